"""The reports that come with the program, in a store: what a new user looks at first."""

from importlib.resources import files
from pathlib import Path

from tawatur.run.keeping import keep, link_store, read
from tawatur.run.verbs import samples
from tawatur.run.workbench import Workbench
from tawatur.sources.reading import Inputs


def fill(bench: Workbench, *, by: str) -> None:
    """Keep, read and link the sample reports; those that are there already are not kept twice."""
    new, _, _ = keep(bench.store, lambda received: Inputs([str(samples()), str(stories())], received=received), by=by)
    if new:
        read(bench.store, by=by)
        link_store(bench.store, by=by)


def stories() -> Path:
    """Return the folder of invented reports that tell of the same happenings, each in its way."""
    return Path(str(files("tawatur") / "sample_stories"))
