"""Claims for tests of linking, in one line each."""

from tawatur.core.claims import Acled, Claim, Location, Narrator, Origin, Participant, Plover, Quantity, Time, Words
from tawatur.core.documents import Interval
from tawatur.core.ids import claim_id, document_id
from tawatur.core.spans import Span
from tawatur.lexicon.load import load

_HERE = {"text": "كلمة", "start": 0, "end": 4}


def claim(
    report: str,
    kind: str = "shelling",
    *,
    status: str = "reported",
    at: str | None = "الأتارب",
    on: str | None = "2020-01-05",
    by: str | None = None,
    killed: int | None = None,
    outlet: str | None = "enab_baladi",
    published: str | None = "2020-01-05",
    chain: tuple[tuple[str, str | None], ...] = (),
    credits: tuple[str, ...] = (),
    sentence: str = "قصف",
    nth: int = 0,
) -> Claim:
    """Return a claim of a report; ``nth`` tells apart the claims of one report, each in a sentence of its own."""
    sha = document_id(report.encode())
    start = 1000 * nth
    trigger = Span(start, start + 3)
    return Claim(
        claim_id=claim_id(sha, trigger),
        document=Origin(
            name=report,
            sha256=sha,
            outlet=outlet,
            published=Interval(earliest=published, latest=published, basis="known"),
            credits=tuple(Narrator(**_HERE, id=c, kind="media", name=c) for c in credits),  # type: ignore[arg-type]
        ),
        type=kind,
        status=status,  # type: ignore[arg-type]
        trigger=Words(text="قصف", start=trigger.start, end=trigger.end),
        sentence=Words(text=sentence, start=start, end=start + len(sentence)),
        actors=(_actor(by),) if by else (),
        places=(_place(at),) if at else (),
        when=Time(earliest=on, latest=on),
        people={"killed": Quantity(**_HERE, min=killed, max=killed)} if killed is not None else {},  # type: ignore[arg-type]
        sources=tuple(Narrator(**_HERE, id=i, kind=k, name=i) for k, i in chain),  # type: ignore[arg-type]
        plover=Plover(event=None, mode=None),
        acled=Acled(event_type=None, sub_event_type=None),
    )


def _actor(id_: str) -> Participant:
    known = load().actors.get(id_)
    kind, country = (known.kind, known.country) if known else ("person", None)
    name = known.name_ar if known else id_.partition(":")[2]
    return Participant(**_HERE, id=id_, name=name, kind=kind, country=country)  # type: ignore[arg-type]


def _place(name: str) -> Location:
    best = max(
        (p for p in load().places.values() if p.name_ar == name and p.lat is not None), key=lambda p: p.population
    )
    return Location(
        **_HERE,  # type: ignore[arg-type]
        role="at",
        id=best.id,
        name=best.name_ar,
        lat=best.lat,
        lon=best.lon,
        precision="town",
        country=best.country,
    )
