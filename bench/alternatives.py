"""What one would write instead, for the comparison in `make bench`.

Neither shares code with the engine. networkx answers an easier question; clingo answers the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
from tests.oracle.encode import Oracle

from foedus.model.nouns import Case
from foedus.register.read import ACTS
from foedus.register.store import Contents


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
