"""The letters of Unicode's mathematical alphabets: MathML Core knows mathvariant="normal" only."""

from __future__ import annotations

LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ"
DIGITS = "0123456789"

# variant: where its letters begin (Latin, Greek, digits; 0 where it has none), and the exceptions
ALPHABETS: dict[str, tuple[int, int, int, dict[str, str]]] = {
    "bold": (0x1D400, 0x1D6A8, 0x1D7CE, {}),
    "italic": (0x1D434, 0x1D6E2, 0, {"h": "ℎ"}),
    "bold-italic": (0x1D468, 0x1D71C, 0x1D7CE, {}),
    "script": (0x1D49C, 0, 0, dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ"))),
    "fraktur": (0x1D504, 0, 0, dict(zip("CHIRZ", "ℭℌℑℜℨ"))),
    "double-struck": (0x1D538, 0, 0x1D7D8, dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ"))),
    "sans-serif": (0x1D5A0, 0, 0x1D7E2, {}),
    "monospace": (0x1D670, 0, 0x1D7F6, {}),
}


def styled(text: str, variant: str) -> str | None:
    """The text in the letters of that alphabet; None where it has not all of them."""
    if variant not in ALPHABETS:
        return None
    found = [_letter(char, *ALPHABETS[variant]) for char in text]
    return None if None in found else "".join(map(str, found))


def _letter(char: str, latin: int, greek: int, digits: int, others: dict[str, str]) -> str | None:
    if char in others:
        return others[char]
    for start, letters in ((latin, LATIN), (greek, GREEK), (digits, DIGITS)):
        if start and char in letters:
            return chr(start + letters.index(char))
    return None
