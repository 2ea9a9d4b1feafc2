"""What people correct in a claim: the value of a field in the place of the one that was read.

A correction is text, as it stands in a Judgement: the word itself for a field of words (type, status), else the JSON of
the field as a claim line has it.
"""

from collections.abc import Mapping
from typing import Any, Final, get_type_hints

import msgspec

from tawatur.core.claims import Claim
from tawatur.core.errors import RejectedInput

_NOT_CORRECTED: Final = frozenset({"claim_id", "document", "trigger", "sentence", "sure", "rules"})
_HINTS: Final = get_type_hints(Claim)
_NAMES: Final = dict(zip(Claim.__struct_encode_fields__, Claim.__struct_fields__, strict=True))
FIELDS: Final = tuple(told for told in _NAMES if told not in _NOT_CORRECTED)


def corrected(claim: Claim, changes: Mapping[str, str]) -> Claim:
    """Return a claim with what people corrected; what does not fit its field any more is left as it was read."""
    values: dict[str, Any] = {}
    for told, text in changes.items():
        if told in FIELDS:
            try:
                values[_NAMES[told]] = _value(told, text)
            except msgspec.ValidationError:
                continue
    return msgspec.structs.replace(claim, **values) if values else claim


def check(claim: Claim, text: str, changes: Mapping[str, str]) -> None:
    """Raise RejectedInput (T041) where a correction is none: no such field, no such value, words that are not there.

    ``text`` is that of the claim's report; values with words and offsets must be the words at the offsets.
    """
    for told, given in changes.items():
        if told not in FIELDS:
            raise RejectedInput("T041", claim.claim_id, f"{told} is no field that can be corrected")
        try:
            value = _value(told, given)
        except msgspec.DecodeError as error:
            raise RejectedInput("T041", claim.claim_id, f"{told}: {error}") from error
        for part in _parts(value):
            start, end = getattr(part, "start", None), getattr(part, "end", None)
            if start is None or end is None:
                continue
            if not 0 <= start <= end <= len(text) or text[start:end] != part.text:
                raise RejectedInput("T041", claim.claim_id, f"{told}: these words do not stand at {start} to {end}")


def encoded(claim: Claim, field: str) -> str:
    """Return the value of a field as a correction holds it."""
    value = getattr(claim, _NAMES[field])
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def differences(before: Claim, after: Claim) -> list[tuple[str, Any, Any]]:
    """Return the fields in which two states of a claim differ, with both values as JSON has them."""
    one, other = msgspec.to_builtins(before), msgspec.to_builtins(after)
    names = [name for name in Claim.__struct_encode_fields__ if name not in ("claim_id", "document", "rules")]
    return [(name, one.get(name), other.get(name)) for name in names if one.get(name) != other.get(name)]


def _value(told: str, text: str) -> Any:
    hint = _HINTS[_NAMES[told]]
    if told in ("type", "status"):
        return msgspec.convert(text, hint)
    return msgspec.json.decode(text, type=hint)


def _parts(value: Any) -> list[Any]:
    if isinstance(value, tuple):
        return list(value)
    return list(value.values()) if isinstance(value, dict) else [value]
