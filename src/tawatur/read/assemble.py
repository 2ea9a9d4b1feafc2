"""From a candidate act to a claim: every field with its words and the rules that gave it."""

from typing import Final

from tawatur.core.claims import Claim, Location, Narrator, Origin, Quantity, Reason, Thing, Time, Words
from tawatur.core.documents import Document
from tawatur.core.ids import claim_id
from tawatur.core.spans import Span
from tawatur.lexicon.load import Lexicon
from tawatur.read import coding
from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate
from tawatur.read.groups import groups, total
from tawatur.read.participants import participants
from tawatur.read.people import Amount
from tawatur.read.segments import Segment
from tawatur.read.tokens import Sentence

_DUAL: Final = "nd"  # feature of a noun's dual
_MANY: Final = frozenset({"families", "people", "crew", "cell", "ranks"})  # a singular that names more than one
_CANDIDATES: Final = 5
_PEOPLE: Final = frozenset({"killed", "wounded", "arrested", "abducted", "displaced", "participants"})


class Assembler:
    """Builds the claims of one document."""

    def __init__(self, lexicon: Lexicon, document: Document, origin: Origin) -> None:
        """Keep what every claim of the document shares."""
        self.lexicon, self.document, self.origin = lexicon, document, origin
        self.told: tuple[Segment | None, tuple[Narrator, ...]] = (None, ())

    def claim(self, act: Candidate, sentence: Sentence, segment: Segment) -> Claim:
        """Return the claim of one act."""
        kind = act.sense_type or act.entry.type
        trigger, text = act.chunk.span, self.document.text
        actors = participants(text, act, "actors")
        recipients = participants(text, act, "recipients")
        companions = participants(text, act, "with")
        sources = self._sources(segment)
        reasons = tuple(self._reason(*rule) for rule in act.rules)
        if segment.cue is not None and sources:
            reasons += (self._reason("attribution", "sources", 0.85, segment.cue),)
        elif sources:
            reasons += (self._reason("attribution.carried", "sources", 0.7, None),)
        return Claim(
            claim_id=claim_id(self.document.id, trigger),
            document=self.origin,
            type=kind,
            status=act.status,  # type: ignore[arg-type]
            trigger=self._words(trigger),
            sentence=self._words(Span(sentence.start, sentence.end)),
            actors=actors,
            recipients=recipients,
            with_=companions,
            places=self._places(act, "places"),
            from_=self._places(act, "from"),
            to=self._places(act, "to"),
            when=act.time or Time(),
            things=self._things(act),
            people=self._counts(act, kind),
            sources=sources,
            sure=round(min((r.sure for r in reasons if r.field in ("type", "trigger")), default=act.sure), 2),
            rules=reasons,
            plover=coding.plover(
                kind, act.status, actors, companions, act.entry.mode if kind == act.entry.type else None
            ),
            acled=coding.acled(kind, act.status, actors, recipients),
        )

    def _sources(self, segment: Segment) -> tuple[Narrator, ...]:
        """Return the narrators of a stretch; most acts of a stretch follow one another."""
        last, found = self.told
        if last is not segment:
            found = tuple(
                Narrator(
                    text=v.span.of(self.document.text),
                    start=v.span.start,
                    end=v.span.end,
                    id=v.id,
                    kind=v.kind,
                    name=v.name,
                    registered=v.registered,
                )
                for v in segment.chain
            )
            self.told = segment, found
        return found

    def _words(self, span: Span) -> Words:
        return Words(text=span.of(self.document.text), start=span.start, end=span.end)

    def _reason(self, rule: str, field: str, sure: float, chunk: Chunk | None) -> Reason:
        if chunk is None:
            return Reason(rule=rule, field=field, sure=sure)
        span = chunk.span
        return Reason(
            rule=rule, field=field, sure=sure, start=span.start, end=span.end, text=span.of(self.document.text)
        )

    def _places(self, act: Candidate, role: str) -> tuple[Location, ...]:
        some = act.roles.get(role)
        return tuple([self._location(chunk, role) for chunk in some]) if some else ()

    def _location(self, chunk: Chunk, role: str) -> Location:
        entity, span = (chunk.entities[0] if chunk.entities else None), chunk.span
        if role == "places":
            role = chunk.role if chunk.role in ("at", "near", "in_area") else "at"
        if entity is None or entity.fix is None:
            return Location(
                text=span.of(self.document.text),
                start=span.start,
                end=span.end,
                role=role,  # type: ignore[arg-type]
                id=entity.id if entity else None,
                name=entity.name if entity else None,
            )
        fix = entity.fix
        return Location(
            text=span.of(self.document.text),
            start=span.start,
            end=span.end,
            role=role,  # type: ignore[arg-type]
            id=entity.id,
            name=entity.name,
            kind=entity.kind,
            lat=fix.lat,
            lon=fix.lon,
            precision=fix.level,
            metres=fix.metres,
            geo_precision=fix.geo_precision,
            where_prec=fix.where_prec,
            country=entity.country,
            container=fix.container.id if fix.container is not None else None,
            candidates=tuple(p.id for p, _ in fix.candidates[:_CANDIDATES]),
            why=fix.reason,
        )

    def _things(self, act: Candidate) -> tuple[Thing, ...]:
        found: list[Thing] = []
        for chunk in dict.fromkeys(act.things):
            count = chunk.count
            number: int | tuple[int, int] | None = None
            if isinstance(count, Amount):
                if count.min is not None and count.max is not None:
                    number = count.min if count.min == count.max else (count.min, count.max)
            elif isinstance(count, int):
                number = count
            span = chunk.span
            found.append(
                Thing(
                    text=span.of(self.document.text),
                    start=span.start,
                    end=span.end,
                    kind=chunk.thing_kind or "equipment",
                    count=number,
                )
            )
        return tuple(found)

    def _counts(self, act: Candidate, kind: str) -> dict[str, Quantity]:
        """Return how many people the claim counts, and of those whom it names how many are of which group."""
        found = self._people(act, kind)
        if found:
            for name, quantity in groups(act.roles.get("recipients", []), self.document.text).items():
                found.setdefault(name, quantity)
        return found

    def _people(self, act: Candidate, kind: str) -> dict[str, Quantity]:
        field = act.entry.people or {
            "killing": "killed",
            "wounding": "wounded",
            "arrest": "arrested",
            "abduction": "abducted",
            "displacement": "displaced",
        }.get(kind)
        if field is None or act.status == "negated":
            return {}
        together = total(act, self.document.text)
        if together is not None:
            return {field: together}
        if act.entry.people and act.chunk.count is None and act.chunk.feature.startswith(_DUAL):
            return {field: self._exactly(2, act.chunk)}  # «سقوط قتيلين»
        chunks = [act.chunk, *act.roles.get("recipients", ())]
        vague = isinstance(act.chunk.count, Amount) and act.chunk.count.min is act.chunk.count.max is None
        if vague and any(_states_number(c) for c in chunks[1:]):
            chunks = [c for c in chunks[1:] if _states_number(c)]  # «عدد القتلى 14»
        for chunk in chunks:
            if isinstance(chunk.count, Amount) and chunk.kind in ("trigger", "actor"):
                amount = chunk.count
                return {
                    field: Quantity(
                        min=amount.min, max=amount.max, text=amount.text, start=amount.span.start, end=amount.span.end
                    )
                }
            if isinstance(chunk.count, int):
                return {field: self._exactly(chunk.count, chunk)}
        victims = act.roles.get("recipients", ())
        if (
            len(victims) == 1
            and victims[0].kind == "actor"
            and victims[0].entities
            and victims[0].entities[0].kind == "person"
        ):
            return {field: self._exactly(1, victims[0])}
        if (
            len(victims) == 1
            and victims[0].feature in ("ns", "nsa")
            and getattr(victims[0].head, "role", "") in ("civilian", "member", "leader")
            and victims[0].head.id.rpartition(".")[2] not in _MANY
        ):
            return {field: self._exactly(1, victims[0])}
        return {}

    def _exactly(self, number: int, chunk: Chunk) -> Quantity:
        span = chunk.span
        return Quantity(min=number, max=number, text=span.of(self.document.text), start=span.start, end=span.end)


def _states_number(chunk: Chunk) -> bool:
    """Say whether a phrase is only a number of people («بلغ عدد القتلى 14»)."""
    return chunk.role == "actor.number" and isinstance(chunk.count, Amount) and chunk.count.min is not None
