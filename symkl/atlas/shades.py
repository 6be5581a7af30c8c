"""How a status looks: a glyph, words, and two colours that differ in grey too, light and dark."""

from __future__ import annotations

from symkl.record import Record


class Shade(Record):
    """``light`` and ``dark``: fill and glyph; darker is more closed on paper, lighter at night."""

    glyph: str
    words: str
    light: tuple[str, str]
    dark: tuple[str, str]


SHADES = {
    "closed": Shade("=", "closed", ("#0b4a82", "#ffffff"), ("#9ccbff", "#0b1d30")),
    "conditional": Shade(
        "◐", "closed, finite under a condition", ("#5b9bd0", "#06182a"), ("#4d86ba", "#04121f")
    ),
    "irreducible": Shade(
        "∫", "irreducible: a mean is left", ("#f0b44c", "#3a2500"), ("#96611a", "#fff3dd")
    ),
    "undecided": Shade("?", "not decided", ("#f7d9f0", "#5a1a4a"), ("#5c2a52", "#ffe3f7")),
    "infinite": Shade("∞", "infinite", ("#eeece6", "#77736b"), ("#25272b", "#8b8e96")),
    "failed": Shade("!", "failed", ("#8c1d2f", "#ffffff"), ("#ff8f9e", "#33000a")),
}
QUANTITY = {  # title, what a cell is, the name of the only column where there is one law
    "kl": ("The Kullback–Leibler matrix", "D_KL(p ‖ q), p by rows and q by columns"),
    "cross-entropy": ("The cross-entropy matrix", "H(p, q), p by rows and q by columns"),
    "entropy": ("Entropies", "H(p)"),
}


def variables(night: bool) -> str:
    """The colours as CSS variables: --closed: …; --closed-ink: …."""
    pairs = [(n, s.dark if night else s.light) for n, s in SHADES.items()]
    return " ".join(f"--{n}: {fill}; --{n}-ink: {ink};" for n, (fill, ink) in pairs)
