"""The Spanish fixed texts say what the English ones say, in Spanish, and are easy to read."""

from __future__ import annotations

import re
import string

import pytest

from summarizer.data import easy_words, frames, next_steps, reasons
from summarizer.reading import measure

VALUES = {
    "item": "fisioterapia", "authorized": "una visita", "number": 1, "fact": "edad", "values": "50; 51",
    "flag": "this", "text": "yes", "case_number": "1", "decision_date": "1 de mayo de 2017",
    "request": "faja", "words": "no", "letters": "MRI", "topics": "faja", "page": 2, "count": 1,
    "by": "Ana Ruiz", "fields": "fecha",
}  # fmt: skip
FRAMES = [(group, name, text) for group, rows in frames("es").items() for name, text in rows.items()]
SENTENCES = [
    (group, name, text) for group, name, text in FRAMES if group in ("outcome", "note", "flag", "warning")
]
STEPS = list(next_steps("es"))
ENGLISH_STEPS = {step.id: step for step in next_steps("en")}
ALL = [*(text for _, _, text in FRAMES), *(step.text for step in STEPS)]

BOTH_LANGUAGES = frozenset(
    "hay no a pie dice solo era con real favor revise doctor sin california legal error ha me final "
    "decide".split()
)
"""Everyday English words that are Spanish words, too."""


def own_words(text: str) -> list[str]:
    """The words that are the text's own: no quotation, no name in brackets, no place to fill."""
    bare = re.sub(r"“[^”]*”|\([^)]*\)|\{\w+\}", " ", text)
    return re.findall(r"[a-záéíóúüñ]+", bare.lower())


def places(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def test_every_english_frame_has_a_spanish_one():
    english, spanish = frames("en"), frames("es")
    assert {group: list(rows) for group, rows in english.items()} == {
        group: list(rows) for group, rows in spanish.items()
    }


@pytest.mark.parametrize(("group", "name", "text"), FRAMES)
def test_a_frame_has_the_places_of_the_english_one(group, name, text):
    assert places(text) == places(frames("en")[group][name])
    assert places(text) <= VALUES.keys()


@pytest.mark.parametrize("text", ALL)
def test_no_english_word_stands_outside_a_quotation(text):
    assert [word for word in own_words(text) if word in easy_words() - BOTH_LANGUAGES] == []


@pytest.mark.parametrize("text", ALL)
def test_nothing_has_to_agree_with_what_is_filled_in(text):
    assert not re.search(r"\b(?:el|la|los|las|un|una|unos|unas|al|del|este|esta|su)\s*\{(?!number)", text)
    assert not re.search(r"\{(?:item|authorized|fact|values)\}\s+\w", text)


@pytest.mark.parametrize("text", ALL)
def test_marks_come_in_pairs_and_words_are_spelled_in_spanish(text):
    assert text.count("“") == text.count("”")
    assert text.count("(") == text.count(")")
    assert '"' not in text
    assert "  " not in text
    for bare in ("revision ", "solicitud de revision", "decision ", "atencion", "pagina", "medico", "numero"):
        assert bare not in text


@pytest.mark.parametrize(("group", "name", "text"), SENTENCES)
def test_a_sentence_ends_and_is_easy_to_read(group, name, text):
    told = text.format(**VALUES)
    assert told.endswith((".", "”"))
    assert told[0].isupper()
    reading = measure([told], language="es")
    assert reading.grade <= 8
    assert reading.mean_sentence_words <= 26


def test_the_outcomes_and_notes_are_easy_as_a_whole():
    told = [text.format(**VALUES) for group, _, text in SENTENCES if group in ("outcome", "note")]
    reading = measure(told, language="es")
    assert reading.grade <= 5
    assert 8 <= reading.mean_sentence_words <= 16
    assert reading.ease >= 65


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for group, name, text in FRAMES if group == "outcome"]
)
def test_an_outcome_is_one_sentence_with_its_answer_first(name, text):
    told = text.format(**VALUES)
    assert len(re.findall(r"[.!?](?:\s|$)", told)) == 1
    answer = told.partition(":")[0]
    assert ("probad" in answer) is (name != "unreadable")
    assert bool(re.search(r"\bno\b", answer, re.IGNORECASE)) is not name.startswith("approved")


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_a_step_is_easy_to_read(step):
    reading = measure([step.text], language="es")
    assert reading.grade <= 8
    assert reading.mean_sentence_words <= 18
    assert reading.ease >= 60
    assert step.text.endswith(".")


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_a_step_has_the_law_and_the_figures_of_the_english_one(step):
    english = ENGLISH_STEPS[step.id]
    assert step.when == english.when
    assert re.findall(r"[\d.]+(?:\(\w\))*", step.source) == re.findall(r"[\d.]+(?:\(\w\))*", english.source)
    assert " and " not in step.source
    assert ("Labor Code" in english.source) is ("Código Laboral (Labor Code)" in step.source)
    assert re.findall(r"\d+", step.text) == re.findall(r"\d+", english.text)


@pytest.mark.parametrize(
    ("step", "facts"),
    [
        ("petition", ["petición verificada", "Junta de Apelaciones", "4610.6(h)", "10575"]),
        (
            "time_limit",
            ["30 días", "notificó", "de manera oficial", "no el día en que usted la leyó",
             "5 dentro de California", "10 en", "20 en el extranjero", "no prueba", "no calcula"],
        ),
        (
            "grounds",
            ["cinco", "poder legal", "fraude", "conflicto de intereses real e importante",
             "prejuicio por raza", "u otra razón que nombra la ley", "error claro", "se enviaron"],
        ),
        ("proof", ["claras y convincentes", "nueva revisión", "no aprueba la atención", "(h) y (i)"]),
        ("authorize", ["5 días hábiles", "autorizar", "no le toca pagar", "apela"]),
        ("reimburse", ["20 días", "recibe la decisión", "reembolso", "no le toca pagar", "apela"]),
        (
            "twelve_months",
            ["12 meses", "mismo doctor", "mismo consultorio", "hechos cambiaron", "no está prohibido",
             "4610(k)"],
        ),
        ("help", ["Información y Asistencia", "sin costo", "I&A", "DWC"]),
        ("not_advice", ["no es un consejo legal ni médico", "Ni un abogado ni un médico han revisado"]),
        ("unreadable", ["no pudo leer", "la carta misma"]),
    ],
)  # fmt: skip
def test_each_step_holds_its_facts(step, facts):
    text = str(next(one for one in STEPS if one.id == step))
    for fact in facts:
        assert fact in text


@pytest.mark.parametrize("text", ALL)
def test_no_fixed_text_advises(text):
    assert not re.search(
        r"\b(?:debe|debería|tiene que|le conviene) (?:apelar|pedir|buscar|presentar)|\bapele usted|"
        r"no se puede apelar|no puede apelar|usted (?:ganará|perderá)|deje de pedir|reducir la dosis",
        text,
    )
    assert not re.search(r"(?<!no )está prohibido", text)


@pytest.mark.parametrize("text", ALL)
def test_the_reviewer_has_no_gender(text):
    assert not re.search(r"\b(?:el|la|un|una|al|del) (?:revisor|revisora|perito)\b", text)


def test_the_reasons_speak_of_the_review():
    for row in reasons().values():
        reading = measure([row.says("es") if callable(row.says) else row.says["es"]], language="es")
        assert reading.grade <= 8
