"""Measure a store: how fast it takes claims in, and how long a search takes at 100,000 claims (p50, p95, longest).

Usage: PYTHONPATH=src python bench/store.py [--claims N] [--at STORE] [--queries N]

The claims are those that the reader finds in the golden reports, copied with other days, places, outlets and ids until
there are enough; their events have one to three origins. Every search is followed by the count of its facets, as a page
of the workbench asks for both; the time is that of both. STORE is a new path or postgresql:// URL, else a file in a
temporary folder; one that is there already is measured as it is.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import msgspec

from tawatur.core.claims import Claim, Location, Time
from tawatur.core.documents import Document, Interval
from tawatur.core.ids import claim_id, document_id
from tawatur.core.queries import Near, Query
from tawatur.core.spans import Span
from tawatur.lexicon.load import load
from tawatur.read.reader import RuleReader
from tawatur.sources.reading import Inputs
from tawatur.store.opening import Store, open_store
from tawatur.store.verifying import verify
from tawatur.store.viewing import View
from tawatur.store.writing import Writer

REPORTS: Final = Path(__file__).resolve().parent.parent / "tests" / "golden" / "reports"
LIMIT_MS: Final = 300.0
FACETS: Final = ("type", "status", "country", "source", "actor")
_FIRST: Final = date(2012, 1, 1)
_DAYS: Final = 4_000
_AT_ONCE: Final = 100


def reports(count: int, seed: int = 7) -> Iterator[tuple[Document, list[Claim]]]:
    """Yield reports with about so many claims together; the same for the same seed."""
    draw, reader, lexicon = random.Random(seed), RuleReader(), load()
    found = [item for item in Inputs([str(REPORTS)]).documents() if isinstance(item, Document)]
    read = [(document, reader.read(document).claims) for document in found]
    read = [(document, claims) for document, claims in read if claims]
    places = sorted((p for p in lexicon.places.values() if p.lat is not None), key=lambda p: p.id)
    outlets = sorted(lexicon.sources)
    made = 0
    while made < count:
        document, claims = draw.choice(read)
        outlet, day = draw.choice(outlets), _FIRST + timedelta(days=draw.randrange(_DAYS))
        new = document_id(f"{document.id} {made}".encode())
        there = [draw.choice(places) for _ in range(3)]
        yield (
            msgspec.structs.replace(document, id=new, name=f"{made}.txt", outlet=outlet),
            [_copied(draw, claim, new, outlet, day, there) for claim in claims],
        )
        made += len(claims)


def _copied(draw: random.Random, claim: Claim, new: str, outlet: str, day: date, there: list[Any]) -> Claim:
    first = day - timedelta(days=draw.randrange(4))
    last = first + timedelta(days=draw.choice((0, 0, 0, 1, 27)))
    when = Time(earliest=first.isoformat(), latest=last.isoformat(), precision="day")
    if draw.random() < 0.1:
        when = Time(earliest=f"--{first:%m-%d}", latest=f"--{first:%m-%d}")
    at = (_moved(place, draw.choice(there)) for place in claim.places)
    published = Interval(earliest=day.isoformat(), latest=day.isoformat(), basis="known")
    origin = msgspec.structs.replace(claim.document, name=new[:8], sha256=new, outlet=outlet, published=published)
    key = claim_id(new, Span(claim.trigger.start, claim.trigger.end), draw.randrange(1 << 30))
    return msgspec.structs.replace(claim, claim_id=key, document=origin, when=when, places=tuple(at))


def _moved(place: Location, other: Any) -> Location:
    return msgspec.structs.replace(place, id=other.id, lat=other.lat, lon=other.lon, country=other.country)


def fill(store: Store, count: int) -> None:
    """Put reports and claims into a store, and tell how fast."""
    writer, begun, ids = Writer(store, by="bench"), time.perf_counter(), list[str]()
    waiting: list[tuple[Document, list[Claim]]] = []

    def flush() -> None:
        received = writer.receive(f"{len(ids)}".encode(), name="bench", where="bench")
        writer.keep([document for document, _ in waiting], received)
        writer.record("bench", [(document.id, claims) for document, claims in waiting])
        waiting.clear()

    for one in reports(count):
        waiting.append(one)
        ids += [claim.claim_id for claim in one[1]]
        if len(waiting) >= _AT_ONCE:
            flush()
    flush()
    seconds = time.perf_counter() - begun
    print(f"taken in      {len(ids):>9,} claims in {seconds:.1f} s, {len(ids) / seconds:,.0f} a second")
    begun = time.perf_counter()
    writer.link(_event(ids[at : at + 3], at) for at in range(0, len(ids), 3))
    print(f"events        {len(ids) // 3:>9,} kept in {time.perf_counter() - begun:.1f} s")


def _event(ids: list[str], at: int) -> dict[str, Any]:
    least = 1 + at // 3 % 3
    return {"event_id": f"e{at:x}", "claims": ids, "origins": {"at_least": least, "at_most": least + 1}}


def kinds(draw: random.Random) -> dict[str, Callable[[], Query]]:
    """Return what people ask for, by name: each call asks something else."""
    words = ("قصف", "قوات", "مدينة", "مليشيا", "التحالف", "دير الزور", "طائرة مسيرة", "مدنيين", "انفجار عبوة", "بيان")

    pairs = ("دير الزور", "طائرة مسيرة", "مصدر أمني", "قوات الأمن", "وزارة الدفاع")

    def days(length: int) -> dict[str, Any]:
        first = _FIRST + timedelta(days=draw.randrange(_DAYS))
        return {"earliest": first.isoformat(), "latest": (first + timedelta(days=length)).isoformat()}

    def near() -> Near:
        return Near(lat=draw.uniform(12, 37), lon=draw.uniform(12, 48), km=draw.choice((10, 50, 200)))

    return {
        "everything": lambda: Query(earliest=_before(draw), offset=draw.randrange(0, 5000, 50)),
        "one or two words": lambda: Query(words=draw.choice(words), earliest=_before(draw)),
        "words side by side": lambda: Query(words=f'"{draw.choice(pairs)}"', earliest=_before(draw)),
        "words and days": lambda: Query(words=draw.choice(words), **days(90)),
        "days": lambda: Query(**days(draw.choice((1, 30, 365)))),
        "country": lambda: Query(
            earliest=_before(draw), country=(draw.choice(("SY", "IQ", "YE", "LB", "LY", "PS", "SD")),)
        ),
        "type and status": lambda: Query(earliest=_before(draw), type=("air_strike", "shelling"), status=("reported",)),
        "near a point": lambda: Query(near=near()),
        "origins": lambda: Query(earliest=_before(draw), origins=draw.choice((2, 3))),
        "all together": lambda: Query(words=draw.choice(words), country=("SY",), origins=2, near=near(), **days(365)),
        "not judged yet": lambda: Query(earliest=_before(draw), review=("none",)),
    }


def _before(draw: random.Random) -> str:
    """Return a day before all claims: each search is another one, so that none is answered from the one before."""
    return (_FIRST - timedelta(days=draw.randrange(100, 100_000))).isoformat()


def main() -> None:
    """Fill the store if it is new, then search."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--at", help="a path or URL")
    parser.add_argument("--queries", type=int, default=20, help="of each kind")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = asked.at or str(Path(folder) / "bench.sqlite")
        with open_store(place, create=True, by="bench") as store:
            view = View(store)
            if not view.counts()["claims"]:
                fill(store, asked.claims)
            if "://" not in place:
                print(f"size          {Path(place).stat().st_size / 1e6:>9,.0f} MB")
            begun = time.perf_counter()
            view.facets(Query())
            print(f"facets made in {time.perf_counter() - begun:.1f} s, once for each process")
            _search(view, asked.queries)
            begun = time.perf_counter()
            flaws = verify(store)
            print(f"verified in {time.perf_counter() - begun:.1f} s, {len(flaws)} flaws")


def _search(view: View, count: int) -> None:
    every: list[float] = []
    print(f"{'':<22}{'found':>9}{'p50 ms':>9}{'p95 ms':>9}{'longest':>9}")
    for name, make in kinds(random.Random(1)).items():
        took, found = [], []
        for _ in range(count):
            query = make()
            begun = time.perf_counter()
            found.append(view.search(query).total)
            view.facets(query, FACETS)
            took.append((time.perf_counter() - begun) * 1000)
        every += took
        print(f"{name:<22}{statistics.mean(found):>9,.0f}{_line(took)}")
    p95 = _quantile(every, 0.95)
    print(f"{'all':<22}{'':>9}{_line(every)}")
    print(f"p95 {p95:.0f} ms: {'under' if p95 < LIMIT_MS else 'NOT under'} {LIMIT_MS:.0f} ms")


def _line(took: list[float]) -> str:
    return f"{_quantile(took, 0.5):>9.1f}{_quantile(took, 0.95):>9.1f}{max(took):>9.1f}"


def _quantile(took: list[float], share: float) -> float:
    return sorted(took)[min(len(took) - 1, int(share * len(took)))]


if __name__ == "__main__":
    main()
