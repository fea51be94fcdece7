"""What the commands do: files in, results out, failures counted. The verbs do the work."""

from __future__ import annotations

from ._asking import ModelOptions
from .facts import print_facts
from .summaries import Output, print_explanations, print_summaries
from .verdicts import print_verdicts
from .weights import check_weights, print_weights, pull_weights

__all__ = [
    "ModelOptions",
    "Output",
    "check_weights",
    "print_explanations",
    "print_facts",
    "print_summaries",
    "print_verdicts",
    "print_weights",
    "pull_weights",
]
