"""Measure linking: claims of synthetic reports, one process, at growing sizes.

Usage: PYTHONPATH=src python bench/linking.py [--sizes 10000 30000 100000]

The reports are made up of words, places of the gazetteer and actors of the lexicon: happenings on as many days as the
reports ask for (60 reports a day), each told by one to nine reports of several outlets, half of them copied word for
word from another one, five claims a report. Every size runs in a process of its own, so that its peak of memory is
its own.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import msgspec

from tawatur.core.claims import Acled, Claim, Location, Narrator, Origin, Participant, Plover, Quantity, Time, Words
from tawatur.core.documents import Interval
from tawatur.core.ids import claim_id, document_id
from tawatur.core.spans import Span
from tawatur.lexicon.load import load

SIZES: Final = (10_000, 30_000, 100_000)
_A_DAY: Final = 60
_FIRST: Final = date(2012, 1, 1)
_KINDS: Final = ("air_strike", "shelling", "armed_clash", "bombing", "arrest", "abduction", "deployment", "protest")
_LETTERS: Final = "ابتجحدرسشصطعفقكلمنهوي"
_WORDS: Final = 6_000
_ACTORS: Final = frozenset({"armed_group", "militia", "state_force", "police"})


def claims(count: int, seed: int = 7) -> Iterator[Claim]:
    """Yield about so many claims, report by report; the same for the same seed."""
    draw = random.Random(seed)
    lexicon = load()
    places = [p for p in lexicon.places.values() if p.lat is not None and p.type in ("town", "village", "city")]
    places.sort(key=lambda p: p.id)
    actors = sorted((a for a in lexicon.actors.values() if a.kind in _ACTORS), key=lambda a: a.id)
    outlets = sorted(lexicon.sources)
    words = ["".join(draw.choices(_LETTERS, k=draw.randint(4, 7))) for _ in range(_WORDS)]
    days = max(30, count // 5 // _A_DAY)
    made, number = 0, 0
    while made < count:
        day = _FIRST + timedelta(days=draw.randrange(days))
        place, actor, kind = draw.choice(places), draw.choice(actors), draw.choice(_KINDS)
        toll = draw.randint(1, 30)
        told: list[list[str]] = []
        for _ in range(draw.choices((1, 2, 3, 5, 9), (40, 25, 20, 10, 5))[0]):
            copied = bool(told) and draw.random() < 0.5
            lines = draw.choice(told) if copied else [_line(draw, words) for _ in range(3)]
            told.append(lines)
            number += 1
            for claim in _report(draw, number, lines, day, kind, place, actor, toll, draw.choice(outlets)):
                made += 1
                yield claim


def _line(draw: random.Random, words: Sequence[str]) -> str:
    return " ".join(draw.choices(words, k=draw.randint(14, 28)))


def _report(
    draw: random.Random,
    number: int,
    texts: list[str],
    day: date,
    kind: str,
    place: Any,
    actor: Any,
    toll: int,
    outlet: str,
) -> Iterator[Claim]:
    sha = document_id(f"{number}:{texts}".encode())
    published = (day + timedelta(days=draw.randint(0, 1))).isoformat()
    origin = Origin(
        name=f"r{number}",
        sha256=sha,
        outlet=outlet,
        published=Interval(earliest=published, latest=published, basis="known"),
    )
    start = 0
    for i, text in enumerate(texts):
        for j, type_ in enumerate((kind, "killing") if i < 2 else (draw.choice(_KINDS),)):
            at = start + 7 * j
            here: dict[str, Any] = {"text": text[7 * j : 7 * j + 5], "start": at, "end": at + 5}
            yield Claim(
                claim_id=claim_id(sha, Span(at, at + 5)),
                document=origin,
                type=type_,
                status="reported",
                trigger=Words(**here),
                sentence=Words(text=text, start=start, end=start + len(text)),
                actors=(_actor(actor, here),) if i == 0 and j == 0 else (),
                places=(_place(place, here),) if i == 0 else (),
                when=Time(earliest=day.isoformat(), latest=day.isoformat()) if i == 0 else Time(),
                people={"killed": Quantity(**here, min=toll, max=toll)} if type_ == "killing" else {},
                sources=(Narrator(**here, id=None, kind="anonymous_local", name=None),) if i else (),
                plover=Plover(event=None, mode=None),
                acled=Acled(event_type=None, sub_event_type=None),
            )
        start += len(text) + 1


def _actor(actor: Any, here: dict[str, Any]) -> Participant:
    return Participant(**here, id=actor.id, name=actor.name_ar, kind=actor.kind, registered=True)


def _place(place: Any, here: dict[str, Any]) -> Location:
    known = {"id": place.id, "name": place.name_ar, "lat": place.lat, "lon": place.lon, "country": place.country}
    return Location(**here, **known, role="at", precision="town")


def measure(count: int, folder: Path) -> None:
    """Write the claims of one size, link them as the command does, print what it took."""
    from tawatur.run import linking

    path, to = folder / f"claims{count}.jsonl", folder / f"events{count}.jsonl"
    encode = msgspec.json.Encoder().encode
    reports = set()
    with path.open("wb") as lines:
        for claim in claims(count):
            reports.add(claim.document.name)
            lines.write(encode(claim) + b"\n")
    before, busy = time.perf_counter(), time.process_time()
    linking.link([path], linking.Outputs(events=str(to)), quiet=True)
    seconds, busy = time.perf_counter() - before, time.process_time() - busy
    events = sum(1 for _ in to.open("rb"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    size = f"{count:>8,} claims  {len(reports):>7,} reports  {events:>7,} events"
    print(f"{size}  {seconds:>7.1f} s ({busy:.1f} s of one core)  {count / seconds:>8,.0f} claims/s  {memory:.2f} GB")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every size in a process of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.here:
        with tempfile.TemporaryDirectory() as folder:
            measure(options.sizes[0], Path(folder))
        return 0
    for size in options.sizes:
        command = [sys.executable, __file__, "--here", "--sizes", str(size)]
        subprocess.run(command, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
