"""A simulation as text: what was assumed, how many enter, who and when, what each pact adds."""

from __future__ import annotations

from typing import Final

from foedus.cascades.cascade import ATTACKERS, DEFENDERS
from foedus.cascades.simulate import SimulationDocument, StateOdds
from foedus.reason.phrases import listed
from foedus.register.store import Register
from foedus.report.page import Page, capital

_MOST: Final = 40
"""States of a side listed one by one."""

_BAR: Final = 20
"""Width of a bar that stands for certainty."""

_TAIL: Final = 0.05
"""Share of wars cut off at either end of the range told."""


def simulation(document: SimulationDocument, register: Register, lang: str) -> str:
    """The answer as a page for the terminal."""
    page = Page(register, lang, document.case.date)
    case = document.case
    by, on = (listed([page.state(id) for id in side], lang) for side in (case.by, case.on))
    page.heading(page.word("by_on", event=page.word("attack"), by=by, on=on, date=page.day(case.date)))
    page.put(page.word(f"mode_{document.mode}"))
    page.put(page.word("simulated", runs=f"{document.runs:,}", seed=document.seed, model=document.model.says))
    if document.model.source:
        page.put(document.model.source, 4, hang=2)
    share = document.open_share
    page.put(page.word("simulated_open", share=f"{share:g}") if share else page.word("simulated_no_open"))
    for note in document.notes:
        page.put(note, style="yellow")
    if not document.states:
        page.put(page.word("nobody_enters"))
        return page.finish()
    low, high = _range(document)
    page.put(page.word("drawn_mean", mean=f"{document.drawn:.1f}", low=low, high=high))
    page.heading(page.word("odds_head"))
    for side in (DEFENDERS, ATTACKERS):
        mine = [state for state in document.states if state.side == side]
        if mine:
            page.put(capital(page.word(side)), 2, style="green")
        for state in mine[:_MOST]:
            _odds(page, state)
        if len(mine) > _MOST:
            page.put(page.word("others_enter", n=len(mine) - _MOST, share=f"{mine[_MOST - 1].probability:.0%}"), 4)
    if document.torn:
        page.heading(page.word("torn_odds"))
        for torn in document.torn:
            page.put(f"{torn.probability:6.1%}  {page.state(torn.state)}", 4)
    if document.matter:
        page.heading(page.word("matter"))
        for one in document.matter:
            page.put(f"{one.adds:+6.2f} ±{2 * one.error:.2f}  {one.title} ({one.instrument})", 2, hang=15)
    page.lines.append("")
    page.put(page.word("owed_not_will"), 0)
    return page.finish()


def _odds(page: Page, state: StateOdds) -> None:
    likeliest = max(range(len(state.rounds)), key=state.rounds.__getitem__) + 1
    bar = "#" * round(state.probability * _BAR)
    when = page.word("round_n", n=likeliest)
    page.lines.append(f"    {state.probability:6.1%}  {bar:<{_BAR}}  {capital(page.state(state.state))}, {when}")


def _range(document: SimulationDocument) -> tuple[int, int]:
    """The middle nine tenths of the number of states that enter."""
    below, low, high = 0.0, document.sizes[0][0], document.sizes[-1][0]
    for number, share in document.sizes:
        if below <= _TAIL < below + share:
            low = number
        if below < 1 - _TAIL <= below + share:
            high = number
        below += share
    return low, high
