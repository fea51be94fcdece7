"""The Spanish reading measures: syllables by the rules of spelling, the formulas against values by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading import measure
from summarizer.reading.spanish import counted, fernandez_huerta, is_hard, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        # plain
        ("la", 1), ("dolor", 2), ("rodilla", 3), ("espalda", 3), ("tratamiento", 4), ("solicitud", 4),
        ("administrador", 5), ("reclamos", 3), ("carta", 2), ("terapia", 3), ("aprobado", 4), ("no", 1),
        ("izquierdo", 3), ("derecha", 3), ("medicamento", 5), ("necesidad", 4), ("instrumento", 4),
        # diphthongs
        ("bien", 1), ("pie", 1), ("cuello", 2), ("causa", 2), ("aceite", 3), ("ciudad", 2), ("ruido", 2),
        ("cuidado", 3), ("revisión", 3), ("atención", 3), ("médico", 3), ("también", 2), ("después", 2),
        ("juicio", 2), ("construir", 2), ("lesión", 2), ("serie", 2), ("deuda", 2), ("farmacia", 3),
        # apart: two strong vowels, or a weak one with an accent
        ("leer", 2), ("caer", 2), ("real", 2), ("poeta", 3), ("área", 3), ("aeropuerto", 5), ("país", 2),
        ("día", 2), ("cirugía", 4), ("había", 3), ("baúl", 2), ("reúne", 3), ("oído", 3), ("continúe", 4),
        ("radiografía", 5), ("creer", 2), ("línea", 3), ("antiinflamatorio", 7), ("preoperatorio", 6),
        # three in a row
        ("averiguáis", 4), ("leíais", 3), ("buey", 1), ("paranoia", 4), ("ahuecar", 3), ("oía", 3),
        # qu, gu, gü
        ("que", 1), ("quien", 1), ("quiropráctico", 5), ("guía", 2), ("guerra", 2), ("pague", 2),
        ("agua", 2), ("antiguo", 3), ("vergüenza", 3), ("pingüino", 3), ("izquierda", 3),
        # y
        ("y", 1), ("hoy", 1), ("muy", 1), ("ley", 1), ("ayuda", 3), ("yeso", 2), ("apoyo", 3),
        # h between vowels
        ("ahora", 3), ("prohibido", 3), ("búho", 2), ("alcohol", 3), ("zanahoria", 4), ("hueso", 2),
        # letters by their names, and figures
        ("MRI", 5), ("TENS", 6), ("DWC", 5), ("12", 1), ("10/325", 1),
    ],
)  # fmt: skip
def test_syllables(word, count):
    assert syllables(word) == count
    assert syllables(word.capitalize() if word.islower() else word) == count


# text, sentences, words, syllables, hard words
SHORT = ("La rodilla le duele. Camina poco.", 2, 6, 12, 0)
LONG = ("El administrador de reclamos dijo que no a esta solicitud.", 1, 10, 21, 2)


@pytest.mark.parametrize(("text", "sentences", "words", "said", "hard"), [SHORT, LONG])
def test_counts(text, sentences, words, said, hard):
    found = counted([text])
    assert (found.sentences, found.words, found.syllables, found.hard) == (sentences, words, said, hard)


@pytest.mark.parametrize(
    ("text", "grade", "ease", "huerta"),
    [
        # -0.205 * 33.33 + 0.049 * 200 - 3.407; 206.835 - 62.3 * 2 - 3; 206.84 - 60 * 2 - 1.02 * 3
        (SHORT[0], -0.4, 79.2, 83.8),
        # -0.205 * 10 + 0.049 * 210 - 3.407; 206.835 - 62.3 * 2.1 - 10; 206.84 - 60 * 2.1 - 1.02 * 10
        (LONG[0], 4.8, 66.0, 70.6),
    ],
)
def test_the_formulas(text, grade, ease, huerta):
    reading = measure([text], language="es")
    assert (reading.grade, reading.ease) == (grade, ease)
    assert fernandez_huerta(counted([text])) == huerta


def test_long_words_are_hard_and_names_are_not():
    assert is_hard("administrador")
    assert not is_hard("reclamos")
    assert not is_hard("California")
    assert is_hard("Administrador", opens=True)
    assert not is_hard("MRI", opens=True)
    assert measure([LONG[0]], language="es").hard_word_share == 0.2


@pytest.mark.parametrize(
    ("text", "sentences"),
    [("Una aquí. Dos aquí.", 2), ("Cuesta 3.5 dólares.", 1), ("La Dra. Roe vio a J. Doe hoy.", 1),
     ("Dijo “no”. Ella dijo que sí.", 2), ("¿Es así? ¡Sí! Bien.", 3), ("Sin punto final", 1)],
)  # fmt: skip
def test_sentences_are_counted(text, sentences):
    assert counted([text]).sentences == sentences


def test_the_masked_text_is_measured_beside_the_whole():
    text = "La revisión dijo que no a esto: electromiografía de ambas extremidades superiores."
    masked = "La revisión dijo que no a esto: it."
    reading = measure([text], masked=[masked], language="es")
    assert reading.grade == measure([masked], language="es").grade
    assert reading.ease == measure([masked], language="es").ease
    assert reading.grade_unmasked == measure([text], language="es").grade > reading.grade
    assert reading.masked_share == pytest.approx(1 - 8 / 12, abs=0.001)


def test_ease_is_of_spanish_alone():
    assert measure(["The knee hurts."]).ease is None
    assert measure([], language="es").ease == 0
    assert measure([]).ease is None


def test_hard_text_measures_harder():
    easy = measure(["El doctor dijo que no. La rodilla no tiene daño."], language="es")
    hard = measure(
        ["La documentación electrodiagnóstica insuficiente imposibilita corroborar la radiculopatía."],
        language="es",
    )
    assert hard.grade > easy.grade + 5
    assert hard.ease < easy.ease - 40
    assert hard.hard_word_share > easy.hard_word_share + 0.3


@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_text_can_be_measured(texts):
    reading = measure(texts, language="es")
    assert 0 <= reading.hard_word_share <= 1
    assert 0 <= reading.ease <= 100
