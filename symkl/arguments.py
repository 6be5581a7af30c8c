"""What the commands take: one of some names, laws, the options of a page; no SymPy is imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

import symkl.catalogue as catalogue
from symkl import files
from symkl.render import formats


class Group(click.Group):
    """A group that knows what a mistyped command was meant to be."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and not args[0].startswith("-"):
            catalogue.pick("command", args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)


class OneOf(click.ParamType):
    """One of some names, with a hint where it is none of them."""

    def __init__(self, kind: str, names: Sequence[str]) -> None:
        self.name, self.names = kind, names

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        return catalogue.pick(self.name, value, self.names)

    def get_metavar(self, param: Any, ctx: Any = None) -> str:
        return "|".join(self.names)

    def shell_complete(self, ctx: Any, param: Any, incomplete: str) -> list[Any]:
        return completions(self.names, incomplete)


def completions(names: Sequence[str], incomplete: str) -> list[Any]:
    """The names that go on as begun."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(n) for n in names if n.lower().startswith(incomplete.lower())]


def _file(context: Any, parameter: Any, value: str | None) -> str | None:
    return files.place(value)


output_option = click.option(
    "-o", "--output", metavar="FILE", callback=_file, help="Write here, not to stdout."
)


def one_format(format_: str | None, json_: bool) -> str | None:
    """The format, of which --json is one; ValueError where they are two."""
    if json_ and format_ not in (None, "json"):
        raise ValueError(f"--json is --format json, and --format is {format_}: leave one out")
    return "json" if json_ else format_


def only_a_number(page: dict[str, Any]) -> None:
    """ValueError where a page is described and a number is asked for."""
    named = {"format_": "--format", "json_": "--json", "detail": "--detail"}
    looks = [named.get(k, f"--{k}") for k, v in page.items() if v and k != "output"]
    if looks:
        raise ValueError(f"--at and --digits give a number, which has no {' and no '.join(looks)}")


def page_options(command: Callable) -> Callable:
    """The options of everything that prints a derivation."""
    for option in reversed(
        [
            click.option("--format", "format_", type=OneOf("format", formats())),
            click.option("--json", "json_", is_flag=True, help="The same as --format json."),
            click.option("--target", metavar="NAME", help="What reads it: paper, hugo, github …"),
            click.option("--width", type=int, metavar="LETTERS", help="Lines are broken to it."),
            click.option("--label", metavar="NAME", help="Number the result; its name or number."),
            click.option(
                "--detail",
                type=click.IntRange(1, 3),
                help="1: as a blog; 2: rules and conditions; 3: lemmas too.",
            ),
            output_option,
        ]
    ):
        command = option(command)
    return command


def _family_names(context: Any, parameter: Any, incomplete: str) -> list[Any]:
    return completions(catalogue.families(), incomplete)


a_let = click.option(
    "--let", multiple=True, metavar="NAME=EXPRESSION", help="What a name in the laws stands for."
)
a_law = click.argument("laws", metavar="LAW...", nargs=-1, shell_complete=_family_names)
a_family = click.argument("name", required=False, shell_complete=_family_names)
