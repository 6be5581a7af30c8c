"""A value made of named parts: compared and hashed by them, matched by them, never changed.

What a frozen dataclass is, without the source that one generates and compiles for each class: there
are fifty small classes here, and that is a tenth of the time of a whole command.
"""

from __future__ import annotations

from typing import Any, ClassVar


class Record:
    """The base: a subclass lists its parts as annotations, with defaults last."""

    _parts: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        own = tuple(n for n in vars(cls).get("__annotations__", ()) if n not in cls._parts)
        cls._parts = cls.__match_args__ = (*cls._parts, *own)

    def __init__(self, *values: Any, **named: Any) -> None:
        if len(values) > len(self._parts):
            raise TypeError(f"{type(self).__name__} has the parts {', '.join(self._parts)}")
        given = dict(zip(self._parts, values))
        for part in self._parts[len(values) :]:
            if part in named:
                given[part] = named.pop(part)
            elif hasattr(type(self), part):
                given[part] = getattr(type(self), part)
            else:
                raise TypeError(f"{type(self).__name__} needs {part}")
        if named:
            raise TypeError(f"{type(self).__name__} has no part {next(iter(named))}")
        self.__dict__.update(given)

    def replaced(self, **parts: Any) -> Any:
        """The same with some parts others."""
        return type(self)(**{**self.__dict__, **parts})

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a {type(self).__name__} can't be changed")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self).__name__, *self.__dict__.values()))

    def __repr__(self) -> str:
        parts = ", ".join(f"{n}={v!r}" for n, v in self.__dict__.items())
        return f"{type(self).__name__}({parts})"
