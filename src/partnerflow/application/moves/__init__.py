"""Moves as clients ask for them: previewed, held to what was shown, and told through one gate or several.

Never here: what a move would do (that is `domain.moves`), or HTTP. May import: `application`, `domain`, `errors`.
Door: `moving`, for `service.Partnerflow`. Tests: tests/unit/api/, tests/unit/application/.
"""
