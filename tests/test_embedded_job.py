"""The main job as a user runs it: an example letter, the embedded model, over HTTP, through instructor."""

from __future__ import annotations

import json

import pytest
from support import EXAMPLES


@pytest.mark.embedded
def test_an_example_letter_ends_with_verified_prose_of_the_model(imr):
    letter = EXAMPLES / "2016-upheld-one-issue.txt"
    done = imr("summarize", letter, "--json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    issue = summary["issues"][0]
    assert (issue["decision"], issue["status"]) == ("upheld", "verified")
    why = issue["digest"]["why"]
    assert why["source"] == "model"
    assert "nothing_added" in why["checks"]
    assert why["evidence"]
    text = letter.read_bytes().decode()
    for cited in why["evidence"]:
        start, end = cited["span"]
        assert " ".join(text[start:end].split()) == cited["quote"]
    provenance = summary["provenance"]
    assert provenance["model"].startswith("embedded:")
    assert provenance["calls"] >= 2
    assert provenance["tokens_out"] > 0
