"""The HTML page: self-contained, readable without script, and deaf to what a letter says."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from samples import TEXT, claim, document, evidence, fact, full_summary, issue, issue_facts, summary

from summarizer.explain import explain
from summarizer.render import explanation_html, summary_html
from summarizer.render.html import _asset
from summarizer.schema.summary import Digest

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Page(HTMLParser):
    """The page as a browser would build it: tags with their attributes, and the text that is shown."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data):
        if not self.open or self.open[-1] not in ("script", "style"):
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for found, attrs in self.tags if found == tag]

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] for _, attrs in self.tags if attrs.get("id")]


def full_page() -> str:
    return summary_html([(full_summary(), document())])


PAGES = {
    "summary": full_page,
    "two summaries": lambda: summary_html([(full_summary(), document()), (full_summary(), document())]),
    "explanation": lambda: explanation_html([explain(full_summary())]),
    "two explanations": lambda: explanation_html([explain(full_summary())] * 2),
    "no issues": lambda: summary_html([(summary(), document(""))]),
    "unreadable": lambda: summary_html(
        [(summary(issue(result="unreadable", decision=None, digest=None, status="needs_review")), document())]
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_whole_and_asks_for_nothing(name):
    html = PAGES[name]()
    page = Page(html)
    assert html.startswith("<!doctype html>")
    assert page.open == []
    assert page.unbalanced == []
    assert len(page.ids) == len(set(page.ids)), "ids are unique"
    policy = next(meta["content"] for meta in page.all("meta") if meta.get("http-equiv"))
    assert "default-src 'none'" in policy
    assert any(meta.get("name") == "viewport" for meta in page.all("meta"))
    assert not {"img", "link", "iframe", "object", "form", "base"} & {tag for tag, _ in page.tags}
    assert not re.search(r"https?:|//[a-z]|@import|url\(", html)
    for _tag, attrs in page.tags:
        assert not any(name.startswith("on") or name in ("src", "style") for name in attrs)


@pytest.mark.parametrize("name", PAGES)
def test_every_link_and_control_points_into_the_page(name):
    page = Page(PAGES[name]())
    ids = set(page.ids)
    for link in page.all("a"):
        assert link["href"].startswith("#")
        assert link["href"][1:] in ids
    for button in page.all("button"):
        if "aria-controls" in button:
            assert button["aria-controls"] in ids
            assert button["aria-expanded"] == "true", "open until a script closes it"
    for nav in page.all("nav"):
        assert nav["aria-labelledby"] in ids


def test_only_the_pages_own_script_may_run():
    html = full_page()
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert script == _asset("summary.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in html
    assert "<script" not in explanation_html([explain(full_summary())])


def test_a_claim_leads_to_its_sentences():
    page = Page(full_page())
    marked = {key for mark in page.all("mark") for key in mark["data-m"].split()}
    buttons = [button for button in page.all("button") if button.get("class") == "claim"]
    assert len(buttons) == 8
    for button in buttons:
        assert set(button["data-marks"].split()) <= marked


def test_marks_hold_the_sentences_of_the_letter():
    html = full_page()
    (text,) = re.findall(r'<mark data-m="L1-s9" id="L1-s9">(.*?)</mark>', html)
    assert text == "No red flag is described and no surgery is planned."
    assert html.count(">Upheld</mark>") == 3


def test_the_whole_letter_stands_beside_the_summary():
    page = Page(full_page())
    assert "".join(TEXT.split()) in "".join(re.sub(r"Page \d of 3", "", page.text).split())
    assert [n for n in (1, 2, 3) if f"Page {n} of 3" in page.text] == [1, 2, 3]


def test_source_and_checks_are_shown_without_script():
    text = Page(full_page()).text
    assert "Written by a model (a-model) and checked against the letter by code." in text
    assert "The letter’s own sentence." in text
    assert "Checks passed: numbers, polarity, drugs, body parts, nothing added." in text


def test_results_are_said_in_words():
    text = Page(full_page()).text
    assert "Partly authorized before; the rest not approved" in text
    assert text.count("Not approved") == 2
    assert "Approved" in text


def test_several_letters_have_a_contents_list():
    page = Page(PAGES["two summaries"]())
    assert len(page.all("nav")) == 1
    assert {"L1", "L2"} <= set(page.ids)
    assert not Page(full_page()).all("nav")


def test_a_hard_word_links_to_its_meaning_once():
    html = explanation_html([explain(full_summary())])
    assert html.count('class="term" href="#E1-mri"') == 1
    assert '<dt id="E1-mri">MRI</dt>' in html


ATTACKS = [
    "<script>alert(1)</script>",
    "</textarea></div><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "{{ 7*7 }}",
    "{% raw %}",
    "{% include 'summary.js' %}",
    "</style><script>alert(1)</script>",
    "<!-- ",
    "]]>",
    "&lt;b&gt;",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_letter_is_data(attack):
    text = f"{TEXT}\r\n{attack}\r\n"
    at = (text.index(attack), text.index(attack) + len(attack))
    found = evidence(7, "The MTUS asks for", "are taken.").model_copy(update={"quote": attack, "span": at})
    spoiled = issue(
        request=attack, treatment=attack, authorized=attack, remaining=attack, warnings=(attack,),
        flags=(attack,), result="partly_authorized",
        digest=Digest(why=claim(attack, found), gap=claim(attack, found, source="letter")),
    )  # fmt: skip
    letter = summary(spoiled, about=(issue_facts(1, request=fact(attack)),), overview=claim(attack, found))
    letter = letter.model_copy(
        update={
            "letter": letter.letter.model_copy(update={"file": attack}),
            "facts": letter.facts.model_copy(update={"case_number": fact(attack), "sex": fact(attack)}),
        }
    )
    for html in (summary_html([(letter, document(text))] * 2), explanation_html([explain(letter)])):
        page = Page(html)
        assert page.unbalanced == []
        assert len(page.all("script")) <= 1
        assert not page.all("img")
        assert all(not name.startswith("on") for _, attrs in page.tags for name in attrs)
        assert attack in page.text, "shown as it is written"
        assert "49" not in re.findall(r"\b49\b", page.text)


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u2066", "\u200b", "\u200f", "\ufeff", "\u2060", "\x1b", "\x00", "\U000e0041"]
)
def test_hidden_characters_do_not_reach_a_reader(hidden):
    text = f"Not app{hidden}roved"
    letter = summary(issue(request=text, treatment=text, digest=Digest(why=claim(text)), warnings=(text,)))
    for html in (summary_html([(letter, document(text))]), explanation_html([explain(letter)])):
        assert hidden not in html
        assert "Not approved" in Page(html).text


PAIRS = [
    ("ink", "paper"), ("ink", "card"), ("soft", "paper"), ("soft", "card"), ("link", "paper"),
    ("link", "card"), ("yes", "yes-back"), ("no", "no-back"), ("part", "part-back"),
    ("none", "none-back"), ("ink", "carry"),
    ("lit-ink", "lit"), ("ink", "alert"),
]  # fmt: skip


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(2 * d for d in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "back"), PAIRS)
def test_contrast_is_aa(scheme, ink, back):
    block = re.findall(r":root \{(.*?)\}", _asset("base.css"), re.DOTALL)[scheme]
    colours = dict(re.findall(r"--([\w-]+): (#\w+);", block))
    light, dark = sorted((_luminance(colours[ink]), _luminance(colours[back])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
