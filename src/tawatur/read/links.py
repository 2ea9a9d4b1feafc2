"""How the acts of one sentence hang together, and what one takes over from another."""

from itertools import pairwise
from typing import Final

from tawatur.read.chunks import Chunk, owners
from tawatur.read.clauses import AMONG, Candidate, is_finite

ATTACKS: Final = frozenset(
    {
        "air_strike",
        "drone_strike",
        "shelling",
        "bombing",
        "suicide_bombing",
        "chemical_attack",
        "armed_attack",
        "shooting",
        "explosion",
        "armed_clash",
    }
)
CASUALTIES: Final = frozenset({"killing", "wounding"})
HARM: Final = frozenset({"killing", "wounding", "property_destruction", "abduction", "displacement"})
PACTS: Final = frozenset({"agreement", "ceasefire"})
_PACT_REACH: Final = 4
_HELD: Final = frozenset({"exercise", "investigation", "protest", "meeting"})
_DATE: Final = 3  # a date and the commas around it
_CAMPAIGNS: Final = frozenset({"raid_search", "arrest"})
CARRIED: Final = frozenset({"humanitarian_aid", "military_support", "weapons_movement"})
_REPELLING: Final = ("clash.repel", "clash.confront_tasaddi", "clash.foil", "clash.break_assault", "destroy.smash")
_OBJECT_NEAR: Final = 7  # so many phrases behind its verb stands what is repelled
_CAUSE_PREPS: Final = frozenset({"cause", "b", "in", "during", "agent", "after"})


def merge_event_subjects(candidates: list[Candidate], chunks: list[Chunk]) -> list[Candidate]:
    """Drop a verb of attack whose subject is itself an attack («غارة استهدفت منزلاً»): one act, named by its noun."""
    objects = [c for c in candidates if c.object_of is not None]
    if objects:
        merged = merge_event_subjects([c for c in candidates if c.object_of is None], chunks)
        return sorted(merged + objects, key=lambda c: c.chunk.index)
    kept: list[Candidate] = []
    dropped: set[int] = set()
    for i, candidate in enumerate(candidates):
        if i in dropped:
            continue
        verb_first = candidate.finite and i + 1 < len(candidates)
        if candidate.finite and candidate.entry.type in ATTACKS and kept:
            before = kept[-1]
            if (
                not before.finite
                and (before.entry.type in ATTACKS or _campaign(before, candidate))
                and _adjacent(chunks, before.chunk.index, candidate.chunk.index)
            ):
                if "ال" in before.chunk.clitics and before.light is None and before.chunk.prep is None:
                    kept.pop()  # «الضربات طالت …»: the noun mentions again what the verb tells
                    candidate.known_type = before.entry.type
                    candidate.note("links.event_noun", "trigger", 0.8, before.chunk)
                else:
                    _take_over(before, candidate)
                    continue
        if verb_first and candidate.entry.type == candidates[i + 1].entry.type and candidate.entry.type not in HARM:
            after = candidates[i + 1]
            between = chunks[candidate.chunk.index + 1 : after.chunk.index]
            dated = len(between) > _DATE and [c.kind for c in between[-3:]] == ["punct", "time", "punct"]
            if dated:
                between = between[:-3]  # «استقدمت X، مساء أمس، تعزيزات»
            close = not any(c.kind in ("punct", "complement", "relative", "clause", "cue") for c in between)
            if close and not after.finite and after.chunk.prep is None and not after.chunk.conj:
                handed = candidate.frame.shifter and candidate.entry.type in CARRIED
                if candidate.frame.mover or handed:  # «تصل تعزيزات»: the verb tells the act, the noun who does it
                    dropped.add(i + 1)
                    candidate.note("links.event_noun", "trigger", 0.8, after.chunk)
                else:  # «عقدت الحكومة اجتماعاً»: the noun names the act
                    _take_over(after, candidate, subject=True)
                    continue
        if (
            (
                candidate.finite
                and kept
                and candidate.chunk.enclitic
                and candidate.entry.type == kept[-1].entry.type
                and not kept[-1].finite
            )
            and candidate.chunk.index - kept[-1].chunk.index <= 3
            and not candidate.chunk.conj
        ):
            _take_over(kept[-1], candidate, subject=True)  # «اجتماع عقدته الهيئة»
            continue
        if verb_first and candidate.entry.id.endswith("wound.wound"):  # «أصاب القصف مقر الشرطة»
            after = candidates[i + 1]
            hit = not after.finite and after.entry.type in ATTACKS and after.chunk.prep is None
            if hit and after.chunk.index == candidate.chunk.index + 1 and not candidate.passive:
                _take_over(after, candidate)
                continue
        if verb_first and candidate.entry.type in PACTS:  # «توصل الطرفان إلى اتفاق»
            after = candidates[i + 1]
            pact = after.entry.type in PACTS and not after.finite and after.chunk.prep in (None, "to")
            if pact and not after.chunk.conj and after.chunk.index - candidate.chunk.index <= _PACT_REACH:
                _take_over(after, candidate, subject=True)
                continue
        if verb_first and candidate.entry.type in ATTACKS - {"armed_clash"}:  # «صدّ هجوماً» is two acts
            after = candidates[i + 1]
            near = after.chunk.index - candidate.chunk.index == 1
            if (
                near
                and not after.finite
                and after.entry.type in ATTACKS
                and after.chunk.prep is None
                and not after.chunk.conj
            ):
                _take_over(after, candidate)
                continue
        kept.append(candidate)
    return kept


def _campaign(noun: Candidate, verb: Candidate) -> bool:
    """Say whether a verb tells whom a campaign is aimed at («حملة مداهمات استهدفت X»، «اعتقالات طالت X»)."""
    return noun.entry.type in _CAMPAIGNS and verb.entry.id.endswith(("strike.target", "shell.hit_by_shell"))


def named_by_object(noun: Candidate, kept: list[Candidate]) -> bool:
    """Say whether the noun, not the verb whose object it is, names the act («قدم استقالته»، «أطلقت عملية عسكرية»)."""
    verb = noun.object_of
    if verb is None:
        return True
    if verb.sense_type is None:
        if noun.sense_type in CARRIED and (verb.frame.mover or verb.frame.shifter) and noun.chunk.prep is None:
            verb.sense_type = noun.sense_type  # «نقل المواد الإغاثية»: what is carried tells what the carrying is
            verb.note("links.event_object", "type", 0.7, noun.chunk)
            kept.append(verb)
            return False
        _take_over(noun, verb, subject=True)
        return True
    if noun.sense_type in CARRIED and verb.sense_type in ("deployment", "humanitarian_aid") and noun.chunk.prep is None:
        verb.sense_type = noun.sense_type  # «وصلت قافلة مساعدات», «قدمت مساعدات عسكرية»
        verb.note("links.event_object", "type", 0.8, noun.chunk)
        return False
    if (
        verb.sense_type == "armed_attack"
        and noun.sense_type in ATTACKS - {"armed_attack"}
        and noun.chunk.prep is None
        and noun.chunk.index == verb.chunk.index + 1
    ):
        verb.sense_type = noun.sense_type  # «استهدفت ضربات الموقع»: what struck it
        verb.note("links.event_object", "type", 0.75, noun.chunk)
        return False
    if verb.sense_type == "armed_attack" and noun.sense_type in ATTACKS and noun.chunk.prep == "b":
        verb.sense_type = noun.sense_type  # «استهدف الموقع بصلية من الصواريخ»: what it was done with
        verb.note("links.event_object", "type", 0.75, noun.chunk)
        return False
    if (
        verb.entry.strength == "weak"
        and noun.chunk.prep is None
        and verb.sense_type in ATTACKS
        and noun.sense_type in ATTACKS
        and verb in kept
    ):
        kept.remove(verb)
        _take_over(noun, verb, subject=True)
        return True
    if verb.sense_type == noun.sense_type:
        verb.note("links.event_object", "trigger", 0.8, noun.chunk)
    return False


def _adjacent(chunks: list[Chunk], i: int, j: int) -> bool:
    """Say whether only the noun's own phrases stand between an act's noun and the verb at j."""
    for chunk in chunks[i + 1 : j]:
        if (
            chunk.kind in ("complement", "clause")
            or (is_finite(chunk) and not (chunk.kind == "cue" and chunk.data.kind == "light_verb" and chunk.enclitic))
            or (chunk.kind == "cue" and chunk.data.kind not in ("source_adjective", "light_verb"))
        ):
            return False
        if chunk.kind == "punct" and chunk.group != "comma":
            return False
    return not chunks[j].conj


def _take_over(noun: Candidate, verb: Candidate, *, subject: bool = False) -> None:
    if subject and noun.subject is None:
        noun.subject, noun.governor = verb.subject, verb.chunk
        noun.roles.pop("actors", None)
    for role, some in verb.roles.items():
        if role == "actors" and not subject and (noun.roles.get("actors") or noun.subject is not None):
            continue
        for chunk in some:
            if not any(chunk in have for have in noun.roles.values()):
                noun.put(role, chunk, "links.event_subject", 0.7)
    noun.things += [t for t in verb.things if t not in noun.things]
    noun.when = noun.when or verb.when
    noun.verb = verb
    noun.note("links.event_subject", "trigger", 0.8, verb.chunk)


def told_twice(kept: list[Candidate]) -> list[Candidate]:
    """Drop a verb whose object or subject names the same act («أطلقت الميليشيا تدريبات», «انطلقت التدريبات»)."""
    some: list[Candidate] = []
    for i, act in enumerate(kept):
        after = kept[i + 1] if i + 1 < len(kept) else None
        if after is not None and _names_it_again(act, after):
            _take_over(after, act, subject=bool(act.roles.get("actors")))
        else:
            some.append(act)
    return some


def _names_it_again(verb: Candidate, noun: Candidate) -> bool:
    """Say whether a noun right behind a verb names the verb's own act."""
    same = verb.finite and not noun.finite and verb.sense_type == noun.sense_type and verb.sense_type in _HELD
    near = noun.chunk.index - verb.chunk.index <= _PACT_REACH
    return same and near and noun.chunk.prep is None and not noun.chunk.conj


def connect(candidates: list[Candidate], chunks: list[Chunk]) -> None:
    """Set ``link`` of each act to the act of the sentence that it depends on, and the kind of dependence."""
    for i, candidate in enumerate(candidates):
        if i == 0 or candidate.link is not None:
            continue
        before = candidates[i - 1]
        between = chunks[before.chunk.index + 1 : min(candidate.governor.index, candidate.chunk.index)]
        kind = _kind(candidate, before, between)
        candidate.link, candidate.link_kind = before, kind


def _kind(candidate: Candidate, before: Candidate, between: list[Chunk]) -> str:
    cues = [c.data.kind for c in between if c.kind == "cue"]
    if "plan" in cues or "order" in cues:
        return "purpose"
    if any(c.kind == "cue" and c.data.id.endswith("cause.retaliation") for c in between):
        return "reprisal"  # another's act, at another time
    if "cause" in cues:
        return "cause"
    if candidate.sense_type in ATTACKS and before.sense_type in HARM and candidate.chunk.prep in _CAUSE_PREPS:
        return "cause"
    apart = any(
        (c.kind == "clause" and c.data.id == "where") or (c.kind == "conjunction" and c.data.id in ("then", "and_also"))
        for c in between
    )
    if candidate.sense_type in HARM and before.sense_type in ATTACKS | HARM and not apart:
        return "cause"
    if any(c.kind == "prep" and c.data is not None and c.data.id in ("after", "before", "since") for c in between):
        return "after"
    if "simultaneous" in cues or any(c.kind == "clause" for c in between):
        return "beside"
    if candidate.chunk.conj or candidate.governor.conj:
        return "coordination"
    if any(c.kind == "relative" for c in between):
        return "relative"
    return "sequence"


def _repelled(candidates: list[Candidate]) -> None:
    """Give who repels an attack and who attacks to each other («تصدت القوات لهجوم شنته المليشيات»)."""
    for repelling, attack in pairwise(candidates):
        if not repelling.entry.id.endswith(_REPELLING) or attack.sense_type not in ATTACKS:
            continue
        near = attack.chunk.index - repelling.chunk.index <= _OBJECT_NEAR
        if attack.finite or not near or attack.chunk.conj or not attack.frame.fire:
            continue
        defenders = [c for c in repelling.roles.get("actors", ()) if c.kind == "actor"]
        if defenders and not any(c.kind == "actor" for c in attack.roles.get("recipients", ())):
            for chunk in defenders:
                attack.put("recipients", chunk, "links.repelled_by", 0.65)
        mine = {id(c) for c in defenders}
        if not repelling.roles.get("recipients"):
            for chunk in attack.roles.get("actors", ()):
                if id(chunk) not in mine:
                    repelling.put("recipients", chunk, "links.repelled", 0.65)


def _refused(candidates: list[Candidate]) -> None:
    """Let a refusal of what the same sentence says was asked be said to who asked («طلب X من Y كذا، لكن Y رفض»)."""
    for i, refusal in enumerate(candidates):
        if refusal.sense_type != "refusal" or refusal.roles.get("recipients"):
            continue
        asked = next((c for c in reversed(candidates[:i]) if c.sense_type == "demand"), None)
        mine = {id(c) for c in refusal.roles.get("actors", ())}
        for chunk in asked.roles.get("actors", ()) if asked is not None else ():
            if id(chunk) not in mine and mine:
                refusal.put("recipients", chunk, "links.refused", 0.6)


def inherit(candidates: list[Candidate]) -> None:
    """Let acts take over the actors and recipients that their sentence says once."""
    _repelled(candidates)
    _refused(candidates)
    for candidate in candidates:
        link, kind = candidate.link, candidate.link_kind
        if link is None:
            continue
        if kind == "cause":
            _share(link, candidate)
        feared = any(rule == "roles.feared_for" for rule, *_ in candidate.rules)
        if (
            kind in ("purpose", "coordination")
            and not feared
            and not candidate.roles.get("actors")
            and candidate.frame.subject == "actors"
        ) and (not candidate.passive or kind == "purpose"):
            for chunk in link.roles.get("actors", ()):
                candidate.put("actors", chunk, f"links.{kind}", 0.6)
    for candidate in reversed(candidates):
        link = candidate.link
        if link is not None and _share_what_follows(link, candidate):
            for role in ("actors", "recipients", "with"):
                for chunk in candidate.roles.get(role, ()) if not link.roles.get(role) else ():
                    link.put(role, chunk, "links.shared_arguments", 0.6)
        if link is not None and _told_of_the_same(link, candidate):
            for chunk in link.roles.get("recipients", ()):
                candidate.put("recipients", chunk, "links.shared_arguments", 0.6)
        if (
            link is not None
            and link.sense_type in HARM
            and candidate.sense_type in HARM
            and candidate.link_kind in ("cause", "coordination")
            and not link.roles.get("actors")
        ):
            for chunk in candidate.roles.get("actors", ()):
                if chunk.noun_class != "civilian":
                    link.put("actors", chunk, "links.same_harm", 0.55)


def _share_what_follows(first: Candidate, second: Candidate) -> bool:
    """Say whether two acts have what follows together («الخطف والاغتيال بحق X»، «مقتل وإصابة X»، «قُتل وأصيب X»)."""
    if _paired_harm(first, second):
        return True
    near = second.chunk.index - first.chunk.index <= 3 and not _counted(first)
    return near and second.link_kind == "coordination" and not first.finite and not second.finite


def _told_of_the_same(first: Candidate, second: Candidate) -> bool:
    """Say whether two verbs of harm have the subject before them together («تسعة عناصر قتلوا وأصيبوا»)."""
    plural = second.finite and second.chunk.feature[1:4] in ("3mp", "3md")
    return plural and _paired_harm(first, second) and not second.roles.get("recipients")


def _counted(act: Candidate) -> bool:
    """Say whether a noun tells itself how many were harmed («سقوط 5 شهداء وإصابة 12»، «سقوط قتيلين وإصابة ثلاثة»)."""
    return act.chunk.count is not None or bool(act.entry.people and act.chunk.feature.startswith("nd"))


def _paired_harm(first: Candidate, second: Candidate) -> bool:
    """Say whether two words of harm are joined by «و» with nothing between them, both verbs or both nouns."""
    joined = second.chunk.conj and second.chunk.index == first.chunk.index + 1 and not _counted(first)
    alike = first.finite == second.finite or not first.finite  # «مقتل وجرح X»: a noun too
    return joined and alike and {first.sense_type, second.sense_type} <= CASUALTIES


def _share(cause: Candidate, effect: Candidate) -> None:
    """Give what an attack and the harm it did have in common to both."""
    if cause.sense_type in HARM and effect.sense_type in HARM and not effect.roles.get("actors"):
        for chunk in cause.roles.get("actors", ()):
            if chunk.noun_class != "civilian" and not _own(effect, chunk):
                effect.put("actors", chunk, "links.same_harm", 0.55)
    harm, attack = (effect, cause) if effect.sense_type in HARM else (cause, effect)
    if attack.sense_type not in ATTACKS or harm.sense_type not in HARM:
        return
    if not harm.roles.get("actors") and attack.sense_type != "armed_clash":
        for chunk in attack.roles.get("actors", ()):
            if chunk.noun_class != "civilian" and not _own(harm, chunk):
                harm.put("actors", chunk, "links.cause", 0.6)
    if harm.sense_type not in CASUALTIES or attack.sense_type == "armed_clash":
        return
    if harm.chunk.index < attack.chunk.index and not attack.roles.get("recipients") and not attack.finite:
        for chunk in harm.roles.get("recipients", ()):
            if chunk.group != AMONG:
                attack.put("recipients", chunk, "links.victims", 0.6)  # «مقتل 3 عناصر بتفجير عبوة»
    elif attack.chunk.index < harm.chunk.index and _whose_unknown(harm):
        for chunk in attack.roles.get("recipients", ()):
            if chunk.kind != "actor" or chunk.noun_class in ("force", "body"):
                harm.put("recipients", chunk, "links.struck", 0.55)  # «هاجموا حاجزاً لـX … ومقتل عنصرين»


def _own(harm: Candidate, chunk: Chunk) -> bool:
    """Say whether the dead or wounded are a force's own: it did not harm them («ردت X بعد مقتل جندي من X»)."""
    mine = {e.id for e in owners(chunk) if e.id}
    return any(mine & {e.id for e in owners(v) if e.id} for v in harm.roles.get("recipients", ()))


def _whose_unknown(harm: Candidate) -> bool:
    """Say whether the dead and wounded are nobody's so far: a number, or fighters without an organisation."""
    victims = harm.roles.get("recipients", ())
    return all(
        (getattr(v.head, "role", "") in ("member", "leader") or v.role == "actor.number")
        and v.stands is None
        and all(e.id is None for e in v.entities)
        for v in victims
    )
