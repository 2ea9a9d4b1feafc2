"""Participants named beside an act: who is charged with it, who is stationed where it strikes, who was passing."""

from typing import Final

from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate, is_finite
from tawatur.read.context import Context

_ACCUSED: Final = "noun.civilian.accused"
_CHARGES: Final = ("doubt.charge", "doubt.suspect")
_INVOLVED: Final = "accusation.responsibility"
_STATIONED: Final = ("deployment.position",)
_PASSING: Final = ("deployment.pass", "deployment.escort_column")
_MEANWHILE: Final = frozenset({"under_over", "during"})
_SUFFERED: Final = frozenset(
    {"arrest", "abduction", "killing", "sanction", "restriction", "torture", "command_change", "release", "raid_search"}
)
_NEAR: Final = 4  # so many phrases before an act may the charge stand


def charged(context: Context, candidate: Candidate) -> None:
    """Give an act to whom the text charges with it, if its own words name nobody."""
    able = candidate.frame.subject == "actors" or candidate.frame.id == "harm"
    if candidate.finite or candidate.roles.get("actors") or not able:
        return
    before = context.done[-1] if context.done else None
    if before is not None and candidate.chunk.conj:
        for rule, _, _, chunk in list(before.rules):
            if rule == "roles.charged" and chunk is not None:
                candidate.put("actors", chunk, "roles.charged", 0.6)  # «متهمين بخطفهم والاتجار بهم»
        return
    for chunk in _accused(context, candidate, before):
        candidate.put("actors", chunk, "roles.charged", 0.65)


def stationed(context: Context, candidate: Candidate) -> None:
    """Let an attack on a place strike whom the text says is stationed there («قاعدة X حيث تتمركز قوات Y»)."""
    if not candidate.frame.fire or any(c.kind == "actor" or c.owner for c in candidate.roles.get("recipients", ())):
        return
    places = candidate.roles.get("places", ())
    if not places or candidate.roles.get("recipients"):
        return
    for chunk in context.chunks[candidate.chunk.index + 1 :]:
        if chunk.kind == "clause" and chunk.data.id == "where":
            verb, who = (
                context.chunks[chunk.index + 1 : chunk.index + 2],
                context.chunks[chunk.index + 2 : chunk.index + 3],
            )
            if verb and who and verb[0].kind == "trigger" and verb[0].data.id.endswith(_STATIONED) and _bare(who[0]):
                candidate.put("recipients", who[0], "roles.stationed", 0.6)
            return
        if chunk.kind == "trigger" and chunk.data.id.endswith(_STATIONED):  # «معسكراً تتمركز فيه قوات X»
            there, who = (
                context.chunks[chunk.index + 1 : chunk.index + 2],
                context.chunks[chunk.index + 2 : chunk.index + 3],
            )
            if there and who and there[0].kind == "word" and there[0].enclitic and _bare(who[0]):
                candidate.put("recipients", who[0], "roles.stationed", 0.6)
            return
        if chunk.kind not in ("place", "prep", "time", "word", "number", "noun", "thing"):
            return


def passing(context: Context, candidate: Candidate) -> None:
    """Let an explosion strike whoever it says was passing («انفجرت عبوة لدى مرور رتل لـX»)."""
    if candidate.frame.id != "blast" or candidate.roles.get("recipients"):
        return
    behind = context.chunks[candidate.chunk.index + 1 :]
    verb = next((c for c in behind if c.kind in ("trigger", "complement", "relative", "clause")), None)
    if verb is None or verb.kind != "trigger" or not verb.data.id.endswith(_PASSING) or verb.prep not in _MEANWHILE:
        return
    for chunk in context.chunks[verb.index + 1 : verb.index + 4]:
        if chunk.owner or (chunk.kind == "actor" and chunk.prep in (None, "belonging", "l")):
            candidate.put("recipients", chunk, "roles.passing", 0.65)
            return
        if chunk.kind not in ("word", "thing", "place"):
            return


def _bare(chunk: Chunk) -> bool:
    return chunk.kind == "actor" and chunk.prep is None and not chunk.conj


def _accused(context: Context, candidate: Candidate, before: Candidate | None) -> list[Chunk]:
    start = min(candidate.governor.index, candidate.chunk.index)
    suffered: list[Chunk] = []
    if before is not None and before.entry.type in _SUFFERED:
        suffered = [c for c in before.roles.get("recipients", ()) if c.kind == "actor"]
    for i in range(start - 1, max(-1, start - 1 - _NEAR), -1):
        chunk = context.chunks[i]
        if chunk.kind == "cue" and chunk.data.id.endswith(_CHARGES):
            return suffered
        if chunk.kind == "cue" and chunk.data.kind == "cause" and candidate.entry.type == "crime":
            return suffered  # «اعتقال X على خلفية تهريب الوقود»
        if getattr(chunk.head, "id", "") == _ACCUSED and chunk.kind == "actor":
            beside = context.chunks[i - 1] if i else None
            if beside is not None and beside.kind in ("actor", "punct") and not chunk.conj and suffered:
                return suffered  # «ضبط ليبيين متهمين بخطفهم»، «القبض على فلان، المتهم بـ…»
            return [chunk]
        involved = context.chunks[i - 1] if i and chunk.kind == "actor" else None
        if involved is not None and involved.kind == "trigger" and involved.data.id.endswith(_INVOLVED):
            return [chunk]  # «تورط القادة بسرقة الوقود»
        if is_finite(chunk) or chunk.kind not in ("word", "prep", "noun", "demonstrative"):
            return []
    return []
