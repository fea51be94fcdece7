"""Sides, body parts and spine levels: changed, swapped or put in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checks.types import ClaimInContext
from summarizer.facts.mentions import Mention as Named
from summarizer.facts.mentions import find_mentions

from ._types import Material, Mutation, put

_OTHER_SIDES = {
    "left": ("right", "bilateral"),
    "right": ("left", "bilateral"),
}
_PAIRED = frozenset(
    "shoulder elbow wrist hand hip knee ankle foot arm leg thumb heel thigh calf forearm ear eye".split()
)
# Each with what says the same place, or holds it: a claim may go from the one to the other.
_PARTS = {
    "shoulder": "shoulder arm rotator", "elbow": "elbow arm epicondyl", "wrist": "wrist hand arm carpal",
    "hip": "hip groin pelvi", "knee": "knee leg menisc patell", "ankle": "ankle foot leg",
    "jaw": "jaw tmj face",
    "foot": "foot feet ankle plantar heel toe leg", "chest": "chest rib", "abdomen": "abdom belly",
    "neck": "neck cervical spine", "low back": "back lumbar spine lumbosacral",
}  # fmt: skip
_ADJECTIVES = {"lumbar": "cervical", "cervical": "lumbar", "thoracic": "cervical"}
_LEVELS = ("L2-3", "C3-4", "T7-8", "L1-2", "C6-7")
_SIDE = re.compile(r"\b(?:left|right|bilateral|bilaterally|both)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b[CTL]\d{1,2}\b")


def side_changed(m: Material) -> Iterator[ClaimInContext]:
    for mention in _named(m.text, "side"):
        printed = m.text[mention.start : mention.end].lower()
        # What holds of both sides holds of each: only a single one is changed.
        if _sides(m.told) - {printed}:
            continue
        for other in _OTHER_SIDES.get(printed, ()):
            yield m.saying(put(m.text, mention.start, mention.end, other))


def side_added(m: Material) -> Iterator[ClaimInContext]:
    """A side for a part that is told without one; the whole issue names no side."""
    scope = " ".join(sentence.text for sentence in m.context.scope)
    if _sides(m.text) or _sides(m.told) or _sides(scope) or "hand in hand" in m.text:
        return
    for mention in _named(m.text, "body_part"):
        if m.text[mention.start : mention.end].lower() in _PAIRED:
            side = m.rng.choice(("left", "right"))
            yield m.saying(put(m.text, mention.start, mention.start, f"{side} "))


def part_changed(m: Material) -> Iterator[ClaimInContext]:
    for mention in _named(m.text, "body_part"):
        printed = m.text[mention.start : mention.end].lower()
        adjective, *rest = printed.split()
        if adjective in _ADJECTIVES:
            news = [" ".join((_ADJECTIVES[adjective], *rest))]
        elif printed in _PARTS or printed in ("back", "lower back"):
            news = m.rng.sample([*_PARTS], 5)
        else:
            continue
        for new in news:
            near = _PARTS.get(new, new.split()[0]).split()
            if not (m.tells(*near) or re.search("|".join(near), printed)):
                yield m.saying(put(m.text, mention.start, mention.end, new))


def level_changed(m: Material) -> Iterator[ClaimInContext]:
    told = set(_LEVEL.findall(m.told))
    for mention in _named(m.text, "body_part"):
        if _LEVEL.match(m.text, mention.start):
            for new in m.rng.sample(_LEVELS, 2):
                ends = {new.split("-")[0], f"{new[0]}{new.split('-')[1]}"}
                if not ends & told:
                    yield m.saying(put(m.text, mention.start, mention.end, new))


def _named(text: str, kind: str) -> list[Named]:
    return [mention for mention in find_mentions(text) if mention.kind == kind]


def _sides(text: str) -> set[str]:
    return {side.lower().removesuffix("ly") for side in _SIDE.findall(text)}


MUTATIONS = (
    Mutation("side changed", side_changed, hard=True, of_request=True),
    Mutation("side added", side_added, hard=True, most=1),
    Mutation("body part changed", part_changed, hard=True, of_request=True),
    Mutation("spine level changed", level_changed, hard=True, of_request=True),
)
