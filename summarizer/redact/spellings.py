"""Every place of an identifier in a text, in the spellings that letters use.

Places are found in plain letters (words.unaccented), where a name's accents, its hyphen at a line's
end and the marks between its parts do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.facts.dates import find_dates

from .identifiers import CREDENTIAL, PARTICLE, Identifiers, Kind, Person, Value
from .places import STREET_END
from .words import says, sort_of

_TITLE_BEFORE = re.compile(
    r"(?<![a-z])(?:mr|mrs|ms|miss|dr|drs|prof|doctor|professor|dear)\b\.? ?\Z", re.IGNORECASE
)
_CREDENTIAL_AFTER = re.compile(rf",? ?{CREDENTIAL}")
_WORD_AFTER = re.compile(r"(?:'s?)?[,\"]? ?([A-Za-z]*)")
_SHORTEST_JOINED = 5
_SHORTEST_NUMBER = 5
_LABEL_BEFORE = re.compile(r"(?:#|\b(?:no|number|claim|file|id|mrn|ssn)\b\.?)\W{0,3}\Z", re.IGNORECASE)
_SUFFIX = r",? (?:Inc|LLC|LLP|Corporation|Corp|Company|Co|Ltd|LP)\b\.?"
_WORDS = re.compile(r"[A-Za-z0-9'#&]+")
# What stands between two words of one name: blanks, a comma, quotes of a nickname, other initials.
_BETWEEN = re.compile(r"[\s,\"'\\()-]{1,4}(?:[A-Z]\.? ){0,2}")
_INITIALS_BEFORE = re.compile(r"(?<![A-Za-z.])((?:[A-Z]\.(?: ?|-)|[B-HJ-Z] ){1,3})\Z")
_PARTICLES_BEFORE = re.compile(rf"(?<![A-Za-z])(?:{PARTICLE} )+\Z", re.IGNORECASE)
_INITIALS_AFTER = re.compile(r"(?:, ?| )([A-Z]\.(?! [A-Z][a-z])|(?<=,.)[A-Z](?![\w'-]))")
_TEST = (
    r"(?:tests?|testing|signs?|maneuvers?|manoeuvres?|procedures?|repair|cyst|score|scales?|fractures?|osteotomy|compression|"
    r"neuroma|disease|syndrome|index|questionnaire|inventory|criteria|grip|dynamometer|monofilaments?|tunnel|tendon|"
    r"impingement|grind|phenomenon|palsy|reflex|classification|boot|collar|brace|contracture|nodes?|review|guidelines?|library|"
    r"database|protocol|method|anesthesia|traction|reconstruction|positive|negative|equivocal|tape|splint)"
)
_EPONYM_AFTER = re.compile(
    rf"(?:'s?)?(?:[,/ -]{{1,2}}[\w'-]+){{0,4}}? (?:was |is |were |are )?{_TEST}\b|,? \(?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_EPONYM_BEFORE = re.compile(
    rf"\b(?:positive|negative|equivocal|per|see|and|or|with|modified|for)[ :]\Z|\b{_TEST} \(\Z|[A-Za-z]-\Z",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"'s? (?:\w+ ){0,2}?(?:reports?|notes?|requests?|opinions?|office|letters?|examinations?|evaluations?|"
    r"plans?|care|patients?|complaints?|left|right|pain|injur\w+|claims?|conditions?|symptoms?|records?|treatment|"
    r"diagnos[ie]s|job|work|recommendations?|prescriptions?|age|knees?|shoulders?|back|neck)\b"
)


class Place(NamedTuple):
    """[start, end) of a text holds an identifier; `who` tells the same one from others."""

    start: int
    end: int
    kind: Kind
    who: str


class Spellings:
    """Finds the identifiers of one letter wherever they stand."""

    def __init__(self, found: Identifiers) -> None:
        self._births = found.births
        self._people = found.people
        self._owners: dict[str, list[Person]] = {}
        for one in found.people:
            for word in one.words:
                self._owners.setdefault(word, []).append(one)
        self._by_letters = {_bare(word): word for word in self._owners}
        longest_first = sorted(self._owners, key=len, reverse=True)
        self._any_word = re.compile("|".join(map(_letters, longest_first)) or r"(?!)", re.IGNORECASE)
        self._values = [
            (value, re.compile(spelt, flags)) for value in found.values for spelt, flags in _spelt(value)
        ]

    def places(self, text: str) -> list[Place]:
        """Where identifiers stand in `text` (plain letters), in order; of two that overlap the longer."""
        found = [*self._in_values(text), *self._in_births(text), *self._in_names(text)]
        kept: list[Place] = []
        taken = bytearray(len(text))
        for place in sorted(found, key=lambda one: (one.start - one.end, one.start)):
            if not any(taken[place.start : place.end]):
                taken[place.start : place.end] = b"\1" * (place.end - place.start)
                kept.append(place)
        return sorted(kept)

    def _in_values(self, text: str) -> Iterator[Place]:
        for value, pattern in self._values:
            for match in pattern.finditer(text):
                if (
                    value.kind == "number"
                    and _is_short(value.text)
                    and not _LABEL_BEFORE.search(text, max(0, match.start() - 20), match.start())
                ):
                    continue
                if value.kind in ("town", "company") and not _stands_as_name(
                    text, match.start(), match.end()
                ):
                    continue
                yield Place(*match.span(), value.kind, value.text.lower())

    def _in_births(self, text: str) -> Iterator[Place]:
        for date in find_dates(text) if self._births else ():
            if date.value in self._births:
                yield Place(date.start, date.end, "birthdate", date.value)

    def _in_names(self, text: str) -> Iterator[Place]:
        """Runs of words that one person's name is made of."""
        start = end = 0
        words: list[str] = []
        owners: list[Person] = []
        for match in self._any_word.finditer(text):
            if not _is_whole(text, *match.span()):
                continue
            word = self._word(match[0])
            both = [one for one in owners if one in self._owners[word]]
            if words and both and word not in words and _BETWEEN.fullmatch(text, end, match.start()):
                owners, end = both, match.end()
                words.append(word)
                continue
            yield from self._mention(text, start, end, words, owners)
            start, end, words, owners = *match.span(), [word], self._owners[word]
        yield from self._mention(text, start, end, words, owners)

    def _word(self, printed: str) -> str:
        return self._by_letters[_bare(printed)]

    def _mention(
        self, text: str, start: int, end: int, words: Sequence[str], owners: Sequence[Person]
    ) -> Iterator[Place]:
        if not words or not owners:
            return
        if len(words) == 1:
            accepted = _stands_as_name(text, start, end)
        else:
            accepted = any(sort_of(word) == "name" for word in words) or text[start].isupper()
        own = set.intersection(*(set(one.initials) for one in owners))
        before = _INITIALS_BEFORE.search(text, max(0, start - 12), start)
        if before and text[start].isupper() and own.issuperset(re.findall("[a-z]", before[1].lower())):
            start, accepted = before.start(), True
        after = _INITIALS_AFTER.match(text, end)
        if after and after[1][0].lower() in own:
            end, accepted = after.end(), True
        particles = _PARTICLES_BEFORE.search(text, max(0, start - 12), start)
        if particles and any(" " in one.surname for one in owners):
            start = particles.start()
        if accepted:
            people = sorted(f"{' '.join(one.given)} {one.surname}".strip().lower() for one in owners)
            bare = [one for one in people if one in words]
            yield Place(
                start, end, "person", (bare or people)[0] if len(bare or people) == 1 else "|".join(people)
            )


def _bare(word: str) -> str:
    return re.sub(r"[-'\s]", "", word).lower()


def _letters(word: str) -> str:
    """A word's letters; a hyphen may part a long one at a line's end."""
    plain = [re.escape(letter) if letter != "'" else "'?" for letter in word]
    return (r"(?:-\s?)?" if len(word) >= _SHORTEST_JOINED else "").join(plain)


def _spelt(value: Value) -> Iterator[tuple[str, int]]:
    """Patterns for every spelling of a value, with their flags."""
    text = value.text
    if value.kind in ("number", "phone"):
        if value.kind == "phone":
            text = text.lstrip("+")
            text = text[1:] if len(re.sub(r"\D", "", text)) == 11 and text.startswith("1") else text
        signs = re.findall(r"[A-Za-z0-9*]", text)
        yield (
            rf"(?<![A-Za-z0-9])\(?{'[-/. ()#]{0,2}'.join(map(re.escape, signs))}(?![A-Za-z0-9])",
            re.IGNORECASE,
        )
        return
    if value.kind == "email":
        yield rf"(?<![\w.]){re.escape(text)}(?!\w)", re.IGNORECASE
        return
    if value.kind == "birthdate":
        yield rf"(?<!\d){re.escape(text)}(?!\d)", 0
        return
    end = r"(?![A-Za-z0-9])"
    if value.kind == "company":
        text, end = re.sub(rf"{_SUFFIX}\Z", "", text, flags=re.IGNORECASE), rf"(?:{_SUFFIX})?{end}"
    elif value.kind == "address" and (street := STREET_END.search(text)):
        text, end = text[: street.start()], rf"(?:{STREET_END.pattern})?{end}"
    words = [_letters(word) if word.isalpha() else re.escape(word) for word in _WORDS.findall(text)]
    yield rf"(?<![A-Za-z0-9]){'[-,./ ]{1,3}'.join(words)}{end}", re.IGNORECASE


def _is_short(number: str) -> bool:
    return len(re.findall(r"[A-Za-z0-9]", number)) < _SHORTEST_NUMBER


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a word stands by itself, or is glued to the small letters before it as scans do."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if after.isalpha() and not (after.isupper() and text[end - 1].islower()):
        return False
    return not before.isalpha() or (before.islower() and text[start].isupper() and end - start > 3)


def _stands_as_name(text: str, start: int, end: int) -> bool:
    """Whether a single word is meant as a name there, judged by what stands around it."""
    word = text[start:end]
    if " " in word and word[0].isupper():
        return True
    sort = sort_of(re.sub(r"[^a-z']", "", word.lower()))
    before = text[max(0, start - 30) : start]
    if sort == "name" or _TITLE_BEFORE.search(before) or _CREDENTIAL_AFTER.match(text, end):
        return True
    if not word[0].isupper():
        return False
    following = _WORD_AFTER.match(text, end)
    if following and following[1].lower() in says():
        return True
    if sort == "eponym":
        if text[end : end + 1] == "'" and not _OWNED.match(text, end):
            return False
        return not (_EPONYM_AFTER.match(text, end) or _EPONYM_BEFORE.search(before))
    inside = bool(re.search(r"[A-Za-z0-9,)] \Z", before)) and not re.search(r"\b[A-Z][\w'-]*,? \Z", before)
    alone = not (following and following[1][:1].isupper())
    return sort == "word" and inside and alone and not (word.isupper() and len(word) > 1)
