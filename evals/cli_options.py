"""Options that several commands of `imr eval` have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

JSON = click.option("--json", "as_json", is_flag=True, help="JSON instead of the table.")


def letters(what: str, *, required: bool = False, default: Path | None = None) -> Callable[[F], F]:
    """`--letters`: `what` they are to the command."""
    shown = "  [default: ../shared/letters beside the checkout]" if default else ""
    return click.option(
        "--letters",
        type=click.Path(path_type=Path),
        required=required,
        default=default,
        metavar="DIR|FILE",
        help=what + shown,
    )
