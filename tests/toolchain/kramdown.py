"""kramdown: the Markdown of Jekyll."""

from __future__ import annotations

import json
from pathlib import Path

from toolchain import Complaint, needed, run
from toolchain.arrived import Arrival, read

SCRIPT = r"""
require "kramdown"
require "json"
pages = JSON.parse(STDIN.read)
made = pages.transform_values do |text|
  document = Kramdown::Document.new(text, input: "kramdown")
  { html: document.to_html, warnings: document.warnings }
end
puts JSON.generate(made)
"""


def convert(folder: Path, pages: dict[str, str]) -> dict[str, Arrival]:
    out = run([needed("ruby"), "-E", "UTF-8", "-e", SCRIPT], folder, json.dumps(pages))
    made = json.loads(out)
    for name, page in made.items():
        if page["warnings"]:
            raise Complaint(f"kramdown, {name}: {page['warnings']}")
    return {name: read(page["html"]) for name, page in made.items()}
