"""The duties to fight that run between the states of one day, as arrays for the kernel.

A network is made by asking the evaluator who would owe what after each possible attack of one state on another: two
hundred states make forty thousand cases, a fraction of a second. What depends on who attacks (a named adversary) keeps
the attackers it answers to; all else holds against anybody.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np

from foedus.cascades.cascade import DRAWS_IN, WARRING
from foedus.model.dates import iso
from foedus.model.errors import BadInput
from foedus.model.vocabulary import Event, Modality, Obligation
from foedus.reason.evaluate import NOTHING, NOWHERE, UNSTATED, Cases, owed
from foedus.register.compile import ACT_IDS, EVENTS, FACT_IDS
from foedus.register.read import KINDS, STRENGTHS
from foedus.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Int = NDArray[np.int32]
    Bits = NDArray[np.uint64]


class Promise(msgspec.Struct, frozen=True):
    """A duty to fight that one state bears under one norm: what one draw of chance decides.

    open  the duty is open, not engaged
    """

    norm: str
    instrument: str
    bearer: str
    obligation: Obligation | None
    strength: str
    open: bool


class Network(msgspec.Struct, frozen=True):
    """The duties of one day. A tie is a promise towards one beneficiary.

    states       ids of the states of the day
    promises     what chance decides, one each of bearer and norm
    bearer       (promises,) the state that would enter
    tie_start    (states + 1,) offsets: the ties by which others would enter for a state
    tie_promise  (ties,) the promise
    tie_warring  (ties,) it follows the beneficiary into any war, not only when it is attacked
    tie_foes     (ties,) row of `foes`, or -1: it holds against any foe
    foes         (rows, states) bool: the foes against whom it holds
    keys         (promises,) uint64, from norm and bearer alone: a promise draws the same chance in every network
    """

    day: int
    states: tuple[str, ...]
    promises: tuple[Promise, ...]
    bearer: Int
    tie_start: Int
    tie_promise: Int
    tie_warring: NDArray[np.bool_]
    tie_foes: Int
    foes: NDArray[np.bool_]
    keys: Bits

    def number(self, state: str) -> int:
        """Position of a state of that day. Raises BadInput if it was none."""
        if state not in self.states:
            raise BadInput(f"{state} was no state on {iso(self.day)}")
        return self.states.index(state)


CERTAIN, OPEN = 1, 0
_FORCE_LAWFUL: Final = FACT_IDS.index("force_lawful")


def network(
    register: Register,
    day: int,
    *,
    facts: Mapping[str, bool | None] | None = None,
    victims: Sequence[str] = (),
    place: str = "",
    strict: bool = False,
) -> Network:
    """The duties to fight of one day, certain and open ones.

    facts           hold of every attack; attackers are taken to act unlawfully, as treaties presume
    victims, place  where these are attacked; all others are presumed attacked at home
    """
    law = register.law
    alive = [
        number
        for number, state in enumerate(register.states)
        if any(since <= day < until for since, until in state.exists)
    ]
    size = len(alive)
    by, on = (grid.ravel() for grid in np.meshgrid(np.array(alive, np.int32), np.array(alive, np.int32), indexing="ij"))
    by, on = by[by != on], on[by != on]
    where = np.full(len(on), NOWHERE, np.int32)
    if place:
        where[np.isin(on, [register.state_number[state] for state in victims])] = register.place_number[place]
    draws_in, warring = np.isin(law.norm_act, [ACT_IDS.index(act) for act in DRAWS_IN]), np.zeros(law.norms, np.bool_)
    for number in np.flatnonzero(draws_in).tolist():
        instrument, norm = register.norm(number)
        draws_in[number] = norm.modality is Modality.DUTY and norm.binding and KINDS[instrument.kind].binding
        warring[number] = norm.trigger == WARRING
    rows = owed(law, _attacks(by, on, where, day, facts or {}), draws_in, strict=strict)

    today = np.full(len(register.states) + 1, -1, np.int32)
    today[alive] = np.arange(size, dtype=np.int32)
    bearer, toward = today[rows.bearer], today[rows.toward]
    foe = np.where(rows.toward == on[rows.case], today[by[rows.case]], today[on[rows.case]])
    known = (bearer >= 0) & (toward >= 0)
    keys = np.stack([rows.norm, bearer, rows.status.astype(np.int32), toward, foe])[:, known]
    ties, inverse = np.unique(keys[:4], axis=1, return_inverse=True)
    answers_to = np.zeros((ties.shape[1], size), np.bool_)
    answers_to[inverse, keys[4]] = True

    promises, promise_of = np.unique(ties[:3], axis=1, return_inverse=True)
    order = np.argsort(ties[3], kind="stable")
    everybody = _all_but(answers_to, ties[1], ties[3])
    some = np.flatnonzero(~everybody[order])
    tie_foes = np.full(len(order), -1, np.int32)
    tie_foes[some] = np.arange(len(some), dtype=np.int32)
    made = tuple(_promise(register, alive, *column) for column in promises.T.tolist())
    return Network(
        day=day,
        states=tuple(register.states[number].id for number in alive),
        promises=made,
        bearer=promises[1].astype(np.int32),
        tie_start=np.searchsorted(ties[3][order], np.arange(size + 1)).astype(np.int32),
        tie_promise=promise_of[order].astype(np.int32),
        tie_warring=warring[ties[0][order]],
        tie_foes=tie_foes,
        foes=answers_to[order[some]],
        keys=np.array([_key(promise) for promise in made], np.uint64),
    )


def _all_but(answers_to: NDArray[np.bool_], bearer: Any, toward: Any) -> NDArray[np.bool_]:
    """Which ties answer to every foe but their own two ends?"""
    rows = np.arange(len(answers_to))
    full = answers_to.copy()
    full[rows, bearer] = full[rows, toward] = True
    return np.asarray(full.all(axis=1))


def _attacks(by: Int, on: Int, where: Int, day: int, facts: Mapping[str, bool | None]) -> Cases:
    size = len(by)
    told = np.full((size, len(FACT_IDS)), UNSTATED, np.int8)
    told[:, _FORCE_LAWFUL] = -1
    for name, value in facts.items():
        told[:, FACT_IDS.index(name)] = {True: 1, False: -1, None: 0}[value]
    one_each = np.arange(size + 1, dtype=np.int32)
    return Cases(
        event=np.full(size, EVENTS.index(Event.ATTACK), np.int8),
        date=np.full(size, day, np.int32),
        place=where,
        item=np.full(size, NOTHING, np.int32),
        purposes=np.zeros(size, np.int32),
        groups=np.zeros(size, np.int32),
        by_start=one_each,
        by=by,
        on_start=one_each,
        on=on,
        facts=told,
    )


def _promise(register: Register, alive: list[int], number: int, bearer: int, status: int) -> Promise:
    instrument, norm = register.norm(number)
    return Promise(
        norm=norm.id,
        instrument=instrument.id,
        bearer=register.states[alive[bearer]].id,
        obligation=norm.obligation,
        strength=norm.strength or next(reversed(STRENGTHS)),
        open=status == OPEN,
    )


def _key(promise: Promise) -> int:
    said = f"{promise.norm}\0{promise.bearer}".encode()
    return int.from_bytes(hashlib.blake2b(said, digest_size=8).digest(), "little")
