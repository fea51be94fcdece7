"""Models by name that hold no weights: what a result has to be better than."""

from __future__ import annotations

from itertools import repeat

from summarizer.schema.drafts import IssueDraft

from ..recorded import NoModel

ALWAYS_UPHELD = "always-upheld"
EXTRACTIVE = "extractive"
MODEL_FREE = (ALWAYS_UPHELD, EXTRACTIVE)
PLAIN = "plain"
"""Any model, asked for the whole letter in one plain call, its answer taken as it is: `plain` is the embedded
one, `plain:NAME` another."""


def baseline(name: str) -> NoModel:
    """A Model without weights: "always-upheld" reads every decision so and says no more; "extractive" has no
    answer, so that the letter's own sentences stand everywhere."""
    upheld = IssueDraft(rule="", shown="", missing="", approved=False)
    return NoModel(name, repeat(upheld) if name == ALWAYS_UPHELD else ())


def split(spec: str) -> tuple[bool, str]:
    """Whether a model's name asks for the plain call, and the model that is meant."""
    if spec == PLAIN:
        return True, "embedded"
    return spec.startswith(f"{PLAIN}:"), spec.removeprefix(f"{PLAIN}:")
