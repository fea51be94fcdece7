"""How one rationale argues: which sentences give the rule, what the records show, what they lack.

Reviewers argue alike: the rule first, then what the records show, then what they lack, then the
conclusion, which says nothing of the reason. What a sentence is follows from its form and from its
place: text of a guideline goes on until a sentence speaks of the case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from summarizer.letter import Sentence
from summarizer.lexicon import GLUE, SHOWING, tokenise

from . import key_sentences

_LONG = 45
"""Words of a sentence that is quoted only where no shorter one decides."""
_MOST_WORDS = 80
"""Words of a quotation that takes the sentence before with it."""

_ROLE_WORDS = (
    r"(?:patient|injured worker|injured employee|worker|claimant|applicant|employee|individual|member|"
    r"provider|treater|physician|doctor|surgeon|treating \w+|requesting \w+|request(?:ed)?|injury|records?|"
    r"documentation|documents|notes?|reports?|file|exam\w*|physical exam\w*|progress \w+|clinical \w+|"
    r"medical (?:records?|notes?|documentation)|treatment plan)"
)
_OF_THE_CASE = re.compile(
    rf"\b(?:the|this|his|her|these|available|submitted|provided) (?:\w+ ){{0,2}}?{_ROLE_WORDS}\b"
    r"|\b(?:he|she)\b|\bin this (?:case|instance|situation)\b|\bmedical records?\b"
    r"|\bthere (?:is|was|are|were)\b|\b(?:dated|objectively|subjectively)\b|\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b"
    r"|\b(?:is|was) (?:felt|deemed)\b|\bcompatible with\b|^(?:\w+ )?exam\w*|\breported\b"
    r"|\b(?:presented|presents with|underwent|complains? of|diagnosed|sustained|revealed|received)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(r"(?:(?:Regarding|With regard to|For)\s[^,]{0,80},\s+)?(?P<start>(?:\S+\s+){0,8}\S*)")
_APPLIED = re.compile(
    r"\b(?:request\w*|current\w*|proposed)\b.{0,80}\b(?:exceed\w*|in excess of|consistent with|within|"
    r"in accordance with|congruent with|outside of)\b.{0,30}"
    r"\b(?:guidelines?|recommend\w+|criteria|MTUS|ODG|ACOEM)\b",
    re.IGNORECASE,
)
_TELLS_A_RULE = re.compile(
    r"\b(?:per|according to|state[sd]?|recommend(?:s|ed|ations?)?|indicates?|supports?|discuss(?:es)?|"
    r"note[sd]?|limits?|refers?|writes|advises?|allows?|suggests?|address(?:es)?|requires?|reserves?|"
    r"encourages?)\b",
    re.IGNORECASE,
)
_RULE_FIRST = re.compile(r"^(?:If|When|It is (?:also |further )?recommended)\b")
_NORM = re.compile(
    r"\b(?:should|must|recommend(?:ed|s|ation)?|considered|generally|usually|typically|often|routinely|"
    r"criteri(?:a|on)|option|(?:may|can) be|"
    r"(?:is|are) (?:not )?(?:indicated|appropriate|warranted|needed|reserved))\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:is|are) (?:defined|the brand name|cited|described|listed)\b|\bmeans\b|\bconsists? of\b"
    r"|\bencompass\w*|\brefer to\b|\b(?:well|widely)[ -](?:established|used)\b",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(r"(?:[:;,]|\b(?:and|or|of|the)|\b\d\)\.?)$|^(?:[a-z(]|\d+\))")
_FORMALITY = re.compile(
    r"^(?:Date of|Request for authorization|DOB|The (?:medical )?records? contains?|The request is for)\b"
    r"|\b(?:was|were) (?:recommended|ordered|requested|performed)\b",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"\bmedically (?:necessary|appropriate|indicated)|\bmedical necessity (?:is|was|has)"
    r"|\bclinically (?:indicated|appropriate|warranted)"
    r"|^(?:Therefore|Thus|Hence|As such|Consequently|Accordingly)\b",
    re.IGNORECASE,
)
_REASONS_FIRST = re.compile(
    r"^(?:However, )?(?:[Gg]iven|Because|Since|Due to|In light of|With)\b"
    r"(?! (?:the |all )?(?:of )?(?:the )?above)"
)
_SHOWS = re.compile(
    r"\b(?:reveal\w*|show(?:s|ed|n)|positive|abnormal\w*|demonstrat\w+|evidence of|consistent with|severe|"
    r"persist\w+|worsen\w*|deficits?|weakness|reduc(?:ed|tion)|help(?:s|ed|ing)?|explain\w*|"
    r"justif\w+|needed|pain)\b",
    re.IGNORECASE,
)
_LACKS = re.compile(r"\b(?:no|lack\w*|without|excessive|unclear|should)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"\b(?:up to|no more than|\d+ (?:visits?|sessions?|weeks?|days?))\b", re.IGNORECASE)
_LEANS = re.compile(
    r"^(?:(?:However|But|And|Additionally|Furthermore|Moreover|Also|In addition),? )?(?:"
    r"(?:For|Under|In|With|Despite|Due to|Because of|Given|Based on) (?:this|these|such)\b"
    r"(?! (?:case|instance|situation|time|point))"
    r"|(?:These|Those|They|Such|Both|Neither)\b(?! (?:records?|notes?|reports?)\b)"
    r"|(?:This|That)\b"
    r"(?! (?:(?:injured )?worker|patient|claimant|applicant|employee|individual|request|case)\b)"
    r"|(?:This|The) request (?:is|was|would be) (?:duplicat|redundant)"
    r"|It\b(?! (?:is|was|has been|would be|appears|seems|should be) (?:\w+ ){0,3}?"
    r"(?:that|why|how|if|whether|to|as|noted|unclear)\b))",
    re.IGNORECASE,
)


class Role(Enum):
    RULE = "rule"
    CASE = "case"
    CONCLUSION = "conclusion"


@dataclass(frozen=True, slots=True)
class Argument:
    """The sentences of each part, in the letter's order; a part that the rationale lacks is empty.

    `why` decides the issue: the gap of a refusal or what speaks against the treatment; the finding of
    an approval.
    """

    why: tuple[Sentence, ...] = ()
    criterion: tuple[Sentence, ...] = ()
    finding: tuple[Sentence, ...] = ()
    gap: tuple[Sentence, ...] = ()

    @property
    def sentences(self) -> list[Sentence]:
        """All of them, once, in the letter's order."""
        parts = {*self.why, *self.criterion, *self.finding, *self.gap}
        return sorted(parts, key=lambda sentence: sentence.number)


def read(sentences: Sequence[Sentence], *, refused: bool) -> Argument:
    """The argument of one rationale. `refused` tells whether what is missing decides, or what is there."""
    sentences = [s for s in sentences if not key_sentences.prints_a_decision(s.text)]
    if not sentences:
        return Argument()
    roles = roles_of(sentences)
    place = {s: n / len(sentences) for n, s in enumerate(sentences, start=1)}

    def best(among: Iterable[Sentence], score: Callable[[Sentence], float]) -> Sentence | None:
        # Of equals the later one, as reviewers reason towards the end.
        return max(among, key=lambda s: (score(s) + 1.5 * place[s], s.number), default=None)

    def decides(sentence: Sentence) -> float:
        return _decides(sentence.text, roles[sentence], refused=refused)

    why = best(sentences, decides)
    if refused and why and not (key_sentences.may_refuse(why.text) or key_sentences.refuses(why.text)):
        # Nothing is said to be missing: what the rule allows is then the reason.
        bounds = (s for s in sentences if roles[s] is Role.RULE and _bounds(s.text))
        why = best(bounds, decides) or why
    case = [s for s in sentences if roles[s] is Role.CASE]
    gap = best((s for s in case if refused and key_sentences.refuses(s.text)), decides)
    topic = _topic(s for s in (why, gap) if s)
    criterion = best(
        [s for s in sentences if s is not why and roles[s] is Role.RULE and not _aside(s.text)],
        lambda s: (
            _about(s, topic)
            + key_sentences.names_a_rule(s.text)
            - 3 * (refused and why is not None and s.number > why.number)
        ),
    )
    told = _topic(s for s in (why, gap, criterion) if s)
    finding = best(
        (s for s in case if s not in (why, gap) and _reports(s.text) and _topic([s]) & told),
        lambda s: _about(s, told) + bool(_SHOWS.search(s.text)),
    )
    if why is not None and not refused and roles[why] is Role.CASE:
        finding = why
    whole = {s: _whole(s, sentences) if s else () for s in (why, criterion, finding, gap)}
    return Argument(whole[why], whole[criterion], whole[finding], whole[gap])


def roles_of(sentences: Sequence[Sentence]) -> dict[Sentence, Role]:
    roles: dict[Sentence, Role] = {}
    before = Role.CASE
    for sentence in sentences:
        role = _role_of(sentence.text, before)
        roles[sentence] = role
        before = before if role is Role.CONCLUSION else role
    return roles


def _role_of(text: str, before: Role) -> Role:
    head = _HEAD.match(text)
    start = head["start"] if head else ""
    if _APPLIED.search(text) and not key_sentences.concludes_only(text):
        return Role.CASE
    if _REASONS_FIRST.match(text) and (_OF_THE_CASE.search(text) or _VERDICT.search(text)):
        return Role.CASE
    if key_sentences.concludes_only(text):
        return Role.CONCLUSION
    if key_sentences.names_a_rule(start) and _TELLS_A_RULE.search(text):
        return Role.RULE
    if _RULE_FIRST.match(text):
        return Role.RULE
    of_the_case = _OF_THE_CASE.search(text)
    if _OF_THE_CASE.search(start):
        return Role.CASE
    if _NORM.search(text):
        return Role.RULE
    return Role.CASE if of_the_case and key_sentences.refuses(text) else before


def _decides(text: str, role: Role, *, refused: bool) -> float:
    """How likely a sentence decides, by its form alone."""
    weight = key_sentences.weight(text, refused=refused)
    if role is Role.RULE:
        weight -= 0.5 if refused and key_sentences.rules_out(text) else 2.5
    if _VERDICT.search(text) and not _APPLIED.search(text):
        weight -= 2
    if _FORMALITY.search(text):
        weight -= 2
    if not refused:
        weight += 1.5 * bool(_SHOWS.search(text)) + 3 * bool(_REASONS_FIRST.match(text))
    return weight - _unfit(text)


def _unfit(text: str) -> float:
    """What makes a sentence a poor quotation: cut off, or long."""
    return (
        1.5 * bool(_CUT_OFF.search(text)) + 0.5 * (len(text.split()) > _LONG) + 0.5 * bool(_LEANS.match(text))
    )


def _aside(text: str) -> bool:
    """Whether a guideline's sentence tells no rule: what a thing is, that there is none, or a verdict."""
    return any(cue.search(text) for cue in (_ASIDE, _VERDICT, _FORMALITY)) or key_sentences.silent(text)


def _bounds(text: str) -> bool:
    """Whether a rule says how much it allows, or speaks against the treatment."""
    return key_sentences.rules_out(text) or bool(_AMOUNT.search(text))


def _reports(text: str) -> bool:
    """Whether it tells what the records show of the case, and not what they lack."""
    beside = (_FORMALITY, _VERDICT, _ASIDE, _LACKS)
    told = key_sentences.reports(text) and not key_sentences.refuses(text)
    return told and not any(cue.search(text) for cue in beside)


def _about(sentence: Sentence, topic: frozenset[str]) -> float:
    """How much a sentence speaks of the topic; past three words in common, more say little."""
    shared = len(_topic([sentence]) & topic)
    return min(shared, 3) + bool(_NORM.search(sentence.text)) - 2 * _unfit(sentence.text)


def _topic(sentences: Iterable[Sentence]) -> frozenset[str]:
    words = (token.lemma for s in sentences for token in tokenise(s.text) if token.kind == "word")
    return frozenset(words) - GLUE - SHOWING


def _whole(sentence: Sentence, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentence, and the one before where it leans on that one ("This ...")."""
    before = next((s for s in sentences if s.number == sentence.number - 1), None)
    if before is None or not _LEANS.match(sentence.text) or key_sentences.concludes_only(before.text):
        return (sentence,)
    words = len(before.text.split()) + len(sentence.text.split())
    return (before, sentence) if words <= _MOST_WORDS else (sentence,)
