"""A file is read whole and written whole, or left as it was."""

from __future__ import annotations

import io
import os
import stat
import sys
from contextlib import nullcontext
from pathlib import Path


class Nowhere(io.TextIOBase):
    """What stands for a standard output that was closed: nothing can be written there."""

    def write(self, text: str) -> int:
        raise ValueError("cannot write: the standard output is closed")


def told(error: OSError) -> str:
    """No such file or directory: x.md."""
    reason = error.strerror or str(error) or type(error).__name__
    return f"{error.filename}: {reason}" if error.filename else reason


def place(path: str | None) -> str | None:
    """The path, if a file can be written there; ValueError before any work is done for it."""
    if path == "":
        raise ValueError("-o names a file; its name is empty")
    if path not in (None, "-"):
        target = Path(str(path)).resolve()
        if target.is_dir():
            raise ValueError(f"cannot write {path}: it is a directory; -o names a file")
        if not target.parent.is_dir():
            raise ValueError(f"cannot write {path}: there is no directory {target.parent.name}")
    return path


MOST = 1 << 26  # bytes of a file that is read


class MissingExtra(ImportError):
    """An optional dependency that is not installed."""


def read(path: str) -> str:
    """The text of a UTF-8 file, line ends and byte order mark kept; - is standard input."""
    try:
        with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as file:
            data = file.read(MOST + 1)
        if len(data) > MOST:
            raise ValueError(f"cannot read {path}: it is larger than {MOST >> 20} MB")
    except OSError as error:
        raise ValueError(f"cannot read {path}: {error.strerror}") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"cannot read {path}: line {line} is not UTF-8") from None


def write(path: str, text: str) -> None:
    """The text as UTF-8, to the file, in one go."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: str, data: bytes) -> None:
    """Write beside the file and move it there in one go; what cannot be written is refused."""
    target = Path(path).resolve()  # a link stays a link
    try:
        if target.exists() and not target.is_file():
            if target.is_dir():
                raise IsADirectoryError(21, "it is a directory")
            target.write_bytes(data)
            return
        _replace(target, data)
    except OSError as error:
        raise ValueError(f"cannot write {path}: {error.strerror}") from None


def _replace(target: Path, data: bytes) -> None:
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
    if not mode & 0o222 or (target.exists() and not os.access(target, os.W_OK)):
        raise PermissionError(13, "it is read-only")
    import tempfile

    handle, beside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, mode)
        os.replace(beside, target)
    except BaseException:
        os.unlink(beside)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
