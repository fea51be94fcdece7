"""Stand-ins for a letter's identifiers, and the way back.

A stand-in is a kind and a letter ("Person B", "Phone C"): words that a small model keeps as it keeps a
name, and no figure that a model might count with. Its letter stands nowhere alone in the letter
itself, so nothing else is mistaken for it, and belongs to one stand-in alone, whatever its kind.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, product
from string import ascii_uppercase

from .identifiers import Identifiers, Kind
from .spellings import Place, Spellings
from .words import composed, unaccented

_WORDS: dict[Kind, str] = {
    "person": "Person",
    "company": "Company",
    "number": "Number",
    "phone": "Phone",
    "email": "Email",
    "address": "Address",
    "town": "Town",
    "birthdate": "Birthdate",
}
# "Person a" and "Person I" read as words.
_TAGS = tuple(tag for tag in ascii_uppercase if tag not in "AI")


class Handed:
    """What stands in for what in one question: only this is put back into its answer."""

    def __init__(self) -> None:
        self._forms: dict[str, str] = {}
        self._pattern: re.Pattern[str] | None = None

    def add(self, stand_in: str, printed: str) -> None:
        """Of several spellings of a name the shortest is put back: its words stand in all of them."""
        known = self._forms.get(stand_in)
        if known is None or _rank(printed) < _rank(known):
            self._forms[stand_in] = printed
            self._pattern = None

    def restore(self, text: str) -> str:
        """`text` with every stand-in that was handed out put back, in capitals or marked up too."""
        return self._restored(text, self._forms)

    def restore_json(self, text: str) -> str:
        """The same inside the strings of a JSON text."""
        return self._restored(
            text, {key: json.dumps(form, ensure_ascii=False)[1:-1] for key, form in self._forms.items()}
        )

    def _restored(self, text: str, forms: Mapping[str, str]) -> str:
        if not forms:
            return text
        by_tag = {stand_in.split()[1]: stand_in for stand_in in forms}
        self._pattern = self._pattern or _pattern(by_tag)

        def put_back(match: re.Match[str]) -> str:
            tag = (match["tag"] or match["titled"]).upper()
            stand_in = by_tag[tag]
            return (match["title"] or "") + forms[stand_in]

        return self._pattern.sub(put_back, text)


def _pattern(by_tag: Mapping[str, str]) -> re.Pattern[str]:
    whole = "|".join(
        rf"{stand_in.split()[0]}[ _*-]{{0,3}}(?={tag}(?![A-Za-z0-9]))" for tag, stand_in in by_tag.items()
    )
    people = [tag for tag, stand_in in by_tag.items() if stand_in.startswith(_WORDS["person"])]
    titled = "|".join(people) or r"(?!)"
    return re.compile(
        rf"(?<![A-Za-z0-9])(?:(?i:(?:{whole})(?P<tag>{'|'.join(by_tag)}))"
        # A model may drop the word behind a title: "Dr. B".
        rf"|(?P<title>(?:Mr|Mrs|Ms|Miss|Dr)\b\.? )(?P<titled>{titled}))(?![A-Za-z0-9])"
    )


def _rank(printed: str) -> tuple[int, bool]:
    return len(printed.split()), printed.isupper()


class Cloak:
    """The stand-ins of one letter: the same identifier has the same one in all its questions."""

    def __init__(self, identifiers: Identifiers, letter_text: str) -> None:
        self._spellings = Spellings(identifiers)
        self._stand_ins: dict[tuple[Kind, str], str] = {}
        self._tags = _free_tags(letter_text)
        # Once over the whole letter, so that they are in its own order.
        self.hide([letter_text], Handed())

    def hide(self, texts: Sequence[str], handed: Handed) -> list[str]:
        """The texts with stand-ins; `handed` takes note of them."""
        return [self._hidden(composed(text), handed) for text in texts]

    def places(self, text: str) -> list[Place]:
        """Where identifiers stand in `text`."""
        return self._spellings.places(unaccented(composed(text)))

    def _hidden(self, text: str, handed: Handed) -> str:
        pieces, done = [], 0
        for place in self._spellings.places(unaccented(text)):
            stand_in = self._stand_in(place)
            handed.add(stand_in, text[place.start : place.end])
            # A name that a scan glued to the word before it would hide its stand-in from the model.
            gap = " " if text[max(0, place.start - 1) : place.start].isalpha() else ""
            pieces += [text[done : place.start], gap, stand_in]
            done = place.end
        return "".join([*pieces, text[done:]])

    def _stand_in(self, place: Place) -> str:
        key = (place.kind, place.who)
        if key not in self._stand_ins:
            self._stand_ins[key] = f"{_WORDS[place.kind]} {next(self._tags)}"
        return self._stand_ins[key]


def _free_tags(letter_text: str) -> Iterator[str]:
    """Letters that stand nowhere alone in the letter; then pairs and threes of them."""
    taken = {
        word.upper() for word in re.findall(r"(?<![A-Za-z0-9])[A-Za-z]{1,3}(?![A-Za-z0-9])", letter_text)
    }
    runs = chain.from_iterable(product(_TAGS, repeat=length) for length in (1, 2, 3))
    return (tag for run in runs if (tag := "".join(run)) not in taken)
