"""What the commands over runs do: letters read, the verb called, figures shown."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from summarizer import prompts
from summarizer.errors import UsageError
from summarizer.letter import Letter
from summarizer.llm import leaves_for
from summarizer.summarize import PROMPTS

from .comparing.scored_run import SCORES, open_scored
from .runs import LetterRun, Options, Run, carry_out, open_run
from .runs.baselines import split
from .runs.sample import draw, once, readable
from .scoring import Row, figures, over_seeds, score, write_rows
from .scoring.coverage import CURVE, curve, read_curve, write_curve
from .scoring.hand import joining
from .scoring.score import Scored
from .scoring.written import figures_json, figures_text
from .text_table import text_table

VERSIONS = Path(__file__).parent / "prompt_versions"
"""Prompt files of other versions that come with the program, a folder each."""


def run_letters(
    letters: Path,
    out: Path,
    limit: int | None,
    sample: str,
    also: Sequence[Path],
    labels: Sequence[Path],
    prompts_version: str | None,
    **options: Any,
) -> int:
    """The exit code: 1 where letters are left to be tried again."""
    wanted = Options(prompts=_prompts(prompts_version), **options)
    found, passed = readable(letters)
    for file in passed:
        click.echo(f"passed over, no letter: {Path(file).name}", err=True)
    found, copies = once(found)
    for file in copies:
        click.echo(f"passed over, its case number is there already: {Path(file).name}", err=True)
    chosen = draw(found, limit, stratified=sample == "stratified")
    if wanted.redacted:
        host = leaves_for(split(wanted.model)[1], base_url=wanted.base_url)
        click.echo(f"{len(chosen)} letters go to {host}, without what identifies someone", err=True)
    told = _Progress(len(chosen) * wanted.seeds)
    name = f"{sample} {limit} of {len(found)}" if limit else f"all {len(found)}"
    run, asked = asyncio.run(carry_out(chosen, out, wanted, sample=name, also=also, on_letter=told.one))
    for fault in sorted(set(asked.failed)):
        click.echo(f"{asked.failed.count(fault)} left for the next start: {fault}", err=True)
    show_figures(run.folder, _scored(run.folder, chosen, labels), as_json=False)
    click.echo(f"{asked.done} of {asked.all} letters done: {run.folder}", err=True)
    return 0 if asked.done == asked.all else 1


def score_run(folder: Path, letters: Path | None, labels: Sequence[Path]) -> list[Row]:
    """Scores the run, writes its scores beside its answers, and returns them; those that are kept where no
    letters are given."""
    if letters is None:
        if labels:
            raise UsageError("labels need the letters", hint="--letters DIR")
        return list(open_scored(folder).rows)
    return _scored(folder, readable(letters)[0], labels)


def show_figures(folder: Path, rows: Sequence[Row], *, as_json: bool) -> None:
    plan = open_run(folder).manifest.plan
    shown, moved = figures(rows, plan), over_seeds(rows, plan)
    click.echo(json.dumps(figures_json(shown, moved)) if as_json else figures_text(shown, moved))


def _scored(folder: Path, letters: Sequence[Letter], labels: Sequence[Path]) -> list[Row]:
    run = open_run(folder)
    rows = [row for one in asyncio.run(_collect(run, letters, labels)) for row in one.rows]
    write_rows(folder / SCORES, rows)
    if labels:
        joined, all_ = joining(labels, {(row.case, row.issue) for row in rows})
        click.echo(f"{joined} of {all_} labels of your own are about these letters", err=True)
    return rows


async def _collect(run: Run, letters: Sequence[Letter], labels: Sequence[Path]) -> list[Scored]:
    return [one async for one in score(run, letters, labels)]


def write_report(
    run: Path,
    html_out: Path,
    letters: Path | None,
    with_text: bool,
    others: Sequence[Path],
    labels: Sequence[Path],
) -> None:
    """The page of a run, and of its letters' failures where the letters are given."""
    from .report import report_html

    if with_text and letters is None:
        raise UsageError("--with-text needs the letters", hint="--letters DIR")
    kept = open_run(run)
    beside = [(one.name, one.rows, one.manifest) for one in map(open_scored, others)]
    with prompts.taken_from(kept.prompts if kept.prompts.is_dir() else None):
        scored = asyncio.run(_collect(kept, readable(letters)[0], labels)) if letters else []
        rows = [row for one in scored for row in one.rows] or list(open_scored(run).rows)
        page = report_html(
            run.resolve().name,
            kept.manifest,
            rows,
            scored=scored,
            loads=[row.load for row in kept.done().values()],
            others=beside,
            curve=read_curve(run / CURVE),
            with_text=with_text,
        )
    write_page(html_out, page)


def write_page(path: Path, text: str) -> None:
    """Raises UsageError where nothing can be written."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or 'not writable'}", hint="name another file") from None


def show_curve(folder: Path, letters: Path, labels: Sequence[Path], *, as_json: bool) -> None:
    points = asyncio.run(curve(open_run(folder), readable(letters)[0], labels))
    write_curve(folder / CURVE, points)
    if as_json:
        click.echo(json.dumps([asdict(point) for point in points]))
        return
    head = ("off", "verified", "95%", "wrong", "95%", "wrong or weak", "judged", "not judged")
    rows = [
        (p.name, p.coverage, p.coverage.interval, p.risk, p.risk.interval, p.doubtful, p.judged, p.unjudged)
        for p in points
    ]
    click.echo(text_table(head, rows))


def _prompts(version: str | None) -> Path | None:
    if version is None:
        return None
    for folder in (VERSIONS / version, Path(version)):
        if folder.is_dir():
            return _known_prompts(folder)
    names = ", ".join(sorted(path.name for path in VERSIONS.iterdir() if path.is_dir()))
    raise UsageError(f"no prompts are called {version!r}", hint=f"a folder, or one of: {names}")


def _known_prompts(folder: Path) -> Path:
    """Raises UsageError where a file of the folder replaces no prompt: its run would be of the old ones."""
    known = {path.stem for path in prompts.source(PROMPTS[0]).parent.glob("*.toml")}
    found = {path.stem for path in folder.glob("*.toml")}
    if not found or found - known:
        stray = ", ".join(sorted(found - known)) or "no file"
        raise UsageError(
            f"{folder}: {stray} replaces no prompt", hint=f"files called {', '.join(sorted(known))} (.toml)"
        )
    for name in sorted(found):
        prompts.read(folder / f"{name}.toml")
    return folder


class _Progress:
    """A line a letter on standard error: names and counts, no letter's text."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0

    def one(self, letter: Letter, row: LetterRun) -> None:
        self._done += 1
        issues = row.summary.issues
        verified = sum(issue.status == "verified" for issue in issues)
        click.echo(
            f"{self._done}/{self._total} {Path(letter.document.file).name}: {len(issues)} issues, "
            f"{verified} verified, {row.answering:.0f} s{f', {row.failed}' if row.failed else ''}",
            err=True,
        )
