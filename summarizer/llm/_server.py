"""The embedded model's server: a process of its own, started by embedded.py as a script.

Standard input: one JSON object of settings in the first line; then it is held open, and its end
means that the program is gone, however it ended. Standard output: one JSON line, {"url": ...}.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import signal
import sys
import threading
from typing import IO, Any

_PR_SET_PDEATHSIG = 1


def main() -> None:
    _die_with_parent()
    ready = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # the runtime writes to standard output too
    settings = json.loads(sys.stdin.readline())
    threading.Thread(target=_exit_at_end_of, args=(sys.stdin,), daemon=True).start()
    server = _serve(settings)
    # From here on a letter could be in what the runtime reports.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    with ready:
        ready.write(json.dumps({"url": server.listening_address}) + "\n")
    threading.Event().wait()


def _serve(settings: dict[str, Any]) -> Any:
    runtime = importlib.import_module("xllamacpp")
    params = runtime.CommonParams()
    params.model.path = settings["path"]
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_parallel = settings["slots"]
    params.n_ctx = settings["slots"] * settings["context"]
    params.kv_unified = False  # a long question is not to fail because of its neighbour
    params.cpuparams.n_threads = settings["threads"]
    params.cpuparams_batch.n_threads = settings["threads"]
    params.n_threads_http = settings["slots"] + 2
    params.cache_ram_mib = 0  # the slots keep their prefix; the default would take 8 GB more
    params.verbosity = 0
    # The port is open to every page in the user's browser: a key, and no origin that one can have.
    params.api_keys = [settings["key"]]
    params.cors_origins = "https://nobody.invalid"
    params.cors_origins_explicit = True
    params.cors_credentials = False
    params.ui = False
    params.endpoint_slots = False
    params.endpoint_props = False
    params.endpoint_metrics = False
    return runtime.Server(params)


def _exit_at_end_of(stream: IO[str]) -> None:
    stream.read()
    os._exit(0)


def _die_with_parent() -> None:
    """The runtime holds the interpreter while it loads, and nobody reads standard input then."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    main()
