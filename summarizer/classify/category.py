"""What kind of treatment an issue is about, in the categories of the state's own search form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from summarizer.data import categories
from summarizer.facts.mentions import find_mentions
from summarizer.schema.facts import IssueFacts
from summarizer.treatment import short_name

from ._terms import Hit, Word, beside, hits_of, mended, parts, spelled_out, words_of

_LISTS = categories().words
_ARTHROSCOPIC = "Surgery: Arthroscopic Surgery"
_OTHER_SURGERY = "Surgery: Non-arthroscopic Surgery"
_SPINE = "Surgery: Spine"
_ADJUNCT = "Surgery: Adjunct Surgical Services"
_VISIT = "Evaluation & Management: Medical Specialties"
_INJECTION = "Injection: Injection"
_DRUG_INJECTION = "Pharmaceuticals: Injection"
_TOPICAL = "Pharmaceuticals: Topical Analgesics"
_COMPOUND = "Pharmaceuticals: Topical Compounds"
# The short name takes "#3" for a number of tablets.
_WITH_CODEINE = re.compile(r"\btylenol\s*#\s*[234]\b", re.IGNORECASE)
_ASSOCIATED = re.compile(r"\bassociated\s+surgical\s+(?:service|procedure)", re.IGNORECASE)
_PLAIN = {ord(mark): "-" for mark in "‐‑‒–—−"} | {ord(mark): "'" for mark in "’‘`´"} | {ord("&"): " and "}


def category_of(issue: IssueFacts) -> str | None:
    """The kind of the item that was decided, one of `categories().kinds` by name.

    Read from the words of the request alone, by vocabulary; None where it has none of them.
    """
    name = short_name(issue)
    decided = issue.remaining.value or issue.original_request.value or issue.request.value or ""
    if name.lower() == "tylenol" and _WITH_CODEINE.search(decided):
        return "Pharmaceuticals: Opioids"
    found = category_of_request(name)
    if found and found.startswith("Diagnostic Testing") and _ASSOCIATED.search(issue.request.value or ""):
        return _ADJUNCT
    return found


def category_of_request(request: str) -> str | None:
    """The same for a request by itself, in any case and spacing."""
    text = re.sub(r"'s?\b", "", request.lower().translate(_PLAIN))
    text = mended(" ".join(text.split()))
    words = words_of(text)
    hits = hits_of(text, words)
    if not hits:
        return None
    head = _head(hits)
    category = _drug(head, hits, words, text) if _is_medicine(head) else head.category
    return _surgical(category, head, words)


def _head(hits: Sequence[Hit]) -> Hit:
    """What the item is: the last name of the first phrase that has one ("assistant surgeon for a knee
    arthroscopy", "TENS supplies"), or, where that name is weak, a closer one after it or before it."""
    phrase = [hit for hit in hits if hit.phrase == hits[0].phrase]
    head = phrase[-1]
    for _ in categories().weak:
        if head.weak < 0:
            break
        yields_to = categories().weak[head.weak].yields_to
        closer = [
            hit
            for hit in sorted(hits, key=lambda hit: (hit.phrase, -hit.first))
            if hit.weak != head.weak and hit.item == head.item and hit.category.startswith(tuple(yields_to))
        ]
        closer.sort(key=lambda hit: hit.weak >= 0)
        if not closer or (closer[0].weak >= 0 and "" not in yields_to):
            break
        head = closer[0]
    return head


def _is_medicine(head: Hit) -> bool:
    return bool(head.generic) or head.category in (_INJECTION, _TOPICAL, "Pharmaceuticals")


def _drug(head: Hit, hits: Sequence[Hit], words: Sequence[Word], text: str) -> str:
    """The kind of a drug by the way it is given: by needle, on the skin, or else its class."""
    if head.weak >= 0 and head.category == _INJECTION:
        near = [hit for hit in hits if hit.generic and hit.phrase == head.phrase]
        if not near and not any(mention.kind == "body_part" for mention in find_mentions(text)):
            near = [hit for hit in hits if hit.generic]
        return _by_needle(near[0], words) if near else _INJECTION
    needle = _has(words, "routes") or _has(beside(head, words), "needle")
    if head.generic and head.category != _COMPOUND and needle:
        return _by_needle(head, words)
    return _on_the_skin(head, hits, words)


def _by_needle(drug: Hit, words: Sequence[Word]) -> str:
    if drug.category == _INJECTION or (drug.category in _LISTS["local"] and not _has(words, "routes")):
        return _INJECTION
    return drug.category if drug.category in _LISTS["needled"] else _DRUG_INJECTION


def _on_the_skin(head: Hit, hits: Sequence[Hit], words: Sequence[Word]) -> str:
    patch = _has_words(words, ("patch",))
    if head.category not in _LISTS["skin_classes"] or (patch and head.generic in _LISTS["systemic_patches"]):
        return head.category
    if head.category != _TOPICAL and not _has(words, "topical"):
        return _COMPOUND if head.generic and _has(words, "compounded") else head.category
    agents = {part for hit in hits if hit.generic for part in hit.generic.split("/")}
    ready_made = head.category == _TOPICAL and head.generic and head.name not in _LISTS["agents"]
    if _has(words, "compounded") or (len(agents) > 1 and not patch and not ready_made):
        return _COMPOUND
    return _TOPICAL


def _surgical(category: str, head: Hit, words: Sequence[Word]) -> str:
    """Operations by their way and place, and what is done to prepare for one."""
    if category == _OTHER_SURGERY and _has(words, "arthroscopic") and not _has(words, "open"):
        return _ARTHROSCOPIC
    if category == _OTHER_SURGERY and head.weak >= 0 and _has(words, "spine"):
        return _SPINE
    if category == _ARTHROSCOPIC and _has(words, "open") and not _has(words, "arthroscopic"):
        return _OTHER_SURGERY
    prepares = category == _VISIT or category.startswith("Diagnostic Testing")
    return _ADJUNCT if prepares and _has(words, "preoperative") else category


def _has(words: Sequence[Word], names: str) -> bool:
    """Whether a term of one of the lists stands among the words."""
    return any(_has_words(words, term) for term in _listed(names))


@cache
def _listed(names: str) -> tuple[tuple[str, ...], ...]:
    return tuple(parts(form) for pattern in _LISTS[names] for form in spelled_out(pattern))


def _has_words(words: Sequence[Word], term: tuple[str, ...]) -> bool:
    texts = [word.text for word in words]
    return any(tuple(texts[at : at + len(term)]) == term for at in range(len(texts)))
