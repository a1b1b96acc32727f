"""Assess a case: what it demands, forbids and leaves open, of whom, and why.

    >>> import foedus
    >>> pact = foedus.assess("attack", by=["USA"], on=["PRK"], date="2024-12-10")
    >>> [f.bearer for f in pact.engaged if f.obligation == "defense"]
    ['CHN', 'RUS']

`assess` answers one case with its reasons; `assess_many` answers a table of cases as columns. Both
call the same `evaluate`.
"""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from itertools import islice
from typing import Any, Final

import msgspec
import numpy as np

from foedus.model.dates import iso
from foedus.model.errors import BadInput
from foedus.model.nouns import (
    Case,
    Conflict,
    Coverage,
    Finding,
    Instrument,
    InstrumentRef,
    RegisterRef,
    Struct,
)
from foedus.model.vocabulary import Event, Modality, Obligation
from foedus.reason.bonds import Bond, bonds_toward
from foedus.reason.case import columns, make_case
from foedus.reason.evaluate import Cases, Rows, evaluate, evaluate_parts, joined, names_of
from foedus.reason.explain import STATUS, Explainer, Given
from foedus.reason.hierarchy import PREVAILS, collisions, standing_collisions
from foedus.reason.institutions import CouncilDocument, MonitorsDocument, council_on, monitors_of
from foedus.reason.lawfulness import (
    HELPING,
    Force,
    Judge,
    Lawfulness,
    force_in_answer,
    force_of_attackers,
    helpers_among,
    may_be_lawful,
    settled_with,
)
from foedus.reason.phrases import LANGUAGES, day_said, label, listed, say
from foedus.reason.refer import refer
from foedus.register.compile import ACT_IDS
from foedus.register.read import ACTS, KINDS, STRENGTHS, nearest
from foedus.register.store import Register, default_register

CHUNK: Final = 1 << 15
"""Cases evaluated together: large enough to amortise the calls, small enough to stay in cache."""

_STATUS_ORDER: Final = {1: 0, 0: 1, -1: 2}
_OBLIGATION_ORDER: Final[dict[Obligation | None, int]] = {
    None: len(Obligation),
    **{o: i for i, o in enumerate(Obligation)},
}
_STRENGTH_ORDER: Final = {"": len(STRENGTHS), **{id: i for i, id in enumerate(STRENGTHS)}}
_DEFENDS: Final = ACT_IDS.index("defend")


class CaseDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """The case as it was understood."""

    event: Event
    by: tuple[str, ...]
    groups: tuple[str, ...]
    on: tuple[str, ...]
    date: str
    place: str | None
    purposes: tuple[str, ...]
    item: str | None
    facts: dict[str, bool | None]
    title: str
    strict: bool


class AssessmentDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus assess --json` prints.

    lawfulness  one entry a use of force, the attackers first; empty for other events
    council     who could decide, and who could block it, that day; null before the Council met
    monitors    who watches over the sanctions against the states of the case
    notes       remarks on the case itself, such as a victim that did not exist that day
    """

    case: CaseDocument
    register: RegisterRef
    findings: tuple[Finding, ...]
    conflicts: tuple[Conflict, ...]
    council: CouncilDocument | None
    monitors: MonitorsDocument | None
    coverage: Coverage
    lawfulness: tuple[Lawfulness, ...]
    notes: tuple[str, ...]


class Assessment:
    """The answer to one case.

    rows      what is engaged or open, as columns, worked out at once
    judged    facts that the law on force supplied, such as that the attackers act lawfully
    findings  the same with what only looks engaged, each with its reasons; written when first looked at
    """

    def __init__(
        self, register: Register, case: Case, lang: str, *, strict: bool, everything: bool, view: str = ""
    ) -> None:
        self.register, self.case, self.lang = register, case, lang
        self.strict, self.everything, self.view = strict, everything, view
        self._refs: dict[str, InstrumentRef] = {}
        self._given = self._judged_facts()
        self.judged = {name: given.value for name, given in self._given.items()}
        self._case = msgspec.structs.replace(case, facts=case.facts | self.judged) if self.judged else case
        self._cases = columns(register, [self._case])
        self.rows = evaluate(register.law, self._cases, strict=strict)

    def _judged_facts(self) -> dict[str, Given]:
        """What the law on force says of the attackers, as a fact for the treaties that ask whether force is lawful.

        Unlawful force changes nothing: that is what treaties presume. What it means for those who would help is
        no matter of the treaty but of article 103: see `overridden_by`.
        """
        case = self.case
        if not case.by or case.event not in (Event.ATTACK, Event.THREAT) or "force_lawful" in case.facts:
            return {}
        if not may_be_lawful(self.register, self._attackers_force) and not self.strict:
            return {}
        found = set(self._judge.quick(self._attackers_force))
        if "unlawful" in found:
            return {}
        if found == {"lawful"}:
            why = say("given_judged", self.lang, what=say("lawful", self.lang))
            return {"force_lawful": Given(value=True, why=why)}
        return {"force_lawful": Given(value=None, why="")}

    @cached_property
    def _judge(self) -> Judge:
        return Judge(self.register, self.case.date, self.lang, strict=self.strict, view=self.view)

    @cached_property
    def _attackers_force(self) -> list[Force]:
        return force_of_attackers(self.register, self.case, self.lang)

    def _worth_showing(self, rows: Rows) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Engaged, open, or a promise that a reader might think engaged and is not.

        The last are promises to the victim signed by that day, whatever keeps them from biting,
        and promises of defence in force towards (or by) the attacker.
        """
        law = self.register.law
        assert rows.detail is not None
        detail = rows.detail
        signed = self.register.signed_days[law.norm_instrument[rows.norm]] <= self.case.date
        to_victim = (detail.pulled > 0) & (detail.placed > 0) & signed
        defends = law.norm_act[rows.norm] == _DEFENDS
        in_force = np.minimum(detail.covered, detail.bound) >= 0
        awkward = defends & in_force & (self.case.event == Event.ATTACK)
        shown: np.ndarray[Any, np.dtype[np.bool_]] = (rows.status >= 0) | to_victim | awkward
        return shown

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Engaged first, then open, then not engaged; within each by obligation and strength.

        A duty that the Charter or a decision of the Council defeats names what defeats it.
        """
        overridden = dict(self._overriding)
        return tuple(
            msgspec.structs.replace(f, overridden_by=overridden[f.norm, f.bearer, f.toward])
            if (f.norm, f.bearer, f.toward) in overridden
            else f
            for f in (*self._unranked, *self._standing[0])
        )

    @cached_property
    def _unranked(self) -> tuple[Finding, ...]:
        """The findings before the hierarchy of norms is asked."""
        rows = evaluate(self.register.law, self._cases, strict=self.strict, everything=True)
        if not self.everything:
            rows = rows.take(np.flatnonzero(self._worth_showing(rows)))
        rows, together = self._together(rows)
        explainer = Explainer(
            self.register, self._case, self._cases, rows, self.lang, strict=self.strict, given=self._given
        )
        made = [
            (int(rows.status[index]), self._finding(explainer, rows, index, together=bool(together[index])))
            for index in range(len(rows))
        ]
        made.sort(
            key=lambda pair: (
                _STATUS_ORDER[pair[0]],
                _OBLIGATION_ORDER[pair[1].obligation],
                self.case.event is Event.TRANSFER and pair[1].modality is not Modality.BAN,
                _STRENGTH_ORDER[pair[1].strength or ""],
                pair[1].instrument.signed,
                pair[1].norm,
                pair[1].bearer or "",
                pair[1].toward or "",
            )
        )
        return tuple(finding for _, finding in made)

    def _together(self, rows: Rows) -> tuple[Rows, np.ndarray[Any, np.dtype[np.bool_]]]:
        """One row for all the states that a norm binds alike as bystanders, and which rows those are.

        Every member of the United Nations must inspect cargo: that is one finding, not a hundred and ninety.
        """
        law = self.register.law
        by = [self.register.state_number[id] for id in self.case.by]
        alike = law.norm_open[rows.norm] & ~law.norm_breach[rows.norm] & ~np.isin(rows.bearer, by)
        kept = np.ones(len(rows), np.bool_)
        best: dict[tuple[int, int], int] = {}
        for index in np.flatnonzero(alike).tolist():
            key = (int(rows.norm[index]), int(rows.toward[index]))
            if key in best and rows.status[best[key]] >= rows.status[index]:
                kept[index] = False
            else:
                if key in best:
                    kept[best[key]] = False
                best[key] = index
        chosen = np.flatnonzero(kept)
        return rows.take(chosen), alike[chosen]

    def _finding(self, explainer: Explainer, rows: Rows, index: int, *, together: bool) -> Finding:
        instrument, norm = self.register.norm(int(rows.norm[index]))
        because = explainer.because(rows, index)
        cited = dict.fromkeys(
            cite.source for step in because.walk() for cite in step.cites if cite.instrument == instrument.id
        )
        status = int(rows.status[index])
        return Finding(
            norm=norm.id,
            instrument=self._ref(instrument),
            pinpoint=norm.at,
            modality=norm.modality,
            obligation=norm.obligation,
            act=norm.act,
            trigger=norm.trigger,
            binding=norm.binding and KINDS[instrument.kind].binding,
            bearer=None if together else self.register.state_id(int(rows.bearer[index])),
            toward=self.register.state_id(int(rows.toward[index])),
            strength=norm.strength or None,
            gist=norm.gist_id if self.lang == "id" and norm.gist_id else norm.gist,
            status=STATUS[status],
            presumes=names_of(int(rows.presumes[index])),
            hinges_on=names_of(int(rows.hinges[index])),
            overridden_by=(),
            doctrine=norm.doctrine,
            basis=norm.basis or instrument.basis,
            because=because,
            sources=tuple(source for source in instrument.sources if source.id in cited),
        )

    def _ref(self, instrument: Instrument) -> InstrumentRef:
        if instrument.id not in self._refs:
            self._refs[instrument.id] = refer(instrument, self.lang)
        return self._refs[instrument.id]

    @property
    def engaged(self) -> tuple[Finding, ...]:
        """The findings that are engaged."""
        return tuple(f for f in self.findings if f.status == "engaged")

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that hinge on something."""
        return tuple(f for f in self.findings if f.status == "open")

    def finding(self, instrument: str, at: str = "", *, bearer: str = "", toward: str = "") -> Finding:
        """The first finding under that instrument, pinpoint, bearer and beneficiary; KeyError if none."""
        for found in self.findings:
            if (
                found.instrument.id == instrument
                and at in ("", found.pinpoint)
                and bearer in ("", found.bearer)
                and toward in ("", found.toward)
            ):
                return found
        raise KeyError(f"no finding under {instrument} {at} {bearer}".strip())

    @cached_property
    def lawfulness(self) -> tuple[Lawfulness, ...]:
        """For each use of force, whether it would be lawful: the attackers', the victims', the helpers'."""
        if self.case.event not in (Event.ATTACK, Event.THREAT):
            return ()
        attackers = self._judge.judge(self._attackers_force)
        if not attackers:
            return ()
        helpers = helpers_among(self._unranked, self.case)
        answers = self._judge.judge(force_in_answer(self.register, self.case, attackers, helpers, self.lang))
        return (*attackers, *(settled_with(attackers, one) for one in answers))

    @cached_property
    def _standing(self) -> tuple[tuple[Finding, ...], tuple[Conflict, ...]]:
        """Standing duties between the states of the case that decisions of the Council defeat."""
        pairs = self._pairs()
        return standing_collisions(self.register, self.case.date, pairs, self.lang) if pairs else ((), ())

    def _pairs(self) -> list[tuple[str, str]]:
        """States whose standing cooperation the case is about: helper and victim, supplier and recipient."""
        if self.case.event == Event.TRANSFER:
            return [(a, b) for a in self.case.by for b in self.case.on]
        if self.case.event not in (Event.ATTACK, Event.THREAT):
            return []
        return [(helper, victim) for helper in helpers_among(self._unranked, self.case) for victim in self.case.on]

    @cached_property
    def _overriding(self) -> tuple[tuple[tuple[str, str | None, str | None], tuple[str, ...]], ...]:
        """For each duty to use force that the Charter defeats: the norm, its sides, and what defeats it."""
        unlawful = {one.actor: one for one in self.lawfulness if one.finding == "unlawful"}
        return tuple(
            ((f.norm, f.bearer, f.toward), (*unlawful[f.bearer].bans, PREVAILS))
            for f in self._unranked
            if f.bearer in unlawful and f.act in HELPING and f.status != "not_engaged" and f.binding
        )

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Where a duty meets a commitment of the same state that pulls the other way, or law above it."""
        return (
            *collisions(self.register, self.case, self.findings, self.lang),
            *self._standing[1],
            *self._meeting_the_attacker(),
        )

    def _meeting_the_attacker(self) -> Iterator[Conflict]:
        """A duty to help the victim, and a commitment of the same state to the attacker."""
        helping = [f for f in self.findings if f.status != "not_engaged" and f.act == "defend" and f.bearer]
        helpers = {f.bearer for f in helping}
        owed: dict[str, list[tuple[str, Bond]]] = {}
        for attacker in self.case.by if helping else ():
            for bond in bonds_toward(self.register, attacker, self.case.date):
                if bond.bearer in helpers and bond.norm.act in _COLLIDES:
                    owed.setdefault(bond.bearer, []).append((attacker, bond))
        for finding in helping:
            for attacker, bond in owed.get(finding.bearer or "", ()):
                yield self._conflict(finding, attacker, bond)

    def _conflict(self, finding: Finding, attacker: str, bond: Bond) -> Conflict:
        kind = _COLLIDES[bond.norm.act]
        name = self._name
        bearer, victim = finding.bearer or "", finding.toward or ""
        return Conflict(
            kind=kind,
            status="engaged" if finding.status == "engaged" and bond.truth > 0 else "open",
            bearer=bearer,
            norms=(finding.norm, bond.norm.id),
            towards=(victim, attacker),
            prevails=None,
            says=say(
                kind,
                self.lang,
                bearer=name(bearer),
                act=label(ACTS[finding.act], self.lang),
                victim=name(victim),
                one=f"{finding.instrument.title}, {finding.pinpoint}",
                ban=label(ACTS[bond.norm.act], self.lang),
                attacker=name(attacker),
                two=f"{bond.instrument.called(self.lang)}, {bond.norm.at}",
            ),
        )

    @cached_property
    def council(self) -> CouncilDocument | None:
        """Who sat in the Security Council that day, and who of them could block a decision."""
        return council_on(self.register, self.case.date, involved=(*self.case.by, *self.case.on), lang=self.lang)

    @cached_property
    def monitors(self) -> MonitorsDocument | None:
        """Who watches over the sanctions against the states of the case; None if none are under any."""
        states = (*self.case.by, *self.case.on)
        made = monitors_of(self.register, states, self.case.date, lang=self.lang) if states else None
        return made if made and made.regimes else None

    @cached_property
    def coverage(self) -> Coverage:
        """What the register could speak of on that day."""
        signed = int((self.register.signed_days <= self.case.date).sum())
        complete = self.register.complete
        code = "coverage_complete" if complete else "coverage"
        return Coverage(
            instruments=len(self.register),
            signed_by=signed,
            complete=complete,
            says=say(code, self.lang, n=len(self.register), m=signed),
        )

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """Remarks on the case itself."""
        day, made = self.case.date, []
        for id in (*self.case.by, *self.case.on):
            state = self.register.states[self.register.state_number[id]]
            if state.exists and not any(since <= day < until for since, until in state.exists):
                after = listed([self._name(other) for other in state.followed_by], self.lang, "or")
                hint = say("ask_instead", self.lang, names=after) if after else ""
                made.append(say("did_not_exist", self.lang, state=self._name(id), day=day_said(day, self.lang)) + hint)
        if day > self.register.as_of:
            made.append(say("after_as_of", self.lang, day=iso(day), as_of=iso(self.register.as_of)))
        return tuple(made)

    def _name(self, id: str) -> str:
        return self.register.said(id, self.lang)

    def __repr__(self) -> str:
        """The case and how many findings are engaged and open."""
        engaged, pending = (int((self.rows.status == truth).sum()) for truth in (1, 0))
        return f"<Assessment of {self.case}: {engaged} engaged, {pending} open>"

    def to_json(self) -> str:
        """The whole answer as JSON, in the shape that `foedus schema assess` publishes."""
        return msgspec.json.encode(self.document()).decode()

    @property
    def case_document(self) -> CaseDocument:
        """The case as plain data."""
        case = self.case
        return CaseDocument(
            event=case.event,
            by=case.by,
            groups=case.groups,
            on=case.on,
            date=iso(case.date),
            place=case.place or None,
            purposes=case.purposes,
            item=case.item or None,
            facts=case.facts,
            title=case.title,
            strict=self.strict,
        )

    def document(self) -> AssessmentDocument:
        """The whole answer as plain data, for JSON."""
        return AssessmentDocument(
            case=self.case_document,
            register=self.register.ref,
            findings=self.findings,
            conflicts=self.conflicts,
            lawfulness=self.lawfulness,
            council=self.council,
            monitors=self.monitors,
            coverage=self.coverage,
            notes=self.notes,
        )


_COLLIDES: Final = {
    "not_attack": "duty_against_ban",
    "not_ally_against": "duty_against_ban",
    "stay_neutral": "duty_against_ban",
    "defend": "duty_against_duty",
}


def assess(
    case: Case | str,
    *,
    on: str | Sequence[str] = (),
    date: str | datetime.date = "",
    register: Register | None = None,
    lang: str = "en",
    strict: bool = False,
    everything: bool = False,
    view: str = "",
    **details: Any,
) -> Assessment:
    """Hold the register against one case.

    case        a Case, or an event ("attack", "threat", "transfer", ...) with the arguments of `make_case`
    lang        "en" or "id"
    strict      drop all presumptions: what is not stated is unknown
    view        a named reading of the law on force ("textual", "icj", "moderate", "uk", "us"); without one,
                Foedus shows where they part
    everything  keep findings that no reader would expect, such as treaties not yet signed

    Raises BadInput.
    """
    register = register or default_register()
    if lang not in LANGUAGES:
        raise BadInput(f'"{lang}" is not a language Foedus writes: use en or id')
    known = [one.id for one in register.doctrines.views] if view else []
    if view and view not in known:
        raise BadInput(f'"{view}" is not a view.{nearest(view, known)} Known: {", ".join(known)}')
    if isinstance(case, str):
        case = make_case(register, case, on=on, date=date, **details)
    return Assessment(register, case, lang, strict=strict, everything=everything, view=view)


def assess_stream(
    cases: Cases | Sequence[Case], *, register: Register | None = None, strict: bool = False, workers: int = 2
) -> Iterator[Rows]:
    """Hold the register against a table of cases, a piece at a time, in order of the cases.

    For tables whose findings do not fit in memory, or should not: a million random attacks have some
    twenty million findings. Each piece has the columns that `assess_many` returns for the whole.
    """
    register = register or default_register()
    table = cases if isinstance(cases, Cases) else columns(register, _checked(cases))
    law = register.law

    def pieces(start: int) -> list[Rows]:
        parts = evaluate_parts(law, table.part(start, min(start + CHUNK, len(table))), strict=strict)
        for rows in parts:
            rows.case[:] += start
        return parts

    starts = iter(range(0, max(len(table), 1), CHUNK))
    with ThreadPoolExecutor(workers) as pool:
        ahead = deque(pool.submit(pieces, start) for start in islice(starts, 2 * workers))
        while ahead:
            done = ahead.popleft().result()
            ahead.extend(pool.submit(pieces, start) for start in islice(starts, 1))
            yield from done


def assess_many(
    cases: Cases | Sequence[Case], *, register: Register | None = None, strict: bool = False, workers: int = 2
) -> Rows:
    """Hold the register against a table of cases: engaged and open findings, as columns.

    Attackers are taken to act unlawfully, as treaties presume, unless the fact `force_lawful` is stated: a table
    is not judged case by case as `assess` does. `Rows.case` numbers the cases from 0. Norms, states and bits are
    numbered as in the register: `register.norm(n)`, `register.state_id(s)`, `names_of(bits)`. See `assess_stream`
    for large tables.
    """
    return joined(list(assess_stream(cases, register=register, strict=strict, workers=workers)))


def _checked(cases: Sequence[Case]) -> list[Case]:
    made = list(cases)
    for case in made:
        if not isinstance(case, Case):
            raise BadInput(f"assess_many takes cases made by make_case, and {case!r:.60} is none")
    return made


def as_findings(register: Register, rows: Rows) -> Iterator[dict[str, Any]]:
    """Rows of `assess_many` as plain records, one by one: `polars.DataFrame(as_findings(register, rows))`."""
    for index in range(len(rows)):
        instrument, norm = register.norm(int(rows.norm[index]))
        yield {
            "case": int(rows.case[index]),
            "norm": norm.id,
            "instrument": instrument.id,
            "pinpoint": norm.at,
            "obligation": norm.obligation,
            "act": norm.act,
            "bearer": register.state_id(int(rows.bearer[index])),
            "toward": register.state_id(int(rows.toward[index])),
            "status": STATUS[int(rows.status[index])],
            "presumes": names_of(int(rows.presumes[index])),
            "hinges_on": names_of(int(rows.hinges[index])),
        }
