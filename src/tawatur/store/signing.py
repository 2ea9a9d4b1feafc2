"""Ed25519 keys: one file that only its owner can read, made on first use."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from tawatur.core.errors import BrokenStore

KEY_FILE: Final = "TAWATUR_KEY"  # the environment variable that names the file of the key
_SHOWN: Final = 32


def key_file() -> Path:
    """Return where the user's key is: the file that TAWATUR_KEY names, or one in the data folder."""
    named = os.environ.get(KEY_FILE)
    if named:
        return Path(named)
    folder = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(folder) / "tawatur" / "signing.key"


def sign(data: bytes, path: Path) -> tuple[str, str]:
    """Return the public key and the signature, as hex; the key is made if there is none."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(_secret(path)))
    except ValueError as error:
        raise BrokenStore("T085", str(path), str(error)) from None
    except OSError as error:
        raise BrokenStore("T085", str(path), error.strerror) from error
    return private.public_key().public_bytes_raw().hex(), private.sign(data).hex()


def is_signed(data: bytes, public: str, signature: str) -> bool:
    """Say whether the owner of a public key signed the data."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    with suppress(ValueError, InvalidSignature):
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), data)
        return True
    return False


def fingerprint(public: str) -> str:
    """Return a public key in few letters, to be read out and compared."""
    digest = hashlib.sha256(public.encode("ascii")).hexdigest()[:_SHOWN]
    return " ".join(digest[i : i + 4] for i in range(0, _SHOWN, 4))


def _secret(path: Path) -> str:
    with suppress(FileNotFoundError):
        return path.read_text(encoding="ascii").strip()
    path.parent.mkdir(parents=True, exist_ok=True)
    secret = os.urandom(32).hex()
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secret + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(beside, path)  # fails where another process was quicker: its key is the one
    except FileExistsError:
        pass
    finally:
        beside.unlink()
    return path.read_text(encoding="ascii").strip()
