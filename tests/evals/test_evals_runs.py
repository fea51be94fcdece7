"""Runs: every answer kept, nothing asked twice, the same results from what is kept; compared and gated."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import ClassVar
from xml.etree.ElementTree import fromstring

import pytest
from click.testing import CliRunner

from evals.cli import eval_commands
from evals.comparing import compare, gate, open_scored, read_rules
from evals.comparing.written import comparison_html, gate_junit, gate_markdown, gate_text
from evals.recorded import RecordedModel
from evals.run_commands import score_run
from evals.runs import Options, carry_out, open_run
from evals.runs import run as run_module
from evals.runs.masking import masked, tells
from evals.runs.matching import match
from evals.runs.sample import chosen_of, draw, once, readable
from evals.scoring import hand, over_seeds, read_rows
from evals.scoring.coverage import curve, read_curve, write_curve
from evals.scoring.measures import STAGES, measured
from summarizer.corrections import parse
from summarizer.errors import ImrError, UsageError
from summarizer.facts import extract
from summarizer.llm import Answer, Usage
from summarizer.llm.errors import InvalidAnswer, NoConnection
from summarizer.schema.drafts import IssueDraft, LetterDraft, LetterIssueDraft

EXAMPLES = Path(__file__).parents[2] / "examples" / "letters"


class Scripted:
    """A Model that reads every decision as `approved`, says one sentence, and counts what it is asked."""

    conversations = 2
    name = "scripted"

    def __init__(self, approved=False, whole=None):
        self.asked = 0
        self._approved = approved
        self._whole = whole

    async def ask(self, messages, response, *, max_tokens=256):
        self.asked += 1
        if response is IssueDraft:
            draft = IssueDraft(rule="", shown="", missing="Nothing was shown.", approved=self._approved)
        elif response is LetterDraft and self._whole is not None:
            draft = self._whole
        else:
            raise InvalidAnswer("not scripted", usage=Usage(calls=1))
        return Answer(draft, draft.model_dump_json(), Usage(calls=1, tokens_in=10, tokens_out=5, seconds=1.0))

    async def aclose(self):
        pass


@pytest.fixture(scope="module")
def letters():
    return readable(EXAMPLES)[0]


@pytest.fixture
def scripted(monkeypatch):
    """Makes the model that `--model scripted` opens."""

    def use(model):
        from contextlib import asynccontextmanager

        @asynccontextmanager
        async def opened(_options, _sampling):
            yield model

        monkeypatch.setattr(run_module, "_opened_model", opened)
        return model

    return use


OPTIONS = Options(model="scripted", base_url="http://127.0.0.1:1/v1")


def test_what_was_asked_is_not_asked_again(scripted, letters, tmp_path):
    model = scripted(Scripted())
    run, asked = asyncio.run(carry_out(letters, tmp_path / "run", OPTIONS))
    assert asked.done == asked.all == len(letters)
    first = model.asked
    assert first > 0
    asyncio.run(carry_out(letters, tmp_path / "run", OPTIONS))
    run.results.unlink()
    asyncio.run(carry_out(letters, tmp_path / "run", OPTIONS))
    assert model.asked == first


def test_a_kill_in_the_middle_of_a_line_costs_that_line_alone(scripted, letters, tmp_path):
    model = scripted(Scripted())
    run, _ = asyncio.run(carry_out(letters, tmp_path / "run", OPTIONS))
    first = model.asked
    for path in (run.answers, run.results):
        whole = path.read_bytes()
        path.write_bytes(whole[:-20])
    asyncio.run(carry_out(letters, tmp_path / "run", OPTIONS))
    assert model.asked == first + 1
    assert len(run.done()) == len(letters)


def test_another_run_is_not_mixed_into_a_folder(scripted, letters, tmp_path):
    scripted(Scripted())
    asyncio.run(carry_out(letters, tmp_path / "run", OPTIONS))
    with pytest.raises(UsageError, match="another run"):
        asyncio.run(carry_out(letters[:1], tmp_path / "run", OPTIONS))


def test_answers_of_another_run_serve(scripted, letters, tmp_path):
    model = scripted(Scripted())
    run, _ = asyncio.run(carry_out(letters, tmp_path / "one", OPTIONS))
    first = model.asked
    asyncio.run(carry_out(letters[:1], tmp_path / "two", OPTIONS, also=[run.answers]))
    assert model.asked == first


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (Options(model="plain", masked=True), "masked"),
        (Options(plan="whole-letter", masked=True), "masked"),
        (Options(model="always-upheld", plan="whole-letter"), "reads no whole letter"),
        (Options(model="scripted", seeds=2, temperature=0.0), "every seed"),
    ],
)
def test_options_that_do_not_go_together(options, said, letters, tmp_path):
    with pytest.raises(UsageError, match=said):
        asyncio.run(carry_out(letters, tmp_path / "run", options))


def test_a_masked_letter_has_no_conclusion_and_the_same_facts(letters):
    for letter in letters:
        shown = masked(letter)
        assert extract(shown) == extract(letter)
        for block, whole in zip(shown.issues, letter.issues, strict=True):
            assert set(block.sentences) <= set(whole.sentences)
            assert not any(tells(sentence.text) for sentence in block.sentences)
    assert any(len(masked(one).issues[0].sentences) < len(one.issues[0].sentences) for one in letters)


@pytest.mark.parametrize(
    ("sentence", "tells_it"),
    [
        ("The brace is medically necessary.", True),
        ("Therefore, the brace is denied.", True),
        ("Hence the request is medically reasonable.", True),
        ("For that the request is not supported.", True),
        ("The requested films would not be supported.", True),
        ("A second set of films would be appropriate.", True),
        ("The walker was, thus, indicated.", True),
        ("An operation on the wrist is warranted here.", True),
        ("The administrator reasonably non-certified it.", True),
        ("As the ODG speaks against it, the request is not justified.", True),
        ("The ODG says that a brace is indicated after an operation.", False),
        ("The guidelines recommend twelve visits.", False),
        ("He walked two miles without pain.", False),
        ("No notes of earlier visits were sent.", False),
    ],
)
def test_what_tells_the_result_is_masked(sentence, tells_it):
    assert tells(sentence) == tells_it


def test_listed_items_are_matched_one_to_one(letters):
    issues = next(extract(one).issues for one in letters if len(extract(one).issues) > 1)
    requests = [one.remaining.value or one.request.value for one in issues]
    assert match(requests, issues) == tuple(range(len(issues)))
    assert match(requests[::-1], issues) == tuple(range(len(issues)))[::-1]
    assert match(["Raised garden bed"], issues) == (None,) * len(issues)
    assert match([], issues) == (None,) * len(issues)


@pytest.mark.parametrize(
    ("printed", "told", "same"),
    [
        ("Ibuprofen 800mg #90", "ibuprofen 800 mg, #90", True),
        ("Ibuprofen 800mg #90", "Motrin 800mg #90", True),
        ("Ibuprofen 800mg #90", "Ibuprofen", True),
        ("Ibuprofen 800mg #90", "Naproxen 800mg #90", False),
        ("Ibuprofen 800mg #90", "Ibuprofen 800mg #30", False),
        ("MRI of the lumbar spine", "MRI of the cervical spine", False),
        ("Right shoulder arthroscopy", "Left shoulder arthroscopy", False),
        ("12 sessions of physical therapy", "12 sessions of chiropractic therapy", False),
        ("12 sessions of physical therapy", "Physical therapy (12 sessions)", True),
    ],
)
def test_a_request_is_not_another_one(printed, told, same, letters):
    issue = extract(letters[0]).issues[0]
    fields = {name: getattr(issue, name).model_copy(update={"value": None}) for name in ("remaining",)}
    fields["request"] = issue.request.model_copy(update={"value": printed})
    assert match([told], [issue.model_copy(update=fields)]) == ((0 if same else None),)


def test_a_stratified_draw_has_each_kind():
    kinds = {
        **{f"plain{n}": set[str]() for n in range(20)},
        **{f"b{n}": {"form B"} for n in range(3)},
        **{f"a{n}": {"form A", "overturned"} for n in range(9)},
        **{f"many{n}": {"five issues or more"} for n in range(4)},
    }
    drawn = chosen_of(kinds, 24, seed=1)
    assert drawn == chosen_of(kinds, 24, seed=1) != chosen_of(kinds, 24, seed=2)
    assert len(drawn) == 24
    assert sum("form B" in kinds[file] for file in drawn) >= 2
    assert sum("form A" in kinds[file] for file in drawn) >= 5
    assert sum("five issues or more" in kinds[file] for file in drawn) >= 3


def test_a_draw_hangs_on_names_and_seed_alone(letters):
    chosen = draw(letters, 3, stratified=True)
    assert chosen == draw(letters, 3, stratified=True)
    assert {one.document.file for one in chosen} == {
        one.document.file for one in draw(letters[::-1], 3, stratified=True)
    }
    assert len(chosen) == 3
    assert draw(letters, None, stratified=True) == letters


def whole_draft(facts):
    return LetterDraft(
        case_number=facts.case_number.value or "", date_of_injury="", ur_denial_date="",
        application_received="", age="", sex="", reviewer_specialty="",
        issues=[
            LetterIssueDraft(
                request=one.request.value or "", decision=one.decision or "upheld", authorized="",
                guideline="", why="Nothing was shown.",
            )
            for one in facts.issues
        ],
    )  # fmt: skip


def cli(*arguments):
    return CliRunner().invoke(eval_commands, [str(one) for one in arguments], catch_exceptions=False)


def test_a_whole_letter_is_scored_on_what_the_model_read(scripted, letters, tmp_path):
    letter = next(one for one in letters if len(extract(one).issues) > 1)
    facts = extract(letter)
    scripted(Scripted(whole=whole_draft(facts)))
    options = Options(model="scripted", plan="whole-letter", base_url="http://127.0.0.1:1/v1")
    asyncio.run(carry_out([letter], tmp_path / "run", options))
    result = cli("score", tmp_path / "run", "--letters", EXAMPLES, "--json")
    found = {(one["measure"], one["stage"]): one for one in json.loads(result.stdout)}
    assert found["issues_recall", "raw"]["value"] == 1
    assert found["letter_exact", "raw"]["value"] == 1
    assert 0 < found["header", "raw"]["value"] < 1
    assert found["decision", "system"]["by_code"]


@pytest.fixture(scope="module")
def two_runs(tmp_path_factory):
    """always-upheld and extractive over the examples, scored."""
    folder = tmp_path_factory.mktemp("runs")
    for name in ("always-upheld", "extractive"):
        result = cli("run", "--letters", EXAMPLES, "--model", name, "--out", folder / name)
        assert result.exit_code == 0
    return folder


def test_scores_hold_no_word_of_a_letter(two_runs, letters):
    kept = (two_runs / "always-upheld" / "scores.jsonl").read_text()
    kept += (two_runs / "always-upheld" / "manifest.json").read_text()
    for letter in letters:
        for block in letter.issues:
            assert block.heading.text not in kept
            assert not any(sentence.text in kept for sentence in block.sentences)


def assert_nothing_is_dropped(run):
    """Each row has an item of each measure that its plan has, scored, unscored or failed."""
    plan = run.manifest.plan
    for row in read_rows(run.folder / "scores.jsonl"):
        for stage in STAGES:
            wanted = set(measured(plan, stage, of_letter=row.issue is None))
            assert set(row.scores.get(stage, {})) == wanted, (plan, row.issue, stage)


@pytest.mark.parametrize("plan", ["by-issue", "whole-letter", "plain"])
@pytest.mark.parametrize("answers", [True, False])
def test_every_item_is_scored_unscored_or_failed(plan, answers, scripted, letters, tmp_path):
    letter = next(one for one in letters if len(extract(one).issues) > 1)
    scripted(Scripted(whole=whole_draft(extract(letter))) if answers else Silent())
    how = {"model": "plain:scripted"} if plan == "plain" else {"model": "scripted", "plan": plan}
    options = Options(**how, base_url="http://127.0.0.1:1/v1")
    run, _ = asyncio.run(carry_out([letter, letters[-1]], tmp_path / "run", options))
    score_run(run.folder, EXAMPLES, ())
    assert_nothing_is_dropped(run)
    run.answers.write_text("")
    rows = score_run(run.folder, EXAMPLES, ())
    assert_nothing_is_dropped(run)
    states = {one.state for row in rows for scores in row.scores.values() for one in scores.values()}
    assert states == {"unscored"}


class Silent(Scripted):
    """Answers nothing."""

    async def ask(self, messages, response, *, max_tokens=256):
        raise InvalidAnswer("nothing", usage=Usage(calls=1))


@pytest.fixture
def silent(scripted, letters, tmp_path):
    """A scored run of a model that has no answer."""
    scripted(Silent())
    run, _ = asyncio.run(carry_out(letters, tmp_path / "silent", OPTIONS))
    score_run(run.folder, EXAMPLES, ())
    return run.folder


def test_a_baseline_that_says_nothing_is_not_scored_on_it(two_runs):
    figures = json.loads(cli("score", two_runs / "extractive", "--json").stdout)
    told = {one["measure"]: one for one in figures if one["stage"] == "raw" and not one["by_code"]}
    assert told["decision"]["unscored"] > told["decision"]["scored"] == 0
    assert {one["failed"] for one in told.values()} == {0}


def test_no_answer_is_a_wrong_one_and_nothing_is_dropped(silent, letters):
    issues = sum(len(one.issues) for one in letters)
    figures = json.loads(cli("score", silent, "--json").stdout)
    for one in figures:
        assert one["value"] is None or one["value"] >= -1
        if one["measure"] == "decision" and one["stage"] == "raw":
            assert one["scored"] + one["unscored"] == issues
            assert one["failed"] == one["scored"]
            assert one["value"] == 0


ASKED_OF_A_MODEL = ("valid_first", "unsupported", "tokens_out")
"""Measures of the gate's own rules that a run without a model has not."""


def test_a_run_does_not_differ_from_itself(two_runs):
    one = open_scored(two_runs / "always-upheld")
    found = compare(one, one)
    assert {row.verdict for row in found.differences} <= {"no difference shown", "not comparable"}
    assert gate(one, one, [r for r in read_rules() if r.measure not in ASKED_OF_A_MODEL]).passed


def test_a_worse_run_breaks_the_gate(two_runs, silent, tmp_path):
    rules = tmp_path / "rules.toml"
    rules.write_text('[[rule]]\nmeasure = "decision"\nmay_worsen = 0.02\n')
    junit, markdown = tmp_path / "gate.xml", tmp_path / "gate.md"
    result = cli(
        "gate", silent, "--against", two_runs / "always-upheld", "--rules", rules,
        "--junit", junit, "--markdown", markdown,
    )  # fmt: skip
    assert result.exit_code == 1
    suite = fromstring(junit.read_text().partition("\n")[2])
    assert suite.get("failures") == "1"
    assert "**broken**" in markdown.read_text()
    back = cli("gate", two_runs / "always-upheld", "--against", silent, "--rules", rules)
    assert back.exit_code == 0


def test_what_is_not_measured_is_not_kept(two_runs):
    run = open_scored(two_runs / "always-upheld")
    gated = gate(run, run, read_rules())
    unseen = [one for one in gated.outcomes if one.verdict == "not measured"]
    assert [one.rule.measure for one in unseen] == list(ASKED_OF_A_MODEL)
    assert not gated.passed
    assert 'errors="3"' in gate_junit(gated)
    assert "not measured" in gate_markdown(gated)


@pytest.mark.parametrize(
    "text",
    ["", "rule = 3", '[[rule]]\nmeasure = "speed"\nat_least = 1', '[[rule]]\nmeasure = "decision"',
     '[[rule]]\nmeasure = "needs_review"\nmay_worsen = 1',
     '[[rule]]\nmeasure="decision"\nat_least=1\nat_most=1'],
)  # fmt: skip
def test_wrong_rules_are_told(text, tmp_path):
    path = tmp_path / "rules.toml"
    path.write_text(text)
    with pytest.raises(UsageError):
        read_rules(path)


def test_a_comparison_is_one_page(two_runs):
    found = compare(open_scored(two_runs / "always-upheld"), open_scored(two_runs / "extractive"))
    page = comparison_html(found)
    assert "always-upheld" in page
    assert "http" not in page.replace("http-equiv", "")


def test_labels_of_ones_own_join_by_case_number(two_runs, letters, tmp_path):
    case = extract(letters[0]).case_number.value
    own = tmp_path / "labels.csv"
    own.write_text(f"case_number,issue,decision\n{case},1,overturned\n")
    result = cli("score", two_runs / "always-upheld", "--letters", EXAMPLES, "--labels", own, "--json")
    found = {(one["measure"], one["stage"]): one for one in json.loads(result.stdout)}
    assert found["decision_by_hand", "raw"]["scored"] == 1
    assert found["decision_by_hand", "raw"]["value"] == 0
    kept = json.loads(cli("score", two_runs / "always-upheld", "--json").stdout)
    assert kept == json.loads(result.stdout)
    with pytest.raises(UsageError, match="labels need the letters"):
        cli("score", two_runs / "always-upheld", "--labels", own)


def test_corrections_are_labels(letters, tmp_path):
    case, sha256 = extract(letters[0]).case_number.value, letters[0].document.sha256
    rows = [
        {"field": "decision", "issue": 1, "told": "upheld", "verdict": "wrong", "value": "overturned"},
        {"field": "category", "issue": 1, "told": "Drugs", "verdict": "right"},
        {"field": "why", "issue": 1, "told": "He did not walk.", "verdict": "wrong"},
        {"field": "gap", "issue": 1, "told": "No notes.", "verdict": "right"},
        {"field": "finding", "issue": 1, "told": "Not judged."},
        {"field": "age", "told": 51, "verdict": "wrong", "value": 52},
        {"field": "criterion", "issue": 1, "told": "It is one. Two is long enough.", "verdict": "wrong"},
    ]
    path = tmp_path / "corrections.jsonl"
    lines = [json.dumps({"case_number": case, "sha256": sha256, "by": "A. Reader", **row}) for row in rows]
    path.write_text("\n".join(lines))
    assert parse(path.read_bytes(), path.name), "the form that imr summarize reads"
    known = hand.with_own([path])
    assert known.of(case, 1, "decision") == "overturned"
    assert known.of(case, 1, "category") == "Drugs"
    new = {key: verdict for key, verdict in known.verdicts.items() if key not in hand.shipped().verdicts}
    assert new == {
        hand.sentence_key(sha256, 1, "He did not walk."): "wrong",
        hand.sentence_key(sha256, 1, "No notes."): "true",
    }


def test_what_the_seed_alone_moves(scripted, letters, tmp_path):
    class Turning(Scripted):
        """Answers the other way when it is asked the same again."""

        seen: ClassVar[set[str]] = set()

        async def ask(self, messages, response, *, max_tokens=256):
            self._approved = str(messages) in self.seen
            self.seen.add(str(messages))
            return await super().ask(messages, response, max_tokens=max_tokens)

    def decision(model, seeds, name):
        scripted(model)
        options = Options(model="scripted", seeds=seeds, reasks=0, base_url="http://127.0.0.1:1/v1")
        run, _ = asyncio.run(carry_out(letters[:3], tmp_path / name, options))
        rows = score_run(run.folder, EXAMPLES, ())
        return {(one.measure.name, one.stage): one for one in over_seeds(rows, "by-issue")}

    assert decision(Scripted(), 1, "one") == {}
    steady = decision(Scripted(), 2, "steady")["decision", "raw"]
    assert steady.flips.right == 0
    assert steady.flips.all == sum(len(letter.issues) for letter in letters[:3])
    assert steady.spread.sd == 0
    turning = decision(Turning(), 2, "turning")["decision", "raw"]
    assert turning.flips.right > 0
    shown = cli("score", tmp_path / "turning", "--letters", EXAMPLES).stdout
    assert "the same letters under 2 seeds" in shown
    told = json.loads(cli("score", tmp_path / "turning", "--letters", EXAMPLES, "--json").stdout)
    assert any(one.get("seeds", {}).get("flips") for one in told)


def test_a_report_is_written_without_letters(two_runs, tmp_path):
    page = tmp_path / "report.html"
    other = two_runs / "extractive"
    result = cli("report", two_runs / "always-upheld", "--html", page, "--other", other)
    assert result.exit_code == 0
    assert "macro_f1" in page.read_text()


def too_much(sentence):
    """A letter's sentence with a number that the letter does not have."""
    return f"{sentence.text.rstrip('.')} for 97 weeks."


class Adding(Scripted):
    """Says of each issue what is not quite in the letter."""

    def __init__(self, letters):
        super().__init__()
        self._sentences = [one for letter in letters for block in letter.issues for one in block.sentences]

    async def ask(self, messages, response, *, max_tokens=256):
        if response is not IssueDraft:
            raise InvalidAnswer("not scripted")
        asked = " ".join(message.content for message in messages if message.role == "user")
        sentence = next(one for one in self._sentences if one.text in asked)
        draft = IssueDraft(rule="", shown="", missing=too_much(sentence), approved=False)
        return Answer(draft, draft.model_dump_json(), Usage(calls=1))


def test_what_each_check_is_worth(scripted, letters, tmp_path, monkeypatch):
    few = letters[:3]
    scripted(Adding(few))
    run, _ = asyncio.run(carry_out(few, tmp_path / "run", OPTIONS))
    points = {one.name: one for one in asyncio.run(curve(run, few))}
    verified = [one.status == "verified" for row in run.done().values() for one in row.summary.issues]
    assert points["all on"].coverage.value == sum(verified) / len(verified)
    assert points["all on"].coverage.value < points["all off"].coverage.value
    assert points["all off"].risk.value is None, "nobody has judged a sentence of it"

    keys = [
        hand.sentence_key(letter.document.sha256, number, too_much(sentence))
        for letter in few
        for number, block in enumerate(letter.issues, start=1)
        for sentence in block.sentences
    ]
    monkeypatch.setattr(hand, "shipped", lambda: hand.Labels({}, dict.fromkeys(keys, "wrong")))
    told = asyncio.run(curve(run, few))
    off = {one.name: one for one in told}["all off"]
    assert off.judged > 1
    assert off.risk.value == 1

    write_curve(tmp_path / "curve.json", told)
    assert read_curve(tmp_path / "curve.json") == told


def test_a_curve_is_of_the_letter_as_it_was_shown(scripted, letters, tmp_path):
    class Concluding(Adding):
        """Says a sentence that a masked letter does not hold."""

        async def ask(self, messages, response, *, max_tokens=256):
            if response is not IssueDraft:
                raise InvalidAnswer("not scripted")
            text = next(one.text for one in self._sentences if tells(one.text))
            draft = IssueDraft(rule="", shown=text, missing=text, approved=False)
            return Answer(draft, draft.model_dump_json(), Usage(calls=1))

    scripted(Concluding(letters))
    options = Options(model="scripted", masked=True, base_url="http://127.0.0.1:1/v1")
    run, _ = asyncio.run(carry_out(letters, tmp_path / "run", options))
    verified = [one.status == "verified" for row in run.done().values() for one in row.summary.issues]
    assert asyncio.run(curve(run, letters))[0].coverage.value == sum(verified) / len(verified)


def test_a_curve_that_cannot_be(scripted, letters, tmp_path):
    scripted(Scripted(whole=whole_draft(extract(letters[0]))))
    options = Options(model="scripted", plan="whole-letter", base_url="http://127.0.0.1:1/v1")
    run, _ = asyncio.run(carry_out(letters[:1], tmp_path / "run", options))
    with pytest.raises(UsageError, match="only a run by issue"):
        asyncio.run(curve(run, letters[:1]))
    (tmp_path / "curve.json").write_text("[{}]")
    with pytest.raises(UsageError, match="no curve of this version"):
        read_curve(tmp_path / "curve.json")
    assert read_curve(tmp_path / "none.json") == []


def test_a_torn_line_of_answers_is_taken_off(tmp_path):
    path = tmp_path / "answers.jsonl"
    path.write_text('{"key": "a", "raw": "{}", "usage": {}}\n{"key": "b", "ra')
    model = RecordedModel(Scripted(), path)
    assert path.read_text().endswith("ra"), "another process may be writing: who only reads takes nothing off"
    asyncio.run(model.ask([], IssueDraft))
    assert next(json.loads(line)["key"] for line in path.read_text().splitlines()) == "a"
    assert len(path.read_text().splitlines()) == 2


def test_a_copy_of_a_letter_is_passed_over(letters, tmp_path):
    file = Path(letters[0].document.file)
    for name in ("one", "two"):
        (tmp_path / f"{name}{file.suffix}").write_bytes(file.read_bytes())
    found, passed = once(readable(tmp_path)[0])
    assert len(found) == len(passed) == 1
    assert once(letters[:1]) == (letters[:1], [])


@pytest.mark.parametrize("value", ["approved", "granted in part"])
def test_a_label_that_no_program_can_tell_is_refused(value, tmp_path):
    path = tmp_path / "labels.csv"
    path.write_text(f"case_number,issue,decision\nCM16-0000001,1,{value}\n")
    with pytest.raises(UsageError, match="row 1: no decision"):
        hand.with_own([path])
    path.write_text("case_number,issue,decision\nCM16-0000001,1, Upheld \n")
    assert hand.with_own([path]).of("CM16-0000001", 1, "decision") == "upheld"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "no file replaces no prompt"),
        ({"issue-digets.toml": ""}, "issue-digets replaces no prompt"),
        ({"issue-digest.toml": "id = "}, "can't be loaded"),
        ({"issue-digest.toml": 'id = "issue-digest"'}, "it has no 'version'"),
    ],
)
def test_prompts_that_change_nothing_are_refused(files, said, tmp_path):
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(ImrError, match=said):
        cli(
            "run",
            "--letters",
            EXAMPLES,
            "--model",
            "extractive",
            "--prompts",
            tmp_path,
            "--out",
            tmp_path / "r",
        )


def test_a_folder_of_a_first_start_that_failed_is_free(scripted, letters, tmp_path):
    class Gone(Scripted):
        async def ask(self, messages, response, *, max_tokens=256):
            raise NoConnection("gone")

    scripted(Gone())
    with pytest.raises(NoConnection):
        asyncio.run(carry_out(letters[:1], tmp_path / "run", OPTIONS))
    scripted(Scripted())
    run, asked = asyncio.run(carry_out(letters[:2], tmp_path / "run", OPTIONS))
    assert asked.done == len(run.manifest.letters) == 2
    with pytest.raises(UsageError, match="differs in letters, reasks"):
        asyncio.run(carry_out(letters[:1], tmp_path / "run", replace(OPTIONS, reasks=0)))


@pytest.mark.parametrize("command", ["compare", "gate", "report"])
def test_what_cannot_be_written_is_told(command, two_runs):
    run, nowhere = two_runs / "always-upheld", two_runs / "no" / "file"
    words = {
        "compare": (run, run, "--html"),
        "gate": (run, "--against", run, "--junit"),
        "report": (run, "--html"),
    }
    with pytest.raises(UsageError, match="No such file"):
        cli(command, *words[command], nowhere)


def test_labels_that_join_nothing_are_counted(two_runs, letters, tmp_path):
    case = extract(letters[0]).case_number.value
    path = tmp_path / "labels.csv"
    path.write_text(
        f"case_number,issue,decision\n{case.lower()} ,1,upheld\nCM00-0000000,1,upheld\n{case},99,upheld\n"
    )
    told = cli("score", two_runs / "extractive", "--letters", EXAMPLES, "--labels", path)
    assert "1 of 3 labels of your own" in told.stderr
    path.write_text(f"case_number,issue,decision\n{case},1,upheld\n{case},1,overturned\n")
    with pytest.raises(UsageError, match="row 2: another decision"):
        hand.with_own([path])
    path.write_text(f"case_number,issue,desicion\n{case},1,upheld\n")
    with pytest.raises(UsageError, match="no column that is a label"):
        hand.with_own([path])


def test_what_is_left_out_is_said(scripted, letters, tmp_path):
    runs = {}
    for name, model, some, seeds in (("a", Scripted(), letters[:3], 1), ("b", Scripted(), letters[:2], 2)):
        scripted(model)
        options = replace(OPTIONS, seeds=seeds)
        runs[name], _ = asyncio.run(carry_out(some, tmp_path / name, options))
        score_run(runs[name].folder, EXAMPLES, ())
    a, b = open_scored(tmp_path / "a"), open_scored(tmp_path / "b")
    found = compare(a, b)
    assert found.left_out == 1
    assert any("seeds: 2 left out" in note for note in found.notes)
    gated = gate(b, a, read_rules())
    assert (gated.letters, gated.left_out) == (2, 1)
    for text in (gate_text(gated), gate_markdown(gated), gate_junit(gated)):
        assert "2 letters, 1 that only one of the runs has left out" in text


def test_there_has_to_be_a_run(tmp_path):
    with pytest.raises(UsageError, match="no run"):
        open_run(tmp_path)
