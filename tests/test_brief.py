"""The brief: each format in both languages, sources that match their marks, hostile names, whole files or none."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from foedus.cli.commands import foedus as command
from foedus.cli.refusal import run
from foedus.reason.assess import Assessment, assess
from foedus.reason.case import make_case, read_case
from foedus.register.store import Register
from foedus.report import figures
from foedus.report.brief import LEVELS, WORDS, Brief, Figure, Table, Text, brief
from foedus.report.formats import fitted, format_of, pages, written

pytest.importorskip("jinja2")
typst = pytest.importorskip("typst")

ROOT = Path(__file__).parents[1]
PACT = ROOT / "examples/north-korea-2024-12-10.toml"


@pytest.fixture(autouse=True)
def in_this_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOEDUS_REGISTER", str(ROOT / "register"))


def ask(*words: str) -> int:
    """Run the command in this process and return its exit status."""
    old = sys.argv
    sys.argv = ["foedus", *words]
    try:
        return run(command)
    finally:
        sys.argv = old


def pact(register: Register, lang: str = "en") -> Assessment:
    return assess(read_case(register, PACT), register=register, lang=lang)


def coal(register: Register, lang: str = "en") -> Assessment:
    case = make_case(register, "transfer", by="PRK", on="RUS", item="coal", date="2017-08-06")
    return assess(case, register=register, lang=lang)


CASES = {"pact": pact, "coal": coal}


def texts(made: Brief) -> list[Text]:
    """Every sentence of a brief that may carry a mark, in order of reading."""
    tables = {name: getattr(made, name) for name in ("lawful", "lineage")}
    cells = {
        name: [cell for row in table.rows for cell in row] if isinstance(table, Table) else []
        for name, table in tables.items()
    }
    return [
        *made.answer, *made.why, *cells["lawful"], *made.notes, *made.positions, *cells["lineage"], *made.council,
    ]  # fmt: skip


# --------------------------------------------------------------------------------------------- what it says


def test_the_answer_comes_first_and_says_who_must_do_what(register: Register) -> None:
    lines = ["".join(piece.text for piece in line if piece.kind != "cite") for line in brief(pact(register)).answer]
    assert 3 <= len(lines) <= 6
    assert lines[0].startswith("China and Russia must defend North Korea")
    assert "art. 4" in lines[0]
    whole = " ".join(lines)
    for expected in (
        "the victim asked for help",
        "The United States attacking North Korea: unlawful",
        "China and Russia helping against the United States: open",
        "resolution 1718 (2006), para. 8(c)",
        "can veto",
        "No panel of experts",
        "Multilateral Sanctions Monitoring Team",
    ):
        assert expected in whole


def test_a_transfer_is_banned_for_whom_by_which_paragraph(register: Register) -> None:
    lines = ["".join(piece.text for piece in line if piece.kind != "cite") for line in brief(coal(register)).answer]
    assert lines[0] == "Banned for North Korea: Security Council resolution 2371 (2017), para. 8."
    assert lines[1] == "Banned for Russia: Security Council resolution 2371 (2017), para. 8."
    assert "1718 Committee" in lines[-1]
    assert "Panel of Experts" in lines[-1]


def test_the_treaty_and_what_it_replaced(register: Register) -> None:
    line = brief(pact(register)).lineage
    assert line is not None
    rows = [[("".join(p.text for p in cell if p.kind != "cite")) for cell in row] for row in line.rows]
    titles = [row[0] for row in rows]
    chief = titles.index("Treaty on Comprehensive Strategic Partnership between Russia and the DPRK")
    assert chief in line.strong
    assert rows[chief][1:] == ["19 June 2024", "4 December 2024", "still in force"]
    assert any(row[3] == "superseded 4 December 2024" for row in rows)
    assert any(row[3] == "expired 10 September 1996" for row in rows)


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.toml")), ids=lambda path: path.stem)
def test_every_example_has_a_brief_whose_marks_and_sources_match(path: Path, register: Register) -> None:
    made = brief(assess(read_case(register, path), register=register))
    assert made.title
    assert 1 <= len(made.answer) <= 6
    marks = [int(piece.text) for text in texts(made) for piece in text if piece.kind == "cite"]
    assert list(dict.fromkeys(marks)) == list(range(1, len(made.sources) + 1)), "numbered in order of reading"
    assert [source.number for source in made.sources] == sorted(set(marks))
    assert len({(source.says, source.url) for source in made.sources}) == len(made.sources)
    for figure in (made.timeline, made.network):
        if figure is not None:
            assert ET.fromstring(figure.svg).tag.endswith("svg")


def test_every_word_is_there_in_both_languages() -> None:
    for key, (english, indonesian) in WORDS.items():
        assert set(re.findall(r"{(\w+)", english)) == set(re.findall(r"{(\w+)", indonesian)), key
        assert english
        assert indonesian


# ------------------------------------------------------------------------------------------------ the formats


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("case", list(CASES))
def test_a_pdf_has_one_or_two_pages(case: str, lang: str, register: Register) -> None:
    answer = CASES[case](register, lang)
    pdf = fitted(answer)
    assert pdf.startswith(b"%PDF-")
    assert 1 <= pages(pdf) <= 2
    assert fitted(answer) == pdf, "the same case makes the same file"


def test_pages_are_counted_as_typst_counts_them() -> None:
    source = b"one #pagebreak() two #pagebreak() three"
    assert pages(typst.compile(source, format="pdf")) == len(typst.compile(source, format="png")) == 3


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("case", list(CASES))
def test_the_marks_of_a_markdown_page_are_those_of_its_list(case: str, lang: str, register: Register) -> None:
    made = brief(CASES[case](register, lang))
    page = written(made, "md").decode()
    body, _, rest = page.partition(f"## {WORDS['sources'][lang == 'id']}")
    listed = [int(number) for number in re.findall(r"^(\d+)\. ", rest, re.MULTILINE)]
    cited = {int(number) for number in re.findall(r"(?<!\\)\[(\d+)\]", body)}
    assert listed == list(range(1, len(made.sources) + 1))
    assert cited == set(listed)
    assert page.startswith("# ")
    assert "\n\n\n" not in page
    assert all(f"<{source.url}>" in rest for source in made.sources if source.url.startswith("http"))


class Reader(HTMLParser):
    """Checks that tags close in order, and gathers links, anchors and scripts."""

    VOID = ("meta", "br", "hr", "rect", "line", "polygon", "path")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "href":
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(page: bytes) -> Reader:
    reader = Reader()
    reader.feed(page.decode())
    assert reader.open == []
    return reader


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("case", list(CASES))
def test_an_html_page_is_whole_and_its_marks_lead_somewhere(case: str, lang: str, register: Register) -> None:
    made = brief(CASES[case](register, lang))
    reader = read(written(made, "html"))
    within = {link[1:] for link in reader.links if link.startswith("#")}
    anchors = {id for id in reader.ids if re.fullmatch(r"s\d+", id)}
    assert within == anchors == {f"s{source.number}" for source in made.sources}
    assert reader.seen.count("svg") == sum(figure is not None for figure in (made.timeline, made.network))
    assert not any(tag in reader.seen for tag in ("script", "link", "img", "iframe"))


# ------------------------------------------------------------------------------------------------- hostile words

NASTY = '#import "x": * *b* _i_ $x^2$ \\escape <script>alert(1)</script> `c` [a](javascript:0) & | ]] {{ 7*7 }} "q"'


def hostile(register: Register, name: str = NASTY) -> Assessment:
    case = make_case(
        register, "attack", groups=[name, "القاعدة"], on="USA", date="2001-09-11", place="US-NY", title=name
    )
    return assess(case, register=register)


@pytest.mark.parametrize(
    "name",
    [
        NASTY,
        "]] #panic() \\",
        '"; #read("/etc/passwd") //',
        "1. = - + ~ @x /* */ // $",
        "\x00\x1b[31m\ue0009\ue001\ue002 \u202e\ud7ff",
        "</title><svg onload=alert(1)>",
        "a" * 5000,
        "word " * 2000,
        "安保理決議 القاعدة",
    ],
)
def test_no_name_is_markup_anywhere(name: str, register: Register) -> None:
    answer = hostile(register, name)
    assert 1 <= pages(fitted(answer)) <= 2
    page = written(brief(answer), "html")
    reader = read(page)
    assert "script" not in reader.seen
    assert reader.seen.count("svg") <= 2
    for figure in (brief(answer).timeline, brief(answer).network):
        if isinstance(figure, Figure):
            ET.fromstring(figure.svg)
    assert "{{" not in written(brief(hostile(register, "plain")), "md").decode()


def test_markdown_keeps_a_hostile_title_as_words(register: Register) -> None:
    first = written(brief(hostile(register)), "md").decode().splitlines()[0]
    plain = re.sub(r"\\(.)", r"\1", first.removeprefix("# "))
    assert plain == NASTY
    assert not re.search(r"(?<!\\)[*_<>`$\[\]#|&{}]", first.removeprefix("# "))


def test_html_shows_a_hostile_title_as_words(register: Register) -> None:
    assert NASTY in "".join(read(written(brief(hostile(register)), "html")).words)


# ---------------------------------------------------------------------------------------------------- the file


@pytest.mark.parametrize("suffix", ["md", "html", "pdf"])
@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_command_writes_each_format(suffix: str, lang: str, tmp_path: Path) -> None:
    target = tmp_path / f"brief.{suffix}"
    target.write_text("old")
    assert ask("brief", str(PACT), "-o", str(target), "--lang", lang) == 0
    assert len(target.read_bytes()) > 5000
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_without_a_file_it_prints_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("brief", str(PACT)) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("# A hypothetical American attack")
    assert ask("brief", str(PACT), "-o", "-") == 0
    assert capsys.readouterr().out == printed


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("brief.doc", "end its name in .md, .html or .pdf"),
        ("brief", "end its name in .md, .html or .pdf"),
        ("none/brief.pdf", "there is no directory"),
        ("folder.md", "is a directory"),
    ],
)
def test_a_file_that_cannot_be_is_refused_in_one_line(
    target: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder.md").mkdir()
    assert ask("brief", str(PACT), "-o", str(tmp_path / target)) == 2
    refused = capsys.readouterr()
    assert refused.out == ""
    assert says in refused.err
    assert refused.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["folder.md"]


def test_bad_options_are_refused_before_anything_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "brief.md"
    for words in (("--lang", "fr"), ("--view", "nobody")):
        assert ask("brief", str(PACT), "-o", str(target), *words) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert ask("brief", str(tmp_path / "none.toml"), "-o", str(target)) == 2
    assert not target.exists()


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "brief.md"
    target.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr("os.replace", fail)
    assert ask("brief", str(PACT), "-o", str(target)) == 2
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize(("missing", "suffix"), [("typst", "pdf"), ("jinja2", "html")])
def test_a_missing_library_is_named(
    missing: str, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    assert ask("brief", str(PACT), "-o", str(tmp_path / f"brief.{suffix}")) == 2
    assert f"needs {missing}" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_view_and_strictness_are_said(register: Register, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("brief", str(PACT), "--strict", "--view", "icj") == 0
    top = capsys.readouterr().out.partition("## ")[0]
    assert "nothing is presumed" in top
    assert "icj" in top


def test_the_format_is_read_from_the_name(tmp_path: Path) -> None:
    assert [format_of(str(tmp_path / name)) for name in ("a.MD", "b.html", "c.d.pdf")] == ["md", "html", "pdf"]


# -------------------------------------------------------------------------------------------------- the pictures


def labels(svg: str) -> list[tuple[float, float, float, float]]:
    """The boxes that the words of a picture take: left, top, right, bottom."""
    made = []
    for text in re.finditer(
        r'<text x="([\d.-]+)" y="([\d.-]+)" font-size="([\d.]+)"[^>]*text-anchor="(\w+)"([^>]*)>([^<]*)', svg
    ):
        x, y, size = float(text[1]), float(text[2]), float(text[3])
        wide = figures.width_of(text[6], size, bold="bold" in text[5])
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[text[4]]
        made.append((left, y - size * 0.75, left + wide, y + size * 0.2))
    return made


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.toml")), ids=lambda path: path.stem)
def test_no_two_labels_overlap_and_none_leaves_the_picture(path: Path, lang: str, register: Register) -> None:
    made = brief(assess(read_case(register, path), register=register, lang=lang))
    for figure in (made.timeline, made.network):
        if figure is None:
            continue
        boxes = labels(figure.svg)
        height = float(re.search(r'viewBox="0 0 \d+ (\d+)"', figure.svg)[1])  # type: ignore[index]
        for number, (left, top, right, bottom) in enumerate(boxes):
            assert left >= -0.5
            assert top >= 0
            assert right <= figures.WIDTH + 0.5
            assert bottom <= height
            for other in boxes[:number]:
                apart = left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom
                assert apart, (figure.title, boxes[number], other)


def test_the_day_of_the_case_is_marked_once(register: Register) -> None:
    made = brief(pact(register))
    assert made.timeline is not None
    assert made.timeline.svg.count("10 December 2024</text>") == 1
    assert "North Korea" in made.timeline.says


def test_a_timeline_of_one_day_and_of_a_thousand_years() -> None:
    day = date(2024, 1, 1).toordinal()
    for since in (day, date(1, 1, 2).toordinal()):
        bar = figures.Bar(title="T" * 300, note="n" * 300, since=since, until=day, surely=day, kind="strong")
        svg = figures.timeline([bar], day, "1 January 2024", {"strong": "x"}, "t")
        ET.fromstring(svg)
        assert all(right <= figures.WIDTH + 0.5 for _, _, right, _ in labels(svg))


def test_levels_say_less_and_less() -> None:
    for one, two in pairwise(LEVELS):
        assert all(a >= b for a, b in zip(one, two, strict=True))
