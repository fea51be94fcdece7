"""What one sentence of a rationale may carry, told by its form: its cues are words of how reviewers
argue, not of a topic."""

from __future__ import annotations

import re

_RULE = re.compile(
    r"\b(?:guidelines?|MTUS|ODG|ACOEM|criteria|labor code|medical literature|FDA)\b", re.IGNORECASE
)
_GAP = re.compile(
    r"""\b(?:
        (?:no|lack\ of|insufficient|without|absence\ of|limited)\s+(?:[\w-]+\s+){0,3}
          (?:documentation|evidence|indication|rationale|mention|report|record|explanation|description|findings?|
             improvement|benefit|complaints?|information|examination|details?|signs?|symptoms?|need|trial|red|diagnosis|deficits?|
             instability|weakness)
      | (?:not|n't|neither|never|cannot)\s+(?:\w+\s+){0,3}
          (?:document|specif|indicat|provid|mention|includ|submit|describ|establish|support|meet|met|tried|
             show|reveal|clear|recommend|address|evident|detail|discuss|demonstrat|failed|improv|identif|explain|state|note)\w*
      | fail(?:ed|s|ure)?\s+to\s+(?:provide|document|specif|demonstrat|indicat|show|mention|include)\w*
      | previously\ (?:authorized|approved|certified)
      | exceed(?:s|ed|ing)? | excessive | in\ excess | already | redundant | duplicat\w+
      | lack(?:s|ing|ed)? | unclear | missing | unsupported
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_REFUSES = re.compile(
    r"\b(?:no|not|nor|never|neither|cannot|without|lacks?|lacking|lacked|absence|absent|fail\w*|exceed\w*|excess|"
    r"unclear|missing|insufficient|unsupported|unproven|unnecessary|redundant|duplicat\w+|limited|only|however|experimental|"
    r"previously (?:authorized|approved|certified)|"
    r"investigational|under study|unknown|already)\b|n't\b",
    re.IGNORECASE,
)
_GROUND = re.compile(
    r"""\b(?:
        meets?|met | has\ failed | failed\ (?:conservative|prior|other|first) | documented | consistent\ with
      | support(?:s|ed|ing)? | appropriate | indicated | reasonable | warrant(?:s|ed)?
      | improv\w+ | benefit\w*
      | not\ in\ excess | not\ exceed
      | because | since | due\ to | as\ such | within\ the\ guideline | recommended
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ADVISES = re.compile(r"\badvised to (?:consult|speak)\b", re.IGNORECASE)
_APPLIES_A_RULE = re.compile(
    r"\b(?:guidelines?|criteria|requirements?)\b.{0,30}\b(?:met|satisfied|fulfilled)\b",
    re.IGNORECASE,
)
_SILENT = re.compile(r"\b(?:not|n't)\s+(?:\w+\s+)?address\w*|\b(?:is|are)\s+silent\b", re.IGNORECASE)
_UNDOCUMENTED = re.compile(
    r"\b(?:records?|documentation|notes?|reports?|file)\b.{0,30}\b(?:not|n't)\s+(?:\w+\s+)?(?:indicat|show|document|"
    r"specif|provid|mention|reveal)\w*|\bno\s+(?:\w+\s+)?(?:documentation|record|mention|evidence)\b"
    r"|\bnot\s+(?:documented|shown|provided|specified)\b",
    re.IGNORECASE,
)
_RESTATES = re.compile(
    r"\btreatment\s+plan\s+(?:was|is|included?|includes)\b|\b(?:is|was|were)\s+(?:requested|ordered)\b",
    re.IGNORECASE,
)
_RULES_OUT = re.compile(
    r"\b(?:not|no|never)\s+(?:\w+\s+){0,2}(?:recommend|support|indicat|advis|need|appropriate|evidence)\w*",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"^(?:However|In this case|In this instance|Here|Moreover|Additionally|In addition|Furthermore|"
    r"There (?:is|was|are|were)|The (?:records?|documentation|medical records?|provider|treating|request)|"
    r"Given|Since|Without)\b"
)
_CONCLUSION = re.compile(
    r"\bmedical(?:ly)?\s+(?:necess\w+|appropriate)|\bnot\s+necessary\b|\bclinically\s+appropriate\b",
    re.IGNORECASE,
)
_CONCLUDES_FROM = re.compile(
    r"^(?:As such|Given (?:the|all)(?: of the)? above|Therefore|Thus|Hence|Accordingly|Consequently|"
    r"Based on the above)\b.{0,20}\brequest",
    re.IGNORECASE,
)
_DRAWN = re.compile(
    r"(?:As such|Therefore|Thus|Hence|Accordingly|Consequently|Based on (?:the above|these|this)|"
    r"In conclusion|In summary|For (?:this|these) reasons?|So)\b",
    re.IGNORECASE,
)
# A result told without a reason, the letter's own or another's ("The denial was reversed.").
_BARE_RESULT = re.compile(
    r"(?:(?:therefore|thus|hence|accordingly|so|and|on appeal|in fact|indeed),? )?(?:\w+ ){0,6}?"
    r"(?:requests?|denials?|refusals?|decisions?|determinations?|appeals?|treatments?|claims?|items?|services?)"
    r"(?: \w+){0,8}? (?:is|are|was|were|has been|have been|should be|must be|shall be|stands?) (?:\w+ ){0,3}?"
    r"(?:approved|granted|reversed|overturned|upheld|authorized|certified|denied|refused|lifted|withdrawn|void)"
    r"(?: (?:in full|on appeal|by \w+(?: \w+)?|again|now|today|already|and \w+(?: \w+){0,5}))?\W*",
    re.IGNORECASE,
)
_PRINTS_A_DECISION = re.compile(r"\b(?:overturn(?:ed)?|upheld|uphold|final determination)\b", re.IGNORECASE)
_CARRIES_REASON = re.compile(
    r"\b(?:because|since|due to|in the absence|without(?! contrast)|given that|as (?:the|there)|in light of"
    r"|(?:no|lack of) (?:\w+ ){0,3}(?:rationale|explanation|factors?|circumstances))\b",
    re.IGNORECASE,
)

_DRAWS = re.compile(r"(?P<ground>.{20,200}?)[,;]?\s(?:therefore|thus|hence)\b", re.IGNORECASE)


def refuses(text: str) -> bool:
    """Whether a sentence says that something is missing, exceeded or not so."""
    return bool(_GAP.search(text)) and not concludes_only(text)


def names_a_rule(text: str) -> bool:
    """Whether a sentence speaks of a guideline, a law or criteria."""
    return bool(_RULE.search(text))


def states_a_rule(text: str) -> bool:
    """Whether it tells what the rule is, and not that there is none, that it was met or what follows."""
    beside = _CONCLUSION.search(text) or _APPLIES_A_RULE.search(text) or _SILENT.search(text)
    return names_a_rule(text) and not beside


def reports(text: str) -> bool:
    """Whether it tells something of the case, and not a rule or only what was asked for."""
    return not (names_a_rule(text) or _RESTATES.search(text) or concludes_only(text))


def lacks(text: str) -> bool:
    """Whether it tells of the case, and not as a rule, what is missing or exceeded."""
    return refuses(text) and reports(text)


def depends(text: str) -> bool:
    """Whether a conclusion is drawn from another item's ("as the surgery is not necessary, ...")."""
    return bool(_CONCLUSION.search(text) and _CARRIES_REASON.search(text))


def may_refuse(text: str) -> bool:
    """Whether a sentence, told as what was missing, can carry a refusal."""
    return bool(_REFUSES.search(text)) and not concludes_only(text)


def may_approve(text: str) -> bool:
    """Whether a sentence can carry an approval: not the bare result, nor what the records lack."""
    return not (concludes_only(text) or _UNDOCUMENTED.search(text))


def rules_out(text: str) -> bool:
    """Whether a rule speaks against the treatment itself ("is not recommended")."""
    return bool(_RULES_OUT.search(text))


def concludes_only(text: str) -> bool:
    """Whether a sentence tells a result and no reason for it."""
    if _CONCLUDES_FROM.match(text) or _BARE_RESULT.fullmatch(text):
        return True
    return bool(_CONCLUSION.search(text)) and not (_CARRIES_REASON.search(text) or _draws_from_a_gap(text))


def concludes(text: str) -> bool:
    """Whether it tells or foretells the result at all, with a reason or without."""
    told = _CONCLUSION.search(text) or _DRAWN.match(text)
    return bool(told) or prints_a_decision(text) or concludes_only(text)


def _draws_from_a_gap(text: str) -> bool:
    """ "No trial was tried, therefore ...": what comes before the conclusion is its reason."""
    drawn = _DRAWS.match(text)
    return bool(drawn and _REFUSES.search(drawn["ground"]) and "request" not in drawn["ground"].lower())


def prints_a_decision(text: str) -> bool:
    """Whether it holds a word of the letter's decision, which no reason may quote."""
    return bool(_PRINTS_A_DECISION.search(text))


def silent(text: str) -> bool:
    """Whether it says that a guideline has no rule here, or whom to ask."""
    return bool(_SILENT.search(text) or _ADVISES.search(text))


def weight(text: str, *, refused: bool) -> float:
    """How much the words of a sentence speak for its being the reason."""
    weight = 0.0
    if concludes_only(text):
        weight -= 4
    if _TURN.match(text):
        weight += 1
    if _GAP.search(text):
        weight += 2.5 if refused else -0.5
    if _GROUND.search(text):
        weight += 0.5 if refused else 2
    if _RULE.search(text):
        weight -= 1
    if len(text.split()) > 45:
        weight -= 1
    return weight
