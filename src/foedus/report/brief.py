"""A brief of one or two pages on a case: the answer first, then why, with pictures and numbered sources.

    brief(answer)                    the content, the same for every format (see foedus.report.formats)

It says nothing that the assessment does not: this module chooses, shortens and arranges. Sentences carry their
source marks as they are made; at the end the sources are numbered in order of reading, and those that no sentence
kept are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from foedus.model.dates import FAR, NEVER, Bounds, parse
from foedus.model.nouns import Conflict, Finding, Instrument, Struct
from foedus.model.vocabulary import Event, Obligation
from foedus.reason.assess import Assessment
from foedus.reason.institutions import BodyDocument, RegimeDocument, VetoDocument
from foedus.reason.lawfulness import Lawfulness
from foedus.reason.look import KinDocument, SpellDocument, lineage, timeline
from foedus.reason.phrases import LANGUAGES, day_said, denial, label, listed, said
from foedus.register.read import ACTS, ENDINGS, FACTS, KINDS, PURPOSES, STRENGTHS
from foedus.register.store import Register
from foedus.report import figures
from foedus.report.assessment import (
    BANS,
    OTHER_HINGES,
    alike,
    decisive,
    footnote,
    grouped,
    headline,
    in_words,
    is_breach,
    is_everyones,
    may_have_ended,
    modal,
    verdict,
)
from foedus.report.institutions import last_day
from foedus.report.page import Page, capital

if TYPE_CHECKING:
    pass

WORDS: Final[dict[str, tuple[str, str]]] = {
    "brief": ("Foedus brief", "Ringkasan Foedus"),
    "as_of": (
        "As of register version {version} ({digest}), kept through {as_of}.",
        "Menurut register versi {version} ({digest}), dimutakhirkan sampai {as_of}.",
    ),
    "stated": ("Stated: {what}", "Dinyatakan: {what}"),
    "answer": ("The answer", "Jawaban"),
    "why": ("Why", "Mengapa"),
    "lawful": ("Is it lawful?", "Apakah sah?"),
    "lineage": ("What came before, and what followed", "Pendahulu dan penerus"),
    "timeline": ("Commitments over time", "Komitmen dari masa ke masa"),
    "timeline_of": (
        "Commitments of {ones} with {twos}; the line marks {day}.",
        "Komitmen {ones} dengan {twos}; garis menandai {day}.",
    ),
    "network": ("Who is bound to whom", "Siapa terikat kepada siapa"),
    "network_of": (
        "Who is bound to defend whom on {day}, and who attacks.",
        "Siapa terikat membela siapa pada {day}, dan siapa menyerang.",
    ),
    "council": ("The Council and the monitors", "Dewan Keamanan dan para pengawas"),
    "monitors": ("The monitors", "Para pengawas"),
    "sources": ("Sources", "Sumber"),
    "limits": ("Limits", "Batas"),
    "what_is_owed": (
        "Foedus says what is owed, not what states will do.",
        "Foedus menyatakan apa yang wajib, bukan apa yang akan dilakukan negara.",
    ),
    "also": ("Also", "Juga"),
    "open": ("Open", "Terbuka"),
    "hinges": ("It hinges on", "Bergantung pada"),
    "for_duty": ("for the duty: {what}", "untuk kewajiban: {what}"),
    "for_force": ("for the lawfulness of the force: {what}", "untuk sahnya kekuatan: {what}"),
    "presumed": ("presumed until shown otherwise", "dianggap sampai terbukti lain"),
    "presumes": ("It presumes", "Dianggap"),
    "force": ("Lawful?", "Sah?"),
    "charter": ("Article 103 of the Charter", "Pasal 103 Piagam"),
    "gives_way": (
        "{who} must {act} {whom} ({text}), but this prevails: {what}.",
        "{who} wajib {act} {whom} ({text}), tetapi yang diutamakan adalah {what}.",
    ),
    "each_other": ("each other", "satu sama lain"),
    "who_blocks": ("Who can block", "Siapa dapat menggagalkan"),
    "may_veto": ("{who} can veto.", "{who} dapat memveto."),
    "who_watches": ("Who watches", "Siapa mengawasi"),
    "no_watcher": (
        "No sanctions regime of the Security Council in the register covers these states that day.",
        "Tidak ada rezim sanksi Dewan Keamanan dalam register mengenai negara-negara ini pada hari itu.",
    ),
    "at_work": ("At work: {what}.", "Bekerja: {what}."),
    "since_day": ("{name}, since {day}", "{name}, sejak {day}"),
    "outside_since": ("{name}, outside the United Nations, since {day}", "{name}, di luar PBB, sejak {day}"),
    "gone_since": ("{name} worked until {day}.", "{name} bekerja sampai {day}."),
    "breaks_plainly": ("Broken by {who}", "Dilanggar oleh {who}"),
    "breaks": ("Broken by {who}, unless the force is lawful", "Dilanggar oleh {who}, kecuali kekuatannya sah"),
    "none": (
        "No promise to help {whom} in the register is engaged.",
        "Tidak ada janji menolong {whom} dalam register yang terpicu.",
    ),
    "and_more": ("and {n} more", "dan {n} lagi"),
    "more_in_full": (
        "And {n} more, which foedus assess lists.",
        "Dan {n} lagi, yang didaftar oleh foedus assess.",
    ),
    "standing": ("Standing duty that gives way", "Kewajiban tetap yang kalah"),
    "overridden": ("Gives way to {what}.", "Kalah oleh {what}."),
    "actor": ("Actor", "Pelaku"),
    "role": ("Role", "Peran"),
    "finding": ("Finding", "Temuan"),
    "deciding": ("What decides", "Yang menentukan"),
    "attacker": ("attacks", "menyerang"),
    "victim": ("answers the attack", "melawan serangan"),
    "helper": ("would help", "akan menolong"),
    "positions": ("Where it is contested", "Di mana diperdebatkan"),
    "views": ("by view: {what}", "menurut pandangan: {what}"),
    "instrument": ("Instrument", "Instrumen"),
    "signed": ("Signed", "Ditandatangani"),
    "in_force": ("In force", "Berlaku"),
    "ended": ("Ended", "Berakhir"),
    "chief": ("this treaty", "perjanjian ini"),
    "before": ("before it", "sebelumnya"),
    "after": ("after it", "sesudahnya"),
    "still": ("still in force", "masih berlaku"),
    "not_yet": ("not in force", "belum berlaku"),
    "from": ("From", "Sejak"),
    "until": ("Until", "Sampai"),
    "between": ("Between", "Antara"),
    "what": ("What", "Apa"),
    "whom": ("Whom", "Siapa"),
    "strong": ("promises defence", "menjanjikan pertahanan"),
    "medium": ("consultation, neutrality, non-aggression", "konsultasi, netralitas, nonagresi"),
    "light": ("other cooperation", "kerja sama lain"),
    "unsure": ("end not certain", "akhirnya tidak pasti"),
    "bound": ("bound to defend", "terikat membela"),
    "perhaps": ("open: bound only if a condition holds", "terbuka: terikat hanya bila suatu syarat terpenuhi"),
    "attack": ("attack", "serangan"),
    "threat": ("threat", "ancaman"),
}


class Detail(NamedTuple):
    """How much a brief holds: paragraphs, rows, kin and so on at most, and the size of its type in points."""

    why: int = 9
    rows: int = 7
    kin: int = 7
    vetoes: int = 3
    positions: int = 6
    size: float = 9.0


LEVELS: Final = (
    Detail(),
    Detail(size=8.7),
    Detail(size=8.4),
    Detail(size=8.2),
    Detail(why=7, rows=6, vetoes=2, positions=5, size=8.2),
    Detail(why=5, rows=5, kin=5, vetoes=2, positions=4, size=8.2),
    Detail(why=3, rows=4, kin=4, vetoes=2, positions=4, size=8.0),
    Detail(why=2, rows=3, kin=3, vetoes=1, positions=2, size=7.6),
)
"""What a PDF tries, in turn, to keep to two pages."""

NEAR: Final = 4
"""How far down the levels a brief of two pages may go to become one of one page."""

MOST_PAGES: Final = 2
MOST_BULLETS: Final = 6
LONGEST_TITLE: Final = 180


class Piece(NamedTuple):
    """A stretch of a sentence: kind is "plain", "strong" or "cite" (text is then the number of a source)."""

    text: str
    kind: str = "plain"


Text = tuple[Piece, ...]


class Table(Struct, frozen=True, kw_only=True):
    """A table of sentences; `strong` numbers the rows that stand out."""

    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    strong: tuple[int, ...] = ()


class Figure(Struct, frozen=True, kw_only=True):
    """A picture, what it shows in a line, and the same as a table for pages without pictures."""

    title: str
    says: str
    svg: str
    table: Table


class Reference(Struct, frozen=True, kw_only=True):
    """A numbered source."""

    number: int
    says: str
    url: str


class Brief(Struct, frozen=True, kw_only=True):
    """What a brief says, whatever it is written in."""

    lang: str
    title: str
    event: str
    as_of: str
    answer: tuple[Text, ...]
    why: tuple[Text, ...]
    lawful: Table | None
    notes: tuple[Text, ...]
    positions: tuple[Text, ...]
    lineage: Table | None
    timeline: Figure | None
    network: Figure | None
    council_title: str
    council: tuple[Text, ...]
    limits: tuple[str, ...]
    sources: tuple[Reference, ...]
    size: float

    @property
    def columns(self) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:
        """The sources in two columns of about equal length."""
        lines = [2 + (len(source.says) + len(source.url)) // 62 for source in self.sources]
        middle = next((n for n in range(len(lines) + 1) if sum(lines[:n]) * 2 >= sum(lines)), 0)
        return self.sources[:middle], self.sources[middle:]


def brief(answer: Assessment, detail: Detail = LEVELS[0]) -> Brief:
    """The brief of an assessment."""
    return Writer(answer).brief(detail)


# --------------------------------------------------------------------------------------- sentences with marks

_CITE, _END, _STRONG, _WEAK = "\ue000", "\ue001", "\ue002", "\ue003"
"""Marks within a sentence while it is made, from the part of Unicode that is nobody's: a source, and bold type."""

_PIECES: Final = re.compile(f"{_CITE}(\\d{{1,6}}){_END}|{_STRONG}([^{_WEAK}]*){_WEAK}")
_STRAY: Final = re.compile(f"[{_CITE}{_END}{_STRONG}{_WEAK}]")


def _strong(text: str) -> str:
    return f"{_STRONG}{text}{_WEAK}"


def _pieces(text: str) -> Text:
    """A marked sentence in pieces, its white space made single.

    >>> _pieces(f"{_strong('China')} must{_CITE}2{_END}.")
    (Piece(text='China', kind='strong'), Piece(text=' must', kind='plain'), Piece(text='2', kind='cite'), \
Piece(text='.', kind='plain'))
    """
    made, last = [], 0
    text = _single(text, _CITE + _END + _STRONG + _WEAK)
    for found in _PIECES.finditer(text):
        made.append(Piece(text[last : found.start()]))
        made.append(Piece(found[1], "cite") if found[1] else Piece(found[2], "strong"))
        last = found.end()
    made.append(Piece(text[last:]))
    cleaned = (Piece(_STRAY.sub("", piece.text), piece.kind) for piece in made)
    return tuple(piece for piece in cleaned if piece.text)


def tidy(text: str) -> str:
    r"""White space made single, and what cannot be printed left out.

    >>> tidy(" a\tb\x00c ")
    'a bc'
    """
    return _single(text, "")


def _single(text: str, kept: str) -> str:
    spaced = (" " if letter.isspace() else letter for letter in text)
    return " ".join("".join(letter for letter in spaced if letter.isprintable() or letter in kept).split())


def shortened(text: str, most: int) -> str:
    """The text, cut at a word if it is too long."""
    text = tidy(text)
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]}…"


class _Sheet(Page):
    """A page whose source marks can be found again in the sentences."""

    def cite(self, instrument: str, source: str) -> str:
        """The mark of a source of an instrument."""
        return _marked(super().cite(instrument, source))

    def source(self, source: Any) -> str:
        """The mark of a source that belongs to no instrument."""
        return _marked(super().source(source))


def _marked(mark: str) -> str:
    number = mark.strip(" []")
    return f"{_CITE}{number}{_END}" if number else ""


# ------------------------------------------------------------------------------------------------ the content


class Writer:
    """Writes one brief, part by part, in the order of reading."""

    def __init__(self, answer: Assessment) -> None:
        self.answer, self.detail = answer, LEVELS[0]
        self.case, self.lang = answer.case, answer.lang
        self.register: Register = answer.register
        self.page = _Sheet(answer.register, answer.lang)
        self.by_force = answer.case.event in (Event.ATTACK, Event.THREAT)
        engaged = [f for f in answer.findings if f.status == "engaged" and not is_everyones(answer, f)]
        pending = [f for f in answer.findings if f.status == "open"]
        self.breaches = [f for f in (*engaged, *pending) if self.by_force and is_breach(f)]
        self.standing = [f for f in engaged if f.because.find("standing") is not None]
        aside = {id(f) for f in (*self.breaches, *self.standing)}
        unsettled = {id(f) for f in pending if f.hinges_on == ("in_force",) and may_have_ended(f, answer.case.date)}
        self.engaged = grouped(f for f in engaged if id(f) not in aside)
        self.open = grouped(f for f in pending if id(f) not in unsettled | aside)

    def word(self, key: str, **parts: object) -> str:
        """A phrase of the brief's own table."""
        return WORDS[key][LANGUAGES.index(self.lang)].format(**parts)

    def brief(self, detail: Detail) -> Brief:
        """All parts in so much detail, and the sources they cite."""
        self.detail = detail
        answer = [_pieces(line) for line in self._answer()]
        why = [_pieces(line) for line in self._why()]
        lawful = self._lawful()
        notes = [_pieces(line) for line in self._notes()]
        positions = [_pieces(line) for line in self._positions()]
        line = self._lineage()
        council = [_pieces(text) for text in self._council()]
        ref = self.register.ref
        made = Brief(
            lang=self.lang,
            title=shortened(self.case.title or headline(self.page, self.answer), LONGEST_TITLE),
            event=shortened(self._event(), 4 * LONGEST_TITLE),
            as_of=self.word("as_of", version=ref.version, digest=ref.digest, as_of=self.page.day(ref.as_of)),
            answer=tuple(answer),
            why=tuple(why),
            lawful=lawful,
            notes=tuple(notes),
            positions=tuple(positions),
            lineage=line,
            timeline=self._timeline(),
            network=self._network(),
            council_title=self.word("council" if self._council_speaks or not self.answer.council else "monitors"),
            council=tuple(council),
            limits=(self.answer.coverage.says, self.word("what_is_owed")),
            sources=(),
            size=self.detail.size,
        )
        return _numbered(made, self.page)

    def _event(self) -> str:
        """What happened on what day, unless that is the title, where, and what is stated or set."""
        page, case, answer = self.page, self.case, self.answer
        made = []
        if case.title:
            made.append(shortened(headline(page, answer), LONGEST_TITLE))
            day = day_said(case.date, self.lang)
            made += [day] if day not in made[0] else []
        if case.purposes:
            made.append(capital(listed([label(PURPOSES[purpose], self.lang) for purpose in case.purposes], self.lang)))
        stated = [
            label(FACTS[name], self.lang) if value else denial(FACTS[name], self.lang)
            for name, value in case.facts.items()
            if value is not None
        ]
        if stated:
            made.append(self.word("stated", what="; ".join(stated)))
        if case.place:
            made.append(page.word("at", place=page.state(case.place)))
        elif case.event is Event.ATTACK and not answer.strict:
            made.append(page.word("at_home", on=listed([page.state(id) for id in case.on], self.lang)))
        made += [page.word("strict")] if answer.strict else []
        made += [page.word("view_is", view=answer.view)] if answer.view else []
        made += [capital(note) for note in answer.notes]
        return " ".join(f"{part.rstrip('.')}." for part in made)

    # -- the answer

    def _answer(self) -> list[str]:
        """The bullets: what is owed, what it hinges on, what is lawful, what prevails, who blocks and who watches."""
        owed = list(self._banned() if self.case.event is Event.TRANSFER else self._duties())
        hinges, force, prevails = list(self._hinges()), list(self._verdicts()), list(self._collisions())
        last = list(self._blocked_and_watched())
        if len(owed) + len(hinges) + len(force) + len(prevails) + len(last) > MOST_BULLETS:
            force, prevails = [" ".join([*force, *prevails])] if force or prevails else [], []
        room = max(MOST_BULLETS - len(hinges) - len(force) - len(prevails) - len(last), 1)
        if len(owed) > room:
            owed = [*owed[: room - 1], " ".join(owed[room - 1 :])]
        return [*owed, *hinges, *force, *prevails, *last]

    def _duties(self) -> Iterator[str]:
        """Who must do what for whom, the promises of defence first and the rest in one line."""
        if not self.engaged and not self.open:
            whom = listed([self.page.state(id) for id in self.case.on], self.lang, "or")
            yield self.word("none", whom=whom) if self.by_force else self.page.word("none")
        chief: list[tuple[str, list[Finding]]] = []
        rest: list[tuple[str, list[Finding]]] = []
        for status, groups in (("engaged", self.engaged), ("open", self.open)):
            for row in self._rows(groups):
                defends = row[0].act in _CHIEF or not self.by_force
                (chief if defends and len(chief) < 2 else rest).append((status, row))
        for status, row in chief:
            mark = f"{self.word('open')}: " if status == "open" else ""
            texts = "; ".join(dict.fromkeys(self._text(found) for found in row))
            yield f"{mark}{_strong(capital(self._duty(row)))}: {texts}."
        if rest:
            parts = []
            for status, row in rest[:4]:
                mark = f"{self.word('open').lower()}: " if status == "open" else ""
                parts.append(f"{mark}{self._duty(row)} ({self._briefly(row)})")
            if len(rest) > 4:
                parts.append(self.word("and_more", n=len(rest) - 4))
            yield f"{_strong(self.word('also'))}: {'; '.join(parts)}."
        late = [
            f
            for f in self.answer.findings
            if f.status == "not_engaged"
            and f.act == "defend"
            and f.toward in self.case.on
            and decisive(f).code in ("not_yet_in_force", "never_in_force")
        ]
        if late:
            titles = dict.fromkeys(f"{f.instrument.title}{self.page.cites(decisive(f).cites)}" for f in late)
            yield self.page.word("signed_only", titles="; ".join(titles))

    def _rows(self, groups: Iterable[Sequence[Finding]]) -> list[list[Finding]]:
        """Findings that say the same of different states or under different texts, together."""
        rows: dict[tuple[object, ...], list[Finding]] = {}
        for found in (found for group in groups for found in group):
            rows.setdefault((modal(found), found.act, found.toward, found.doctrine, found.strength), []).append(found)
        return list(rows.values())

    def _duty(self, row: Sequence[Finding]) -> str:
        """Who must do what for whom."""
        first = row[0]
        who = self.page.states([found.bearer for found in row], most=8)
        act, whom = label(ACTS[first.act], self.lang), self.page.state(first.toward)
        return self.page.word(modal(first), who=who, act=act, whom=whom).strip()

    def _text(self, found: Finding) -> str:
        """The text a finding rests on, its pinpoint and its source."""
        return f"{found.instrument.title}, {self._at(found)}"

    def _at(self, found: Finding) -> str:
        norm = self.register.norm_of(found.norm)
        return f"{self.page.at(found.pinpoint)}{self.page.cite(found.instrument.id, norm.source)}"

    def _briefly(self, row: Sequence[Finding]) -> str:
        """The texts of a row by year and pinpoint, the first three."""
        made = list(dict.fromkeys(_short(found.instrument.signed[:4], self._at(found)) for found in row))
        return "; ".join(made[:3]) + ("; …" if len(made) > 3 else "")

    def _banned(self) -> Iterator[str]:
        """Who may not, under which paragraphs; and what everybody else must do about it."""
        bans = [f for f in self.answer.findings if f.act in BANS and f.bearer and f.binding]
        firm = [f for f in bans if f.status == "engaged"]
        if not any(f.status != "not_engaged" for f in bans):
            yield _strong(self.page.word("not_banned"))
        for bearer, doctrine in dict.fromkeys((f.bearer, f.doctrine) for f in firm):
            who = self.page.state(bearer)
            texts = self._paragraphs([f for f in firm if (f.bearer, f.doctrine) == (bearer, doctrine)])
            line = self.page.word("banned" if doctrine == "settled" else "banned_contested", who=who, texts=texts)
            yield line.replace(line.partition(":")[0], _strong(line.partition(":")[0]), 1)
        for bearer, hinges in dict.fromkeys((f.bearer, f.hinges_on) for f in bans if f.status == "open"):
            texts = self._paragraphs([f for f in bans if (f.bearer, f.hinges_on) == (bearer, hinges)])
            yield self.page.word(
                "perhaps_banned_if", who=_strong(self.page.state(bearer)), unless=self._facts(hinges), texts=texts
            )
        others = [row for row in self._rows(self.engaged) if row[0].act not in BANS]
        parts = [f"{self._duty(row)}: {self._paragraphs(row)}" for row in others[:3]]
        pending = [row for row in self._rows(self.open) if row[0].act not in BANS and row[0].binding]
        if parts:
            yield f"{_strong(self.word('also'))}: {'; '.join(parts)}."
        if pending:
            duties = "; ".join(dict.fromkeys(self._duty(row) for row in pending[:3]))
            names = dict.fromkeys(name for row in pending for f in row for name in f.hinges_on)
            yield f"{_strong(self.word('open'))}: {duties}. {self.word('hinges')}: {self._facts(names)}."

    def _paragraphs(self, findings: Sequence[Finding]) -> str:
        """Texts with their pinpoints and sources, in order of date."""
        by_text: dict[str, list[str]] = {}
        for found in sorted(findings, key=lambda f: (f.instrument.signed, f.norm)):
            by_text.setdefault(found.instrument.title, []).append(self._at(found))
        return "; ".join(f"{title}, {', '.join(dict.fromkeys(at))}" for title, at in by_text.items())

    def _hinges(self) -> Iterator[str]:
        """What would decide what is open, and what is taken for granted."""
        banning = self.case.event is Event.TRANSFER
        groups = self.open if not banning else []
        chief = [group[0] for group in self.engaged if group[0].act in (*_CHIEF, *BANS) or not self.by_force]
        duty = [name for group in groups for name in group[0].hinges_on if group[0].act in _CHIEF or not self.by_force]
        force = [name for one in self.answer.lawfulness for name in one.hinges_on]
        hinges = [
            self.word(key, what=self._facts(dict.fromkeys(names)))
            for key, names in (("for_duty", duty), ("for_force", force))
            if names
        ]
        presumes = dict.fromkeys(name for found in chief for name in found.presumes if name in FACTS)
        parts = []
        if hinges:
            parts.append(f"{_strong(self.word('hinges'))}, {'; '.join(hinges)}.")
        if presumes:
            parts.append(f"{_strong(self.word('presumes'))}: {self._facts(presumes, presumed=True)}.")
        if parts:
            yield " ".join(parts)

    def _facts(self, names: Iterable[str], *, presumed: bool = False) -> str:
        """Facts in words; presumed ones in the sense in which they are presumed."""
        made = []
        for name in names:
            fact = FACTS.get(name)
            if fact is None:
                made.append(OTHER_HINGES[name][LANGUAGES.index(self.lang)])
            elif presumed and fact.presumed is not None and not fact.presumed.value:
                made.append(denial(fact, self.lang))
            else:
                made.append(label(fact, self.lang))
        return "; ".join(dict.fromkeys(made))

    def _verdicts(self) -> Iterator[str]:
        """Whose force is lawful."""
        if self.answer.lawfulness:
            verdicts = [verdict(self.page, group, self.answer) for group in alike(self.answer.lawfulness)]
            yield f"{_strong(self.word('force'))} {'. '.join(verdicts)}."
        elif self.by_force:
            yield f"{_strong(self.word('force'))} {self.page.word('as_named')}"

    def _collisions(self) -> Iterator[str]:
        """Duties that the Charter, or a decision under it, defeats: one sentence a duty."""
        merged: dict[str, list[Conflict]] = {}
        for conflict in self.answer.conflicts:
            if conflict.prevails and conflict.status == "engaged":
                merged.setdefault(conflict.norms[0], []).append(conflict)
        for norm, group in list(merged.items())[:2]:
            prevails = self.page.cites(group[0].cites[-1:])
            yield f"{_strong(self.word('charter'))}{prevails}: {self._collision(norm, group)}"

    def _collision(self, norm: str, group: Sequence[Conflict]) -> str:
        rule = self.register.norm_of(norm)
        instrument = self.register[norm.split("/", maxsplit=1)[0]]
        bearers = list(dict.fromkeys(one.bearer for one in group))
        towards = list(dict.fromkeys(one.towards[0] for one in group))
        mutual = len(bearers) == 2 and set(bearers) == set(towards)
        above: dict[str, dict[str, dict[str, None]]] = {}
        for cite in sorted(
            (cite for one in group for cite in one.cites[:-1]), key=lambda cite: (cite.instrument, cite.at)
        ):
            places = above.setdefault(self.register[cite.instrument].called(self.lang), {})
            places.setdefault(self.page.at(cite.at), {})[self.page.cite(cite.instrument, cite.source)] = None
        texts = [
            f"{title}, {listed([at + ''.join(marks) for at, marks in places.items()], self.lang)}"
            for title, places in above.items()
        ]
        line = self.word(
            "gives_way",
            who=listed([self.page.state(id) for id in bearers], self.lang),
            act=label(ACTS[rule.act], self.lang),
            whom=self.word("each_other") if mutual else listed([self.page.state(id) for id in towards], self.lang),
            text=f"{instrument.called(self.lang)}, {self.page.at(rule.at)}",
            what="; ".join(texts),
        )
        return capital(line)

    @property
    def _council_speaks(self) -> bool:
        return self.answer.council is not None and (self.by_force or self.case.event is Event.VOTE)

    def _blocked_and_watched(self) -> Iterator[str]:
        """Who can veto, and who still watches."""
        page, council, made = self.page, self.answer.council, []
        if council is not None and self._council_speaks:
            who = listed([page.state(id) for id in council.can_veto], self.lang)
            made.append(f"{_strong(self.word('who_blocks'))}: {capital(self.word('may_veto', who=who))}")
            if council.involved:
                who = listed([page.state(id) for id in council.involved], self.lang)
                made.append(capital(page.word("itself_involved", who=who)))
        monitors = self.answer.monitors
        if monitors is not None:
            watching = [body for regime in monitors.regimes for body in regime.bodies if body.working == "yes"]
            gone = [b for r in monitors.regimes for b in r.bodies if b.kind == "panel" and _over(b, monitors.on)]
            made.append(f"{_strong(self.word('who_watches'))}:")
            if not monitors.un_panel:
                made.append(page.word("no_panel"))
            made += [
                self.word("gone_since", name=b.name, day=last_day(page, str(b.until)))
                for b in gone[:1]
                if not monitors.un_panel
            ]
            if watching:
                names = [
                    self.word(
                        "outside_since" if b.kind == "outside" else "since_day", name=b.name, day=page.day(b.since)
                    )
                    for b in watching[:4]
                ]
                made.append(self.word("at_work", what="; ".join(names)))
        elif self.answer.council is not None and not self._council_speaks:
            made.append(f"{_strong(self.word('who_watches'))}: {self.word('no_watcher')}")
        if made:
            yield " ".join(made)

    # -- why

    def _why(self) -> Iterator[str]:
        groups = [*self.engaged, *self.open]
        groups.sort(key=lambda group: (group[0].act not in _CHIEF and self.by_force, group[0].status != "engaged"))
        alike: dict[tuple[object, ...], list[list[Finding]]] = {}
        for group in groups:
            first = group[0]
            alike.setdefault((first.norm, first.status, first.hinges_on, first.overridden_by), []).append(group)
        for same in list(alike.values())[: self.detail.why]:
            yield self._paragraph(same)
        if len(alike) > self.detail.why:
            yield self.word("more_in_full", n=len(alike) - self.detail.why)
        standing: dict[str, list[Finding]] = {}
        for found in self.standing:
            standing.setdefault(found.norm, []).append(found)
        for row in list(standing.values())[:2]:
            yield f"{_strong(self.word('standing'))}. {self._text(row[0])}. {row[0].gist}"
        broken: dict[str | None, list[Finding]] = {}
        for found in self.breaches:
            broken.setdefault(found.bearer, []).append(found)
        together: dict[tuple[str, ...], list[Finding]] = {}
        for findings in broken.values():
            together.setdefault(tuple(sorted(found.norm for found in findings)), []).extend(findings)
        for findings in together.values():
            yield self._broken(findings)

    def _paragraph(self, groups: Sequence[Sequence[Finding]]) -> str:
        """One rule: who owes what under it, the text, what it says, why it is engaged, and what that rests on."""
        group = groups[0]
        first = group[0]
        firm = first.act in _CHIEF or not self.by_force
        duty = capital("; ".join(self._duty(one) for one in groups))
        if first.status == "open":
            duty = f"{self.word('open')}: {duty}"
        how = f" ({label(STRENGTHS[first.strength], self.lang)})" if first.strength and firm else ""
        names = list(dict.fromkeys(found.bearer for one in groups for found in one if found.bearer))
        codes = f" ({' '.join(names)})" if len(names) > 8 and firm else ""
        made = [f"{_strong(f'{duty}{how}.')} {self._text(first)}{codes}. {first.gist}"]
        if not first.binding:
            political = first.instrument.kind == "political_commitment"
            made.append(f"{capital(self.page.word('political' if political else 'recommends'))}.")
        if first.doctrine == "contested":
            made.append(f"{capital(self.page.word('contested'))}.")
        if firm and first.bearer:
            made.append(
                f"{self.page.word('why')}: {footnote(self.page, first.because, alone=len(group) == len(groups) == 1)}"
            )
        presumes = [name for name in first.presumes if name in FACTS]
        if presumes:
            made.append(f"{self.page.word('presumes')}: {self._facts(presumes, presumed=True)}.")
        if first.hinges_on:
            made.append(f"{self.page.word('hinges_on')}: {self._facts(first.hinges_on)}.")
        if first.overridden_by:
            made.append(self.word("overridden", what="; ".join(dict.fromkeys(map(self._called, first.overridden_by)))))
        return " ".join(made)

    def _called(self, norm: str) -> str:
        instrument = self.register[norm.split("/", maxsplit=1)[0]]
        return f"{instrument.called(self.lang)}, {self.page.at(self.register.norm_of(norm).at)}"

    def _broken(self, findings: Sequence[Finding]) -> str:
        """The promises that the attack or threat itself breaks, the first four by name."""
        texts: dict[str, str] = {}
        binding = [found for found in findings if found.binding] or findings
        for found in binding:
            texts.setdefault(found.instrument.id, self._text(found) if len(texts) < 4 else "")
        shown = [text for text in texts.values() if text]
        if len(texts) > len(shown):
            shown.append(self.word("and_more", n=len(texts) - len(shown)))
        who = self.page.states([found.bearer for found in findings])
        judged = [one.finding for one in self.answer.lawfulness if one.role == "attacker"]
        key = "breaks_plainly" if judged and set(judged) == {"unlawful"} else "breaks"
        return f"{_strong(self.word(key, who=who))}: {'; '.join(shown)}."

    # -- is it lawful

    def _lawful(self) -> Table | None:
        judged = self.answer.lawfulness
        if not judged:
            return None
        rows = []
        for group in alike(judged):
            first = group[0]
            decides, marks = self._decides(first)
            rows.append(
                (
                    capital(self.page.states([one.actor for one in group])),
                    self.word(first.role),
                    _strong(in_words(self.page, first.finding)),
                    capital(decides) + marks,
                )
            )
        head = ("actor", "role", "finding", "deciding")
        return Table(
            head=tuple(self.word(key) for key in head),
            rows=tuple(tuple(_pieces(cell) for cell in row) for row in rows),
        )

    def _decides(self, judged: Lawfulness) -> tuple[str, str]:
        """The one thing that decides: what was held, the right that lifts the ban, or the element that fails."""
        held = next((step for step in judged.because.of if step.code == "held"), None)
        disputed = next((element for element in judged.elements if element.truth == "contested"), None)
        if held is not None and not self.answer.view:
            return f"{_first_sentence(held.says)}.", self.page.cites(held.cites)
        if judged.finding == "contested" and disputed is not None:
            disputes = [
                says for says in disputed.says.split("; ") if not says.endswith((": yes", ": no", ": ya", ": tidak"))
            ]
            says = disputes[-1] if disputes else disputed.says
            what = "; ".join(f"{view} {in_words(self.page, finding)}" for view, finding in judged.views.items())
            return f"{says} ({self.word('views', what=what)})", self.page.cites(disputed.cites[:1])
        if judged.rights:
            right = judged.rights[0]
            norm = self.register.norm_of(right)
            mark = self.page.cite(right.split("/", maxsplit=1)[0], norm.source)
            return f"{self.page.word('rests_on')}: {self._called(right)}", mark
        if judged.hinges_on:
            marks = [cite for element in judged.elements if element.truth == "open" for cite in element.cites]
            return f"{self.page.word('hinges_on')}: {self._facts(judged.hinges_on)}", self.page.cites(marks[:1])
        failing = [e for e in judged.elements if e.element not in _BESIDE and e.truth in ("no", "contested")]
        decisive = [e for e in failing if e.truth == "no"] or failing
        if not decisive:
            return "", ""
        says = decisive[0].says.split("; ")[0]
        if decisive[0].presumed:  # the reason of a presumption is in the vocabulary
            says = _PARENTHESIS.sub("", says)
        views = set(judged.views.values())
        if len(views) > 1 and not self.answer.view:
            what = "; ".join(f"{view} {in_words(self.page, finding)}" for view, finding in judged.views.items())
            says += f" ({self.word('views', what=what)})"
        return says, self.page.cites(decisive[0].cites[:1])

    def _notes(self) -> Iterator[str]:
        """What the findings on force presume, once for all."""
        names = dict.fromkeys(name for one in self.answer.lawfulness for name in one.presumes if name in FACTS)
        if names:
            yield f"{capital(self.word('presumed'))}: {self._facts(names, presumed=True)}."

    def _positions(self) -> Iterator[str]:
        """Who holds what on the doctrines that decide."""
        taken = list(dict.fromkeys(p for one in self.answer.lawfulness for p in one.positions))
        sides = [[p for p in taken if p.holds == holds] for holds in dict.fromkeys(p.holds for p in taken)]
        fair = [side[n] for n in range(len(taken)) for side in sides if n < len(side)]  # each side has its turn
        for position in sorted(fair[: self.detail.positions], key=taken.index):
            mark = self.page.source(position.source)
            yield f"{_strong(position.by)}: {self.page.word('holds_' + position.holds)}. {position.says}{mark}"

    # -- lineage

    def _chiefs(self) -> list[Instrument]:
        """The instruments the brief is about: those of the duties to defend, the bilateral ones if there are any."""
        groups = [g for g in (*self.engaged, *self.open) if self.by_force and g[0].act in _CHIEF]
        ids = list(dict.fromkeys(group[0].instrument.id for group in groups))
        if not ids:
            ids = list(dict.fromkeys(found.instrument.id for found in self.standing))
        made = [self.register[id] for id in ids]
        return [one for one in made if len({party.state for party in one.parties}) == 2] or made[:1]

    def _lineage(self) -> Table | None:
        """Each chief instrument with what came before and after it, in order of signature."""
        rows: dict[str, tuple[Instrument, str]] = {}
        chiefs = self._chiefs()[:3]
        for chief in chiefs:
            document = lineage(self.register, chief, lang=self.lang)
            kin: list[tuple[KinDocument, str]] = [(one, "before") for one in document.predecessors]
            kin += [(one, "after") for one in document.successors]
            kin = [pair for pair in kin if pair[0].steps == 1] if len(kin) > 4 else kin
            family = [(self.register[one.id], place) for one, place in kin] + [(chief, "chief")]
            for instrument, place in sorted(family, key=lambda pair: pair[0].signed.on):
                if instrument.id not in rows or place == "chief":
                    rows[instrument.id] = (instrument, place)
        if not rows:
            return None
        others = [pair for pair in rows.values() if pair[1] != "chief"]
        others.sort(key=lambda pair: not KINDS[pair[0].kind].binding)  # declarations go first where there is no room
        near = others[: max(self.detail.kin - (len(rows) - len(others)), 0)]
        kept = [pair for pair in rows.values() if pair[1] == "chief" or pair in near]
        head = ("instrument", "signed", "in_force", "ended")
        return Table(
            head=tuple(self.word(key) for key in head),
            rows=tuple(tuple(_pieces(cell) for cell in self._life(instrument)) for instrument, _ in kept),
            strong=tuple(number for number, (_, place) in enumerate(kept) if place == "chief"),
        )

    def _life(self, instrument: Instrument) -> tuple[str, str, str, str]:
        """An instrument and the days of its life, each with its source."""
        made = []
        for stone in (instrument.signed, instrument.in_force, instrument.ended):
            if stone is None or stone.on.earliest == FAR:
                made.append("")
                continue
            day = said(stone.on, self.lang)
            how = f"{label(ENDINGS[stone.how], self.lang)} " if stone is instrument.ended and stone.how else ""
            made.append(f"{how}{day}{self.page.cite(instrument.id, stone.source) if stone.source else ''}")
        signed, in_force, ended = made
        if not in_force:
            in_force = self.word("not_yet")
        elif not ended:
            ended = self.word("still")
        return instrument.called(self.lang), signed, in_force, ended

    # -- pictures

    def _pairs(self) -> list[tuple[str, str]]:
        """Whose commitments over time the reader needs: each helper's with each victim, or the two sides' own."""
        if self.case.event is Event.TRANSFER:
            return [(a, b) for a in self.case.by for b in self.case.on]
        if not self.by_force:
            return []
        duties = [f for group in (*self.engaged, *self.open) for f in group if f.bearer and f.toward in self.case.on]
        helpers = [f.bearer for f in duties if f.act in _CHIEF] or [f.bearer for f in duties if f.obligation]
        bearers = dict.fromkeys(id for id in helpers if id and id not in (*self.case.on, *self.case.by))
        return [(helper, victim) for victim in self.case.on for helper in list(bearers)[:MOST_HELPERS]]

    def _timeline(self) -> Figure | None:
        spells = self._shown_spells()
        if not spells:
            return None
        bars = [self._bar(spell) for spell in spells]
        kinds = {bar.kind for bar in bars}
        legend: dict[str, str] = {kind: self.word(kind) for kind in ("strong", "medium", "light") if kind in kinds}
        if any(bar.surely < bar.until for bar in bars):
            legend["unsure"] = self.word("unsure")
        day = day_said(self.case.date, self.lang)
        pairs = [pair for spell in spells for pair in spell.pairs]
        ones, twos = (self.page.states(side) for side in zip(*pairs, strict=True))
        says = self.word("timeline_of", ones=ones, twos=twos, day=day)
        head = ("instrument", "between", "from", "until", "what")
        rows = (
            (
                spell.instrument.called(self.lang),
                self._between(spell.pairs),
                said(spell.since, self.lang),
                said(spell.until, self.lang) if spell.until.earliest != FAR else self.word("still"),
                self._kinds(spell),
            )
            for spell in spells
        )
        return Figure(
            title=self.word("timeline"),
            says=says,
            svg=figures.timeline(bars, self.case.date, day, legend, says),
            table=Table(
                head=tuple(self.word(key) for key in head),
                rows=tuple(tuple(_pieces(cell) for cell in row) for row in rows),
            ),
        )

    @cached_property
    def _spells(self) -> list[_Spell]:
        """One row an instrument and stretch of time, with the pairs of states it bound."""
        rows: dict[tuple[str, Bounds, bool], _Spell] = {}
        for one, two in self._pairs():
            spells = timeline(self.register, one, two, lang=self.lang).spells
            if self.by_force:  # what the victim owes its helpers is another question
                spells = tuple(spell for spell in spells if spell.bearer == one)
            for spell in _joined(self.register, spells):
                if not self._belongs(spell):
                    continue
                key = (spell.instrument.id, spell.until, _defends(spell))
                row = rows.setdefault(key, spell)
                since, pairs = min(row.since, spell.since), (*row.pairs, (one, two))
                rows[key] = msgspec.structs.replace(row, since=since, pairs=pairs)
        return list(rows.values())

    def _shown_spells(self) -> list[_Spell]:
        """As many as there is room for, what held on the day of the case first to be kept."""
        day = self.case.date

        def worth(spell: _Spell) -> tuple[bool, bool, int, int]:
            since, until = spell.since.earliest, spell.until.latest
            near = min(abs(since - day), abs(until - day))
            return (not since <= day < until, not _defends(spell), -len(spell.pairs), near)

        kept: list[_Spell] = []
        for spell in sorted(self._spells, key=worth):  # of a text that its parties left one by one, two rows are enough
            if sum(other.instrument is spell.instrument for other in kept) < 2 and len(kept) < self.detail.rows:
                kept.append(spell)
        return sorted(kept, key=lambda spell: (spell.since, spell.until))

    def _belongs(self, spell: _Spell) -> bool:
        """Is it about the two? Texts of the whole world are not, nor others that only ban attack or settle disputes."""
        close = {Obligation.DEFENSE, Obligation.OFFENSE, Obligation.NEUTRALITY, Obligation.CONSULTATION}
        bilateral = len({party.state for party in spell.instrument.parties}) == 2
        return bool(close & set(spell.obligations)) or bilateral

    def _bar(self, spell: _Spell) -> figures.Bar:
        """The row of a spell: its years, and between whom or what for."""
        last = "" if spell.until.earliest == FAR else str(date.fromordinal(spell.until.earliest).year)
        unsure = "?" if spell.until.earliest != spell.until.latest else ""
        years = f"{date.fromordinal(spell.since.earliest).year}–{last}{unsure}"
        many = len(self._pairs()) > 1
        return figures.Bar(
            title=spell.instrument.called(self.lang),
            note=f"{years} · {self._between(spell.pairs, most=2) if many else self._kinds(spell)}",
            since=spell.since.earliest,
            until=spell.until.latest,
            surely=spell.until.earliest,
            kind="strong" if _defends(spell) else "medium" if spell.obligations else "light",
        )

    def _kinds(self, spell: _Spell) -> str:
        kinds = [self.page.word(kind) for kind in spell.obligations]
        return ", ".join(kinds or [label(ACTS[act], self.lang) for act in spell.acts])

    def _between(self, pairs: Sequence[tuple[str, str]], most: int = 5) -> str:
        """Helpers and victims by name: "China, Russia and North Korea"."""
        ones = list(dict.fromkeys(one for one, _ in pairs))
        twos = list(dict.fromkeys(two for _, two in pairs))
        left = self.page.states(ones, most=most)
        return f"{left} – {listed([self.page.state(id) for id in twos], self.lang)}"

    def _network(self) -> Figure | None:
        """The attackers, the victims, and who is bound to defend them; states bound alike share a box."""
        if not self.by_force:
            return None
        victims, aside = list(self.case.on), (None, *self.case.on, *self.case.by)
        alike: dict[str, list[tuple[str, str, Finding]]] = {}
        for group in (*self.engaged, *self.open):
            for found in group:
                if found.act in _CHIEF and found.bearer not in aside and found.toward in victims:
                    alike.setdefault(str(found.bearer), []).append((str(found.toward), found.status, found))
        boxes: dict[tuple[object, ...], list[str]] = {}
        for bearer, bonds in alike.items():
            boxes.setdefault(tuple((to, status, f.norm) for to, status, f in bonds), []).append(bearer)
        helpers, arrows, rows = [], [], []
        for number, bearers in enumerate(list(boxes.values())[: self.detail.rows]):
            bonds = alike[bearers[0]]
            texts = dict.fromkeys(_short(f.instrument.signed[:4], self.page.at(f.pinpoint)) for _, _, f in bonds)
            name = capital(self.page.states(bearers, most=1)) if len(bearers) < 2 else " ".join(bearers)
            if len(bearers) > 6:
                name = self.page.word("states", n=len(bearers))
            helpers.append(figures.Actor(name=name, note="; ".join(texts)))
            for victim in dict.fromkeys(to for to, _, _ in bonds):
                mine = [(status, f) for to, status, f in bonds if to == victim]
                firm = any(status == "engaged" for status, _ in mine)
                arrows.append(
                    figures.Arrow(tail=number, head=victims.index(victim), style="bound" if firm else "perhaps")
                )
                rows.append(
                    (
                        capital(self.page.states(bearers)),
                        self.word("bound") if firm else self.word("perhaps"),
                        self.page.state(victim),
                    )
                )
        names = [self.page.state(id) for id in self.case.by] + [shortened(group, 60) for group in self.case.groups]
        names = names or [self.page.word("unknown_attacker")]
        for attacker, name in enumerate(names):
            for number, victim in enumerate(victims):
                arrows.append(figures.Arrow(tail=attacker, head=number, style="attack"))
                rows.append((capital(name), self.word(str(self.case.event)), self.page.state(victim)))
        styles = {arrow.style for arrow in arrows}
        legend: dict[str, str] = {style: self.word(style) for style in ("bound", "perhaps") if style in styles}
        legend["attack"] = self.word(str(self.case.event))
        says = self.word("network_of", day=day_said(self.case.date, self.lang))
        svg = figures.network(
            helpers,
            [figures.Actor(name=capital(self.page.state(id))) for id in victims],
            [figures.Actor(name=capital(name)) for name in names],
            arrows,
            legend,
            says,
        )
        if not helpers:
            return None
        head = ("actor", "what", "whom")
        return Figure(
            title=self.word("network"),
            says=says,
            svg=svg,
            table=Table(
                head=tuple(self.word(key) for key in head),
                rows=tuple(tuple(_pieces(cell) for cell in row) for row in rows),
            ),
        )

    # -- the Council and the monitors

    def _council(self) -> Iterator[str]:
        council, page = self.answer.council, self.page
        if council is not None and self._council_speaks:
            veto = listed([page.state(id) for id in council.can_veto], self.lang, "or")
            line = page.word("majority", votes=council.votes, members=council.members, veto=veto)
            if council.involved:
                who = listed([page.state(id) for id in council.involved], self.lang)
                line += f" {capital(page.word('itself_involved', who=who))}"
            yield line
            near = sorted(council.vetoes, key=lambda veto: not set(veto.about) & set(self.case.on or self.case.by))
            for one in near[: self.detail.vetoes]:
                yield self._veto(one)
        elif council is None:
            yield page.word("before_council")
        monitors = self.answer.monitors
        if monitors is None:
            if council is not None and not self._council_speaks:
                yield self.word("no_watcher")
            return
        if not monitors.un_panel:
            yield _strong(page.word("no_panel"))
        for regime in monitors.regimes[:3]:
            for body in regime.bodies:
                if body.working == "yes" or (body.kind == "panel" and _over(body, monitors.on)):
                    yield self._body(regime, body, monitors.on)

    def _veto(self, veto: VetoDocument) -> str:
        page = self.page
        who = listed([page.state(id) for id in veto.by], self.lang)
        votes = ""
        if veto.yes is not None and veto.no is not None:
            abstain = "?" if veto.abstain is None else veto.abstain
            votes = f" ({veto.yes}–{veto.no}–{abstain})"
        return (
            f"{_strong(page.day(veto.on))}: {veto.subject} ({veto.draft}): {page.word('vetoed_by', who=who)}{votes}"
            f"{page.source(veto.source)}."
        )

    def _body(self, regime: RegimeDocument, body: BodyDocument, on: str) -> str:
        page = self.page
        sources = {source.id: source for source in regime.sources}
        if body.working == "yes":
            life = page.word("body_working", since=page.day(body.since))
        else:
            life = page.word("body_over", last=last_day(page, str(body.until)))
        if body.mandate:
            life += f"; {page.word('body_mandate', until=page.day(body.mandate.until), by=body.mandate.by)}"
        members = f" ({listed([page.state(id) for id in body.members], self.lang)})" if body.members else ""
        mark = page.source(sources[body.source]) if body.source in sources else ""
        return f"{_strong(body.name)} ({page.word('body_' + body.kind)}): {life}{members}{mark}."


class _Spell(Struct, frozen=True, kw_only=True):
    """A stretch of time on which an instrument bound pairs of states, and to what."""

    instrument: Instrument
    since: Bounds
    until: Bounds
    obligations: tuple[Obligation, ...]
    acts: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...] = ()


def _joined(register: Register, spells: Iterable[SpellDocument]) -> list[_Spell]:
    """Spells of one instrument that follow on each other as one; promises of defence apart where they ran otherwise.

    An article amended three times is one promise to a reader, however many spells its wordings have.
    """
    made: list[_Spell] = []
    for document in sorted(
        spells, key=lambda one: (one.instrument.id, Obligation.DEFENSE in one.obligations, one.since)
    ):
        spell = _Spell(
            instrument=register[document.instrument.id],
            since=parse(document.since),
            until=parse(document.until) if document.until else NEVER,
            obligations=document.obligations,
            acts=document.acts,
        )
        for number, other in enumerate(made):
            follows = _defends(other) == _defends(spell) and spell.since.earliest <= other.until.latest + 1
            alike = (other.since, other.until) == (spell.since, spell.until)
            if other.instrument is spell.instrument and (follows or alike):
                made[number] = _union(other, spell)
                break
        else:
            made.append(spell)
    days: dict[tuple[str, Bounds, Bounds], _Spell] = {}
    for spell in made:
        key = (spell.instrument.id, spell.since, spell.until)
        days[key] = _union(days[key], spell) if key in days else spell
    return list(days.values())


def _defends(spell: _Spell) -> bool:
    return Obligation.DEFENSE in spell.obligations


def _union(one: _Spell, two: _Spell) -> _Spell:
    """Two spells of one instrument as one."""
    kinds = {*one.obligations, *two.obligations}
    return msgspec.structs.replace(
        one,
        since=min(one.since, two.since),
        until=max(one.until, two.until),
        obligations=tuple(kind for kind in Obligation if kind in kinds),
        acts=tuple(dict.fromkeys((*one.acts, *two.acts))),
    )


_CHIEF: Final = ("defend", "join_offense")
_BESIDE: Final = ("ban", "consented", "council_authorised", "reported")
_PARENTHESIS: Final = re.compile(r" \([^()]*\)$")
MOST_HELPERS: Final = 60


def _over(body: BodyDocument, on: str) -> bool:
    return body.working == "no" and body.until is not None and body.until <= on


def _short(year: str, at: str) -> str:
    """A text by its year and pinpoint."""
    return at if year in at else f"{year}, {at}"


def _first_sentence(says: str) -> str:
    """Up to the first full stop that ends a sentence."""
    return re.split(r"(?<=[a-z)])\. (?=[A-Z])", says, maxsplit=1)[0].rstrip(".")


def _numbered(made: Brief, page: Page) -> Brief:
    """The brief with its sources numbered in order of reading, and only those that it cites."""
    found = {str(number): source for number, source in page.cited.values()}
    same = {old: source.url or f"{source.publisher}, {source.title}" for old, source in found.items()}
    order: dict[str, int] = {}
    first: dict[int, str] = {}

    def text(pieces: Text) -> Text:
        kept: list[Piece] = []
        for piece in pieces:
            if piece.kind == "cite" and piece.text in found:
                number = order.setdefault(same[piece.text], len(order) + 1)
                first.setdefault(number, piece.text)
                mark = Piece(str(number), "cite")
                kept += [] if kept and kept[-1] == mark else [mark]
            elif piece.kind != "cite":
                kept.append(piece)
        return tuple(kept)

    def table(one: Table | None) -> Table | None:
        if one is None:
            return None
        rows = tuple(tuple(text(cell) for cell in row) for row in one.rows)
        return msgspec.structs.replace(one, rows=rows)

    parts: dict[str, Any] = {}
    for name in ("answer", "why", "lawful", "notes", "positions", "lineage", "council"):
        value = getattr(made, name)
        parts[name] = tuple(text(line) for line in value) if isinstance(value, tuple) else table(value)
    sources = tuple(
        Reference(
            number=number,
            says=tidy(", ".join(filter(None, (found[old].publisher, found[old].title, found[old].date)))),
            url=tidy(found[old].url),
        )
        for number, old in sorted(first.items())
    )
    return msgspec.structs.replace(made, sources=sources, **parts)
