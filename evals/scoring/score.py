"""The verb: a run's recorded answers, replayed and scored, a row an issue and a row a letter."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer import prompts
from summarizer.letter import Letter
from summarizer.schema.drafts import IssueDraft, LetterIssueDraft
from summarizer.schema.facts import IssueFacts

from ..runs import LetterRun, Run
from ..runs.baselines import EXTRACTIVE, MODEL_FREE
from ..runs.manifest import Plan
from ..runs.plans import as_issue
from ..runs.replay import Replayed, replay
from . import prose, reading, result
from .gold import Gold
from .hand import sentence_key, with_own
from .measures import BOTH_STAGES, STAGES, Stage, measured
from .rows import Row, Score, unscored, yes

_WRONG = "wrong"
_NO_MODEL = "no model was asked"
_NOTHING_SAID = dict.fromkeys(measured("by-issue", "raw", of_letter=False), unscored(_NO_MODEL))


@dataclass(frozen=True)
class Scored:
    """One letter under one seed: its rows, and what came of it for a report to show."""

    gold: Gold
    seed: int
    row: LetterRun | None
    rows: tuple[Row, ...]


async def score(run: Run, letters: Sequence[Letter], labels: Sequence[Path] = ()) -> AsyncIterator[Scored]:
    """Every letter of the run, scored. `labels`: users' label files, over the shipped ones. Raises UsageError
    where a letter of the run is missing."""
    known = with_own(labels)
    with prompts.taken_from(run.prompts if run.prompts.is_dir() else None):
        shown = tuple(text for name in run.manifest.prompts for text in prompts.load(name).texts())
    async for replayed in replay(run, letters):
        gold = Gold(replayed.letter, known)
        yield Scored(gold, replayed.seed, replayed.row, tuple(_rows(run, replayed, gold, shown)))


def _rows(run: Run, replayed: Replayed, gold: Gold, shown: Sequence[str]) -> list[Row]:
    row = replayed.row
    if row is None:
        return _lost(run.manifest.plan, gold, replayed)
    whole = run.manifest.plan != "by-issue"
    plain = run.manifest.plan == "plain"
    of_letter: dict[str, Score] = reading.of_letter(gold, row) if whole else {}
    if whole:
        of_letter["valid_first"] = yes(bool(row.at_once))
        of_letter["valid_end"] = yes(row.whole is not None)
    pages = result.page_scores(row.summary) if not plain else {}
    rows = []
    for index, issue in enumerate(gold.facts.issues):
        told = _Issue(gold, row, index, whole=whole, shown=shown)
        raw = told.raw() if run.manifest.model != EXTRACTIVE else dict(_NOTHING_SAID)
        if run.manifest.model in MODEL_FREE:
            raw |= dict.fromkeys(("valid_first", "valid_end"), unscored(_NO_MODEL))
        system = {name: raw[name] for name in BOTH_STAGES} if plain else told.system(pages)
        rows.append(
            Row(
                case=gold.case,
                issue=issue.number,
                seed=replayed.seed,
                slices=gold.slices_of(issue),
                findings=prose.findings_of(told.said),
                scores={"raw": raw, "system": system},
            )
        )
    if not whole:
        of_letter["letter_exact"] = _exact([one.scores["raw"]["decision"] for one in rows])
    cost = result.cost_scores(row.summary.provenance, _seconds(row))
    if run.manifest.model in MODEL_FREE:
        cost = dict.fromkeys(cost, unscored(_NO_MODEL))
    scores: dict[Stage, dict[str, Score]] = {
        "raw": of_letter,
        "system": cost,
    }
    return [*rows, Row(case=gold.case, issue=None, seed=replayed.seed, slices=gold.slices, scores=scores)]


def _lost(plan: Plan, gold: Gold, replayed: Replayed) -> list[Row]:
    """A letter whose answers are not all there: every item of it is unscored, and none is left out."""
    numbers = [*(issue.number for issue in gold.facts.issues), None]
    nothing = unscored(replayed.unscored)

    def scores(number: int | None) -> dict[Stage, dict[str, Score]]:
        return {
            stage: dict.fromkeys(measured(plan, stage, of_letter=number is None), nothing) for stage in STAGES
        }

    return [Row(case=gold.case, issue=one, seed=replayed.seed, scores=scores(one)) for one in numbers]


def _exact(decisions: Sequence[Score]) -> Score:
    """Every decision of a letter right, its issues being given by code."""
    if any(one.state == "unscored" for one in decisions):
        return unscored("an issue is unscored")
    return yes(all(one.right == one.of for one in decisions))


def _seconds(row: LetterRun) -> float | None:
    return row.answering if row.summary.provenance.calls else None


@dataclass(frozen=True)
class _Issue:
    """One issue of a letter that was run: what the model said of it, and what came of that."""

    gold: Gold
    row: LetterRun
    index: int
    whole: bool
    shown: Sequence[str]

    @property
    def facts(self) -> IssueFacts:
        return self.gold.facts.issues[self.index]

    @property
    def item(self) -> LetterIssueDraft | None:
        return self.row.listed(self.index)

    @property
    def said(self) -> list[prose.Said]:
        first = as_issue(self.item) if self.whole else self._first()
        if first is None:
            return []
        block = self.gold.letter.issues[self.index]
        others = [s for n, s in enumerate(self.gold.rationale_sentences) if n != self.index]
        return prose.said(first, block, self.facts, others, self.shown)

    def _first(self) -> IssueDraft | None:
        answers = self.row.answers[self.index]
        return answers[0].draft if answers else None

    def raw(self) -> dict[str, Score]:
        """The model's first answer, before any check."""
        scores: dict[str, Score] = {}
        why = self._silent()
        told = self._decision()
        if why == "nothing was asked":
            scores["decision"] = unscored("no sentence to ask about")
            scores["decision_by_hand"] = unscored("no sentence to ask about")
        else:
            label = self.gold.labels.of(self.gold.case, self.facts.number, "decision")
            scores["decision"] = reading.decision(self.facts, told, why)
            scores["decision_by_hand"] = reading.by_hand(label, told, why)
        if self.whole:
            scores |= reading.guideline_scores(self.facts, self.item, why)
            scores["authorized"] = reading.authorized(self.facts, self.item, why)
        elif answers := self.row.answers[self.index]:
            scores["valid_first"] = yes(answers[0].at_once)
            scores["valid_end"] = yes(any(answer.draft for answer in answers))
        else:
            scores |= dict.fromkeys(("valid_first", "valid_end"), unscored(why))
        said = self.said
        scores |= prose.prose_scores(said, self.gold.arguments[self.index], why or "nothing was said")
        scores["wrong"] = self._wrong([one.text for one in said])
        return scores

    def system(self, pages: Mapping[int, dict[str, Score]]) -> dict[str, Score]:
        """What a reader gets."""
        issue = self.row.summary.issues[self.index]
        hand = self.gold.labels
        told = {"decision": issue.decision, "reason": issue.reason, "category": issue.category}
        by_hand = {
            name: reading.by_hand(hand.of(self.gold.case, self.facts.number, name), value, "nothing was told")
            for name, value in told.items()
        }
        claims = [claim for _, claim in issue.digest.parts()] if issue.digest else []
        texts = dict.fromkeys(claim.text for claim in claims if claim.source == "model")
        return {
            "decision_by_hand": by_hand["decision"],
            "reason": by_hand["reason"],
            "category": by_hand["category"],
            **prose.digest_scores(issue.digest, self.gold.arguments[self.index]),
            "wrong": self._wrong([s for text in texts for s in prose.split(text)]),
            **result.status_scores(issue),
            **pages.get(issue.number, {}),
        }

    def _decision(self) -> str | None:
        if self.whole:
            return self.item.decision if self.item else None
        first = self._first()
        return None if first is None else "overturned" if first.approved else "upheld"

    def _silent(self) -> str:
        """Why the model said nothing of this issue; "" where it did."""
        if self.whole:
            if self.row.whole is None:
                return self.row.failed or "no answer"
            return "" if self.item else "not listed"
        answers = self.row.answers[self.index]
        if not answers:
            return "nothing was asked"
        return "" if answers[0].draft else ", ".join(answers[0].failed) or "no answer"

    def _wrong(self, sentences: Sequence[str]) -> Score:
        """Of the sentences, those that a reader has judged wrong; only where each was judged. Another prompt
        that words the wrong ones anew, so that nobody has judged them, would else look better."""
        sha256 = self.gold.letter.document.sha256
        keys = [sentence_key(sha256, self.facts.number, sentence) for sentence in sentences]
        verdicts = [self.gold.labels.verdicts.get(key) for key in keys]
        if not verdicts or None in verdicts:
            return unscored("not all of it was judged" if any(verdicts) else "no sentence of it was judged")
        return Score(right=float(verdicts.count(_WRONG)), of=float(len(verdicts)))
