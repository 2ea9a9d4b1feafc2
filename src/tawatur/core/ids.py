"""Ids that depend on content only, so that a second reading gives the same ones."""

import hashlib

from tawatur.core.spans import Span

_CLAIM_HEX = 20


def document_id(data: bytes) -> str:
    """Return the SHA-256 of the received bytes as lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def claim_id(document: str, trigger: Span, ordinal: int = 0) -> str:
    """Return a claim's id from its document id, trigger span and an ordinal among claims of the same trigger.

    Rules are left out on purpose: a person's judgement must survive a reading with newer rules.
    """
    key = f"{document}:{trigger.start}:{trigger.end}:{ordinal}"
    return "c" + hashlib.sha256(key.encode("ascii")).hexdigest()[:_CLAIM_HEX]
