"""Who did it, to whom, with whom, with what, where and when: the order in which the rules of roles are applied."""

from typing import Final

from tawatur.read import dating, placing
from tawatur.read.arguments import argument, arguments
from tawatur.read.charged import charged, passing, stationed
from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate
from tawatur.read.context import Context
from tawatur.read.discourse import Discourse
from tawatur.read.implicit import (
    addressed,
    addressee,
    attended,
    fallback,
    light_behind,
    passive_goes_on,
    placed,
    pronoun,
)
from tawatur.read.reach import left_subject, right_of
from tawatur.read.subjects import between_light, coordinated, done_to, kills, put_subject, subject_of

_DOERS: Final = ("agent.by", "agent.hand")


def _by(chunk: Chunk) -> bool:
    """Say whether a phrase is «من قبل» or «على يد», behind which only the doer of a passive stands."""
    return chunk.kind == "cue" and chunk.data.id.endswith(_DOERS)


def _turn_passive(candidate: Candidate, subject: Chunk, agents: list[Chunk]) -> None:
    """Let the subject of a verb with «على يد»، «من قبل» behind it be whom it is done to («التي اختطفت على أيدي …»)."""
    doers, frame = candidate.roles.get("actors", []), candidate.frame
    if subject not in doers or subject in agents or frame.object != "recipients" or candidate.roles.get("recipients"):
        return
    moved = [c for c in doers if c not in agents]
    candidate.roles["actors"] = [c for c in doers if c in agents]
    candidate.rules = [r for r in candidate.rules if not (r[1] == "actors" and r[3] in moved)]
    candidate.passive = True
    for chunk in moved:
        candidate.put("recipients", chunk, "roles.subject.passive", 0.85)


class Assigner:
    """Fills the roles of the acts of one sentence."""

    def __init__(self, chunks: list[Chunk], forms: list[str], discourse: Discourse) -> None:
        """Keep the sentence's phrases and what was said before."""
        self.context = Context(chunks, forms, discourse)

    def assign(self, candidate: Candidate) -> None:
        """Fill subject, roles, things and time of one act."""
        governor = candidate.governor
        right = right_of(self.context.chunks, candidate.chunk.index)
        between = between_light(self.context, candidate)
        subject, how = subject_of(self.context, candidate, between, right)
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
            if how == "verb-first" and done_to(candidate, subject, right):
                role = candidate.frame.object  # «اعتقل ثلاثة شبان»
            if candidate.frame.id == "harm" and candidate.finite and kills(candidate, subject, right):
                role = "actors"
            if candidate.frame.id == "harm" and candidate.light is not None and not candidate.passive:
                role = "actors"  # «تمكنت القوة من قتل …»
            put_subject(self.context, candidate, subject, role, how)
            if how == "verb-second" or (between and subject in between):
                coordinated(self.context, candidate, subject, role)
            self.context.remember(subject, inner=how == "relative")
        charged(self.context, candidate)
        arguments(self.context, candidate, right, subject)
        for chunk in between:
            if chunk is not subject:
                argument(self.context, candidate, chunk, None, free_object=False)
        agents = [c for c in candidate.roles.get("actors", ()) if c.prep == "agent"]
        told = [c for c in agents if _by(self.context.chunks[c.index - 1])]
        if candidate.finite and told and subject is not None:
            _turn_passive(candidate, subject, told)
        if candidate.finite and agents and subject in candidate.roles.get("recipients", ()):
            self.context.remember(agents[-1])  # «خطف فلان على يد مسلحين. وطالبوا …»
        if not candidate.finite and candidate.light is None:
            light_behind(self.context, candidate)
            placed(self.context, candidate)
        attended(self.context, candidate)
        pronoun(self.context, candidate, subject, governor)
        addressee(self.context, candidate)
        addressed(self.context, candidate)
        stationed(self.context, candidate)
        passing(self.context, candidate)
        passive_goes_on(self.context, candidate)
        fallback(self.context, candidate)
        self.context.done.append(candidate)
        if candidate.frame.id in ("clash", "mutual"):
            self.context.discourse.meet(candidate.roles.get("actors", []), candidate.roles.get("with", []))
        placing.at_head(candidate, self.context.chunks)
        candidate.when = dating.time_of(candidate, self.context.chunks, self.context.forms, right, between)

    def said(self, chunk: Chunk) -> None:
        """Remember the subject of a verb that is no act itself («أمرت القيادة بـ…»)."""
        subject, how = left_subject(self.context.chunks, chunk.index)
        if subject is None or how == "event":
            subject = next(
                (c for c in right_of(self.context.chunks, chunk.index) if c.kind == "actor" and c.prep is None), None
            )
        if subject is not None and subject.kind == "actor":
            if chunk.data.kind in ("speech", "denial"):
                if subject.noun_class == "civilian":
                    self.context.discourse.narrator(subject)
                self.context.discourse.subject(subject, self.context.agrees(subject))
                self.context.speaker = subject
            else:
                self.context.remember(subject)

    def topic(self, chunk: Chunk) -> None:
        """Remember who stands behind «أن» or «كان» as its clause's subject («إن المسلحين كانوا …»)."""
        before = self.context.chunks[chunk.index - 1] if chunk.index else None
        if before is not None and before.kind in ("complement", "auxiliary") and chunk.prep is None and not chunk.conj:
            self.context.remember(chunk)

    def owned(self, chunk: Chunk) -> None:
        """Remember whose a noun of planning or doing is («محاولات الميليشيات»، «نية القوات»)."""
        following = self.context.chunks[chunk.index + 1] if chunk.index + 1 < len(self.context.chunks) else None
        if (
            following is not None
            and following.kind == "actor"
            and following.prep is None
            and not following.conj
            and chunk.feature[:1] == "n"
        ):
            self.context.remember(following)

    def agrees(self, chunk: Chunk) -> str:
        """Return the agreement of a phrase."""
        return self.context.agrees(chunk)
