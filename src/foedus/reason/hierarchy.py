"""Which rule prevails: the Charter over treaties (article 103), and through article 25 the Council's decisions.

Two collisions are looked for. A duty to use force for another is defeated where that force would be unlawful. A
standing duty to cooperate is defeated as far as the Council bans what the cooperation would pass between the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from foedus.model.nouns import Case, Cite, Conflict, Finding, Instrument, Norm, Reason, StateId
from foedus.model.vocabulary import Event
from foedus.reason.bonds import Bond, bonds_by
from foedus.reason.case import columns
from foedus.reason.evaluate import own_acts
from foedus.reason.phrases import label, listed, pinpoint, said, say
from foedus.reason.refer import refer
from foedus.register.compile import ACT_IDS
from foedus.register.read import ACTS, KINDS

if TYPE_CHECKING:
    from foedus.register.store import Register

PREVAILS: Final = "un-charter/art. 103"
"""The rule by which the Charter, and decisions under it, prevail."""

PASSING: Final = tuple(act.id for act in ACTS.values() if act.passes)
"""Acts whose performance passes something from one state to the other."""

BANS: Final = ("not_supply", "not_procure")


def collisions(register: Register, case: Case, findings: Iterable[Finding], lang: str) -> Iterator[Conflict]:
    """Duties to use force that the Charter defeats."""
    for found in findings:
        if not found.overridden_by or not found.bearer or not ACTS[found.act].obligation:
            continue
        ban = found.overridden_by[0]
        yield Conflict(
            kind="duty_against_charter",
            status=found.status,
            bearer=found.bearer,
            norms=(found.norm, ban),
            towards=(found.toward or "", case.by[0]),
            prevails=PREVAILS,
            says=say(
                "duty_against_charter",
                lang,
                bearer=register.said(found.bearer, lang),
                act=label(ACTS[found.act], lang),
                victim=register.said(found.toward or "", lang),
                one=f"{found.instrument.title}, {found.pinpoint}",
                two=_titled(register, ban, lang),
            ),
            cites=(_cite(register, ban), _cite(register, PREVAILS)),
        )


def standing_collisions(
    register: Register, day: int, pairs: Sequence[tuple[StateId, StateId]], lang: str
) -> tuple[tuple[Finding, ...], tuple[Conflict, ...]]:
    """Standing duties between pairs of states (either way) whose performance the Council bans that day."""
    ways = dict.fromkeys(way for a, b in pairs for way in ((a, b), (b, a)))
    standing = [
        bond
        for bearer in dict.fromkeys(a for a, _ in ways)
        for bond in bonds_by(register, bearer, day, acts=PASSING)
        if (bearer, bond.toward) in ways and KINDS[bond.instrument.kind].binding and bond.truth > 0
    ]
    findings: list[Finding] = []
    conflicts: list[Conflict] = []
    for bond, bans in zip(standing, _bans(register, standing, day), strict=True):
        if bans:
            findings.append(_finding(register, bond, [norm.id for _, norm in bans], lang))
            conflicts.append(_conflict(register, bond, bans, lang))
    return tuple(findings), tuple(conflicts)


def _bans(register: Register, standing: Sequence[Bond], day: int) -> list[list[tuple[Instrument, Norm]]]:
    """For each duty, the decisions that ban its bearer what it would pass to or take from the other side.

    Each exchange is asked as a transfer of its own, so that exceptions and presumptions count as anywhere else.
    """
    cases, owner = [], []
    for index, bond in enumerate(standing):
        for item in ACTS[bond.norm.act].passes:
            for by, on in ((bond.bearer, bond.toward), (bond.toward, bond.bearer)):
                cases.append(Case(event=Event.TRANSFER, by=(by,), on=(on,), date=day, item=item))
                owner.append(index)
    found: list[dict[str, tuple[Instrument, Norm]]] = [{} for _ in standing]
    if not cases:
        return []
    rows = own_acts(register.law, columns(register, cases))
    banned = np.isin(register.law.norm_act[rows.norm], [ACT_IDS.index(ban) for ban in BANS])
    for index in np.flatnonzero(banned & (rows.status > 0)).tolist():
        which = owner[int(rows.case[index])]
        instrument, norm = register.norm(int(rows.norm[index]))
        bears = register.state_id(int(rows.bearer[index])) == standing[which].bearer
        if bears and norm.binding and KINDS[instrument.kind].binding:
            found[which].setdefault(norm.id, (instrument, norm))
    return [sorted(bans.values(), key=lambda ban: (ban[0].signed.on, ban[1].id)) for bans in found]


def _finding(register: Register, bond: Bond, bans: Sequence[str], lang: str) -> Finding:
    instrument, norm = bond.instrument, bond.norm
    cite = Cite(instrument=instrument.id, at=norm.at, source=norm.source)
    steps = (
        Reason(
            code="in_force",
            truth="yes",
            says=say("in_force", lang, state=register.said(bond.bearer, lang), since=said(bond.since, lang), by=""),
            cites=(cite,),
        ),
        Reason(code="standing", truth="yes", says=say("standing", lang), cites=(cite,)),
    )
    return Finding(
        norm=norm.id,
        instrument=refer(instrument, lang),
        pinpoint=norm.at,
        modality=norm.modality,
        obligation=norm.obligation,
        act=norm.act,
        trigger=norm.trigger,
        binding=norm.binding and KINDS[instrument.kind].binding,
        bearer=bond.bearer,
        toward=bond.toward,
        strength=norm.strength or None,
        gist=norm.gist_id if lang == "id" and norm.gist_id else norm.gist,
        status="engaged",
        presumes=(),
        hinges_on=(),
        overridden_by=(*dict.fromkeys(bans), PREVAILS),
        doctrine=norm.doctrine,
        basis=norm.basis or instrument.basis,
        because=Reason(code="engaged", truth="yes", says=say("engaged", lang), of=steps),
        sources=tuple(source for source in instrument.sources if source.id == norm.source),
    )


def _conflict(register: Register, bond: Bond, bans: Sequence[tuple[Instrument, Norm]], lang: str) -> Conflict:
    by_text: dict[str, list[str]] = {}
    for text, norm in bans:
        by_text.setdefault(text.called(lang), []).append(pinpoint(norm.at, lang))
    texts = "; ".join(f"{title}, {listed(list(dict.fromkeys(at)), lang)}" for title, at in by_text.items())
    return Conflict(
        kind="duty_against_decision",
        status="engaged",
        bearer=bond.bearer,
        norms=(bond.norm.id, bans[0][1].id),
        towards=(bond.toward, bond.toward),
        prevails=PREVAILS,
        says=say(
            "duty_against_decision",
            lang,
            bearer=register.said(bond.bearer, lang),
            act=label(ACTS[bond.norm.act], lang),
            victim=register.said(bond.toward, lang),
            one=f"{bond.instrument.called(lang)}, {bond.norm.at}",
            two=texts,
        ),
        cites=(
            *(Cite(instrument=text.id, at=norm.at, source=norm.source) for text, norm in bans),
            _cite(register, PREVAILS),
        ),
    )


def _titled(register: Register, norm: str, lang: str) -> str:
    return f"{register[norm.split('/', maxsplit=1)[0]].called(lang)}, {register.norm_of(norm).at}"


def _cite(register: Register, norm: str) -> Cite:
    rule = register.norm_of(norm)
    return Cite(instrument=norm.split("/", maxsplit=1)[0], at=rule.at, source=rule.source)
