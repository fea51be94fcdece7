"""Whose words they are: guidelines, speakers, evidence from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.checks.types import ClaimInContext
from summarizer.letter import Sentence

from ._types import Material, Mutation, content, lowered, put, words

# Each guideline's name, and what says that the evidence speaks of it.
_GUIDELINES = {
    "MTUS": ("MTUS", "medical treatment utilization", "california", "chronic pain"),
    "ODG": ("ODG", "official disability"),
    "ACOEM": ("ACOEM", "american college"),
    "Cochrane": ("cochrane",),
}
_NAMED = re.compile(
    r"\b(?:MTUS|ODG(?:'s)?|ACOEM|(?:the )?Official Disability Guidelines)(?!/| and ACOEM| and MTUS)\b"
)
_UNNAMED = re.compile(r"\b(?:the|that) guidelines?\b(?! on| of| for)", re.IGNORECASE)
_CHAPTER = re.compile(
    r"\b(?P<name>low back|neck|knee|shoulder|ankle|elbow|wrist|hip|pain|chronic pain|mental illness)"
    r"(?= (?:chapter|section)\b)"
    r"|(?<=\bchapter )(?P<number>\d{1,2})\b",
    re.IGNORECASE,
)
_CHAPTERS = ("eye", "hernia", "burns", "pulmonary", "diabetes")

_SPEAKERS = {
    "reviewer": ("the reviewer", "the independent reviewer", "the physician reviewer"),
    "administrator": ("the claims administrator", "utilization review", "the insurer"),
    "doctor": ("the treating doctor", "the treating physician", "the worker's doctor", "the doctor",
               "the physician", "the provider", "the requesting physician"),
    "guideline": ("the guidelines?", "(?:the )?MTUS", "(?:the )?ODG", "(?:the )?ACOEM"),
}  # fmt: skip
# What says that the evidence speaks of one. The rationale itself is the reviewer's.
_CUES = {
    "reviewer": ("reviewer", r"I\b", "I've", "me\\b", "my\\b"),
    "administrator": ("administrator", "utilization", r"UR\b", "certif", "insurer", "carrier",
                      "denied", "denial", "adjust"),
    "doctor": ("doctor", "provider", "physician", "treating", "requesting", "surgeon", "specialist",
               "dr\\b", "md\\b", "therapist", "clinician", "psycholog", "prescrib", "exam", "note"),
    "guideline": ("guideline", "MTUS", "ODG", "ACOEM", "recommend", "criteria", "support", "literature",
                  "evidence", "stud", "chapter", "indicat"),
}  # fmt: skip
_SPEAK = words(
    *"""say says said state states stated find finds found note notes noted conclude concludes concluded
    recommend recommends recommended advise advises advised allow allows allowed agree agrees agreed
    hold holds held explain explains explained support supports supported want wants wanted consider
    considers considered require requires deny denied authorized approved granted saw see sees call
    calls called judge judged report reported think thinks thought accept accepts regard relied
    applied gave gives put puts did does""".split()
)
_ADVERB = re.compile(r" (?:(?:also|had|has|itself) )?")
_TOLD_BY = {
    "administrator": ("According to the claims administrator,", "Utilization review found that"),
    "doctor": ("The treating doctor concluded that", "In the treating physician's opinion,"),
    "guideline": ("The guideline says in general that",),
}
_ALREADY_TOLD = words(
    "according to", "reviewer", "administrator", "utilization review", "guidelines?", "MTUS", "ODG", "ACOEM",
    "doctor", "physician", "says", "found that",
)  # fmt: skip
_SHARED = 0.15
_LEAST_SAID = 4


def guideline_changed(m: Material) -> Iterator[ClaimInContext]:
    issue = " ".join((m.told, m.claim.guidelines, *(sentence.text for sentence in m.context.scope)))
    free = [name for name, cues in _GUIDELINES.items() if not re.search("|".join(cues), issue, re.IGNORECASE)]
    if "chronic pain guideline" in m.text.lower():
        return
    for pattern in (_NAMED, _UNNAMED):
        for match in pattern.finditer(m.text):
            for new in free:
                if new not in m.text:
                    yield m.saying(put(m.text, *match.span(), new))


def chapter_changed(m: Material) -> Iterator[ClaimInContext]:
    for match in _CHAPTER.finditer(m.text):
        if match.group("number"):
            new = str(int(match.group("number")) + 20)
            if not m.tells(new):
                yield m.saying(put(m.text, *match.span(), new))
            continue
        for new in _CHAPTERS:
            if not m.tells(new):
                yield m.saying(put(m.text, *match.span(), new))


def speaker_changed(m: Material) -> Iterator[ClaimInContext]:
    """Another one said or did it, of whom the evidence does not speak."""
    for speaker, names in _SPEAKERS.items():
        for match in words(*names).finditer(m.text):
            gap = _ADVERB.match(m.text, match.end())
            if gap is None or not _SPEAK.match(m.text, gap.end()):
                continue
            for other, (new, *_) in _SPEAKERS.items():
                # A reviewer who quotes a guideline says it as well.
                kept = other in (speaker, "guideline") or (speaker, other) == ("guideline", "reviewer")
                if not kept and not m.tells(*_CUES[other]):
                    yield m.saying(put(m.text, *match.span(), new))


def told_by_another(m: Material) -> Iterator[ClaimInContext]:
    """A claim that names no speaker, told as the word of one of whom the evidence does not speak."""
    if _ALREADY_TOLD.search(m.text):
        return
    for speaker, openings in _TOLD_BY.items():
        if not m.tells(*_CUES[speaker]):
            for opening in openings:
                yield m.saying(f"{opening} {lowered(m.text)}.")


def evidence_of_another_issue(m: Material) -> Iterator[ClaimInContext]:
    """The same claim, resting on a sentence of another issue of its letter."""
    for sentence in m.claim.elsewhere:
        if _is_foreign(m, [sentence]):
            yield m.citing([sentence])


def evidence_of_another_letter(m: Material) -> Iterator[ClaimInContext]:
    case = m.claim.row.case
    others = [other for other in m.others if other.row.case != case]
    for other in m.rng.sample(others, min(6, len(others))):
        if _is_foreign(m, other.context.evidence):
            yield m.citing(other.context.evidence)


def _is_foreign(m: Material, sentences: Sequence[Sentence]) -> bool:
    """Whether the sentences say nothing of what the claim and its own evidence say.

    What is missing, and what follows, many letters say of many things: such claims rest anywhere.
    """
    if m.claim.row.kind in ("gap", "result"):
        return False
    told = content(" ".join(sentence.text for sentence in sentences))
    said = content(m.text)
    return (
        len(said) >= _LEAST_SAID
        and len(said & told) <= _SHARED * len(said)
        and len(content(m.evidence) & told) <= _SHARED * len(told)
    )


MUTATIONS = (
    Mutation("guideline changed", guideline_changed),
    Mutation("chapter changed", chapter_changed),
    Mutation("speaker changed", speaker_changed),
    Mutation("told by another", told_by_another),
    Mutation("evidence of another issue", evidence_of_another_issue),
    Mutation("evidence of another letter", evidence_of_another_letter, most=1),
)
