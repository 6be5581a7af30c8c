"""Configuration files as plain data: TOML, YAML, JSON, and the assignments of a conf.py.

Nothing in them is run. What can't be read is a ``ValueError`` that names the file.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from symkl import files
from symkl.files import MissingExtra


def first(directory: Path, names: Iterable[str]) -> Path | None:
    """The first of the files that is there."""
    return next((directory / name for name in names if (directory / name).is_file()), None)


def data(path: Path) -> dict[str, Any]:
    """The mapping in the file; keys as they are written."""
    text = files.read(str(path))
    try:
        found = READERS[path.suffix](text)
    except MissingExtra:
        raise
    except Exception as error:
        said = " ".join(str(error).split())
        raise ValueError(f"{path} can't be read: {said}") from None
    if not isinstance(found, Mapping):
        raise ValueError(f"{path} holds no settings")
    return dict(found)


def _toml(text: str) -> Any:
    for name in ("tomllib", "tomli"):  # the first is there from Python 3.11 on
        try:
            return import_module(name).loads(text)
        except ImportError:
            continue
    raise MissingExtra("a TOML file needs: pip install 'symkl[doctor]'")


def _yaml(text: str) -> Any:
    """With tags such as !!python/name and !ENV read as what they stand before."""
    try:
        import yaml
    except ImportError:
        raise MissingExtra("a YAML file needs: pip install 'symkl[doctor]'") from None

    class Reader(yaml.SafeLoader):
        pass

    def plain(loader: Any, suffix: str, node: Any) -> Any:
        if isinstance(node, yaml.MappingNode):
            return loader.construct_mapping(node, deep=True)
        if isinstance(node, yaml.SequenceNode):
            return loader.construct_sequence(node, deep=True)
        return node.value or suffix.rpartition(":")[2]  # !!python/name:a.b is a.b

    Reader.add_multi_constructor("", plain)
    return yaml.load(text, Loader=Reader) or {}


def _assigned(text: str) -> dict[str, Any]:
    """name = literal, name += literal, name.append(literal): what conf.py sets plainly."""
    found: dict[str, Any] = {}
    for node in ast.parse(text).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found[name] = _literal(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found[name] = _literal(value)
            case ast.AugAssign(target=ast.Name(id=name), op=ast.Add(), value=value):
                found[name] = [*(found.get(name) or []), *(_literal(value) or [])]
            case ast.Expr(
                value=ast.Call(
                    func=ast.Attribute(value=ast.Name(id=name), attr=("append" | "extend") as how),
                    args=[value],
                )
            ):
                more = _literal(value)
                added = [more] if how == "append" else list(more or [])
                found[name] = [*(found.get(name) or []), *added]
    return found


def _literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


READERS = {
    ".toml": _toml,
    ".yaml": _yaml,
    ".yml": _yaml,
    ".json": json.loads,
    ".py": _assigned,
}


def at(settings: Any, *path: str) -> Any:
    """The value under the keys, whatever their case; None where there is none."""
    for key in path:
        if not isinstance(settings, Mapping):
            return None
        settings = next((v for k, v in settings.items() if str(k).lower() == key.lower()), None)
    return settings
