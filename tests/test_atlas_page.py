"""The atlas as files: data that a program reads, a picture, and a page that a person works."""

import base64
import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import zlib
from collections import Counter
from dataclasses import replace
from html import unescape
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from awkward import Dies, Hangs
from running import symkl

from symkl.atlas import Cell, atlas
from symkl.atlas.shades import SHADES
from symkl.atlas.tables import COLUMNS, KEPT
from symkl.families import FAMILIES
from symkl.portraits import KINDS, kind

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NAMES = ["Exponential", "Normal", "Uniform", "Geometric0", "Poisson"]
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--enable-logging=stderr",
    "--allow-file-access-from-files", "--virtual-time-budget=5000", "--dump-dom",
]  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("atlas")


@pytest.fixture(scope="module")
def small(home):
    """Cells of every shade but the failed: Uniform‖Uniform is finite under a condition."""
    return atlas(NAMES, directory=home, progress=False)


@pytest.fixture(scope="module")
def page(small):
    return small.write("html")


# -- data


def test_json_has_all_and_comes_back(small):
    found = json.loads(small.write("json"))
    assert (found["schema"], found["version"], found["quantity"]) == ("symkl-atlas", 1, "kl")
    assert found["counts"] == small.counts() and found["limit"] == 20
    assert [f["name"] for f in found["families"]] == NAMES
    assert [set(c) for c in found["cells"]] == [set(KEPT)] * 13
    for data, cell in zip(found["cells"], small.cells):
        assert Cell.of({**cell.data(), **data}) == cell


def test_csv_is_a_row_for_each_cell(small):
    rows = list(csv.reader(io.StringIO(small.write("csv"))))
    assert tuple(rows[0]) == COLUMNS and len(rows) == 14
    assert [r[:3] for r in rows[1:]] == [[c.p, c.q, c.status] for c in small.cells]


def test_the_summary_counts_rows_and_names_what_is_left(small):
    lines = small.summary().splitlines()
    assert lines[0].split() == ["kl", "closed", "infinite", "irreducible", "failed"]
    assert lines[1].split() == ["Exponential", "2", "1", "·", "·"]
    assert lines[6].split()[0] == "total" and sum(map(int, lines[6].split()[1:])) == 13
    (open_cell,) = [line for line in lines if line.startswith("Poisson‖Geometric0")]
    assert "log X!" in open_cell


def test_a_format_that_is_not_there(small):
    with pytest.raises(ValueError, match="did you mean json"):
        small.write("jsn")
    with pytest.raises(ValueError, match="no directory"):
        atlas(["Normal"], progress=False).save()


def test_every_family_has_a_kind():
    assert {kind(f) for f in FAMILIES.values()} <= set(KINDS)
    assert kind(FAMILIES["Normal"]) == "the line"
    assert kind(FAMILIES["Exponential"]) == "a half-line"
    assert kind(FAMILIES["Uniform"]) == "an interval between parameters"
    assert kind(FAMILIES["Bernoulli"]) == "finitely many points"
    assert kind(FAMILIES["Poisson"]) == "infinitely many points"


# -- colours


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear))


def contrast(one, two):
    low, high = sorted(map(luminance, (one, two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("side", ["light", "dark"])
def test_shades_differ_in_grey_and_glyphs_can_be_read(side):
    colours = {name: getattr(shade, side) for name, shade in SHADES.items()}
    for name, (fill, ink) in colours.items():
        assert contrast(fill, ink) >= (3.5 if name == "infinite" else 4.5), name
    often = [colours[n][0] for n in ("closed", "conditional", "irreducible", "infinite")]
    steps = [contrast(a, b) for a, b in pairwise(often)]
    assert all(step >= 1.3 for step in steps), steps
    grey = list(map(luminance, often))
    assert grey == sorted(grey, reverse=side == "dark")
    assert len({s.glyph for s in SHADES.values()}) == len(SHADES)


# -- the picture


def test_the_picture_shows_every_cell(small):
    root = ElementTree.fromstring(small.write("svg"))
    space = {"s": "http://www.w3.org/2000/svg"}
    titles = [t.text for t in root.findall(".//s:use/s:title", space)]
    assert [t.split(": ")[0] for t in titles] == [f"{c.p}‖{c.q}" for c in small.cells]
    used = Counter(u.get("href")[1:] for u in root.iterfind(".//s:use[s:title]", space))
    assert used == Counter(c.shade for c in small.cells)


# -- the page


def test_the_page_needs_no_other_and_runs_one_script(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'") and f"script-src 'sha256-{digest}'" in policy
    assert not re.search(r"\son\w+\s*=", re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))
    outside = re.sub(r"data:font/woff2;base64,[^)]*", "", page)
    assert not re.search(r'https?:|src="|@import|<link', outside)


def answers_of(page):
    packed = re.search(r'id="answers">([^<]*)<', page)[1]
    return json.loads(zlib.decompress(base64.b64decode(packed)))


def test_the_page_has_every_answer(small, page, home):
    answers = answers_of(page)
    assert list(answers) == [" ".join(c.names) for c in small.cells]
    assert answers["Exponential Normal"]["statement"].startswith("<div")
    assert "finite_when" in answers["Uniform Uniform"]
    for answer in answers.values():
        text = (home / answer["page"]).read_text("utf-8")
        assert 'href="../pages.css"' in text and "<math" in text and "xmlns" not in text
    assert "@font-face" in (home / "cells" / "pages.css").read_text("utf-8")


def test_a_single_page_has_the_answers_without_links():
    found = atlas(["Exponential", Hangs, Dies], limit=1, progress=False, pages=True)
    answers = answers_of(found.write("html"))
    closed = answers["Exponential Exponential"]
    assert "page" not in closed and "<math" in closed["statement"]
    assert answers["Hangs Hangs"]["reason"] == "not decided within 1 s"
    assert answers["Dies Dies"]["status"] == "failed"


def test_names_and_reasons_are_escaped(small):
    evil = next(c for c in small.cells if c.status == "infinite")
    data = {**evil.data(), "reason": "</script><b onclick=alert(1)>", "result": "<i>"}
    text = replace(small, cells=(Cell.of(data),)).write("html")
    assert "</script><b" not in text and text.count("<script") == 2


ACT = """
<script>
const out = {};
const frame = document.querySelector("iframe");
const wait = () => new Promise((r) => setTimeout(r, 150));
async function act() {
  const doc = frame.contentDocument, view = frame.contentWindow;
  const $ = (s) => doc.querySelector(s);
  const all = (s) => [...doc.querySelectorAll(s)];
  const seen = (e) => e.getClientRects().length > 0;
  const key = (name) => doc.activeElement.dispatchEvent(
    new view.KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
  const rows = () => all("tbody th").filter(seen).map((e) => e.textContent);
  const columns = () => all("thead th").filter(seen).map((e) => e.textContent);
  const set = (id, value) => {
    $(id).value = value; $(id).dispatchEvent(new view.Event("input", { bubbles: true })); };
  out.tabs = all("td[tabindex='0']").length;
  out.labels = all("td[role=gridcell]").map((e) => e.getAttribute("aria-label"));
  out.rows = rows(); out.columns = columns();
  $("td[tabindex='0']").focus();
  key("ArrowRight"); key("ArrowDown"); key("ArrowRight"); key("ArrowUp"); key("ArrowUp");
  out.at = doc.activeElement.getAttribute("aria-label");
  out.told = $("#told").textContent;
  out.marked = all("th.here").map((e) => e.textContent);
  key("Enter"); await wait();
  out.asked = $("#asked").textContent; out.hidden = $("#answer").hidden;
  out.hash = view.location.hash;
  out.maths = all("#answer math").length;
  out.link = $("#answer a") ? $("#answer a").getAttribute("href") : null;
  out.focus = doc.activeElement.id;
  key("Escape"); await wait();
  out.shut = $("#answer").hidden; out.back = doc.activeElement.getAttribute("aria-label");
  key("End"); out.end = doc.activeElement.getAttribute("aria-label");
  set("#filter", "expo, unif"); out.filtered = [rows(), columns()];
  set("#sides", "rows"); out.filteredRows = [rows(), columns()];
  set("#sides", "both"); set("#filter", "nothing"); out.none = rows();
  out.tabsThen = all("td[tabindex='0']").length;
  set("#filter", ""); set("#kind", "a half-line"); out.half = [rows(), columns()];
  set("#kind", ""); set("#order", "kind"); out.byKind = [rows(), columns()];
  set("#order", "closed"); out.byClosed = rows();
  set("#order", "name"); out.byName = [rows(), columns()];
  const right = all("tbody tr").every((tr) => [...tr.cells].slice(1).every((td, i) => {
    const head = tr.closest("table").tHead.rows[0].cells[i + 1].textContent;
    return td.getAttribute("aria-label").startsWith(`${tr.cells[0].textContent} ‖ ${head}:`); }));
  out.right = right;
  $("[data-shade=infinite]").click();
  out.dim = all("td.dim").length; out.infinite = all("td.infinite").length;
  $("[data-shade=infinite]").click(); out.dimAgain = all("td.dim").length;
  all("td.infinite")[0].click(); await wait(); out.clicked = $("#body").textContent;
  out.page = [doc.documentElement.scrollWidth, doc.documentElement.clientWidth];
  const pre = document.createElement("pre");
  pre.id = "out"; pre.textContent = JSON.stringify(out); document.body.append(pre);
}
const begin = () => act().catch((e) => { document.body.append(String(e.stack)); });
if (frame.contentDocument.readyState === "complete" && frame.contentDocument.body
    && frame.contentDocument.body.children.length) begin();
else frame.addEventListener("load", begin);
</script>"""


@pytest.fixture(scope="module", params=[390, 1100])
def acted(request, page, home):
    """What the page does under the hands of somebody without a mouse, and then with one."""
    if CHROMIUM is None:
        pytest.skip("no chromium here")
    (home / "kl.html").write_text(page, "utf-8")
    style = f"width:{request.param}px;height:900px;border:0"
    harness = home / "harness.html"
    harness.write_text(f'<body><iframe src="kl.html" style="{style}"></iframe>{ACT}', "utf-8")
    call = [CHROMIUM, *FLAGS, f"--user-data-dir={home / 'profile'}", "--window-size=1200,1000"]
    done = subprocess.run(
        [*call, harness.as_uri()], capture_output=True, encoding="utf-8", timeout=120
    )
    found = re.findall(r'<pre id="out">(.*?)</pre>', done.stdout, re.S)
    assert found, done.stdout[-500:] + done.stderr[-1500:]
    assert re.findall(r".*:CONSOLE.*", done.stderr) == []
    return json.loads(unescape(found[-1]))


def test_the_page_is_worked_by_keys(acted):
    assert acted["tabs"] == 1 and len(acted["labels"]) == 13
    assert acted["labels"][0] == "Exponential ‖ Exponential: closed"
    assert acted["at"] == acted["told"] == "Exponential ‖ Uniform: infinite"
    assert sorted(acted["marked"]) == ["Exponential", "Uniform"]
    assert (acted["asked"], acted["hidden"]) == ("Exponential ‖ Uniform", False)
    assert acted["hash"] == "#Exponential-Uniform" and acted["focus"] == "answer"
    assert acted["maths"] >= 1 and acted["link"] == "cells/kl/Exponential-Uniform.html"
    assert acted["shut"] is True and acted["back"] == acted["at"]
    assert acted["end"] == "Exponential ‖ Uniform: infinite"


def test_the_page_filters_and_sorts(acted):
    assert acted["rows"] == acted["columns"] == NAMES
    assert acted["filtered"] == [["Exponential", "Uniform"], ["Exponential", "Uniform"]]
    assert acted["filteredRows"] == [["Exponential", "Uniform"], NAMES[:3]]
    assert acted["none"] == [] and acted["tabsThen"] == 1
    assert acted["half"] == [["Exponential"], ["Exponential"]]
    assert acted["byKind"] == [["Normal", "Exponential", "Uniform", *NAMES[3:]]] * 2
    assert acted["byClosed"][-1] in NAMES[3:] and len(acted["byClosed"]) == 5
    assert acted["byName"] == [NAMES, NAMES] and acted["right"] is True


def test_the_page_dims_and_opens_by_mouse(acted):
    assert acted["dim"] == 13 - acted["infinite"] and acted["dimAgain"] == 0
    assert "absolutely continuous" in acted["clicked"]
    assert acted["page"][0] <= acted["page"][1] + 1


# -- the command


def test_the_command(tmp_path):
    some = ("atlas", "--families", "Gamma, Normal")
    table = symkl(*some)
    assert (table.returncode, table.stderr) == (0, "")
    assert "4 cells" in table.stdout and table.stdout.startswith("kl ")
    whole = symkl(*some, "--jobs", "2", "-o", str(tmp_path / "a"), "--summary")
    assert (whole.returncode, whole.stderr) == (0, "")
    assert whole.stdout.splitlines()[:4] == table.stdout.splitlines()[:4]
    made = sorted(p.name for p in (tmp_path / "a").iterdir())
    assert made == ["cells", "kl.csv", "kl.html", "kl.journal", "kl.json", "kl.svg"]
    one = symkl(*some, "-o", "one.csv", cwd=tmp_path)
    assert (one.returncode, one.stdout, one.stderr) == (0, "", "")
    assert (tmp_path / "one.csv").read_text("utf-8").count("\n") == 5


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--families", "Gama"], "did you mean Gamma?"),
        (["--families", ","], "at least one"),
        (["--format", "cvs"], "did you mean csv?"),
        (["--quantity", "entrpy"], "did you mean entropy?"),
        (["--jobs", "0"], "jobs"),
        (["--limit", "0"], "limit"),
        (["--format", "csv", "--summary"], "give -o"),
        (["-o", "no/where.html"], "no such directory"),
        (["-o", __file__], "no directory"),
    ],
)
def test_wrong_calls(arguments, words):
    result = symkl("atlas", *arguments)
    assert result.returncode == 2 and result.stdout == ""
    assert words in result.stderr and len(result.stderr.splitlines()) == 1
