"""Participants that an act does not name itself: pronouns, addressees, the subject of its sentence."""

from typing import Final

from tawatur.read.arguments import argument
from tawatur.read.chunks import Chunk, owners
from tawatur.read.clauses import Candidate, is_finite
from tawatur.read.context import PERSONAL, Context
from tawatur.read.reach import right_of
from tawatur.read.status import breached
from tawatur.read.subjects import actor_of, put_object, put_subject

_PLACED: Final = frozenset({"attack", "attack_noun", "blast"})
_LAID: Final = 4  # so many phrases on may the verb of laying stand
_FIXED: Final = 2  # words that make a fixed phrase
_OWN: Final = frozenset({"deployment", "withdrawal", "refusal", "desertion"})
_LATEST: Final = 2
_COVER: Final = "news.cooperation_cover"
_CIVIL: Final = frozenset({"self", "move", "toward", "mutual"})  # what people without arms do too
_ASKED: Final = frozenset({"b", "to", "l", "on"})
_RAISED: Final = frozenset({"recruitment", "formation"})
_RESUMED: Final = frozenset({"بها", "به", "لها", "له", "لهم", "بهم", "فيها", "فيه", "عليها", "عليه"})


def light_behind(context: Context, candidate: Candidate) -> None:
    """Read a light verb that follows the noun it carries («مناورات أجراها X»، «الهجمات التي يتعرض لها Y من قبل X»)."""
    i = candidate.chunk.index + 1
    relative = False
    while i < len(context.chunks):
        chunk = context.chunks[i]
        if chunk.kind == "relative":
            relative = True
        elif (
            chunk.kind == "cue"
            and chunk.data.kind == "light_verb"
            and (chunk.feature[:1] in "pij" or chunk.data.gives == "active")
        ):
            break
        elif chunk.kind == "auxiliary" or (chunk.kind == "cue" and chunk.data.kind in ("habitual", "source_adjective")):
            pass  # «هجوم قد تشنه X»
        elif (
            chunk.kind not in ("word", "time", "noun") and not (chunk.kind == "place" and not relative)
        ) or i - candidate.chunk.index > 5:
            return
        i += 1
    if i >= len(context.chunks):
        return
    light = context.chunks[i]
    if not (relative or light.enclitic or _pronoun_after(context, light)):
        for chunk in right_of(context.chunks, i):
            if chunk.prep == "agent":  # «إن طوقاً فُرض على القرية من قبل X»
                argument(context, candidate, chunk, None, free_object=False)
        return
    passive = light.data.gives == "passive" and not (light.enclitic and light.data.id.endswith("take_place"))
    after = right_of(context.chunks, i)
    done, first, role = False, None, candidate.frame.subject
    for chunk in after:
        if (
            not done
            and chunk.prep is None
            and chunk.kind in ("actor", "thing", "place")
            and (passive or chunk.kind != "place")
        ):
            role = candidate.frame.object if passive else candidate.frame.subject
            put_subject(context, candidate, chunk, role if role != "things" else "recipients", "light_behind")
            context.discourse.subject(chunk, context.agrees(chunk))
            if not passive:
                candidate.subject = chunk
            done, first = True, chunk
        elif (
            first is not None and chunk.conj and chunk.prep is None and chunk.kind == "actor" and first.kind == "actor"
        ):
            put_subject(context, candidate, chunk, role, "light_behind")  # «ينفذها الطيران الأمريكي والإسرائيلي»
        else:
            argument(context, candidate, chunk, candidate.subject, free_object=False)
    candidate.note("roles.light_verb_behind", "actors", 0.85, light)


def attended(context: Context, candidate: Candidate) -> None:
    """Read who takes part in a meeting that a verb behind its noun tells of («اجتماعاً ضم قياديين وضباطاً»)."""
    if candidate.entry.type != "meeting" or candidate.finite:
        return
    for chunk in context.chunks[candidate.chunk.index + 1 : candidate.chunk.index + _LAID]:
        if chunk.kind == "cue" and chunk.data.id.endswith("light_verb.include") and chunk.feature[:1] in "pij":
            held = bool(context.done) and context.done[-1].entry.type == "meeting" and context.done[-1].finite
            role = "with" if held or candidate.roles.get("actors") else "actors"  # «عقد X اجتماعاً ضم Y»
            for guest in right_of(context.chunks, chunk.index):
                if guest.kind == "actor" and guest.prep is None and guest not in candidate.roles.get("actors", ()):
                    candidate.put(role, guest, "roles.attended", 0.75)
            return
        if chunk.kind not in ("word", "relative", "place", "time", "prep", "noun", "actor"):
            return


def placed(context: Context, candidate: Candidate) -> None:
    """Read who laid or threw what an attack's noun tells of («كمين نصبه مسلحون»، «انفجار قنبلة ألقاها مجهول»)."""
    if candidate.frame.id not in _PLACED or candidate.roles.get("actors"):
        return
    at = candidate.chunk.index + 1
    chunks = context.chunks
    while at < len(chunks) and chunks[at].kind in ("thing", "word") and not chunks[at].enclitic and not chunks[at].conj:
        at += 1
    if at + 1 >= len(chunks) or at - candidate.chunk.index > _LAID:
        return
    verb, doer = chunks[at], chunks[at + 1]
    finite = is_finite(verb) or (verb.kind == "cue" and verb.feature[:1] in "pij")
    if not finite or verb.conj or verb.enclitic not in ("ه", "ها") or doer.kind != "actor" or doer.prep is not None:
        return
    if doer.noun_class != "civilian" and verb.feature[1:3] in ("3m", "3f"):
        candidate.put("actors", doer, "roles.placed_by", 0.75)


def _pronoun_after(context: Context, chunk: Chunk) -> bool:
    """Say whether a preposition with a pronoun («بها») follows."""
    following = context.chunks[chunk.index + 1] if chunk.index + 1 < len(context.chunks) else None
    return following is not None and following.kind == "word" and context.forms[following.first] in _RESUMED


def addressed(context: Context, candidate: Candidate) -> None:
    """Give an act to whom it is asked of or who is accused of it («طالب X Y بوقف»، «اتهم X Y بقتل»)."""
    last = context.done[-1] if context.done else None
    if last is not None and candidate.chunk.conj and not candidate.finite and not candidate.roles.get("actors"):
        asked = [c for rule, _, _, c in last.rules if rule == "roles.addressee"]
        for chunk in asked if candidate.frame.subject == "actors" else ():
            if chunk is not None:
                candidate.put("actors", chunk, "roles.addressee", 0.65)  # «طالب X Y بالتحقيق والقبض على …»
    if (
        last is None
        or candidate.finite
        or candidate.roles.get("actors")
        or (candidate.frame.subject != "actors" and candidate.frame.id != "harm")
    ):
        return
    forced = last.entry.id.endswith("restriction.force_rule")  # «إلزام المجلس بسحب قواته»
    if last.entry.type not in ("demand", "accusation") and not forced:
        return
    prep = candidate.chunk.prep or candidate.governor.prep
    of = prep is None and any(c.prep == "from" for c in last.roles.get("recipients", ()))  # «طلب من X إرسال خبراء»
    within = last.entry.type == "accusation" and prep in ("during", "in")  # «اتهم X Y باستخدام الغاز خلال قصف»
    if prep not in _ASKED and not of and not within:
        return
    told = [
        c.index for c in last.roles.get("recipients", ()) if c in context.chunks and c.index < candidate.chunk.index
    ]
    between = context.chunks[max([last.chunk.index, *told]) + 1 : candidate.chunk.index]
    if any(is_finite(c) or c.kind in ("complement", "relative") for c in between):
        return
    for chunk in last.roles.get("recipients", ()):
        candidate.put("actors", chunk, "roles.addressee", 0.7)


def addressee(context: Context, candidate: Candidate) -> None:
    """Read words that no list knows as whom a charge or demand is addressed to («اتهم X جهات خارجية بالسعي»)."""
    if candidate.entry.type not in ("accusation", "demand") or candidate.roles.get("recipients"):
        return
    start = candidate.chunk.index + 1
    if candidate.subject is not None and candidate.subject.index >= start and candidate.subject in context.chunks:
        start = candidate.subject.index + 1
    chunks = context.chunks
    if start >= len(chunks) or chunks[start].kind not in ("word", "noun", "place", "source"):
        return
    first = last = chunks[start]
    if first.prep is not None or first.conj or (first.kind == "word" and first.data is not None):
        return
    for chunk in chunks[start + 1 :]:
        by = context.forms[chunk.first].startswith("ب") and chunk.kind in ("trigger", "word", "cue")
        if by or chunk.prep == "b":
            candidate.put("recipients", actor_of(first, last, plural=True), "roles.addressee_by_position", 0.6)
            return
        if chunk.kind != "word" or chunk.data is not None or chunk.conj or chunk.prep is not None:
            return
        last = chunk


def fallback(context: Context, candidate: Candidate) -> None:
    """Let an act without a doer take the subject of its sentence, as readers do («… ومصادرة هواتفهم»)."""
    frame = candidate.frame
    if candidate.entry.id.endswith("kill.body_found") and not candidate.roles.get("recipients"):
        candidate.put("recipients", _body(candidate.chunk), "roles.body", 0.6)
    one_sided = bool(candidate.roles.get("actors")) and not candidate.roles.get("recipients")
    if one_sided and not candidate.finite and frame.fire and _met(context, candidate) == "fear":
        feared_for(context, candidate)  # «تخوفاً من ضربات للتحالف»
    if candidate.entry.id.endswith(_COVER) and not candidate.roles.get("recipients"):
        _covered(context, candidate)
    if frame.id == "clash" and not candidate.finite and candidate.roles.get("with"):
        _opponents(context, candidate)
    if frame.subject != "actors" or candidate.roles.get("actors") or frame.id == "clash":
        return
    if candidate.finite and not candidate.chunk.conj and _governed(context, candidate.chunk):
        return  # «منع حمل الهواتف»: no verb stands in the genitive
    if any(rule == "roles.forced" for rule, *_ in candidate.rules):
        return  # «أجبرت المعارك العائلات على النزوح»
    met = _met(context, candidate)
    if met:
        if met == "fear" and not candidate.roles.get("recipients"):
            feared_for(context, candidate)
        return
    if (
        candidate.passive
        and candidate.light is not None
        and candidate.light.data.id.rpartition(".")[2] not in ("be_done", "take_place")
    ):
        return
    if candidate.subject is not None and candidate.subject.kind == "thing" and (frame.mover or frame.shifter):
        cargo = next(
            (
                c
                for c in right_of(context.chunks, candidate.subject.index)
                if c.kind == "actor" and c.prep in (None, "b")
            ),
            None,
        )
        if cargo is not None and not any(cargo in some for some in candidate.roles.values()):
            candidate.put("actors", cargo, "roles.carried", 0.6)  # «حافلات تحمل عناصر …»
            return
    elif candidate.finite and (candidate.subject is not None or candidate.passive) and not _during(context, candidate):
        return
    if candidate.entry.type in ("agreement", "ceasefire") and breached(candidate, context.chunks):
        return  # «انتهكت X اتفاق وقف إطلاق النار»: who agreed is not told
    behind = context.done[-1] if context.done else None
    if behind is not None and not candidate.finite:
        if behind.entry.type == "agreement" and candidate.chunk.prep in ("on", "l"):
            return  # «اتفاق على وقف إطلاق النار»: who does it is not told
        if behind.entry.type == "accusation" and candidate.chunk.prep == "b":
            return  # «نددت X بجرائم …»: not X
        if behind.entry.type == "demand" and _asked_for(context, behind, candidate):
            return  # «طالبت X بإطلاق سراح …»: not X
        if candidate.chunk.conj and any(rule == "roles.asked" for rule, *_ in behind.rules):
            candidate.note("roles.asked", "trigger", 0.6)
            return  # «طالبت X بوقف القصف والسماح بدخول …»
        if behind.entry.type in _RAISED and _meant_for(context, behind, candidate):
            for chunk in behind.roles.get("recipients", ()):
                candidate.put("actors", chunk, "roles.raised_for", 0.6)
            return
    if context.speaker is not None and not candidate.finite and _told_by(context, candidate):
        candidate.put("actors", context.speaker, "roles.speaker_of_own_act", 0.6)
        return
    taken = {e.id for some in (candidate.roles.get("recipients", ()),) for c in some for e in owners(c) if e.id}
    subjects = [s for s in reversed(context.subjects) if id(s) not in context.discourse.inner or s.prep is None]
    if any(s.kind == "actor" and id(s) not in context.discourse.inner for s in context.subjects[-_LATEST:]):
        subjects = [s for s in subjects if id(s) not in context.discourse.inner]
    if candidate.chunk.feature.startswith("t"):  # «…، متهماً X»: whoever speaks or the sentence is about
        subjects = [s for s in subjects if id(s) not in context.discourse.inner]
        if context.speaker is not None:
            subjects.insert(0, context.speaker)
    for subject in subjects:
        if subject.kind != "actor" or (subject.index >= candidate.chunk.index and subject in context.chunks):
            continue
        if subject.noun_class == "civilian" and frame.id not in _CIVIL:
            continue
        if taken & {e.id for e in subject.entities} or _harmed(context, candidate, subject):
            continue
        joined = subject.joined if subject in context.chunks else ()
        for chunk in (subject, *joined):
            candidate.put("actors", chunk, "roles.subject_of_sentence", 0.5)
        return
    topic = _topic(context, candidate)
    if topic is not None and not taken & {e.id for e in topic.entities}:
        candidate.put("actors", topic, "roles.topic", 0.5)


def passive_goes_on(context: Context, candidate: Candidate) -> None:
    """Let a passive joined to a passive go on with whom that was done to («شُردت عائلات ومُنعت من العودة»)."""
    before = context.done[-1] if context.done else None
    if before is None or not candidate.finite or not candidate.passive or not candidate.chunk.conj:
        return
    if candidate.light is not None or candidate.roles.get("recipients") or candidate.things:
        return
    if not (before.finite and before.passive) or before.chunk.feature[1:4] != candidate.chunk.feature[1:4]:
        return
    for chunk in before.roles.get("recipients", ()):
        candidate.put("recipients", chunk, "roles.passive_goes_on", 0.65)


def _opponents(context: Context, candidate: Candidate) -> None:
    """Let a clash with somebody be fought by whom its sentence is about («سيطر الجيش بعد معارك مع …»)."""
    if candidate.roles.get("actors"):
        return
    theirs = {e.id for c in candidate.roles["with"] for e in c.entities if e.id}
    harmed = [c for a in reversed(context.done) if a.frame.id == "harm" for c in a.roles.get("recipients", ())]
    for chunk in (*harmed[:1], *reversed(context.subjects)):
        told = chunk.kind == "actor" and chunk.noun_class in ("force", "body", "leader") and chunk in context.chunks
        if told and chunk.index < candidate.chunk.index and not theirs & {e.id for e in chunk.entities}:
            candidate.put("actors", chunk, "roles.opponent", 0.6)
            return


def _covered(context: Context, candidate: Candidate) -> None:
    """Let whoever acts under somebody's protection be protected («هاجم مستوطنون القرية تحت حماية الجيش»)."""
    for subject in reversed(context.subjects):
        own = subject in candidate.roles.get("actors", ())
        if subject.kind == "actor" and subject in context.chunks and subject.index < candidate.chunk.index and not own:
            candidate.put("recipients", subject, "roles.covered", 0.6)
            return


def _governed(context: Context, chunk: Chunk) -> bool:
    """Say whether a phrase stands right behind an act's noun."""
    before = context.chunks[chunk.index - 1] if chunk.index else None
    return before is not None and before.kind == "trigger" and before.feature[:1] == "n" and before.last == chunk.first


def _body(trigger: Chunk) -> Chunk:
    """Return the bodies that a find tells of as people («21 جثة»)."""
    made = Chunk("actor", trigger.first, trigger.last, trigger.span)
    made.index, made.noun_class, made.feature, made.role = trigger.index, "civilian", "ns", "actor.body"
    return made


def _during(context: Context, candidate: Candidate) -> bool:
    """Say whether a passive tells what happened in an operation of the sentence's subject («اعتقل خلالها …»)."""
    behind = candidate.chunk.index + 1
    if behind >= len(context.chunks) or not candidate.passive:
        return False
    return context.forms[context.chunks[behind].first] in ("خلالها", "خلاله")


def _harmed(context: Context, candidate: Candidate, subject: Chunk) -> bool:
    """Say whether an attack's noun tells what harmed a subject of the sentence («أصيب X بإطلاق نار»)."""
    return candidate.frame.id not in ("move", "self") and any(
        subject in act.roles.get("recipients", ()) and act.frame.id == "harm" and act.finite for act in context.done
    )


def _asked_for(context: Context, behind: Candidate, candidate: Candidate) -> bool:
    """Say whether an act's noun is what a demand asks for."""
    first = min(candidate.governor.index, candidate.chunk.index)
    prep = context.chunks[first].prep
    between = context.chunks[behind.chunk.index + 1 : first]
    if any(is_finite(c) or c.kind in ("complement", "clause", "relative") for c in between):
        return False
    beside = any(context.forms[c.first].startswith("ب") for c in between[-2:])  # «بوقف فوري لإطلاق النار»
    asked = prep in ("b", "to") or (prep in ("l", None) and beside)
    if asked:
        candidate.note("roles.asked", "trigger", 0.6)
    return asked


def _topic(context: Context, candidate: Candidate) -> Chunk | None:
    """Return the actor that opens the sentence, if only unknown words lead from it to the act («X ترد بقصف Y»)."""
    first = next((c for c in context.chunks if c.kind != "punct"), None)
    if candidate.finite or first is None or first.kind != "actor" or first.noun_class == "civilian":
        return None
    between = context.chunks[first.index + 1 : candidate.chunk.index]
    unknown = all(c.kind == "time" or (c.kind == "word" and c.data is None) for c in between)
    return first if between and unknown else None


def _meant_for(context: Context, behind: Candidate, candidate: Candidate) -> bool:
    """Say whether an act is what people were recruited or a group was formed for («جند فتية لنقل الذخيرة»)."""
    between = context.chunks[behind.chunk.index + 1 : candidate.chunk.index]
    if not behind.roles.get("recipients") or any(is_finite(c) or c.kind in ("complement", "punct") for c in between):
        return False
    return candidate.chunk.prep == "l" or any(c.kind == "cue" and c.data.kind == "plan" for c in between)


def _met(context: Context, candidate: Candidate) -> str:
    """Say how the sentence's subject meets an act's noun: with "fear" or "revenge"; empty if it is its own act."""
    start = min(candidate.governor.index, candidate.chunk.index)
    for chunk in reversed(context.chunks[max(0, start - 3) : start]):
        if chunk.kind == "cue":
            if chunk.data.id.endswith("plan.fear"):
                return "fear"
            return "revenge" if chunk.data.id.endswith("cause.retaliation") else ""
        if chunk.kind in ("trigger", "complement", "relative", "clause", "punct"):
            return ""
    return ""


def feared_for(context: Context, candidate: Candidate) -> None:
    """Let an act that is feared be feared by the sentence's subject («عزز الجيش مواقعه تحسباً لأي هجوم»)."""
    for subject in reversed(context.subjects):
        own = subject in candidate.roles.get("actors", ())
        if subject.kind == "actor" and subject.index < candidate.chunk.index and not own:
            candidate.put("recipients", subject, "roles.feared_for", 0.55)
            return


def _told_by(context: Context, candidate: Candidate) -> bool:
    """Say whether a verb of saying governs an act's noun itself («أعلنت X استهداف»): X speaks of its own act."""
    for chunk in reversed(context.chunks[: candidate.chunk.index]):
        if chunk.kind in ("complement", "relative", "clause", "trigger"):
            return False
        if chunk.kind == "cue" and chunk.data.kind in ("speech", "denial"):
            return chunk.feature[:1] in "pij"
    return False


def _inner_suffix(context: Context, candidate: Candidate) -> str:
    """Return the pronoun on the first word of a fixed phrase done to people («سوقهم إلى الخدمة»), else nothing."""
    chunk = candidate.chunk
    if chunk.last - chunk.first < _FIXED or candidate.finite or candidate.entry.type not in PERSONAL:
        return ""
    return "هم" if context.forms[chunk.first].endswith("هم") and not candidate.roles.get("recipients") else ""


def pronoun(context: Context, candidate: Candidate, subject: Chunk | None, governor: Chunk) -> None:
    """Resolve a suffix on the trigger: object of a verb, subject or object of a verbal noun."""
    light = candidate.light
    if light is not None and candidate.passive and light.enclitic and not candidate.roles.get("recipients"):
        found = context.discourse.pronoun(light.enclitic, kinds=("actor",), avoid=[])  # «تعرضه لإطلاق نار»
        if found is not None:
            candidate.put("recipients", found, "roles.pronoun_of_light_verb", 0.6)
    suffix = candidate.chunk.enclitic or _inner_suffix(context, candidate)
    if not suffix:
        return
    frame = candidate.frame
    genitive = candidate.entry.genitive or frame.genitive
    if subject is not None and not candidate.finite and (genitive == "subject" or candidate.entry.type in _OWN):
        return  # «تعيد تموضعها»: its own
    object_follows = bool(candidate.roles.get(frame.object)) or any(t.prep != "b" for t in candidate.things)
    as_subject = not candidate.finite and subject is None and (genitive == "subject" or object_follows)
    avoid = list(subject.entities) if subject is not None else []
    but = [subject, *subject.joined] if subject is not None else []
    but += [c for c in candidate.roles.get("actors", ()) if c not in but]
    if as_subject:
        found = context.discourse.pronoun(suffix, kinds=("actor",), avoid=[])
        if found is not None:
            role = frame.subject if frame.subject != "things" else "recipients"
            candidate.put(role, found, "roles.pronoun_subject", 0.6)
            candidate.subject = found
        return
    kinds = ("actor", "thing", "place") if frame.shifter or frame.id in ("attack", "goods", "restrict") else ("actor",)
    if suffix in ("هم", "هما") or candidate.entry.type in PERSONAL:
        kinds = ("actor",)
    found = context.discourse.pronoun(suffix, kinds=kinds, avoid=avoid, but=but)
    if found is not None and not any(found in some for some in candidate.roles.values()):
        put_object(context, candidate, found, "roles.pronoun_object")
