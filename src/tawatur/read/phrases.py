"""Noun phrases of actors: units, members, ranks and offices with names, and unnamed groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.lexicon.match import Hit
from tawatur.lexicon.schema import Noun
from tawatur.read import modifiers, names, persons
from tawatur.read.chunks import Entity
from tawatur.text.numbers import read_number
from tawatur.text.translit import latin

if TYPE_CHECKING:
    from tawatur.read.chunking import Chunker

ROLES: Final = frozenset({"unit", "member", "leader", "title", "official", "civilian", "generic_actor", "arm"})
_FORMER: Final = frozenset({"السابق", "السابقه", "الاسبق", "المنشق"})
_MEMBER_PREPS: Final = frozenset({"in", "from", "with", "ranks", "like"})
_ARMS_OF_FORCE: Final = frozenset({"special", "navy", "patrol", "snipers"})
_COLLECTIVE_ARMS: Final = frozenset({"aviation", "artillery", "air_defence"})
_OF_OTHERS: Final = frozenset({"families", "kin", "sons", "owners", "people"})
_NUMBERED: Final = frozenset(
    {"brigade_liwa", "battalions", "regiment", "division", "corps", "company", "unit", "security_branch"}
)
_CALLINGS: Final = frozenset({"sheikh", "doctor", "engineer"})  # titles that are also callings: «اغتيل القاضي»
_MOST_BEHIND: Final = 3
_DEEPEST: Final = 4
_STATE_FORCE: Final = "state_force"
_SERVED: Final = frozenset(
    {"state", "state_force", "government_body", "police", "intelligence", "political_party", "armed_group", "militia"}
)
_NO_HEAD: Final = Noun(id="", gloss="", role="other", nouns=())


def reference(ch: Chunker, i: int, depth: int, *, after_noun: bool = False) -> tuple[list[Entity], int, Noun] | None:
    """Return (entities, end, head noun) of the noun phrase of an actor at word i.

    The entities are empty where only a pronoun says whose they are («عناصرها»); the reader resolves them later.
    """
    s = ch.sentence
    if i >= len(s) or depth > _DEEPEST:
        return None
    actor, noun = s.hit(i, "actor"), s.hit(i, "noun")
    named = actor is not None and (noun is None or actor.last >= noun.last) and not actor.enclitic
    if actor is not None and named and (depth or actor.feature != "ambiguous"):
        return [registered(ch, actor)], modifiers.adjectives(ch, actor.last, nationality=True), _NO_HEAD
    if noun is None:
        return None
    if noun.entry.role == "title" and _numbered(ch, noun):
        noun = next((h for h in s.hits[i] if h.topic == "noun" and h.entry.role == "unit"), noun)  # «اللواء 22»
    role = noun.entry.role
    if role == "unit":
        return _unit(ch, noun, depth)
    if role in ("member", "arm"):
        return _member(ch, noun, depth)
    if role in ("leader", "title", "official"):
        found = _leader(ch, noun, depth)
        if found is None:
            for other in s.hits[i]:
                if other.topic == "noun" and other.entry.role in ("civilian", "generic_actor"):
                    last = modifiers.adjectives(ch, other.last, nationality=True)
                    return [_generic(ch, other, last)], last, other.entry
        return found
    if role in ("civilian", "generic_actor"):
        last = modifiers.adjectives(ch, noun.last, nationality=True)
        last = _people_behind(ch, noun, last)
        if noun.entry.id.endswith("civilian.families") and last < len(s) and not s.hits[last]:
            last = max(last, names.organisation(s, last))  # «عائلة أبو شمالة»
        if noun.feature.endswith("c"):  # «مسلحو تنظيم داعش»: the construct names whose they are
            inner = below(ch, last, depth)
            if inner is not None:
                return inner[0], inner[1], noun.entry
        if noun.feature == "np" and noun.entry.id.endswith("civilian.person") and "ال" not in noun.proclitics:
            inner = below(ch, last, depth)  # «ثلاثة من أفراد الحرس»
            if inner is not None and inner[2].role in ("unit", ""):
                return inner[0], inner[1], noun.entry
        body = noun.entry.noun_class in ("force", "body") and s.forms[noun.first].endswith("ه")  # «اعتقلت الشرطة فلان»
        if noun.feature == "ns" and "ال" in noun.proclitics and not body:
            name = persons.named(ch, last, definite=True)
            if name is not None:
                return [persons.person(ch, *name)], name[1], noun.entry
        return [_generic(ch, noun, last)], last, noun.entry
    if role == "collective":
        at = noun.last
        if at < len(s) and modifiers.prep_at(ch, at) == "from":
            at = modifiers.after_prep(ch, at)
        return reference(ch, at, depth + 1)
    if role == "nationality" and after_noun:
        return [state(ch, noun, force=False)], noun.last, noun.entry
    return None


def people(ch: Chunker, at: int) -> tuple[list[Entity], int, Noun] | None:
    """Return the unarmed people or person with the article at word ``at`` («منزل المواطن فلان»)."""
    noun = ch.sentence.hit(at, "noun")
    if noun is None or noun.entry.role not in ("civilian", "generic_actor", "title") or noun.proclitics != ("ال",):
        return None
    if noun.last < ch.sentence.hits[at][0].last:
        return None
    return reference(ch, at, 1)


def _people_behind(ch: Chunker, first: Hit, at: int) -> int:
    """Take in a noun of people right behind another, its adjective or genitive («شاب مجهول الهوية»، «ذوي الضحايا»)."""
    s, end = ch.sentence, at
    while end < len(s) and end - at < _MOST_BEHIND and end not in s.opens and end not in ch.times:
        more = s.hit(end, "noun")
        if more is None or more.entry.role not in ("civilian", "generic_actor") or more.proclitics not in ((), ("ال",)):
            break
        if s.hit(end, "actor") is not None or more.last < s.hits[end][0].last:
            break
        if not (_agrees(first, more) or _annexes(s.forms[end - 1], first, more)):
            break
        end = modifiers.adjectives(ch, more.last)
        if more.proclitics:
            break
    return end


def _agrees(first: Hit, more: Hit) -> bool:
    """Say whether a noun of people qualifies the one before it («شاب مجهول الهوية»): alike in form and article."""
    return first.proclitics[-1:] == more.proclitics[-1:] and first.feature == more.feature


def _annexes(form: str, first: Hit, more: Hit) -> bool:
    """Say whether a noun of people has the next as its genitive («ذوي الضحايا»): kin and the like, in the construct."""
    return (
        first.entry.id.rpartition(".")[2] in _OF_OTHERS
        and "ال" in more.proclitics
        and "ال" not in first.proclitics
        and not form.endswith(("ون", "ين", "ان"))
    )


def _source(ch: Chunker, hit: Hit) -> Entity:
    """Return the body that a narrator of the lexicon is («متطوعو الدفاع المدني السوري»)."""
    entry = hit.entry
    return Entity(
        id=entry.id,
        name=entry.name_ar,
        kind="media" if entry.kind in ("media", "network", "state_media") else "civil_body",
        country=entry.country,
        rule="actor.source",
        span=ch.sentence.span(hit.first, hit.last, hit.proclitics),
    )


def registered(ch: Chunker, hit: Hit) -> Entity:
    """Return the entity of a registry actor."""
    entry = hit.entry
    return Entity(
        id=entry.id,
        name=entry.name_ar,
        kind=entry.kind,
        country=entry.country,
        rule="actor.registry",
        span=ch.sentence.span(hit.first, hit.last, hit.proclitics),
    )


def _unit(ch: Chunker, noun: Hit, depth: int) -> tuple[list[Entity], int, Noun] | None:
    s, at = ch.sentence, noun.last
    if noun.enclitic:
        return [], at, noun.entry
    after = modifiers.adjectives(ch, at)
    for start in dict.fromkeys((at, after)):
        inner = below(ch, start, depth)
        if inner is not None and _annexed(ch, noun, start, inner):
            return inner[0], inner[1], noun.entry
        if modifiers.prep_at(ch, start) == "from" and "ال" not in noun.proclitics:  # not «طلبت الميليشيا من X»
            inner = below(ch, modifiers.after_prep(ch, start), depth, clitic_ok=True)
            if inner is not None:
                return inner[0], inner[1], noun.entry
    nationality = s.hit(at, "noun") if at < len(s) else None
    people = nationality is not None and noun.entry.actor_kind == "tribe" and not nationality.entry.actor
    if nationality is not None and nationality.entry.role == "nationality" and not people:  # «قبائل البشتون»
        last = modifiers.adjectives(ch, nationality.last, nationality=True)
        force = noun.entry.actor_kind in ("state_force", "police")
        holder = state(ch, nationality, force=force, kind=noun.entry.actor_kind if force else None)
        if nationality.entry.actor and not force and noun.entry.actor_kind not in ("government_body", None):
            holder = _open(ch, noun.first, last, noun, f"{nationality.entry.actor}_{noun.entry.actor_kind}")
        return [holder], last, noun.entry
    number = read_number(s.words, at) if at < len(s) else None
    if number is not None and noun.feature == "ns" and noun.entry.id.rpartition(".")[2] in _NUMBERED:
        last = modifiers.adjectives(ch, number.end, nationality=True)
        identity = f"group:{latin(s.forms[noun.first])}_{int(number.value)}"
        return [_open(ch, noun.first, last, noun, identity)], last, noun.entry
    end = names.organisation(s, at)
    singular = noun.feature == "ns" or at in s.opens
    if end > at and (singular or s.forms[at].startswith("ال")) and "ال" not in noun.proclitics:
        last = modifiers.adjectives(ch, end, nationality=True)
        return [_open(ch, noun.first, last, noun, "group:" + latin(modifiers.text(ch, at, end)))], last, noun.entry
    if "ال" not in noun.proclitics and after == at:
        after = _office(ch, at)  # «لجنة أمن الولاية»
    return [_generic(ch, noun, after)], after, noun.entry


def _member(ch: Chunker, noun: Hit, depth: int) -> tuple[list[Entity], int, Noun] | None:
    s = ch.sentence
    at = noun.last
    if noun.enclitic:
        last = modifiers.adjectives(ch, at)
        return [], last, noun.entry
    after = modifiers.adjectives(ch, at)
    nationality = s.hit(at, "noun") if at < len(s) else None
    made = modifiers.made_in(ch, at)
    if nationality is not None and nationality.entry.role == "nationality" and not made:
        last = modifiers.adjectives(ch, nationality.last, nationality=True)
        return [state(ch, nationality, force=True, kind=_STATE_FORCE)], last, noun.entry
    for start in dict.fromkeys((at, after)):
        inner = below(ch, start, depth)
        if inner is not None and _annexed(ch, noun, start, inner):
            return inner[0], inner[1], noun.entry
        prep = modifiers.prep_at(ch, start)
        base = noun.entry.role == "arm" and prep in ("in", "b")  # «طائرة في القاعدة»: where it is
        if (prep in _MEMBER_PREPS or prep in ("b", "l")) and not _city(ch, start, prep) and not base:
            inner = below(ch, modifiers.after_prep(ch, start), depth, clitic_ok=True)
            if inner is not None:
                return inner[0], inner[1], noun.entry
        owner_at = modifiers.belonging(ch, start)
        if owner_at is not None:
            inner = below(ch, owner_at, depth, clitic_ok=True)
            if inner is not None:
                return inner[0], inner[1], noun.entry
    if noun.entry.role == "arm" and not _acts_alone(ch, noun):
        return None
    return [_generic(ch, noun, after)], after, noun.entry


def _acts_alone(ch: Chunker, noun: Hit) -> bool:
    """Say whether an arm without an owner is told as one that acts («الطيران الحربي»), not as a means."""
    entry = noun.entry
    if entry.noun_class == "force":
        return entry.id.rpartition(".")[2] in _ARMS_OF_FORCE
    whole = noun.feature.startswith("np") or entry.id.rpartition(".")[2] in _COLLECTIVE_ARMS
    definite = "ال" in noun.proclitics or ch.sentence.forms[noun.last - 1].startswith("ال")  # «سلاح الجو»
    return definite and entry.means in ("air_strike", "shelling", "air_defence") and whole


def _leader(ch: Chunker, noun: Hit, depth: int) -> tuple[list[Entity], int, Noun] | None:
    s = ch.sentence
    at = modifiers.adjectives(ch, noun.last, nationality=True)
    entities: list[Entity] = []
    last = at
    organisation: list[Entity] = []
    while last < len(s) and (other := s.hit(last, "noun")) is not None and other.proclitics[:1] != ("و",):
        if other.entry.role not in ("leader", "title") or other.enclitic or depth > 2:
            break
        if other.entry.role == "title" and _numbered(ch, other):
            break
        last = modifiers.adjectives(ch, other.last, nationality=True)
    start = last
    if last < len(s) and s.forms[last] in _FORMER and modifiers.prep_at(ch, last + 1) in ("in", "b"):
        start = last + 1  # «العقيد السابق في المخابرات»
    prep = modifiers.prep_at(ch, start)
    if prep == "from" and s.forms[start - 1].startswith("ال"):
        prep = None  # «طلب وزير الخارجية من المجلس»
    deputy = prep == "about" and noun.entry.id.endswith("official.deputy")  # «النائب عن جبهة كذا فلان»
    if (prep in _MEMBER_PREPS or prep in ("b", "l") or deputy) and not _city(ch, start, prep):
        start = modifiers.after_prep(ch, start)
    owner_at = modifiers.belonging(ch, start)
    inner = below(ch, owner_at or start, depth, clitic_ok=True)
    if owner_at is None and start == last and inner is not None and not _annexed(ch, noun, start, inner):
        inner = None
    whose = s.hit(start, "actor") if start < len(s) else None
    annexed = owner_at is None and start == last  # not «… إلى سوريا فلان»
    of = annexed and (whose is None or whose.feature != "ambiguous")
    if inner is not None and inner[2].role not in ("leader", "title"):
        organisation, last = inner[0], inner[1]
        last = _modifier(ch, last)
        if modifiers.prep_at(ch, last) in ("in", "b"):  # «قائد القوات المشتركة في وزارة كذا الفريق فلان»
            higher = below(ch, modifiers.after_prep(ch, last), depth + 1, clitic_ok=True)
            if higher is not None and persons.named(ch, higher[1], definite=True) is not None:
                last = higher[1]
    elif noun.entry.role in ("official", "leader") and start == last:
        last = _office(ch, last)
    last = max(last, at)
    whom = s.hit(last, "actor") if last < len(s) else None
    if whom is not None and whom.entry.kind == "person" and whom.proclitics in ((), ("ال",)):
        entities.append(registered(ch, whom))
        persons.remember(ch, whom)
        last = whom.last
    else:
        definite = noun.entry.role != "leader" or "ال" in noun.proclitics or bool(inner)
        name = persons.named(ch, last, definite=definite)
        if name is not None:
            country = nation(ch, noun.last, name[0]) or (_served(organisation) if of else None)
            entities.append(persons.person(ch, *name, country=country))
            last = name[1]
    entities += organisation
    if not entities:
        if noun.entry.role == "title" and noun.entry.id.rpartition(".")[2] not in _CALLINGS:
            return None
        if noun.enclitic:
            return [], last, noun.entry
        entities = [_generic(ch, noun, last)]
    return entities, last, noun.entry


def _numbered(ch: Chunker, title: Hit) -> bool:
    """Say whether a rank is a unit here: its number follows («قائد اللواء 22»)."""
    return title.last < len(ch.sentence) and read_number(ch.sentence.words, title.last) is not None


def _city(ch: Chunker, start: int, prep: str | None) -> bool:
    """Say whether the preposition's noun is a city that can stand for a state: behind «في» and «من» it is the place."""
    if prep not in ("in", "from", "b"):
        return False
    at = modifiers.after_prep(ch, start)
    actor = ch.sentence.hit(at, "actor") if at < len(ch.sentence) else None
    return actor is not None and actor.feature == "ambiguous" and ch.sentence.hit(at, "place") is not None


def _annexed(ch: Chunker, noun: Hit, start: int, inner: tuple[list[Entity], int, Noun]) -> bool:
    """Say whether a phrase can be the genitive of a noun: a noun with the article takes none, only names in apposition.

    «هاجم المقاتلون رتلاً», «استبدلت الميليشيا قادتها»: what follows the article's noun is the verb's object.
    """
    if start in ch.sentence.opens:
        return True
    if "ال" not in noun.proclitics:
        genitive = start > noun.last and ch.sentence.forms[noun.last].startswith("ال")
        definite = ch.sentence.forms[start].startswith("ال")
        other = inner[2].role in (("unit", "other") if definite else ("leader", "official", "title"))
        return not (genitive and other)  # «اتهمت وزارة الصحة القوات …»، «أقال وزير الداخلية مدير الشرطة»
    person = bool(inner[0]) and inner[0][0].kind == "person" and inner[0][0].rule != "actor.generic"
    return person and noun.entry.role != "unit"  # «احتجاز القوة قائد اللواء فلان»


def below(ch: Chunker, at: int, depth: int, *, clitic_ok: bool = False) -> tuple[list[Entity], int, Noun] | None:
    """Return the phrase at word ``at`` as the complement of a noun: no conjunction, no clitic unless allowed."""
    s = ch.sentence
    if (
        at < len(s)
        and (this := s.hit(at, "particle")) is not None
        and this.entry.kind == "demonstrative"
        and not this.proclitics
    ):
        at = this.last
    if at >= len(s):
        return None
    for hit in s.hits[at]:
        if hit.topic == "source" and hit.feature != "ambiguous" and not [p for p in hit.proclitics if p != "ال"]:
            return [_source(ch, hit)], hit.last, _NO_HEAD  # «فرق الخوذ البيضاء»
        if hit.topic in ("actor", "noun"):
            bare = [p for p in hit.proclitics if p != "ال"]
            if bare and not (clitic_ok and bare in (["ل"], ["ب"])):
                continue
            if hit.topic == "noun" and hit.feature.startswith("n") and hit.feature.endswith("a") and not bare:
                continue  # «استقبل رئيس الأركان وفداً»: no genitive is accusative
            if bare == ["ب"] and hit.topic == "actor" and hit.feature == "ambiguous":
                continue  # «بفتح تحقيق» is no «ب» and a movement
            if hit.topic == "noun" and hit.entry.role not in ROLES | {"collective"}:
                continue
            people = hit.topic == "noun" and hit.entry.role in ("civilian", "generic_actor", "title")
            if people and not clitic_ok and (hit.entry.role != "generic_actor" or not s.forms[at].startswith("ال")):
                continue
            return reference(ch, at, depth + 1)
    return None


def _modifier(ch: Chunker, last: int) -> int:
    """Skip «، المدعوم من روسيا،» between an organisation and the name of its member."""
    s = ch.sentence
    if last + 2 < len(s) and s.forms[last] in ("،", ","):
        start = modifiers.belonging(ch, last + 1)
        if start is not None:
            inner = reference(ch, start, 1)
            if inner is not None and inner[1] < len(s) and s.forms[inner[1]] in ("،", ","):
                return inner[1] + 1
    return last


def _office(ch: Chunker, at: int) -> int:
    """Take in what an office is of («وزير الدفاع»): up to three words with the article or a place name."""
    s, end = ch.sentence, at
    while end < len(s) and end - at < 3:
        place = s.hit(end, "place")
        if place is not None and not [p for p in place.proclitics if p != "ال"]:
            end = place.last
            continue
        particle, cue = s.hit(end, "particle"), s.hit(end, "cue")
        bare = end == at and not s.forms[at - 1].startswith("ال")
        if cue is not None and bare and cue.entry.kind == "source_noun" and s.hit(end, "noun") is not None:
            cue = None  # «نقابة الصحفيين»
        if (
            particle is not None
            or cue is not None
            or s.words[end].kind != "arabic"
            or not s.forms[end].startswith("ال")
            or any(h.feature[:1] in "pij" and h.feature[1:2].isdigit() for h in s.hits[end])
            or end in ch.times
        ):
            break
        end += 1
    return modifiers.adjectives(ch, end, nationality=True)


def _open(ch: Chunker, first: int, last: int, noun: Hit, identity: str) -> Entity:
    return Entity(
        id=identity,
        name=modifiers.text(ch, first, last),
        kind=noun.entry.actor_kind or "armed_group",
        country=nation(ch, noun.last, last),
        rule="actor.open_name",
        span=ch.sentence.span(first, last, noun.proclitics),
        registered=False,
    )


def _generic(ch: Chunker, noun: Hit, last: int) -> Entity:
    return Entity(
        id=noun.entry.actor,
        name=None,
        kind=noun.entry.actor_kind or ("civilians" if noun.entry.role == "civilian" else None),
        country=nation(ch, noun.last, last),
        rule="actor.generic",
        span=ch.sentence.span(noun.first, last, noun.proclitics),
        registered=False,
        noun_class=noun.entry.noun_class,
    )


def nation(ch: Chunker, first: int, last: int) -> str | None:
    """Return the country of the first adjective of nationality among words [first, last) («مسلحون صوماليون»)."""
    for k in range(first, last):
        noun = ch.sentence.hit(k, "noun")
        if noun is not None and noun.entry.role == "nationality" and noun.entry.actor:
            return _country(ch, noun)
    return None


def _country(ch: Chunker, nationality: Hit) -> str | None:
    owner = ch.lexicon.actors.get(nationality.entry.actor or "")
    return owner.country if owner else None


def holder(ch: Chunker, noun: Hit) -> Entity:
    """Return whose a thing is by an adjective of nationality: people in the plural, else the state's forces."""
    if not noun.feature.startswith("amp"):
        return state(ch, noun, force=True)
    return Entity(
        id="civilians",
        name=None,
        kind="civilians",
        rule="actor.generic",
        country=_country(ch, noun),
        span=ch.sentence.span(noun.first, noun.last, noun.proclitics),
        registered=False,
    )  # «مركبات فلسطينيين»


def _served(organisation: list[Entity]) -> str | None:
    """Return the country of the state, force or party that somebody with an office is of."""
    return next((e.country for e in organisation[:1] if e.registered and e.kind in _SERVED), None)


def state(ch: Chunker, noun: Hit, *, force: bool, kind: str | None = None) -> Entity:
    """Return the state, or its armed forces, that an adjective of nationality stands for.

    Forces without an entry have their state's country, and the kind of the noun that the adjective belongs to.
    """
    identity = (noun.entry.force if force else None) or noun.entry.actor
    actor = ch.lexicon.actors.get(identity or "")
    return Entity(
        id=identity,
        name=actor.name_ar if actor else None,
        kind=actor.kind if actor else (kind if noun.entry.force else None) or "state",
        rule="actor.nationality",
        country=(actor.country if actor else None) or _country(ch, noun),
        span=ch.sentence.span(noun.first, noun.last, noun.proclitics),
    )
