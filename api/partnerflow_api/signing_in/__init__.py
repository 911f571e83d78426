"""People sign in: at an OpenID Connect provider, with a local account, or by the word of a trusted proxy.

Lives here: the provider's client, cookies, forged requests, the pages about oneself. Never here: how credentials are kept
(`application.credentials`), what a role may (`application.access`). May import: flask, flask_wtf, the application, `pages`.
Doors: `registering.register`, `session_principal`, `proxy_principal`. Tests: tests/unit/api/signing_in/.
"""

from __future__ import annotations

from partnerflow_api.signing_in.presence import session_principal
from partnerflow_api.signing_in.proxy import proxy_principal

__all__ = ["proxy_principal", "session_principal"]
