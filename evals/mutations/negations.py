"""A "not" dropped or put in, and a thing not documented told as absent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summarizer.checks.types import ClaimInContext

from ._types import Material, Mutation, denied, put, words

_AUXILIARIES = "is|are|was|were|be|been|has|have|had|does|do|did|can|could|should|must|will|would|may|might"
_NOT_WITH = r"(?! (?:only|just|necessarily|until|unless|more than|less than|all|every)\b)"
_SHORT = {"can't": "can", "won't": "will", "shan't": "shall"}
_NO = re.compile(
    r"(?<!or )\bno\b(?!\.)(?! (?:longer|one|more|less|fewer|later|matter|doubt|sooner|other|better)\b)",
    re.IGNORECASE,
)
_DROPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"\b({_AUXILIARIES}) not\b{_NOT_WITH}", re.IGNORECASE), lambda m: m.group(1)),
    (re.compile(r"\bcannot\b", re.IGNORECASE), lambda m: "can"),
    (re.compile(r"\b\w+n't\b", re.IGNORECASE), lambda m: _SHORT.get(m.group().lower(), m.group()[:-3])),
    (re.compile(r"\bno longer\b", re.IGNORECASE), lambda m: "still"),
    (re.compile(r"\b(?:no one|nobody)\b", re.IGNORECASE), lambda m: "someone"),
    (_NO, lambda m: "some"),
    (re.compile(r"\bnothing\b", re.IGNORECASE), lambda m: "something"),
    (re.compile(r"\bnever\b", re.IGNORECASE), lambda m: "often"),
    (re.compile(r"\bnone of\b", re.IGNORECASE), lambda m: "all of"),
    (re.compile(r"\bwithout\b", re.IGNORECASE), lambda m: "with"),
    (re.compile(r"\bneither\b(.{2,60}?)\bnor\b", re.IGNORECASE), lambda m: f"both{m.group(1)}and"),
    (re.compile(r"\black(s|ed)\b", re.IGNORECASE), lambda m: "has" if m.group(1) == "s" else "had"),
    (
        re.compile(r"\b(is|was|were|are) (?:lacking|missing)\b", re.IGNORECASE),
        lambda m: f"{m.group(1)} there",
    ),
    (re.compile(r"\bfailed to\b", re.IGNORECASE), lambda m: "managed to"),
    (re.compile(r"\bunable\b", re.IGNORECASE), lambda m: "able"),
    (re.compile(r"\bunlikely\b", re.IGNORECASE), lambda m: "likely"),
    (re.compile(r"\bunclear\b", re.IGNORECASE), lambda m: "clear"),
)
_WHETHER = words("whether", "whether or")

# "May help" and "may not help" can both hold: no "may", "might", "could".
_TAKES_NOT = re.compile(
    r"\b(?:is|are|was|were|should|must|will|would|can|(?:has|have|had)(?= (?:been|had|done|gone|[a-z]+ed)\b))"
    r"(?= )(?! (?:\w+ )?"
    r"(?:not|no|never|only|just|nothing|none|neither|lacking|missing|without|always|nobody)\b)",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"\b(has|have|had)\b(?= (?:a|an|the|some|his|her|their|\d+|two|three|six|eight|pain|surgery)\b)",
    re.IGNORECASE,
)
_TO_HAVE = {"has": "does not have", "have": "do not have", "had": "did not have"}
_VERBS = {
    **{
        f"{base}s": f"does not {base}"
        for base in """recommend support require allow suggest advise accept prefer exceed say state want
        call discourage endorse specify consider mean depend""".split()
    },
    "showed": "did not show", "gave": "did not give", "took": "did not take", "began": "did not begin",
    "underwent": "did not undergo", "came": "did not come", "went": "did not go", "wore": "did not wear",
}  # fmt: skip
# These are participles as often: only behind a subject.
_AFTER_SUBJECT = {
    "helped": "did not help", "worked": "did not work", "hurt": "did not hurt", "left": "did not leave",
    "felt": "did not feel", "found": "did not find", "said": "did not say", "noted": "did not note",
    "reported": "did not report", "relied": "did not rely", "applied": "did not apply",
}  # fmt: skip
_SUBJECT_AND_VERB = re.compile(
    r"\b(?:he|she|they|(?:the|this) (?:worker|patient|claimant|doctor|physician|reviewer|"
    rf"claims administrator|drug|treatment|guideline|sessions|visits|therapy)) "
    rf"({'|'.join(_AFTER_SUBJECT)})\b",
    re.IGNORECASE,
)
_VERB = words(*_VERBS)
_AUXILIARY_BEFORE = re.compile(
    rf"\b(?:{_AUXILIARIES}|being|to|get|got|as|who|that|which|\w+ly)(?: \w+ly)? $", re.I
)
_DENIAL = re.compile(
    r"\b(?:no|not|never|none|nothing|nobody|neither|nor|without|unless|until|cannot|lack\w*|missing)\b|n't\b",
    re.I,
)

_FILE = r"(?:records?|notes?|files?|charts?|paperwork|papers|documentation|documents|reports?)"
_RECORDS = rf"(?:(?:the|any|these|her|his|medical|available|submitted) )*{_FILE}"
_PAPER = r"(?:\w+ )?(?:documentation|record|mention|evidence|proof|note|indication) of"
_SAY = r"(?:show|document|mention|describe|include|contain|list|record|report|note|indicate|reveal)"
_SAID = r"(?:documented|recorded|mentioned|noted|described|reported|in the file|on file)"
_THING = r"(?P<thing>(?!(?:that|whether|how|why|what|which|if|when|who)\b)[^,;.]{3,100})"
_ABSENT = tuple(
    re.compile(rf"^{form}\.?$", re.IGNORECASE)
    for form in (
        rf"there (?:is|was|were|are) no {_PAPER} {_THING}",
        rf"no {_PAPER} {_THING}(?: (?:was|is|were) \w+.*)",
        rf"{_RECORDS}(?: \w+)? (?:do|does|did) not {_SAY} (?:any |an? )?{_THING}",
        rf"the (?:doctor|physician|provider) (?:did|does) not {_SAY} (?:any |an? )?{_THING}",
        rf"{_RECORDS} (?:contains?|holds?|has|have|had|showed|shows?|mentions?) no (?:\w+ of )?{_THING}",
        rf"no {_THING} (?:was|were|is|are) {_SAID}",
        rf"(?:the |an? )?{_THING} (?:was|were|is|are|has been|have been) not {_SAID}",
        rf"nothing (?:in|on) (?:the )?{_FILE} (?:mentions|documents|describes) (?:any |an? )?{_THING}",
    )
)
_THAT = re.compile(
    rf"^nothing (?:in|on) (?:the )?{_FILE} (?:shows?|says|suggests|indicates) that "
    r"(?P<clause>[^,;]{8,120}?)\.?$",
    re.IGNORECASE,
)


def not_dropped(m: Material) -> Iterator[ClaimInContext]:
    for pattern, new in _DROPS:
        for match in pattern.finditer(m.text):
            if not _WHETHER.search(m.text, max(0, match.start() - 12), match.end() + 12):
                yield m.saying(put(m.text, *match.span(), new(match)))


def not_added(m: Material) -> Iterator[ClaimInContext]:
    for match in _TAKES_NOT.finditer(m.text):
        if not (denied(m.text, match.start()) or _denies_soon(m.text, match.end())):
            yield m.saying(put(m.text, *match.span(), f"{match.group()} not".replace("can not", "cannot")))
    for match in _HAVING.finditer(m.text):
        if not denied(m.text, match.start()):
            yield m.saying(put(m.text, *match.span(), _TO_HAVE[match.group().lower()]))
    for match in _VERB.finditer(m.text):
        before = m.text[: match.start()]
        if before and not (
            denied(m.text, match.start())
            or _AUXILIARY_BEFORE.search(before)
            or _denies_soon(m.text, match.end())
        ):
            yield m.saying(put(m.text, *match.span(), _VERBS[match.group().lower()]))
    for match in _SUBJECT_AND_VERB.finditer(m.text):
        if not (denied(m.text, match.start()) or _denies_soon(m.text, match.end())):
            yield m.saying(put(m.text, *match.span(1), _AFTER_SUBJECT[match.group(1).lower()]))


def _denies_soon(text: str, end: int) -> bool:
    """Whether a denial follows closely: two of them might cancel out."""
    return bool(_DENIAL.search(text[end : end + 40]))


def absence_told(m: Material) -> Iterator[ClaimInContext]:
    """ "There is no record of a fall" told as "there was no fall"."""
    for pattern in _ABSENT:
        if match := pattern.match(m.text):
            thing = re.sub(r"^(?:the|an?|any) ", "", match.group("thing"), flags=re.IGNORECASE)
            yield m.saying(f"There was no {thing[0].lower()}{thing[1:]}.")
            yield m.saying(f"The reviewer found that no {thing[0].lower()}{thing[1:]} existed.")
    if match := _THAT.match(m.text):
        yield m.saying(f"It is untrue that {match.group('clause')}.")


MUTATIONS = (
    Mutation("not dropped", not_dropped, hard=True),
    Mutation("not added", not_added, hard=True),
    Mutation("absence of documentation as absence", absence_told),
)
