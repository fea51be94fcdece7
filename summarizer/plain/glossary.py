"""The hard words of a text and what they mean: the rows of data/glossary.toml, and each drug by its class."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any, Literal

from summarizer.data import glossary
from summarizer.lexicon import load_table

_WORD = re.compile(r"([^\W_]+)(?:['’]s?(?![^\W_]))?")
_BLANK_OR_HYPHEN = re.compile(r"\s*[-‐‑–]?\s*")
_CONTEXT = re.compile(r"^\[[^]]*\]\s*|\s*\[[^]]*\]$")
_ACRONYM_ASIDE = re.compile(r"\s\([A-Z][\w/-]*(?: [A-Z]\w*)?\)$")
_PREFIX = re.compile(r"\b(anti|inter|intra|multi|non|para|peri|post|pre|sub)(?=[a-z]{5})")
_ES_HEAD_ENDS = frozenset("de del a al en con por para sin y o e que entre".split())

_FORM = r"(?:cream|gel|ointment|lotion|patch(?:es)?|spray|roll-on|crema|pomada|ungüento|parches?|loción)\b"
_FORM_AFTER = re.compile(
    rf"""(?: [\s(]* (?: \d[\d.]*\s?(?:%|mcg|mg|gm?|ml)? | topical | transdermal | sodium | hcl | en ) ){{0,4}}
    [\s)]* {_FORM}""",
    re.IGNORECASE | re.VERBOSE,
)
_FORM_BEFORE = re.compile(
    rf"(?:\btopical|\btransdermal|\b{_FORM}\s+(?:of|with|containing|de|con))\s+(?:\d[\d.]*\s?%\s+)?$",
    re.IGNORECASE,
)
_STRENGTH = re.compile(r"[\s(]*\d[\d.]*\s?(?:%|percent\b|por ciento\b)", re.IGNORECASE)
_GIVEN_AS_SHOT = re.compile(r"\b(?:inject|inyec|block|bloq|infiltr|infus)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the glossary. `es_gender` is that of `es_term`; `easy` words may stand in other meanings."""

    term: str
    kind: str
    source: str
    en: str
    es_term: str
    es_gender: Literal["m", "f"]
    es: str
    forms: tuple[str, ...] = ()
    es_forms: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    drugs: tuple[str, ...] = ()
    es_drugs: tuple[str, ...] = ()
    easy: bool = False
    on_the_skin: bool = False

    def name(self, language: str) -> str:
        """What the word is called in a language: "en" or "es"."""
        return self.es_term if language == "es" else self.term

    def meaning(self, language: str) -> str:
        """The plain meaning in a language: "en" or "es"."""
        return self.es if language == "es" else self.en


@dataclass(frozen=True, slots=True)
class Found:
    """A hard word in a text: the `term` it is shown as, its `meaning`, and [start, end) in characters.

    A drug's term is its name as printed, and its `entry` is the row of its class. In Spanish, an English word
    is shown as "word = palabra", so that a reader finds it in the letter; `is_translated` says so.
    """

    term: str
    meaning: str
    start: int
    end: int
    entry: Entry
    is_drug: bool = False
    is_translated: bool = False

    @property
    def key(self) -> str:
        """The same for all spellings of a word; each drug has its own."""
        return self.term.lower() if self.is_drug else self.entry.term


@cache
def entries() -> Mapping[str, Entry]:
    """Every row by its English term, in the order of the file."""
    rows = glossary()["term"].items()
    return {term: Entry(term, **{key: _frozen(value) for key, value in row.items()}) for term, row in rows}


def _frozen(value: object) -> Any:
    return tuple(value) if isinstance(value, list) else value


def list_terms(texts: Iterable[str], language: str) -> list[Found]:
    """Each hard word of the texts once, in the order of first use; one that is met in English and in Spanish
    is listed by the English word, beside which the Spanish one stands."""
    listed: dict[str, Found] = {}
    for text in texts:
        for hit in find_terms(text, language):
            known = listed.setdefault(hit.key, hit)
            if hit.is_translated and not known.is_translated:
                listed[hit.key] = hit
    return list(listed.values())


def find_terms(text: str, language: str, *, easy: bool = False) -> list[Found]:
    """Every hard word the glossary knows, in order, none overlapping; the longest form at a place wins.

    A text in Spanish ("es") is searched for the Spanish and for the English forms. `easy`: the words that
    most readers know, too.
    """
    tree = _tree(language)
    tokens = [(match[1], match.start(), match.end(1), match.end()) for match in _WORD.finditer(text)]
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        leaf, after = _longest(text, tokens, at, tree)
        if leaf is None or (leaf.capital and tokens[at][0].islower()):
            at += 1
            continue
        if leaf.entry is not None and (easy or leaf.drug or not leaf.entry.easy):
            first, last = tokens[at + leaf.before], tokens[after - 1 - leaf.after]
            found.append(_found(text, first[1], last[2], leaf, leaf.entry, language))
        at = after - leaf.after
    return found


def _found(text: str, start: int, end: int, leaf: _Leaf, entry: Entry, language: str) -> Found:
    if not leaf.drug:
        name, printed = entry.name(language), " ".join(text[start:end].split())
        if language == "en" or leaf.spanish or printed.lower() == name.lower():
            return Found(name, entry.meaning(language), start, end, entry)
        return Found(f"{printed} = {name}", entry.meaning(language), start, end, entry, is_translated=True)
    meaning = entry.meaning(language)
    if not entry.on_the_skin and _is_on_the_skin(text, start, end):
        meaning = f"{meaning} {glossary()['on_the_skin'][language]}"
    return Found(text[start:end], meaning, start, end, entry, is_drug=True)


def _is_on_the_skin(text: str, start: int, end: int) -> bool:
    """Whether a drug is put on the skin: its name tells it, or "gel" and the like or a strength beside it."""
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    return (
        text[start:end].lower() in glossary()["on_the_skin"]["names"]
        or _FORM_AFTER.match(after) is not None
        or _FORM_BEFORE.search(before) is not None
        or (_STRENGTH.match(after) is not None and not _GIVEN_AS_SHOT.search(before + after))
    )


# --- the search


_Token = tuple[str, int, int, int]
"""A word, where it starts and ends, and where its possessive ends."""


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What a form stands for; None where it keeps a shorter form from being found. `before` and `after`
    are how many of its words must stand there and do not belong to it; a `capital` name has one; a `spanish`
    form is no English one."""

    entry: Entry | None
    before: int = 0
    after: int = 0
    drug: bool = False
    capital: bool = False
    spanish: bool = False


@dataclass(slots=True)
class _Node:
    """The forms that begin alike, by their next word: what parts it from the one before, and the word."""

    next: dict[str, _Node] = field(default_factory=dict)
    leaf: _Leaf | None = None


def _longest(text: str, tokens: list[_Token], at: int, tree: _Node) -> tuple[_Leaf | None, int]:
    """The longest form that begins at a word, and the place after its last word."""
    best: _Leaf | None = None
    after = at
    nodes = [tree]
    gap = ""
    for index in range(at, len(tokens)):
        word, start, _, _ = tokens[index]
        if index > at:
            gap = _gap(text[tokens[index - 1][3] : start])
        # As it stands last: what is met in capitals only wins.
        spelled = dict.fromkeys((gap + word.lower(), gap + word))
        nodes = [node.next[key] for key in spelled for node in nodes if key in node.next]
        if not nodes:
            break
        for node in nodes:
            if node.leaf is not None:
                best, after = node.leaf, index + 1
    return best, after


def _gap(between: str) -> str:
    """What parts two words: nothing for a blank, a line break or a hyphen, else the sign."""
    return "" if _BLANK_OR_HYPHEN.fullmatch(between) else between.strip()


# --- the forms


@cache
def _tree(language: str) -> _Node:
    tree = _Node()
    for words, leaf in spellings(language):
        node = tree
        for word in words:
            node = node.next.setdefault(word, _Node())
        node.leaf = node.leaf or leaf
    return tree


def spellings(language: str) -> Iterator[tuple[tuple[str, ...], _Leaf]]:
    """Every spelling that is looked for, as the keys of its words, and what it stands for."""
    spanish = language == "es"
    left_out = glossary()["not_in_spanish"] if spanish else ()
    for entry in entries().values():
        forms = [form for form in (entry.term, *entry.forms) if form not in left_out]
        for form in _in_british_too(forms):
            yield from _spelled(form, entry)
        if spanish:
            for form in (_ACRONYM_ASIDE.sub("", entry.es_term), *entry.es_forms):
                if "(" not in form:
                    yield from _spelled(form, entry, spanish=True)
        for form in entry.never:
            yield from _spelled(form, None)
    for name, entry in _drugs(spanish=spanish):
        yield from _spelled(name, entry, drug=True)


def _spelled(
    form: str, entry: Entry | None, *, drug: bool = False, spanish: bool = False
) -> Iterator[tuple[tuple[str, ...], _Leaf]]:
    """The form and its plural, with its hyphens as blanks and as nothing."""
    before, inside, after = _parts(form)
    capital = drug and form in glossary()["capital"]
    leaf = _Leaf(entry, len(_keys(before)), len(_keys(after)), drug, capital, spanish)
    for joined in _joined(inside):
        numbers = [joined] if drug else _spanish_numbers(joined) if spanish else _numbers(joined)
        for text in numbers:
            yield (*_keys(before), *_keys(text), *_keys(after)), leaf


def _parts(form: str) -> tuple[str, str, str]:
    """The words in brackets before the form, the form, and those after it."""
    inside = form
    asides = ["", ""]
    for match in _CONTEXT.finditer(form):
        asides[match.start() > 0] = match[0].strip(" []")
        inside = inside.replace(match[0], "")
    return asides[0], inside, asides[1]


def _joined(form: str) -> Iterator[str]:
    """The form with and without each hyphen, and one after a prefix."""
    pieces = re.split("(-)", _PREFIX.sub(r"\1-", form))
    for parts in product(*(["-", ""] if piece == "-" else [piece] for piece in pieces)):
        yield "".join(parts)


def _keys(form: str) -> tuple[str, ...]:
    """A word in capitals is met in capitals only, any other in any case."""
    keys: list[str] = []
    end = 0
    for match in _WORD.finditer(form):
        word = match[1] if len(match[1]) > 1 and match[1].rstrip("s").isupper() else match[1].lower()
        keys.append((_gap(form[end : match.start()]) if keys else "") + word)
        end = match.end()
    return tuple(keys)


def _numbers(form: str) -> Iterator[str]:
    yield form
    if form.endswith("sis"):
        yield f"{form[:-2]}es"
    elif form.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{form}es"
    elif form.endswith("y") and form[-2] not in "aeiou":
        yield f"{form[:-1]}ies"
    elif form[-1].isalpha():
        yield f"{form}s"


def _spanish_numbers(form: str) -> Iterator[str]:
    """The form and its plural: of a noun and its adjectives, up to the first little word."""
    yield form
    words = form.split()
    head = next((at for at, word in enumerate(words) if word in _ES_HEAD_ENDS), len(words))
    if head and form[-1].isalpha():
        yield " ".join([*map(_spanish_plural, words[:head]), *words[head:]])


def _spanish_plural(word: str) -> str:
    if word.isupper() or word[-1] in "sx":
        return word
    if word[-1] in "aeiouáéó":
        return f"{word}s"
    if word[-1] == "z":
        return f"{word[:-1]}ces"
    return re.sub("[áéíóú](?=n$)", lambda match: "aeiou"["áéíóú".index(match[0])], word) + "es"


def _in_british_too(forms: Iterable[str]) -> Iterator[str]:
    british = glossary()["british"].items()
    for form in forms:
        yield form
        for american, other in british:
            if american in form:
                yield form.replace(american, other)


def _drugs(*, spanish: bool) -> Iterator[tuple[str, Entry]]:
    """The names of drugs, each with the row of its class: generics, brands, and fixed combinations by the
    first of their drugs."""
    table = load_table("drugs.toml")
    by_class = {one: entry for entry in entries().values() for one in entry.classes}
    known = {name: entry for entry in entries().values() for name in entry.drugs}
    for generic, row in table["generic"].items():
        entry = known.get(generic) or next(filter(None, map(by_class.get, row.get("class", ()))), None)
        if entry is not None:
            names = (generic, *(name for key in ("brands", "forms", "also") for name in row.get(key, ())))
            known |= dict.fromkeys(names, entry)
    for brand, (first, *_) in table["combination"].items():
        if first in known:
            known[brand] = known[first]
    capital = {name.lower(): name for name in glossary()["capital"]}
    yield from ((capital.get(name, name), entry) for name, entry in known.items())
    if spanish:
        yield from ((name, entry) for entry in entries().values() for name in entry.es_drugs)
