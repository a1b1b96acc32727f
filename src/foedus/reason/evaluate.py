"""Hold the law against cases: one case or a million, the same few array operations.

A case touches three sets of norms: those by which others owe its targets something (victims, recipients; where a
trigger takes them, its actors too), those that its actors break, and those that its targets break by receiving.
A fourth, the rights to use force, is asked for on its own (`licences`): it engages nobody, it lifts bans. For
each norm touched and each state it binds, the status is the least of five truths:

    the beneficiary is covered that day
    the bearer is bound that day
    the event pulls the trigger
    the conditions hold
    bearer and beneficiary play the parts the norm has in mind

NO is -1, OPEN is 0, YES is +1; least is `minimum`, and a condition in conjunctive normal form is
a maximum over each clause and a minimum over the clauses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec
import numpy as np

from foedus.model.dates import in_force
from foedus.model.vocabulary import When
from foedus.register.compile import DAYS, EVENTS, FACT_IDS, FAMILY, HINGES, PURPOSE_IDS, Law, Literal

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Int = NDArray[np.signedinteger[Any]]  # values are int32; positions the machine's index type
    Tri = NDArray[np.int8]
    Bits = NDArray[np.uint64]

T = TypeVar("T", bound=msgspec.Struct)

UNSTATED: Final = 2
"""In `Cases.facts`: not said, so that a presumption may speak. 0 is "expressly unknown"."""

NOWHERE: Final = -1
"""In `Cases.place`: not said, so that each victim's home territory is presumed."""

NOTHING: Final = -1
"""In `Cases.item`: not said, or nothing passes."""

EVENT_FAMILY: Final = np.array([FAMILY[event] for event in EVENTS], np.int32)

DEFENSIVE: Final = 1 << PURPOSE_IDS.index("defensive")
"""The purpose presumed of force whose author states none."""

TRUTH_WORDS: Final = {-1: "no", 0: "unknown", 1: "yes"}
"""How the truth of a date is written in output."""

NONE: Final = np.uint64(0)
"""No bits."""


class Cases(msgspec.Struct, frozen=True):
    """A table of cases, as columns. Ragged columns have offsets of length n + 1.

    event          index into EVENTS
    date           ordinal
    place          index into the places of the law, or NOWHERE
    item           index into the items of the register, or NOTHING
    purposes       bits of PURPOSE_IDS, 0 for none stated
    groups         number of attackers that are not states
    by             attackers, suppliers, launchers: states, at by_start[i]:by_start[i + 1]
    on             victims or recipients; everybody (the last of the states) for a launch or a vote
    facts          (n, facts): NO, OPEN, YES or UNSTATED
    """

    event: NDArray[np.int8]
    date: Int
    place: Int
    item: Int
    purposes: Int
    groups: Int
    by_start: Int
    by: Int
    on_start: Int
    on: Int
    facts: Tri

    def __len__(self) -> int:
        return len(self.date)

    def part(self, start: int, stop: int) -> Cases:
        """The cases from start to stop."""
        b, o = self.by_start, self.on_start
        return Cases(
            event=self.event[start:stop],
            date=self.date[start:stop],
            place=self.place[start:stop],
            item=self.item[start:stop],
            purposes=self.purposes[start:stop],
            groups=self.groups[start:stop],
            by_start=b[start : stop + 1] - b[start],
            by=self.by[b[start] : b[stop]],
            on_start=o[start : stop + 1] - o[start],
            on=self.on[o[start] : o[stop]],
            facts=self.facts[start:stop],
        )

    def side(self, name: str) -> tuple[Int, Int, Int]:
        """For each state on a side ("by" or "on"): its case, the family of the event, and the state."""
        start, state = (self.by_start, self.by) if name == "by" else (self.on_start, self.on)
        case = owners(start)
        return case, EVENT_FAMILY[self.event[case]], state


class Rows(msgspec.Struct, frozen=True):
    """Findings as columns: a norm held against a case, for one bearer and one beneficiary.

    status     NO, OPEN or YES
    hinges     bits of HINGES that would decide an open status
    presumes   bits of HINGES whose presumed value the status rests on
    detail     the truths behind the status; only where `everything` was asked for
    """

    case: Int
    norm: Int
    bearer: Int
    toward: Int
    status: Tri
    hinges: Bits
    presumes: Bits
    detail: Detail | None = None

    def __len__(self) -> int:
        return len(self.case)

    def take(self, which: NDArray[Any]) -> Rows:
        """Some of the rows."""
        return _each(self, lambda column: column[which])


class Detail(msgspec.Struct, frozen=True):
    """The truths a status is the least of, and the rows of the law they were read from.

    covered  is the beneficiary covered that day (holder: its row)
    bound    is the bearer bound that day (bearer: its row)
    pulled   does the event pull the trigger;  placed: do both play their parts;  met: conditions
    """

    holder: Int
    bearer: Int
    covered: Tri
    bound: Tri
    pulled: Tri
    placed: Tri
    met: Tri


class Promises(msgspec.Struct, frozen=True):
    """Norms in favour of a state that a case touches, before asking whom they bind."""

    case: Int
    holder: Int
    covered: Tri
    pulled: Tri
    met: Tri
    hinges: Bits
    presumes: Bits


def _each(table: T, change: Callable[[Any], Any]) -> T:
    """A table of columns with every column changed alike."""
    columns = (getattr(table, name) for name in table.__struct_fields__)
    return type(table)(
        *(
            None if column is None else _each(column, change) if isinstance(column, Detail) else change(column)
            for column in columns
        )
    )


def evaluate(law: Law, cases: Cases, *, strict: bool = False, everything: bool = False) -> Rows:
    """Every finding that is engaged or open; with `everything`, those that are not engaged too.

    `strict` drops all presumptions: what is not stated is unknown.
    """
    return joined(evaluate_parts(law, cases, strict=strict, everything=everything))


def evaluate_parts(law: Law, cases: Cases, *, strict: bool = False, everything: bool = False) -> list[Rows]:
    """The same as tables: what others owe, what the actors break, what the targets break by receiving."""
    setting = Setting(law, cases, strict=strict)

    made, _ = promises(law, setting, *touched(law, cases, everything), everything=everything)
    row, bearer = bearers(law, cases, made, everything)
    parts = [findings(law, setting, made, row, bearer, own_act=False, everything=everything)]

    parts.append(breaches(law, setting, law.breach_start, law.breach, "by", everything=everything))
    if (cases.event == EVENTS.index("transfer")).any():
        parts.append(breaches(law, setting, law.mirror_start, law.mirror, "on", everything=everything))
    return parts


def owed(law: Law, cases: Cases, norms: NDArray[np.bool_], *, strict: bool = False) -> Rows:
    """Only what others owe under some norms (a mask over all), engaged or open; not what anybody breaks."""
    setting = Setting(law, cases, strict=strict)
    case, holder, acting = touched(law, cases, everything=False)
    kept = np.flatnonzero(norms[law.holder_norm[holder]])
    made, _ = promises(law, setting, case[kept], holder[kept], acting[kept], everything=False)
    row, bearer = bearers(law, cases, made, False)
    return findings(law, setting, made, row, bearer, own_act=False, everything=False)


def own_acts(law: Law, cases: Cases) -> Rows:
    """Only what actors and targets break by their own act: a transfer's bans, without what all others must do."""
    setting = Setting(law, cases, strict=False)
    sides = ((law.breach_start, law.breach, "by"), (law.mirror_start, law.mirror, "on"))
    return joined([breaches(law, setting, *side, everything=False) for side in sides])


def licences(law: Law, cases: Cases, doctrine: Tri, *, strict: bool = False) -> Rows:
    """The rights to use force on which the actors of each case may rely, those whose conditions fail included.

    doctrine  (n, doctrines): which doctrines hold in each case
    """
    setting = Setting(law, cases, strict=strict, doctrine=doctrine)
    return breaches(law, setting, law.licence_start, law.licence, "by", everything=True)


def breaches(law: Law, setting: Setting, start: Int, rows: Int, side: str, *, everything: bool) -> Rows:
    """Findings under the norms that a state on one side bears and a state on the other is owed."""
    case, holder, bearer = broken(law, setting.cases, start, rows, side, everything)
    acting = np.zeros(len(case), np.bool_)
    made, kept = promises(law, setting, case, holder, acting, everything=everything)
    row = np.arange(len(kept))
    return findings(law, setting, made, row, bearer[kept], own_act=True, everything=everything)


def promises(
    law: Law, setting: Setting, case: Int, holder: Int, attacks: NDArray[np.bool_], *, everything: bool
) -> tuple[Promises, Int]:
    """Is the beneficiary covered, the trigger pulled, the condition met? And which rows were kept.

    Unless `everything` is wanted, a row is dropped at the first NO.
    """
    event = setting.cases.event[case].view(np.uint8)
    heard = law.holder_events[holder] >> event & 1 == 1
    pulled = heard & (~attacks | law.holder_warring[holder])
    kept = np.arange(len(case))
    if not everything:
        day = setting.cases.date[case]
        alive = pulled & (law.holder_first[holder] <= day) & (day < law.holder_last[holder])
        kept = np.flatnonzero(alive)
        case, holder, pulled = case[kept], holder[kept], pulled[kept]
    covered = np.ones(len(holder), np.int8)  # what is left may be covered; where its dates are certain, it is
    some = np.arange(len(holder)) if everything else np.flatnonzero(~law.holder_sure[holder])
    covered[some] = spell_truth(law.holder_spell, holder[some], setting.cases.date[case[some]])
    met, hinges, presumes = conditions(law, setting, case, holder)
    made = Promises(case, holder, covered, np.where(pulled, 1, -1).astype(np.int8), met, hinges, presumes)
    if everything:
        return made, kept
    alive = np.flatnonzero(met >= 0)
    return _each(made, lambda column: column[alive]), kept[alive]


def findings(
    law: Law, setting: Setting, made: Promises, row: Int, bearer: Int, *, own_act: bool, everything: bool
) -> Rows:
    """Hold promises against bearers (promise `row`, bearer row `bearer`): is it bound, does it play its part?

    A norm that its bearer breaks by its own act was found through the state that acts; of any other the bearer must
    not be an actor.
    """
    norm, toward = law.holder_norm[made.holder], law.holder_state[made.holder]
    day = setting.cases.date[made.case]
    alive = law.bearer_state[bearer] != toward[row]
    if not alive.all():
        kept = np.flatnonzero(alive)
        row, bearer = row[kept], bearer[kept]

    owes = law.bearer_state[bearer]
    bound = bound_that_day(law, norm, toward, day, row, bearer, owes, everything=everything)
    acting = None if own_act else setting.attacking(law, made.case, norm, row, owes)
    status = np.minimum(bound, np.minimum(np.minimum(made.covered, made.pulled), made.met)[row])
    if acting is not None:
        status[acting] = -1
    detail = None
    if everything:
        placed = np.ones(len(row), np.int8) if acting is None else np.where(acting, -1, 1).astype(np.int8)
        detail = Detail(made.holder[row], bearer, made.covered[row], bound, made.pulled[row], placed, made.met[row])
    else:
        kept = np.flatnonzero(status >= 0)
        if len(kept) < len(status):
            row, owes, status, bound = row[kept], owes[kept], status[kept], bound[kept]

    hinges = np.zeros(len(row), np.uint64)
    some = np.flatnonzero(status == 0)
    undated = (made.covered[row[some]] == 0) | (bound[some] == 0)
    hinges[some] = made.hinges[row[some]] | np.where(undated, _bit("in_force"), NONE)
    return Rows(made.case[row], norm[row], owes, toward[row], status, hinges, made.presumes[row], detail)


def bound_that_day(
    law: Law, norm: Int, toward: Int, day: Int, row: Int, bearer: Int, owes: Int, *, everything: bool
) -> Tri:
    """Is each bearer bound on the day of its promise, suspensions taken away?

    Rows that got here may be bound; of those whose dates are certain, all are.
    """
    bound = np.ones(len(row), np.int8)
    some = np.arange(len(row)) if everything else np.flatnonzero(~law.bearer_sure[bearer])
    bound[some] = spell_truth(law.bearer_spell, bearer[some], day[row[some]])
    suspended = law.norm_suspended[norm]
    if suspended.any():
        some = np.flatnonzero(suspended[row])
        at = row[some]
        bound[some] = suspend(law, norm[at], owes[some], toward[at], day[at], bound[some])
    return bound


def joined(parts: Sequence[Rows]) -> Rows:
    """Several tables of findings as one."""
    if len(parts) == 1:
        return parts[0]
    columns = [name for name in Rows.__struct_fields__ if name != "detail"]
    made: dict[str, Any] = {name: np.concatenate([getattr(part, name) for part in parts]) for name in columns}
    if parts[0].detail is not None:
        details = [part.detail for part in parts]
        made["detail"] = Detail(*(np.concatenate([getattr(d, n) for d in details]) for n in Detail.__struct_fields__))
    return Rows(**made)


# ------------------------------------------------------------------------------ joining the tables


def expand(start: Int, stop: Int) -> tuple[Int, Int]:
    """Flatten ranges: for each range its number, repeated, and its members.

    Positions are of the machine's own index type: numpy gathers fastest by it.

    >>> expand(np.array([3, 9]), np.array([5, 10]))
    (array([0, 0, 1]), array([3, 4, 9]))
    """
    length = stop - start
    row = np.repeat(np.arange(len(length)), length)
    before = np.cumsum(length) - length
    member = np.arange(len(row)) + (start - before)[row]
    return row, member


def touched(law: Law, cases: Cases, everything: bool) -> tuple[Int, Int, NDArray[np.bool_]]:
    """(case, holder row, does the beneficiary attack?) for the norms owed by others that a case may concern.

    Those owed to an attacker matter only where the trigger takes a belligerent, or to say why not.
    """
    size = law.states

    def rows_of(side: str, start: Int, rows: Int) -> tuple[Int, Int]:
        case, family, state = cases.side(side)
        key = family * size + state
        row, member = expand(start[key], start[key + 1])
        return case[row], rows[member]

    targets = rows_of("on", law.owed_start, law.owed)
    actors = rows_of("by", *((law.owed_start, law.owed) if everything else (law.warring_start, law.warring)))
    acts = np.arange(len(targets[0]) + len(actors[0])) >= len(targets[0])
    return (
        np.concatenate([targets[0], actors[0]]),
        np.concatenate([targets[1], actors[1]]),
        acts,
    )


def bearers(law: Law, cases: Cases, made: Promises, everything: bool) -> tuple[Int, Int]:
    """(promise, bearer row) for the states each promise binds: those that may be bound that day, or all."""
    norm = law.holder_norm[made.holder]
    if everything:
        return expand(law.bearer_start[norm], law.bearer_start[norm + 1])
    key = norm.astype(np.int64) * DAYS + cases.date[made.case]
    epoch = np.searchsorted(law.epoch_key, key, "right") - 1
    row, member = expand(law.epoch_start[epoch], law.epoch_start[epoch + 1])
    return row, law.epoch_bearer[member]


def broken(law: Law, cases: Cases, start: Int, rows: Int, side: str, everything: bool) -> tuple[Int, Int, Int]:
    """(case, holder row, bearer row) for the norms that a state on one side may break by its own act."""
    owner, family, state = cases.side(side)
    key = family * law.states + state
    row, member = expand(start[key], start[key + 1])
    case, bearer = owner[row], rows[member]
    if not everything:
        day = cases.date[case]
        alive = np.flatnonzero((law.bearer_first[bearer] <= day) & (day < law.bearer_last[bearer]))
        case, bearer = case[alive], bearer[alive]

    others, other = (cases.on_start, cases.on) if side == "by" else (cases.by_start, cases.by)
    row, member = expand(others[case], others[case + 1])
    wanted = other[member].astype(np.int64) * law.norms + law.bearer_norm[bearer[row]]
    found = np.searchsorted(law.holder_key, wanted)
    size = np.where(law.holder_key[np.minimum(found, len(law.holder_key) - 1)] == wanted, law.holder_run[found], 0)
    again, holder = expand(found, found + size)
    return case[row[again]], holder, bearer[row[again]]


def owners(start: Int) -> Int:
    """For a ragged column, the case each member belongs to."""
    return np.repeat(np.arange(len(start) - 1, dtype=np.int32), np.diff(start))


def spell_truth(spells: Int, row: Int, day: Int) -> Tri:
    """Is each of these spells running on each of these days?"""
    spell = spells[row]
    return in_force(day, (spell[:, 0], spell[:, 1]), (spell[:, 2], spell[:, 3]))


def suspend(law: Law, norm: Int, bearer: Int, toward: Int, day: Int, bound: Tri) -> Tri:
    """Take away the days on which an instrument was not applied between two parties."""
    key = (law.norm_instrument[norm].astype(np.int64) * law.states + bearer) * law.states + toward
    row, hit = expand(np.searchsorted(law.suspension_key, key), np.searchsorted(law.suspension_key, key, "right"))
    np.minimum.at(bound, row, -spell_truth(law.suspension_spell, hit, day[row]))
    return bound


# -------------------------------------------------------------------------------------- conditions


class Setting:
    """What the cases say of themselves, once for every question a literal may ask."""

    def __init__(self, law: Law, cases: Cases, *, strict: bool, doctrine: Tri | None = None) -> None:
        self.cases, self.strict = cases, strict
        self.doctrine = doctrine
        self.attacker_bits = np.zeros((len(cases), law.state_set.shape[1]), np.uint64)
        owner = owners(cases.by_start)
        np.bitwise_or.at(
            self.attacker_bits,
            (owner, cases.by >> 6),
            np.left_shift(np.uint64(1), (cases.by & 63).astype(np.uint64)),
        )
        states = np.diff(cases.by_start)
        self.attackers = states + cases.groups
        self.by_state = np.where(self.attackers == 0, 0, np.where(states > 0, 1, -1)).astype(np.int8)
        attack: NDArray[np.bool_] = np.asarray(cases.event == EVENTS.index("attack"))
        by_state: NDArray[np.bool_] = np.asarray(self.by_state > 0)
        holding = {
            When.ALWAYS: np.ones(len(cases), np.bool_),
            When.ATTACK: attack,
            When.ATTACK_BY_STATE: attack & by_state,
            When.BY_STATE: by_state,
        }
        self.holding: NDArray[np.bool_] = np.stack([holding[when] for when in When], axis=1)
        if strict:
            self.holding = np.zeros_like(self.holding)

    def attacks(self, case: Int, state: Int) -> NDArray[np.bool_]:
        """Is the state one of the case's attackers?"""
        word = self.attacker_bits[case, state >> 6]
        hit: NDArray[np.bool_] = (word >> (state & 63).astype(np.uint64)) & np.uint64(1) != 0
        return hit

    def attacking(self, law: Law, case: Int, norm: Int, row: Int, owes: Int) -> NDArray[np.bool_]:
        """Is the bearer of each row an attacker? Asked only where some attacker bears the norm."""
        answer = np.zeros(len(row), np.bool_)
        involved: NDArray[np.bool_] = np.asarray((law.norm_bearers[norm] & self.attacker_bits[case]).any(axis=1))
        some = np.flatnonzero(involved[row]) if involved.any() else row[:0]
        answer[some] = self.attacks(case[row[some]], owes[some])
        return answer

    def facts(self, law: Law, case: Int, fact: Int) -> tuple[Tri, Tri]:
        """The value of a fact, and its value without presumptions."""
        said = self.cases.facts[case, fact]
        unstated = said == UNSTATED
        firm = np.where(unstated, 0, said).astype(np.int8)
        presumed = unstated & self.holding[case, law.fact_when[fact]]
        return np.where(presumed, law.fact_presumed[fact], firm).astype(np.int8), firm


def conditions(law: Law, setting: Setting, case: Int, holder: Int) -> tuple[Tri, Bits, Bits]:
    """Truth of each norm's conditions in its case, what it hinges on, and what it presumes."""
    met, hinges, presumes = (
        np.ones(len(case), np.int8),
        np.zeros(len(case), np.uint64),
        np.zeros(len(case), np.uint64),
    )
    norm = law.holder_norm[holder]
    some = np.flatnonzero(law.norm_conditional[norm])
    if len(some):
        case, norm, toward = case[some], norm[some], law.holder_state[holder[some]]
        row, literal = expand(law.literal_start[norm], law.literal_start[norm + 1])
        truth, firm, bit = literals(law, setting, case[row], toward[row], literal)
        opens = law.literal_opens[literal]
        first, clause = np.flatnonzero(opens), np.cumsum(opens) - 1
        start = np.searchsorted(row, np.arange(len(norm)))
        clause_truth = np.maximum.reduceat(truth, first)
        met[some] = np.minimum.reduceat(clause_truth, clause[start])
        undecided = (truth == 0) & (clause_truth == 0)[clause]
        hinges[some] = np.bitwise_or.reduceat(np.where(undecided, bit, NONE), start)
        shaken = (truth != firm) & (clause_truth != np.maximum.reduceat(firm, first))[clause]
        shaken &= truth == clause_truth[clause]  # a presumption that did not carry the clause rests on nothing
        presumes[some] = np.bitwise_or.reduceat(np.where(shaken, bit, NONE), start)
    return met, hinges, presumes


def literals(law: Law, setting: Setting, case: Int, toward: Int, literal: Int) -> tuple[Tri, Tri, Bits]:
    """Truth of each literal, its truth without presumptions, and the bit of what it asks for."""
    cases = setting.cases
    kind, arg = law.literal_kind[literal], law.literal_arg[literal]
    truth = np.ones(len(literal), np.int8)
    firm = np.ones(len(literal), np.int8)
    bit = np.zeros(len(literal), np.uint64)

    def of(which: Literal) -> Int:
        return np.flatnonzero(kind == int(which))

    if len(at := of(Literal.FACT)):
        truth[at], firm[at] = setting.facts(law, case[at], arg[at])
        bit[at] = np.left_shift(np.uint64(1), arg[at].astype(np.uint64))
    for which, ask in ((Literal.PLACE, in_places), (Literal.ADMINISTERED_BY, administered)):
        if len(at := of(which)):
            place = cases.place[case[at]]
            guessed = place == NOWHERE
            homeless = guessed & (toward[at] == law.states - 1)  # everybody together has no home to presume
            where = np.where(guessed, np.where(homeless, 0, toward[at]), place)
            answer = ask(law, arg[at], where, toward[at], cases.date[case[at]])
            truth[at] = np.where(homeless | (guessed & setting.strict), 0, answer)
            firm[at] = np.where(guessed, 0, answer)
            bit[at] = _bit("place")
    if len(at := of(Literal.ATTACKER)):
        member = (setting.attacker_bits[case[at]] & law.state_set[arg[at]]).any(axis=1)
        answer = np.where(member, 1, np.where(setting.attackers[case[at]] == 0, 0, -1))
        truth[at] = firm[at] = answer
        bit[at] = _bit("attacker")
    if len(at := of(Literal.ATTACKER_IS_STATE)):
        truth[at] = firm[at] = setting.by_state[case[at]]
        bit[at] = _bit("attacker")
    if len(at := of(Literal.ATTACKERS_AT_LEAST)):
        count = setting.attackers[case[at]]
        truth[at] = firm[at] = np.where(count == 0, 0, np.where(count >= arg[at], 1, -1))
        bit[at] = _bit("attacker")
    if len(at := of(Literal.PURPOSE)):
        stated = cases.purposes[case[at]]
        truth[at] = of_purposes(np.where((stated == 0) & (not setting.strict), DEFENSIVE, stated), arg[at])
        firm[at] = of_purposes(stated, arg[at])
        bit[at] = _bit("purpose")
    if len(at := of(Literal.ITEM)):
        item = cases.item[case[at]]
        truth[at] = firm[at] = np.where(item == NOTHING, 0, law.item_set[arg[at], item])
        bit[at] = _bit("item")
    if len(at := of(Literal.DOCTRINE)):
        held = np.full(len(at), 0, np.int8) if setting.doctrine is None else setting.doctrine[case[at], arg[at]]
        truth[at] = firm[at] = held
        bit[at] = _bit("doctrine")
    if len(at := of(Literal.INSTRUMENT_IN_FORCE)):
        truth[at] = firm[at] = spell_truth(law.instrument_spell, arg[at], cases.date[case[at]])
        bit[at] = _bit("in_force")
    sign = law.literal_sign[literal]
    return truth * sign, firm * sign, bit


def of_purposes(stated: Int, wanted: Int) -> Tri:
    """Are the purposes stated all among those wanted (yes), none of them (no), or some (open)? None stated: open."""
    common = stated & wanted
    return np.where((stated == 0) | ((common != 0) & (common != stated)), 0, np.where(common != 0, 1, -1)).astype(
        np.int8
    )


def in_places(law: Law, place_set: Int, place: Int, toward: Int, _day: Int) -> Tri:
    """Does the place lie in the set? Open where only a claim of a state of the set says so."""
    bit = (toward & 63).astype(np.uint64)
    home, claimed = (
        table[place, toward >> 6] >> bit & np.uint64(1) != 0 for table in (law.place_home, law.place_claimed)
    )
    victims = np.where(home, 1, np.where(claimed, 0, -1))
    named = law.place_set[place_set, place]
    return np.where(law.place_set_victim[place_set], np.maximum(victims, named), named).astype(np.int8)


def administered(law: Law, state_set: Int, place: Int, toward: Int, day: Int) -> Tri:
    """Is the place administered that day by a state of the set? Open where nobody knows by whom."""
    row, spell = expand(law.administered_start[place], law.administered_start[place + 1])
    by = law.administered_by[spell]
    running = spell_truth(law.administered_spell, spell, day[row])
    named = law.state_set[state_set[row], by >> 6] >> (by & 63).astype(np.uint64) & np.uint64(1) != 0
    named |= law.state_set_victim[state_set[row]] & (by == toward[row])
    truth = np.full(len(place), -1, np.int8)
    known = np.full(len(place), -1, np.int8)
    np.maximum.at(truth, row, np.where(named, running, -1).astype(np.int8))
    np.maximum.at(known, row, running)
    nobody = law.place_sea[place] | (known > 0)
    return np.where(nobody, truth, np.maximum(truth, 0)).astype(np.int8)


def _bit(name: str) -> np.uint64:
    return np.uint64(1 << HINGES.index(name))


@lru_cache(maxsize=4096)
def names_of(bits: int) -> tuple[str, ...]:
    """The words a set of bits stands for, in the order of the vocabulary.

    >>> names_of(1 << HINGES.index("place") | 1)
    ('victim_requested', 'place')
    """
    return tuple(name for index, name in enumerate(HINGES) if bits >> index & 1)


assert len(HINGES) <= 64
assert len(FACT_IDS) <= len(HINGES)
