"""Brings a weights file into the cache: from installed pieces or from the hub, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import importlib.metadata
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from .digest import CHUNK, remember
from .errors import NoRoom, WrongWeights
from .known import Weights
from .progress import Progress

_SPARE = 64 << 20
_LOCK_POLL_SECONDS = 0.2
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextlib.contextmanager
def cache_for(weights: Weights, target: Path, progress: Progress) -> Iterator[None]:
    """Holds the cache for one file: one process works, others wait; leftovers are cleared.

    Raises NoRoom where the folder cannot be written or its disk is full.
    """
    failure: NoRoom | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.with_suffix(".lock").open("ab") as lock:
            _wait_for(lock, progress)
            for stale in target.parent.glob(f"{weights.sha256}.*.part"):
                with contextlib.suppress(OSError):
                    stale.unlink()
            yield
    except OSError as error:
        failure = _no_room(error, target.parent)
    if failure:
        raise failure


def installed_pieces(weights: Weights) -> tuple[list[Path], list[str]]:
    """The pieces that are installed, in order, and the names of the distributions that are not.

    The packages come from an unknown publisher: located by their metadata, never imported.
    """
    found, missing = [], []
    for piece in weights.pieces:
        try:
            path = Path(str(importlib.metadata.distribution(piece.distribution).locate_file(piece.path)))
        except importlib.metadata.PackageNotFoundError:
            path = None
        if path and path.is_file():
            found.append(path)
        else:
            missing.append(piece.distribution)
    return found, missing


def assemble(weights: Weights, pieces: list[Path], target: Path, progress: Progress) -> None:
    """Joins the pieces into `target`; size and digest are checked before it gets that name."""
    require_room(weights.size, target.parent)
    digest = hashlib.sha256()
    size = 0
    progress.start(f"assembling {weights.name}", weights.size)
    with _whole_or_nothing(target, weights) as out:
        for piece in pieces:
            with piece.open("rb") as source:
                while chunk := source.read(CHUNK):
                    out.write(chunk)
                    digest.update(chunk)
                    size += len(chunk)
                    progress.advance(len(chunk))
        if (size, digest.hexdigest()) != (weights.size, weights.sha256):
            raise WrongWeights(
                f"the installed pieces of {weights.name} make a file of {size} bytes with SHA-256"
                f" {digest.hexdigest()}; it should have {weights.size} bytes and {weights.sha256}",
                hint="reinstall the packages with the pieces",
            )
    remember(target, weights.sha256)
    progress.finish()


def require_room(size: int, folder: Path) -> None:
    """Raises NoRoom before gigabytes are written for nothing."""
    free = shutil.disk_usage(folder).free
    if free < size + _SPARE:
        raise NoRoom(
            f"the weights need {size / 1e9:.1f} GB in {folder}, and {free / 1e9:.1f} GB are free",
            hint="free some space, or set IMR_CACHE to a folder on another disk",
        )


def disk_is_full(error: BaseException) -> bool:
    return isinstance(error, OSError) and error.errno in _FULL


@contextlib.contextmanager
def _whole_or_nothing(target: Path, weights: Weights) -> Iterator[BinaryIO]:
    scratch = target.with_name(f"{weights.sha256}.{os.getpid()}.part")
    try:
        with scratch.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        scratch.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            scratch.unlink()
        raise


def _wait_for(lock: BinaryIO, progress: Progress) -> None:
    if _try_lock(lock):
        return
    progress.start("waiting for another process that prepares the weights", None)
    while not _try_lock(lock):
        time.sleep(_LOCK_POLL_SECONDS)
        progress.advance(0)
    progress.finish()


def _try_lock(lock: BinaryIO) -> bool:
    # The system drops the lock with its process, however that ends. Windows goes without: there
    # two processes do the work twice, and the atomic rename keeps the result right.
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _no_room(error: OSError, folder: Path) -> NoRoom:
    if disk_is_full(error):
        return NoRoom(
            f"the disk of {folder} is full",
            hint="free some space, or set IMR_CACHE to a folder on another disk",
        )
    return NoRoom(
        f"the weights cannot be put into {folder}: {error.strerror or type(error).__name__}",
        hint="set IMR_CACHE to a folder that you can write",
    )
