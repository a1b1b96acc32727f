"""Cascades: history, the two modes, and a second implementation that asks the public `assess` and nothing else."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

import foedus
from foedus.cascades.cascade import ATTACKERS, DEFENDERS, CascadeDocument
from foedus.model.errors import BadInput
from foedus.reason.assess import assess
from foedus.register.store import Register

DRAWS_IN = ("defend", "join_offense")


def sides(made: CascadeDocument, status: str = "engaged") -> dict[str, set[str]]:
    return {
        side: {entry.state for entry in made.entries if entry.side == side and entry.status == status}
        for side in (ATTACKERS, DEFENDERS)
    }


def called(register: Register, by: list[str], on: list[str], day: str, **details: Any) -> set[tuple[str, str, str]]:
    """Bearer, beneficiary and trigger of every certain duty to fight, by the public answer."""
    answer = assess("attack", by=by, on=on, date=day, register=register, facts={"force_lawful": False}, **details)
    return {
        (found.bearer or "", found.toward or "", found.trigger)
        for found in answer.findings
        if found.status == "engaged" and found.act in DRAWS_IN and found.modality == "duty" and found.binding
    }


def spread(register: Register, by: list[str], on: list[str], day: str) -> dict[str, set[str]]:
    """The literal mode again, written as plainly as its definition."""
    inside = {ATTACKERS: set(by), DEFENDERS: set(on)}
    torn: set[str] = set()
    while True:
        calls: dict[str, set[str]] = {}
        for fighting, fought in ((ATTACKERS, DEFENDERS), (DEFENDERS, ATTACKERS)):
            for bearer, toward, _ in called(register, sorted(inside[fighting]), sorted(inside[fought]), day):
                calls.setdefault(bearer, set()).add(fought if toward in inside[fought] else fighting)
        fresh = {state: to for state, to in calls.items() if not any(state in side for side in inside.values())}
        fresh = {state: to for state, to in fresh.items() if state not in torn}
        if not fresh:
            return {ATTACKERS: inside[ATTACKERS] - set(by), DEFENDERS: inside[DEFENDERS] - set(on)}
        for state, to in fresh.items():
            if len(to) == 2:
                torn.add(state)
            else:
                inside[next(iter(to))].add(state)


def test_poland_1939(register: Register) -> None:
    """Britain by its guarantee, France by its alliance; Italy, bound by the Pact of Steel, to Germany's side."""
    made = foedus.cascade("attack", by=["DEU"], on=["POL"], date="1939-09-01", register=register)
    assert sides(made)[DEFENDERS] >= {"GBR", "FRA"}
    assert "ITA" in sides(made)[ATTACKERS]


def test_in_law_the_attackers_allies_owe_it_nothing(register: Register) -> None:
    legal = foedus.cascade("attack", by=["RUS"], on=["FIN"], date="2024-06-01", register=register)
    assert sides(legal)[ATTACKERS] == set()
    assert {"SWE", "USA", "AUT"} <= sides(legal)[DEFENDERS]
    assert {entry.round for entry in legal.entries if entry.status == "engaged"} == {1}
    literal = foedus.cascade("attack", by=["RUS"], on=["FIN"], date="2024-06-01", mode="literal", register=register)
    assert "ARM" in sides(literal)[ATTACKERS]
    assert any(entry.state == "AUS" and entry.round == 2 for entry in literal.entries)


@pytest.mark.parametrize("seed", range(12))
def test_the_literal_mode_is_its_definition(register: Register, seed: int) -> None:
    rng = random.Random(seed)
    day = f"{rng.randint(1946, 2025)}-06-15"
    alive = [s.id for s in register.states if any(a <= int(_ordinal(day)) < b for a, b in s.exists)]
    by, on = rng.sample(alive, 2) if seed % 2 else (["RUS", "USA"][seed // 2 % 2], rng.choice(["DEU", "KOR", "IND"]))
    made = foedus.cascade(
        "attack", by=[by], on=[on], date=day, mode="literal", register=register, facts={"force_lawful": False}
    )
    assert sides(made) == spread(register, [by], [on], day)


def _ordinal(day: str) -> int:
    from foedus.model.dates import ordinal

    return ordinal(day)


def test_every_duty_is_owed_to_somebody_already_in(register: Register) -> None:
    made = foedus.cascade("attack", by=["CHN"], on=["JPN"], date="2025-01-01", mode="literal", register=register)
    since = {"CHN": 0, "JPN": 0} | {entry.state: entry.round for entry in made.entries}
    assert len(since) == 2 + len(made.entries)
    for entry in made.entries:
        assert entry.duties
        assert all(since[duty.toward] < entry.round for duty in entry.duties)


def test_only_strong_duties(register: Register) -> None:
    made = foedus.cascade(
        "attack", by=["USA"], on=["PRK"], date="2024-12-10", mode="literal", strength="automatic", register=register
    )
    assert {"CHN", "RUS"} <= sides(made)[DEFENDERS]
    assert "DEU" not in sides(made)[ATTACKERS]
    assert all(duty.strength in (None, "automatic") for entry in made.entries for duty in entry.duties)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"mode": "leagl"}, 'Did you mean "legal"?'),
        ({"strength": "automatc"}, 'Did you mean "automatic"?'),
        ({"by": []}, "a cascade needs an attacker"),
        ({"lang": "fr"}, "use en or id"),
    ],
)
def test_what_cannot_be_used_is_refused(register: Register, words: dict[str, Any], says: str) -> None:
    asked: dict[str, Any] = {"by": ["USA"], "on": ["PRK"], "date": "2024-12-10"} | words
    with pytest.raises(BadInput, match=says.replace("?", r"\?")):
        foedus.cascade("attack", register=register, **asked)


def test_a_threat_is_no_cascade(register: Register) -> None:
    with pytest.raises(BadInput, match="begins with an attack"):
        foedus.cascade("threat", by=["USA"], on=["PRK"], date="2024-12-10", register=register)


def test_the_document_is_json(register: Register) -> None:
    import msgspec

    made = foedus.cascade("attack", by=["RUS"], on=["POL"], date="2025-01-01", register=register)
    data = json.loads(msgspec.json.encode(made))
    assert data["mode"] == "legal"
    assert data["entries"][0]["duties"][0]["toward"] == "POL"
