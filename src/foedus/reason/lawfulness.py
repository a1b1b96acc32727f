"""Is a use of force lawful: for its author, for the state that answers it, for each that would help?

Force is lawful when every ban it falls under is lifted by a right whose conditions hold. Both are norms of the
register, and the same evaluator asks for both: what each state would do is written as a case of its own (it, against
its target, that day, with the facts as they bear on it) and held against the rights to use force.

On some conditions states and courts divide. They stand in the rights as doctrines (`{ doctrine = "anticipatory" }`),
and each use of force is asked several times at once: with no disputed doctrine, with all of them, and as each named
view reads them. What is lawful with none is lawful; what is lawful only with some is contested.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from foedus.model.dates import NEVER, spans, written
from foedus.model.institutions import DisputedDoctrine
from foedus.model.nouns import AllOf, Case, Cite, Finding, Instrument, Norm, Reason, Source, StateId, Struct, atoms
from foedus.model.vocabulary import Event
from foedus.reason.case import columns
from foedus.reason.evaluate import Cases, Rows, evaluate, licences, names_of
from foedus.reason.explain import TRUTH, Explainer, Given
from foedus.reason.phrases import label, say
from foedus.register.compile import LICENCE, whole_condition
from foedus.register.read import FACTS, PURPOSES
from foedus.register.store import Held, Register

if TYPE_CHECKING:
    from foedus.reason.evaluate import Tri

FINDINGS: Final = ("lawful", "unlawful", "contested", "open")
ROLES: Final = ("attacker", "victim", "helper")

CHARTER: Final = "un-charter/"
SELF_DEFENCE: Final = CHARTER + "art. 51"
"""The right whose elements are shown; the others are told of by one line each."""

HELPING: Final = ("defend", "join_offense")
"""Acts by which a state would use force for another."""

NO_STATE: Final = -2
"""Marks a target against which no right runs that day because it was no state."""

NARROW, WIDE = 0, 1
"""Rows of `doctrine_table`: no disputed doctrine holds; all that are not rejected do. Named views follow."""


class Element(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One element of the right of self-defence, held against one use of force.

    element  the fact or predicate it turns on: "attacked_first", "grave", "necessary", ..., or "ban"
    truth    "yes", "no", "open", or "contested" where it holds only if a disputed doctrine does
    cites    where it was held, and where the fact comes from
    """

    element: str
    truth: str
    says: str
    presumed: bool
    cites: tuple[Cite, ...]


class PositionTaken(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Who holds what on a doctrine that decides this use of force, and since when, unless of old.

    status  of the doctrine: "contested", or "minority" where few claim it and most deny it
    """

    doctrine: str
    status: str
    asks: str
    by: str
    holds: str
    since: str | None
    says: str
    source: Source


class Lawfulness(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Whether one state's force would be lawful.

    role       "attacker", "victim" (it answers the attack) or "helper" (it defends the victim)
    toward     against whom
    finding    "lawful", "unlawful", "contested" or "open": what an authority held of this very force, if any did;
               else what the rules say; under a named view, what that view says
    by_rules   what the rules say of the facts stated and presumed, whatever was held
    views      the same under each named view
    hinges_on  facts that would decide an open finding
    presumes   facts whose presumed value it rests on
    bans       ids of the norms the force falls under
    rights     ids of the rights that lift them; empty if none does
    positions  on the doctrines that a contested finding turns on
    """

    actor: StateId
    role: str
    toward: tuple[StateId, ...]
    finding: str
    by_rules: str
    views: dict[str, str]
    elements: tuple[Element, ...]
    hinges_on: tuple[str, ...]
    presumes: tuple[str, ...]
    bans: tuple[str, ...]
    rights: tuple[str, ...]
    held: tuple[str, ...]
    positions: tuple[PositionTaken, ...]
    because: Reason
    sources: tuple[Source, ...]


class Force(Struct, frozen=True, kw_only=True):
    """One state's use of force as a case of its own, with what the case or the register supplies."""

    role: str
    case: Case
    given: dict[str, Given]

    @property
    def actor(self) -> StateId:
        """Who uses the force."""
        return self.case.by[0]


# -------------------------------------------------------------------------------- whose force, on what facts


def force_of_attackers(register: Register, case: Case, lang: str) -> list[Force]:
    """The force of each attacker, with an earlier attack on it that an authority has found."""
    return [
        _force(register, "attacker", case, actor, case.on, case.facts, {}, case.purposes, lang) for actor in case.by
    ]


def force_in_answer(
    register: Register, case: Case, attackers: Sequence[Lawfulness], helpers: Iterable[StateId], lang: str
) -> list[Force]:
    """The force of each victim, and of each state that would help, in answer to the attackers."""
    if not case.by:
        return []
    answered = _answered(attackers, lang)
    own = _own_facts(case)
    sides = [("victim", id) for id in case.on] + [("helper", id) for id in helpers if id not in (*case.on, *case.by)]
    made = []
    for role, actor in sides:
        came = Given(value=case.event == Event.ATTACK, why=say(f"given_case_{case.event}", lang))
        for_another = Given(value=role == "helper", why=say(f"given_{role}", lang))
        given = {"attacked_first": came, "for_another": for_another, "answers_lawful_force": answered}
        if role == "helper":
            given["treaty_promised"] = Given(value=True, why=say("given_treaty", lang))
        if case.event == Event.THREAT and "threat_immediate" in case.facts:
            given["imminent"] = Given(value=case.facts["threat_immediate"], why=say("given_case_threat", lang))
        made.append(_force(register, role, case, actor, case.by, own, given, ("defensive",), lang))
    return made


def may_be_lawful(register: Register, forces: Sequence[Force]) -> bool:
    """Can any of these be other than unlawful? A quick test that may say yes in vain, never no in vain.

    Where nothing is stated, claimed or supplied, the presumptions make force unlawful; only a right against a
    particular state, such as an authorisation of the Council, can change that.
    """
    return any(
        force.case.facts or force.case.purposes or not register.licensed.isdisjoint(force.case.on) for force in forces
    )


def _answered(attackers: Sequence[Lawfulness], lang: str) -> Given:
    """Is the force that victims and helpers would answer itself lawful?"""
    findings = {one.finding for one in attackers}
    worst = next((word for word in ("unlawful", "open", "contested", "lawful") if word in findings), "unlawful")
    value = {"lawful": True, "unlawful": False}.get(worst)
    return Given(value=value, why=say("given_attackers", lang, what=say(worst, lang)))


def _own_facts(case: Case) -> dict[str, bool | None]:
    """The facts of a case that speak of its attack, not of an earlier one that the attacker says it answers."""
    speaks_of_earlier = any(case.facts.get(name) for name in ("attacked_first", "imminent"))
    kept = ("victim_requested", "victim_declared", "council_has_acted", "reported")
    of_attack = ("grave", "attributable", "attack_over", "more_expected", "target_harbours", "target_unable")
    names = kept if speaks_of_earlier else kept + of_attack
    return {name: case.facts[name] for name in names if name in case.facts}


def _force(
    register: Register,
    role: str,
    case: Case,
    actor: StateId,
    on: tuple[StateId, ...],
    facts: Mapping[str, bool | None],
    given: Mapping[str, Given],
    purposes: tuple[str, ...],
    lang: str,
) -> Force:
    supplied = {name: fact for name, fact in given.items() if name not in facts}
    for word in purposes if role == "attacker" else ():
        if (claimed := PURPOSES[word].implies) and claimed not in facts:
            supplied[claimed] = Given(value=True, why=say("given_claimed", lang))
    if role == "attacker" and "attacked_first" not in facts:
        defended = () if facts.get("for_another") else (actor,)
        for held in held_of(register, on, defended, case.date):
            who = register[held.instrument].called(lang)
            cite = Cite(instrument=held.instrument, at=held.holding.at, source=held.holding.source)
            why = say("given_held", lang, who=who, at=held.holding.at)
            if held.holding.finding == "unlawful":
                supplied["attacked_first"] = Given(value=True, why=why, cites=(cite,))
    values = dict(facts) | {name: fact.value for name, fact in supplied.items()}
    made = msgspec.structs.replace(case, by=(actor,), groups=(), on=on, purposes=purposes, facts=values)
    return Force(role=role, case=made, given=supplied)


def held_of(register: Register, by: Sequence[StateId], on: Sequence[StateId], day: int) -> list[Held]:
    """What authorities found of force by one of these states against one of those, on that day.

    on  empty: against any state
    """
    return [
        held
        for held in register.holdings
        if set(by) & set(held.holding.by)
        and (not on or set(on) & set(held.holding.on))
        and spans(day, held.holding.since, held.holding.until) > 0
    ]


# ------------------------------------------------------------------------------------------- the judgment


def doctrine_table(register: Register, day: int) -> Tri:
    """Which doctrines hold on a day: NARROW, WIDE, then one row a named view. Shape (2 + views, doctrines).

    A view that says nothing of a doctrine, or had not yet spoken that day, leaves it open.
    """
    doctrines, views = register.doctrines.doctrines, register.doctrines.views
    table = np.zeros((2 + len(views), len(doctrines)), np.int8)
    for column, doctrine in enumerate(doctrines):
        table[NARROW, column] = -1
        table[WIDE, column] = -1 if doctrine.status == "rejected" else 1
        for row, view in enumerate(views):
            spoken = [p for p in doctrine.positions if p.view == view.id and spans(day, p.since, NEVER) > 0]
            if spoken:
                latest = max(spoken, key=lambda position: position.since)
                table[2 + row, column] = {"yes": 1, "no": -1, "open": 0}[latest.holds]
    return table


class Judge:
    """Judges uses of force on one day in one language."""

    def __init__(self, register: Register, day: int, lang: str, *, strict: bool, view: str = "") -> None:
        self.register, self.day, self.lang, self.strict, self.view = register, day, lang, strict, view
        self.table = doctrine_table(register, day)
        self._written: dict[tuple[object, ...], tuple[tuple[Element, ...], tuple[PositionTaken, ...]]] = {}

    def judge(self, forces: Sequence[Force]) -> tuple[Lawfulness, ...]:
        """One entry a use of force; none for force under no ban of the register, such as any before 1945."""
        forces = [force for force in forces if force.case.on]
        if not forces:
            return ()
        bans = self._bans(forces)
        banned = [index for index in range(len(forces)) if bans[index]]
        truths, rows, cases = self._ask([forces[index] for index in banned], self.table)
        return tuple(
            self._one(forces[index], bans[index], truths[position], rows, cases, position)
            for position, index in enumerate(banned)
        )

    def quick(self, forces: Sequence[Force]) -> list[str]:
        """Only what the rules say of each, without reasons and whatever was held."""
        truths, _, _ = self._ask(forces, self.table[: WIDE + 1])
        return [_by_rules(truth[NARROW], truth[WIDE]) for truth in truths.tolist()]

    def _bans(self, forces: Sequence[Force]) -> list[tuple[str, ...]]:
        """For each use of force, the bans on force that it falls under if nothing lifts them."""
        plain = [msgspec.structs.replace(force.case, facts={}) for force in forces]
        rows = evaluate(self.register.law, columns(self.register, plain))
        lifted = self._liftable
        found: list[list[str]] = [[] for _ in forces]
        for case, norm, status in zip(rows.case.tolist(), rows.norm.tolist(), rows.status.tolist(), strict=True):
            id = self.register.norm_ids[norm]
            if status > 0 and id.split(" #", maxsplit=1)[0] in lifted and id not in found[case]:
                found[case].append(id)
        return [tuple(sorted(ids, key=lambda id: (not id.startswith(CHARTER), id))) for ids in found]

    @property
    def _liftable(self) -> frozenset[str]:
        """The bans that some right to use force lifts."""
        law = self.register.law
        norms = np.unique(law.bearer_norm[law.licence]).tolist()
        return frozenset(ban for n in norms for ban in self.register.norm(n)[1].defeats)

    def _ask(self, forces: Sequence[Force], table: Tri) -> tuple[Tri, Rows, Cases]:
        """Truth of each use of force under each row of the table: shape (forces, rows of the table).

        A use of force against several is as lawful as against the one where it is least so. The rows are those of
        the rights, with case = force * len(table) + row of the table.
        """
        many = [force.case for force in forces for _ in table]
        cases = columns(self.register, many)
        rows = licences(self.register.law, cases, np.tile(table, (len(forces), 1)), strict=self.strict)
        # a right that is itself contested counts only where all doctrines do; no view is known to hold it
        claimed = np.array([self._only_claimed(n) for n in rows.norm.tolist()], np.bool_) & (rows.status > 0)
        variant = rows.case % len(table)
        rows.status[claimed & (variant == NARROW)] = -1
        rows.status[claimed & (variant > WIDE)] = 0
        size = len(self.register.states)
        best = np.full((len(many), size), NO_STATE, np.int8)
        np.maximum.at(best, (rows.case, rows.toward), rows.status)
        truth = np.empty(len(many), np.int8)
        for row, case in enumerate(many):
            against = [int(best[row, self.register.state_number[id]]) for id in case.on]
            truth[row] = min((value for value in against if value != NO_STATE), default=-1)
        return truth.reshape(len(forces), len(table)), rows, cases

    def _only_claimed(self, number: int) -> bool:
        """Is the right contested as such, without a doctrine in its conditions that says who holds it?"""
        norm = self.register.norm(number)[1]
        return norm.doctrine == "contested" and all(atom.name != "doctrine" for atom in atoms(whole_condition(norm)))

    def _one(
        self, force: Force, bans: tuple[str, ...], truth: Tri, rows: Rows, cases: Cases, position: int
    ) -> Lawfulness:
        views = [view.id for view in self.register.doctrines.views]
        by_view = {id: _AS_FINDING[int(value)] for id, value in zip(views, truth[2:], strict=True)}
        by_rules = _by_rules(int(truth[NARROW]), int(truth[WIDE]))
        held = held_of(self.register, [force.actor], force.case.on, self.day)
        found = by_view[self.view] if self.view else held[-1].holding.finding if held else by_rules
        shown = 2 + views.index(self.view) if self.view else NARROW
        only_wide = by_rules == "contested" or (by_rules == "open" and truth[NARROW] < 0)
        deciding = WIDE if only_wide and not self.view else shown
        status = _rows_of(rows, position * len(self.table) + deciding)
        lifting = [self.register.norm_ids[n] for n, s, _, _ in status if s > 0]
        pending = [row for row in status if row[1] == 0]
        best = [row for row in status if row[1] > 0] or pending
        key = (force.role, force.case.on, force.case.purposes, str(force.case.facts), bans, str(status))
        if key not in self._written:  # allies of one treaty differ in name only
            narrow = self._explainer(force, rows, cases, position, shown)
            wide = self._explainer(force, rows, cases, position, WIDE if not self.view else shown)
            elements = (*self._elements(force, narrow, wide, bans), *self._other_rights(status), *self._report(force))
            self._written[key] = elements, self._positions(force) if by_rules == "contested" and not self.view else ()
        elements, positions = self._written[key]
        because = self._because(force, found, by_rules, held, elements, status)
        return Lawfulness(
            actor=force.actor,
            role=force.role,
            toward=force.case.on,
            finding=found,
            by_rules=by_rules,
            views=by_view,
            elements=elements,
            hinges_on=tuple(
                dict.fromkeys(
                    name for _, _, hinges, _ in pending for name in names_of(hinges) if name not in ("doctrine",)
                )
            )
            if found == "open"
            else (),
            presumes=tuple(dict.fromkeys(name for _, _, _, bits in best for name in names_of(bits)))
            or (
                ("attacked_first",)
                if by_rules == "unlawful" and "attacked_first" not in force.case.facts and not self.strict
                else ()
            ),
            bans=bans,
            rights=tuple(dict.fromkeys(lifting)),
            held=tuple(f"{one.instrument}, {one.holding.at}" for one in held),
            positions=positions,
            because=because,
            sources=self._sources(because, held),
        )

    def _explainer(self, force: Force, rows: Rows, cases: Cases, position: int, row: int) -> Explainer:
        """Explains the rights for one use of force, with the doctrines of one row of the table."""
        number = position * len(self.table) + row
        return Explainer(
            self.register,
            force.case,
            cases.part(number, number + 1),
            rows.take(np.flatnonzero(rows.case == number)),
            self.lang,
            strict=self.strict,
            doctrine=self.table[row : row + 1],
            given=force.given,
            view=self.view,
        )

    def _elements(self, force: Force, narrow: Explainer, wide: Explainer, bans: tuple[str, ...]) -> tuple[Element, ...]:
        """The ban, then each condition of self-defence: yes, no, open, or contested."""
        target = self.register.said(force.case.on[0], self.lang)
        made = [
            Element(
                element="ban",
                truth="yes",
                says=say("ban_engaged", self.lang, target=target),
                presumed=False,
                cites=tuple(self._cite(ban) for ban in bans),
            )
        ]
        number = self.register.norm_number(SELF_DEFENCE, LICENCE)
        if number is None:
            return tuple(made)
        norm = self.register.norm(number)[1]
        numbers = [self.register.state_number[id] for id in force.case.on]
        toward = next((state for state in numbers if narrow.knows(number, state)), None)
        if toward is None:
            return tuple(made)
        condition = whole_condition(norm)
        for part in condition.of if isinstance(condition, AllOf) else (condition,):
            names = [atom.name for atom in atoms(part)]
            if "for_another" in names and force.case.facts.get("for_another") is not True:
                continue  # request and declaration are elements of collective self-defence only
            step, truth = narrow.part(number, part, toward, norm)
            _, most = wide.part(number, part, toward, norm)
            element = next((name for name in reversed(names) if name in FACTS), names[0])
            if names[0] in FACTS and names[0] != "for_another":
                element = names[0]
            made.append(
                Element(
                    element=element,
                    truth="contested" if most > truth and truth < 0 else TRUTH[truth],
                    says=_flat(step),
                    presumed=any(one.presumed for one in step.walk() if not one.of and one.truth == TRUTH[truth]),
                    cites=tuple(dict.fromkeys(cite for one in step.walk() for cite in one.cites)),
                )
            )
        return tuple(made)

    def _other_rights(self, status: Sequence[tuple[int, int, int, int]]) -> Iterable[Element]:
        """Consent, authority from the Council, and what is claimed beside them: one element each, if it may hold."""
        best: dict[str, tuple[int, Instrument, Norm]] = {}
        for n, truth, _, _ in status:
            instrument, norm = self.register.norm(n)
            fact = next(
                (atom.name for atom in atoms(whole_condition(norm)) if atom.name in FACTS), "council_authorised"
            )
            element = "council_authorised" if instrument.kind == "resolution" else fact
            if norm.rule != SELF_DEFENCE and (element not in best or truth > best[element][0]):
                best[element] = (truth, instrument, norm)
        for element, (truth, instrument, norm) in best.items():
            if truth >= 0 or element in ("consented", "council_authorised"):
                code = "right_holds" if truth > 0 else "right_open" if truth == 0 else "right_fails"
                says = f"{label(FACTS[element], self.lang)}: {say(_YES_NO[truth], self.lang)}"
                if truth >= 0:
                    says = say(code, self.lang, what=f"{instrument.called(self.lang)}, {norm.at}")
                yield Element(
                    element=element, truth=TRUTH[truth], says=says, presumed=truth < 0, cites=(self._cite(norm.id),)
                )

    def _report(self, force: Force) -> Iterable[Element]:
        """The duty to report measures of self-defence, which never decides."""
        number = self.register.norm_number(SELF_DEFENCE, "report_to_council")
        if number is None or not any(force.case.facts.get(name) for name in ("attacked_first", "imminent")):
            return
        norm = self.register.norm(number)[1]
        reported = force.case.facts.get("reported")
        truth = "open" if reported is None else "yes" if reported else "no"
        yield Element(
            element="reported",
            truth=truth,
            says=say(f"report_{truth}", self.lang),
            presumed=False,
            cites=(self._cite(norm.id),),
        )

    def _positions(self, force: Force) -> tuple[PositionTaken, ...]:
        """Who holds what on the doctrines without which the force would be unlawful on every view."""
        doctrines = self.register.doctrines.doctrines
        contested = [i for i, doctrine in enumerate(doctrines) if doctrine.status != "rejected"]
        without = np.repeat(self.table[WIDE : WIDE + 1], len(contested), axis=0)
        without[np.arange(len(contested)), contested] = -1
        alone = np.repeat(self.table[NARROW : NARROW + 1], len(contested), axis=0)
        alone[np.arange(len(contested)), contested] = 1
        truth, _, _ = self._ask([force], np.concatenate([without, alone]))
        turns = [
            doctrines[index]
            for row, index in enumerate(contested)
            if truth[0, row] < 1 or truth[0, len(contested) + row] > 0
        ]
        return tuple(position for doctrine in turns for position in self._taken(doctrine))

    def _taken(self, doctrine: DisputedDoctrine) -> Iterable[PositionTaken]:
        sources = {source.id: source for source in self.register.doctrines.sources}
        indonesian = self.lang == "id"
        for position in doctrine.positions:
            gist = position.gist_id if indonesian and position.gist_id else position.gist
            yield PositionTaken(
                doctrine=doctrine.id,
                status=doctrine.status,
                asks=doctrine.asks_id if indonesian else doctrine.asks,
                by=position.by_id if indonesian and position.by_id else position.by,
                holds=position.holds,
                since=None if position.since.latest <= 1 else written(position.since),
                says=gist,
                source=sources.get(position.source, Source(id=position.source, title=position.source)),
            )

    def _because(
        self,
        force: Force,
        found: str,
        by_rules: str,
        held: Sequence[Held],
        elements: Sequence[Element],
        status: Sequence[tuple[int, int, int, int]],
    ) -> Reason:
        """What was held, the elements, and what each right does."""
        steps = [
            Reason(
                code="held",
                truth="yes",
                says=say(
                    "held",
                    self.lang,
                    who=self.register[one.instrument].called(self.lang),
                    what=say(one.holding.finding, self.lang),
                    gist=one.holding.gist_id if self.lang == "id" and one.holding.gist_id else one.holding.gist,
                ),
                cites=(Cite(instrument=one.instrument, at=one.holding.at, source=one.holding.source),),
            )
            for one in held
        ]
        if held and found != by_rules:
            steps.append(
                Reason(code="by_rules", truth="yes", says=say("by_rules", self.lang, what=say(by_rules, self.lang)))
            )
        steps += [
            Reason(
                code=one.element,
                truth="open" if one.truth == "contested" else one.truth,
                says=one.says,
                presumed=one.presumed,
                cites=one.cites,
            )
            for one in elements
        ]
        for n, truth, _, _ in status:
            instrument, norm = self.register.norm(n)
            code = "right_holds" if truth > 0 else "right_open" if truth == 0 else "right_fails"
            if truth >= 0 or norm.rule == SELF_DEFENCE:
                says = say(code, self.lang, what=f"{instrument.called(self.lang)}, {norm.at}")
                steps.append(Reason(code=code, truth=TRUTH[truth], says=says, cites=(self._cite(norm.id),)))
        whole = {"lawful": "yes", "unlawful": "no"}.get(found, "open")
        return Reason(code=found, truth=whole, says=say(found, self.lang), of=tuple(steps))

    def _cite(self, norm: str) -> Cite:
        rule = self.register.norm_of(norm)
        return Cite(instrument=norm.split("/", maxsplit=1)[0], at=rule.at, source=rule.source)

    def _sources(self, because: Reason, held: Sequence[Held]) -> tuple[Source, ...]:
        cited = dict.fromkeys((cite.instrument, cite.source) for step in because.walk() for cite in step.cites)
        made = []
        for instrument, source in cited:
            try:
                made.append(self.register[instrument].source(source))
            except KeyError:
                continue
        return tuple(made)


_YES_NO: Final = {-1: "no", 0: "not_known", 1: "yes"}
_AS_FINDING: Final = {-1: "unlawful", 0: "open", 1: "lawful"}


def _by_rules(narrow: int, wide: int) -> str:
    """Lawful with no disputed doctrine is lawful; unlawful with all of them is unlawful; else open or contested."""
    if narrow > 0:
        return "lawful"
    if wide < 0:
        return "unlawful"
    return "contested" if narrow < 0 < wide else "open"


def _rows_of(rows: Rows, number: int) -> list[tuple[int, int, int, int]]:
    """(norm, status, hinges, presumes) of the rights asked for one use of force, best first."""
    at = np.flatnonzero(rows.case == number)
    found = zip(
        rows.norm[at].tolist(),
        rows.status[at].tolist(),
        rows.hinges[at].tolist(),
        rows.presumes[at].tolist(),
        strict=True,
    )
    return sorted(found, key=lambda row: -row[1])


def _flat(step: Reason) -> str:
    """A step in one sentence: its leaves, where it is only their join.

    Of alternatives that fail, the first is the rule; another is worth saying only if nothing but a doctrine is
    wanting. Of alternatives that are open, only the open ones.
    """
    if not step.of:
        return step.says
    parts = step.of
    if step.code == "any":
        wanted = [part for part in parts if part.truth == step.truth]
        if step.truth == "no":
            wanted = [part for index, part in enumerate(wanted) if index == 0 or _wants_only_doctrine(part)]
        parts = tuple(wanted)
    return "; ".join(dict.fromkeys(_flat(part) for part in parts))


def _wants_only_doctrine(step: Reason) -> bool:
    leaves = [leaf for leaf in step.walk() if not leaf.of]
    return all(leaf.truth != "no" for leaf in leaves if leaf.code != "doctrine")


def settled_with(attackers: Sequence[Lawfulness], answer: Lawfulness) -> Lawfulness:
    """An answer to force whose lawfulness is contested is contested with it: no fact decides it, the law does."""
    contested = [one for one in attackers if one.finding == "contested"]
    if contested and answer.finding == "open" and answer.hinges_on == ("answers_lawful_force",):
        return msgspec.structs.replace(
            answer, finding="contested", by_rules="contested", hinges_on=(), positions=contested[0].positions
        )
    return answer


def helpers_among(findings: Iterable[Finding], case: Case) -> list[StateId]:
    """States that a binding promise, engaged or open, would bring in on the victim's side, in order of the findings."""
    return list(
        dict.fromkeys(
            found.bearer
            for found in findings
            if found.bearer
            and found.act in HELPING
            and found.status != "not_engaged"
            and found.toward in case.on
            and found.bearer not in case.on
        )
    )


__all__ = [
    "Element",
    "Force",
    "Judge",
    "Lawfulness",
    "PositionTaken",
    "force_in_answer",
    "force_of_attackers",
    "helpers_among",
    "may_be_lawful",
    "settled_with",
]
