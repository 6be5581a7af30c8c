"""pandoc and Quarto: prints where the filter is, a file of Lua that pandoc runs itself.

pandoc --lua-filter "$(python -m symkl.hosts.pandoc)" post.md -o post.html
"""

from __future__ import annotations

from pathlib import Path

FILTER = Path(__file__).with_suffix(".lua")

if __name__ == "__main__":
    print(FILTER)
