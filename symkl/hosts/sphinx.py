"""Sphinx: the directive ``symkl``, in MyST's Markdown and in reStructuredText.

extensions = ["myst_parser", "symkl.hosts.sphinx"]
myst_enable_extensions = ["dollarmath"]
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import directives
from docutils.utils import new_document
from sphinx.util.docutils import SphinxDirective

from symkl.request import OPTIONS, request

TARGET = "myst"


class Symkl(SphinxDirective):
    """```{symkl} kl Gamma Weibull, or .. symkl:: kl Gamma Weibull; options as of a marker."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = dict.fromkeys(OPTIONS, directives.unchanged_required)

    def run(self) -> list[nodes.Node]:
        words = " ".join([*self.arguments, *self.content])
        try:
            text = request(words, **self.options).markdown(TARGET)
        except (ValueError, NotImplementedError) as error:
            raise self.error(f"symkl: {words}: {error}") from None
        if not str(self.env.doc2path(self.env.docname)).endswith(".rst"):
            return self.parse_text_to_nodes(text, allow_section_headings=True)
        return self._parsed(text)

    def _parsed(self, text: str) -> list[nodes.Node]:
        """MyST's Markdown in a document of another syntax, its formulas as Sphinx has them."""
        from myst_parser.parsers.docutils_ import Parser

        settings = get_default_settings(Parser)
        settings.myst_enable_extensions = {"dollarmath"}
        document = new_document("symkl", settings)
        Parser().parse(text, document)
        for formula in document.findall(nodes.math_block):
            formula.attributes.update(nowrap=False, number=None, label=None)
            formula["docname"] = self.env.docname
        return document.children


def setup(app: Any) -> dict[str, Any]:
    """Called by Sphinx."""
    from symkl import __version__

    app.add_directive("symkl", Symkl)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
