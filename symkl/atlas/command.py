"""symkl atlas: which of the atlas goes where. The product to stdout, a file or a directory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from symkl.atlas.atlas import FORMATS, atlas


def run(
    put: Callable[[str, str | None], None],
    families: str | None,
    quantity: str,
    format_: str | None,
    jobs: int,
    limit: float,
    summary: bool,
    progress: bool | None,
    output: str | None,
) -> None:
    """``put`` writes text to the file named, or to stdout for None."""
    output = None if output == "-" else output
    names = None if families is None else [n.strip() for n in families.split(",") if n.strip()]
    file, directory = _places(output)
    if file is not None:
        format_ = format_ or Path(file).suffix.removeprefix(".")
    if summary and format_ and output is None:
        raise ValueError("--summary and --format would both go to stdout; give -o")
    pages = format_ == "html" or (directory is not None and format_ is None)
    found = atlas(names, quantity, jobs, limit, directory, progress, pages)
    if directory is not None:
        found.save([format_] if format_ else tuple(FORMATS))
    elif format_:
        put(found.write(format_), output)
    if summary or not (format_ or output):
        put(found.summary(), None)


def _places(output: str | None) -> tuple[str | None, Path | None]:
    """The file or the directory meant: a name that ends as a format does is a file."""
    if output is None:
        return None, None
    suffix = Path(output).suffix.removeprefix(".")
    if suffix in FORMATS and not Path(output).is_dir():
        if not Path(output).resolve().parent.is_dir():  # better now than after all the work
            raise ValueError(f"cannot write {output}: there is no such directory")
        return output, None
    if Path(output).exists() and not Path(output).is_dir():
        raise ValueError(f"{output} is no directory, and ends in none of .{', .'.join(FORMATS)}")
    return None, Path(output)
