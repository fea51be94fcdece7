"""What a rationale concludes: that the request is, or is not, medically necessary.

The conclusion need not stand last (warnings about tapering follow it) and may stand first ("No, the
request ..."). Of the sentences that state a verdict, the last one that speaks of the request, or
that says "therefore", counts. A sentence that cannot be read for certain ends the search: the
rationale then has no conclusion, rather than an earlier sentence's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.schema.facts import Conclusion

from .bounds import sentence_at
from .verdict import is_concluding, is_inference, other_verdict, plain_verdict, verdict
from .wording import normalised

# One of these stands in every statement on medical necessity, in either case.
_TRIGGERS = ("necess", "edically", "linically")
_REQUEST = ("equest",)
# No rationale speaks as often of necessity; each time costs a look at the sentence.
_MOST_SENTENCES = 60


class Concluded(NamedTuple):
    """A conclusion and the characters [start, end) of the sentence that states it."""

    value: Conclusion
    start: int
    end: int


def conclude(rationale: str) -> Concluded | None:
    """The conclusion of a rationale (one line of clean text); None where it states none."""
    weak: Concluded | None = None
    for start, end in _sentences_with(_TRIGGERS, rationale):
        printed = rationale[start:end]
        if plain := plain_verdict(printed):
            return Concluded(plain, start, end)
        sentence = normalised(printed)
        value = verdict(sentence)
        if value == "unread":
            return None
        if value:
            found = Concluded(value, start, end)
            if is_concluding(sentence):
                return found
            weak = weak or found
    return weak or _other(rationale)


def _other(rationale: str) -> Concluded | None:
    """Where necessity is never stated: "Therefore, the request is not supported." and the like."""
    for start, end in _sentences_with(_REQUEST, rationale):
        sentence = normalised(rationale[start:end])
        if end < len(rationale.rstrip()) and not is_inference(sentence):
            continue
        if value := other_verdict(sentence):
            return Concluded(value, start, end)
    return None


def _sentences_with(words: tuple[str, ...], text: str) -> Iterator[tuple[int, int]]:
    """[start, end) of each sentence that holds one of `words`, the last one first."""
    end = len(text)
    for _ in range(_MOST_SENTENCES):
        at = max([text.rfind(word, 0, end) for word in words])
        if at < 0:
            at = max([text.rfind(word.upper(), 0, end) for word in words])
        if at < 0:
            return
        start, stop = sentence_at(text, at)
        yield start, stop
        end = min(start, at)
