"""``tawatur lexicon``, ``gazetteer`` and ``train``: what the program knows of words, places and acts."""

from pathlib import Path
from typing import Annotated, Final

import typer

from tawatur.cli.options import Quiet, exits

lexicon = typer.Typer(help="Check and build what the program knows of words.", no_args_is_help=True)
train = typer.Typer(help="Teach the program from your own judgements.", no_args_is_help=True)
gazetteer = typer.Typer(help="Find places, and import tables of them.", no_args_is_help=True)
GROUPS: Final = {"lexicon": lexicon, "train": train, "gazetteer": gazetteer}


@train.command("detector")
def train_detector(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="Judgements as JSON Lines: text, event, share, …")],
    to: Annotated[Path, typer.Option(metavar="FILE", help="The file of weights to write.")] = Path("detector.weights"),
    quiet: Quiet = False,
) -> None:
    """Train the detector of events on sentences that people judged; use it with: tawatur read --detector FILE."""
    with exits():
        from tawatur.run import train as training

        raise typer.Exit(training.detector(data, to, quiet=quiet))


@lexicon.command("check")
def lexicon_check() -> None:
    """Check every lexicon file and that the generated files are up to date."""
    with exits():
        from tawatur.run import verbs

        raise typer.Exit(verbs.check_lexicon())


@lexicon.command("build")
def lexicon_build() -> None:
    """Write the generated files anew from the lexicon files."""
    with exits():
        from tawatur.run import verbs

        raise typer.Exit(verbs.build_lexicon())


@gazetteer.command("find")
def gazetteer_find(
    name: Annotated[str, typer.Argument(help="A name in Arabic.")],
    country: Annotated[str | None, typer.Option(metavar="XX", help="Only in this country (ISO code).")] = None,
    type: Annotated[list[str] | None, typer.Option(metavar="TYPE", help="Only of this type; may be repeated.")] = None,
) -> None:
    """List the places of a name, each with its point, how sure that is, what contains it and its source."""
    with exits():
        from tawatur.run import gazetteer as verbs

        raise typer.Exit(verbs.find(name, country=country, types=type or None))


@gazetteer.command("import")
def gazetteer_import(
    files: Annotated[
        list[Path], typer.Argument(help="GeoNames dumps with their alternateNamesV2, OCHA tables as CSV.")
    ],
    to: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your table; else TAWATUR_PLACES, or the data folder.")
    ] = None,
    country: Annotated[list[str] | None, typer.Option(metavar="XX", help="Countries to take; may be repeated.")] = None,
    refused: Annotated[Path | None, typer.Option(metavar="FILE", help="Write every row refused, and why.")] = None,
) -> None:
    """Import places into your own table, which the reader uses below the project's."""
    with exits():
        from tawatur.run import gazetteer as verbs

        raise typer.Exit(verbs.import_tables(files, to=to, countries=country or None, refused=refused))
