"""Whom a text charges with an act: «متهم بتمويل X», «اعتقل Y بتهمة التعامل مع Z»."""

from typing import Final

from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate, is_finite
from tawatur.read.context import Context

_ACCUSED: Final = "noun.civilian.accused"
_CHARGES: Final = ("doubt.charge", "doubt.suspect")
_INVOLVED: Final = "accusation.responsibility"
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
