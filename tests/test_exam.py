"""The exam: questions from real history, written before the register was read, with the model answer.

Each file in tests/exam holds questions in the form of tests/exam/README.md. A question that the engine
answers otherwise is a fault of the engine, the register or the question; none is excused here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from foedus.model.dates import ordinal, parse
from foedus.model.nouns import Instrument
from foedus.reason.assess import assess
from foedus.reason.case import make_case
from foedus.reason.institutions import council_on, monitors_of, vetoes
from foedus.reason.look import lineage, show
from foedus.register.store import Register

EXAM = Path(__file__).parent / "exam"
KINDS = ("in_force", "attack", "threat", "lineage", "transfer", "force", "council")


def questions() -> list[dict[str, Any]]:
    files = sorted(EXAM.glob("*.toml"))
    asked = [q for path in files for q in tomllib.loads(path.read_text(encoding="utf-8"))["q"]]
    return [q for q in asked if q["kind"] in KINDS]


def several(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def signed_then(instrument: Instrument, expected: dict[str, Any]) -> bool:
    days = [ordinal(day) for day in (expected["signed"], *expected.get("signed_alt", ()))]
    signed = instrument.signed.on
    return any(signed.earliest <= day <= signed.latest for day in days)


def candidates(register: Register, expected: dict[str, Any]) -> Iterator[Instrument]:
    for instrument in register:
        parties = {party.state for party in instrument.parties}
        if signed_then(instrument, expected) and set(expected.get("parties", ())) <= parties:
            yield instrument


@pytest.mark.parametrize("q", [q for q in questions() if not q.get("unanswered")], ids=lambda q: q["id"])
def test_exam(q: dict[str, Any], register: Register) -> None:
    check(q, register)


def check(q: dict[str, Any], register: Register) -> None:
    globals()[f"check_{'attack' if q['kind'] == 'threat' else q['kind']}"](q, register)


@pytest.mark.parametrize("q", [q for q in questions() if q.get("unanswered")], ids=lambda q: q["id"])
def test_what_the_register_does_not_know_it_does_not_get_wrong(q: dict[str, Any], register: Register) -> None:
    """A question the register cannot answer yet: an instrument, a clause or a day is missing.

    It may say "unknown" or nothing, never the opposite. Once it answers, the mark has to go.
    """
    with pytest.raises(AssertionError):
        check(q, register)
    assert not list(contradictions(q, register))


def contradictions(q: dict[str, Any], register: Register) -> Iterator[object]:
    """What the register says for certain against the model answer."""
    if q["kind"] == "in_force":
        for asked in q["checks"]:
            for instrument in candidates(register, q):
                for party in show(register, instrument, on=ordinal(asked["on"])).parties:
                    if party.state == asked["party"] and party.in_force == ("no" if asked["in_force"] else "yes"):
                        yield asked
        return
    statuses = statuses_of(q, register)
    for expected in q.get("expect", []):
        found = statuses(expected)
        if found == {"not_engaged"} or (expected["status"] == "open" and "engaged" in found):
            yield expected
    yield from (expected for expected in q.get("expect_not", []) if "engaged" in statuses(expected))


def check_in_force(q: dict[str, Any], register: Register) -> None:
    outsiders = {"signed": q["signed"], "signed_alt": q.get("signed_alt", ())}
    chosen = list(candidates(register, q)) or list(candidates(register, outsiders))
    assert chosen, "no instrument signed then"
    for check in q["checks"]:
        answers = {
            party.in_force
            for instrument in chosen
            for party in show(register, instrument, on=ordinal(check["on"])).parties
            if party.state == check["party"]
        }
        assert ("yes" in answers) == check["in_force"], (check, answers)
        if not check["in_force"]:
            assert "unknown" not in answers, (check, answers)


def statuses_of(q: dict[str, Any], register: Register) -> Callable[[dict[str, Any]], set[str]]:
    """The statuses that the answer gives the commitments fitting an expectation."""
    by = several(q.get("by", []))
    facts = {("victim_requested" if name == "requested" else name): value for name, value in q.get("facts", {}).items()}
    case = make_case(
        register,
        q["kind"],
        by=[] if q.get("non_state") else by,
        groups=by if q.get("non_state") else [],
        on=several(q["on"]),
        date=q["date"],
        place=q.get("place", ""),
        facts=facts,
    )
    found = [
        (finding.bearer, finding.obligation, finding.status, register[finding.instrument.id])
        for finding in assess(case, register=register, everything=True).findings
    ]

    def statuses(expected: dict[str, Any]) -> set[str]:
        return {
            status
            for bearer, obligation, status, instrument in found
            if (bearer, obligation) == (expected["bearer"], expected["obligation"])
            and signed_then(instrument, expected)
        }

    return statuses


def check_attack(q: dict[str, Any], register: Register) -> None:
    statuses = statuses_of(q, register)
    for expected in q.get("expect", []):
        assert expected["status"] in statuses(expected), (expected, statuses(expected))
        if expected["status"] == "open":
            assert "engaged" not in statuses(expected), (expected, statuses(expected))
    for expected in q.get("expect_not", []):
        assert "engaged" not in statuses(expected), expected


def check_lineage(q: dict[str, Any], register: Register) -> None:
    (instrument,) = candidates(register, q["instrument"])
    kin = [one for one in lineage(register, instrument).predecessors if one.steps == 1]
    for expected in q["predecessors"]:
        fitting = [one for one in kin if signed_then(register[one.id], expected)]
        assert [one.relation for one in fitting] == [expected["relation"]], (expected, kin)
        if "on" in expected:
            when, day = parse(fitting[0].on or ""), ordinal(expected["on"])
            if expected.get("on_precision") == "year":
                day = parse(expected["on"][:4]).earliest
                assert when.earliest <= day + 365
                assert day <= when.latest
            else:
                assert when.earliest <= day <= when.latest, (expected, fitting[0].on)


def check_transfer(q: dict[str, Any], register: Register) -> None:
    """Banned is a ban engaged for supplier or recipient by a binding resolution; open, one that hinges on a fact."""
    case = make_case(
        register, "transfer", by=q["from"], on=q["to"], item=q["item"], date=q["date"], facts=q.get("facts")
    )
    bans = [
        f
        for f in assess(case, register=register).findings
        if f.act in ("not_supply", "not_procure") and f.binding and f.bearer and f.instrument.kind == "resolution"
    ]
    statuses = {f.status for f in bans}
    named = {int(f.instrument.id.removeprefix("unsc-")) for f in bans if f.status != "not_engaged"}
    answer = "engaged" if "engaged" in statuses else "open" if "open" in statuses else "free"
    expected = {True: "engaged", False: "free", "open": "open"}[q["expect_banned"]]
    assert answer == expected, (answer, [(f.norm, f.status, f.hinges_on) for f in bans if f.status != "not_engaged"])
    if q["expect_banned"]:
        assert named & set(q["resolutions"]), named


def check_force(q: dict[str, Any], register: Register) -> None:
    """What was held, or contested where nobody decided; the rules alone must not say the opposite of a holding."""
    told = {"collective": "for_another", "requested": "victim_requested", "armed_attack_occurred": "attacked_first"}
    facts = {told.get(name, name): value for name, value in q.get("facts", {}).items() if isinstance(value, bool)}
    case = make_case(
        register, "attack", by=q["by"], on=q["on"], date=q["date"], purpose=q.get("purpose", ()), facts=facts
    )
    judged = assess(case, register=register).lawfulness[0]
    assert judged.finding == q["finding"], (judged.finding, judged.by_rules, judged.held, judged.hinges_on)
    opposite = {"lawful": "unlawful", "unlawful": "lawful"}.get(q["finding"])
    assert judged.by_rules != opposite, judged.elements


def check_council(q: dict[str, Any], register: Register) -> None:
    globals()[f"council_{q['check']}"](q, register)


def council_veto(q: dict[str, Any], register: Register) -> None:
    fitting = [
        veto
        for veto in vetoes(register, on=ordinal(q["date"])).vetoes
        if set(veto.by) == set(q["vetoed_by"])
        and all(getattr(veto, key) in (None, q[key]) for key in ("yes", "no", "abstain") if key in q)
        and set(q.get("abstained_by", ())) >= set(veto.abstained if q.get("abstained_by") else ())
    ]
    assert fitting, vetoes(register, on=ordinal(q["date"])).vetoes


def council_no_veto(q: dict[str, Any], register: Register) -> None:
    drafts = [veto for veto in vetoes(register, on=ordinal(q["date"])).vetoes if veto.kind != "amendment"]
    assert not drafts


def council_member(q: dict[str, Any], register: Register) -> None:
    council = council_on(register, ordinal(q["on"]))
    assert council
    assert (q["state"] in (*council.permanent, *council.elected)) == q["member"]


def council_majority(q: dict[str, Any], register: Register) -> None:
    council = council_on(register, ordinal(q["on"]))
    assert council
    assert (council.votes, council.members) == (q["votes"], q["members"])


def council_panel(q: dict[str, Any], register: Register) -> None:
    assert monitors_of(register, [q.get("regime") or q["state"]], ordinal(q["on"])).un_panel == q["un_panel"]


def council_count(q: dict[str, Any], register: Register) -> None:
    made = vetoes(register, by=several(q["by"]), since=parse(q["since"]), until=parse(q["until"]))
    assert len(made.vetoes) == q["vetoes"]


def test_the_exam_is_long_enough_and_asks_each_question_once() -> None:
    ids = [q["id"] for q in questions()]
    assert len(ids) >= 60
    assert len(set(ids)) == len(ids)
    assert all(q["sources"] and q["note"] for q in questions())
