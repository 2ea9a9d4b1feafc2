"""The store as a whole."""

from litestar import get

from tawatur.web.given import Bench


@get("/store", tags=["store"], sync_to_thread=True)
def store_counts(bench: Bench) -> dict[str, int]:
    """Say how many reports, standing claims, judgements and events there are."""
    return bench.counts()
