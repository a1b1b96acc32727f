"""Questions that need no event: what is this instrument, what came before it, who owes whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from foedus.model.dates import FAR, NEVER, Bounds, in_force, iso, written
from foedus.model.errors import BadInput
from foedus.model.nouns import (
    AllOf,
    AnyOf,
    Atom,
    Cap,
    Expression,
    Instrument,
    InstrumentRef,
    Milestone,
    Norm,
    Not,
    Party,
    RegisterRef,
    Selector,
    Source,
    Struct,
)
from foedus.model.vocabulary import Modality, Obligation, Word
from foedus.reason.bonds import Bond, bonds_between, bonds_by, bonds_toward, general_norms
from foedus.reason.evaluate import TRUTH_WORDS
from foedus.reason.phrases import denial, label, listed, say
from foedus.reason.refer import refer
from foedus.register.compile import alive, bound, enclosing
from foedus.register.read import (
    ACTS,
    ALREADY_THERE,
    FACTS,
    PURPOSES,
    RELATIONS,
    STRENGTHS,
    TRIGGERS,
    UN_CHARTER,
    VICTIM,
)
from foedus.register.store import Register

# ---------------------------------------------------------------------------------- one instrument


class StepDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """A dated step: the day (EDTF), where, by what act, how it ended, and the source's id."""

    on: str
    at: str | None = None
    by: str | None = None
    how: str | None = None
    source: str | None = None


class PartyDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One spell of one party; `in_force` is yes, no or unknown on the day asked, else null."""

    state: str
    name: str
    since: str | None
    until: str | None
    how: str | None
    by: str | None
    in_force: str | None
    source: str
    note: str


class ClauseDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One norm in words: `conditions` is its condition spelled out, empty if it has none.

    exceptions  what defeats it, spelled out
    items       what a measure is about
    cap         how much it leaves free
    binding     false for a mere call
    basis       null where it is the instrument's
    """

    norm: str
    at: str
    modality: Modality
    act: str
    obligation: Obligation | None
    trigger: str
    bearer: str
    toward: str
    strength: str | None
    conditions: str
    exceptions: str
    items: tuple[str, ...]
    cap: tuple[Cap, ...]
    binding: bool
    since: str | None
    until: str | None
    doctrine: str
    basis: str | None
    gist: str
    source: str
    note: str


class RelationDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """How this instrument stands to an earlier one."""

    relation: str
    to: str
    title: str
    on: str | None
    source: str
    note: str


class HoldingDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What an authority found of a particular use of force, and of which days."""

    at: str
    by: tuple[str, ...]
    on: tuple[str, ...]
    since: str
    until: str | None
    finding: str
    gist: str
    source: str
    note: str


class InstrumentDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus show --json` prints."""

    register: RegisterRef
    instrument: InstrumentRef
    aliases: tuple[str, ...]
    text: str
    series: str | None
    signed: StepDocument
    provisional: StepDocument | None
    in_force: StepDocument | None
    ended: StepDocument | None
    on: str | None
    parties: tuple[PartyDocument, ...]
    norms: tuple[ClauseDocument, ...]
    holdings: tuple[HoldingDocument, ...]
    relations: tuple[RelationDocument, ...]
    sources: tuple[Source, ...]
    note: str


def show(register: Register, instrument: Instrument, *, on: int | None = None, lang: str = "en") -> InstrumentDocument:
    """One instrument, whole; with `on`, whether each party was bound that day."""
    return InstrumentDocument(
        register=register.ref,
        instrument=refer(instrument, lang),
        aliases=instrument.aliases,
        text=instrument.text,
        series=instrument.series or None,
        signed=_step(instrument.signed),
        provisional=_step(instrument.provisional) if instrument.provisional else None,
        in_force=_step(instrument.in_force) if instrument.in_force else None,
        ended=_step(instrument.ended) if instrument.ended else None,
        on=None if on is None else iso(on),
        parties=tuple(_party(register, instrument, party, on, lang) for party in _ordered(instrument.parties)),
        norms=tuple(clause(register, norm, lang) for norm in instrument.norms),
        holdings=tuple(
            HoldingDocument(
                at=holding.at,
                by=holding.by,
                on=holding.on,
                since=written(holding.since),
                until=None if holding.until == NEVER else written(holding.until),
                finding=holding.finding,
                gist=holding.gist_id if lang == "id" and holding.gist_id else holding.gist,
                source=holding.source,
                note=holding.note,
            )
            for holding in instrument.holdings
        ),
        relations=tuple(
            RelationDocument(
                relation=relation.kind,
                to=relation.to,
                title=register[relation.to].called(lang),
                on=written(relation.on) if relation.on else None,
                source=relation.source,
                note=relation.note,
            )
            for relation in instrument.relations
        ),
        sources=instrument.sources,
        note=instrument.note,
    )


def _ordered(parties: Sequence[Party]) -> list[Party]:
    return sorted(parties, key=lambda party: (party.since, party.state))


def _step(stone: Milestone) -> StepDocument:
    return StepDocument(
        on=written(stone.on),
        at=stone.at or None,
        by=stone.by or None,
        how=stone.how or None,
        source=stone.source or None,
    )


def _party(register: Register, instrument: Instrument, party: Party, on: int | None, lang: str) -> PartyDocument:
    exists = register.states[register.state_number[party.state]].exists
    life = next(alive(bound(instrument, party), exists), bound(instrument, party))
    return PartyDocument(
        state=party.state,
        name=_bare(register, party.state, lang),
        since=None if life.since == NEVER else written(life.since),
        until=None if life.until == NEVER else written(life.until),
        how=party.how or None,
        by=party.by or None,
        in_force=None if on is None else TRUTH_WORDS[holds(on, life.since, life.until)],
        source=party.source,
        note=party.note,
    )


def _bare(register: Register, id: str, lang: str) -> str:
    """A state's name as it stands in a table."""
    state = register.states[register.state_number[id]]
    return state.name_id if lang == "id" else state.name


def holds(day: int, since: Bounds, until: Bounds) -> int:
    """Is a spell running on a day: -1 no, 0 not known, 1 yes."""
    return int(in_force(day, since, until))


def clause(register: Register, norm: Norm, lang: str) -> ClauseDocument:
    """One norm in words."""
    return ClauseDocument(
        norm=norm.id,
        at=norm.at,
        modality=norm.modality,
        act=norm.act,
        obligation=norm.obligation,
        trigger=norm.trigger,
        bearer=_who(register, norm, "bearer", lang),
        toward=_who(register, norm, "toward", lang),
        strength=norm.strength or None,
        conditions=condition_said(register, norm.conditions, lang),
        exceptions=listed([condition_said(register, one, lang, whole=False) for one in norm.exceptions], lang, "or"),
        items=norm.items,
        cap=norm.cap,
        binding=norm.binding,
        since=written(norm.spell.since) if norm.spell and norm.spell.since.latest > 1 else None,
        until=written(norm.spell.until) if norm.spell and norm.spell.until != NEVER else None,
        doctrine=norm.doctrine,
        basis=norm.basis,
        gist=norm.gist_id if lang == "id" and norm.gist_id else norm.gist,
        source=norm.source,
        note=norm.note,
    )


def _who(register: Register, norm: Norm, side: str, lang: str) -> str:
    who: Selector = getattr(norm, side)

    def names(ids: Iterable[str]) -> str:
        return listed([register.said(id, lang) for id in ids], lang)

    if who.states:
        return names(who.states)
    if who.region:
        return say("any_state_of", lang, region=register.said(who.region, lang))
    if who.any_state:
        return say("any_state", lang)
    if who.everybody:
        return say("all_states", lang)
    if who.seat:
        return say(f"seat_{who.seat}", lang)
    if who.party_to == UN_CHARTER:
        return say("any_member", lang)
    if who.party_to:
        return say("party_to", lang, what=register[who.party_to].called(lang))
    base = say("each_party" if side == "bearer" else "each_other_party", lang)
    return base if not who.but else say("all_but", lang, who=base, but=names(who.but))


def condition_said(register: Register, expression: Expression, lang: str, *, whole: bool = True) -> str:
    """A condition in words: what all must hold is listed, alternatives are joined by "or".

    whole  is it all there is to say, or part of a larger condition?
    """
    match expression:
        case Not(of=Atom(name=name)) if name in FACTS and FACTS[name].denied:
            return denial(FACTS[name], lang)
        case Not():
            return say("not", lang, what=condition_said(register, expression.of, lang, whole=False))
        case AllOf() | AnyOf():
            parts = [condition_said(register, part, lang, whole=False) for part in expression.of]
            if isinstance(expression, AllOf) and whole:
                return "; ".join(parts)
            joined = say("and" if isinstance(expression, AllOf) else "or", lang).join(parts)
            return f"({joined})" if len(parts) > 1 else joined
    if expression.name in FACTS:
        return label(FACTS[expression.name], lang)
    if expression.name == "purpose":
        return say("cond_purpose", lang, what=listed([label(PURPOSES[a], lang) for a in expression.args], lang, "or"))
    if expression.name == "doctrine":
        doctrine = register.doctrine(expression.args[0])
        return say("cond_doctrine", lang, what=doctrine.name_id if lang == "id" else doctrine.name)
    names = [say("the_victim", lang) if arg == VICTIM else register.said(arg, lang) for arg in expression.args]
    return say(f"cond_{expression.name}", lang, what=listed(names, lang, "or"))


# ----------------------------------------------------------------------------------------- lineage


class KinDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """An instrument in the lineage of another.

    relation  what happened to the earlier one: "superseded", "followed", "amended", ...
    via       id of the instrument next to it in the line
    steps     1 for a direct predecessor or successor, 2 for the one beyond, ...
    """

    id: str
    title: str
    signed: str
    in_force: str | None
    ended: str | None
    how: str | None
    relation: str
    on: str | None
    via: str
    steps: int
    note: str


class ComparedDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One act across several instruments: the clauses of each, empty where it has none."""

    act: str
    obligation: Obligation | None
    clauses: dict[str, tuple[ClauseDocument, ...]]


class LineageDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus lineage --json` prints."""

    register: RegisterRef
    instrument: InstrumentRef
    predecessors: tuple[KinDocument, ...]
    successors: tuple[KinDocument, ...]
    clauses: tuple[ComparedDocument, ...]


def lineage(register: Register, instrument: Instrument, *, lang: str = "en") -> LineageDocument:
    """What an instrument replaced or followed, what replaced or followed it, clauses side by side."""
    before = _kin(register, instrument.id, lang, back=True)
    after = _kin(register, instrument.id, lang, back=False)
    line = sorted({instrument.id, *(kin.id for kin in (*before, *after))}, key=lambda id: register[id].signed.on)
    return LineageDocument(
        register=register.ref,
        instrument=refer(instrument, lang),
        predecessors=tuple(before),
        successors=tuple(after),
        clauses=side_by_side(register, [register[id] for id in line], lang),
    )


def _kin(register: Register, id: str, lang: str, *, back: bool) -> list[KinDocument]:
    found: dict[str, KinDocument] = {}
    edge = [id]
    steps = 0
    while edge:
        steps += 1
        reached = [pair for here in edge for pair in _neighbours(register, here, back)]
        edge = []
        for via, other, kind, on, note in reached:
            if other in found or other == id:
                continue
            instrument = register[other]
            word = RELATIONS[kind]
            found[other] = KinDocument(
                id=other,
                title=instrument.called(lang),
                signed=written(instrument.signed.on),
                in_force=refer(instrument).in_force,
                ended=written(instrument.ended.on) if instrument.ended else None,
                how=instrument.ended.how if instrument.ended else None,
                relation=word.past if back else word.id,
                on=written(on) if on else None,
                via=via,
                steps=steps,
                note=note,
            )
            edge.append(other)
    return list(found.values())


def _neighbours(register: Register, id: str, back: bool) -> list[tuple[str, str, str, Bounds | None, str]]:
    if back:
        return [(id, r.to, r.kind, r.on, r.note) for r in register[id].relations]
    return [(id, other.id, r.kind, r.on, r.note) for other in register for r in other.relations if r.to == id]


class CompareDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus compare --json` prints."""

    register: RegisterRef
    instruments: tuple[InstrumentRef, ...]
    clauses: tuple[ComparedDocument, ...]
    differences: tuple[str, ...]


def compare(register: Register, instruments: Sequence[Instrument], *, lang: str = "en") -> CompareDocument:
    """Clauses of several instruments side by side, and what differs between neighbours."""
    if len({instrument.id for instrument in instruments}) < 2:
        raise BadInput("compare needs two different instruments, such as su-kp-1961 and ru-kp-2024")
    rows = side_by_side(register, instruments, lang)
    ids = [instrument.id for instrument in instruments]
    return CompareDocument(
        register=register.ref,
        instruments=tuple(refer(instrument, lang) for instrument in instruments),
        clauses=rows,
        differences=tuple(line for one, two in pairwise(ids) for line in _differences(rows, one, two, lang)),
    )


def side_by_side(register: Register, instruments: Sequence[Instrument], lang: str) -> tuple[ComparedDocument, ...]:
    """For each act any of them speaks of, the clauses of each."""
    rows = []
    for act in ACTS.values():
        clauses = {
            instrument.id: tuple(clause(register, norm, lang) for norm in instrument.norms if norm.act == act.id)
            for instrument in instruments
        }
        if any(clauses.values()):
            rows.append(ComparedDocument(act=act.id, obligation=act.obligation, clauses=clauses))
    return tuple(rows)


def _differences(rows: Iterable[ComparedDocument], one: str, two: str, lang: str) -> list[str]:
    made = []
    for row in rows:
        act = label(ACTS[row.act], lang)
        old, new = row.clauses[one], row.clauses[two]
        if bool(old) != bool(new):
            made.append(say("only_in", lang, act=act, which=one if old else two, other=two if old else one))
            continue
        if not old:
            continue
        for what, parts in (
            ("strength", [{c.strength or "" for c in side} for side in (old, new)]),
            ("trigger", [{c.trigger for c in side} for side in (old, new)]),
            ("conditions", [{p for c in side for p in c.conditions.split("; ") if p} for side in (old, new)]),
        ):
            gone, come = parts[0] - parts[1], parts[1] - parts[0]
            if gone or come:
                made.append(
                    say(
                        f"differs_{what}",
                        lang,
                        act=act,
                        one=one,
                        two=two,
                        gone=_words(what, gone, lang),
                        come=_words(what, come, lang),
                    )
                )
    return made


def _words(what: str, values: set[str], lang: str) -> str:
    tables: dict[str, Mapping[str, Word]] = {"strength": STRENGTHS, "trigger": TRIGGERS}
    known = tables.get(what, {})
    named = sorted(label(known[value], lang) if value in known else value for value in values if value)
    return "; ".join(named) or say("nothing", lang)


# ------------------------------------------------------------------------------------- commitments


class BondDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """A norm between two states. `in_force`: yes, or unknown where a date is not known."""

    instrument: InstrumentRef
    norm: str
    pinpoint: str
    modality: Modality
    act: str
    obligation: Obligation | None
    strength: str | None
    bearer: str
    toward: str
    since: str
    until: str | None
    in_force: str
    conditions: str
    gist: str


class GeneralDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """A norm by which a state owes something to any state."""

    instrument: InstrumentRef
    norm: str
    pinpoint: str
    modality: Modality
    act: str
    obligation: Obligation | None
    gist: str


class CommitmentsDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus commitments --json` prints.

    general  what the state owes any state at all, such as a ban on force that echoes the Charter
    """

    register: RegisterRef
    state: str
    on: str
    owed_to: tuple[BondDocument, ...]
    owes: tuple[BondDocument, ...]
    general: tuple[GeneralDocument, ...]


def commitments(register: Register, state: str, on: int, *, lang: str = "en") -> CommitmentsDocument:
    """Who owes a state what on a day, and what it owes whom."""
    return CommitmentsDocument(
        register=register.ref,
        state=state,
        on=iso(on),
        owed_to=_bond_documents(register, bonds_toward(register, state, on), lang),
        owes=_bond_documents(register, bonds_by(register, state, on), lang),
        general=tuple(
            GeneralDocument(
                instrument=refer(instrument, lang),
                norm=norm.id,
                pinpoint=norm.at,
                modality=norm.modality,
                act=norm.act,
                obligation=norm.obligation,
                gist=norm.gist_id if lang == "id" and norm.gist_id else norm.gist,
            )
            for instrument, norm in general_norms(register, state, on)
        ),
    )


_OBLIGATIONS: Final[dict[Obligation | None, int]] = {None: len(Obligation), **{o: i for i, o in enumerate(Obligation)}}


def _bond_documents(register: Register, bonds: Iterable[Bond], lang: str) -> tuple[BondDocument, ...]:
    made = [_bond(register, bond, lang) for bond in bonds]
    made.sort(
        key=lambda b: (
            _OBLIGATIONS[b.obligation],
            b.in_force != "yes",  # what may no longer bind comes last
            b.instrument.signed,
            b.norm,
            b.bearer,
            b.toward,
            b.since,
        )
    )
    return tuple(made)


def _bond(register: Register, bond: Bond, lang: str) -> BondDocument:
    norm = bond.norm
    return BondDocument(
        instrument=refer(bond.instrument, lang),
        norm=norm.id,
        pinpoint=norm.at,
        modality=norm.modality,
        act=norm.act,
        obligation=norm.obligation,
        strength=norm.strength or None,
        bearer=bond.bearer,
        toward=bond.toward,
        since=written(bond.since),
        until=None if bond.until.earliest == FAR else written(bond.until),
        in_force=TRUTH_WORDS[bond.truth],
        conditions=condition_said(register, norm.conditions, lang),
        gist=norm.gist_id if lang == "id" and norm.gist_id else norm.gist,
    )


class SpellDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """The days on which one instrument bound one state to another, and to what."""

    instrument: InstrumentRef
    bearer: str
    toward: str
    since: str
    until: str | None
    how: str | None
    acts: tuple[str, ...]
    obligations: tuple[Obligation, ...]


class TimelineDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus timeline --json` prints, in order of beginning."""

    register: RegisterRef
    between: tuple[str, str]
    spells: tuple[SpellDocument, ...]


def timeline(register: Register, one: str, two: str, *, lang: str = "en") -> TimelineDocument:
    """Every commitment between two states, as spells. What one owes any state at all is left out."""
    if one == two:
        raise BadInput("a timeline needs two different states")
    grouped: dict[tuple[str, str, str, Bounds, Bounds], list[Bond]] = {}
    for bond in bonds_between(register, one, two):
        key = (bond.instrument.id, bond.bearer, bond.toward, bond.since, bond.until)
        grouped.setdefault(key, []).append(bond)
    spells = []
    for (id, bearer, toward, since, until), bonds in sorted(grouped.items(), key=lambda item: item[0][3]):
        instrument = register[id]
        acts = tuple(dict.fromkeys(bond.norm.act for bond in bonds))
        kinds = {bond.norm.obligation for bond in bonds}
        spells.append(
            SpellDocument(
                instrument=refer(instrument, lang),
                bearer=bearer,
                toward=toward,
                since=written(since),
                until=None if until.earliest == FAR else written(until),
                how=_how_ended(instrument, (bearer, toward), until),
                acts=acts,
                obligations=tuple(o for o in Obligation if o in kinds),
            )
        )
    return TimelineDocument(register=register.ref, between=(one, two), spells=tuple(spells))


def _how_ended(instrument: Instrument, states: tuple[str, str], until: Bounds) -> str | None:
    if until.earliest == FAR:
        return None
    for party in instrument.parties:
        if party.state in states and party.until == until and party.how:
            return party.how
    return instrument.ended.how if instrument.ended and instrument.ended.on == until else None


# -------------------------------------------------------------------------------------------- find


class FoundDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One instrument that fits a search."""

    id: str
    title: str
    signed: str
    in_force: str | None
    ended: str | None
    parties: tuple[str, ...]
    obligations: tuple[Obligation, ...]
    basis: str


class FindDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus find --json` prints, best first."""

    register: RegisterRef
    results: tuple[FoundDocument, ...]


def find(
    register: Register,
    text: str = "",
    *,
    parties: Sequence[str] = (),
    signed: Bounds | None = None,
    on: int | None = None,
    acts: Sequence[str] = (),
    lang: str = "en",
) -> FindDocument:
    """Instruments by words, parties (all of them), date of signature, day in force, and act.

    Words are looked for in titles, aliases, gists and the labels of the acts, in both languages;
    an instrument that has more of the rarer words comes first.
    """
    candidates = [
        instrument
        for instrument in register
        if set(parties) <= {party.state for party in instrument.parties}
        and (signed is None or _overlap(instrument.signed.on, signed))
        and (on is None or _alive(instrument, on))
        and all(any(_does(norm, act) for norm in instrument.norms) for act in acts)
    ]
    ranked = _ranked(text, candidates) if text.strip() else candidates
    return FindDocument(register=register.ref, results=tuple(_found(instrument, lang) for instrument in ranked))


def _overlap(one: Bounds, two: Bounds) -> bool:
    return one.earliest <= two.latest and two.earliest <= one.latest


def _alive(instrument: Instrument, on: int) -> bool:
    return any(holds(on, *bound(instrument, party)) >= 0 for party in instrument.parties)


def _does(norm: Norm, act: str) -> bool:
    return act in (norm.act, norm.obligation)


def _ranked(text: str, instruments: Sequence[Instrument]) -> list[Instrument]:
    wanted = _stems(text)
    bags = [_stems(_searchable(instrument)) for instrument in instruments]
    titles = [_stems(f"{i.id} {i.title} {i.title_id} {' '.join(i.aliases)}") for i in instruments]
    rarity = {word: np.log1p(len(bags) / (1 + sum(word in bag for bag in bags))) for word in wanted}
    scored = []
    for instrument, bag, title in zip(instruments, bags, titles, strict=True):
        score = sum(rarity[word] * (1 + (word in title)) for word in wanted if word in bag)
        if sum(word in bag for word in wanted) * 2 > len(wanted):
            scored.append((-score, instrument.signed.on, instrument.id, instrument))
    return [instrument for *_, instrument in sorted(scored, key=lambda row: row[:3])]


def _searchable(instrument: Instrument) -> str:
    acts = {norm.act for norm in instrument.norms}
    return " ".join(
        (
            instrument.id,
            instrument.title,
            instrument.title_id,
            *instrument.aliases,
            *(f"{ACTS[a].en} {ACTS[a].id_} {_KINDS_SAID.get(ACTS[a].obligation, '')}" for a in acts),
            *(f"{norm.gist} {norm.gist_id}" for norm in instrument.norms),
        )
    )


_KINDS_SAID: Final[dict[Obligation | None, str]] = {
    Obligation.DEFENSE: "mutual defence pact pertahanan bersama bantuan assistance",
    Obligation.OFFENSE: "offence offensive ofensif",
    Obligation.NEUTRALITY: "neutrality netralitas",
    Obligation.NONAGGRESSION: "non-aggression nonaggression nonagresi",
    Obligation.CONSULTATION: "consultation konsultasi",
}


def _stems(text: str) -> set[str]:
    """Words cut to what English and Indonesian spellings share: defence and defense are one.

    >>> sorted(_stems("Mutual Defence treaties"))
    ['defens', 'mutual', 'treat']
    """
    words = re.findall(r"\w+", text.casefold())
    return {
        re.sub(r"(ies|es|s|y|e)$", "", word.replace("defence", "defense").replace("offence", "offense"))
        for word in words
    }


def _found(instrument: Instrument, lang: str) -> FoundDocument:
    kinds = {norm.obligation for norm in instrument.norms}
    ref = refer(instrument, lang)
    return FoundDocument(
        id=ref.id,
        title=ref.title,
        signed=ref.signed,
        in_force=ref.in_force,
        ended=ref.ended,
        parties=tuple(dict.fromkeys(party.state for party in instrument.parties)),
        obligations=tuple(o for o in Obligation if o in kinds),
        basis=instrument.basis,
    )


# ------------------------------------------------------------------------------------------ states


class StateDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One state. Spells are [from, until) pairs of ISO days; until is null while it lasts.

    codes  each list's own numbers with their spells, where a state changed number
    """

    id: str
    names: dict[str, str]
    official: str | None
    aliases: tuple[str, ...]
    cow: int | None
    gw: int | None
    micro: bool
    capital: str | None
    exists: tuple[tuple[str, str | None], ...]
    spells: dict[str, tuple[tuple[str, str | None], ...]]
    codes: dict[str, tuple[tuple[int, str, str | None], ...]]
    note: str


class StatesDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus states --json` prints."""

    register: RegisterRef
    states: tuple[StateDocument, ...]


def states(register: Register, *, name: str = "", on: int | None = None, system: str = "") -> StatesDocument:
    """The states; one by name, those that existed on a day, or the members of a list that day."""
    chosen = [register.state(name)] if name else list(register.states)
    rows = []
    for state in chosen:
        spells = {
            "": state.exists,
            "cow": tuple((m.since, m.until) for m in state.in_cow),
            "gw": tuple((m.since, m.until) for m in state.in_gw),
        }
        if on is not None and not any(since <= on < until for since, until in spells[system]):
            continue
        if system and not spells[system]:
            continue
        rows.append(
            StateDocument(
                id=state.id,
                names={"en": state.name, "id": state.name_id},
                official=state.official or None,
                aliases=(*state.aliases, *state.aliases_id),
                cow=state.cow,
                gw=state.gw,
                micro=state.micro,
                capital=state.capital or None,
                exists=_pairs(state.exists),
                spells={"cow": _pairs(spells["cow"]), "gw": _pairs(spells["gw"])},
                codes={
                    key: tuple((m.code, iso(m.since), _end(m.until)) for m in members)
                    for key, members in (("cow", state.in_cow), ("gw", state.in_gw))
                },
                note=state.note,
            )
        )
    return StatesDocument(register=register.ref, states=tuple(rows))


# ------------------------------------------------------------------------------------------- items


class ItemDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One item: names, what is broader and narrower, and the norms that speak of it or of something broader."""

    id: str
    names: dict[str, str]
    aliases: tuple[str, ...]
    within: tuple[str, ...]
    narrower: tuple[str, ...]
    hs: tuple[str, ...]
    means: str
    norms: tuple[str, ...]


class ItemsDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus items --json` prints."""

    register: RegisterRef
    items: tuple[ItemDocument, ...]


def items(register: Register, *, name: str = "") -> ItemsDocument:
    """The items that measures speak of, or one by name with the norms about it."""
    chosen = [register.item(name)] if name else list(register.items)
    around = enclosing(register.items)
    return ItemsDocument(
        register=register.ref,
        items=tuple(
            ItemDocument(
                id=item.id,
                names={"en": item.name, "id": item.name_id},
                aliases=(*item.aliases, *item.aliases_id),
                within=item.within,
                narrower=tuple(other.id for other in register.items if item.id in other.within),
                hs=item.hs,
                means=item.means,
                norms=tuple(
                    norm.id
                    for instrument in (register if name else ())
                    for norm in instrument.norms
                    if around[item.id].intersection(norm.items)
                ),
            )
            for item in chosen
        ),
    )


def _pairs(spells: Iterable[tuple[int, int]]) -> tuple[tuple[str, str | None], ...]:
    return tuple((iso(max(since, ALREADY_THERE)), _end(until)) for since, until in spells)


def _end(until: int) -> str | None:
    return None if until == FAR else iso(until)


__all__ = [
    "commitments",
    "compare",
    "find",
    "items",
    "lineage",
    "show",
    "states",
    "timeline",
]
