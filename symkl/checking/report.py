"""A verdict as text, as JSON, as a page: the formula as read, our derivation, where they differ."""

from __future__ import annotations

from textwrap import wrap

from symkl.checking.verdict import Verdict, Witness

FORMATS = ("text", "markdown", "html", "json")
NAMES = {"kl": "KL", "entropy": "entropy", "cross-entropy": "cross-entropy"}
WIDTH, COLUMN = 96, 13
LONG, ENDS = 60, 24  # letters of a number that is shown whole; shown of each end of a longer one


def render(verdict: Verdict, format: str = "text") -> str:
    """ValueError that lists the formats for any other name."""
    if format == "text":
        return text(verdict)
    if format == "json":
        return verdict.to_json()
    if format not in FORMATS:
        raise ValueError(f"there is no format {format!r}; there are {', '.join(FORMATS)}")
    from symkl.checking.pages import write

    return write(verdict, format)


def headline(verdict: Verdict) -> str:
    """equal (proved): KL of Gamma(k₁, θ₁) and Gamma(k₂, θ₂)."""
    what = f"{NAMES[verdict.quantity]} of {' and '.join(verdict.laws)}"
    how = {"proved": " (proved)", "agreed": " (agreed)"}.get(verdict.how, "")
    return f"{verdict.kind}{how}: {what}"


def evidence(verdict: Verdict) -> str:
    """How it is known, in a sentence."""
    if verdict.how == "proved" and verdict.read == "∞":
        return "proved: the derivation gives ∞ as well"
    if verdict.how == "proved":
        return "proved: the difference to our derived closed form is 0 in normal form"
    if verdict.how == "agreed":
        first = ", ".join(f"{k} = {v}" for k, v in verdict.points[0].items())
        count = len(verdict.points)
        points = f"{count} points, the first {first}" if first else "the one value that there is"
        return f"agreed: to {verdict.digits} digits at {points}"
    return ""


def apart(seen: Witness) -> str:
    how = {"ball arithmetic": "proved apart by ball arithmetic"}
    told = how.get(seen.certified, f"apart at {seen.certified}")
    if seen.certified.startswith("the normal form"):
        told = f"proved apart by {seen.certified}"
    if len(seen.by) > 1:
        return f"{told}; ours is the closed form, confirmed by quadrature of the definition"
    return f"{told}; ours is from quadrature of the definition"


def short(value: str) -> str:
    """1.2345678901…(430 digits): both ends of a number that is too long to be read."""
    if len(value) <= LONG:
        return value
    return f"{value[:ENDS]}…({len(value) - 2 * ENDS} digits)…{value[-ENDS:]}"


def gap(seen: Witness) -> str:
    """By how much two values differ that look the same in short; else nothing."""
    if max(len(seen.ours), len(seen.theirs)) <= LONG:
        return ""
    from mpmath import mp, mpf, nstr

    with mp.workdps(max(len(seen.ours), len(seen.theirs)) + 10):
        return f"about {nstr(mpf(seen.theirs) - mpf(seen.ours), 3)} (all digits are in the JSON)"


def text(verdict: Verdict) -> str:
    """The verdict line, then the evidence, the diagnosis, the notes, the conventions."""
    rows: list[tuple[str, str]] = []
    if verdict.read:
        rows.append(("read as", verdict.read))
    rows += [("note", note) for note in verdict.notes]
    rows += [(label, words) for label, words in _evidence(verdict) if words]
    if verdict.ours:
        rows.append(("derived", verdict.ours))
    rows += [("convention", c) for c in verdict.conventions]
    lines = [headline(verdict)]
    last = ""
    for label, words in rows:
        shown = "" if label == last else label
        last = label
        indent = " " * (COLUMN + 2)
        lines += wrap(
            words, WIDTH, initial_indent=f"  {shown:<{COLUMN}}", subsequent_indent=indent,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
    return "\n".join(lines)


def _evidence(verdict: Verdict) -> list[tuple[str, str]]:
    rows = [("evidence", evidence(verdict)), ("where", verdict.where), ("reason", verdict.reason)]
    seen = verdict.witness
    if seen is not None:
        point = ", ".join(f"{name} = {value}" for name, value in seen.point.items())
        rows += [
            ("at", point),
            ("formula", short(seen.theirs)),
            (NAMES[verdict.quantity], short(seen.ours)),
            ("difference", gap(seen)),
            ("evidence", apart(seen)),
        ]
    for place, slip in enumerate(verdict.slips):
        rows.append(("or" if place else "diagnosis", f"{slip.name}: {slip.words}"))
        rows.append(("right", slip.fixed if not place else ""))
    if seen is not None and not verdict.slips:
        rows.append(("diagnosis", "no slip of the usual kinds explains it"))
    rows.append(("we have", "; ".join(verdict.missing)))
    rows.append(("it has", "; ".join(verdict.extra)))
    return rows
