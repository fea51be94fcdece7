"""`python -m evals.claims`: the digest of the sealed claims, to be committed in SEALED before any tuning."""

from __future__ import annotations

from .load import CLAIMS
from .seal import is_sealed, seal

if __name__ == "__main__":
    state = {True: "as committed", False: "NOT as committed", None: "none committed"}[is_sealed(CLAIMS)]
    print(f"{seal(CLAIMS)}  sealed claims, {state}")
