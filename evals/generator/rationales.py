"""The reviewer's reasons: criterion, finding, gap, and a conclusion in one of its places and spellings."""

from __future__ import annotations

from summarizer.schema.facts import Decision

from .requests import Request
from .setting import Setting
from .truth import Guideline
from .variants import Variant
from .vocabulary import words

_LONGEST_ITEM = 100
_GROUPS_TO_TAPER = ("opioid", "relaxant", "nerve", "sleep")


def write_rationale(
    setting: Setting,
    on: frozenset[Variant],
    request: Request,
    decision: Decision,
    reviewer: Guideline | None,
    *,
    ancillary: bool = False,
) -> str:
    """The rationale on one line; it concludes what `decision` says."""
    upheld = decision == "upheld"
    pick, kind = setting.pick, request.kind
    body = [setting.fill(pick(kind.criteria))]
    if setting.chance(0.5):
        body.append(_cited(setting, reviewer))
    facts = setting.rng.sample(words("findings"), pick((1, 1, 2, 3)))
    body += [setting.fill(one) for one in facts]
    body += _special(setting, on, request, upheld=upheld)
    grounds = kind.gap if upheld else kind.met
    body += [setting.fill(one) for one in setting.rng.sample(grounds, min(len(grounds), pick((1, 1, 2))))]
    if ancillary:
        body.append(pick(words("extras.ancillary_no" if upheld else "extras.ancillary_yes")))
    if Variant.CONCLUSION_FIRST in on:
        body.insert(0, _conclusion(setting, request, "first", upheld=upheld))
        body.append(
            pick(words("conclusions.close_first"))
            if setting.chance(0.4)
            else _last(setting, on, request, upheld)
        )
    else:
        body.append(_last(setting, on, request, upheld))
    if Variant.TAPERING_AFTER in on and upheld and request.drug and request.drug.group in _GROUPS_TO_TAPER:
        body.append(pick(words("extras.taper")))
    elif Variant.CONCLUSION_SPELLINGS in on and setting.chance(0.1):
        body[-1] = body[-1].removesuffix(".")
    return _joined(setting, body)


def _last(setting: Setting, on: frozenset[Variant], request: Request, upheld: bool) -> str:
    odd = Variant.CONCLUSION_SPELLINGS in on and setting.chance(0.8)
    return _conclusion(setting, request, "odd" if odd else "last", upheld=upheld)


def _conclusion(setting: Setting, request: Request, place: str, *, upheld: bool) -> str:
    key = "last" if place == "last" else f"{place}_{'no' if upheld else 'yes'}"
    template = setting.pick(words(f"conclusions.{key}"))
    too_long = len(request.item) > _LONGEST_ITEM
    be = setting.pick(("is", "is", "was")) if place != "last" or setting.chance(0.3) else "is"
    text = template.format_map(
        {
            "be": be,
            "not": "not " if upheld else "",
            "it": f"the requested {request.kind.noun}" if too_long else request.item,
            "noun": request.kind.noun,
        }
    )
    return text.replace("request for the requested", "requested")


def _cited(setting: Setting, reviewer: Guideline | None) -> str:
    if reviewer and reviewer.citations:
        matter = setting.pick(("condition", "treatment", "problem"))
        return f"The chapter on {reviewer.citations[0].chapter} speaks of the {matter} at hand."
    return setting.pick(
        ("The guideline was read as a whole.", "The cited source is the most specific one on the question.")
    )


def _special(setting: Setting, on: frozenset[Variant], request: Request, *, upheld: bool) -> list[str]:
    """The sentences that carry one variant each."""
    pick, said = setting.pick, []
    if Variant.QUOTED_OPPOSITE in on:
        quoted = pick(words("extras.quoted_yes" if upheld else "extras.quoted_no"))
        said.append(quoted.replace("{it}", f"the {request.kind.noun}"))
    if Variant.RUNNING_DECISION_WORDS in on:
        said.append(pick(words("extras.running")))
    if Variant.RATIONALE_OF_BOTH_PARTS in on and request.form:
        said.append(pick(words("extras.both_parts")))
    if Variant.ACRONYM_OF_TWO_MEANINGS in on:
        said.append(pick(words("extras.acronym")))
    if request.other_side or request.other_dose or request.other_name:
        said.append(f"The request for {request.item} was read beside the notes in the file.")
    return said


def _joined(setting: Setting, sentences: list[str]) -> str:
    """The sentences with blanks between them; one blank is missing where words are glued."""
    sentences = [one[0].upper() + one[1:] for one in sentences]
    glued = (
        setting.pick(range(1, len(sentences)))
        if setting.has(Variant.GLUED_WORDS) and setting.chance(0.5)
        else 0
    )
    text = sentences[0]
    for number, sentence in enumerate(sentences[1:], start=1):
        text += sentence if number == glued else f" {sentence}"
    return text
