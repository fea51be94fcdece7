"""One sentence's verdict on medical necessity, spoken in its own name.

What a guideline or another reviewer said, what may be so, and what is denied to be so is no verdict.
A verdict is never guessed: where a word that nobody expects stands between "is" and "medically
necessary" (a misread "not" looks like many words), the sentence is "unread".

The patterns are written for what `wording.normalised` returns: lower case, so that they need not fold case.
"""

from __future__ import annotations

import re
from collections import deque
from typing import Literal

from summarizer.schema.facts import Conclusion

Verdict = Conclusion | Literal["unread"] | None

# The only words that may stand between "is" or "not" and the predicate.
_PLAIN_LINK = (
    r"to be|being|as being|considered|deemed|found|felt|judged|determined|shown|proven|proved|thought|"
    r"established|currently|presently|clearly|also|likewise|therefore|thus|hereby|hence|a|an|"
    r"at this time|at the present time|at present|in this case|here|entirely|still|both|"
    r"(?:reasonable|supported|warranted|indicated|recommended|justified|certified|approved|"
    r"(?:medically )?appropriate) (?:and|or|nor)"
)
# Those that belong to "not" only: "longer" without its "no", or "to" without its "be", is damage.
_LINK = (
    rf"(?:{_PLAIN_LINK}|to|be|been|as|of|appear|appears|seem|seems|further|either|any|yet|longer"
    rf"|regarded|viewed|"
    r"accepted)"
)
_YES_LINK = rf"(?:{_PLAIN_LINK})"
_NOT = r"(?:\b(?:is|are|was|were)?not|n't|\bnever|\bneither|\bnor|\bcannot|\bno longer|\bnon)"
_PREDICATE = re.compile(
    r"(?P<glued>\b(?:is|are|was|were)?not[- ]?|\bnon-?|\b)(?:medically|clinically)[ -]?"
    r"(?P<un>un)?(?:necessary|appropriate|indicated|warranted|reasonable|justified)\b"
    r"|(?<=\ba )(?:reasonable )?medical necessity\b(?! (?:of|for)\b)"
)
_PREDICATE_STARTS = ("edically", "linically", "edical necessity")
# "not" or "non" glued to the predicate, with its verb, stands at most this far before the start.
_GLUED = 9

_NOT_BEFORE = re.compile(rf"{_NOT}[ -](?:{_LINK} ){{0,6}}$")
_IS_BEFORE = re.compile(
    rf"\b(?:is|are|was|were|remains|appears|seems|would be|(?:has|have|had) (?:also |clearly |thus )?been) "
    rf"(?:{_YES_LINK} ){{0,6}}$"
)
_NONE_BEFORE = re.compile(r"\b(?:none|neither) of (?:the|these|those) [^,]{3,60} (?:is|are|was|were) $")
_FIND = r"(?:find|deem|consider|judge)s?"
_FIND_BEFORE = re.compile(
    rf"(?:\bi|\bwe|\breviewers?|\bmaximus)(?: (?:also|therefore|thus|hereby))? {_FIND} "
    rf"(?P<object>[^,]{{0,80}}? )(?:{_YES_LINK} ){{0,4}}$"
)
_NOT_FIND_BEFORE = re.compile(rf"(?:\bnot|n't|\bcannot|\bnever) (?:{_LINK} )?{_FIND} [^,]{{0,80}} $")
_MAY_BEFORE = re.compile(
    rf"\b(?:may|might|could|can|must|should|will|if|only|generally|usually|often|sometimes|typically"
    rf"|normally|"
    rf"rarely|potentially|possibly|probably|likely|otherwise) (?:{_LINK} ){{0,6}}$"
)
_DOUBT_BEFORE = re.compile(r"\b(?:if|whether|unless)\b[^,]*$")
_CONDITION_BEFORE = re.compile(
    r"\b(?:if|whether|unless|until|why|how|when|once|before|where|that may)\b[^,]*$"
)
_CONDITION_AFTER = re.compile(
    r",? (?:only )?(?:if|when|unless|once|provided|until|for patients who|in patients)\b"
)
_UNSUPPORTED_BEFORE = re.compile(
    rf"(?:{_NOT}|\bno|\black of|\blacks?|\bwithout|\binsufficient|\bfail(?:s|ed)? to|\babsence of)"
    r" [^,]{0,60}"
    r"\b(?:evidence|documentation|indication|rationale|support(?:ed)?|shows?|demonstrated?|establish(?:ed)?|"
    r"justif\w{1,8}|information)\b[^,]{0,60}\b(?:that|as)\b[^,]{0,60}$"
)
_DENIED_BEFORE = re.compile(
    r"(?:(?:\bnot|n't|\bcannot|\bnever) (?:\w{1,10} ){0,3}(?:say|said|agreed?|conclude[sd]?|means?|imply|"
    r"implies|true|find|believed?|case|follows?|accept(?:ed)?|holds?)"
    r"|\bdisagree\w{0,3}|\bincorrect\w{0,2}|\bwrong(?:ly)?|\berror|\berred)\b[^,]{0,40}\bthat\b[^,]{0,100}$"
)
_SPEAKER = (
    r"(?:utilization review\w{0,2}|ur|claims administrator|(?:prior|previous|initial|peer) review(?:er)?|"
    r"guidelines?|odg|mtus|acoem|"
    r"cms|medicare|fda|provider|physician|surgeon|doctor|qme|ame|literature|insurer|carrier)"
)
_SAID = (
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )\b"
    r"(?:states?|stated|noted|indicates?|deem(?:s|ed)|determine[sd]|found|finds|considers?|considered|"
    r"conclude[sd]|argue[sd]?|opine[sd]?|wrote|felt|feels|denied|reports?|reported|says|said|recommends?|"
    r"recommended|believe[sd]?|agree[sd]?|asserts?|asserted|held|holds|maintain(?:s|ed)|"
    r"(?:position|opinion|determination|decision|finding|conclusion) that)"
)
_REPORTED_BEFORE = re.compile(rf"\b{_SPEAKER}\b[^,]{{0,60}}{_SAID}\b[^,]{{0,110}}$")
# Each alternative begins with a mark or a blank, to which the regex engine skips.
_CLAUSE_END = re.compile(
    r"[;:] "
    r"|, (?:and |but |so )?(?=(?:th|it|i )|an? |current|request)"
    r"| (?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )"
    r"(?:therefore|thus|hence|consequently|accordingly|as such|so)\b,?"
    r"| (?:and|but|it) (?=(?:the|this|these)\b[^,]{0,30}\brequest)"
)
# "Medically necessary treatment": what stands around says that it is no predicate of anything.
_ATTRIBUTE_AFTER = re.compile(
    r" (?!(?:and|or|nor|at|for|as|based|because|since|due|per|to|in|given|under|when|with|here|now|but"
    r"|so|by|on|"
    r"from|within|although|though|while|then|considering|according|pursuant|either|overall|currently"
    r"|therefore|"
    r"thus|treatment for)\b)[a-z]"
)
_ATTRIBUTE_BEFORE = re.compile(
    r"(?:^|\b(?:the|any|all|of|for|other|receive[sd]?|provides?|with|word|term|phrase|regarded|certified|"
    r"accepted|viewed|request|services|care|treatments?) (?:deemed |considered )?(?:to be |as (?:being )?)?"
    r"|\bthat (?:the |an? )?\w{3,20} be |(?:necessary|appropriate|indicated|reasonable),? (?:and |or "
    r"|nor )?)$"
)

_NECESSITY = re.compile(
    r"\bmedical necessity\b(?P<gap>[^.;]{0,140}?)\b"
    r"(?P<claim>(?:is|was|are|were|has|had|have|could|can|cannot)"
    rf"(?:n't|(?: (?:not|{_LINK})){{0,5}}) (?:well )?(?:established|supported|substantiated|demonstrated|"
    r"met|documented|proven|shown|confirmed|evident|clear|justified|provided|apparent))\b"
    r"|\b(?:lacks?|(?:there is |there was |has |have )no|(?:does|did|do) not (?:meet|show|establish|"
    r"demonstrate|support)|fails? to (?:meet|show|establish|demonstrate|support)) (?:the |any )?"
    r"(?:criteria for |criteria of |standards? of |requirements? (?:for|of) )?medical necessity\b"
)
_BARE = re.compile(
    r"\brequest(?:ed|s)?\b(?P<gap>[^.;,]{0,80}?) (?P<claim>(?:is|are|was|were)"
    rf"(?:n't|(?: (?:not|{_LINK})){{0,5}}) (?:un)?necessary)\b(?! (?:to|for|if|when|in)\b)"
)
_OTHER = re.compile(
    r"\brequest(?:ed|s)?\b(?P<gap>[^;]{0,160}?) "
    r"(?P<claim>(?:is|are|was|were|(?:has|have|had|would|will|can)(?: ?not)? be(?:en)?)"
    rf"(?:n't|(?: (?:not|{_LINK})){{0,5}}) (?:not )?"
    r"(?:supported|approved|certified|authorized|warranted|indicated|recommended|appropriate|reasonable|"
    r"justified|denied|non-?certified))\b"
)
_YES_CLAIM = re.compile(
    rf"(?:is|are|was|were|(?:has|have|had|would|can) be(?:en)?)(?: {_YES_LINK}){{0,5}} (?:well )?[a-z]+"
)
# In "I cannot agree that ...", "no documentation that ..." a scan needs to spoil one word only.
_TURNING = re.compile(
    r"n[o0]t\b|n't|\b(?:no|never|nor|neither|lack\w{0,4}|insufficient|fail\w{0,4}|disagree\w{0,3}"
    r"|agree\w{0,3}|"
    r"sai?d|says?|true|conclude\w?|believe\w?|impl\w{1,4}|means?|evidence|documentation|documented"
    r"|indication|"
    r"show\w{0,3}|demonstrat\w{1,4}|justif\w{1,8}|information|th\wt)\b|^(?:it|i|we|there|here) "
)
_FINDING = re.compile(
    r"^(?:.{0,80}[,;:] )?(?:i|we|(?:this|the) (?:expert |physician )?reviewer|maximus[\w ,.]{0,24}"
    r"|it (?:is|was)"
    r"(?: my (?:opinion|decision))?) ?(?:also |therefore |thus |hereby )?(?:find|finds|found|deemed"
    r"|determined|"
    r"has determined|conclude[sd]?|believe[sd]?|opine[sd]?|feels?|felt|clear|considered|decided)? (?:that )?"
    r"(?:the|this|these) (?!.{0,200}(?:not\b|n't|\bno\b|that\b))"
)
_IT_IS = re.compile(rf"(?:it|this) (?:is|was) (?:{_YES_LINK} ){{0,6}}")
_PREMISE = re.compile(r"(?:as|since|because|given that|although|though|while) ")
# Another verdict may follow ("As the surgery is medically necessary, the sling is n0t ...").
_MORE_AFTER = re.compile(r"[,;.].*(?:necess|\bnot?\b|n't|denied|upheld)")
# A verb before the claim may be the sentence's own, and damage may have hidden its "not".
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|do|can|could|may|might|not|no|cannot|that|which|whether"
    r"|if)\b|n't"
)
_INFERENCE = re.compile(
    r"^\W*(?:no|yes|conversely|similarly),|\b(?:therefore|thus|hence|consequently|accordingly|as such|"
    r"likewise|given (?:the|these|this)|based (?:up)?on|for (?:this|these|the above) reasons?|"
    r"in (?:light|view|summary|conclusion|sum)|due to|because of|overall)\b"
)
_REQUEST = re.compile(
    r"\b(?:requests?|requested|decision for|original request|(?:this|these|the) (?:treatment|service|"
    r"medication|study|procedure|surgery|item|device|therapy)s?)\b"
)
_NEGATED = re.compile(r"not\b|n't\b|\bcannot\b|\black|\bno\b|\bfails?\b|\bun|\bdenied|\bnon")
_YES: Conclusion = "medically_necessary"
_NO: Conclusion = "not_medically_necessary"
_CONTEXT = 220
# The words between a verb and its predicate stand within this many characters.
_TAIL = 90
# No sentence has as many; each one costs a look at its context.
_MOST_STATEMENTS = 12
_QUOTE_OPENS = re.compile(r"(?:^|(?<=[\s(\[]))[\"“](?=\S)")
_QUOTE_CLOSES = re.compile(r"(?<=\S)[\"”](?=[\s.,;:)\]]|$)")

# Most letters close in these very words, which need no closer look.
_PLAIN = re.compile(
    r"(?:(?:Therefore|Thus|Hence|As such|Consequently|Accordingly|Given (?:the above|this)"
    r"|Based on the above),? )?"
    r"(?P<opening>[Tt]h(?:e|is)) (?:current |currently )?request(?:ed)?(?: (?:[^.;:?!]|\.(?=\d)){1,200}?)? "
    r"(?P<verb>is|was) (?:(?:considered|deemed|determined|found|therefore|to be) ){0,3}"
    r"(?P<no>(?:to )?not (?:(?:considered|deemed|found|to be"
    r"|be) ){0,2})?medically necessary(?: at this time)?\.?"
)
_NOT_PLAIN = re.compile(
    r"[ ,](?:if|whether|unless|that|which|when|until|as|not|no|may|might|could|would|guidelines?"
    r"|review\w{0,2}|"
    r"states?|found|finds|said|says|is|was|are|were|necess\w{1,5})[ ,]|, (?:the|it|this|these) "
)


def plain_verdict(sentence: str) -> Conclusion | None:
    """The verdict of a sentence, as printed, that says nothing but "The request for ... is ..."."""
    match = _PLAIN.fullmatch(sentence)
    if not match or _NOT_PLAIN.search(sentence, match.end("opening"), match.start("verb")):
        return None
    return _NO if match["no"] else _YES


def is_concluding(sentence: str) -> bool:
    """The sentence speaks of the request, or draws a conclusion."""
    return bool(_REQUEST.search(sentence) or _INFERENCE.search(sentence))


def is_inference(sentence: str) -> bool:
    return bool(_INFERENCE.search(sentence))


def verdict(sentence: str) -> Verdict:
    """The last statement on necessity that a normalised sentence makes in its own name."""
    found: list[tuple[int, Conclusion | Literal["unread"]]] = []
    for match in _predicates(sentence):
        clause = _clause_before(sentence, match.start())
        if _is_anothers(sentence, clause, match.start()):
            continue
        value = _polarity(clause, match, sentence)
        if value:
            found.append((match.end(), value))
    for match in _claims(sentence):
        claim = match["claim"] or match[0]
        clause = _clause_before(sentence, match.end() - len(claim))
        if _DOUBT_BEFORE.search(clause) or _is_anothers(sentence, clause, match.start()):
            continue
        unsure = match["gap"] and _VERB.search(match["gap"])
        found.append((match.end(), "unread" if unsure else _of_claim(claim)))
    return max(found)[1] if found else None


def _of_claim(claim: str) -> Conclusion | Literal["unread"]:
    """What "is (not) established" and the like say, where the words between are known."""
    if _NEGATED.search(claim):
        return _NO
    return _YES if _YES_CLAIM.fullmatch(claim) else "unread"


def _predicates(sentence: str) -> deque[re.Match[str]]:
    """Each "medically necessary" or the like; the places are found first, as that is cheap."""
    found: deque[re.Match[str]] = deque(maxlen=_MOST_STATEMENTS)
    for start in _PREDICATE_STARTS:
        at = sentence.find(start)
        while at >= 0:
            match = _PREDICATE.search(sentence, max(0, at - _GLUED), at + 40)
            if match and match.end() > at:
                found.append(match)
            at = sentence.find(start, at + len(start))
    return found


def _claims(sentence: str) -> deque[re.Match[str]]:
    """Claims about "the medical necessity", and a bare "is necessary"."""
    found: deque[re.Match[str]] = deque(maxlen=_MOST_STATEMENTS)
    if "medical necessity" in sentence:
        found.extend(_NECESSITY.finditer(sentence))
    if "request" in sentence and sentence.count("necessary") > sentence.count("ally necessary"):
        found.extend(_BARE.finditer(sentence))
    return found


def _is_anothers(sentence: str, clause: str, at: int) -> bool:
    """The words are a guideline's or another reviewer's."""
    return bool(_REPORTED_BEFORE.search(clause)) or _is_quoted(sentence, at)


def _polarity(clause: str, match: re.Match[str], sentence: str) -> Verdict:
    """What "medically necessary" after `clause` says; None for what may be so, would be so on a
    condition, is denied to be denied, or is an attribute ("medically necessary care")."""
    denied = bool(match["glued"]) or bool(_NOT_BEFORE.search(clause[-_TAIL:]))
    if match["un"]:
        return None if denied else _NO if _is_asserted(clause) else "unread"
    disputed = " that " in clause and bool(_DENIED_BEFORE.search(clause))
    if denied:
        return None if disputed or _DOUBT_BEFORE.search(clause) else _NO
    if (
        disputed
        or _NONE_BEFORE.search(clause[-_TAIL:])
        or _UNSUPPORTED_BEFORE.search(clause)
        or _NOT_FIND_BEFORE.search(clause)
    ):
        return _NO
    if _MAY_BEFORE.search(clause[-_TAIL:]) or _CONDITION_BEFORE.search(clause):
        return None
    if _CONDITION_AFTER.match(sentence, match.end()):
        return None
    if _PREMISE.match(clause) and sentence.find(", ", match.end()) >= 0:
        return None  # "Since the surgery is medically necessary, ...": said of another item
    if _is_asserted(clause):
        return "unread" if _is_unsafe(sentence, clause, match) else _YES
    if _ATTRIBUTE_AFTER.match(sentence, match.end()) or _ATTRIBUTE_BEFORE.search(clause[-_TAIL:]):
        return None
    return "unread"


def _is_asserted(clause: str) -> bool:
    return bool(_IS_BEFORE.search(clause[-_TAIL:])) or _finds(clause)


def _is_unsafe(sentence: str, clause: str, match: re.Match[str]) -> bool:
    """What stands before "is medically necessary" may turn it round if one of its letters is wrong."""
    if _MORE_AFTER.search(sentence, match.end()):
        return True
    if _IT_IS.fullmatch(clause):
        return False
    return bool(_TURNING.search(clause)) and not _FINDING.search(clause)


def _finds(clause: str) -> bool:
    """ "I find the requested splint ...": the object must end in a word too long to be a misread "not"."""
    found = _FIND_BEFORE.search(clause)
    if not found:
        return False
    last = found["object"].rstrip().rpartition(" ")[2]
    return len(last) >= 5 and last.isalpha() and not _VERB.search(found["object"])


def other_verdict(sentence: str) -> Conclusion | None:
    """Where necessity is not stated: "the request is not supported" and the like, normalised."""
    for match in _OTHER.finditer(sentence):
        if _REPORTED_BEFORE.search(_clause_before(sentence, match.start())):
            continue
        value = _of_claim(match["claim"])
        if value == _NO or not _VERB.search(match["gap"]):
            return None if value == "unread" else value
    return None


def _clause_before(sentence: str, end: int) -> str:
    """What stands before `end` in its clause, as far as a pattern may look back."""
    # The blank stands for the word boundary before the sentence's first word.
    before = f" {sentence[max(0, end - _CONTEXT) : end]}"
    last = 1
    for mark in _CLAUSE_END.finditer(before):
        last = mark.end()
    return before[last:]


def _is_quoted(sentence: str, at: int) -> bool:
    """Inside quotation marks; a mark that only opens or only closes quotes nothing."""
    if '"' not in sentence and "“" not in sentence:
        return False
    opened = [mark.start() for mark in _QUOTE_OPENS.finditer(sentence, 0, at)]
    if not opened:
        return False
    closed = _QUOTE_CLOSES.search(sentence, opened[-1] + 1)
    return closed is not None and closed.start() >= at
