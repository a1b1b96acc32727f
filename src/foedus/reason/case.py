"""Cases from words and files, and tables of cases as columns.

Names are resolved against a register; whatever cannot be used is refused with one line that says
why and what would do.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np

from foedus.model.dates import BadDate, iso, on
from foedus.model.errors import BadInput
from foedus.model.nouns import Case
from foedus.model.vocabulary import Event
from foedus.reason.evaluate import NOTHING, NOWHERE, UNSTATED, Cases
from foedus.register.compile import EVENTS, FACT_IDS, purpose_bits
from foedus.register.read import PURPOSES, nearest
from foedus.register.store import Register, Unknown

FIRST_DAY: Final = date(1815, 1, 1).toordinal()
LAST_YEAR: Final = 2200
LONGEST_CASE: Final = 1_000_000
"""Bytes of a case file beyond which it is refused."""

_PURPOSES_SAID: Final = {alias: word.id for word in PURPOSES.values() for alias in word.aliases}

TRUTHS: Final = {
    **dict.fromkeys(("yes", "true", "ya", "y", "1"), True),
    **dict.fromkeys(("no", "false", "tidak", "n", "0"), False),
    **dict.fromkeys(("unknown", "?", "tidak_tahu"), None),
}

NEEDS: Final = {
    Event.ATTACK: (("on", "a case needs a victim: say who was attacked or threatened"),),
    Event.THREAT: (("on", "a case needs a victim: say who was attacked or threatened"),),
    Event.TRANSFER: (
        ("by", "a transfer needs a supplier: say from which state it goes"),
        ("on", "a transfer needs a recipient: say to which state it goes"),
        ("item", "a transfer needs an item: say what passes"),
    ),
    Event.LAUNCH: (
        ("by", "a launch needs a state: say who launches or tests"),
        ("item", 'a launch needs an item, such as "ballistic missile launch" or "nuclear test"'),
    ),
    Event.VOTE: (),
}
"""What a case of each event cannot do without, and how that is said."""


def make_case(
    register: Register,
    event: str,
    *,
    date: str | date | int,
    on: str | Sequence[str] = (),
    by: str | Sequence[str] = (),
    groups: str | Sequence[str] = (),
    place: str = "",
    purpose: str | Sequence[str] = (),
    item: str = "",
    facts: Mapping[str, bool | str | None] | None = None,
    title: str = "",
    note: str = "",
) -> Case:
    """A case from names a person would type. Raises BadInput.

    on, by   states, one or several: ids, codes or names in English or Indonesian. In a transfer `by` supplies
             and `on` receives; in a vote `by` are the parties to the dispute
    groups   attackers that are not states, by any name
    date     a day
    place    a place or a state (its home territory)
    purpose  of the force, one or several words of the vocabulary
    item     what is transferred or launched, by id or name in English or Indonesian
    facts    values True, False, None ("expressly unknown") or the words yes, no, unknown
    """
    if event not in EVENTS:
        raise BadInput(
            f'"{event}" is not an event Foedus can assess.{nearest(event, EVENTS)} Known: {", ".join(EVENTS)}'
        )
    given = {"on": on, "by": by, "item": item}
    for field, reason in NEEDS[Event(event)]:
        if not given[field]:
            raise BadInput(reason)
    on, by, groups = _names("on", on), _names("by", by), _names("groups", groups)
    victims = _ids(register, on)
    attackers = _ids(register, by)
    both = [state for state in victims if state in attackers]
    if both and event == Event.TRANSFER:
        raise BadInput(f"{both[0]} cannot be both supplier and recipient")
    if both:
        raise BadInput(f"{both[0]} cannot be both attacker and victim: assess each attack as its own case")
    if event in (Event.LAUNCH, Event.VOTE) and on:
        raise BadInput(f"a {event} is not done to a state: leave out whom it is on")
    claimed = [word.strip().casefold().replace("-", "_").replace(" ", "_") for word in _names("purpose", purpose)]
    purposes = tuple(dict.fromkeys(_PURPOSES_SAID.get(word, word) for word in claimed))
    for word in purposes:
        if word not in PURPOSES:
            raise BadInput(f'"{word}" is not a purpose.{nearest(word, PURPOSES)} Known: {", ".join(PURPOSES)}')
    truths = _truths(facts)
    what = register.item(item) if item else None
    if what and not register.named_item(item):  # a longer phrase: say how it was read
        note = f'{note} "{item}" -> {what.name} ({what.id})'.strip()
    day = _day(date)
    where, remark = _where(register, place, victims or attackers, (*victims, *attackers), day) if place else ("", "")
    return Case(
        event=Event(event),
        by=attackers,
        groups=tuple(dict.fromkeys(name.strip() for name in groups if name.strip())),
        on=victims,
        date=day,
        place=where,
        purposes=purposes,
        item=what.id if what else "",
        facts=truths,
        title=title,
        note=f"{note} {remark}".strip(),
    )


def _names(field: str, value: str | Sequence[str]) -> Sequence[str]:
    """One name or several, as several."""
    values = [value] if isinstance(value, str) else list(value)
    for name in values:
        if not isinstance(name, str):
            raise BadInput(f"{field} takes names, and {name!r} is none")
        if not name.strip():
            raise BadInput(f"{field} has an empty name")
        if any("\ud800" <= letter <= "\udfff" for letter in name):
            raise BadInput(f"{field} has a name that is not text in UTF-8")
    return values


def _ids(register: Register, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(register.state(name).id for name in names))


def _where(register: Register, place: str, victims: Sequence[str], sides: Sequence[str], day: int) -> tuple[str, str]:
    """A place of the register; else a town by the state it lies in, and a remark that says so.

    Borders are today's: where the town's state did not exist that day, the only victim's home territory is taken.
    """
    try:
        return register.place(place), ""
    except Unknown:
        found = register.town(place, near=sides)
        if found is None:
            raise
    said = " ".join(place.split())
    lies = f'"{said}" -> {register.said(found, "en")} ({found}), where it lies today by GeoNames'
    exists = next((state.exists for state in register.states if state.id == found), ())
    if not exists or any(since <= day < until for since, until in exists):
        return found, lies
    if len(victims) == 1:
        return victims[0], f"{lies}; no state on that day, so the home territory of {victims[0]} is taken"
    raise Unknown(f"{lies}, which was no state on {iso(day)}: name a place or a state of that day")


def _day(value: str | date | int) -> int:
    if isinstance(value, str):
        try:
            value = on(value.strip()).earliest
        except BadDate as error:
            raise BadInput(f"the date of a case must be one day: {error}") from None
    day = value.toordinal() if isinstance(value, date) else value
    if not FIRST_DAY <= day <= date(LAST_YEAR, 1, 1).toordinal():
        when = iso(day) if 1 <= day <= date.max.toordinal() else str(day)
        raise BadInput(f"{when} is outside 1815 to {LAST_YEAR}, the days Foedus can speak of")
    return day


def _truths(facts: Mapping[str, bool | str | None] | None) -> dict[str, bool | None]:
    if not isinstance(facts or {}, Mapping):
        raise BadInput("facts must be a mapping, such as {'victim_requested': True}")
    return {name: _truth(name, value) for name, value in (facts or {}).items()}


def _truth(name: str, value: bool | str | None) -> bool | None:
    if name not in FACT_IDS:
        raise BadInput(f'"{name}" is not a fact.{nearest(name, FACT_IDS)} See: foedus schema --vocabulary')
    if isinstance(value, str):
        if value.strip().casefold() not in TRUTHS:
            raise BadInput(f'"{value}" is not a value for {name}: write yes, no or unknown')
        return TRUTHS[value.strip().casefold()]
    return value


def parse_facts(pairs: Iterable[str]) -> dict[str, bool | str | None]:
    """`victim_requested=yes` as a mapping; a bare name means yes. Raises BadInput on a fact said twice.

    >>> parse_facts(["victim_requested=yes", "provoked"])
    {'victim_requested': 'yes', 'provoked': 'yes'}
    """
    facts: dict[str, bool | str | None] = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        name = name.strip().replace("-", "_")
        if name in facts and facts[name] != (value or "yes"):
            raise BadInput(f"{name} is given twice with different values")
        facts[name] = value or "yes"
    return facts


_FIELDS: Final = ("event", "by", "groups", "on", "date", "place", "purpose", "item", "facts", "title", "note")


def read_case(register: Register, path: Path | str) -> Case:
    """A case from a TOML file. Raises BadInput."""
    path = Path(path)
    try:
        if path.stat().st_size > LONGEST_CASE:
            raise BadInput(f"{path}: is larger than {LONGEST_CASE:,} bytes, too long for a case")
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadInput(f"{path}: is not valid TOML: {str(error) or 'nested too deeply'}") from None
    return case_from(register, data, str(path))


def case_from(register: Register, data: Mapping[str, Any], name: str) -> Case:
    """A case from plain data with the fields of a case file. Raises BadInput naming the field."""
    for key in data:
        if key not in _FIELDS:
            raise BadInput(f'{name}: "{key}" is not a field of a case.{nearest(key, _FIELDS)}')
    for key in ("event", "date"):
        if key not in data:
            raise BadInput(f'{name}: "{key}" is missing')
    for key in ("event", "place", "item", "title", "note"):
        if not isinstance(data.get(key, ""), str):
            raise BadInput(f'{name}: "{key}" must be a string')
    facts = data.get("facts", {})
    if not isinstance(facts, dict) or not all(isinstance(v, bool | str) for v in facts.values()):
        raise BadInput(f'{name}: "facts" must be a table of true, false or "unknown"')
    when = data["date"]
    if isinstance(when, datetime) or not isinstance(when, str | date):
        raise BadInput(f'{name}: "date" must be a day such as 2024-06-19')
    try:
        return make_case(
            register,
            data["event"],
            on=_several(data, "on", name),
            by=_several(data, "by", name),
            groups=_several(data, "groups", name),
            date=when,
            place=data.get("place", ""),
            purpose=_several(data, "purpose", name),
            item=data.get("item", ""),
            facts=facts,
            title=data.get("title", ""),
            note=data.get("note", ""),
        )
    except BadInput as error:
        raise BadInput(str(error) if str(error).startswith(name) else f"{name}: {error}") from None


def _several(data: Mapping[str, Any], key: str, name: str) -> list[str]:
    value = data.get(key, [])
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
        raise BadInput(f'{name}: "{key}" must be a name or a list of names')
    return values


def columns(register: Register, cases: Sequence[Case]) -> Cases:
    """Cases as columns."""
    state, place, item = register.state_number, register.place_number, register.item_number
    everybody = len(register.states)
    targets = [[state[id] for id in case.on] or [everybody] for case in cases]
    facts = np.full((len(cases), len(FACT_IDS)), UNSTATED, np.int8)
    for row, case in enumerate(cases):
        for name, value in case.facts.items():
            facts[row, FACT_IDS.index(name)] = 0 if value is None else 1 if value else -1
    return Cases(
        event=np.array([EVENTS.index(case.event) for case in cases], np.int8),
        date=np.array([case.date for case in cases], np.int32),
        place=np.array([place[case.place] if case.place else NOWHERE for case in cases], np.int32),
        item=np.array([item[case.item] if case.item else NOTHING for case in cases], np.int32),
        purposes=np.array([purpose_bits(case.purposes) for case in cases], np.int32),
        groups=np.array([len(case.groups) for case in cases], np.int32),
        by_start=np.cumsum([0, *(len(case.by) for case in cases)], dtype=np.int32),
        by=np.array([state[id] for case in cases for id in case.by], np.int32),
        on_start=np.cumsum([0, *map(len, targets)], dtype=np.int32),
        on=np.array([number for target in targets for number in target], np.int32),
        facts=facts,
    )
