"""The report of a run: what stands on the page, and what must never stand there."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path

import pytest
from support import EXAMPLES

from evals.report import report_html
from evals.runs import Manifest, Options, carry_out
from evals.runs import run as running
from evals.scoring import Row, score
from evals.scoring.coverage import Point
from evals.scoring.score import Scored
from evals.statistics import Interval
from summarizer.letter import Letter, read
from summarizer.llm import Answer, Message, Usage
from summarizer.llm.errors import InvalidAnswer, Truncated
from summarizer.schema.drafts import IssueDraft, LetterDraft, LetterIssueDraft

INVENTED = "Zyxglorb quunfa was vexmated by the plimbor on 99-99-99."
SCRIPT = "<script>alert('pwned')</script>"
NAMES = ("2016-mixed", "2016-partial-form-a")


@dataclass
class Scripted:
    """Reads every issue as approved, in words of its own, once in an attacker's, once not at all, and copies
    the letter where it can."""

    name: str = "scripted"
    conversations: int = 1
    asked: int = 0

    async def ask(self, messages: Sequence[Message], response, *, max_tokens: int = 256):
        if response not in (IssueDraft, LetterDraft):
            raise InvalidAnswer("no answer to this")
        self.asked += 1
        if response is LetterDraft:
            draft = _whole(messages[-1].content)
        elif self.asked == 1:
            raise Truncated("too long")
        else:
            copied = messages[-1].content.strip().splitlines()[-1]
            draft = IssueDraft(rule=f"{SCRIPT} {{{{ 7*7 }}}}", shown=copied, missing=INVENTED, approved=True)
        raw = draft.model_dump_json()
        return Answer(response.model_validate_json(raw), raw, Usage())

    async def aclose(self) -> None:
        pass


def _whole(letter: str) -> LetterDraft:
    """The letter's first request alone, and one that nobody asked for."""
    first = next(line for line in letter.splitlines() if line.endswith((": Overturned", ": Upheld")))
    told = [(first.rpartition(":")[0], "upheld"), (INVENTED, "overturned")]
    return LetterDraft(
        case_number="nothing", date_of_injury="", ur_denial_date="", application_received="", age="", sex="",
        reviewer_specialty=SCRIPT,
        issues=[
            LetterIssueDraft(request=request, decision=decision, authorized="", guideline="", why=INVENTED)
            for request, decision in told
        ],
    )  # fmt: skip


@dataclass(frozen=True)
class Reported:
    letters: list[Letter]
    manifest: Manifest
    scored: list[Scored]

    @property
    def rows(self) -> list[Row]:
        return [row for one in self.scored for row in one.rows]

    def page(self, **more) -> str:
        return report_html("first <run>", self.manifest, self.rows, scored=self.scored, **more)


def _letters(folder: Path) -> list[Letter]:
    """Examples, one of them with a request that an attacker wrote."""
    letters = []
    for name in NAMES:
        text = (EXAMPLES / f"{name}.txt").read_text("utf-8")
        text = text.replace("MRI of the right ankle", f"MRI {SCRIPT} of the right ankle")
        (folder / f"{name}.txt").write_text(text, "utf-8")
        letters.append(read(str(folder / f"{name}.txt")))
    return letters


def _reported(folder: Path, **options) -> Reported:
    @asynccontextmanager
    async def opened(*_, **__):
        yield Scripted()

    async def work() -> Reported:
        letters = _letters(folder)
        wanted = Options(model="scripted", base_url="http://127.0.0.1:1/v1", reasks=1, **options)
        run, _ = await carry_out(letters, folder / "run", wanted)
        return Reported(letters, run.manifest, [one async for one in score(run, letters)])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "open_model", opened)
        return asyncio.run(work())


@pytest.fixture(scope="module")
def by_issue(tmp_path_factory) -> Reported:
    return _reported(tmp_path_factory.mktemp("by-issue"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Reported:
    return _reported(tmp_path_factory.mktemp("whole"), plan="whole-letter")


CURVE = (
    Point("all $checks$ <b>", Interval(0.8, 0.7, 0.9), Interval(0.02, 0.0, 0.06), Interval(0.1, 0.0, 0.2)),
    Point("without numbers", Interval(0.8, 0.7, 0.9), Interval(0.04, 0.01, 0.08), Interval(0.1, 0.0, 0.2)),
)
"""A page takes a second to draw: few are made, and each is asked much."""


@pytest.fixture(scope="module")
def bare(by_issue: Reported) -> str:
    return by_issue.page()


@pytest.fixture(scope="module")
def with_text(by_issue: Reported) -> str:
    """With all that a page can have."""
    return by_issue.page(
        with_text=True,
        loads=[1.6, 0.3],
        others=[("always <upheld>", by_issue.rows, by_issue.manifest)],
        curve=CURVE,
    )


@pytest.fixture(scope="module")
def whole_bare(whole: Reported) -> str:
    return whole.page()


@pytest.fixture(scope="module")
def whole_with_text(whole: Reported) -> str:
    return whole.page(with_text=True)


class _Page(HTMLParser):
    """A page's texts and tags, as a browser has them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        if self.tags and self.tags[-1][0] not in ("style", "script"):
            self.texts.append(data)

    @property
    def told(self) -> str:
        """Everything that can be read: texts, and attributes that hold any."""
        held = ("title", "aria-label", "alt", "content", "data-tags", "data-filter")
        return " ".join([*self.texts, *(attrs.get(name) or "" for _, attrs in self.tags for name in held)])

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag == name]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{3,}", text.lower()))


@pytest.mark.parametrize(("run", "made"), [("by_issue", "bare"), ("whole", "whole_bare")])
def test_without_text_the_page_holds_no_word_of_a_letter_or_an_answer(run, made, request):
    reported: Reported = request.getfixturevalue(run)
    html: str = request.getfixturevalue(made)
    page = _Page(html)
    plain = unescape(html)
    texts = [part for letter in reported.letters for block in letter.issues
             for part in (block.heading.text, *(sentence.text for sentence in block.sentences))]  # fmt: skip
    assert [text for text in texts if text in plain] == []
    invented = ("zyxglorb", "quunfa", "vexmated", "plimbor", "99-99-99", "pwned")
    assert [word for word in invented if word in html.lower()] == []
    # Whatever a result adds to the page of a run comes from its rows, or from the report's own words.
    empty = _Page(report_html("first <run>", reported.manifest, []))
    rows = " ".join(row.model_dump_json() for row in reported.rows)
    report, names = (
        Path(running.__file__).parents[1] / "report",
        Path(running.__file__).parents[1] / "scoring/reading.py",
    )
    ours = [names, *report.glob("*.py"), *report.glob("templates/*.j2")]
    own = {word for path in ours for word in _words(path.read_text("utf-8"))}
    assert _words(page.told) - _words(empty.told) - _words(rows) - own == set()


def test_with_text_a_failure_shows_the_request_the_letter_and_the_answer(by_issue, with_text):
    told = " ".join(_Page(with_text).told.split())
    assert INVENTED in told
    for letter in by_issue.letters:
        assert "MRI" not in letter.issues[0].heading.text or SCRIPT in told
    assert "Holds words of the letters" in told
    assert "Findings in the first answer" in told
    assert "concludes" in told


def test_what_an_attacker_wrote_stays_text(with_text, whole_with_text):
    for html in (with_text, whole_with_text):
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert" in html
        assert len(_Page(html).all("script")) == 1
        assert "<title>first &lt;run&gt;: report of a run</title>" in html
    assert "{{ 7*7 }}" in with_text


def test_the_page_asks_no_network_for_anything(with_text):
    page = _Page(with_text)
    assert "://" not in re.sub(r"<style>.*?</style>|<script>.*?</script>", "", page.told, flags=re.S)
    assert not [a for _, a in page.tags if a.get("src")]
    assert all((a.get("href") or "#").startswith("#") for _, a in page.tags)
    policies = [a["content"] or "" for a in page.all("meta") if a.get("http-equiv")]
    assert len(policies) == 1
    assert policies[0].startswith("default-src 'none'")


def test_every_link_leads_somewhere_and_every_id_is_one(with_text):
    page = _Page(with_text)
    ids = [attrs["id"] for _, attrs in page.tags if attrs.get("id")]
    assert len(ids) == len(set(ids))
    links = {(attrs["href"] or "")[1:] for _, attrs in page.tags if attrs.get("href")}
    assert links <= {*ids}
    tags = {tag for a in page.all("details") for tag in (a.get("data-tags") or "").split("|")}
    kinds = {a["data-filter"] for a in page.all("a") if (a.get("data-filter") or "").startswith("kind:")}
    assert kinds <= tags
    assert kinds


def test_the_rows_alone_make_the_same_page_but_for_what_names_the_parts_read_wrongly(by_issue, bare):
    rows_alone = report_html("first <run>", by_issue.manifest, by_issue.rows)
    named = re.compile(r"<p>(?:Header facts read otherwise|The explanation does not tell): .*?</p>\n?")
    assert named.search(bare)
    assert named.search(rows_alone) is None
    pairs = zip_longest(*(named.sub("", one).split() for one in (bare, rows_alone)))
    assert [pair for pair in pairs if pair[0] != pair[1]] == []


def test_failures_stand_under_the_worst_of_them(by_issue, bare):
    assert 'id="f-no-answer"' in bare
    assert 'id="f-decision"' in bare
    wrong = [
        row for row in by_issue.rows
        if (one := row.scores.get("raw", {}).get("decision")) and one.state == "scored" and not one.right
    ]  # fmt: skip
    assert wrong
    group = bare.partition('id="f-decision"')[2].partition("</section>")[0]
    assert group.count('<details class="failure"') == len(wrong)
    assert "told overturned, truth upheld" in group


def test_a_whole_letter_has_header_faults_and_items_of_its_own(whole_bare, whole_with_text):
    assert "items added" in whole_bare or 'id="f-added"' in whole_bare
    assert "Header facts read otherwise: case number" in whole_bare
    assert "no issue of the letter" in whole_with_text
    assert INVENTED in whole_with_text


def test_figures_that_code_supplies_are_told_so(bare):
    cells = bare.partition('href="#m-header"')[2].partition("</tr>")[0]
    assert cells.count("by code") == 2


def test_small_slices_say_so(bare):
    assert '<tr class="few">' in bare
    assert '<span class="mark">few</span>' in bare


def test_the_headline_stands_first_with_its_interval(bare):
    head = bare.partition('id="headline"')[2].partition('id="measures"')[0]
    names = re.findall(r'href="#m-(\w+)"', head)
    assert names == ["overturned_recall", "macro_f1", "letter_exact", "verified", "unsupported"]
    assert re.search(r"\d\.\d{3} to \d\.\d{3}", head)


def test_other_runs_and_the_curve_get_tables_and_plots(bare, with_text):
    assert "Beside other runs" not in bare
    assert "Share verified and errors left" not in bare
    assert with_text.count("always &lt;upheld&gt;") > 1
    assert "all $checks$ &lt;b&gt;" in with_text
    assert "0.020 (0.000 to 0.060)" in with_text


def test_other_runs_are_shown_over_the_letters_that_all_have(by_issue):
    cases = sorted({row.case for row in by_issue.rows})
    few = [row for row in by_issue.rows if row.case == cases[0]]
    page = by_issue.page(others=[("fewer", few, by_issue.manifest)])
    assert "over the 1 letters that every one of them has" in page
    beside = page.partition("Beside other runs")[2].partition("</table>")[0]
    this, other = beside.partition("<tbody>")[2].split("</tr>")[:2]
    assert this.partition("<td>")[2] == other.partition("<td>")[2]
    strange = [row.model_copy(update={"case": "another"}) for row in few]
    assert "no letter in common" in by_issue.page(others=[("strange", strange, by_issue.manifest)])


def test_every_plot_can_be_read_without_seeing_it(with_text):
    plots = _Page(with_text).all("svg")
    assert plots
    assert all(attrs.get("role") == "img" and attrs.get("aria-label") for attrs in plots)
    shown = with_text.partition('id="plots"')[2].partition('id="slices"')[0]
    assert shown.count("<svg") == shown.count("The numbers</summary>")


def test_a_busy_machine_is_told_beside_seconds(bare, with_text):
    assert "1 of 2 letters" in with_text
    seconds = with_text.partition('href="#m-seconds"')[2].partition("</tr>")[0]
    assert "busy machine" in seconds
    assert "usy machine" not in bare


def test_an_empty_run_makes_a_page(by_issue):
    html = report_html("empty", by_issue.manifest, [])
    assert "Nothing went wrong" in html
