"""A letter without its conclusions: what is left tells whether a model can infer the decision."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summarizer.digest import key_sentences
from summarizer.letter import Letter
from summarizer.letter.types import Sentence, Sentences

_WORTH = (
    r"(?:necess\w+|appropriate|reasonable|indicated|warranted|justified|supported|substantiated|certif\w+|approv\w+|"
    r"authori[sz]ed|overturned|upheld|denied|in order|validated)\b"
)
_IS_WORTH = re.compile(
    r"\b(?:is|are|was|were|be|been|appears?|seems?|remains?|deemed|considered|found|isn['’]t|aren['’]t)\b"
    rf"(?:[\s,]+(?!by\b|if\b|when\b|for\b)[\w-]+){{0,4}}?[\s,]+{_WORTH}",
    re.IGNORECASE,
)
_WOULD = re.compile(
    rf"\b(?:cannot|can ?not|could not|would|will)(?: not)?(?: \w+ly)? be (?:[\w-]+ ){{0,2}}?{_WORTH}|"
    r"\bdoes not (?:\w+ )?(?:meet|support|justify|warrant) (?:the|this) request",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"\b(?:medical|clinical)(?:ly)? (?:necess\w+|appropriate\w*|reasonable|indicated|warranted|justified)|"
    r"\b(?:un|not )necessary\b|"
    r"\b(?:reasonably|properly|rightly|wrongly) (?:non-?)?(?:certified|denied|approved)\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(r"\brequest", re.IGNORECASE)


def tells(sentence: str) -> bool:
    """Whether a reader could tell the result by this sentence alone. Wider than what the program takes for a
    conclusion: a masked letter may lose a reason, but may not give the answer away. What only quotes a rule
    stays, unless it speaks of the request."""
    if key_sentences.concludes(sentence) or _VERDICT.search(sentence) or _WOULD.search(sentence):
        return True
    of_the_case = _REQUEST.search(sentence) or not key_sentences.names_a_rule(sentence)
    return bool(of_the_case and _IS_WORTH.search(sentence))


@dataclass(frozen=True)
class _WithoutConclusions:
    """Sentences as they are numbered in the letter, those of rationales without the ones that conclude."""

    whole: Sentences

    def of(self, part: int) -> tuple[Sentence, ...]:
        sentences = self.whole.of(part)
        if part == 0:
            return sentences
        return tuple(sentence for sentence in sentences if not tells(sentence.text))


def masked(letter: Letter) -> Letter:
    """The letter with every sentence taken from its rationales that tells or foretells the result. Facts are
    read from the clean text, which stays whole."""
    left = _WithoutConclusions(letter.letter_sentences)
    blocks = tuple(replace(block, letter_sentences=left) for block in letter.issues)
    return replace(letter, issues=blocks, letter_sentences=left)
