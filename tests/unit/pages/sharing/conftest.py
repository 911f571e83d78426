"""The same partnership and people as over HTTP."""

from __future__ import annotations

from tests.unit.api.sharing.conftest import browser, clock, coordinator, having, service

__all__ = ["browser", "clock", "coordinator", "having", "service"]
