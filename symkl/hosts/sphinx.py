"""Sphinx: the directive ``symkl``, in MyST's Markdown and in reStructuredText.

extensions = ["myst_parser", "symkl.hosts.sphinx"]
myst_enable_extensions = ["dollarmath"]
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.utils import new_document
from sphinx.util.docutils import SphinxDirective

from symkl.request import OPTIONS, request

TARGET = "myst"
STATIC = str(Path(__file__).with_name("static"))


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
            return self.parse_text_to_nodes(text)
        return self._parsed(text)

    def _parsed(self, text: str) -> list[nodes.Node]:
        """MyST's Markdown in a document of another syntax, its labels known to all of them."""
        from myst_parser.config.main import MdParserConfig
        from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
        from myst_parser.parsers.mdit import create_md_parser

        parser = create_md_parser(MdParserConfig(enable_extensions={"dollarmath"}), SphinxRenderer)
        parser.options["document"] = new_document("symkl", self.state.document.settings)
        return parser.render(text).children


def setup(app: Any) -> dict[str, Any]:
    """Called by Sphinx."""
    from symkl import __version__

    app.add_directive("symkl", Symkl)
    app.connect("builder-inited", lambda app: app.config.html_static_path.append(STATIC))
    app.add_css_file("symkl.css")
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
