"""What to copy: the configuration that lets a target's formulas through and typesets them.

A script is named by its package and file; from which server it comes is the user's choice.
"""

from __future__ import annotations

NOTHING = "Nothing: it works as it comes.\n"

PAPER = r"""In the preamble:

    \usepackage{amsmath,amssymb}
"""

_SCRIPT = r"""    <link rel="stylesheet" href="/katex/katex.min.css">
    <script defer src="/katex/katex.min.js"></script>
    <script defer src="/katex/contrib/auto-render.min.js"></script>
    <script>
      addEventListener("DOMContentLoaded", () => renderMathInElement(document.body, {
        delimiters: [
          {left: "$$", right: "$$", display: true},
          {left: "$", right: "$", display: false},
          {left: "\\(", right: "\\)", display: false},
          {left: "\\[", right: "\\]", display: true},
        ],
      }));
    </script>
    <style>.katex-display { overflow-x: auto; overflow-y: hidden; }</style>
"""

HUGO = f"""No setting of Hugo's: the formulas survive it as it comes. In the template of the pages,
within head, with what is in dist of the npm package katex in static/katex:

{_SCRIPT}
Where markup.goldmark.extensions.passthrough is on, $$ must be among its delimiters of block, and $
among those of inline.
"""

HUGO_PASSTHROUGH = r"""Hugo 0.132 or later. In hugo.toml:

    [markup.goldmark.extensions.passthrough]
    enable = true
    [markup.goldmark.extensions.passthrough.delimiters]
    block = [['$$', '$$'], ['\[', '\]']]
    inline = [['\(', '\)'], ['$', '$']]

In layouts/_markup/render-passthrough.html (before Hugo 0.146: layouts/_default/_markup), where Hugo
itself typesets:

    {{- $options := dict "output" "mathml" "displayMode" (eq .Type "block") -}}
    {{- transform.ToMath .Inner $options -}}
"""

JEKYLL = f"""In _config.yml (it is what Jekyll does without a word, too):

    markdown: kramdown

In the head of _layouts/default.html or a file that it includes, with what is in dist of the npm
package katex in katex:

{_SCRIPT}"""

QUARTO = r"""Nothing, or in _quarto.yml:

    format:
      html:
        html-math-method: katex
"""

PANDOC = "Nothing but a way to show formulas: pandoc --mathml, or --mathjax, or --katex.\n"

MYST = r"""In conf.py:

    extensions = ["myst_parser"]
    myst_enable_extensions = ["dollarmath"]
"""

EXTENSIONS = {  # of MkDocs: what goes wrong without it
    "pymdownx.arithmatex": "Markdown takes formulas for text",
    "admonition": "the box of a statement stays text",
    "pymdownx.details": "lemmas do not fold",
    "pymdownx.superfences": "what is inside of a box is not read as Markdown should be",
}

MKDOCS = r"""In mkdocs.yml:

    markdown_extensions:
      - admonition
      - pymdownx.details
      - pymdownx.superfences
      - pymdownx.arithmatex:
          generic: true
    extra_javascript:
      - javascripts/mathjax.js
      - mathjax/es5/tex-mml-chtml.js
    extra_css:
      - stylesheets/formulas.css

In docs/javascripts/mathjax.js, with the folder es5 of the npm package mathjax@3 in docs/mathjax:

    window.MathJax = {
      tex: {inlineMath: [["\\(", "\\)"]], displayMath: [["\\[", "\\]"]]},
      options: {ignoreHtmlClass: ".*|", processHtmlClass: "arithmatex"},
    };

In docs/stylesheets/formulas.css, so that a wide formula scrolls by itself:

    div.arithmatex { overflow-x: auto; overflow-y: hidden; margin-bottom: 0.5em; }
"""

SAFE = f"""A script that typesets what stands between dollars, such as

{_SCRIPT}"""
