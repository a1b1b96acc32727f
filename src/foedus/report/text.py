"""Look-ups as text for a terminal: instruments, lineage, commitments, states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from foedus.reason.look import (
    BondDocument,
    ClauseDocument,
    CommitmentsDocument,
    ComparedDocument,
    CompareDocument,
    FindDocument,
    InstrumentDocument,
    ItemsDocument,
    KinDocument,
    LineageDocument,
    PartyDocument,
    StatesDocument,
    StepDocument,
    TimelineDocument,
)
from foedus.reason.phrases import ground, label
from foedus.register.read import ACTS, ENDINGS, KINDS, RELATIONS, STRENGTHS
from foedus.register.store import Register
from foedus.report.page import Page, capital

# ----------------------------------------------------------------------------------- instruments


def instrument(document: InstrumentDocument, register: Register, lang: str) -> str:
    """One instrument, whole."""
    page = Page(register, lang)
    ref = document.instrument
    page.heading(ref.title)
    page.put(ref.id + (f"   ({', '.join(document.aliases)})" if document.aliases else ""), hang=2)
    page.field(page.word("kind"), label(KINDS[ref.kind], lang))
    made = _MADE.get(ref.kind, "signed")
    for key in ("signed", "provisional", "in_force", "ended"):
        step: StepDocument | None = getattr(document, key)
        if key == "in_force" and step and made != "signed" and step.on == document.signed.on:
            continue  # a resolution has effect from its adoption
        if step:
            page.field(page.word(made if key == "signed" else key), _step_said(page, ref.id, step))
        elif key == "in_force":
            page.field(page.word(key), page.word("not_in_force"))
    remarks = {"report": "basis_report", "unverified": "basis_unverified"}
    text = page.word(document.text)
    if ref.basis in remarks:
        text += f"; {page.word(remarks[ref.basis])}"
    page.field(page.word("text"), text)
    page.field(page.word("published"), document.series or "")
    page.field(page.word("note"), document.note)
    if document.parties or made == "signed":
        _parties(page, document)
    if document.norms or not document.holdings:
        page.heading(page.word("norms"))
    if not document.norms and not document.holdings:
        page.put(page.word("no_norms"))
    for norm in document.norms:
        _clause(page, ref.id, norm, page.at(norm.at))
    _holdings(page, document)
    if document.relations:
        page.heading(page.word("relations"))
        for relation in document.relations:
            line = f"{label(RELATIONS[relation.relation], lang)} {relation.title} ({relation.to})"
            if relation.on:
                line += f", {page.day(relation.on)}"
            page.put(line + page.cite(ref.id, relation.source), hang=2)
    for source in document.sources:
        page.cite(ref.id, source.id)
    return page.finish()


_MADE: Final = {
    "resolution": "adopted",
    "recommendation": "adopted",
    "judgment": "delivered",
    "advisory_opinion": "delivered",
    "custom": "in_force",
}
"""How a text that nobody signs came to be."""


def _holdings(page: Page, document: InstrumentDocument) -> None:
    """What a judgment or resolution found of particular uses of force."""
    if document.holdings:
        page.heading(page.word("holdings"))
    for held in document.holdings:
        spell = page.word("from", day=page.day(held.since))
        spell += " " + page.word("until", day=page.day(held.until)) if held.until else ""
        line = page.word(
            "found",
            by=page.states(held.by),
            on=page.states(held.on),
            spell=spell,
            finding=page.word(held.finding),
        )
        mark = page.cite(document.instrument.id, held.source)
        page.put(f"{page.at(held.at)}: {line}{mark}", 2, hang=2, style="green")
        page.put(held.gist, 4)
        if held.note:
            page.put(held.note, 4)


def _step_said(page: Page, id: str, step: StepDocument) -> str:
    parts = [page.day(step.on)]
    if step.how:
        parts.insert(0, label(ENDINGS[step.how], page.lang))
    return ", ".join(filter(None, (*parts, step.at, ground(step.by or "", page.lang)))) + (
        page.cite(id, step.source) if step.source else ""
    )


def _parties(page: Page, document: InstrumentDocument) -> None:
    asked = f"   ({page.word('bound_on', on=page.day(document.on))})" if document.on else ""
    page.heading(page.word("parties") + asked)
    life = (
        document.in_force.on if document.in_force else None,
        document.ended.on if document.ended else None,
    )
    whole = [party for party in document.parties if (party.since, party.until) == life and not document.on]
    if len(whole) > 2 or len(whole) == len(document.parties):
        page.put(", ".join(party.name for party in whole))
    else:
        whole = []
    for party in document.parties:
        if party not in whole:
            _party(page, document, party)


def _party(page: Page, document: InstrumentDocument, party: PartyDocument) -> None:
    spell = page.word("from", day=page.day(party.since)) if party.since else page.word("not_in_force")
    if party.until:
        how = f" ({label(ENDINGS[party.how], page.lang)})" if party.how else ""
        spell += " " + page.word("until", day=page.day(party.until)) + how
    answer = f"{page.word(party.in_force)}, " if party.in_force else ""
    width = min(24, max(len(p.name) for p in document.parties))
    page.field(party.name, answer + spell + page.cite(document.instrument.id, party.source), width=width)


def _clause(page: Page, id: str, norm: ClauseDocument, title: str) -> None:
    strength = f" ({label(STRENGTHS[norm.strength], page.lang)})" if norm.strength else ""
    page.put(
        f"{title}: {norm.bearer}, {label(ACTS[norm.act], page.lang)} {norm.toward}{strength}"
        f"{page.cite(id, norm.source)}",
        2,
        hang=2,
        style="green",
    )
    page.put(norm.gist, 4)
    if norm.items:
        page.put(f"{page.word('items')}: {', '.join(page.state(item) for item in norm.items)}", 4, hang=2)
    if norm.conditions:
        page.put(f"{page.word('conditions')}: {norm.conditions}", 4, hang=2)
    if norm.exceptions:
        page.put(f"{page.word('unless')}: {norm.exceptions}", 4, hang=2)
    for cap in norm.cap:
        page.put(page.word("cap", amount=f"{cap.amount:,.0f}", unit=cap.unit, per=cap.per), 4)
    if not norm.binding:
        page.put(f"({page.word('recommends')})", 4)
    spell = [page.word("from", day=page.day(norm.since))] if norm.since else []
    spell += [page.word("until", day=page.day(norm.until))] if norm.until else []
    if spell:
        page.put(page.word("rule_spell", spell=" ".join(spell)), 4)
    if norm.doctrine == "contested":
        page.put(f"({page.word('contested')})", 4)
    if norm.basis in ("report", "unverified"):
        page.put(f"({page.word(f'basis_{norm.basis}')})", 4)


# ----------------------------------------------------------------------------- lineage and compare


def lineage(document: LineageDocument, register: Register, lang: str) -> str:
    """What came before and after an instrument, clauses side by side."""
    page = Page(register, lang)
    ref = document.instrument
    page.heading(f"{ref.title} ({ref.id})")
    page.field(page.word("signed"), page.day(ref.signed))
    page.field(page.word("in_force"), page.day(ref.in_force) or page.word("not_in_force"))
    if not document.predecessors and not document.successors:
        page.put(page.word("no_lineage"))
    for key, kin in (("predecessors", document.predecessors), ("successors", document.successors)):
        if kin:
            page.heading(page.word(key))
            for one in kin:
                _kin(page, one)
    _side_by_side(page, document.clauses)
    return page.finish()


def _kin(page: Page, kin: KinDocument) -> None:
    page.put(f"{kin.title} ({kin.id})", 2, hang=2, style="green")
    dates = [f"{page.word('signed').lower()} {page.day(kin.signed)}"]
    if kin.in_force:
        dates.append(f"{page.word('in_force').lower()} {page.day(kin.in_force)}")
    if kin.ended and kin.how:
        dates.append(f"{label(ENDINGS[kin.how], page.lang)} {page.day(kin.ended)}")
    elif kin.in_force:
        dates.append(page.word("still"))
    page.put("; ".join(dates), 4)
    kinds = {word.past: word for word in RELATIONS.values()} | {word.id: word for word in RELATIONS.values()}
    word = kinds[kin.relation]
    back = kin.relation == word.past
    verb = (word.past_id if back else word.id_) if page.lang == "id" else (word.past if back else word.en)
    by = " by" if back and page.lang == "en" else " oleh" if back else ""
    when = f", {page.day(kin.on)}" if kin.on else ""
    page.put(f"{verb}{by} {kin.via}{when}", 4)
    if kin.note:
        page.put(kin.note, 4)


def compared(document: CompareDocument, register: Register, lang: str) -> str:
    """Instruments side by side, and what differs."""
    page = Page(register, lang)
    for ref in document.instruments:
        page.heading(f"{ref.title} ({ref.id})")
        life = [f"{page.word('signed').lower()} {page.day(ref.signed)}"]
        if ref.in_force:
            life.append(f"{page.word('in_force').lower()} {page.day(ref.in_force)}")
        if ref.ended:
            life.append(f"{page.word('ended').lower()} {page.day(ref.ended)}")
        page.put("; ".join(life))
    page.heading(page.word("differences"))
    for line in document.differences or (page.word("same"),):
        page.put(line, 2, hang=2)
    _side_by_side(page, document.clauses)
    return page.finish()


def _side_by_side(page: Page, rows: Sequence[ComparedDocument]) -> None:
    page.heading(page.word("clauses"))
    for row in rows:
        page.put(label(ACTS[row.act], page.lang), 2, style="green")
        width = max(len(id) for id in row.clauses)
        for id, clauses in row.clauses.items():
            for clause in clauses:
                strength = f" ({label(STRENGTHS[clause.strength], page.lang)})" if clause.strength else ""
                mark = page.cite(id, clause.source)
                page.field(id, f"{page.at(clause.at)}{strength}: {clause.gist}{mark}", indent=4, width=width)
                if clause.conditions:
                    page.field("", f"{page.word('conditions')}: {clause.conditions}", indent=4, width=width)
            if not clauses:
                page.field(id, page.word("absent"), indent=4, width=width)


# --------------------------------------------------------------------------------- commitments etc.


def commitments(document: CommitmentsDocument, register: Register, lang: str) -> str:
    """Who owes a state what, and what it owes whom."""
    page = Page(register, lang)
    name = page.state(document.state)
    page.heading(page.word("on_day", state=name, day=page.day(document.on)))
    for key, bonds, side in (("owed_to", document.owed_to, "bearer"), ("owes", document.owes, "toward")):
        page.heading(page.word(key, state=name))
        groups: dict[tuple[object, ...], list[BondDocument]] = {}
        for bond in bonds:
            groups.setdefault((bond.obligation or "other", bond.instrument.id, bond.norm, bond.in_force), []).append(
                bond
            )
        if not groups:
            page.put(page.word("nothing"))
        alike: dict[tuple[object, ...], list[list[BondDocument]]] = {}  # one article, the same states: one line
        for (kind, *_), group in groups.items():
            first, others = group[0], tuple(dict.fromkeys(getattr(bond, side) for bond in group))
            key_ = (kind, first.instrument.id, first.pinpoint, first.in_force, first.strength, others)
            alike.setdefault(key_, []).append(group)
        current = ""
        for (kind, *_), same in alike.items():
            if kind != current:
                current = str(kind)
                page.put(page.word(current), 2, style="green")
            _bonds(page, same[0], list(dict.fromkeys(label(ACTS[group[0].act], lang) for group in same)), side)
    if document.general:
        page.heading(page.word("general", state=name))
        acts: dict[str, list[str]] = {}
        for one in document.general:
            acts.setdefault(one.act, []).append(f"{one.instrument.title}, {page.at(one.pinpoint)}")
        for act, titles in acts.items():
            page.put(f"{capital(label(ACTS[act], lang))} {page.word('everyone')}: {'; '.join(titles)}.", 2, hang=2)
    return page.finish()


def _bonds(page: Page, group: Sequence[BondDocument], acts: Sequence[str], side: str) -> None:
    first = group[0]
    others = list(dict.fromkeys(getattr(bond, side) for bond in group))
    who = page.word("everyone") if len(others) > 100 else page.states(others, most=4)
    notes = [label(STRENGTHS[first.strength], page.lang)] if first.strength else []
    if not first.instrument.binding:
        notes.append(page.word("political"))
    if first.in_force != "yes":
        notes.append(page.word("uncertain"))
    detail = f" ({'; '.join(notes)})" if notes else ""
    act = ", ".join(acts)
    line = f"{act} {who}" if side == "toward" else f"{who}: {act} {page.state(first.toward)}"
    page.put(
        f"{capital(line)}{detail}. {first.instrument.title}, {page.at(first.pinpoint)}",
        4,
        hang=2,
    )
    if 4 < len(others) <= 100:
        page.put(" ".join(others), 6)


def timeline(document: TimelineDocument, register: Register, lang: str) -> str:
    """Every commitment between two states, as spells in order."""
    page = Page(register, lang)
    a, b = document.between
    page.heading(page.word("between", a=page.state(a), b=page.state(b)))
    rows: dict[tuple[object, ...], list[str]] = {}
    for spell in document.spells:
        key = (
            spell.instrument.id,
            spell.instrument.title,
            spell.since,
            spell.until,
            spell.how,
            spell.obligations,
            spell.acts,
        )
        rows.setdefault(key, []).append(spell.bearer)
    if not rows:
        page.put(page.word("nothing"))
    for (id, title, since, until, how, obligations, acts), bearers in rows.items():
        start, end = str(since), str(until) if until else page.word("today")
        page.put(f"{start} – {end}", 2, style="green")
        page.put(f"{title} ({id})", 4, hang=2)
        ways = page.word("both_ways")
        if len(bearers) == 1:
            other = b if bearers[0] == a else a
            ways = page.word("one_way", a=page.state(bearers[0]), b=page.state(other))
        kinds = ", ".join(page.word(o) for o in obligations) if obligations else ""  # type: ignore[attr-defined]
        rest = ", ".join(label(ACTS[act], lang) for act in acts)  # type: ignore[attr-defined]
        page.put(f"{ways}: {kinds or rest}", 4, hang=2)
        if how:
            page.put(f"{label(ENDINGS[str(how)], lang)} {page.day(until)}", 4)  # type: ignore[arg-type]
    return page.finish()


def found(document: FindDocument, register: Register, lang: str) -> str:
    """The instruments that fit a search, one a paragraph."""
    page = Page(register, lang)
    if not document.results:
        page.put(page.word("found_none"), 0)
        return "\n".join(page.lines)
    width = max(len(row.id) for row in document.results)
    for row in document.results:
        parties = " ".join(row.parties) if len(row.parties) <= 5 else page.word("states", n=len(row.parties))
        life = f"{row.in_force or '-'} – {row.ended or (page.word('today') if row.in_force else '-')}"
        kinds = ", ".join(page.word(o) for o in row.obligations)
        page.field(row.id, row.title, indent=0, width=width)
        page.field("", "; ".join(filter(None, (row.signed, life, parties, kinds))), indent=0, width=width)
    return "\n".join(page.lines)


def states(document: StatesDocument, register: Register, lang: str) -> str:
    """States in a table; one state in full."""
    page = Page(register, lang)
    if len(document.states) == 1:
        one = document.states[0]
        page.heading(f"{one.names[lang]} ({one.id})")
        page.put(f"COW {one.cow or '-'}   GW {one.gw or '-'}   {one.official or ''}".rstrip())
        page.field(page.word("exists"), _spells(page, one.exists))
        for key in ("cow", "gw"):
            page.field(key.upper(), _spells(page, one.spells[key]))
        page.field("=", ", ".join(one.aliases))
        page.field(page.word("note"), one.note)
        return page.finish()
    for row in document.states:
        page.lines.append(f"{row.id}  {row.cow or '-':>4} {row.gw or '-':>4}  {row.names[lang]}")
    return "\n".join(page.lines)


def _spells(page: Page, spells: Sequence[tuple[str, str | None]]) -> str:
    return ", ".join(f"{since} – {until or page.word('today')}" for since, until in spells)


def items(document: ItemsDocument, register: Register, lang: str) -> str:
    """The items in a table; one item in full, with the norms about it."""
    page = Page(register, lang)
    if len(document.items) > 1:
        page.heading(page.word("items_title"))
        width = max(len(item.id) for item in document.items)
        for item in document.items:
            page.field(item.id, item.names[lang], width=width)
        return page.finish()
    one = document.items[0]
    page.heading(f"{capital(one.names[lang])} ({one.id})")
    page.put(one.means)
    page.field("=", ", ".join(one.aliases))
    page.field(page.word("broader"), ", ".join(page.state(id) for id in one.within))
    page.field(">", ", ".join(page.state(id) for id in one.narrower))
    page.field("HS", ", ".join(one.hs))
    page.field(page.word("norms"), "; ".join(one.norms))
    return page.finish()
