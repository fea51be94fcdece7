"""Invented letters about nobody in all five formats, and a way to say what is to be read in one."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from facts_letters import BOARD, CREDENTIALS, HEADER, NO, SUMMARY, YES

from summarizer.facts import extract
from summarizer.letter import Letter, load_bytes, parse
from summarizer.schema.facts import Fact, LetterFacts, Place

KNEE = "Decision based on MTUS Knee Complaints 2004."
OUTSIDE = "The Expert Reviewer did not base their decision on the MTUS."
RUNNING_HEAD = "Final Determination Letter for IMR Case Number CM17-0000001"


@dataclass(frozen=True)
class Case:
    """A letter, and what is to be read in it: a dotted path into the facts (or, after `letter.`,
    into the Letter), and the value there. A path through a tuple gives a list.

    `conflicts` are patterns, one for each flag that begins with "conflict: "; without any there is
    no such flag. `flags` are patterns of other flags that have to be there.
    """

    id: str
    text: str
    want: dict[str, Any]
    conflicts: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Holds:
    """Equal to any text that holds `words`: for values whose exact extent is a matter of taste."""

    words: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and self.words.casefold() in " ".join(other.split()).casefold()

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Old:
    """An item of the formats of 2013: `given` is the words that decide it."""

    request: str
    necessary: bool = False
    rationale: str = ""
    given: str = ""
    claims: str = "The Claims Administrator based its decision on the MTUS, Knee Complaints Chapter (2004)."
    reviewer: str = (
        "The Physician Reviewer based his/her decision on the MTUS, Knee Complaints Chapter (2004)."
    )

    @property
    def decided(self) -> str:
        return self.given or f"is {'' if self.necessary else 'not '}medically necessary and appropriate"

    @property
    def why(self) -> str:
        return self.rationale or f"The notes were read. The request for {self.request} {self.decided}."


def read(text: str) -> tuple[Letter, LetterFacts]:
    letter = parse(load_bytes(text.encode(), "variant.txt"))
    return letter, extract(letter)


def look(thing: Any, path: Sequence[str]) -> Any:
    """What stands at `path`; a fact stands for its value."""
    if type(thing) is tuple:
        return [look(one, path) for one in thing]
    if thing is None or not path:
        return thing.value if isinstance(thing, (Fact, Place)) else thing
    return look(getattr(thing, path[0]), path[1:])


def item(
    request: str,
    decision: str = "Upheld",
    rationale: str | None = None,
    *,
    claims: str = KNEE,
    reviewer: str = OUTSIDE,
    colon: str = ": ",
) -> str:
    """One issue of the formats from 2014 on."""
    reason = rationale if rationale is not None else (NO if decision == "Upheld" else YES)
    return (
        f"{request}{colon}{decision}\nClaims Administrator guideline: {claims}\n"
        f"MAXIMUS guideline: {reviewer}\nDecision rationale: {reason}\n"
    )


def modern(*items: str, header: str = HEADER, credentials: str = CREDENTIALS, summary: str = SUMMARY) -> str:
    """A letter of 2016-17, or of 2014 with `header=""` and `credentials=BOARD`."""
    return (
        f"{header}HOW THE IMR FINAL DETERMINATION WAS MADE\nA reviewer read the file.\n{credentials}\n"
        f"CLINICAL CASE SUMMARY\nThe expert reviewer developed this summary of the case:\n{summary}\n"
        "IMR ISSUES, DECISIONS AND RATIONALES\n"
        "The Final Determination was based on the decisions set forth below:\n"
        + "".join(items or (item("Ultrasound of the left ankle"), item("Walking boot, left", "Overturned")))
    )


def body_2014(*items: str, summary: str = SUMMARY) -> str:
    return modern(*items, header="", credentials=BOARD, summary=summary)


def notice(
    *items: Old,
    first_print: Sequence[Old] = (),
    head: str = "Dated: 10/8/2013",
    summary: str = "",
    regarding: bool = True,
    reasons: bool = True,
) -> str:
    """The notice of 2013: the whole list twice, then the reasons. `first_print` where it differs."""
    quoted = summary or "The patient is a 37 year-old male. The date of Injury is 9/14/2002."
    parts = [
        f"MAXIMUS FEDERAL SERVICES, INC. Notice of Independent Medical Review Determination {head}",
        f"{_listed(first_print or items)} INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE",
        "A review was asked for, against the Utilization Review Denial dated 7/16/2013. It decided:",
        _listed(items),
        "Medical Qualifications of the Expert Reviewer:",
        "The physician reviewer is Board Certified in Neurology and is licensed to practice in Utah.",
        "Case Summary:",
        "Disclaimer: these are the words of the utilization review denial dated July 16, 2013.",
        f'"{quoted}"',
    ]
    for number, one in enumerate(items if reasons else (), start=1):
        parts += [f"{number}) Regarding the request for {one.request}:"] if regarding else []
        parts += _reasoned(one)
    return "\n".join(parts) + "\n"


def letter_2013(
    *items: Old,
    cover: str = "",
    numbers: str = "{}. ",
    opening: str = "The request for ",
    summary: str = SUMMARY,
    tail: str = "",
) -> str:
    """The letter of 2013-14; `numbers` is how an item's number is printed, "" for not at all."""
    parts = [
        f"{cover}HOW THE IMR FINAL DETERMINATION WAS MADE\nA reviewer read the file.",
        "The physician reviewer is Board Certified in Neurology and is licensed to practice in Utah.",
        "DOCUMENTS REVIEWED\nThe application and the notes of the provider.",
        f"CLINICAL CASE SUMMARY\nThe physician reviewer developed this summary:\n{summary}",
        "IMR DECISION(S) AND RATIONALE(S)",
        "The Final Determination was based on the decisions set forth below:",
    ]
    for number, one in enumerate(items, start=1):
        parts += [f"{numbers.format(number)}{opening}{one.request} {one.decided}.", *_reasoned(one)]
    return "\n".join(parts) + f"\n{tail}"


def professional_review(
    request: str,
    verdict: str = "IS/WAS NOT MEDICALLY NECESSARY",
    rationale: str = "One trial had failed. The request is not medically necessary.",
    *,
    summary: str = SUMMARY,
    guideline: str = "MTUS, Knee Complaints (2004), as it speaks of the knee.",
) -> str:
    return (
        f"MEDICAL PROFESSIONAL REVIEW\nISSUE AT DISPUTE: {request}\nCASE SUMMARY:\n{summary}\n"
        "DOCUMENTS REVIEWED FOR DETERMINATION:\n1. Application\n2. Notes of the provider\n"
        "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY:\n"
        f"{guideline}\nRATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE {verdict}:\n{rationale}\n"
        "MEDICAL REVIEWER QUALIFICATIONS:\n"
        "The reviewer is Board Certified in Neurology and is licensed to practice in Utah.\n"
    )


def wrapped(text: str, width: int = 80) -> str:
    return "\n".join(textwrap.wrap(text, width, break_on_hyphens=False))


def _listed(items: Sequence[Old]) -> str:
    return "\n".join(
        f"{number}) MAXIMUS Federal Services, Inc. has determined the request for {one.request}\n"
        f"{one.decided}."
        for number, one in enumerate(items, start=1)
    )


def _reasoned(one: Old) -> list[str]:
    return [one.claims, one.reviewer, "The Physician Reviewer's decision rationale:", one.why]


@dataclass(frozen=True)
class Refusal:
    """A file that is to be refused: with which words in the message."""

    id: str
    data: bytes
    words: str
    exit_code: int = field(default=3)
