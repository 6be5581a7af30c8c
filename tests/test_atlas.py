"""The atlas: every cell answered whatever happens to the workers, nothing decided twice."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import awkward
import pytest
from awkward import Awkward, Breaks, Chatters, Dies, Forgets, Hangs, HangsInC, Leaves, Plain, Slow
from hypothesis import given
from hypothesis import strategies as st
from running import ROOT

import symkl.atlas as module
from symkl.atlas import Cell, atlas
from symkl.atlas.cells import questions, unanswered
from symkl.atlas.progress import Bar
from symkl.atlas.sweep import MOST, batches
from symkl.families import FAMILIES
from symkl.nodes import COUNTING
from symkl.progress import clock

TESTS = Path(__file__).parent
NAMES = ["Exponential", "Gamma", "LogNormal", "Normal", "Geometric0", "Poisson"]


def told(found):
    """The cells without their times."""
    return [{**c.data(), "seconds": 0} for c in found.cells]


@pytest.fixture(scope="module")
def small():
    return atlas(NAMES, progress=False, pages=True)


# -- what is asked


def test_every_ordered_pair_of_equal_measure_is_a_cell():
    discrete = sum(f.measure is COUNTING for f in FAMILIES.values())
    assert len(questions("kl")) == (len(FAMILIES) - discrete) ** 2 + discrete**2
    assert [q.names for q in questions("entropy", ["Gamma", "Poisson"])] == [
        ("Gamma",), ("Poisson",),
    ]  # fmt: skip
    assert [q.names for q in questions("kl", ["Gamma", "Poisson"])] == [
        ("Gamma", "Gamma"), ("Poisson", "Poisson"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"families": ["Gama"]}, ValueError, "did you mean Gamma"),
        ({"families": "Gamma"}, TypeError, "a list"),
        ({"families": [3]}, TypeError, "not 3"),
        ({"families": []}, ValueError, "at least one"),
        ({"quantity": "kll"}, ValueError, "did you mean kl"),
        ({"jobs": 0}, ValueError, "jobs"),
        ({"jobs": True}, ValueError, "jobs"),
        ({"limit": 0}, ValueError, "limit"),
        ({"limit": float("nan")}, ValueError, "limit"),
    ],
)
def test_slips_are_told(arguments, error, words):
    with pytest.raises(error, match=words):
        atlas(**{"families": ["Gamma"], **arguments})


def test_a_family_that_no_other_process_would_find_is_refused():
    class Hidden(Awkward):
        pass

    with pytest.raises(ValueError, match="top of a module"):
        atlas([Hidden])
    twin = type("Gamma", (Awkward,), {})
    with pytest.raises(ValueError, match="one name"):
        atlas(["Gamma", twin])


def test_the_module_is_the_function():
    assert callable(module) and module.atlas is atlas
    assert module(["Normal"], progress=False)["Normal", "Normal"].status == "closed"


# -- what is answered


def test_cells_say_what_the_derivation_says(small):
    from symkl import kl

    for cell in small.cells:
        d = kl(cell.p, cell.q)
        assert (cell.status, cell.steps, cell.reason) == (d.status, len(d.steps), d.reason)
        assert cell.finite_when == str(d.finite_when)
        assert cell.latex in d.render("latex", show="result")
        assert cell.sympy == ("oo" if d.closed_form is None else str(d.closed_form))
        assert bool(cell.left) is (cell.status == "irreducible")
        assert cell.statement.startswith("<div") and not cell.page
    assert sum(small.counts().values()) == len(small.cells) == 20
    assert small["Normal", "Gamma"].status == "infinite"
    with pytest.raises(KeyError):
        small["Normal", "Poisson"]


def test_two_workers_give_the_same(small):
    assert told(atlas(NAMES, jobs=2, progress=False, pages=True)) == told(small)


@pytest.mark.parametrize("quantity", ["entropy", "cross-entropy"])
def test_other_quantities(quantity):
    found = atlas(["Normal", "Gamma"], quantity, progress=False)
    assert found.counts()["closed"] == {"entropy": 2, "cross-entropy": 3}[quantity]


# -- workers that hang and die


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_hangs_or_dies_costs_its_cell_alone(jobs, capfd):
    families = [Plain, Hangs, Dies, Forgets, Leaves, Breaks, Chatters]
    expected = {
        Hangs: ("irreducible", "not decided within 0.7 s"),
        Dies: ("failed", "the worker died (exit status 7)"),
        Forgets: ("irreducible", "MemoryError"),
        Leaves: ("failed", "SystemExit: goodbye"),
        Breaks: ("failed", "ZeroDivisionError: a fault of the family"),
    }
    began = time.monotonic()
    found = atlas(families, "entropy", jobs, limit=0.7, progress=False)
    assert time.monotonic() - began < 30
    for family in families:
        cell = found[family.__name__]
        if family in expected:
            assert (cell.status, cell.reason) == expected[family]
            assert not cell.left and not cell.result
        else:
            assert (cell.status, cell.reason) == ("closed", "")
    assert found["Hangs"].seconds == pytest.approx(0.7, abs=0.5)
    assert found["Hangs"].shade == "undecided"
    out, error = capfd.readouterr()
    assert out == "" and "chatter" in error


def test_a_hang_inside_c_is_killed():
    found = atlas([HangsInC, Plain], "entropy", limit=0.7, progress=False)
    assert found["HangsInC"].reason == "not decided within 0.7 s"
    assert found["Plain"].status == "closed"


def test_nothing_is_left_of_the_workers():
    atlas([Plain, Hangs, Dies], "entropy", 2, limit=0.3, progress=False)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_two_workers_share_the_work_evenly(monkeypatch):
    """By who decided what, with cells that only wait: a clock would measure the machine."""

    def waits(question):
        time.sleep(0.02 + 0.02 * (len(question.names[0]) % 3))
        return unanswered(question, "irreducible", str(os.getpid()), 0.0)

    monkeypatch.setattr("symkl.atlas.worker.decide", waits)
    cells = atlas([*NAMES[:4], "Beta"], jobs=2, progress=False).cells
    taken = Counter()
    for cell in cells:
        taken[cell.reason] += 1 + len(cell.p) % 3
    assert len(taken) == 2
    assert max(taken.values()) <= 0.6 * sum(taken.values())


@given(st.integers(0, 5000), st.integers(1, 64))
def test_batches_have_everything_once_and_end_small(count, workers):
    made = list(batches(range(count), workers))
    assert [q for batch in made for q in batch] == list(range(count))
    sizes = [len(batch) for batch in made]
    assert all(0 < size <= MOST for size in sizes)
    assert sizes == sorted(sizes, reverse=True) and sizes[-1:] in ([], [1])


# -- executors


def test_threads_use_workers_of_their_own(small):
    with ThreadPoolExecutor(2) as pool:
        assert told(atlas(NAMES, jobs=pool, progress=False, pages=True)) == told(small)
        found = atlas([Plain, Hangs, Dies], "entropy", pool, limit=0.5, progress=False)
    assert [c.status for c in found.cells] == ["closed", "irreducible", "failed"]


def test_a_pool_of_processes(small):
    with ProcessPoolExecutor(2) as pool:
        assert told(atlas(NAMES, jobs=pool, progress=False, pages=True)) == told(small)


def test_an_executor_that_loses_batches():
    class Loses(ThreadPoolExecutor):
        lost = 0

        def submit(self, function, *arguments, **named):
            if (len(arguments[0]) and arguments[0][0].names[0] == "Plain") or self.lost < 2:
                self.lost += 1
                return super().submit(lambda: 1 / 0)
            return super().submit(function, *arguments, **named)

    with Loses(1) as pool:
        found = atlas([Slow, Plain], "entropy", pool, progress=False)
    assert found["Slow"].status == "closed"
    assert found["Plain"].status == "failed" and "lost 3 times" in found["Plain"].reason


def test_a_cluster_that_loses_a_worker(small, tmp_path):
    distributed = pytest.importorskip("distributed")
    killed = []

    def watch(cell, done, total):
        if cell is not None and not killed:
            pid = next(iter(client.run(os.getpid).values()))
            killed.append(pid)
            os.kill(pid, signal.SIGKILL)

    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs="CRITICAL"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        found = atlas(
            [*NAMES, Slow], jobs=client.get_executor(), progress=watch, directory=tmp_path
        )
    assert killed
    assert found.counts()["failed"] == 0 and len(found.cells) == 29
    assert found["Slow", "Slow"].status == "closed"
    shared = [{**d, "page": ""} for d in told(found) if "Slow" not in (d["p"], d["q"])]
    assert shared == told(small)


# -- the journal


def lines(folder, quantity="kl"):
    return (folder / f"{quantity}.journal").read_text(encoding="utf-8").splitlines()


def test_a_second_run_decides_nothing_again(tmp_path, monkeypatch):
    first = atlas(NAMES, directory=tmp_path, progress=False)
    monkeypatch.setattr("symkl.atlas.worker.decide", lambda q: pytest.fail("decided again"))
    again = atlas(NAMES, directory=tmp_path, progress=False)
    assert again.cells == first.cells
    assert atlas(NAMES[:2], directory=tmp_path, progress=False).cells == tuple(
        first[p, q] for p in NAMES[:2] for q in NAMES[:2]
    )
    assert len(lines(tmp_path)) == 21


def test_another_engine_or_limit_starts_anew(tmp_path, monkeypatch):
    atlas(NAMES, directory=tmp_path, progress=False)
    atlas(["Gamma"], directory=tmp_path, progress=False, limit=19)
    assert len(lines(tmp_path)) == 2
    monkeypatch.setattr("symkl.atlas.journal.__version__", "0.0.0")
    atlas(["Normal"], directory=tmp_path, progress=False, limit=19)
    assert len(lines(tmp_path)) == 2 and json.loads(lines(tmp_path)[1])["p"] == "Normal"


def test_the_fingerprint_covers_a_strange_family(tmp_path):
    from symkl.atlas.journal import fingerprint

    assert fingerprint([Plain]) != fingerprint([]) == fingerprint([FAMILIES["Gamma"]])


def test_a_torn_line_and_a_lost_page_are_made_again(tmp_path):
    first = atlas(["Gamma", "Normal"], directory=tmp_path, progress=False)
    path = tmp_path / "kl.journal"
    path.write_bytes(path.read_bytes()[:-40])
    (tmp_path / first["Gamma", "Normal"].page).unlink()
    again = atlas(["Gamma", "Normal"], directory=tmp_path, progress=False)
    assert told(again) == told(first)
    assert all((tmp_path / c.page).read_text("utf-8").endswith("</html>\n") for c in again.cells)
    assert all(json.loads(line) for line in lines(tmp_path))


def test_failed_cells_are_tried_again_and_late_ones_not(tmp_path):
    for runs in (1, 2):
        found = atlas(
            [Plain, Hangs, Dies], "entropy", limit=1.5, directory=tmp_path, progress=False
        )
        assert [c.status for c in found.cells] == ["closed", "irreducible", "failed"]
        assert len(lines(tmp_path, "entropy")) == 3 + runs


RUN = f"""\
import sys
sys.path[:0] = [{str(ROOT)!r}, {str(TESTS)!r}]
import awkward
from symkl import atlas
families = [type(f"Slow{{n}}", (awkward.Slow,), {{"__module__": "awkward"}}) for n in range(8)]
for one in families:
    setattr(awkward, one.__name__, one)
atlas(families, jobs=2, directory=sys.argv[1], limit=30)
print("done")
"""


def started(code, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def wait_for(what, seconds=60):
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def has_lines(folder, count):
    path = folder / "kl.journal"
    return path.exists() and path.read_bytes().count(b"\n") >= count


def children(pid):
    try:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []


def test_a_killed_run_loses_the_cells_in_hand_and_no_more(tmp_path):
    run = started(RUN, tmp_path)
    wait_for(lambda: has_lines(tmp_path, 12))
    workers = children(run.pid)
    with pytest.raises(ValueError, match="another run is at work"):
        atlas(["Gamma"], directory=tmp_path, progress=False)
    run.kill()
    run.communicate()
    kept = lines(tmp_path)
    assert len(workers) == 2
    wait_for(lambda: not any(Path(f"/proc/{w}").exists() for w in workers))
    again = started(RUN, tmp_path)
    assert again.communicate(timeout=120)[0] == b"done\n"
    whole = lines(tmp_path)
    assert whole[: len(kept)] == kept and len(whole) == 1 + 64
    pairs = [(json.loads(line)["p"], json.loads(line)["q"]) for line in whole[1:]]
    assert len(set(pairs)) == 64


def test_an_interrupt_leaves_a_directory_to_go_on_in(tmp_path):
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from symkl.cli import main; main()"
    run = started(code, "atlas", "--jobs", "2", "-o", tmp_path, "--format", "json")
    wait_for(lambda: has_lines(tmp_path, 8))
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: the workers get it too
    out, error = run.communicate(timeout=120)
    assert (run.returncode, out, error.strip()) == (130, b"", b"symkl: stopped")
    kept = [Cell.of(json.loads(line)) for line in lines(tmp_path)[1:]]
    names = {c.p for c in kept if c.p == c.q} or {kept[0].p}
    again = atlas(sorted(names), directory=tmp_path, progress=False, pages=False)
    assert all(c in again.cells for c in kept if set(c.names) <= names)


# -- the bar


def test_no_bar_where_nobody_watches(capfd):
    atlas(["Normal"])
    assert capfd.readouterr() == ("", "")
    atlas(["Normal"], progress=True)
    out, error = capfd.readouterr()
    assert out == "" and "1/1  closed 1" in error and error.endswith("\n")


def test_progress_may_be_a_function(tmp_path):
    seen = []
    atlas(["Normal"], directory=tmp_path, progress=lambda *what: seen.append(what))
    assert [(c and c.names, done, total) for c, done, total in seen] == [
        (None, 0, 1), (("Normal", "Normal"), 1, 1),
    ]  # fmt: skip


def test_the_bar_fits_the_screen_and_knows_the_time(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    bar = Bar()
    bar.first = 0
    assert len(bar.line(500, 2962, 10.0)) <= 39
    monkeypatch.setenv("COLUMNS", "120")
    assert bar.line(500, 1000, 65.0).endswith("500/1000  1:05 left  ")
    assert (clock(5), clock(65), clock(3665)) == ("0:05", "1:05", "1:01:05")


def test_awkward_families_are_what_they_say():
    assert awkward.Plain.log_density(1, 1) == -1
    with pytest.raises(MemoryError):
        Forgets.log_density(1, 1)
