"""Cross-checks between files: what makes a register refusable, and what merely deserves a look.

`check` returns faults: a register that has any does not load. `concerns` returns what an editor
should look at: the audit prints both and fails on either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from foedus.model import vocabulary as words
from foedus.model.dates import FAR, NEVER, Bounds, iso, spans, written
from foedus.model.nouns import Instrument, Item, Place, Region, State, Thing, atoms
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
    items: Sequence[Item],
    instruments: Sequence[Instrument],
    doctrines: Sequence[str],
) -> list[Fault]:
    """Faults that only show when files are read together: ids that name nothing, names used twice."""
    known = Known(
        states={state.id for state in states},
        places={thing.id for thing in (*states, *regions, *places)},
        items={item.id for item in items},
        instruments={other.id for other in instruments},
        norms={norm.rule for other in instruments for norm in other.norms},
        doctrines=set(doctrines),
    )
    return [
        *_names(states, places, items),
        *_within(states, regions, places),
        *_items(items),
        *(fault for instrument in instruments for fault in _instrument(instrument, known)),
    ]


class Known(NamedTuple):
    """The ids that other files may name."""

    states: set[str]
    places: set[str]
    items: set[str]
    instruments: set[str]
    norms: set[str]
    doctrines: set[str]


def _items(items: Sequence[Item]) -> Iterator[Fault]:
    graph = {item.id: item.within for item in items}
    for item in items:
        for name in item.within:
            if name not in graph:
                yield Fault("items.toml", f"{item.id}.within", f'"{name}" is not an item.{nearest(name, graph)}')
        if _circular(item.id, graph):
            yield Fault("items.toml", f"{item.id}.within", "lies within itself")


def _names(states: Sequence[State], places: Sequence[Place], items: Sequence[Item]) -> Iterator[Fault]:
    """A name may serve a state and a place (Algeria, Moscow): each is asked for in its own context."""
    for state in states:
        for name in state.followed_by:
            if name not in {other.id for other in states}:
                yield Fault("states.toml", f"{state.id}.followed_by", f'"{name}" is not a state.')
        if not state.exists:
            yield Fault("states.toml", state.id, "exists is missing: when was it a state?")
    for file, things in (("states.toml", states), ("places.toml", places), ("items.toml", items)):
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
        for name in place.outside:
            if name not in larger:
                yield Fault(
                    "places.toml", place.id, f'"{name}" is not a region, place or state.{nearest(name, larger)}'
                )
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


def _instrument(instrument: Instrument, known: Known) -> Iterator[Fault]:
    file = f"{instrument.id}.toml"
    source_ids = {source.id for source in instrument.sources}
    party_ids = {party.state for party in instrument.parties}
    made_by_parties = instrument.kind not in _SPEAKS_TO_ALL

    def unknown(path: str, id: str, known: set[str], what: str) -> Iterator[Fault]:
        if id not in known:
            yield Fault(file, path, f'"{id}" is not {what}.{nearest(id, known)}')

    for path, source in _sourced(instrument):
        yield from unknown(path, source, source_ids, "a source of this file")
    for path, state in _states_named(instrument):
        yield from unknown(path, state, known.states, "a state")
    for index, relation in enumerate(instrument.relations):
        yield from unknown(f"relation[{index}].to", relation.to, known.instruments, "an instrument of the register")
    for index, norm in enumerate(instrument.norms):
        path = f"norm[{index}]"
        for state in norm.bearer.states if made_by_parties else ():
            yield from unknown(f"{path}.bearer", state, party_ids, "a party to this instrument")
        for side in (norm.bearer, norm.toward):
            if side.region:
                yield from unknown(path, side.region, known.places, "a region")
            if side.party_to:
                yield from unknown(path, side.party_to, known.instruments, "an instrument of the register")
        for banned in norm.defeats:
            yield from unknown(f"{path}.defeats", banned, known.norms, "a norm of the register")
        for authority in norm.authorities:
            yield from unknown(f"{path}.authority", authority.instrument, known.instruments, "an instrument")
        for atom in atoms(whole_condition(norm)):
            match PREDICATES[atom.name].argument if atom.name in PREDICATES else "none":
                case "places":
                    ids, what = known.places, "a place, region or state"
                case "states":
                    ids, what = known.states, "a state"
                case "items":
                    ids, what = known.items, "an item of items.toml"
                case "doctrine":
                    ids, what = known.doctrines, "a doctrine of doctrines.toml"
                case "instrument":
                    ids, what = known.instruments, "an instrument of the register"
                case _:
                    continue
            for name in atom.args:
                if name != VICTIM:
                    yield from unknown(f"{path}.conditions.{atom.name}", name, ids, what)
        try:
            clauses = normal_form(whole_condition(norm))
        except TooManyClauses:
            yield Fault(file, f"{path}.conditions", "is too tangled: write it as two norms")
            continue
        if len(clauses) > MAX_CLAUSES:
            yield Fault(file, f"{path}.conditions", "is too tangled: write it as two norms")


_SPEAKS_TO_ALL = ("resolution", "recommendation", "custom", "judgment", "advisory_opinion")
"""Kinds of text that bind or address states which are no parties to it."""


def _sourced(instrument: Instrument) -> Iterator[tuple[str, str]]:
    """Every place that must name a source, with the source it names."""
    for name in ("signed", "provisional", "in_force", "ended"):
        if stone := getattr(instrument, name):
            yield f"{name}.source", stone.source
    for name in ("parties", "suspensions", "counts", "relations", "norms", "holdings"):
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
    for index, holding in enumerate(instrument.holdings):
        for state in (*holding.by, *holding.on):
            yield f"holding[{index}]", state


# --------------------------------------------------------------------------------------- concerns


def concerns(states: Sequence[State], instruments: Sequence[Instrument]) -> list[Fault]:
    """What an editor should look at though the register loads."""
    by_id = {state.id: state for state in states}
    return [
        *(fault for instrument in instruments for fault in _concerns(instrument, by_id)),
        *_replaced(instruments),
        *_twins(instruments),
    ]


def _concerns(instrument: Instrument, states: dict[str, State]) -> Iterator[Fault]:
    file = f"{instrument.id}.toml"
    if not instrument.sources:
        yield Fault(file, "source", "no source at all")
    if instrument.in_force and instrument.in_force.on.latest < instrument.signed.on.earliest:
        yield Fault(file, "in_force.on", f"{instrument.in_force.on} is before signature on {instrument.signed.on}")
    if instrument.ended and instrument.in_force and instrument.ended.on.latest < instrument.in_force.on.earliest:
        yield Fault(file, "ended.on", f"{instrument.ended.on} is before entry into force")
    yield from _spells(file, instrument, states)
    yield from _counted(file, instrument)
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


def _counted(file: str, instrument: Instrument) -> Iterator[Fault]:
    """Do the parties of each day number what a published list says?"""
    for index, count in enumerate(instrument.counts):
        day = count.on.earliest
        held: dict[str, int] = {}
        for party in instrument.parties:
            truth = spans(day, *bound(instrument, party))
            held[party.state] = max(truth, held.get(party.state, -1))
        sure, maybe = (sum(truth >= least for truth in held.values()) for least in (1, 0))
        if not sure <= count.parties <= maybe:
            mine = str(sure) if sure == maybe else f"{sure} to {maybe}"
            yield Fault(
                file, f"count[{index}]", f"{count.parties} parties on {iso(day)} by {count.source}, here {mine}"
            )


def _replaced(instruments: Sequence[Instrument]) -> Iterator[Fault]:
    """A treaty said to be superseded or terminated has an end, for a party at least, and it can be the day said."""
    by_id = {instrument.id: instrument for instrument in instruments}
    for instrument in instruments:
        if instrument.kind in _SPEAKS_TO_ALL:  # resolutions end rule by rule
            continue
        for index, relation in enumerate(instrument.relations):
            earlier = by_id[relation.to]
            where = f"relation[{index}]"
            if earlier.signed.on.earliest > instrument.signed.on.latest:
                yield Fault(f"{instrument.id}.toml", where, f"{earlier.id} is signed later: write it there")
            if relation.kind not in ("supersedes", "terminates") or not instrument.in_force or not earlier.in_force:
                continue
            ends = {party.until for party in earlier.parties if party.until != NEVER}
            if not ends:
                yield Fault(f"{instrument.id}.toml", where, f"{relation.kind} {earlier.id}, which has no end")
            elif relation.on and not any(_touch(relation.on, end) for end in ends):
                days = ", ".join(sorted(map(written, ends)))
                yield Fault(
                    f"{instrument.id}.toml",
                    where,
                    f"{relation.kind} {earlier.id} on {written(relation.on)}, which ended {days}",
                )


def _touch(one: Bounds, other: Bounds) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _twins(instruments: Sequence[Instrument]) -> Iterator[Fault]:
    """The same parties on the same day under the same title, but for small words: one text under two ids."""
    seen: dict[tuple[frozenset[str], Bounds, str], str] = {}
    for instrument in instruments:
        states = frozenset(party.state for party in instrument.parties)
        key = (states, instrument.signed.on, plain(instrument.title))
        if states and (first := seen.setdefault(key, instrument.id)) != instrument.id:
            yield Fault(f"{instrument.id}.toml", "id", f"the same parties, day and title as {first}")


def _covers(spell: tuple[int, int], bounds: Bounds) -> bool:
    return spell[0] <= bounds.latest and bounds.earliest < spell[1]


def _norms(file: str, instrument: Instrument) -> Iterator[Fault]:
    bindable = [bound(instrument, party) for party in instrument.parties]
    for index, norm in enumerate(instrument.norms):
        path = f"norm[{index}]"
        rule = Life(norm.spell.since, norm.spell.until) if norm.spell else lifetime(instrument)
        speaks_of_others = norm.bearer.open or norm.bearer.seat or instrument.kind in _SPEAKS_TO_ALL
        if instrument.in_force and not speaks_of_others and not any(life.within(rule).possible() for life in bindable):
            yield Fault(file, path, "no event can ever trigger it: no party is bound while the rule stands")
        if norm.trigger == "always" and norm.act in _NEEDS_EVENT:
            yield Fault(file, path, f"no event can ever trigger it: {norm.act} with the trigger always")
        if norm.act == "defend" and norm.trigger == "war_of_beneficiary":
            yield Fault(file, f"{path}.trigger", "the ally may have begun that war: join_offense, or attack")
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
