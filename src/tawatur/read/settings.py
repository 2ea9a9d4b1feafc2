"""Where a report plays: the countries and the unmistakable places that it names, and where its outlet is at home."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from tawatur.lexicon.gazetteer import Place
from tawatur.lexicon.load import Lexicon
from tawatur.lexicon.place_table import ISO3
from tawatur.read.sites import Setting
from tawatur.read.tokens import Sentence

_KNOWN: Final = 100_000
_MOST_COUNTRIES: Final = 2
_MOST_POINTS: Final = 12
_WIDE: Final = frozenset({"country", "region", "desert", "sea", "river"})


def setting_of(parts: Sequence[Sentence], lexicon: Lexicon, outlet: str | None) -> Setting:
    """Return what a report's well-known places and its outlet say about where it plays."""
    countries: Counter[str] = Counter()
    maybe: Counter[str] = Counter()  # by names that places of several countries bear
    named: Counter[str] = Counter()
    places: dict[str, Place] = {}
    for sentence in parts:
        named_until = 0  # «الدفاع المدني» names no Madani
        for i, (hits, topics) in enumerate(zip(sentence.hits, sentence.topics, strict=True)):
            if "source" in topics:
                named_until = max(named_until, *(h.last for h in hits if h.topic == "source"))
            if "place" not in topics or (i < named_until and "source" not in topics):
                continue
            some = [h.entry for h in hits if h.topic == "place" and h.last == hits[0].last]
            if not some:
                continue
            sure = len({p.country for p in some}) == 1
            known = next((p for p in some if p.population > _KNOWN or p.type in ("country", "admin1")), None)
            if known is not None:
                (countries if sure or known.type in ("country", "admin1") else maybe)[known.country] += 1
            if sure:
                place = max(some, key=lambda p: (p.population, p.id))
                if place.type not in _WIDE and place.lat is not None:
                    named[place.id] += 1
                    places[place.id] = place
    countries = countries or maybe
    ranked = sorted(countries, key=lambda c: (-countries[c], c))[:_MOST_COUNTRIES]
    some_ids = sorted(named, key=lambda i: (-named[i], i))
    mine = [i for i in some_ids if places[i].country in ranked][:_MOST_POINTS]
    points = tuple((places[i].lat or 0.0, places[i].lon or 0.0) for i in mine)
    source = lexicon.sources.get(outlet or "")
    return Setting(
        countries=tuple(ranked),
        outlet_country=ISO3.get(getattr(source, "country", None) or ""),
        points=points,
        ids=frozenset(mine),
    )
