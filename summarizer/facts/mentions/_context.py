"""What a word means by what stands next to it: sides, spine levels, no part of a body, joined drugs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from summarizer.lexicon import words

from ._types import Mention
from ._vocabulary import Name, vocabulary

# Word -> what before it, and what after it, gives it another meaning.
_OTHER_MEANINGS = {
    "back": (
        words(
            """come comes came go going goes went get getting got return returned returning send sent
            report date dates dating dated scale scaled cut hold held look looking set call called
            bring brought fall step far way turn years months weeks days put moved"""
        ),
        words("to into in up on at down from then again home against with as about over out off when since"),
    ),
    "hand": (words("other one at by"), words("in out off over written held")),
    "hands": (words(""), words("on")),
    "head": (
        words("to radius radial femoral humeral tibial fibular metatarsal metacarpal"),
        words("to of on start"),
    ),
    "face": (words("to"), words("to of a the")),
    "foot": (words(""), words("pound pounds by")),
    "leg": (words("straight"), words("work")),
    "arm": (words("treatment control placebo"), words("of")),
    "heart": (words("by"), words("of")),
    "mouth": (words("by"), words("")),
    "consult": (words("to"), words("the")),
    "digit": (words("single double two three four first"), words("")),
}
_OWNERS = words("the his her their my of worker patient")
_BLANKS = frozenset((" ", "-"))

_LEVEL = re.compile(r"[CTLS]\d{1,2}(?: ?[-/] ?[CTLS]?\d{1,2})?")
_HIGHEST = {"C": 8, "T": 12, "L": 6, "S": 5}
_SIGNALS = (" weighted", "-weighted", " signal", " hyperint", " image")

_SIDES = {"left": "left", "right": "right", "l": "left", "r": "right", "lt": "left", "rt": "right"}
_NEAR = 5
_BREAKS = frozenset(".;:!?")
# "left the", "right to", "left work": no side, whatever part follows.
_NO_SIDE_BEFORE = words(
    """to the a an after away now before work his her their its job off over for in with at on by him
    untreated is was as that this these those from against of out school alone behind unchanged here
    there hospital them because without through it he she not no who which be been are were will
    would"""
)
_SIDED = words(
    """side sided sides lateral medial distal proximal upper lower anterior posterior extremity
    radicular radiculopathy sciatica epicondylitis trapezius lumbar
    cubital carpal tarsal sacroiliac si hemilaminectomy laminectomy"""
)
_AFTER_THE = words("on to in")
_PLURAL_ENDS = ("s", "feet", "teeth", "calves")

_PRODUCT = re.compile(r" ?[/-] ?")
# What belongs to a drug's printed name and not to its value: its salt and how it is released.
_SALT = re.compile(
    r"(?: (?:hcl|hydrochloride|bitartrate|sodium|sod|potassium|sulfate|maleate|citrate|tartrate"
    r"|er|dr|xr|sr|ir|cr)\b){1,2}",
    re.IGNORECASE,
)
# "Carpal tunnel" within the name of an operation says which one it is, not where else it is done.
_OPERATIONS = ("release", "repair", "decompression", "tenodesis")


def means_other(parts: Sequence[str], index: int, name: Name) -> bool:
    """ "back to work", "on the other hand" and "by mouth" name no part of the body, "to consult" is no visit.

    `parts` are a text's words at the odd places, and what parts them at the even ones.
    """
    if name.rest or (clues := _OTHER_MEANINGS.get(parts[index])) is None:
        return False
    before = parts[index - 2] if index > 2 and parts[index - 1] in _BLANKS else ""
    after = parts[index + 2] if index + 2 < len(parts) and parts[index + 1] in _BLANKS else ""
    if before in _OWNERS and parts[index] == "back":
        return after == "to" and before == "of"
    if parts[index] == "foot" and parts[index - 1][-2:-1].isdigit():
        return True
    return before in clues[0] or after in clues[1]


def levels(text: str) -> Iterator[Mention]:
    """L4-5, C5/6, T12-L1, S1: the value names both ends in full, "L4-L5"."""
    for found in _LEVEL.finditer(text):
        start, end = found.span()
        if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
            continue
        if text[end : end + 1] == "." and text[end + 1 : end + 2].isdigit():
            continue  # a code of a diagnosis
        ends = re.findall(r"([CTLS]?)(\d+)", found.group())
        region = ends[0][0]
        full = [(letter or region, int(number)) for letter, number in ends]
        if any(not 1 <= number <= _HIGHEST[letter] for letter, number in full):
            continue
        if region == "T" and text[end : end + 9].lower().startswith(_SIGNALS):
            continue
        yield Mention("body_part", "-".join(f"{letter}{number}" for letter, number in full), start, end)


def sides(
    text: str, parts: Sequence[str], starts: Sequence[int], at: Sequence[int], mentions: Sequence[Mention]
) -> list[Mention]:
    """The words at the places `at` that say a side of the body, and not "the right to" or "left work"."""
    if not at:
        return []
    begins = {one.start: one for one in mentions if one.kind == "body_part"}
    ends = {one.end for one in begins.values()}
    found = []
    for index in at:
        word, start = parts[index], starts[index]
        side = _SIDES.get(word, "bilateral")
        if word in ("bilateral", "bilaterally"):
            holds = True
        elif word == "both":
            holds = _both(text, parts, starts, index, begins)
        elif len(word) < len(side):
            holds = _abbreviated(text, parts, starts, index, begins)
        else:
            holds = _sided(parts, starts, index, begins, ends)
        if holds:
            found.append(Mention("side", side, start, start + len(word)))
    return found


def _abbreviated(
    text: str, parts: Sequence[str], starts: Sequence[int], index: int, begins: dict[int, Mention]
) -> bool:
    """ "L knee", "(R) wrist", "Rt. shoulder": only right before a part, a single letter only in capitals."""
    nexts = starts[index + 2] if index + 2 < len(parts) else -1
    joined = parts[index + 1].strip(" .)-") == "" and parts[index + 1] != ""
    return nexts in begins and joined and (len(parts[index]) > 1 or text[starts[index]].isupper())


def _both(
    text: str, parts: Sequence[str], starts: Sequence[int], index: int, begins: dict[int, Mention]
) -> bool:
    """ "both knees", "both of his hands"; not "both the neck and back"."""
    for at in range(index + 2, min(index + 2 * _NEAR, len(parts)), 2):
        if parts[at - 1] != " ":
            return False
        if part := begins.get(starts[at]):
            return text[part.start : part.end].lower().endswith(_PLURAL_ENDS)
    return False


def _sided(
    parts: Sequence[str], starts: Sequence[int], index: int, begins: dict[int, Mention], ends: set[int]
) -> bool:
    after = parts[index + 2] if index + 2 < len(parts) else ""
    gap = parts[index - 1]
    if starts[index - 1] in ends and gap in (" ", ", ", " - ", " (", "- "):
        return after not in _NO_SIDE_BEFORE or parts[index + 1] not in _BLANKS
    if after in _SIDED and parts[index + 1] in _BLANKS:
        return True
    if index > 4 and parts[index - 2] == "the" and parts[index - 4] in _AFTER_THE:
        return (
            not after
            or parts[index + 1] != " "
            or after in ("and", "than", "or", "side")
            or starts[index + 2] in begins
        )
    for at in range(index + 2, min(index + 2 * _NEAR, len(parts)), 2):
        if not _BREAKS.isdisjoint(parts[at - 1]) or (at > index + 2 and "," in parts[at - 1]):
            return False
        if starts[at] in begins:
            return True
        if parts[at] in ("and", "or") and parts[min(at + 2, len(parts) - 1)] not in _SIDES:
            return False
        if parts[at] in _NO_SIDE_BEFORE:
            return False
    return False


def joined_drugs(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Drugs with their salts; those joined by a stroke or a hyphen are one product: "hydrocodone/APAP"."""
    kept: list[Mention] = []
    last = -1
    for one in mentions:
        if one.kind == "drug":
            if salt := _SALT.match(text, one.end):
                one = one._replace(end=salt.end())
            # A stroke before the first one parts the items of a compound, and so does the one behind it.
            if (
                last >= 0
                and _PRODUCT.fullmatch(text, (first := kept[last]).end, one.start)
                and text[first.start - 1 : first.start] != "/"
            ):
                value = _combination(first.value, one.value)
                kept[last] = Mention("drug", value, first.start, one.end)
                continue
            last = len(kept)
        kept.append(one)
    return kept


def without_operated(mentions: Sequence[Mention]) -> list[Mention]:
    """Without the body parts that an operation's own name contains: "rotator cuff repair"."""
    spans = [
        (one.start, one.end)
        for one in mentions
        if one.kind == "procedure" and one.value.endswith(_OPERATIONS)
    ]
    if not spans:
        return list(mentions)
    return [
        one
        for one in mentions
        if one.kind != "body_part" or not any(start <= one.start < end for start, end in spans)
    ]


def _combination(*values: str) -> str:
    every = list(dict.fromkeys(part for value in values for part in value.split("/")))
    return _combinations().get(frozenset(every), "/".join(every))


@cache
def _combinations() -> dict[frozenset[str], str]:
    names = (name for by_second in vocabulary().values() for named in by_second.values() for name in named)
    values = {name.value for name in names if name.kind == "drug"}
    return {frozenset(value.split("/")): value for value in sorted(values) if "/" in value}
