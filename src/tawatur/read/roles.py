"""Who did it, to whom, with whom, with what, where and when: from argument frames, word order and prepositions."""

from typing import Final

from tawatur.read import dating, placing
from tawatur.read.chunks import Chunk, Entity
from tawatur.read.clauses import Candidate, is_finite, left_subject, right_of
from tawatur.read.discourse import Discourse, agreement

_COMPANIONS: Final = frozenset({"companion", "with"})
_MEANS_PREPS: Final = frozenset({"b", "through", "on", "in"})
_HARMING: Final = frozenset({"attack", "restrict", "do_to", "transfer"})
PERSONAL: Final = frozenset(
    {
        "killing",
        "wounding",
        "abduction",
        "arrest",
        "torture",
        "sexual_violence",
        "release",
        "displacement",
        "recruitment",
        "command_change",
        "formation",
    }
)
_RESUMED: Final = frozenset({"بها", "به", "لها", "له", "لهم", "بهم", "فيها", "فيه", "عليها", "عليه"})
_OBJECT_FIRST: Final = frozenset({"attack", "restrict", "do_to", "transfer", "goods", "toward"})


class Assigner:
    """Fills the roles of the acts of one sentence."""

    def __init__(self, chunks: list[Chunk], forms: list[str], discourse: Discourse) -> None:
        """Keep the sentence's phrases and what was said before."""
        self.chunks, self.forms, self.discourse = chunks, forms, discourse
        self.subjects: list[Chunk] = []
        self.done: list[Candidate] = []
        self.speaker: Chunk | None = None

    def assign(self, candidate: Candidate) -> None:
        """Fill subject, roles, things and time of one act."""
        governor = candidate.governor
        right = right_of(self.chunks, candidate.chunk.index)
        between = self._between(candidate)
        subject, how = self._subject(candidate, between, right)
        candidate.subject = subject
        if subject is not None:
            role = candidate.frame.object if candidate.passive and how != "object" else candidate.frame.subject
            if how in ("verb-second", "relative") and any(
                c.kind == "word"
                and c.enclitic
                and c.data is not None
                and candidate.frame.preps.get(c.data.id) == "recipients"
                for c in right
            ):
                role = "recipients"  # «ناشط كان قد أفرج عنه»
            if candidate.frame.id == "harm" and candidate.finite and self._kills(candidate, subject, right):
                role = "actors"
            self._put_subject(candidate, subject, role, how)
            if how == "verb-second" or (between and subject in between):
                self._coordinated(candidate, subject, role)
            self.remember(subject)
        self._arguments(candidate, right, subject)
        for chunk in between:
            if chunk is not subject:
                self._one(candidate, chunk, None, free_object=False)
        if not candidate.finite and candidate.light is None:
            self._light_behind(candidate)
        self._pronoun(candidate, subject, governor)
        self._addressed(candidate)
        self._fallback(candidate)
        self.done.append(candidate)
        placing.at_head(candidate, self.chunks, self.forms)
        candidate.when = dating.time_of(candidate, self.chunks, right, between)

    def _light_behind(self, candidate: Candidate) -> None:
        """Read a light verb that follows the noun it carries («مناورات أجراها X»، «الهجمات التي يتعرض لها Y من قبل X»)."""
        i = candidate.chunk.index + 1
        relative = False
        while i < len(self.chunks):
            chunk = self.chunks[i]
            if chunk.kind == "relative":
                relative = True
            elif chunk.kind == "cue" and chunk.data.kind == "light_verb" and chunk.feature[:1] in "pij":
                break
            elif chunk.kind == "cue" and chunk.data.kind in ("habitual", "source_adjective"):
                pass
            elif (
                chunk.kind not in ("word", "time", "noun") and not (chunk.kind == "place" and not relative)
            ) or i - candidate.chunk.index > 5:
                return
            i += 1
        if i >= len(self.chunks):
            return
        light = self.chunks[i]
        if not (relative or light.enclitic or self._pronoun_after(light)):
            return
        passive = light.data.gives == "passive" and not (light.enclitic and light.data.id.endswith("take_place"))
        after = right_of(self.chunks, i)
        done = False
        for chunk in after:
            if (
                not done
                and chunk.prep is None
                and chunk.kind in ("actor", "thing", "place")
                and (passive or chunk.kind != "place")
            ):
                role = candidate.frame.object if passive else candidate.frame.subject
                self._put_subject(candidate, chunk, role if role != "things" else "recipients", "light_behind")
                self.discourse.subject(chunk, self.agrees(chunk))
                if not passive:
                    candidate.subject = chunk
                done = True
            else:
                self._one(candidate, chunk, candidate.subject, free_object=False)
        candidate.note("roles.light_verb_behind", "actors", 0.85, light)

    def _pronoun_after(self, chunk: Chunk) -> bool:
        """Say whether a preposition with a pronoun («بها») follows."""
        following = self.chunks[chunk.index + 1] if chunk.index + 1 < len(self.chunks) else None
        return following is not None and following.kind == "word" and self.forms[following.first] in _RESUMED

    def _addressed(self, candidate: Candidate) -> None:
        """Give an act that somebody is asked or accused of to whom it is asked or who is accused («طالب X Y بوقف»، «اتهم X Y بقتل»)."""
        last = self.done[-1] if self.done else None
        if (
            last is None
            or candidate.finite
            or candidate.roles.get("actors")
            or (candidate.frame.subject != "actors" and candidate.frame.id != "harm")
        ):
            return
        if last.entry.type not in ("demand", "accusation") or candidate.chunk.prep not in ("b", "to", "l", "on"):
            return
        if any(
            is_finite(c) or c.kind in ("complement", "relative")
            for c in self.chunks[last.chunk.index + 1 : candidate.chunk.index]
        ):
            return
        for chunk in last.roles.get("recipients", ()):
            candidate.put("actors", chunk, "roles.addressee", 0.7)

    def _fallback(self, candidate: Candidate) -> None:
        """Let an act without a doer take the subject of its sentence, as readers do («… ومصادرة هواتفهم»)."""
        frame = candidate.frame
        if frame.subject != "actors" or candidate.roles.get("actors") or frame.id == "clash":
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
                    for c in right_of(self.chunks, candidate.subject.index)
                    if c.kind == "actor" and c.prep in (None, "b")
                ),
                None,
            )
            if cargo is not None and not any(cargo in some for some in candidate.roles.values()):
                candidate.put("actors", cargo, "roles.carried", 0.6)  # «حافلات تحمل عناصر …»
                return
        elif candidate.finite and candidate.subject is not None:
            return
        if self.speaker is not None and not candidate.finite and self._told_by(candidate):
            candidate.put("actors", self.speaker, "roles.speaker_of_own_act", 0.6)
            return
        taken = {e.id for some in (candidate.roles.get("recipients", ()),) for c in some for e in owners(c) if e.id}
        for subject in reversed(self.subjects):
            if subject.kind != "actor" or (subject.index >= candidate.chunk.index and subject in self.chunks):
                continue
            if subject.noun_class == "civilian" and frame.id not in ("self", "move"):
                continue
            if taken & {e.id for e in subject.entities}:
                continue
            candidate.put("actors", subject, "roles.subject_of_sentence", 0.5)
            return

    def _told_by(self, candidate: Candidate) -> bool:
        """Say whether a verb of saying governs an act's noun itself («أعلنت X استهداف», «نفت X قيامها بـ»): X speaks of its own act."""
        for chunk in reversed(self.chunks[: candidate.chunk.index]):
            if chunk.kind in ("complement", "relative", "clause", "trigger"):
                return False
            if chunk.kind == "cue" and chunk.data.kind in ("speech", "denial"):
                return chunk.feature[:1] in "pij"
        return False

    def said(self, chunk: Chunk) -> None:
        """Remember the subject of a verb that is no act itself («أمرت القيادة بـ…»)."""
        subject, how = left_subject(self.chunks, chunk.index)
        if subject is None or how == "event":
            subject = next(
                (c for c in right_of(self.chunks, chunk.index) if c.kind == "actor" and c.prep is None), None
            )
        if subject is not None and subject.kind == "actor":
            if chunk.data.kind in ("speech", "denial"):
                self.discourse.subject(subject, self.agrees(subject))
                self.speaker = subject
            else:
                self.remember(subject)

    def owned(self, chunk: Chunk) -> None:
        """Remember whose a noun of planning or doing is («محاولات الميليشيات»، «نية القوات»)."""
        following = self.chunks[chunk.index + 1] if chunk.index + 1 < len(self.chunks) else None
        if (
            following is not None
            and following.kind == "actor"
            and following.prep is None
            and not following.conj
            and chunk.feature[:1] == "n"
        ):
            self.remember(following)

    def remember(self, subject: Chunk) -> None:
        """Keep a subject for the acts that follow in this sentence and in the next."""
        self.subjects.append(subject)
        self.discourse.subject(subject, self.agrees(subject))

    def agrees(self, chunk: Chunk) -> str:
        """Return the agreement of a phrase."""
        return agreement(chunk, self.forms[chunk.first] if chunk.first < len(self.forms) else "")

    def _between(self, candidate: Candidate) -> list[Chunk]:
        """Return the phrases between a light verb and the noun that names the act."""
        if candidate.light is None or candidate.link_kind == "coordination":
            return []
        some = self.chunks[candidate.light.index + 1 : candidate.chunk.index]
        return [c for c in some if c.kind in ("actor", "place", "thing", "time")]

    def _subject(self, candidate: Candidate, between: list[Chunk], right: list[Chunk]) -> tuple[Chunk | None, str]:
        if candidate.link_kind == "coordination" and candidate.link is not None:
            return candidate.link.subject, "coordination"
        verb = candidate.governor
        if verb.feature[:1] not in "pij" and candidate.light is None:
            return None, ""
        if candidate.light is not None:
            for chunk in between:
                if chunk.kind in ("actor", "thing") and chunk.prep is None:
                    return chunk, "verb-first"
                if chunk.kind == "place" and chunk.prep is None and candidate.passive:
                    return chunk, "verb-first"
            if verb.feature.startswith("x"):
                return None, ""
        found, how = left_subject(self.chunks, verb.index)
        if how == "relative" and found is not None:
            if verb.enclitic or (candidate.light is None and self._explicit_after(candidate, right) is not None):
                if verb.enclitic and found.kind in ("thing", "actor", "place"):
                    self._put_object(candidate, found, "relative_object")
                explicit = self._explicit_after(candidate, right)
                return (explicit, "verb-first") if explicit is not None else self._dropped(verb)
            if found.kind != "trigger":
                return found, "relative"
        elif found is not None and how == "verb-second":
            return found, how
        if candidate.light is None and how != "pronoun":
            explicit = self._explicit_after(candidate, right)
            if (
                explicit is not None
                and candidate.frame.id == "harm"
                and verb.feature[1:3] == "3f"
                and verb.conj
                and self.agrees(explicit) != "fs"
            ):
                doer = self.discourse.dropped_subject(
                    verb.feature
                )  # «… وقتلت ثلاثة من عناصرها»: active, its subject is left out
                if doer is not None and doer.noun_class == "force":
                    candidate.put("recipients", explicit, "roles.object", 0.7)
                    candidate.put("actors", doer, "roles.subject.dropped", 0.6)
                    return None, ""
            if explicit is not None:
                return explicit, "verb-first"
        if how == "event" or candidate.passive or candidate.frame.id in ("blast",):
            return None, ""
        if candidate.frame.id == "harm":
            return None, ""
        return self._dropped(verb)

    def _dropped(self, verb: Chunk) -> tuple[Chunk | None, str]:
        return self.discourse.dropped_subject(verb.feature), "dropped"

    def _explicit_after(self, candidate: Candidate, right: list[Chunk]) -> Chunk | None:
        """Return the subject that follows its verb, unless what follows can only be the object."""
        free = [c for c in right if c.prep is None and c.kind in ("actor", "thing") and not c.conj]
        first = free[0] if free else None
        if first is None:
            return None
        if candidate.entry.type == "formation" and len(free) == 1 and candidate.governor.conj:
            return None  # «وأنشأت شركات»: what is formed is the object
        if (
            first.noun_class == "civilian"
            and candidate.frame.id in _HARMING
            and candidate.governor.conj
            and not any(c.kind == "actor" for c in free[1:])
        ):
            return None
        if any(c.kind == "place" and c.prep is None and c.index < first.index and not c.conj for c in right):
            return None if candidate.frame.id in _OBJECT_FIRST else first
        if (
            candidate.frame.id in _OBJECT_FIRST
            and not candidate.passive
            and len(free) == 1
            and not self._place_object(right, first)
        ):
            if (first.noun_class == "civilian" and candidate.frame.id in _HARMING) or (
                first.kind == "thing" and first.means is None and first.noun_class != "vehicle"
            ):
                return None
            if first.kind == "thing" and not first.means and not first.owner:
                return None
            if not _verb_agrees(candidate.governor.feature, self.agrees(first)):
                return None
            if candidate.governor.conj and self._recent_subject(candidate.governor.feature, first):
                return None
        if first.kind == "thing" and candidate.frame.subject == "actors" and not first.owner and not first.means:
            return first if candidate.frame.mover else None
        return first

    def _recent_subject(self, feature: str, first: Chunk) -> bool:
        """Say whether a coordinated verb more likely keeps the subject before it than takes the one after it."""
        before = self.discourse.subjects[-1] if self.discourse.subjects else None
        if before is None or not _verb_agrees(feature, before[0]):
            return False
        mine = {e.id for e in before[1].entities}
        return (
            not (mine & {e.id for e in first.entities})
            and _verb_agrees(feature, before[0])
            and first.noun_class != "force"
        )

    @staticmethod
    def _place_object(right: list[Chunk], first: Chunk) -> bool:
        return any(c.kind == "place" and c.prep is None and c.index > first.index and not c.conj for c in right)

    @staticmethod
    def _kills(candidate: Candidate, subject: Chunk, right: list[Chunk]) -> bool:
        """Say whether a verb of harm is active: its subject can act and somebody else follows as its object («قتلت القوة مدنيين»)."""
        if candidate.chunk.feature.endswith("P") or subject.noun_class == "civilian":
            return False
        if candidate.chunk.enclitic:
            return True
        return any(c.kind == "actor" and c.prep is None and c is not subject and not c.conj for c in right)

    def _coordinated(self, candidate: Candidate, subject: Chunk, role: str) -> None:
        """Add who is joined to a subject before its verb («القوات التركية وفصائل موالية لها سيطرت»)."""
        for chunk in self.chunks[subject.index + 1 : max(candidate.governor.index, candidate.chunk.index)]:
            if chunk.kind == "actor" and chunk.conj and chunk.prep is None:
                candidate.put(role if role != "things" else "actors", chunk, "roles.coordination", 0.7)
            elif chunk.kind not in ("word", "conjunction", "punct"):
                return

    def _put_subject(self, candidate: Candidate, subject: Chunk, role: str, how: str) -> None:
        if subject.kind == "thing":
            candidate.things.append(subject)
            if subject.owner:
                candidate.put(
                    role if role != "things" else "actors", subject, f"roles.subject_owner.{how or 'noun'}", 0.7
                )
            return
        if subject.kind == "place":
            candidate.put("places", subject, f"roles.subject_place.{how}", 0.8)
            if subject.owner:
                candidate.put("recipients", subject, "roles.owner_struck", 0.7)
            return
        if role == "things":
            return
        candidate.put(
            role, subject, f"roles.subject.{how or 'noun'}", 0.9 if how in ("verb-first", "verb-second") else 0.7
        )

    def _put_object(self, candidate: Candidate, chunk: Chunk, rule: str) -> None:
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

    def _arguments(self, candidate: Candidate, right: list[Chunk], subject: Chunk | None) -> None:
        frame = candidate.frame
        last: tuple[str, Chunk] | None = None
        free = [
            c
            for c in right
            if c.prep is None and not c.conj and c.kind in ("actor", "thing", "place") and c is not subject
        ]
        genitive = candidate.entry.genitive or frame.genitive
        first_free = free[0] if free else None
        for chunk in right:
            if chunk.kind in ("noun", "number"):
                continue
            if chunk is subject:
                last = ("subject", chunk)
                continue
            if chunk.conj and chunk.prep is None and last is not None and chunk.kind == last[1].kind:
                self._same_as(candidate, chunk, last[0], subject)
                last = (last[0], chunk)
                continue
            if (
                chunk.conj
                and chunk.prep is None
                and chunk.kind == "place"
                and last is not None
                and last[1].kind == "place"
            ):
                self._same_as(candidate, chunk, last[0], subject)
                continue
            role: str | None = None
            if (
                subject is None
                and not candidate.finite
                and chunk is first_free
                and chunk.kind == "thing"
                and genitive == "subject"
            ):
                candidate.subject = candidate.subject or chunk
            if chunk.prep is None and chunk.kind in ("actor", "thing", "place"):
                if subject is None and not candidate.finite and chunk is first_free and chunk.kind == "actor":
                    two = len(free) > 1 and frame.id in _OBJECT_FIRST and self._two(candidate, chunk, free[1])
                    as_subject = (
                        genitive == "subject" or two or chunk.feature == "adjective" or self._feared(candidate, chunk)
                    )
                    if candidate.passive and not two:
                        as_subject = genitive == "subject"
                    if chunk.head is not None and chunk.head.role == "arm" and frame.id in ("attack", "attack_noun"):
                        as_subject = True
                    role = self._genitive(candidate, chunk, subject=as_subject)
                    if as_subject:
                        candidate.subject = chunk
                else:
                    role = self._one(candidate, chunk, subject, free_object=True)
            else:
                role = self._one(candidate, chunk, subject, free_object=True)
            if role is not None:
                last = (role, chunk)

    def _feared(self, candidate: Candidate, chunk: Chunk) -> bool:
        """Say whether an act is feared of somebody («خوفاً من استهداف التحالف»): who fears is not the one who does it."""
        before = self.chunks[candidate.chunk.index - 1] if candidate.chunk.index else None
        if before is None or before.kind != "cue" or not before.data.id.endswith("plan.fear"):
            return False
        mine = {e.id for s in self.subjects for e in s.entities}
        return chunk.noun_class in ("force", "body") and not (mine & {e.id for e in chunk.entities})

    @staticmethod
    def _two(candidate: Candidate, first: Chunk, second: Chunk) -> bool:
        """Say whether the noun's two bare phrases are its subject and its object («استهداف التحالف مواقع X»)."""
        if candidate.entry.type == "formation" or (
            first.noun_class in ("civilian", "leader") and candidate.entry.type in PERSONAL
        ):
            return False
        if second.kind == "place":
            return second.head is not None and second.head.role == "asset" and first.noun_class in ("force", "body")
        return first.noun_class != "civilian" or candidate.entry.type not in PERSONAL

    def _genitive(self, candidate: Candidate, chunk: Chunk, *, subject: bool) -> str:
        frame = candidate.frame
        role = frame.subject if subject else frame.object
        if role == "things":
            role = "recipients"
        if _only_victims(chunk):
            return role
        candidate.put(role, chunk, "roles.genitive_subject" if subject else "roles.genitive_object", 0.8)
        if subject:
            self.remember(chunk)
        return role

    def _same_as(self, candidate: Candidate, chunk: Chunk, role: str, subject: Chunk | None) -> None:
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
        else:
            candidate.put(
                role if role in ("actors", "recipients", "with") else "recipients", chunk, "roles.coordination", 0.7
            )

    def _one(self, candidate: Candidate, chunk: Chunk, subject: Chunk | None, *, free_object: bool) -> str | None:
        """Place one phrase by its preposition, or as a free object; return the role it got."""
        frame, prep = candidate.frame, chunk.prep
        if chunk.kind == "place":
            return placing.attach(candidate, chunk, self.chunks)
        if chunk.kind == "thing":
            candidate.things.append(chunk)
            if chunk.owner and prep is None and frame.id in placing.TARGET_FRAMES and subject is not None:
                candidate.put("recipients", chunk, "roles.owner_struck", 0.6)
            elif chunk.owner and prep == "b" and not candidate.roles.get("actors"):
                candidate.put("actors", chunk, "roles.owner_of_means", 0.6)
            return "things"
        if chunk.kind == "word" and chunk.data.id in frame.preps and frame.preps[chunk.data.id] == "recipients":
            found = self.discourse.pronoun(
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
        if prep in frame.preps:
            role = frame.preps[prep]
            candidate.put(role, chunk, f"roles.frame.{prep}", 0.85)
            return role
        if prep == "with":
            candidate.put("with", chunk, "roles.with", 0.8)
            return "with"
        if prep is None and free_object:
            if candidate.passive and subject is not None:
                return None
            role = frame.object
            if role == "things":
                role = "recipients"
            if chunk.feature == "adjective" and not candidate.roles.get("actors"):
                role = "actors"
            candidate.put(role, chunk, "roles.object", 0.75)
            return role
        if prep in ("l", "to") and (frame.shifter or frame.id in ("toward", "do_to")):
            candidate.put("recipients", chunk, f"roles.beneficiary.{prep}", 0.7)
            return "recipients"
        if prep in ("b",) and chunk.means and not candidate.roles.get("actors"):
            candidate.put("actors", chunk, "roles.arm", 0.6)
            return "actors"
        if prep == "l" and frame.id in ("move", "clash") and not candidate.finite:
            candidate.put("actors", chunk, "roles.of", 0.7)
            return "actors"
        if prep == "l" and frame.id in ("attack", "attack_noun", "harm"):
            candidate.put("actors" if frame.id != "harm" else "recipients", chunk, "roles.of", 0.6)
            return "actors"
        return None

    def _pronoun(self, candidate: Candidate, subject: Chunk | None, governor: Chunk) -> None:
        """Resolve a suffix on the trigger: object of a verb, subject or object of a verbal noun."""
        light = candidate.light
        if light is not None and candidate.passive and light.enclitic and not candidate.roles.get("recipients"):
            found = self.discourse.pronoun(light.enclitic, kinds=("actor",), avoid=[])  # «تعرضه لإطلاق نار»
            if found is not None:
                candidate.put("recipients", found, "roles.pronoun_of_light_verb", 0.6)
        suffix = candidate.chunk.enclitic
        if not suffix:
            return
        frame = candidate.frame
        genitive = candidate.entry.genitive or frame.genitive
        object_follows = bool(candidate.roles.get(frame.object)) or bool(candidate.things)
        as_subject = not candidate.finite and subject is None and (genitive == "subject" or object_follows)
        avoid = list(subject.entities) if subject is not None else []
        if as_subject:
            found = self.discourse.pronoun(suffix, kinds=("actor",), avoid=[])
            if found is not None:
                role = frame.subject if frame.subject != "things" else "recipients"
                candidate.put(role, found, "roles.pronoun_subject", 0.6)
                candidate.subject = found
            return
        kinds = (
            ("actor", "thing", "place") if frame.shifter or frame.id in ("attack", "goods", "restrict") else ("actor",)
        )
        if suffix in ("هم", "هما") or candidate.entry.type in PERSONAL:
            kinds = ("actor",)
        found = self.discourse.pronoun(suffix, kinds=kinds, avoid=avoid)
        if found is not None and not any(found in some for some in candidate.roles.values()):
            self._put_object(candidate, found, "roles.pronoun_object")


def owners(chunk: Chunk) -> list[Entity]:
    """Return who a phrase stands for as a participant: its entities, or the owner of an asset or thing."""
    return chunk.entities if chunk.kind == "actor" else chunk.owner


def _only_victims(chunk: Chunk) -> bool:
    """Say whether a noun names victims as such («ضحايا»، «جرحى»): it adds nobody to an act of harm."""
    return chunk.head is not None and chunk.head.id.rpartition(".")[2] in ("protester_dead", "wounded")


def _verb_agrees(feature: str, agrees: str) -> bool:
    """Say whether a verb before its subject agrees with it: gender only, plurals of people may take either."""
    person = feature[1:3]
    if agrees == "mp" or person not in ("3m", "3f"):
        return True
    return (person == "3f") == (agrees == "fs")
