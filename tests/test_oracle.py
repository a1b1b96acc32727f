"""The engine against an independent reading of the rules, written in logic (tests/oracle).

Random cases over the real register, and over small random registers that bend every rule at once:
for each case the engaged and open findings must be the same on both sides.

FOEDUS_ORACLE_CASES sets how many cases in all (default 4000), FOEDUS_ORACLE_SEED which ones.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest

import foedus
from foedus.model import nouns
from foedus.model import vocabulary as words
from foedus.model.dates import ALWAYS, DAWN, FAR, NEVER, Bounds, iso
from foedus.model.nouns import AllOf, AnyOf, Atom, Case, Norm, Not, Selector
from foedus.reason.assess import as_findings, assess_many
from foedus.register.check import check
from foedus.register.store import Contents, Register, pack, read_contents

pytest.importorskip("clingo")
from tests.oracle.encode import Oracle, Triple

CASES = int(os.environ.get("FOEDUS_ORACLE_CASES", "4000"))
SEED = int(os.environ.get("FOEDUS_ORACLE_SEED", "1815"))
BATCH = 250
PER_REGISTER = 12
REGISTER = Path(__file__).parents[1] / "register"
FIRST, LAST = date(1925, 1, 1).toordinal(), date(2026, 12, 31).toordinal()
FACTS = [fact.id for fact in words.FACTS]
EVENTS = list(words.Event)
RANK = {"open": 0, "engaged": 1}

Findings = dict[Triple, str]


# ------------------------------------------------------------------------------- the two sides


def by_engine(register: Register, cases: Sequence[Case], strict: Sequence[bool]) -> list[Findings]:
    """The engine's engaged and open findings; the best where several spells make one."""
    found: list[Findings] = [{} for _ in cases]
    for setting in (False, True):
        numbers = [n for n in range(len(cases)) if strict[n] is setting]
        rows = assess_many([cases[n] for n in numbers], register=register, strict=setting)
        for row in as_findings(register, rows):
            _keep(found[numbers[row["case"]]], (row["norm"], row["bearer"], row["toward"]), row["status"])
    return found


def by_assess(register: Register, case: Case, strict: bool) -> Findings:
    """The same from the function for one case."""
    found: Findings = {}
    for finding in foedus.assess(case, register=register, strict=strict, everything=True).findings:
        if finding.status != "not_engaged":
            _keep(found, (finding.norm, finding.bearer, finding.toward), finding.status)
    return found


def _keep(found: Findings, triple: Triple, status: str) -> None:
    if RANK[status] >= RANK.get(found.get(triple, ""), -1):
        found[triple] = status


def compare(
    contents: Contents, cases: Sequence[Case], strict: Sequence[bool], singly: int = 0
) -> list[tuple[Case, bool, Triple, str, str]]:
    """Where oracle and engine differ: case, strict, triple, the oracle's status, the engine's.

    singly   of the cases, how many are also put to `assess`
    """
    oracle = Oracle(contents).findings(cases, strict)
    register = Register(pack(contents))
    engine = by_engine(register, cases, strict)
    answers = list(zip(range(len(cases)), engine, strict=True))
    answers += [(n, by_assess(register, cases[n], strict[n])) for n in range(min(singly, len(cases)))]
    return [
        (cases[n], strict[n], triple, oracle[n].get(triple, "not_engaged"), found.get(triple, "not_engaged"))
        for n, found in answers
        for triple in sorted({*oracle[n], *found})
        if oracle[n].get(triple) != found.get(triple)
    ]


class Disagreement(AssertionError):
    """Oracle and engine answer differently."""


def agree(contents: Contents, cases: Sequence[Case], strict: Sequence[bool], singly: int, note: str = "") -> None:
    """Raise Disagreement if they do not."""
    if wrong := compare(contents, cases, strict, singly):
        raise Disagreement(told(contents, wrong, note))


def told(contents: Contents, wrong: Sequence[tuple[Case, bool, Triple, str, str]], note: str = "") -> str:
    """Differences for a reader: the first few in full, the law they turn on beside them."""
    lines = [f"{len(wrong)} differences (seed {SEED}) {note}"]
    instruments = {norm.id: (i, norm) for i in contents.instruments for norm in i.norms}
    for case, strict, (norm_id, bearer, toward), oracle, engine in wrong[:5]:
        instrument, norm = instruments[norm_id]
        parties = ", ".join(f"{p.state} {p.since}-{p.until}" for p in instrument.parties if p.state in (bearer, toward))
        milestones = {n: str(m.on) for n in ("provisional", "in_force", "ended") if (m := getattr(instrument, n))}
        lines += [
            f"case      {case}; {case.event}, by {case.by} + {case.groups} on {case.on}, place {case.place!r}, "
            f"{case.facts}, {strict=}",
            f"norm      {norm_id}: {bearer} toward {toward}",
            f"oracle    {oracle}",
            f"engine    {engine}",
            f"law       {milestones}; parties {parties or 'neither'}; spell {norm.spell}; {norm.trigger}; "
            f"{norm.bearer} -> {norm.toward}; {norm.conditions}",
            f"suspended {[(s.bearer, s.toward, str(s.since), str(s.until)) for s in instrument.suspensions]}",
            "",
        ]
    return "\n".join(lines)


# --------------------------------------------------------------------- cases on the real register


@cache
def real() -> Contents:
    return read_contents(REGISTER)


def boundaries(instrument: nouns.Instrument) -> Iterator[int]:
    """Days on which something about an instrument may change."""
    stones = (instrument.signed, instrument.provisional, instrument.in_force, instrument.ended)
    dates = [stone.on for stone in stones if stone]
    for row in (
        *instrument.parties,
        *instrument.suspensions,
        *filter(None, (n.spell for n in instrument.norms)),
    ):
        dates += [row.since, row.until]
    for bounds in dates:
        yield from bounds


def near(rng: Random, days: Sequence[int]) -> int:
    """A boundary day or a neighbour of one; any day of the century if there is none in it."""
    inside = [day for day in days if FIRST < day < LAST]
    if not inside:
        return rng.randint(FIRST, LAST)
    return rng.choice(inside) + rng.choice((-1, 0, 0, 1))


def real_case(rng: Random, contents: Contents) -> Case:
    states = [state.id for state in contents.states]
    instrument = rng.choice(contents.instruments)
    parties = sorted({party.state for party in instrument.parties})
    listed = sorted({state for norm in instrument.norms for state in norm.toward.states})
    named = sorted(
        {arg for n in instrument.norms for a in nouns.atoms(n.conditions) if a.name == "attacker" for arg in a.args}
    )
    where = [arg for n in instrument.norms for a in nouns.atoms(n.conditions) if a.name == "place" for arg in a.args]

    def somebody() -> str:
        pools = (parties, parties, parties, listed or parties, named or states, states)
        return rng.choice(rng.choice(pools) or states)

    everyone = list(dict.fromkeys(somebody() for _ in range(rng.randint(1, 4))))
    split = min(len(everyone), rng.choice((1, 1, 1, 2)))
    day = rng.choice(
        (
            lambda: near(rng, list(boundaries(instrument))),
            lambda: near(rng, [day for other in contents.instruments for day in boundaries(other)]),
            lambda: near(rng, [day for state in contents.states for spell in state.exists for day in spell]),
            lambda: rng.randint(FIRST, LAST),
        )
    )()
    place = ""
    if rng.random() < 0.55:
        chosen = rng.choice(contents.places)
        place = rng.choice((chosen.id, rng.choice(where or states), rng.choice(everyone), rng.choice(states)))
        if place not in states and place not in {p.id for p in contents.places}:
            place = rng.choice([p.id for p in (*contents.places, *contents.states) if place in p.within] or states)
        if place == chosen.id and rng.random() < 0.5:
            day = near(rng, [day for spell in chosen.administered for day in (*spell.since, *spell.until)])
    return Case(
        event=rng.choice((EVENTS[0], *EVENTS)),
        by=tuple(everyone[split : split + 2]),
        groups=tuple(f"group {n}" for n in range(rng.choice((0, 0, 0, 1, 2)))),
        on=tuple(everyone[:split]),
        date=day,
        place=place,
        facts=some_facts(rng, FACTS),
    )


def some_facts(rng: Random, known: Sequence[str]) -> dict[str, bool | None]:
    share = rng.choice((0, 0.2, 0.6, 1))
    return {name: rng.choice((True, True, False, None)) for name in known if rng.random() < share}


def batches(total: int, size: int) -> Iterator[tuple[int, int]]:
    for number, start in enumerate(range(0, total, size)):
        yield number, min(size, total - start)


@pytest.mark.parametrize(("number", "size"), list(batches(CASES // 2, BATCH)))
def test_real_register(number: int, size: int) -> None:
    rng = Random(f"{SEED} real {number}")
    contents = real()
    cases = [real_case(rng, contents) for _ in range(size)]
    strict = [rng.random() < 0.25 for _ in cases]
    agree(contents, cases, strict, singly=size // 25)


def test_cases_reach_the_law() -> None:
    """Agreement on nothing proves nothing: the random cases engage, and leave open, most of the law."""
    contents = real()
    rng = Random(f"{SEED} reach")
    cases = [real_case(rng, contents) for _ in range(BATCH)]
    strict = [rng.random() < 0.25 for _ in cases]
    found = Oracle(contents).findings(cases, strict)
    statuses = [status for findings in found for status in findings.values()]
    norms = {norm for findings in found for norm, _, _ in findings}
    pulled = [n for i in contents.instruments if i.in_force for n in i.norms if n.trigger != "always"]
    assert min(statuses.count("open"), statuses.count("engaged")) > BATCH
    assert len(norms) > len(pulled) / 2


@pytest.mark.parametrize(
    ("by", "on", "day", "strict", "norm", "bearer", "status"),
    [
        ("USA", "PRK", "2024-12-10", False, "ru-kp-2024/art. 4", "RUS", "engaged"),
        ("USA", "PRK", "2024-12-10", True, "ru-kp-2024/art. 4", "RUS", "open"),
        ("USA", "PRK", "2024-12-03", False, "ru-kp-2024/art. 4", "RUS", None),
        ("RUS", "FIN", "2023-04-03", False, "north-atlantic-1949/art. 5 #3", "USA", None),
        ("RUS", "FIN", "2023-04-04", False, "north-atlantic-1949/art. 5 #3", "USA", "engaged"),
    ],
)
def test_oracle_by_hand(by: str, on: str, day: str, strict: bool, norm: str, bearer: str, status: str | None) -> None:
    """Answers any lawyer knows, so that the oracle is not merely as wrong as the engine."""
    case = Case(event=words.Event.ATTACK, by=(by,), on=(on,), date=date.fromisoformat(day).toordinal())
    (found,) = Oracle(real()).findings([case], [strict])
    assert found.get((norm, bearer, on)) == status


# -------------------------------------------------------------------------------- small registers

ZERO = date(2000, 1, 1).toordinal()
SPAN = 40
STATES = ("AAA", "BBB", "CCC", "DDD")
REGIONS = ("north", "south", "isles")
PLACES = ("sea", "fort", "bay", "rock", "cape")
SMALL_FACTS = (
    "victim_requested",
    "state_of_war",
    "provoked",
    "own_law",
    "nuclear_weapons",
    "organ_determined",
)


def some_date(rng: Random, lo: int = 0, hi: int = SPAN) -> Bounds:
    """A day, mostly; sometimes an interval, open-ended or not."""
    day = ZERO + rng.randint(lo, hi)
    kind = rng.random()
    if kind < 0.6:
        return Bounds(day, day)
    if kind < 0.85:
        return Bounds(day, day + rng.randint(1, 12))
    return Bounds(day, FAR) if kind < 0.95 else Bounds(DAWN, day)


def some_spell(rng: Random) -> tuple[Bounds, Bounds]:
    """Mostly in order, with ends that may meet or overlap in their doubt."""
    since = some_date(rng, 0, SPAN // 2) if rng.random() < 0.85 else Bounds(DAWN, DAWN)
    until = some_date(rng, SPAN // 3, SPAN) if rng.random() < 0.7 else NEVER
    return since, until


def some_expression(rng: Random, instruments: Sequence[str], depth: int) -> nouns.Expression:
    if depth and rng.random() < 0.6:
        if rng.random() < 0.3:
            return Not(of=some_expression(rng, instruments, depth - 1))
        parts = tuple(some_expression(rng, instruments, depth - 1) for _ in range(rng.randint(1, 3)))
        return AllOf(of=parts) if rng.random() < 0.5 else AnyOf(of=parts)
    name = rng.choice(["fact"] * 4 + ["administered_by"] + [word.id for word in words.PREDICATES])
    match name:
        case "fact":
            return Atom(name=rng.choice(SMALL_FACTS))
        case "place":
            return Atom(
                name=name,
                args=tuple(rng.sample(("victim", "victim", *STATES, *REGIONS, *PLACES), rng.randint(1, 2))),
            )
        case "administered_by":
            return Atom(name=name, args=tuple(rng.sample(("victim", "victim", *STATES), rng.randint(1, 2))))
        case "attacker":
            return Atom(name=name, args=tuple(rng.sample(STATES, rng.randint(1, 2))))
        case "attackers_at_least":
            return Atom(name=name, args=(str(rng.randint(1, 3)),))
        case "instrument_in_force":
            return Atom(name=name, args=(rng.choice(instruments),))
        case _:
            return Atom(name=name)


def some_selector(rng: Random, parties: Sequence[str], side: str) -> Selector:
    kind = rng.random()
    if kind < 0.45:
        return Selector(parties=True)
    if kind < 0.6:
        return Selector(parties=True, but=tuple(rng.sample(parties, 1)))
    if kind < (0.95 if side == "bearer" else 0.8):
        pool = parties if side == "bearer" else STATES
        return Selector(states=tuple(rng.sample(sorted(set(pool)), rng.randint(1, min(2, len(set(pool)))))))
    return Selector(region=rng.choice(REGIONS)) if rng.random() < 0.5 else Selector(any_state=True)


def some_instrument(rng: Random, id: str, ids: Sequence[str]) -> nouns.Instrument:
    def stone(bounds: Bounds) -> nouns.Milestone:
        return nouns.Milestone(on=bounds, source="s")

    begins, ends = some_spell(rng)
    in_force = stone(begins) if rng.random() < 0.93 else None
    parties = []
    for _ in range(rng.randint(2, 5)):
        since, until = some_spell(rng)
        parties.append(
            nouns.Party(
                state=rng.choice(STATES),
                since=since if rng.random() < 0.75 else in_force.on if in_force else NEVER,
                until=until if rng.random() < 0.5 else ends,
                source="s",
            )
        )
    bound = sorted({party.state for party in parties})
    norms = []
    for number in range(rng.randint(2, 5)):
        spell = some_spell(rng)
        norms.append(
            Norm(
                id=f"{id}/art. {number}",
                at=f"art. {number}",
                modality=words.Modality.DUTY,
                act="defend",
                trigger=rng.choice(words.TRIGGERS).id,
                bearer=some_selector(rng, bound, "bearer"),
                toward=some_selector(rng, bound, "toward"),
                conditions=some_expression(rng, ids, 3) if rng.random() < 0.8 else AllOf(),
                strength="automatic",
                spell=nouns.Spell(since=spell[0], until=spell[1]) if rng.random() < 0.4 else None,
                gist="",
                source="s",
            )
        )
    suspensions = []
    for _ in range(rng.choice((0, 1, 2))):
        since, until = some_spell(rng)
        suspensions.append(
            nouns.Suspension(
                bearer=tuple(rng.sample(STATES, rng.randint(1, 2))),
                toward=tuple(rng.sample(STATES, rng.randint(1, 2))),
                since=since,
                until=until,
                source="s",
            )
        )
    return nouns.Instrument(
        id=id,
        title=id,
        kind="treaty",
        basis=words.Basis.TEXT,
        text=words.Publicity.PUBLIC,
        signed=stone(Bounds(ZERO, ZERO)),
        provisional=stone(some_date(rng, 0, SPAN // 3)) if rng.random() < 0.3 else None,
        in_force=in_force,
        ended=stone(ends) if ends != NEVER else None,
        parties=tuple(parties),
        suspensions=tuple(suspensions),
        norms=tuple(norms),
        sources=(nouns.Source(id="s", title="s"),),
    )


def some_contents(rng: Random) -> Contents:
    """A register nobody would write, and every rule applies to."""
    larger = {"north": (), "south": (), "isles": tuple(rng.sample(("north", "south"), rng.randint(0, 2)))}
    regions = tuple(nouns.Region(id=id, name=id, name_id=id, means="", within=within) for id, within in larger.items())
    states = []
    for id in STATES:
        cut = ZERO + rng.randint(3, SPAN // 2)
        lives = rng.choice(
            (((DAWN, FAR),), ((DAWN, cut), (cut + rng.randint(0, 9), FAR)), ((cut, FAR),), ((cut, cut + 15),))
        )
        within = tuple(rng.sample(REGIONS, rng.randint(0, 2)))
        states.append(nouns.State(id=id, name=id, name_id=id, exists=lives, within=within))
    places: list[nouns.Place] = []
    for id in PLACES:
        spells = [
            nouns.Administration(by=rng.choice(STATES), since=since, until=until)
            for since, until in (some_spell(rng) for _ in range(rng.choice((0, 0, 1, 2))))
        ]
        inside = (*rng.sample(STATES, rng.choice((1, 1, 2))), *REGIONS, *(place.id for place in places))
        places.append(
            nouns.Place(
                id=id,
                name=id,
                name_id=id,
                within=tuple(rng.sample(inside, rng.randint(0, 3))) if id != "sea" else tuple(rng.sample(REGIONS, 1)),
                administered=tuple(spells) if id != "sea" else (),
                high_seas=id == "sea",
            )
        )
    ids = [f"treaty-{n}" for n in range(rng.randint(2, 3))]
    instruments = tuple(some_instrument(rng, id, ids) for id in ids)
    if any("too tangled" in fault.message for fault in check(states, regions, places, instruments)):
        return some_contents(rng)
    contents = small_contents(states, regions, places, instruments)
    return contents


def small_contents(
    states: Sequence[nouns.State],
    regions: Sequence[nouns.Region],
    places: Sequence[nouns.Place],
    instruments: Sequence[nouns.Instrument],
) -> Contents:
    faults = check(states, regions, places, instruments)
    assert not faults, [str(fault) for fault in faults]
    return Contents(
        version="0",
        as_of=ZERO + SPAN,
        complete=False,
        digest="0",
        states=tuple(states),
        regions=tuple(regions),
        places=tuple(places),
        instruments=tuple(instruments),
        gaps=(),
        faults=(),
    )


def small_case(rng: Random, contents: Contents) -> Case:
    place = rng.choice(("", "", *PLACES, *STATES[:2]))
    law = rng.choice(contents.instruments)
    dates: list[Bounds] = rng.choice(
        (
            [bounds for row in (*law.parties, *law.suspensions) for bounds in (row.since, row.until)],
            [bounds for norm in law.norms if norm.spell for bounds in (norm.spell.since, norm.spell.until)],
            [stone.on for stone in (law.provisional, law.in_force, law.ended) if stone],
            [Bounds(*spell) for state in contents.states for spell in state.exists],
            [b for p in contents.places if p.id == place for a in p.administered for b in (a.since, a.until)],
        )
    )
    days = [day for bounds in dates for day in bounds if DAWN < day < FAR] or [ZERO + rng.randint(-1, SPAN + 13)]
    states = rng.sample(STATES, 4)
    victims = rng.choice((1, 1, 2))
    return Case(
        event=rng.choice((EVENTS[0], *EVENTS)),
        by=tuple(states[victims : victims + rng.choice((0, 1, 1, 2))]),
        groups=tuple(f"group {n}" for n in range(rng.choice((0, 0, 0, 1, 2)))),
        on=tuple(states[:victims]),
        date=rng.choice(days) + rng.choice((-1, 0, 0, 1)),
        place=place,
        facts=some_facts(rng, SMALL_FACTS),
    )


@pytest.mark.parametrize(("number", "size"), list(batches(CASES - CASES // 2, BATCH)))
def test_small_registers(number: int, size: int) -> None:
    for at, count in batches(size, PER_REGISTER):
        rng = Random(f"{SEED} small {number} {at}")
        contents = some_contents(rng)
        cases = [small_case(rng, contents) for _ in range(count)]
        strict = [rng.random() < 0.25 for _ in cases]
        agree(contents, cases, strict, singly=1, note=f"in small register {number}.{at}, days from {iso(ZERO)}")


# ----------------------------------------------------------------------- where the two once differed


def day(number: int) -> Bounds:
    """A day of January 2000."""
    return Bounds(ZERO + number - 1, ZERO + number - 1)


JANUARY = Bounds(DAWN, ZERO + 30)
"""Some day up to the end of January 2000."""


def pact(
    conditions: Sequence[nouns.Expression],
    trigger: str,
    *,
    provisional: Bounds | None = None,
    in_force: Bounds | None,
    since: Bounds,
    marches: nouns.Place,
) -> Contents:
    """AAA and BBB promise to defend each other: an article for each condition."""
    stone = lambda on: nouns.Milestone(on=on, source="s") if on else None  # noqa: E731
    norms = [
        Norm(
            id=f"pact/art. {number}",
            at=f"art. {number}",
            modality=words.Modality.DUTY,
            act="defend",
            trigger=trigger,
            bearer=Selector(parties=True),
            toward=Selector(parties=True),
            conditions=condition,
            strength="automatic",
            gist="",
            source="s",
        )
        for number, condition in enumerate(conditions)
    ]
    instrument = nouns.Instrument(
        id="pact",
        title="pact",
        kind="treaty",
        basis=words.Basis.TEXT,
        text=words.Publicity.PUBLIC,
        signed=nouns.Milestone(on=day(1), source="s"),
        provisional=stone(provisional),
        in_force=stone(in_force),
        parties=tuple(nouns.Party(state=state, since=since, source="s") for state in ("AAA", "BBB")),
        norms=tuple(norms),
        sources=(nouns.Source(id="s", title="s"),),
    )
    states = [nouns.State(id=id, name=id, name_id=id, exists=((DAWN, FAR),)) for id in STATES]
    return small_contents(states, (), (marches,), (instrument,))


@pytest.mark.parametrize(
    ("provisional", "in_force", "since", "place", "oracle"),
    [
        # Provisional application binds those who will be bound from entry into force.
        pytest.param(day(10), day(20), day(20), "", "engaged", id="party-bound-from-entry-into-force"),
        # Applied provisionally, and not in force yet.
        pytest.param(day(10), None, day(1), "", "engaged", id="provisional-and-never-in-force"),
        # In force for certain, applied provisionally from a day that may be earlier or later: the earlier of the two.
        pytest.param(JANUARY, day(1), ALWAYS, "", "engaged", id="provisional-uncertain-in-force-certain"),
        # A place that lies within two states (as the Sudetenland does) is the home territory of either.
        pytest.param(None, day(1), day(1), "marches", "engaged", id="place-in-two-homes"),
    ],
)
def test_settled(
    provisional: Bounds | None, in_force: Bounds | None, since: Bounds, place: str, oracle: str | None
) -> None:
    """On 15 January 2000 somebody attacks BBB, which AAA promised to defend."""
    contents = pact(
        [Atom(name="place", args=("victim",))],
        "armed_attack",
        provisional=provisional,
        in_force=in_force,
        since=since,
        marches=nouns.Place(id="marches", name="marches", name_id="marches", within=("AAA", "BBB")),
    )
    case = Case(event=words.Event.ATTACK, on=("BBB",), date=day(15).earliest, place=place)
    (found,) = Oracle(contents).findings([case], [False])
    assert found.get(("pact/art. 0", "AAA", "BBB")) == oracle
    agree(contents, [case], [False], singly=1)


def test_every_fact() -> None:
    """Every fact of the vocabulary, unstated: each event, each kind of attacker, strict or not."""
    marches = nouns.Place(id="marches", name="marches", name_id="marches")
    facts = [Atom(name=fact.id) for fact in words.FACTS]
    contents = pact(facts, "threat_of_attack", in_force=day(1), since=day(1), marches=marches)
    cases = [
        Case(event=event, by=by, groups=groups, on=("BBB",), date=day(15).earliest)
        for event in words.Event
        for by in ((), ("CCC",), ("CCC", "DDD"))
        for groups in ((), ("a group",))
    ]
    for strict in (False, True):
        agree(contents, cases, [strict] * len(cases), singly=len(cases))


def test_two_administrations() -> None:
    """One surely administers the place and another may: every day, each of them asked after, and denied."""
    spells = (
        nouns.Administration(by="AAA", since=ALWAYS, until=Bounds(day(22).earliest, day(24).latest)),
        nouns.Administration(
            by="BBB",
            since=Bounds(day(10).earliest, day(20).latest),
            until=Bounds(day(26).earliest, day(28).latest),
        ),
    )
    marches = nouns.Place(id="marches", name="marches", name_id="marches", administered=spells)
    asked = [Atom(name="administered_by", args=(who,)) for who in ("AAA", "BBB", "CCC", "victim")]
    asked += [Atom(name="administered_by", args=("BBB", "CCC"))]
    contents = pact(
        [*asked, *(Not(of=atom) for atom in asked)], "armed_attack", in_force=day(1), since=day(1), marches=marches
    )
    cases = [
        Case(event=words.Event.ATTACK, by=("CCC",), on=(on,), date=ZERO + number, place="marches")
        for number in range(32)
        for on in ("AAA", "BBB")
    ]
    agree(contents, cases, [False] * len(cases), singly=4)
