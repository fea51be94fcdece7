"""Which words of a plain English sentence are jargon that nothing on the page explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from summarizer.data import plain_words
from summarizer.facts.mentions import medical_words
from summarizer.reading import is_hard

from .glossary import find_terms

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_MEDICAL = re.compile(
    r"""(?: itis | os[ie]s | opath(?:y|ic|ies) | ectomy | otomy | ostomy | plasty | scop(?:y|ic) | gram
      | graph(?:y|ic) | alg(?:ia|esics?) | emi[ac] | uria | ol[iy]sis | desis | troph(?:y|ic) | plegia
      | paresis | esthesia | oma | logy | logical | iatr(?:y|ic|ist) | lumbar | sacral | thoracic | vertebral
      | articular | tibial | femoral | ulnar | radial | carpal | tarsal | pril | sartan | olol | azole
    )$""",
    re.VERBOSE,
)
_SHORTEST = 3
"""Letters; shorter ones are levels of the spine and units, which stand as they are."""
_LEGAL = re.compile(r"(?:adjudicat|pursuant|stipulat|apportion|indemnit|determinat|utilizat|authoriz|certif)")


def unexplained(texts: Iterable[str]) -> list[str]:
    """The medical and legal words, lower case, in order, that are neither everyday words nor explained by the
    glossary. Names are to be masked before (`names.mask`)."""
    return [word for text in texts for word in _unexplained(text)]


def _unexplained(text: str) -> Iterator[str]:
    explained = [(hit.start, hit.end) for hit in find_terms(text, "en", easy=True)]
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if _is_jargon(word) and not any(start <= match.start() < end for start, end in explained):
            yield word


def _is_jargon(word: str) -> bool:
    if len(word) < _SHORTEST or not is_hard(word) or word in _everyday():
        return False
    return word in medical_words() or bool(_MEDICAL.search(word) or _LEGAL.match(word))


@cache
def _everyday() -> frozenset[str]:
    """What every worker who has been hurt knows, though a list of everyday words does not have it."""
    return frozenset(plain_words()["known"]["words"])
