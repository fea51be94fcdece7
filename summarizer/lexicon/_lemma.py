"""Word to lemma: a table of irregular words, then the Snowball stemmer, kept from merging what differs."""

from __future__ import annotations

from functools import lru_cache

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("english")

_IRREGULAR_FORMS: dict[str, str] = {
    "be": "am is are was were been being",
    "have": "has had having",
    "do": "does did done doing",
    "show": "shown showed",
    "give": "gave given giving",
    "take": "took taken taking",
    "meet": "met meets meeting",
    "feel": "felt",
    "find": "found",
    "make": "made making",
    "say": "said says",
    "go": "went gone goes going",
    "get": "got gotten gets getting",
    "tell": "told",
    "see": "saw seen",
    "know": "knew known",
    "keep": "kept",
    "think": "thought",
    "begin": "began begun",
    "undergo": "underwent undergone undergoing undergoes",
    "try": "tried tries trying",
    "trial": "trialed trialled trials trialing",
    "mri": "mris",
    "break": "broke broken",
    "criterion": "criteria",
    "diagnosis": "diagnoses diagnose diagnosed diagnosing",
    "analysis": "analyses",
    "foot": "feet",
    "leave": "leaving leaves",
    "injury": "injured injuries injure injuring",
    "child": "children",
    "nerve": "nerves",
    "need": "needed needs needing",
    "hurt": "hurts hurting",
    "exam": "examination examinations exams examine examined",
    "outweigh": "outweighed outweighs",
    "fail": "failed fails failing failure failures",
    "improve": "improvement improvements improved improves improving",
    "approve": "approval approvals approved approves approving",
    "deny": "denial denials denied denies denying",
    "refuse": "refusal refused refuses refusing",
    "respond": "response responses responded responds responding responsive",
    "able": "ability abilities",
    "recur": "recurrence recurred recurrent",
    "exceed": "exceeded exceeds exceeding",
    "excess": "excessive excessively",
    "weigh": "weighed",
    "sleep": "sleeping slept",
    "occur": "occurrence occurred occurs occurring",
    "lose": "lost losing",
    "swell": "swelling swollen",
    "medication": "medications",
    "success": "successful successfully",
    "necessary": "necessity necessitate necessitates necessitated",
    "come": "came coming comes",
    "fall": "fell fallen falling falls",
    "tear": "tore torn tearing tears",
    "stick": "stuck sticking sticks",
    "buy": "bought buying buys",
    "wear": "wore worn wearing wears",
    "stand": "stood standing stands",
}
# The stemmer would give each of these the stem of another word that a check must tell apart
# (tens: ten; positive: position; emergency: emergence; effective: effect; except: exceptional ...).
_FAMILIES: dict[str, str] = {
    "tens": "",
    "several": "",
    "severe": "severely severity",
    "position": "positions positioned positioning",
    "emergency": "emergencies",
    "extreme": "extremely",
    "medical": "medically",
    "medicine": "medicines",
    "rotation": "rotations rotational",
    "product": "products",
    "productive": "productively",
    "likely": "",
    "willing": "willingness",
    "application": "applications",
    "substantial": "substantially",
    "reasonable": "reasonably",
    "careful": "carefully",
    "exceptional": "exceptionally",
    "except": "exception exceptions",
    "dependence": "dependency dependencies",
    "conduction": "",
    "activity": "activities",
    "active": "actively",
    "effective": "effectively effectiveness efficacy efficacious",
    "useful": "",
    "clinic": "clinics",
    "objection": "objections",
    "general": "generally",
    "relative": "relatively",
    "hospital": "hospitals",
    "important": "importantly",
    "rationale": "rationales",
    "arm": "arms",
    "wrist": "wrists",
    "author": "authors",
    "international": "",
    "needle": "needles needling needled",
    "weekly": "",
    "daily": "",
    "authorize": "authorized authorizes authorizing authorization authorizations",
    "certify": "certified certification certifies",
    "dose": "dosage dosages dosing doses",
    "document": "documents documented documentation documenting",
    "use": "uses used using usage utilize utilized utilizing utilizes",
    "surgery": "surgical surgically surgeries",
    "worsen": "worsened worsening worsens",
    "function": "functions functional functionality functionally functioning",
    "neurologic": "neurological neurologically",
    "radiate": "radiates radiation radiating radiated",
    "require": "requires required requiring requirement requirements",
    "recommend": "recommends recommended recommending recommendation recommendations",
    "indicate": "indicates indicating indication indications indicative",
    "indicated": "",
    "provide": "provides provided providing",
    "provider": "providers",
    "physician": "physicians",
    "therapist": "therapists",
    "inflammatory": "",
    "utilization": "",
    "initiate": "initiated initiates initiating initiation",
    "tearful": "",
    "tendonitis": "",
    "tendinitis": "",
    "tendinous": "",
    "capsulitis": "",
    "psychologist": "psychologists",
    "neurologist": "neurologists",
}
_TABLE: dict[str, str] = {
    form: base
    for table in (_IRREGULAR_FORMS, _FAMILIES)
    for base, forms in table.items()
    for form in (base, *forms.split())
}


@lru_cache(maxsize=16384)
def lemma(word: str) -> str:
    """The lemma of a word in lower case. Two words with one lemma mean the same for every check."""
    if word in _TABLE:
        return _TABLE[word]
    if len(word) <= 3:
        return word
    stem: str = _STEMMER.stemWord(word)
    return _TABLE.get(stem, stem)
