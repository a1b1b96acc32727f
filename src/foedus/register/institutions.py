"""Read who decides, who watches and who holds what: council.toml, vetoes/, regimes/, doctrines.toml.

Faults are collected as in `foedus.register.read`; `check_institutions` finds those that only show when files are
read together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from foedus.model.dates import DAWN, NEVER, Bounds
from foedus.model.institutions import (
    Body,
    Council,
    DisputedDoctrine,
    Doctrines,
    Majority,
    Mandate,
    Position,
    Presidency,
    Regime,
    Seat,
    Veto,
    View,
)
from foedus.model.nouns import Source, State
from foedus.register.read import Fault, Table, nearest, read_source

BODIES = ("committee", "panel", "office", "outside")
VETOED = ("resolution", "admission", "amendment", "paragraph", "secretary_general", "preliminary_question")
STATUSES = ("contested", "minority", "rejected")
HOLDS = ("yes", "no", "open")


def read_council(data: Any, file: str, faults: list[Fault]) -> Council:
    """The members of the Security Council, the majority they need, who presided."""
    top = Table(data, file, "", faults)
    made = Council(
        seats=top.each(
            "seat",
            lambda row: Seat(
                state=row.get("state", str),
                kind=row.word("kind", ("permanent", "elected"), "a kind of seat"),
                since=row.date("since"),
                until=row.date("until", NEVER),
                called=row.get("called", str, ""),
                called_id=row.get("called_id", str, ""),
                source=row.get("source", str),
                note=row.get("note", str, ""),
            ),
        ),
        majorities=top.each(
            "majority",
            lambda row: Majority(
                members=row.get("members", int),
                votes=row.get("votes", int),
                since=row.date("since"),
                until=row.date("until", NEVER),
                source=row.get("source", str),
                note=row.get("note", str, ""),
            ),
        ),
        presidencies=top.each(
            "presidency",
            lambda row: Presidency(
                state=row.get("state", str),
                since=row.date("since"),
                until=row.date("until"),
                source=row.get("source", str),
                note=row.get("note", str, ""),
            ),
        ),
        sources=top.each("source", read_source),
    )
    top.close()
    for path, source in (
        *((f"seat[{i}]", seat.source) for i, seat in enumerate(made.seats)),
        *((f"majority[{i}]", row.source) for i, row in enumerate(made.majorities)),
        *((f"presidency[{i}]", row.source) for i, row in enumerate(made.presidencies)),
    ):
        faults += _unsourced(file, path, source, made.sources)
    return made


def read_vetoes(data: Any, file: str, faults: list[Fault]) -> tuple[Veto, ...]:
    """The vetoes of one file, in its order."""
    top = Table(data, file, "", faults)
    sources = top.each("source", read_source)
    by_id = {source.id: source for source in sources}

    def veto(row: Table) -> Veto:
        source = row.get("source", str)
        if source not in by_id:
            row.fault("source", f'"{source}" is not a source of this file.{nearest(source, by_id)}')
        return Veto(
            on=row.date("on"),
            draft=row.get("draft", str, ""),
            meeting=row.get("meeting", str, ""),
            subject=row.get("subject", str),
            subject_id=row.get("subject_id", str, ""),
            about=row.strings("about"),
            kind=row.word("kind", VETOED, "a kind of draft", "resolution"),
            by=row.strings("by"),
            yes=row.count("yes"),
            no=row.count("no"),
            abstain=row.count("abstain"),
            absent=row.count("absent"),
            abstained=row.strings("abstained"),
            source=by_id.get(source, Source(id=source, title="")),
            note=row.get("note", str, ""),
        )

    vetoes = top.each("veto", veto)
    top.close()
    return vetoes


def read_regime(data: Any, file: str, faults: list[Fault]) -> Regime:
    """One sanctions regime with the bodies that watch over it."""
    top = Table(data, file, "", faults)
    made = Regime(
        id=top.get("id", str),
        name=top.get("name", str),
        name_id=top.get("name_id", str, ""),
        states=top.strings("states"),
        instruments=top.strings("instruments"),
        since=top.date("since"),
        until=top.date("until", NEVER),
        by=top.get("by", str),
        ended_by=top.get("ended_by", str, ""),
        doctrine=top.word("doctrine", ("settled", "contested"), "settled or contested", "settled"),
        bodies=top.each("body", _body),
        sources=top.each("source", read_source),
        note=top.get("note", str, ""),
    )
    top.close()
    if not made.sources:
        top.fault("source", "is missing: a regime names at least one source")
    for path, source in (
        *((f"body[{i}].source", body.source) for i, body in enumerate(made.bodies)),
        *((f"body[{i}].mandate", m.source) for i, body in enumerate(made.bodies) for m in body.mandates),
    ):
        faults += _unsourced(file, path, source, made.sources)
    return made


def _body(row: Table) -> Body:
    return Body(
        kind=row.word("kind", BODIES, "a kind of body"),
        name=row.get("name", str),
        name_id=row.get("name_id", str, ""),
        since=row.date("since"),
        until=row.date("until", NEVER),
        by=row.get("by", str, ""),
        ended_by=row.get("ended_by", str, ""),
        members=row.strings("members"),
        does=row.get("does", str, ""),
        does_id=row.get("does_id", str, ""),
        mandates=row.each("mandate", _mandate),
        source=row.get("source", str),
        note=row.get("note", str, ""),
    )


def _mandate(row: Table) -> Mandate:
    return Mandate(
        by=row.get("by", str),
        since=row.date("since"),
        until=row.date("until"),
        source=row.get("source", str),
        note=row.get("note", str, ""),
    )


def read_doctrines(data: Any, file: str, faults: list[Fault]) -> Doctrines:
    """The doctrines on which the law divides, and the named views."""
    top = Table(data, file, "", faults)
    made = Doctrines(
        views=top.each(
            "view",
            lambda row: View(
                id=row.get("id", str),
                name=row.get("name", str),
                name_id=row.get("name_id", str, ""),
                means=row.get("means", str),
                means_id=row.get("means_id", str, ""),
                source=row.get("source", str),
            ),
        ),
        doctrines=top.each("doctrine", _doctrine),
        sources=top.each("source", read_source),
    )
    top.close()
    views = {view.id for view in made.views}
    for i, view in enumerate(made.views):
        faults += _unsourced(file, f"view[{i}]", view.source, made.sources)
    for i, doctrine in enumerate(made.doctrines):
        for j, position in enumerate(doctrine.positions):
            path = f"doctrine[{i}].position[{j}]"
            if position.view and position.view not in views:
                faults.append(Fault(file, path, f'"{position.view}" is not a view.{nearest(position.view, views)}'))
            if not position.instrument:
                faults += _unsourced(file, path, position.source, made.sources)
    return made


def _doctrine(row: Table) -> DisputedDoctrine:
    return DisputedDoctrine(
        id=row.get("id", str),
        name=row.get("name", str),
        name_id=row.get("name_id", str),
        asks=row.get("asks", str),
        asks_id=row.get("asks_id", str),
        status=row.word("status", STATUSES, "contested, minority or rejected"),
        positions=row.each("position", _position),
    )


def _position(row: Table) -> Position:
    return Position(
        by=row.get("by", str),
        by_id=row.get("by_id", str, ""),
        holds=row.word("holds", HOLDS, "yes, no or open"),
        view=row.get("view", str, ""),
        since=row.date("since", Bounds(DAWN, DAWN)),
        instrument=row.get("instrument", str, ""),
        at=row.get("at", str, ""),
        gist=row.get("gist", str),
        gist_id=row.get("gist_id", str, ""),
        source=row.get("source", str),
    )


def _unsourced(file: str, path: str, source: str, sources: Sequence[Source]) -> Iterator[Fault]:
    known = {one.id for one in sources}
    if source not in known:
        yield Fault(file, path, f'"{source}" is not a source of this file.{nearest(source, known)}')


def check_institutions(
    states: Sequence[State],
    instruments: Sequence[str],
    council: Council,
    vetoes: Sequence[Veto],
    regimes: Sequence[Regime],
    doctrines: Doctrines,
) -> Iterator[Fault]:
    """Ids in these files that name no state and no instrument."""
    known = {state.id for state in states}
    texts = set(instruments)
    named: list[tuple[str, str, str]] = [
        *(("council.toml", f"seat[{i}]", seat.state) for i, seat in enumerate(council.seats)),
        *(("council.toml", f"presidency[{i}]", row.state) for i, row in enumerate(council.presidencies)),
        *(("vetoes/", veto.draft, id) for veto in vetoes for id in (*veto.by, *veto.about, *veto.abstained)),
        *((f"regimes/{regime.id}.toml", "states", id) for regime in regimes for id in regime.states),
        *(
            (f"regimes/{regime.id}.toml", body.name, id)
            for regime in regimes
            for body in regime.bodies
            for id in body.members
        ),
    ]
    for file, path, id in named:
        if id not in known:
            yield Fault(file, path, f'"{id}" is not a state.{nearest(id, known)}')
    for regime in regimes:
        for id in regime.instruments:
            if id not in texts:
                yield Fault(
                    f"regimes/{regime.id}.toml", "instruments", f'"{id}" is not an instrument.{nearest(id, texts)}'
                )
    for doctrine in doctrines.doctrines:
        for position in doctrine.positions:
            if position.instrument and position.instrument not in texts:
                yield Fault(
                    "doctrines.toml",
                    doctrine.id,
                    f'"{position.instrument}" is not an instrument.{nearest(position.instrument, texts)}',
                )
