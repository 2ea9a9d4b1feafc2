"""The command ``tawatur``: one function per verb. Heavy imports stand inside, so that help is fast.

Exit codes: 0 all inputs were read; 1 some inputs were rejected and the rest was read (``lexicon check``: problems were
found); 2 the command was given wrongly; 3 nothing could be read; 4 the output could not be written; 5 the program's own
lexicon is broken; 70 a fault of the program; 130 interrupted (Ctrl-C or a polite kill).
"""

import signal
import sys
import traceback
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from tawatur import __version__
from tawatur.cli import custody, knowledge, store, workbench
from tawatur.cli.options import FAULT, As, MaxBytes, NoColor, Quiet, Width, apart, exits, format_of, source_of

_CODES = "0 all read · 1 some inputs rejected · 2 wrong command · 3 nothing read · 4 output not written · "

app = typer.Typer(
    help="Read Arabic conflict reports: who says that what happened, to whom, where, when, on whose word.",
    epilog=f"Exit codes: {_CODES}5 lexicon broken · 70 a fault of the program · 130 interrupted.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for name, group in knowledge.GROUPS.items():
    app.add_typer(group, name=name)
app.add_typer(store.app, name="store")


@app.command()
def read(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, globs; - is standard input.")],
    to: Annotated[str, typer.Option(metavar="FILE", help="The file to write; - is standard output.")] = "-",
    format: Annotated[str | None, typer.Option(help="jsonl, csv or geojson; else by the ending of FILE.")] = None,
    jobs: Annotated[int, typer.Option(min=0, help="Processes that read; 0 is one for each core.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Keep finished reports in FILE.partial.")] = False,
    bom: Annotated[bool, typer.Option("--bom", help="CSV with a byte order mark, for spreadsheets.")] = False,
    link: Annotated[
        str | None, typer.Option("--link", metavar="EVENTS", help="Link the claims too, and write the events there.")
    ] = None,
    detector: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Weights of your own training instead of those shipped.")
    ] = None,
    quiet: Quiet = False,
    as_: As = None,
    max_bytes: MaxBytes = None,
) -> None:
    """Read reports and write their claims as JSON Lines, CSV or GeoJSON."""
    form = format_of(to, format, bom=bom)
    if resume and to == "-":
        raise typer.BadParameter("it needs a file: --to FILE", param_hint="--resume")
    if link == "-" == to:
        raise typer.BadParameter("claims and events cannot both go to standard output", param_hint="--link")
    written = apart({"--to": to, "--link": link}, inputs)
    written += [Path(f"{path}.partial") for path in written]
    with exits():
        from tawatur.run import verbs

        source = source_of(
            sorted(inputs), as_, max_bytes, written=written
        )  # sorted: the order of the inputs must not change the output
        raise typer.Exit(
            verbs.read(
                source.documents(), to, form, jobs=jobs, resume=resume, link=link, detector=detector, quiet=quiet
            )
        )


@app.command()
def link(
    claims: Annotated[list[Path], typer.Argument(help="Claims, as JSON Lines; all claims of a report together.")],
    to: Annotated[str, typer.Option(metavar="FILE", help="The file of events to write; - is standard output.")] = "-",
    stories: Annotated[
        str | None, typer.Option("--stories", metavar="FILE", help="Group the reports into stories too.")
    ] = None,
    network: Annotated[
        str | None, typer.Option("--network", metavar="FILE", help="Write who quotes whom, and how often.")
    ] = None,
    reuse: Annotated[
        str | None, typer.Option("--reuse", metavar="FILE", help="Write which report reuses which, and how.")
    ] = None,
    decisions: Annotated[
        list[Path] | None, typer.Option("--decisions", metavar="FILE", help="People's decisions, as JSON Lines.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Link claims into events: how many independent origins each has, and where its claims differ."""
    named = {"--to": to, "--stories": stories, "--network": network, "--reuse": reuse}
    apart(named, [*claims, *(decisions or [])])
    with exits():
        from tawatur.run import linking

        outputs = linking.Outputs(events=to, stories=stories, network=network, reuse=reuse)
        raise typer.Exit(linking.link(sorted(claims), outputs, decisions=decisions or [], quiet=quiet))


@app.command()
def event(
    event_id: Annotated[str, typer.Argument(help="The id of an event, or of one of its claims, or how it begins.")],
    in_: Annotated[Path, typer.Option("--in", metavar="FILE", help="Events, as JSON Lines.")] = Path("events.jsonl"),
    no_color: NoColor = False,
    width: Width = None,
) -> None:
    """Show an event: its positions, who has it from whom, where its claims agree and differ, and why they are one."""
    with exits():
        from tawatur.export.terminal import console
        from tawatur.run import linking

        raise typer.Exit(linking.show_event(event_id, in_, console(color=not no_color, width=width)))


@app.command()
def stories(
    inputs: Annotated[list[str], typer.Argument(help="Reports: files, folders, globs; - is standard input.")],
    to: Annotated[str, typer.Option(metavar="FILE", help="The file to write; - is standard output.")] = "-",
    quiet: Quiet = False,
    as_: As = None,
    max_bytes: MaxBytes = None,
) -> None:
    """Group whole reports into stories: one line a story, with the events that its reports share."""
    written = apart({"--to": to}, inputs)
    with exits():
        from tawatur.run import linking

        source = source_of(sorted(inputs), as_, max_bytes, written=written)
        raise typer.Exit(linking.group(source.documents(), to, quiet=quiet))


@app.command()
def show(
    file: Annotated[str, typer.Argument(help="A report, or a file of several; - is standard input.")],
    claims: Annotated[bool, typer.Option(help="Show the claims under their sentence.")] = True,
    no_color: NoColor = False,
    width: Width = None,
    as_: As = None,
    max_bytes: MaxBytes = None,
) -> None:
    """Show a report in the terminal, its words marked, its claims beside it."""
    with exits():
        from tawatur.export.terminal import console
        from tawatur.run import verbs

        source = source_of([file], as_, max_bytes)
        raise typer.Exit(verbs.show(source.documents(), console(color=not no_color, width=width), claims=claims))


@app.command()
def explain(
    claim_id: Annotated[str, typer.Argument(help="The id of a claim, or how it begins.")],
    in_: Annotated[Path, typer.Option("--in", metavar="FILE", help="Claims, as JSON Lines.")] = Path("claims.jsonl"),
    no_color: NoColor = False,
    width: Width = None,
) -> None:
    """Say which rule and which words gave each field of a claim, and how sure it is."""
    with exits():
        from tawatur.export.terminal import console
        from tawatur.run import verbs

        raise typer.Exit(verbs.explain(claim_id, in_, console(color=not no_color, width=width)))


@app.command()
def date(
    text: Annotated[str | None, typer.Argument(help="Arabic words, such as «الأربعاء 2 كانون الأول».")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When the report appeared, ISO 8601.")] = None,
    prefer: Annotated[str, typer.Option(help="Where a bare weekday lies: past or future.")] = "past",
    batch: Annotated[Path | None, typer.Option(metavar="CASES", help="Cases as JSON Lines instead of TEXT.")] = None,
    to: Annotated[str, typer.Option(metavar="FILE", help="Where the answers to CASES go; - is standard output.")] = "-",
    no_color: NoColor = False,
    width: Width = None,
) -> None:
    """Say which days a text names, on what they hang, and why."""
    if (text is None) == (batch is None):
        raise typer.BadParameter("give either a text or --batch CASES", param_hint="TEXT")
    apart({"--to": to}, [batch] if batch is not None else [])
    if prefer not in ("past", "future"):
        raise typer.BadParameter("it is past or future", param_hint="--prefer")
    with exits():
        from tawatur.export.terminal import console
        from tawatur.read.times import Prefer
        from tawatur.run import dates

        lean: Prefer = "future" if prefer == "future" else "past"
        if batch is not None:
            raise typer.Exit(dates.batch(batch, to, published=published, prefer=lean))
        if text is not None:
            out = console(color=not no_color, width=width)
            raise typer.Exit(dates.explain(text, out, published=published, prefer=lean))


@app.command()
def place(
    text: Annotated[str | None, typer.Argument(help="Arabic words, such as «بادية الرصافة».")] = None,
    batch: Annotated[Path | None, typer.Option(metavar="CASES", help="Cases as JSON Lines instead of TEXT.")] = None,
    to: Annotated[str, typer.Option(metavar="FILE", help="Where the answers to CASES go; - is standard output.")] = "-",
    no_color: NoColor = False,
    width: Width = None,
) -> None:
    """Say which places a text names, where they lie, how precisely, and why."""
    if (text is None) == (batch is None):
        raise typer.BadParameter("give either a text or --batch CASES", param_hint="TEXT")
    apart({"--to": to}, [batch] if batch is not None else [])
    with exits():
        from tawatur.export.terminal import console
        from tawatur.run import places

        if batch is not None:
            raise typer.Exit(places.batch(batch, to))
        if text is not None:
            raise typer.Exit(places.explain(text, console(color=not no_color, width=width)))


@app.command()
def demo(
    to: Annotated[str | None, typer.Option(metavar="FILE", help="Write the claims of the samples too.")] = None,
    no_color: NoColor = False,
    width: Width = None,
) -> None:
    """Read the invented reports that come with the program and show what it finds."""
    if to is not None:
        format_of(to, None)
    with exits():
        from tawatur.export.terminal import console
        from tawatur.run import verbs

        raise typer.Exit(verbs.demo(console(color=not no_color, width=width), to))


app.command()(workbench.serve)
app.add_typer(workbench.accounts, name="account")
custody.register(app)


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(f"tawatur {__version__}")


def main() -> None:
    """Run the command; what ends it from outside (Ctrl-C, kill) is handled alike."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        app()
    except Exception:
        traceback.print_exc()
        typer.echo("This is a fault of Tawatur: please report the lines above.", err=True)
        sys.exit(FAULT)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
