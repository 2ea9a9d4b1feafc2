"""A manifest: all that a store holds, by hash, signed; it can be checked, and files against it, without the store.

One JSON object: ``body``, the public key and the signature of the body's canonical JSON. The body holds every line of
the log, in which each blob and record stands with its hash. No text, no name of a file or person stands in it, but the
names under which people worked.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from tawatur.core.custody import Entry, Flaw
from tawatur.core.errors import RejectedInput
from tawatur.store import custody, signing
from tawatur.store import engine as engines
from tawatur.store.opening import Store, counts

FORMAT: Final = "tawatur manifest 1"


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is signed. ``head`` is the hash of the last line of the log, ``log`` the lines as they were hashed."""

    format: str
    made: str
    counts: dict[str, int]
    head: str
    log: tuple[str, ...]


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A signed body; keys and signature (Ed25519) as hex."""

    body: Body
    key: str
    signature: str


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What a check of a manifest found; ``known`` are the files whose bytes the store received."""

    manifest: Manifest
    flaws: tuple[Flaw, ...]
    known: tuple[str, ...] = ()


def make(store: Store, key: Path) -> Manifest:
    """Return the manifest of a store as it is now, signed with the key in a file (made if there is none)."""
    with engines.told(store.place), engines.reading(store.engine) as connection:
        lines = list(custody.lines(connection))
        body = Body(
            format=FORMAT,
            made=custody.now(),
            counts=counts(connection),
            head=lines[-1].hash if lines else custody.FIRST,
            log=tuple(line.entry.decode("utf-8", "replace") for line in lines),
        )
    public, signature = signing.sign(_canonical(body), key)
    return Manifest(body=body, key=public, signature=signature)


def encode(manifest: Manifest) -> bytes:
    """Return the bytes of a manifest's file."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"


def decode(data: bytes, where: str) -> Manifest:
    """Return the manifest of a file; RejectedInput T079 where it is none."""
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RejectedInput("T079", where, str(error)) from None
    if manifest.body.format != FORMAT:
        raise RejectedInput("T079", where, f"its format is {manifest.body.format}")
    return manifest


def check(manifest: Manifest, files: Iterable[Path] = ()) -> Checked:
    """Check a manifest by itself: its signature, its chain of lines, and which files it says were received."""
    flaws = (
        []
        if signing.is_signed(_canonical(manifest.body), manifest.key, manifest.signature)
        else [Flaw(where="signature", what="the manifest was changed after it was signed, or not signed by this key")]
    )
    prev, blobs = custody.FIRST, set[str]()
    for number, line in enumerate(manifest.body.log, start=1):
        try:
            entry = msgspec.json.decode(line, type=Entry)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            flaws.append(Flaw(where=f"log line {number}", what=f"it cannot be understood: {error}"))
            continue
        if entry.prev != prev or entry.seq != number:
            flaws.append(Flaw(where=f"log line {number}", what="it does not follow from the line before"))
        prev = custody.hash_of(line.encode())
        blobs.update(seal.hash for seal in entry.sealed if seal.kind == "blob")
    if prev != manifest.body.head:
        flaws.append(Flaw(where="head", what="the last line of the log is not the one that the manifest ends in"))
    known = []
    for path in files:
        if hashlib.sha256(path.read_bytes()).hexdigest() in blobs:
            known.append(str(path))
        else:
            flaws.append(Flaw(where=str(path), what="the store did not receive these bytes"))
    return Checked(manifest=manifest, flaws=tuple(flaws), known=tuple(known))


def compare(store: Store, manifest: Manifest) -> list[Flaw]:
    """Return where a store's log is not the one of a manifest, or its continuation."""
    with engines.told(store.place), engines.reading(store.engine) as connection:
        lines = {line.seq: line.entry for line in custody.lines(connection)}
    for number, line in enumerate(manifest.body.log, start=1):
        if number not in lines:
            return [Flaw(where=f"log line {number}", what="the manifest has it, the store has not")]
        if lines[number] != line.encode():
            return [Flaw(where=f"log line {number}", what="it is not the one in the manifest: the store was rewritten")]
    return []


def _canonical(body: Body) -> bytes:
    return msgspec.json.encode(body)
