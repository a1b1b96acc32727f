"""A cascade as text: each side's entrants round by round, those whom one duty calls in one paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import click

from foedus.cascades.cascade import ATTACKERS, DEFENDERS, CascadeDocument, Duty, Entry
from foedus.reason.phrases import label, listed
from foedus.register.read import STRENGTHS
from foedus.register.store import Register
from foedus.report.assessment import hinges
from foedus.report.page import Page, capital

_MOST: Final = 8
"""Entrants beyond which they are listed by code."""


def cascade(document: CascadeDocument, register: Register, lang: str) -> str:
    """The answer as a page for the terminal."""
    page = Page(register, lang, document.case.date)
    case = document.case
    by = [*map(page.state, case.by), *case.groups]
    page.heading(
        page.word(
            "by_on",
            event=page.word("attack"),
            by=_listed(page, by),
            on=_listed(page, [page.state(id) for id in case.on]),
            date=page.day(case.date),
        )
    )
    page.put(page.word(f"mode_{document.mode}"))
    for note in document.notes:
        page.put(note)
    for side, first in ((DEFENDERS, case.on), (ATTACKERS, case.by)):
        _side(page, document, side, first)
    if document.torn:
        page.heading(page.word("torn"))
        for torn in document.torn:
            page.put(capital(page.state(torn.state)), 2, style="yellow")
            for side, duties in ((DEFENDERS, torn.to_defenders), (ATTACKERS, torn.to_attackers)):
                page.put(f"{page.word(side)}: {_duty(page, duties[0])}", 4, hang=2)
    if document.held_back:
        page.heading(page.word("held_back"))
        for bearer, duty in document.held_back:
            page.put(f"{capital(page.state(bearer))}: {_duty(page, duty)}", 2, hang=2)
    return page.finish()


def _side(page: Page, document: CascadeDocument, side: str, first: Iterable[str]) -> None:
    mine = [entry for entry in document.entries if entry.side == side]
    names = _listed(page, [page.state(id) for id in first])
    page.heading(f"{capital(page.word(side))}: {names or page.word('unknown_attacker')}")
    if not mine:
        page.put(page.word("nobody_joins"))
    for status in ("engaged", "open"):
        some = [entry for entry in mine if entry.status == status]
        for number in sorted({entry.round for entry in some}):
            now = [entry for entry in some if entry.round == number]
            key = "round_bound" if status == "engaged" else "round_open"
            page.put(page.word(key, n=number, states=len(now)), 2, style="green" if status == "engaged" else "yellow")
            for group in _alike(now):
                _group(page, group)


def _alike(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Entrants called by the same norm, the largest group first."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.duties[0].norm, []).append(entry)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0].duties[0].norm))


def _group(page: Page, group: list[Entry]) -> None:
    if len(group) > _MOST:
        who = " ".join(entry.state for entry in group)
    else:
        who = _listed(page, [page.state(entry.state) for entry in group])
    page.put(click.style(capital(who), bold=True), 4, hang=2)
    towards = dict.fromkeys(entry.duties[0].toward for entry in group)
    page.put(_duty(page, group[0].duties[0], list(towards)), 6, hang=2)


def _duty(page: Page, duty: Duty, towards: list[str] | None = None) -> str:
    """One duty: instrument, pinpoint, to whom, how firmly, and on what it hinges."""
    whom = page.states(towards or [duty.toward], most=3)
    line = f"{duty.title}, {page.at(duty.pinpoint)}, {page.word('to_whom', whom=whom)}"
    if duty.strength:
        line += f": {label(STRENGTHS[duty.strength], page.lang)}"
    if duty.hinges_on:
        line += f". {page.word('hinges_on')}: {hinges(duty.hinges_on, page.lang)}"
    return line


def _listed(page: Page, names: list[str]) -> str:
    return listed(names, page.lang)
