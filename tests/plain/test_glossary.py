"""The glossary is wide, plain and whole in both languages, and its words are found where they mean what it
says and nowhere else."""

from __future__ import annotations

import re
import statistics
import time
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.data import glossary
from summarizer.lexicon import load_table
from summarizer.plain.glossary import entries, find_terms, list_terms, spellings
from summarizer.reading import is_hard, measure

ROWS = list(entries().values())
LANGUAGES = ("en", "es")
KINDS = {
    "legal", "guideline", "research", "records", "word", "sign", "condition", "anatomy", "test", "therapy",
    "procedure", "device", "care", "drug class", "drug use",
}  # fmt: skip
ENGLISH = set(
    "the of and or with for that is to on by pain drug shot nerve bone joint spine care unit".split()
)
DRUGS = load_table("drugs.toml")


def terms(text, language="en"):
    return [hit.term for hit in find_terms(text, language, easy=True)]


def words(text):
    return re.findall(r"[\w’-]+", text)


def offenders(holds, rows=ROWS):
    """The terms of the rows that it does not hold for."""
    return [row.term for row in rows if not holds(row)]


# --- the rows


def test_it_is_wide():
    assert len(ROWS) >= 500


def test_nobody_is_said_to_have_reviewed_it():
    assert glossary()["reviewed_by"] == []


@pytest.mark.parametrize(
    "holds",
    [
        lambda row: row.kind in KINDS,
        lambda row: row.source in glossary()["source"],
        lambda row: row.es_gender in ("m", "f"),
        lambda row: row.es_term and not re.match(r"(?:el|la|los|las|una?|\s)\b", row.es_term),
        lambda row: (
            set(row.classes) <= {one for drug in DRUGS["generic"].values() for one in drug.get("class", ())}
        ),
    ],
    ids=["kind", "source", "gender", "spanish term", "classes"],
)
def test_every_row_is_whole(holds):
    assert offenders(holds) == []


def test_each_source_is_used():
    assert {row.source for row in ROWS} == glossary()["source"].keys()


@pytest.mark.parametrize(
    "holds",
    [
        lambda row: measure([row.en]).grade <= 8,
        lambda row: len(words(row.en)) <= 25,
        lambda row: re.fullmatch(r"[A-Z].*\.", row.en),
    ],
    ids=["grade", "length", "form"],
)
def test_every_english_meaning_is_short_and_plain(holds):
    assert offenders(holds) == []


def test_the_median_meaning_is_at_grade_6_or_under():
    assert statistics.median(measure([row.en]).grade for row in ROWS) <= 6
    assert statistics.median(measure([row.es], language="es").grade for row in ROWS) <= 6


@pytest.mark.parametrize(
    "holds",
    [
        lambda row: measure([row.es], language="es").grade <= 8,
        lambda row: len(words(row.es)) <= 30,
        lambda row: measure([row.es], language="es").mean_sentence_words <= 20,
        lambda row: re.fullmatch(r"[A-ZÁÉÍÓÚ].*\.", row.es),
        lambda row: not ENGLISH & {word.lower() for word in words(row.es)},
    ],
    ids=["grade", "length", "sentences", "form", "no English"],
)
def test_every_spanish_meaning_is_short_plain_and_spanish(holds):
    assert offenders(holds) == []


@pytest.mark.parametrize(
    "holds",
    [
        lambda row: not re.search(r"\b(?:you|your|ask|talk to|should (?:see|stop|take))\b", row.en, re.I),
        lambda row: not re.search(r"\b(?:usted|hable|pregunte|consulte|pida|tome|deje)\b", row.es, re.I),
    ],
    ids=LANGUAGES,
)
def test_no_meaning_gives_advice(holds):
    assert offenders(holds) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_meaning_uses_another_hard_word(language):
    def plain(row):
        return all(
            hit.entry in (row,) or hit.entry.easy for hit in find_terms(row.meaning(language), language)
        )

    assert offenders(plain) == []


def test_an_easy_word_needs_no_other():
    easy = [row for row in ROWS if row.easy]
    assert offenders(lambda row: all(hit.entry is row for hit in find_terms(row.en, "en")), easy) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_spelling_stands_for_two_rows(language):
    rows = defaultdict(set)
    for keys, leaf in spellings(language):
        rows[keys].add(leaf.entry.term if leaf.entry else None)
    assert {keys: found for keys, found in rows.items() if len(found) > 1} == {}


def test_every_row_is_found_by_its_own_forms():
    def found(row):
        english = [
            hit.entry
            for form in (row.term, *row.forms)
            for hit in find_terms(re.sub(r"[][]", "", form), "en", easy=True)
        ]
        spanish = [hit.entry for form in row.es_forms for hit in find_terms(form, "es", easy=True)]
        aside = {"fracture"} if row.term == "radius bone" else set()
        return {hit.term for hit in (*english, *spanish)} - aside == {row.term} and len(english) > len(
            row.forms
        )

    assert offenders(found) == []


def test_phrases_that_mean_something_else_are_left_alone():
    def left_alone(row):
        return all(
            hit.entry is not row for text in row.never for code in LANGUAGES for hit in find_terms(text, code)
        )

    assert offenders(left_alone) == []


# --- what is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("an MRI of the neck", ["MRI"]),
        ("magnetic resonance imaging was asked for", ["MRI"]),
        ("MRIs and the MRI's date", ["MRI", "MRI"]),
        ("EMG/NCS of both legs", ["EMG/NCS"]),
        ("EMG / NCV, EMG-NCV", ["EMG/NCS", "EMG/NCS"]),
        ("an EMG and an NCV", ["EMG", "NCS"]),
        ("epidural steroid injections", ["epidural steroid injection"]),
        ("a steroid and a TENS unit", ["steroid", "TENS"]),
        ("Radicular pain", ["radiculopathy"]),
        ("urine drug\nscreen", ["urine drug screen"]),
        ("MTUS, ODG and ACOEM", ["MTUS", "ODG", "ACOEM"]),
        ("opioids were refused", ["opioid"]),
        ("functional restoration program", ["functional restoration program"]),
        ("Chronic Pain Medical Treatment Guidelines", ["Chronic Pain Medical Treatment Guidelines"]),
        ("chronic pain and a chronic cough", ["chronic pain", "chronic"]),
        ("post-operative, post operative, postoperative, post-\noperative", ["postoperative"] * 4),
        ("nonsteroidal anti-inflammatory and non-steroidal antiinflammatory drugs", ["NSAID", "NSAID"]),
        ("cognitive behavioural therapy", ["cognitive behavioral therapy"]),
        ("an orthopaedic visit for a herniated disk", ["orthopedic", "herniated disc"]),
        ("diagnoses, comorbidities and biopsies", ["diagnosis", "comorbidity", "biopsy"]),
        ("range-of-motion", ["range of motion"]),
        ("ADL’s", ["activities of daily living"]),
        ("the claims administrator’s reply", ["claims administrator"]),
        ("workers' compensation", ["workers’ compensation"]),
        ("Phalen’s test", ["provocative test"]),
        ("LUMBAR SPINE", ["lumbar"]),
        ("a distal radius fracture", ["distal radius", "fracture"]),
        ("MRI. Scan", ["MRI"]),
        ("sprain/strain", ["sprain"]),
        ("a non-certified MRI without contrast", ["non-certification", "MRI", "contrast dye"]),
        ("hyperstimulation analgesia and analgesia", ["analgesic"]),
    ],
)
def test_terms_are_found_by_form_and_variant(text, found):
    assert terms(text) == found


@pytest.mark.parametrize(
    ("for_it", "against_it"),
    [
        ("a fusion of the low back", "a fusion cuisine"),
        ("a strain of the back", "a strain on the budget"),
        ("a lumbar strain", "he was under strain"),
        ("acute pain", "an acute angle"),
        ("surgery is indicated", "it is indicated that he fell"),
        ("the scan is not indicated", "the side is not indicated in the notes"),
        ("no indication for surgery", "no indication that he fell"),
        ("the request was certified", "a board-certified doctor"),
        ("surgery is not indicated", "the report indicated his pain"),
        ("retrospective review", "a retrospective cohort"),
        ("spinal manipulation", "manipulation of data"),
        ("cervical spine", "cervical cancer"),
        ("depression and worry", "a depression of the bone"),
        ("joint instability", "financial instability"),
        ("removal of hardware", "the hardware store"),
        ("an MRI with contrast", "in contrast, he walks"),
        ("TENS for the back", "the tens of thousands"),
        ("GI upset", "gi tract"),
        ("CT of the neck", "ct"),
        ("an IF unit", "if unit costs rise"),
        ("PT twice a week", "the pt was seen"),
        ("maintenance care", "a maintenance worker"),
        ("drug diversion", "a traffic diversion"),
        ("opioid withdrawal", "withdrawal of the request"),
        ("a generic drug", "a generic statement"),
        ("oral suspension", "oral argument"),
        ("a topical cream", "a topical issue"),
        ("weaned off", "a tapered end"),
        ("opioid tolerance", "tolerance for long meetings"),
        ("drug dependence", "dependence on his family"),
        ("decompression of the nerve", "decompression sickness"),
        ("a compounded cream", "a compounding factor"),
        ("trunk abduction", "child abduction"),
        ("nerve block", "a block away"),
        ("carpal tunnel release", "the release of the records"),
        ("a knee brace", "brace yourself"),
        ("lateral pain", "a lateral move"),
        ("neck traction", "the plan gained traction"),
        ("bilateral knees", "a bilateral agreement"),
        ("his gait", "he is straight"),
        ("the radius fracture", "a radius of ten miles"),
        ("internal rotation", "job rotation"),
        ("attenuated sensory loss", "a sense of loss"),
        ("functional gains", "a cross-functional team"),
        ("conservative care", "a conservative estimate"),
        ("bone graft", "the photograph"),
        ("discectomy", "a disc jockey"),
    ],
)
def test_risky_forms_are_told_apart(for_it, against_it):
    assert terms(for_it)
    assert terms(against_it) == []


# --- drugs


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Norco 10/325", "Norco", "opioid"),
        ("TRAMADOL 50mg", "TRAMADOL", "opioid"),
        ("naproxen", "naproxen", "NSAID"),
        ("Flexeril", "Flexeril", "muscle relaxant"),
        ("gabapentin", "gabapentin", "anticonvulsant"),
        ("Fanatrex", "Fanatrex", "anticonvulsant"),
        ("Xanax", "Xanax", "benzodiazepine"),
        ("Cymbalta", "Cymbalta", "antidepressant"),
        ("Prilosec 20mg", "Prilosec", "proton pump inhibitor"),
        ("Pepcid", "Pepcid", "H2 blocker"),
        ("Viagra", "Viagra", "PDE5 inhibitor"),
        ("Colace", "Colace", "laxative"),
        ("Duexis", "Duexis", "NSAID"),
        ("Soma", "Soma", "muscle relaxant"),
        ("depo-medrol", "depo-medrol", "steroid"),
        ("ASA 81 mg", "ASA", "NSAID"),
    ],
)
def test_a_drug_is_told_by_its_class(text, name, kind):
    found = find_terms(text, "en")[0]
    assert (found.term, found.entry.term, found.meaning) == (name, kind, entries()[kind].en)


@pytest.mark.parametrize("text", ["a sonata by Bach", "soma", "asa"])
def test_a_drug_that_is_another_word_needs_its_capital(text):
    assert terms(text) == []


def test_every_drug_of_the_lexicon_has_a_meaning():
    named = [*DRUGS["generic"], *DRUGS["combination"]]
    assert [name for name in named if terms(name) != [name]] == []


@pytest.mark.parametrize(
    ("text", "on_the_skin"),
    [
        ("Voltaren 75mg #60", False),
        ("Voltaren gel 1%", True),
        ("Voltaren 1% gel", True),
        ("topical ketoprofen", True),
        ("cream of ketoprofen", True),
        ("Flurbiprofen 10%/Lidocaine 5%, 120grams", True),
        ("Flector patch", True),
        ("Lidoderm", True),
        ("Butrans", True),
        ("naproxen 550 mg tablets", False),
        ("naproxen tablets and a lidocaine patch", False),
        ("lidocaine 1% injection", False),
        ("an injection of lidocaine 2%", False),
        ("fentanyl patches", True),
    ],
)
def test_a_drug_on_the_skin_is_said_to_be(text, on_the_skin):
    drug = next(hit for hit in find_terms(text, "en") if hit.entry.kind == "drug class")
    assert drug.meaning.endswith(" It is put on the skin.") is on_the_skin


def test_a_cream_by_its_class_is_not_said_to_be_one_twice():
    assert find_terms("capsaicin cream 1%, capsaicin patch", "en")[0].meaning.count("skin") == 1


# --- Spanish


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("una resonancia magnética lumbar", ["resonancia magnética (MRI)", "lumbar"]),
        ("an MRI of the neck", ["MRI = resonancia magnética (MRI)"]),
        ("lumbar  Spine", ["lumbar Spine = lumbar"]),
        ("MRIs de la rodilla", ["MRIs = resonancia magnética (MRI)"]),
        ("inyecciones epidurales de esteroides", ["inyección epidural de esteroides"]),
        ("terapias físicas", ["terapia física"]),
        ("los desgarres de menisco", ["desgarre de menisco"]),
        ("puntos gatillo", ["punto gatillo"]),
        ("el dolor crónico y la lesión aguda", ["dolor crónico", "agudo"]),
        ("El “no” anterior sigue en pie.", []),
        ("DOS visitas", []),
        ("sin contraste, en contraste con lo demás", ["contraste"]),
        ("crema de ketoprofeno", ["ketoprofeno"]),
        ("Norco y gabapentina", ["Norco", "gabapentina"]),
    ],
)
def test_spanish_and_english_forms_are_found_in_a_spanish_text(text, found):
    assert terms(text, "es") == found


def test_a_drug_is_explained_in_spanish():
    found = find_terms("Voltaren gel", "es")[0]
    assert (found.term, found.meaning) == (
        "Voltaren",
        f"{entries()['NSAID'].es} Se pone sobre la piel.",
    )


def test_a_word_is_listed_once_and_by_the_english_word_of_the_letter():
    texts = ["una tomografía de la rodilla, Norco", "the CT scans and the MRI", "a CT scan, an MRI, NORCO"]
    listed = [hit.term for hit in list_terms(texts, "es")]
    assert listed == ["CT scans = tomografía (CT)", "Norco", "MRI = resonancia magnética (MRI)"]
    assert [hit.term for hit in list_terms(texts[1:], "en")] == ["CT scan", "MRI", "NORCO"]


def test_easy_words_are_found_when_asked_for():
    text = "the medication and the opioid"
    assert [hit.term for hit in find_terms(text, "en")] == ["opioid"]
    assert [hit.term for hit in find_terms(text, "en", easy=True)] == ["medication", "opioid"]


# --- properties

PIECES = st.one_of(
    st.sampled_from([form for row in ROWS for form in (row.term, row.es_term, *row.forms, *row.es_forms)]),
    st.sampled_from(
        ["the", "of", "50 mg", "gel", "5%", "\n", "-", "/", ". ", "’s", "(", ")", "no", "is", "for"]
    ),
    st.text(max_size=6),
)


@given(st.lists(PIECES, max_size=12), st.sampled_from([" ", "", "-", "\n"]), st.sampled_from(LANGUAGES))
def test_spans_are_words_of_the_text_in_order_and_apart(pieces, joint, language):
    text = joint.join(pieces)
    end = 0
    for hit in find_terms(text, language):
        assert end <= hit.start < hit.end <= len(text)
        printed = text[hit.start : hit.end]
        assert printed[0].isalnum()
        assert printed[-1].isalnum()
        assert not text[hit.start - 1 : hit.start].isalnum()
        assert not text[hit.end : hit.end + 1].isalnum()
        name = hit.entry.name(language)
        assert hit.term in (name, printed, f"{' '.join(printed.split())} = {name}")
        assert hit.is_translated is (" = " in hit.term)
        assert hit.meaning.startswith(hit.entry.meaning(language))
        end = hit.end


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_text_is_searched_at_once(language):
    text = "The records do not show that physical therapy or naproxen helped the low back pain. " * 350
    assert len(text.split()) >= 5000
    find_terms("", language)

    def seconds():
        before = time.perf_counter()
        find_terms(text, language)
        return time.perf_counter() - before

    assert min(seconds() for _ in range(5)) < 0.05


def test_terms_of_the_trade_are_hard_words():
    assert sum(any(map(is_hard, words(row.term))) for row in ROWS) > 0.9 * len(ROWS)
