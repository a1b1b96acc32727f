"""Questions about the Council and those who watch: who sat, who can block, what was vetoed, who monitors what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from foedus.model.dates import FAR, NEVER, Bounds, iso, ordinal, spans, written
from foedus.model.errors import BadInput
from foedus.model.institutions import Body, DisputedDoctrine, Majority, Presidency, Regime, Seat, Veto, View
from foedus.model.nouns import RegisterRef, Source, StateId, Struct
from foedus.reason.evaluate import TRUTH_WORDS
from foedus.register.read import plain

if TYPE_CHECKING:
    from foedus.register.store import Register

FIRST_MEETING: Final = ordinal("1946-01-17")
LATEST_VETOES: Final = 5
"""How many vetoes on the states of a case its answer recalls."""


class VetoDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One veto. Figures are null where no source read gives them."""

    on: str
    draft: str
    meeting: str | None
    subject: str
    about: tuple[StateId, ...]
    kind: str
    by: tuple[StateId, ...]
    yes: int | None
    no: int | None
    abstain: int | None
    absent: int | None
    abstained: tuple[StateId, ...]
    note: str
    source: Source


class CouncilDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus council --json` prints, and `council` in an assessment.

    votes     how many of how many members adopt a decision that is not procedural
    involved  permanent members that are themselves states of the case
    called    names of seats whose state the register calls otherwise
    vetoes    the latest vetoes by that day on drafts about the states of the case, newest first
    """

    register: RegisterRef
    on: str
    members: int
    votes: int
    permanent: tuple[StateId, ...]
    elected: tuple[StateId, ...]
    president: StateId | None
    can_veto: tuple[StateId, ...]
    involved: tuple[StateId, ...]
    called: dict[StateId, str]
    vetoes: tuple[VetoDocument, ...]
    notes: tuple[str, ...]
    sources: tuple[Source, ...]


class VetoesDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus council --vetoes --json` prints: in order of date; `cast` counts them by state."""

    register: RegisterRef
    vetoes: tuple[VetoDocument, ...]
    cast: dict[StateId, int]


class MandateDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One term of a body; `until` is its last day."""

    by: str
    since: str
    until: str


class BodyDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Who watches over a regime; `working` says whether it does so on the day asked: yes, no or unknown."""

    kind: str
    name: str
    does: str
    working: str
    since: str
    until: str | None
    by: str
    ended_by: str | None
    members: tuple[StateId, ...]
    mandate: MandateDocument | None
    mandates: tuple[MandateDocument, ...]
    source: str
    note: str


class RegimeDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """A sanctions regime on a day. in_force is yes, no or unknown; doctrine contested where states dispute it."""

    id: str
    name: str
    states: tuple[StateId, ...]
    instruments: tuple[str, ...]
    in_force: str
    doctrine: str
    since: str
    until: str | None
    by: str
    ended_by: str | None
    bodies: tuple[BodyDocument, ...]
    note: str
    sources: tuple[Source, ...]


class MonitorsDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus monitors --json` prints, and `monitors` in an assessment.

    un_panel  does a panel, group or team of the United Nations watch over any of these regimes that day?
    """

    register: RegisterRef
    on: str
    states: tuple[StateId, ...]
    un_panel: bool
    regimes: tuple[RegimeDocument, ...]


class DoctrinesDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus doctrines --json` prints."""

    register: RegisterRef
    views: tuple[View, ...]
    doctrines: tuple[DisputedDoctrine, ...]
    sources: tuple[Source, ...]


# -------------------------------------------------------------------------------------------- the Council


def council_on(
    register: Register, day: int, *, involved: Sequence[StateId] = (), lang: str = "en"
) -> CouncilDocument | None:
    """Who sat in the Security Council on a day and what a decision took; None before it first met."""
    council = register.council
    if day < FIRST_MEETING or not council.seats:
        return None
    sitting = [seat for seat in council.seats if spans(day, seat.since, seat.until) > 0]
    majority = next(row for row in council.majorities if spans(day, row.since, row.until) > 0)
    president = next((row for row in council.presidencies if spans(day, row.since, row.until) > 0), None)
    permanent = tuple(seat.state for seat in sitting if seat.kind == "permanent")
    # drafts about a permanent member's other affairs say nothing of this case
    about = set(involved) - set(permanent) or set(involved)
    recalled = [veto for veto in register.vetoes if about & set(veto.about) and veto.on.latest <= day]
    rows: list[Seat | Majority | Presidency] = [*sitting, majority, *([president] if president else [])]
    used = {row.source for row in rows}
    return CouncilDocument(
        register=register.ref,
        on=iso(day),
        members=majority.members,
        votes=majority.votes,
        permanent=permanent,
        elected=tuple(sorted(seat.state for seat in sitting if seat.kind == "elected")),
        president=president.state if president else None,
        can_veto=permanent,
        involved=tuple(id for id in permanent if id in involved),
        called={seat.state: _in(lang, seat.called, seat.called_id) for seat in sitting if seat.called},
        vetoes=tuple(veto_document(veto, lang) for veto in recalled[: -LATEST_VETOES - 1 : -1]),
        notes=tuple(dict.fromkeys(row.note for row in rows if row.note)),
        sources=tuple(source for source in council.sources if source.id in used),
    )


def vetoes(
    register: Register,
    *,
    by: Sequence[StateId] = (),
    about: Sequence[StateId] = (),
    on: int | None = None,
    since: Bounds | None = None,
    until: Bounds | None = None,
    text: str = "",
    lang: str = "en",
) -> VetoesDocument:
    """Vetoes in order of date, those that fit every filter given.

    by, about  all of these states;  since, until  both ends count;  text  words of the subject or the symbol
    """
    if since and until and since.earliest > until.latest:
        raise BadInput(f"since {written(since)} is after until {written(until)}: nothing lies between")
    words = plain(text).split()
    chosen = [
        veto
        for veto in register.vetoes
        if set(by) <= set(veto.by)
        and set(about) <= set(veto.about)
        and (on is None or veto.on.earliest <= on <= veto.on.latest)
        and (since is None or veto.on.latest >= since.earliest)
        and (until is None or veto.on.earliest <= until.latest)
        and all(word in plain(f"{veto.subject} {veto.subject_id} {veto.draft} {veto.meeting}") for word in words)
    ]
    cast = Counter(state for veto in chosen for state in veto.by)
    return VetoesDocument(
        register=register.ref,
        vetoes=tuple(veto_document(veto, lang) for veto in chosen),
        cast=dict(sorted(cast.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def veto_document(veto: Veto, lang: str) -> VetoDocument:
    """One veto for output."""
    return VetoDocument(
        on=written(veto.on),
        draft=veto.draft,
        meeting=veto.meeting or None,
        subject=veto.subject_id if lang == "id" and veto.subject_id else veto.subject,
        about=veto.about,
        kind=veto.kind,
        by=veto.by,
        yes=veto.yes,
        no=veto.no,
        abstain=veto.abstain,
        absent=veto.absent,
        abstained=veto.abstained,
        note=veto.note,
        source=veto.source,
    )


def doctrines(register: Register) -> DoctrinesDocument:
    """The named views, and every question on which the law on force divides with who holds what."""
    held = register.doctrines
    return DoctrinesDocument(register=register.ref, views=held.views, doctrines=held.doctrines, sources=held.sources)


# ------------------------------------------------------------------------------------------- the watchers


def monitors_of(
    register: Register, states: Sequence[StateId], day: int, *, everything: bool = False, lang: str = "en"
) -> MonitorsDocument:
    """Who watches over the sanctions against any of these states on a day; with none named, over all.

    Only regimes in force that day, or with a body still at work; with `everything`, past and future ones too.
    """
    wanted = set(states)
    regimes = [
        regime_document(regime, day, lang)
        for regime in register.regimes
        if (not wanted or wanted & set(regime.states))
        and (
            everything
            or spans(day, regime.since, regime.until) >= 0
            or any(_working(b, day) >= 0 for b in regime.bodies)
        )
    ]
    return MonitorsDocument(
        register=register.ref,
        on=iso(day),
        states=tuple(states),
        un_panel=any(b.kind == "panel" and b.working == "yes" for regime in regimes for b in regime.bodies),
        regimes=tuple(regimes),
    )


def regime_document(regime: Regime, day: int, lang: str) -> RegimeDocument:
    """One regime as it stood on a day."""
    return RegimeDocument(
        id=regime.id,
        name=_in(lang, regime.name, regime.name_id),
        states=regime.states,
        instruments=regime.instruments,
        in_force=TRUTH_WORDS[spans(day, regime.since, regime.until)],
        doctrine=regime.doctrine,
        since=written(regime.since),
        until=_end(regime.until),
        by=regime.by,
        ended_by=regime.ended_by or None,
        bodies=tuple(_body(body, day, lang) for body in regime.bodies),
        note=regime.note,
        sources=regime.sources,
    )


def _body(body: Body, day: int, lang: str) -> BodyDocument:
    mandates = tuple(
        MandateDocument(by=mandate.by, since=written(mandate.since), until=written(mandate.until))
        for mandate in body.mandates
    )
    running = [m for m in body.mandates if spans(day, m.since, m.until) > 0 or m.until == (day, day)]
    return BodyDocument(
        kind=body.kind,
        name=_in(lang, body.name, body.name_id),
        does=_in(lang, body.does, body.does_id),
        working=TRUTH_WORDS[_working(body, day)],
        since=written(body.since),
        until=_end(body.until),
        by=body.by,
        ended_by=body.ended_by or None,
        members=body.members,
        mandate=mandates[body.mandates.index(running[-1])] if running else None,
        mandates=mandates,
        source=body.source,
        note=body.note,
    )


def _working(body: Body, day: int) -> int:
    return spans(day, body.since, body.until)


def _end(until: Bounds) -> str | None:
    return None if until == NEVER or until.earliest == FAR else written(until)


def _in(lang: str, english: str, indonesian: str) -> str:
    return indonesian if lang == "id" and indonesian else english


__all__ = [
    "CouncilDocument",
    "DoctrinesDocument",
    "MonitorsDocument",
    "RegimeDocument",
    "VetoDocument",
    "VetoesDocument",
    "council_on",
    "doctrines",
    "monitors_of",
    "vetoes",
]
