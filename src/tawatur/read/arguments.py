"""Objects, genitives and phrases with a preposition: what an act's frame makes of each."""

from typing import Final

from tawatur.read import placing
from tawatur.read.chunks import Chunk
from tawatur.read.clauses import AMONG, Candidate
from tawatur.read.context import PERSONAL, Context

_WHEREABOUTS: Final = frozenset({"direction", "area_head", "nominal_area"})  # «اعتقال مسلحين شمال المدينة»
_TAKEN: Final = frozenset({"handover", "seizure", "crime"})
_LED_AWAY: Final = frozenset({"abduction", "arrest", "release", "torture"})
_LEVIED: Final = frozenset({"seizure", "restriction", "sanction", "curfew"})
_WITNESS: Final = "light_verb.witness"
_UNDERGO: Final = "light_verb.undergo"
_CONTROL: Final = frozenset({"السيطره", "سيطرتها", "سيطرته", "سيطرتهم"})
_NEXT: Final = 2
_BETWEEN: Final = "between"  # «بين X وY»: X does it, Y takes part
OBJECT_FIRST: Final = frozenset({"attack", "restrict", "do_to", "transfer", "goods", "toward"})


def arguments(context: Context, candidate: Candidate, right: list[Chunk], subject: Chunk | None) -> None:
    """Give the phrases behind an act their roles; what is joined by «و» takes the role of what it is joined to."""
    frame = candidate.frame
    last: tuple[str, Chunk] | None = None
    told: tuple[str, Chunk] | None = None  # the people named last
    free = [
        c
        for c in right
        if c.prep is None
        and not c.conj
        and c.kind in ("actor", "thing", "place")
        and c is not subject
        and c.group != AMONG
    ]
    genitive = candidate.entry.genitive or frame.genitive
    first_free = free[0] if free else None
    seen = candidate.light is not None and candidate.light.data.id.endswith(_WITNESS)
    if seen and subject is not None and subject.kind == "place":
        subject = None  # «شهدت المدينة مقتل X»
    for chunk in right:
        if chunk.kind in ("noun", "number"):
            continue
        if chunk is subject:
            last = told = ("subject", chunk)
            continue
        if chunk.group == AMONG:
            _some_of(candidate, chunk, told)
            continue
        if chunk.conj and chunk.prep is None and last is not None and chunk.kind == last[1].kind:
            _same_as(candidate, chunk, *last)
            if last[0] == "subject" and subject is not None and chunk.kind == "actor" and chunk not in subject.joined:
                subject.joined.append(chunk)
            last = (last[0], chunk)
            continue
        if chunk.conj and chunk.prep is None and chunk.kind == "place" and last is not None and last[1].kind == "place":
            _same_as(candidate, chunk, *last)
            continue
        if chunk.conj and chunk.prep is None and chunk.kind == "actor" and last is not None and _flies(candidate, last):
            candidate.put("actors", chunk, "roles.coordination", 0.7)
            continue
        role: str | None = None
        if chunk is first_free and chunk.prep is None and _past_preposition(context, candidate, chunk):
            continue
        if (
            subject is None
            and not candidate.finite
            and chunk is first_free
            and chunk.kind == "thing"
            and genitive == "subject"
        ):
            candidate.subject = candidate.subject or chunk
        if chunk.prep is None and chunk.kind in ("actor", "thing", "place"):
            charged = candidate.chunk.feature.startswith("t")  # «متهماً X بـ»: X is its object
            if charged and chunk is first_free and chunk.kind == "actor":
                candidate.put(frame.object, chunk, "roles.object", 0.8)
                role = frame.object
            elif (
                subject is None
                and not candidate.finite
                and chunk is first_free
                and chunk.kind == "actor"
                and (last is None or last[1].kind != "actor" or last[1].prep is None)
            ):
                two = len(free) > 1 and frame.id in OBJECT_FIRST and _two(candidate, chunk, free[1])
                two = two and (candidate.light is None or candidate.passive)  # the light verb has the subject
                if two and free[1].index == chunk.index + 2 and context.chunks[chunk.index + 1].kind == "punct":
                    two = False  # «إبعاد الشيخ فلان، أحد الخطباء»
                as_subject = (
                    genitive == "subject" or two or chunk.feature == "adjective" or _feared(context, candidate, chunk)
                )
                if candidate.passive and not two:
                    as_subject = genitive == "subject"
                as_subject = as_subject or _acts_upon(candidate, chunk, right) or _regains(context, candidate, chunk)
                if chunk.head is not None and chunk.head.role == "arm" and frame.id in ("attack", "attack_noun"):
                    as_subject = True
                if candidate.light is not None and not candidate.passive and candidate.light.feature[:1] in "pij":
                    as_subject = two  # «يتولون تدريب المجندين»: the light verb has the subject
                if any(rule == "roles.charged" for rule, *_ in candidate.rules):
                    as_subject = False  # «متهم بتمويل الخلايا»
                role = _genitive(context, candidate, chunk, subject=as_subject)
                if as_subject:
                    candidate.subject = chunk
            else:
                role = argument(context, candidate, chunk, subject, free_object=True)
        else:
            role = argument(context, candidate, chunk, subject, free_object=True)
        if role is not None:
            last = (role, chunk)
            if chunk.kind == "actor":
                told = last


def _flies(candidate: Candidate, last: tuple[str, Chunk]) -> bool:
    """Say whether the thing before is what does it («تحليق لمروحيات ومسيرات التحالف»), and so who is joined to it."""
    thing = last[1].kind == "thing" and last[1].prep == "l"
    return thing and not candidate.finite and (candidate.entry.type == "overflight" or candidate.frame.id == "move")


def _past_preposition(context: Context, candidate: Candidate, chunk: Chunk) -> bool:
    """Say whether a word governed by «ب» parts a noun from a phrase («المطالبة بالكشف عن مصير أبنائها»)."""
    between = context.chunks[candidate.chunk.index + 1 : chunk.index]
    return (
        candidate.frame.id == "toward"
        and not candidate.finite
        and any(
            c.kind in ("word", "trigger") and context.forms[c.first].startswith("ب") and c.last - c.first == 1
            for c in between
        )
    )


def _some_of(candidate: Candidate, chunk: Chunk, told: tuple[str, Chunk] | None) -> None:
    """Give «بينهم X» the role of the people whom X is among; after a mere number of dead, that of the victims."""
    frame = candidate.frame
    role = told[0] if told is not None else frame.object if candidate.entry.people else None
    if role == "subject":
        role = frame.object if candidate.passive else frame.subject
    if role == "actors" and frame.id == "harm":
        role = frame.object  # «إصابة ثلاثة برصاص الجيش، بينهم شاب»
    if role in ("actors", "recipients", "with") and not _only_victims(candidate, chunk):
        candidate.put(role, chunk, "roles.among", 0.7)


def _feared(context: Context, candidate: Candidate, chunk: Chunk) -> bool:
    """Say whether an act is feared of somebody («خوفاً من استهداف التحالف»): who fears is not the one who does it."""
    before = context.chunks[candidate.chunk.index - 1] if candidate.chunk.index else None
    if before is None or before.kind != "cue" or not before.data.id.endswith("plan.fear"):
        return False
    mine = {e.id for s in context.subjects for e in s.entities}
    return chunk.noun_class in ("force", "body") and not (mine & {e.id for e in chunk.entities})


def _acts_upon(candidate: Candidate, first: Chunk, right: list[Chunk]) -> bool:
    """Say whether «لـ» right behind a noun's genitive tells whom it acts upon («اعتقال القوات لـ17 شاباً»)."""
    if candidate.frame.id not in OBJECT_FIRST or first.noun_class not in ("force", "body") or candidate.passive:
        return False
    behind = next((c for c in right if c.index > first.index), None)
    near = behind is not None and behind.prep == "l" and behind.index - first.index <= _NEXT
    return near and behind is not None and behind.kind in ("actor", "place", "thing")


def _regains(context: Context, candidate: Candidate, first: Chunk) -> bool:
    """Say whether control is the object behind a noun's genitive («استعادة القوات السيطرة على …»)."""
    behind = first.last < len(context.forms) and context.forms[first.last] in _CONTROL
    return behind and candidate.entry.type == "territory_capture" and first.noun_class in ("force", "body")


def _two(candidate: Candidate, first: Chunk, second: Chunk) -> bool:
    """Say whether the noun's two bare phrases are its subject and its object («استهداف التحالف مواقع X»)."""
    if candidate.entry.type == "formation" or (
        first.noun_class in ("civilian", "leader") and candidate.entry.type in PERSONAL
    ):
        return False
    if second.kind == "place":
        if first.noun_class not in ("force", "body"):
            return False
        where = getattr(second.head, "role", "")
        return where == "asset" or (second.index == first.index + 1 and where not in _WHEREABOUTS)
    return first.noun_class != "civilian" or candidate.entry.type not in PERSONAL


def _genitive(context: Context, candidate: Candidate, chunk: Chunk, *, subject: bool) -> str:
    frame = candidate.frame
    role = frame.subject if subject else frame.object
    if role == "things":
        role = "recipients"
    if _only_victims(candidate, chunk):
        return role
    candidate.put(role, chunk, "roles.genitive_subject" if subject else "roles.genitive_object", 0.8)
    if subject:
        context.remember(chunk, inner=True)
    return role


def _same_as(candidate: Candidate, chunk: Chunk, role: str, before: Chunk) -> None:
    """Give a phrase joined by «و» the role of the phrase before it."""
    if role == "subject":
        role = candidate.frame.object if candidate.passive else candidate.frame.subject
    if chunk.kind == "thing":
        candidate.things.append(chunk)
    elif chunk.kind == "place":
        if role in ("from", "to", "places"):
            candidate.put(role, chunk, "roles.coordination", 0.7)
        else:
            candidate.put("places", chunk, "roles.coordination", 0.6)
        if chunk.owner and candidate.frame.id in placing.TARGET_FRAMES:
            candidate.put("recipients", chunk, "roles.owner_struck", 0.6)
    elif role == _BETWEEN:
        both = before.feature.startswith("nd")  # «بين عشيرتي X وY»
        candidate.put("actors" if both else "with", chunk, "roles.between", 0.8)
    elif not _only_victims(candidate, chunk):
        candidate.put(
            role if role in ("actors", "recipients", "with") else "recipients", chunk, "roles.coordination", 0.7
        )


def argument(
    context: Context, candidate: Candidate, chunk: Chunk, subject: Chunk | None, *, free_object: bool
) -> str | None:
    """Place one phrase by its preposition, or as a free object; return the role it got."""
    frame, prep = candidate.frame, chunk.prep
    if chunk.kind == "place":
        return placing.attach(candidate, chunk, context.chunks)
    if chunk.kind == "thing":
        candidate.things.append(chunk)
        if chunk.owner and (_struck(candidate, chunk, subject) or _beside_struck(context, candidate, chunk)):
            candidate.put("recipients", chunk, "roles.owner_struck", 0.6)
        elif chunk.owner and prep == "b" and not candidate.roles.get("actors"):
            candidate.put("actors", chunk, "roles.owner_of_means", 0.6)
        return "things"
    if chunk.kind == "word" and chunk.data.id in frame.preps and frame.preps[chunk.data.id] == "recipients":
        found = context.discourse.pronoun(
            chunk.enclitic, kinds=("actor",), avoid=list(subject.entities) if subject else []
        )
        if found is not None:
            candidate.put("recipients", found, "roles.pronoun_of_preposition", 0.6)
        return None
    if chunk.kind != "actor":
        return None
    if prep == "agent":
        candidate.put("actors", chunk, "roles.agent", 0.95)
        return "actors"
    if prep == "companion":
        candidate.put("with", chunk, "roles.companion", 0.9)
        return "with"
    if prep == "like":
        candidate.put("with", chunk, "roles.example", 0.6)
        return "with"
    if prep == "from" and frame.id == "toward" and not candidate.finite and candidate.light is None and subject is None:
        candidate.put("actors", chunk, "roles.issued_by", 0.75)  # «مناشدات من النقابة»
        return "actors"
    if prep in frame.preps:
        role = frame.preps[prep]
        candidate.put(role, chunk, f"roles.frame.{prep}", 0.85)
        return _BETWEEN if prep == "between" and role == "actors" else role
    counted = candidate.chunk.last - candidate.chunk.first > 1 and not candidate.roles.get("recipients")
    if prep == "from" and candidate.entry.people and counted and frame.object == "recipients":
        candidate.put("recipients", chunk, "roles.counted_of", 0.6)  # «أسر أربعة من المقاتلين»
        return "recipients"
    if prep == "from" and _takes(candidate):
        candidate.put("recipients", chunk, "roles.taken_from", 0.7)  # «تسلّم الجيش المعبر من المسلحين»
        return "recipients"
    if prep == "from" and _attacker(candidate, chunk):
        candidate.put("actors", chunk, "roles.attacked_by", 0.7)  # «تعرض الحاجز لإطلاق نار من مسلحين»
        return "actors"
    if prep == "on" and candidate.entry.type in _LEVIED:
        candidate.put("recipients", chunk, "roles.levied_on", 0.75)  # «فرض إتاوات على التجار»
        return "recipients"
    if prep == "under_over" and candidate.entry.type == "restriction":
        candidate.put("recipients", chunk, "roles.closed_to", 0.7)  # «أغلق الحاجز أمام المواطنين»
        return "recipients"
    if prep == "to" and (frame.fire or candidate.entry.type == "desertion"):
        candidate.put("recipients", chunk, "roles.towards", 0.7)  # «أطلقوا الرصاص صوب الأهالي»، «سلموا أنفسهم إلى …»
        return "recipients"
    if prep == "with" and candidate.entry.type == "investigation":
        candidate.put("recipients", chunk, "roles.questioned", 0.8)  # «التحقيق مع الموقوفين»
        return "recipients"
    if prep == "with":
        candidate.put("with", chunk, "roles.with", 0.8)
        return "with"
    if prep is None and free_object:
        role = frame.object
        if role == "things":
            role = "recipients"
        if candidate.entry.type == "command_change" and _post(chunk):
            return None
        if _strikes_subject(candidate, chunk, subject):
            candidate.put("actors", chunk, "roles.undergone", 0.7)  # «تعرضت البلدة لقصف قوات النظام»
            return "actors"
        if (
            (candidate.passive and subject is not None)
            or _only_victims(candidate, chunk)
            or _apposed(candidate, chunk, role)
        ):
            return None
        if chunk.feature == "adjective" and not candidate.roles.get("actors"):
            role = "actors"
        candidate.put(role, chunk, "roles.object", 0.75)
        return role
    if prep == "on" and frame.shifter and chunk.noun_class == "civilian":
        candidate.put("recipients", chunk, "roles.beneficiary.on", 0.7)  # «وزعت سلالاً على النازحين»
        return "recipients"
    if prep in ("l", "to") and (frame.shifter or frame.id in ("toward", "do_to")):
        candidate.put("recipients", chunk, f"roles.beneficiary.{prep}", 0.7)
        return "recipients"
    if prep in ("b",) and chunk.means and not candidate.roles.get("actors"):
        candidate.put("actors", chunk, "roles.arm", 0.6)
        return "actors"
    if prep == "l" and frame.id in ("move", "clash") and not candidate.finite:
        candidate.put("actors", chunk, "roles.of", 0.7)
        return "actors"
    if prep == "l" and frame.id == "blast" and _planted(context, candidate, chunk):
        candidate.put("actors", chunk, "roles.owner_of_means", 0.6)  # «انفجار لغم للحوثيين»
        return "actors"
    if prep == "l" and frame.id in ("attack", "attack_noun") and _of_struck(context, candidate, chunk, subject):
        candidate.put("recipients", chunk, "roles.owner_struck", 0.6)  # «ألقوا قنبلة على ملالة للجيش»
        return "recipients"
    doers = candidate.roles.get("actors", ())
    if prep == "l" and frame.object == "recipients" and not candidate.finite and candidate.subject in doers:
        candidate.put("recipients", chunk, "roles.acted_upon", 0.7)
        return "recipients"
    if prep == "l" and frame.id in ("attack", "attack_noun", "harm"):
        candidate.put("actors" if frame.id != "harm" else "recipients", chunk, "roles.of", 0.6)
        return "actors"
    return None


def _struck(candidate: Candidate, chunk: Chunk, subject: Chunk | None) -> bool:
    """Say whether a thing of somebody is what an act strikes or takes («استهدف سيارة X»، «انفجار برتل X»)."""
    frame = candidate.frame
    if chunk.thing_kind == "flag":
        return False
    if frame.id == "blast":
        return chunk.prep in ("on", "b", "in")
    if frame.id not in placing.TARGET_FRAMES:
        return False
    if chunk.prep == "on" or (chunk.prep == "l" and frame.id == "attack_noun"):
        return True  # «كمين لحافلة X»
    noun_of = not candidate.finite and (candidate.entry.genitive or frame.genitive) == "object" and not chunk.means
    return chunk.prep is None and (subject is not None or noun_of)


def _strikes_subject(candidate: Candidate, chunk: Chunk, subject: Chunk | None) -> bool:
    """Say whether a force behind an attack's noun strikes the subject that undergoes it."""
    light = candidate.light
    undergone = candidate.passive and light is not None and light.data.id.endswith(_UNDERGO) and subject is not None
    near = chunk.index == candidate.chunk.index + 1 and not candidate.roles.get("actors")
    return undergone and near and chunk.noun_class == "force" and candidate.frame.id in ("attack", "attack_noun")


def _attacker(candidate: Candidate, chunk: Chunk) -> bool:
    """Say whether «من» behind an attack's noun tells who attacks."""
    if candidate.finite or chunk.conj or candidate.frame.id not in ("attack", "attack_noun"):
        return False
    return chunk.noun_class in ("force", "body") and not candidate.roles.get("actors")


def _of_struck(context: Context, candidate: Candidate, chunk: Chunk, subject: Chunk | None) -> bool:
    """Say whether «لـ» tells whose the object of a verb of attack is, though no list knows the object's noun."""
    before = context.chunks[chunk.index - 1] if chunk.index else None
    if not candidate.finite or before is None or before is candidate.chunk:
        return False
    told = subject is not None and subject in context.chunks
    return told or before.kind in ("trigger", "thing", "place")


def _beside_struck(context: Context, candidate: Candidate, chunk: Chunk) -> bool:
    """Say whether «لـ» joins a thing of somebody to what an act strikes («دمّر مخزناً للذخيرة تابعاً لـX»)."""
    before = context.chunks[chunk.index - 1] if chunk.index else None
    return (
        before is not None
        and chunk.prep == "l"
        and candidate.frame.id in placing.TARGET_FRAMES
        and before.kind in ("place", "thing")
        and before.last == chunk.first
    )


def _planted(context: Context, candidate: Candidate, chunk: Chunk) -> bool:
    """Say whether «لـ» tells whose the mine or bomb is that blew up: it stands right behind the thing."""
    before = context.chunks[chunk.index - 1] if chunk.index else None
    return before is not None and before in candidate.things and before.prep is None and before.last == chunk.first


def _takes(candidate: Candidate) -> bool:
    """Say whether an act may take something from people («تسلّم»، «صادر»)."""
    entry = candidate.entry
    return entry.type in _TAKEN or any(sense.type in _TAKEN for sense in entry.senses)


def _person(chunk: Chunk) -> bool:
    """Say whether a phrase names a person, not only an office."""
    return any(e.kind == "person" and e.rule != "actor.generic" for e in chunk.entities)


def _post(chunk: Chunk) -> bool:
    """Say whether an accusative of office tells what somebody is made («عينت X قائداً للشرطة»), not who."""
    office = getattr(chunk.head, "role", "") in ("leader", "official")
    return office and chunk.feature.endswith("a") and not _person(chunk)


def _apposed(candidate: Candidate, chunk: Chunk, role: str) -> bool:
    """Say whether a bare phrase goes with the object before it («أحد خطباء المسجد»): it is no second object."""
    objects = [c for c in candidate.roles.get(role, ()) if c.kind == "actor" and c.prep is None]
    return bool(objects) and not _person(chunk)


def _only_victims(candidate: Candidate, chunk: Chunk) -> bool:
    """Say whether a noun names victims as such («ضحايا»، «جرحى»): it adds nobody to an act of harm."""
    if _person(chunk) or candidate.entry.type in _LED_AWAY:
        return False  # «اعتقال الجريح فلان»، «اقتادوا الضحيتين»
    return chunk.head is not None and chunk.head.id.rpartition(".")[2] in ("protester_dead", "wounded")
