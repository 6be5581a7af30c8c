"""The modules of docs/design.md, in its order: an import points up that table, never down."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "symkl"
FILES = sorted(p for p in PACKAGE.rglob("*.py") if p != PACKAGE / "__init__.py")
LATE = {  # imports inside a function
    "derivation.py": {"render", "certificate", "oracle", "plotting"},
}
LINES = 400


def order() -> dict[str, int]:
    """The place of each module in the table of docs/design.md."""
    table = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*?) \|", table, flags=re.MULTILINE)
    names = [(re.findall(r"`([\w./]+)`", row)) for row in rows]
    return {n.removesuffix(".py").strip("/"): place for place, row in enumerate(names) for n in row}


def module(path: Path) -> str:
    """kernel, or families for a file of that folder."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> list[tuple[str, bool]]:
    """Each module of symkl that the file imports, and whether it does so inside a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.Lambda))
        for node in ast.walk(function)
    }
    found = []
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: a relative import"
            names = [f"{node.module}.{a.name}" for a in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "symkl" and len(parts) > 1 and parts[1] != "__version__":
                found.append((parts[1], id(node) in inside))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_up(path):
    place = order()
    own = module(path)
    assert own in place, f"{own} is not in the table of docs/design.md"
    for other, late in imports(path):
        assert other in place, f"{path.name} imports {other}, which is not in the table"
        below = place[other] > place[own]
        allowed = late and other in LATE.get(path.name, ())
        assert not below or allowed, f"{own} imports {other}, which is further down"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_file_fits_in_the_head(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LINES
    assert ast.get_docstring(ast.parse("\n".join(lines))) or path.parent.name == "families"


def test_no_text_is_evaluated():
    """No eval, no sympify of text, no parse_expr, no star import from SymPy, no global switch."""
    for path in FILES:
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"eval", "exec", "parse_expr", "lambdify"}, path
            if isinstance(node, ast.ImportFrom):
                assert all(a.name != "*" for a in node.names), path
                assert "parse" not in (node.module or "").split("."), path
        assert "with evaluate(" not in source, path


def test_the_catalogue_agrees_with_what_is_there():
    from symkl import catalogue
    from symkl.families import FAMILIES

    assert set(catalogue.families()) == set(FAMILIES)
