"""What stands on the paper: letters, signs, fractions, scripts, fences; no mathematics.

``notation`` turns a display into a layout, once for all formats; a format is then a total function
over the dozen forms below. A letter is given by its name (``mu``, ``x``), a sign by its key.
"""

from __future__ import annotations

from symkl.record import Record


class Layout(Record):
    """A piece of notation."""

    __slots__ = ("memo",)  # its width, which is no part of it

    def __getstate__(self) -> dict[str, object]:
        return self.__dict__


class Number(Layout):
    """A whole or decimal number, ≥ 0."""

    digits: str


class Letter(Layout):
    """A Latin or Greek letter by name; ``style`` is italic, upright or blackboard."""

    name: str
    style: str = "italic"


class Upright(Layout):
    """A name of several letters in upright type: KL, Normal, rate."""

    name: str


class Operator(Layout):
    """The name of a function that takes its argument without parentheses: log, sin."""

    name: str


class Phrase(Layout):
    """Plain words between formulas: ' and '."""

    words: str


class Sign(Layout):
    """A relation, an operation or a punctuation mark; the key of the table ``SIGNS``."""

    key: str


class Row(Layout):
    """One after the other."""

    items: tuple[Layout, ...]


class Juxtaposed(Layout):
    """A product without a sign: 2 a b."""

    items: tuple[Layout, ...]


class Fraction(Layout):
    """One above the other."""

    numerator: Layout
    denominator: Layout


class Binomial(Layout):
    """n choose k."""

    upper: Layout
    lower: Layout


class Radical(Layout):
    """√x, or with an index."""

    radicand: Layout
    index: int = 2


class Scripts(Layout):
    """A base with a subscript, a superscript or both."""

    base: Layout
    sub: Layout | None = None
    sup: Layout | None = None


class Hat(Layout):
    """The base under a hat."""

    base: Layout


class Fenced(Layout):
    """The body between fences that grow with it; the fences are keys of ``FENCES``.

    One of them is empty where the body goes on in another line.
    """

    left: str
    body: Layout
    right: str


class Applied(Layout):
    """log x: a named operator before its argument."""

    operator: Layout
    argument: Layout


class Big(Layout):
    """Σ, Π, ∫ or arg min with what stands under and over it, and the body after it."""

    sign: str
    lower: Layout | None
    upper: Layout | None
    body: Layout


class Cases(Layout):
    """A brace over rows (value, words and formulas that say when)."""

    rows: tuple[tuple[Layout, Layout], ...]


class Lines(Layout):
    """A formula over several lines, those after the first set in.

    Where there is a ``head`` it stands before the first line, and the lines are aligned after it.
    """

    lines: tuple[Layout, ...]
    head: Layout | None = None


# key: (Unicode, LaTeX, the space that text sets around it)
SIGNS: dict[str, tuple[str, str, str]] = {
    "+": ("+", "+", " "),
    "-": ("−", "-", " "),
    "minus": ("−", "-", ""),
    "=": ("=", "=", " "),
    "==": ("=", "=", " "),
    "!=": ("≠", r"\neq", " "),
    "<": ("<", r"\lt", " "),
    "<=": ("≤", r"\le", " "),
    ">": (">", r"\gt", " "),
    ">=": ("≥", r"\ge", " "),
    "<=>": ("⟺", r"\iff", " "),
    "=>": ("⟹", r"\implies", " "),
    "<<": ("≪", r"\ll", " "),
    "in": ("∈", r"\in", " "),
    "notin": ("∉", r"\notin", " "),
    "~": ("∼", r"\sim", " "),
    "||": ("‖", r"\parallel", " "),
    "dot": ("·", r"\cdot", " "),
    "/": ("/", "/", ""),
    "-+": ("∓", r"\mp", " "),
    "!": ("!", "!", ""),
    ",": (",", ",", ", "),
    ";": (";", ";", "; "),
    "...": ("…", r"\dots", ""),
    "infinity": ("∞", r"\infty", ""),
    "quad": ("  ", r"\quad", ""),
}

FENCES: dict[str, tuple[str, str]] = {
    "": ("", "."),
    "(": ("(", "("),
    ")": (")", ")"),
    "[": ("[", "["),
    "]": ("]", "]"),
    "{": ("{", r"\lbrace"),
    "}": ("}", r"\rbrace"),
    "|": ("|", "|"),
    "floor": ("⌊", r"\lfloor"),
    "/floor": ("⌋", r"\rfloor"),
    "ceiling": ("⌈", r"\lceil"),
    "/ceiling": ("⌉", r"\rceil"),
}

# key: (Unicode, LaTeX)
BIG: dict[str, tuple[str, str]] = {
    "sum": ("Σ", r"\sum"),
    "product": ("Π", r"\prod"),
    "integral": ("∫", r"\int"),
    "min": ("arg min", r"\arg\min"),  # \operatorname* leaves no space after it in MathJax 3
    "max": ("arg max", r"\arg\max"),
}

_GREEK = (
    ("alpha beta gamma delta zeta eta theta iota kappa lambda mu nu xi", "αβγδζηθικλμνξ"),
    ("pi rho sigma tau upsilon chi psi omega", "πρστυχψω"),
    ("Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega", "ΓΔΘΛΞΠΣΥΦΨΩ"),
)

# name: (Unicode, LaTeX)
GREEK: dict[str, tuple[str, str]] = {
    name: (char, f"\\{name}") for names, chars in _GREEK for name, char in zip(names.split(), chars)
} | {"epsilon": ("ε", r"\varepsilon"), "phi": ("φ", r"\varphi"), "omicron": ("ο", "o")}


def row(*items: Layout | str) -> Layout:
    """The items one after the other; a string is the key of a sign."""
    flat: list[Layout] = []
    for item in items:
        item = Sign(item) if isinstance(item, str) else item
        flat.extend(item.items if isinstance(item, Row) else [item])
    return flat[0] if len(flat) == 1 else Row(tuple(flat))


def listed(items: tuple[Layout, ...] | list[Layout], mark: str = ",") -> Layout:
    """a, b, c."""
    spread: list[Layout | str] = []
    for item in items:
        spread += [mark, item] if spread else [item]
    return row(*spread)


def call(head: Layout, *arguments: Layout) -> Layout:
    """f(a, b)."""
    return row(head, Fenced("(", listed(arguments), ")"))
