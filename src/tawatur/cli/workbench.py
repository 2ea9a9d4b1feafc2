"""``tawatur serve``: the workbench in the browser."""

import sys
import webbrowser
from typing import Annotated, Final

import typer

from tawatur.cli.options import By, Place, exits, name_of

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
    names: Annotated[
        list[str] | None,
        typer.Option("--host-name", metavar="NAME", help="Another name of this host; repeatable."),
    ] = None,
    https: Annotated[bool, typer.Option("--https", help="A proxy before it speaks TLS; cookies need it.")] = False,
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
                serve_(bench, host=host, port=port, user=user, ready=ready, names=names or (), https=https)
            except OSError as error:
                typer.echo(f"{host}:{port}: {error.strerror}. Choose another with --port.", err=True)
                raise typer.Exit(_LISTENS_NOT) from None


accounts = typer.Typer(
    help="Accounts of a workbench that others reach: who may look, judge, review, administer.", no_args_is_help=True
)


@accounts.command("add")
def account_add(
    place: Place,
    name: Annotated[str, typer.Argument(help="The name to sign in with.")],
    role: Annotated[str, typer.Option(help="viewer, analyst, reviewer or admin.")] = "analyst",
    sensitive: Annotated[bool, typer.Option("--sensitive", help="Sees protected sources.")] = False,
    by: By = None,
) -> None:
    """Make an account; its password is asked for, or taken from standard input."""
    with exits():
        from tawatur.run import people
        from tawatur.run.workbench import open_workbench

        password = _password()
        with open_workbench(place, by=name_of(by)) as bench:
            made = people.add(bench, name, password, role, by=name_of(by), sensitive=sensitive)
        typer.echo(f"{made.name}: {made.role}")


@accounts.command("list")
def account_list(place: Place) -> None:
    """List the accounts: name, role, sessions."""
    with exits():
        from tawatur.run import people
        from tawatur.run.workbench import open_workbench

        with open_workbench(place, by="", create=False) as bench:
            for one in people.everybody(bench):
                state = " (disabled)" if one.account.disabled else ""
                typer.echo(f"{one.account.name}  {one.account.role}{state}  sessions: {one.sessions}")


@accounts.command("password")
def account_password(
    place: Place, name: Annotated[str, typer.Argument(help="The name of the account.")], by: By = None
) -> None:
    """Set the password of an account; every session of it ends."""
    with exits():
        from tawatur.run import people
        from tawatur.run.workbench import open_workbench

        password = _password()
        with open_workbench(place, by=name_of(by), create=False) as bench:
            people.set_password(bench, people.key_of(name), password, by=name_of(by))


@accounts.command("change")
def account_change(
    place: Place,
    name: Annotated[str, typer.Argument(help="The name of the account.")],
    role: Annotated[str | None, typer.Option(help="viewer, analyst, reviewer or admin.")] = None,
    sensitive: Annotated[bool | None, typer.Option("--sensitive/--not-sensitive", help="Protected sources.")] = None,
    disabled: Annotated[bool | None, typer.Option("--disable/--enable", help="May it be used.")] = None,
    by: By = None,
) -> None:
    """Change what an account may do; every session of it ends."""
    with exits():
        from tawatur.run import people
        from tawatur.run.workbench import open_workbench

        with open_workbench(place, by=name_of(by), create=False) as bench:
            key = people.key_of(name)
            people.change(bench, key, by=name_of(by), role=role, sensitive=sensitive, disabled=disabled)


def _password() -> str:
    """Return the password: asked for twice at a terminal, else the first line of standard input."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
