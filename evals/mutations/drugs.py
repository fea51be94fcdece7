"""Another drug, another class of drugs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarizer.checks.types import ClaimInContext
from summarizer.facts.mentions import find_mentions
from summarizer.lexicon import load_table

from ._types import Material, Mutation, put, words

_CLASSES = {
    "opioids": "antibiotics", "opioid": "antibiotic", "muscle relaxants": "steroids",
    "muscle relaxant": "steroid", "NSAIDs": "opioids", "NSAID": "opioid", "antidepressants": "blood thinners",
    "benzodiazepines": "antibiotics", "antidepressant": "blood thinner", "steroid": "opioid",
    "anti-inflammatory drugs": "blood thinners", "painkillers": "antibiotics", "painkiller": "antibiotic",
}  # fmt: skip
_USUAL = "lisinopril metformin warfarin gabapentin tramadol naproxen zolpidem cyclobenzaprine omeprazole"


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(row.get("class", ())) for name, row in load_table("drugs.toml")["generic"].items()
    }


def drug_changed(m: Material) -> Iterator[ClaimInContext]:
    """A drug of another ingredient and class; brand and generic name of one drug are no break."""
    told = {part for drug in _drugs(m.told) | _drugs(m.text) for part in drug.split("/")}
    classes = frozenset().union(*(_classes().get(drug, frozenset()) for drug in told))
    free = [
        drug
        for drug in _USUAL.split()
        if drug not in told and not classes & _classes().get(drug, frozenset())
    ]
    for mention in find_mentions(m.text):
        if mention.kind == "drug":
            for new in m.rng.sample(free, min(2, len(free))):
                yield m.saying(put(m.text, mention.start, mention.end, new))


def class_changed(m: Material) -> Iterator[ClaimInContext]:
    classes = {name.lower(): other for name, other in _CLASSES.items()}
    for match in words(*classes).finditer(m.text):
        new = classes[match.group().lower()]
        if not m.tells(re.escape(new.split()[0].rstrip("s"))):
            yield m.saying(put(m.text, *match.span(), new))


def _drugs(text: str) -> set[str]:
    return {mention.value for mention in find_mentions(text) if mention.kind == "drug"}


MUTATIONS = (
    Mutation("drug changed", drug_changed, hard=True, of_request=True),
    Mutation("drug class changed", class_changed, hard=True),
)
