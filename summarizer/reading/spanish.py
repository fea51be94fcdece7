"""The Spanish measures: syllables by rules, Crawford's grade, and the ease by Szigriszt-Pazos.

Why not a library: textstat needs pyphen, which counts the places where a word may be parted (fewer than
its syllables) and is GPL, LGPL or MPL as its word lists are; silabeador is LGPL, legibilidad GPL.
Spanish spelling shows its syllables, so a page of rules does it.

- `grade`: A. N. Crawford, "A Spanish language Fry-type readability procedure: elementary level"
  (Bilingual Education Paper Series 7(8), 1984), and "Fórmula y gráfico para determinar la
  comprensibilidad de textos de nivel primario en castellano" (Lectura y Vida 10(4), 1989). It was fitted
  to texts of the first six school years; what comes out above 6 is that line drawn further.
- `ease`: F. Szigriszt Pazos, "Sistemas predictivos de legibilidad del mensaje escrito: fórmula de
  perspicuidad" (thesis, Madrid, 1993), read by the INFLESZ scale of I. M. Barrio-Cantalejo and others
  ("Validación de la Escala INFLESZ", An. Sist. Sanit. Navar. 31(2), 2008): from 55 normal, from 65 quite
  easy, from 80 very easy.
- `fernandez_huerta`: J. Fernández Huerta, "Medidas sencillas de lecturabilidad" (Consigna 214, 1959),
  with the means per word and per sentence that his text describes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ._counts import Counts, count

_WORD = re.compile(r"[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]+|\d[\d.,/]*")
_ABBREVIATION = re.compile(
    r"\b(?:Dra?|Sra?|Srta|Ud|Uds|núm|pág|etc|p\. ?ej|EE\. ?UU|vs|mg|[A-Z])\.(?=\s+\S)", re.IGNORECASE
)
_POLYSYLLABLE = 4
_LONGEST_SPELLED_OUT = 5

_SILENT_U = re.compile(r"(?<=[qg])u(?=[eiéí])")
_VOWELS = re.compile(r"[aeiouáéíóúü]+")
_MUTE_H = re.compile(r"(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])")
_STRONG = "aeoáéó"
# Names of letters: "a" and "be" have one syllable, "efe" has two, "doble u" three.
_LETTERS = dict.fromkeys("fhjlmnñrsvxz", 2) | {"w": 3}


def counted(texts: Iterable[str]) -> Counts:
    """The counts of a Spanish text; a hard word has four syllables or more and is no name."""
    return count(texts, word=_WORD, abbreviation=_ABBREVIATION, syllables=syllables, is_hard=is_hard)


def grade(text: Counts) -> float:
    """Years of schooling: -0.205 x sentences per 100 words + 0.049 x syllables per 100 words - 3.407."""
    sentences = 100 * text.sentences / text.words
    said = 100 * text.syllables / text.words
    return round(-0.205 * sentences + 0.049 * said - 3.407, 1)


def ease(text: Counts) -> float:
    """Perspicuity, 0 to 100: 206.835 - 62.3 x syllables per word - words per sentence."""
    index = 206.835 - 62.3 * text.syllables / text.words - text.words / text.sentences
    return round(min(max(index, 0.0), 100.0), 1)


def fernandez_huerta(text: Counts) -> float:
    """Lecturabilidad: 206.84 - 60 x syllables per word - 1.02 x words per sentence."""
    return round(206.84 - 60 * text.syllables / text.words - 1.02 * text.words / text.sentences, 1)


def is_hard(word: str, opens: bool = False) -> bool:
    """Whether a word is long: four syllables or more. A capital inside a sentence is a name's, and a name is
    never hard; `opens` says that the word is the first of its sentence."""
    name = word[0].isupper() and (not opens or word.isupper())
    return not name and syllables(word) >= _POLYSYLLABLE


def syllables(word: str) -> int:
    """How many syllables a word has by the rules of Spanish spelling; a short run of capitals is spelled
    out, a number is one."""
    if not word[0].isalpha():
        return 1
    if word.isupper() and 1 < len(word) <= _LONGEST_SPELLED_OUT:
        return sum(_LETTERS.get(letter, 1) for letter in word.lower())
    plain = _SILENT_U.sub("", word.lower())
    # "y" is a vowel where no other follows it: "y", "hoy", "Uruguay".
    plain = re.sub(r"y(?![aeiouáéíóú])", "i", plain)
    plain = _MUTE_H.sub("", plain)
    return max(1, sum(_nuclei(group) for group in _VOWELS.findall(plain)))


def _nuclei(vowels: str) -> int:
    """How many syllables a run of vowels makes: one more at each place where two are said apart."""
    return 1 + sum(
        _apart(vowels[at], vowels[at + 1], vowels[at + 2 : at + 3]) for at in range(len(vowels) - 1)
    )


def _apart(first: str, second: str, third: str) -> bool:
    """Whether two neighbouring vowels, and the one after them, if any, are said in two syllables."""
    strong = [vowel in _STRONG for vowel in (first, second)]
    if all(strong) or first == second:
        return True
    if not any(strong):
        return False
    # "país", "día"; and "ahuecar": a weak vowel between two strong ones goes with the second.
    return first in "íú" or second in "íú" or (strong[0] and third != "" and third in _STRONG)
