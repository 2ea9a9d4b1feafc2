"""Which acts a sentence speaks of, what governs each, and how far each one's arguments reach."""

from typing import Final

from tawatur.core.claims import Time
from tawatur.lexicon.schema import Frame, Trigger
from tawatur.read.chunks import Chunk
from tawatur.read.word_classes import VERB_FEATURES

_TRANSPARENT: Final = frozenset(
    {
        "actor",
        "place",
        "time",
        "thing",
        "word",
        "number",
        "auxiliary",
        "noun",
        "source",
        "prep",
        "demonstrative",
        "conjunction",
    }
)
_LONGEST_DESCRIPTION: Final = 14  # phrases between «تعرض» and its «لـ»
_WITH_B: Final = ("light_verb.do", "light_verb.begin")
_UNDERGOES: Final = "undergo"
ALIAS: Final = "alias"  # the group of a name in brackets behind another («الحوثيون (أنصار الله)»)
AMONG: Final = "among"  # the group of a phrase behind «بينهم»: some of those named before


class Candidate:
    """One act that the sentence names, before it is a claim."""

    __slots__ = (
        "chunk",
        "entry",
        "frame",
        "free_nouns",
        "governed",
        "governor",
        "known_type",
        "light",
        "link",
        "link_kind",
        "means",
        "object_of",
        "passive",
        "people",
        "roles",
        "rules",
        "sense_type",
        "status",
        "subject",
        "sure",
        "things",
        "time",
        "verb",
        "when",
    )

    def __init__(self, chunk: Chunk, entry: Trigger, frame: Frame) -> None:
        """Start with the trigger only."""
        self.chunk, self.entry, self.frame = chunk, entry, frame
        self.governor: Chunk = chunk
        self.light: Chunk | None = None
        self.link: Candidate | None = None
        self.link_kind: str | None = None
        self.verb: Candidate | None = None  # the verb whose act this noun names («قدم مساعدات»)
        self.object_of: Candidate | None = None  # the act that this noun may only be the object or means of
        self.passive = False
        self.subject: Chunk | None = None
        self.roles: dict[str, list[Chunk]] = {}
        self.things: list[Chunk] = []
        self.free_nouns: list[Chunk] = []
        self.governed: list[Chunk] = []  # phrases behind it that a preposition governs, up to the next act
        self.means: set[str] = set()
        self.people: dict[str, Chunk] = {}
        self.when: Chunk | None = None
        self.time: Time | None = None  # of ``when``, as the claim says it
        self.status = "reported"
        self.sense_type: str | None = entry.type
        self.known_type: str | None = None  # what a noun that is this verb's subject says it is
        self.rules: list[tuple[str, str, float, Chunk | None]] = []
        self.sure = 0.9

    @property
    def finite(self) -> bool:
        """Say whether the trigger is a verb in a person."""
        return self.chunk.feature[:1] in VERB_FEATURES

    def put(self, role: str, chunk: Chunk, rule: str, sure: float = 0.8) -> None:
        """Give a chunk a role, once."""
        some = self.roles.setdefault(role, [])
        if chunk not in some:
            some.append(chunk)
            self.rules.append((rule, role, sure, chunk))

    def note(self, rule: str, field: str, sure: float, chunk: Chunk | None = None) -> None:
        """Keep why a field has its value."""
        self.rules.append((rule, field, sure, chunk))


def is_finite(chunk: Chunk) -> bool:
    """Say whether a chunk is a finite verb (an act, a light verb or a verb of saying)."""
    return chunk.kind in ("trigger", "cue") and chunk.feature[:1] in VERB_FEATURES


def candidates(chunks: list[Chunk], frames: dict[str, Frame]) -> list[Candidate]:
    """Return the acts of a sentence in order, with light verbs joined to the nouns that name the act."""
    found: list[Candidate] = []
    for i, chunk in enumerate(chunks):
        if chunk.kind != "trigger" or _part_of_compound(chunks, i):
            continue
        entry: Trigger = chunk.data
        candidate = Candidate(chunk, entry, frames[entry.frame])
        if chunk.feature[:1] not in VERB_FEATURES and entry.nominal and _object_of_act(chunks, i):
            candidate.object_of = next((c for c in reversed(found) if c.object_of is None), None)
        elif found and _joined_object(candidate, found[-1]):
            candidate.object_of = found[-1].object_of
        candidate.passive = candidate.finite and chunk.feature.endswith("P")
        if not candidate.finite:
            _join_light_verb(candidate, chunks, i, found)
        found.append(candidate)
    return found


def _joined_object(noun: Candidate, before: Candidate) -> bool:
    """Say whether «و» joins a noun to the object of an act («نقل المواد الإغاثية والمساعدات»)."""
    near = noun.chunk.index - before.chunk.index <= 2 and noun.chunk.conj
    return near and before.object_of is not None and noun.entry.nominal and noun.entry.type == before.entry.type


def suppressed(chunks: list[Chunk], i: int) -> bool:
    """Say whether a trigger noun takes no arguments: part of a compound, or the object or means of an act."""
    chunk = chunks[i]
    if chunk.feature[:1] in VERB_FEATURES:
        return False
    return _part_of_compound(chunks, i) or (chunk.data.nominal and _object_of_act(chunks, i))


def _part_of_compound(chunks: list[Chunk], i: int) -> bool:
    """Say whether a trigger noun names no act here: a definite re-mention, or part of a compound («معسكر تدريب»)."""
    chunk = chunks[i]
    if chunk.feature[:1] in VERB_FEATURES:
        return False
    if chunk.light and any(
        c.kind == "trigger" and c.prep is None and not c.conj and c.feature[:1] == "n" for c in chunks[i + 1 : i + 3]
    ):
        between = chunks[i + 1]
        if between.kind in ("actor", "trigger", "word"):
            return True
    before = chunks[i - 1] if i else None
    if chunk.demonstrative:
        return True
    if chunk.feature[:1] == "t":
        return False  # «أمام البوابة مطالبين بـ»
    following = chunks[i + 1] if i + 1 < len(chunks) else None
    if (
        following is not None
        and following.kind == "trigger"
        and following.first == chunk.last
        and following.feature[:1] == "n"
        and following.prep is None
        and not following.conj
        and not chunk.enclitic
        and (
            (
                chunk.data.nominal
                and chunk.data.type != "restriction"
                and not chunk.data.people  # «قتلى القصف»: the dead, and what killed them
                and not following.data.nominal
            )
            or (chunk.data.type == "agreement" and following.data.type == "ceasefire")  # «اتفاق وقف إطلاق النار»
        )
    ):
        return True  # «عملية مداهمة», «حملة اعتقالات»: the second noun names the act
    if before is not None and _purpose_of_site(before, chunk):
        return True
    if before is None or chunk.prep or chunk.conj:
        return False
    if _name_of_body(before, chunk):
        return True  # «لجنة الاستنفار», «عصابات التهريب»
    if before.kind == "place" and before.head is not None and before.head.role in ("area_head", "direction"):
        return False  # «وسط استنفار»
    if before.kind in ("place", "thing") and before.last == chunk.first and not before.entities[:1]:
        owned = before.kind == "thing" and before.last - before.first > 1
        return not before.definite and not owned  # «معسكر تدريب», but «شن الطيران الحربي غارات»
    if before.kind == "place" and before.last == chunk.first:
        head = before.entities[0] if before.entities else None
        return head is not None and head.name is None and not before.definite and not before.owner
    return before.kind == "thing" and before.last == chunk.first and not before.definite and not before.count


def _purpose_of_site(before: Chunk, chunk: Chunk) -> bool:
    """Say whether «لـ» tells what an indefinite building is for («معملاً لتفخيخ السيارات», «مركز للتدريب»)."""
    return (
        chunk.prep == "l"
        and before.kind == "place"
        and before.last == chunk.first
        and not before.definite
        and not before.owner
        and before.head is not None
        and before.head.role in ("asset", "place_head")
        and bool(before.entities)
        and before.entities[0].name is None
    )


def _name_of_body(before: Chunk, chunk: Chunk) -> bool:
    """Say whether an act's noun only tells what an unnamed body is for: it stands right behind it, with the article."""
    return (
        before.kind == "actor"
        and before.last == chunk.first
        and not before.definite
        and before.head is not None
        and before.head.role in ("unit", "member", "generic_actor")
        and bool(before.entities)
        and before.entities[0].id is None
        and "ال" in chunk.clitics
    )


def _object_of_act(chunks: list[Chunk], i: int) -> bool:
    """Say whether a noun is only what another act is done to or with («وزعت سلالاً غذائية», «استهدف بخمس غارات»)."""
    chunk = chunks[i]
    if chunk.conj or chunk.prep not in (None, "b", "on") or chunk.data.people or chunk.data.type in _OWN_ACTS:
        return False
    for j in range(i - 1, max(-1, i - 7), -1):
        other = chunks[j]
        if other.kind == "trigger":
            if j and chunks[j - 1].kind == "cue" and chunks[j - 1].data.kind == "cause":
                return False  # «خلفت الغارة دماراً»: what came of it
            return other.data.type not in _GOVERNING and not (other.data.people and other.feature[:1] == "n")
        if other.kind not in ("actor", "place", "word", "number", "noun", "thing", "prep", "demonstrative", "time"):
            return False
    return False


_OWN_ACTS: Final = frozenset({"killing", "wounding", "cooperation", "displacement"})
_GOVERNING: Final = frozenset(
    {
        "demand",
        "threat",
        "accusation",
        "agreement",
        "refusal",
        "meeting",
        "visit",
        "killing",
        "wounding",
        "investigation",
    }
)


def _waits_for_object(verb: Chunk, noun: Chunk) -> bool:
    """Say whether a long subject has a comma behind it («شهد مركز المدينة في X، اجتماعات»): its object is next."""
    opens = verb.index <= 1 and verb.feature[:1] == "p" and verb.kind == "cue"
    return opens and noun.prep is None and not noun.conj and not noun.definite and noun.feature[:1] == "n"


def _join_light_verb(candidate: Candidate, chunks: list[Chunk], i: int, found: list[Candidate]) -> None:
    commas, undergone = 0, _undergone(candidate.chunk, chunks, i)
    for j in range(i - 1, -1, -1):
        chunk = chunks[j]
        if undergone is not None and j > undergone:
            continue
        if chunk.kind == "punct" and chunk.group == "comma" and commas < 2 and i - j < 9:
            commas += 1
            continue
        if (
            chunk.kind == "cue"
            and chunk.data.kind == "light_verb"
            and (commas != 1 or _across_comma(chunk, candidate.chunk) or _waits_for_object(chunk, candidate.chunk))
            and not (commas and candidate.chunk.conj)
            and is_finite_or_noun(chunk)
        ):
            candidate.light = candidate.governor = chunk
            candidate.passive = chunk.data.gives == "passive"
            candidate.note("light_verb", "trigger", 0.9, chunk)
            return
        if chunk.kind == "trigger":
            last = found[-1] if found else None
            if (
                candidate.chunk.conj
                and last is not None
                and last.chunk is chunk
                and last.light is not None
                and not last.finite
            ):
                candidate.light, candidate.governor, candidate.passive = last.light, last.light, last.passive
                candidate.link, candidate.link_kind = last, "coordination"
            return
        if chunk.kind not in _TRANSPARENT or (chunk.kind == "prep" and i - j > 6):
            return
        if chunk.kind == "prep" and chunk.data is not None and chunk.data.id in ("after", "before", "since", "during"):
            return


def _across_comma(light: Chunk, noun: Chunk) -> bool:
    """Say whether a preposition joins a noun to its light verb across one comma («قامت X، باعتقال …»)."""
    return noun.prep == "l" or (noun.prep == "b" and light.data.id.endswith(_WITH_B))


def _undergone(act: Chunk, chunks: list[Chunk], i: int) -> int | None:
    """Return the index of «تعرض» before a relative clause about who is struck («تعرض المخيم الذي يضم …، لقصف»)."""
    if act.prep != "l" or act.conj:
        return None
    relative = False
    for j in range(i - 1, max(-1, i - _LONGEST_DESCRIPTION), -1):
        chunk = chunks[j]
        if chunk.kind == "cue" and chunk.data.kind == "light_verb":
            verb = chunk.feature[:1] in VERB_FEATURES and chunk.data.gives == "passive"
            return j if relative and verb and _UNDERGOES in chunk.data.id else None
        if chunk.kind == "complement" or (chunk.kind == "punct" and chunk.group != "comma"):
            return None
        if is_finite(chunk) and not any(c.kind == "relative" for c in chunks[max(0, j - 2) : j]):
            return None
        relative = relative or chunk.kind == "relative"
    return None


def is_finite_or_noun(chunk: Chunk) -> bool:
    """Say whether a light verb's chunk can govern an act: any person of the verb, or its noun («قيام … باستهداف»)."""
    return bool(chunk.feature)
