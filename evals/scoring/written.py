"""A run's figures in words: for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..text_table import text_table
from .figures import Figure
from .seeds import OverSeeds


def figures_text(shown: Sequence[Figure], moved: Sequence[OverSeeds]) -> str:
    """Raw model and whole system side by side; below, what the seed alone moves."""
    by_name: dict[str, dict[str, Figure]] = {}
    for figure in shown:
        by_name.setdefault(figure.measure.name, {})[figure.stage] = figure
    head = ("measure", "unit", "model", "95%", "n", "failed", "unscored", "system", "95%", "n")
    table = text_table(head, [_line(stages) for stages in by_name.values()])
    return "\n\n".join((table, seeds_text(moved))) if moved else table


def seeds_text(moved: Sequence[OverSeeds]) -> str:
    count = max(len(one.values) for one in moved)
    head = ("measure", "of", "mean", "least", "most", "sd", "answers that turn", "95%", "n")
    rows = [
        (
            one.measure.name,
            "model" if one.stage == "raw" else "system",
            *(f"{value:.3f}" if value is not None else "-" for value in one.spread),
            *((one.flips, one.flips.interval, one.flips.all) if one.flips else ("", "", "")),
        )
        for one in moved
    ]
    return f"the same letters under {count} seeds\n" + text_table(head, rows)


def _line(stages: dict[str, Figure]) -> tuple[object, ...]:
    measure = next(iter(stages.values())).measure
    raw, system = stages.get("raw"), stages.get("system")
    counts = (raw.scored, raw.failed, raw.unscored) if raw and not raw.by_code else ("", "", "")
    return (
        measure.name,
        measure.unit + (" (per 100)" if measure.scale == 100 else ""),
        *_cell(raw),
        *counts,
        *_cell(system),
        system.scored if system and not system.by_code else "",
    )


def _cell(figure: Figure | None) -> tuple[str, str]:
    if figure is None:
        return "", ""
    return figure.told, "" if figure.by_code else figure.interval.interval


def figures_json(shown: Sequence[Figure], moved: Sequence[OverSeeds]) -> list[dict[str, Any]]:
    """A figure a measure and stage; `seeds` where the run has several."""
    by_name = {(one.measure.name, one.stage): one for one in moved}
    return [
        {
            "measure": one.measure.name,
            "stage": one.stage,
            "by_code": one.by_code,
            "value": one.interval.value,
            "low": one.interval.low,
            "high": one.interval.high,
            "scored": one.scored,
            "failed": one.failed,
            "unscored": one.unscored,
            **_seeds_json(by_name.get((one.measure.name, one.stage))),
        }
        for one in shown
    ]


def _seeds_json(moved: OverSeeds | None) -> dict[str, Any]:
    if moved is None:
        return {}
    flips = {"turned": moved.flips.right, "of": moved.flips.all} if moved.flips else None
    return {"seeds": {"values": list(moved.values), **moved.spread._asdict(), "flips": flips}}
