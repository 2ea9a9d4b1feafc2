"""Who the subject of an act is: before its verb, behind it, after a light verb, or left out."""

from typing import Final

from tawatur.core.spans import Span
from tawatur.read import placing
from tawatur.read.arguments import OBJECT_FIRST
from tawatur.read.chunks import Chunk, Entity
from tawatur.read.clauses import AMONG, Candidate
from tawatur.read.context import Context
from tawatur.read.reach import left_subject

_WORDS: Final = frozenset({"word", "noun", "time", "place", "number", "auxiliary", "source"})
_DONE_TO: Final = frozenset({"attack", "do_to", "restrict", "transfer"})
_APPOINT: Final = "trigger.command.appoint"
_PUSHES: Final = "deployment.push_forces"
_FLIGHT: Final = frozenset({"displacement", "withdrawal", "deployment"})
_PLURALS: Final = frozenset({"3mp", "3md", "3fd", "3fp"})
_HUMAN: Final = frozenset({"attack", "do_to", "toward", "mutual"})
_CHARGING: Final = frozenset({"accusation", "demand", "threat"})
_OPENING: Final = frozenset({"punct", "clause", "conjunction", "time", "prep", "place", "word", "auxiliary"})
_TELLING: Final = frozenset({"toward", "mutual", "self", "move"})  # what people who tell may do too
_HARMING: Final = frozenset({"attack", "restrict", "do_to", "transfer"})


def between_light(context: Context, candidate: Candidate) -> list[Chunk]:
    """Return the phrases between a light verb and the noun that names the act."""
    if candidate.light is None or candidate.link_kind == "coordination":
        return []
    some = context.chunks[candidate.light.index + 1 : candidate.chunk.index]
    return [_acting(c) for c in some if c.kind in ("actor", "place", "thing", "time") or is_source(c)]


def subject_of(
    context: Context, candidate: Candidate, between: list[Chunk], right: list[Chunk]
) -> tuple[Chunk | None, str]:
    """Return (subject, how it was found); null where the act is passive, a noun, or tells of none."""
    if candidate.link_kind == "coordination" and candidate.link is not None:
        return candidate.link.subject, "coordination"
    verb = candidate.governor
    if verb.feature[:1] not in "pij" and candidate.light is None:
        before = _before_that(context, verb)
        return (before, "verb-second") if before is not None else (None, "")
    if candidate.light is not None:
        forced = [c for c in between if c.kind == "actor" and c.prep is None]
        if (
            forced
            and candidate.light.data.id.endswith("light_verb.force_to")
            and candidate.entry.type in _FLIGHT
            and (len(forced) > 1 or candidate.light.conj or forced[0].noun_class == "civilian")
        ):
            candidate.put("recipients", forced[-1], "roles.forced", 0.7)  # «أجبرت X العائلات على النزوح»
            return (forced[0], "verb-first") if len(forced) > 1 else (None, "")
        for chunk in between:
            if chunk.kind in ("actor", "thing") and chunk.prep is None:
                return chunk, "verb-first"
            if chunk.kind == "place" and chunk.prep is None and candidate.passive:
                return chunk, "verb-first"
        if verb.feature.startswith("x"):
            return None, ""
    found, how = left_subject(context.chunks, verb.index)
    if how == "relative" and found is not None:
        if verb.enclitic or (candidate.light is None and _explicit_after(context, candidate, right) is not None):
            if verb.enclitic and found.kind in ("thing", "actor", "place"):
                put_object(context, candidate, found, "relative_object")
            explicit = _explicit_after(context, candidate, right)
            return (explicit, "verb-first") if explicit is not None else _dropped(context, verb)
        if found.kind != "trigger":
            return found, "relative"
    elif how == "relative" and candidate.frame.id == "toward" and not verb.enclitic:
        return None, ""  # «المفوضية التي ناشدت المانحين»: whom the relative clause tells of, no list knows
    elif found is not None and how == "verb-second":
        told = candidate.passive and candidate.light is None and not verb.conj
        if told and any(c.kind == "punct" for c in context.chunks[found.index + 1 : verb.index]):
            explicit = _explicit_after(context, candidate, right)  # «نفذت الوحدات مداهمة، اعتُقل خلالها أربعة»
            if explicit is not None:
                return explicit, "verb-first"
        return found, how
    elif (how == "" and candidate.light is None) or candidate.light is not None:
        unknown = _by_position(context, candidate, verb)
        if unknown is not None:
            return unknown, "verb-second"
    if candidate.light is None and how != "pronoun":
        explicit = None
        if candidate.frame.id == "toward" or (candidate.frame.id in OBJECT_FIRST and not candidate.passive):
            explicit = _narrator(context, candidate, verb)
        explicit = explicit or _explicit_after(context, candidate, right)
        if (
            explicit is not None
            and candidate.frame.id == "harm"
            and verb.feature[1:3] == "3f"
            and verb.conj
            and context.agrees(explicit) != "fs"
        ):
            doer = context.discourse.dropped_subject(
                verb.feature
            )  # «… وقتلت ثلاثة من عناصرها»: active, its subject is left out
            if doer is not None and doer.noun_class == "force":
                candidate.put("recipients", explicit, "roles.object", 0.7)
                candidate.put("actors", doer, "roles.subject.dropped", 0.6)
                return None, ""
        if explicit is None and candidate.frame.subject == "actors":
            explicit = _narrator(context, candidate, verb)
        if explicit is not None and _appointed(context, candidate, explicit):
            candidate.put("recipients", explicit, "roles.object", 0.7)
            return _dropped(context, verb)
        if explicit is not None:
            return explicit, "verb-first"
    if how == "event" or candidate.passive or candidate.frame.id in ("blast",):
        return None, ""
    several = verb.feature[1:4] in _PLURALS and any(
        c.kind == "actor" and c.prep is None and not c.conj and c.group != AMONG for c in right
    )
    if (candidate.frame.id == "harm" and not several) or verb.feature[:1] not in "pij":
        return None, ""  # «قتلوا جندياً» has a subject and an object, «قتلوا» may be passive
    return _dropped(context, verb)


def _appointed(context: Context, candidate: Candidate, person: Chunk) -> bool:
    """Say whether a bare name before an accusative of office is who gets it («… وعين فلان رئيساً للحكومة»)."""
    verb, after = candidate.governor, person.index + 1
    if candidate.entry.id != _APPOINT or not verb.conj or candidate.passive or after >= len(context.chunks):
        return False
    post = context.chunks[after]
    office = post.kind == "actor" and getattr(post.head, "role", "") in ("leader", "official") and not post.conj
    named = person.head is None and bool(person.entities) and person.entities[0].kind == "person"
    return named and office and post.feature.endswith("a") and post.first == person.last


def _before_that(context: Context, verb: Chunk) -> Chunk | None:
    """Return the subject before «سبق أن», behind which a word that looks like a noun is a verb («سبق أن توعّد»)."""
    past = context.chunks[verb.index - 1] if verb.index else None
    before = context.chunks[verb.index - 2] if verb.index > 1 else None
    if past is None or past.kind != "cue" or past.data.kind != "past" or context.forms[past.last - 1] != "ان":
        return None
    return before if before is not None and before.kind == "actor" and before.prep is None else None


def _by_position(context: Context, candidate: Candidate, verb: Chunk) -> Chunk | None:
    """Read words that no list knows as the subject, where only a subject can stand: «أن السجانين ضربوه».

    They follow «أن» or open the sentence, and the verb is a plural of people, or one that only people and bodies do.
    """
    chunks, first = context.chunks, verb.index
    while (
        first > 0
        and (chunks[first - 1].kind in _WORDS or is_source(chunks[first - 1]))
        and not _opens_clause(chunks[first - 1])
    ):
        first -= 1
    if first == verb.index or (first > 0 and not _opens_clause(chunks[first - 1])):
        return None
    head = chunks[first]
    if not is_source(head) and (head.kind not in ("word", "noun") or (head.data is not None and head.kind == "word")):
        return None
    plural = verb.feature[1:4] in ("3mp", "3md")
    if head.conj or head.prep or (not plural and candidate.frame.id not in _HUMAN):
        return None
    if not plural and not context.forms[head.first].startswith("ال"):
        return None
    last = head
    for chunk in chunks[first + 1 : verb.index]:
        if chunk.kind not in ("word", "noun") or chunk.prep is not None or chunk.data is not None:
            break
        last = chunk
    return actor_of(head, last, plural=plural)


def _behind_clause(context: Context, verb: Chunk) -> bool:
    """Say whether «كما»، «فيما» open the verb's clause, so that it may go on with the subject before."""
    before = context.chunks[verb.index - 1] if verb.index else None
    return before is not None and before.kind == "clause" and bool(context.subjects)


def _narrator(context: Context, candidate: Candidate, verb: Chunk) -> Chunk | None:
    """Return a source right behind a verb of what sources do besides telling («ودعت المنظمة إلى …») as its subject."""
    behind = context.chunks[verb.index + 1] if verb.index + 1 < len(context.chunks) else None
    if behind is None or behind.prep is not None or behind.conj:
        return None
    if is_source(behind) or (
        behind.kind == "place" and candidate.frame.id == "toward" and candidate.entry.type != "visit"
    ):
        return actor_of(behind, behind, plural=False)
    if candidate.frame.id == "toward" and behind.kind == "noun" and behind.feature[:2] == "ns":
        return actor_of(behind, behind, plural=False) if context.forms[behind.first].startswith("ال") else None
    if candidate.frame.id != "toward" or behind.kind != "word" or behind.data is not None:
        return None
    last = behind
    for chunk in context.chunks[behind.index :]:
        articled = context.forms[chunk.first].startswith("ال")
        if chunk.kind != "word" or chunk.data is not None or chunk.conj or chunk.prep is not None or not articled:
            break
        last = chunk
    articled = context.forms[behind.first].startswith("ال")
    return actor_of(behind, last, plural=False) if articled else None  # «وحمّل التجمع الوطني القوات المسؤولية»


def _acting(chunk: Chunk) -> Chunk:
    """Return a source as an actor («وباشرت النيابة العامة التحقيق»), any other phrase as it is."""
    return actor_of(chunk, chunk, plural=False) if is_source(chunk) and chunk.prep is None else chunk


def is_source(chunk: Chunk) -> bool:
    """Say whether a phrase names a narrator, known or by its kind («النيابة العامة»)."""
    return chunk.kind == "source" or (chunk.kind == "cue" and chunk.data.kind == "source_noun")


def actor_of(first: Chunk, last: Chunk, *, plural: bool) -> Chunk:
    """Make an actor's phrase of words that stand where only an actor can."""
    made = Chunk("actor", first.first, last.last, Span(first.span.start, last.span.end))
    known = first.data if first.kind == "source" else None
    made.entities = [
        Entity(
            id=known.id if known is not None else None,
            name=known.name_ar if known is not None else None,
            kind="civil_body" if known is not None else None,
            rule="actor.by_position",
            span=made.span,
            registered=known is not None,
        )
    ]
    made.index, made.definite = first.index, True
    made.feature, made.noun_class, made.role = "np" if plural else "ns", "force", "actor.by_position"
    return made


def _opens_clause(chunk: Chunk) -> bool:
    return chunk.kind == "complement" or (chunk.kind == "punct" and chunk.group != "comma")


def _dropped(context: Context, verb: Chunk) -> tuple[Chunk | None, str]:
    before = context.chunks[verb.index - 1] if verb.index else None
    outer = before is not None and (before.kind == "complement" or (before.kind == "punct" and before.group == "comma"))
    telling = verb.kind != "trigger" or verb.data.frame in _TELLING
    found = context.discourse.dropped_subject(verb.feature, outer=outer, telling=telling)
    if found is not None and found.span.start < context.discourse.since and not _goes_on_from(context, verb):
        return None, ""
    return found, "dropped"


def _goes_on_from(context: Context, verb: Chunk) -> bool:
    """Say whether a verb may go on with a subject of the sentence before: it opens its own («كما نصبت …»).

    A verb of asking or charging may go on with whoever told the sentence before, so it does not count.
    """
    pronoun = any(c.kind == "complement" and c.enclitic for c in context.chunks[: verb.index])
    if pronoun:
        return True  # «وقال المتحدث باسم المحتجين إنهم يطالبون»
    if verb.kind == "trigger" and verb.data.frame == "toward":
        return False
    opens = verb.conj or any(c.kind == "clause" for c in context.chunks[: verb.index])
    return opens and all(c.kind in _OPENING for c in context.chunks[: verb.index])


def _explicit_after(context: Context, candidate: Candidate, right: list[Chunk]) -> Chunk | None:
    """Return the subject that follows its verb, unless what follows can only be the object."""
    free = [c for c in right if c.prep is None and c.kind in ("actor", "thing") and not c.conj]
    first = free[0] if free else None
    if first is None:
        return None
    verb = candidate.governor
    if verb.feature[1:3] == "3f" and verb.feature[:1] in "pij" and _man(context, first):
        return None  # «عيّنت المدعو فلان قائداً»
    if _charged(context, candidate, free):
        return None
    counts = candidate.entry.people and candidate.chunk.last - candidate.chunk.first > 1
    if counts and candidate.finite and not candidate.passive and candidate.chunk.last == first.first:
        return None  # «وأسر عشرات المقاتلين»: what the verb counts is its object
    if verb.feature[:1] in "pij" and verb.feature[1:4] in _PLURALS:
        return None  # a verb before its subject is singular: «وأعدموا ستة رجال»
    if first.role == "actor.number" and first.enclitic and candidate.frame.id in _TELLING:
        return first  # «ورفض بعضهم تسليم سلاحه»
    civilian = getattr(first.head, "role", "") not in ("generic_actor", "unit") and first.noun_class == "civilian"
    if candidate.chunk.enclitic and candidate.chunk is verb and first.kind == "actor":
        return first  # its object is the suffix: «اعترضها أهالٍ»
    joined = candidate.governor.conj or _behind_clause(context, candidate.governor)
    if candidate.frame.id == "mutual" and candidate.governor.conj and len(free) == 1 and context.discourse.subjects:
        return None  # «وزار المعسكر والتقى لجنة الأهالي»
    if candidate.entry.type == "formation" and len(free) == 1 and candidate.governor.conj:
        return None  # «وأنشأت شركات»: what is formed is the object
    thing = next((c for c in right if c.index > first.index), None)
    if candidate.entry.id.endswith(_PUSHES) and thing is not None and thing.prep == "b":
        return first  # «دفع الجيش بتعزيزات»
    if candidate.frame.id in OBJECT_FIRST and not candidate.passive and _object_behind_date(context, candidate, first):
        return first
    others = [c for c in free[1:] if c.kind == "actor" and not (c.first == first.last and c.noun_class == "civilian")]
    if civilian and candidate.frame.id in _HARMING and joined and not others:
        return None
    if any(c.kind == "place" and c.prep is None and c.index < first.index and not c.conj for c in right):
        return None if candidate.frame.id in OBJECT_FIRST else first
    if (
        candidate.frame.id in OBJECT_FIRST
        and not candidate.passive
        and len(free) == 1
        and not _place_object(right, first)
    ):
        if (civilian and candidate.frame.id in _HARMING) or (
            first.kind == "thing" and first.means is None and first.noun_class != "vehicle"
        ):
            return None
        if first.kind == "thing" and not first.means and not first.owner:
            return None
        if not _verb_agrees(candidate.governor.feature, context.agrees(first)):
            return None
        said = candidate.frame.id == "toward" and first.noun_class == "leader"
        said = said or (candidate.frame.id != "attack" and first.noun_class == "body")  # «ووزعت منظمة X مساعدات»
        if candidate.governor.conj and not said and _recent_subject(context, candidate.governor.feature, first):
            return None
    if first.kind == "thing" and candidate.frame.subject == "actors" and not first.owner and not first.means:
        return first if candidate.frame.mover else None
    return first


def _man(context: Context, first: Chunk) -> bool:
    """Say whether a phrase is one man told by his title or office, whom no feminine verb has as its subject."""
    if not first.leader or first.count is not None or first.feature[:2] not in ("ns", "as"):
        return False
    return context.agrees(first) == "ms" and not context.forms[first.first].endswith(("ه", "ات"))


def _charged(context: Context, candidate: Candidate, free: list[Chunk]) -> bool:
    """Say whether who stands alone behind a coordinated verb of charging is charged («طالب X بـ… واتهم Y بـ…»)."""
    first, verb = free[0], candidate.governor
    if candidate.entry.type not in _CHARGING or not verb.conj or len(free) > 1 or candidate.passive or candidate.light:
        return False
    if first.definite is False and first.role != "actor.registry":
        return False
    behind = context.chunks[first.index + 1 : first.index + 3]
    named = any(
        (c.kind in ("trigger", "actor", "thing", "word") and (c.prep == "b" or context.forms[c.first].startswith("ب")))
        or (c.kind == "prep" and c.data is not None and c.data.id == "b")
        for c in behind
    )
    before = context.subjects[-1] if context.subjects else None
    return named and before is not None and _verb_agrees(verb.feature, context.agrees(before))


def _object_behind_date(context: Context, candidate: Candidate, first: Chunk) -> bool:
    """Say whether an act's noun behind a date is what the subject brings («استقدمت X، مساء أمس، تعزيزات»)."""
    behind = context.chunks[first.index + 1 : first.index + 5]
    if [c.kind for c in behind] != ["punct", "time", "punct", "trigger"] or first.noun_class not in ("force", "body"):
        return False
    noun = behind[-1]
    return noun.feature[:1] == "n" and noun.prep is None and not noun.conj and noun.data.type == candidate.entry.type


def _recent_subject(context: Context, feature: str, first: Chunk) -> bool:
    """Say whether a coordinated verb more likely keeps the subject before it than takes the one after it."""
    before = context.discourse.subjects[-1] if context.discourse.subjects else None
    if before is None or not _verb_agrees(feature, before[0]):
        return False
    mine = {e.id for e in before[1].entities}
    return (
        not (mine & {e.id for e in first.entities}) and _verb_agrees(feature, before[0]) and first.noun_class != "force"
    )


def _place_object(right: list[Chunk], first: Chunk) -> bool:
    return any(c.kind == "place" and c.prep is None and c.index > first.index and not c.conj for c in right)


def kills(candidate: Candidate, subject: Chunk, right: list[Chunk]) -> bool:
    """Say whether a verb of harm is active: its subject can act and an object follows («قتلت القوة مدنيين»)."""
    if candidate.chunk.feature.endswith("P") or subject.noun_class == "civilian":
        return False
    if candidate.chunk.enclitic:
        return True
    return any(
        c.kind == "actor" and c.prep is None and c is not subject and not c.conj and c.group != AMONG for c in right
    )


def done_to(candidate: Candidate, subject: Chunk, right: list[Chunk]) -> bool:
    """Say whether unarmed people behind a verb of force are whom it is done to: no one else is there to do it to."""
    if candidate.light is not None or candidate.frame.id not in _DONE_TO or candidate.frame.object != "recipients":
        return False
    if candidate.chunk.enclitic:
        return False  # «اعترضها أهالٍ»
    if (
        subject.kind != "actor"
        or getattr(subject.head, "role", "") not in ("civilian", "nationality")
        or subject.definite
    ):
        return False
    return not any(
        c is not subject and c.prep is None and not c.conj and c.kind in ("actor", "thing", "place") for c in right
    )


def coordinated(context: Context, candidate: Candidate, subject: Chunk, role: str) -> None:
    """Add who is joined to a subject before its verb («القوات التركية وفصائل موالية لها سيطرت»)."""
    for chunk in context.chunks[subject.index + 1 : max(candidate.governor.index, candidate.chunk.index)]:
        if chunk.kind == "actor" and chunk.conj and chunk.prep is None:
            candidate.put(role if role != "things" else "actors", chunk, "roles.coordination", 0.7)
            if chunk not in subject.joined:
                subject.joined.append(chunk)
        elif chunk.kind not in ("word", "conjunction", "punct"):
            return


def put_subject(context: Context, candidate: Candidate, subject: Chunk, role: str, how: str) -> None:
    """Give the subject its role: people take it, a thing is what the act is done with, a place where."""
    if subject.kind == "thing":
        candidate.things.append(subject)
        if subject.owner:
            if role == "things":
                role = "recipients" if candidate.passive or candidate.frame.id == "blast" else "actors"
            candidate.put(role, subject, f"roles.subject_owner.{how or 'noun'}", 0.7)
        return
    if subject.kind == "place":
        candidate.put("places", subject, f"roles.subject_place.{how}", 0.8)
        if subject.owner:
            candidate.put("recipients", subject, "roles.owner_struck", 0.7)
        return
    if role == "things":
        return
    told = how in ("verb-first", "verb-second")
    candidate.put(role, subject, f"roles.subject.{how or 'noun'}", 0.9 if told else 0.7)
    if not told and subject in context.chunks:
        for chunk in subject.joined:
            candidate.put(role, chunk, "roles.subject.joined", 0.6)


def put_object(context: Context, candidate: Candidate, chunk: Chunk, rule: str) -> None:
    """Give an object its role: people take it, a thing is what the act is done to or with, a place where."""
    if chunk.kind == "thing":
        if chunk not in candidate.things:
            candidate.things.append(chunk)
        if chunk.owner and candidate.frame.id in placing.TARGET_FRAMES:
            candidate.put("recipients", chunk, "roles.owner_struck", 0.6)
    elif chunk.kind == "place":
        candidate.put("places", chunk, rule, 0.8)
        if chunk.owner and candidate.frame.object == "recipients" and not candidate.frame.mover:
            candidate.put("recipients", chunk, "roles.owner_struck", 0.7)
    elif chunk.kind == "actor":
        candidate.put(candidate.frame.object, chunk, rule, 0.8)


def _verb_agrees(feature: str, agrees: str) -> bool:
    """Say whether a verb before its subject agrees with it: gender only, plurals of people may take either."""
    person = feature[1:3]
    if agrees == "mp" or person not in ("3m", "3f"):
        return True
    return (person == "3f") == (agrees == "fs")
