"""How a function of the table ``FUNCTIONS`` is written: log x, Γ(z), ψ^{(1)}(z), e^x, I_n(z)."""

from __future__ import annotations

from symkl import display as d
from symkl.nodes import VARIATE
from symkl.render.layout import (
    Applied,
    Binomial,
    Fenced,
    Layout,
    Letter,
    Number,
    Scripts,
    Upright,
    call,
    listed,
    row,
)
from symkl.render.notation import Notation, lay
from symkl.render.parentheses import ATOM, BARE, FACTOR, hold, inline, tightness

LETTERS: dict[str, Layout] = {
    "Gamma": Letter("Gamma", "upright"),
    "uppergamma": Letter("Gamma", "upright"),
    "lowergamma": Letter("gamma"),
    "psi": Letter("psi"),
    "B": Letter("B", "upright"),
    "zeta": Letter("zeta"),
    "lerchphi": Letter("Phi", "upright"),
    "W": Letter("W"),
    "Ei": Upright("Ei"),
    "Ci": Upright("Ci"),
    "Si": Upright("Si"),
    "erf": Upright("erf"),
    "erfc": Upright("erfc"),
    "erfi": Upright("erfi"),
    "exp": Upright("exp"),
    "max": Upright("max"),
    "min": Upright("min"),
    "sign": Upright("sgn"),
}

INDEXED: dict[str, Layout] = {  # the first argument is the order: I_n(z)
    "besseli": Letter("I"),
    "besselk": Letter("K"),
    "expint": Letter("E"),
    "polylog": Upright("Li"),
}

PARAMETERS = {"hyp1f1": (1, 1), "hyp2f1": (2, 1), "hyp2f2": (2, 2)}  # above the line and below

AROUND = {"floor": ("floor", "/floor"), "ceiling": ("ceiling", "/ceiling")}


def operator(shown: d.Apply, n: Notation, fenced: bool = False) -> Layout:
    """log x, or log(x) where more follows."""
    arguments = [lay(a, n) for a in shown.arguments]
    bare = len(arguments) == 1 and tightness(shown.arguments[0]) >= FACTOR and not fenced
    argument = arguments[0] if bare else Fenced("(", listed(arguments), ")")
    return Applied(BARE[shown.function], argument)


@lay.register
def _(shown: d.Apply, n: Notation) -> Layout:
    name = shown.function
    if name == "exp" and not _tall(shown.arguments[0]):
        return Scripts(Letter("e"), sup=inline(shown.arguments[0], n))
    if name in BARE:
        return operator(shown, n)
    arguments = [lay(a, n) for a in shown.arguments]
    if name == "lgamma":
        whole = factorial_of(shown.arguments[0], n)
        return Applied(BARE["log"], whole or call(LETTERS["Gamma"], *arguments))
    if name in LETTERS:
        return call(LETTERS[name], *arguments)
    if name == "zetaderivative":
        return call(Scripts(Letter("zeta"), sup=_order(arguments[:1])), *arguments[1:])
    if name == "betainc":  # from 0
        return call(Scripts(LETTERS["B"], sub=arguments[3]), *arguments[:2])
    if name in INDEXED:
        return call(Scripts(INDEXED[name], sub=arguments[0]), *arguments[1:])
    if name in PARAMETERS:
        return _hypergeometric(arguments, *PARAMETERS[name])
    if name == "harmonic":
        return Scripts(Letter("H"), sub=arguments[0], sup=_order(arguments[1:]))
    if name in AROUND:
        return Fenced(AROUND[name][0], arguments[0], AROUND[name][1])
    if name == "binom":
        return Binomial(*arguments)
    if name == "factorial":
        return row(hold(shown.arguments[0], n, ATOM), "!")
    if d.PSI.match(name):
        order = Fenced("(", Number(name[3:]), ")")
        return call(Scripts(Letter("psi"), sup=order), *arguments)
    raise TypeError(f"no notation for the function {name!r}")


def _hypergeometric(arguments: list[Layout], above: int, below: int) -> Layout:
    """₂F₁(a, b; c; z)."""
    one, two = (Number(str(n)) for n in (above, below))
    head = (Scripts(row(), sub=one), Scripts(Letter("F"), sub=two))
    groups = (listed(arguments[:above]), listed(arguments[above:-1]), arguments[-1])
    return row(*head, Fenced("(", listed(groups, ";"), ")"))


def _order(arguments: list[Layout]) -> Layout | None:
    return Fenced("(", arguments[0], ")") if arguments else None


def _tall(shown: d.Display) -> bool:
    """Too tall for an exponent: a fraction of sums, a function, a big operator."""
    match shown:
        case d.Leaf():
            return False
        case d.Terms(terms):
            return any(_tall(t) for _, t in terms)
        case d.Product(factors):
            return any(_tall(f) for f in factors)
        case d.Ratio(a, b):
            return not (_flat(a) and _flat(b))
        case d.Power(a, b):
            return _tall(a) or not isinstance(b, d.Leaf)
    return True


def _flat(shown: d.Display) -> bool:
    """A product of letters and their powers: short enough for a/b in an exponent."""
    match shown:
        case d.Product(factors):
            return all(map(_flat, factors))
        case d.Power(base, exponent):
            return isinstance(base, d.Leaf) and isinstance(exponent, d.Leaf)
    return isinstance(shown, d.Leaf)


def factorial_of(argument: d.Display, n: Notation) -> Layout | None:
    """Γ(z + 1) is z! where z is a whole number."""
    value = d.rebuild(argument)
    less = value - 1
    whole = less.is_integer is True or (n.counting and value.has(VARIATE))
    if not whole or not value.is_Add or value.as_coeff_Add()[0] != 1:
        return None
    return row(hold(d.display(less), n, ATOM), "!")
