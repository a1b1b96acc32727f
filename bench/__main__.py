"""`make bench`: what Foedus costs, beside what one would write instead, in the same run.

Every figure is the median of several runs; the spread beside it is the interquartile range over the
median, so that a noisy machine shows. The alternatives answer an easier question than Foedus does
(see each docstring), and are timed on the same cases.
"""

from __future__ import annotations

import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np

from bench.alternatives import clingo_rules, networkx_cascades, networkx_reachability, polars_joins
from bench.synthetic import grown
from foedus.cascades import kernel
from foedus.cascades.cascade import cascade
from foedus.cascades.network import Network, network
from foedus.cascades.simulate import War
from foedus.model.dates import ordinal
from foedus.model.nouns import Case
from foedus.model.vocabulary import Event
from foedus.reason.assess import assess, assess_many, assess_stream
from foedus.reason.case import make_case
from foedus.reason.evaluate import NOTHING, NOWHERE, UNSTATED, Cases
from foedus.register.compile import FACT_IDS
from foedus.register.store import Contents, Register, build, pack, read_contents
from foedus.tables.panel import panel

ROOT = Path(__file__).parents[1]
BULK = 1_000_000


class Timing(msgspec.Struct):
    """Seconds: the median and the relative interquartile range."""

    median: float
    spread: float


def timed(action: Callable[[], object], *, runs: int = 7, inner: int = 1) -> Timing:
    """Time an action `runs` times, each `inner` repetitions, after one warm-up."""
    action()
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        for _ in range(inner):
            action()
        took.append((time.perf_counter() - start) / inner)
    quarters = statistics.quantiles(took, n=4)
    return Timing(statistics.median(took), (quarters[2] - quarters[0]) / statistics.median(took))


_WATCHED = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=-3);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
"""Run a command from a small process: a child's peak counts what its parent held when it was born."""


def quietly(command: list[str]) -> None:
    """Run a command, saying nothing of what it says."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def cold(words: list[str]) -> tuple[Timing, float]:
    """The whole process: seconds, and peak resident MB. The first run, which may compile the register, is not timed."""
    command = [sys.executable, "-m", "foedus", *words]
    quietly(command)
    watched = subprocess.run([sys.executable, "-c", _WATCHED, *command], check=True, capture_output=True, text=True)
    took = timed(lambda: quietly(command), runs=11)
    return took, int(watched.stdout) / 1024


def random_cases(register: Register, size: int, seed: int = 1) -> Cases:
    """Attacks by one random state on another on random days since 1945, as columns."""
    rng = np.random.default_rng(seed)
    count = len(register.states)
    victim = rng.integers(0, count, size, dtype=np.int32)
    attacker = ((victim + rng.integers(1, count, size)) % count).astype(np.int32)
    each = np.arange(size + 1, dtype=np.int32)
    return Cases(
        event=np.zeros(size, np.int8),
        date=rng.integers(710_039, 739_578, size, dtype=np.int32),
        place=np.full(size, NOWHERE, np.int32),
        item=np.full(size, NOTHING, np.int32),
        purposes=np.zeros(size, np.int32),
        groups=np.zeros(size, np.int32),
        by_start=each,
        by=attacker,
        on_start=each,
        on=victim,
        facts=np.full((size, len(FACT_IDS)), UNSTATED, np.int8),
    )


def as_cases(register: Register, table: Cases) -> list[Case]:
    """Columns as Case structs, for the alternatives."""
    ids = [state.id for state in register.states]
    return [
        Case(event=Event.ATTACK, by=(ids[a],), on=(ids[v],), date=int(d))
        for a, v, d in zip(table.by, table.on, table.date, strict=True)
    ]


def row(name: str, value: str, bar: str = "", remark: str = "") -> None:
    """One line of the table."""
    print(f"{name:<46} {value:>22}  {bar:<16} {remark}")


def main() -> None:
    """Measure and print."""
    contents: Contents = read_contents(ROOT / "register")
    register = Register(pack(contents))
    norms = sum(len(instrument.norms) for instrument in contents.instruments)
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"register {register.digest}: {len(register)} instruments, {norms} norms\n")
    row("what", "measured", "bar", "spread, remark")

    words = ["assess", "attack", "--by", "USA", "--on", "PRK", "--date", "2024-12-10"]
    took, memory = cold(words)
    row("assess, cold, whole process", f"{took.median * 1e3:.0f} ms", "250 ms", f"±{took.spread:.0%}")
    row("  its peak memory", f"{memory:.0f} MB", "80 MB")
    bare = timed(lambda: subprocess.run([sys.executable, "-c", "import numpy"], check=True), runs=11)
    row("  of which Python and numpy", f"{bare.median * 1e3:.0f} ms", "", f"±{bare.spread:.0%}")
    took, _ = cold(["commitments", "FIN", "--on", "2023-04-04"])
    row("commitments, cold, whole process", f"{took.median * 1e3:.0f} ms", "250 ms", f"±{took.spread:.0%}")

    case = make_case(register, "attack", by=["USA"], on=["PRK"], date="2024-12-10")
    one = timed(lambda: assess(case, register=register), inner=50)
    row("assess, warm: statuses", f"{one.median * 1e3:.2f} ms", "1 ms", f"±{one.spread:.0%}")
    full = timed(lambda: assess(case, register=register).findings, inner=10)
    found = len(assess(case, register=register).findings)
    row("assess, warm: with every reason written out", f"{full.median * 1e3:.2f} ms", "", f"{found} findings")
    judged = timed(lambda: assess(case, register=register).lawfulness, inner=10)
    row("  of which lawfulness of each use of force", f"{judged.median * 1e3:.2f} ms", "", f"±{judged.spread:.0%}")
    coal = make_case(register, "transfer", by=["PRK"], on=["CHN"], item="coal", date="2017-08-06")
    passed = timed(lambda: assess(coal, register=register), inner=50)
    row("assess transfer, warm: statuses", f"{passed.median * 1e3:.2f} ms", "1 ms", f"±{passed.spread:.0%}")

    table = random_cases(register, BULK)
    rows = sum(map(len, assess_stream(table, register=register)))
    for workers in (1, 2):
        bulk = timed(
            lambda workers=workers: sum(map(len, assess_stream(table, register=register, workers=workers))),  # type: ignore[misc]
            runs=5,
        )
        bar = "1 million/s" if workers == 2 else ""
        remark = f"±{bulk.spread:.0%}, {rows / BULK:.1f} findings a case"
        row(
            f"assess_stream, {workers} worker{'s' * (workers > 1)}",
            f"{BULK / bulk.median / 1e6:.2f} million/s",
            bar,
            remark,
        )
    rate = BULK / bulk.median
    whole = timed(lambda: assess_many(table, register=register), runs=3)
    row(
        "assess_many: the same, kept in memory",
        f"{BULK / whole.median / 1e6:.2f} million/s",
        "",
        f"±{whole.spread:.0%}",
    )

    compiled = timed(lambda: build(ROOT / "register"), runs=5)
    row("read, check and compile the register", f"{compiled.median * 1e3:.0f} ms", "", f"±{compiled.spread:.0%}")

    print("\nResearch tables, 1816 to today, pairs in both orders by year")
    frame = panel("dyad-year", register=register, extend=True)
    tabled = timed(lambda: panel("dyad-year", register=register, extend=True), runs=9)
    row("in memory", f"{tabled.median * 1e3:.0f} ms", "55 ms", f"±{tabled.spread:.0%}, {len(frame):,} rows")
    with tempfile.TemporaryDirectory() as directory:
        took, memory = cold(["panel", "dyad-year", "--extend", "-o", f"{directory}/panel.parquet"])
    row("cold, whole process, to Parquet", f"{took.median * 1e3:.0f} ms", "330 ms", f"±{took.spread:.0%}")
    row("  its peak memory", f"{memory:.0f} MB", "300 MB")
    libraries = [sys.executable, "-c", "import numpy, polars"]
    bare = timed(lambda: subprocess.run(libraries, check=True), runs=11)
    row("  of which Python, numpy and polars", f"{bare.median * 1e3:.0f} ms", "", f"±{bare.spread:.0%}")
    alike = timed(lambda: panel("dyad-year", register=register, extend=True, similarity=True), runs=3)
    row("the same with S of every pair and year", f"{alike.median:.2f} s", "10 s", f"±{alike.spread:.0%}")
    short = timed(lambda: panel("dyad-year", register=register), runs=9)
    joins = timed(lambda: polars_joins(register), runs=3)
    row("polars joins, to 2016, no nulls", f"{joins.median * 1e3:.0f} ms", "", f"±{joins.spread:.0%}")
    row("  Foedus against it", f"{joins.median / short.median:,.0f} times")

    _cascades(register)

    print("\nInstead of Foedus, on the same cases")
    sample = as_cases(register, table.part(0, 300))
    graph = timed(lambda: networkx_reachability(contents, sample), runs=3)
    row("networkx: who has a defence pact with the victim", f"{len(sample) / graph.median:,.0f} cases/s", "", "")
    row("  Foedus in bulk against it", f"{rate * graph.median / len(sample):,.0f} times")
    few = sample[:20]
    rules = timed(lambda: clingo_rules(contents, few), runs=3)
    row("clingo: the same rules, same findings", f"{len(few) / rules.median:,.0f} cases/s", "", "tests/oracle")
    row("  Foedus in bulk against it", f"{rate * rules.median / len(few):,.0f} times")

    print("\nGrowth: copies of the register with the states dealt anew")
    row("register", "compile", "one question", "bulk, 2 workers")
    for factor in (1, 10, 100):
        large = grown(contents, factor)
        start = time.perf_counter()
        blob = pack(large)
        spent = time.perf_counter() - start
        big = Register(blob)
        question = timed(lambda big=big: assess(case, register=big), runs=5, inner=5)  # type: ignore[misc]
        part = table.part(0, max(20_000, 200_000 // factor))
        bulk = timed(lambda big=big, part=part: assess_many(part, register=big), runs=3)  # type: ignore[misc]
        row(
            f"x{factor}: {len(big):,} instruments, {len(blob) / 1e6:.1f} MB",
            f"{spent:.2f} s",
            f"{question.median * 1e3:.2f} ms",
            f"{len(part) / bulk.median:,.0f}/s",
        )
        if factor == 100:
            _cold_large(blob, words)


def _cascades(register: Register) -> None:
    """Cascades over the duties of 2018: one exactly, and wars drawn between random states, a duty honoured at 0.75."""
    print("\nCascades, by the letter, over the duties of 1 June 2018")
    case = make_case(register, "attack", by=["RUS"], on=["POL"], date="2018-06-01")
    one = timed(lambda: cascade(case, register=register, mode="literal"), runs=5)
    row("who is bound to enter, round by round", f"{one.median * 1e3:.0f} ms", "", f"±{one.spread:.0%}")
    day = ordinal("2018-06-01")
    net = network(register, day)
    made = timed(lambda: network(register, day), runs=5)
    ties = f"{len(net.promises)} promises, {len(net.tie_promise):,} ties"
    row("the day's network, every pair of states asked", f"{made.median * 1e3:.0f} ms", "", ties)
    rng = random.Random(1)
    pairs = [rng.sample(net.states, 2) for _ in range(100)]
    chances = [0.0 if one.open else 0.75 for one in net.promises]
    for workers in (1, 2):
        spent = timed(lambda workers=workers: _drawn(net, pairs, chances, workers), runs=5)  # type: ignore[misc]
        runs = len(pairs) * DRAWN_BLOCKS * kernel.DRAWS
        bar = "5 million/s" if workers == 2 else ""
        name = f"wars drawn, {workers} worker{'s' * (workers > 1)}"
        row(name, f"{runs / spent.median / 1e6:.1f} million/s", bar, f"±{spent.spread:.0%}, 100 random pairs")
    rate = runs / spent.median
    few = 20
    graph = timed(lambda: [networkx_cascades(net, by, on, 0.75, few, 1) for by, on in pairs], runs=3)
    row("networkx, the same wars in a loop", f"{len(pairs) * few / graph.median:,.0f} wars/s", "", "")
    row("  Foedus against it", f"{rate * graph.median / (len(pairs) * few):,.0f} times", "200 times")


DRAWN_BLOCKS = 40
"""Blocks of draws a pair of states."""


def _drawn(net: Network, pairs: list[list[str]], chances: list[float], workers: int) -> float:
    return sum(
        War(net, [by], [on], "literal", 1, workers, blocks=DRAWN_BLOCKS).fought(chances).drawn for by, on in pairs
    )


def _cold_large(blob: bytes, words: list[str]) -> None:
    """The whole process over a compiled register a hundred times as large."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "compiled.bin"
        path.write_bytes(blob)
        code = (
            "import sys, pathlib, foedus.register.store as s; s.CHECKOUT = pathlib.Path('/nowhere');"
            f"s.PACKAGED = pathlib.Path({str(path)!r}); from foedus.cli import main;"
            f"sys.argv = ['foedus', *{words!r}]; main()"
        )
        took = timed(
            lambda: subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL), runs=5
        )
        row("  assess, cold, at x100", f"{took.median * 1e3:.0f} ms", "", f"±{took.spread:.0%}")


if __name__ == "__main__":
    main()
