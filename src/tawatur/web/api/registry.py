"""The registry of actors, sources and places: find entries by any spelling."""

from litestar import get
from litestar.params import FromPath, FromQuery

from tawatur.core.errors import RejectedInput
from tawatur.run import naming


@get("/registry/{kind:str}", tags=["registry"], sync_to_thread=True)
def find_names(kind: FromPath[str], words: FromQuery[str] = "") -> list[naming.Name]:
    """Find entries of the registry: ``kind`` is actor, source or place."""
    if kind not in ("actor", "source", "place"):
        raise RejectedInput("T077", kind, "there are actors, sources and places")
    return naming.search(kind, words[:100])  # type: ignore[arg-type]


@get("/locations/{place:str}", tags=["registry"], sync_to_thread=True)
def find_location(place: FromPath[str]) -> naming.Located:
    """Look at where a place of the gazetteer lies, as a claim's place says it."""
    return naming.located(place)
