"""`imr eval speed`: what reading facts costs, beside a plain pass over the same text.

Seconds are this process's own processor time, the best of several runs: other work on the machine
makes a run longer, never shorter. Each run starts with empty per-letter caches, since letters that
are read once each find little in them.
"""

from __future__ import annotations

import gc
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from summarizer.errors import ImrError, NotAnImrLetter, UsageError
from summarizer.facts import extract
from summarizer.letter import Document, load, load_bytes, parse
from summarizer.schema import LetterFacts
from summarizer.sources import find

from .hard_inputs import SIZE, hard_inputs
from .text_table import text_table

EXAMPLES = Path(__file__).parents[1] / "examples" / "letters"
LENGTHS = (10, 100, 300)
"""Issues in one letter."""
_WORD = re.compile(r"\w+")


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class InMemory:
    """All letters, from text in memory: seconds for each kind of pass."""

    letters: int
    issues: int
    characters: int
    floor: float
    parse: float
    facts: float
    mentions: float


@dataclass(frozen=True, slots=True)
class FromPdf:
    """All PDF letters, from bytes in memory: seconds for the text alone, and for text and facts."""

    letters: int
    text: float
    facts: float


@dataclass(frozen=True, slots=True)
class Length:
    """Long letters. `deviation` is a character's cost beside that in the shortest letters, less 1."""

    issues: int
    letters: int
    characters: int
    seconds: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Hard:
    """One hard input."""

    name: str
    characters: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    repeats: int
    memory: InMemory
    pdf: FromPdf | None
    lengths: list[Length]
    hard: list[Hard]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def text(self) -> str:
        return "\n\n".join(
            (
                f"Processor seconds of one core, the best of {self.repeats} runs.",
                _memory_text(self.memory),
                _pdf_text(self.pdf),
                _lengths_text(self.lengths),
                _hard_text(self.hard),
            )
        )


def measure(letters: Path | None = None, *, repeats: int = 5, hard_size: int = SIZE) -> Report:
    """Measures over the letters of a folder, by default the checkout's examples; `hard_size` is the
    hard inputs' length in characters."""
    documents, pdfs = _documents(letters or EXAMPLES)
    return Report(
        repeats=repeats,
        memory=_in_memory(documents, repeats),
        pdf=_from_pdf(pdfs, repeats) if pdfs else None,
        lengths=_lengths(repeats),
        # Half a minute of hard inputs: twice is enough to see a second.
        hard=[
            Hard(name, len(text), best(partial(_read, _document(text)), min(repeats, 2)))
            for name, text in hard_inputs(hard_size).items()
        ],
    )


def best(job: Callable[[], object], repeats: int) -> float:
    """The processor seconds of the fastest of `repeats` runs."""
    seconds = []
    for _ in range(repeats):
        _forget()
        gc.collect()
        start = time.process_time()
        job()
        seconds.append(time.process_time() - start)
    return min(seconds)


def _forget() -> None:
    """Empties the caches of the program that hold more than one thing; tables that are read once stay."""
    for name, module in list(sys.modules.items()):
        if name.startswith("summarizer."):
            for kept in vars(module).values():
                parameters = getattr(kept, "cache_parameters", None)
                if parameters is not None and (parameters()["maxsize"] or 0) > 1:
                    kept.cache_clear()


def _documents(folder: Path) -> tuple[list[Document], list[bytes]]:
    """The letters of a folder, and the bytes of those that are PDFs."""
    documents, pdfs = [], []
    for source in find([str(folder)]):
        if source.kind != "found":
            continue
        try:
            document = load(source.file)
            parse(document)
        except ImrError:
            continue
        documents.append(document)
        if (data := Path(source.file).read_bytes()).startswith(b"%PDF"):
            pdfs.append(data)
    if not documents:
        raise UsageError(f"{folder}: no letters to measure with", hint="name a folder: --letters DIR")
    return documents, pdfs


def _in_memory(documents: Sequence[Document], repeats: int) -> InMemory:
    texts = [document.text for document in documents]
    issues = sum(len(parse(document).issues) for document in documents)
    timed = {
        "floor": lambda: _each(_WORD.findall, texts),
        "parse": lambda: _each(parse, documents),
        "facts": lambda: _each(_read, documents),
        "mentions": lambda: _each(partial(_read, mentions=True), documents),
    }
    seconds = {name: best(job, repeats) for name, job in timed.items()}
    return InMemory(
        letters=len(documents),
        issues=issues,
        characters=sum(map(len, texts)),
        floor=seconds["floor"],
        parse=seconds["parse"],
        facts=seconds["facts"],
        mentions=seconds["mentions"],
    )


def _read(document: Document, *, mentions: bool = False) -> LetterFacts | None:
    with suppress(NotAnImrLetter):
        return extract(parse(document), mentions=mentions)
    return None


def _each(job: Callable[[T], object], things: Iterable[T]) -> None:
    """Does `job` to each and keeps nothing: a pile of results would cost the collector more than the job."""
    for thing in things:
        job(thing)


def _load(data: bytes) -> Document:
    return load_bytes(data, "letter")


def _from_pdf(pdfs: Sequence[bytes], repeats: int) -> FromPdf:
    return FromPdf(
        letters=len(pdfs),
        text=best(lambda: _each(_load, pdfs), repeats),
        facts=best(lambda: _each(lambda data: _read(_load(data)), pdfs), repeats),
    )


def _lengths(repeats: int) -> list[Length]:
    documents = {count: [_document(text) for text in _long_letters(count)] for count in LENGTHS}
    characters = {count: sum(len(one.text) for one in documents[count]) for count in LENGTHS}
    seconds = {count: best(partial(_read_all, documents[count]), repeats) for count in LENGTHS}
    costs = {count: seconds[count] / characters[count] for count in LENGTHS}
    shortest = costs[LENGTHS[0]]
    return [
        Length(
            issues=count * len(documents[count]),
            letters=len(documents[count]),
            characters=characters[count],
            seconds=seconds[count],
            deviation=costs[count] / shortest - 1,
        )
        for count in LENGTHS
    ]


def _long_letters(issues: int) -> list[str]:
    """As many letters as make 300 issues: letters of one length are then as mixed as those of another."""
    from .generator import generate

    seeds = range(LENGTHS[-1] // issues)
    return [generate(seed, format="2016", issues=issues, variants=()).text for seed in seeds]


def _read_all(documents: Sequence[Document]) -> None:
    for document in documents:
        _read(document)


def _document(text: str) -> Document:
    return Document("letter", "0" * 64, text, (0,))


def _memory_text(told: InMemory) -> str:
    ways = {
        "floor: one pattern over every word": told.floor,
        "cut into parts": told.parse,
        "facts with places": told.facts,
        "facts, places and mentions": told.mentions,
    }
    rows = [
        (name, f"{told.letters / seconds:,.0f}", f"{1000 * seconds / told.letters:.3f}",
         f"{seconds / told.floor:.1f}")
        for name, seconds in ways.items()
    ]  # fmt: skip
    each = (
        f"{told.letters} letters in memory, {told.characters / told.letters:,.0f} characters and "
        f"{told.issues / told.letters:.1f} issues each"
    )
    return each + "\n" + text_table(("way", "letters/s", "ms a letter", "times the floor"), rows)


def _pdf_text(told: FromPdf | None) -> str:
    if told is None:
        return "No PDF letters."
    return (
        f"{told.letters} PDF letters: text alone {1000 * told.text / told.letters:.2f} ms a letter, text and "
        f"facts {1000 * told.facts / told.letters:.2f} ms: {told.facts / told.text:.2f} times"
    )


def _lengths_text(told: Sequence[Length]) -> str:
    rows = [
        (row.issues // row.letters, row.letters, row.characters, f"{1000 * row.seconds / row.letters:.2f}",
         f"{1e6 * row.seconds / row.characters:.3f}", f"{1000 * row.seconds / row.issues:.3f}",
         f"{row.deviation:+.1%}")
        for row in told
    ]  # fmt: skip
    head = ("issues", "letters", "characters", "ms a letter", "µs a character", "ms an issue",
            "a character, beside the first")  # fmt: skip
    return "Cost by length, generated letters\n" + text_table(head, rows)


def _hard_text(told: Sequence[Hard]) -> str:
    rows = [(row.name, row.characters, f"{row.seconds:.3f}") for row in told]
    return "Hard inputs\n" + text_table(("input", "characters", "seconds"), rows)
