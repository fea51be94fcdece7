"""Guideline lines of either side, with the families and chapters that they name."""

from __future__ import annotations

from summarizer.schema.facts import GuidelineFamily

from .setting import HARD_BLANK, Setting
from .truth import Citation, Guideline, SameGuideline
from .variants import Variant
from .vocabulary import Chapter, Kind, chapters, words

_COMBINED: tuple[tuple[GuidelineFamily, ...], ...] = (
    ("ODG",), ("ODG",), ("ODG",), ("ACOEM",), ("web",), ("other",),
    ("ODG", "ACOEM"), ("ACOEM", "ODG"), ("ODG", "web"),
)  # fmt: skip
_PAGES = ("98", "98-99", "23, 101-102", "78, 80-83", "41-42", "114, 118", "7")
_WHO = {
    "2013-notice": "Physician Reviewer",
    "2013-letter": "Physician Reviewer",
    "professional-review": "Professional Reviewer",
    "2014": "Expert Reviewer",
    "2016": "Expert Reviewer",
}


def claims_line(setting: Setting, kind: Kind) -> Guideline:
    if setting.chance(0.25):
        text = "The Claims Administrator did not cite any medical evidence for its decision."
        return Guideline(text, ("none_cited",), ())
    return _line(setting, kind, "The Claims Administrator", "its")


def reviewer_line(setting: Setting, kind: Kind) -> Guideline:
    return _line(setting, kind, f"The {_WHO[setting.format]}", "his/her")


def same_guideline(claims: Guideline | None, reviewer: Guideline | None) -> SameGuideline | None:
    """Whether both sides name the same; None where a side names nothing, or opinions may differ."""
    if claims is None or reviewer is None or not claims.citations or not reviewer.citations:
        return None
    if (claims.families, claims.citations) == (reviewer.families, reviewer.citations):
        return "same" if claims.families == ("MTUS",) else None
    chapters_, others = zip(*(_named(side) for side in (claims, reviewer)), strict=True)
    return None if chapters_[0] & chapters_[1] or others[0] & others[1] else "different"


def _named(side: Guideline) -> tuple[set[str], set[GuidelineFamily]]:
    """The chapters (all those on chronic pain as one) and the other families that one side names."""
    names = [citation.chapter for citation in side.citations or ()]
    return {"Chronic Pain" if "Chronic Pain" in name else name for name in names}, {*side.families} - {"MTUS"}


def _line(setting: Setting, kind: Kind, who: str, their: str) -> Guideline:
    if setting.format == "2016":
        return _modern(setting, kind, who)
    return _older(setting, kind, who, their)


def _modern(setting: Setting, kind: Kind, who: str) -> Guideline:
    form = setting.pick(
        ("mtus", "mtus", "mtus", "mtus and other", "mtus and other", "other", "outside", "not on")
    )
    if form == "outside":
        return _with_others(
            setting,
            f"{who} based their decision on recommendation(s) outside of the MTUS Guidelines.",
            ("outside_mtus",),
            (),
        )
    if form == "not on":
        return _with_others(setting, f"{who} did not base their decision on the MTUS.", ("outside_mtus",), ())
    if form == "other":
        return _with_others(setting, "", (), ())
    cited = [_dated(setting, kind)]
    if setting.chance(0.25):
        second = _dated(setting, kind)
        cited += [second] if second[1].chapter != cited[0][1].chapter else []
    text = "Decision based on MTUS " + ", and ".join(text for text, _ in cited) + "."
    citations = tuple(citation for _, citation in cited)
    if form == "mtus":
        return Guideline(text, ("MTUS",), citations)
    return _with_others(setting, text, ("MTUS",), citations)


def _dated(setting: Setting, kind: Kind) -> tuple[str, Citation]:
    usual = [one for one in chapters() if one.name in kind.chapters]
    chapter: Chapter = setting.pick(usual if setting.chance(0.7) else chapters())
    text = f"{chapter.name} {chapter.year}{' Guidelines' if setting.chance(0.15) else ''}"
    if not chapter.sections or setting.chance(0.25):
        return text, Citation(chapter.name, chapter.year)
    count = min(len(chapter.sections), setting.pick((1, 1, 2, 3)))
    sections = ", ".join(setting.rng.sample(chapter.sections, count))
    return f"{text}, Section(s): {sections}", Citation(chapter.name, chapter.year, sections)


def _chaptered(setting: Setting) -> str:
    """The wording of 2013, whose parts are of no fixed order."""
    pages = setting.pick(("page 41", "pages 63-66"))
    if setting.chance(0.5):
        topic = setting.pick(words("undated.topics"))
        return f"the MTUS Chronic Pain Medical Treatment Guidelines, 2009, {topic}, {pages}"
    chapter = setting.pick([one for one in chapters() if "Complaints" in one.name])
    return f"the MTUS, {chapter.name} Chapter ({chapter.year}), {pages}"


def _with_others(
    setting: Setting, text: str, families: tuple[GuidelineFamily, ...], citations: tuple[Citation, ...]
) -> Guideline:
    named = setting.pick(_COMBINED)
    sources = "; ".join(setting.pick(words(f"outside.{family}")) for family in named)
    opening = "Decision based on Non-MTUS Citation "
    if setting.chance(0.15) and named != ("other",):
        more = setting.pick(words("outside.other"))
        sources, named = f"{sources}, and Other Medical Treatment Guidelines {more}", (*named, "other")
    return Guideline(f"{text} {opening}{sources}.".strip(), (*families, *named), citations)


def _older(setting: Setting, kind: Kind, who: str, their: str) -> Guideline:
    form = setting.pick(("pages", "pages", "pages and other", "dated", "other", "none applicable", "chapter"))
    based = f"{who} based {their} decision on "
    if form == "chapter" and setting.format != "2014":
        return Guideline(f"{based}{_chaptered(setting)}.", ("MTUS",), None)
    named = setting.pick(_COMBINED)
    sources = "; ".join(setting.pick(words(f"outside.{family}")) for family in named)
    if form == "none applicable" and "Reviewer" in who and setting.format == "2013-letter":
        text = (
            f"{who} found that no section of the MTUS was applicable and based {their} decision on {sources}."
        )
        return Guideline(text, ("outside_mtus", *named), ())
    if form in ("other", "none applicable"):
        return Guideline(f"{based}Other Medical Treatment Guidelines: {sources}.", named, ())
    if form == "dated":
        text, citation = _dated(setting, kind)
        return Guideline(f"{based}MTUS {text}.", ("MTUS",), (citation,))
    chapter, topic = setting.pick(words("undated.names")), setting.pick(words("undated.topics"))
    pages = setting.pick(_PAGES)
    end = f",.{HARD_BLANK * 3}" if setting.has(Variant.PAGES_MARK) else "."
    cited = f"{based}MTUS {chapter} {topic} Page(s): {pages}"
    mtus = (Citation(chapter, None, topic, pages),)
    if form == "pages":
        return Guideline(cited + end, ("MTUS",), mtus)
    return Guideline(
        f"{cited},. and on Other Medical Treatment Guidelines: {sources}.", ("MTUS", *named), mtus
    )
