"""Spanish names of treatments: the whole of the item with its figures and sides, or none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.data import plain_date
from summarizer.plain.spanish import _tables as tables
from summarizer.plain.spanish import spanish_name

TENS = "aparato TENS (corriente eléctrica suave)"
MRI = "resonancia magnética (MRI)"
NAMES = [
    # pictures and tests
    ("MRI of the left knee", f"{MRI} de la rodilla izquierda"),
    ("Right ankle MRI", f"{MRI} del tobillo derecho"),
    ("MRI of the cervical spine without contrast", f"{MRI} de la columna cervical (cuello) sin contraste"),
    ("MRI without contrast for the lumbar spine", f"{MRI} de la columna lumbar (espalda baja) sin contraste"),
    ("MRI of the brain with and without contrast", f"{MRI} del cerebro con y sin contraste"),
    ("MRI (magnetic resonance imaging) of the right wrist", f"{MRI} de la muñeca derecha"),
    ("MRI of the right elbow (1.5 Tesla Closed)", f"{MRI} del codo derecho, aparato cerrado de 1.5 Tesla"),
    ("2 MRI of the hip", "2 resonancias magnéticas (MRI) de la cadera"),
    ("MRI OF THE FINGERS OF THE LEFT HAND", f"{MRI} de los dedos de la mano izquierda"),
    ("Cervical and thoracic spine x-rays",
     "radiografías (rayos X) de la columna cervical (cuello) "
     "y de la columna torácica (espalda media y alta)"),
    ("One (1) x-ray of the chest", "1 radiografía (rayos X) del pecho"),
    ("X-rays of the hands, 3 views", "radiografías (rayos X) de las manos, 3 vistas"),
    ("CT scan of head", "tomografía computarizada (CT) de la cabeza"),
    ("EMG/NCS of the bilateral upper extremities",
     "electromiografía y estudio de conducción nerviosa (EMG/NCS) "
     "de ambas extremidades superiores (brazos)"),
    ("NCS of the left lower extremity",
     "estudio de conducción nerviosa (NCS) de la extremidad inferior izquierda (pierna)"),
    ("Pre-op EKG", "electrocardiograma (EKG) antes de la cirugía"),
    ("Preoperative labs: CBC",
     "análisis de laboratorio antes de la cirugía: conteo completo de la sangre (CBC)"),
    ("Comprehensive psychological testing", "pruebas psicológicas completas"),
    ("Comprehensive psychiatric evaluation", "evaluación psiquiátrica completa"),
    ("Urine drug screen (DOS 10/12/16)",
     "prueba de drogas en orina, fecha del servicio: 12 de octubre de 2016"),
    ("Diagnostic ultrasound of the left heel", "ultrasonido diagnóstico del talón izquierdo"),
    # therapies
    ("Physical therapy 12 visits", "12 visitas de terapia física"),
    ("Twelve physical therapy visits for the neck", "12 visitas de terapia física para el cuello"),
    ("Four sessions of biofeedback", "4 sesiones de biorretroalimentación (biofeedback)"),
    ("Eight (8) acupuncture sessions", "8 sesiones de acupuntura"),
    ("6 acupuncture treatments", "6 tratamientos de acupuntura"),
    ("1 session of massage therapy", "1 sesión de terapia de masaje"),
    ("Physical Therapy sessions, 10", "10 sesiones de terapia física"),
    ("Acupuncture for 2 sessions", "2 sesiones de acupuntura"),
    ("1-2 visits of occupational therapy", "1 a 2 visitas de terapia ocupacional"),
    ("Hand therapy 3 times a week for 5 weeks (15 sessions), right thumb",
     "15 sesiones de terapia de la mano para el pulgar derecho, 3 veces por semana durante 5 semanas"),
    ("Physical therapy to the low back 2 times a week for 1 week (2)",
     "terapia física para la espalda baja, 2 veces por semana durante 1 semana (2 en total)"),
    ("Aquatic therapy 3x/week x 4 weeks lumbar",
     "terapia en el agua para la columna lumbar (espalda baja), 3 veces por semana durante 4 semanas"),
    ("Massage therapy once a week", "terapia de masaje, 1 vez por semana"),
    ("Post operative physical therapy for the left shoulder, twice a week",
     "terapia física para el hombro izquierdo después de la cirugía, 2 veces por semana"),
    ("Additional acupuncture 6 visits for the mid back",
     "6 visitas adicionales de acupuntura para la espalda media"),
    ("Chiropractic, 4 visits, neck, upper back and low back",
     "4 visitas de tratamiento quiropráctico para el cuello, la espalda alta y la espalda baja"),
    ("Two physical therapy sessions for the neck and six physical therapy sessions for the left wrist",
     "2 sesiones de terapia física para el cuello y 6 sesiones de terapia física para la muñeca izquierda"),
    ("Physical therapy evaluation, thoracic spine",
     "evaluación de terapia física para la columna torácica (espalda media y alta)"),
    ("Home health aide 4 hours per day, 5 days per week",
     "ayuda de salud en casa, 4 horas al día, 5 días por semana"),
    ("Functional restoration program, 20 days", "programa de restauración funcional, 20 días"),
    ("Gym membership", "membresía de gimnasio"),
    ("Acupuncture manual/electric (15 minutes) 2 times weekly for 6 weeks",
     "acupuntura manual/eléctrica, 15 minutos, 2 veces por semana durante 6 semanas"),
    ("Localized intense neurostimulation therapy (LINT)", "neuroestimulación intensa localizada (LINT)"),
    ("TPII (trigger point impedance imaging)", "imagen de impedancia de puntos gatillo (TPII)"),
    ("Neuroplasty, lumbar spine",
     "neuroplastia (para liberar nervios) en la columna lumbar (espalda baja)"),
    # visits
    ("Pain management consultation", "consulta de medicina del dolor"),
    ("Follow-up visit with orthopedic surgeon", "visita de seguimiento con cirugía ortopédica"),
    ("Referral to chiropractor", "referencia a quiropráctica"),
    ("TOC to ortho spine surgeon eval and treatment",
     "cambio a un médico de cirugía ortopédica de la columna con evaluación y tratamiento"),
    # devices
    ("TENS unit, 1 month rental", f"{TENS}, 1 mes de alquiler"),
    ("30 day trial of a TENS unit", f"{TENS}, 30 días de prueba"),
    ("Purchase of a TENS unit", f"{TENS}, compra"),
    ("1 knee scooter", "1 andador con ruedas para apoyar la rodilla"),
    ("Elbow braces #2", "soportes ortopédicos para el codo, cantidad: 2"),
    ("Bilateral wrist braces", "soportes ortopédicos para ambas muñecas"),
    ("Lumbar support", "faja para la espalda baja"),
    ("Cervical pillow", "almohada para la columna cervical (cuello)"),
    ("1 pair of crutches", "1 par de muletas"),
    ("Custom orthotics", "plantillas ortopédicas a la medida"),
    ("Associated surgical service: Cold therapy unit, seven day use",
     "servicio relacionado con la cirugía: aparato de terapia fría, 7 días de uso"),
    # injections and surgery
    ("Left L5-S1 epidural steroid injection",
     "inyección epidural de esteroides, nivel L5-S1, lado izquierdo"),
    ("Bilateral L3, L4 and L5 medial branch blocks",
     "bloqueos de la rama medial, niveles L3, L4 y L5, ambos lados"),
    ("Cervical epidural steroid injection at the C5-6 level under fluoroscopic guidance",
     "inyección epidural de esteroides en la columna cervical (cuello), nivel C5-6, "
     "con guía de rayos X (fluoroscopia)"),
    ("Corticosteroid injection right thumb", "inyección de corticosteroides en el pulgar derecho"),
    ("Trigger point injections x 4", "inyecciones en puntos gatillo, cantidad: 4"),
    ("Arthroscopy of the right knee", "artroscopia de la rodilla derecha"),
    ("Right knee arthroscopy with partial medial meniscectomy",
     "artroscopia de la rodilla derecha con meniscectomía medial parcial"),
    ("Bilateral carpal tunnel release", "liberación del túnel carpiano, ambos lados"),
    ("Left rotator cuff repair", "reparación del manguito rotador, lado izquierdo"),
    ("Left sacroiliac joint injection", "inyección en la articulación sacroilíaca, lado izquierdo"),
    ("Massage, right neck", "terapia de masaje para el lado derecho del cuello"),
    # medicines
    ("Norco 10/325mg #60", "Norco 10/325 mg (un medicamento opioide para el dolor), cantidad: 60"),
    ("Hydrocodone/APAP 10/325mg", "Hydrocodone/APAP 10/325 mg (un medicamento opioide para el dolor)"),
    ("Ultram (tramadol) 50mg #90",
     "Ultram (tramadol) 50 mg (un medicamento opioide para el dolor), cantidad: 90"),
    ("Prilosec 20mg", "Prilosec 20 mg (un medicamento que baja el ácido del estómago)"),
    ("Flexeril 7.5mg, #30 with 1 refill",
     "Flexeril 7.5 mg (un relajante muscular), cantidad: 30, con 1 resurtido"),
    ("Three refills of Naproxen 500mg",
     "3 resurtidos de Naproxen 500 mg (un medicamento contra el dolor y la inflamación)"),
    ("Lidoderm 5% patches, #30", "parches de Lidoderm 5% (un anestésico local), cantidad: 30"),
    ("Ketoprofen 20% cream, 167 grams",
     "crema de Ketoprofen 20% (un medicamento contra el dolor y la inflamación), 167 gramos"),
    ("Flurbiprofen 10%/Lidocaine 5%, 120grams",
     "Flurbiprofen 10%/Lidocaine 5% (una mezcla de medicamentos), 120 gramos"),
    ("Omeprazole DR 20mg, 30 capsules",
     "Omeprazole DR 20 mg (un medicamento que baja el ácido del estómago), 30 cápsulas"),
    ("Misoprostol", "Misoprostol (un medicamento)"),
    ("Capsaicin patch, #90",
     "parche de Capsaicin (capsaicina, una medicina hecha de chile), cantidad: 90"),
    ("Norco 10/325mg, 90 count",
     "Norco 10/325 mg (un medicamento opioide para el dolor), cantidad: 90"),
    # care that was given
    ("Retrospective: E-stim (DOS 11/18/16)",
     "estimulación eléctrica, fecha del servicio: 18 de noviembre de 2016 (atención ya dada)"),
    ("Retrospective request for EKG, dates of service 1/2/2016 - 2/3/2016",
     "electrocardiograma (EKG), fechas del servicio: del 2 de enero de 2016 al 3 de febrero de 2016 "
     "(atención ya dada)"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "told"), NAMES)
def test_a_name_that_is_known_whole(printed, told):
    assert spanish_name(printed) == told


SIDES = [
    # part, left, right, both
    ("knee", "la rodilla izquierda", "la rodilla derecha", "ambas rodillas"),
    ("shoulder", "el hombro izquierdo", "el hombro derecho", "ambos hombros"),
    ("hand", "la mano izquierda", "la mano derecha", "ambas manos"),
    ("foot", "el pie izquierdo", "el pie derecho", "ambos pies"),
    ("heel", "el talón izquierdo", "el talón derecho", "ambos talones"),
    ("lower extremity",
     "la extremidad inferior izquierda (pierna)", "la extremidad inferior derecha (pierna)",
     "ambas extremidades inferiores (piernas)"),
    ("rotator cuff", "el manguito rotador izquierdo", "el manguito rotador derecho",
     "ambos manguitos rotadores"),
    ("big toe", "el dedo gordo izquierdo (del pie)", "el dedo gordo derecho (del pie)",
     "ambos dedos gordos (del pie)"),
    ("low back", "el lado izquierdo de la espalda baja", "el lado derecho de la espalda baja",
     "ambos lados de la espalda baja"),
    ("neck", "el lado izquierdo del cuello", "el lado derecho del cuello", "ambos lados del cuello"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "left", "right", "both"), SIDES)
def test_sides_agree_with_the_part(part, left, right, both):
    for side, told in (("left", left), ("right", right), ("both", both), ("bilateral", both)):
        assert spanish_name(f"Yoga for the {side} {part}") == f"yoga para {told}"


@pytest.mark.parametrize(
    ("part", "of", "into"),
    [("shoulder", "del hombro", "en el hombro"), ("knee", "de la rodilla", "en la rodilla"),
     ("hands", "de las manos", "en las manos"), ("feet", "de los pies", "en los pies")],
)  # fmt: skip
def test_prepositions_take_the_article(part, of, into):
    assert spanish_name(f"MRI of the {part}") == f"{MRI} {of}"
    assert spanish_name(f"Injection, {part}") == f"inyección {into}"


@pytest.mark.parametrize(
    ("printed", "told"),
    [("once a week", "1 vez por semana"), ("1 time a week", "1 vez por semana"),
     ("2x per week", "2 veces por semana"), ("2-3 times weekly", "2 a 3 veces por semana"),
     ("two to three times a week", "2 a 3 veces por semana"), ("for 1 week", "durante 1 semana"),
     ("x 8 weeks", "durante 8 semanas"), ("1 month rental", "1 mes de alquiler"),
     ("3 months rental", "3 meses de alquiler"), ("1 year", "1 año"), ("QTY: 2", "cantidad: 2")],
)  # fmt: skip
def test_numbers_take_their_word(printed, told):
    name = spanish_name(f"Yoga, {printed}")
    assert name in (f"yoga, {told}", f"yoga {told}")


UNKNOWN = [
    "Magic wand of the knee", "MRI of the left shoulder, elbow", "MRI of the gizmo", "no MRI",
    "MRI or CT scan",
    "MRI not of the knee", "Norco 10/325mg one tablet twice a day", "Eight (6) physical therapy sessions",
    "Physical therapy 2 times a week for 3 weeks (7)", "left knee arthroscopy and meniscectomy",
    "acupuncture and massage, 12 visits", "EKG (DOS 13/45/16)", "12 MRI sessions of physical therapy",
    "MRI MRI",
    "Six of twelve physical therapy visits", "TENS unit instead of surgery", "physical therapies", "knee",
    "12",
    "", "left", "#60", "with", "Retrospective", "without contrast", "MRI of the knee without",
    "Zzyzzol 20mg #30", "with open carpal tunnel release",
    "resonancia", "additional Norco 10/325mg", "Norco 10/325mg for the knee",
    "MRI tablets",
]  # fmt: skip


@pytest.mark.parametrize("printed", UNKNOWN)
def test_a_name_with_a_word_that_is_not_known_is_none(printed):
    assert spanish_name(printed) is None


PIECES = [
    "left", "right", "bilateral", "the", "of", "for", "and", "with", "without contrast", "(", ")", ",", ":",
    "12 visits", "6", "#30", "2 times a week", "for 6 weeks", "(12)", "L4-5", "knee", "neck", "low back",
    "Norco 10/325mg", "DOS 1/2/16", "additional", "pre-op", "or", "not", "retrospective", "two",
    "once a week",
    "MRI", "physical therapy", "brace", "injection", "sessions", "eight (8)",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))
def test_no_figure_and_no_side_is_lost(printed):
    told = spanish_name(printed)
    if told is None:
        return
    assert not {"or", "not"} & set(printed.split())
    assert printed.count("without") == len(re.findall(r"\bsin\b", told))
    assert printed.count("left") == len(re.findall(r"\bizquierd[oa]\b", told))
    assert printed.count("right") == len(re.findall(r"\bderech[oa]\b", told))
    assert printed.count("bilateral") == len(re.findall(r"\bamb[oa]s\b", told))
    for figure in ("12", "10/325", "30", "L4-5"):
        assert (figure in printed) == (figure in told)


@given(st.text(max_size=80))
def test_any_text_is_named_or_not(text):
    assert spanish_name(text) is None or spanish_name(text).strip()


def test_a_long_text_is_no_name():
    assert spanish_name("MRI and " * 5000 + "MRI") is None


# --- the tables


def test_every_treatment_is_told_by_each_of_its_forms():
    for form, (noun, is_plural) in tables.nouns("head").items():
        assert spanish_name(form) == (noun.plural if is_plural and noun.plural else noun.es), form


def test_every_part_is_told_by_each_of_its_forms():
    for form, (noun, is_plural) in tables.nouns("part").items():
        told = spanish_name(f"MRI of the {form}")
        assert told, form
        assert (noun.plural if is_plural else noun.es) in told


def test_every_visit_is_told_by_each_of_its_forms():
    assert [form for form in tables.visits() if spanish_name(form) is None] == []


def test_what_goes_behind_has_a_singular_and_a_plural():
    for es, _ in (*tables.asides("aside"), *tables.asides("form"), *tables.asides("topical")):
        for printed in ("1", "2"):
            number = tables.number(printed)
            told = tables.fill(es, {"n": number, "m": number})
            assert not re.search(r"[{}|]", told)


def test_nouns_have_a_gender_and_no_article():
    for name in ("head", "part", "unit"):
        for noun, _ in tables.nouns(name).values():
            assert noun.gender in ("m", "f")
            assert noun.link in ("de", "en", "para")
            assert not re.match(r"(?:el|la|los|las|un|una)\b", noun.es)


def test_every_kind_of_medicine_has_a_name():
    assert set(tables.drug_kinds().values()) <= set(tables.table("class"))


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2017-02-01", "1 de febrero de 2017"), ("2016-12-31", "31 de diciembre de 2016"),
     ("2016-09-08", "8 de septiembre de 2016"), ("pronto", "pronto"), ("2017-13-45", "2017-13-45"), (7, "7")],
)  # fmt: skip
def test_spanish_dates(value, shown):
    assert plain_date(value, "es") == shown
