"""The extractor on generated letters, as properties: facts equal the truth, spans point at what they say,
the order of issues is kept, a cleaned text reads the same, and with OCR noise no decision comes out wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evals.generated import read_facts, report
from evals.generator import (
    CLEAN,
    FORMATS,
    OCR,
    TABLE,
    Generated,
    Noise,
    Variant,
    compare,
    compare_decisions,
    generate,
)
from summarizer.facts import extract
from summarizer.letter import load_bytes, parse
from summarizer.schema import LetterFacts

SEEDS = st.integers(0, 10**9)
MOST_SHOWN = 5
# The same letters each time: what is found new is found by `imr eval generated` with another seed.
thorough = settings(
    max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def facts_of(letter: Generated) -> LetterFacts:
    return extract(parse(load_bytes(letter.text.encode(), "generated.txt")))


TYPED = ("mentions", "drug", "dose", "quantity", "side")
GROUPS = ("letter and issues", "what headings name")


def told(letter: Generated, facts: LetterFacts, group: str = "") -> list[tuple[str, object, object]]:
    """The first differences; of one group of fields, or of all."""
    found = [(one.field, one.wanted, one.got) for one in compare(letter.truth, facts)]
    if group:
        found = [one for one in found if (group == GROUPS[1]) == any(f".{name}" in one[0] for name in TYPED)]
    return found[:MOST_SHOWN]


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("noise", CLEAN)
@pytest.mark.parametrize("name", FORMATS)
@thorough
@given(seed=SEEDS)
def test_facts_equal_the_truth(name: str, noise: Noise, group: str, seed: int) -> None:
    letter = generate(seed, format=name, noise=noise)
    assert told(letter, facts_of(letter), group) == []


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("variant", TABLE)
def test_facts_equal_the_truth_with_each_variant_alone(variant: Variant, group: str) -> None:
    for name in TABLE[variant].formats:
        for seed in range(5):
            letter = generate(seed, format=name, issues=4, variants=[variant])
            assert told(letter, facts_of(letter), group) == [], (name, seed)


@pytest.mark.parametrize("name", FORMATS)
@thorough
@given(seed=SEEDS, noise=st.sampled_from([*CLEAN, *OCR]))
def test_every_span_points_at_its_text(name: str, seed: int, noise: Noise) -> None:
    letter = generate(seed, format=name, noise=noise)
    facts = read_facts(letter)
    if facts is None:
        return
    for text, (start, end) in _places(facts.model_dump()):
        assert letter.text[start:end] == text
    if noise in CLEAN:
        for issue in facts.issues:
            assert issue.decision_span is not None


def _places(thing: Any) -> Iterator[tuple[str, tuple[int, int]]]:
    if isinstance(thing, dict):
        if thing.get("text") is not None and thing.get("span") is not None:
            yield thing["text"], thing["span"]
        for one in thing.values():
            yield from _places(one)
    elif isinstance(thing, (list, tuple)):
        for one in thing:
            yield from _places(one)


@pytest.mark.parametrize("name", FORMATS)
@thorough
@given(seed=SEEDS, noise=st.sampled_from(CLEAN))
def test_issues_come_in_the_order_of_the_letter(name: str, seed: int, noise: Noise) -> None:
    facts = facts_of(generate(seed, format=name, noise=noise))
    starts = [issue.request.span[0] for issue in facts.issues if issue.request.span]
    assert starts == sorted(starts)
    assert [issue.number for issue in facts.issues] == list(range(1, len(facts.issues) + 1))


@pytest.mark.parametrize("name", FORMATS)
@thorough
@given(seed=SEEDS, noise=st.sampled_from(CLEAN))
def test_reading_the_cleaned_text_again_changes_nothing(name: str, seed: int, noise: Noise) -> None:
    letter = generate(seed, format=name, noise=noise)
    parsed = parse(load_bytes(letter.text.encode(), "generated.txt"))
    again = parse(load_bytes(parsed.clean.text.encode(), "generated.txt"))
    assert again.clean.text == parsed.clean.text
    assert _values(extract(again).model_dump()) == _values(extract(parsed).model_dump())


def _values(thing: Any) -> Any:
    """The facts without what a cleaned text changes: places, printed texts and the file's digest."""
    if isinstance(thing, dict):
        dropped = ("text", "span", "sha256", "decision_span")
        return {key: _values(value) for key, value in thing.items() if key not in dropped}
    return [_values(one) for one in thing] if isinstance(thing, (list, tuple)) else thing


@pytest.mark.parametrize("noise", OCR)
@pytest.mark.parametrize("name", FORMATS)
@thorough
@given(seed=SEEDS)
def test_misread_decisions_are_right_or_declared_unreadable(name: str, noise: Noise, seed: int) -> None:
    letter = generate(seed, format=name, noise=noise)
    assert compare_decisions(letter.truth, read_facts(letter)) != "wrong"


@pytest.mark.parametrize("count", [50, 300])
def test_a_big_letter_is_read_whole(count: int) -> None:
    letter = generate(count, format="2016", issues=count, noise=Noise.PAGE_BREAKS)
    assert told(letter, facts_of(letter)) == []


def test_the_report_has_a_row_for_each_format_and_step() -> None:
    text = report(count=2, seed=1)
    for name in FORMATS:
        assert sum(line.startswith(name) for line in text.splitlines()) >= len(CLEAN) + len(OCR)
