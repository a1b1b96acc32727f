"""The command: golden pages, JSON that keeps its schema, and bad input that gets one line and exit 2."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.cli.commands import foedus as command
from foedus.cli.refusal import run
from foedus.report.schema import DOCUMENTS, schema

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"

PACT = ["assess", "attack", "--by", "USA", "--on", "PRK", "--date", "2024-12-10"]


@pytest.fixture(autouse=True)
def in_this_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("FOEDUS_REGISTER", str(ROOT / "register"))
    monkeypatch.setenv("FOEDUS_DEBUG", "1")


def ask(*words: str) -> int:
    """Run the command in this process with these words and return its exit status."""
    old = sys.argv
    sys.argv = ["foedus", *words]
    try:
        return run(command)
    finally:
        sys.argv = old


PAGES = {
    "assess-pact-en": PACT,
    "assess-pact-id": [*PACT, "--lang", "id"],
    "assess-signed-not-in-force": ["assess", "attack", "--by", "USA", "--on", "PRK", "--date", "2024-10-15"],
    "assess-strict": [*PACT, "--strict"],
    "assess-threat": ["assess", "threat", "--by", "USA", "--on", "Korut", "--date", "2024-12-10"],
    "assess-falklands": ["assess", "examples/falklands-1982.toml"],
    "assess-prague-id": ["assess", "examples/prague-1968.toml", "--lang", "id"],
    "assess-nobody": ["assess", "attack", "--by", "BRA", "--on", "BTN", "--date", "1999-01-01"],
    "assess-osirak": ["assess", "examples/osirak-1981.toml"],
    "assess-kursk-2025-id": ["assess", "examples/kursk-2025.toml", "--lang", "id"],
    "assess-osirak-uk": ["assess", "examples/osirak-1981.toml", "--view", "uk"],
    "transfer-missile": [
        "assess",
        "transfer",
        "--from",
        "PRK",
        "--to",
        "RUS",
        "--item",
        "ballistic missile",
        "--date",
        "2024-01-04",
    ],
    "transfer-coal-capped-id": [
        "assess",
        "transfer",
        "--from",
        "PRK",
        "--to",
        "CHN",
        "--item",
        "batu bara",
        "--date",
        "2017-08-04",
        "--lang",
        "id",
    ],
    "launch": ["assess", "launch", "--by", "PRK", "--item", "ICBM", "--date", "2022-03-24"],
    "vote": ["assess", "examples/ukraine-vote-2022.toml"],
    "council-2024": ["council", "--on", "2024-03-28"],
    "vetoes-panel": ["council", "--vetoes", "--on", "2024-03-28"],
    "vetoes-korea-id": ["council", "--vetoes", "--about", "PRK", "--lang", "id"],
    "monitors-korea": ["monitors", "PRK", "--on", "2024-05-01"],
    "monitors-1995": ["monitors", "--on", "1995-01-01"],
    "items-coal": ["items", "batu bara"],
    "doctrines-id": ["doctrines", "--lang", "id"],
    "show-resolution": ["show", "unsc-2371"],
    "show-pact": ["show", "ru-kp-2024", "--on", "2024-12-03"],
    "show-nato-id": ["show", "north-atlantic-1949", "--lang", "id"],
    "lineage-pact": ["lineage", "ru-kp-2024"],
    "compare-1961-2024": ["compare", "su-kp-1961", "ru-kp-2024"],
    "commitments-finland-before": ["commitments", "FIN", "--on", "2023-04-03"],
    "commitments-finland-after": ["commitments", "Finlandia", "--on", "2023-04-04", "--lang", "id"],
    "timeline-russia-korea": ["timeline", "RUS", "PRK"],
    "find-defence": ["find", "mutual", "defence", "--party", "PRK"],
    "states-north-korea": ["states", "Korut"],
    "states-gw-1900": ["states", "--system", "gw", "--on", "1900-01-01"],
    "cascade-finland": [
        "cascade",
        "attack",
        "--by",
        "RUS",
        "--on",
        "FIN",
        "--date",
        "2024-06-01",
        "--mode",
        "literal",
        "--fact",
        "victim_requested=yes",
    ],
    "cascade-pact-id": ["cascade", "attack", "--by", "AS", "--on", "Korut", "--date", "2024-12-10", "--lang", "id"],
    "cascade-poland": ["cascade", "attack", "--by", "DEU", "--on", "POL", "--date", "1939-09-01"],
    "simulate-finland": [
        "simulate",
        "attack",
        "--by",
        "RUS",
        "--on",
        "FIN",
        "--date",
        "2024-06-01",
        "--honour",
        "berkemeier-fuhrmann-2018",
        "--matter",
    ],
    "simulate-pact-id": ["simulate", *PACT[1:], "--honour", "0.75", "--runs", "51200", "--lang", "id"],
    "cite-register": ["cite"],
    "cite-pact-apa": ["cite", "ru-kp-2024", "--style", "apa"],
}


@pytest.mark.parametrize("name", PAGES)
def test_what_people_read(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Golden pages. `FOEDUS_GOLDEN=write make test` writes them anew; read the difference before you commit it."""
    assert ask(*PAGES[name]) == 0
    page = re.sub(r"\b[0-9a-f]{16}\b", "<digest>", capsys.readouterr().out)
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("FOEDUS_GOLDEN") == "write":
        path.write_text(page, encoding="utf-8")
    assert page == path.read_text(encoding="utf-8")


def test_golden_pages_are_all_in_use() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_lines_fit_a_terminal(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """80 columns, save for an address or a citation, which nobody may break."""
    ask(*PAGES[name])
    for line in capsys.readouterr().out.splitlines():
        assert len(line) <= 80 or "http" in line or name.startswith(("cite", "compare")), line


JSON = {
    "assess": PACT,
    "cascade": ["cascade", *PACT[1:], "--mode", "literal"],
    "simulate": ["simulate", *PACT[1:], "--mode", "literal", "--matter", "--runs", "1024"],
    "find": ["find", "--party", "PRK"],
    "show": ["show", "ru-kp-2024", "--on", "2024-12-05"],
    "lineage": ["lineage", "ru-kp-2024"],
    "compare": ["compare", "su-kp-1961", "ru-kp-2024"],
    "commitments": ["commitments", "FIN", "--on", "2023-04-04"],
    "timeline": ["timeline", "RUS", "PRK"],
    "states": ["states"],
    "audit": ["audit"],
    "coverage": ["audit", "--coverage"],
    "cite": ["cite", "ru-kp-2024"],
    "council": ["council", "--on", "2024-03-28"],
    "vetoes": ["council", "--vetoes", "--by", "RUS"],
    "monitors": ["monitors", "PRK", "--on", "2024-05-01"],
    "items": ["items"],
    "doctrines": ["doctrines"],
}


def test_every_document_has_a_json_test() -> None:
    assert set(JSON) == set(DOCUMENTS)


@pytest.mark.parametrize("name", JSON)
def test_json_keeps_its_schema_and_names_its_register(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(*JSON[name], "--json") == 0
    document = json.loads(capsys.readouterr().out)
    jsonschema.validate(document, schema(name))
    assert document.get("register", document)["digest"]


def test_the_pact_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    ask(*PACT, "--json")
    answer = json.loads(capsys.readouterr().out)
    duties = {
        (f["bearer"], f["instrument"]["id"])
        for f in answer["findings"]
        if f["obligation"] == "defense" and f["status"] == "engaged"
    }
    assert duties == {("RUS", "ru-kp-2024"), ("CHN", "cn-kp-1961")}
    assert list(answer) == [
        "case", "register", "findings", "conflicts", "council", "monitors", "coverage", "lawfulness",
        "notes",
    ]  # fmt: skip


def test_lineage_tells_lapse_from_replacement(capsys: pytest.CaptureFixture[str]) -> None:
    ask("lineage", "ru-kp-2024", "--json")
    before = {kin["id"]: kin for kin in json.loads(capsys.readouterr().out)["predecessors"]}
    assert (before["ru-kp-2000"]["relation"], before["ru-kp-2000"]["on"]) == ("superseded", "2024-12-04")
    assert (before["su-kp-1961"]["how"], before["su-kp-1961"]["ended"]) == ("expired", "1996-09-10")


def test_finland_the_day_before_and_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    owed = []
    for day in ("2023-04-03", "2023-04-04"):
        ask("commitments", "FIN", "--on", day, "--json")
        document = json.loads(capsys.readouterr().out)
        owed.append({(b["bearer"], b["instrument"]["id"]) for b in document["owed_to"] if b["obligation"] == "defense"})
    assert {instrument for _, instrument in owed[0] - owed[1]} == {"nordic-assurance-2022"}, "it ran until membership"
    assert {instrument for _, instrument in owed[1] - owed[0]} == {"north-atlantic-1949"}
    assert len(owed[1] - owed[0]) == 30


BAD = [
    ["frobnicate"],
    ["asess", "attack"],
    ["assess", "atack", "--by", "USA", "--on", "PRK", "--date", "2024-12-10"],
    ["assess", "transfer", "--from", "PRK"],
    ["assess", "transfer", "--from", "PRK", "--to", "RUS", "--item", "unobtainium", "--date", "2024-01-04"],
    ["assess", "transfer", "--from", "PRK", "--to", "PRK", "--item", "coal", "--date", "2024-01-04"],
    ["assess", "transfer", "--from", "PRK", "--to", "RUS", "--item", "coal"],
    ["assess", "launch", "--date", "2024-01-04"],
    ["assess", "vote", "--party", "RUS", "--chapter", "VIII", "--date", "2024-01-04"],
    [*PACT, "--view", "german"],
    ["council", "--on", "1940-01-01"],
    ["council", "--by", "RUS"],
    ["council", "--vetoes", "--since", "2024", "--until", "2023"],
    ["monitors", "Ruritania"],
    ["items", "unobtainium"],
    ["assess", "attack", "--by", "USA", "--on", "PRK"],
    ["assess", "attack", "--by", "USA", "--date", "2024-12-10"],
    ["assess", "attack", "--by", "Narnia", "--on", "PRK", "--date", "2024-12-10"],
    ["assess", "attack", "--by", "USA", "--on", "PRK", "--date", "10/12/2024"],
    ["assess", "attack", "--by", "USA", "--on", "PRK", "--date", "2024-02-30"],
    ["assess", "attack", "--by", "USA", "--on", "PRK", "--date", "0001-01-01"],
    ["assess", "attack", "--by", "USA", "--on", "PRK", "--date", "9999-12-31"],
    ["assess", "attack", "--by", "USA", "--on", "USA", "--date", "2024-12-10"],
    [*PACT, "--place", "Brigadoon"],
    [*PACT, "--place", "731"],
    [*PACT, "--fact", "victim_request=yes"],
    [*PACT, "--fact", "victim_requested=maybe"],
    [*PACT, "--fact", "provoked=yes", "--fact", "provoked=no"],
    [*PACT, "--purpose", "revenge"],
    [*PACT, "--lang", "fr"],
    [*PACT, "--nonsense"],
    ["assess", "no-such-file.toml"],
    ["assess", "README.md"],
    ["show", "ru-kp-2042"],
    ["show", ""],
    ["show", "treaty"],
    ["show", "ru-kp-2024", "--on", "soon"],
    ["lineage"],
    ["compare", "ru-kp-2024"],
    ["compare", "ru-kp-2024", "ru-kp-2024"],
    ["commitments", "Ruritania"],
    ["timeline", "RUS", "RUS"],
    ["find", "--act", "deffend"],
    ["find", "--signed", "last year"],
    ["states", "--system", "un"],
    ["states", "Ruritania"],
    ["schema", "asess"],
    ["cite", "ru-kp-2024", "--style", "mla"],
    ["completion", "csh"],
    ["--register", "/no/such/directory", "states"],
    ["--register", "README.md", "audit"],
]


@pytest.mark.parametrize("words", BAD, ids=" ".join)
def test_bad_input_gets_one_line_and_exit_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(*words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert re.fullmatch(r"foedus: [^\n]+\n", err)


@given(
    st.lists(
        st.text(min_size=1, max_size=12) | st.sampled_from(["assess", "attack", "--by", "USA", "--on", "PRK"]),
        max_size=8,
    )
)
def test_no_words_break_the_command(words: list[str]) -> None:
    """Fuzz: any words at all are answered or refused."""
    assert ask(*words) in (0, 1, 2)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_case_file_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("case") / "case.toml"
    path.write_bytes(data)
    assert ask("assess", str(path)) in (0, 2)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", '"event" is missing'),
        ('event = "attack"\non = ["PRK"]\ndate = 2024-12-10T10:00:00', "must be a day"),
        ('event = "attack"\non = 7\ndate = 2024-12-10', '"on" must be a name or a list'),
        ('event = "attack"\non = ["PRK"]\ndate = 2024-12-10\nvictim = "PRK"', '"victim" is not a field'),
        ('event = "attack"\non = ["PRK"]\ndate = 2024-12-10\n[facts]\nprovoked = 3', '"facts" must be'),
        ('event = "party"\non = ["PRK"]\ndate = 2024-12-10', "is not an event"),
    ],
)
def test_a_bad_case_file_is_refused_by_field(
    text: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.toml"
    path.write_text(text, encoding="utf-8")
    assert ask("assess", str(path)) == 2
    assert says in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_error() -> None:
    done = subprocess.run(
        f"{sys.executable} -m foedus states | head -1", shell=True, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""


def test_the_whole_process_answers() -> None:
    done = subprocess.run([sys.executable, "-m", "foedus", *PACT], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "China and Russia must defend North Korea." in done.stdout
    assert "\x1b[" not in done.stdout  # colour is for terminals


def test_a_terminal_that_lacks_a_letter_is_no_error() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "foedus", "timeline", "RUS", "PRK"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )
    assert b"2024-12-04 ? today" in done.stdout


def test_audit_fails_on_a_faulty_register(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "register.toml").write_text('version = "0"\n', encoding="utf-8")
    assert ask("--register", str(tmp_path), "audit") == 1
    assert "as_of" in capsys.readouterr().out
    assert ask("--register", str(tmp_path), "states") == 2
