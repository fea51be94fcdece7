"""`imr eval run`, `score`, `compare`, `gate`, `report`, `curve`, `judge`: runs as commands."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from .cli_options import JSON, F
from .cli_options import letters as letters_option

_OUT_FILE = click.Path(path_type=Path, dir_okay=False)


def _options(*options: Callable[[F], F]) -> Callable[[F], F]:
    def add(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def _run_folder(name: str) -> Callable[[F], F]:
    return click.argument(
        name, type=click.Path(path_type=Path, exists=True, file_okay=False), metavar=name.upper()
    )


_LETTERS = letters_option("The letters; their truth is read by regex.", required=True)
_LABELS = click.option(
    "--labels",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Labels of your own, CSV or JSON lines by case number; a file of corrections is one.",
)
_BASE_URL = click.option(
    "--base-url",
    envvar="OPENAI_BASE_URL",
    metavar="URL",
    help="An OpenAI-compatible endpoint for a named model.",
)

_ASKING = _options(
    click.option(
        "--model",
        default="embedded",
        show_default=True,
        metavar="NAME",
        help="embedded, embedded:NAME, a model's name at the endpoint, or a baseline: always-upheld, "
        "extractive, plain or plain:NAME (the whole letter in one plain call, unchecked).",
    ),
    click.option(
        "--plan",
        type=click.Choice(["by-issue", "whole-letter"]),
        default="by-issue",
        show_default=True,
        help="One question an issue, or the whole letter in one.",
    ),
    click.option(
        "--masked", is_flag=True, help="Without the sentences that conclude: the decision must be inferred."
    ),
    click.option(
        "--prompts",
        "prompts_version",
        metavar="VERSION",
        help="A folder of prompt files that replace those of the same id, or the name of one that comes with "
        "the program.",
    ),
    click.option(
        "--seeds",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        help="How often each letter is asked, with another seed each time.",
    ),
    click.option(
        "--temperature",
        type=click.FloatRange(0, 2),
        metavar="T",
        help="How freely answers are drawn.  [default: 0, or 0.3 with several seeds]",
    ),
    click.option(
        "--reasks",
        type=click.IntRange(0, 5),
        default=2,
        show_default=True,
        help="How often a failed answer goes back to the model.",
    ),
    _BASE_URL,
)
_DRAWING = _options(
    click.option("--limit", type=click.IntRange(min=1), metavar="N", help="So many letters."),
    click.option(
        "--sample",
        type=click.Choice(["first", "stratified"]),
        default="first",
        show_default=True,
        help="Which letters --limit takes.",
    ),
)


@click.command()
@_LETTERS
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="RUN",
    help="The run's folder; one that is there is gone on with.",
)
@_ASKING
@_DRAWING
@click.option(
    "--answers",
    "also",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Answers that another run recorded: what they hold is not asked again.",
)
@_LABELS
def run(**options: Any) -> None:
    """Put letters to a model and score it; a run that was stopped goes on where it was.

    Every answer is kept in RUN, which holds words of the letters: keep it as you keep them.
    """
    from .run_commands import run_letters

    sys.exit(run_letters(**options))


@click.command()
@_run_folder("run")
@letters_option("The run's letters: it is scored again. Without them the kept scores are shown.")
@_LABELS
@JSON
def score(run: Path, letters: Path | None, labels: tuple[Path, ...], as_json: bool) -> None:
    """Score a run again from its recorded answers, by today's program: nothing is asked."""
    from .run_commands import score_run, show_figures

    show_figures(run, score_run(run, letters, labels), as_json=as_json)


@click.command()
@_run_folder("a")
@_run_folder("b")
@click.option("--html", "html_out", type=_OUT_FILE, metavar="OUT", help="Write one self-contained HTML file.")
@JSON
def compare(a: Path, b: Path, html_out: Path | None, as_json: bool) -> None:
    """What differs between two runs over the letters that both have, and whether chance could do it."""
    from .comparing import compare as compare_runs
    from .comparing import open_scored
    from .comparing.written import comparison_html, comparison_text
    from .run_commands import write_page

    found = compare_runs(open_scored(a), open_scored(b))
    click.echo(json.dumps(found.as_json()) if as_json else comparison_text(found))
    if html_out:
        write_page(html_out, comparison_html(found))


@click.command()
@_run_folder("run")
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="BASE",
    help="The run that this one may not be worse than.",
)
@click.option(
    "--rules",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="TOML with [[rule]] tables.  [default: those that come with the program]",
)
@click.option("--junit", type=_OUT_FILE, metavar="OUT", help="Write JUnit XML, a test case a rule.")
@click.option("--markdown", type=_OUT_FILE, metavar="OUT", help="Write a Markdown table for a CI's summary.")
@JSON
def gate(
    run: Path,
    against: Path | None,
    rules: Path | None,
    junit: Path | None,
    markdown: Path | None,
    as_json: bool,
) -> None:
    """Exit code 1 when the run breaks a rule by more than chance explains."""
    from .comparing import gate as gate_run
    from .comparing import open_scored, read_rules
    from .comparing.written import gate_junit, gate_markdown, gate_text
    from .run_commands import write_page

    base = open_scored(against) if against else None
    gated = gate_run(open_scored(run), base, read_rules(rules))
    click.echo(json.dumps(gated.as_json()) if as_json else gate_text(gated))
    if junit:
        write_page(junit, gate_junit(gated))
    if markdown:
        write_page(markdown, gate_markdown(gated))
    sys.exit(0 if gated.passed else 1)


@click.command()
@_run_folder("run")
@click.option("--html", "html_out", type=_OUT_FILE, required=True, metavar="OUT", help="The page to write.")
@letters_option(
    "The run's letters: scored again, and failures told in detail. Without them the kept scores serve."
)
@click.option(
    "--with-text",
    is_flag=True,
    help="Show the letters' sentences and the model's words beside each failure: keep the page as you keep "
    "the letters. Needs --letters.",
)
@click.option(
    "--other",
    "others",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="RUN",
    help="Another scored run to stand beside this one: a baseline, another model.",
)
@_LABELS
def report(**options: Any) -> None:
    """One HTML page: figures with intervals, plots, slices, and every failure."""
    from .run_commands import write_report

    write_report(**options)


@click.command()
@_run_folder("run")
@_LETTERS
@_LABELS
@JSON
def curve(run: Path, letters: Path, labels: tuple[Path, ...], as_json: bool) -> None:
    """Share verified against residual error, with each check switched off in turn; nothing is asked."""
    from .run_commands import show_curve

    show_curve(run, letters, labels, as_json=as_json)


@click.command()
@_run_folder("a")
@_run_folder("b")
@_LETTERS
@click.option("--model", default="embedded", show_default=True, metavar="NAME", help="The judge.")
@_BASE_URL
@click.option(
    "--labels",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="CSV",
    help="Pairs judged by hand, which say what the judge is worth.  [default: the program's own]",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="So many letters.")
@JSON
def judge(a: Path, b: Path, as_json: bool, **options: Any) -> None:
    """A model says which of two runs' explanations is clearer and more complete; it decides no gate."""
    from .judging.command import judge as judge_pairs

    found = judge_pairs(a, b, **options)
    click.echo(json.dumps(found.as_json()) if as_json else found.text())


run_commands = (run, score, compare, gate, report, curve, judge)
