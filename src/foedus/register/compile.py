"""Turn the register's nouns into flat typed arrays: the form in which law is evaluated.

Three tables carry everything:

- *holders*: for each state, the norms that run in its favour, and since when until when;
- *bearers*: for each norm, the states it binds, and since when until when;
- *clauses*: for each norm, its conditions in conjunctive normal form. Kleene's logic is a
  distributive lattice with an involution, so the normal form has the very same three values as
  the tree it came from; the tree is kept in the instrument for explanations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import product
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec
import numpy as np

from foedus.model import vocabulary as words
from foedus.model.dates import ALWAYS, FAR, NEVER, Bounds, earlier, later
from foedus.model.institutions import Seat
from foedus.model.nouns import (
    AllOf,
    AnyOf,
    Atom,
    Expression,
    Instrument,
    Item,
    Norm,
    Not,
    Party,
    Place,
    Region,
    Selector,
    State,
    Thing,
)
from foedus.register.read import VICTIM

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Int = NDArray[np.int32]
    Long = NDArray[np.int64]
    Tri = NDArray[np.int8]
    Bits = NDArray[np.uint64]

FACT_IDS: Final = tuple(fact.id for fact in words.FACTS)
TRIGGER_IDS: Final = tuple(trigger.id for trigger in words.TRIGGERS)
ACT_IDS: Final = tuple(act.id for act in words.ACTS)
EVENTS: Final = tuple(words.Event)
OBLIGATIONS: Final = tuple(words.Obligation)
STRENGTH_IDS: Final = tuple(strength.id for strength in words.STRENGTHS)
BINDING: Final = frozenset(kind.id for kind in words.INSTRUMENT_KINDS if kind.binding)
PURPOSE_IDS: Final = tuple(purpose.id for purpose in words.PURPOSES)

FAMILY: Final = {"attack": 0, "threat": 0, "transfer": 1, "launch": 2, "vote": 3}
"""Events that call the same norms: a threat is told why it does not pull a clause on attack, a transfer is not."""

FAMILIES: Final = 1 + max(FAMILY.values())

HINGES: Final = (*FACT_IDS, "place", "attacker", "in_force", "purpose", "doctrine", "item")
"""What an open finding can hinge on, in the order of the bits of `Rows.hinges`."""

EVERYBODY: Final = "everybody"
"""Stands for all states together where a norm is owed to no one in particular."""

LICENCE: Final = "use_force"
"""The act whose norms lift a ban on force instead of demanding or forbidding anything."""

DAYS: Final = FAR + 1
"""More than any day's ordinal: what a norm's number is multiplied by to make room for a day."""

MAX_CLAUSES: Final = 64
"""Clauses of one norm beyond which its condition is refused: no statute comes near."""


class Literal(IntEnum):
    """What a literal asks; its argument is an index or a number."""

    TRUE = 0
    FACT = 1  # of FACT_IDS
    PLACE = 2  # of the place sets
    ADMINISTERED_BY = 3  # of the state sets
    ATTACKER = 4  # of the state sets
    ATTACKER_IS_STATE = 5
    ATTACKERS_AT_LEAST = 6  # the number
    INSTRUMENT_IN_FORCE = 7  # of the instruments
    PURPOSE = 8  # bits of PURPOSE_IDS
    ITEM = 9  # of the item sets
    DOCTRINE = 10  # of the doctrines


class Life(NamedTuple):
    """Since and until, each uncertain."""

    since: Bounds
    until: Bounds

    def within(self, other: Life) -> Life:
        """The days common to both."""
        return Life(later(self.since, other.since), earlier(self.until, other.until))

    def possible(self) -> bool:
        """Can it cover any day at all?"""
        return self.since.earliest < self.until.latest


class Law(msgspec.Struct, frozen=True):
    """The compiled arrays. Rows of `holder_*` are sorted by state, of `bearer_*` by norm, then state.

    Spell columns are ordinals: (since_lo, since_hi, until_lo, until_hi), shape (rows, 4), int32.
    The last of the states is no state: it is everybody, to whom bans on tests and the like are owed.
    Offsets "by family and state" have family * states + state as their key.
    """

    holder_start: Int  # (states + 1) offsets into the holder rows
    holder_state: Int
    holder_norm: Int
    holder_key: Long  # state * norms + norm, ascending: to find the rows of a state and norm
    holder_run: Int  # how many rows from here on share a key (one longer, ending in 0)
    holder_events: NDArray[np.uint8]  # events its trigger hears, as bits of EVENTS
    holder_warring: NDArray[np.bool_]  # does its trigger take a beneficiary that attacks?
    holder_spell: Int
    holder_first: Int  # the first and last column of the spell again, alone: the quick test
    holder_last: Int
    holder_sure: NDArray[np.bool_]  # are both its dates certain?
    owed_start: Int  # offsets into `owed`
    owed: Int  # holder rows, by family and state, of norms that bind others than the actor
    warring_start: Int  # offsets into `warring`
    warring: Int  # those of them whose trigger also takes a beneficiary that acts
    breach_start: Int  # offsets into `breach`
    breach: Int  # bearer rows, by family and state, of norms that the bearer's own act breaks
    mirror_start: Int  # offsets into `mirror`
    mirror: Int  # bearer rows, by family and state, of norms that the bearer breaks as the target: by receiving
    licence_start: Int  # offsets into `licence`
    licence: Int  # bearer rows, by family and state, of rights to use force
    bearer_start: Int  # (norms + 1) offsets into the bearer rows
    bearer_state: Int
    bearer_norm: Int
    bearer_spell: Int
    bearer_first: Int
    bearer_last: Int
    bearer_sure: NDArray[np.bool_]  # are both its dates certain?
    epoch_key: Long  # norm * DAYS + first day, ascending: stretches of days with the same possible bearers
    epoch_start: Int  # (epochs + 1) offsets into `epoch_bearer`
    epoch_bearer: Int  # bearer rows that may be running throughout the epoch
    norm_instrument: Int
    norm_act: Int
    norm_obligation: NDArray[np.int8]  # position in OBLIGATIONS of the field's type it obliges to, -1 if none
    norm_strength: NDArray[np.int8]  # position in STRENGTH_IDS, -1 if it has none
    norm_binding: NDArray[np.bool_]  # is its instrument law, and the norm more than a call?
    norm_bearers: Bits  # (norms, words) every state it ever binds, as a bit set
    norm_conditional: NDArray[np.bool_]  # has it any condition?
    norm_general: NDArray[np.bool_]  # does it run towards any state at all, or to all together?
    norm_breach: NDArray[np.bool_]  # is it broken by its bearer's own act, as actor or as target?
    norm_open: NDArray[np.bool_]  # does it bind states that it neither names nor has as parties?
    norm_suspended: NDArray[np.bool_]  # was its instrument ever suspended between two parties?
    literal_start: Int  # (norms + 1) offsets into the literals
    literal_kind: NDArray[np.int8]
    literal_arg: Int
    literal_sign: Tri
    literal_opens: NDArray[np.bool_]  # does this literal begin a clause?
    instrument_spell: Int
    suspension_key: Long  # (instrument * states + bearer) * states + toward, ascending
    suspension_spell: Int
    place_home: Bits  # (places, words) the states whose home territory it is or lies in, as a bit set
    place_claimed: Bits  # (places, words) the states that claim it, as a bit set
    place_sea: NDArray[np.bool_]
    place_set: Tri  # (place sets, places)
    place_set_victim: NDArray[np.bool_]  # does the set hold the victim's own home?
    administered_start: Int  # (places + 1)
    administered_by: Int
    administered_spell: Int
    item_set: Tri  # (item sets, items) is the item of the set, broader than some member, or neither?
    state_set: Bits  # (state sets, words) bit sets of states
    state_set_victim: NDArray[np.bool_]
    fact_presumed: Tri  # (facts) value presumed, 0 if none
    fact_when: NDArray[np.int8]  # (facts) index into words.When

    @property
    def states(self) -> int:
        """Number of states, everybody included as the last."""
        return len(self.holder_start) - 1

    @property
    def norms(self) -> int:
        """Number of norms."""
        return len(self.bearer_start) - 1


def compile_law(
    states: Sequence[State],
    regions: Sequence[Region],
    places: Sequence[Place],
    instruments: Sequence[Instrument],
    items: Sequence[Item] = (),
    seats: Sequence[Seat] = (),
    doctrines: Sequence[str] = (),
) -> Law:
    """Compile checked nouns. `states` and `instruments` must be sorted by id.

    The homes of the states come first among the places, so that place number s < len(states) is
    the home territory of state number s.
    """
    number = {state.id: index for index, state in enumerate(states)} | {EVERYBODY: len(states)}
    size = len(states) + 1
    instrument_number = {instrument.id: index for index, instrument in enumerate(instruments)}
    norms = [(i, norm) for i, instrument in enumerate(instruments) for norm in instrument.norms]
    atlas = Atlas(states, regions, places, number)

    holders: list[tuple[int, int, Life]] = []
    bearers: list[tuple[int, int, Life]] = []
    clauses = Clauses(atlas, number, instrument_number, items, doctrines)
    world = World(states, atlas, {instrument.id: instrument for instrument in instruments}, seats)
    for n, (i, norm) in enumerate(norms):
        instrument = instruments[i]
        for state, life in world.selected(instrument, norm, norm.toward):
            holders.append((number[state], n, life))
        for state, life in world.selected(instrument, norm, norm.bearer):
            bearers.append((n, number[state], life))
        clauses.add(norm)
    holders.sort(key=lambda row: row[:2])
    bearers.sort(key=lambda row: row[:2])

    trigger_index = {id: index for index, id in enumerate(TRIGGER_IDS)}
    norm_trigger = np.array([trigger_index[norm.trigger] for _, norm in norms], np.int32)
    norm_licence = np.array([norm.act == LICENCE for _, norm in norms], np.bool_)
    norm_open = np.array([norm.bearer.open for _, norm in norms], np.bool_)
    bearer_role = np.array([list(words.Role).index(t.bearer) for t in words.TRIGGERS])
    trigger_warring = np.array([t.toward is words.Role.EITHER for t in words.TRIGGERS])
    trigger_events = np.array([sum(1 << EVENTS.index(event) for event in t.events) for t in words.TRIGGERS], np.uint8)
    holder_state = _column(state for state, _, _ in holders)
    holder_norm = _column(n for _, n, _ in holders)
    holder_trigger = norm_trigger[holder_norm]
    holder_key = holder_state.astype(np.int64) * len(norms) + holder_norm
    bearer_norm = _column(n for n, _, _ in bearers)
    bearer_state = _column(state for _, state, _ in bearers)
    holder_spell = _spells(life for _, _, life in holders)
    bearer_spell = _spells(life for _, _, life in bearers)

    def rows_of(role: words.Role, norm: Int, *, licence: bool = False) -> Int:
        """The rows whose norm binds a state in that role."""
        of_role = bearer_role[norm_trigger[norm]] == list(words.Role).index(role)
        return np.flatnonzero(of_role & (norm_licence[norm] == licence)).astype(np.int32)

    def by_family(rows: Int, norm: Int, state: Int) -> tuple[Int, Int]:
        """Offsets by family and state, and the rows in that order. A standing norm is told of with force."""
        standing = trigger_events[norm_trigger[norm[rows]]] == 0
        rows = rows[~(standing & norm_open[norm[rows]])]
        family = np.array([_family(t) for t in words.TRIGGERS], np.int32)[norm_trigger[norm[rows]]]
        key = family * size + state[rows]
        order = np.argsort(key, kind="stable")
        return _offsets(key[order], FAMILIES * size), rows[order]

    owed_start, owed = by_family(rows_of(words.Role.BYSTANDER, holder_norm), holder_norm, holder_state)
    warring_rows = np.sort(owed[trigger_warring[holder_trigger[owed]]])
    warring_start, warring = by_family(warring_rows, holder_norm, holder_state)
    breach_start, breach = by_family(rows_of(words.Role.ACTOR, bearer_norm), bearer_norm, bearer_state)
    mirror_start, mirror = by_family(rows_of(words.Role.TARGET, bearer_norm), bearer_norm, bearer_state)
    licences = rows_of(words.Role.ACTOR, bearer_norm, licence=True)
    licence_start, licence = by_family(licences, bearer_norm, bearer_state)
    suspensions = sorted(
        ((instrument_number[instrument.id] * size + number[b]) * size + number[t], Life(row.since, row.until))
        for instrument in instruments
        for row in instrument.suspensions
        for b, t in product(row.bearer, row.toward)
    )
    whens = tuple(words.When)
    return Law(
        holder_start=_offsets(holder_state, size),
        holder_state=holder_state,
        holder_norm=holder_norm,
        holder_spell=holder_spell,
        holder_first=np.ascontiguousarray(holder_spell[:, 0]),
        holder_last=np.ascontiguousarray(holder_spell[:, 3]),
        holder_sure=_certain(holder_spell),
        holder_key=holder_key,
        holder_run=np.append(np.searchsorted(holder_key, holder_key, "right") - np.arange(len(holder_key)), 0).astype(
            np.int32
        ),
        holder_events=trigger_events[holder_trigger],
        holder_warring=trigger_warring[holder_trigger],
        owed_start=owed_start,
        owed=owed,
        warring_start=warring_start,
        warring=warring,
        breach_start=breach_start,
        breach=breach,
        mirror_start=mirror_start,
        mirror=mirror,
        licence_start=licence_start,
        licence=licence,
        bearer_start=_offsets(bearer_norm, len(norms)),
        bearer_state=bearer_state,
        bearer_norm=bearer_norm,
        bearer_spell=bearer_spell,
        bearer_first=np.ascontiguousarray(bearer_spell[:, 0]),
        bearer_last=np.ascontiguousarray(bearer_spell[:, 3]),
        **epochs(bearer_norm, bearer_spell, len(norms)),
        bearer_sure=_certain(bearer_spell),
        norm_instrument=_column(i for i, _ in norms),
        norm_act=_column(ACT_IDS.index(norm.act) for _, norm in norms),
        norm_obligation=np.array([_position(OBLIGATIONS, norm.obligation) for _, norm in norms], np.int8),
        norm_strength=np.array([_position(STRENGTH_IDS, norm.strength) for _, norm in norms], np.int8),
        norm_binding=np.array([instruments[i].kind in BINDING and norm.binding for i, norm in norms], np.bool_),
        norm_bearers=_bits(bearer_norm, bearer_state, len(norms), size),
        norm_general=np.array([norm.toward.any_state or norm.toward.everybody for _, norm in norms], np.bool_),
        norm_breach=bearer_role[norm_trigger] != list(words.Role).index(words.Role.BYSTANDER),
        norm_open=norm_open,
        norm_suspended=np.array([bool(instruments[i].suspensions) for i, _ in norms], np.bool_),
        norm_conditional=np.array([clauses_of(norm) != [[(None, 1)]] for _, norm in norms], np.bool_),
        literal_start=np.array(clauses.start, np.int32),
        literal_kind=np.array(clauses.kind, np.int8),
        literal_arg=np.array(clauses.arg, np.int32),
        literal_sign=np.array(clauses.sign, np.int8),
        literal_opens=np.array(clauses.opens, np.bool_),
        instrument_spell=_spells(lifetime(instrument) for instrument in instruments),
        suspension_key=np.array([key for key, _ in suspensions], np.int64),
        suspension_spell=_spells(life for _, life in suspensions),
        place_home=_bits(
            _column(place for place, homes in enumerate(atlas.homes) for _ in homes),
            _column(state for homes in atlas.homes for state in homes),
            len(atlas.homes),
            size,
        ),
        place_claimed=_bits(
            _column(place for place, claims in enumerate(atlas.claims) for _ in claims),
            _column(state for claims in atlas.claims for state in claims),
            len(atlas.claims),
            size,
        ),
        place_sea=np.array([False] * len(states) + [place.high_seas for place in places], np.bool_),
        place_set=clauses.place_table(),
        place_set_victim=np.array([VICTIM in names for names in clauses.place_sets], np.bool_),
        administered_start=np.cumsum([0, *map(len, atlas.administered)], dtype=np.int32),
        administered_by=_column(by for rows in atlas.administered for by, _ in rows),
        administered_spell=_spells(life for rows in atlas.administered for _, life in rows),
        item_set=clauses.item_table(),
        state_set=clauses.state_table(size),
        state_set_victim=np.array([VICTIM in names for names in clauses.state_sets], np.bool_),
        fact_presumed=np.array(
            [0 if f.presumed is None else 1 if f.presumed.value else -1 for f in words.FACTS], np.int8
        ),
        fact_when=np.array([whens.index(f.presumed.when) if f.presumed else 0 for f in words.FACTS], np.int8),
    )


# ------------------------------------------------------------------------------ who, and how long


def lifetime(instrument: Instrument) -> Life:
    """The days an instrument is in force, provisional application included."""
    since = NEVER
    for stone in (instrument.provisional, instrument.in_force):
        since = earlier(since, stone.on) if stone else since
    return Life(since, instrument.ended.on if instrument.ended else NEVER)


def bound(instrument: Instrument, party: Party) -> Life:
    """The days one party spell binds. Provisional application binds those who were bound from entry into force."""
    starts = instrument.in_force.on if instrument.in_force else NEVER
    since = lifetime(instrument).since if party.since == starts else party.since
    return Life(since, party.until).within(lifetime(instrument))


class World:
    """Who there is to be spoken of: states, the parties of every instrument, those who sit in the Council."""

    def __init__(
        self, states: Sequence[State], atlas: Atlas, instruments: Mapping[str, Instrument], seats: Sequence[Seat]
    ) -> None:
        self.states, self.atlas, self.instruments, self.seats = states, atlas, instruments, seats
        self.exists = {state.id: state.exists for state in states}

    def selected(self, instrument: Instrument, norm: Norm, who: Selector) -> Iterator[tuple[str, Life]]:
        """The states a selector of this norm names, each with the days it is so named.

        A party counts only while it is bound; a state named or described without being a party, as
        long as the instrument lives. Nobody counts on days on which it is no state.
        """
        rule = Life(norm.spell.since, norm.spell.until) if norm.spell else Life(ALWAYS, NEVER)
        life = lifetime(instrument).within(rule)
        for state, spell in self._spells(instrument, who):
            for part in alive(spell.within(rule), self.exists[state]):
                yield state, part
        if who.everybody:
            yield EVERYBODY, life
        for state in self._named(instrument, who):
            for part in alive(life, self.exists[state]):
                yield state, part

    def _spells(self, instrument: Instrument, who: Selector) -> Iterator[tuple[str, Life]]:
        """States with spells of their own, clipped to the life of the instrument that speaks of them."""
        if who.parties or who.states:
            wanted = {party.state for party in instrument.parties} - set(who.but)
            wanted = wanted if who.parties else set(who.states)
            for party in instrument.parties:
                if party.state in wanted:
                    yield party.state, bound(instrument, party)
        if who.party_to:
            other = self.instruments[who.party_to]
            for party in other.parties:
                yield party.state, bound(other, party).within(lifetime(instrument))
        if who.seat:
            for seat in self.seats:
                if who.seat in ("any", seat.kind):
                    yield seat.state, Life(seat.since, seat.until).within(lifetime(instrument))

    def _named(self, instrument: Instrument, who: Selector) -> list[str]:
        """States named or described without a spell of their own."""
        parties = {party.state for party in instrument.parties}
        if who.states:
            return sorted(set(who.states) - parties)
        if who.any_state or who.region:
            return [s.id for s in self.states if who.any_state or who.region in self.atlas.around[s.id]]
        return []


def alive(life: Life, exists: Iterable[tuple[int, int]]) -> Iterator[Life]:
    """The parts of a life in which a state exists. A life that never begins is kept, to be told of."""
    if life.since == NEVER:
        yield life
        return
    for since, until in exists:
        part = life.within(Life(Bounds(since, since), Bounds(until, until)))
        if part.possible():
            yield part


class Atlas:
    """Homes, places and regions: what lies within what, and who administers it.

    around        for each id, itself and everything it lies within
    homes         for each place number, the numbers of the states whose home it is or lies in
    claims        for each place number, the numbers of the states that claim it or what it lies within
    administered  for each place number, its administrators with their spells; a place without any
                  of its own has those of what it lies within
    """

    def __init__(
        self,
        states: Sequence[State],
        regions: Sequence[Region],
        places: Sequence[Place],
        number: Mapping[str, int],
    ) -> None:
        things: tuple[Thing, ...] = (*states, *regions, *places)
        within = {thing.id: thing.within for thing in things}
        self._outside = {place.id: place.outside for place in places if place.outside}
        self.around: dict[str, frozenset[str]] = {}
        self.ids = [*(state.id for state in states), *(place.id for place in places)]
        own = {place.id: [(number[a.by], Life(a.since, a.until)) for a in place.administered] for place in places}
        for id in within:
            self._enclose(id, within)
        self.homes = [sorted(number[name] for name in self.around[id] if name in number) for id in self.ids]
        claimed = {place.id: place.claimed for place in places}
        self.claims = [
            sorted({number[state] for name in self.around[id] for state in claimed.get(name, ())}) for id in self.ids
        ]
        self.administered = [self._administrators(id, own, within, number) for id in self.ids]

    def _enclose(self, id: str, within: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
        if id not in self.around:
            self.around[id] = frozenset({id})  # a cycle, which `check` refuses, stops here
            larger = (self._enclose(name, within) for name in within.get(id, ()))
            self.around[id] = frozenset({id}).union(*larger).difference(self._outside.get(id, ()))
        return self.around[id]

    def _administrators(
        self,
        id: str,
        own: Mapping[str, list[tuple[int, Life]]],
        within: Mapping[str, tuple[str, ...]],
        number: Mapping[str, int],
    ) -> list[tuple[int, Life]]:
        if id in number:
            return [(number[id], Life(ALWAYS, NEVER))]
        if own.get(id):
            return own[id]
        for larger in within.get(id, ()):
            if found := self._administrators(larger, own, within, number):
                return found
        return []


# ---------------------------------------------------------------------------------- conditions

Lit = tuple[Atom | None, int]  # an atom (None: truth itself) and its sign


def normal_form(expression: Expression, sign: int = 1) -> frozenset[frozenset[Lit]]:
    """Conjunctive normal form as a set of clauses, each a set of signed atoms.

    >>> sorted(len(c) for c in normal_form(AnyOf(of=(Atom(name="a"), AllOf(of=(Atom(name="b"), Atom(name="c")))))))
    [2, 2]
    """
    match expression:
        case Atom():
            return frozenset({frozenset({(expression, sign)})})
        case Not():
            return normal_form(expression.of, -sign)
        case AllOf() | AnyOf():
            parts = [normal_form(part, sign) for part in expression.of]
            if isinstance(expression, AllOf) == (sign > 0):
                return frozenset().union(*parts)
            size = 1
            for part in parts:
                size *= len(part)
                if size > MAX_CLAUSES**2:
                    raise TooManyClauses
            return frozenset(frozenset().union(*choice) for choice in product(*parts))


class TooManyClauses(ValueError):
    """The condition is too tangled for a statute."""


def clauses_of(norm: Norm) -> list[list[Lit]]:
    """The clauses of a norm in the order in which they are compiled; at least one, if only truth."""
    clauses = [sorted(clause, key=repr) or [(None, -1)] for clause in normal_form(whole_condition(norm))]
    return sorted(clauses, key=repr) or [[(None, 1)]]


def whole_condition(norm: Norm) -> Expression:
    """Everything that must hold: the items, what the trigger implies (a coalition has two members), the norm's own
    conditions, and that no exception does.
    """
    added: list[Expression] = []
    if norm.items:
        added.append(Atom(name="item", args=norm.items))
    if norm.trigger == "coalition_against":
        added.append(Atom(name="attackers_at_least", args=("2",)))
    excepted = [Not(of=exception) for exception in norm.exceptions]
    if not added and not excepted:
        return norm.conditions
    own = norm.conditions.of if isinstance(norm.conditions, AllOf) else (norm.conditions,)
    return AllOf(of=(*added, *own, *excepted))


class Clauses:
    """Collects the clauses of norm after norm, and the sets their literals speak of."""

    def __init__(
        self,
        atlas: Atlas,
        number: Mapping[str, int],
        instruments: Mapping[str, int],
        items: Sequence[Item],
        doctrines: Sequence[str],
    ) -> None:
        self.atlas, self.number, self.instruments = atlas, number, instruments
        self.items = enclosing(items)
        self.doctrines = {id: index for index, id in enumerate(doctrines)}
        self.start, self.kind, self.arg, self.sign, self.opens = [0], [], [], [], []  # type: ignore[var-annotated]
        self.place_sets: dict[tuple[str, ...], int] = {}
        self.state_sets: dict[tuple[str, ...], int] = {}
        self.item_sets: dict[tuple[str, ...], int] = {}

    def add(self, norm: Norm) -> None:
        """Append the conditions of the next norm; a norm without any gets one true clause."""
        for clause in clauses_of(norm):
            for position, (atom, sign) in enumerate(clause):
                kind, arg = self._literal(atom)
                self.kind.append(kind)
                self.arg.append(arg)
                self.sign.append(sign)
                self.opens.append(position == 0)
        self.start.append(len(self.kind))

    def _literal(self, atom: Atom | None) -> tuple[Literal, int]:
        if atom is None:
            return Literal.TRUE, 0
        if atom.name in FACT_IDS:
            return Literal.FACT, FACT_IDS.index(atom.name)
        kind = Literal[atom.name.upper()]
        match kind:
            case Literal.PLACE:
                return kind, self.place_sets.setdefault(tuple(sorted(atom.args)), len(self.place_sets))
            case Literal.ADMINISTERED_BY | Literal.ATTACKER:
                return kind, self.state_sets.setdefault(tuple(sorted(atom.args)), len(self.state_sets))
            case Literal.ATTACKERS_AT_LEAST:
                return kind, int(atom.args[0])
            case Literal.INSTRUMENT_IN_FORCE:
                return kind, self.instruments[atom.args[0]]
            case Literal.PURPOSE:
                return kind, purpose_bits(atom.args)
            case Literal.ITEM:
                return kind, self.item_sets.setdefault(tuple(sorted(atom.args)), len(self.item_sets))
            case Literal.DOCTRINE:
                return kind, self.doctrines[atom.args[0]]
        return kind, 0

    def item_table(self) -> Tri:
        """For each item set, whether an item is of it (yes), broader than some member (open), or neither (no)."""
        rows = []
        for names in self.item_sets:
            broader = frozenset().union(*(self.items.get(name, frozenset()) for name in names))
            rows.append(
                [1 if around.intersection(names) else 0 if id in broader else -1 for id, around in self.items.items()]
            )
        return np.array(rows, np.int8).reshape(len(rows), len(self.items))

    def place_table(self) -> Tri:
        """For each place set, which places lie in it; open for one that a state of the set claims."""
        rows = []
        for names in self.place_sets:
            states = {self.number[name] for name in names if name in self.number}
            rows.append(
                [
                    1 if self.atlas.around[id].intersection(names) else 0 if states.intersection(claims) else -1
                    for id, claims in zip(self.atlas.ids, self.atlas.claims, strict=True)
                ]
            )
        return np.array(rows, np.int8).reshape(len(rows), len(self.atlas.ids))

    def state_table(self, states: int) -> Bits:
        """For each state set, its members as bits."""
        table = np.zeros((len(self.state_sets), words_for(states)), np.uint64)
        for names, row in self.state_sets.items():
            for name in names:
                if name != VICTIM:
                    table[row, self.number[name] >> 6] |= np.uint64(1 << (self.number[name] & 63))
        return table


def enclosing(items: Sequence[Item]) -> dict[str, frozenset[str]]:
    """For each item, itself and everything broader."""
    within = {item.id: item.within for item in items}
    made: dict[str, frozenset[str]] = {}

    def enclose(id: str) -> frozenset[str]:
        if id not in made:
            made[id] = frozenset({id})  # a cycle, which `check` refuses, stops here
            made[id] = frozenset({id}).union(*(enclose(name) for name in within.get(id, ())))
        return made[id]

    return {item.id: enclose(item.id) for item in items}


def purpose_bits(purposes: Iterable[str]) -> int:
    """Purposes as bits of PURPOSE_IDS.

    >>> purpose_bits(["defensive", "punitive"])
    9
    """
    return sum(1 << PURPOSE_IDS.index(purpose) for purpose in purposes)


def _family(trigger: words.Trigger) -> int:
    return FAMILY[trigger.events[0]] if trigger.events else 0


def _position(known: Sequence[str], word: str | None) -> int:
    return known.index(word) if word else -1


def words_for(states: int) -> int:
    """How many 64-bit words a bit set of states takes."""
    return max(1, (states + 63) >> 6)


def epochs(norm: Int, spell: Int, norms: int) -> dict[str, Any]:
    """For each norm, its stretches of days with the same possible bearers, from the dawn of time on.

    Asking "who may be bound on this day" is then one search instead of a test of every bearer.
    """
    keys: list[int] = []
    members: list[list[int]] = []
    offsets = np.searchsorted(norm, np.arange(norms + 1)).tolist()
    first, last = spell[:, 0].tolist(), spell[:, 3].tolist()
    for n in range(norms):
        rows = range(offsets[n], offsets[n + 1])
        starts = sorted({0, *(first[row] for row in rows), *(last[row] for row in rows)})
        for day in starts:
            keys.append(n * DAYS + day)
            members.append([row for row in rows if first[row] <= day < last[row]])
    return {
        "epoch_key": np.array(keys, np.int64),
        "epoch_start": np.cumsum([0, *map(len, members)], dtype=np.int32),
        "epoch_bearer": _column(row for rows in members for row in rows),
    }


def _bits(row: Int, member: Int, rows: int, states: int) -> Bits:
    table = np.zeros((rows, words_for(states)), np.uint64)
    np.bitwise_or.at(table, (row, member >> 6), np.left_shift(np.uint64(1), (member & 63).astype(np.uint64)))
    return table


def _certain(spells: Int) -> NDArray[np.bool_]:
    """Are both dates of each spell certain?"""
    sure: NDArray[np.bool_] = (spells[:, 0] == spells[:, 1]) & (spells[:, 2] == spells[:, 3])
    return sure


def _column(values: Iterable[int]) -> Int:
    return np.fromiter(values, np.int32)


def _offsets(sorted_keys: Int, size: int) -> Int:
    return np.searchsorted(sorted_keys, np.arange(size + 1)).astype(np.int32)


def _spells(lives: Iterable[Life]) -> Int:
    return np.array([(*life.since, *life.until) for life in lives], np.int32).reshape(-1, 4)
