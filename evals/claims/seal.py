"""The digest that fixes the sealed claims: nobody looks at them, or changes them, while tuning."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

SEALED = Path(__file__).with_name("SEALED")


def seal(claims: Path) -> str:
    """The SHA-256 of the sealed lines of a file of claims, as they stand, in their order.

    The same as `grep '"part": "sealed"' claims.jsonl | sha256sum`.
    """
    lines = [line for line in claims.read_text(encoding="utf-8").splitlines() if line.strip()]
    sealed = [line for line in lines if json.loads(line).get("part") == "sealed"]
    return hashlib.sha256("".join(f"{line}\n" for line in sealed).encode()).hexdigest()


def is_sealed(claims: Path) -> bool | None:
    """Whether the sealed lines are those that the SEALED beside them names; None where none is there."""
    committed = claims.with_name(SEALED.name)
    if not committed.is_file():
        return None
    return committed.read_text(encoding="utf-8").split()[:1] == [seal(claims)]
