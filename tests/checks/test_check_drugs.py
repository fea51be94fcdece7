"""A drug goes by its brand or generic name, never by another drug's."""

from __future__ import annotations

import pytest

from summarizer.checks import drugs

HOLDS = [
    ("Naproxen was asked for.", ("Naprosyn was asked for.",), {}),
    ("Naprosyn was asked for.", ("Naproxen was asked for.",), {}),
    ("Norco did not help.", ("Hydrocodone/acetaminophen did not help.",), {}),
    ("Hydrocodone did not help.", ("Norco did not help.",), {}),
    ("Diclofenac was asked for.", ("Voltaren gel was asked for.",), {}),
    ("Tramadol was not approved.", ("The drug is not needed.",), {"request": "Ultram 50mg #60"}),
    ("The medicine did not help.", ("Gabapentin did not help.",), {}),
    ("Tylenol was tried.", ("APAP was tried.",), {}),
]
FAILS = [
    ("Ibuprofen was asked for.", ("Naproxen was asked for.",), {}, ["ibuprofen"]),
    ("Norco did not help.", ("Hydrocodone did not help.",), {}, ["norco"]),
    ("Percocet did not help.", ("Norco did not help.",), {}, ["percocet"]),
    ("Voltaren was asked for.", ("Diclofenac was asked for.",), {}, ["voltaren"]),
    ("OxyContin was asked for.", ("Oxycodone was asked for.",), {}, ["oxycontin"]),
    ("Lyrica was tried.", ("Gabapentin was tried.",), {}, ["lyrica"]),
    ("Oxycodone was tried.", ("Hydrocodone was tried.",), {}, ["oxycodone"]),
    ("Tramadol was tried.", ("An opioid was tried.",), {}, ["tramadol"]),
]


@pytest.mark.parametrize(("claim", "evidence", "context"), HOLDS)
def test_holds(build, claim, evidence, context):
    assert drugs.check(build(claim, *evidence, **context)) == []


@pytest.mark.parametrize(("claim", "evidence", "context", "words"), FAILS)
def test_fails_and_names_the_words(build, claim, evidence, context, words):
    findings = drugs.check(build(claim, *evidence, **context))
    assert [finding.words for finding in findings] == words
    assert all(finding.check == drugs.NAME and finding.message for finding in findings)
