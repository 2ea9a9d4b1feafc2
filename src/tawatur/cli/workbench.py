"""``tawatur serve``: the workbench in the browser."""

import webbrowser
from typing import Annotated, Final

import typer

from tawatur.cli.options import By, exits, name_of

STORE: Final = "tawatur.db"
SAMPLE: Final = "tawatur-sample.db"
_LISTENS_NOT: Final = 4


def serve(
    place: Annotated[
        str | None, typer.Argument(metavar="STORE", help=f"A store: a file, or a postgresql:// URL; else {STORE}.")
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 is any free one.")] = 8420,
    host: Annotated[
        str, typer.Option(help="The address to listen on; beyond the loopback needs accounts.")
    ] = "127.0.0.1",
    sample: Annotated[bool, typer.Option("--sample", help=f"With the sample reports, in {SAMPLE}.")] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
    by: By = None,
) -> None:
    """Serve the workbench: pages where reports are read, judged and published. The store is made if there is none."""
    with exits():
        from tawatur.run import samples
        from tawatur.run.workbench import open_workbench
        from tawatur.web.serving import serve as serve_

        def ready(address: str) -> None:
            typer.echo(f"{address}  (Ctrl-C ends it)")
            if open_:
                webbrowser.open(address)

        where, user = place or (SAMPLE if sample else STORE), name_of(by)
        with open_workbench(where, by=user) as bench:
            if sample:
                samples.fill(bench, by=user)
            try:
                serve_(bench, host=host, port=port, user=user, ready=ready)
            except OSError as error:
                typer.echo(f"{host}:{port}: {error.strerror}. Choose another with --port.", err=True)
                raise typer.Exit(_LISTENS_NOT) from None
