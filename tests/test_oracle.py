"""The engine against an independent reading of the rules, written in logic (tests/oracle).

Random cases over the real register, and over small random registers that bend every rule at once: for each case the
engaged and open findings, what they presume and what they hinge on must be the same on both sides, and so must the
rights to use force on which the actors may rely, whatever doctrines the law is said to accept.

FOEDUS_ORACLE_CASES sets how many cases in all (default 4000), FOEDUS_ORACLE_SEED which ones.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import msgspec
import numpy as np
import pytest

import foedus
from foedus.model import nouns
from foedus.model import vocabulary as words
from foedus.model.dates import ALWAYS, DAWN, FAR, NEVER, Bounds, iso
from foedus.model.institutions import Council, DisputedDoctrine, Doctrines, Seat
from foedus.model.nouns import AllOf, AnyOf, Atom, Case, Norm, Not, Selector
from foedus.reason.assess import as_findings, assess_many
from foedus.reason.case import columns
from foedus.reason.evaluate import licences
from foedus.register.check import check
from foedus.register.store import Contents, Register, pack, read_contents

pytest.importorskip("clingo")
from tests.oracle.encode import Accepted, Answer, Found, Oracle, Triple

CASES = int(os.environ.get("FOEDUS_ORACLE_CASES", "4000"))
SEED = int(os.environ.get("FOEDUS_ORACLE_SEED", "1815"))
BATCH = 250
PER_REGISTER = 16
SINGLY = 6
"""Cases of a batch that are also put to `assess`."""
REGISTER = Path(__file__).parents[1] / "register"
FIRST, LAST = date(1925, 1, 1).toordinal(), date(2026, 12, 31).toordinal()
FACTS = [fact.id for fact in words.FACTS]
EVENTS = list(words.Event)
UNTARGETED = (words.Event.LAUNCH, words.Event.VOTE)
TRIGGERS = words.by_id(words.TRIGGERS)
RANK = {"not_engaged": -1, "open": 0, "engaged": 1}
STATUS = {number: status for status, number in RANK.items()}
NOT_FOUND = Found("not_engaged")

Findings = dict[Triple, Found]
Difference = tuple[Case, bool, Triple, Found, Found]
"""A case, whether it is read strictly, a triple, what the oracle says, what the engine says."""


# ------------------------------------------------------------------------------- the two sides


def by_engine(register: Register, cases: Sequence[Case], strict: Sequence[bool]) -> list[Findings]:
    """The engine's engaged and open findings; the best where several spells make one."""
    found: list[Findings] = [{} for _ in cases]
    for setting, numbers in by_setting(strict):
        rows = assess_many([cases[n] for n in numbers], register=register, strict=setting)
        for row in as_findings(register, rows):
            triple = (row["norm"], row["bearer"], row["toward"])
            _keep(found[numbers[row["case"]]], triple, row["status"], row["presumes"], row["hinges_on"])
    return found


def by_licences(
    register: Register, cases: Sequence[Case], strict: Sequence[bool], accepted: Sequence[Accepted]
) -> list[Findings]:
    """The engine's rights to use force, those whose conditions fail included."""
    found: list[Findings] = [{} for _ in cases]
    names = [doctrine.id for doctrine in register.doctrines.doctrines]
    for setting, numbers in by_setting(strict):
        doctrine = np.array([[accepted[n][name] for name in names] for n in numbers], np.int8)
        table = columns(register, [cases[n] for n in numbers])
        rows = licences(register.law, table, doctrine.reshape(len(numbers), len(names)), strict=setting)
        for status, row in zip(rows.status.tolist(), as_findings(register, rows), strict=True):
            triple = (row["norm"], row["bearer"], row["toward"])
            _keep(found[numbers[row["case"]]], triple, STATUS[status], row["presumes"], row["hinges_on"])
    return found


def by_assess(register: Register, case: Case, strict: bool) -> Findings:
    """The findings again from the function for one case.

    Standing duties that a decision defeats are of no event, and not for the oracle.
    """
    found: Findings = {}
    for finding in foedus.assess(case, register=register, strict=strict).findings:
        if finding.status != "not_engaged" and finding.trigger != "always":
            triple = (finding.norm, finding.bearer, finding.toward)
            _keep(found, triple, finding.status, finding.presumes, finding.hinges_on)
    return found


def by_setting(strict: Sequence[bool]) -> Iterator[tuple[bool, list[int]]]:
    """The cases read with presumptions, and those read strictly."""
    for setting in (False, True):
        if numbers := [n for n, one in enumerate(strict) if one is setting]:
            yield setting, numbers


def _keep(found: Findings, triple: Triple, status: str, presumes: Sequence[str], hinges: Sequence[str]) -> None:
    if RANK[status] >= RANK[found.get(triple, NOT_FOUND).status]:
        if status == "not_engaged":  # what a finding that is none would rest on is nobody's business
            presumes = hinges = ()
        found[triple] = Found(status, frozenset(presumes), frozenset(hinges) - {"in_force"})


def together(findings: Findings, norms: Mapping[str, Norm]) -> Findings:
    """As `assess` tells them: one for all the bystanders that a norm binds without naming them."""
    found: Findings = {}
    for (norm, bearer, toward), one in findings.items():
        who = norms[norm].bearer
        alike = (who.any_state or who.party_to) and TRIGGERS[norms[norm].trigger].bearer is words.Role.BYSTANDER
        _keep(found, (norm, None if alike else bearer, toward), one.status, tuple(one.presumes), tuple(one.hinges))
    return found


def compare(
    contents: Contents,
    cases: Sequence[Case],
    strict: Sequence[bool],
    accepted: Sequence[Accepted],
    singly: int = 0,
) -> tuple[list[Answer], list[Difference]]:
    """What the oracle says, and where the engine differs.

    singly   of the cases, how many are also put to `assess`: they must say whether the force is lawful, which `assess`
             would else judge by itself
    """
    answers = Oracle(contents).answers(cases, strict, accepted)
    register = opened() if contents is real() else Register(pack(contents))
    norms = {norm.id: norm for instrument in contents.instruments for norm in instrument.norms}
    pairs: list[tuple[int, Findings, Findings]] = []
    for n, engine in enumerate(by_engine(register, cases, strict)):
        pairs.append((n, answers[n].findings, engine))
    for n, engine in enumerate(by_licences(register, cases, strict, accepted)):
        told = {triple: one for triple, one in engine.items() if one != NOT_FOUND or triple in answers[n].licences}
        pairs.append((n, answers[n].licences, told))
    for n in range(min(singly, len(cases))):
        assert "force_lawful" in cases[n].facts
        pairs.append((n, together(answers[n].findings, norms), by_assess(register, cases[n], strict[n])))
    return answers, [
        (cases[n], strict[n], triple, oracle.get(triple, NOT_FOUND), engine.get(triple, NOT_FOUND))
        for n, oracle, engine in pairs
        for triple in sorted({*oracle, *engine}, key=str)
        if _plain(oracle.get(triple)) != _plain(engine.get(triple))
    ]


def _plain(found: Found | None) -> Found | None:
    """Uncertain dates and instruments in force are one word: that a finding hinges on it is not compared."""
    return found and found._replace(hinges=found.hinges - {"in_force"})


class Disagreement(AssertionError):
    """Oracle and engine answer differently."""


def agree(
    contents: Contents,
    cases: Sequence[Case],
    strict: Sequence[bool],
    accepted: Sequence[Accepted] = (),
    singly: int = 0,
    note: str = "",
) -> list[Answer]:
    """What the oracle says. Raise Disagreement if the engine says otherwise."""
    names = [doctrine.id for doctrine in contents.doctrines.doctrines]
    accepted = accepted or [dict.fromkeys(names, 0)] * len(cases)
    answers, wrong = compare(contents, cases, strict, accepted, singly)
    if wrong:
        raise Disagreement(told(contents, wrong, note))
    return answers


def told(contents: Contents, wrong: Sequence[Difference], note: str = "") -> str:
    """Differences for a reader: the first few in full, the law they turn on beside them."""
    lines = [f"{len(wrong)} differences (seed {SEED}) {note}"]
    instruments = {norm.id: (i, norm) for i in contents.instruments for norm in i.norms}
    for case, strict, (norm_id, bearer, toward), oracle, engine in wrong[:5]:
        instrument, norm = instruments[norm_id]
        parties = ", ".join(f"{p.state} {p.since}-{p.until}" for p in instrument.parties if p.state in (bearer, toward))
        milestones = {n: str(m.on) for n in ("provisional", "in_force", "ended") if (m := getattr(instrument, n))}
        lines += [
            f"case      {case}; {case.event}, by {case.by} + {case.groups} on {case.on}, place {case.place!r}, "
            f"item {case.item!r}, purposes {case.purposes}, {case.facts}, {strict=}",
            f"norm      {norm_id}: {bearer} toward {toward}",
            f"oracle    {oracle}",
            f"engine    {engine}",
            f"law       {milestones}; parties {parties or 'neither'}; spell {norm.spell}; {norm.act}, {norm.trigger}; "
            f"{norm.bearer} -> {norm.toward}; {norm.conditions}; items {norm.items}; except {norm.exceptions}",
            f"suspended {[(s.bearer, s.toward, str(s.since), str(s.until)) for s in instrument.suspensions]}",
            "",
        ]
    return "\n".join(lines)


def some_doctrines(rng: Random, contents: Contents) -> Accepted:
    """Which doctrines the law accepts, as some view might have it."""
    return {doctrine.id: rng.choice((-1, 0, 1)) for doctrine in contents.doctrines.doctrines}


def for_assess(cases: Sequence[Case], count: int) -> list[Case]:
    """The cases, the first few of which say whether the force is lawful, one way or another."""
    saying = [
        msgspec.structs.replace(case, facts=case.facts | {"force_lawful": (False, True, None)[n % 3]})
        for n, case in enumerate(cases[:count])
    ]
    return [*saying, *cases[count:]]


# --------------------------------------------------------------------- cases on the real register


@cache
def real() -> Contents:
    return read_contents(REGISTER)


@cache
def opened() -> Register:
    return Register(pack(real()))


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


def within_life(rng: Random, instrument: nouns.Instrument, norm: Norm) -> int:
    """Some day on which a norm stands; any day of the century if it never does."""
    since, until = (norm.spell.since, norm.spell.until) if norm.spell else (ALWAYS, NEVER)
    first = max(FIRST, since.latest, instrument.in_force.on.latest if instrument.in_force else FAR)
    last = min(LAST, until.earliest, instrument.ended.on.earliest if instrument.ended else FAR) - 1
    return rng.randint(first, last) if first <= last else rng.randint(FIRST, LAST)


def real_case(rng: Random, contents: Contents, chosen: tuple[nouns.Instrument, Norm] | None = None) -> Case:
    """A case that some norm of the register, or the one chosen, may well be about."""
    states = [state.id for state in contents.states]
    kinds = rng.choice((("treaty", "political_commitment"), ("resolution",), ("resolution", "charter", "custom")))
    instrument = rng.choice([i for i in contents.instruments if i.kind in kinds and i.norms])
    instrument, norm = chosen or (instrument, rng.choice(instrument.norms))
    trigger = TRIGGERS[norm.trigger]
    event = rng.choice(trigger.events if trigger.events and rng.random() < 0.85 else EVENTS)
    parties = sorted({party.state for party in instrument.parties})
    listed = sorted({state for norm in instrument.norms for state in (*norm.bearer.states, *norm.toward.states)})
    named = sorted(
        {arg for n in instrument.norms for a in nouns.atoms(n.conditions) if a.name == "attacker" for arg in a.args}
    )
    where = [arg for n in instrument.norms for a in nouns.atoms(n.conditions) if a.name == "place" for arg in a.args]

    def somebody() -> str:
        mine = parties or states
        pools = (mine, mine, mine, listed or parties, named or states, states)
        return rng.choice(rng.choice(pools) or states)

    everyone = list(dict.fromkeys(somebody() for _ in range(rng.randint(1, 4))))
    split = min(len(everyone), rng.choice((1, 1, 1, 2)))
    side = {words.Role.ACTOR: everyone[split : split + 2], words.Role.TARGET: everyone[:split]}
    for who, role in ((norm.bearer, trigger.bearer), (norm.toward, trigger.toward)):
        speaks_of = who.states or [seat.state for seat in contents.council.seats if who.seat in ("any", seat.kind)]
        if speaks_of and role in side and rng.random() < 0.7:
            meant = rng.choice(speaks_of)
            side = {one: [state for state in those if state != meant] for one, those in side.items()}
            side[role] = [meant, *side[role][:1]]
    on = side[words.Role.TARGET] or [rng.choice([state for state in states if state not in side[words.Role.ACTOR]])]
    by = side[words.Role.ACTOR]
    if event == words.Event.TRANSFER and not by:
        by = [rng.choice([state for state in states if state not in on])]
    elif event in UNTARGETED:
        by = list(dict.fromkeys((*by, *on)))[: rng.choice((0, 1, 1, 2)) if event == words.Event.VOTE else 1]
        on = []
    day = rng.choice(
        (
            lambda: near(rng, list(boundaries(instrument))),
            lambda: near(rng, [day for other in contents.instruments for day in boundaries(other)]),
            lambda: near(rng, [day for state in contents.states for spell in state.exists for day in spell]),
            lambda: near(rng, [day for seat in contents.council.seats for day in (*seat.since, *seat.until)]),
            lambda: rng.randint(FIRST, LAST),
            *[lambda: within_life(rng, instrument, norm)] * 5,
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
    excepted = [arg for e in norm.exceptions for atom in nouns.atoms(e) if atom.name == "item" for arg in atom.args]
    return Case(
        event=event,
        by=tuple(by),
        groups=tuple(f"group {n}" for n in range(rng.choice((0, 0, 0, 1, 2)))),
        on=tuple(on),
        date=day,
        place=place,
        item=some_item(rng, contents.items, (*norm.items, *excepted)) if rng.random() < 0.9 else "",
        purposes=some_purposes(rng),
        facts=some_facts(rng, FACTS),
    )


def some_item(rng: Random, items: Sequence[nouns.Item], meant: Sequence[str]) -> str:
    """One of the items meant, mostly, or a narrower or a broader one; any item else."""
    if not meant or rng.random() < 0.2:
        return rng.choice(items).id
    name = rng.choice(meant)
    narrower = [item.id for item in items if name in item.within]
    broader = [larger for item in items if item.id == name for larger in item.within]
    return rng.choice((name, *narrower, *broader))


def some_purposes(rng: Random, known: Sequence[words.Purpose] = words.PURPOSES) -> tuple[str, ...]:
    return tuple(purpose.id for purpose in rng.sample(known, rng.choice((0, 0, 1, 1, 2, 3))))


def some_facts(rng: Random, known: Sequence[str]) -> dict[str, bool | None]:
    share = rng.choice((0, 0.2, 0.6, 1))
    return {name: rng.choice((True, True, False, None)) for name in known if rng.random() < share}


def batches(total: int, size: int) -> Iterator[tuple[int, int]]:
    for number, start in enumerate(range(0, total, size)):
        yield number, min(size, total - start)


@pytest.mark.parametrize(("number", "size"), list(batches(CASES // 4, BATCH)))
def test_real_register(number: int, size: int) -> None:
    rng = Random(f"{SEED} real {number}")
    contents = real()
    cases = for_assess([real_case(rng, contents) for _ in range(size)], SINGLY)
    strict = [rng.random() < 0.25 for _ in cases]
    accepted = [some_doctrines(rng, contents) for _ in cases]
    agree(contents, cases, strict, accepted, singly=SINGLY)


def test_each_instrument() -> None:
    """A case for each instrument and each trigger it uses, more where the trigger is rare.

    Agreement on nothing proves nothing: most law is reached.
    """
    contents = real()
    rng = Random(f"{SEED} each")
    pulled = [(i, n) for i in contents.instruments for n in i.norms if n.trigger != "always" and i.in_force]
    chosen = {(instrument.id, norm.trigger): (instrument, norm) for instrument, norm in rng.sample(pulled, len(pulled))}
    uses = Counter(trigger for _, trigger in chosen)
    cases = [real_case(rng, contents, one) for one in chosen.values() for _ in range(1 + 24 // uses[one[1].trigger])]
    strict = [rng.random() < 0.25 for _ in cases]
    accepted = [some_doctrines(rng, contents) for _ in cases]
    answers = agree(contents, cases, strict, accepted)

    statuses = Counter(one.status for answer in answers for one in answer.findings.values())
    rights = Counter(one.status for answer in answers for one in answer.licences.values())
    reached = {norm for answer in answers for norm, _, _ in (*answer.findings, *answer.licences)}
    triggers = {norm.trigger for _, norm in pulled if norm.id in reached}
    assert min(statuses["open"], statuses["engaged"]) > len(cases)
    assert min(rights[status] for status in RANK) > len(cases) / 50
    assert len({norm.split("/")[0] for norm in reached}) > len({instrument.id for instrument, _ in pulled}) / 2
    assert len(reached) > len(pulled) / 3
    assert triggers == {norm.trigger for _, norm in pulled}


ATTACK, TRANSFER, LAUNCH, VOTE = words.Event.ATTACK, words.Event.TRANSFER, words.Event.LAUNCH, words.Event.VOTE

PACT = ("ru-kp-2024/art. 4", "RUS", "PRK")
ALLIANCE = ("north-atlantic-1949/art. 5 #3", "USA", "FIN")
EMBARGO = ("unsc-1718/para. 8(a)(i)", "RUS", "PRK")
DEFENCE = ("un-charter/art. 51", "IND", "PAK")

# The event, by whom, on whom, what passes, the day, strictly?, a triple, its status.
BY_HAND: list[tuple[words.Event, str, str, str, str, bool, Triple, str]] = [
    (ATTACK, "USA", "PRK", "", "2024-12-10", False, PACT, "engaged"),
    (ATTACK, "USA", "PRK", "", "2024-12-10", True, PACT, "open"),
    (ATTACK, "USA", "PRK", "", "2024-12-03", False, PACT, "not_engaged"),
    (ATTACK, "RUS", "FIN", "", "2023-04-03", False, ALLIANCE, "not_engaged"),
    (ATTACK, "RUS", "FIN", "", "2023-04-04", False, ALLIANCE, "engaged"),
    (TRANSFER, "RUS", "PRK", "tanks", "2006-10-13", False, EMBARGO, "not_engaged"),
    (TRANSFER, "RUS", "PRK", "tanks", "2006-10-14", False, EMBARGO, "engaged"),
    (TRANSFER, "RUS", "PRK", "coal", "2006-10-14", False, EMBARGO, "not_engaged"),
    (TRANSFER, "RUS", "PRK", "arms", "2006-10-14", False, EMBARGO, "open"),
    (LAUNCH, "PRK", "", "nuclear_test", "2017-09-03", False, ("unsc-1718/para. 2", "PRK", None), "engaged"),
    (VOTE, "RUS", "", "", "2022-02-25", False, ("un-charter/art. 27(3)", "CHN", None), "engaged"),
    (VOTE, "RUS", "", "", "2022-02-25", False, ("un-charter/art. 27(3)", "RUS", None), "not_engaged"),
    (VOTE, "RUS", "", "", "2022-02-25", False, ("un-charter/art. 27(3)", "IND", None), "not_engaged"),
]

# What is known of a use of force by India on Pakistan, whether the law accepts anticipation, the status of article 51.
SELF_DEFENCE: list[tuple[dict[str, bool | None], bool, str]] = [
    ({}, False, "not_engaged"),
    ({"attacked_first": True}, False, "engaged"),
    ({"attacked_first": None}, False, "open"),
    ({"attacked_first": True, "attack_over": True}, False, "not_engaged"),
    ({"imminent": True}, False, "not_engaged"),
    ({"imminent": True}, True, "engaged"),
]


@cache
def answers_by_hand() -> list[Answer]:
    """What the oracle says of BY_HAND and then of SELF_DEFENCE."""
    day = date.fromisoformat
    cases = [
        Case(event=event, by=(by,), on=(on,) if on else (), item=item, date=day(when).toordinal())
        for event, by, on, item, when, _, _, _ in BY_HAND
    ]
    cases += [
        Case(event=ATTACK, by=("IND",), on=("PAK",), date=day("2019-02-26").toordinal(), facts=facts)
        for facts, _, _ in SELF_DEFENCE
    ]
    strict = [row[5] for row in BY_HAND] + [False] * len(SELF_DEFENCE)
    refused = {doctrine.id: -1 for doctrine in real().doctrines.doctrines}
    accepted = [refused for _ in BY_HAND] + [refused | {"anticipatory": 1 if row[1] else -1} for row in SELF_DEFENCE]
    return Oracle(real()).answers(cases, strict, accepted)


@pytest.mark.parametrize("number", range(len(BY_HAND)), ids=lambda n: " ".join(map(str, BY_HAND[n][:5])))
def test_oracle_by_hand(number: int) -> None:
    """Answers any lawyer knows, so that the oracle is not merely as wrong as the engine."""
    *_, triple, status = BY_HAND[number]
    assert triple[0] in opened().norm_ids
    assert answers_by_hand()[number].findings.get(triple, NOT_FOUND).status == status


@pytest.mark.parametrize("number", range(len(SELF_DEFENCE)), ids=lambda n: str(SELF_DEFENCE[n][:2]))
def test_oracle_on_self_defence_by_hand(number: int) -> None:
    """An attack came first and is not over, or one is imminent and the law accepts that as enough."""
    answer = answers_by_hand()[len(BY_HAND) + number]
    assert answer.licences[DEFENCE].status == SELF_DEFENCE[number][2]
    assert DEFENCE not in answer.findings


# -------------------------------------------------------------------------------- small registers

ZERO = date(2000, 1, 1).toordinal()
SPAN = 40
STATES = ("AAA", "BBB", "CCC", "DDD")
REGIONS = ("north", "south", "isles")
PLACES = ("sea", "fort", "bay", "rock", "cape")
ITEMS = ("arms", "heavy", "tanks", "shells", "coal")
SMALL_FACTS = (
    "victim_requested",
    "state_of_war",
    "provoked",
    "own_law",
    "nuclear_weapons",
    "organ_determined",
    "humanitarian",
    "quota_left",
)
SMALL_PURPOSES = tuple(purpose for purpose in words.PURPOSES if purpose.id in ("defensive", "punitive", "deterrent"))
DOCTRINES = ("early", "late")


def day(number: int) -> Bounds:
    """A day of January 2000."""
    return Bounds(ZERO + number - 1, ZERO + number - 1)


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


def some_expression(
    rng: Random, instruments: Sequence[str], depth: int, doctrines: Sequence[str] = ()
) -> nouns.Expression:
    """A condition that asks for doctrines only where some are given: in a right to use force."""
    if depth and rng.random() < 0.6:
        if rng.random() < 0.3:
            return Not(of=some_expression(rng, instruments, depth - 1, doctrines))
        parts = tuple(some_expression(rng, instruments, depth - 1, doctrines) for _ in range(rng.randint(1, 3)))
        return AllOf(of=parts) if rng.random() < 0.5 else AnyOf(of=parts)
    known = [word.id for word in words.PREDICATES if word.id != "doctrine"]
    name = rng.choice(["fact"] * 6 + ["administered_by"] + known + ["doctrine"] * 7 * bool(doctrines))
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
        case "item":
            return Atom(name=name, args=some_items(rng))
        case "purpose":
            return Atom(name=name, args=tuple(one.id for one in rng.sample(SMALL_PURPOSES, rng.randint(1, 2))))
        case "doctrine":
            return Atom(name=name, args=(rng.choice(doctrines),))
        case _:
            return Atom(name=name)


def some_items(rng: Random) -> tuple[str, ...]:
    return tuple(rng.sample(ITEMS, rng.randint(1, 2)))


def some_selector(
    rng: Random, parties: Sequence[str], instruments: Sequence[str], side: str, trigger: str, speaks_to_all: bool
) -> Selector:
    untargeted = any(event in UNTARGETED for event in TRIGGERS[trigger].events)
    if side == "toward" and rng.random() < (0.9 if untargeted else 0.04):
        return Selector(everybody=True)
    match rng.choices(("parties", "but", "states", "region", "any", "party_to", "seat"), (9, 3, 5, 2, 2, 4, 4))[0]:
        case "parties":
            return Selector(parties=True)
        case "but":
            return Selector(parties=True, but=tuple(rng.sample(parties, 1)))
        case "states":
            pool = sorted(set(parties if side == "bearer" and not speaks_to_all else STATES))
            return Selector(states=tuple(rng.sample(pool, rng.randint(1, min(2, len(pool))))))
        case "region":
            return Selector(region=rng.choice(REGIONS))
        case "any":
            return Selector(any_state=True)
        case "party_to":
            return Selector(party_to=rng.choice(instruments))
    return Selector(seat=rng.choice(("permanent", "any")))


def some_triggers(rng: Random) -> list[str]:
    """What the norms of a register are about: two kinds of event, mostly, so that its cases find something."""
    events = set(rng.sample(EVENTS, 2))
    chosen = [trigger.id for trigger in words.TRIGGERS if events & set(trigger.events)]
    return [*chosen, rng.choice(list(TRIGGERS))]


def some_norm(
    rng: Random, id: str, triggers: Sequence[str], parties: Sequence[str], ids: Sequence[str], speaks_to_all: bool
) -> Norm:
    """A duty, mostly; one in five is a right to use force."""
    since, until = some_spell(rng)
    right = rng.random() < 0.2
    trigger = rng.choice(FORCE if right else triggers)
    doctrines = DOCTRINES if right else ()
    excepted = rng.choice((0, 0, 0, 0, 1, 2))
    return Norm(
        id=id,
        at=id.split("/")[1],
        modality=words.Modality.RIGHT if right else words.Modality.DUTY,
        act="use_force" if right else "defend",
        trigger=trigger,
        bearer=some_selector(rng, parties, ids, "bearer", trigger, speaks_to_all),
        toward=some_selector(rng, parties, ids, "toward", trigger, speaks_to_all),
        conditions=some_expression(rng, ids, rng.randint(0, 3), doctrines) if rng.random() < 0.7 else AllOf(),
        items=some_items(rng) if rng.random() < (0.05 if right else 0.25) else (),
        exceptions=tuple(some_expression(rng, ids, rng.choice((0, 1, 2)), doctrines) for _ in range(excepted)),
        strength="" if right else "automatic",
        spell=nouns.Spell(since=since, until=until) if rng.random() < 0.25 else None,
        gist="",
        source="s",
    )


FORCE = (
    *["attack_by_bearer"] * 5,
    "threat_by_bearer",
    "coalition_against",
    "armed_attack",
    "war_of_beneficiary",
    "always",
    "supply_by_bearer",
)
"""Triggers that a right to use force may have, likely or not."""


def some_instrument(rng: Random, id: str, ids: Sequence[str], triggers: Sequence[str]) -> nouns.Instrument:
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
    kind = rng.choice(("treaty", "treaty", "resolution"))
    norms = [
        some_norm(rng, f"{id}/art. {number}", triggers, bound, ids, kind == "resolution")
        for number in range(rng.randint(5, 9))
    ]
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
        kind=kind,
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
                outside=tuple(rng.sample(REGIONS, rng.choice((0, 0, 1)))),
                claimed=tuple(rng.sample(STATES, rng.choice((0, 0, 1)))),
                administered=tuple(spells) if id != "sea" else (),
                high_seas=id == "sea",
            )
        )
    ids = [f"treaty-{n}" for n in range(rng.randint(2, 3))]
    triggers = some_triggers(rng)
    instruments = tuple(some_instrument(rng, id, ids, triggers) for id in ids)
    items = some_goods(rng)
    if any("too tangled" in fault.message for fault in check(states, regions, places, items, instruments, DOCTRINES)):
        return some_contents(rng)
    return small_contents(states, regions, places, instruments, items, some_seats(rng))


def some_goods(rng: Random) -> tuple[nouns.Item, ...]:
    """Each item within some of those before it, or none."""
    return tuple(
        nouns.Item(id=id, name=id, name_id=id, within=tuple(rng.sample(ITEMS[:n], min(n, rng.choice((0, 1, 1, 2))))))
        for n, id in enumerate(ITEMS)
    )


def some_seats(rng: Random) -> tuple[Seat, ...]:
    """Seats that come and go, some of them nobody knows when."""
    seats = []
    for _ in range(rng.randint(2, 5)):
        since, until = some_spell(rng)
        kind = rng.choice(("permanent", "elected"))
        seats.append(Seat(state=rng.choice(STATES), kind=kind, since=since, until=until, source="s"))
    return tuple(seats)


def small_contents(
    states: Sequence[nouns.State],
    regions: Sequence[nouns.Region],
    places: Sequence[nouns.Place],
    instruments: Sequence[nouns.Instrument],
    items: Sequence[nouns.Item] = (),
    seats: Sequence[Seat] = (),
) -> Contents:
    faults = check(states, regions, places, items, instruments, DOCTRINES)
    assert not faults, [str(fault) for fault in faults]
    doctrines = tuple(
        DisputedDoctrine(id=id, name=id, name_id=id, asks="", asks_id="", status="contested") for id in DOCTRINES
    )
    return Contents(
        version="0",
        as_of=ZERO + SPAN,
        complete=False,
        digest="0",
        states=tuple(states),
        regions=tuple(regions),
        places=tuple(places),
        items=tuple(items),
        instruments=tuple(instruments),
        council=Council(seats=tuple(seats)),
        vetoes=(),
        regimes=(),
        doctrines=Doctrines(doctrines=doctrines),
        gaps=(),
        towns=(),
        faults=(),
    )


def small_case(rng: Random, contents: Contents) -> Case:
    place = rng.choice(("", "", *PLACES, *STATES[:2]))
    law = rng.choice(contents.instruments)
    norm = rng.choice(law.norms)
    dates: list[Bounds] = rng.choice(
        (
            [bounds for row in (*law.parties, *law.suspensions) for bounds in (row.since, row.until)],
            [bounds for norm in law.norms if norm.spell for bounds in (norm.spell.since, norm.spell.until)],
            [stone.on for stone in (law.provisional, law.in_force, law.ended) if stone],
            [bounds for seat in contents.council.seats for bounds in (seat.since, seat.until)],
            [Bounds(*spell) for state in contents.states for spell in state.exists],
            [b for p in contents.places if p.id == place for a in p.administered for b in (a.since, a.until)],
            [day(rng.randint(8, 24))],
            [day(rng.randint(8, 24))],
            [day(rng.randint(8, 24))],
        )
    )
    days = [one for bounds in dates for one in bounds if DAWN < one < FAR] or [ZERO + rng.randint(-1, SPAN + 13)]
    pulling = TRIGGERS[norm.trigger].events
    event = rng.choice(pulling if pulling and rng.random() < 0.85 else EVENTS)
    states = rng.sample(STATES, 4)
    victims = 0 if event in UNTARGETED else rng.choice((1, 1, 2))
    actors = rng.choice((1, 1, 2) if event in (words.Event.TRANSFER, words.Event.LAUNCH) else (0, 1, 1, 2))
    return Case(
        event=event,
        by=tuple(states[victims : victims + actors]),
        groups=tuple(f"group {n}" for n in range(rng.choice((0, 0, 0, 1, 2)))),
        on=tuple(states[:victims]),
        date=rng.choice(days) + rng.choice((-1, 0, 0, 1)),
        place=place,
        item=some_item(rng, contents.items, norm.items) if rng.random() < 0.85 else "",
        purposes=some_purposes(rng, SMALL_PURPOSES),
        facts=some_facts(rng, SMALL_FACTS),
    )


def some_small(name: str) -> tuple[Contents, list[Case], list[bool], list[Accepted]]:
    """A small register, and cases to put to it."""
    rng = Random(f"{SEED} {name}")
    contents = some_contents(rng)
    cases = [small_case(rng, contents) for _ in range(PER_REGISTER)]
    strict = [rng.random() < 0.25 for _ in cases]
    return contents, for_assess(cases, 1), strict, [some_doctrines(rng, contents) for _ in cases]


@pytest.mark.parametrize(("number", "size"), list(batches(CASES - CASES // 4, BATCH)))
def test_small_registers(number: int, size: int) -> None:
    for at, _ in batches(size, PER_REGISTER):
        contents, cases, strict, accepted = some_small(f"small {number} {at}")
        note = f"in small register {number}.{at}, days from {iso(ZERO)}"
        agree(contents, cases, strict, accepted, singly=1, note=note)


def test_small_cases_reach_every_rule() -> None:
    """Each trigger, selector and predicate, items and exceptions decide many a case; presumptions count, and do not."""
    reached: Counter[tuple[str, ...]] = Counter()
    told: Counter[tuple[str, int]] = Counter()
    for number in range(120):
        contents, cases, strict, accepted = some_small(f"small 0 {number}")
        norms = {norm.id: norm for instrument in contents.instruments for norm in instrument.norms}
        for answer in Oracle(contents).answers(cases, strict, accepted, tally=True):
            told += answer.told
            for what, found in (("finding", answer.findings), ("licence", answer.licences)):
                for (id, _, _), one in found.items():
                    norm = norms[id]
                    reached[what, one.status] += 1
                    reached[norm.trigger, one.status] += 1
                    for side, who in (("bearer", norm.bearer), ("toward", norm.toward)):
                        reached[
                            side, next(name for name in who.__struct_fields__ if getattr(who, name)), one.status
                        ] += 1
                    reached.update(("presumes", word) for word in one.presumes)
                    reached.update(("hinges", word) for word in one.hinges)
    wanted: list[tuple[str, ...]] = [
        *(("licence", status) for status in RANK),
        *((trigger, status) for trigger in TRIGGERS for status in ("open", "engaged") if trigger != "always"),
        *(
            (side, name, status)
            for side in ("bearer", "toward")
            for name in ("parties", "states", "region", "any_state", "party_to", "seat")
            for status in ("open", "engaged")
        ),
        *(("toward", "everybody", status) for status in ("open", "engaged")),
        *(("presumes", fact.id) for fact in words.FACTS if fact.id in SMALL_FACTS and fact.presumed),
        *(("presumes", word) for word in ("place", "purpose")),
        *(("hinges", fact) for fact in SMALL_FACTS),
        *(("hinges", word) for word in ("place", "attacker", "item", "purpose", "doctrine")),
    ]
    decided = [(word.id, value) for word in words.PREDICATES for value in (-1, 0, 1)]
    decided += [("exception", value) for value in (-1, 0, 1)] + [("idle", 1)]
    rare = {word: reached[word] for word in wanted if reached[word] < ENOUGH}
    assert not rare
    assert not {word: told[word] for word in decided if told[word] < ENOUGH}


ENOUGH = 3
"""How often at least a rule must matter among the cases looked at."""


# ----------------------------------------------------------------------- where the two once differed


JANUARY = Bounds(DAWN, ZERO + 30)
"""Some day up to the end of January 2000."""


BOTH = Selector(parties=True)


def pact(
    conditions: Sequence[nouns.Expression],
    trigger: str,
    *,
    provisional: Bounds | None = None,
    in_force: Bounds | None,
    since: Bounds,
    marches: nouns.Place,
    toward: Selector = BOTH,
) -> Contents:
    """AAA and BBB promise to defend each other (or somebody else): an article for each condition."""
    stone = lambda on: nouns.Milestone(on=on, source="s") if on else None  # noqa: E731
    norms = [
        Norm(
            id=f"pact/art. {number}",
            at=f"art. {number}",
            modality=words.Modality.DUTY,
            act="defend",
            trigger=trigger,
            bearer=BOTH,
            toward=toward,
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
    return small_contents(states, (), (marches,), (instrument,), some_goods(Random(0)))


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
    (found,) = Oracle(contents).answers([case], [False])
    assert found.findings["pact/art. 0", "AAA", "BBB"].status == oracle
    agree(contents, for_assess([case], 1), [False], singly=1)


def test_every_fact() -> None:
    """Every fact of the vocabulary, unstated: each event, each kind of attacker, strict or not."""
    marches = nouns.Place(id="marches", name="marches", name_id="marches")
    facts = [Atom(name=fact.id) for fact in words.FACTS]
    contents = pact(facts, "threat_of_attack", in_force=day(1), since=day(1), marches=marches)
    cases = [
        Case(
            event=event,
            by=by,
            groups=groups,
            on=() if event in UNTARGETED else ("BBB",),
            date=day(15).earliest,
            item="" if event in (words.Event.ATTACK, words.Event.THREAT) else "coal",
        )
        for event in words.Event
        for by in ((), ("CCC",), ("CCC", "DDD"))
        for groups in ((), ("a group",))
    ]
    said = for_assess(cases, len(cases))
    for strict in (False, True):
        agree(contents, cases, [strict] * len(cases))
        agree(contents, said, [strict] * len(cases), singly=len(cases))


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
    agree(contents, for_assess(cases, 4), [False] * len(cases), singly=4)


@pytest.mark.parametrize(
    ("condition", "facts", "presumes", "hinges"),
    [
        (Atom(name="own_law"), {}, {"own_law"}, set()),
        # An alternative that is stated carries the clause alone; one that is unknown does not.
        (AnyOf(of=(Atom(name="own_law"), Atom(name="help_agreed"))), {"help_agreed": True}, set(), set()),
        (AnyOf(of=(Atom(name="own_law"), Atom(name="help_agreed"))), {}, {"own_law"}, set()),
        # Two presumptions carry it together, and both are told; so are those of a negation.
        (AnyOf(of=(Atom(name="own_law"), Not(of=Atom(name="provoked")))), {}, {"own_law", "provoked"}, set()),
        # A presumption that points the other way carries nothing.
        (AnyOf(of=(Atom(name="provoked"), Atom(name="help_agreed"))), {}, set(), {"help_agreed"}),
        (AnyOf(of=(Atom(name="provoked"), Atom(name="help_agreed"))), {"help_agreed": True}, set(), set()),
        (Not(of=AllOf(of=(Atom(name="provoked"), Atom(name="help_agreed")))), {}, {"provoked"}, set()),
        # The purpose and the place are presumed like facts.
        (Atom(name="purpose", args=("defensive",)), {}, {"purpose"}, set()),
        (Not(of=Atom(name="place", args=("CCC",))), {}, {"place"}, set()),
    ],
)
def test_what_counts_as_presumed(
    condition: nouns.Expression, facts: dict[str, bool | None], presumes: set[str], hinges: set[str]
) -> None:
    """CCC attacks BBB, which AAA promised to defend on some condition."""
    marches = nouns.Place(id="marches", name="marches", name_id="marches")
    contents = pact([condition], "armed_attack", in_force=day(1), since=day(1), marches=marches)
    case = Case(event=ATTACK, by=("CCC",), on=("BBB",), date=day(15).earliest, facts=facts)
    (found,) = Oracle(contents).answers([case], [False])
    status = "open" if hinges else "engaged"
    assert found.findings["pact/art. 0", "AAA", "BBB"] == Found(status, frozenset(presumes), frozenset(hinges))
    agree(contents, for_assess([case], 1), [False], singly=1)


@pytest.mark.parametrize("name", ["place", "administered_by"])
def test_everybody_has_no_home(name: str) -> None:
    """AAA launches something, nobody says where: what it owes to all on condition of the place is open."""
    marches = nouns.Place(id="marches", name="marches", name_id="marches", within=("DDD",))
    contents = pact(
        [Atom(name=name, args=("DDD",))],
        "launch_by_bearer",
        in_force=day(1),
        since=day(1),
        marches=marches,
        toward=Selector(everybody=True),
    )
    case = Case(event=LAUNCH, by=("AAA",), date=day(15).earliest, item="arms")
    (found,) = Oracle(contents).answers([case], [False])
    assert found.findings["pact/art. 0", "AAA", None] == Found("open", hinges=frozenset({"place"}))
    agree(contents, [case], [False])


def test_attackers_of_the_past() -> None:
    """A state that is no more and one that is attack a third together: `assess` once failed on the first."""
    case = Case(event=ATTACK, by=("ANM", "DZA"), on=("PRK",), date=date(2021, 10, 16).toordinal())
    agree(real(), for_assess([case], 1), [False], singly=1)
