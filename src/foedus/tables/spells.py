"""Who owed whom what, from when until when: the stuff of every table, as flat arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from foedus.model.dates import FAR
from foedus.reason.evaluate import expand
from foedus.tables.grid import Grid, Int, Members, counted

if TYPE_CHECKING:
    from foedus.register.compile import Law


class Spells(NamedTuple):
    """Obligations between two states, one a row, with uncertain ends as (earliest, latest).

    one owes two; norm is the number of the norm in the law; kind the position of its obligation.
    """

    norm: Int
    one: Int
    two: Int
    kind: Int
    since: tuple[Int, Int]
    until: tuple[Int, Int]

    def take(self, rows: Any) -> Spells:
        """Some of the rows."""
        return Spells(
            self.norm[rows],
            self.one[rows],
            self.two[rows],
            self.kind[rows],
            (self.since[0][rows], self.since[1][rows]),
            (self.until[0][rows], self.until[1][rows]),
        )


def obligations(law: Law, *, assurances: bool = False) -> Spells:
    """Every obligation that one state ever owed another, by treaty; with `assurances`, also those not binding in law.

    What a state owes any state at all, as under the Charter, is no obligation between two.
    """
    wanted = (law.norm_obligation >= 0) & ~law.norm_general & ~law.norm_open
    wanted &= law.norm_binding | assurances
    holder = np.flatnonzero(wanted[law.holder_norm])
    norm = law.holder_norm[holder]
    row, bearer = expand(law.bearer_start[norm], law.bearer_start[norm + 1])
    holder, norm = holder[row], norm[row]
    h, b = law.holder_spell[holder], law.bearer_spell[bearer]
    made = Spells(
        norm=norm,
        one=law.bearer_state[bearer],
        two=law.holder_state[holder],
        kind=law.norm_obligation[norm],
        since=(np.maximum(h[:, 0], b[:, 0]), np.maximum(h[:, 1], b[:, 1])),
        until=(np.minimum(h[:, 2], b[:, 2]), np.minimum(h[:, 3], b[:, 3])),
    )
    made = made.take((made.one != made.two) & (made.since[0] < made.until[1]))
    return _interrupted(law, made)


def _interrupted(law: Law, made: Spells) -> Spells:
    """Cut out the days on which an instrument was not applied between two parties."""
    key = (law.norm_instrument[made.norm].astype(np.int64) * law.states + made.one) * law.states + made.two
    for suspended, (stop_lo, stop_hi, again_lo, again_hi) in zip(
        law.suspension_key.tolist(), law.suspension_spell.tolist(), strict=True
    ):
        hit = key == suspended
        before, after = made.take(hit), made.take(hit)
        before = before._replace(until=(np.minimum(before.until[0], stop_lo), np.minimum(before.until[1], stop_hi)))
        after = after._replace(since=(np.maximum(after.since[0], again_lo), np.maximum(after.since[1], again_hi)))
        made = _joined(made.take(~hit), before, after)
        made = made.take((made.since[0] < made.until[1]) & (made.since[0] < FAR))
        key = (law.norm_instrument[made.norm].astype(np.int64) * law.states + made.one) * law.states + made.two
    return made


def _joined(*parts: Spells) -> Spells:
    columns = [[part.norm, part.one, part.two, part.kind, *part.since, *part.until] for part in parts]
    norm, one, two, kind, *ends = (np.concatenate(column) for column in zip(*columns, strict=True))
    return Spells(norm, one, two, kind, (ends[0], ends[1]), (ends[2], ends[3]))


class Marks(NamedTuple):
    """Obligations laid over the rows of a table.

    spell    position among the spells;  stretch  position among the stretches of the grid
    sure     certain days, half-open, empty where nothing is certain;  may  the possible ones
    """

    spell: Int
    stretch: Int
    sure: tuple[Int, Int]
    may: tuple[Int, Int]


def laid(made: Members, grid: Grid, spells: Spells, *, directed: bool) -> Marks:
    """Lay spells over pairs: each on the days on which both states are members."""
    order = np.argsort(made.state, kind="stable")
    start = np.searchsorted(made.state[order], spells.one)
    row, position = expand(start, np.searchsorted(made.state[order], spells.one, "right"))
    one = order[position]
    start = np.searchsorted(made.state[order], spells.two[row])
    again, position = expand(start, np.searchsorted(made.state[order], spells.two[row], "right"))
    row, one, two = row[again], one[again], order[position]
    stretch = grid.stretch[one, two]
    if not directed:
        stretch = np.maximum(stretch, grid.stretch[two, one])
    row, stretch = row[stretch >= 0], stretch[stretch >= 0]
    opens, closes = grid.since[stretch], grid.until[stretch]
    may = np.maximum(spells.since[0][row], opens), np.minimum(spells.until[1][row], closes)
    sure = np.maximum(spells.since[1][row], opens), np.minimum(spells.until[0][row], closes)
    some = may[0] < may[1]
    return Marks(row[some], stretch[some], (sure[0][some], sure[1][some]), (may[0][some], may[1][some]))


def rows_of(grid: Grid, stretch: Int, days: tuple[Int, Int], rule: str, years: tuple[int, int]) -> tuple[Int, Int]:
    """First row, and the row after the last, that stretches of days count for; equal where there is none."""
    first, last = counted(days[0], np.maximum(days[1], days[0] + 1), rule)
    first, last = np.maximum(first, years[0]), np.minimum(last, years[1])
    some = (days[0] < days[1]) & (first <= last)
    start = grid.base[stretch] + first
    return np.where(some, start, 0), np.where(some, grid.base[stretch] + last + 1, 0)
