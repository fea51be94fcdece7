"""The verb: a run's figures, plots and failures on one self-contained page that asks no network for anything.

A letter is data, and so is a model's answer: every value goes through Jinja's autoescape, and the page's own
policy allows one script, named by its hash. All reading works without it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from summarizer import prompts
from summarizer.render._words import visible

from ..runs import Manifest
from ..scoring.coverage import Point
from ..scoring.figures import figures
from ..scoring.measures import MEASURES
from ..scoring.rows import Row
from ..scoring.score import Scored
from . import charts, head, tables
from .failures import by_worst, checks_of, counts_of, failures
from .numbers import FEW, RunFigures, run_figures
from .slices import dimensions

Other = tuple[str, Sequence[Row], Manifest]


def report_html(
    name: str,
    manifest: Manifest,
    rows: Sequence[Row],
    *,
    scored: Sequence[Scored] = (),
    loads: Sequence[float] = (),
    others: Sequence[Other] = (),
    curve: Sequence[Point] = (),
    with_text: bool = False,
) -> str:
    """The page of one run.

    rows: its scores, which alone make all but the words of a failure. scored: what they were made of, for
    those words; `rows` are then theirs. loads: of each letter as it ran (`LetterRun.load`), where a replay
    has none. others: runs to stand beside it, over the letters that all have, baselines first. curve: what
    each check is worth. with_text: whether the page may hold words of the letters and of the model; without
    it it holds none. To judge answers again as they were scored, load the run's own prompts meanwhile
    (`prompts.taken_from`).

    Raises UsageError without SciPy and Matplotlib.
    """
    shown = figures(rows, manifest.plan)
    this = run_figures(name, rows, manifest, shown)
    common = {row.case for row in rows}.intersection(*({row.case for row in other[1]} for other in others))
    runs = _beside((name, rows, manifest), others, common) if common else [this]
    ours = (
        tuple(text for one in manifest.prompts for text in prompts.load(one).texts()) if with_text else None
    )
    failed = failures(rows, scored, shown=ours)
    busy = head.busy_note(loads or [one.row.load for one in scored if one.row])
    script = _asset("report.js")
    return _environment().get_template("report.html.j2").render(
        name=name,
        facts=head.facts(manifest, rows),
        versions=head.versions(manifest),
        plan=head.plan_in_words(manifest),
        words=head.WORDS,
        busy=busy,
        headline=tables.headline(this),
        common=len(common),
        apart=bool(others and not common),
        runs=[(one.name, one.manifest, tables.beside(one)) for one in runs],
        groups=tables.groups(shown),
        measures=MEASURES,
        confusions=tables.confusions(rows),
        errors=charts.errors_by_kind(rows),
        plots=_plots(rows, runs, curve, busy),
        dimensions=dimensions(rows),
        few=FEW,
        failures=by_worst(failed),
        counts=counts_of(failed),
        checks=checks_of(failed),
        with_text=with_text,
        script=Markup(script),  # noqa: S704 - a file of this package, no letter's text
        script_hash=_hash(script),
        style=Markup(_base() + _asset("report.css")),  # noqa: S704 - files of the packages
    )  # fmt: skip


def _beside(this: Other, others: Sequence[Other], common: set[str]) -> list[RunFigures]:
    """The runs over the letters that all of them have: over others, a figure says nothing of the models."""
    return [
        run_figures(name, [row for row in rows if row.case in common], manifest)
        for name, rows, manifest in (this, *others)
    ]


def _plots(
    rows: Sequence[Row], runs: Sequence[RunFigures], curve: Sequence[Point], busy: str
) -> list[charts.Plot]:
    alone = (charts.grades(rows), charts.risk_coverage(curve))
    return [*charts.cost_against_quality(runs, busy), *(plot for plot in alone if plot is not None)]


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("evals.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _finalize(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@cache
def _base() -> str:
    return (files("summarizer.render") / "templates" / "base.css").read_text(encoding="utf-8")


@cache
def _asset(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text(encoding="utf-8")
