"""The word of an OpenID Connect provider about a person: asked for by code flow with PKCE, and believed only when it proves.

Lives here: discovery, keys, tokens, the client; everything that a provider answers is read as if an enemy wrote it.
Never here: accounts, sessions, pages. May import: authlib, joserfc, requests, settings.
Door: `client.OpenId`. Tests: tests/unit/api/signing_in/openid/, tests/e2e/test_signing_in.py.
"""
