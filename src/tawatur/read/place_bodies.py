"""Bodies as places: whoever has a seat is a place for what happens before it («أمام وزارة X», «أمام مقر Y»)."""

from typing import Final

from tawatur.read.chunks import Chunk, Entity
from tawatur.read.sites import Operator, Site

_BEFORE: Final = "under_over"  # particle: «أمام» and its like
_SEATED: Final = frozenset({"body"})
# Acts that go on at a place: «أمام» before a body is where. Elsewhere it is before whom («أمام القضاء», «أمام المجلس»).
_ON_THE_SPOT: Final = frozenset(
    {
        "protest",
        "strike",
        "riot",
        "bombing",
        "suicide_bombing",
        "explosion",
        "shooting",
        "armed_attack",
        "armed_clash",
        "killing",
        "wounding",
        "abduction",
        "arrest",
        "air_defence",
        "checkpoint",
        "property_destruction",
    }
)


_BROUGHT: Final = frozenset({"humanitarian_aid", "weapons_movement", "deployment", "visit", "displacement"})
_HOUSES: Final = ("مركز", "مدرسة", "سفارة", "قنصلية", "مستشفى", "جامعة", "مسجد", "جامع")


def seat(chunk: Chunk, kind: str | None) -> Chunk | None:
    """Return the seat of a body as a place, if the body stands behind «أمام» and an act of this type needs a place.

    A centre, school or embassy by its name is where something is taken to, too («نقلت المساعدات إلى المركز الثقافي»).
    """
    if chunk.kind != "actor" or chunk.noun_class not in _SEATED or chunk.conj:
        return None
    name = chunk.entities[0].name if chunk.entities else None
    housed = name is not None and name.removeprefix("ال").startswith(_HOUSES)
    brought = chunk.prep == "to" and housed and kind in _BROUGHT
    if not brought and not (chunk.prep == _BEFORE and kind in _ON_THE_SPOT):
        return None
    made = Chunk("place", chunk.first, chunk.last, chunk.span)
    made.index, made.prep, made.noun_class, made.role = chunk.index, chunk.prep, "building", "at"
    made.feature, made.definite = chunk.feature, chunk.definite
    words = chunk.entities[0].name if chunk.entities and chunk.entities[0].name else ""
    site = Site(words, "building", operators=(Operator("head", "building"),))
    made.entities = [
        Entity(
            id=None,
            name=None,
            kind="building",
            rule="place.seat",
            span=chunk.span,
            registered=False,
            site=site,
        )
    ]
    return made
