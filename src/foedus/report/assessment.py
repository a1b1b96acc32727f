"""An assessment as text for a terminal: the answer first, reasons second, sources last, 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Final

from foedus.model.dates import iso, parse
from foedus.model.nouns import Conflict, Finding, Reason
from foedus.model.vocabulary import Event, Modality, Role
from foedus.reason.assess import Assessment
from foedus.reason.lawfulness import Lawfulness
from foedus.reason.phrases import LANGUAGES, day_said, denial, label, listed, say
from foedus.register.read import ACTS, FACTS, PURPOSES, STRENGTHS, TRIGGERS
from foedus.report.institutions import council_lines, monitor_lines
from foedus.report.page import Page, capital


def assessment(answer: Assessment) -> str:
    """An assessment: who owes what, whether force is lawful, what it hinges on, what only looks engaged."""
    page = Page(answer.register, answer.lang, iso(answer.case.date))
    _case(page, answer)
    by_force = answer.case.event in (Event.ATTACK, Event.THREAT)
    engaged = [f for f in answer.findings if f.status == "engaged"]
    breaches = [f for f in answer.findings if by_force and is_breach(f) and may_be_broken(f)]
    pending = [f for f in answer.findings if f.status == "open" and f not in breaches]
    everyones = [f for f in (*engaged, *pending) if is_everyones(answer, f)]
    unsettled = [f for f in pending if f.hinges_on == ("in_force",) and may_have_ended(f, answer.case.date)]
    duties = {
        "engaged": grouped(f for f in engaged if f not in breaches and f not in everyones),
        "open": grouped(f for f in pending if f not in unsettled and f not in everyones),
    }
    rest = [f for f in answer.findings if f.status == "not_engaged"]
    unlawful = {one.actor for one in answer.lawfulness if one.role == "attacker" and one.finding == "unlawful"}
    if answer.case.event is Event.TRANSFER:
        _banned(page, answer)
    else:
        _summary(page, duties, breaches, rest, unlawful)
    _verdicts(page, answer)
    others = {status: [g for g in groups if g[0].bearer is None] for status, groups in duties.items()}
    for status, every in duties.items():
        groups = [group for group in every if answer.case.event is not Event.TRANSFER or group not in others[status]]
        if groups:
            page.heading(page.word(status))
        for index, group in enumerate(groups):
            if index:
                page.lines.append("")
            _finding(page, group)
    if answer.case.event is Event.TRANSFER:
        _others(page, [group[0] for groups in others.values() for group in groups])
    _lawfulness(page, answer)
    _conflicts(page, answer)
    _breaches(page, breaches, unlawful)
    _everyones(page, everyones)
    _unsettled(page, unsettled)
    _not_engaged(page, rest if answer.everything else _telling(page, rest, answer.case.on), answer.everything)
    if answer.council and (by_force or answer.case.event is Event.VOTE):
        council_lines(page, answer.council, blockers(answer))
    if answer.monitors:
        monitor_lines(page, answer.monitors)
    page.heading(page.word("notes"))
    if answer.case.groups and not answer.case.by and answer.case.event is Event.ATTACK:
        page.put(f"{capital(say('group_attack', page.lang))}.")
    for note in (*([page.word("as_named")] if by_force and not answer.lawfulness else []), answer.coverage.says):
        page.put(note)
    return page.finish()


def blockers(answer: Assessment) -> tuple[str, ...] | None:
    """Who could block the very draft of a vote; None where the case is about no vote."""
    if answer.case.event is not Event.VOTE:
        return None
    able = [f.bearer for f in answer.findings if f.act == "vote_down" and f.status != "not_engaged" and f.bearer]
    return tuple(dict.fromkeys(able))


def may_have_ended(found: Finding, day: int) -> bool:
    """Had the instrument perhaps ended by then? If not, it is the beginning that is not dated."""
    return found.instrument.ended is not None and parse(found.instrument.ended).earliest <= day


def _case(page: Page, answer: Assessment) -> None:
    case = answer.case
    page.heading(headline(page, answer))
    if case.title:
        page.put(case.title)
    if case.place:
        page.put(page.word("at", place=page.state(case.place)))
    elif case.event == Event.ATTACK and not answer.strict:
        page.put(page.word("at_home", on=listed([page.state(id) for id in case.on], page.lang)))
    if case.purposes:
        page.put(
            listed([label(PURPOSES[purpose], page.lang) for purpose in case.purposes], page.lang).capitalize() + "."
        )
    if answer.strict:
        page.put(page.word("strict"))
    if answer.view:
        page.put(page.word("view_is", view=answer.view))
    for note in answer.notes:
        page.put(f"{capital(note)}.", style="yellow")
    if case.note:
        page.put(case.note)


def headline(page: Page, answer: Assessment) -> str:
    """What happened, in one line."""
    case = answer.case
    parts = {
        "event": page.word(case.event),
        "by": listed([page.state(id) for id in case.by] + list(case.groups), page.lang)
        or page.word("unknown_attacker"),
        "on": listed([page.state(id) for id in case.on], page.lang),
        "item": capital(page.state(case.item)) if case.item else "",
        "date": day_said(case.date, page.lang),
    }
    if case.event is Event.VOTE:
        return page.word("vote_on" if case.by else "vote_plain", **parts)
    return page.word({Event.TRANSFER: "from_to", Event.LAUNCH: "launch_by"}.get(case.event, "by_on"), **parts)


def _banned(page: Page, answer: Assessment) -> None:
    """Who may not, under which texts: the answer to a transfer."""
    page.lines.append("")
    bans = [f for f in answer.findings if f.act in BANS and f.bearer and f.binding]
    firm = [f for f in bans if f.status == "engaged"]
    if not any(f.status != "not_engaged" for f in bans):
        page.put(page.word("not_banned"), style="green")
    for bearer in dict.fromkeys(f.bearer for f in firm):
        for key, doctrine in (("banned", "settled"), ("banned_contested", "contested")):
            if own := [f for f in firm if f.bearer == bearer and f.doctrine == doctrine]:
                line = page.word(key, who=page.state(bearer), texts=_texts(page, own))
                page.put(line, 2, hang=2, style="red" if doctrine == "settled" else "yellow")
    for bearer in dict.fromkeys(f.bearer for f in bans if f.status == "open"):
        pending = [f for f in bans if f.bearer == bearer and f.status == "open"]
        for names in dict.fromkeys(f.hinges_on for f in pending):
            texts = _texts(page, [f for f in pending if f.hinges_on == names])
            line = page.word("perhaps_banned_if", who=page.state(bearer), unless=hinges(names, page.lang), texts=texts)
            page.put(line, 2, hang=2, style="yellow")
    if not any(f.status != "not_engaged" for f in bans):
        _but_for(page, answer)


def _others(page: Page, findings: Sequence[Finding]) -> None:
    """What every other state must or may do about a transfer: a paragraph an act, without the gists."""
    merged: dict[tuple[object, ...], list[Finding]] = {}
    for found in findings:
        merged.setdefault((modal(found), found.act, found.toward, found.status, found.hinges_on), []).append(found)
    if merged:
        page.heading(page.word("others_title"))
    for group in merged.values():
        first = group[0]
        whom = f"{label(ACTS[first.act], page.lang)} {page.state(first.toward)}"
        line = page.word(modal(first), who="", act=whom, whom="").strip()
        marks = "".join(dict.fromkeys(page.cites(step.cites) for found in group for step in found.because.of[-1:]))
        page.put(
            f"{capital(line)}: {_texts(page, group)}{marks}.",
            2,
            hang=2,
            style="green" if first.status == "engaged" else "yellow",
        )
        if first.hinges_on:
            page.put(f"{page.word('hinges_on')}: {hinges(first.hinges_on, page.lang)}", 4, hang=2, style="yellow")


def _but_for(page: Page, answer: Assessment) -> None:
    """Bans that a presumption alone keeps from biting: on arms for armed groups, on whatever helps a programme."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for found in answer.findings:
        if found.act in BANS and found.binding and found.status == "not_engaged" and found.presumes:
            failing = [step for step in found.because.walk() if step.truth == "no" and not step.of]
            if failing and all(step.presumed and step.code in FACTS for step in failing):
                groups.setdefault(tuple(dict.fromkeys(step.code for step in failing)), []).append(found)
    for presumed, findings in groups.items():
        line = page.word("but_for", what=_presumed(presumed, page.lang), texts=_texts(page, findings))
        page.put(line, 2, hang=2)


def _texts(page: Page, findings: Sequence[Finding]) -> str:
    """Instruments with their pinpoints, in order of date: "resolution 1718 (2006), para. 8(b); ..."."""
    by_text: dict[str, list[str]] = {}
    for found in sorted(findings, key=lambda f: (f.instrument.signed, f.norm)):
        by_text.setdefault(found.instrument.title, []).append(page.at(found.pinpoint))
    return "; ".join(f"{title}, {', '.join(dict.fromkeys(at))}" for title, at in by_text.items())


def may_be_broken(found: Finding) -> bool:
    """Engaged, or open only because whether the force is lawful is itself disputed or unknown."""
    return found.status == "engaged" or (found.status == "open" and found.hinges_on == ("force_lawful",))


def is_breach(found: Finding) -> bool:
    """Is the finding a promise that its bearer's own attack or threat breaks?"""
    return TRIGGERS[found.trigger].bearer is Role.ACTOR


def _summary(
    page: Page,
    duties: dict[str, list[list[Finding]]],
    breaches: Sequence[Finding],
    rest: Sequence[Finding],
    unlawful: Set[str],
) -> None:
    """The answer in a few lines, before any reason."""
    page.lines.append("")
    if not duties["engaged"] and not breaches:
        page.put(page.word("none"))
    for status, groups in duties.items():
        rows: dict[tuple[str, str, str], list[str | None]] = {}
        for group in groups:
            first = group[0]
            marks = [page.word("contested_short")] if first.doctrine == "contested" else []
            if first.overridden_by:
                marks.append(page.word("gives_way"))
            mark = f" ({'; '.join(marks)})" if marks else ""
            whom = _whom(page, group)
            key = (modal(first), f"{label(ACTS[first.act], page.lang)} {whom}".strip(), mark)
            rows.setdefault(key, []).extend(found.bearer for found in group)
        for (how, act, mark), bearers in rows.items():
            line = page.word(how, who=page.states(bearers, most=8), act=act, whom="").strip()
            if status == "open":
                line = f"{page.word('open')}: {line}"
            page.put(f"{capital(line)}{mark}.", 2, hang=2, style="green" if status == "engaged" else "yellow")
    waiting = [f for f in rest if decisive(f).code in ("not_yet_in_force", "never_in_force") and f.act == "defend"]
    if waiting:
        titles = dict.fromkeys(f"{found.instrument.title} ({found.instrument.id})" for found in waiting)
        page.put(page.word("signed_only", titles="; ".join(titles)), 2, hang=2, style="yellow")
    for bearer in dict.fromkeys(found.bearer for found in breaches):
        broken = {found.instrument.id for found in breaches if found.bearer == bearer}
        line = page.word("breaks_plainly" if bearer in unlawful else "breaks", who=page.state(bearer), n=len(broken))
        page.put(capital(line), 2, hang=2, style="red")


def _whom(page: Page, group: Sequence[Finding]) -> str:
    """The beneficiaries of a group in words: "each other" where they are its bearers too."""
    bearers, towards = ({getattr(found, side) for found in group} for side in ("bearer", "toward"))
    if len(towards) > 1 and towards == bearers:
        return page.word("each_other")
    return page.states([found.toward for found in group]) if group[0].toward else ""


def modal(found: Finding) -> str:
    """Whether the bearer must, may, should or has merely promised."""
    if found.modality in (Modality.RIGHT, Modality.POWER):
        return "may"
    if not found.binding:
        return "promised" if found.instrument.kind == "political_commitment" else "should"
    return "must"


def grouped(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings alike but for the bearer, in order, as one group."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for found in findings:
        steps = tuple(
            (step.code, step.truth)
            for step in found.because.walk()
            if step.code not in ("in_force", "beneficiary_covered")
        )
        toward = found.toward if found.trigger != "always" else ""  # a standing duty between many is one line
        key = (found.norm, toward, found.status, found.hinges_on, found.presumes, steps)
        groups.setdefault(key, []).append(found)
    return list(groups.values())


def _finding(page: Page, group: Sequence[Finding]) -> None:
    first = group[0]
    bearers = [found.bearer for found in group]
    line = page.word(
        modal(first),
        who=page.states(bearers),
        act=label(ACTS[first.act], page.lang),
        whom=_whom(page, group),
    ).strip()
    if first.strength:
        line += f" ({label(STRENGTHS[first.strength], page.lang)})"
    page.put(capital(line), 2, hang=2, style="green" if first.status == "engaged" else "yellow")
    if len(set(bearers)) > 6:
        page.put(" ".join(bearer for bearer in dict.fromkeys(bearers) if bearer), 4)
    page.put(f"{first.instrument.title}, {page.at(first.pinpoint)} ({first.instrument.id})", 4, hang=2)
    for remark in _remarks(page, first):
        page.put(f"({remark})", 4, hang=2)
    page.put(first.gist, 4)
    page.put(
        f"{page.word('why')}: {footnote(page, first.because, alone=len(group) == 1 and bool(first.bearer))}", 4, hang=2
    )
    if first.presumes:
        page.put(f"{page.word('presumes')}: {_presumed(first.presumes, page.lang)}", 4, hang=2)
    if first.hinges_on:
        page.put(f"{page.word('hinges_on')}: {hinges(first.hinges_on, page.lang)}", 4, hang=2, style="yellow")
    for cap in page.register.norm_of(first.norm).cap:
        page.put(page.word("cap", amount=f"{cap.amount:,.0f}", unit=cap.unit, per=cap.per), 4)
    if first.overridden_by:
        texts = dict.fromkeys(_cited(page, norm) for norm in first.overridden_by)
        page.put(page.word("overridden", what="; ".join(texts)), 4, hang=2, style="red")


def _cited(page: Page, norm: str) -> str:
    """A norm by its instrument and pinpoint."""
    instrument = page.register[norm.split("/", maxsplit=1)[0]]
    return f"{instrument.called(page.lang)}, {page.at(page.register.norm_of(norm).at)}"


def _remarks(page: Page, found: Finding) -> list[str]:
    made = []
    if not found.binding:
        political = found.instrument.kind == "political_commitment"
        made.append(page.word("political" if political else "recommends"))
    if found.doctrine == "contested":
        made.append(page.word("contested"))
    if found.basis != "text":
        made.append(page.word(f"basis_{found.basis}"))
    return made


_SAID_BY_THE_HEADLINE: Final = (
    "no_condition",
    "trigger",
    "trigger_transfer",
    "trigger_launch",
    "trigger_vote",
    "all",
    "any",
)


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
            made.append(f"{OTHER_HINGES[name][LANGUAGES.index(lang)]} ({name})")
        else:
            untrue = fact.presumed is not None and not fact.presumed.value
            made.append(f"{denial(fact, lang) if untrue else label(fact, lang)} ({name})")
    return "; ".join(made)


def hinges(names: Iterable[str], lang: str) -> str:
    """Facts and other matters that would decide, in words and by id."""
    return "; ".join(
        f"{label(FACTS[name], lang) if name in FACTS else OTHER_HINGES[name][LANGUAGES.index(lang)]} ({name})"
        for name in names
    )


BANS: Final = ("not_supply", "not_procure")

OTHER_HINGES: Final = {
    "purpose": ("the purpose of the force", "tujuan kekuatan itu"),
    "doctrine": ("a disputed doctrine", "doktrin yang diperdebatkan"),
    "item": ("which item exactly", "barang mana persisnya"),
    "place": ("the place of the event", "tempat peristiwa"),
    "attacker": ("who attacked", "siapa penyerangnya"),
    "in_force": ("whether it was in force that day", "apakah berlaku pada hari itu"),
}


def _verdicts(page: Page, answer: Assessment) -> None:
    """Whose force would be lawful, in a line each, as part of the answer."""
    for group in alike(answer.lawfulness):
        page.put(f"{verdict(page, group, answer)}.", 2, hang=2, style=_COLOURS[group[0].finding])


def verdict(page: Page, group: Sequence[Lawfulness], answer: Assessment) -> str:
    """Whose force would be what; who held so, unless the law is read by one view only."""
    first = group[0]
    finding = page.word(first.finding if first.finding in ("lawful", "unlawful") else f"{first.finding}_force")
    return capital(
        page.word(
            f"{'threat' if answer.case.event is Event.THREAT else 'force'}_{first.role}",
            who=page.states([one.actor for one in group]),
            target=page.states(first.toward),
            finding=f"{finding} ({page.word('held_by', what=_holders(page, first))})"
            if first.held and not answer.view
            else finding,
        )
    )


def _holders(page: Page, judged: Lawfulness) -> str:
    """Who found of this very force what the verdict says."""
    titles = (page.register[one.split(", ", maxsplit=1)[0]].called(page.lang) for one in judged.held)
    return listed(list(dict.fromkeys(titles)), page.lang)


_COLOURS: Final = {"lawful": "green", "unlawful": "red", "contested": "yellow", "open": "yellow"}


def alike(judged: Sequence[Lawfulness]) -> list[list[Lawfulness]]:
    """Uses of force that differ only in who acts, as one group."""
    groups: dict[tuple[object, ...], list[Lawfulness]] = {}
    for one in judged:
        steps = tuple((element.element, element.truth) for element in one.elements)
        groups.setdefault((one.role, one.toward, one.finding, one.held, one.hinges_on, steps), []).append(one)
    return list(groups.values())


def _lawfulness(page: Page, answer: Assessment) -> None:
    """Each use of force with what was held, the elements that decide, and where the views part."""
    if answer.lawfulness:
        page.heading(page.word("lawfulness"))
    for index, group in enumerate(alike(answer.lawfulness)):
        first = group[0]
        if index:
            page.lines.append("")
        page.put(verdict(page, group, answer), 2, hang=2, style=_COLOURS[first.finding])
        for step in first.because.of:
            if step.code in ("held", "by_rules"):
                page.put(f"{capital(step.says)}{page.cites(step.cites)}.", 4, hang=2)
        for line in _telling_elements(page, first):
            page.put(line, 4, hang=2)
        if first.hinges_on:
            page.put(f"{page.word('hinges_on')}: {hinges(first.hinges_on, page.lang)}", 4, hang=2, style="yellow")
        if first.presumes:
            page.put(f"{page.word('presumes')}: {_presumed(first.presumes, page.lang)}", 4, hang=2)
        if len(set(first.views.values())) > 1 and not answer.view:
            views = "; ".join(f"{view} {in_words(page, finding)}" for view, finding in first.views.items())
            page.put(f"{page.word('views')}: {views}", 4, hang=2)
        _positions(page, answer, first)
        if _says_nothing_of_its_claim(answer, first):
            page.put(page.word("claim_unstated"), 4)


def _telling_elements(page: Page, judged: Lawfulness) -> list[str]:
    """The right that lifts the ban, if one does; else the elements that fail, are open or are disputed."""
    if judged.rights:
        rests = "rests_on" if judged.finding == "lawful" else "would_rest_on"
        made = [f"{page.word(rests)}: {'; '.join(dict.fromkeys(_cited(page, right) for right in judged.rights))}."]
        made += [f"{capital(one.says)}{page.cites(one.cites)}." for one in judged.elements if one.element == "reported"]
        return made
    made = []
    for element in judged.elements:
        if element.truth == "yes" or element.element in ("consented", "council_authorised", "reported"):
            continue
        if judged.finding == "open" and element.truth == "no":
            continue
        made.append(f"{capital(element.says)}{page.cites(element.cites)}.")
    return made


def _says_nothing_of_its_claim(answer: Assessment, judged: Lawfulness) -> bool:
    """Is an attacker's force unlawful only because nothing was said for it, and nobody has judged it?"""
    return (
        judged.role == "attacker"
        and judged.finding == "unlawful"
        and not judged.held
        and not answer.case.purposes
        and not answer.case.facts
    )


def in_words(page: Page, finding: str) -> str:
    return page.word(finding if finding in ("lawful", "unlawful") else f"{finding}_force")


def _positions(page: Page, answer: Assessment, judged: Lawfulness, most: int = 8) -> None:
    """Who holds what on the doctrines that decide."""
    first = next((one for one in answer.lawfulness if one.positions == judged.positions), judged)
    if first.role != judged.role:
        return  # said of the attacker already
    if judged.positions:
        page.put(f"{page.word('positions')}:", 4)
    asked = ""
    for position in judged.positions[:most]:
        if position.asks != asked:
            asked = position.asks
            page.put(f"{asked} ({page.word('minority')})" if position.status == "minority" else asked, 6)
        later = position.since and parse(position.since).earliest > answer.case.date
        by = f"{position.by} ({page.day(position.since)})" if later else position.by
        mark = page.source(position.source)
        page.put(f"{by}: {page.word('holds_' + position.holds)}. {position.says}{mark}", 8, hang=2)
    if len(judged.positions) > most:
        page.put(page.word("more", n=len(judged.positions) - most), 8)


def _breaches(page: Page, breaches: Sequence[Finding], unlawful: Set[str]) -> None:
    """Promises that the attack or threat itself breaks, one paragraph an instrument."""
    merged: dict[tuple[str | None, str | None, str], list[Finding]] = {}
    for found in breaches:
        merged.setdefault((found.bearer, found.toward, found.instrument.id), []).append(found)
    if merged:
        plainly = all(bearer in unlawful for bearer, _, _ in merged)
        page.heading(page.word("breaches_plainly" if plainly else "breaches"))
    for (bearer, toward, id), group in merged.items():
        first = group[0]
        acts = ", ".join(dict.fromkeys(label(ACTS[found.act], page.lang) for found in group))
        where = ", ".join(dict.fromkeys(page.at(found.pinpoint) for found in group))
        sources = {cite.source: None for found in group for part in found.because.of[-2:] for cite in part.cites}
        marks = "".join(page.cite(id, source) for source in sources)
        remarks = [page.word("political")] if not first.binding else []
        note = f" ({'; '.join(remarks)})" if remarks else ""
        page.put(
            f"{capital(page.state(bearer))}: {acts} {page.state(toward)}{note}. "
            f"{first.instrument.title}, {where} ({id}){marks}.",
            2,
            hang=2,
        )


def is_everyones(answer: Assessment, found: Finding) -> bool:
    """Does a bystander owe this in every war, whoever fights, by a treaty that speaks of any state?"""
    norm = answer.register.norm_of(found.norm)
    by_treaty = answer.register[found.instrument.id].parties != ()
    return norm.toward.any_state and by_treaty and not is_breach(found)


def _everyones(page: Page, findings: Sequence[Finding]) -> None:
    """What some owe in every war: a line each."""
    if findings:
        page.heading(page.word("owed_in_every_war"))
    for group in grouped(findings):
        first = group[0]
        act = label(ACTS[first.act], page.lang)
        whom = page.word("whoever_fights")
        line = page.word(modal(first), who=page.states([f.bearer for f in group]), act=act, whom=whom)
        text = f"{first.instrument.title}, {page.at(first.pinpoint)} ({first.instrument.id})"
        marks = page.cites(cite for step in first.because.of[-1:] for cite in step.cites)
        page.put(f"{capital(line)}. {text}{marks}.", 2, hang=2)


def _unsettled(page: Page, findings: Sequence[Finding]) -> None:
    """Promises that are open only because nobody knows the day they ended, a line an instrument."""
    merged: dict[tuple[str, str | None], list[Finding]] = {}
    for found in findings:
        merged.setdefault((found.instrument.id, found.toward), []).append(found)
    if merged:
        page.heading(page.word("unsettled"))
    for (id, toward), group in merged.items():
        acts = ", ".join(dict.fromkeys(label(ACTS[found.act], page.lang) for found in group))
        who = page.states(dict.fromkeys(found.bearer for found in group), most=3)
        ended = page.day(group[0].instrument.ended)
        page.put(
            f"{capital(who)}: {acts} {page.state(toward)}. {group[0].instrument.title} ({id}), "
            f"{page.word('ended').lower()} {ended}.",
            2,
            hang=2,
        )


MOST: Final = 7
"""Paragraphs of what is not engaged; `--all` prints the rest."""


def _interest(found: Finding) -> tuple[int, str]:
    """What fails on the facts comes before what fails on a date, and recent ends before old ones."""
    code = decisive(found).code
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
        code = decisive(found).code
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
    merged: dict[tuple[str | None, ...], list[Finding]] = {}
    towards: dict[str | None, list[Finding]] = {}
    for found in findings:
        reason = decisive(found)
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
        reason = decisive(first)
        marks = "".join(page.cite(cite.instrument, cite.source) for cite in reason.cites)
        differ = len({decisive(found).says for found in group}) > 1
        says = page.word(_PERSONAL[reason.code]) if differ and reason.code in _PERSONAL else reason.says
        who = page.states([found.bearer for found in group], most=3)
        acts = ", ".join(dict.fromkeys(label(ACTS[found.act], page.lang) for found in group))
        at = ", ".join(dict.fromkeys(page.at(found.pinpoint) for found in group))
        page.put(
            f"{capital(who)}: {f'{acts} {page.state(first.toward)}'.strip()}. "
            f"{first.instrument.title}, {at}: {says}{marks}.",
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


def decisive(found: Finding) -> Reason:
    """The first step that defeats a finding."""
    failing = [step for step in found.because.walk() if step.truth == "no" and step is not found.because]
    return next(step for step in failing if step.code == "outside" or not any(part.truth == "no" for part in step.of))


def _conflicts(page: Page, answer: Assessment, most: int = 8) -> None:
    """Collisions: what prevails first, then what merely pulls apart; those alike but for the bearer together."""
    merged: dict[tuple[str, tuple[str, str], tuple[str, str], str], list[Conflict]] = {}
    for conflict in answer.conflicts:
        if conflict.status == "engaged":
            shape = conflict.says.replace(page.state(conflict.bearer), "", 1)
            merged.setdefault((conflict.kind, conflict.norms, conflict.towards, shape), []).append(conflict)
    if merged:
        page.heading(page.word("conflicts"))
    for group in list(merged.values())[:most]:
        first = group[0]
        line = first.says
        if len(group) > 1:
            line = line.replace(page.state(first.bearer), page.states([one.bearer for one in group], most=3), 1)
        page.put(f"{capital(line)}{page.cites(first.cites)}.", 2, hang=2, style="red" if first.prevails else "")
    if len(merged) > most:
        page.put(page.word("more", n=len(merged) - most))
