"""Rounds of entry: who is bound to enter a war, through whom, and under which norm.

    >>> import foedus
    >>> drawn = foedus.cascade("attack", by=["RUS"], on=["POL"], date="2024-06-01", facts={"victim_requested": True})
    >>> [entry.state for entry in drawn.entries if entry.round == 1 and entry.status == "engaged"][:3]
    ['ALB', 'AUT', 'BEL']

A state enters when it bears a duty to defend, or to join the war of, a state already in it. Two modes:

legal    duties of defence run to the victims of the attack only: who lawfully defends a victim attacks nobody, so the
         attacker's allies owe it nothing, and a duty that the Charter defeats draws nobody in
literal  any fighting counts as an attack on whoever fights: each entrant may call its own allies

Duties that are `open` draw in nobody for certain: whoever enters only if they do is reported as `open`. A state that is
called to both sides in the same round is torn, and stays out.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from foedus.model.errors import BadInput
from foedus.model.nouns import Case, RegisterRef, Struct
from foedus.model.vocabulary import Event, Modality, Obligation
from foedus.reason.assess import Assessment, CaseDocument, assess
from foedus.reason.case import columns, make_case
from foedus.reason.evaluate import evaluate, names_of
from foedus.reason.explain import STATUS
from foedus.reason.phrases import LANGUAGES
from foedus.register.read import KINDS, STRENGTHS, nearest
from foedus.register.store import Register, default_register

MODES: Final = ("legal", "literal")
ATTACKERS, DEFENDERS = "attackers", "defenders"
DRAWS_IN: Final = ("defend", "join_offense")
"""Acts by which a state takes part in a war."""

_OTHER: Final = {ATTACKERS: DEFENDERS, DEFENDERS: ATTACKERS}
WARRING: Final = "war_of_beneficiary"


class Duty(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """A duty to take part, to one belligerent."""

    norm: str
    instrument: str
    title: str
    pinpoint: str
    obligation: Obligation | None
    toward: str
    strength: str | None
    status: str
    hinges_on: tuple[str, ...]
    overridden_by: tuple[str, ...]


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """A state drawn in.

    side    "attackers" or "defenders"
    round   1 for those whom the attack itself calls, 2 for those whom they call, and so on
    status  "engaged": bound to enter; "open": bound if an open duty is
    duties  those that call it in that round, the strongest first
    """

    state: str
    side: str
    round: int
    status: str
    duties: tuple[Duty, ...]


class Torn(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """A state called to both sides in one round."""

    state: str
    round: int
    status: str
    to_attackers: tuple[Duty, ...]
    to_defenders: tuple[Duty, ...]


class CascadeDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus cascade --json` prints.

    entries    in order of round, those bound before those that may be
    torn       states called to both sides, which stay out
    held_back  duties that the law above them defeats (legal mode): their bearers are not drawn in by them
    """

    case: CaseDocument
    register: RegisterRef
    mode: str
    entries: tuple[Entry, ...]
    torn: tuple[Torn, ...]
    held_back: tuple[tuple[str, Duty], ...]
    notes: tuple[str, ...]


class Call(NamedTuple):
    """A duty of a state, on the side of its beneficiary."""

    bearer: str
    side: str
    duty: Duty


def cascade(
    case: Case | str,
    *,
    on: str | Sequence[str] = (),
    date: str | datetime.date = "",
    mode: str = "legal",
    strength: str = "",
    register: Register | None = None,
    lang: str = "en",
    strict: bool = False,
    **details: Any,
) -> CascadeDocument:
    """Who is drawn into a war, round by round.

    case      an attack: a Case, or "attack" with the arguments of `make_case`
    mode      "legal" or "literal", see above
    strength  count only duties at least as strong as this word of the vocabulary ("automatic", ...)
    strict    drop all presumptions

    Facts stated of the case are taken to hold in every round; its place only of the attack itself. Raises BadInput.
    """
    register = register or default_register()
    if mode not in MODES:
        raise BadInput(f'"{mode}" is not a mode.{nearest(mode, MODES)} Known: {", ".join(MODES)}')
    if strength and strength not in STRENGTHS:
        raise BadInput(f'"{strength}" is not a strength.{nearest(strength, STRENGTHS)} Known: {", ".join(STRENGTHS)}')
    if lang not in LANGUAGES:
        raise BadInput(f'"{lang}" is not a language Foedus writes: use en or id')
    if isinstance(case, str):
        case = make_case(register, case, on=on, date=date, **details)
    if case.event is not Event.ATTACK:
        raise BadInput(f"a cascade begins with an attack, not with a {case.event}")
    if not case.by and not case.groups:
        raise BadInput("a cascade needs an attacker: say who attacks")
    return _Spread(register, case, mode, strength, lang, strict=strict).document()


class _Spread:
    """The war as it widens: who is in it on which side, since which round."""

    def __init__(self, register: Register, case: Case, mode: str, strength: str, lang: str, *, strict: bool) -> None:
        self.register, self.case, self.mode, self.lang, self.strict = register, case, mode, lang, strict
        ladder = list(STRENGTHS)
        self.counted = {"", *ladder} if not strength else set(ladder[: ladder.index(strength) + 1])
        self.first = assess(case, register=register, lang=lang, strict=strict)
        self.held_back: dict[tuple[str, str, str], Duty] = {}

    def document(self) -> CascadeDocument:
        """First whoever is bound for certain; then, beside them, whoever would follow if all that is open held."""
        sides = dict.fromkeys(self.case.by, (ATTACKERS, 0)) | dict.fromkeys(self.case.on, (DEFENDERS, 0))
        entries: list[Entry] = []
        torn: dict[str, Torn] = {}
        for status in ("engaged", "open"):
            number = 0
            while called := self._called(sides, torn, status):
                number += 1
                for state, calls in called.items():
                    # Whoever may follow is told beside those who must: one round after the first who calls it.
                    since = number if status == "engaged" else 1 + min(sides[call.duty.toward][1] for call in calls)
                    now = [call for call in calls if sides[call.duty.toward][1] < since]
                    by_side = {side: _ranked(now, side) for side in (ATTACKERS, DEFENDERS)}
                    if all(by_side.values()):
                        torn[state] = Torn(
                            state=state,
                            round=since,
                            status=status,
                            to_attackers=by_side[ATTACKERS],
                            to_defenders=by_side[DEFENDERS],
                        )
                        continue
                    side = ATTACKERS if by_side[ATTACKERS] else DEFENDERS
                    entries.append(Entry(state=state, side=side, round=since, status=status, duties=by_side[side]))
                sides |= {entry.state: (entry.side, entry.round) for entry in entries}
        entries.sort(key=lambda entry: (entry.round, entry.status != "engaged", entry.side, entry.state))
        return CascadeDocument(
            case=self.first.case_document,
            register=self.register.ref,
            mode=self.mode,
            entries=tuple(entries),
            torn=tuple(torn.values()),
            held_back=tuple((bearer, duty) for (bearer, _, _), duty in sorted(self.held_back.items())),
            notes=self.first.notes,
        )

    def _called(self, sides: dict[str, tuple[str, int]], torn: Iterable[str], status: str) -> dict[str, list[Call]]:
        """The states not yet in the war whom some duty calls, with those duties."""
        called: dict[str, list[Call]] = {}
        for call in self._calls(sides):
            if call.bearer not in sides and call.bearer not in torn and status in (call.duty.status, "open"):
                called.setdefault(call.bearer, []).append(call)
        return dict(sorted(called.items()))

    def _calls(self, sides: dict[str, tuple[str, int]]) -> Iterator[Call]:
        attackers, defenders = (
            [s for s, (side, _) in sides.items() if side == name] for name in (ATTACKERS, DEFENDERS)
        )
        joined = [state for state in defenders if state not in self.case.on]
        literal = self.mode == "literal"
        yield from self._fought(attackers, self.case.on, DEFENDERS) if literal else self._owed_in_law(attackers)
        if joined:
            yield from self._fought(attackers, joined, DEFENDERS, only_wars=not literal)
        if literal and attackers:
            yield from self._fought(defenders, attackers, ATTACKERS)

    def _owed_in_law(self, attackers: Sequence[str]) -> Iterator[Call]:
        """What the attack on the victims calls for, less what the Charter or the Council defeats."""
        answer = self.first
        if set(attackers) != set(self.case.by):
            answer = self._assessed(attackers)
        for found in answer.findings:
            if found.status == "not_engaged" or found.act not in DRAWS_IN or found.modality is not Modality.DUTY:
                continue
            if not found.binding or not found.bearer or not found.toward or (found.strength or "") not in self.counted:
                continue
            duty = Duty(
                norm=found.norm,
                instrument=found.instrument.id,
                title=found.instrument.title,
                pinpoint=found.pinpoint,
                obligation=found.obligation,
                toward=found.toward,
                strength=found.strength,
                status=found.status,
                hinges_on=found.hinges_on,
                overridden_by=found.overridden_by,
            )
            if found.overridden_by:
                self.held_back[found.bearer, found.norm, found.toward] = duty
            else:
                yield Call(found.bearer, DEFENDERS if found.toward in self.case.on else ATTACKERS, duty)

    def _assessed(self, attackers: Sequence[str]) -> Assessment:
        case = msgspec.structs.replace(self.case, by=tuple(attackers))
        return assess(case, register=self.register, lang=self.lang, strict=self.strict)

    def _fought(
        self, by: Sequence[str], on: Sequence[str], side_of_on: str, *, only_wars: bool = False
    ) -> Iterator[Call]:
        """The duties that fighting calls for if it is taken for an attack; or only promises to join a war."""
        register, law = self.register, self.register.law
        case = msgspec.structs.replace(
            self.case,
            by=tuple(by),
            on=tuple(on),
            groups=self.case.groups if side_of_on == DEFENDERS else (),
            place=self.case.place if set(on) == set(self.case.on) else "",
        )
        rows = evaluate(law, columns(register, [case]), strict=self.strict)
        for index in range(len(rows)):
            instrument, norm = register.norm(int(rows.norm[index]))
            if norm.act not in DRAWS_IN or norm.modality is not Modality.DUTY or norm.strength not in self.counted:
                continue
            if not (norm.binding and KINDS[instrument.kind].binding):
                continue
            if only_wars and norm.trigger != WARRING:
                continue
            bearer, toward = (register.state_id(int(column[index])) for column in (rows.bearer, rows.toward))
            if bearer is None or toward is None:
                continue
            yield Call(
                bearer,
                side_of_on if toward in on else _OTHER[side_of_on],
                Duty(
                    norm=norm.id,
                    instrument=instrument.id,
                    title=instrument.called(self.lang),
                    pinpoint=norm.at,
                    obligation=norm.obligation,
                    toward=toward,
                    strength=norm.strength or None,
                    status=STATUS[int(rows.status[index])],
                    hinges_on=names_of(int(rows.hinges[index])),
                    overridden_by=(),
                ),
            )


def _ranked(calls: Iterable[Call], side: str) -> tuple[Duty, ...]:
    """The duties of one side, without repeats, certain and strong ones first."""
    ladder = ["", *STRENGTHS]
    duties = {(call.duty.norm, call.duty.toward): call.duty for call in calls if call.side == side}
    return tuple(
        sorted(
            duties.values(),
            key=lambda duty: (
                duty.status != "engaged",
                ladder.index(duty.strength or "") or len(ladder),
                duty.norm,
                duty.toward,
            ),
        )
    )
