"""Hold the law against cases: one case or a million, the same few array operations.

A case touches the norms that run in favour of its victims (and, where a trigger takes them, of
its attackers). For each such norm and each state it binds, the status is the least of five truths:

    the beneficiary is covered that day
    the bearer is bound that day
    the event pulls the trigger
    the conditions hold
    bearer and beneficiary play the parts the norm has in mind

NO is -1, OPEN is 0, YES is +1; least is `minimum`, and a condition in conjunctive normal form is
a maximum over each clause and a minimum over the clauses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from foedus.model.dates import in_force
from foedus.register.compile import EVENTS, FACT_IDS, HINGES, Law, Literal

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Int = NDArray[np.int32]
    Tri = NDArray[np.int8]
    Bits = NDArray[np.uint64]

UNSTATED: Final = 2
"""In `Cases.facts`: not said, so that a presumption may speak. 0 is "expressly unknown"."""

NOWHERE: Final = -1
"""In `Cases.place`: not said, so that each victim's home territory is presumed."""

TRUTH_WORDS: Final = {-1: "no", 0: "unknown", 1: "yes"}
"""How the truth of a date is written in output."""

NEW_ZERO: Final = np.uint64(0)


class Cases(msgspec.Struct, frozen=True):
    """A table of cases, as columns. Ragged columns have offsets of length n + 1.

    event          index into EVENTS
    date           ordinal
    place          index into the places of the law, or NOWHERE
    groups         number of attackers that are not states
    attacker       states, at attacker_start[i]:attacker_start[i + 1]
    facts          (n, facts): NO, OPEN, YES or UNSTATED
    """

    event: NDArray[np.int8]
    date: Int
    place: Int
    groups: Int
    attacker_start: Int
    attacker: Int
    victim_start: Int
    victim: Int
    facts: Tri

    def __len__(self) -> int:
        return len(self.date)

    def part(self, start: int, stop: int) -> Cases:
        """The cases from start to stop."""
        a, v = self.attacker_start, self.victim_start
        return Cases(
            event=self.event[start:stop],
            date=self.date[start:stop],
            place=self.place[start:stop],
            groups=self.groups[start:stop],
            attacker_start=a[start : stop + 1] - a[start],
            attacker=self.attacker[a[start] : a[stop]],
            victim_start=v[start : stop + 1] - v[start],
            victim=self.victim[v[start] : v[stop]],
            facts=self.facts[start:stop],
        )


class Rows(msgspec.Struct, frozen=True):
    """Findings as columns: a norm held against a case, for one bearer and one beneficiary.

    status     NO, OPEN or YES: the least of the truths beside it
    hinges     bits of HINGES that would decide an open status
    presumes   bits of HINGES whose presumed value the status rests on
    covered    is the beneficiary covered that day; holder: its row in the law
    bound      is the bearer bound that day; bearer: its row in the law
    """

    case: Int
    norm: Int
    bearer_state: Int
    toward: Int
    status: Tri
    hinges: Bits
    presumes: Bits
    holder: Int
    bearer: Int
    covered: Tri
    bound: Tri
    pulled: Tri
    met: Tri
    placed: Tri

    def __len__(self) -> int:
        return len(self.case)

    def take(self, which: NDArray[np.bool_] | Int) -> Rows:
        """Some of the rows."""
        return Rows(*(getattr(self, name)[which] for name in Rows.__struct_fields__))


def evaluate(law: Law, cases: Cases, *, strict: bool = False, everything: bool = False) -> Rows:
    """Every finding that is engaged or open; with `everything`, those that are not engaged too.

    `strict` drops all presumptions: what is not stated is unknown.
    """
    setting = Setting(law, cases, strict=strict)

    case, holder, warring = touched(law, cases, everything)
    covered = spell_truth(law.holder_spell, holder, cases.date[case])
    keep = covered >= 0 if not everything else slice(None)
    case, holder, warring, covered = case[keep], holder[keep], warring[keep], covered[keep]
    norm = law.holder_norm[holder]

    trigger = law.norm_trigger[norm]
    heard = (law.trigger_events[trigger] >> cases.event[case].view(np.uint8)) & 1
    pulled = np.where((heard == 1) & (~warring | law.trigger_warring[trigger]), 1, -1).astype(np.int8)
    if not everything:
        keep = np.flatnonzero(pulled > 0)
        case, holder, covered, norm, pulled = case[keep], holder[keep], covered[keep], norm[keep], pulled[keep]

    toward = law.holder_state[holder]
    met, hinges, presumes = conditions(law, setting, case, norm, toward)
    if not everything:
        keep = np.flatnonzero(met >= 0)
        case, holder, covered, norm, pulled = case[keep], holder[keep], covered[keep], norm[keep], pulled[keep]
        toward, met, hinges, presumes = toward[keep], met[keep], hinges[keep], presumes[keep]

    row, bearer = bearers(law, cases, case, norm)
    bound = spell_truth(law.bearer_spell, bearer, cases.date[case[row]])
    if not everything:
        keep = np.flatnonzero(bound >= 0)
        row, bearer, bound = row[keep], bearer[keep], bound[keep]
    case, norm, toward = case[row], norm[row], toward[row]
    bearer_state = law.bearer_state[bearer]
    attacks = setting.attacks(case, bearer_state)
    by_bearer = law.trigger_by_bearer[law.norm_trigger[norm]]
    placed = np.where((attacks == by_bearer) & (bearer_state != toward), 1, -1).astype(np.int8)
    bound = suspend(law, norm, bearer_state, toward, cases.date[case], bound)

    covered, pulled, met = covered[row], pulled[row], met[row]
    status = np.minimum(np.minimum(covered, bound), np.minimum(np.minimum(pulled, placed), met))
    hinges, presumes = hinges[row], presumes[row]
    undated = (covered == 0) | (bound == 0)
    hinges = np.where(status == 0, hinges | np.where(undated, _bit("in_force"), NEW_ZERO), NEW_ZERO)
    rows = Rows(
        case=case,
        norm=norm,
        bearer_state=bearer_state,
        toward=toward,
        status=status,
        hinges=hinges,
        presumes=presumes,
        holder=holder[row],
        bearer=bearer,
        covered=covered,
        bound=bound,
        pulled=pulled,
        met=met,
        placed=placed,
    )
    keep = bearer_state != toward if everything else status >= 0
    return rows.take(keep)


# ------------------------------------------------------------------------------ joining the tables


def expand(start: Int, stop: Int) -> tuple[Int, Int]:
    """Flatten ranges: for each range its number, repeated, and its members.

    >>> expand(np.array([3, 9]), np.array([5, 10]))
    (array([0, 0, 1], dtype=int32), array([3, 4, 9], dtype=int32))
    """
    length = stop - start
    row = np.repeat(np.arange(len(length), dtype=np.int32), length)
    before = np.cumsum(length) - length
    member = np.arange(len(row), dtype=np.int32) + (start - before).astype(np.int32)[row]
    return row, member


def touched(law: Law, cases: Cases, everything: bool) -> tuple[Int, Int, NDArray[np.bool_]]:
    """(case, holder row, does the beneficiary attack?) for every norm a case may concern."""
    victim_case = owners(cases.victim_start)
    row, holder = expand(law.holder_start[cases.victim], law.holder_start[cases.victim + 1])
    of_victims = victim_case[row], holder
    attacker_case = owners(cases.attacker_start)
    start = law.holder_start if everything else law.warring_start
    row, member = expand(start[cases.attacker], start[cases.attacker + 1])
    of_attackers = attacker_case[row], member if everything else law.warring[member]
    return (
        np.concatenate([of_victims[0], of_attackers[0]]),
        np.concatenate([of_victims[1], of_attackers[1]]),
        np.concatenate([np.zeros(len(of_victims[0]), np.bool_), np.ones(len(of_attackers[0]), np.bool_)]),
    )


def bearers(law: Law, cases: Cases, case: Int, norm: Int) -> tuple[Int, Int]:
    """(row, bearer row) for every state each row's norm binds.

    A norm that only its bearer's own attack can breach is joined with the attackers alone.
    """
    own = law.trigger_by_bearer[law.norm_trigger[norm]]
    others = np.flatnonzero(~own).astype(np.int32)
    row, bearer = expand(law.bearer_start[norm[others]], law.bearer_start[norm[others] + 1])
    first = others[row], bearer

    breaches = np.flatnonzero(own).astype(np.int32)
    start, stop = cases.attacker_start[case[breaches]], cases.attacker_start[case[breaches] + 1]
    row, member = expand(start, stop)
    row = breaches[row]
    size = np.int64(law.states)
    key = law.bearer_norm.astype(np.int64) * size + law.bearer_state
    wanted = norm[row].astype(np.int64) * size + cases.attacker[member]
    again, bearer = expand(
        np.searchsorted(key, wanted).astype(np.int32), np.searchsorted(key, wanted, "right").astype(np.int32)
    )
    return np.concatenate([first[0], row[again]]), np.concatenate([first[1], bearer])


def owners(start: Int) -> Int:
    """For a ragged column, the case each member belongs to."""
    return np.repeat(np.arange(len(start) - 1, dtype=np.int32), np.diff(start))


def spell_truth(spells: Int, row: Int, day: Int) -> Tri:
    """Is each of these spells running on each of these days?"""
    spell = spells[row]
    return in_force(day, (spell[:, 0], spell[:, 1]), (spell[:, 2], spell[:, 3]))


def suspend(law: Law, norm: Int, bearer: Int, toward: Int, day: Int, bound: Tri) -> Tri:
    """Take away the days on which an instrument was not applied between two parties."""
    if not len(law.suspension):
        return bound
    instrument = law.norm_instrument[norm]
    for pair, spell in zip(law.suspension, law.suspension_spell, strict=True):
        hit = np.flatnonzero((instrument == pair[0]) & (bearer == pair[1]) & (toward == pair[2]))
        if len(hit):
            bound[hit] = np.minimum(bound[hit], -in_force(day[hit], spell[:2], spell[2:]))
    return bound


# -------------------------------------------------------------------------------------- conditions


class Setting:
    """What the cases say of themselves, once for every question a literal may ask."""

    def __init__(self, law: Law, cases: Cases, *, strict: bool) -> None:
        self.cases, self.strict = cases, strict
        self.attacker_bits = np.zeros((len(cases), law.state_set.shape[1]), np.uint64)
        owner = owners(cases.attacker_start)
        np.bitwise_or.at(
            self.attacker_bits,
            (owner, cases.attacker >> 6),
            np.left_shift(np.uint64(1), (cases.attacker & 63).astype(np.uint64)),
        )
        states = np.diff(cases.attacker_start)
        self.attackers = states + cases.groups
        self.by_state = np.where(self.attackers == 0, 0, np.where(states > 0, 1, -1)).astype(np.int8)
        attack = cases.event == EVENTS.index("attack")
        holds = np.stack([np.ones(len(cases), np.bool_), attack, attack & (self.by_state > 0)], axis=1)
        unstated = cases.facts == UNSTATED
        self.stated: Tri = np.where(unstated, 0, cases.facts).astype(np.int8)
        presumable = unstated & holds[:, law.fact_when] & (law.fact_presumed != 0) & (not strict)
        self.facts: Tri = np.where(presumable, law.fact_presumed, self.stated).astype(np.int8)
        self.presumed = presumable

    def attacks(self, case: Int, state: Int) -> NDArray[np.bool_]:
        """Is the state one of the case's attackers?"""
        word = self.attacker_bits[case, state >> 6]
        return (word >> (state & 63).astype(np.uint64)) & np.uint64(1) != 0


def conditions(law: Law, setting: Setting, case: Int, norm: Int, toward: Int) -> tuple[Tri, Bits, Bits]:
    """Truth of each norm's conditions in its case, what it hinges on, and what it presumes."""
    if not len(norm):
        return np.zeros(0, np.int8), np.zeros(0, np.uint64), np.zeros(0, np.uint64)
    row, literal = expand(law.literal_start[norm], law.literal_start[norm + 1])
    truth, firm, bit = literals(law, setting, case[row], toward[row], literal)
    opens = np.flatnonzero(law.literal_opens[literal])
    clause = np.cumsum(law.literal_opens[literal]) - 1
    clause_truth = np.maximum.reduceat(truth, opens)
    starts = np.searchsorted(row[opens], np.arange(len(norm)))
    met: Tri = np.minimum.reduceat(clause_truth, starts)

    undecided = (truth == 0) & (clause_truth == 0)[clause]
    first = np.searchsorted(row, np.arange(len(norm)))
    hinges: Bits = np.bitwise_or.reduceat(np.where(undecided, bit, NEW_ZERO), first)
    shaken = (truth != firm) & (clause_truth != np.maximum.reduceat(firm, opens))[clause]
    presumes: Bits = np.bitwise_or.reduceat(np.where(shaken, bit, NEW_ZERO), first)
    return met, hinges, presumes


def literals(law: Law, setting: Setting, case: Int, toward: Int, literal: Int) -> tuple[Tri, Tri, Bits]:
    """Truth of each literal, its truth without presumptions, and the bit of what it asks for."""
    cases = setting.cases
    kind, arg = law.literal_kind[literal], law.literal_arg[literal]
    truth = np.ones(len(literal), np.int8)
    firm = np.ones(len(literal), np.int8)
    bit = np.zeros(len(literal), np.uint64)

    def of(which: Literal) -> Int:
        return np.flatnonzero(kind == which).astype(np.int32)

    if len(at := of(Literal.FACT)):
        truth[at] = setting.facts[case[at], arg[at]]
        firm[at] = setting.stated[case[at], arg[at]]
        bit[at] = np.left_shift(np.uint64(1), arg[at].astype(np.uint64))
    for which, ask in ((Literal.PLACE, in_places), (Literal.ADMINISTERED_BY, administered)):
        if len(at := of(which)):
            place = cases.place[case[at]]
            guessed = place == NOWHERE
            where = np.where(guessed, toward[at], place)
            answer = ask(law, arg[at], where, toward[at], cases.date[case[at]])
            truth[at] = np.where(guessed & setting.strict, 0, answer)
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
    if len(at := of(Literal.INSTRUMENT_IN_FORCE)):
        truth[at] = firm[at] = spell_truth(law.instrument_spell, arg[at], cases.date[case[at]])
        bit[at] = _bit("in_force")
    sign = law.literal_sign[literal]
    return truth * sign, firm * sign, bit


def in_places(law: Law, place_set: Int, place: Int, toward: Int, _day: Int) -> Tri:
    """Does the place lie in the set?"""
    at_home = law.place_set_victim[place_set] & (law.place_home[place] == toward)
    truth: Tri = np.where(at_home, 1, law.place_set[place_set, place]).astype(np.int8)
    return truth


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


def names_of(bits: int) -> tuple[str, ...]:
    """The words a set of bits stands for, in the order of the vocabulary.

    >>> names_of(1 << HINGES.index("place") | 1)
    ('victim_requested', 'place')
    """
    return tuple(name for index, name in enumerate(HINGES) if bits >> index & 1)


assert len(HINGES) <= 64
assert len(FACT_IDS) <= len(HINGES)
