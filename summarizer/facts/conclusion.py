"""What a rationale concludes: that the request is, or is not, medically necessary.

The conclusion need not stand last (warnings about tapering follow it) and may stand first ("No, the
request ..."). Of the sentences that state a verdict, the last one that speaks of the request, or
that says "therefore", counts. What a guideline or another reviewer said, what may be so, and what
is denied to be so is no verdict.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence

from summarizer.schema.facts import Conclusion

from .patterns import compiled

# The only words that may stand between "is" or "not" and the predicate.
_LINK = (
    r"(?:to|be|been|being|as|considered|deemed|found|felt|judged|determined|shown|proven|proved|thought|"
    r"established|appear|appears|seem|seems|currently|presently|clearly|also|likewise|therefore|thus|"
    r"further|both|either|a|an|any|of|at this time|at the present time|in this case|yet|longer|hereby|"
    r"entirely|still|reasonable and|(?:medically )?appropriate (?:and|or|nor))"
)
_NOT = r"(?:\bnot|n['’]t|\bnever|\bneither|\bnor|\bcannot|\bno longer|\bnon)"
_NECESSARY = compiled(
    r"(?P<glued>\bnot[- ]?|\bnon-?|\b)(?:medically|clinically)[ -]"
    r"(?P<un>un)?(?:necessary|appropriate|indicated|warranted|reasonable|justified)\b"
    r"|(?<=\ba )(?:reasonable )?medical necessity\b(?! (?:of|for)\b)"
)
_NOT_BEFORE = compiled(rf"{_NOT}[ -](?:{_LINK} ){{0,6}}$")
_IS_BEFORE = compiled(
    rf"\b(?:(?:is|are|was|were|been|remains?|appears?|seems?|would be|as) (?:{_LINK} ){{0,6}}"
    r"|(?:find|deem|consider|judge)s? [^,]{0,80} )$"
)
_MAY_BEFORE = compiled(rf"\b(?:may|might|could|can|must|should|will|if) (?:{_LINK} ){{0,6}}$")
_DOUBT_BEFORE = compiled(r"\b(?:if|whether|unless)\b[^,]*$")
_CONDITION_BEFORE = compiled(r"\b(?:if|whether|unless|until|why|how|when|once|before|where|that may)\b[^,]*$")
_CONDITION_AFTER = compiled(
    r"^,? (?:only )?(?:if|when|unless|once|provided|until|for patients who|in patients)\b"
)
_UNSUPPORTED_BEFORE = compiled(
    rf"(?:{_NOT}|\bno|\black of|\blacks?|\bwithout|\binsufficient|\bfail(?:s|ed)? to|\babsence of)"
    r" [^,]{0,60}"
    r"\b(?:evidence|documentation|indication|rationale|support(?:ed)?|shows?|demonstrated?|establish(?:ed)?|"
    r"justif\w{1,8}|information)\b[^,]{0,60}\b(?:that|as)\b[^,]{0,60}$"
)
_DENIED_BEFORE = compiled(
    r"(?:(?:\bnot|n['’]t|\bcannot|\bnever) (?:\w{1,10} ){0,3}(?:say|said|agreed?|conclude[sd]?|means?|imply|"
    r"implies|true|find|believed?|case|follows?|accept(?:ed)?|holds?)"
    r"|\bdisagree\w{0,3}|\bincorrect\w{0,2}|\bwrong(?:ly)?|\berror|\berred)\b[^,]{0,40}\bthat\b[^,]{0,100}$"
)
_SPEAKER = (
    r"(?:utilization review\w{0,2}|UR|claims administrator|(?:prior|previous|initial|peer) review(?:er)?|"
    r"guidelines?|ODG|MTUS|ACOEM|"
    r"CMS|Medicare|FDA|provider|physician|surgeon|doctor|QME|AME|literature|insurer|carrier)"
)
_SAID = (
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )\b"
    r"(?:states?|stated|noted|indicates?|deem(?:s|ed)|determine[sd]|found|finds|considers?|considered|"
    r"conclude[sd]|argue[sd]?|opine[sd]?|wrote|felt|feels|denied|reports?|reported|says|said|recommends?|"
    r"recommended|believe[sd]?|agree[sd]?|asserts?|asserted|"
    r"(?:position|opinion|determination|decision|finding|conclusion) that)"
)
_REPORTED_BEFORE = compiled(rf"\b{_SPEAKER}\b[^,]{{0,60}}{_SAID}\b[^,]{{0,110}}$")
_CLAUSE_END = compiled(
    r"[;:](?= )|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )"
    r"\b(?:therefore|thus|hence|consequently|accordingly|as such|so)\b,?"
    r"|, (?:and |but |so )?(?=(?:th|it|i )|an? |current|request)"
    r"|\b(?:and|but|it) (?=(?:the|this|these)\b[^,]{0,30}\brequest)"
)

_NECESSITY = compiled(
    r"\bmedical necessity\b[^.;]{0,140}?\b(?P<claim>(?:is|was|are|were|has|had|have|could|can|cannot)"
    rf"(?:n['’]t|(?: (?:not|{_LINK})){{0,5}}) (?:well )?(?:established|supported|substantiated|demonstrated|"
    r"met|documented|proven|shown|confirmed|evident|clear|justified|provided|apparent))\b"
    r"|\b(?:lacks?|(?:there is |there was |has |have )no|(?:does|did|do) not (?:meet|show|establish|"
    r"demonstrate|support)|fails? to (?:meet|show|establish|demonstrate|support)) (?:the |any )?"
    r"(?:criteria for |criteria of |standards? of |requirements? (?:for|of) )?medical necessity\b"
)
_BARE = compiled(
    r"\brequest(?:ed|s)?\b[^.;,]{0,80}? (?P<claim>(?:is|are|was|were)"
    rf"(?:n['’]t|(?: (?:not|{_LINK})){{0,5}}) (?:un)?necessary)\b(?! (?:to|for|if|when|in)\b)"
)
_OTHER_VERDICT = compiled(
    r"\brequest(?:ed|s)?\b[^;]{0,160}? "
    r"(?P<claim>(?:is|are|was|were|(?:has|have|had|would|will|can)(?: ?not)? be(?:en)?)"
    rf"(?:n['’]t|(?: (?:not|{_LINK})){{0,5}}) (?:not )?"
    r"(?:supported|approved|certified|authorized|warranted|indicated|recommended|appropriate|reasonable|"
    r"justified|denied|non-?certified))\b"
)
_INFERENCE = compiled(
    r"^\W*(?:no|yes|conversely|similarly),|\b(?:therefore|thus|hence|consequently|accordingly|as such|"
    r"likewise|given (?:the|these|this)|based (?:up)?on|for (?:this|these|the above) reasons?|"
    r"in (?:light|view|summary|conclusion|sum)|due to|because of|overall)\b"
)
_REQUEST = compiled(
    r"\b(?:requests?|requested|decision for|original request|(?:this|these|the) (?:treatment|service|"
    r"medication|study|procedure|surgery|item|device|therapy)s?)\b"
)
_NEGATED = compiled(r"\bnot\b|n['’]t\b|\bcannot\b|\black|\bno\b|\bfails?\b|\bun|\bdenied|\bnon")
_YES: Conclusion = "medically_necessary"
_NO: Conclusion = "not_medically_necessary"
_CONTEXT = 220
# No rationale has as many; each one costs a look at its context.
_MOST_STATEMENTS = 12
_MOST_SENTENCES = 400
_QUOTE_OPENS = re.compile(r"(?:^|(?<=[\s(\[]))[\"“](?=\S)")
_QUOTE_CLOSES = re.compile(r"(?<=\S)[\"”](?=[\s.,;:)\]]|$)")


def conclude(sentences: Sequence[str]) -> Conclusion | None:
    """The verdict of a rationale's sentences; None where they state none."""
    weak: Conclusion | None = None
    for sentence in reversed(sentences[-_MOST_SENTENCES:]):
        verdict = _verdict(sentence)
        if verdict and (_REQUEST.search(sentence) or _INFERENCE.search(sentence)):
            return verdict
        weak = weak or verdict
    return weak or _other_verdict(sentences)


def _verdict(sentence: str) -> Conclusion | None:
    """The last statement on necessity that the sentence makes in its own name."""
    lowered = sentence.lower()
    if "necess" not in lowered and "medical" not in lowered and "clinical" not in lowered:
        return None
    found: list[tuple[int, Conclusion]] = []
    for match in _last(_NECESSARY, sentence):
        clause = _clause_before(sentence, match.start())
        negative = _polarity(clause, match, sentence[match.end() : match.end() + _CONTEXT])
        if negative is not None and not _is_anothers(sentence, clause, match.start()):
            found.append((match.end(), _NO if negative else _YES))
    for match in (*_last(_NECESSITY, sentence), *_last(_BARE, sentence)):
        claim = match["claim"] or match[0]
        clause = _clause_before(sentence, match.end() - len(claim))
        if not _DOUBT_BEFORE.search(clause) and not _is_anothers(sentence, clause, match.start()):
            found.append((match.end(), _NO if _NEGATED.search(claim) else _YES))
    return max(found)[1] if found else None


def _last(pattern: re.Pattern[str], sentence: str) -> deque[re.Match[str]]:
    return deque(pattern.finditer(sentence), maxlen=_MOST_STATEMENTS)


def _is_anothers(sentence: str, clause: str, at: int) -> bool:
    """The words are a guideline's or another reviewer's."""
    return bool(_REPORTED_BEFORE.search(clause)) or _is_quoted(sentence, at)


def _polarity(clause: str, match: re.Match[str], after: str) -> bool | None:
    """Whether "medically necessary" is denied (True) or asserted (False) after `clause`; None if
    neither: it may be so, would be so on a condition, or the denial itself is denied."""
    denied = bool(match["glued"]) or bool(_NOT_BEFORE.search(clause))
    if match["un"]:
        return None if denied else True
    if denied:
        return None if _DENIED_BEFORE.search(clause) or _DOUBT_BEFORE.search(clause) else True
    if _UNSUPPORTED_BEFORE.search(clause) or _DENIED_BEFORE.search(clause):
        return True
    hedged = _MAY_BEFORE.search(clause) or _CONDITION_BEFORE.search(clause) or _CONDITION_AFTER.search(after)
    return False if _IS_BEFORE.search(clause) and not hedged else None


def _other_verdict(sentences: Sequence[str]) -> Conclusion | None:
    """Where necessity is never stated: "Therefore, the request is not supported." and the like."""
    for number, sentence in enumerate(reversed(sentences[-_MOST_SENTENCES:])):
        if number and not _INFERENCE.search(sentence):
            continue
        for match in _OTHER_VERDICT.finditer(sentence):
            if _REPORTED_BEFORE.search(_clause_before(sentence, match.start())):
                continue
            return _NO if _NEGATED.search(match["claim"]) else _YES
    return None


def _clause_before(sentence: str, end: int) -> str:
    """What stands before `end` in its clause, as far as a pattern may look back."""
    before = sentence[max(0, end - _CONTEXT) : end]
    last = 0
    for mark in _CLAUSE_END.finditer(before):
        last = mark.end()
    return before[last:]


def _is_quoted(sentence: str, at: int) -> bool:
    """Inside quotation marks; a mark that only opens or only closes quotes nothing."""
    opened = [mark.start() for mark in _QUOTE_OPENS.finditer(sentence, 0, at)]
    if not opened:
        return False
    closed = _QUOTE_CLOSES.search(sentence, opened[-1] + 1)
    return closed is not None and closed.start() >= at
