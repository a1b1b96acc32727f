"""Who would enter a war, if states honour their duties only by chance.

    >>> import foedus
    >>> odds = foedus.simulate("attack", by=["RUS"], on=["POL"], date="2018-06-01", honour=0.75, runs=10_000, seed=1)
    >>> next(state for state in odds.states if state.state == "USA").probability > 0.7
    True

The register says what is owed, never what states will do: with what chance a duty is honoured is an input, and it
is named in the answer. Each promise (a norm and the state it binds) is drawn once in a run, whoever calls on it.
"""

from __future__ import annotations

import csv
import datetime
import math
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np

from foedus.cascades.cascade import ATTACKERS, DEFENDERS, MODES, cascade
from foedus.cascades.network import Network, Promise, network
from foedus.model.dates import ordinal
from foedus.model.errors import BadInput
from foedus.model.nouns import Case, RegisterRef, Struct
from foedus.model.vocabulary import Event
from foedus.reason.assess import CaseDocument, assess
from foedus.reason.case import make_case
from foedus.reason.phrases import LANGUAGES
from foedus.register.read import STRENGTHS, nearest
from foedus.register.store import Register, default_register

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_RUNS: Final = 10**10
BATCHES: Final = 32
"""Parts of the runs whose means tell how far the answer may be off."""

_Z: Final = 1.959964
"""Of a 95 % interval."""


class Model(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """With what chance duties are honoured, and where that was published."""

    id: str
    says: str
    source: str


PUBLISHED: Final = {
    model.id: model
    for model in (
        Model(
            id="leeds-long-mitchell-2000",
            says="0.745 for every duty: the share of alliances fulfilled in the wars of 1816-1944",
            source="Leeds, Long and Mitchell, Journal of Conflict Resolution 44 (2000) 686-699",
        ),
        Model(
            id="berkemeier-fuhrmann-2018",
            says="0.66 before 1945 and 0.22 from 1945 on: the share of commitments honoured in war, 1816-2003",
            source="Berkemeier and Fuhrmann, Research & Politics 5 (2018)",
        ),
    )
}


class StateOdds(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """How often a state enters.

    side         "attackers" or "defenders"
    probability  share of runs in which it enters on that side, with the 95 % interval of the drawing (Wilson)
    rounds       that share by round of entry, from round 1
    """

    state: str
    side: str
    probability: float
    low: float
    high: float
    rounds: tuple[float, ...]


class TornOdds(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """How often a state is called to both sides at once."""

    state: str
    probability: float


class Matter(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What one instrument adds: the mean number of states drawn in, less what it is without it.

    error  standard error of the difference, both sides drawn with the same luck
    """

    instrument: str
    title: str
    adds: float
    error: float


class SimulationDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus simulate --json` prints.

    model   what was assumed of honour
    runs    how many were drawn: whole blocks of 512
    drawn   mean number of states that enter beside those of the attack
    sizes   share of runs by number of states that enter
    states  those that enter in any run, the likeliest first
    matter  the instruments by what they add; empty unless asked for
    """

    case: CaseDocument
    register: RegisterRef
    mode: str
    model: Model
    open_share: float
    runs: int
    seed: int
    drawn: float
    sizes: tuple[tuple[int, float], ...]
    states: tuple[StateOdds, ...]
    torn: tuple[TornOdds, ...]
    matter: tuple[Matter, ...]
    notes: tuple[str, ...]


Honour = Callable[[Promise], float]


def simulate(
    case: Case | str,
    *,
    on: str | Sequence[str] = (),
    date: str | datetime.date = "",
    honour: float | str | Path = 0.5,
    mode: str = "legal",
    open_share: float = 0.0,
    runs: int = 100_000,
    seed: int = 1,
    workers: int = 2,
    matter: bool = False,
    register: Register | None = None,
    lang: str = "en",
    strict: bool = False,
    **details: Any,
) -> SimulationDocument:
    """Draw many wars and count who enters.

    honour      the chance that a duty is honoured: a number, a published model by id, or a CSV file with a column
                `probability` and any of `norm`, `instrument`, `bearer`, `obligation`, `strength`: the first row that
                fits a promise counts, empty cells fit all
    mode        "legal" or "literal", as in `cascade`
    open_share  the chance that a duty that is open is one after all; 0 leaves open duties out
    runs, seed  the same seed gives the same answer, whatever the number of workers
    matter      also what each instrument adds (one more simulation each)

    The place of the case is that of the attack on its victims; whoever enters is taken to be fought at home. Raises
    BadInput.
    """
    register = register or default_register()
    _check(mode, open_share, runs, seed, lang)
    if isinstance(case, str):
        case = make_case(register, case, on=on, date=date, **details)
    if case.event is not Event.ATTACK or not case.by:
        raise BadInput("a simulation begins with the attack of a state: say who attacks")
    model, chance = _model(honour, case.date)
    net = network(
        register,
        case.date,
        facts=case.facts,
        strict=strict,
        victims=tuple(case.on),
        place=case.place,
    )
    war = War(net, case.by, case.on, mode, seed, workers, blocks=math.ceil(runs / _kernel().DRAWS))
    held = set()
    if mode == "legal":
        found = cascade(case, register=register, lang=lang, strict=strict)
        held = {(bearer, duty.norm) for bearer, duty in found.held_back}
    chances = [
        0.0 if (one.bearer, one.norm) in held else chance(one) * (open_share if one.open else 1.0)
        for one in net.promises
    ]
    odds = war.fought(chances)
    answer = assess(case, register=register, lang=lang, strict=strict)
    return SimulationDocument(
        case=answer.case_document,
        register=register.ref,
        mode=mode,
        model=model,
        open_share=open_share,
        runs=war.runs,
        seed=seed,
        drawn=odds.drawn,
        sizes=tuple((n, count / war.runs) for n, count in enumerate(odds.sizes.tolist()) if count),
        states=tuple(_states(net, odds, war.runs)),
        torn=tuple(
            TornOdds(state=net.states[number], probability=int(odds.torn[number]) / war.runs)
            for number in np.argsort(-odds.torn, kind="stable").tolist()
            if odds.torn[number]
        ),
        matter=tuple(_matter(register, net, war, chances, odds, lang)) if matter else (),
        notes=answer.notes,
    )


def _check(mode: str, open_share: float, runs: int, seed: int, lang: str) -> None:
    if mode not in MODES:
        raise BadInput(f'"{mode}" is not a mode.{nearest(mode, MODES)} Known: {", ".join(MODES)}')
    if lang not in LANGUAGES:
        raise BadInput(f'"{lang}" is not a language Foedus writes: use en or id')
    if not 0 <= open_share <= 1:
        raise BadInput(f"{open_share} is not a chance: give a number from 0 to 1")
    if not 1 <= runs <= MOST_RUNS:
        raise BadInput(f"{runs} runs cannot be drawn: give a number from 1 to {MOST_RUNS}")
    if not 0 <= seed < 2**63:
        raise BadInput(f"{seed} is not a seed: give a whole number from 0")
    _kernel()


@lru_cache(maxsize=1)
def _kernel() -> Any:
    try:
        from foedus.cascades import kernel
    except ImportError:
        raise BadInput("simulations need numba: pip install 'foedus[simulate]'") from None
    return kernel


# ------------------------------------------------------------------------------------------ honour


def _model(honour: float | str | Path, day: int) -> tuple[Model, Honour]:
    """What is assumed of honour, in words and as a function of a promise."""
    if isinstance(honour, str) and honour in PUBLISHED:
        rate = 0.745 if honour.startswith("leeds") else 0.66 if day < ordinal("1945-01-01") else 0.22
        return PUBLISHED[honour], lambda _: rate
    try:
        rate = float(honour)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return _table(Path(str(honour)))
    if not 0 <= rate <= 1:
        raise BadInput(f"{honour} is not a chance: give a number from 0 to 1")
    return Model(id="constant", says=f"{rate:g} for every duty", source=""), lambda _: rate


_COLUMNS: Final = ("norm", "instrument", "bearer", "obligation", "strength")


def _table(path: Path) -> tuple[Model, Honour]:
    """A user's own chances, from a CSV file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        known = ", ".join(PUBLISHED)
        raise BadInput(f'"{path}" is neither a number, a file nor a published model ({known})') from None
    lines = csv.DictReader(text.splitlines())
    columns = lines.fieldnames or []
    extra = [name for name in columns if name not in (*_COLUMNS, "probability")]
    if "probability" not in columns or extra:
        what = f'unknown column "{extra[0]}"' if extra else "no column probability"
        raise BadInput(f"{path}: {what}; the columns are probability and any of {', '.join(_COLUMNS)}")
    rows: list[tuple[dict[str, str], float]] = []
    for number, line in enumerate(lines, start=2):
        try:
            chance = float(line["probability"])
        except (TypeError, ValueError):
            chance = -1.0
        if not 0 <= chance <= 1:
            raise BadInput(f"{path}, line {number}: {line['probability']!r} is not a chance from 0 to 1")
        if line.get("strength") and line["strength"] not in STRENGTHS:
            known = nearest(line["strength"], STRENGTHS)
            raise BadInput(f'{path}, line {number}: "{line["strength"]}" is not a strength.{known}')
        rows.append(({name: line[name] for name in _COLUMNS if line.get(name)}, chance))

    def chance_of(promise: Promise) -> float:
        for wanted, chance in rows:
            if all(str(getattr(promise, name) or "") == value for name, value in wanted.items()):
                return chance
        raise BadInput(f"{path}: no row fits {promise.norm} of {promise.bearer}; end with a row that fits all")

    return Model(id=path.name, says=f"{len(rows)} rows of the user's own table", source=str(path)), chance_of


# ----------------------------------------------------------------------------------------- drawing


class Odds(msgspec.Struct, frozen=True):
    """What happened in all runs; `means` are the mean sizes of the batches."""

    entered: NDArray[np.int64]
    torn: NDArray[np.int64]
    sizes: NDArray[np.int64]
    means: NDArray[np.float64]

    @property
    def drawn(self) -> float:
        """Mean number of states that enter."""
        return float((self.sizes * np.arange(len(self.sizes))).sum() / self.sizes.sum())


class War:
    """One attack, ready to be drawn under any chances."""

    def __init__(
        self,
        net: Network,
        by: Sequence[str],
        on: Sequence[str],
        mode: str,
        seed: int,
        workers: int,
        *,
        blocks: int,
    ) -> None:
        self.net, self.seed, self.workers, self.blocks = net, seed, max(1, workers), blocks
        self.literal = mode == "literal"
        self.sides = [np.array([net.number(state) for state in side], np.int32) for side in (by, on)]
        self.runs = blocks * _kernel().DRAWS

    def fought(self, chances: Sequence[float]) -> Odds:
        """Draw all runs, in batches that any worker may take."""
        kernel, net, size = _kernel(), self.net, len(self.net.states)
        chance = np.round(np.array(chances, np.float64) * (1 << kernel.PRECISION)).astype(np.int32)
        edges = np.linspace(0, self.blocks, min(BATCHES, self.blocks) + 1).astype(int).tolist()

        def batch(first: int, last: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
            entered = np.zeros((2, kernel.ROUNDS, size), np.int64)
            torn, sizes = np.zeros(size, np.int64), np.zeros(size + 1, np.int64)
            kernel.run(
                *self.sides, net.bearer, chance, net.keys, net.tie_start, net.tie_promise, net.tie_warring,
                net.tie_foes, net.foes, self.literal, self.seed, first, last, entered, torn, sizes,
            )  # fmt: skip
            return entered, torn, sizes

        with ThreadPoolExecutor(self.workers) as pool:
            parts = list(pool.map(batch, edges[:-1], edges[1:]))
        entered, torn, sizes = (np.sum([part[k] for part in parts], axis=0) for k in range(3))
        scale = np.arange(size + 1)
        means = np.array([(part[2] * scale).sum() / max(1, part[2].sum()) for part in parts])
        return Odds(entered, torn, sizes, means)


def _states(net: Network, odds: Odds, runs: int) -> Iterable[StateOdds]:
    by_side = odds.entered.sum(axis=1)
    order = sorted(zip(*map(np.ndarray.tolist, by_side.nonzero()), strict=True), key=lambda at: (-by_side[at], at))
    for side, number in order:
        count = int(by_side[side, number])
        low, high = _wilson(count, runs)
        rounds = odds.entered[side, :, number]
        last = int(rounds.nonzero()[0][-1]) + 1
        yield StateOdds(
            state=net.states[number],
            side=(ATTACKERS, DEFENDERS)[side],
            probability=count / runs,
            low=low,
            high=high,
            rounds=tuple((rounds[:last] / runs).tolist()),
        )


def _wilson(count: int, runs: int) -> tuple[float, float]:
    """The 95 % score interval of a share."""
    share, z = count / runs, _Z
    middle = share + z * z / (2 * runs)
    half = z * math.sqrt(share * (1 - share) / runs + z * z / (4 * runs * runs))
    scale = 1 + z * z / runs
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def _matter(
    register: Register, net: Network, war: War, chances: Sequence[float], odds: Odds, lang: str
) -> list[Matter]:
    """Each instrument dropped in turn, the luck of all others left as it was."""
    reached = set(np.flatnonzero(odds.entered.sum(axis=(0, 1))).tolist())
    inside = reached | {int(number) for side in war.sides for number in side}
    played = {
        net.promises[tie].instrument
        for state in inside
        for tie in net.tie_promise[net.tie_start[state] : net.tie_start[state + 1]].tolist()
        if chances[tie] and int(net.bearer[tie]) in reached
    }
    made = []
    for instrument in sorted(played):
        without = war.fought(
            [0.0 if one.instrument == instrument else c for one, c in zip(net.promises, chances, strict=True)]
        )
        apart = odds.means - without.means
        error = float(apart.std(ddof=1) / math.sqrt(len(apart))) if len(apart) > 1 else math.nan
        title = register[instrument].called(lang)
        made.append(Matter(instrument=instrument, title=title, adds=odds.drawn - without.drawn, error=error))
    made.sort(key=lambda one: (-one.adds, one.instrument))
    return made
