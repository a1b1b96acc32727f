"""Days, uncertain dates and spells.

A day is its proleptic Gregorian ordinal, an int (1 January of year 1 is day 1). A date in the
register is a pair of days, the earliest and the latest on which it may have fallen, so that a
certain date has two equal bounds and nothing inside Foedus ever parses a string twice.

Truth is Kleene's: NO is -1, OPEN is 0, YES is +1. "And" is the minimum, "or" the maximum,
"not" the minus sign, and one day or a million of them are the same expression.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from foedus.model.errors import BadInput

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Days = int | NDArray[np.signedinteger[Any]]
    Truths = NDArray[np.int8]

DAWN: Final = date(1, 1, 1).toordinal()
FAR: Final = date(9999, 12, 31).toordinal()


class Bounds(NamedTuple):
    """The earliest and latest day (ordinals) on which a date may have fallen."""

    earliest: int
    latest: int

    def __str__(self) -> str:
        return written(self)


NEVER: Final = Bounds(FAR, FAR)
"""No end: the boundary lies beyond every day."""

ALWAYS: Final = Bounds(DAWN, DAWN)
"""No beginning: the boundary lies before every day."""

_POINT = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d))?)?(?P<q>[~?%])?", re.ASCII)


class BadDate(BadInput, ValueError):
    """The text is not a date in the subset of EDTF that the register uses."""


def parse(text: str | date) -> Bounds:
    """Read a day, a month, a year or an interval as its earliest and latest day.

    Takes a `datetime.date` or an EDTF string: `1961-07-06`, `1961-07`, `1961`, any of them with
    `~` or `?` (widened by one unit of its own precision on either side), `A/B` (a day from A
    through B), `A/..` (A or later) and `../B` (B or earlier). Raises BadDate with a reason.

    >>> str(parse("1961-07")), parse("1961-07").latest - parse("1961-07").earliest
    ('1961-07', 30)
    >>> str(parse("1996-09-10~"))
    '1996-09-09/1996-09-11'
    >>> parse("1949-10-01/..").latest == FAR
    True
    >>> parse("31-02-1961")
    Traceback (most recent call last):
    foedus.model.dates.BadDate: '31-02-1961' is not a date. Write YYYY-MM-DD, YYYY-MM or YYYY
    """
    if isinstance(text, date):
        return Bounds(text.toordinal(), text.toordinal())
    if "/" not in text:
        return _point(text)
    start, _, end = text.partition("/")
    earliest = DAWN if start == ".." else _point(start).earliest
    latest = FAR if end == ".." else _point(end).latest
    if start == end == "..":
        raise BadDate(f"{text!r} is open at both ends: leave the date out instead")
    if earliest > latest:
        raise BadDate(f"{text!r} ends before it begins")
    return Bounds(earliest, latest)


def _point(text: str) -> Bounds:
    match = _POINT.fullmatch(text)
    if not match:
        raise BadDate(f"{text!r} is not a date. Write YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day = (int(match[k]) if match[k] else None for k in "ymd")
    assert year is not None
    slack = 1 if match["q"] else 0
    try:
        if month is not None and day is not None:
            at = date(year, month, day).toordinal()
            return Bounds(at - slack, at + slack)
        if month is not None:
            date(year, month, 1)
            return Bounds(_month_start(year, month - slack), _month_start(year, month + 1 + slack) - 1)
        return Bounds(date(year - slack, 1, 1).toordinal(), date(year + slack, 12, 31).toordinal())
    except ValueError:
        raise BadDate(f"{text!r} is not a day of the calendar") from None


def _month_start(year: int, month: int) -> int:
    """First day of a month; the months on either side of a year roll over."""
    carry, index = divmod(month - 1, 12)
    return date(year + carry, index + 1, 1).toordinal()


def on(text: str) -> Bounds:
    """A date that must be one certain day.

    >>> on("2024-12-04").earliest == on("2024-12-04").latest == ordinal("2024-12-04")
    True
    """
    bounds = parse(text)
    if bounds.earliest != bounds.latest:
        raise BadDate(f"{text!r} is not one day. Write YYYY-MM-DD")
    return bounds


def ordinal(text: str | date) -> int:
    """The ordinal of a certain day."""
    return text.toordinal() if isinstance(text, date) else on(text).earliest


def iso(day: int) -> str:
    """An ordinal as an ISO 8601 day."""
    return date.fromordinal(day).isoformat()


def written(bounds: Bounds) -> str:
    """Bounds as the shortest EDTF string that means them; `parse` reads it back.

    >>> [written(parse(t)) for t in ("1961-07-06", "1961", "../1945-05-08", "1936-03-07/1936-03-16")]
    ['1961-07-06', '1961', '../1945-05-08', '1936-03-07/1936-03-16']
    """
    first, last = (date.fromordinal(day) for day in bounds)
    if first == last:
        return first.isoformat()
    if bounds.earliest == DAWN:
        return f"../{last.isoformat()}"
    if bounds.latest == FAR:
        return f"{first.isoformat()}/.."
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04}"
    month_end = calendar.monthrange(first.year, first.month)[1]
    if first.day == 1 and last == first.replace(day=month_end):
        return f"{first.year:04}-{first.month:02}"
    return f"{first.isoformat()}/{last.isoformat()}"


def later(a: Bounds, b: Bounds) -> Bounds:
    """The later of two uncertain dates."""
    return Bounds(max(a.earliest, b.earliest), max(a.latest, b.latest))


def earlier(a: Bounds, b: Bounds) -> Bounds:
    """The earlier of two uncertain dates."""
    return Bounds(min(a.earliest, b.earliest), min(a.latest, b.latest))


def reached(day: Days, earliest: Days, latest: Days) -> Truths:
    """Is each day at or after a date that lies somewhere in [earliest, latest]?

    All arguments are ordinals and broadcast; the answer is int8 in NO, OPEN, YES.
    """
    import numpy as np

    return np.greater_equal(day, latest).view(np.int8) - np.less(day, earliest).view(np.int8)


def spans(day: int, since: Bounds, until: Bounds) -> int:
    """Does one half-open spell hold one day: -1 no, 0 not known, 1 yes. The scalar of `in_force`.

    >>> spans(ordinal("2024-05-01"), on("2009-06-12"), on("2024-04-30"))
    -1
    """
    begun = (day >= since.latest) - (day < since.earliest)
    over = (day >= until.latest) - (day < until.earliest)
    return min(begun, -over)


def in_force(day: Days, since: tuple[Days, Days], until: tuple[Days, Days]) -> Truths:
    """NO, OPEN or YES for each day of a half-open spell with uncertain ends.

    >>> import numpy as np
    >>> days = np.array([ordinal("2024-10-15"), ordinal("2024-12-10")])
    >>> in_force(days, on("2024-12-04"), NEVER)
    array([-1,  1], dtype=int8)
    >>> in_force(np.array([ordinal("1951-06-01")]), on("1949-01-01"), parse("1950-01-01/.."))
    array([0], dtype=int8)
    """
    import numpy as np

    truth: Truths = np.minimum(reached(day, *since), -reached(day, *until))
    return truth
