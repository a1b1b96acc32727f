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

from foedus.model.dates import FAR, iso, written
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
from foedus.model.vocabulary import Event, Obligation
from foedus.reason.bonds import Bond, bonds_toward
from foedus.reason.case import columns, make_case
from foedus.reason.evaluate import Cases, Rows, evaluate, evaluate_parts, joined, names_of
from foedus.reason.explain import STATUS, Explainer
from foedus.reason.phrases import LANGUAGES, label, say
from foedus.register.compile import ACT_IDS
from foedus.register.read import ACTS, KINDS, STRENGTHS
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
    purpose: str | None
    facts: dict[str, bool | None]
    title: str
    strict: bool


class AssessmentDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus assess --json` prints.

    council, monitors  null until the register holds that law
    notes              remarks on the case itself, such as a victim that did not exist that day
    """

    case: CaseDocument
    register: RegisterRef
    findings: tuple[Finding, ...]
    conflicts: tuple[Conflict, ...]
    council: dict[str, Any] | None
    monitors: dict[str, Any] | None
    coverage: Coverage
    notes: tuple[str, ...]


class Assessment:
    """The answer to one case.

    rows      what is engaged or open, as columns, worked out at once
    findings  the same with what only looks engaged, each with its reasons; written when first looked at
    """

    def __init__(self, register: Register, case: Case, lang: str, *, strict: bool, everything: bool) -> None:
        self.register, self.case, self.lang = register, case, lang
        self.strict, self.everything = strict, everything
        self._cases = columns(register, [case])
        self._refs: dict[str, InstrumentRef] = {}
        self.rows = evaluate(register.law, self._cases, strict=strict)

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
        """Engaged first, then open, then not engaged; within each by obligation and strength."""
        rows = evaluate(self.register.law, self._cases, strict=self.strict, everything=True)
        if not self.everything:
            rows = rows.take(np.flatnonzero(self._worth_showing(rows)))
        explainer = Explainer(self.register, self.case, self._cases, rows, self.lang, strict=self.strict)
        made = [(int(rows.status[index]), self._finding(explainer, rows, index)) for index in range(len(rows))]
        made.sort(
            key=lambda pair: (
                _STATUS_ORDER[pair[0]],
                _OBLIGATION_ORDER[pair[1].obligation],
                _STRENGTH_ORDER[pair[1].strength or ""],
                pair[1].instrument.signed,
                pair[1].norm,
                pair[1].bearer,
                pair[1].toward,
            )
        )
        return tuple(finding for _, finding in made)

    def _finding(self, explainer: Explainer, rows: Rows, index: int) -> Finding:
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
            bearer=self.register.states[rows.bearer[index]].id,
            toward=self.register.states[rows.toward[index]].id,
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
    def conflicts(self) -> tuple[Conflict, ...]:
        """Where a duty to help the victim meets a commitment of the same state to the attacker."""
        helping = [f for f in self.findings if f.status != "not_engaged" and f.act == "defend"]
        if not helping:
            return ()
        helpers = {f.bearer for f in helping}
        owed: dict[str, list[tuple[str, Bond]]] = {}
        for attacker in self.case.by:
            for bond in bonds_toward(self.register, attacker, self.case.date):
                if bond.bearer in helpers and bond.norm.act in _COLLIDES:
                    owed.setdefault(bond.bearer, []).append((attacker, bond))
        return tuple(
            self._conflict(finding, attacker, bond)
            for finding in helping
            for attacker, bond in owed.get(finding.bearer, ())
        )

    def _conflict(self, finding: Finding, attacker: str, bond: Bond) -> Conflict:
        kind = _COLLIDES[bond.norm.act]
        name = self._name
        return Conflict(
            kind=kind,
            status="engaged" if finding.status == "engaged" and bond.truth > 0 else "open",
            bearer=finding.bearer,
            norms=(finding.norm, bond.norm.id),
            towards=(finding.toward, attacker),
            says=say(
                kind,
                self.lang,
                bearer=name(finding.bearer),
                act=label(ACTS[finding.act], self.lang),
                victim=name(finding.toward),
                one=f"{finding.instrument.title}, {finding.pinpoint}",
                ban=label(ACTS[bond.norm.act], self.lang),
                attacker=name(attacker),
                two=f"{bond.instrument.called(self.lang)}, {bond.norm.at}",
            ),
        )

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
                made.append(say("did_not_exist", self.lang, state=self._name(id), day=iso(day)))
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

    def document(self) -> AssessmentDocument:
        """The whole answer as plain data, for JSON."""
        case = self.case
        return AssessmentDocument(
            case=CaseDocument(
                event=case.event,
                by=case.by,
                groups=case.groups,
                on=case.on,
                date=iso(case.date),
                place=case.place or None,
                purpose=case.purpose or None,
                facts=case.facts,
                title=case.title,
                strict=self.strict,
            ),
            register=self.register.ref,
            findings=self.findings,
            conflicts=self.conflicts,
            council=None,
            monitors=None,
            coverage=self.coverage,
            notes=self.notes,
        )


_COLLIDES: Final = {
    "not_attack": "duty_against_ban",
    "not_ally_against": "duty_against_ban",
    "stay_neutral": "duty_against_ban",
    "defend": "duty_against_duty",
}


def refer(instrument: Instrument, lang: str = "en") -> InstrumentRef:
    """An instrument in short."""
    return InstrumentRef(
        id=instrument.id,
        title=instrument.called(lang),
        kind=instrument.kind,
        binding=KINDS[instrument.kind].binding,
        signed=written(instrument.signed.on),
        in_force=written(instrument.in_force.on)
        if instrument.in_force and instrument.in_force.on.earliest != FAR
        else None,
        ended=written(instrument.ended.on) if instrument.ended else None,
        basis=instrument.basis,
    )


def assess(
    case: Case | str,
    *,
    on: str | Sequence[str] = (),
    date: str | datetime.date = "",
    register: Register | None = None,
    lang: str = "en",
    strict: bool = False,
    everything: bool = False,
    **details: Any,
) -> Assessment:
    """Hold the register against one case.

    case        a Case, or an event ("attack", "threat") with the arguments of `make_case`
    lang        "en" or "id"
    strict      drop all presumptions: what is not stated is unknown
    everything  keep findings that no reader would expect, such as treaties not yet signed

    Raises BadInput.
    """
    register = register or default_register()
    if lang not in LANGUAGES:
        raise BadInput(f'"{lang}" is not a language Foedus writes: use en or id')
    if isinstance(case, str):
        case = make_case(register, case, on=on, date=date, **details)
    return Assessment(register, case, lang, strict=strict, everything=everything)


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

    `Rows.case` numbers the cases from 0. Norms, states and bits are numbered as in the register:
    `register.norm(n)`, `register.states[s]`, `names_of(bits)`. See `assess_stream` for large tables.
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
            "bearer": register.states[rows.bearer[index]].id,
            "toward": register.states[rows.toward[index]].id,
            "status": STATUS[int(rows.status[index])],
            "presumes": names_of(int(rows.presumes[index])),
            "hinges_on": names_of(int(rows.hinges[index])),
        }
