"""The tables of the read models: which there are, and the version of their form.

They hold nothing that the log does not. A store that has them in another form loses them for empty ones of this form, and
whoever follows the log fills these again.
"""

from __future__ import annotations

READ_MODELS_VERSION = "7"
READ_MODELS = ("projections", "portfolio")
