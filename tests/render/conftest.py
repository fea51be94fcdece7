"""The invented letter and its summaries are shared with the tests of the explanation."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "explain"))
