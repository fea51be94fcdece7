"""How hard a text is to read: school grade, sentence length, share of hard words. All offline."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.schema.explanation import Language, Reading

from . import english, spanish
from .english import is_hard, syllables

__all__ = ["is_hard", "measure", "syllables"]

_EMPTY = Reading(
    grade=0.0, grade_unmasked=0.0, mean_sentence_words=0.0, hard_word_share=0.0, masked_share=0.0
)


def measure(
    sentences: Sequence[str], *, masked: Sequence[str] | None = None, language: Language = "en"
) -> Reading:
    """The reading measures of a text given as sentences or paragraphs.

    The grade is in US school years: Flesch-Kincaid's for English, Crawford's for Spanish, which has
    the Szigriszt-Pazos ease beside it. `masked` is the same text with one short word for each name and
    quotation (`summarizer.plain.names.mask`): all but `grade_unmasked` measure it where it is given. An
    empty text measures 0 in all.
    """
    is_spanish = language == "es"
    counted, grade = (spanish.counted, spanish.grade) if is_spanish else (english.counted, english.grade)
    whole = counted(sentences)
    own = whole if masked is None else counted(masked)
    if not own.words:
        return _EMPTY.model_copy(update={"ease": 0.0}) if is_spanish else _EMPTY
    return Reading(
        grade=grade(own),
        grade_unmasked=grade(whole),
        mean_sentence_words=round(own.words / own.sentences, 1),
        hard_word_share=round(own.hard / own.words, 3),
        masked_share=round(max(0.0, 1 - own.words / whole.words), 3),
        ease=spanish.ease(own) if is_spanish else None,
    )
