"""A register many times larger, for measuring growth: copies with the states dealt anew."""

from __future__ import annotations

import random
from collections.abc import Sequence

import msgspec

from foedus.model.nouns import AllOf, AnyOf, Atom, Expression, Instrument, Norm, Not, Selector
from foedus.register.store import Contents


def grown(contents: Contents, factor: int, seed: int = 1) -> Contents:
    """The register and `factor` - 1 copies of its treaties, each with its states permuted.

    There is one Charter, and the Council's resolutions grow by a few a year: they are not copied.
    """
    rng = random.Random(seed)
    ids = [state.id for state in contents.states]
    made = list(contents.instruments)
    growing = [
        one for one in contents.instruments if one.kind in ("treaty", "exchange_of_notes", "political_commitment")
    ]
    for copy in range(1, factor):
        deal = dict(zip(ids, rng.sample(ids, len(ids)), strict=True))
        made += [_dealt(instrument, deal, copy) for instrument in growing]
    made.sort(key=lambda instrument: instrument.id)
    return msgspec.structs.replace(contents, instruments=tuple(made))


def _dealt(instrument: Instrument, deal: dict[str, str], copy: int) -> Instrument:
    id = f"{instrument.id}-copy{copy:03}"
    replace = msgspec.structs.replace

    def states(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(deal[state] for state in ids)

    def selector(who: Selector) -> Selector:
        return replace(who, but=states(who.but), states=states(who.states))

    def norm(rule: Norm) -> Norm:
        return replace(
            rule,
            id=rule.id.replace(instrument.id, id, 1),
            bearer=selector(rule.bearer),
            toward=selector(rule.toward),
            conditions=_conditions(rule.conditions, deal),
        )

    return replace(
        instrument,
        id=id,
        parties=tuple(replace(party, state=deal[party.state]) for party in instrument.parties),
        suspensions=tuple(
            replace(row, bearer=states(row.bearer), toward=states(row.toward)) for row in instrument.suspensions
        ),
        relations=(),
        norms=tuple(map(norm, instrument.norms)),
    )


def _conditions(expression: Expression, deal: dict[str, str]) -> Expression:
    match expression:
        case Atom():
            return msgspec.structs.replace(expression, args=tuple(deal.get(arg, arg) for arg in expression.args))
        case Not():
            return Not(of=_conditions(expression.of, deal))
        case AllOf():
            return AllOf(of=tuple(_conditions(part, deal) for part in expression.of))
        case AnyOf():
            return AnyOf(of=tuple(_conditions(part, deal) for part in expression.of))
