"""The grounds that a sentence of a letter states, by the reviewed table data/grounds.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarizer.data import GroundRow, ground_words, grounds

_WORD_GAP = re.compile(r"<w(\d+)>")
_NAME = re.compile(r"<([a-z]+)>")
# Put into the table's patterns, which are written with plain blanks.
_GAP = (
    r"(?:(?!, with\b),? (?!(?:no|not|never|without|nor|neither|lack\w*|absence|fail\w*|unless|if|until|when|"
    r"only|but|however|although|though|yet|while|whereas|because|since|despite|besides)\b|"
    r"and (?:the|there|he|she|it|this|they|his|her|is|are|was|were|has|had|have)\b)[^\s,;:.]+){0,14}?"
)
_LIMITED = (
    r"(?=[^;]*\b(?:unless|until|except|without|if|absent|absence|routine\w*|longer|more than|beyond|"
    r"prior to|before|as an? (?:\w+ )?(?:first|primary|initial))\b)"
)
# Where one statement of a sentence ends and another begins.
_PARTS = re.compile(
    r""";|:\s|,?\s\b(?:but|however|although|though|whereas|despite|in\ spite\ of)\b
    | ,?\s(?:as|since|because)(?=\s(?:the\s)?(?:\w+\s){0,3}(?:guidelines?|MTUS|ODG|ACOEM|literature)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_RULE_SPEAKS = re.compile(
    r"""\b(?:guide-?lines?|MTUS|ODG|ACOEM|Official\ Disability|criteria|literature|FDA|chapter)\b
    (?:\s(?!not\b)[\w(),-]+){0,10}?\s(?:(?:do|does)\snot\s(?:\w+\s)?)?
    (?:states?|recommends?|notes?|asks?|requires?|indicates?|advises?|allows?|suggests?|calls?|permits?|
    specif(?:y|ies)|supports?|lists?|defines?|includes?|quantif(?:y|ies)|says?|considers?|
    discuss(?:es)?|describes?|refers?|relies|rely|stipulates?|outlines?|provides?)\b
    | \b(?:according\ to|as\ per|per|under|as\ noted\ in)\s(?:\w+\s){0,4}(?:guidelines?|MTUS|ODG|ACOEM)\b
    | \bpatients\b(?!\s(?:current|own))""",
    re.IGNORECASE | re.VERBOSE,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|until|when|whenever|whether|provided that|in the event|in cases?(?: where| of)|"
    r"asks? for)\b",
    re.IGNORECASE,
)
_OUGHT = re.compile(r"\b(?:should|must|may|might|shall)(?: [\w-]+){0,6}\s*\Z", re.IGNORECASE)
_OUGHT_NEXT = re.compile(r"(?:\W+\w+)?\W+(?:should|must|may|shall)\b", re.IGNORECASE)
_UNLESS = re.compile(r"\bunless\b", re.IGNORECASE)
_NOT = (
    r"(?:\b(?:not?|never|nor|neither|without|hardly|lack(?:s|ed|ing)?|absence of|absent|fail\w* to|free of|"
    r"ruled? out|cannot|nothing|den(?:y|ies|ied)|insufficient|unlikely)\b|n['’]t\b)"
)
_DISPUTED = re.compile(
    r"\b(?:disput(?:es?|ing)|disagree\w*|no doubt|false|untrue|incorrect|not true)\b", re.IGNORECASE
)
_DISPUTED_NEXT = re.compile(
    r"[^;]*\b(?:is|are|was|were) (?:disputed|false|untrue|incorrect|not true)\b", re.IGNORECASE
)
_NEGATIVE = re.compile(rf"(?:\w+ )?{_NOT}|(?:unclear|unknown|unspecified)\b", re.IGNORECASE)
# A "no" just before another doubles it, unless the second stands beside it ("no pain and no spasm").
_DOUBLED = re.compile(rf"{_NOT}(?: (?!and\b)[\w-]+){{0,7}}\s*(?<!\band )(?<!\bor )\Z", re.IGNORECASE)
# "No X was not seen", and "no X is needed", miss nothing.
_TURNED_NEXT = re.compile(
    r"(?: \w+){0,2}? (?:is|are|was|were|has|have|had|did|does|could)"
    r"(?:(?: \w+)? not\b(?! medically)| (?:needed|required|necessary|expected)\b)",
    re.IGNORECASE,
)
# In "no X and Y is seen", Y is a statement of its own.
_JOINED = re.compile(r",| and ", re.IGNORECASE)
_OWN_VERB = re.compile(r"\W+(?:\w+ ){0,2}?(?:is|are|was|were|has been|have been)\b", re.IGNORECASE)
# A "no" anywhere before turns what is said without one, up to a statement of its own.
_TURNED = re.compile(
    rf"{_NOT}(?:(?!,? and (?:the|there|he|she|it|this|has|had|is)\b|, (?:the|there|he|she|it|this)\b).)*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a reviewer says before the conclusion: the results it can stand behind, and a plain sentence by
    language."""

    name: str
    of: frozenset[str]
    says: dict[str, str]


def find_grounds(sentence: str) -> tuple[Ground, ...]:
    """The grounds that one sentence of a letter really states, in its order, each once.

    A rule, a condition and a doubled "not" state none; where a guideline speaks, only rows about rules count.
    """
    text = " ".join(sentence.replace("“", '"').replace("”", '"').split())
    found: dict[str, tuple[int, int]] = {}
    for start, part in _parts(text):
        ruled = _RULE_SPEAKS.search(part) is not None
        for order, (row, pattern) in enumerate(_patterns()):
            if ruled and not row.rule:
                continue
            place = _place(pattern, part, text, start, row.rule)
            if place is not None:
                found[row.name] = min(found.get(row.name, (place, order)), (place, order))
    names = sorted(found, key=lambda name: found[name])
    rows = [grounds()[name] for name in names]
    return tuple(Ground(row.name, row.of, row.says) for row in rows)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for joint in _PARTS.finditer(text):
        yield start, text[start : joint.start()]
        start = joint.end()
    yield start, text[start:]


def _place(pattern: re.Pattern[str], part: str, text: str, start: int, rule: bool) -> int | None:
    """Where in the text the pattern's first real statement ends; None where it has none."""
    for match in pattern.finditer(part):
        before, after = text[: start + match.start()], text[start + match.end() :]
        clause = before[before.rfind(";") + 1 :]
        if _CONDITION.search(clause) or _UNLESS.search(after) or _DISPUTED_NEXT.match(after):
            continue
        if not rule and (_OUGHT.search(clause) or _OUGHT_NEXT.match(after)):
            continue
        negative = _NEGATIVE.match(match[0])
        if negative and (_TURNED_NEXT.match(after) or (_JOINED.search(match[0]) and _OWN_VERB.match(after))):
            continue
        turned = _DOUBLED if negative else _TURNED
        if turned.search(part[: match.start()]) or _DISPUTED.search(part[: match.start()]):
            continue
        return start + match.end()
    return None


@cache
def _patterns() -> tuple[tuple[GroundRow, re.Pattern[str]], ...]:
    return tuple((row, _compiled(pattern)) for row in grounds().values() for pattern in row.patterns)


def _compiled(pattern: str) -> re.Pattern[str]:
    words = {**ground_words(), "gap": _GAP, "limited": _LIMITED}
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda name: f"(?:{words[name[1]]})", pattern)
    return re.compile(r"(?<!\w)(?:" + _WORD_GAP.sub(r"(?:[\\w'’/-]+ ){0,\1}?", pattern) + ")", re.IGNORECASE)
