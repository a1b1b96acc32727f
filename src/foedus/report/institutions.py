"""The Council, its vetoes, sanctions and those who watch, doctrines: as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.model.dates import Bounds, parse
from foedus.reason.institutions import (
    BodyDocument,
    CouncilDocument,
    DoctrinesDocument,
    MonitorsDocument,
    RegimeDocument,
    VetoDocument,
    VetoesDocument,
)
from foedus.reason.phrases import listed, said
from foedus.register.store import Register
from foedus.report.page import Page, capital


def council(document: CouncilDocument, register: Register, lang: str) -> str:
    """Who sat in the Security Council on a day, and what a decision took."""
    page = Page(register, lang)
    page.heading(page.word("council_on", day=page.day(document.on)))
    _majority(page, document, document.can_veto)
    for key, states in (("permanent", document.permanent), ("elected", document.elected)):
        page.field(page.word(key), listed([document.called.get(id, page.state(id)) for id in states], lang))
    page.field(page.word("president"), page.state(document.president) if document.president else "")
    for note in document.notes:
        page.field(page.word("note"), note)
    for source in document.sources:
        page.source(source)
    return page.finish()


def council_lines(page: Page, document: CouncilDocument, blockers: tuple[str, ...] | None = None) -> None:
    """The Council as a part of an assessment: who could block, and what was blocked before.

    blockers  who could block the very draft the case is about, if it is about one
    """
    page.heading(page.word("council"))
    able = document.can_veto if blockers is None else blockers
    if able:
        _majority(page, document, able)
    else:
        page.put(page.word("nobody_blocks", votes=document.votes, members=document.members))
    involved = [id for id in document.involved if id in able]
    if involved:
        who = listed([page.state(id) for id in involved], page.lang)
        page.put(capital(page.word("itself_involved", who=who)), style="yellow")
    if document.vetoes:
        page.put(page.word("past_vetoes") + ":")
        for veto in document.vetoes:
            _veto(page, veto, indent=4)


def _majority(page: Page, document: CouncilDocument, able: Sequence[str]) -> None:
    veto = listed([document.called.get(id, page.state(id)) for id in able], page.lang, "or")
    page.put(page.word("majority", votes=document.votes, members=document.members, veto=veto))


def vetoes(document: VetoesDocument, register: Register, lang: str) -> str:
    """Vetoes in order of date, one a paragraph, and how many each state cast."""
    page = Page(register, lang)
    if not document.vetoes:
        page.put(page.word("no_vetoes"), 0)
        return page.finish()
    page.heading(page.word("vetoes_title", n=len(document.vetoes)))
    cast = ", ".join(f"{page.state(id)} {n}" for id, n in document.cast.items())
    page.field(page.word("cast"), cast)
    for veto in document.vetoes:
        page.lines.append("")
        _veto(page, veto)
    return page.finish()


def _veto(page: Page, veto: VetoDocument, indent: int = 2) -> None:
    who = listed([page.state(id) for id in veto.by], page.lang)
    symbols = ", ".join(filter(None, (veto.draft, veto.meeting if veto.meeting != veto.draft else None)))
    mark = page.source(veto.source)
    page.put(
        f"{page.day(veto.on)}: {veto.subject} ({symbols}): {page.word('vetoed_by', who=who)}",
        indent,
        hang=2,
        style="green",
    )
    page.put(_votes(page, veto) + mark, indent + 2)
    if veto.note:
        page.put(veto.note, indent + 2)


def _votes(page: Page, veto: VetoDocument) -> str:
    if veto.yes is None or veto.no is None:
        return page.word("no_votes")
    abstain = "?" if veto.abstain is None else veto.abstain
    parts = [page.word("votes_cast", yes=veto.yes, no=veto.no, abstain=abstain)]
    if veto.abstained:
        parts.append(page.word("abstained_by", who=listed([page.state(id) for id in veto.abstained], page.lang)))
    if veto.absent:
        parts.append(page.word("absent_votes", n=veto.absent))
    return "; ".join(parts)


# ------------------------------------------------------------------------------------- sanctions watched


def monitors(document: MonitorsDocument, register: Register, lang: str) -> str:
    """Sanctions regimes on a day and who watches them."""
    page = Page(register, lang, document.on)
    page.heading(page.word("monitors_on", day=page.day(document.on)))
    if not document.regimes:
        page.put(page.word("no_regimes"))
        return page.finish()
    if document.states and not document.un_panel:
        page.put(page.word("no_panel"), style="yellow")
    for regime in document.regimes:
        page.lines.append("")
        _regime(page, regime, whole=len(document.regimes) < MANY)
    return page.finish()


MANY = 4
"""From this many regimes on, ended bodies and notes are left out."""


def monitor_lines(page: Page, document: MonitorsDocument) -> None:
    """The watchers as a part of an assessment."""
    page.heading(page.word("monitors"))
    if not document.un_panel:
        page.put(page.word("no_panel"), style="yellow")
    for regime in document.regimes:
        _regime(page, regime, whole=False, recent=True)


def _regime(page: Page, regime: RegimeDocument, *, whole: bool, recent: bool = False) -> None:
    if regime.in_force == "yes":
        life = page.word("regime_in_force", since=page.day(regime.since), by=regime.by)
    elif regime.in_force == "no" and regime.until:
        life = page.word("regime_ended", until=page.day(regime.until), by=regime.ended_by or regime.by)
    else:
        life = page.word("regime_unknown")
    if regime.doctrine == "contested":
        life += f" ({page.word('contested_short')})"
    page.put(f"{regime.name}: {life}", 2, hang=2, style="green")
    for body in regime.bodies:
        if whole or body.working != "no" or (recent and body.kind == "panel"):
            _body(page, regime, body, whole=whole)
    if whole and regime.note:
        page.put(regime.note, 4)


def _body(page: Page, regime: RegimeDocument, body: BodyDocument, *, whole: bool) -> None:
    sources = {source.id: source for source in regime.sources}
    if body.working == "yes":
        state = page.word("body_working", since=page.day(body.since))
    elif body.working == "unknown":
        state = page.word("body_unknown")
    elif body.until and body.until <= page.asked:
        state = page.word("body_over", last=last_day(page, body.until))
        state += f" ({body.ended_by})" if body.ended_by else ""
    else:
        state = page.word("body_later", since=page.day(body.since))
    if body.mandate:
        state += "; " + page.word("body_mandate", until=page.day(body.mandate.until), by=body.mandate.by)
    mark = page.source(sources[body.source]) if body.source in sources else ""
    page.put(f"{body.name} ({page.word('body_' + body.kind)}): {state}{mark}", 4, hang=2)
    if body.members:
        page.put(listed([page.state(id) for id in body.members], page.lang), 6)
    if whole and body.does:
        page.put(body.does, 6)


def last_day(page: Page, until: str) -> str:
    """The last day of a spell whose end is certain; else its end as it stands."""
    end = parse(until)
    return said(Bounds(end.earliest - 1, end.latest - 1), page.lang) if end.earliest == end.latest else page.day(until)


# ---------------------------------------------------------------------------------------------- doctrines


def doctrines(document: DoctrinesDocument, register: Register, lang: str) -> str:
    """Every question on which the law on force divides, with who holds what."""
    page = Page(register, lang)
    page.heading(page.word("doctrines_title"))
    sources = {source.id: source for source in document.sources}
    for view in document.views:
        name = view.name_id if lang == "id" and view.name_id else view.name
        means = view.means_id if lang == "id" and view.means_id else view.means
        mark = page.source(sources[view.source]) if view.source in sources else ""
        page.field(view.id, f"{name}: {means}{mark}")
    for doctrine in document.doctrines:
        status = page.word("contested_short" if doctrine.status == "contested" else doctrine.status)
        page.lines.append("")
        page.put(f"{doctrine.name_id if lang == 'id' else doctrine.name} ({doctrine.id}): {status}", style="green")
        page.put(doctrine.asks_id if lang == "id" else doctrine.asks, 4)
        for position in doctrine.positions:
            by = position.by_id if lang == "id" and position.by_id else position.by
            gist = position.gist_id if lang == "id" and position.gist_id else position.gist
            mark = page.source(sources[position.source]) if position.source in sources else ""
            page.put(f"{by}: {page.word('holds_' + position.holds)}. {gist}{mark}", 6, hang=2)
    return page.finish()
