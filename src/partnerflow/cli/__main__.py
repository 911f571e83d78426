"""`python -m partnerflow.cli`: the same as `partnerflow`, where no script was installed."""

import sys

from partnerflow.cli import main

sys.exit(main())
