"""The commands that show: symkl plot draws, symkl page makes a page. SymPy is imported late."""

from __future__ import annotations

from typing import Any

import click

from symkl import catalogue
from symkl.arguments import Group, OneOf, a_law, a_let

a_point = click.option(
    "--at", multiple=True, metavar="NAME=VALUE", help="A parameter's number; else one is chosen."
)
a_picture = click.option(
    "-o", "--output", metavar="FILE", help="A .svg, .png or .pdf; SVG on stdout otherwise."
)


@click.group(cls=Group)
def plot() -> None:
    """Pictures: p, q and the integrand with its area, or the value along a parameter.

    \b
    symkl plot kl "Gamma(2, 1)" "Normal(2, 2)" -o kl.svg
    symkl plot entropy Beta --at alpha=1/2 --at beta=3 -o entropy.png
    symkl plot sweep kl Normal Normal --along sigma_2 -o sweep.pdf
    """


def _picture_command(name: str) -> click.Command:
    """p, q and the integrand of one question."""

    @click.command(name, short_help=f"p, q and the integrand of {name}.")
    @a_law
    @a_let
    @a_point
    @a_picture
    def command(**options: Any) -> None:
        from symkl.plotting.command import run

        run(name, **options)

    command.help = f"The densities and the integrand of {name}, its signed area shaded."
    return command


for _name in catalogue.questions():
    plot.add_command(_picture_command(_name))


@plot.command()
@click.argument("quantity", type=OneOf("quantity", catalogue.questions()))
@a_law
@click.option("--along", required=True, metavar="NAME", help="The parameter that varies.")
@click.option("--from", "low", metavar="VALUE", help="Where it begins.")
@click.option("--to", "high", metavar="VALUE", help="Where it ends.")
@click.option("--log/--linear", "log", default=None, help="The axis; else the range decides.")
@a_let
@a_point
@a_picture
def sweep(**options: Any) -> None:
    """The value along one parameter, with its singular points."""
    from symkl.plotting.command import run

    run(**options)


@click.command()
@click.argument("quantity", type=OneOf("quantity", catalogue.questions()))
@a_law
@a_let
@click.option("--at", multiple=True, metavar="NAME=VALUE", help="Where a slider begins.")
@click.option("-o", "--output", metavar="FILE", help="Write here, not to stdout.")
def page(**options: Any) -> None:
    """A page to play with: sliders, curves, the value beside a quadrature, the steps.

    \b
    symkl page kl Gamma Gamma -o page.html
    symkl page entropy Beta --at alpha=1/2 -o beta.html
    """
    from symkl.play.command import run

    run(**options)
