"""The whole atlas: counts per row, what is left open, and its time on one core and on two.

``python -m pytest benchmarks/test_atlas.py -s`` prints all of it. Nothing here passes or fails by
time. The two workers are timed on the atlas and on cells that only use the processor, so that the
machine's share and the engine's are told apart.
"""

import sys
import time
from pathlib import Path

import pytest

from symkl.atlas import atlas

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from awkward import Slow

TIMES: dict[tuple[str, int], float] = {}
CPU_BOUND = [type(f"Slow{n}", (Slow,), {"__module__": Slow.__module__}) for n in range(6)]
for _family in CPU_BOUND:
    setattr(sys.modules[Slow.__module__], _family.__name__, _family)
SWEEPS = {"whole atlas": None, "cells that use the processor": CPU_BOUND}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("sweep", SWEEPS)
def test_a_sweep(benchmark, sweep, jobs, capsys):
    benchmark.group = sweep
    began = time.perf_counter()
    found = benchmark.pedantic(
        lambda: atlas(SWEEPS[sweep], jobs=jobs, progress=False), rounds=1, iterations=1
    )
    TIMES[sweep, jobs] = time.perf_counter() - began
    assert sum(found.counts().values()) == len(found.cells)
    seconds = sorted(c.seconds for c in found.cells)
    with capsys.disabled():
        if jobs == 1 and SWEEPS[sweep] is None:
            print("\n" + found.summary())
        at = {share: seconds[int(share * (len(seconds) - 1))] for share in (0.5, 0.95, 1.0)}
        shown = ", ".join(f"{int(100 * share)} %: {1000 * s:.1f} ms" for share, s in at.items())
        print(f"\n{sweep}, {jobs} at work: {TIMES[sweep, jobs]:.1f} s; a cell: {shown}")
        if (sweep, 1) in TIMES and jobs == 2:
            print(f"two are {TIMES[sweep, 1] / TIMES[sweep, 2]:.2f} times as fast as one")
