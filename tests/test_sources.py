"""Which files a command line stands for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summarizer.sources import find


def _tree(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def _found(folder: Path) -> list[str]:
    sources = [source for source in find([str(folder)]) if source.kind == "found"]
    return [Path(source.file).relative_to(folder).as_posix() for source in sources]


@pytest.mark.parametrize(
    ("files", "letters"),
    [
        (["b.pdf", "a.txt"], ["a.txt", "b.pdf"]),
        (["A.PDF", "a.Txt"], ["A.PDF", "a.Txt"]),
        (["CM14-0000001"], ["CM14-0000001"]),
        (["a.json", "a.docx", "a.png", "a.pdf.bak"], []),
        ([".a.txt", ".git/a.txt", "a.txt"], ["a.txt"]),
        (["z.txt", "m/b.txt", "m/a.txt", "a/deep/er.pdf"], ["z.txt", "a/deep/er.pdf", "m/a.txt", "m/b.txt"]),
        ([], []),
    ],
    ids=["sorted", "any case", "no ending", "other endings", "hidden", "subfolders", "empty"],
)
def test_a_folder_stands_for_its_letters(tmp_path: Path, files, letters):
    _tree(tmp_path, *files)
    assert _found(tmp_path) == letters


def test_what_is_named_stands_for_itself(tmp_path: Path):
    _tree(tmp_path, "in/a.txt", "x.json", ".hidden")
    names = ["-", "missing.pdf", str(tmp_path / "x.json"), str(tmp_path / ".hidden")]
    assert [(source.file, source.kind) for source in find(names)] == [(name, "named") for name in names]


def test_what_is_passed_over_by_name_is_told(tmp_path: Path):
    _tree(tmp_path, "a.json")
    assert [source.kind for source in find([str(tmp_path)])] == ["other"]


@pytest.mark.skipif(os.name == "nt", reason="links and pipes")
def test_links_in_a_circle_and_pipes_hold_nothing_up(tmp_path: Path):
    _tree(tmp_path, "in/a.txt")
    (tmp_path / "in" / "round").symlink_to(tmp_path)
    (tmp_path / "to.txt").symlink_to(tmp_path / "in" / "a.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    assert _found(tmp_path) == ["to.txt", "in/a.txt"]


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch):
    def refuse(_: str) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", refuse)
    assert [source.kind for source in find([str(tmp_path)])] == ["closed"]
