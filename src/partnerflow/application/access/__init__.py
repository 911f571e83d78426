"""Under which right somebody asks: principals, roles, the one `authorise`, and the workspace as a principal may see it.

Lives here: the policy of `config/access.yaml`, what a role may, sees and says, the façade that every request goes through.
Never here: credentials, HTTP, storage. May import: the application, `domain` and below.
Door: `acting.Acting`. Spec: docs/spec/access.md. Tests: tests/unit/application/access/.
"""
