"""What must hold of every answer, whatever the case."""

from __future__ import annotations

import random
import shutil
from datetime import date
from pathlib import Path

import msgspec
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from foedus.model.errors import BadInput
from foedus.model.nouns import Case
from foedus.model.vocabulary import Event
from foedus.reason.assess import as_findings, assess, assess_many
from foedus.reason.case import case_from
from foedus.register.compile import FACT_IDS, PURPOSE_IDS
from foedus.register.store import Register, open_register, pack, read_contents

ROOT = Path(__file__).parents[1]
REGISTER = open_register(ROOT / "register")
STATES = [state.id for state in REGISTER.states]
BUSY = [
    "USA",
    "RUS",
    "CHN",
    "PRK",
    "KOR",
    "JPN",
    "GBR",
    "FRA",
    "DEU",
    "POL",
    "HUN",
    "CSK",
    "FIN",
    "TUR",
    "EGY",
    "ARM",
    "NZL",
]
DAYS = st.dates(min_value=date(1920, 1, 1), max_value=date(2026, 11, 23))
ITEMS = [item.id for item in REGISTER.items]
PLACES = ["", *(place.id for place in REGISTER.places), *BUSY]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    some_state = st.sampled_from(BUSY) | st.sampled_from(STATES)
    on = tuple(draw(st.lists(some_state, min_size=1, max_size=2, unique=True)))
    by = tuple(state for state in draw(st.lists(some_state, max_size=3, unique=True)) if state not in on)
    return Case(
        event=draw(st.sampled_from(list(Event))),
        by=by,
        groups=tuple(draw(st.lists(st.sampled_from(["a group"]), max_size=1))),
        on=on,
        date=draw(DAYS).toordinal(),
        place=draw(st.sampled_from(PLACES)),
        purposes=tuple(draw(st.lists(st.sampled_from(PURPOSE_IDS), max_size=2, unique=True))),
        item=draw(st.sampled_from(["", *ITEMS])),
        facts=draw(st.dictionaries(st.sampled_from(FACT_IDS), st.sampled_from([True, False, None]), max_size=6)),
    )


def statuses(case: Case, *, strict: bool = False, register: Register = REGISTER) -> dict[tuple[str, ...], str]:
    """Best status of each norm, bearer and beneficiary: a state may have several spells."""
    order = ["not_engaged", "open", "engaged"]
    best: dict[tuple[str, ...], str] = {}
    for found in assess(case, register=register, strict=strict, everything=True).findings:
        key = (found.norm, found.bearer, found.toward)
        best[key] = max(best.get(key, "not_engaged"), found.status, key=order.index)
    return best


@given(cases(), st.data())
def test_knowledge_never_takes_back_what_was_certain(case: Case, data: st.DataObject) -> None:
    """Kleene's logic is monotone: with nothing presumed, a known fact only settles what was open."""
    unknown = sorted(name for name in FACT_IDS if case.facts.get(name) is None)
    learnt = {name: data.draw(st.booleans()) for name in data.draw(st.lists(st.sampled_from(unknown), max_size=5))}
    before = statuses(case, strict=True)
    after = statuses(msgspec.structs.replace(case, facts={**case.facts, **learnt}), strict=True)
    for key, status in before.items():
        if status != "open":
            assert after[key] == status, key


@given(cases(), st.sampled_from(FACT_IDS), st.booleans())
def test_what_a_stated_fact_overturns_was_presumed(case: Case, fact: str, value: bool) -> None:
    """With presumptions, a fact can turn engaged into not engaged only if the finding said it presumed it."""
    facts = {name: v for name, v in case.facts.items() if name != fact}
    before = msgspec.structs.replace(case, facts=facts)
    after = statuses(msgspec.structs.replace(case, facts={**facts, fact: value}))
    for found in assess(before, register=REGISTER, everything=True).findings:
        if found.status == "engaged" and after[found.norm, found.bearer, found.toward] != "engaged":
            assert fact in found.presumes


@given(cases())
def test_what_an_open_finding_hinges_on_is_unknown(case: Case) -> None:
    for found in assess(case, register=REGISTER, everything=True).findings:
        assert bool(found.hinges_on) == (found.status == "open")
        for name in found.hinges_on:
            assert case.facts.get(name) is None


@given(cases())
def test_strictness_only_opens(case: Case) -> None:
    """Dropping presumptions never makes anything engaged that was not."""
    lenient = statuses(case)
    for key, status in statuses(case, strict=True).items():
        assert status != "engaged" or lenient[key] == "engaged"


@given(cases())
def test_every_reason_adds_up(case: Case) -> None:
    """The tree says the same as the status: the least of its parts, and a no somewhere under every no."""
    order = ["no", "open", "yes"]
    for found in assess(case, register=REGISTER, everything=True).findings:
        parts = [part.truth for part in found.because.of]
        assert found.because.truth == min(parts, key=order.index)
        assert found.sources or found.status == "not_engaged"
        for step in found.because.walk():
            assert step.says


@given(cases())
def test_nobody_owes_itself_and_no_attacker_is_owed_defence(case: Case) -> None:
    for found in assess(case, register=REGISTER).findings:
        assert found.bearer != found.toward
        if found.obligation == "defense" and found.status != "not_engaged":
            assert found.toward in case.on
            assert found.bearer not in case.by


VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.dates() | st.lists(st.text(max_size=4))


@given(
    st.dictionaries(
        st.sampled_from(["event", "by", "on", "groups", "date", "place", "purpose", "item", "facts", "title", "x"]),
        VALUES | st.sampled_from([*Event, "PRK", "RUS", ["USA"], "coal", "2024-01-04", {"grave": True}, {"x": "yes"}]),
    )
)
def test_no_fields_of_a_case_break_its_reader(data: dict[str, object]) -> None:
    """A case that can be answered, or a refusal in words; never anything else."""
    made = case_or_refusal(data)
    assert made if isinstance(made, str) else assess(made, register=REGISTER).document()


def case_or_refusal(data: dict[str, object]) -> Case | str:
    try:
        return case_from(REGISTER, data, "x.toml")
    except BadInput as refusal:
        return str(refusal)


@given(cases())
def test_a_day_outside_every_spell_engages_nothing(case: Case) -> None:
    before_all = msgspec.structs.replace(case, date=date(1300, 1, 1).toordinal())
    assert not len(assess_many([before_all], register=REGISTER))


@given(st.lists(cases(), min_size=1, max_size=20), st.booleans())
def test_many_cases_are_answered_as_one_by_one(many: list[Case], strict: bool) -> None:
    table = assess_many(many, register=REGISTER, strict=strict)
    for number, case in enumerate(many):
        answer = assess(case, register=REGISTER, strict=strict)
        if answer.judged:  # a table is not judged case by case: see assess_many
            continue
        shown = [f for f in answer.findings if f.status != "not_engaged" and f.trigger != "always"]
        # what every state owes alike is one finding in an answer and many rows in a table
        of_all = {(f.norm, f.toward) for f in shown if f.bearer is None}
        alone = {(f.norm, f.bearer, f.toward, f.status, f.presumes, f.hinges_on) for f in shown if f.bearer}
        together = {
            (r["norm"], r["bearer"], r["toward"], r["status"], r["presumes"], r["hinges_on"])
            for r in as_findings(REGISTER, table.take(np.flatnonzero(table.case == number)))
            if (r["norm"], r["toward"]) not in of_all
        }
        assert together == alone


def test_workers_and_chunks_do_not_change_the_answer() -> None:
    rng = random.Random(1)
    many = [
        Case(event=Event.ATTACK, by=(a,), on=(v,), date=rng.randint(700_000, 739_000))
        for a, v in (rng.sample(BUSY, 2) for _ in range(40_000))
    ]
    one, two = (assess_many(many, register=REGISTER, workers=n) for n in (1, 2))
    for name in ("case", "norm", "bearer", "toward", "status", "hinges", "presumes"):
        assert np.array_equal(getattr(one, name), getattr(two, name))


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    source = ROOT / "register"
    target = tmp_path / "register"
    files = [path for path in source.rglob("*") if path.is_file()]
    random.Random(7).shuffle(files)
    for path in files:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    assert pack(read_contents(target)) == pack(read_contents(source))
