"""If it ships, it is written down; and what is written down ships."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import msgspec
import pytest

from foedus.cli.commands import foedus as command
from foedus.model import vocabulary as words
from foedus.reason.assess import assess
from foedus.reason.case import read_case
from foedus.register.store import Register
from foedus.report.schema import schema, vocabulary_page

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = sorted((ROOT / "examples").glob("*.toml"))


def test_the_manual_of_tables_is_what_the_code_says():
    from foedus.tables.codebook import manual

    assert (ROOT / "docs/panel.md").read_text(encoding="utf-8") == manual(), "run: make docs"


def test_the_vocabulary_page_is_current() -> None:
    assert (ROOT / "docs/vocabulary.md").read_text(encoding="utf-8") == vocabulary_page(), "run: make docs"


def test_the_schema_is_current() -> None:
    written = json.loads((ROOT / "docs/schema.json").read_text(encoding="utf-8"))
    assert written == json.loads(msgspec.json.encode(schema())), "run: make docs"


def test_the_coverage_page_is_current() -> None:
    from foedus.register.coverage import coverage, covered

    page = (ROOT / "docs/coverage.md").read_text(encoding="utf-8")
    assert page == covered(coverage(ROOT / "register")) + "\n", "run: make docs"


def test_every_command_is_in_the_readme_and_back() -> None:
    named = set(re.findall(r"^\| `foedus (\w+)", README, re.MULTILINE))
    assert named == set(command.commands)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_answered_and_explained(path: Path, register: Register) -> None:
    answer = assess(read_case(register, path), register=register)
    assert answer.findings
    assert answer.notes == ()
    assert answer.case.title
    assert f"examples/{path.name}" in (ROOT / "examples/README.md").read_text(encoding="utf-8")


def transcript() -> str:
    """The golden page of the opening scenario, cut to what a README can hold."""
    page = (ROOT / "tests/golden/assess-pact-en.txt").read_text(encoding="utf-8")
    duties = page[: page.index("\n\n  Russia must consult with North Korea\n    Treaty")]

    def opening(heading: str, paragraphs: int) -> str:
        """A section's heading and its first paragraphs: a line at two blanks with those further in."""
        found = re.match(rf".*(?:\n  \S.*(?:\n    .*)*){{{paragraphs}}}", page[page.index(heading) :])
        assert found
        return found[0]

    parts = (
        duties,
        opening("Would the force be lawful?", 1),
        opening("Commitments that pull apart", 2),
        opening("Not engaged, though", 1),
        page[page.index("Who watches the sanctions\n") : page.index("\n\nMind")],
    )
    return "\n  ...\n".join(parts) + "\n"


def test_the_transcript_in_the_readme_is_what_the_command_prints() -> None:
    """`FOEDUS_GOLDEN=write` renews it with the golden pages."""
    shown = re.search(r"(?<=--date 2024-12-10\n)Attack.*?(?=```)", README, re.DOTALL)
    assert shown
    if os.environ.get("FOEDUS_GOLDEN") == "write":
        (ROOT / "README.md").write_text(README.replace(shown[0], transcript()), encoding="utf-8")
    else:
        assert shown[0] == transcript()


def every_word() -> list[words.Word]:
    lists = (
        words.ACTS, words.TRIGGERS, words.STRENGTHS, words.FACTS, words.PURPOSES, words.PREDICATES, words.ENDINGS,
        words.RELATIONS, words.INSTRUMENT_KINDS,
    )  # fmt: skip
    return [word for listed in lists for word in listed]


@pytest.mark.parametrize("word", every_word(), ids=lambda word: word.id)
def test_every_word_is_defined_and_used_by_a_real_article(word: words.Word) -> None:
    assert word.means.endswith(".")
    assert word.en
    assert word.id_
    assert len(word.example) > 5


def test_no_sentence_of_a_source_language_page_is_missing_its_twin() -> None:
    from foedus.reason.phrases import SENTENCES
    from foedus.report.page import WORDS

    for table in (SENTENCES, WORDS):
        for key, (english, indonesian) in table.items():
            assert set(re.findall(r"{(\w+)", english)) == set(re.findall(r"{(\w+)", indonesian)), key


def test_the_readme_example_of_a_treaty_passes_the_audit(register: Register) -> None:
    import tomllib

    from foedus.register.check import concerns
    from foedus.register.read import Fault, read_instrument

    block = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert block
    faults: list[Fault] = []
    data = tomllib.loads(block[1])
    instrument = read_instrument(data, f"{data['id']}.toml", faults)
    assert faults == []
    assert concerns(register.states, [instrument]) == []


def test_the_register_readme_names_every_region(register: Register) -> None:
    page = (ROOT / "register/README.md").read_text(encoding="utf-8")
    assert [region.id for region in register.regions if f"`{region.id}`" not in page] == []


def test_what_is_presumed_untrue_has_words_for_it() -> None:
    for fact in words.FACTS:
        if fact.presumed and not fact.presumed.value:
            assert fact.denied
            assert fact.denied_id
