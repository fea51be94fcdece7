"""The words behind a failure: the letter's and the model's. Built only for a report that may hold them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.digest import key_sentences, question_about
from summarizer.judge import judge
from summarizer.letter.types import Sentence
from summarizer.schema.drafts import IssueDraft, LetterIssueDraft
from summarizer.schema.summary import Source

from ..runs import LetterRun
from ..runs.plans import as_issue
from ..scoring import prose
from ..scoring.gold import Gold
from ..scoring.hand import sentence_key
from ..scoring.reading import header_faults
from ..scoring.score import Scored

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of the letter and what it is there."""

    number: int
    page: int
    text: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Something told, field by field, and what came of it."""

    title: str
    fields: Fields
    result: str


@dataclass(frozen=True, slots=True)
class Finding:
    check: str
    words: str
    message: str


@dataclass(frozen=True, slots=True)
class Faulty:
    """A sentence of the first answer, its field, and what the checks for truth found in it."""

    sentence: str
    field: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class FailureText:
    """`truth`: what the letter or a label has, beside what was told, by name. `judged`: sentences that
    readers judged wrong."""

    file: str
    request: str
    truth: tuple[tuple[str, str, str], ...]
    sentences: tuple[Quoted, ...]
    said: tuple[Words, ...]
    findings: tuple[Faulty, ...]
    judged: tuple[str, ...]


def text_of(one: Scored, issue: int | None, shown: Sequence[str]) -> FailureText | None:
    """None where the letter has no result under this seed. `shown`: texts of ours that the model saw."""
    if one.row is None:
        return None
    return (
        _of_letter(one.gold, one.row) if issue is None else _Issue(one.gold, one.row, issue - 1, shown).text
    )


def _file(gold: Gold) -> str:
    return gold.letter.document.file.rpartition("/")[2]


def _of_letter(gold: Gold, row: LetterRun) -> FailureText:
    """The header and the list of issues of a letter that was read whole."""
    if row.whole is None:
        return FailureText(_file(gold), "", (), (), (), (), ())
    truth = [
        (name.replace("_", " "), str(getattr(gold.facts, name).value), getattr(row.whole, name))
        for name in header_faults(gold.facts, row.whole)
    ]
    for issue, at in zip(gold.facts.issues, row.matched, strict=True):
        if at is None:
            truth.append((f"issue {issue.number}", issue.request.value or "", "not listed"))
    added = [item for at, item in enumerate(row.whole.issues) if at not in row.matched]
    truth += [("listed item", "no issue of the letter", item.request) for item in added]
    return FailureText(_file(gold), "", tuple(truth), (), (), (), ())


@dataclass(frozen=True)
class _Issue:
    gold: Gold
    row: LetterRun
    index: int
    shown: Sequence[str]

    @property
    def text(self) -> FailureText:
        gold = self.gold
        facts = gold.facts.issues[self.index]
        findings, evidence = self._judged()
        return FailureText(
            _file(gold),
            facts.remaining.value or facts.request.value or "",
            tuple(self._truth()),
            self._sentences(evidence),
            (*self._answers(), *self._told()),
            tuple(findings),
            tuple(self._judged_wrong()),
        )

    @property
    def _item(self) -> LetterIssueDraft | None:
        return self.row.listed(self.index)

    @property
    def _first(self) -> IssueDraft | None:
        if self.row.matched or self.row.whole:
            return as_issue(self._item)
        answers = self.row.answers[self.index]
        return answers[0].draft if answers else None

    def _judged(self) -> tuple[list[Faulty], dict[int, list[str]]]:
        """What the checks for truth say of each sentence of the first answer, as it was scored; and the
        fields of the answer that each sentence of the letter carries."""
        gold = self.gold
        block = gold.letter.issues[self.index]
        evidence: dict[int, list[str]] = defaultdict(list)
        faulty: list[Faulty] = []
        if self._first is None or not block.sentences:
            return faulty, evidence
        question = question_about(block, gold.facts.issues[self.index], prompt_texts=self.shown)
        for sentence in prose.sentences_of(self._first):
            judged = judge(sentence, question.context, house_rules=False)
            field = self._field_of(sentence)
            for carrying in judged.evidence:
                evidence[carrying.number].append(field)
            if judged.findings:
                told = (
                    Finding(one.check.replace("_", " "), one.words, one.message) for one in judged.findings
                )
                faulty.append(Faulty(sentence, field, tuple(told)))
        return faulty, evidence

    def _field_of(self, sentence: str) -> str:
        """Where the model said it."""
        if self._item is not None or self._first is None:
            return "why"
        names = ("rule", "shown", "missing")
        return next(name for name in names if sentence in prose.split(getattr(self._first, name)))

    def _judged_wrong(self) -> Iterator[str]:
        """Sentences of the first answer, and of what a reader gets, that readers judged wrong."""
        gold = self.gold
        digest = self.row.summary.issues[self.index].digest
        shown = [claim.text for _, claim in digest.parts() if claim.source == "model"] if digest else []
        first = prose.sentences_of(self._first) if self._first else ()
        for sentence in dict.fromkeys((*first, *(one for text in shown for one in prose.split(text)))):
            key = sentence_key(gold.letter.document.sha256, self.index + 1, sentence)
            if gold.labels.verdicts.get(key) == "wrong":
                yield sentence

    def _sentences(self, evidence: dict[int, list[str]]) -> tuple[Quoted, ...]:
        """Those that matter, in the letter's order."""
        gold = self.gold
        argument = gold.arguments[self.index]
        parts: Sequence[tuple[str, Sequence[Sentence]]] = (
            ("decides", argument.why),
            ("rule", argument.criterion),
            ("finding", argument.finding),
            ("gap", argument.gap),
        )
        found = []
        for sentence in gold.rationale_sentences[self.index]:
            roles = [name for name, some in parts if sentence in some]
            if key_sentences.concludes(sentence.text):
                roles.append("concludes")
            if carried := evidence.get(sentence.number):
                roles.append("evidence for " + ", ".join(dict.fromkeys(carried)))
            if roles:
                found.append(Quoted(sentence.number, sentence.page, sentence.text, tuple(roles)))
        return tuple(found)

    def _answers(self) -> list[Words]:
        """Each answer of the model, as it gave it."""
        item, row = self._item, self.row
        if item is not None:
            fields = ((name, str(getattr(item, name))) for name in type(item).model_fields)
            return [Words("The model on this issue", tuple(fields), "")]
        found = []
        for number, answer in enumerate(() if row.matched else row.answers[self.index], start=1):
            names = ", ".join(answer.failed).replace("_", " ")
            result = "enough" if answer.enough else f"not enough: {names}" if names else "not enough"
            found.append(Words(f"Answer {number} of the model", _draft_fields(answer.draft), result))
        return found

    def _told(self) -> list[Words]:
        """What a reader gets; of the plain plan that is the answer itself."""
        summary = self.row.summary
        digest, status = summary.issues[self.index].digest, summary.issues[self.index].status
        if digest is None or "plain-letter" in summary.provenance.prompts:
            return []
        names: dict[tuple[str, Source], list[str]] = defaultdict(list)
        for name, claim in digest.parts():
            names[claim.text, claim.source].append(name)
        fields = tuple((f"{', '.join(some)}: {_SOURCES[by]}", text) for (text, by), some in names.items())
        return [Words("What a reader gets", fields, status.replace("_", " "))]

    def _truth(self) -> list[tuple[str, str, str]]:
        """What was told otherwise than the letter, or a label by hand, has it; and what the letter prints."""
        gold, item = self.gold, self._item
        facts = gold.facts.issues[self.index]
        read = None if self._first is None else "overturned" if self._first.approved else "upheld"
        found: list[tuple[str, str, str]] = [("decision", facts.decision or "unreadable", read or "nothing")]
        if item is not None:
            line = facts.reviewer_guideline
            found.append(("authorized before", facts.authorized.value or "", item.authorized))
            found.append(("guideline", line.text if line else "", item.guideline))
        summary = self.row.summary.issues[self.index]
        for name in ("reason", "category"):
            label = gold.labels.of(gold.case, facts.number, name)
            told = getattr(summary, name)
            if label is not None and label != told:
                found.append((f"{name}, by label", label, told or "nothing"))
        return found


_SOURCES = {
    "model": "the model’s words",
    "letter": "the letter’s words",
    "code": "by code",
    "person": "a person’s words",
}


def _draft_fields(draft: IssueDraft | None) -> Fields:
    if draft is None:
        return ()
    return tuple((name, str(getattr(draft, name))) for name in type(draft).model_fields)
