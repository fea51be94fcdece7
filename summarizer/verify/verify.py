"""The verb: each claim of a summary is supported by the letter, or it is told what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from summarizer.checks import tells_result
from summarizer.checks.types import Finding
from summarizer.grounding import split_claims
from summarizer.judge import Judgement, judge
from summarizer.letter import Letter, Sentence
from summarizer.lexicon import parse
from summarizer.schema.facts import LetterFacts
from summarizer.schema.verdict import Grounds, Verdict, VerdictFinding

from .given import GivenClaim, states_something
from .grounds import Ground, issue_grounds, letter_grounds
from .quotes import Cited, cite

_COUNTS = re.compile(
    r"\b(?:all|both|each|every|none|neither|any|nothing|everything|requests|treatments|items|services)\b",
    re.IGNORECASE,
)
MAX_EVIDENCE = 2
"""What needs more sentences is more than one proposition."""


def verify(letter: Letter, facts: LetterFacts, claims: Iterable[GivenClaim]) -> tuple[Verdict, ...]:
    """A verdict on each claim, in order. `facts` are the letter's own (summarizer.facts.extract).

    A claim of several sentences is supported when each of them is. Given evidence must itself carry
    the claim; without it the program looks for what does.
    """
    verifier = _Verifier(letter, facts)
    return tuple(verifier.verdict(claim) for claim in claims)


@dataclass(frozen=True)
class _Found:
    """What came of one sentence: the issue it was judged under, and how."""

    issue: int | None
    judgement: Judgement


@dataclass(frozen=True)
class _Verifier:
    letter: Letter
    facts: LetterFacts
    _by_issue: dict[int, tuple[Ground, ...]] = field(default_factory=dict)

    @cached_property
    def _of_letter(self) -> tuple[Ground, ...]:
        return letter_grounds(self.letter, self.facts)

    def _of_issue(self, number: int) -> tuple[Ground, ...]:
        if number not in self._by_issue:
            self._by_issue[number] = issue_grounds(self.letter, self.facts, number)
        return self._by_issue[number]

    def verdict(self, claim: GivenClaim) -> Verdict:
        numbers = [issue.number for issue in self.facts.issues]
        if claim.issue is not None and claim.issue not in numbers:
            message = f"The letter has {len(numbers)} requests, and none with this number."
            return self._told(claim, [_fault(claim.issue, Finding("issue", str(claim.issue), message))])
        sentences = split_claims(claim.text)
        if not sentences or not all(map(states_something, sentences)):
            finding = Finding("empty", claim.text[:60], "This states nothing. Write a sentence.")
            return self._told(claim, [_fault(claim.issue, finding)])
        lines = self._lines(claim.issue)
        cited = cite(self.letter, claim.evidence, lines)
        found = [self._judged(sentence, claim, cited) for sentence in sentences]
        return self._told(claim, [*(_fault(claim.issue, finding) for finding in cited.findings), *found])

    def _told(self, claim: GivenClaim, found: Sequence[_Found]) -> Verdict:
        findings = [finding for one in found for finding in one.judgement.findings]
        evidence = {s.span: s for one in found for s in one.judgement.evidence}
        return Verdict(
            text=claim.text,
            issue=next((one.issue for one in found if one.issue is not None), claim.issue),
            verdict="unsupported" if findings else "supported",
            findings=tuple(
                VerdictFinding(check=f.check, words=f.words, message=f.message)
                for f in dict.fromkeys(findings)
            ),
            evidence=tuple(
                Grounds(
                    sentence=s.number if s.number > 0 else None,
                    quote=self.letter.passage(s.span).text,
                    span=(s.span.start, s.span.end),
                    page=s.page,
                )
                for s in sorted(evidence.values(), key=lambda s: s.span)
            ),
        )

    def _lines(self, issue: int | None) -> tuple[Sentence, ...]:
        """The labelled lines that a quote may stand for."""
        numbers = [i.number for i in self.facts.issues] if issue is None else [issue]
        lines = [s for n in numbers for ground in self._of_issue(n) for s in ground.context.scope]
        return tuple(dict.fromkeys(s for s in lines if s.number <= 0))

    def _judged(self, sentence: str, claim: GivenClaim, cited: Cited) -> _Found:
        if cited.sentences:
            return self._by_given(sentence, claim.issue, cited.sentences)
        if claim.issue is not None:
            return _best(self._tried(sentence, self._of_issue(claim.issue)))
        return self._anywhere(sentence)

    def _by_given(self, sentence: str, issue: int | None, evidence: tuple[Sentence, ...]) -> _Found:
        """Given evidence stands in one issue's reasons, or before all of them."""
        home = {self._home(s) for s in evidence} - {None}
        if issue is None and len(home) == 1:
            issue = next(iter(home))
        if strangers := home - {issue}:
            told = ", ".join(str(number) for number in sorted(n for n in strangers if n))
            message = f"The evidence stands in the reasons for request {told}. Cite those of this one."
            return _fault(issue, Finding("evidence", told, message))
        grounds = self._of_letter if issue is None else self._of_issue(issue)
        context = next(
            (g.context for g in grounds if set(evidence) & set(g.context.scope)), grounds[0].context
        )
        return _Found(issue, judge(sentence, context, evidence=evidence, house_rules=False))

    def _home(self, sentence: Sentence) -> int | None:
        return next((b.number for b in self.letter.issues if sentence in b.sentences), None)

    def _anywhere(self, sentence: str) -> _Found:
        """A claim that names no request number: of the letter as a whole, or of the requests whose names
        it uses. What it says of a result must be so of each request that it may mean."""
        one_result = tells_result(sentence) and not _COUNTS.search(sentence)
        overall = _best(self._tried(sentence, self._of_letter))
        if overall.judgement.holds and not one_result:
            return overall
        meant = self._meant(sentence)
        found = [_best(self._tried(sentence, self._of_issue(number))) for number in meant]
        if tells_result(sentence) and len(meant) > 1 and len({self._decision(n) for n in meant}) > 1:
            message = "The requests came out differently. Say which one this is about."
            return _fault(None, Finding("issue", sentence[:60], message))
        return _best(found if one_result else [*found, overall])

    def _meant(self, sentence: str) -> list[int]:
        """The requests that share most words with a claim; all, where none shares any."""
        said = parse(sentence)
        content = {said.tokens[i].lemma for clause in said.clauses for i in said.content(clause)}
        shared = {
            issue.number: len(content & parse(issue.request.value or "").lemmas)
            for issue in self.facts.issues
        }
        most = max(shared.values(), default=0)
        named = [number for number, count in shared.items() if count == most]
        others = [number for number in shared if number not in named]
        return named if tells_result(sentence) else [*named, *others]

    def _decision(self, number: int) -> str | None:
        return next(issue.decision for issue in self.facts.issues if issue.number == number)

    def _tried(self, sentence: str, grounds: Iterable[Ground]) -> Iterator[_Found]:
        for ground in grounds:
            if not ground.context.scope:
                continue
            found = judge(sentence, ground.context, limit=MAX_EVIDENCE, house_rules=False)
            if not found.evidence and ground.result and tells_result(sentence):
                found = judge(sentence, ground.context, evidence=ground.result, house_rules=False)
            yield _Found(ground.issue, found)


def _fault(issue: int | None, finding: Finding) -> _Found:
    return _Found(issue, Judgement((finding,), ()))


def _best(found: Iterable[_Found]) -> _Found:
    """The first that holds, else the one that comes nearest."""
    tried = []
    for one in found:
        if one.judgement.holds:
            return one
        tried.append(one)
    nothing = Judgement((Finding("grounding", "", "The letter gives no reasons."),), ())
    return min(tried, key=lambda one: _distance(one.judgement), default=_Found(None, nothing))


def _distance(judgement: Judgement) -> tuple[bool, int]:
    return not judgement.evidence, len({finding.check for finding in judgement.findings})
