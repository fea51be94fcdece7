"""How reviewers say what decided, found in one sentence; the ways of writing it stand in cues.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import NamedTuple, get_args

from summarizer.schema.summary import ReasonName

_WINDOW = 160
"""So many characters before a place tell how it is meant."""
_LONGEST = 400
"""A sentence misses no more than so many characters at once."""
_MOST = 12
"""A sentence misses no more than so many things."""
_NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnor|\bno|\bnever|\bwithout)(?: \w+){0,2}\s?\Z", re.IGNORECASE)
_WORDS_BEFORE = re.compile(r"(?:[^\s;.]+\s+){0,9}\Z")
_POINTS_BACK = re.compile(r"\W*(?:such|this|these|those|the above)\b", re.IGNORECASE)
_NECESSITY = re.compile(r"(?:\W*\w+){0,4}?\W*\b(?:necessity|need for)\b", re.IGNORECASE)
_REQUEST_IS_NOT = re.compile(
    r"\brequest(?:ed)?\b[^.]{0,80} (?:is|are|was|were) not recommended", re.IGNORECASE
)
_CONCLUSION = re.compile(
    r"(?:(?:Therefore|Thus|Hence|So|As such|Accordingly|Consequently|"
    r"(?:Given|Based on) (?:all )?(?:of )?the above)\b,? )?(?:the|this) (?:\w+ ){0,2}?request(?:ed)?\b"
    r"(?:(?!\b(?:as|since|because|given|due|which|exceed\w*|excess\w*|beyond|more than|lack\w*|"
    r"without (?!contrast)|and|but|evidence|document\w*)\b)[^;])*? "
    r"(?:is|are|was|were) (?:\w+ ){0,3}?not medically necessary\b[^,;]*",
    re.IGNORECASE,
)
_BARE_RESULT = re.compile(
    r"(?:(?!\b(?:as|since|because|given|based|due)\b)[^.])*\bmedically necessary(?: and appropriate)?\W*",
    re.IGNORECASE,
)
_OUTRIGHT: tuple[ReasonName, ...] = (
    "depends_on_refused",
    "no_benefit_shown",
    "alternative_not_tried",
    "limits_exceeded",
)


class _Missing(NamedTuple):
    """What a sentence says is missing, piece by piece, and the sentence with blanks in their place."""

    pieces: tuple[str, ...]
    rest: str


def refusal(text: str) -> frozenset[ReasonName]:
    """The reasons for a refusal that a sentence about the case names."""
    if _CONCLUSION.fullmatch(text) or silent(text):
        return frozenset()
    by_rule = _ways("refusal_closes")["by_rule"].search(text)
    if by_rule and (own := refusal(text[: by_rule.start()])):
        return own
    if _says("refusal", "evidence_lacking", text):
        return frozenset({"evidence_lacking"})
    missing = _missing(text)
    named = {name for piece in missing.pieces for name in _reasons_of(piece)}
    named.update(name for name in _OUTRIGHT if _affirmed("refusal", name, text))
    if _affirmed("refusal", "risk_outweighs", missing.rest):
        named.add("risk_outweighs")
    if not named and _says("refusal", "documentation_missing", text):
        named.add("documentation_missing")
    if named <= {"documentation_missing"} and _says("refusal", "criteria_not_met", text):
        named.add("criteria_not_met")
    if _speaks_against(text):
        named.add("not_recommended")
    if named == {"documentation_missing"} and unsupported(text):
        return frozenset()
    return frozenset(named)


def rule_of_refusal(text: str) -> ReasonName | None:
    """Why a rule alone refuses; None for one that leaves it to the case."""
    if _says("refusal", "evidence_lacking", text):
        return "evidence_lacking"
    if _speaks_against(text):
        return "not_recommended"
    if _says("refusal", "alternative_not_tried", text):
        return "alternative_not_tried"
    return "limits_exceeded" if _says("refusal_closes", "allows", text) else None


def not_met(text: str) -> bool:
    """Whether it says that the rule does not fit, which sums up what was said before."""
    return _says("refusal_closes", "not_met", text)


def unsupported(text: str) -> bool:
    """Whether it says that the papers do not support the request, and no more."""
    return _says("refusal_closes", "unsupported", text)


def approval(text: str) -> frozenset[ReasonName]:
    """The reasons for an approval that a sentence names."""
    rest = _missing(text).rest
    named: set[ReasonName] = set()
    for name in _ways("approval"):
        told = text if name == "guideline_silent" else rest
        if any(not _hoped(told[: hit.start()]) for hit in _found("approval", name, told)):
            named.add(_NAMES[name])
    return frozenset(named)


def fits(text: str) -> bool:
    """Whether it says that a rule recommends the treatment, or that the case fits one."""
    return not _BARE_RESULT.fullmatch(text) and _says("approval_closes", "fits", _missing(text).rest)


def recommends(text: str) -> bool:
    """Whether a rule that it names speaks for the treatment."""
    rest = _ways("approval_closes")["silent"].sub(" ", text)
    return _says("approval_closes", "rule", rest) and fits(rest)


def silent(text: str) -> bool:
    """Whether it says that no rule speaks of the treatment."""
    return _says("approval_closes", "silent", text)


def may_say(name: ReasonName, text: str) -> bool:
    """Whether a sentence holds as much as one word of how this reason is told."""
    return name in _ways("weak") and _says("weak", name, text)


def _missing(text: str) -> _Missing:
    """The pieces of a sentence that stand under a "no", "lack of", "not documented" and the like."""
    pieces: list[str] = []
    rest: list[str] = []
    done = 0
    for lack in islice(_found("missing", "lacks", text), _MOST):
        if lack.start() < done and _ways("missing")["inner"].match(lack[0]):
            continue
        reach = text[lack.end() : lack.end() + _LONGEST]
        end = _ways("missing")["ends"].search(reach)
        pieces.append(reach[: end.start()] if end else reach)
        rest.append(text[done : lack.start()])
        done = max(done, lack.end() + len(pieces[-1]))
    for left in islice(_found("missing", "left_out", text), _MOST):
        before = _WORDS_BEFORE.search(text[max(0, left.start() - _WINDOW) : left.start()])
        pieces.append(before[0] if before else "")
    return _Missing(tuple(pieces), " ".join([*rest, text[done:]]))


def _reasons_of(piece: str) -> Iterator[ReasonName]:
    """The reasons for a refusal that lie in what is missing; none where it only points back."""
    ways = _ways("missing")
    first = ways["first"].search(piece)
    if ways["how_it_helped"].search(piece):
        yield "no_benefit_shown"
        return
    limits = ways["limits"].search(piece)
    if limits:
        yield "limits_exceeded"
    if ways["papers_first"].match(piece.lstrip(" \"'“(")):
        yield "alternative_not_tried" if first else "documentation_missing"
        if ways["and_help"].search(piece):
            yield "no_benefit_shown"
        return
    if _NECESSITY.match(piece):
        return
    tried = first or ways["tried"].search(piece)
    helps = ways["help"].search(piece)
    if helps and (_hoped(piece[: helps.start()]) or (tried and tried.start() < helps.start())):
        helps = None
    condition = ways["condition"].search(piece)
    if helps:
        yield "no_benefit_shown"
    if tried:
        yield "alternative_not_tried"
    if condition:
        yield "criteria_not_met"
    told = limits or helps or tried or condition or _POINTS_BACK.match(piece)
    if not told and ways["papers"].search(piece):
        yield "documentation_missing"


def _speaks_against(text: str) -> bool:
    """Whether it speaks against a treatment without an "unless"."""
    return _says("refusal", "not_recommended", text) and not _REQUEST_IS_NOT.search(text)


def _hoped(before: str) -> bool:
    return bool(_ways("missing")["hoped"].search(before[-_WINDOW:]))


def _affirmed(group: str, name: str, text: str) -> bool:
    """Whether it is said without a "not" right before it."""
    return any(
        not _NEGATED.search(text[max(0, hit.start() - _WINDOW) : hit.start()])
        for hit in _found(group, name, text)
    )


def _says(group: str, name: str, text: str) -> bool:
    return _ways(group)[name].search(text) is not None


def _found(group: str, name: str, text: str) -> Iterator[re.Match[str]]:
    return _ways(group)[name].finditer(text)


_NAMES: Mapping[str, ReasonName] = {name: name for name in get_args(ReasonName)}


@cache
def _table() -> Mapping[str, Mapping[str, str | list[str]]]:
    text = (files(__package__) / "cues.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _ways(group: str) -> Mapping[str, re.Pattern[str]]:
    return {name: _compiled(phrases) for name, phrases in _table()[group].items()}


def _compiled(phrases: str | list[str]) -> re.Pattern[str]:
    if isinstance(phrases, str):
        return re.compile(_spelled(phrases), re.IGNORECASE)
    return re.compile(rf"\b(?:{'|'.join(map(_spelled, phrases))})", re.IGNORECASE)


def _spelled(phrase: str) -> str:
    """The phrase with its <names> as what they stand for."""
    phrase = phrase.replace("\\\n", "")
    phrase = re.sub(r"<w(\d)>", r"(?:[\\w/%'’-]+,? ){0,\1}?", phrase).replace("<gap>", "[^.;]{0,60}?")
    for name, words in _table()["words"].items():
        if f"<{name}>" in phrase and isinstance(words, str):
            phrase = phrase.replace(f"<{name}>", f"(?:{_spelled(words)})")
    return phrase
