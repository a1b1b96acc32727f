"""Cross-checks between files: what makes a register refusable, and what merely deserves a look.

`check` returns faults: a register that has any does not load. `concerns` returns what an editor
should look at: the audit prints both and fails on either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from foedus.model import vocabulary as words
from foedus.model.dates import FAR, NEVER, Bounds, iso, written
from foedus.model.nouns import Instrument, Place, Region, State, Thing, atoms
from foedus.register.compile import (
    MAX_CLAUSES,
    Life,
    TooManyClauses,
    bound,
    lifetime,
    normal_form,
    whole_condition,
)
from foedus.register.read import PREDICATES, TRIGGERS, VICTIM, Fault, nearest, plain


def check(
    states: Sequence[State],
    regions: Sequence[Region],
    places: Sequence[Place],
    instruments: Sequence[Instrument],
) -> list[Fault]:
    """Faults that only show when files are read together: ids that name nothing, names used twice."""
    return [
        *_names(states, places),
        *_within(states, regions, places),
        *(
            fault
            for instrument in instruments
            for fault in _instrument(instrument, states, regions, places, instruments)
        ),
    ]


def _names(states: Sequence[State], places: Sequence[Place]) -> Iterator[Fault]:
    """A name may serve a state and a place (Algeria, Moscow): each is asked for in its own context."""
    for state in states:
        if not state.exists:
            yield Fault("states.toml", state.id, "exists is missing: when was it a state?")
    for file, things in (("states.toml", states), ("places.toml", places)):
        owner: dict[str, str] = {}
        for thing in things:
            for name in sorted({plain(name) for name in thing.names()}):
                if owner.setdefault(name, thing.id) != thing.id:
                    yield Fault(file, thing.id, f'the name "{name}" already belongs to {owner[name]}')


def _within(states: Sequence[State], regions: Sequence[Region], places: Sequence[Place]) -> Iterator[Fault]:
    state_ids = {state.id for state in states}
    larger = {region.id for region in regions} | {place.id for place in places} | state_ids
    things: list[tuple[str, Thing]] = [
        *(("states.toml", state) for state in states),
        *(("places.toml", region) for region in regions),
        *(("places.toml", place) for place in places),
    ]
    graph = {thing.id: thing.within for _, thing in things}
    for file, thing in things:
        for name in thing.within:
            if name not in larger:
                yield Fault(
                    file,
                    f"{thing.id}.within",
                    f'"{name}" is not a region, place or state.{nearest(name, larger)}',
                )
        if _circular(thing.id, graph):
            yield Fault(file, f"{thing.id}.within", "lies within itself")
    for place in places:
        for name in (*(spell.by for spell in place.administered), *place.claimed):
            if name not in state_ids:
                yield Fault("places.toml", place.id, f'"{name}" is not a state.{nearest(name, state_ids)}')


def _circular(id: str, graph: dict[str, tuple[str, ...]]) -> bool:
    seen: set[str] = set()
    todo = list(graph[id])
    while todo:
        name = todo.pop()
        if name == id:
            return True
        if name not in seen:
            seen.add(name)
            todo.extend(graph.get(name, ()))
    return False


def _instrument(
    instrument: Instrument,
    states: Sequence[State],
    regions: Sequence[Region],
    places: Sequence[Place],
    instruments: Sequence[Instrument],
) -> Iterator[Fault]:
    file = f"treaties/{instrument.id}.toml"
    state_ids = {state.id for state in states}
    place_ids = state_ids | {region.id for region in regions} | {place.id for place in places}
    instrument_ids = {other.id for other in instruments}
    source_ids = {source.id for source in instrument.sources}
    party_ids = {party.state for party in instrument.parties}

    def unknown(path: str, id: str, known: set[str], what: str) -> Iterator[Fault]:
        if id not in known:
            yield Fault(file, path, f'"{id}" is not {what}.{nearest(id, known)}')

    for path, source in _sourced(instrument):
        yield from unknown(path, source, source_ids, "a source of this file")
    for path, state in _states_named(instrument):
        yield from unknown(path, state, state_ids, "a state")
    for index, relation in enumerate(instrument.relations):
        yield from unknown(f"relation[{index}].to", relation.to, instrument_ids, "an instrument of the register")
    for index, norm in enumerate(instrument.norms):
        path = f"norm[{index}]"
        for state in norm.bearer.states:
            yield from unknown(f"{path}.bearer", state, party_ids, "a party to this instrument")
        for side in (norm.bearer, norm.toward):
            if side.region:
                yield from unknown(path, side.region, place_ids, "a region")
        for atom in atoms(norm.conditions):
            match PREDICATES[atom.name].argument if atom.name in PREDICATES else "none":
                case "places":
                    known, what = place_ids, "a place, region or state"
                case "states":
                    known, what = state_ids, "a state"
                case "instrument":
                    known, what = instrument_ids, "an instrument of the register"
                case _:
                    continue
            for name in atom.args:
                if name != VICTIM:
                    yield from unknown(f"{path}.conditions.{atom.name}", name, known, what)
        try:
            clauses = normal_form(whole_condition(norm))
        except TooManyClauses:
            yield Fault(file, f"{path}.conditions", "is too tangled: write it as two norms")
            continue
        if len(clauses) > MAX_CLAUSES:
            yield Fault(file, f"{path}.conditions", "is too tangled: write it as two norms")


def _sourced(instrument: Instrument) -> Iterator[tuple[str, str]]:
    """Every place that must name a source, with the source it names."""
    for name in ("signed", "provisional", "in_force", "ended"):
        if stone := getattr(instrument, name):
            yield f"{name}.source", stone.source
    for name in ("parties", "suspensions", "relations", "norms"):
        for index, row in enumerate(getattr(instrument, name)):
            if name != "parties" or instrument.in_force:
                yield f"{name}[{index}].source", row.source


def _states_named(instrument: Instrument) -> Iterator[tuple[str, str]]:
    for index, party in enumerate(instrument.parties):
        yield f"party[{index}].state", party.state
    for index, row in enumerate(instrument.suspensions):
        for state in (*row.bearer, *row.toward):
            yield f"suspension[{index}]", state
    for index, norm in enumerate(instrument.norms):
        for side in (norm.bearer, norm.toward):
            for state in (*side.states, *side.but):
                yield f"norm[{index}]", state


# --------------------------------------------------------------------------------------- concerns


def concerns(states: Sequence[State], instruments: Sequence[Instrument]) -> list[Fault]:
    """What an editor should look at though the register loads."""
    by_id = {state.id: state for state in states}
    return [fault for instrument in instruments for fault in _concerns(instrument, by_id)]


def _concerns(instrument: Instrument, states: dict[str, State]) -> Iterator[Fault]:
    file = f"treaties/{instrument.id}.toml"
    if not instrument.sources:
        yield Fault(file, "source", "no source at all")
    if instrument.in_force and instrument.in_force.on.latest < instrument.signed.on.earliest:
        yield Fault(file, "in_force.on", f"{instrument.in_force.on} is before signature on {instrument.signed.on}")
    if instrument.ended and instrument.in_force and instrument.ended.on.latest < instrument.in_force.on.earliest:
        yield Fault(file, "ended.on", f"{instrument.ended.on} is before entry into force")
    yield from _spells(file, instrument, states)
    yield from _norms(file, instrument)


def _spells(file: str, instrument: Instrument, states: dict[str, State]) -> Iterator[Fault]:
    by_state: dict[str, list[tuple[int, Life]]] = {}
    for index, party in enumerate(instrument.parties):
        life = Life(party.since, party.until)
        by_state.setdefault(party.state, []).append((index, life))
        if party.since == NEVER:
            continue
        if party.until.latest <= party.since.earliest:
            yield Fault(file, f"party[{index}].until", f"{party.state}: {party.until} is not after {party.since}")
        exists = states[party.state].exists
        if exists and not any(_covers(spell, party.since) for spell in exists):
            lives = ", ".join(f"{iso(a)} to {iso(b) if b != FAR else 'today'}" for a, b in exists)
            yield Fault(file, f"party[{index}].since", f"{party.since}: {party.state} did not exist then ({lives})")
    for state, rows in by_state.items():
        ordered = sorted(rows, key=lambda row: row[1].since)
        for (_, one), (index, two) in pairwise(ordered):
            if two.since.latest < one.until.earliest:
                yield Fault(
                    file,
                    f"party[{index}]",
                    f"{state}: the spell from {written(two.since)} overlaps the one until {written(one.until)}",
                )


def _covers(spell: tuple[int, int], bounds: Bounds) -> bool:
    return spell[0] <= bounds.latest and bounds.earliest < spell[1]


def _norms(file: str, instrument: Instrument) -> Iterator[Fault]:
    bindable = [bound(instrument, party) for party in instrument.parties]
    for index, norm in enumerate(instrument.norms):
        path = f"norm[{index}]"
        rule = Life(norm.spell.since, norm.spell.until) if norm.spell else lifetime(instrument)
        if instrument.in_force and not any(life.within(rule).possible() for life in bindable):
            yield Fault(file, path, "no event can ever trigger it: no party is bound while the rule stands")
        if norm.trigger == "always" and norm.act in _NEEDS_EVENT:
            yield Fault(file, path, f"no event can ever trigger it: {norm.act} with the trigger always")
        if norm.act == "defend" and norm.modality is words.Modality.DUTY and not norm.strength:
            yield Fault(file, f"{path}.strength", "is missing for a duty to defend")
        if not norm.gist_id:
            yield Fault(file, f"{path}.gist_id", "is missing: Indonesian readers see English")
        if norm.toward.any_state or TRIGGERS[norm.trigger].events == () or norm.toward.region:
            continue
        if (
            not norm.toward.parties
            and set(norm.toward.states) == set(norm.bearer.states)
            and len(norm.toward.states) == 1
        ):
            yield Fault(file, path, "no event can ever trigger it: a state owes itself nothing")


_NEEDS_EVENT = frozenset(
    act.id
    for act in words.ACTS
    if act.obligation in (words.Obligation.DEFENSE, words.Obligation.OFFENSE, words.Obligation.NONAGGRESSION)
)


def basis_counts(instruments: Iterable[Instrument]) -> dict[str, int]:
    """How many instruments rest on a read text, a report, or nothing verified."""
    counts = {basis.value: 0 for basis in words.Basis}
    for instrument in instruments:
        counts[instrument.basis.value] += 1
    return counts
