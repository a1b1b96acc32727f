"""Read the register's TOML into nouns, collecting every fault on the way.

A reader never raises on bad data: it notes a `Fault` (file, path, what was found, what was
expected, the nearest valid word) and goes on, so that one run shows everything at once. Callers
refuse a register with faults; nothing half-loads.
"""

from __future__ import annotations

import difflib
import tomllib
import unicodedata
from collections.abc import Callable, Collection, Iterable, Set
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from foedus.model import vocabulary as words
from foedus.model.dates import DAWN, FAR, NEVER, BadDate, Bounds, parse
from foedus.model.errors import BadInput
from foedus.model.nouns import (
    Administration,
    AllOf,
    AnyOf,
    Atom,
    Authority,
    Cap,
    Count,
    Expression,
    Holding,
    Instrument,
    Item,
    Membership,
    Milestone,
    Norm,
    Not,
    Party,
    Place,
    Region,
    Relation,
    Selector,
    Source,
    Spell,
    State,
    Suspension,
)

ACTS = words.by_id(words.ACTS)
TRIGGERS = words.by_id(words.TRIGGERS)
FACTS = words.by_id(words.FACTS)
PREDICATES = words.by_id(words.PREDICATES)
STRENGTHS = words.by_id(words.STRENGTHS)
ENDINGS = words.by_id(words.ENDINGS)
RELATIONS = words.by_id(words.RELATIONS)
KINDS = words.by_id(words.INSTRUMENT_KINDS)
PURPOSES = words.by_id(words.PURPOSES)

VICTIM = "victim"
"""In the arguments of a predicate: the beneficiary of the norm, whoever that is in the case."""


class Fault(msgspec.Struct, frozen=True, order=True):
    """One thing wrong in one file."""

    file: str
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}  {self.path}  {self.message}" if self.path else f"{self.file}  {self.message}"


class RegisterError(BadInput):
    """The register cannot be used; `faults` says why."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))


class Town(msgspec.Struct, frozen=True):
    """A town of towns.tsv: names without accents, the state or place it lies in today, its people."""

    name: str
    where: str
    people: int
    others: tuple[str, ...]


def read_towns(path: Path, known: Set[str], faults: list[Fault]) -> tuple[Town, ...]:
    """The towns of a tab-separated file made by scripts/towns.py; none if there is no file."""
    if not path.exists():
        return ()
    towns = []
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        cells = line.split("\t")
        if len(cells) != TOWN_CELLS or not cells[2].isdigit() or cells[1] not in known:
            faults.append(Fault(path.name, f"line {number}", "is not name, state or place, people, other names"))
            continue
        towns.append(Town(cells[0], cells[1], int(cells[2]), tuple(filter(None, cells[3].split(";")))))
    return tuple(towns)


TOWN_CELLS = 4


def nearest(word: str, known: Iterable[str]) -> str:
    """A suggestion: ` Did you mean "..."?`, or nothing if no word is near.

    >>> nearest("armed_atack", ["armed_attack", "aggression"])
    ' Did you mean "armed_attack"?'
    """
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f' Did you mean "{close[0]}"?' if close else ""


def plain(name: str) -> str:
    """A name without what people type differently: case, accents, an article, kinds of dash and quote.

    >>> plain("the  Türkiye"), plain("Côte d’Ivoire"), plain("Nagorno–Karabakh")
    ('turkiye', "cote d'ivoire", 'nagorno-karabakh')
    """
    split = unicodedata.normalize("NFKD", name.translate(_ALIKE).casefold())
    words = "".join(c for c in split if not unicodedata.combining(c)).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


_ALIKE = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "ı": "i", "ø": "o", "ł": "l", "đ": "d"})


T = TypeVar("T")


class Table:
    """A TOML table with its place in the file, read field by field.

    Every getter returns a usable value even when it notes a fault, and every key that no getter
    asked for is a fault when the table is closed, so a misspelt key cannot be lost in silence.
    """

    def __init__(self, data: Any, file: str, path: str, faults: list[Fault]) -> None:
        self.file, self.path, self.faults = file, path, faults
        self.seen: set[str] = set()
        self.data: dict[str, Any] = {}
        if isinstance(data, dict):
            self.data = data
        else:
            self.fault("", f"found {_kind(data)}, expected a table")

    def fault(self, key: str, message: str) -> None:
        """Note what is wrong at a key of this table."""
        path = ".".join(filter(None, (self.path, key)))
        self.faults.append(Fault(self.file, path, message))

    def has(self, key: str) -> bool:
        """Is the key there?"""
        return key in self.data

    def get(self, key: str, kind: type[T], default: T | None = None) -> T:
        """A value of a plain type; the default if absent, a fault if absent without a default."""
        self.seen.add(key)
        if key not in self.data:
            if default is None:
                self.fault(key, f"is missing; expected {_NAMES[kind]}")
                return kind()
            return default
        value = self.data[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.fault(key, f"found {_kind(value)}, expected {_NAMES[kind]}")
            return kind() if default is None else default
        return value

    def number(self, key: str) -> float:
        """A number, whole or not."""
        self.seen.add(key)
        value = self.data.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        self.fault(key, f"found {_kind(value)}, expected a number" if key in self.data else "is missing")
        return 0.0

    def count(self, key: str) -> int | None:
        """A whole number that a file may leave out."""
        return self.get(key, int, 0) if self.has(key) else None

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty if absent."""
        found = self.get(key, list, [])
        for item in found:
            if not isinstance(item, str):
                self.fault(key, f"found {_kind(item)} in the list, expected only strings")
        return tuple(item for item in found if isinstance(item, str))

    def word(self, key: str, known: Collection[str], what: str, default: str | None = None) -> str:
        """A word of the vocabulary. A bad one is a fault and reads as the first known word."""
        value = self.get(key, str, default)
        if value and value not in known:
            self.fault(key, f'"{value}" is not {what}.{nearest(value, known) or _choices(known)}')
        return value if value in known or value == default else next(iter(known))

    def date(self, key: str, default: Bounds | None = None) -> Bounds:
        """A date, certain or not."""
        self.seen.add(key)
        if key not in self.data:
            if default is None:
                self.fault(key, "is missing; expected a date")
                return NEVER
            return default
        value = self.data[key]
        if isinstance(value, datetime) or not isinstance(value, str | date):
            self.fault(key, f'found {_kind(value)}, expected a date such as 1961-07-06 or "1961-07"')
            return default or NEVER
        try:
            return parse(value)
        except BadDate as reason:
            self.fault(key, str(reason))
            return default or NEVER

    def day(self, key: str, default: int) -> int:
        """A certain day, as an ordinal."""
        bounds = self.date(key, Bounds(default, default))
        if bounds.earliest != bounds.latest:
            self.fault(key, "must be one certain day")
        return bounds.earliest

    def table(self, key: str) -> Table:
        """A nested table."""
        self.seen.add(key)
        return Table(self.data.get(key, {}), self.file, ".".join(filter(None, (self.path, key))), self.faults)

    def each(self, key: str, read: Callable[[Table], T]) -> tuple[T, ...]:
        """Read every table of a list with the same reader."""
        rows = self.get(key, list, [])
        prefix = ".".join(filter(None, (self.path, key)))
        made = []
        for index, row in enumerate(rows):
            table = Table(row, self.file, f"{prefix}[{index}]", self.faults)
            made.append(read(table))
            table.close()
        return tuple(made)

    def close(self) -> None:
        """Fault every key nobody read."""
        for key in self.data.keys() - self.seen:
            self.fault(key, f"is not a field here.{nearest(key, self.seen) or _choices(self.seen)}")


_NAMES = {str: "a string", list: "a list", int: "a whole number", bool: "true or false", dict: "a table"}


def _kind(value: Any) -> str:
    if isinstance(value, str):
        return f'"{value}"' if len(value) < 40 else "a long string"
    return _NAMES.get(type(value), f"{value!r}"[:60])


def _choices(known: Iterable[str]) -> str:
    listed = ", ".join(sorted(known))
    return f" Known: {listed}." if len(listed) < 160 else ""


# ------------------------------------------------------------------------------------ instruments


def read_instrument(data: Any, file: str, faults: list[Fault]) -> Instrument:
    """One instrument from its parsed file."""
    top = Table(data, file, "", faults)
    id = top.get("id", str)
    if id and id != Path(file).stem:
        top.fault("id", f'"{id}" differs from the file name; expected "{Path(file).stem}"')
    in_force = _milestone(top, "in_force")
    ended = _milestone(top, "ended", ending=True)
    started = in_force.on if in_force else None

    def party(row: Table) -> Party:
        return _party(row, started, ended, in_force.source if in_force else "")

    shared = tuple(
        Party(
            state=state,
            since=started or NEVER,
            until=ended.on if ended else NEVER,
            how=ended.how if ended else "",
            source=in_force.source if in_force else "",
        )
        for state in top.strings("parties")
    )
    instrument = Instrument(
        id=id,
        title=top.get("title", str),
        title_id=top.get("title_id", str, ""),
        aliases=top.strings("aliases"),
        kind=top.word("kind", KINDS, "a kind of instrument"),
        basis=words.Basis(top.word("basis", words.Basis._value2member_map_, "a basis")),
        text=words.Publicity(top.word("text", words.Publicity._value2member_map_, "a status of the text", "public")),
        series=top.get("series", str, ""),
        note=top.get("note", str, ""),
        signed=_milestone(top, "signed") or _missing(top, "signed"),
        provisional=_milestone(top, "provisional"),
        in_force=in_force,
        ended=ended,
        parties=shared + top.each("party", party),
        suspensions=top.each("suspension", _suspension),
        counts=top.each("count", _count),
        relations=top.each("relation", _relation),
        norms=top.each("norm", lambda row: _norm(row, id)),
        holdings=top.each("holding", _holding),
        sources=top.each("source", read_source),
    )
    top.close()
    return msgspec.structs.replace(instrument, norms=_distinct(instrument.norms))


def _missing(top: Table, key: str) -> Milestone:
    top.fault(key, 'is missing; expected { on = DATE, at = "...", source = "..." }')
    return Milestone(on=NEVER, source="")


def _milestone(top: Table, key: str, *, ending: bool = False) -> Milestone | None:
    if not top.has(key):
        top.seen.add(key)
        return None
    row = top.table(key)
    made = Milestone(
        on=row.date("on"),
        at=row.get("at", str, ""),
        by=row.get("by", str, ""),
        how=row.word("how", ENDINGS, "a way to end") if ending else "",
        source=row.get("source", str),
    )
    row.close()
    return made


def _party(row: Table, started: Bounds | None, ended: Milestone | None, source: str) -> Party:
    left = row.has("until")
    return Party(
        state=row.get("state", str),
        since=row.date("since", started or NEVER),
        until=row.date("until", ended.on if ended else NEVER),
        how=row.word("how", ENDINGS, "a way to end", ended.how if ended and not left else ""),
        by=row.get("by", str, ""),
        source=row.get("source", str, source),
        note=row.get("note", str, ""),
    )


def _suspension(row: Table) -> Suspension:
    return Suspension(
        bearer=row.strings("bearer"),
        toward=row.strings("toward"),
        since=row.date("since"),
        until=row.date("until", NEVER),
        source=row.get("source", str),
        note=row.get("note", str, ""),
    )


def _count(row: Table) -> Count:
    return Count(on=row.date("on"), parties=row.get("parties", int), source=row.get("source", str))


def _relation(row: Table) -> Relation:
    return Relation(
        kind=row.word("kind", RELATIONS, "a relation"),
        to=row.get("to", str),
        on=row.date("on") if row.has("on") else None,
        source=row.get("source", str),
        note=row.get("note", str, ""),
    )


def _holding(row: Table) -> Holding:
    return Holding(
        at=row.get("at", str),
        by=row.strings("by"),
        on=row.strings("on"),
        since=row.date("since"),
        until=row.date("until", NEVER),
        finding=row.word("finding", ("lawful", "unlawful"), "a finding"),
        gist=row.get("gist", str),
        gist_id=row.get("gist_id", str, ""),
        source=row.get("source", str),
        note=row.get("note", str, ""),
    )


def read_source(row: Table) -> Source:
    """One [[source]] table."""
    when = row.data.get("date", "")
    if isinstance(when, date):
        row.data = {**row.data, "date": when.isoformat()}
    return Source(
        id=row.get("id", str),
        title=row.get("title", str),
        publisher=row.get("publisher", str, ""),
        date=row.get("date", str, ""),
        url=row.get("url", str, ""),
    )


def _norm(row: Table, instrument: str) -> Norm:
    at = row.get("at", str)
    act = row.word("act", ACTS, "an act")
    source = row.get("source", str)
    since, until = row.date("since", Bounds(DAWN, DAWN)), row.date("until", NEVER)
    bounded = row.has("since") or row.has("until")
    return Norm(
        id=f"{instrument}/{at}",
        at=at,
        modality=words.Modality(row.word("modality", words.Modality._value2member_map_, "a modality")),
        act=act,
        trigger=row.word("trigger", TRIGGERS, "a trigger", ACTS[act].trigger),
        bearer=_selector(row, "bearer"),
        toward=_selector(row, "toward"),
        conditions=AllOf(of=_conditions(row, "conditions")),
        strength=row.word("strength", STRENGTHS, "a strength", ""),
        spell=Spell(since=since, until=until, source=source) if bounded else None,
        doctrine=words.Doctrine(
            row.word("doctrine", words.Doctrine._value2member_map_, "settled or contested", "settled")
        ),
        basis=words.Basis(row.word("basis", words.Basis._value2member_map_, "a basis")) if row.has("basis") else None,
        items=row.strings("items"),
        exceptions=_conditions(row, "exceptions"),
        cap=row.each("cap", _cap),
        binding=row.get("binding", bool, True),
        defeats=row.strings("defeats"),
        authorities=row.each("authority", _authority),
        gist=row.get("gist", str),
        gist_id=row.get("gist_id", str, ""),
        source=source,
        note=row.get("note", str, ""),
    )


def _cap(row: Table) -> Cap:
    return Cap(amount=row.number("amount"), unit=row.get("unit", str), per=row.get("per", str))


def _authority(row: Table) -> Authority:
    known = [*FACTS, *PREDICATES]
    return Authority(
        of=row.word("of", known, "a fact or predicate"),
        instrument=row.get("instrument", str),
        at=row.get("at", str),
        source=row.get("source", str),
    )


def _distinct(norms: tuple[Norm, ...]) -> tuple[Norm, ...]:
    """Give norms at one pinpoint distinct ids, in file order: "x/art. 5", "x/art. 5 #2"."""
    count: dict[str, int] = {}
    made = []
    for norm in norms:
        count[norm.id] = count.get(norm.id, 0) + 1
        suffix = f" #{count[norm.id]}" if count[norm.id] > 1 else ""
        made.append(msgspec.structs.replace(norm, id=norm.id + suffix))
    return tuple(made)


UN_CHARTER = "un-charter"
"""The instrument whose parties are the members of the United Nations."""

_PARTIES = ("each party", "each other party", "the other party")


def _selector(row: Table, key: str) -> Selector:
    row.seen.add(key)
    value: Any = row.data.get(key)
    match value:
        case str() if value in _PARTIES:
            return Selector(parties=True)
        case "any state":
            return Selector(any_state=True)
        case "any UN member":
            return Selector(party_to=UN_CHARTER)
        case "all":
            return Selector(everybody=True)
        case "permanent members":
            return Selector(seat="permanent")
        case "members of the Council":
            return Selector(seat="any")
        case list() if value and all(isinstance(state, str) for state in value):
            return Selector(states=tuple(value))
        case {"except": list(but)} if len(value) == 1 and all(isinstance(state, str) for state in but):
            return Selector(parties=True, but=tuple(but))
        case {"region": str(region)} if len(value) == 1:
            return Selector(region=region)
    found = "nothing" if value is None else _kind(value)
    row.fault(
        key,
        f'found {found}, expected "each party", "each other party", "any state", "any UN member", "all", '
        '"permanent members", "members of the Council", a list of states, { except = [...] } or { region = "..." }',
    )
    return Selector(parties=True)


MAX_DEPTH = 20
"""Nesting of a condition beyond which no statute goes and a reader should stop."""


def _conditions(row: Table, key: str) -> tuple[Expression, ...]:
    row.seen.add(key)
    value = row.data.get(key, [])
    if not isinstance(value, list):
        row.fault(key, f"found {_kind(value)}, expected a list")
        return ()
    return tuple(_expression(row, item, f"{key}[{index}]", 0) for index, item in enumerate(value))


def _expression(row: Table, value: Any, path: str, depth: int) -> Expression:
    if depth > MAX_DEPTH:
        row.fault(path, f"is nested deeper than {MAX_DEPTH} levels")
        return AllOf()
    match value:
        case str() if value in FACTS:
            return Atom(name=value)
        case str() if value in PREDICATES and PREDICATES[value].argument == "none":
            return Atom(name=value)
        case str():
            known = [*FACTS, *PREDICATES]
            wants = (
                f" takes an argument: {{ {value} = [...] }}"
                if value in PREDICATES
                else (f" is not a fact or predicate.{nearest(value, known)}")
            )
            row.fault(path, f'"{value}"{wants}')
            return AllOf()
        case {"not": inner} if len(value) == 1:
            return Not(of=_expression(row, inner, f"{path}.not", depth + 1))
        case {"all": list(parts)} if len(value) == 1:
            return AllOf(of=_parts(row, parts, f"{path}.all", depth))
        case {"any": list(parts)} if len(value) == 1:
            return AnyOf(of=_parts(row, parts, f"{path}.any", depth))
        case dict() if len(value) == 1:
            return _predicate(row, *next(iter(value.items())), path)
    row.fault(path, f"found {_kind(value)}, expected a fact, a predicate, or one of all, any, not")
    return AllOf()


def _parts(row: Table, parts: list[Any], path: str, depth: int) -> tuple[Expression, ...]:
    if not parts:
        row.fault(path, "is empty; expected at least one condition")
        return (AllOf(),)
    return tuple(_expression(row, part, f"{path}[{i}]", depth + 1) for i, part in enumerate(parts))


def _predicate(row: Table, name: str, argument: Any, path: str) -> Expression:
    if name not in PREDICATES:
        row.fault(path, f'"{name}" is not a predicate.{nearest(name, PREDICATES) or _choices(PREDICATES)}')
        return AllOf()
    expected = PREDICATES[name].argument
    match expected, argument:
        case (("places" | "states"), list()) if argument and all(isinstance(a, str) for a in argument):
            return Atom(name=name, args=tuple(argument))
        case "count", int() if not isinstance(argument, bool) and 0 < argument < 100:
            return Atom(name=name, args=(str(argument),))
        case (("instrument" | "doctrine"), str()):
            return Atom(name=name, args=(argument,))
        case "items", list() if argument and all(isinstance(a, str) for a in argument):
            return Atom(name=name, args=tuple(argument))
        case "purposes", list() if argument and all(a in PURPOSES for a in argument):
            return Atom(name=name, args=tuple(argument))
    row.fault(path, f"found {_kind(argument)}, expected {expected}")
    return AllOf()


# --------------------------------------------------------------------------------- states, places


def read_states(data: Any, file: str, faults: list[Fault]) -> tuple[State, ...]:
    """Every state of states.toml."""
    top = Table(data, file, "", faults)
    states = top.each("state", _state)
    top.close()
    return states


def _state(row: Table) -> State:
    lists = row.table("spells")
    state = State(
        id=row.get("id", str),
        name=row.get("name", str),
        name_id=row.get("name_id", str),
        official=row.get("official", str, ""),
        aliases=row.strings("aliases"),
        aliases_id=row.strings("aliases_id"),
        capital=row.get("capital", str, ""),
        cow=row.get("cow", int, 0) or None,
        gw=row.get("gw", int, 0) or None,
        cow_abbrev=row.get("cow_abbrev", str, ""),
        micro=row.get("micro", bool, False),
        article=row.get("article", bool, False),
        iso=row.get("iso", bool, True),
        followed_by=row.strings("followed_by"),
        within=row.strings("within"),
        exists=row.each("exists", lambda spell: (_first_day(spell.day("from", DAWN)), spell.day("until", FAR))),
        in_cow=lists.each("cow", _membership),
        in_gw=lists.each("gw", _membership),
        note=row.get("note", str, ""),
    )
    lists.close()
    return state


ALREADY_THERE = date(1816, 1, 1).toordinal()
"""The day on which the lists of states begin: a state said to exist from it was there before."""


def _first_day(day: int) -> int:
    return DAWN if day == ALREADY_THERE else day


def _membership(row: Table) -> Membership:
    return Membership(code=row.get("code", int), since=row.day("from", DAWN), until=row.day("until", FAR))


def read_items(data: Any, file: str, faults: list[Fault]) -> tuple[Item, ...]:
    """Every item of items.toml."""
    top = Table(data, file, "", faults)
    items = top.each(
        "item",
        lambda row: Item(
            id=row.get("id", str),
            name=row.get("name", str),
            name_id=row.get("name_id", str),
            aliases=row.strings("aliases"),
            aliases_id=row.strings("aliases_id"),
            within=row.strings("within"),
            hs=row.strings("hs"),
            means=row.get("means", str, ""),
        ),
    )
    top.close()
    return items


def read_places(data: Any, file: str, faults: list[Fault]) -> tuple[tuple[Region, ...], tuple[Place, ...]]:
    """Every region and place of places.toml."""
    top = Table(data, file, "", faults)
    sources = {source.id for source in top.each("source", read_source)}

    def place(row: Table) -> Place:
        def administration(spell: Table) -> Administration:
            source = spell.get("source", str, "")
            if source and source not in sources:
                spell.fault("source", f'"{source}" is not a source of this file.{nearest(source, sources)}')
            return Administration(
                by=spell.get("by", str),
                since=spell.date("since", Bounds(DAWN, DAWN)),
                until=spell.date("until", NEVER),
                source=source,
            )

        return Place(
            id=row.get("id", str),
            name=row.get("name", str),
            name_id=row.get("name_id", str, ""),
            aliases=row.strings("aliases"),
            within=row.strings("within"),
            outside=row.strings("outside"),
            administered=row.each("administered", administration),
            claimed=row.strings("claimed"),
            high_seas=row.get("high_seas", bool, False),
            note=row.get("note", str, ""),
        )

    regions = top.each(
        "region",
        lambda row: Region(
            id=row.get("id", str),
            name=row.get("name", str),
            name_id=row.get("name_id", str, ""),
            means=row.get("means", str, ""),
            within=row.strings("within"),
        ),
    )
    places = top.each("place", place)
    top.close()
    return regions, places


class Gap(msgspec.Struct, frozen=True):
    """An instrument known to exist and not coded yet, and where it is mentioned."""

    title: str
    date: Bounds
    parties: tuple[str, ...]
    mentioned: str


def read_gaps(data: Any, file: str, faults: list[Fault]) -> tuple[Gap, ...]:
    """What the register knows it lacks."""
    top = Table(data, file, "", faults)
    gaps = top.each(
        "gap",
        lambda row: Gap(row.get("title", str), row.date("date"), row.strings("parties"), row.get("mentioned", str)),
    )
    top.close()
    return gaps


def parse_file(path: Path, name: str, faults: list[Fault]) -> Any:
    """A TOML file as plain data; a syntax error or bad encoding becomes a fault."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        faults.append(Fault(name, "", f"is not valid TOML: {error}"))
    except UnicodeDecodeError:
        faults.append(Fault(name, "", "is not UTF-8 text"))
    except OSError as error:
        faults.append(Fault(name, "", f"cannot be read: {error.strerror}"))
    except RecursionError:
        faults.append(Fault(name, "", "is nested too deeply"))
    return None
