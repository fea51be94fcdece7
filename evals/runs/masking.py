"""A letter without its conclusions: what is left tells whether a model can infer the decision."""

from __future__ import annotations

from dataclasses import dataclass, replace

from summarizer.digest import key_sentences
from summarizer.letter import Letter
from summarizer.letter.types import Sentence, Sentences


@dataclass(frozen=True)
class _WithoutConclusions:
    """Sentences as they are numbered in the letter, those of rationales without the ones that conclude."""

    whole: Sentences

    def of(self, part: int) -> tuple[Sentence, ...]:
        sentences = self.whole.of(part)
        if part == 0:
            return sentences
        return tuple(sentence for sentence in sentences if not key_sentences.concludes(sentence.text))


def masked(letter: Letter) -> Letter:
    """The letter with every sentence taken from its rationales that tells or foretells the result. Facts are
    read from the clean text, which stays whole."""
    left = _WithoutConclusions(letter.letter_sentences)
    blocks = tuple(replace(block, letter_sentences=left) for block in letter.issues)
    return replace(letter, issues=blocks, letter_sentences=left)
