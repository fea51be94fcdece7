"""What a report says of its run before any figure: how it was made, what its words mean, what to mind."""

from __future__ import annotations

from collections.abc import Sequence

from ..runs import Manifest
from ..scoring.rows import Row

BUSY = 1.5
"""Load for each core from which other work shared the machine."""
_PLANS = {
    "by-issue": "Code cuts the letter into its issues; the model is asked about one at a time and never sees "
    "the heading’s decision word. Its score for decisions says how well it reads the conclusion.",
    "whole-letter": "The model reads the whole letter in one question: it lists the issues itself, and all "
    "that it reads is scored.",
    "plain": "The whole letter in one plain question, the answer taken as it is: the raw model is the whole "
    "system.",
}
_MASKED = (
    "Code cuts the letter into its issues; the sentences that conclude were taken out of what the model saw. "
    "Its score for decisions says how well it infers them."
)
WORDS = (
    ("Raw model", "the model’s first answer, before any check."),
    ("Whole system", "what a reader gets, after checks, repeated questions and fallbacks."),
    (
        "By code",
        "code supplies it in this plan, from the text that it would be scored against: nothing to score.",
    ),
)


def plan_in_words(manifest: Manifest) -> str:
    return _MASKED if manifest.masked else _PLANS[manifest.plan]


def facts(manifest: Manifest, rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Name and value of what the run was made of."""
    issues = {(row.case, row.issue) for row in rows if row.issue is not None}
    seeds = "1 seed" if manifest.seeds == 1 else f"{manifest.seeds} seeds"
    told = [
        ("Model", manifest.model),
        ("Plan", manifest.plan + (", masked" if manifest.masked else "")),
        ("Letters", f"{len(manifest.letters)}, with {len(issues)} issues"),
        ("Sample", manifest.sample),
        ("Drawn", f"{seeds}, temperature {manifest.temperature:g}, at most {manifest.reasks} re-asks"),
        ("Prompts", ", ".join(f"{name} {ref.version}" for name, ref in sorted(manifest.prompts.items()))),
        ("Began", manifest.began.replace("T", " ")),
        ("Names and numbers", "replaced before the model saw them" if manifest.redacted else "as printed"),
    ]
    return [(name, value) for name, value in told if value]


def versions(manifest: Manifest) -> list[tuple[str, str]]:
    """What another needs to make the run again, hashes in their first twelve places."""
    told = [*sorted(manifest.versions.items()), ("program’s code", manifest.code[:12])]
    if manifest.weights:
        told.append(("weights", manifest.weights[:12]))
    return told + [(f"prompt {name}", ref.hash[:12]) for name, ref in sorted(manifest.prompts.items())]


def busy_note(loads: Sequence[float]) -> str:
    """What to mind about seconds; "" where the machine was the run's own, or nobody looked."""
    busy = sum(load > BUSY for load in loads)
    if not busy:
        return ""
    return (
        f"The machine did other work beside {busy} of {len(loads)} letters (load over {BUSY:g} a core): "
        "seconds are longer than the model needs."
    )
