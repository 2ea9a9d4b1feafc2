"""What the commands around custody do: check, sign, back up, bring back, take away."""

from collections.abc import Sequence
from pathlib import Path

from tawatur.core.custody import Flaw
from tawatur.core.errors import RejectedInput
from tawatur.export import STDOUT, files
from tawatur.run.keeping import link_store
from tawatur.run.report import number, say
from tawatur.store import copying, removing, signing, verifying
from tawatur.store import manifest as manifests
from tawatur.store.opening import open_store
from tawatur.store.viewing import View

SOUND, FLAWED = 0, 1


def verify(place: str, against: Path | None = None) -> int:
    """Check that everything in a store is as its log says, and that the log goes on from that of a manifest."""
    with open_store(place) as store:
        seen: list[str] = []
        flaws = verifying.verify(store, watch=lambda what, count: seen.append(f"{count:,} {what}"))
        if against is not None:
            flaws += manifests.compare(store, _load(against))
    say(f"{place}: {', '.join(seen)}")
    return _verdict(flaws)


def manifest(place: str, to: str, key: Path | None) -> int:
    """Write the signed manifest of a store."""
    if to != STDOUT:
        files.refuse_unwritable(Path(to))
    path = key or signing.key_file()
    fresh = not path.exists()
    with open_store(place) as store:
        made = manifests.make(store, path)
    if to == STDOUT:
        files.to_standard_output([manifests.encode(made)])
    else:
        files.write(Path(to), [manifests.encode(made)])
    if fresh:
        say(f"A new key was made: {path}. Keep it; who has it can sign in your name.")
    say(f"{number(len(made.body.log), 'line')} of the log → {'standard output' if to == STDOUT else to}")
    say(f"Signed with key {signing.fingerprint(made.key)}: tell it by another way to those who will check.")
    return SOUND


def check_manifest(path: Path, given: Sequence[Path], signer: str | None) -> int:
    """Check a manifest without its store, and that it names the bytes of the files given."""
    found = manifests.check(_load(path), given)
    body, print_ = found.manifest.body, signing.fingerprint(found.manifest.key)
    flaws = list(found.flaws)
    if signer is not None and signer.replace(" ", "").lower() != print_.replace(" ", ""):
        flaws.append(Flaw(where="key", what=f"it was signed with another key: {print_}"))
    counted = ", ".join(f"{count:,} {what}" for what, count in body.counts.items())
    say(f"{path}: made {body.made}; {number(len(body.log), 'line')} of the log; {counted}")
    for name in found.known:
        say(f"{name}: the store received these bytes")
    if signer is None:
        say(f"Signed with key {print_}: ask the signer whether that is theirs.")
    return _verdict(flaws)


def backup(place: str, to: Path) -> int:
    """Write a store, as it is now, into one file, while others work with it."""
    with open_store(place) as store:
        copying.backup(store, to)
        counts = View(store).counts()
    say(f"{number(counts['reports'], 'report')}, {number(counts['judgements'], 'judgement')} → {to}")
    return SOUND


def restore(copy: Path, place: str, *, by: str) -> int:
    """Make a store from a backup, and check it."""
    copying.restore(copy, place, by=by)
    return verify(place)


def retract(place: str, report: str, *, by: str, why: str, keep_text: bool, link: bool = True) -> int:
    """Take a report out of a store, and link the claims that are left."""
    with open_store(place) as store:
        document = View(store).find_document(report)
        removing.retract(store, document, by=by, why=why, keep_text=keep_text)
        if link and View(store).counts()["claims"]:
            link_store(store, by=by)
    say(f"{document[:16]} is {'withdrawn; its text stays' if keep_text else 'taken out, its text and bytes with it'}.")
    say("Backups made before still hold it.")
    return SOUND


def erase(place: str, names: Sequence[str], *, by: str, why: str) -> int:
    """Take a person's names out of a store."""
    with open_store(place) as store:
        count = removing.erase(store, names, by=by, why=why)
    say(f"Taken out of {number(count, 'record')}. Backups made before still hold it.")
    return SOUND


def _load(path: Path) -> manifests.Manifest:
    try:
        return manifests.decode(path.read_bytes(), str(path))
    except FileNotFoundError:
        raise RejectedInput("T001", str(path)) from None
    except OSError as error:
        raise RejectedInput("T011", str(path), error.strerror) from error


def _verdict(flaws: Sequence[Flaw]) -> int:
    for flaw in flaws:
        say(f"  {flaw.where}: {flaw.what}")
    say(f"{number(len(flaws), 'flaw')} found." if flaws else "Everything is as it was.")
    return FLAWED if flaws else SOUND
