"""Places that an act's own clause does not say: carried from the act that is mentioned again, or named in passing.

Most acts without a place have none to be found, so little is carried. The weights are the shares that were right on
annotated reports: a re-mention («الاشتباكات») 0.75, losses told after an attack 0.7, a place named in passing 0.65.
"""

from typing import Final

from tawatur.read import coreference
from tawatur.read.chunks import Chunk, Entity
from tawatur.read.clauses import Candidate
from tawatur.read.discourse import Discourse
from tawatur.read.links import ATTACKS, HARM
from tawatur.read.placing import ROLES
from tawatur.read.shared_places import PLACELESS
from tawatur.read.sites import Operator, Site
from tawatur.read.tokens import Sentence

_SETTLED: Final = frozenset(
    {"city", "town", "village", "camp", "refugee_camp", "military_base", "governorate", "admin1", "admin2", "admin3"}
    | {"district", "subdistrict", "locality", "island"}
)
_MENTIONED: Final = 0.75
_LOSSES: Final = 0.7
_IN_PASSING: Final = 0.65
_THEIRS: Final = 0.7
_HOLDING: Final = ("light_verb.witness", "light_verb.include")  # «الاجتماع شهد نقاشات»
_LEFT: Final = frozenset({"withdrawal", "displacement", "desertion", "command_change"})  # what is left is told whole
_LASTING: Final = frozenset({"meeting", "exercise", "protest", "riot", "armed_clash", "raid_search"})  # have a scene
_CALLED: Final = frozenset({"strike"})  # called out, not held where the caller is from


def settle(kept: list[Candidate], chunks: list[Chunk], sentence: Sentence, discourse: Discourse) -> None:
    """Give acts without a place the one that their sentence or the scene before tells; keep this scene for the next."""
    if not _in_passing(kept, chunks, sentence, discourse):
        _from_scene(kept, chunks, discourse.scene)
    _from_stage(kept, chunks, discourse.stages)
    _whose_houses(kept)
    discourse.scene = [a for a in kept if a.roles.get("places")]
    for act in discourse.scene:
        if act.sense_type is not None and act.status != "negated" and not _vague(act):
            discourse.stages[act.sense_type] = act


def _from_scene(kept: list[Candidate], chunks: list[Chunk], scene: list[Candidate]) -> None:
    """Carry the place of an attack told in the sentence before: what it did, and the attack when it is named again."""
    attacks = [a for a in scene if a.sense_type in ATTACKS and a.status != "negated"]
    if not attacks or not kept:
        return
    named = [c for c in chunks if c.kind == "trigger" and "ال" in c.clitics and c.feature[:1] == "n"]
    giver = attacks[-1]
    first = next((c.index for c in chunks if c.kind == "place"), None)
    again = [c for c in named if c.data.type in ATTACKS and (first is None or c.data.type == giver.sense_type)]
    for act in kept:
        if first is not None and first < act.chunk.index:
            break  # a place of this sentence is nearer
        if act.sense_type in _HARM or (act.chunk in again and act.sense_type in ATTACKS):
            if again:
                _give(giver, act, "places.mentioned_again", _MENTIONED)
            elif first is None and all(a.sense_type in HARM for a in kept) and chunks[0].kind != "punct":
                _give(giver, act, "places.losses_of_attack", _LOSSES)


def _from_stage(kept: list[Candidate], chunks: list[Chunk], stages: dict[str, Candidate]) -> None:
    """Carry the place of a gathering that is named again («الاجتماع الذي ضم …»، «إن الاجتماع شهد نقاشات»)."""
    for act in kept:
        witness = _witness(act, chunks)
        if not _vague(act) or (act.sense_type in PLACELESS and witness is None):
            continue
        named = witness or (act.chunk if not act.finite and "ال" in act.chunk.clitics else None)
        giver = stages.get(named.data.type) if named is not None else None
        if giver is not None and giver.sense_type in _LASTING and not giver.roles.get("to"):
            act.roles.pop("places", None)
            _give(giver, act, "places.named_again", _MENTIONED)


def _whose_houses(kept: list[Candidate]) -> None:
    """Add where their houses are: «اعتقلوا ثلاثة من بلدة X بعد مداهمة منازلهم», «طوقت X وداهمت منازلها»."""
    for i, act in enumerate(kept):
        own = [c for role in ROLES for c in act.roles.get(role, ())]
        if not own or not all(c.enclitic and (not c.entities or c.entities[0].name is None) for c in own):
            continue
        if act.sense_type in _LEFT or act.roles.get("to"):
            continue
        for giver in reversed(kept[:i]):
            some = [c for role in ROLES for c in giver.roles.get(role, ()) if c not in own]
            named = [c for c in some if c.entities and c.entities[0].name is not None]
            if named and giver.status == act.status:
                for chunk in named:
                    act.put("places", chunk, "places.of_their_houses", _THEIRS)
                break


def _vague(act: Candidate) -> bool:
    """Say whether an act has no place, or only «المنطقة»."""
    some = [c for role in ROLES for c in act.roles.get(role, ())]
    return all(c.definite and c.entities and c.entities[0].name is None for c in some)


def _witness(act: Candidate, chunks: list[Chunk]) -> Chunk | None:
    """Return the definite noun of the event in which another one happens («الاجتماع شهد نقاشات»)."""
    whole: Candidate | None = act
    while whole is not None and (whole.light is None or not whole.light.data.id.endswith(_HOLDING)):
        whole = whole.link if whole.link_kind == "coordination" else None  # «شهد نقاشات وتبادلاً للاتهامات»
    if whole is None or whole.light is None:
        return None
    for chunk in reversed(chunks[max(0, whole.light.index - 2) : whole.light.index]):
        if chunk.kind == "trigger" and "ال" in chunk.clitics and chunk.feature[:1] == "n":
            return chunk
    return None


_HARM: Final = HARM - {"abduction", "displacement"}


def _give(giver: Candidate, taker: Candidate, rule: str, sure: float) -> None:
    if any(taker.roles.get(role) for role in ROLES):
        return
    some = [c for c in giver.roles.get("places", ()) if c.prep != "from"]
    named = [c for c in some if c.entities and c.entities[0].name is not None]
    for chunk in named or some:
        taker.put("places", chunk, rule, sure)


def _in_passing(kept: list[Candidate], chunks: list[Chunk], sentence: Sentence, discourse: Discourse) -> bool:
    """Take the place that the sentence names only as somebody's («مختار القرية», «شرطة المعسكر»); say if it did."""
    takers = [a for a in kept if a.sense_type not in PLACELESS | _CALLED and not _placed(a)]
    if not takers:
        return False
    place = next((p for c in chunks if c.kind == "actor" and (p := _owner_place(c, sentence)) is not None), None)
    if place is None:
        return False
    coreference.resolve(place, discourse)
    for act in takers:
        act.put("places", place, "places.in_passing", _IN_PASSING)
    chunks.append(place)  # so that it is resolved with the others
    return True


def _placed(act: Candidate) -> bool:
    """Say whether an act has a place that is more than a house («فتشوا المنازل»)."""
    return any(c.noun_class != "building" or c.prep is not None for role in ROLES for c in act.roles.get(role, ()))


def _owner_place(chunk: Chunk, sentence: Sentence) -> Chunk | None:
    """Return «القرية» in «أحد وجهاء القرية» as a place of its own."""
    for at in range(chunk.first + 1, chunk.last):
        noun = sentence.hit(at, "noun")
        if noun is None or noun.entry.role not in ("place_head", "asset") or noun.proclitics != ("ال",):
            continue
        kind = noun.entry.place_type
        if sentence.forms[at - 1].startswith("ال"):
            continue  # «العناصر المحلية»: an adjective
        if kind not in _SETTLED or noun.feature != "ns" or noun.enclitic:
            continue
        made = Chunk("place", at, noun.last, sentence.span(at, noun.last))
        made.index, made.definite, made.role, made.noun_class = chunk.index, True, "at", "place"
        made.feature, made.head = noun.feature, noun.entry
        words = made.span.of(sentence.text)
        site = Site(words, kind, operators=(Operator("head", kind),), stands_for=kind)
        made.entities = [
            Entity(
                id=None,
                name=None,
                kind=kind,
                rule="place.head_alone",
                span=made.span,
                registered=False,
                site=site,
            )
        ]
        return made
    return None
