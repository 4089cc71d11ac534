"""The command line: which commands there are. What each does stands beside this file, imported when it is asked for."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from unspasm.language import SOURCE
from unspasm.problems import ProblemsFound


class Format(StrEnum):
    """Who reads what a command prints: a person or a program."""

    TEXT = "text"
    JSON = "json"


_Format = Annotated[Format, typer.Option("--format", help="text for people, json for programs")]

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
knowledge = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(knowledge, name="knowledge", help="Look into the knowledge: rules, causes, facts, sources.")
language = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(language, name="language", help="For translators: begin a language, renew its files, check them.")


@app.callback()
def unspasm() -> None:
    """Lower back spasms, with the evidence for every sentence. Information, not a medical device."""


@app.command()
def ask(
    resume: Annotated[Path | None, typer.Option(help="go on from the answers in this file")] = None,
) -> None:
    """Be asked, one page at a time, danger questions first."""
    raise typer.Exit(_interview(resume))


@app.command()
def assess(
    file: Annotated[str, typer.Argument(help="answers in YAML or JSON; - reads them from standard input")],
    output: _Format = Format.TEXT,
) -> None:
    """Assess answers from a file."""
    from unspasm.cli import assess as command

    command.run(file, as_json=output is Format.JSON)


@app.command()
def facts(output: _Format = Format.TEXT) -> None:
    """List every fact one may answer, with what a yes means."""
    from unspasm.cli import knowledge as command

    command.facts(as_json=output is Format.JSON)


@app.command()
def questions(output: _Format = Format.TEXT) -> None:
    """List every question, in words."""
    from unspasm.cli import knowledge as command

    command.questions(as_json=output is Format.JSON)


@app.command()
def cases(
    file: Annotated[Path | None, typer.Argument(help="cases; the published ones if left out")] = None,
    output: _Format = Format.TEXT,
) -> None:
    """Assess cases with known answers: what fits, and what is missed."""
    from unspasm.cli import cases as command

    raise typer.Exit(command.run(file, as_json=output is Format.JSON))


@app.command()
def demo() -> None:
    """Assess the published cases, explain one, and offer the interview."""
    from unspasm.cli import cases as command

    code = command.demo()
    if sys.stdin.isatty() and sys.stdout.isatty():
        if typer.confirm("\nDo you want to be asked about your own back now?"):
            code = _interview(None)
    else:
        print("\nTo be asked about your own back: unspasm ask")
    raise typer.Exit(code)


@app.command()
def now(
    output: Annotated[Path, typer.Option("--output", "-o", help="the file to write")] = Path("now.html"),
    language: Annotated[str, typer.Option(help="the language of the file, such as en-gb or es")] = SOURCE,
) -> None:
    """Write "help me now" as one file that can be sent to a phone and printed."""
    from unspasm.cli import now as command

    command.run(output, language)


@app.command()
def sheet(
    file: Annotated[str, typer.Argument(help="answers in YAML or JSON; - reads them from standard input")],
    output: Annotated[str, typer.Option("--output", "-o", help="the file to write; - for the terminal")] = "sheet.pdf",
    paper: Annotated[str, typer.Option(help="a4 or letter")] = "a4",
    form: Annotated[str, typer.Option("--format", help="pdf or text")] = "pdf",
) -> None:
    """Write the page for the doctor."""
    from unspasm.cli import sheet as command

    raise typer.Exit(command.run(file, output=output, paper=paper, format=form))


@app.command()
def plan(
    file: Annotated[str, typer.Argument(help="answers in YAML or JSON; - reads them from standard input")],
    output: _Format = Format.TEXT,
    calendar: Annotated[Path | None, typer.Option(help="also write the week as a calendar file")] = None,
) -> None:
    """Say what to do today, what every treatment is for this person, and how long it may take."""
    from unspasm.cli import plan as command

    command.run(file, as_json=output is Format.JSON, calendar_file=calendar)


@app.command()
def medicines(
    file: Annotated[str, typer.Argument(help="what is taken and asked, in YAML or JSON, or a CDS Hooks request")],
    output: _Format = Format.TEXT,
) -> None:
    """Check what may be taken, with what is taken already."""
    from unspasm.cli import medicines as command

    command.run(file, as_json=output is Format.JSON)


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="the port on this machine")] = 8000,
) -> None:
    """Show the pages on this machine: help now, the questions, the result, the sheet."""
    from unspasm.cli import serve as command

    raise typer.Exit(command.run(port))


@knowledge.command("check")
def check(
    folder: Annotated[Path | None, typer.Argument(help="knowledge files; our own if left out")] = None,
) -> None:
    """Read every file and report every problem at once."""
    from unspasm.cli import knowledge as command

    command.check(folder)


@knowledge.command("list")
def list_all() -> None:
    """List what the knowledge holds."""
    from unspasm.cli import knowledge as command

    command.list_all()


@knowledge.command()
def show(name: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """Show one part: a cause, rule, fact, care option, gate, limit, source and so on."""
    from unspasm.cli import knowledge as command

    command.show(name)


@knowledge.command()
def why(rule: str) -> None:
    """Show one rule's condition and its evidence."""
    from unspasm.cli import knowledge as command

    command.why(rule)


@knowledge.command("diff")
def difference(
    old: Annotated[Path, typer.Argument(help="a folder of knowledge files")],
    new: Annotated[Path, typer.Argument(help="another one")],
    people: Annotated[int, typer.Option(min=0, help="random people to compare besides the published cases")] = 10_000,
    output: _Format = Format.TEXT,
) -> None:
    """Say what NEW changes against OLD: rules, levels, first causes and care, on cases and random people."""
    from unspasm.cli import content as command

    command.diff(old, new, count=people, as_json=output is Format.JSON)


@knowledge.command()
def coverage(output: _Format = Format.TEXT) -> None:
    """Say how each part is grounded, what was read, and which rows of the evidence tables are used."""
    from unspasm.cli import content as command

    command.coverage(as_json=output is Format.JSON)


@knowledge.command()
def site(
    folder: Annotated[Path, typer.Argument(metavar="OUT", help="an empty folder, or one that this command wrote")],
) -> None:
    """Write every evidence page as a file, to put on any web space."""
    from unspasm.cli import site as command

    command.run(folder)


@knowledge.command()
def claims(output: _Format = Format.TEXT) -> None:
    """List what people read about back spasms, with what the evidence says."""
    from unspasm.cli import content as command

    command.claims(as_json=output is Format.JSON)


@language.command("check")
def language_check(
    folder: Annotated[Path | None, typer.Argument(help="a folder of languages; our own if left out")] = None,
) -> None:
    """Say which texts of which language are missing, out of date or unfit."""
    from unspasm.cli import language as command

    command.check(folder)


@language.command("update")
def language_update(
    code: Annotated[str, typer.Argument(help="the code of a language, such as fr or pt-br")],
    folder: Annotated[Path | None, typer.Argument(help="a folder of languages; our own if left out")] = None,
    also: Annotated[str, typer.Option(help="a pattern of further knowledge texts, such as 'causes/.*'")] = "",
) -> None:
    """Begin a language, or bring its files up to date with our texts."""
    from unspasm.cli import language as command

    command.update(code, folder, also)


def main() -> None:
    """What `unspasm` runs. Input that cannot be used ends with its messages and code 2, never with a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without ≥ or – must not stop an assessment
    try:
        _run()
    except ProblemsFound as found:
        print(found, file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        _stay_quiet()
    except KeyboardInterrupt:
        sys.exit(130)


def _run() -> None:
    try:
        if not _assessed_at_once(sys.argv[1:]):
            app()
    finally:
        # Here and not when Python ends, where a reader that has gone away would be reported.
        sys.stdout.flush()
    sys.exit(0)


def _assessed_at_once(arguments: list[str]) -> bool:
    """The plain forms of `assess`, without Typer: it loads Pydantic to read any argument, and other programs wait.

    Everything else, such as `--help` and mistakes, is Typer's.
    """
    match arguments:
        case ["assess", file]:
            output = Format.TEXT.value
        case ["assess", file, "--format", output] | ["assess", "--format", output, file]:
            pass
        case _:
            return False
    if output not in list(Format) or (file.startswith("-") and file != "-"):
        return False
    assess(file, Format(output))
    return True


def _stay_quiet() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(1)


def _interview(resume: Path | None) -> int:
    from rich.console import Console

    from unspasm.cli.ask import ask as interview

    return interview(resume, Console())
