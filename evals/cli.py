"""`imr eval`: the measurements as commands. The program finds them by an entry point and imports none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, Protocol

import click

from .cli_options import JSON, F
from .cli_options import letters as letters_option
from .cli_runs import run_commands

SHARED_LETTERS = Path(__file__).parents[2] / "shared" / "letters"

_PARTS: dict[str, Literal["tuned", "sealed"] | None] = {"tuned": "tuned", "sealed": "sealed", "all": None}


@click.group("eval")
def eval_commands() -> None:
    """Measurements: how right the facts and the checks are, and how fast."""


def _letters(what: str) -> Callable[[F], F]:
    return letters_option(what, default=SHARED_LETTERS)


class _Report(Protocol):
    def as_json(self) -> dict[str, Any]: ...

    def text(self) -> str: ...


def _show(report: _Report, as_json: bool) -> None:
    click.echo(json.dumps(report.as_json()) if as_json else report.text())


@eval_commands.command()
@click.option(
    "--labels",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The labels' folder.  [default: those that come with the program]",
)
@_letters("The labelled letters.")
@JSON
def labels(folder: Path | None, letters: Path, as_json: bool) -> None:
    """The facts against letters labelled by eye, field by field."""
    from .label_report import report
    from .labelled import LABELS

    _show(report(folder or LABELS, letters), as_json)


@eval_commands.command()
@click.option(
    "--letters",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Letters to read.  [default: the examples of the checkout]",
)
@click.option(
    "--repeats",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="How often each is measured; the best counts.",
)
@JSON
def speed(letters: Path | None, repeats: int, as_json: bool) -> None:
    """How fast the facts are read, beside a plain pass."""
    from .speed import measure

    _show(measure(letters, repeats=repeats), as_json)


@eval_commands.command()
@_letters("The letters to damage.")
@click.option("--seed", type=int, default=2026, show_default=True, help="The same damage for the same seed.")
@JSON
def scanned(letters: Path, seed: int, as_json: bool) -> None:
    """The decisions of letters whose characters are misread."""
    from .scanned import measure

    _show(measure(letters, seed), as_json)


@eval_commands.command()
@click.option(
    "--count", type=click.IntRange(min=1), default=1000, show_default=True, help="How many letters."
)
@click.option("--seed", type=int, default=2026, show_default=True, help="The same letters for the same seed.")
def generated(count: int, seed: int) -> None:
    """The facts against generated letters, whose truth is known."""
    from .generated import report

    click.echo(report(count, seed))


@eval_commands.command()
@_letters("The letters that the claims speak of.")
@click.option(
    "--claims",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Written claims, JSON lines.  [default: those that come with the program]",
)
@click.option(
    "--part",
    type=click.Choice(["tuned", "sealed", "all"]),
    default="all",
    show_default=True,
    help="Which claims; tune by the tuned ones alone.",
)
@click.option(
    "--failures",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write here, as JSON lines, the true claims rejected and the broken ones that passed.",
)
@click.option("--peers", is_flag=True, help="Other packages on the same claims; builds their environment.")
@click.option("--show-sealed", is_flag=True, help="Write the sealed part's failures too.")
@JSON
def checks(
    letters: Path,
    claims: Path | None,
    part: str,
    failures: Path | None,
    peers: bool,
    show_sealed: bool,
    as_json: bool,
) -> None:
    """The checks against claims known to be true or broken."""
    from .checks_report import measure, write_failures
    from .claims import CLAIMS

    report = measure(letters, claims=claims or CLAIMS, part=_PARTS[part], with_peers=peers)
    _show(report, as_json)
    if failures is not None:
        count = write_failures(report, failures, show_sealed=show_sealed)
        click.echo(f"{count} failures written to {failures}", err=True)


@eval_commands.command()
@_letters("The letters that were asked about.")
@click.option(
    "--answers",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    required=True,
    metavar="FILE",
    help="Recorded answers, JSON lines; none is asked for.",
)
@click.option(
    "--model",
    metavar="NAME",
    help="The model that gave them, as a summary's provenance names it.  [default: the embedded one]",
)
@JSON
def reasks(letters: Path, answers: Path, model: str | None, as_json: bool) -> None:
    """How many issues each re-ask repairs, by what the first answer failed."""
    from .reasks import measure

    _show(measure(letters, answers, model), as_json)


@eval_commands.command()
@_letters("The labelled letters.")
@click.option(
    "--run",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="RUN",
    help="Summaries, JSON lines, to score instead of the rules alone.",
)
@JSON
def reasons(letters: Path, run: Path | None, as_json: bool) -> None:
    """The reason and category of each issue against labels made by eye."""
    from .reasons import measure

    _show(measure(letters, run), as_json)


@eval_commands.command()
@click.argument("run", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="RUN")
@JSON
def explanations(run: Path, as_json: bool) -> None:
    """How easy the explanations of a run read, in both languages, and what they leave out.

    RUN holds summaries, JSON lines, as `imr summarize --json` prints them.
    """
    from .explanations import measure

    _show(measure(run), as_json)


for command in run_commands:
    eval_commands.add_command(command)
