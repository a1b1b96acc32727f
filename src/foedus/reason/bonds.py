"""Standing commitments: who owes whom what, case or no case.

A bond is a norm between one bearer and one beneficiary for as long as both are covered. What a
state owes any state at all is no bond with any of them: `general_norms` lists it once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from foedus.model.dates import Bounds, earlier, later
from foedus.model.nouns import Instrument, Norm, Struct
from foedus.model.vocabulary import Modality
from foedus.reason.evaluate import expand, spell_truth, suspend
from foedus.register.compile import ACT_IDS

if TYPE_CHECKING:
    from foedus.register.compile import Law
    from foedus.register.store import Register

Int = np.ndarray[Any, np.dtype[np.signedinteger[Any]]]


class Bond(Struct, frozen=True, kw_only=True):
    """A norm between two states.

    truth  in force that day: -1 no, 0 not known, 1 yes
    """

    instrument: Instrument
    norm: Norm
    bearer: str
    toward: str
    since: Bounds
    until: Bounds
    truth: int


def bonds_toward(register: Register, state: str, day: int) -> Iterator[Bond]:
    """Everything owed to a state that is, or may be, in force that day."""
    law, number = register.law, register.state_number[state]
    start, stop = int(law.holder_start[number]), int(law.holder_start[number + 1])
    holder = np.arange(start, stop, dtype=np.int32)
    holder = holder[_between(law, law.holder_norm[holder]) & _running(law.holder_spell, holder, day)]
    norm = law.holder_norm[holder]
    row, bearer = expand(law.bearer_start[norm], law.bearer_start[norm + 1])
    yield from _bonds(register, holder[row], bearer, day)


def bonds_by(register: Register, state: str, day: int, *, acts: Sequence[str] = ()) -> Iterator[Bond]:
    """Everything a state owes that is, or may be, in force that day; with `acts`, only what demands one of them."""
    law, number = register.law, register.state_number[state]
    bearer = np.flatnonzero(law.bearer_state == number).astype(np.int32)
    if acts:
        wanted = [ACT_IDS.index(act) for act in acts]
        bearer = bearer[np.isin(law.norm_act[law.bearer_norm[bearer]], wanted)]
    bearer = bearer[_between(law, law.bearer_norm[bearer]) & _running(law.bearer_spell, bearer, day)]
    order, starts = register.holders_by_norm
    norm = law.bearer_norm[bearer]
    row, member = expand(starts[norm], starts[norm + 1])
    yield from _bonds(register, order[member], bearer[row], day)


def general_norms(register: Register, state: str, day: int) -> Iterator[tuple[Instrument, Norm]]:
    """The norms in force (or that may be) that day by which a state owes something to any state."""
    law = register.law
    bearer = np.flatnonzero(law.bearer_state == register.state_number[state])
    bearer = bearer[law.norm_general[law.bearer_norm[bearer]] & _running(law.bearer_spell, bearer, day)]
    for number in dict.fromkeys(law.bearer_norm[bearer].tolist()):
        instrument, norm = register.norm(number)
        if norm.toward.any_state and norm.modality in (Modality.DUTY, Modality.BAN):
            yield instrument, norm


def bonds_between(register: Register, one: str, two: str) -> Iterator[Bond]:
    """Every bond there ever was between two states, either way; truth is left at 0."""
    law = register.law
    for bearer, toward in ((one, two), (two, one)):
        b, t = register.state_number[bearer], register.state_number[toward]
        holders = np.arange(law.holder_start[t], law.holder_start[t + 1], dtype=np.int32)
        holders = holders[_between(law, law.holder_norm[holders])]
        bearers = np.flatnonzero(law.bearer_state == b).astype(np.int32)
        pairs = np.argwhere(law.holder_norm[holders][:, None] == law.bearer_norm[bearers][None, :])
        yield from _bonds(register, holders[pairs[:, 0]], bearers[pairs[:, 1]], None)


def _between(law: Law, norm: Int) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Is the norm one between states that it names or has as parties? What all owe to all is no bond."""
    between: np.ndarray[Any, np.dtype[np.bool_]] = ~law.norm_general[norm] & ~law.norm_open[norm]
    return between


def _running(spells: Int, rows: Int, day: int) -> np.ndarray[Any, np.dtype[np.bool_]]:
    running: np.ndarray[Any, np.dtype[np.bool_]] = spell_truth(spells, rows, np.full(len(rows), day, np.int32)) >= 0
    return running


def _bonds(register: Register, holder: Int, bearer: Int, day: int | None) -> Iterator[Bond]:
    law = register.law
    truth = np.zeros(len(holder), np.int8)
    norm, one, two = law.holder_norm[holder], law.bearer_state[bearer], law.holder_state[holder]
    if day is not None:
        days = np.full(len(holder), day, np.int32)
        truth = np.minimum(spell_truth(law.holder_spell, holder, days), spell_truth(law.bearer_spell, bearer, days))
        truth = suspend(law, norm, one, two, days, truth)
    for index in np.flatnonzero((truth >= 0) & (one != two)):
        h, b = law.holder_spell[holder[index]].tolist(), law.bearer_spell[bearer[index]].tolist()
        since = later(Bounds(*h[:2]), Bounds(*b[:2]))
        until = earlier(Bounds(*h[2:]), Bounds(*b[2:]))
        if since.earliest >= until.latest:
            continue
        instrument, rule = register.norm(int(norm[index]))
        yield Bond(
            instrument=instrument,
            norm=rule,
            bearer=register.states[one[index]].id,
            toward=register.states[two[index]].id,
            since=since,
            until=until,
            truth=int(truth[index]),
        )
