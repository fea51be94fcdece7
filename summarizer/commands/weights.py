"""`imr model`: the embedded model's weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from summarizer.progress import Bars

if TYPE_CHECKING:
    from summarizer.llm import WeightsStatus


def print_weights() -> None:
    """A line for each model that can be embedded: name, size, licence, where its weights are."""
    from summarizer.llm import list_weights

    for known in list_weights():
        click.echo(_weights_line(known))


def pull_weights() -> None:
    """Brings the default model into the cache, checked."""
    from summarizer.llm import pull

    with Bars() as bars:
        status = pull(progress=bars)
    click.echo(_weights_line(status))


def check_weights() -> None:
    """Hashes the default model's file whole. Raises where it is not there or not the file."""
    from summarizer.llm import check
    from summarizer.llm.errors import WeightsMissing

    with Bars() as bars:
        status = check(progress=bars)
    if status.path is None:
        raise WeightsMissing("the weights are not in the cache yet", hint="imr model pull")
    click.echo(_weights_line(status))


def _weights_line(status: WeightsStatus) -> str:
    weights = status.weights
    where = (
        str(status.path)
        if status.path
        else {"pieces": "installed pieces", "hub": "to be fetched"}.get(status.source, status.source)
    )
    state = "checked" if status.checked else "not checked yet"
    return f"{weights.name}  {weights.size / 1e9:.2f} GB  {weights.license}  {where} ({state})"
