"""``tawatur store …``: keep reports, find what they say, judge it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from tawatur.cli.options import As, By, MaxBytes, NoColor, Place, Quiet, Width, exits, format_of, name_of, source_of

if TYPE_CHECKING:
    from tawatur.run.exporting import Options

app = typer.Typer(help="Keep reports, find what they say, and judge it.", no_args_is_help=True)

Jobs = Annotated[int, typer.Option(min=0, help="Processes that read; 0 is one for each core.")]
Link = Annotated[bool, typer.Option("--link/--no-link", help="Link the claims into events at the end.")]
Values = list[str] | None
_MORE = "may be repeated"


@app.command()
def add(
    place: Place,
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, globs; - is standard input.")],
    by: By = None,
    jobs: Jobs = 1,
    link: Link = True,
    quiet: Quiet = False,
    as_: As = None,
    max_bytes: MaxBytes = None,
) -> None:
    """Keep reports as they came in, read them, and keep their claims. A report that is known is not kept twice."""
    with exits():
        from tawatur.run import keeping

        named = sorted(inputs)
        source_of(named, as_, max_bytes)  # a wrong --as is told before anything is made
        raise typer.Exit(
            keeping.add(
                lambda received: source_of(named, as_, max_bytes, received),
                place,
                by=name_of(by),
                jobs=jobs,
                link=link,
                quiet=quiet,
            )
        )


@app.command()
def search(
    place: Place,
    words: Annotated[str | None, typer.Argument(help='Words, "words side by side", -without, place:word.')] = None,
    type: Annotated[Values, typer.Option(metavar="TYPE", help=f"Type of event; {_MORE}, as all below.")] = None,
    status: Annotated[Values, typer.Option(metavar="STATUS", help="Such as reported, planned, negated.")] = None,
    country: Annotated[Values, typer.Option(metavar="XX", help="Country of a place (ISO code).")] = None,
    actor: Annotated[Values, typer.Option(metavar="ID", help="Who acted, as --facets shows them.")] = None,
    recipient: Annotated[Values, typer.Option(metavar="ID", help="To whom it was done.")] = None,
    at: Annotated[Values, typer.Option("--place", metavar="ID", help="A place.")] = None,
    thing: Annotated[Values, typer.Option(metavar="KIND", help="A weapon, vehicle or good.")] = None,
    source: Annotated[Values, typer.Option(metavar="ID", help="Anyone on whose word it stands.")] = None,
    outlet: Annotated[Values, typer.Option(metavar="ID", help="Who published it.")] = None,
    review: Annotated[Values, typer.Option(metavar="VERDICT", help="accept, edit, reject, unsure or none.")] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="It could have been then or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="It could have been then or before.")
    ] = None,
    undated: Annotated[bool, typer.Option("--undated", help="With days, claims without a day too.")] = False,
    near: Annotated[str | None, typer.Option(metavar="LAT,LON,KM", help="Within so many km of a point.")] = None,
    origins: Annotated[int | None, typer.Option(min=1, metavar="N", help="At least N independent origins.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many to show.")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="How many to pass over.")] = 0,
    facets: Annotated[bool, typer.Option("--facets", help="Count the values of each field too.")] = False,
    to: Annotated[str | None, typer.Option(metavar="FILE", help="Write all of them; - is standard output.")] = None,
    format: Annotated[str | None, typer.Option(help="jsonl, csv or geojson; else by the ending of FILE.")] = None,
    coarse: Annotated[str, typer.Option(metavar="DEGREES", help="With --to: exact, 0.1, 1 or none.")] = "exact",
    delay: Annotated[int, typer.Option(min=0, metavar="DAYS", help="With --to: leave out what is newer.")] = 0,
    no_sources: Annotated[bool, typer.Option("--no-sources", help="With --to: without sources and outlets.")] = False,
    no_persons: Annotated[bool, typer.Option("--no-persons", help="With --to: without private persons.")] = False,
    no_color: NoColor = False,
    width: Width = None,
) -> None:
    """Find claims by words, fields, days, distance and origins; show them, count them, or write them to a file."""
    form = format_of(to, format) if to is not None else None
    circle = _near(near)
    with exits():
        import msgspec

        from tawatur.core.queries import Query
        from tawatur.export.terminal import console
        from tawatur.run import looking

        fields: dict[str, Any] = {
            **{"type": type, "status": status, "country": country, "actor": actor, "recipient": recipient},
            **{"place": at, "thing": thing, "source": source, "outlet": outlet, "review": review},
        }
        asked: dict[str, Any] = {name: values for name, values in fields.items() if values}
        asked |= {"words": words, "earliest": since, "latest": until, "undated": undated, "near": circle}
        asked |= {"origins": origins, "limit": limit, "offset": offset}
        try:
            query = msgspec.convert(asked, Query)
        except msgspec.ValidationError as error:
            raise typer.BadParameter(str(error)) from None
        if to is not None and form is not None:
            given = {"coarse": coarse, "delay": delay, "without_sources": no_sources, "without_persons": no_persons}
            raise typer.Exit(looking.export(place, query, to, form, _options(given)))
        raise typer.Exit(looking.search(place, query, console(color=not no_color, width=width), facets=facets))


def _options(given: dict[str, Any]) -> "Options":
    import msgspec

    from tawatur.run.exporting import Options

    try:
        return msgspec.convert(given, Options)
    except msgspec.ValidationError as error:
        raise typer.BadParameter(str(error), param_hint="--coarse") from None


@app.command()
def reread(
    place: Place,
    to: Annotated[str | None, typer.Option(metavar="FILE", help="Write every change as JSON Lines.")] = None,
    by: By = None,
    jobs: Jobs = 1,
    link: Link = True,
    quiet: Quiet = False,
) -> None:
    """Read anew what another version read, and tell which claims came, went or changed. Judgements are not touched."""
    with exits():
        from tawatur.run import keeping

        raise typer.Exit(keeping.reread(place, by=name_of(by), jobs=jobs, link=link, to=to, quiet=quiet))


@app.command()
def link(place: Place, by: By = None, quiet: Quiet = False) -> None:
    """Link the claims into events anew, under the judgements that stand."""
    with exits():
        from tawatur.run import keeping

        raise typer.Exit(keeping.link(place, by=name_of(by), quiet=quiet))


@app.command()
def judge(
    place: Place,
    claim: Annotated[str | None, typer.Argument(help="The id of a claim, or how it begins.")] = None,
    verdict: Annotated[str | None, typer.Argument(help="accept, edit, reject, note, undo, same …")] = None,
    other: Annotated[str | None, typer.Option(metavar="CLAIM", help="The other claim of same and different.")] = None,
    set: Annotated[Values, typer.Option(metavar="FIELD=VALUE", help="What an edit changes; may be repeated.")] = None,
    why: Annotated[str | None, typer.Option(help="The reason.")] = None,
    decisions: Annotated[Path | None, typer.Option(metavar="FILE", help="Decisions as JSON Lines instead.")] = None,
    by: By = None,
) -> None:
    """Keep a person's decision on a claim or a pair of claims. A later one supersedes it; none is ever deleted."""
    if (decisions is None) == (claim is None):
        raise typer.BadParameter("give either a claim and a verdict, or --decisions FILE", param_hint="CLAIM")
    with exits():
        from tawatur.core.events import Judgement, Verdict
        from tawatur.run import keeping

        if decisions is not None:
            raise typer.Exit(keeping.judge(place, keeping.load_judgements(decisions), by=name_of(by)))
        known: tuple[Verdict, ...] = get_args(Verdict)
        chosen = next((one for one in known if one == verdict), None)
        if claim is None or chosen is None:
            raise typer.BadParameter(f"it is one of {', '.join(known)}", param_hint="VERDICT")
        one = Judgement(
            left=claim,
            right=other,
            verdict=chosen,
            by=name_of(by),
            at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            why=why,
            changes=_changes(set or []),
        )
        raise typer.Exit(keeping.judge(place, [one], by=name_of(by)))


@app.command()
def reports(
    place: Place, words: Annotated[str | None, typer.Argument(help="Words that stand in the report.")] = None
) -> None:
    """List the reports, or those with some words."""
    with exits():
        from tawatur.run import looking

        raise typer.Exit(looking.reports(place, words))


@app.command()
def original(
    place: Place,
    report: Annotated[str, typer.Argument(help="The id of a report, how it begins, or its name.")],
    to: Annotated[str, typer.Option(metavar="FILE", help="The file to write; - is standard output.")] = "-",
) -> None:
    """Give back the bytes that a report came in, as they came."""
    with exits():
        from tawatur.run import looking

        raise typer.Exit(looking.original(place, report, to))


@app.command()
def history(
    place: Place,
    claim: Annotated[str, typer.Argument(help="The id of a claim, or how it begins.")],
    no_color: NoColor = False,
    width: Width = None,
) -> None:
    """Show what each version read for a claim, and every judgement on it, superseded ones too."""
    with exits():
        from tawatur.export.terminal import console
        from tawatur.run import looking

        raise typer.Exit(looking.history(place, claim, console(color=not no_color, width=width)))


@app.command()
def log(place: Place) -> None:
    """Print the log of all that was done to the store."""
    with exits():
        from tawatur.run import looking

        raise typer.Exit(looking.log(place))


def _near(written: str | None) -> dict[str, float] | None:
    if written is None:
        return None
    try:
        lat, lon, km = (float(part) for part in written.split(","))
    except ValueError:
        raise typer.BadParameter("write it as 35.33,40.14,25", param_hint="--near") from None
    return {"lat": lat, "lon": lon, "km": km}


def _changes(written: list[str]) -> dict[str, str]:
    pairs = [one.partition("=") for one in written]
    if any(not sign or not field for field, sign, _ in pairs):
        raise typer.BadParameter("write it as FIELD=VALUE", param_hint="--set")
    return {field: value for field, _, value in pairs}
