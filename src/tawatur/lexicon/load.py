"""The lexicon in memory: read from the generated table (fast) or from the TOML files (checked)."""

import gc
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

import msgspec

from tawatur.core.errors import BrokenLexicon
from tawatur.lexicon import schema
from tawatur.lexicon.forms import TOPICS, Entry, stripped, table
from tawatur.lexicon.gazetteer import Place, load_places, named
from tawatur.lexicon.match import Matcher, Row

_FILES: dict[str, Any] = {
    "trigger": schema.TriggerFile,
    "frame": schema.FrameFile,
    "actor": schema.ActorFile,
    "source": schema.SourceFile,
    "thing": schema.ThingFile,
    "noun": schema.NounFile,
    "cue": schema.CueFile,
    "particle": schema.ParticleFile,
}
# What the generated entries leave out although the schema asks for it: only people and tests need it.
_FILLER: dict[str, dict[str, Any]] = {
    "trigger": {"yes": (), "no": ()},
    "thing": {"nouns": ()},
    "noun": {"nouns": ()},
    "particle": {"phrases": ()},
}
_GOVERNED = frozenset({"ب", "ل", "علي", "الي", "في", "من", "عن"})
_APART = frozenset({"cue", "trigger"})  # topics of verbs whose parts may stand apart
_OWN_LOADER = frozenset({"calendar.toml"})  # read by tawatur.lexicon.calendar
FORMS_FILE = "forms.tsv"
ENTRIES_FILE = "entries.json"


class Gapped(msgspec.Struct, frozen=True):
    """A fixed verb phrase whose parts may stand apart: the entry and the folded words that must follow."""

    entry: Any
    rest: tuple[str, ...]

    @property
    def id(self) -> str:
        """The entry's id, for a fixed order of hits."""
        return str(self.entry.id)


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """What the generated file of entries holds."""

    trigger: tuple[dict[str, Any], ...]
    actor: tuple[dict[str, Any], ...]
    source: tuple[dict[str, Any], ...]
    thing: tuple[dict[str, Any], ...]
    noun: tuple[dict[str, Any], ...]
    cue: tuple[dict[str, Any], ...]
    particle: tuple[dict[str, Any], ...]
    frame: tuple[schema.Frame, ...]


# The accusative and oblique forms of a participle, and its feminine, which may stand for a clause.
_STATES: Final = frozenset({"tama", "tamp", "taf"})


class Lexicon:
    """All entries by topic and id, the argument frames, and the matcher over every form."""

    def __init__(
        self,
        entries: dict[str, dict[str, Entry]],
        frames: dict[str, schema.Frame],
        places: dict[str, Place],
        lines: list[str],
    ) -> None:
        """Keep the entries and build the matcher from the sorted lines of the table of forms and the place names."""
        self.triggers: dict[str, schema.Trigger] = entries["trigger"]  # type: ignore[assignment]
        self.actors: dict[str, schema.Actor] = entries["actor"]  # type: ignore[assignment]
        self.sources: dict[str, schema.Source] = entries["source"]  # type: ignore[assignment]
        self.things: dict[str, schema.Thing] = entries["thing"]  # type: ignore[assignment]
        self.nouns: dict[str, schema.Noun] = entries["noun"]  # type: ignore[assignment]
        self.cues: dict[str, schema.CueEntry] = entries["cue"]  # type: ignore[assignment]
        self.particles: dict[str, schema.Particle] = entries["particle"]  # type: ignore[assignment]
        self.frames = frames
        self.places = places
        self._tables: dict[str, dict[str, Any]] = {**entries}
        self.matcher = Matcher(lines, self._rows)
        for name, place in named(places):
            self.matcher.add(name, "place", place, "name")

    def _rows(self, words: str, topic: str, name: str, feature: str) -> Iterator[Row]:
        """Give a row of the table its entry, and yield it for its first word alone where its parts may stand apart."""
        entry = self._tables[topic][name]
        yield words, topic, entry, feature
        verb, _, rest = words.partition(" ")
        if not rest or topic not in _APART:
            return
        told = feature[:1] in "pij" and feature[1:2].isdigit()
        if told and topic == "cue" and (rest in _GOVERNED or (" " not in rest and entry.kind == "order")):
            # «أقدم مسلحون على خطف»، «قامت القوة بفرض»: the subject may stand before the preposition
            yield verb, "gapcue", Gapped(entry, (rest,)), feature
        if topic == "trigger" and (told or feature in _STATES):
            # «أطلق … النار», «محملاً … المسؤولية»: the subject may stand between the verb and its fixed words
            yield verb, "gapped", Gapped(entry, tuple(rest.split(" "))), feature


def root() -> Traversable:
    """Return the folder of the Arabic lexicon inside the package."""
    return files("tawatur.lexicon") / "ar"


def toml_files() -> Iterator[tuple[str, bytes]]:
    """Yield (path below the lexicon folder, bytes) of each TOML file, in a fixed order."""

    def walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
        for item in sorted(folder.iterdir(), key=lambda x: x.name):
            if item.is_dir():
                yield from walk(item, f"{prefix}{item.name}/")
            elif item.name.endswith(".toml") and item.name not in _OWN_LOADER:
                yield prefix + item.name, item.read_bytes()

    yield from walk(root(), "")


def parse(name: str, data: bytes) -> tuple[str, tuple[Any, ...]]:
    """Return (topic, entries) of one TOML file; BrokenLexicon names the file and the entry at fault."""
    try:
        raw = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BrokenLexicon("T020", name, str(error)) from error
    topic = next((k for k in raw if k != "meta"), "")
    if topic not in _FILES:
        raise BrokenLexicon("T020", name, f"no table of a known topic; known are {', '.join(_FILES)}")
    try:
        checked = msgspec.convert(raw, _FILES[topic])
    except msgspec.ValidationError as error:
        raise BrokenLexicon("T020", name, str(error)) from error
    return topic, getattr(checked, topic)


def from_toml() -> tuple[dict[str, dict[str, Entry]], dict[str, schema.Frame]]:
    """Read and validate every TOML file; an id that occurs twice is refused."""
    entries: dict[str, dict[str, Any]] = {topic: {} for topic in (*TOPICS, "frame")}
    for name, data in toml_files():
        topic, some = parse(name, data)
        for entry in some:
            if entry.id in entries[topic]:
                raise BrokenLexicon("T020", name, f"the id {entry.id} is used twice")
            entries[topic][entry.id] = entry
    frames: dict[str, schema.Frame] = entries.pop("frame")
    return entries, frames


def generate() -> dict[str, bytes]:
    """Return the generated files (name → bytes): the table of forms and the entries without examples."""
    entries, frames = from_toml()
    rows = table({topic: some.values() for topic, some in entries.items()})
    lines = "".join("\t".join(row) + "\n" for row in rows)
    data: dict[str, Any] = {topic: [stripped(e) for e in some.values()] for topic, some in entries.items()}
    data["frame"] = [stripped(f) for f in frames.values()]  # type: ignore[arg-type]
    body = "{\n" + ",\n".join(
        f'"{topic}": [\n' + ",\n".join(msgspec.json.encode(e).decode() for e in some) + "\n]"
        for topic, some in data.items()
    )
    return {FORMS_FILE: lines.encode(), ENTRIES_FILE: (body + "\n}\n").encode()}


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """Return the lexicon from the generated files; read once a process.

    The collector of cyclic garbage rests meanwhile, and leaves out afterwards what was loaded: some hundred thousand
    objects that all stay, and looking through them again and again would take longer than the load.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _load()
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def _load() -> Lexicon:
    folder = root() / "generated"
    stored = msgspec.json.decode((folder / ENTRIES_FILE).read_bytes(), type=Stored)
    entries: dict[str, dict[str, Entry]] = {}
    for topic, kind in TOPICS.items():
        filler = _FILLER.get(topic, {})
        entries[topic] = {raw["id"]: msgspec.convert(filler | raw, kind) for raw in getattr(stored, topic)}
    text = (folder / FORMS_FILE).read_text(encoding="utf-8")
    return Lexicon(entries, {f.id: f for f in stored.frame}, load_places(), text.splitlines())
