"""Answers as text for a terminal: the answer first, reasons second, sources last, 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Final

import click

from foedus.model.dates import parse
from foedus.model.nouns import Finding, Reason, Source
from foedus.model.vocabulary import Event, Modality, Role
from foedus.reason.assess import Assessment
from foedus.reason.look import (
    BondDocument,
    ClauseDocument,
    CommitmentsDocument,
    ComparedDocument,
    CompareDocument,
    FindDocument,
    InstrumentDocument,
    KinDocument,
    LineageDocument,
    PartyDocument,
    StatesDocument,
    StepDocument,
    TimelineDocument,
)
from foedus.reason.phrases import LANGUAGES, day_said, denial, ground, label, listed, pinpoint, said, say
from foedus.register.read import ACTS, ENDINGS, FACTS, KINDS, RELATIONS, STRENGTHS, TRIGGERS
from foedus.register.store import Register

WIDTH: Final = 80

WORDS: Final[dict[str, tuple[str, str]]] = {
    "attack": ("Attack", "Serangan"),
    "threat": ("Threat", "Ancaman"),
    "by_on": ("{event} by {by} on {on}, {date}", "{event} oleh {by} terhadap {on}, {date}"),
    "unknown_attacker": ("an unknown attacker", "penyerang tak dikenal"),
    "at": ("Place: {place}", "Tempat: {place}"),
    "at_home": (
        "Place not given: the home territory of {on} is presumed.",
        "Tempat tidak disebut: dianggap wilayah induk {on}.",
    ),
    "strict": ("Strict: nothing is presumed.", "Ketat: tidak ada yang dianggap."),
    "none": (
        "No commitment in the register is engaged.",
        "Tidak ada komitmen dalam register yang terpicu oleh peristiwa ini.",
    ),
    "must": ("{who} must {act} {whom}", "{who} wajib {act} {whom}"),
    "may": ("{who} may {act} {whom}", "{who} boleh {act} {whom}"),
    "breaks": (
        "{who} breaks promises, unless its force is lawful (instruments: {n}).",
        "{who} melanggar janji, kecuali kekuatannya sah (instrumen: {n}).",
    ),
    "breaches": ("Promises this breaks, unless the force is lawful", "Janji yang dilanggar, kecuali kekuatannya sah"),
    "not_to_attacker": (
        "No promise to defend {whom} runs here, for it is the attacker: {treaties}.",
        "Tidak ada janji membela {whom} yang berlaku, sebab ia penyerang: {treaties}.",
    ),
    "unsettled": (
        "Perhaps no longer binding: its end has no known day",
        "Mungkin tidak lagi mengikat: hari berakhirnya tidak diketahui",
    ),
    "signed_only": ("Signed but not in force: {titles}.", "Sudah ditandatangani tetapi belum berlaku: {titles}."),
    "contested_short": ("contested", "diperdebatkan"),
    "each_bound": ("in force for each of them that day", "berlaku bagi masing-masing pada hari itu"),
    "each_uncertain": (
        "whether each of them was bound that day is not known",
        "tidak diketahui apakah masing-masing terikat pada hari itu",
    ),
    "they_not_yet": ("they were bound only later", "mereka baru terikat kemudian"),
    "they_ended": (
        "no longer bound that day, each by its own end",
        "tidak lagi terikat pada hari itu, masing-masing dengan akhirnya sendiri",
    ),
    "they_attack": ("they are themselves the attackers", "mereka sendiri penyerangnya"),
    "they_suspended": ("not applied between them that day", "tidak diterapkan di antara mereka pada hari itu"),
    "as_named": (
        "Attacker and victim are taken as the case names them; whether the force is lawful is not judged here.",
        "Penyerang dan korban diambil sebagaimana disebut dalam kasus; sah tidaknya kekuatan tidak dinilai di sini.",
    ),
    "promised": ("{who} promised to {act} {whom}", "{who} berjanji {act} {whom}"),
    "states": ("{n} states", "{n} negara"),
    "engaged": ("Engaged", "Terpicu"),
    "open": ("Open", "Terbuka"),
    "not_engaged": ("Not engaged, though it may look so", "Tidak terpicu, meski tampak demikian"),
    "why": ("Because", "Sebab"),
    "presumes": ("Presumes", "Menganggap"),
    "hinges_on": ("Hinges on", "Bergantung pada"),
    "political": (
        "a political commitment, not a treaty duty",
        "komitmen politik, bukan kewajiban perjanjian",
    ),
    "contested": ("this reading is contested", "pembacaan ini diperdebatkan"),
    "basis_report": ("coded from reports, not from the text", "dikode dari laporan, bukan dari teksnya"),
    "basis_unverified": ("not verified", "belum diverifikasi"),
    "conflicts": ("Commitments that pull apart", "Komitmen yang saling bertentangan"),
    "more_all": ("and {n} more: --all", "dan {n} lagi: --all"),
    "more": ("and {n} more", "dan {n} lagi"),
    "sources": ("Sources", "Sumber"),
    "notes": ("Mind", "Perhatikan"),
    "register": (
        "Register {version} ({digest}), kept through {as_of}",
        "Register {version} ({digest}), dimutakhirkan sampai {as_of}",
    ),
    "signed": ("Signed", "Ditandatangani"),
    "provisional": ("Applied provisionally", "Diterapkan sementara"),
    "in_force": ("In force", "Berlaku"),
    "ended": ("Ended", "Berakhir"),
    "not_in_force": ("not in force as far as the register knows", "sejauh diketahui register belum berlaku"),
    "still": ("still in force", "masih berlaku"),
    "parties": ("Parties", "Pihak"),
    "bound_on": ("bound on {on}", "terikat pada {on}"),
    "yes": ("yes", "ya"),
    "no": ("no", "tidak"),
    "unknown": ("unknown", "tidak diketahui"),
    "norms": ("Norms", "Norma"),
    "no_norms": ("No norm coded.", "Belum ada norma yang dikode."),
    "conditions": ("If", "Jika"),
    "relations": ("Earlier instruments", "Instrumen terdahulu"),
    "text": ("Text", "Teks"),
    "kind": ("Kind", "Jenis"),
    "published": ("Published", "Dimuat dalam"),
    "note": ("Note", "Catatan"),
    "rule_spell": ("in the text {spell}", "dalam teks {spell}"),
    "from": ("from {day}", "sejak {day}"),
    "until": ("until {day}", "sampai {day}"),
    "predecessors": ("Before it", "Sebelumnya"),
    "successors": ("After it", "Sesudahnya"),
    "no_lineage": (
        "The register knows nothing before or after it.",
        "Register tidak mengenal pendahulu atau penerus.",
    ),
    "clauses": ("Clause by clause", "Pasal demi pasal"),
    "differences": ("What differs", "Perbedaan"),
    "same": (
        "No difference in act, trigger, strength or conditions.",
        "Tidak ada perbedaan tindakan, pemicu, kekuatan, atau syarat.",
    ),
    "absent": ("none", "tidak ada"),
    "owed_to": ("Owed to {state}", "Kewajiban kepada {state}"),
    "owes": ("Owed by {state}", "Kewajiban {state}"),
    "on_day": ("{state} on {day}", "{state} pada {day}"),
    "between": ("{a} and {b}", "{a} dan {b}"),
    "nothing": ("nothing in the register", "tidak ada dalam register"),
    "general": (
        "What {state} owes the other parties about any state",
        "Kewajiban {state} kepada para pihak lain mengenai negara mana pun",
    ),
    "uncertain": ("date not certain", "tanggal tidak pasti"),
    "one_way": ("{a} to {b}", "{a} kepada {b}"),
    "both_ways": ("both ways", "timbal balik"),
    "exists": ("Exists", "Ada"),
    "found_none": (
        "Nothing fits. Try fewer words, or foedus find without words.",
        "Tidak ada yang cocok. Coba kata yang lebih sedikit.",
    ),
    "today": ("today", "kini"),
    "public": ("public", "terbuka"),
    "partly_public": ("partly public", "sebagian terbuka"),
    "secret": ("secret", "rahasia"),
    "unpublished": ("not published", "tidak diterbitkan"),
    "everyone": ("any state", "negara mana pun"),
    "defense": ("defence", "pertahanan"),
    "offense": ("offence", "ofensif"),
    "neutrality": ("neutrality", "netralitas"),
    "nonaggression": ("non-aggression", "nonagresi"),
    "consultation": ("consultation", "konsultasi"),
    "other": ("other", "lain"),
}


class Page:
    """Lines of an answer, wrapped and styled; sources are numbered as they are cited."""

    def __init__(self, register: Register, lang: str) -> None:
        self.register, self.lang = register, lang
        self.lines: list[str] = []
        self.cited: dict[tuple[str, str], tuple[int, Source]] = {}

    def word(self, key: str, **parts: object) -> str:
        """A phrase of the table in the page's language."""
        return WORDS[key][LANGUAGES.index(self.lang)].format(**parts)

    def state(self, id: str) -> str:
        """A state by its name."""
        return self.register.said(id, self.lang)

    def states(self, ids: Iterable[str], most: int = 6) -> str:
        """States by name; many of them as a number and the codes below."""
        names = [self.state(id) for id in dict.fromkeys(ids)]
        return listed(names, self.lang) if len(names) <= most else self.word("states", n=len(names))

    def day(self, edtf: str | None) -> str:
        """An EDTF date in words."""
        return said(parse(edtf), self.lang) if edtf else ""

    def at(self, pinpoint_: str) -> str:
        """A pinpoint in the page's language."""
        return pinpoint(pinpoint_, self.lang)

    def heading(self, text: str) -> None:
        """A section heading, with a blank line before it."""
        if self.lines:
            self.lines.append("")
        self.lines += [
            click.style(line, bold=True)
            for line in textwrap.wrap(text, WIDTH, subsequent_indent="  ", break_on_hyphens=False)
        ]

    def put(self, text: str, indent: int = 2, hang: int = 0, style: str = "") -> None:
        """A wrapped paragraph; lines after the first are indented by `hang` more."""
        wrapped = textwrap.wrap(
            text,
            WIDTH,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_long_words=False,
            break_on_hyphens=False,
        )
        self.lines += [click.style(line, fg=style) if style else line for line in wrapped or [""]]

    def field(self, name: str, value: str, indent: int = 2, width: int = 12) -> None:
        """A named value, aligned."""
        if value:
            self.put(f"{name:<{width}}  {value}", indent, hang=width + 2)

    def cite(self, instrument: str, source: str) -> str:
        """The mark of a source, numbered on first use."""
        key = (instrument, source)
        if key not in self.cited:
            try:
                found = self.register[instrument].source(source)
            except KeyError:
                return ""
            self.cited[key] = (len(self.cited) + 1, found)
        return f" [{self.cited[key][0]}]"

    def finish(self) -> str:
        """The page with its sources and the register it rests on."""
        if self.cited:
            self.heading(self.word("sources"))
            for number, source in self.cited.values():
                self.put(f"[{number}] {source_line(source)}", 2, hang=len(str(number)) + 3)
        ref = self.register.ref
        self.lines += [
            "",
            click.style(
                self.word("register", version=ref.version, digest=ref.digest, as_of=self.day(ref.as_of)),
                dim=True,
            ),
        ]
        return "\n".join(self.lines)


def source_line(source: Source) -> str:
    """A source as a reference."""
    parts = [source.publisher, source.title, source.date]
    return f"{', '.join(filter(None, parts))}. {source.url}".strip()


# ---------------------------------------------------------------------------------------- assess


def assessment(answer: Assessment) -> str:
    """An assessment: who owes what, what it hinges on, what only looks engaged."""
    page = Page(answer.register, answer.lang)
    _case(page, answer)
    engaged = [f for f in answer.findings if f.status == "engaged"]
    breaches = [f for f in engaged if _is_breach(f)]
    pending = [f for f in answer.findings if f.status == "open"]
    unsettled = [f for f in pending if f.hinges_on == ("in_force",) and _may_have_ended(f, answer.case.date)]
    duties = {
        "engaged": grouped(f for f in engaged if not _is_breach(f)),
        "open": grouped(f for f in pending if f not in unsettled),
    }
    rest = [f for f in answer.findings if f.status == "not_engaged"]
    _summary(page, duties, breaches, rest)
    for status, groups in duties.items():
        if groups:
            page.heading(page.word(status))
        for index, group in enumerate(groups):
            if index:
                page.lines.append("")
            _finding(page, group)
    _breaches(page, breaches)
    _unsettled(page, unsettled)
    _not_engaged(page, rest if answer.everything else _telling(page, rest, answer.case.on), answer.everything)
    _conflicts(page, answer)
    page.heading(page.word("notes"))
    for note in (page.word("as_named"), answer.coverage.says):
        page.put(note)
    return page.finish()


def _may_have_ended(found: Finding, day: int) -> bool:
    """Had the instrument perhaps ended by then? If not, it is the beginning that is not dated."""
    return found.instrument.ended is not None and parse(found.instrument.ended).earliest <= day


def _case(page: Page, answer: Assessment) -> None:
    case = answer.case
    by = [page.state(id) for id in case.by] + list(case.groups)
    on = listed([page.state(id) for id in case.on], page.lang)
    page.heading(
        page.word(
            "by_on",
            event=page.word(case.event),
            by=listed(by, page.lang) or page.word("unknown_attacker"),
            on=on,
            date=day_said(case.date, page.lang),
        )
    )
    if case.title:
        page.put(case.title)
    if case.place:
        page.put(page.word("at", place=page.state(case.place)))
    elif case.event == Event.ATTACK and not answer.strict:
        page.put(page.word("at_home", on=on))
    if answer.strict:
        page.put(page.word("strict"))
    for note in answer.notes:
        page.put(f"{_capital(note)}.", style="yellow")
    if case.note:
        page.put(case.note)


def _is_breach(found: Finding) -> bool:
    """Is the finding a promise that its bearer's own attack or threat breaks?"""
    return TRIGGERS[found.trigger].bearer is Role.ATTACKER


def _summary(
    page: Page, duties: dict[str, list[list[Finding]]], breaches: Sequence[Finding], rest: Sequence[Finding]
) -> None:
    """The answer in a few lines, before any reason."""
    page.lines.append("")
    if not duties["engaged"] and not breaches:
        page.put(page.word("none"))
    for status, groups in duties.items():
        rows: dict[tuple[str, str, str], list[str]] = {}
        for group in groups:
            first = group[0]
            mark = f" ({page.word('contested_short')})" if first.doctrine == "contested" else ""
            key = (modal(first), f"{label(ACTS[first.act], page.lang)} {page.state(first.toward)}", mark)
            rows.setdefault(key, []).extend(found.bearer for found in group)
        for (how, act, mark), bearers in rows.items():
            line = page.word(how, who=page.states(bearers, most=8), act=act, whom="").strip()
            if status == "open":
                line = f"{page.word('open')}: {line}"
            page.put(f"{_capital(line)}{mark}.", 2, hang=2, style="green" if status == "engaged" else "yellow")
    waiting = [f for f in rest if _decisive(f).code in ("not_yet_in_force", "never_in_force") and f.act == "defend"]
    if waiting:
        titles = dict.fromkeys(f"{found.instrument.title} ({found.instrument.id})" for found in waiting)
        page.put(page.word("signed_only", titles="; ".join(titles)), 2, hang=2, style="yellow")
    for bearer in dict.fromkeys(found.bearer for found in breaches):
        broken = {found.instrument.id for found in breaches if found.bearer == bearer}
        page.put(_capital(page.word("breaks", who=page.state(bearer), n=len(broken))), 2, hang=2, style="red")


def modal(found: Finding) -> str:
    """Whether the bearer must, may or has merely promised."""
    if not found.instrument.binding:
        return "promised"
    return "may" if found.modality in (Modality.RIGHT, Modality.POWER) else "must"


def grouped(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings alike but for the bearer, in order, as one group."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for found in findings:
        steps = tuple(
            (step.code, step.truth)
            for step in found.because.walk()
            if step.code not in ("in_force", "beneficiary_covered")
        )
        key = (found.norm, found.toward, found.status, found.hinges_on, found.presumes, steps)
        groups.setdefault(key, []).append(found)
    return list(groups.values())


def _finding(page: Page, group: Sequence[Finding]) -> None:
    first = group[0]
    bearers = [found.bearer for found in group]
    line = page.word(
        modal(first),
        who=page.states(bearers),
        act=label(ACTS[first.act], page.lang),
        whom=page.state(first.toward),
    )
    if first.strength:
        line += f" ({label(STRENGTHS[first.strength], page.lang)})"
    page.put(_capital(line), 2, hang=2, style="green" if first.status == "engaged" else "yellow")
    if len(set(bearers)) > 6:
        page.put(" ".join(dict.fromkeys(bearers)), 4)
    page.put(f"{first.instrument.title}, {page.at(first.pinpoint)} ({first.instrument.id})", 4, hang=2)
    for remark in _remarks(page, first):
        page.put(f"({remark})", 4, hang=2)
    page.put(first.gist, 4)
    page.put(f"{page.word('why')}: {footnote(page, first.because, alone=len(group) == 1)}", 4, hang=2)
    if first.presumes:
        page.put(f"{page.word('presumes')}: {_presumed(first.presumes, page.lang)}", 4, hang=2)
    if first.hinges_on:
        page.put(f"{page.word('hinges_on')}: {_hinges(first.hinges_on, page.lang)}", 4, hang=2, style="yellow")


def _remarks(page: Page, found: Finding) -> list[str]:
    made = []
    if not found.instrument.binding:
        made.append(page.word("political"))
    if found.doctrine == "contested":
        made.append(page.word("contested"))
    if found.basis != "text":
        made.append(page.word(f"basis_{found.basis}"))
    return made


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


_SAID_BY_THE_HEADLINE: Final = ("no_condition", "trigger", "all", "any")


def footnote(page: Page, because: Reason, *, alone: bool = True) -> str:
    """The reasons as one sentence with source marks; for a group, without each bearer's own dates."""
    made: dict[str, str] = {}
    for step in (leaf for part in because.of for leaf in _leaves(part)):
        if step.presumed or (step.code in _SAID_BY_THE_HEADLINE and step.truth == "yes"):
            continue
        says = step.says
        if not alone and step.code in ("in_force", "beneficiary_covered"):
            says = page.word("each_bound")
        elif not alone and step.code == "date_uncertain":
            says = page.word("each_uncertain")
        if says not in made:
            marks = "".join(dict.fromkeys(page.cite(cite.instrument, cite.source) for cite in step.cites))
            made[says] = "" if marks in made.values() else marks
    if (norm := because.of[-1]) and norm.cites:  # the article itself is always cited
        mark = page.cite(norm.cites[0].instrument, norm.cites[0].source)
        last = next(reversed(made), None)
        if last is not None and mark not in "".join(made.values()):
            made[last] += mark
    return "; ".join(says + marks for says, marks in made.items()) + "."


def _leaves(step: Reason) -> list[Reason]:
    """The steps worth saying: of alternatives, only those that decide."""
    if not step.of:
        return [step]
    parts = [part for part in step.of if step.code != "any" or part.truth == step.truth]
    return [leaf for part in parts for leaf in _leaves(part)]


def _presumed(names: Iterable[str], lang: str) -> str:
    """What is presumed, each in the sense in which it is presumed."""
    made = []
    for name in names:
        fact = FACTS.get(name)
        if fact is None:
            made.append(f"{_OTHER_HINGES[name][LANGUAGES.index(lang)]} ({name})")
        else:
            untrue = fact.presumed is not None and not fact.presumed.value
            made.append(f"{denial(fact, lang) if untrue else label(fact, lang)} ({name})")
    return "; ".join(made)


def _hinges(names: Iterable[str], lang: str) -> str:
    return "; ".join(
        f"{label(FACTS[name], lang) if name in FACTS else _OTHER_HINGES[name][LANGUAGES.index(lang)]} ({name})"
        for name in names
    )


_OTHER_HINGES: Final = {
    "place": ("the place of the event", "tempat peristiwa"),
    "attacker": ("who attacked", "siapa penyerangnya"),
    "in_force": ("whether it was in force that day", "apakah berlaku pada hari itu"),
}


def _breaches(page: Page, breaches: Sequence[Finding]) -> None:
    """Promises that the attack or threat itself breaks, one paragraph an instrument."""
    merged: dict[tuple[str, str, str], list[Finding]] = {}
    for found in breaches:
        merged.setdefault((found.bearer, found.toward, found.instrument.id), []).append(found)
    if merged:
        page.heading(page.word("breaches"))
    for (bearer, toward, id), group in merged.items():
        first = group[0]
        acts = ", ".join(dict.fromkeys(label(ACTS[found.act], page.lang) for found in group))
        where = ", ".join(dict.fromkeys(page.at(found.pinpoint) for found in group))
        sources = {cite.source: None for found in group for part in found.because.of[-2:] for cite in part.cites}
        marks = "".join(page.cite(id, source) for source in sources)
        remarks = [page.word("political")] if not first.instrument.binding else []
        note = f" ({'; '.join(remarks)})" if remarks else ""
        page.put(
            f"{_capital(page.state(bearer))}: {acts} {page.state(toward)}{note}. "
            f"{first.instrument.title}, {where} ({id}){marks}.",
            2,
            hang=2,
        )


def _unsettled(page: Page, findings: Sequence[Finding]) -> None:
    """Promises that are open only because nobody knows the day they ended, a line an instrument."""
    merged: dict[tuple[str, str], list[Finding]] = {}
    for found in findings:
        merged.setdefault((found.instrument.id, found.toward), []).append(found)
    if merged:
        page.heading(page.word("unsettled"))
    for (id, toward), group in merged.items():
        acts = ", ".join(dict.fromkeys(label(ACTS[found.act], page.lang) for found in group))
        who = page.states(dict.fromkeys(found.bearer for found in group), most=3)
        ended = page.day(group[0].instrument.ended)
        page.put(
            f"{_capital(who)}: {acts} {page.state(toward)}. {group[0].instrument.title} ({id}), "
            f"{page.word('ended').lower()} {ended}.",
            2,
            hang=2,
        )


MOST: Final = 7
"""Paragraphs of what is not engaged; `--all` prints the rest."""


def _interest(found: Finding) -> tuple[int, str]:
    """What fails on the facts comes before what fails on a date, and recent ends before old ones."""
    code = _decisive(found).code
    if code in ("not_yet_party", "rule_not_yet", "rule_spent", "not_signed"):
        return (3, "")
    if code == "ended":
        return (2, "".join(chr(255 - ord(c)) for c in found.instrument.ended or "0"))
    return (1 if code in ("not_yet_in_force", "never_in_force") else 0, "")


def _telling(page: Page, findings: Iterable[Finding], victims: Sequence[str]) -> list[Finding]:
    """What is worth a line though not engaged; `--all` prints the rest.

    Left out: parties that joined later and rules not yet or no longer in the text, ended promises to anyone
    but the victim, general promises towards any state, and promises to the attacker of uncertain date.
    """
    made = []
    for found in findings:
        code = _decisive(found).code
        dull = (
            code in ("not_yet_party", "rule_not_yet", "rule_spent")
            or (code == "ended" and found.toward not in victims)
            or (code == "ally_is_aggressor" and found.because.find("date_uncertain") is not None)
            or page.register.norm_of(found.norm).toward.any_state
        )
        if not dull:
            made.append(found)
    return made


def _not_engaged(page: Page, findings: Sequence[Finding], everything: bool) -> None:
    """What a reader might think engaged and is not, gathered by the reason why not."""
    merged: dict[tuple[str, ...], list[Finding]] = {}
    towards: dict[str, list[Finding]] = {}
    for found in findings:
        reason = _decisive(found)
        if reason.code == "ally_is_aggressor":
            towards.setdefault(found.toward, []).append(found)
        elif found.obligation or found.modality is not Modality.BAN:
            key = (
                found.toward,
                found.instrument.id,
                reason.code,
                "" if reason.code in _PERSONAL else reason.says,
            )
            merged.setdefault(key, []).append(found)
    if merged or towards:
        page.heading(page.word("not_engaged"))
    ordered = sorted(merged.values(), key=lambda group: _interest(group[0]))
    for group in ordered[: len(ordered) if everything else MOST]:
        first = group[0]
        reason = _decisive(first)
        marks = "".join(page.cite(cite.instrument, cite.source) for cite in reason.cites)
        differ = len({_decisive(found).says for found in group}) > 1
        says = page.word(_PERSONAL[reason.code]) if differ and reason.code in _PERSONAL else reason.says
        who = page.states([found.bearer for found in group], most=3)
        acts = ", ".join(dict.fromkeys(label(ACTS[found.act], page.lang) for found in group))
        at = ", ".join(dict.fromkeys(page.at(found.pinpoint) for found in group))
        page.put(
            f"{_capital(who)}: {acts} {page.state(first.toward)}. {first.instrument.title}, {at}: {says}{marks}.",
            2,
            hang=2,
        )
    if len(ordered) > MOST and not everything:
        page.put(page.word("more_all", n=len(ordered) - MOST))
    for toward, group in towards.items():
        ids = dict.fromkeys((found.instrument.title, page.at(found.pinpoint)) for found in group)
        treaties = "; ".join(f"{title}, {at}" for title, at in ids)
        page.put(page.word("not_to_attacker", whom=page.state(toward), treaties=treaties), 2, hang=2)


_PERSONAL: Final = {
    "not_yet_party": "they_not_yet",
    "not_yet_in_force": "they_not_yet",
    "ended": "they_ended",
    "bearer_is_attacker": "they_attack",
    "suspended": "they_suspended",
}
"""How a reason that differs from bearer to bearer reads when they share a line."""


def _decisive(found: Finding) -> Reason:
    """The first step that defeats a finding."""
    failing = [step for step in found.because.walk() if step.truth == "no" and step is not found.because]
    return next(step for step in failing if step.code == "outside" or not any(part.truth == "no" for part in step.of))


def _conflicts(page: Page, answer: Assessment, most: int = 5) -> None:
    merged: dict[tuple[str, tuple[str, str], tuple[str, str]], list[str]] = {}
    by_norm = {finding.norm: finding for finding in answer.findings}
    for conflict in answer.conflicts:
        if conflict.status == "engaged":
            merged.setdefault((conflict.kind, conflict.norms, conflict.towards), []).append(conflict.bearer)
    if merged:
        page.heading(page.word("conflicts"))
    for (kind, norms, towards), bearers in list(merged.items())[:most]:
        one, two = norms
        other, rule = answer.register[two.split("/")[0]], answer.register.norm_of(two)
        line = say(
            kind,
            page.lang,
            bearer=page.states(bearers, most=3),
            act=label(ACTS[by_norm[one].act], page.lang),
            victim=page.state(towards[0]),
            one=f"{by_norm[one].instrument.title}, {page.at(by_norm[one].pinpoint)}",
            ban=label(ACTS[rule.act], page.lang),
            attacker=page.state(towards[1]),
            two=f"{other.called(page.lang)}, {page.at(rule.at)}",
        )
        page.put(_capital(line), 2, hang=2)
    if len(merged) > most:
        page.put(page.word("more", n=len(merged) - most))


# ----------------------------------------------------------------------------------- instruments


def instrument(document: InstrumentDocument, register: Register, lang: str) -> str:
    """One instrument, whole."""
    page = Page(register, lang)
    ref = document.instrument
    page.heading(ref.title)
    page.put(ref.id + (f"   ({', '.join(document.aliases)})" if document.aliases else ""), hang=2)
    page.field(page.word("kind"), label(KINDS[ref.kind], lang))
    for key in ("signed", "provisional", "in_force", "ended"):
        step: StepDocument | None = getattr(document, key)
        if step:
            page.field(page.word(key), _step_said(page, ref.id, step))
        elif key == "in_force":
            page.field(page.word(key), page.word("not_in_force"))
    remarks = {"report": "basis_report", "unverified": "basis_unverified"}
    text = page.word(document.text)
    if ref.basis in remarks:
        text += f"; {page.word(remarks[ref.basis])}"
    page.field(page.word("text"), text)
    page.field(page.word("published"), document.series or "")
    page.field(page.word("note"), document.note)
    _parties(page, document)
    page.heading(page.word("norms"))
    if not document.norms:
        page.put(page.word("no_norms"))
    for norm in document.norms:
        _clause(page, ref.id, norm, page.at(norm.at))
    if document.relations:
        page.heading(page.word("relations"))
        for relation in document.relations:
            line = f"{label(RELATIONS[relation.relation], lang)} {relation.title} ({relation.to})"
            if relation.on:
                line += f", {page.day(relation.on)}"
            page.put(line + page.cite(ref.id, relation.source), hang=2)
    for source in document.sources:
        page.cite(ref.id, source.id)
    return page.finish()


def _step_said(page: Page, id: str, step: StepDocument) -> str:
    parts = [page.day(step.on)]
    if step.how:
        parts.insert(0, label(ENDINGS[step.how], page.lang))
    return ", ".join(filter(None, (*parts, step.at, ground(step.by or "", page.lang)))) + (
        page.cite(id, step.source) if step.source else ""
    )


def _parties(page: Page, document: InstrumentDocument) -> None:
    asked = f"   ({page.word('bound_on', on=page.day(document.on))})" if document.on else ""
    page.heading(page.word("parties") + asked)
    life = (
        document.in_force.on if document.in_force else None,
        document.ended.on if document.ended else None,
    )
    whole = [party for party in document.parties if (party.since, party.until) == life and not document.on]
    if len(whole) > 2 or len(whole) == len(document.parties):
        page.put(", ".join(party.name for party in whole))
    else:
        whole = []
    for party in document.parties:
        if party not in whole:
            _party(page, document, party)


def _party(page: Page, document: InstrumentDocument, party: PartyDocument) -> None:
    spell = page.word("from", day=page.day(party.since)) if party.since else page.word("not_in_force")
    if party.until:
        how = f" ({label(ENDINGS[party.how], page.lang)})" if party.how else ""
        spell += " " + page.word("until", day=page.day(party.until)) + how
    answer = f"{page.word(party.in_force)}, " if party.in_force else ""
    width = min(24, max(len(p.name) for p in document.parties))
    page.field(party.name, answer + spell + page.cite(document.instrument.id, party.source), width=width)


def _clause(page: Page, id: str, norm: ClauseDocument, title: str) -> None:
    strength = f" ({label(STRENGTHS[norm.strength], page.lang)})" if norm.strength else ""
    page.put(
        f"{title}: {norm.bearer}, {label(ACTS[norm.act], page.lang)} {norm.toward}{strength}"
        f"{page.cite(id, norm.source)}",
        2,
        hang=2,
        style="green",
    )
    page.put(norm.gist, 4)
    if norm.conditions:
        page.put(f"{page.word('conditions')}: {norm.conditions}", 4, hang=2)
    spell = [page.word("from", day=page.day(norm.since))] if norm.since else []
    spell += [page.word("until", day=page.day(norm.until))] if norm.until else []
    if spell:
        page.put(page.word("rule_spell", spell=" ".join(spell)), 4)
    if norm.doctrine == "contested":
        page.put(f"({page.word('contested')})", 4)
    if norm.basis in ("report", "unverified"):
        page.put(f"({page.word(f'basis_{norm.basis}')})", 4)


# ----------------------------------------------------------------------------- lineage and compare


def lineage(document: LineageDocument, register: Register, lang: str) -> str:
    """What came before and after an instrument, clauses side by side."""
    page = Page(register, lang)
    ref = document.instrument
    page.heading(f"{ref.title} ({ref.id})")
    page.field(page.word("signed"), page.day(ref.signed))
    page.field(page.word("in_force"), page.day(ref.in_force) or page.word("not_in_force"))
    if not document.predecessors and not document.successors:
        page.put(page.word("no_lineage"))
    for key, kin in (("predecessors", document.predecessors), ("successors", document.successors)):
        if kin:
            page.heading(page.word(key))
            for one in kin:
                _kin(page, one)
    _side_by_side(page, document.clauses)
    return page.finish()


def _kin(page: Page, kin: KinDocument) -> None:
    page.put(f"{kin.title} ({kin.id})", 2, hang=2, style="green")
    dates = [f"{page.word('signed').lower()} {page.day(kin.signed)}"]
    if kin.in_force:
        dates.append(f"{page.word('in_force').lower()} {page.day(kin.in_force)}")
    if kin.ended and kin.how:
        dates.append(f"{label(ENDINGS[kin.how], page.lang)} {page.day(kin.ended)}")
    elif kin.in_force:
        dates.append(page.word("still"))
    page.put("; ".join(dates), 4)
    kinds = {word.past: word for word in RELATIONS.values()} | {word.id: word for word in RELATIONS.values()}
    word = kinds[kin.relation]
    back = kin.relation == word.past
    verb = (word.past_id if back else word.id_) if page.lang == "id" else (word.past if back else word.en)
    by = " by" if back and page.lang == "en" else " oleh" if back else ""
    when = f", {page.day(kin.on)}" if kin.on else ""
    page.put(f"{verb}{by} {kin.via}{when}", 4)
    if kin.note:
        page.put(kin.note, 4)


def compared(document: CompareDocument, register: Register, lang: str) -> str:
    """Instruments side by side, and what differs."""
    page = Page(register, lang)
    for ref in document.instruments:
        page.heading(f"{ref.title} ({ref.id})")
        life = [f"{page.word('signed').lower()} {page.day(ref.signed)}"]
        if ref.in_force:
            life.append(f"{page.word('in_force').lower()} {page.day(ref.in_force)}")
        if ref.ended:
            life.append(f"{page.word('ended').lower()} {page.day(ref.ended)}")
        page.put("; ".join(life))
    page.heading(page.word("differences"))
    for line in document.differences or (page.word("same"),):
        page.put(line, 2, hang=2)
    _side_by_side(page, document.clauses)
    return page.finish()


def _side_by_side(page: Page, rows: Sequence[ComparedDocument]) -> None:
    page.heading(page.word("clauses"))
    for row in rows:
        page.put(label(ACTS[row.act], page.lang), 2, style="green")
        width = max(len(id) for id in row.clauses)
        for id, clauses in row.clauses.items():
            for clause in clauses:
                strength = f" ({label(STRENGTHS[clause.strength], page.lang)})" if clause.strength else ""
                mark = page.cite(id, clause.source)
                page.field(id, f"{page.at(clause.at)}{strength}: {clause.gist}{mark}", indent=4, width=width)
                if clause.conditions:
                    page.field("", f"{page.word('conditions')}: {clause.conditions}", indent=4, width=width)
            if not clauses:
                page.field(id, page.word("absent"), indent=4, width=width)


# --------------------------------------------------------------------------------- commitments etc.


def commitments(document: CommitmentsDocument, register: Register, lang: str) -> str:
    """Who owes a state what, and what it owes whom."""
    page = Page(register, lang)
    name = page.state(document.state)
    page.heading(page.word("on_day", state=name, day=page.day(document.on)))
    for key, bonds, side in (("owed_to", document.owed_to, "bearer"), ("owes", document.owes, "toward")):
        page.heading(page.word(key, state=name))
        groups: dict[tuple[object, ...], list[BondDocument]] = {}
        for bond in bonds:
            groups.setdefault((bond.obligation or "other", bond.instrument.id, bond.norm, bond.in_force), []).append(
                bond
            )
        if not groups:
            page.put(page.word("nothing"))
        current = ""
        for (kind, *_), group in groups.items():
            if kind != current:
                current = str(kind)
                page.put(page.word(current), 2, style="green")
            _bonds(page, group, side)
    if document.general:
        page.heading(page.word("general", state=name))
        acts: dict[str, list[str]] = {}
        for one in document.general:
            acts.setdefault(one.act, []).append(f"{one.instrument.title}, {page.at(one.pinpoint)}")
        for act, titles in acts.items():
            page.put(f"{_capital(label(ACTS[act], lang))} {page.word('everyone')}: {'; '.join(titles)}.", 2, hang=2)
    return page.finish()


def _bonds(page: Page, group: Sequence[BondDocument], side: str) -> None:
    first = group[0]
    others = list(dict.fromkeys(getattr(bond, side) for bond in group))
    who = page.word("everyone") if len(others) > 100 else page.states(others, most=4)
    notes = [label(STRENGTHS[first.strength], page.lang)] if first.strength else []
    if not first.instrument.binding:
        notes.append(page.word("political"))
    if first.in_force != "yes":
        notes.append(page.word("uncertain"))
    detail = f" ({'; '.join(notes)})" if notes else ""
    act = label(ACTS[first.act], page.lang)
    line = f"{act} {who}" if side == "toward" else f"{who}: {act} {page.state(first.toward)}"
    page.put(
        f"{_capital(line)}{detail}. {first.instrument.title}, {page.at(first.pinpoint)}",
        4,
        hang=2,
    )
    if 4 < len(others) <= 100:
        page.put(" ".join(others), 6)


def timeline(document: TimelineDocument, register: Register, lang: str) -> str:
    """Every commitment between two states, as spells in order."""
    page = Page(register, lang)
    a, b = document.between
    page.heading(page.word("between", a=page.state(a), b=page.state(b)))
    rows: dict[tuple[object, ...], list[str]] = {}
    for spell in document.spells:
        key = (
            spell.instrument.id,
            spell.instrument.title,
            spell.since,
            spell.until,
            spell.how,
            spell.obligations,
            spell.acts,
        )
        rows.setdefault(key, []).append(spell.bearer)
    if not rows:
        page.put(page.word("nothing"))
    for (id, title, since, until, how, obligations, acts), bearers in rows.items():
        start, end = str(since), str(until) if until else page.word("today")
        page.put(f"{start} – {end}", 2, style="green")
        page.put(f"{title} ({id})", 4, hang=2)
        ways = page.word("both_ways")
        if len(bearers) == 1:
            other = b if bearers[0] == a else a
            ways = page.word("one_way", a=page.state(bearers[0]), b=page.state(other))
        kinds = ", ".join(page.word(o) for o in obligations) if obligations else ""  # type: ignore[attr-defined]
        rest = ", ".join(label(ACTS[act], lang) for act in acts)  # type: ignore[attr-defined]
        page.put(f"{ways}: {kinds or rest}", 4, hang=2)
        if how:
            page.put(f"{label(ENDINGS[str(how)], lang)} {page.day(until)}", 4)  # type: ignore[arg-type]
    return page.finish()


def found(document: FindDocument, register: Register, lang: str) -> str:
    """The instruments that fit a search, one a paragraph."""
    page = Page(register, lang)
    if not document.results:
        page.put(page.word("found_none"), 0)
        return "\n".join(page.lines)
    width = max(len(row.id) for row in document.results)
    for row in document.results:
        parties = " ".join(row.parties) if len(row.parties) <= 5 else page.word("states", n=len(row.parties))
        life = f"{row.in_force or '-'} – {row.ended or (page.word('today') if row.in_force else '-')}"
        kinds = ", ".join(page.word(o) for o in row.obligations)
        page.field(row.id, row.title, indent=0, width=width)
        page.field("", f"{row.signed}; {life}; {parties}; {kinds}", indent=0, width=width)
    return "\n".join(page.lines)


def states(document: StatesDocument, register: Register, lang: str) -> str:
    """States in a table; one state in full."""
    page = Page(register, lang)
    if len(document.states) == 1:
        one = document.states[0]
        page.heading(f"{one.names[lang]} ({one.id})")
        page.put(f"COW {one.cow or '-'}   GW {one.gw or '-'}   {one.official or ''}".rstrip())
        page.field(page.word("exists"), _spells(page, one.exists))
        for key in ("cow", "gw"):
            page.field(key.upper(), _spells(page, one.spells[key]))
        page.field("=", ", ".join(one.aliases))
        page.field(page.word("note"), one.note)
        return page.finish()
    for row in document.states:
        page.lines.append(f"{row.id}  {row.cow or '-':>4} {row.gw or '-':>4}  {row.names[lang]}")
    return "\n".join(page.lines)


def _spells(page: Page, spells: Sequence[tuple[str, str | None]]) -> str:
    return ", ".join(f"{since} – {until or page.word('today')}" for since, until in spells)
