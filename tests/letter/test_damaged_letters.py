"""Letters cut, shuffled, doubled, quoted, mixed with other languages or with odd characters.

Whatever happens to a letter, no decision is read that its text does not carry.
"""

from __future__ import annotations

import itertools
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fact_essence import differences, essence

from summarizer.errors import ImrError, NotAnImrLetter
from summarizer.facts import extract
from summarizer.letter import load_bytes, parse
from summarizer.schema.facts import IssueFacts, LetterFacts

EXAMPLES = Path(__file__).parents[2] / "examples"
LETTERS = sorted((EXAMPLES / "letters").glob("*.txt"))
BAD = EXAMPLES / "bad"
ISSUES_TITLES = ("IMR ISSUES, DECISIONS", "IMR DECISION(S)", "INDEPENDENT MEDICAL REVIEW DECISION")
EVERY = 25

each_letter = pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)


@cache
def _text(path: Path) -> str:
    return path.read_bytes().decode()


def _facts(text: str) -> LetterFacts:
    return extract(parse(load_bytes(text.encode("utf-8", "surrogatepass"), "damaged.txt")))


@cache
def _whole(path: Path) -> LetterFacts:
    return _facts(_text(path))


def _read(text: str) -> LetterFacts | None:
    """The facts of a damaged letter; None where it is refused, which is always right."""
    try:
        return _facts(text)
    except ImrError as error:
        refusal = error
    assert refusal.hint
    assert "\n" not in str(refusal)
    return None


def _is_carried(issue: IssueFacts, text: str) -> bool:
    """Whether the issue's decision is told by the words at its place."""
    if issue.decision is None:
        return True
    if issue.decision_span is None or issue.decision_span[1] > len(text):
        return False
    printed = "".join(text[slice(*issue.decision_span)].casefold().split())
    if printed in {"upheld", "overturned"}:
        return printed == issue.decision
    negated = "notmedicallynecessary" in printed
    return "medicallynecessary" in printed and negated == (issue.decision == "upheld")


def _agrees(issue: IssueFacts, whole: IssueFacts) -> bool:
    return issue.decision in {None, whole.decision} and issue.conclusion in {None, whole.conclusion}


@each_letter
def test_a_letter_cut_short_tells_nothing_that_is_cut_off(path: Path) -> None:
    text, whole = _text(path), _whole(path)
    for end in (*range(0, len(text), EVERY), len(text) - 1):
        kept = text[:end]
        facts = _read(kept)
        for issue, original in zip(facts.issues, whole.issues, strict=False) if facts else ():
            assert _is_carried(issue, kept), (end, issue.number)
            assert _agrees(issue, original), (end, issue.number)
        assert facts is None or len(facts.issues) <= len(whole.issues), end


@each_letter
def test_a_letter_without_its_first_pages_tells_nothing_that_is_lost(path: Path) -> None:
    text, whole = _text(path), _whole(path)
    for start in range(EVERY, len(text), EVERY):
        kept = text[start:]
        facts = _read(kept)
        found = facts.issues if facts else ()
        assert len(found) <= len(whole.issues), start
        for issue, original in zip(reversed(found), reversed(whole.issues), strict=False):
            assert _is_carried(issue, kept), (start, issue.number)
            assert _agrees(issue, original), (start, issue.number)


@pytest.mark.parametrize("cut", ["is ", "is not ", "isnot ", "not", "IS/WAS ", "IS/WAS NOT"])
@each_letter
def test_a_cut_right_before_or_after_a_not_never_turns_the_decision(path: Path, cut: str) -> None:
    text, whole = _text(path), _whole(path)
    for place in _places(text, cut):
        before, after = _read(text[:place]), _read(text[place:])
        for issue, original in zip(before.issues, whole.issues, strict=False) if before else ():
            assert _agrees(issue, original), place
        for issue, original in (
            zip(reversed(after.issues), reversed(whole.issues), strict=False) if after else ()
        ):
            assert _agrees(issue, original), place


def _places(text: str, words: str) -> list[int]:
    ends, at = [], text.find(words)
    while at >= 0:
        ends.append(at + len(words))
        at = text.find(words, at + 1)
    return ends


PAIRS = [
    ("2016-mixed", "2016-overturned"),
    ("2014-upheld", "2016-mixed"),
    ("2016-mixed", "2014-upheld"),
    ("2013-letter-upheld", "2013-letter-partial-overturn"),
    ("2013-letter-partial-overturn", "2016-mixed"),
    ("2016-mixed", "2013-letter-upheld"),
    ("2013-notice-mixed", "2013-notice-one-issue"),
    ("2013-notice-one-issue", "2016-mixed"),
    ("2016-mixed", "2013-notice-one-issue"),
    ("professional-review-necessary", "professional-review-not-necessary"),
    ("professional-review-necessary", "2013-letter-upheld"),
    ("2016-mixed", "professional-review-necessary"),
]


@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
@pytest.mark.parametrize("between", ["\n", "\n\f"])
def test_two_letters_in_one_file_are_refused(pair: tuple[str, str], between: str) -> None:
    both = between.join(_text(EXAMPLES / "letters" / f"{name}.txt") for name in pair)
    with pytest.raises(NotAnImrLetter, match="more than one letter") as caught:
        _facts(both)
    assert caught.value.hint


@each_letter
def test_pages_in_the_wrong_order_never_give_a_wrong_decision(path: Path) -> None:
    """Three pages in each order: a decision is read only where the whole letter has it, and as there."""
    text = _text(path).replace("\f", "\n").replace("\n\n", "\n")
    decided = {
        issue.decision_span[0]: issue
        for issue in _facts(text).issues
        if issue.decision and issue.decision_span
    }
    lines = text.splitlines(keepends=True)
    third = len(lines) // 3
    pages = ["".join(part) for part in (lines[:third], lines[third : 2 * third], lines[2 * third :])]
    starts = [0, len(pages[0]), len(pages[0]) + len(pages[1])]
    for order in itertools.permutations(range(3)):
        facts = _read("\f".join(pages[number].rstrip("\n") for number in order))
        for issue in facts.issues if facts else ():
            if issue.decision is None or issue.decision_span is None:
                continue
            place, page = issue.decision_span[0], 0
            while place > len(pages[order[page]].rstrip("\n")):
                place -= len(pages[order[page]].rstrip("\n")) + 1
                page += 1
            original = decided.get(starts[order[page]] + place)
            assert original is not None, (order, issue.number)
            assert issue.decision == original.decision, (order, issue.number)
            if issue.conclusion not in {None, original.conclusion}:
                assert issue.flags, (order, issue.number)


@pytest.mark.parametrize("name", ["appeal-petition.txt", "forwarded-email.txt", "court-opinion.txt"])
def test_a_letter_quoted_in_another_document_is_refused_or_flagged(name: str) -> None:
    facts = _read(_text(BAD / name))
    assert facts is None or facts.flags


QUOTING = {
    "petition": (
        "PETITION APPEALING THE DETERMINATION\nWORKERS' COMPENSATION APPEALS BOARD\nThe reviewer wrote:\n\n",
        "\n\nThe petitioner asks the Board to set this aside, since the finding is plainly erroneous.\n",
    ),
    "email": (
        "From: claims desk\nTo: clinic\nSubject: FW: the decision\n\nHello, the part that matters:\n\n",
        "\n\nSo we will pay for the first item. Regards\n",
    ),
    "opinion": (
        "WORKERS' COMPENSATION APPEALS BOARD\nOPINION AND DECISION AFTER RECONSIDERATION\n"
        "The determination says, as far as it matters here:\n\n",
        "\n\nThe panel holds that this finding needs no expert. The matter goes back.\n",
    ),
}


@pytest.mark.parametrize("kind", QUOTING)
@each_letter
def test_the_issues_of_a_letter_quoted_alone(path: Path, kind: str) -> None:
    before, after = QUOTING[kind]
    text = _text(path)
    start = next((at for title in ISSUES_TITLES if (at := text.find(title)) >= 0), text.find("ISSUE AT"))
    facts = _read(before + text[start:] + after)
    assert facts is None or facts.flags


SPANISH_SHEET = (
    "AVISO IMPORTANTE\nEsta carta trae la respuesta sobre los tratamientos que pidió su doctor. Si necesita "
    "ayuda para\nleerla, llame a la oficina de información. Fecha de la lesión y número del caso: vea la "
    "carta.\nHay dos copias.\n\f"
)
SPANISH_WORDS = (
    "La trabajadora dijo, por medio de un intérprete: «No puedo dormir por el dolor; me duele más de noche». "
)
CHINESE_WORDS = "病人说晚上疼得更厉害。 "


@each_letter
def test_a_spanish_sheet_before_the_letter_changes_no_fact(path: Path) -> None:
    assert differences(essence(_whole(path)), essence(_facts(SPANISH_SHEET + _text(path)))) == []


@pytest.mark.parametrize("words", [SPANISH_WORDS, CHINESE_WORDS])
@each_letter
def test_another_language_in_the_rationales_changes_no_decision(path: Path, words: str) -> None:
    text, whole = _text(path), _whole(path)
    for issue in reversed(whole.issues):
        assert issue.rationale
        text = text[: issue.rationale.span[0]] + words + text[issue.rationale.span[0] :]
    found, expected = _facts(text), essence(whole)
    assert [issue.rationale and words.split()[0] in issue.rationale.text for issue in found.issues] == [
        True
    ] * len(whole.issues)
    assert _without_rationales(essence(found)) == _without_rationales(expected)


def _without_rationales(read: dict[str, Any]) -> dict[str, Any]:
    return {**read, "issues": [{**issue, "rationale": None} for issue in read["issues"]]}


MARKS = {
    "bell": "\a",
    "escape": "\x1b",
    "null": "\0",
    "delete": "\x7f",
    "c1 control": "\x90",
    "zero-width blank": "\u200b",
    "zero-width joiner": "\u200d",
    "word joiner": "\u2060",
    "soft hyphen": "\u00ad",
    "right-to-left mark": "\u200f",
    "right-to-left override": "\u202e",
    "isolate": "\u2067",
    "byte order mark": "\ufeff",
}


@pytest.mark.parametrize("mark", MARKS)
@each_letter
def test_characters_that_do_not_print_change_no_fact(path: Path, mark: str) -> None:
    """One in each 250 characters, wherever it falls: a file of mostly such characters is no text."""
    text = _text(path)
    marked = MARKS[mark].join(text[at : at + 251] for at in range(0, len(text), 251))
    found = essence(_facts(marked))
    for issue in found["issues"]:
        issue["rationale"] = issue["rationale"] and issue["rationale"].replace(MARKS[mark], "")
    assert differences(essence(_whole(path)), found) == []


@each_letter
def test_the_whole_letter_on_one_line(path: Path) -> None:
    """Where lines are lost some facts may be lost with them; no decision is, and nothing becomes another."""
    whole = essence(_whole(path))
    found = essence(_facts(_text(path).replace("\n", " ").replace("\f", " ")))
    told = [(issue["request"], issue["decision"]) for issue in whole["issues"]]
    assert [(issue["request"], issue["decision"]) for issue in found["issues"]] == told
    assert found["outcome"] == whole["outcome"]
    pairs = [(whole, found), *zip(whole["issues"], found["issues"], strict=True)]
    differing = [
        name
        for one, other in pairs
        for name in one
        if other[name] and other[name] != one[name] and name not in {"issues", "rationale"}
    ]
    assert differing == []


@pytest.mark.parametrize("filling", ["word ", "x", "a.b", ": ", "1) ", "“"])
@each_letter
def test_a_very_long_line_changes_no_decision(path: Path, filling: str) -> None:
    whole, text = _whole(path), _text(path)
    rationale = whole.issues[0].rationale
    assert rationale
    start = rationale.span[0]
    line = filling * (200_000 // len(filling))
    began = time.process_time()
    facts = _facts(f"{text[:start]}\n{line}\n{text[start:]}")
    assert time.process_time() - began < 2
    read = [(issue.request.value, issue.decision, issue.conclusion) for issue in facts.issues]
    assert read == [(issue.request.value, issue.decision, issue.conclusion) for issue in whole.issues]
