"""Say why: the reasons behind a finding, as a tree whose leaves cite their sources.

Nothing is decided here. The truths come from the rows that `evaluate` made, and an atom deep in a
condition is asked through the same functions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import numpy as np

from foedus.model import vocabulary as words
from foedus.model.dates import FAR, Bounds
from foedus.model.nouns import (
    AllOf,
    AnyOf,
    Atom,
    Case,
    Cite,
    Expression,
    Instrument,
    Norm,
    Not,
    Party,
    Reason,
    Struct,
)
from foedus.reason.evaluate import Cases, Detail, Rows, Setting, expand, literals
from foedus.reason.phrases import denial, ground, label, listed, said, say
from foedus.register.compile import Law, Lit, clauses_of, whole_condition
from foedus.register.read import ENDINGS, FACTS, PURPOSES, TRIGGERS, VICTIM
from foedus.register.store import Register

if TYPE_CHECKING:
    from foedus.reason.evaluate import Tri

_SAID_PLAINLY: Final = (words.Event.TRANSFER, words.Event.LAUNCH, words.Event.VOTE)
"""Events of which the case's own words say best that the trigger is pulled."""

TRUTH: Final = {-1: "no", 0: "open", 1: "yes"}
STATUS: Final = {-1: "not_engaged", 0: "open", 1: "engaged"}


_BINDS_OTHERS: Final = ("resolution", "recommendation", "custom")
"""Kinds of text that address states which are no parties to it."""


class Given(Struct, frozen=True, kw_only=True):
    """A fact that the case or the register supplies, not the user: its value, why, and where that was read."""

    value: bool | None
    why: str
    cites: tuple[Cite, ...] = ()


class Explainer:
    """Explains the rows of one case in one language. Steps that findings share are made once.

    doctrine  (1, doctrines): which doctrines hold; none needed for norms that ask for none
    given     facts of the case that the user did not state, and where they come from
    view      the named view under which doctrines were decided, if any
    """

    def __init__(
        self,
        register: Register,
        case: Case,
        cases: Cases,
        rows: Rows,
        lang: str,
        *,
        strict: bool,
        doctrine: Tri | None = None,
        given: Mapping[str, Given] | None = None,
        view: str = "",
    ) -> None:
        self.register, self.case, self.cases = register, case, cases
        self.lang, self.strict, self.given, self.view = lang, strict, given or {}, view
        self._setting = Setting(register.law, cases, strict=strict, doctrine=doctrine)
        self._atoms = self._ask(rows)
        self._conditions: dict[tuple[int, int], Reason] = {}
        self._life: dict[tuple[int, int, bool], Reason] = {}

    @property
    def law(self) -> Law:
        """The arrays the rows were made from."""
        return self.register.law

    def because(self, rows: Rows, index: int) -> Reason:
        """The reasons behind one row."""
        assert rows.detail is not None
        n, b, t = (int(column[index]) for column in (rows.norm, rows.bearer, rows.toward))
        pulled, placed = int(rows.detail.pulled[index]), int(rows.detail.placed[index])
        instrument, norm = self.register.norm(n)
        steps = [self._bond(rows, rows.detail, index, instrument, norm)]
        steps += self._protection(rows, rows.detail, index, instrument, norm)
        steps.append(self._trigger(norm, b, t, pulled, placed))
        if pulled > 0 and placed > 0:
            steps.append(self._condition(n, t, instrument, norm))
        status = int(rows.status[index])
        if status < 0:  # what defeats the finding comes first
            steps.sort(key=lambda step: step.truth != "no")
        return Reason(code=STATUS[status], truth=TRUTH[status], says=say(STATUS[status], self.lang), of=tuple(steps))

    # -------------------------------------------------------------------------------- being bound

    def _bond(self, rows: Rows, detail: Detail, index: int, instrument: Instrument, norm: Norm) -> Reason:
        state = int(rows.bearer[index])
        spell = self.law.bearer_spell[detail.bearer[index]]
        truth = int(detail.bound[index])
        if truth < 0 and spell[1] <= self.case.date < spell[2]:
            return self._suspended(instrument, state, int(rows.toward[index]))
        return self._lived(instrument, norm, state, spell, truth, bearer=True)

    def _protection(self, rows: Rows, detail: Detail, index: int, instrument: Instrument, norm: Norm) -> list[Reason]:
        """Why the beneficiary is, or is not, covered; silent where it says what the bond said."""
        state = int(rows.toward[index])
        spell = self.law.holder_spell[detail.holder[index]]
        same = (spell == self.law.bearer_spell[detail.bearer[index]]).all()
        if (
            same
            or self.register.state_id(state) is None
            or (instrument.kind in _BINDS_OTHERS and detail.covered[index] > 0)
        ):
            return []
        return [self._lived(instrument, norm, state, spell, int(detail.covered[index]), bearer=False)]

    def _lived(
        self, instrument: Instrument, norm: Norm, state: int, spell: np.ndarray, truth: int, *, bearer: bool
    ) -> Reason:
        key = (int(spell[0]) << 32 | int(spell[2]), state << 20 | hash(norm.id) & 0xFFFFF, bearer)
        if key not in self._life:
            since, until = Bounds(int(spell[0]), int(spell[1])), Bounds(int(spell[2]), int(spell[3]))
            self._life[key] = self._life_step(instrument, norm, state, since, until, truth)
        return self._life[key]

    def _life_step(
        self, instrument: Instrument, norm: Norm, state: int, since: Bounds, until: Bounds, truth: int
    ) -> Reason:
        id, day, lang = self.register.state_id(state) or "", self.case.date, self.lang
        party = self._party(instrument, id, since, until)
        start, end = instrument.in_force, instrument.ended
        parts = {
            "state": self._state(state),
            "since": said(since, lang),
            "until": said(until, lang),
            "signed": said(instrument.signed.on, lang),
            "by": "",
            "how": "",
        }

        def step(code: str, at: str, source: str, by: str = "", how: str = "") -> Reason:
            shown = ground(by, lang)
            parts["by"] = f" ({shown})" if shown else ""
            parts["how"] = label(ENDINGS[how], lang) if how else label(ENDINGS["terminated"], lang)
            return Reason(
                code=code,
                truth=TRUTH[truth],
                says=say(code, lang, **parts),
                cites=(Cite(instrument=instrument.id, at=at or by or "signature", source=source),),
            )

        begun = start and party and party.since == start.on
        by = (party.by if party else "") or (start.by if start and begun else "")
        source = party.source if party else start.source if start else instrument.signed.source
        if truth > 0 and norm.spell and since == norm.spell.since and start and since.earliest > start.on.latest:
            return step("rule_in_force", norm.at, norm.source)
        if truth > 0:
            code = "in_force" if party or instrument.kind in _BINDS_OTHERS else "beneficiary_covered"
            return step(code, by, source, by)
        if truth == 0:
            return step("date_uncertain", by, source, by)
        if day < since.earliest:
            if day < instrument.signed.on.earliest:
                return step("not_signed", "signature", instrument.signed.source)
            if start is None or since.earliest == FAR:
                return step("never_in_force", "signature", instrument.signed.source)
            if norm.spell and since == norm.spell.since:
                return step("rule_not_yet", norm.at, norm.source)
            if begun or not party:
                return step("not_yet_in_force", start.by, start.source, start.by)
            return step("not_yet_party", by, source, by)
        if norm.spell and until == norm.spell.until:
            return step("rule_spent", norm.at, norm.source)
        if end and until == end.on:
            return step("ended", end.by, end.source, end.by, end.how)
        if party and until == party.until:
            return step("ended", party.by, party.source, party.by, party.how)
        return step("ended", "", source, "", "state_extinct")

    def _party(self, instrument: Instrument, id: str, since: Bounds, until: Bounds) -> Party | None:
        """The party spell this bond grew from: the first that lasts as long, or the last there was."""
        spells = sorted((p for p in instrument.parties if p.state == id), key=lambda p: p.since)
        return next((p for p in spells if p.until >= until), spells[-1] if spells else None)

    def _suspended(self, instrument: Instrument, bearer: int, toward: int) -> Reason:
        b, t = self.register.states[bearer].id, self.register.states[toward].id
        row = next(row for row in instrument.suspensions if b in row.bearer and t in row.toward)
        return Reason(
            code="suspended",
            truth="no",
            says=say("suspended", self.lang, bearer=self._state(bearer), toward=self._state(toward)),
            cites=(Cite(instrument=instrument.id, at=said(row.since, self.lang), source=row.source),),
        )

    # ---------------------------------------------------------------------------------- the trigger

    def _trigger(self, norm: Norm, bearer: int, toward: int, pulled: int, placed: int) -> Reason:
        trigger = TRIGGERS[norm.trigger]
        parts = {
            "trigger": label(trigger, self.lang),
            "event": say(self.case.event, self.lang),
            "bearer": self._state(bearer),
            "toward": self._state(toward),
        }
        if not trigger.events:
            code = "standing"
        elif self.case.event in _SAID_PLAINLY and pulled > 0 and placed > 0:
            code = f"trigger_{self.case.event}"
            parts["supplier"] = listed([self._named(id) for id in self.case.by], self.lang)
            parts["recipient"] = listed([self._named(id) for id in self.case.on], self.lang)
            parts["item"] = self._named(self.case.item)
        elif self.case.event not in trigger.events:
            code = "needs_other_event"
        elif pulled < 0:
            code = "ally_is_aggressor"
        elif placed < 0:
            code = "bearer_is_attacker"
        else:
            code = "trigger_by_bearer" if trigger.bearer is words.Role.ACTOR else "trigger"
        cite = Cite(instrument=norm.id.split("/", maxsplit=1)[0], at=norm.at, source=norm.source)
        truth = TRUTH[min(pulled, placed)]
        return Reason(code=code, truth=truth, says=say(code, self.lang, **parts), cites=(cite,))

    # ------------------------------------------------------------------------------------ conditions

    def _condition(self, number: int, toward: int, instrument: Instrument, norm: Norm) -> Reason:
        key = (number, toward)
        if key not in self._conditions:
            cite = Cite(instrument=instrument.id, at=norm.at, source=norm.source)
            whole = whole_condition(norm)
            if whole == AllOf():
                made = Reason(code="no_condition", truth="yes", says=say("no_condition", self.lang), cites=(cite,))
            else:
                made = self._tree(number, whole, toward, cite)[0]
            self._conditions[key] = made
        return self._conditions[key]

    def knows(self, number: int, toward: int) -> bool:
        """Is there a row of this norm towards this state to be explained?"""
        return (number, toward) in self._atoms

    def part(self, number: int, expression: Expression, toward: int, norm: Norm) -> tuple[Reason, int]:
        """One part of a norm's condition, with its truth."""
        return self._tree(
            number,
            expression,
            toward,
            Cite(instrument=norm.id.split("/", maxsplit=1)[0], at=norm.at, source=norm.source),
        )

    def _tree(self, number: int, expression: Expression, toward: int, cite: Cite) -> tuple[Reason, int]:
        match expression:
            case Atom():
                return self._atom(number, expression, toward, cite)
            case Not(of=Atom() as atom):
                return self._atom(number, atom, toward, cite, denied=True)
            case Not():
                inner, truth = self._tree(number, expression.of, toward, cite)
                says = say("not", self.lang, what=inner.says)
                return Reason(code="not", truth=TRUTH[-truth], says=says, cites=(cite,), of=(inner,)), -truth
            case AllOf() | AnyOf():
                parts = [self._tree(number, part, toward, cite) for part in expression.of]
                both = isinstance(expression, AllOf)
                truths = [truth for _, truth in parts] or [1 if both else -1]
                truth = min(truths) if both else max(truths)
                if len(parts) == 1:
                    return parts[0]
                code = "all" if both else "any"
                steps = tuple(step for step, _ in parts)
                if not both and truth > 0:  # what does not help an alternative that holds need not be told
                    steps = tuple(step for step, own in parts if own > 0)
                    if len(steps) == 1:
                        return steps[0], truth
                if truth < 0 and not both and all(step.code in ("place", "administered_by") for step in steps):
                    code = "outside"
                says = say(code, self.lang, where=self._where(toward))
                return Reason(code=code, truth=TRUTH[truth], says=says, cites=(cite,), of=steps), truth

    def _atom(self, number: int, atom: Atom, toward: int, cite: Cite, *, denied: bool = False) -> tuple[Reason, int]:
        """One atom, or its denial, with its truth."""
        truth, firm = (-value if denied else value for value in self._atoms[number, toward][atom])
        presumed = truth != firm
        what, why, cites = self._argument(atom, toward), "", (cite, *self._authorities(number, atom))
        if fact := FACTS.get(atom.name):
            code = "unknown" if truth == 0 else "presumed" if presumed else "stated"
            what = denial(fact, self.lang) if denied and truth else what
            if fact.presumed:
                why = fact.presumed.reason_id if self.lang == "id" else fact.presumed.reason
            if (given := self.given.get(atom.name)) and given.why:
                code, why, cites = "given", given.why, (*cites, *given.cites)
        elif atom.name == "doctrine":
            code = self._doctrine_code(atom.args[0])
        elif denied:
            code = "stated" if truth else "unknown"
            what = say("not", self.lang, what=say(f"cond_{atom.name}", self.lang, what=what))
        else:
            code = atom.name + ("_presumed" if presumed else "")
        truth_said = say(TRUTH[truth], self.lang) if truth else say("not_known", self.lang)
        says = say(code, self.lang, what=what, where=self._where(toward), truth=truth_said, why=why)
        return Reason(code=atom.name, truth=TRUTH[truth], says=says, presumed=presumed, cites=cites), truth

    def _doctrine_code(self, id: str) -> str:
        """Without a view a contested doctrine is said to be disputed, whichever way it is tried."""
        if not self.view and self.register.doctrine(id).status != "rejected":
            return "doctrine_disputed"
        return "doctrine"

    def _authorities(self, number: int, atom: Atom) -> tuple[Cite, ...]:
        """Where the element was held, if the norm says so."""
        norm = self.register.norm(number)[1]
        return tuple(
            Cite(instrument=one.instrument, at=one.at, source=one.source)
            for one in norm.authorities
            if one.of == atom.name
        )

    def _ask(self, rows: Rows) -> dict[tuple[int, int], dict[Atom, tuple[int, int]]]:
        """For each norm and beneficiary, each atom of the condition with its truth, and its truth without presumptions.

        All atoms are asked at once, through the function that decided the rows.
        """
        pairs = sorted({*zip(rows.norm.tolist(), rows.toward.tolist(), strict=True)})
        norm = np.array([n for n, _ in pairs], np.int32)
        toward = np.array([t for _, t in pairs], np.int32)
        row, literal = expand(self.law.literal_start[norm], self.law.literal_start[norm + 1])
        truth, firm, _ = literals(self.law, self._setting, np.zeros(len(row), np.int32), toward[row], literal)
        answers = iter(zip(truth.tolist(), firm.tolist(), strict=True))
        asked: dict[tuple[int, int], dict[Atom, tuple[int, int]]] = {}
        for pair in pairs:
            atoms = asked[pair] = {}
            for clause in self._clauses(pair[0]):
                for atom, sign in clause:
                    t, f = next(answers)
                    if atom is not None:
                        atoms[atom] = (t * sign, f * sign)
        return asked

    def _clauses(self, number: int) -> list[list[Lit]]:
        """The clauses of a norm, in the order of its literals."""
        return clauses_of(self.register.norm(number)[1])

    def _argument(self, atom: Atom, toward: int) -> str:
        """What an atom asks about, in words."""
        if atom.name in FACTS:
            return label(FACTS[atom.name], self.lang)
        match atom.name:
            case "instrument_in_force":
                return self.register[atom.args[0]].called(self.lang)
            case "doctrine":
                doctrine = self.register.doctrine(atom.args[0])
                return doctrine.name_id if self.lang == "id" else doctrine.name
            case "purpose":
                return listed([label(PURPOSES[purpose], self.lang) for purpose in atom.args], self.lang, "or")
            case "place":
                names = [self._place(name, toward) for name in atom.args]
            case _:
                names = [self._state(toward) if a == VICTIM else self._named(a) for a in atom.args]
        return listed(names, self.lang, "or")

    def _where(self, toward: int) -> str:
        """The place of the event, in words."""
        place = self.case.place
        if not place and self.strict:
            return say("somewhere", self.lang)
        return self._place(place or VICTIM, toward)

    def _place(self, id: str, toward: int) -> str:
        if id == VICTIM:
            return say("home_of", self.lang, state=self._state(toward))
        if id in self.register.state_number:
            return say("home_of", self.lang, state=self._state(self.register.state_number[id]))
        return self._named(id)

    def _named(self, id: str) -> str:
        """A state, place or region by its name; a number as it is."""
        return self.register.said(id, self.lang)

    def _state(self, number: int) -> str:
        id = self.register.state_id(number)
        return self.register.said(id, self.lang) if id else say("all_states", self.lang)
