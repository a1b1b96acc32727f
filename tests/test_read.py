"""Reading the register: every fault is named with its file and path, and nothing half-loads."""

from __future__ import annotations

import copy
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.model.errors import BadInput
from foedus.reason.case import make_case
from foedus.register.audit import audit, audited
from foedus.register.check import concerns
from foedus.register.institutions import read_council, read_doctrines, read_regime, read_vetoes
from foedus.register.read import Fault, RegisterError, read_instrument, read_items, read_places, read_states
from foedus.register.store import Contents, Register, build, open_register, read_contents

ROOT = Path(__file__).parents[1]
PACT = tomllib.loads((ROOT / "register/treaties/ru-kp-2024.toml").read_text(encoding="utf-8"))


def faults_of(data: Any) -> list[Fault]:
    faults: list[Fault] = []
    read_instrument(data, "ru-kp-2024.toml", faults)
    return faults


def changed(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(PACT), **changes}


def with_norm(**changes: Any) -> dict[str, Any]:
    data = copy.deepcopy(PACT)
    data["norm"][0] |= changes
    return data


def test_the_pact_reads_without_a_fault() -> None:
    assert faults_of(PACT) == []


@pytest.mark.parametrize(
    ("data", "path", "says"),
    [
        (changed(kind="treatty"), "kind", 'Did you mean "treaty"?'),
        (changed(basis="rumour"), "basis", "Known: report, text, unverified"),
        (changed(id="ru-kp-2025"), "id", "differs from the file name"),
        (changed(titel="x"), "titel", 'Did you mean "title"?'),
        (changed(title=7), "title", "expected a string"),
        (changed(signed={"on": "June 2024", "source": "x"}), "signed.on", "is not a date"),
        (changed(signed={"on": "2024-06-31", "source": "x"}), "signed.on", "not a day of the calendar"),
        (changed(parties=["RUS", 7]), "parties", "expected only strings"),
        (changed(norm={}), "norm", "expected a list"),
        (changed(norm=["x"]), "norm[0]", "expected a table"),
        (with_norm(trigger="armed_atack"), "norm[0].trigger", 'Did you mean "armed_attack"?'),
        (with_norm(act="defende"), "norm[0].act", 'Did you mean "defend"?'),
        (with_norm(bearer="both"), "norm[0].bearer", "each party"),
        (with_norm(bearer=[]), "norm[0].bearer", "a list of states"),
        (with_norm(conditions="state_of_war"), "norm[0].conditions", "expected a list"),
        (with_norm(conditions=["state_of_wa"]), "norm[0].conditions[0]", 'Did you mean "state_of_war"?'),
        (with_norm(conditions=["place"]), "norm[0].conditions[0]", "takes an argument"),
        (with_norm(conditions=[{"plaice": ["europe"]}]), "norm[0].conditions[0]", 'Did you mean "place"?'),
        (with_norm(conditions=[{"place": []}]), "norm[0].conditions[0]", "expected places"),
        (with_norm(conditions=[{"any": []}]), "norm[0].conditions[0].any", "is empty"),
        (with_norm(conditions=[{"attackers_at_least": 0}]), "norm[0].conditions[0]", "expected count"),
        (with_norm(conditions=[{"not": {"any": ["x"]}}]), "norm[0].conditions[0].not.any[0]", "not a fact"),
    ],
)  # fmt: skip
def test_a_fault_names_its_path_and_what_would_do(data: dict[str, Any], path: str, says: str) -> None:
    assert any(fault.path == path and says in fault.message for fault in faults_of(data)), faults_of(data)


def test_all_faults_are_told_at_once() -> None:
    data = with_norm(act="defnd", trigger="atack", modality="must")
    assert {fault.path for fault in faults_of(data)} >= {"norm[0].act", "norm[0].trigger", "norm[0].modality"}


def test_a_condition_nested_beyond_sense_is_refused_and_not_followed() -> None:
    condition: Any = "provoked"
    for _ in range(500):
        condition = {"not": condition}
    assert any("nested deeper" in fault.message for fault in faults_of(with_norm(conditions=[condition])))


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(st.data())
def test_no_value_anywhere_breaks_the_reader(data: st.DataObject) -> None:
    """Put anything anywhere in a real file: the reader notes faults and returns."""
    mutant = copy.deepcopy(PACT)
    where: Any = mutant
    for _ in range(data.draw(st.integers(0, 4))):
        keys = list(where) if isinstance(where, dict) else list(range(len(where))) if isinstance(where, list) else []
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if not isinstance(where[key], dict | list):
            where[key] = data.draw(ANY)
            break
        where = where[key]
    else:
        if isinstance(where, dict):
            where[data.draw(st.text(max_size=8))] = data.draw(ANY)
    faults_of(mutant)


@given(ANY)
def test_no_file_breaks_the_readers(value: Any) -> None:
    for read in (
        read_states, read_places, read_items, read_instrument,
        read_council, read_vetoes, read_regime, read_doctrines,
    ):  # fmt: skip
        read(value, "x.toml", [])


READERS: dict[str, Callable[[Any, str, list[Fault]], object]] = {
    "regimes/dprk.toml": read_regime,
    "vetoes/1986-2026.toml": read_vetoes,
    "council.toml": read_council,
    "doctrines.toml": read_doctrines,
    "items.toml": read_items,
    "sanctions/unsc-2397.toml": read_instrument,
    "council/unsc-678.toml": read_instrument,
}


@pytest.mark.parametrize("file", READERS)
def test_a_spoilt_value_is_a_fault_that_names_its_file(file: str) -> None:
    """Each value of each first row, turned into nonsense of several kinds: noted, never raised, never let through."""
    data = tomllib.loads((ROOT / "register" / file).read_text(encoding="utf-8"))
    rows = [("", data)] + [(key, value[0]) for key, value in data.items() if isinstance(value, list) and value]
    for table, row in rows:
        for key in list(row) if isinstance(row, dict) else []:
            for nonsense in (object, 1.5, {"a": [{}]}, [[]]):
                mutant = copy.deepcopy(data)
                target = mutant[table][0] if table else mutant
                target[key] = nonsense
                faults: list[Fault] = []
                READERS[file](mutant, file, faults)
                assert faults, (file, table, key, nonsense)
                assert all(fault.file == file and fault.message for fault in faults)


@pytest.fixture
def own_register(tmp_path: Path) -> Path:
    """A copy of the register to spoil."""
    return Path(shutil.copytree(ROOT / "register", tmp_path / "register"))


COUNT = '[[count]]\non = 2025-01-01\nparties = 3\nsource = "interfax-2024-12-05"\n\n'


def spoil(directory: Path, old: str, new: str, file: str = "treaties/ru-kp-2024.toml") -> None:
    path = directory / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_register_of_this_checkout_is_clean(contents: Contents) -> None:
    assert contents.faults == ()
    assert concerns(contents.states, contents.instruments) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('parties  = ["RUS", "PRK"]', 'parties  = ["RUS", "PRX"]', '"PRX" is not a state'),
        ('to     = "ru-kp-2000"', 'to     = "ru-kp-200"', 'Did you mean "ru-kp-2000"?'),
        ('"state_of_war"', '"state_of_wart"', 'Did you mean "state_of_war"?'),
        ('source     = "', 'source     = "x', "is not a source of this file"),
        ("[[norm]]", "[[norm]", "is not valid TOML"),
    ],
)
def test_a_bad_file_never_half_loads(own_register: Path, old: str, new: str, says: str) -> None:
    spoil(own_register, old, new)
    with pytest.raises(RegisterError) as refused:
        build(own_register)
    assert any(says in fault.message and "ru-kp-2024" in fault.file for fault in refused.value.faults)
    assert says in audited(audit(own_register))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("in_force = { on = 2024-12-04", "in_force = { on = 2023-12-04", "is before signature"),
        ('parties  = ["RUS", "PRK"]', 'parties  = ["RUS", "DDR"]', "DDR did not exist then"),
        ('strength   = "automatic"\n', "", "is missing for a duty to defend"),
        ("[[relation]]", COUNT + "[[relation]]", "3 parties on 2025-01-01 by interfax-2024-12-05, here 2"),
        ("on     = 2024-12-04", "on     = 2023-12-04", "supersedes ru-kp-2000 on 2023-12-04, which ended"),
    ],
)
def test_the_audit_sees_what_deserves_a_look(own_register: Path, old: str, new: str, says: str) -> None:
    spoil(own_register, old, new)
    made = audit(own_register)
    assert made.faults == ()
    assert any(says in concern.message for concern in made.concerns), made.concerns


def test_the_audit_sees_one_treaty_under_two_ids(own_register: Path) -> None:
    text = (own_register / "treaties/us-kr-1953.toml").read_text(encoding="utf-8")
    (own_register / "treaties/kr-us-1953.toml").write_text(text.replace('"us-kr-1953"', '"kr-us-1953"', 1))
    concerns = audit(own_register).concerns
    assert any("the same parties, day and title as kr-us-1953" in concern.message for concern in concerns), concerns


def test_binary_rubbish_is_a_fault_not_a_crash(own_register: Path) -> None:
    (own_register / "treaties/noise.toml").write_bytes(bytes(range(256)))
    assert any("UTF-8" in fault.message for fault in read_contents(own_register).faults)


def test_a_changed_file_is_seen_and_the_cache_is_not_trusted(
    own_register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    before = open_register(own_register)
    assert open_register(own_register).digest == before.digest
    spoil(own_register, 'title    = "Treaty on', 'title    = "Pact on')
    after = open_register(own_register)
    assert after.digest != before.digest
    assert after["ru-kp-2024"].title.startswith("Pact on")
    assert [path.suffix for path in (tmp_path / "cache/foedus").iterdir()] == [".bin"]


@pytest.mark.parametrize(
    ("name", "on", "date", "place", "remark"),
    [
        ("Goma", "COD", "2025-01-27", "COD", '"Goma" -> the DR Congo (COD), where it lies today by GeoNames'),
        ("Córdoba", "ARG", "1982-05-01", "ARG", "Argentina (ARG)"),  # not the one in Spain
        ("Lviv", "RUS", "1976-06-01", "RUS", "no state on that day, so the home territory of RUS is taken"),
        ("Al Udeid", "QAT", "2025-06-23", "doha-al-udeid", ""),  # a place of the register comes first
        ("Kyiv", "UKR", "2022-02-24", "UKR", ""),
    ],
)
def test_towns_lie_in_states(register: Register, name: str, on: str, date: str, place: str, remark: str) -> None:
    case = make_case(register, "attack", by=["USA"], on=[on], date=date, place=name)
    assert case.place == place
    assert remark in case.note if remark else case.note == ""


@pytest.mark.parametrize(("name", "says"), [("Gomaa", "is not a place"), ("Simferopol Rayon", "is not a place")])
def test_what_is_no_town_is_refused(register: Register, name: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        make_case(register, "attack", by=["USA"], on=["COD"], date="2025-01-27", place=name)


def test_a_town_of_a_state_to_come_needs_one_victim(register: Register) -> None:
    with pytest.raises(BadInput, match="was no state on 1976-06-01"):
        make_case(register, "attack", by=["CHN"], on=["RUS", "MNG"], date="1976-06-01", place="Lviv")


def test_a_bad_line_of_towns_is_a_fault(own_register: Path) -> None:
    with (own_register / "towns.tsv").open("a", encoding="utf-8") as file:
        file.write("atlantis\tXXX\t1000\t\n")
    assert any(fault.file == "towns.tsv" for fault in read_contents(own_register).faults)
