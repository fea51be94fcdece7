"""The page in Spanish: written by code alone; what is English on it is the letter's, and marked."""

from __future__ import annotations

import re
from itertools import product
from typing import get_args

import pytest
from samples import claim, evidence, fact, facts, full_summary, issue, issue_facts, summary

from summarizer.data import reasons
from summarizer.explain import explain
from summarizer.render import explanation_html, explanation_markdown, explanation_text
from summarizer.schema.summary import Digest, IssueResult

CITED = evidence(7, "The MTUS asks for", "are taken.")
MODEL_WORDS = "The records say that bananas were eaten."
DECISIONS = {"approved": "overturned", "unreadable": None}


def spanish(**changes):
    values = {"digest": Digest(why=claim(MODEL_WORDS, CITED)), "reason": "criteria_not_met", **changes}
    return explain(summary(issue(**values), about=(issue_facts(1),)), language="es")


def test_no_word_of_a_model_stands_on_it():
    page = spanish()
    for shape in (page.text, explanation_html([page]), explanation_markdown(page), explanation_text(page)):
        assert "banana" not in shape
    assert page.issues[0].why == (reasons()["criteria_not_met"].says["es"],)
    assert page.issues[0].why_source == "code"


def test_the_letters_words_are_marked_as_english():
    page = spanish()
    assert [quoted.quote for quoted in page.issues[0].quoted] == [CITED.quote]
    assert f"(en inglés): “{CITED.quote}”" in page.text
    assert re.search(r'<blockquote lang="en">“The MTUS', explanation_html([page]))
    assert '<html lang="es">' in explanation_html([page])


@pytest.mark.parametrize("result", get_args(IssueResult))
def test_every_result_begins_with_its_answer(result):
    begins = {
        "approved": "Aprobado: ", "not_approved": "No aprobado: ",
        "partly_authorized": "Una parte aprobada antes, el resto no: ", "unreadable": "No está claro: ",
    }  # fmt: skip
    parts = {"authorized": "4 visits", "remaining": "8 visits"} if result == "partly_authorized" else {}
    page = spanish(result=result, decision=DECISIONS.get(result, "upheld"), **parts)
    assert page.issues[0].outcome.startswith(begins[result])
    assert page.issues[0].outcome.endswith(".")


def test_dates_are_spanish_and_unmistakable():
    conflicting = facts((issue_facts(1),), date_of_injury=fact("2015-12-01", ("2015-01-12", "1/12/15")))
    page = explain(summary(issue(), facts=conflicting), language="es")
    assert "29 de marzo de 2018" in " ".join(page.about)
    assert "1 de diciembre de 2015; 12 de enero de 2015" in page.notes[0]


def test_the_warning_stands_in_spanish_beside_the_letters_own():
    page = spanish(treatment="Norco 10/325mg", request="Norco 10/325mg", warnings=("Do not stop abruptly.",))
    first, second = page.issues[0].warnings
    assert first.startswith("Si usted toma este medicamento, no lo deje de repente.")
    assert "(en inglés): “Do not stop abruptly.”" in second


def test_a_name_that_is_not_known_whole_stays_as_printed():
    request = "Zyzzoplasty of the MRI"
    page = spanish(treatment=request, request=request)
    assert page.issues[0].everyday is None
    assert request in page.issues[0].outcome


SIDES = {"left": ("izquierda", "izquierdo"), "right": ("derecha", "derecho")}
PARTS = {"knee": ("de la rodilla", 0), "shoulder": ("del hombro", 1), "wrist": ("de la muñeca", 0),
         "elbow": ("del codo", 1), "hip": ("de la cadera", 0), "ankle": ("del tobillo", 1)}  # fmt: skip


@pytest.mark.parametrize(("side", "part"), list(product(SIDES, PARTS)))
def test_a_side_agrees_with_its_part(side, part):
    words, gender = PARTS[part]
    request = f"MRI of the {side} {part}"
    assert f"{words} {SIDES[side][gender]}" in spanish(treatment=request, request=request).issues[0].outcome


def test_the_whole_sample_is_told_in_both_languages():
    english, other = explain(full_summary()), explain(full_summary(), language="es")
    assert [shown.result for shown in english.issues] == [shown.result for shown in other.issues]
    assert len(english.next_steps) == len(other.next_steps)
    assert len(english.notes) == len(other.notes)
    for shown in other.issues:
        assert shown.reading.grade <= 8
        assert shown.reading.ease is not None
