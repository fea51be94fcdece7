"""Which sentences of the reasons state something of the case, and which say that something is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from summarizer.checks import tells_result
from summarizer.digest import argument, key_sentences
from summarizer.letter import Sentence

_HEADING_AGAIN = re.compile(
    r"\bwas the original request\b|\bIMR[- ]eligible\b|\bauthorized by the claims administrator\b"
    r"|\bclaims administrator authorized\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\bchapter\b|\bnotmedically\b|\bplan (?:was|is) to request\b|\brequest (?:is|was) for\b", re.IGNORECASE
)
"""A rule told under its chapter's name, a conclusion that a scan glued, and the bare request."""

_NOT_SEEN = re.compile(
    r"\b(?:not|n't)\s+(?:\w+ly\s+)?(?:apparent|evident|obvious|known|justified|substantiated|compelling)\b"
    r"|\bno\s+(?:clear|apparent|compelling)\b|\bquestionable\b",
    re.IGNORECASE,
)
_REFUSED_BEFORE = re.compile(
    r"\b(?:claims administrator|utilization review|UR)\b(?!.*\b(?:overturn|revers|grant))"
    r".*\b(?:den|non-?certif|modif)",
    re.IGNORECASE,
)
_OPENS_A_LIST = re.compile(r":\s*$|:\s*\(?(?:1|a|i)[.)]|\bfollowing\b[^.]*:", re.IGNORECASE)
_ITEM = re.compile(
    r"^\W*(?:\d{1,2}|[a-h]|[ivx]{1,4})\s?[.)]|^[-–•*]|[;:]\s*$|;\s*(?:and|or|\()|^(?:and|or)\b", re.IGNORECASE
)
_FINDING = re.compile(
    r"""\b(?:
        exam\w* | reveal\w* | show\w* | positive | negative | tender\w* | range\ of\ motion | MRIs? | x-?rays?
      | imaging | radiograph\w* | EMG | deficits? | weak\w* | spasms? | diagnos\w+ | report(?:s|ed)
      | complain\w*
      | improv\w+ | swelling | numb\w* | tears? | fractures? | scores? | strength | symptom\w* | pain\w*
      | impairments? | persist\w* | radicul\w+ | sensation | reflex\w* | history | respon\w+ | had | completed
      | years?[- ]old
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_UNWRITTEN = re.compile(r"\b(?:lack of|(?:no|not|without)\b.{0,30}\bdocument\w*)", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:(?:the|this) (?:patient|worker|injured|claimant|applicant)|he|she)\b", re.IGNORECASE
)
_SOMEONE = re.compile(
    r"\b(?:patient|worker|employee|claimant|applicant|individual|he|she|his|her|exam\w*|MRI|x-?rays?|imaging)\b",
    re.IGNORECASE,
)
_NORM = re.compile(r"\b(?:should|must|recommend\w*|(?:is|are) (?:not )?indicated)\b", re.IGNORECASE)


def tells_no_result(sentence: Sentence) -> bool:
    """Whether it may be quoted as a statement: results are told by code alone, but for the refusal before."""
    return not tells_result(sentence.text) or bool(_REFUSED_BEFORE.search(sentence.text))


def stated(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """What the reviewer states of the case: no rule, no bare conclusion, and nothing said to be missing."""
    beside = (_lacks, key_sentences.names_a_rule, key_sentences.depends)
    for sentence in _of_the_case(sentences):
        if not any(cue(sentence.text) for cue in beside):
            yield sentence


def missing(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """What the reviewer says is missing, unclear or too much in this case."""
    yield from (sentence for sentence in _of_the_case(sentences) if _lacks(sentence.text))


def _lacks(text: str) -> bool:
    return key_sentences.refuses(text) or bool(_NOT_SEEN.search(text))


def repeats_heading(text: str) -> bool:
    """Whether it only says again what was requested and authorized before, as the heading does."""
    return bool(_HEADING_AGAIN.search(text))


def rule(sentences: Sequence[Sentence], first: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of a rule; where one of them opens a list, with the list to its end."""
    if not any(_OPENS_A_LIST.search(sentence.text) for sentence in first):
        return tuple(first)
    rest = [s for s in sentences if s.number > first[-1].number]
    rules = list(takewhile(lambda s: not (_PERSON.search(s.text) or tells_result(s.text)), rest))
    end = max((n for n, s in enumerate(rules, start=1) if _ITEM.search(s.text)), default=0)
    return (*first, *rules[:end])


def tells_a_finding(text: str) -> bool:
    """Whether it says something of an examination, a test, a complaint or a course of treatment."""
    beside = norm(text) or _BESIDE.search(text) or _UNWRITTEN.search(text)
    return bool(_FINDING.search(text) and _SOMEONE.search(text)) and not beside


def norm(text: str) -> bool:
    """Whether it names a guideline or a norm."""
    return key_sentences.names_a_rule(text) or bool(_NORM.search(text))


def _of_the_case(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    sentences = [s for s in sentences if not key_sentences.prints_a_decision(s.text)]
    roles = argument.roles_of(sentences)
    for sentence in sentences:
        beside = repeats_heading(sentence.text) or _BESIDE.search(sentence.text)
        if roles[sentence] is argument.Role.CASE and not beside and tells_no_result(sentence):
            yield sentence
