"""Research tables: who owed whom what, by state and year, pair and year, spell, instrument or party.

    panel("dyad-year", system="cow", since=1946)     a polars frame, sorted by its keys

A cell is 1 where an obligation certainly ran, 0 where the register claims to be complete and has none, and null where
nobody knows: where dates leave it open, and wherever the register does not claim to cover.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from msgspec import structs

from foedus.model.dates import DAWN, FAR, NEVER, Bounds, iso, ordinal
from foedus.model.errors import BadInput
from foedus.model.nouns import Struct
from foedus.reason.evaluate import expand
from foedus.register.compile import OBLIGATIONS, STRENGTH_IDS
from foedus.register.read import nearest
from foedus.register.store import Register, default_register
from foedus.tables import grid as grids
from foedus.tables.grid import FIRST_COVERED, FIRST_YEAR, RULES, SYSTEMS, Flags, Grid, Int, Members, System
from foedus.tables.spells import Marks, Spells, laid, obligations, rows_of

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import NDArray

TABLES: Final = ("dyad-year", "state-year", "spell", "instrument", "member")

COLUMNS: Final = {
    "defense": "defense",
    "offense": "offense",
    "neutrality": "neutral",
    "nonaggression": "nonagg",
    "consultation": "consul",
}
"""The field's names for the types of obligation."""

BITS: Final = 12
"""Room for the count of one type of obligation in a packed sum: 4,095 at once between two states."""


class Choice(Struct, frozen=True, kw_only=True):
    """What a table is of. Every field is an option of `panel`."""

    table: str
    system: System
    years: tuple[int, int]
    directed: bool
    rule: str
    region: str
    wanted: tuple[int, ...]
    micro: bool
    assurances: bool
    detail: bool
    similarity: bool
    extend: bool
    assume_complete: bool


def panel(
    table: str = "dyad-year",
    *,
    system: str = "cow",
    since: int = FIRST_YEAR,
    until: int | None = None,
    directed: bool = True,
    on: str = "any",
    states: Sequence[str] = (),
    region: str = "",
    micro: bool = False,
    assurances: bool = False,
    detail: bool = False,
    similarity: bool = False,
    extend: bool = False,
    assume_complete: bool = False,
    register: Register | None = None,
) -> pl.DataFrame:
    """A research table of the register as a polars frame, sorted by its keys.

    table            "dyad-year", "state-year", "spell", "instrument" or "member"
    system           "cow", "gw", "iso" or "register": the list of states, and what their codes are called
    since, until     first and last year; by default all that the list of states covers
    directed         a row for each order of two states: the first owes the second. If not, one row with the lower
                     code first, 1 if either owes the other
    on               "any" day of the year counts (the field's habit), only "01-01" or "12-31", or the "share" of its
                     days, 0 to 1
    states, region   only these states (pairs with at least one of them); only states with their home in a region
    micro            with the microstates of Gleditsch and Ward
    assurances       also what binds in politics and not in law
    detail           pacts, strongest strength, whether all is conditional, and ids of the instruments
    similarity       Signorino and Ritter's S of the two states' portfolios (pairs only)
    extend           past the last day of the list of states, on to the register's own; such rows say so
    assume_complete  take what the register does not hold for 0 from 1945 on, though it does not claim to be complete

    Raises BadInput with a suggestion for a word it does not know.
    """
    register = register or default_register()
    choice = chosen(
        register,
        table,
        system=system,
        since=since,
        until=until,
        directed=directed,
        on=on,
        states=states,
        region=region,
        micro=micro,
        assurances=assurances,
        detail=detail,
        similarity=similarity,
        extend=extend,
        assume_complete=assume_complete,
    )
    return made(register, choice)


def chosen(
    register: Register,
    table: str,
    *,
    system: str,
    since: int,
    until: int | None,
    on: str,
    states: Sequence[str],
    **rest: Any,
) -> Choice:
    """The options of `panel`, checked. Raises BadInput."""
    for word, known, what in ((table, TABLES, "table"), (system, SYSTEMS, "system"), (on, RULES, "rule for years")):
        if word not in known:
            raise BadInput(f'"{word}" is not a {what}.{nearest(word, known)} Known: {", ".join(known)}')
    last = int(iso(register.as_of)[:4])
    if until is not None and not FIRST_YEAR <= until <= last:
        raise BadInput(f"{until} is outside the years of the register: {FIRST_YEAR} to {last}")
    years = (since, last if until is None else until)
    if not FIRST_YEAR <= since <= years[1]:
        raise BadInput(f"{since} is no first year of a table that ends in {years[1]}: use {FIRST_YEAR} to {years[1]}")
    if rest["similarity"] and table != "dyad-year":
        raise BadInput(f"similarity is of pairs: use it with dyad-year, not with {table}")
    return Choice(
        table=table,
        system=SYSTEMS[system],
        years=years,
        rule=on,
        wanted=tuple(register.state_number[register.state(name).id] for name in states),
        **rest,
    )


def made(register: Register, choice: Choice) -> pl.DataFrame:
    """The table of checked options. Raises BadInput where polars is missing."""
    if find_spec("polars") is None:
        raise BadInput("tables need polars: pip install 'foedus[panel]'")
    return _MAKERS[choice.table](register, choice)


# ------------------------------------------------------------------------------------------ dyad-year


def _dyad_years(register: Register, choice: Choice) -> pl.DataFrame:
    import polars as pl

    directed = choice.directed
    members = _members(register, choice)
    grid = grids.of_pairs(
        members,
        directed=directed,
        years=choice.years,
        rule=_counts(choice),
        wanted=choice.wanted,
        region=_region(register, choice),
    )
    spells = obligations(register.law, assurances=choice.assurances)
    marks = laid(members, grid, spells, directed=directed)
    year = grid.years()
    frame = pl.DataFrame(
        [
            _keys(choice.system.pair[0], members, grid.a, grid.length),
            _keys(choice.system.pair[1], members, grid.b, grid.length),
            pl.Series("year", year.astype(np.int16)),
            *_flags(register, choice, year),
        ]
    )
    values = _shares if choice.rule == "share" else _truths
    frame = frame.with_columns(values(register, choice, grid, spells, marks, year))
    if choice.detail:
        frame = frame.with_columns(_details(register, choice, grid, spells, marks, year))
    if choice.similarity:
        frame = frame.with_columns(_similarity(register, choice, members, grid, spells, year))
    return frame


def _members(register: Register, choice: Choice) -> Members:
    return grids.members(register, choice.system, micro=choice.micro, extend=choice.extend)


def _region(register: Register, choice: Choice) -> Flags | None:
    return grids.inside(register, choice.region) if choice.region else None


def _counts(choice: Choice) -> str:
    """The rule by which a year is a row: with shares, any day makes one."""
    return "any" if choice.rule == "share" else choice.rule


def _keys(name: str, members: Members, member: Int, length: Int) -> pl.Series:
    """A key column: the code of each stretch's member, as often as the stretch has rows."""
    import polars as pl

    unit = members.unit[member]
    if members.codes and isinstance(members.codes[0], str):
        codes = pl.Enum(list(map(str, members.codes)))
        return pl.Series(name, np.repeat(unit.astype(np.uint16), length)).cat.to(codes)
    return pl.Series(name, np.repeat(np.array(members.codes, np.int16)[unit], length))


def _flags(register: Register, choice: Choice, year: Int) -> list[pl.Series]:
    import polars as pl

    flags = [pl.Series("covered", covered(register, choice, year))]
    if choice.extend and choice.system.through is not None:
        flags.append(pl.Series("extended", year > int(iso(choice.system.through)[:4])))
    return flags


def covered(register: Register, choice: Choice, year: Int) -> Flags:
    """Is what the register lacks in these years an absence, rather than a gap?"""
    claimed = register.complete or choice.assume_complete
    flags: Flags = (year >= FIRST_COVERED) if claimed else np.zeros(len(year), np.bool_)
    return flags


def _truths(register: Register, choice: Choice, grid: Grid, spells: Spells, marks: Marks, year: Int) -> list[pl.Series]:
    """0, 1 or null for each obligation."""
    values = _values(register, choice, grid, spells, marks, year)
    return [_nullable(COLUMNS[obligation], value) for obligation, value in values.items()]


def _values(
    register: Register, choice: Choice, grid: Grid, spells: Spells, marks: Marks, year: Int
) -> dict[str, NDArray[np.int8]]:
    """0, 1 or, not known, -1 for each obligation. Five counters share a word, and one running sum serves all rows."""
    start, stop = rows_of(grid, marks.stretch, marks.sure, choice.rule, choice.years)
    kind_of = spells.kind[marks.spell]
    weight = np.int64(1) << (BITS * kind_of.astype(np.int64))
    change = np.zeros(grid.rows + 1, np.int64)
    np.add.at(change, start, weight)
    np.subtract.at(change, stop, weight)
    running = np.cumsum(change, out=change)[:-1]
    some = np.flatnonzero(running)
    counters = running[some]
    first, last = rows_of(grid, marks.stretch, marks.may, choice.rule, choice.years)
    unsure = np.flatnonzero((first != start) | (last != stop))
    blank = covered(register, choice, year).view(np.int8) - np.int8(1)  # 0 where absence is known, else -1
    values = {}
    for kind, obligation in enumerate(OBLIGATIONS):
        value = blank.copy()
        doubtful = unsure[kind_of[unsure] == kind]
        value[expand(first[doubtful], last[doubtful])[1]] = -1
        value[some[(counters & (np.int64((1 << BITS) - 1) << (BITS * kind))) != 0]] = 1
        values[obligation.value] = value
    return values


def _nullable(name: str, value: Int) -> pl.Series:
    """Numbers with null for what is below zero."""
    import polars as pl

    series = pl.Series(name, value)
    known = series >= 0
    if known.all():
        return series
    return pl.select(pl.when(known).then(series).alias(name)).to_series()


def _shares(register: Register, choice: Choice, grid: Grid, spells: Spells, marks: Marks, year: Int) -> list[pl.Series]:
    """The share of the year's days on which each obligation certainly ran; null where more may have."""
    import polars as pl

    blank = np.where(covered(register, choice, year), np.float32(0), np.float32(np.nan))
    length = (grids.new_year(year + 1) - grids.new_year(year)).astype(np.float32)
    columns = []
    for kind, obligation in enumerate(OBLIGATIONS):
        of_kind = spells.kind[marks.spell] == kind
        days = [
            _days_by_row(grid, marks.stretch[of_kind], (since[of_kind], until[of_kind]), choice.years)
            for since, until in (marks.sure, marks.may)
        ]
        share = np.where(days[1] > 0, np.float32(np.nan), blank)
        certain = (days[0] == days[1]) & (days[1] > 0)
        share[certain] = (days[0] / length)[certain]
        columns.append(pl.Series(COLUMNS[obligation], share.astype(np.float32)).fill_nan(None))
    return columns


def _days_by_row(grid: Grid, stretch: Int, days: tuple[Int, Int], years: tuple[int, int]) -> Int:
    """On how many days of each row does at least one of these stretches of days run?"""
    stretch, since, until = union(stretch, *(np.asarray(end, np.int64) for end in days))
    start, stop = rows_of(grid, stretch, (since, until), "any", years)
    mark, row = expand(start, stop)
    year = row - grid.base[stretch[mark]]
    opens = np.maximum(grids.new_year(year), since[mark])
    closes = np.minimum(grids.new_year(year + 1), until[mark])
    counts: Int = np.bincount(row, weights=closes - opens, minlength=grid.rows).astype(np.int64)
    return counts


def union(group: Int, since: Int, until: Int) -> tuple[Int, Int, Int]:
    """Half-open stretches of days, group by group, joined where they touch or overlap; empty ones dropped.

    >>> group, since, until = union(np.array([7, 7, 7]), np.array([1, 3, 9]), np.array([4, 6, 10]))
    >>> group.tolist(), since.tolist(), until.tolist()
    ([7, 7], [1, 9], [6, 10])
    """
    some = since < until
    group, since, until = group[some].astype(np.int64), since[some], until[some]
    order = np.lexsort((since, group))
    room = np.int64(FAR + 2)
    opens, closes = (group * room + since)[order], np.maximum.accumulate((group * room + until)[order])
    begins = np.ones(len(opens), np.bool_)
    begins[1:] = opens[1:] > closes[:-1]
    ends = np.append(begins[1:], True)[: len(opens)]
    return opens[begins] // room, opens[begins] % room, closes[ends] % room


def _similarity(
    register: Register, choice: Choice, members: Members, grid: Grid, spells: Spells, year: Int
) -> list[pl.Series]:
    """S of each row, over the portfolios of the whole system whatever rows are asked for."""
    import polars as pl

    from foedus.tables.similarity import similarity

    rule = _counts(choice)
    whole = grids.of_pairs(members, directed=True, years=choice.years, rule=rule)
    marks = laid(members, whole, spells, directed=True)
    counted = structs.replace(choice, rule=rule)
    alike, unknown = similarity(members, whole, _values(register, counted, whole, spells, marks, whole.years()))
    row = whole.base[np.repeat(whole.stretch[grid.a, grid.b], grid.length)] + year
    known = covered(register, choice, year)
    return [
        pl.Series("s", np.where(known, alike[row], np.float32(np.nan))).fill_nan(None),
        _nullable("s_unknown", np.where(known, unknown[row], np.int16(-1))),
    ]


def _details(
    register: Register, choice: Choice, grid: Grid, spells: Spells, marks: Marks, year: Int
) -> list[pl.Series]:
    """How many pacts, how strong, whether unconditional, and which: of those certainly in force."""
    import polars as pl

    law = register.law
    start, stop = rows_of(grid, marks.stretch, marks.sure, _counts(choice), choice.years)
    mark, row = expand(start, stop)
    norm = spells.norm[marks.spell[mark]]
    strength = law.norm_strength[norm].astype(np.int64)
    firmest = np.full(grid.rows, len(STRENGTH_IDS), np.int64)
    np.minimum.at(firmest, row, np.where(strength < 0, len(STRENGTH_IDS), strength))
    conditional = np.ones(grid.rows, np.bool_)
    np.logical_and.at(conditional, row, law.norm_conditional[norm])
    bound, instrument = np.divmod(
        np.unique(row.astype(np.int64) * len(register) + law.norm_instrument[norm]), len(register)
    )
    pacts = np.bincount(bound, minlength=grid.rows)
    some = pacts > 0
    lists = (
        pl.DataFrame({"row": bound, "id": np.array(register.instrument_ids)[instrument].tolist()})
        .group_by("row", maintain_order=True)
        .agg(pl.col("id").str.join(";"))
    )
    place = np.full(grid.rows, -1, np.int32)
    place[lists["row"].to_numpy()] = np.arange(len(lists))
    blank = covered(register, choice, year)
    ladder = pl.Series([*STRENGTH_IDS, None])
    return [
        _nullable("pacts", np.where(some | blank, pacts, -1).astype(np.int16)),
        ladder.gather(firmest).alias("strength"),
        _nullable("conditional", np.where(some, conditional, -1).astype(np.int8)),
        lists["id"].gather(_nullable("row", place)).alias("instruments"),
    ]


# ------------------------------------------------------------------------------------------ state-year


def _state_years(register: Register, choice: Choice) -> pl.DataFrame:
    """Has the state such an obligation, towards it or of it, and with how many states of the system?"""
    import polars as pl

    if choice.rule == "share":
        raise BadInput('"share" is a rule for pairs: use --on any, 01-01 or 12-31 with state-year')
    rule = choice.rule
    members = _members(register, choice)
    region = _region(register, choice)
    alone = grids.of_states(members, years=choice.years, rule=rule, wanted=choice.wanted, region=region)
    pairs = grids.of_pairs(members, directed=False, years=choice.years, rule=rule, wanted=choice.wanted)
    spells = obligations(register.law, assurances=choice.assurances)
    marks = laid(members, pairs, spells, directed=False)
    year = alone.years()
    index = _rows_by_unit_and_year(members, alone, year)
    blank = covered(register, choice, year)
    flags, partners = [], []
    for kind, obligation in enumerate(OBLIGATIONS):
        of_kind = spells.kind[marks.spell] == kind
        sure, may = (
            _partners(members, pairs, marks.stretch[of_kind], (a[of_kind], b[of_kind]), rule, choice.years, index)
            for a, b in (marks.sure, marks.may)
        )
        value = np.where(sure > 0, 1, np.where((may == 0) & blank, 0, -1)).astype(np.int8)
        known = np.where((sure == may) & blank, sure, -1).astype(np.int16)
        flags.append(_nullable(COLUMNS[obligation], value))
        partners.append(_nullable(f"{COLUMNS[obligation]}_partners", known))
    return pl.DataFrame(
        [
            _keys(choice.system.one, members, alone.a, alone.length),
            pl.Series("year", year.astype(np.int16)),
            *_flags(register, choice, year),
            *flags,
            *partners,
        ]
    )


def _rows_by_unit_and_year(members: Members, alone: Grid, year: Int) -> Int:
    """The row of each unit and year as a matrix (units, years since FIRST_YEAR), -1 where it has none."""
    index = np.full((len(members.codes), int(year.max(initial=FIRST_YEAR)) - FIRST_YEAR + 1), -1, np.int64)
    index[np.repeat(members.unit[alone.a], alone.length), year - FIRST_YEAR] = np.arange(alone.rows)
    return index


def _partners(
    members: Members,
    pairs: Grid,
    stretch: Int,
    days: tuple[Int, Int],
    rule: str,
    years: tuple[int, int],
    index: Int,
) -> Int:
    """With how many other states each row's state has the obligation."""
    start, stop = rows_of(pairs, stretch, days, rule, years)
    row = np.unique(expand(start, stop)[1])
    of = np.repeat(np.arange(len(pairs.a)), pairs.length)[row]
    year = row - pairs.base[of] - FIRST_YEAR
    size = int(index.max(initial=-1)) + 1
    sides = [index[members.unit[side[of]], year] for side in (pairs.a, pairs.b)]
    both = np.concatenate(sides)
    return np.bincount(both[both >= 0], minlength=size)


# ------------------------------------------------------------------ spells, instruments, members


def _spell_rows(register: Register, choice: Choice) -> pl.DataFrame:
    """One row an obligation: which norm, who owes whom, from when until when."""
    import polars as pl

    law = register.law
    spells = obligations(law, assurances=choice.assurances)
    first, last = ordinal(f"{choice.years[0]}-01-01"), ordinal(f"{choice.years[1]}-12-31")
    keep = (spells.since[0] <= last) & (spells.until[1] > first)
    if choice.wanted:
        keep &= np.isin(spells.one, choice.wanted) | np.isin(spells.two, choice.wanted)
    members = _members(register, choice)
    keep &= np.isin(spells.one, members.state) & np.isin(spells.two, members.state)
    region = _region(register, choice)
    if region is not None:
        keep &= region[spells.one] & region[spells.two]
    spells = spells.take(keep)
    norms = [register.norm(number) for number in spells.norm.tolist()]
    frame = pl.DataFrame(
        {
            "instrument": [instrument.id for instrument, _ in norms],
            "pinpoint": [norm.at for _, norm in norms],
            "obligation": [COLUMNS[OBLIGATIONS[kind]] for kind in spells.kind.tolist()],
            "state1": [register.states[number].id for number in spells.one.tolist()],
            "state2": [register.states[number].id for number in spells.two.tolist()],
            **_ends("since", spells.since),
            **_ends("until", spells.until),
            "strength": [norm.strength or None for _, norm in norms],
            "conditional": law.norm_conditional[spells.norm].astype(np.int8),
            "binding": law.norm_binding[spells.norm].astype(np.int8),
            "basis": [(norm.basis or instrument.basis).value for instrument, norm in norms],
        },
        schema_overrides=dict.fromkeys(
            ("instrument", "pinpoint", "obligation", "state1", "state2", "strength", "basis"), pl.String
        ),
    )
    return frame.sort("instrument", "pinpoint", "state1", "state2", "since", "obligation")


def _ends(name: str, days: tuple[Int, Int]) -> dict[str, pl.Series]:
    """An uncertain date as two columns, earliest and latest; null where there is none."""
    return {name: _dates(days[0]), f"{name}_latest": _dates(days[1])}


def _dates(days: Iterable[int]) -> pl.Series:
    import polars as pl

    day = np.asarray(days, np.int64)
    series = pl.Series((day - grids.EPOCH).astype(np.int32)).cast(pl.Date)
    known = pl.Series((day > DAWN) & (day < FAR))
    return pl.select(pl.when(known).then(series)).to_series()


def _instrument_rows(register: Register, choice: Choice) -> pl.DataFrame:
    """One row an instrument with an obligation between states: its life, and what it obliges to."""
    law = register.law
    every = obligations(law, assurances=choice.assurances)
    kinds: dict[int, set[int]] = {}
    for instrument, kind in zip(law.norm_instrument[every.norm].tolist(), every.kind.tolist(), strict=True):
        kinds.setdefault(instrument, set()).add(kind)
    wanted = {register.states[state].id for state in choice.wanted}
    rows = []
    for number, have in sorted(kinds.items()):
        one = register[register.instrument_ids[number]]
        parties = {party.state for party in one.parties}
        signed = date.fromordinal(one.signed.on.earliest).year
        if (wanted and not parties & wanted) or not choice.years[0] <= signed <= choice.years[1]:
            continue
        rows.append(
            {
                "instrument": one.id,
                "title": one.title,
                "kind": one.kind,
                "basis": one.basis.value,
                "signed": one.signed.on,
                "in_force": one.in_force.on if one.in_force else NEVER,
                "ended": one.ended.on if one.ended else NEVER,
                "ended_how": one.ended.how if one.ended else None,
                "parties": len(parties),
                **{COLUMNS[kind]: int(position in have) for position, kind in enumerate(OBLIGATIONS)},
            }
        )
    texts = dict.fromkeys(("instrument", "title", "kind", "basis"), str)
    dates = dict.fromkeys(("signed", "in_force", "ended"), Bounds)
    return _framed(rows, {**texts, **dates, "ended_how": str, "parties": int, **dict.fromkeys(COLUMNS.values(), int)})


def _member_rows(register: Register, choice: Choice) -> pl.DataFrame:
    """One row a spell during which a state was party to an instrument with an obligation between states."""
    law = register.law
    every = obligations(law, assurances=choice.assurances)
    wanted = {register.states[state].id for state in choice.wanted}
    first, last = ordinal(f"{choice.years[0]}-01-01"), ordinal(f"{choice.years[1]}-12-31")
    rows = [
        {
            "instrument": one.id,
            "state": party.state,
            "since": party.since,
            "until": party.until,
            "how": party.how or None,
            "by": party.by or None,
        }
        for one in (register[register.instrument_ids[i]] for i in np.unique(law.norm_instrument[every.norm]))
        for party in one.parties
        if (not wanted or party.state in wanted) and party.since.earliest <= last and party.until.latest > first
    ]
    return _framed(rows, {"instrument": str, "state": str, "since": Bounds, "until": Bounds, "how": str, "by": str})


def _framed(rows: Sequence[dict[str, Any]], kinds: dict[str, type]) -> pl.DataFrame:
    """Rows as a frame of these columns, each uncertain date in two."""
    import polars as pl

    columns: dict[str, pl.Series] = {}
    for name, kind in kinds.items():
        values = [row[name] for row in rows]
        if kind is Bounds:
            ends = np.array(values, np.int64).reshape(-1, 2)
            columns |= _ends(name, (ends[:, 0], ends[:, 1]))
        else:
            columns[name] = pl.Series(values, dtype=pl.String if kind is str else pl.Int16)
    return pl.DataFrame(columns)


_MAKERS: Final = {
    "dyad-year": _dyad_years,
    "state-year": _state_years,
    "spell": _spell_rows,
    "instrument": _instrument_rows,
    "member": _member_rows,
}
