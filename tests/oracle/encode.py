"""The nouns and cases of Foedus as facts of a logic program. No rule of law is decided here.

Only names are translated: what a date, a selector or a condition *means* is in rules.lp.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import clingo

from foedus.model import nouns
from foedus.model import vocabulary as words
from foedus.register.store import Contents

RULES = Path(__file__).with_name("rules.lp").read_text(encoding="utf-8")
STATUS = {-1: "not_engaged", 0: "open", 1: "engaged"}

Triple = tuple[str, str | None, str | None]
"""A norm, its bearer, its beneficiary; None is everybody."""

Accepted = Mapping[str, int]
"""Doctrines and whether the law accepts them: -1, 0 or 1."""


class Found(NamedTuple):
    """What is found of one norm between two states: its status, what it presumes and what it hinges on.

    Only an open status hinges on anything. That it hinges on uncertain dates is left out: several spells may differ.
    """

    status: str
    presumes: frozenset[str] = frozenset()
    hinges: frozenset[str] = frozenset()


class Answer(NamedTuple):
    """What one case calls into play, and the rights to use force on which its actors may rely.

    told  how often each predicate had each value, and an exception held; only where a tally is asked for
    """

    findings: dict[Triple, Found]
    licences: dict[Triple, Found]
    told: Counter[tuple[str, int]]


def atom(name: str, *args: object) -> str:
    """One fact, as text.

    >>> atom("party", "un-charter-1945", "FRA", 1)
    'party("un-charter-1945","FRA",1).'
    """
    return f"{name}({','.join(map(_term, args))})." if args else f"{name}."


class _Raw(str):
    """A term already written."""


def _term(value: object) -> str:
    if isinstance(value, _Raw):
        return value
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(int(value))  # type: ignore[call-overload]


_ATOM = re.compile(r"(\w+)\(([^)]*)\)")


def _state(term: str) -> str | None:
    """A state by its id; the constant `everybody` is none.

    >>> _state('"FRA"'), _state("everybody")
    ('FRA', None)
    """
    return None if term == "everybody" else term.strip('"')


class Oracle:
    """A register as facts; `answers` answers cases."""

    def __init__(self, contents: Contents) -> None:
        self.norms = [norm.id for instrument in contents.instruments for norm in instrument.norms]
        self._expressions: dict[nouns.Expression, int] = {}
        _every_word_is_ruled()
        self._base = "\n".join([RULES, *_vocabulary(), *self._register(contents)])

    def answers(
        self,
        cases: Sequence[nouns.Case],
        strict: Sequence[bool],
        accepted: Sequence[Accepted] = (),
        *,
        tally: bool = False,
    ) -> list[Answer]:
        """What each case calls into play: the best status where several spells make one."""
        control = clingo.Control(["--warn=none"])
        facts = [fact for n, case in enumerate(cases) for fact in _case(n, case, strict[n])]
        facts += [atom("accepted", n, name, value) for n, held in enumerate(accepted) for name, value in held.items()]
        facts += [atom("tally")] if tally else []
        control.add("base", [], "\n".join([self._base, *facts]))
        control.ground([("base", [])])
        models: list[str] = []
        control.solve(on_model=lambda model: models.append(str(model)))
        assert len(models) == 1, "the rules have one model, whatever the case"
        return self._told(models[0], len(cases))

    def _told(self, model: str, size: int) -> list[Answer]:
        answers = [Answer({}, {}, Counter()) for _ in range(size)]
        words: dict[str, dict[tuple[str, ...], set[str]]] = {"presumes": {}, "hinges": {}}
        ties = []
        for name, written in _ATOM.findall(model):
            case, norm, *rest = written.split(",")
            match name, rest:
                case "told", [_, word, value]:
                    answers[int(case)].told[word.strip('"'), int(value)] += 1
                case (("presumes" | "hinges"), [toward, word]):
                    words[name].setdefault((case, norm, toward), set()).add(word.strip('"'))
                case _, [bearer, toward, level]:
                    ties.append((name, case, norm, bearer, toward, int(level)))
        for name, case, norm, bearer, toward, level in ties:
            presumes = words["presumes"].get((case, norm, toward), ()) if level >= 0 else ()
            hinges = words["hinges"].get((case, norm, toward), ()) if level == 0 else ()
            answer = answers[int(case)]
            found = answer.licences if name == "licence" else answer.findings
            triple = (self.norms[int(norm)], _state(bearer), _state(toward))
            found[triple] = Found(STATUS[level], frozenset(presumes), frozenset(hinges))
        return answers

    # ------------------------------------------------------------------------------ the register

    def _register(self, contents: Contents) -> Iterator[str]:
        for kind, things in (
            ("state", contents.states),
            ("region", contents.regions),
            ("place", contents.places),
        ):
            for thing in things:
                yield atom(kind, thing.id)
                yield atom("withins", thing.id, len(thing.within))
                for index, larger in enumerate(thing.within):
                    yield atom("within", thing.id, index, larger)
        for state in contents.states:
            for since, until in state.exists:
                yield atom("exists", state.id, since, until)
        for place in contents.places:
            if place.high_seas:
                yield atom("high_seas", place.id)
            for claimant in place.claimed:
                yield atom("claimed", place.id, claimant)
            for name in place.outside:
                yield atom("outside", place.id, name)
            for spell in place.administered:
                yield atom("administered", place.id, spell.by, *spell.since, *spell.until)
        for item in contents.items:
            yield atom("item", item.id)
            for larger in item.within:
                yield atom("broader", item.id, larger)
        for seat in contents.council.seats:
            yield atom("seat", seat.state, seat.kind, *seat.since, *seat.until)
        number = 0
        for instrument in contents.instruments:
            yield from _instrument(instrument)
            for norm in instrument.norms:
                yield from self._norm(number, norm, instrument.id)
                number += 1

    def _norm(self, number: int, norm: nouns.Norm, instrument: str) -> Iterator[str]:
        yield atom("norm", number, instrument)
        yield atom("act", number, norm.act)
        yield atom("trigger", number, norm.trigger)
        if norm.spell:
            yield atom("norm_spell", number, *norm.spell.since, *norm.spell.until)
        for side, selector in ((_Raw("bearer"), norm.bearer), (_Raw("toward"), norm.toward)):
            if selector.parties:
                yield atom("select", number, side, _Raw("parties"))
            if selector.any_state:
                yield atom("select", number, side, _Raw("any"))
            if selector.region:
                yield atom("select", number, side, _Raw(f"region({_term(selector.region)})"))
            if selector.party_to:
                yield atom("select", number, side, _Raw(f"party_to({_term(selector.party_to)})"))
            if selector.seat:
                yield atom("select", number, side, _Raw(f"seated({_term(selector.seat)})"))
            if selector.everybody:
                yield atom("select", number, side, _Raw("all"))
            for state in selector.but:
                yield atom("but", number, side, state)
            for state in selector.states:
                yield atom("lists", number, side, state)
        facts: list[str] = []
        demands = [atom("condition", number, self._expression(norm.conditions, facts))]
        if norm.items:
            demands.append(atom("about", number, self._expression(nouns.Atom(name="item", args=norm.items), facts)))
        demands += (atom("exception", number, self._expression(one, facts)) for one in norm.exceptions)
        yield from facts
        yield from demands

    def _expression(self, expression: nouns.Expression, facts: list[str]) -> int:
        if expression in self._expressions:
            return self._expressions[expression]
        id = self._expressions[expression] = len(self._expressions)
        match expression:
            case nouns.Atom(name=name, args=args):
                is_predicate = any(word.id == name for word in words.PREDICATES)
                facts.append(atom("predicate" if is_predicate else "fact", id, name))
                facts += (atom("arg", id, int(arg) if arg.isdecimal() else arg) for arg in args)
            case nouns.Not(of=inner):
                facts.append(atom("negates", id, self._expression(inner, facts)))
            case nouns.AllOf(of=parts) | nouns.AnyOf(of=parts):
                facts.append(atom("every" if isinstance(expression, nouns.AllOf) else "some", id, len(parts)))
                for index, part in enumerate(parts):
                    facts.append(atom("part", id, index, self._expression(part, facts)))
        return id


def _instrument(instrument: nouns.Instrument) -> Iterator[str]:
    id = instrument.id
    yield atom("instrument", id)
    for name in ("in_force", "provisional", "ended"):
        if milestone := getattr(instrument, name):
            yield atom(name, id, *milestone.on)
    for party in instrument.parties:
        yield atom("party", id, party.state, *party.since, *party.until)
    for row in instrument.suspensions:
        for bearer in row.bearer:
            for toward in row.toward:
                yield atom("suspension", id, bearer, toward, *row.since, *row.until)


def _every_word_is_ruled() -> None:
    """A word new to the vocabulary must get its rule here too, and not pass as false in silence."""
    named = [word.id for word in words.PREDICATES] + [word.value for word in (*words.When, *words.Role)]
    missing = [name for name in named if f'"{name}"' not in RULES]
    assert not missing, f"rules.lp has no rule for {missing}"


def _vocabulary() -> Iterator[str]:
    for trigger in words.TRIGGERS:
        yield atom("toward_role", trigger.id, trigger.toward.value)
        yield atom("bearer_role", trigger.id, trigger.bearer.value)
        for event in trigger.events:
            yield atom("pulls", trigger.id, event.value)
    for fact in words.FACTS:
        if fact.presumed:
            yield atom("presumption", fact.id, fact.presumed.when.value, 1 if fact.presumed.value else -1)


def _case(number: int, case: nouns.Case, strict: bool) -> Iterable[str]:
    yield atom("event", number, case.event.value)
    yield atom("date", number, case.date)
    yield atom("groups", number, len(case.groups))
    for state in case.on:
        yield atom("target", number, state)
    for state in case.by:
        yield atom("actor", number, state)
    if case.place:
        yield atom("location", number, case.place)
    if case.item:
        yield atom("passes", number, case.item)
    for purpose in case.purposes:
        yield atom("aims", number, purpose)
    for fact, value in case.facts.items():
        yield atom("stated", number, fact, 0 if value is None else 1 if value else -1)
    if strict:
        yield atom("strict", number)
