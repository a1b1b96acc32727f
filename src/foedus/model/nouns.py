"""The six nouns: State, Instrument, Norm, Case, Finding, Source; and what they are made of.

All are frozen structs. Days are ordinals and dates are `Bounds` (see `foedus.model.dates`);
states are named by their id, ISO 3166-1 alpha-3 or a documented historical code.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec

from foedus.model.dates import FAR, NEVER, Bounds, iso, written
from foedus.model.vocabulary import (
    ACTS,
    Basis,
    Doctrine,
    Event,
    Modality,
    Obligation,
    Publicity,
)

OBLIGATIONS = {act.id: act.obligation for act in ACTS}

StateId = Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$", description="State id, ISO 3166-1 alpha-3")]
Day = Annotated[str, msgspec.Meta(description="ISO 8601 day, or an EDTF date where the day is uncertain")]


class Struct(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The base of the nouns: frozen, keyword-only."""


class Source(Struct, frozen=True, kw_only=True):
    """Where a fact was read.

    id     unique within the file that cites it
    date   of publication, as the source gives it; empty if it gives none
    """

    id: str
    title: str
    publisher: str = ""
    date: str = ""
    url: str = ""


class Spell(Struct, frozen=True, kw_only=True):
    """The days on which something holds: `since` counts, `until` does not.

    >>> from foedus.model.dates import on
    >>> finland_in_nato = Spell(since=on("2023-04-04"), source="us-depositary")
    >>> str(finland_in_nato)
    '2023-04-04/..'
    """

    since: Bounds
    until: Bounds = NEVER
    source: str = ""

    def __str__(self) -> str:
        end = ".." if self.until == NEVER else written(self.until)
        return f"{written(self.since)}/{end}"


# ---------------------------------------------------------------------------------------- states


class Membership(Struct, frozen=True, kw_only=True):
    """One spell in a list of the state system, under the number that list gave it then."""

    code: int
    since: int
    until: int = FAR


class Thing(Struct, frozen=True, kw_only=True):
    """What can lie within something larger: a state's home territory, a place, a region."""

    id: str
    name: str
    name_id: str
    within: tuple[str, ...] = ()

    def said(self, lang: str) -> str:
        """The name in running text."""
        return self.name_id if lang == "id" and self.name_id else self.name


class State(Thing, frozen=True, kw_only=True):
    """A legal person. Its id is ISO 3166-1 alpha-3 or a documented historical code.

    cow, gw          Correlates of War and Gleditsch-Ward numbers, None if the list has no such state
    exists           legal existence, our judgement; treaty parties are checked against it
    in_cow, in_gw    the two lists' own spells of membership, to the day
    within           regions in which the home territory lies
    article          the English name takes "the" in running text
    iso              the id is an ISO 3166-1 code of today; if not, one of ISO's withdrawn codes or our own
    followed_by      states to ask of when this one is no more
    """

    official: str = ""
    aliases: tuple[str, ...] = ()
    aliases_id: tuple[str, ...] = ()
    capital: str = ""
    cow: int | None = None
    gw: int | None = None
    cow_abbrev: str = ""
    micro: bool = False
    article: bool = False
    iso: bool = True
    followed_by: tuple[StateId, ...] = ()
    exists: tuple[tuple[int, int], ...] = ()
    in_cow: tuple[Membership, ...] = ()
    in_gw: tuple[Membership, ...] = ()
    note: str = ""

    def said(self, lang: str) -> str:
        """The name in running text.

        >>> State(id="NLD", name="Netherlands", name_id="Belanda", article=True).said("en")
        'the Netherlands'
        """
        return f"the {self.name}" if self.article and lang == "en" else super().said(lang)

    def names(self) -> Iterator[str]:
        """Every name the state answers to, codes included."""
        yield from (self.id, self.name, self.name_id)
        yield from filter(None, (self.official,))
        yield from self.aliases
        yield from self.aliases_id


class Region(Thing, frozen=True, kw_only=True):
    """A part of the world that scope clauses speak of."""

    means: str


class Administration(Struct, frozen=True, kw_only=True):
    """Who controlled a place in fact, and when."""

    by: StateId
    since: Bounds
    until: Bounds = NEVER
    source: str = ""


class Place(Thing, frozen=True, kw_only=True):
    """Somewhere an event can happen, smaller than a state or outside any state's home.

    within   regions, larger places, or the state whose home territory it belongs to
    outside  regions in which what it lies within has a part, but not this place: Siberia is in Russia, not in Europe
    """

    outside: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    administered: tuple[Administration, ...] = ()
    claimed: tuple[StateId, ...] = ()
    high_seas: bool = False
    note: str = ""

    def names(self) -> Iterator[str]:
        """Every name the place answers to."""
        yield from (self.id, self.name, self.name_id)
        yield from self.aliases


class Item(Thing, frozen=True, kw_only=True):
    """What can pass from one state to another, or be launched: goods, services, people, money.

    within  broader items
    hs      customs headings, where a measure names them
    """

    aliases: tuple[str, ...] = ()
    aliases_id: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()
    means: str = ""

    def names(self) -> Iterator[str]:
        """Every name the item answers to."""
        yield from (self.id, self.id.replace("_", " "), self.name, self.name_id)
        yield from self.aliases
        yield from self.aliases_id


# ------------------------------------------------------------------------------------ conditions


class Atom(Struct, frozen=True, kw_only=True, tag="atom"):
    """A named fact, or a predicate with its arguments."""

    name: str
    args: tuple[str, ...] = ()


class Not(Struct, frozen=True, kw_only=True, tag="not"):
    """True where the inner expression is false."""

    of: Expression


class AllOf(Struct, frozen=True, kw_only=True, tag="all"):
    """True where every part is; the empty conjunction is true."""

    of: tuple[Expression, ...] = ()


class AnyOf(Struct, frozen=True, kw_only=True, tag="any"):
    """True where some part is; the empty disjunction is false."""

    of: tuple[Expression, ...] = ()


Expression = Atom | Not | AllOf | AnyOf


def atoms(expression: Expression) -> Iterator[Atom]:
    """The atoms of an expression, in reading order."""
    match expression:
        case Atom():
            yield expression
        case Not():
            yield from atoms(expression.of)
        case AllOf() | AnyOf():
            for part in expression.of:
                yield from atoms(part)


# ----------------------------------------------------------------------------------- instruments


class Selector(Struct, frozen=True, kw_only=True):
    """Which states a norm speaks of.

    Exactly one of: the parties (all of them, or all but `but`), the listed `states`, every state
    of a `region`, any state at all, every party to another instrument (`party_to`), those with a
    `seat` in the Security Council ("permanent" or "any"), or `everybody`: no state in particular,
    for what is owed to the community of states as a whole.
    """

    parties: bool = False
    but: tuple[StateId, ...] = ()
    states: tuple[StateId, ...] = ()
    region: str = ""
    any_state: bool = False
    party_to: str = ""
    seat: str = ""
    everybody: bool = False

    @property
    def open(self) -> bool:
        """Does it speak of states without naming them or their being party to this instrument?"""
        return self.any_state or bool(self.party_to)


class Cap(Struct, frozen=True, kw_only=True):
    """A ceiling: so much of an item in such a period, all states together."""

    amount: float
    unit: str
    per: str


class Authority(Struct, frozen=True, kw_only=True):
    """Where an element of a rule was held: the condition `of` which it speaks, the text, the pinpoint."""

    of: str
    instrument: str
    at: str
    source: str


class Holding(Struct, frozen=True, kw_only=True):
    """What an authority found of a particular use of force: lawful or unlawful, of `by` against `on`.

    since, until  the days of the force it speaks of; until NEVER: as long as the wrong goes on
    """

    at: str
    by: tuple[StateId, ...]
    on: tuple[StateId, ...]
    since: Bounds
    until: Bounds = NEVER
    finding: str
    gist: str
    gist_id: str = ""
    source: str
    note: str = ""


class Norm(Struct, frozen=True, kw_only=True):
    """One rule in an instrument, at a pinpoint.

    id          instrument id and pinpoint, unique in the register
    gist        what it says, in our words (gist_id: in Indonesian)
    trigger     the word of the vocabulary, never empty: the act's usual one if the file is silent
    spell       days on which the rule is part of the instrument; None: as long as the instrument
    basis       how well this rule's text is known, where it differs from the rest; None: as the instrument
    items       what a measure is about, narrower items included; empty: anything, or nothing that passes
    exceptions  any one of them defeats the rule
    cap         how much a measure leaves free
    binding     false for a paragraph of a binding text that only calls or urges
    defeats     for a right: the rules it lifts, each with every norm at that pinpoint
    authorities where the elements of a rule of custom were held
    """

    id: str
    at: str
    modality: Modality
    act: str
    trigger: str
    bearer: Selector
    toward: Selector
    conditions: Expression = AllOf()
    strength: str = ""
    spell: Spell | None = None
    doctrine: Doctrine = Doctrine.SETTLED
    basis: Basis | None = None
    items: tuple[str, ...] = ()
    exceptions: tuple[Expression, ...] = ()
    cap: tuple[Cap, ...] = ()
    binding: bool = True
    defeats: tuple[str, ...] = ()
    authorities: tuple[Authority, ...] = ()
    gist: str
    gist_id: str = ""
    source: str
    note: str = ""

    @property
    def rule(self) -> str:
        """The id without the number that tells norms at one pinpoint apart.

        >>> Norm(id="x/art. 5 #2", at="art. 5", modality=Modality.BAN, act="not_attack", trigger="attack_by_bearer",
        ...      bearer=Selector(parties=True), toward=Selector(parties=True), gist="", source="").rule
        'x/art. 5'
        """
        return self.id.split(" #", maxsplit=1)[0]

    @property
    def obligation(self) -> Obligation | None:
        """The field's type. A right or a power obliges nobody, whatever it is a right to do."""
        return OBLIGATIONS[self.act] if self.modality in (Modality.DUTY, Modality.BAN) else None


class Milestone(Struct, frozen=True, kw_only=True):
    """A dated step in an instrument's life.

    at   the place it happened;  by  the act and the article under which it took effect
    how  for an end, the word of the vocabulary
    """

    on: Bounds
    at: str = ""
    by: str = ""
    how: str = ""
    source: str


class Party(Struct, frozen=True, kw_only=True):
    """One spell during which a state was bound."""

    state: StateId
    since: Bounds
    until: Bounds = NEVER
    how: str = ""
    by: str = ""
    source: str
    note: str = ""


class Suspension(Struct, frozen=True, kw_only=True):
    """Days on which the norms of an instrument did not apply between some of its parties."""

    bearer: tuple[StateId, ...]
    toward: tuple[StateId, ...]
    since: Bounds
    until: Bounds = NEVER
    source: str
    note: str = ""


class Count(Struct, frozen=True, kw_only=True):
    """How many states a published list names as parties on a day: the audit holds the register's own count to it."""

    on: Bounds
    parties: int
    source: str


class Relation(Struct, frozen=True, kw_only=True):
    """How this instrument stands to an earlier one."""

    kind: str
    to: str
    on: Bounds | None = None
    source: str
    note: str = ""


class Instrument(Struct, frozen=True, kw_only=True):
    """One legal text with its life, parties and norms.

    in_force     None: not in force as far as the register knows
    provisional  first day of provisional application, if any: it binds those who are (or will be) bound
                 from entry into force as if it were in force
    ended        None: still in force
    """

    id: str
    title: str
    title_id: str = ""
    aliases: tuple[str, ...] = ()
    kind: str
    basis: Basis
    text: Publicity
    series: str = ""
    note: str = ""
    signed: Milestone
    provisional: Milestone | None = None
    in_force: Milestone | None = None
    ended: Milestone | None = None
    parties: tuple[Party, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    counts: tuple[Count, ...] = ()
    relations: tuple[Relation, ...] = ()
    norms: tuple[Norm, ...] = ()
    holdings: tuple[Holding, ...] = ()
    sources: tuple[Source, ...] = ()

    def source(self, id: str) -> Source:
        """The source of that id; KeyError if the file names none such."""
        for source in self.sources:
            if source.id == id:
                return source
        raise KeyError(id)

    def called(self, lang: str) -> str:
        """Its title in a language."""
        return self.title_id if lang == "id" and self.title_id else self.title


# ---------------------------------------------------------------------------------- case, answer


class Case(Struct, frozen=True, kw_only=True):
    """What happened, or may happen.

    by        attackers or threateners, suppliers, launchers, parties to the dispute voted on; empty: unknown
    groups    those of them that are not states, by name
    on        victims or recipients; empty for a launch or a vote
    date      a day, as an ordinal
    place     id of a place, or of a state for its home territory; empty: not stated, and each
              victim's home territory is presumed
    purposes  of the force, as claimed; several for a mix; empty: defensive is presumed
    item      id of what is transferred or launched
    facts     what is known: True, False, or None for a fact expressly unknown. A fact left out may
              be presumed; one set to None is not.
    """

    event: Event
    by: tuple[StateId, ...] = ()
    groups: tuple[str, ...] = ()
    on: tuple[StateId, ...] = ()
    date: int
    place: str = ""
    purposes: tuple[str, ...] = ()
    item: str = ""
    facts: dict[str, bool | None] = {}
    title: str = ""
    note: str = ""

    def __str__(self) -> str:
        who = ", ".join(self.by + self.groups) or "?"
        whom = f" on {', '.join(self.on)}" if self.on else ""
        return f"{self.event} by {who}{whom}, {iso(self.date)}"


class Cite(Struct, frozen=True, kw_only=True):
    """A pinpoint in an instrument and the source where it was read."""

    instrument: str
    at: str
    source: str


class Reason(Struct, frozen=True, kw_only=True):
    """One node of an explanation.

    code     a stable word for programs: "in_force", "not_yet_in_force", "fact", ...
    truth    "yes", "no" or "open"
    says     the step in words, in the language asked for
    presumed true if the value rests on a rebuttable presumption
    cites    where to check it
    of       the steps it rests on
    """

    code: str
    truth: str
    says: str
    presumed: bool = False
    cites: tuple[Cite, ...] = ()
    of: tuple[Reason, ...] = ()

    def walk(self) -> Iterator[Reason]:
        """This step and every step below it."""
        yield self
        for part in self.of:
            yield from part.walk()

    def cited(self, at: str = "", source: str = "") -> bool:
        """Does some step rest on that pinpoint (a part of it is enough) and that source?"""
        return any(at in cite.at and source in ("", cite.source) for step in self.walk() for cite in step.cites)

    def find(self, code: str) -> Reason | None:
        """The first step with that code."""
        return next((step for step in self.walk() if step.code == code), None)


class InstrumentRef(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """The instrument a finding rests on, in short."""

    id: str
    title: str
    kind: str
    binding: bool
    signed: Day
    in_force: Day | None
    ended: Day | None
    basis: Basis


class Finding(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """A norm held against a case, for one bearer and one beneficiary.

    bearer         null: every state the norm binds that has no part of its own in the case
    toward         null: owed to all states together
    binding        false for political commitments, recommendations and mere calls
    status         "engaged", "open" or "not_engaged"
    presumes       facts whose presumed value the status rests on; most are presumed true, but provoked,
                   council_has_acted, nuclear_weapons and force_lawful are presumed untrue
    hinges_on      facts (or "place", "attacker", "in_force") that would decide an open finding
    overridden_by  ids of norms that defeat it
    basis          how well the text of this rule is known
    because        the reasons, as a tree whose leaves cite sources
    """

    norm: str
    instrument: InstrumentRef
    pinpoint: str
    modality: Modality
    obligation: Obligation | None
    act: str
    trigger: str
    binding: bool
    bearer: StateId | None
    toward: StateId | None
    strength: str | None
    gist: str
    status: str
    presumes: tuple[str, ...]
    hinges_on: tuple[str, ...]
    overridden_by: tuple[str, ...]
    doctrine: Doctrine
    basis: Basis
    because: Reason
    sources: tuple[Source, ...]


class Conflict(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Two commitments of one state that pull apart in this case.

    kind      "duty_against_ban", "duty_against_duty", "duty_against_charter", "duty_against_decision"; each side
              is a norm id with its beneficiary
    status    "engaged", or "open" if either side is
    prevails  the norm that prevails, and why: null where the law names no winner
    """

    kind: str
    status: str
    bearer: StateId
    norms: tuple[str, str]
    towards: tuple[StateId, StateId]
    prevails: str | None
    says: str
    cites: tuple[Cite, ...] = ()


class RegisterRef(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Which register answered: its version, the digest of its files, and the day it was compiled for."""

    version: str
    digest: str
    as_of: Day


class Coverage(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What the register can speak of. Silence outside it is ignorance, not "no commitment".

    instruments  how many the register holds
    signed_by    of these, how many were signed by the day of the case
    complete     true only where the register claims to hold every commitment
    """

    instruments: int
    signed_by: int
    complete: bool
    says: str
