"""Every question about all partnerships, by its name."""

from __future__ import annotations

from types import MappingProxyType

from partnerflow.application.portfolio import figures, lists, standing
from partnerflow.application.portfolio.registry import declared

MODULES = (figures, standing, lists)
PORTFOLIO_QUESTIONS = MappingProxyType(dict(sorted(declared().items())))
