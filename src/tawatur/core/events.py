"""Events and judgements: the nouns that linking and review will fill."""

from typing import Literal

import msgspec

Verdict = Literal["accept", "edit", "reject", "same", "different", "unsure"]


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A happening that one or more claims speak of. It holds claim ids only; all else is a view over the claims."""

    event_id: str
    claims: tuple[str, ...]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A person's decision about a claim or a pair of claims; superseded by a newer one, never overwritten."""

    left: str
    right: str | None
    verdict: Verdict
    by: str
    at: str
    why: str | None = None
    changes: dict[str, str] = {}
