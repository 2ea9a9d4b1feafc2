"""What several commands share: options, inputs, and how a command ends."""

import os
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawatur.core.errors import BrokenLexicon, BrokenStore, FailedOutput, RejectedInput, TawaturError

if TYPE_CHECKING:
    from tawatur.export.files import Format
    from tawatur.sources.reading import Inputs, Receiver

NOTHING_READ, NOT_WRITTEN, BROKEN, FAULT, INTERRUPTED = 3, 4, 5, 70, 130

NoColor = Annotated[bool, typer.Option("--no-color", help="No colours: signs around the words instead.")]
Width = Annotated[int | None, typer.Option(min=40, help="Columns to use; else those of the terminal.")]
As = Annotated[str | None, typer.Option("--as", help="Format of the inputs, whatever their ending: txt, html, jsonl …")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print rejected inputs and errors only.")]
Place = Annotated[str, typer.Argument(metavar="STORE", help="A store: a file, or a postgresql:// URL.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Your name, for the log; else your login.")]
MaxBytes = Annotated[int | None, typer.Option(min=1, help="Reject a file, or a record of one, above this size.")]


def format_of(to: str, given: str | None, *, bom: bool = False) -> "Format":
    """Return the format that an output is to have: as given, or by the ending of its name."""
    from tawatur import export
    from tawatur.export.csv import Csv

    name = export.format_of(to, given)
    if name is None:
        known = ", ".join(export.formats())
        asked = f"no format {given}" if given else f"the ending of {to} says no format; add --format"
        raise typer.BadParameter(f"{asked}; known are {known}", param_hint="--format" if given else "--to")
    if bom and name != "csv":
        raise typer.BadParameter("only CSV has a byte order mark", param_hint="--bom")
    return Csv(bom=True) if bom else export.formats()[name]


def source_of(
    inputs: list[str],
    as_: str | None,
    max_bytes: int | None,
    received: "Receiver | None" = None,
    written: Collection[Path] = (),
) -> "Inputs":
    """Return the inputs that the user named, less what the run itself writes into their folders."""
    from tawatur.sources.reading import Inputs

    limit: dict[str, Any] = {} if max_bytes is None else {"max_bytes": max_bytes}
    try:
        return Inputs(inputs, stdin=sys.stdin.buffer, format=as_, received=received, written=written, **limit)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--as") from error


def apart(outputs: Mapping[str, str | None], inputs: Iterable[str | Path] = ()) -> list[Path]:
    """Return the files that a run writes; refuse one that two options name, or that is an input: nothing is lost so.

    ``outputs`` are by option; null and ``-`` are none.
    """
    taken = {os.path.realpath(given): "an input" for given in inputs if os.path.isfile(given)}
    paths = []
    for option, given in outputs.items():
        if given is None or given == "-":
            continue
        real = os.path.realpath(given)
        if real in taken:
            raise typer.BadParameter(f"{given} is also {taken[real]}", param_hint=option)
        if os.path.isfile(real) or not os.path.exists(real):  # a device or a pipe may be given twice
            taken[real] = f"what {option} names"
        paths.append(Path(given))
    return paths


def name_of(by: str | None) -> str:
    """Return the name under which somebody works: as given, else that of the login."""
    if by is not None and by.strip():
        return by.strip()
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


@contextmanager
def exits() -> Iterator[None]:
    """Turn what ends a command early into a message and its exit code."""
    try:
        yield
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:  # whoever read our output has gone: nothing to say
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(NOT_WRITTEN) from None
    except TawaturError as error:
        typer.echo(str(error), err=True)
        codes = {
            RejectedInput: NOTHING_READ,
            BrokenStore: NOTHING_READ,
            FailedOutput: NOT_WRITTEN,
            BrokenLexicon: BROKEN,
        }
        raise typer.Exit(codes.get(type(error), NOTHING_READ)) from None
