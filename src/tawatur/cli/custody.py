"""The commands around custody: ``tawatur verify``, ``manifest``, ``backup``, ``restore``, ``retract``, ``erase``."""

from pathlib import Path
from typing import Annotated

import typer

from tawatur.cli.options import By, Place, exits, name_of


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    for command in (verify, manifest, backup, restore, retract, erase):
        app.command()(command)


def verify(
    place: Place,
    manifest: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A manifest that the store must go on from.")
    ] = None,
) -> None:
    """Check that every byte, record and line of the log of a store is as it was kept; say where one is not."""
    with exits():
        from tawatur.run import custody

        raise typer.Exit(custody.verify(place, manifest))


def manifest(
    place: Annotated[str | None, typer.Argument(metavar="STORE", help="A store: a file, or a URL.")] = None,
    to: Annotated[str, typer.Option(metavar="FILE", help="The file to write; - is standard output.")] = "-",
    key: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Your key; else TAWATUR_KEY, or the data folder. Made if missing."),
    ] = None,
    check: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Check this manifest instead; no store needed.")
    ] = None,
    file: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="With --check: a file that the store received; may be repeated."),
    ] = None,
    signer: Annotated[
        str | None, typer.Option(metavar="KEY", help="With --check: the signer's key, as they told it.")
    ] = None,
) -> None:
    """Write down all that a store holds, by hash, and sign it; or check such a manifest without the store."""
    if (place is None) == (check is None):
        raise typer.BadParameter("give either a store or --check FILE", param_hint="STORE")
    with exits():
        from tawatur.run import custody

        if check is not None:
            raise typer.Exit(custody.check_manifest(check, file or [], signer))
        if place is not None:
            raise typer.Exit(custody.manifest(place, to, key))


def backup(
    place: Place, to: Annotated[Path, typer.Option(metavar="FILE", help="The file to write; it must not be there yet.")]
) -> None:
    """Write a store, as it is at this moment, into one file, while others work with it."""
    with exits():
        from tawatur.run import custody

        raise typer.Exit(custody.backup(place, to))


def restore(
    file: Annotated[Path, typer.Argument(help="A backup, of whatever kind of store.")], place: Place, by: By = None
) -> None:
    """Make a store from a backup, where nothing is yet, and check it."""
    with exits():
        from tawatur.run import custody

        raise typer.Exit(custody.restore(file, place, by=name_of(by)))


def retract(
    place: Place,
    report: Annotated[str, typer.Argument(help="The id of a report, how it begins, or its name.")],
    why: Annotated[str, typer.Option(help="The reason, for the log.")],
    keep_text: Annotated[bool, typer.Option("--keep-text", help="Only mark it as withdrawn.")] = False,
    by: By = None,
) -> None:
    """Take a report out: its claims are found no more, its text and bytes are gone, the log says that and why."""
    with exits():
        from tawatur.run import custody

        raise typer.Exit(custody.retract(place, report, by=name_of(by), why=why, keep_text=keep_text))


def erase(
    place: Place,
    names: Annotated[list[str], typer.Argument(help="A person's name, in each of its spellings.")],
    why: Annotated[str, typer.Option(help="The reason, for the log, without the name.")],
    by: By = None,
) -> None:
    """Take a person's name out of all that is kept: blackened in texts, gone from fields and from the search."""
    with exits():
        from tawatur.run import custody

        raise typer.Exit(custody.erase(place, names, by=name_of(by), why=why))
