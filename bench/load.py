"""Put load on a served workbench: analysts who read pages and judge, at 100,000 claims; p50, p95, longest of each.

Usage: PYTHONPATH=src python bench/load.py [--claims N] [--at STORE] [--analysts 20] [--every 2] [--minutes 2]

Each analyst asks for one thing every few seconds, as a browser would: pages (events under changing filters, an event,
a report, the registries) and what their scripts fetch (points of the map, timeline), and judges every tenth time. At
the end every judgement that was acknowledged must be in the store. STORE is filled as bench/store.py does where it is
new, and its claims are linked into events.
"""

import argparse
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import httpx
from store import reports

from tawatur.core.claims import Claim
from tawatur.core.documents import Document
from tawatur.core.queries import Query
from tawatur.run.keeping import link_store
from tawatur.run.workbench import open_workbench
from tawatur.store.opening import open_store
from tawatur.store.viewing import View
from tawatur.store.writing import Writer

LIMIT_MS: Final = 500.0
_FIRST: Final = date(2012, 1, 1)
_AT_ONCE: Final = 200
_WORDS: Final = ("قصف", "قوات", "مليشيا", "التحالف", "دير الزور", "طائرة مسيرة", "انفجار عبوة", "بيان", "مدنيين")
_COUNTRIES: Final = ("SY", "IQ", "YE", "LB", "LY", "PS", "SD")
_TYPES: Final = ("air_strike", "shelling", "arrest", "meeting", "deployment", "killing", "protest")


class Known:
    """Ids that analysts ask for, drawn from the store."""

    def __init__(self, place: str) -> None:
        """Take some ids of each kind."""
        with open_store(place) as store:
            view = View(store)
            hits = [hit for at in range(0, 1000, 100) for hit in view.search(Query(limit=100, offset=at * 7)).hits]
            self.claims = [hit.claim.claim_id for hit in hits]
            self.events = sorted({hit.event for hit in hits if hit.event})
            self.reports = sorted({hit.claim.document.sha256 for hit in hits})
            self.actors = sorted({one.id for hit in hits for one in hit.claim.actors if one.id})
            self.sources = sorted({one.id for hit in hits for one in hit.claim.sources if one.id})
            self.places = sorted({one.id for hit in hits for one in hit.claim.places if one.id})


def fill(place: str, count: int) -> None:
    """Make a store with about so many claims, linked into events."""
    begun = time.perf_counter()
    with open_store(place, create=True, by="bench") as store:
        writer, waiting = Writer(store, by="bench"), list[tuple[Document, list[Claim]]]()

        def flush() -> None:
            received = writer.receive(waiting[0][0].id.encode(), name="bench", where="bench")
            writer.keep([document for document, _ in waiting], received)
            writer.record("bench", [(document.id, claims) for document, claims in waiting])
            waiting.clear()

        for one in reports(count):
            waiting.append(one)
            if len(waiting) >= _AT_ONCE:
                flush()
        flush()
        print(f"taken in      {View(store).counts()['claims']:>9,} claims in {time.perf_counter() - begun:.0f} s")
        begun = time.perf_counter()
        link_store(store, by="bench")
        print(f"linked        {View(store).counts()['events']:>9,} events in {time.perf_counter() - begun:.0f} s")


@contextmanager
def served(place: str) -> Iterator[str]:
    """Serve a store in a process of its own, and give its address."""
    command = [sys.executable, "-m", "tawatur", "serve", place, "--port", "0", "--by", "load"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        told = process.stdout.readline()
        found = re.search(r"http://\S+", told)
        if found is None:
            raise SystemExit(f"the workbench does not start: {told}")
        yield found.group().rstrip("/")
    finally:
        process.terminate()
        process.wait(timeout=20)


class Analyst(threading.Thread):
    """One who asks, waits, and asks again."""

    def __init__(self, number: int, address: str, known: Known, *, every: float, until: float) -> None:
        """Take what to ask for, and until when (a monotonic time)."""
        super().__init__(daemon=True)
        self._draw, self._known, self._every, self._until = random.Random(number), known, every, until
        self._client = httpx.Client(base_url=address, timeout=30, follow_redirects=True, trust_env=False)
        self._number = number
        self.took: defaultdict[str, list[float]] = defaultdict(list)
        self.errors: list[str] = []
        self.judged: list[str] = []

    def run(self) -> None:
        """Ask until the end."""
        time.sleep(self._draw.random() * self._every)
        page = self._client.get("/inbox")
        token = re.search(r'name="csrf-token" content="([^"]*)"', page.text)
        self._token = token.group(1) if token else ""
        while time.monotonic() < self._until:
            begun = time.monotonic()
            kind, method, path, body = self._next()
            try:
                answer = self._client.request(method, path, json=body, headers={"x-csrftoken": self._token})
                self.took[kind].append((time.monotonic() - begun) * 1000)
                if answer.status_code >= 400:
                    self.errors.append(f"{answer.status_code} {method} {path}: {answer.text[:200]}")
                elif kind == "judgement":
                    self.judged.append(str(body["left"] if body and "left" in body else path.split("/")[3]))
            except httpx.HTTPError as error:
                self.errors.append(f"{method} {path}: {error!r}")
            time.sleep(max(0.0, self._every - (time.monotonic() - begun)))

    def _next(self) -> tuple[str, str, str, dict[str, Any] | None]:
        draw, known = self._draw, self._known
        at = draw.random()
        if at < 0.1:
            claim = draw.choice(known.claims)
            return (
                "judgement",
                "POST",
                f"/api/claims/{claim}/judgements",
                {"verdict": "accept", "why": f"{self._number}"},
            )
        if at < 0.40:
            return "events", "GET", f"/events?{self._filter()}", None
        if at < 0.48:
            return "points", "GET", f"/api/events/points?{self._filter()}", None
        if at < 0.54:
            return "timeline", "GET", f"/api/events/timeline?{self._filter()}", None
        if at < 0.68:
            return "event", "GET", f"/events/{draw.choice(known.events)}", None
        if at < 0.82:
            return "report", "GET", f"/reports/{draw.choice(known.reports)}", None
        if at < 0.90:
            kind = draw.choice(("actors", "sources", "places"))
            return f"list of {kind}", "GET", f"/{kind}", None
        kind = draw.choice(("actors", "sources", "places"))
        return f"one of {kind}", "GET", f"/{kind}/{draw.choice(getattr(known, kind))}", None

    def _filter(self) -> str:
        """Return conditions that are another every time, so that no answer is that of the search before."""
        first = _FIRST + timedelta(days=self._draw.randrange(4000))
        last = first + timedelta(days=self._draw.choice((7, 30, 365, 4000)))
        some = [f"earliest={first}", f"latest={last}"]
        if self._draw.random() < 0.4:
            some.append(f"words={self._draw.choice(_WORDS)}")
        if self._draw.random() < 0.3:
            some.append(f"country={self._draw.choice(_COUNTRIES)}")
        if self._draw.random() < 0.3:
            some.append(f"type={self._draw.choice(_TYPES)}")
        return "&".join(some)


def lost(place: str, analysts: list[Analyst]) -> int:
    """Return how many acknowledged judgements are not in the store."""
    acknowledged = [claim for one in analysts for claim in one.judged]
    with open_workbench(place, by="load") as bench:
        kept: defaultdict[str, int] = defaultdict(int)
        for one in bench.view.judgements():
            if one.judgement.by == "load":
                kept[one.judgement.left] += 1
    missing = 0
    for claim in acknowledged:
        kept[claim] -= 1
        missing += kept[claim] < 0
    return missing


def main() -> None:
    """Fill the store if it is new, serve it, and put load on it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--at", help="a path or URL")
    parser.add_argument("--analysts", type=int, default=20)
    parser.add_argument("--every", type=float, default=2.0, metavar="SECONDS")
    parser.add_argument("--minutes", type=float, default=2.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = given.at or str(Path(folder) / "load.db")
        if "://" in place or not Path(place).exists():
            fill(place, given.claims)
        known = Known(place)
        with served(place) as address:
            until = time.monotonic() + given.minutes * 60
            analysts = [Analyst(n, address, known, every=given.every, until=until) for n in range(given.analysts)]
            for one in analysts:
                one.start()
            for one in analysts:
                one.join()
        report(place, analysts)


def report(place: str, analysts: list[Analyst]) -> None:
    """Print what it took, what failed and what was lost."""
    took: defaultdict[str, list[float]] = defaultdict(list)
    for one in analysts:
        for kind, some in one.took.items():
            took[kind] += some
    for kind in sorted(took):
        print(_line(kind, took[kind]))
    print(_line("all", [ms for some in took.values() for ms in some]))
    errors = [error for one in analysts for error in one.errors]
    kept = sum(len(one.judged) for one in analysts)
    print(f"errors {len(errors)}, judgements acknowledged {kept}, lost {lost(place, analysts)}")
    for error in errors[:10]:
        print(f"  {error}")


def _line(kind: str, some: list[float]) -> str:
    cuts = statistics.quantiles(some, n=20) if len(some) > 1 else some * 19
    return f"{kind:<16}{len(some):>6} × p50 {cuts[9]:>7.0f} ms   p95 {cuts[18]:>7.0f} ms   longest {max(some):>7.0f} ms"


if __name__ == "__main__":
    main()
