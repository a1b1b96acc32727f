"""Cascades: history, the two modes, and a second implementation that asks the public `assess` and nothing else."""

from __future__ import annotations

import itertools
import json
import math
import random
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import foedus
from foedus.cascades import kernel
from foedus.cascades.cascade import ATTACKERS, DEFENDERS, CascadeDocument
from foedus.cascades.network import Network, Promise
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


# --------------------------------------------------------------------------------------- simulations


def test_where_all_are_honourable_a_simulation_is_the_cascade(register: Register) -> None:
    for by, on, day in (("RUS", "POL", "2018-06-01"), ("DEU", "POL", "1939-09-01"), ("USA", "PRK", "1965-01-01")):
        drawn = foedus.simulate(
            "attack", by=[by], on=[on], date=day, mode="literal", honour=1, runs=1, register=register
        )
        made = foedus.cascade(
            "attack", by=[by], on=[on], date=day, mode="literal", register=register, facts={"force_lawful": False}
        )
        certain = {(e.state, e.side, e.round) for e in made.entries if e.status == "engaged"}
        assert {(s.state, s.side, len(s.rounds)) for s in drawn.states} == certain
        assert all(s.probability == 1 for s in drawn.states)
        assert drawn.sizes == ((len(certain), 1.0),)


def test_in_law_only_the_victim_calls(register: Register) -> None:
    drawn = foedus.simulate("attack", by=["RUS"], on=["POL"], date="2018-06-01", honour=1, runs=1, register=register)
    made = foedus.cascade("attack", by=["RUS"], on=["POL"], date="2018-06-01", register=register)
    assert {s.state for s in drawn.states} == sides(made)[DEFENDERS]


def small_network() -> Network:
    """A attacks B. C would help B; D would help C, or A against C; E follows A into any war; D helps B against E."""
    names = ("A", "B", "C", "D", "E")
    ties = [  # beneficiary, promise, warring, foes
        ("B", 0, False, None),
        ("B", 4, False, "E"),
        ("C", 1, False, None),
        ("A", 2, False, "C"),
        ("A", 3, True, None),
    ]
    bearers = ["C", "D", "D", "E", "D"]
    ties.sort(key=lambda tie: names.index(tie[0]))
    named = [foe for *_, foe in ties if foe]
    return Network(
        day=0,
        states=names,
        promises=tuple(
            Promise(norm=f"n{k}", instrument=f"i{k}", bearer=b, obligation=None, strength="automatic", open=False)
            for k, b in enumerate(bearers)
        ),
        bearer=np.array([names.index(b) for b in bearers], np.int32),
        tie_start=np.array([sum(names.index(t[0]) < k for t in ties) for k in range(6)], np.int32),
        tie_promise=np.array([t[1] for t in ties], np.int32),
        tie_warring=np.array([t[2] for t in ties]),
        tie_foes=np.array([named.index(t[3]) if t[3] else -1 for t in ties], np.int32),
        foes=np.array([[name == foe for name in names] for foe in named]),
        keys=np.arange(1, 6, dtype=np.uint64),
    )


def exact(net: Network, chances: list[float], literal: bool) -> dict[tuple[str, str], float]:
    """The probability that each state enters, by every outcome of the promises."""
    found: dict[tuple[str, str], float] = {}
    for kept in itertools.product((False, True), repeat=len(chances)):
        weight = math.prod(c if k else 1 - c for c, k in zip(chances, kept, strict=True))
        side = {"A": "attackers", "B": "defenders"}
        torn: set[str] = set()
        while True:
            calls: dict[str, set[str]] = {}
            for number, x in enumerate(net.states):
                if x not in side:
                    continue
                for t in range(net.tie_start[number], net.tie_start[number + 1]):
                    promise, foes = int(net.tie_promise[t]), int(net.tie_foes[t])
                    y = net.states[net.bearer[promise]]
                    against = [z for z in side if side[z] != side[x]]
                    met = foes < 0 or any(net.foes[foes, net.states.index(z)] for z in against)
                    if kept[promise] and met and (literal or net.tie_warring[t] or x == "B"):
                        calls.setdefault(y, set()).add(side[x])
            calls = {y: to for y, to in calls.items() if y not in side and y not in torn}
            if not calls:
                break
            torn |= {y for y, to in calls.items() if len(to) == 2}
            side |= {y: next(iter(to)) for y, to in calls.items() if len(to) == 1}
        for state in ("C", "D", "E"):
            if state in side:
                found[state, side[state]] = found.get((state, side[state]), 0.0) + weight
    return found


@pytest.mark.parametrize("literal", [True, False])
@pytest.mark.parametrize("chances", [[0.5] * 5, [0.9, 0.25, 0.6, 0.75, 0.1], [1, 1, 1, 0, 1], [0.37, 1, 1, 1, 0.83]])
def test_draws_agree_with_the_exact_odds(chances: list[float], literal: bool) -> None:
    net, blocks = small_network(), 1500
    runs = blocks * kernel.DRAWS
    entered = np.zeros((2, kernel.ROUNDS, 5), np.int64)
    torn, sizes = np.zeros(5, np.int64), np.zeros(6, np.int64)
    chance = np.round(np.array(chances) * (1 << kernel.PRECISION)).astype(np.int32)
    kernel.run(
        np.array([0], np.int32), np.array([1], np.int32), net.bearer, chance, net.keys, net.tie_start,
        net.tie_promise, net.tie_warring, net.tie_foes, net.foes, literal, 7, 0, blocks, entered, torn, sizes,
    )  # fmt: skip
    assert sizes.sum() == runs
    assert (sizes * np.arange(6)).sum() == entered.sum()
    odds = exact(net, chances, literal)
    for number, state in enumerate(net.states):
        for side, name in enumerate((ATTACKERS, DEFENDERS)):
            expected = odds.get((state, name), 0.0)
            error = 5 * math.sqrt(expected * (1 - expected) / runs) + 2e-5
            assert abs(entered[side, :, number].sum() / runs - expected) < error, (state, name, expected)


def test_the_same_seed_is_the_same_answer_whoever_works(register: Register) -> None:
    def drawn(**details: Any) -> Any:
        return foedus.simulate(
            "attack", by=["RUS"], on=["POL"], date="2018-06-01", mode="literal", runs=50_000, register=register,
            **details,
        )  # fmt: skip

    assert drawn(seed=5, workers=1) == drawn(seed=5, workers=3)
    assert drawn(seed=5).states != drawn(seed=6).states


def test_dropping_a_pact_takes_its_states_away(register: Register) -> None:
    drawn = foedus.simulate(
        "attack", by=["USA"], on=["PRK"], date="2024-12-10", honour=0.5, runs=100_000, matter=True, register=register
    )
    assert {s.state: round(s.probability, 1) for s in drawn.states} == {"CHN": 0.5, "RUS": 0.5}
    assert {m.instrument for m in drawn.matter} == {"cn-kp-1961", "ru-kp-2024"}
    assert all(abs(m.adds - 0.5) < 0.01 for m in drawn.matter)


def test_chances_from_a_table(register: Register, tmp_path: Path) -> None:
    table = tmp_path / "honour.csv"
    table.write_text("bearer,strength,probability\nCHN,,0\n,automatic,1\n,,0.5\n")
    drawn = foedus.simulate("attack", by=["USA"], on=["PRK"], date="2024-12-10", honour=table, register=register)
    assert [(s.state, s.probability) for s in drawn.states] == [("RUS", 1.0)]
    published = foedus.simulate(
        "attack", by=["USA"], on=["PRK"], date="2024-12-10", honour="berkemeier-fuhrmann-2018", register=register
    )
    assert all(abs(s.probability - 0.22) < 0.01 for s in published.states)


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("bearer,chance\nCHN,1\n", 'unknown column "chance"'),
        ("bearer\nCHN\n", "no column probability"),
        ("bearer,probability\nCHN,two\n", "line 2: 'two' is not a chance"),
        ("strength,probability\nautomatc,1\n", 'Did you mean "automatic"'),
        ("bearer,probability\nCHN,1\n", "end with a row that fits all"),
    ],
)
def test_a_table_that_cannot_be_used(register: Register, tmp_path: Path, table: str, says: str) -> None:
    path = tmp_path / "honour.csv"
    path.write_text(table)
    with pytest.raises(BadInput, match=re.escape(says)):
        foedus.simulate("attack", by=["USA"], on=["PRK"], date="2024-12-10", honour=path, register=register)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"honour": 1.5}, "is not a chance"),
        ({"honour": "nothing-like-it"}, "neither a number, a file nor a published model"),
        ({"runs": 0}, "runs cannot be drawn"),
        ({"seed": -1}, "is not a seed"),
        ({"open_share": 2}, "is not a chance"),
        ({"mode": "loose"}, "is not a mode"),
        ({"by": []}, "say who attacks"),
        ({"by": ["DDR"]}, "DDR was no state on 2024-12-10"),
    ],
)
def test_a_simulation_that_cannot_be_drawn(register: Register, words: dict[str, Any], says: str) -> None:
    asked: dict[str, Any] = {"by": ["USA"], "on": ["PRK"], "date": "2024-12-10", "runs": 512} | words
    with pytest.raises(BadInput, match=re.escape(says)):
        foedus.simulate("attack", register=register, **asked)
