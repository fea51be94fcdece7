"""Measures the extractor on generated letters: how many fields and decisions it reads as they are.

For each format and step of noise: the fields right of all that can be compared (clean steps only:
with OCR noise a field's printed text is itself damaged), and the letters whose decisions came out
right, unreadable (and said so) or wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from summarizer.errors import ImrError
from summarizer.facts import extract
from summarizer.letter import Format, load_bytes, parse
from summarizer.schema.facts import LetterFacts

from .generator import CLEAN, FORMATS, OCR, Generated, Noise, compare_decisions, generate
from .generator.compare import Judgement, compared

_STEPS: tuple[Noise, ...] = (*CLEAN, *OCR)
_MOST_EXAMPLES = 12


@dataclass(slots=True)
class Row:
    """What came out for one format at one step of noise; `wrong_fields` counts by the field's name."""

    format: Format
    noise: Noise
    letters: int = 0
    fields: int = 0
    right_fields: int = 0
    decisions: dict[Judgement, int] = field(default_factory=lambda: {"right": 0, "unreadable": 0, "wrong": 0})
    wrong_fields: dict[str, int] = field(default_factory=dict)
    wrong_seeds: list[int] = field(default_factory=list)


def read_facts(letter: Generated) -> LetterFacts | None:
    """What the extractor reads; None where it refuses the letter."""
    try:
        return extract(parse(load_bytes(letter.text.encode("utf-8"), f"{letter.seed}.txt")))
    except ImrError:
        return None


def measure(count: int, seed: int) -> list[Row]:
    """`count` letters for each format and step of noise; the same for the same `seed`."""
    return [_row(format_, noise, count, seed) for format_ in FORMATS for noise in _STEPS]


def _row(format_: Format, noise: Noise, count: int, seed: int) -> Row:
    row = Row(format_, noise)
    for number in range(count):
        letter = generate(seed * 1_000_003 + number, format=format_, noise=noise)
        facts = read_facts(letter)
        row.letters += 1
        judgement = compare_decisions(letter.truth, facts)
        row.decisions[judgement] += 1
        if judgement == "wrong":
            row.wrong_seeds.append(letter.seed)
        if noise in CLEAN:
            _count_fields(row, letter, facts)
    return row


def _count_fields(row: Row, letter: Generated, facts: LetterFacts | None) -> None:
    if facts is None:
        row.fields += 1
        row.wrong_fields["refused"] = row.wrong_fields.get("refused", 0) + 1
        return
    for found in compared(letter.truth, facts):
        row.fields += 1
        if found.wanted == found.got:
            row.right_fields += 1
        else:
            name = found.field.split("].")[-1]
            row.wrong_fields[name] = row.wrong_fields.get(name, 0) + 1


def report(count: int, seed: int) -> str:
    """The table of `measure`, and the fields that were read wrong most often."""
    return "\n".join(_told(measure(count, seed)))


def _told(rows: list[Row]) -> Iterator[str]:
    yield f"{'format':<20}{'noise':<15}{'fields right':>16}{'rate':>8}{'right':>8}{'unread.':>9}{'wrong':>7}"
    totals: dict[str, int] = {}
    for row in rows:
        fields = f"{row.right_fields}/{row.fields}" if row.fields else "-"
        rate = f"{row.right_fields / row.fields:.4f}" if row.fields else "-"
        decided = row.decisions
        yield (
            f"{row.format:<20}{row.noise:<15}{fields:>16}{rate:>8}"
            f"{decided['right']:>8}{decided['unreadable']:>9}{decided['wrong']:>7}"
        )
        for name, times in row.wrong_fields.items():
            totals[name] = totals.get(name, 0) + times
    yield ""
    right, wrong = sum(row.right_fields for row in rows), sum(row.decisions["wrong"] for row in rows)
    yield f"clean fields right: {right} of {sum(row.fields for row in rows)}"
    yield f"letters with a wrong decision: {wrong} of {sum(row.letters for row in rows)}"
    seeds = [f"{row.format} {row.noise} seed {seed}" for row in rows for seed in row.wrong_seeds]
    yield from (f"  {one}" for one in seeds[:_MOST_EXAMPLES])
    yield from (
        f"  {times} x {name}"
        for name, times in sorted(totals.items(), key=lambda one: -one[1])[:_MOST_EXAMPLES]
    )
