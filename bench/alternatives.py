"""What one would write instead, for the comparison in `make bench`.

None shares code with the engine. networkx answers an easier question; clingo answers the same; joins in polars make
the same table of pairs by year.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import networkx as nx
import polars as pl
from tests.oracle.encode import Oracle

from foedus.cascades.network import Network
from foedus.model.dates import ordinal
from foedus.model.nouns import Case
from foedus.register.read import ACTS
from foedus.register.store import Contents, Register
from foedus.tables.panel import panel

LIST_ENDS = ordinal("2017-01-01")
EPOCH = ordinal("1970-01-01")


def networkx_reachability(contents: Contents, cases: Sequence[Case]) -> int:
    """Who has a defence pact with the victim that day: an edge a pact, filtered by its dates.

    What most scripts do: no trigger, no place, no conditions, no uncertain dates, no reasons.
    """
    graph = nx.MultiDiGraph()
    for instrument in contents.instruments:
        if any(norm.obligation == ACTS["defend"].obligation for norm in instrument.norms):
            for one in instrument.parties:
                for two in instrument.parties:
                    if one.state != two.state:
                        since = max(one.since.latest, two.since.latest)
                        until = min(one.until.earliest, two.until.earliest)
                        graph.add_edge(one.state, two.state, since=since, until=until)
    found = 0
    for case in cases:
        for victim in case.on:
            if victim in graph:
                helpers = {
                    helper
                    for helper, _, spell in graph.in_edges(victim, data=True)
                    if spell["since"] <= case.date < spell["until"] and helper not in case.by
                }
                found += len(helpers)
    return found


def clingo_rules(contents: Contents, cases: Sequence[Case]) -> int:
    """The same rules as a logic program: the oracle of the tests, grounded and solved."""
    return sum(len(answer.findings) for answer in Oracle(contents).answers(cases, [False] * len(cases)))


def networkx_cascades(net: Network, by: str, on: str, chance: float, runs: int, seed: int) -> int:
    """Wars drawn one by one on a graph: whoever has an ally in the war follows it, with a chance, once a pact.

    The usual script: breadth first from both sides, a coin a duty. States called to both sides are not looked for.
    """
    graph = nx.MultiDiGraph()
    for number, state in enumerate(net.states):
        for tie in net.tie_promise[net.tie_start[number] : net.tie_start[number + 1]].tolist():
            if not net.promises[tie].open:
                graph.add_edge(state, net.promises[tie].bearer, promise=tie)
    rng = random.Random(seed)
    drawn = 0
    for _ in range(runs):
        inside, coins, todo = {by, on}, dict[int, bool](), [by, on]
        while todo:
            state = todo.pop(0)
            if state not in graph:
                continue
            for _, ally, promise in graph.out_edges(state, data="promise"):
                if ally not in inside and coins.setdefault(promise, rng.random() < chance):
                    inside.add(ally)
                    todo.append(ally)
        drawn += len(inside) - 2
    return drawn


def polars_joins(register: Register) -> pl.DataFrame:
    """Directed pairs by year, 1816 to 2016, from a table of members and one of spells, joined on states and year.

    What a careful user of a data-frame library writes. Same rows, same ones; nothing is null, so that doubt and
    absence look alike.
    """
    members = pl.DataFrame(
        [
            (state.id, spell.code, spell.since, min(spell.until, LIST_ENDS))
            for state in register.states
            for spell in state.in_cow
        ],
        schema=["state", "ccode", "since", "until"],
        orient="row",
    )
    by_year = members.with_columns(year=_years("since", "until")).explode("year")
    pairs = by_year.join(by_year, on="year", suffix="2").filter(
        (pl.col("ccode") != pl.col("ccode2"))
        & (pl.max_horizontal("since", "since2") < pl.min_horizontal("until", "until2"))
    )
    spells = (
        panel("spell", register=register)
        .select(
            pl.col("state1").alias("state"),
            "state2",
            "obligation",
            begins=pl.col("since_latest").dt.epoch("d") + EPOCH,
            ends=(pl.col("until").dt.epoch("d") + EPOCH).fill_null(LIST_ENDS),
        )
        .filter(pl.col("begins") < pl.col("ends"))
        .with_columns(year=_years("begins", "ends"))
        .explode("year")
    )
    keys = ["ccode", "ccode2", "year"]
    owed = (
        pairs.join(spells, on=["state", "state2", "year"])
        .filter(
            pl.max_horizontal("since", "since2", "begins") < pl.min_horizontal("until", "until2", "ends"),
        )
        .select(*keys, "obligation", one=1)
        .unique()
        .pivot("obligation", index=keys, values="one")
    )
    return pairs.select(keys).unique().join(owed, on=keys, how="left").fill_null(0).sort(keys)


def _years(since: str, until: str) -> pl.Expr:
    """Every calendar year that a half-open stretch of ordinals touches."""

    def year(day: pl.Expr) -> pl.Expr:
        return (day - EPOCH).cast(pl.Int32).cast(pl.Date).dt.year()

    return pl.int_ranges(year(pl.col(since)), year(pl.col(until) - 1) + 1)
