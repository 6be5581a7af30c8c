"""A derivation as a page of the atlas: its style and its font stand once beside all the pages."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from symkl.render import html

STYLE = "pages.css"  # in the folder of the cells
CSP = (
    "default-src 'none'; style-src 'self' file: 'unsafe-inline'; font-src data:; base-uri 'none'; "
    "form-action 'none'"
)
SHELL = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{csp}">
<title>{title}</title>
<link rel="stylesheet" href="../{style}">
<main>
{body}
</main>
</html>
"""
BODY = re.compile(r"<main>\n(.*)\n</main>", re.DOTALL)
OURS = re.compile(r' xmlns="[^"]*"')  # MathML within HTML needs no namespace


def derivation_page(derivation: Any) -> str:
    """The derivation with rules and conditions; ``style`` goes into STYLE beside it."""
    found = BODY.search(derivation.render("html", detail=2))
    if found is None:
        raise ValueError("the page of a derivation has a main part")
    body = OURS.sub("", found[1])
    return SHELL.format(csp=CSP, title=escape(derivation.title), style=STYLE, body=body)


def statement(derivation: Any) -> str:
    """Let p = … and q = …. Then D(p ‖ q) = …, provided that …: as MathML in HTML."""
    found = derivation.render("mathml", show="statement")
    _, _, body = found.partition("</h2>\n")
    return OURS.sub("", body or found).strip()


def style() -> str:
    """The style of the pages, the font in it."""
    return html._style()
