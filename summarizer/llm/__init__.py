"""Models: one small interface to an embedded model and to any OpenAI-compatible endpoint.

Importing this package loads neither of the libraries behind it: they take seconds, and `--help`
does not wait.
"""

from .interface import Answer, Message, Model, Sampling, Usage
from .opening import leaves_for, open_model
from .progress import Progress
from .weights import WeightsStatus, check, list_weights, pull

__all__ = [
    "Answer",
    "Message",
    "Model",
    "Progress",
    "Sampling",
    "Usage",
    "WeightsStatus",
    "check",
    "leaves_for",
    "list_weights",
    "open_model",
    "pull",
]
