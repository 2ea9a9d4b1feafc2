"""What the Inbox shows: the reports, how far they are, which of them repeat others, and what was refused."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from tawatur.core.claims import Claim
from tawatur.core.events import Reused
from tawatur.core.people import Person
from tawatur.core.report_queries import Rejected, ReportPage, ReportQuery
from tawatur.link.copies import copies
from tawatur.run.intake import Progress
from tawatur.run.relinking import relink
from tawatur.run.workbench import Workbench
from tawatur.store import removing

_LEAST: Final = 0.3  # share of a report's words that makes it worth saying that they stand in another


class Repeats(msgspec.Struct, frozen=True, kw_only=True):
    """That a share (0 to 1) of a report stands in another one: how, and whether it is known which was first."""

    document: str
    other: str
    name: str
    kind: Reused
    share: float
    directed: bool


class Inbox(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the reports, with what repeats what, what was refused, and how far the reading is."""

    page: ReportPage
    repeats: dict[str, tuple[Repeats, ...]]
    rejected: tuple[Rejected, ...]
    progress: Progress


def show(bench: Workbench, query: ReportQuery) -> Inbox:
    """Return a page of the Inbox."""
    page = bench.view.reports(query)
    return Inbox(
        page=page,
        repeats=_remembered(bench, tuple(one.document for one in page.reports)),
        rejected=tuple(bench.view.rejected()),
        progress=bench.intake.progress(),
    )


def _remembered(bench: Workbench, documents: tuple[str, ...]) -> dict[str, tuple[Repeats, ...]]:
    """Return what repeats what, as it was found for the same reports while none came in since."""
    key = (documents, bench.counts()["reports"], id(bench.view))
    if bench.remembered is None or bench.remembered[0] != key:
        bench.remembered = (key, repeats(bench, documents))
    found: dict[str, tuple[Repeats, ...]] = bench.remembered[1]
    return found


def repeats(bench: Workbench, documents: Sequence[str]) -> dict[str, tuple[Repeats, ...]]:
    """Return for some reports which others they repeat, among those that tell of the same events."""
    claims = bench.view.claims_of(documents)
    events = sorted(set(bench.view.events_of(claims).values()))
    beside = {claim for key in events if (one := bench.view.event(key)) is not None for claim in one["claims"]}
    whole = list(bench.view.whole_reports({*claims, *beside}))
    names = {claim.document.sha256: claim.document.name for claim in whole}
    found: dict[str, list[Repeats]] = {}
    for copy in copies(_by_id(whole)):
        if copy.share < _LEAST:
            continue
        for mine, other in ((copy.report, copy.source), (copy.source, copy.report)):
            if mine in documents:
                told = Repeats(
                    document=mine,
                    other=other,
                    name=names[other],
                    kind=copy.kind,
                    share=copy.share,
                    directed=copy.directed and mine == copy.report,
                )
                found.setdefault(mine, []).append(told)
    return {document: tuple(sorted(some, key=lambda one: -one.share)[:3]) for document, some in found.items()}


def retract(bench: Workbench, who: Person, report: str, why: str) -> None:
    """Take a report out of the store, its text and bytes with it; its events are linked anew without it."""
    document = bench.view.find_document(report)
    gone = bench.view.claims_of([document])
    homes = set(bench.view.events_of(gone).values())
    left = {
        claim
        for key in homes
        if (one := bench.view.event(key)) is not None
        for claim in one["claims"]
        if claim not in gone
    }
    removing.retract(bench.store, document, by=who.name, why=why or "no reason given", keep_text=False)
    if left:
        relink(bench.store, left, by=who.name)


def dismiss(bench: Workbench, who: Person, number: int) -> None:
    """Take a refused input from the list."""
    bench.writer(who.name).dismiss([number])


def _by_id(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims whose reports go by their ids: several may have one name."""
    return [
        msgspec.structs.replace(one, document=msgspec.structs.replace(one.document, name=one.document.sha256))
        for one in claims
    ]
