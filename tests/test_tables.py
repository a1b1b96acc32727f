"""Research tables: the rows they have, what stands in them, and the files they make."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import date

import polars as pl
import pytest
from bench.alternatives import polars_joins

import foedus
from foedus.model.dates import ordinal
from foedus.reason.bonds import bonds_toward
from foedus.tables import codebook
from foedus.tables.panel import COLUMNS, TABLES, panel

TYPES = list(COLUMNS.values())


@pytest.fixture(scope="module")
def register():
    return foedus.open_register()


@pytest.fixture(scope="module")
def cow(register):
    return panel("dyad-year", register=register, extend=True)


def row(frame, one, two, year):
    keys = frame.columns[:2]
    found = frame.filter((pl.col(keys[0]) == one) & (pl.col(keys[1]) == two) & (pl.col("year") == year))
    return found.row(0, named=True) if len(found) else None


# ------------------------------------------------------------------------------------------- rows


def test_a_pair_is_there_in_years_with_a_common_day_and_in_no_other(cow):
    """East Germany (265) left the list in October 1990; no state is paired with itself."""
    assert row(cow, 265, 365, 1990) is not None
    assert row(cow, 265, 365, 1991) is None
    assert cow.filter(pl.col("ccode1") == pl.col("ccode2")).is_empty()


def test_two_states_that_shared_a_year_but_no_day_are_no_pair():
    """The first state of Yemen (678) ended on 21 May 1990, the united one (679) began on the 22nd."""
    frame = panel("dyad-year", since=1990, until=1990)
    assert row(frame, 678, 679, 1990) is None
    assert row(frame, 678, 2, 1990) is not None
    assert row(frame, 679, 2, 1990) is not None


@pytest.mark.parametrize("system", ["cow", "gw", "iso", "register"])
@pytest.mark.parametrize("rule", ["any", "01-01", "12-31"])
@pytest.mark.parametrize("directed", [True, False])
def test_rows_are_unique_sorted_and_symmetric(system, rule, directed):
    frame = panel("dyad-year", system=system, since=1900, on=rule, directed=directed)
    keys = frame.columns[:3]
    assert frame.select(keys).is_duplicated().sum() == 0
    plain = frame.select(pl.col(keys[:2]).cast(pl.String) if system in ("iso", "register") else keys[:2])
    plain = plain.with_columns(frame["year"])
    assert plain.equals(plain.sort(keys))
    if directed:
        other = plain.select(pl.col(keys[1]).alias(keys[0]), pl.col(keys[0]).alias(keys[1]), "year").sort(keys)
        assert plain.equals(other)
    else:
        assert (plain[keys[0]] < plain[keys[1]]).all()


def test_the_number_of_rows_follows_from_the_list_of_states(register):
    """An oracle by hand: pair by pair, year by year, over all spells of the list."""
    end = ordinal("2017-01-01")
    spells = [(m.code, m.since, min(m.until, end)) for s in register.states for m in s.in_cow]
    years = range(1939, 1947)
    want = set()
    for code, since, until in spells:
        for other, begin, stop in spells:
            first, last = max(since, begin), min(until, stop)
            for year in years:
                if code != other and max(first, ordinal(f"{year}-01-01")) < min(last, ordinal(f"{year + 1}-01-01")):
                    want.add((code, other, year))
    frame = panel("dyad-year", register=register, since=1939, until=1946)
    assert set(frame.select("ccode1", "ccode2", "year").rows()) == want


def test_years_past_the_list_are_a_choice_and_say_so(cow):
    assert panel("dyad-year")["year"].max() == 2016
    assert "extended" not in panel("dyad-year", since=2010).columns
    assert cow["year"].max() == 2026
    assert cow.filter(pl.col("extended"))["year"].min() == 2017


# ------------------------------------------------------------------------------------- obligations


def test_the_pact_of_2024_counts_from_the_year_it_entered_into_force(cow):
    assert row(cow, 365, 731, 2023)["defense"] is None
    assert row(cow, 365, 731, 2024)["defense"] == row(cow, 731, 365, 2024)["defense"] == 1
    first_day = panel("dyad-year", extend=True, on="01-01", since=2024)
    assert row(first_day, 365, 731, 2024)["defense"] is None
    assert row(first_day, 365, 731, 2025)["defense"] == 1


def test_nothing_is_zero_unless_someone_says_the_register_is_complete(register, cow):
    assert not register.complete
    assert all((cow[name] == 0).sum() == 0 for name in TYPES)
    assert not cow["covered"].any()
    assumed = panel("dyad-year", register=register, since=1940, until=1950, assume_complete=True)
    for name in TYPES:
        assert assumed.filter(pl.col("year") < 1945).filter(pl.col(name) == 0).is_empty()
    assert (assumed["covered"] == (assumed["year"] >= 1945)).all()
    assert row(assumed, 2, 365, 1950)["defense"] == 0


def test_an_undirected_pair_says_what_either_state_owes():
    """From the days of one-sided promises: an undirected row is 1 where one of the directed two is."""
    directed = panel("dyad-year", since=1952, until=1955, assume_complete=True)
    undirected = panel("dyad-year", since=1952, until=1955, assume_complete=True, directed=False)
    for name in TYPES:
        folded = {(a, b, y) for a, b, y, v in directed.select("ccode1", "ccode2", "year", name).rows() if v == 1}
        folded = {(min(a, b), max(a, b), y) for a, b, y in folded}
        kept = {(a, b, y) for a, b, y, v in undirected.select("ccode1", "ccode2", "year", name).rows() if v == 1}
        assert kept == folded


def test_every_cell_agrees_with_the_bonds_of_its_days(register):
    """The oracle is the question `commitments` asks, day by day, of pairs and years drawn at random."""
    draw = random.Random(20240619)
    frame = panel("dyad-year", register=register, system="register", since=1930, detail=True)
    held = frame.filter(pl.col("pacts") > 0)
    sample = held.sample(12, seed=5).rows(named=True) + frame.sample(12, seed=6).rows(named=True)
    for cell in sample:
        start, stop = ordinal(f"{cell['year']}-01-01"), ordinal(f"{cell['year'] + 1}-01-01")
        lives = [
            [(since, until) for since, until in register.states[register.state_number[str(cell[key])]].exists]
            for key in ("state1", "state2")
        ]
        days = [
            day
            for day in range(start, min(stop, register.as_of + 1))
            if all(any(since <= day < until for since, until in life) for life in lives)
        ]
        certain, possible, pacts = set(), set(), set()
        for day in days if len(days) < 40 else sorted({days[0], days[-1], *draw.sample(days, 30), *_joints(days)}):
            for bond in bonds_toward(register, str(cell["state2"]), day):
                binding = bond.instrument.kind not in ("political_commitment",) and bond.norm.binding
                if bond.bearer == cell["state1"] and bond.norm.obligation and binding:
                    possible.add(COLUMNS[bond.norm.obligation])
                    if bond.truth > 0:
                        certain.add(COLUMNS[bond.norm.obligation])
                        pacts.add(bond.instrument.id)
        for name in TYPES:
            assert cell[name] == (1 if name in certain else None), (cell, name, certain)
        assert set(filter(None, (cell["instruments"] or "").split(";"))) == pacts
        assert cell["pacts"] == (len(pacts) or None)


def _joints(days):
    return [day for day in days if date.fromordinal(day).day in (1, 2, 15)]


def test_joins_in_polars_make_the_same_table(register):
    """The rows, and every 1 in them, by joins on states and year: what `make bench` compares with."""
    ours = panel("dyad-year", register=register)
    joined = polars_joins(register)
    assert joined.select("ccode", "ccode2", "year").rows() == ours.select("ccode1", "ccode2", "year").rows()
    for name in TYPES:
        assert ((ours[name] == 1).fill_null(False) == (joined[name] == 1)).all()


def test_shares_of_a_year_are_days_over_days():
    """Finland in NATO from 4 April 2023: 272 days of 365."""
    frame = panel("dyad-year", extend=True, on="share", since=2023, until=2024)
    assert row(frame, 375, 2, 2023)["consul"] == pytest.approx(272 / 365)
    assert row(frame, 375, 2, 2024)["consul"] == 1


def test_shares_and_any_day_agree_on_where_an_obligation_ran():
    """A share above zero is a 1; a 1 with no share is a year in which it may have run longer."""
    some = panel("dyad-year", since=1945)
    share = panel("dyad-year", since=1945, on="share")
    for name in TYPES:
        assert (some[name] == 1).fill_null(False).ge((share[name] > 0).fill_null(False)).all()


def test_assurances_only_when_asked_for():
    """The Budapest memorandum binds in politics: no treaty duty of the United States to Ukraine."""
    law = panel("dyad-year", system="register", states=["UKR"], since=1995, until=1995)
    politics = panel("dyad-year", system="register", states=["UKR"], since=1995, until=1995, assurances=True)
    assert row(law, "USA", "UKR", 1995)["consul"] is None
    assert row(politics, "USA", "UKR", 1995)["consul"] == 1


# -------------------------------------------------------------------------------------- similarity


def test_s_is_what_its_formula_says_pair_by_pair():
    """An oracle in the words of the formula: two portfolios, value by value."""
    worth = {"defense": 3, "neutral": 2, "nonagg": 2, "consul": 1}
    frame = panel("dyad-year", since=1955, until=1956, assume_complete=True, similarity=True)
    cells = frame.filter(pl.col("year") == 1955).rows(named=True)
    states = sorted({cell["ccode1"] for cell in cells})
    value = {(state, state): 3 for state in states}
    for cell in cells:
        most = max((worth[name] for name in worth if cell[name] == 1), default=0)
        for pair in ((cell["ccode1"], cell["ccode2"]), (cell["ccode2"], cell["ccode1"])):
            value[pair] = max(value.get(pair, 0), most)
    for cell in cells[::97]:
        one, two = cell["ccode1"], cell["ccode2"]
        apart = sum(abs(value.get((one, k), 0) - value.get((two, k), 0)) for k in states)
        assert cell["s"] == pytest.approx(1 - 2 * apart / (3 * len(states)), abs=1e-5)


def test_s_does_not_change_with_the_rows_asked_for_and_is_null_without_coverage():
    whole = panel("dyad-year", since=1990, until=1990, assume_complete=True, similarity=True)
    some = panel(
        "dyad-year", since=1990, until=1990, assume_complete=True, similarity=True, region="europe", directed=False
    )
    both = some.join(whole, on=["ccode1", "ccode2", "year"], suffix="_whole")
    assert len(both) == len(some) > 0
    for name in ("s", "s_unknown"):
        assert both[name].equals(both[f"{name}_whole"].alias(name))
    assert panel("dyad-year", since=1990, until=1990, similarity=True)["s"].is_null().all()


# ------------------------------------------------------------------------------- the other tables


def test_state_years_count_partners_as_the_pairs_do():
    pairs = panel("dyad-year", since=1990, until=1992, assume_complete=True)
    states = panel("state-year", since=1990, until=1992, assume_complete=True)
    for name in TYPES:
        either = pairs.filter(pl.col(name) == 1).select("ccode1", "ccode2", "year").rows()
        partners = {}
        for one, two, year in either:
            partners.setdefault((one, year), set()).add(two)
            partners.setdefault((two, year), set()).add(one)
        for code, year, flag, count in states.select("ccode", "year", name, f"{name}_partners").rows():
            known = len(partners.get((code, year), ()))
            assert (flag == 1) == (known > 0)
            assert count is None or count == known


def test_finland_gains_the_members_of_nato_as_partners():
    frame = panel("state-year", system="iso", states=["FIN"], since=2022, until=2024, assume_complete=True)
    assert frame["consul_partners"].to_list() == [0, 30, 31]


def test_members_and_instruments_have_their_dates():
    members = panel("member", states=["FIN"])
    nato = members.filter(pl.col("instrument") == "north-atlantic-1949").row(0, named=True)
    assert nato["since"] == nato["since_latest"] == date(2023, 4, 4)
    assert nato["until"] is None
    pact = panel("instrument").filter(pl.col("instrument") == "ru-kp-2024").row(0, named=True)
    assert (pact["signed"], pact["in_force"], pact["defense"]) == (date(2024, 6, 19), date(2024, 12, 4), 1)


def test_spells_name_norms_that_are_in_the_register(register):
    frame = panel("spell", states=["PRK"], since=1961)
    assert {"su-kp-1961", "cn-kp-1961", "ru-kp-2024"} <= set(frame["instrument"])
    for instrument, pinpoint in frame.select("instrument", "pinpoint").unique().rows():
        assert pinpoint in {norm.at for norm in register[instrument].norms}


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_table_has_its_columns(table):
    frame = panel(table, system="iso", states=["Nauru"], since=1816, until=1816)
    assert frame.is_empty()
    assert frame.schema == panel(table, system="iso", since=2000, until=2001).schema


# ------------------------------------------------------------------------------------------- files


def command(*args):
    return subprocess.run([sys.executable, "-m", "foedus", "panel", *args], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("ending", "read"), [("csv", pl.read_csv), ("parquet", pl.read_parquet), ("feather", pl.read_ipc)]
)
def test_a_file_holds_the_table_and_its_codebook_stands_beside_it(tmp_path, ending, read):
    done = command("dyad-year", "--from", "2020", "--to", "2024", "--extend", "-o", str(tmp_path / f"t.{ending}"))
    assert done.returncode == 0, done.stderr
    frame = read(tmp_path / f"t.{ending}")
    made = panel("dyad-year", since=2020, until=2024, extend=True)
    assert frame.shape == made.shape
    assert frame["defense"].sum() == made["defense"].sum()
    page = (tmp_path / "t.codebook.md").read_text()
    assert all(f"| {name} |" in page for name in made.columns)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t.codebook.md", f"t.{ending}"]


def test_a_stata_file_keeps_values_dates_nulls_and_labels(tmp_path):
    pandas = pytest.importorskip("pandas")
    for table, more in (("dyad-year", ["--detail", "--from", "2014"]), ("member", []), ("state-year", [])):
        done = command(table, *more, "-o", str(tmp_path / "t.dta"))
        assert done.returncode == 0, done.stderr
        made = panel(table, **({"detail": True, "since": 2014} if more else {}))
        with pandas.read_stata(tmp_path / "t.dta", iterator=True) as reader:
            labels, read = reader.variable_labels(), reader.read()
        assert list(read.columns) == made.columns
        assert len(read) == len(made)
        assert labels == {name: codebook.COLUMNS[name].label for name in made.columns}
        for name in made.columns:
            if made[name].dtype.is_temporal():
                assert read[name].isna().sum() == made[name].null_count()
                assert read[name].min().date() == made[name].min()
            elif made[name].dtype.is_numeric():
                assert read[name].isna().sum() == made[name].null_count()
                assert read[name].sum() == made[name].sum()


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["dyad-yaer"], 'Did you mean "dyad-year"?'),
        (["dyad-year", "--system", "cwo"], "Known: cow, gw, iso, register"),
        (["dyad-year", "--from", "1700"], "use 1816"),
        (["dyad-year", "--to", "3000"], "1816 to 2026"),
        (["dyad-year", "--on", "06-30"], "Known: any, 01-01, 12-31, share"),
        (["dyad-year", "--region", "atlantis"], "is not a region"),
        (["dyad-year", "--state", "Atlantis"], "is not a state"),
        (["dyad-year", "-o", "out.xlsx"], "use .csv, .parquet"),
        (["dyad-year", "-o", "/nowhere/out.csv"], "is not a directory"),
        (["state-year", "--on", "share"], "is a rule for pairs"),
        (["state-year", "--similarity"], "similarity is of pairs"),
    ],
)
def test_bad_input_is_one_line(args, says):
    done = command(*args)
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert not done.stdout


def test_the_codebook_knows_every_column_and_no_other():
    made = set()
    for table in TABLES:
        for system in ("cow", "gw", "iso", "register"):
            alike = table == "dyad-year"
            frame = panel(table, system=system, since=2015, until=2016, detail=True, extend=True, similarity=alike)
            made |= set(frame.columns)
    assert made == set(codebook.COLUMNS)
    assert all(len(column.label) <= 80 for column in codebook.COLUMNS.values())
