"""Who decides, who watches, and who reads the law how: the Council, its vetoes, sanctions regimes, doctrines.

These are no norms: they are what norms speak of. All are frozen structs, read from council.toml,
vetoes/, regimes/ and doctrines.toml.
"""

from __future__ import annotations

from foedus.model.dates import NEVER, Bounds
from foedus.model.nouns import Source, StateId, Struct

# -------------------------------------------------------------------------------------- the Council


class Seat(Struct, frozen=True, kw_only=True):
    """One spell of one state in the Security Council; kind is "permanent" or "elected".

    called  how the seat is named, where the state's name in the register would mislead
    """

    state: StateId
    kind: str
    since: Bounds
    until: Bounds = NEVER
    called: str = ""
    called_id: str = ""
    source: str
    note: str = ""


class Majority(Struct, frozen=True, kw_only=True):
    """How many votes of how many members adopt a decision."""

    members: int
    votes: int
    since: Bounds
    until: Bounds = NEVER
    source: str
    note: str = ""


class Presidency(Struct, frozen=True, kw_only=True):
    """Who presided, and when."""

    state: StateId
    since: Bounds
    until: Bounds
    source: str
    note: str = ""


class Council(Struct, frozen=True, kw_only=True):
    """What council.toml holds."""

    seats: tuple[Seat, ...] = ()
    majorities: tuple[Majority, ...] = ()
    presidencies: tuple[Presidency, ...] = ()
    sources: tuple[Source, ...] = ()


class Veto(Struct, frozen=True, kw_only=True):
    """A draft that had the votes and fell to a permanent member's negative vote.

    about  states the draft concerned;  kind  "resolution", "admission", "amendment", ...
    yes, no, abstain, absent  None where no source read gives the figure
    """

    on: Bounds
    draft: str
    meeting: str = ""
    subject: str
    subject_id: str = ""
    about: tuple[StateId, ...] = ()
    kind: str = "resolution"
    by: tuple[StateId, ...]
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    absent: int | None = None
    abstained: tuple[StateId, ...] = ()
    source: Source
    note: str = ""


# ---------------------------------------------------------------------------------------- sanctions


class Mandate(Struct, frozen=True, kw_only=True):
    """One term of a body that works by renewal; `until` is its last day, as resolutions name it."""

    by: str
    since: Bounds
    until: Bounds
    source: str
    note: str = ""


class Body(Struct, frozen=True, kw_only=True):
    """Who watches over a regime: a committee, a panel, an office, or a body outside the United Nations."""

    kind: str
    name: str
    name_id: str = ""
    since: Bounds
    until: Bounds = NEVER
    by: str = ""
    ended_by: str = ""
    members: tuple[StateId, ...] = ()
    does: str = ""
    does_id: str = ""
    mandates: tuple[Mandate, ...] = ()
    source: str
    note: str = ""


class Regime(Struct, frozen=True, kw_only=True):
    """A set of Council sanctions: against whom, by which instruments, since when, and who watches.

    doctrine  "contested" where states dispute whether it is in force
    """

    id: str
    name: str
    name_id: str = ""
    states: tuple[StateId, ...] = ()
    instruments: tuple[str, ...] = ()
    since: Bounds
    until: Bounds = NEVER
    by: str
    ended_by: str = ""
    doctrine: str = "settled"
    bodies: tuple[Body, ...] = ()
    sources: tuple[Source, ...] = ()
    note: str = ""


# ---------------------------------------------------------------------------------------- doctrines


class View(Struct, frozen=True, kw_only=True):
    """A named way of reading the law on force, such as that of the Court or of one state."""

    id: str
    name: str
    name_id: str = ""
    means: str
    means_id: str = ""
    source: str


class Position(Struct, frozen=True, kw_only=True):
    """Who holds what on a doctrine: "yes", "no" or "open", since when, and where it was read.

    view  the named view whose position this is, if any
    """

    by: str
    by_id: str = ""
    holds: str
    view: str = ""
    since: Bounds
    instrument: str = ""
    at: str = ""
    gist: str
    gist_id: str = ""
    source: str


class DisputedDoctrine(Struct, frozen=True, kw_only=True):
    """A question on which states, courts or scholars divide.

    status  "contested"; "minority": claimed by few and denied by most; or "rejected": no authority accepts it, and
            only a view that claims it says yes
    """

    id: str
    name: str
    name_id: str
    asks: str
    asks_id: str
    status: str
    positions: tuple[Position, ...] = ()


class Doctrines(Struct, frozen=True, kw_only=True):
    """What doctrines.toml holds."""

    views: tuple[View, ...] = ()
    doctrines: tuple[DisputedDoctrine, ...] = ()
    sources: tuple[Source, ...] = ()
