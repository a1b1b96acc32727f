"""Which rows a table has: the members of a state system, their pairs, and the years they share.

A row is a place in a long array. Rows of one pair of members stand together, by year, so that the row of a year is
the pair's base plus the year: an obligation that runs for decades is two additions, one where it begins and one after
it ends, and one running sum over all rows makes every year of every obligation at once.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from foedus.model.dates import FAR, ordinal
from foedus.model.errors import BadInput
from foedus.model.nouns import State, Struct

if TYPE_CHECKING:
    from foedus.register.store import Register

Int = np.ndarray[Any, np.dtype[np.signedinteger[Any]]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]

EPOCH: Final = ordinal("1970-01-01")
FIRST_YEAR: Final = 1816
"""The lists of the state system begin with the Congress of Vienna's Europe."""

FIRST_COVERED: Final = 1945
"""First year the register means to cover; what it holds of earlier years is there for lineage."""

RULES: Final = ("any", "01-01", "12-31", "share")
"""When a year counts: any day of it, its first day, its last, or by the share of its days."""


class System(Struct, frozen=True, kw_only=True):
    """A list of the states there are, and what its codes are called.

    label       what its codes are called
    one, pair   names of the key columns of a table of states, and of pairs
    through     the last day its authors cover; None: as far as the register
    """

    id: str
    label: str
    one: str
    pair: tuple[str, str]
    through: int | None
    means: str


SYSTEMS: Final = {
    system.id: system
    for system in (
        System(
            id="cow",
            label="Correlates of War number",
            one="ccode",
            pair=("ccode1", "ccode2"),
            through=ordinal("2016-12-31"),
            means="Correlates of War, State System Membership v2016",
        ),
        System(
            id="gw",
            label="Gleditsch-Ward number",
            one="gwcode",
            pair=("gwcode1", "gwcode2"),
            through=ordinal("2020-12-31"),
            means="Gleditsch and Ward, independent states, v7; their microstates by option",
        ),
        System(
            id="iso",
            label="ISO 3166-1 alpha-3 code",
            one="iso3",
            pair=("iso3_1", "iso3_2"),
            through=None,
            means="Codes of today; states by legal existence, those without a code left out",
        ),
        System(
            id="register",
            label="the register's own id",
            one="state",
            pair=("state1", "state2"),
            through=None,
            means="ISO 3166-1 alpha-3 or a code for a former or contested state; states by legal existence",
        ),
    )
}


class Members(NamedTuple):
    """Spells of membership, in order of code and day.

    state  the state's number in the law;  unit  position of its code in `codes`
    """

    codes: tuple[int, ...] | tuple[str, ...]
    state: Int
    unit: Int
    since: Int
    until: Int


def members(register: Register, system: System, *, micro: bool = False, extend: bool = False) -> Members:
    """The members of a state system, through the last day its authors cover or, extended, the register's own."""
    end = 1 + (register.as_of if extend or system.through is None else system.through)
    spells = []
    for number, state in enumerate(register.states):
        for code, since, until in _spells(state, system, micro=micro):
            start, stop = max(since, ordinal(f"{FIRST_YEAR}-01-01")), min(until, end)
            if start < stop:
                spells.append((code, start, stop, number))
    spells.sort()
    codes = tuple(dict.fromkeys(code for code, *_ in spells))
    unit = {code: index for index, code in enumerate(codes)}
    return Members(
        codes=codes,
        state=np.array([number for *_, number in spells], np.int32),
        unit=np.array([unit[code] for code, *_ in spells], np.int32),
        since=np.array([since for _, since, _, _ in spells], np.int32),
        until=np.array([until for _, _, until, _ in spells], np.int32),
    )


def _spells(state: State, system: System, *, micro: bool) -> list[tuple[Any, int, int]]:
    if system.id == "cow":
        return [(spell.code, spell.since, spell.until) for spell in state.in_cow]
    if state.micro and not micro:
        return []
    if system.id == "gw":
        return [(spell.code, spell.since, spell.until) for spell in state.in_gw]
    if system.id == "iso" and not state.iso:
        return []
    return [(state.id, since, until) for since, until in state.exists]


def inside(register: Register, region: str) -> Flags:
    """For each state by number, does its home lie in the region? Raises BadInput with the regions there are."""
    known = {name.casefold(): one.id for one in register.regions for name in (one.id, one.name, one.name_id)}
    id = known.get(region.casefold())
    if id is None:
        regions = ", ".join(sorted(one.id for one in register.regions))
        raise BadInput(f'"{region}" is not a region of the register. Known: {regions}')
    larger = {one.id: one.within for one in register.regions}
    around: set[str] = {id}
    while more := {one for one, outer in larger.items() if around.intersection(outer)} - around:
        around |= more
    return np.array([bool(around.intersection(state.within)) for state in register.states], np.bool_)


class Grid(NamedTuple):
    """The rows of a table: stretches of years, each the years that one spell counts for.

    a, b          members (positions among the spells of membership); the same, in a table of single states
    since, until  days the stretch has, half-open
    first         first year that is a row of this stretch;  length: how many are
    base          row of year 0: the row of year y is base + y
    stretch       stretch of each pair of members as a matrix, -1 where they shared no day
    """

    a: Int
    b: Int
    since: Int
    until: Int
    first: Int
    length: Int
    base: Int
    stretch: Int

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return int(self.length.sum())

    def years(self) -> Int:
        """The year of each row."""
        return np.arange(self.rows, dtype=np.int32) - np.repeat(self.base.astype(np.int32), self.length)


def of_states(
    made: Members, *, years: tuple[int, int], rule: str, wanted: Collection[int] = (), region: Flags | None = None
) -> Grid:
    """One row for each state and year. `wanted`: only these states, by number; `region`: only those it flags."""
    keep = np.isin(made.state, list(wanted)) if wanted else np.ones(len(made.state), np.bool_)
    if region is not None:
        keep &= region[made.state]
    return _laid_out(made, np.diag(keep), years, rule)


def of_pairs(
    made: Members,
    *,
    directed: bool,
    years: tuple[int, int],
    rule: str,
    wanted: Collection[int] = (),
    region: Flags | None = None,
) -> Grid:
    """One row for each pair of states and year they shared.

    wanted  only pairs with one of these states, by number;  region  only pairs of two that it flags

    Undirected pairs have the lower code first. Two states that shared a year but no day are no pair.
    """
    one, two = made.unit[:, None], made.unit[None, :]
    keep = np.less(one, two) if not directed else np.not_equal(one, two)
    keep = keep & (np.maximum.outer(made.since, made.since) < np.minimum.outer(made.until, made.until))
    if wanted:
        chosen = np.isin(made.state, list(wanted))
        keep = keep & (chosen[:, None] | chosen[None, :])
    if region is not None:
        keep = keep & region[made.state][:, None] & region[made.state][None, :]
    return _laid_out(made, keep, years, rule)


def _laid_out(made: Members, keep: Flags, years: tuple[int, int], rule: str) -> Grid:
    """Put the stretches that are kept in order of code, code and day, and give each its rows."""
    a, b = np.nonzero(keep)
    since, until = np.maximum(made.since[a], made.since[b]), np.minimum(made.until[a], made.until[b])
    first, last = counted(since, until, rule)
    first, last = np.maximum(first, years[0]), np.minimum(last, years[1])
    some = first <= last
    a, b, since, until, first, last = (column[some] for column in (a, b, since, until, first, last))
    order = np.lexsort((since, made.unit[b], made.unit[a]))
    a, b, since, until, first, last = (column[order] for column in (a, b, since, until, first, last))
    # A year in which a pair parted and met again is one row: the later stretch begins a year later.
    same = (made.unit[a[1:]] == made.unit[a[:-1]]) & (made.unit[b[1:]] == made.unit[b[:-1]])
    first[1:] += (same & (first[1:] <= last[:-1])).astype(first.dtype)
    count = np.maximum(last - first + 1, 0)
    stretch = np.full(keep.shape, -1, np.int32)
    stretch[a, b] = np.arange(len(a))
    return Grid(a, b, since, until, first, count, np.cumsum(count) - count - first, stretch)


def year_of(day: Int) -> Int:
    """The calendar year of each ordinal.

    >>> year_of(np.array([ordinal("1945-12-31"), ordinal("1946-01-01")]))
    array([1945, 1946])
    """
    return (np.asarray(day, np.int64) - EPOCH).astype("M8[D]").astype("M8[Y]").astype(np.int64) + 1970


def new_year(year: Int) -> Int:
    """The ordinal of 1 January of each year."""
    return (np.asarray(year, np.int64) - 1970).astype("M8[Y]").astype("M8[D]").astype(np.int64) + EPOCH


def counted(since: Int, until: Int, rule: str) -> tuple[Int, Int]:
    """First and last year for which half-open stretches of days count; first > last where none does.

    >>> days = np.array([ordinal("1939-09-01")]), np.array([ordinal("1945-05-09")])
    >>> [tuple(int(year[0]) for year in counted(*days, rule)) for rule in ("any", "01-01", "12-31")]
    [(1939, 1945), (1940, 1945), (1939, 1944)]
    """
    first, last = year_of(since), year_of(np.minimum(until, FAR) - 1)
    if rule == "01-01":
        first = first + (new_year(first) != since)
    elif rule == "12-31":
        last = last - (new_year(last + 1) != until)
    return first, last
