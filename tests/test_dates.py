"""Dates: what is parsed is what was written, and uncertain days are never certain answers."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.model.dates import DAWN, FAR, BadDate, Bounds, earlier, in_force, later, on, parse, written

DAYS = st.integers(date(1400, 1, 1).toordinal(), date(2200, 1, 1).toordinal())


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    first, second = sorted((draw(DAYS), draw(DAYS)))
    return draw(
        st.sampled_from(
            [Bounds(first, first), Bounds(first, second), Bounds(first, FAR), Bounds(DAWN, second), Bounds(FAR, FAR)]
        )
    )


@given(bounds())
def test_what_is_written_is_read_back(date_: Bounds) -> None:
    assert parse(written(date_)) == date_


@given(DAYS, bounds(), bounds())
def test_a_spell_runs_surely_only_if_it_runs_whatever_the_boundaries_were(
    day: int, since: Bounds, until: Bounds
) -> None:
    """The oracle tries every corner of the two uncertain boundaries."""
    corners = {s <= day < u for s in since for u in until}
    answer = int(in_force(np.array([day]), since, until)[0])
    expected = 0 if len(corners) == 2 else 1 if corners == {True} else -1
    assert answer == expected


@given(bounds(), bounds())
def test_later_and_earlier_keep_order(one: Bounds, two: Bounds) -> None:
    assert later(one, two).earliest >= earlier(one, two).earliest
    assert later(one, two).latest >= earlier(one, two).latest


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1961-07-06", "1961-07-06", "1961-07-06"),
        ("1961-02", "1961-02-01", "1961-02-28"),
        ("1964-02", "1964-02-01", "1964-02-29"),
        ("1961", "1961-01-01", "1961-12-31"),
        ("1996-09-10~", "1996-09-09", "1996-09-11"),
        ("1996-12~", "1996-11-01", "1997-01-31"),
        ("1996-01?", "1995-12-01", "1996-02-29"),
        ("1996?", "1995-01-01", "1997-12-31"),
        ("1936-03-07/1936-03-16", "1936-03-07", "1936-03-16"),
        ("1936-03/1937", "1936-03-01", "1937-12-31"),
    ],
)
def test_edtf(text: str, first: str, last: str) -> None:
    assert parse(text) == (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


@pytest.mark.parametrize(
    "text",
    ["", "31-10-2012", "10-31-2012", "2012-31-10", "2012-02-30", "1961-7-6", "../..", "1950/1940", "yesterday",
     "1961-07-06T00:00", "0000-01-01", "99999", "1961-00", "1961-13", "1961-07-06/", "/1961", "１９６１"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(BadDate, match=r"."):
        parse(text)


def test_one_day_is_asked_for_where_one_day_is_needed() -> None:
    with pytest.raises(BadDate, match="not one day"):
        on("1961-07")


@given(st.text(max_size=40))
def test_no_text_breaks_the_parser(text: str) -> None:
    try:
        parsed = parse(text)
    except BadDate:
        return
    assert DAWN <= parsed.earliest <= parsed.latest <= FAR
