"""Every question about all partnerships, by its name."""

from __future__ import annotations

from types import MappingProxyType

from partnerflow.application.portfolio import behind, composition, figures, lists, standing
from partnerflow.application.portfolio.registry import declared

MODULES = (composition, figures, behind, standing, lists)
PORTFOLIO_QUESTIONS = MappingProxyType(dict(sorted(declared().items())))
