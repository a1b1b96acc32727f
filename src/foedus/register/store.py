"""The register as one object: read from TOML, compiled to one file, opened in milliseconds.

`open_register` looks, in order, at the directory it is given, `$FOEDUS_REGISTER`, the `register/`
of a source checkout, and the compiled file inside the installed package. A directory is compiled
once and cached by the size and time of its files; when those change, by the digest of their
contents. The cache is written to a temporary name and renamed, so nothing is ever half there.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np

from foedus.model.dates import FAR, iso
from foedus.model.errors import BadInput
from foedus.model.institutions import Council, DisputedDoctrine, Doctrines, Regime, Veto
from foedus.model.nouns import Holding, Instrument, Item, Norm, Place, Region, RegisterRef, State, Struct, Thing
from foedus.register.compile import Law, compile_law
from foedus.register.files import whole
from foedus.register.read import (
    Fault,
    Gap,
    RegisterError,
    Table,
    Town,
    nearest,
    parse_file,
    plain,
    read_gaps,
    read_instrument,
    read_items,
    read_places,
    read_states,
    read_towns,
)

LAW_FOLDERS: Final = ("treaties", "charter", "custom", "council", "sanctions")
LIST_FOLDERS: Final = ("vetoes", "regimes")
TOP_FILES: Final = ("register.toml", "states.toml", "places.toml", "gaps.toml")
OPTIONAL_FILES: Final = ("items.toml", "council.toml", "doctrines.toml", "towns.tsv")
MOST_PHRASES: Final = 200
"""Parts of a phrase among which an item is looked for: all those of some twenty words."""
PACKAGED: Final = Path(__file__).with_name("compiled.bin")
CHECKOUT: Final = Path(__file__).parents[3] / "register"


class Contents(msgspec.Struct, frozen=True):
    """Everything the TOML says, as nouns; what `audit` looks at. Faults may be among it."""

    version: str
    as_of: int
    complete: bool
    digest: str
    states: tuple[State, ...]
    regions: tuple[Region, ...]
    places: tuple[Place, ...]
    items: tuple[Item, ...]
    instruments: tuple[Instrument, ...]
    council: Council
    vetoes: tuple[Veto, ...]
    regimes: tuple[Regime, ...]
    doctrines: Doctrines
    gaps: tuple[Gap, ...]
    towns: tuple[Town, ...]
    faults: tuple[Fault, ...]


class Held(Struct, frozen=True, kw_only=True):
    """A holding with the instrument it stands in."""

    instrument: str
    holding: Holding


class Unknown(BadInput, LookupError):
    """A name that names nothing here; the message suggests the nearest that does."""


class Register:
    """An opened register. Instruments are decoded when first asked for."""

    def __init__(self, blob: bytes) -> None:
        packed = msgspec.msgpack.decode(blob, type=_Packed)
        self._packed = packed
        self.version, self.digest, self.complete = packed.version, packed.digest, packed.complete
        self.as_of = packed.as_of
        self.instrument_ids: tuple[str, ...] = packed.instrument_ids
        self.norm_ids: tuple[str, ...] = packed.norm_ids
        self._instrument_number = {id: i for i, id in enumerate(packed.instrument_ids)}
        self._instruments: dict[str, Instrument] = {}

    @cached_property
    def law(self) -> Law:
        """The compiled arrays."""
        columns = {}
        for name, (dtype, shape, data) in self._packed.arrays.items():
            columns[name] = np.frombuffer(data, dtype).reshape(shape)
        return Law(**columns)

    @cached_property
    def states(self) -> tuple[State, ...]:
        """All states, sorted by id; their position is their number in the law."""
        return msgspec.msgpack.decode(self._packed.states, type=tuple[State, ...])

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """All regions."""
        return msgspec.msgpack.decode(self._packed.regions, type=tuple[Region, ...])

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All places. In the law they are numbered after the homes of the states."""
        return msgspec.msgpack.decode(self._packed.places, type=tuple[Place, ...])

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Everything that can pass from state to state; the position is the item's number in the law."""
        return msgspec.msgpack.decode(self._packed.items, type=tuple[Item, ...])

    @cached_property
    def item_number(self) -> dict[str, int]:
        """Position of each item id."""
        return {item.id: index for index, item in enumerate(self.items)}

    @cached_property
    def council(self) -> Council:
        """Who sat in the Security Council, by what majority it decided, who presided."""
        return msgspec.msgpack.decode(self._packed.council, type=Council)

    @cached_property
    def vetoes(self) -> tuple[Veto, ...]:
        """Every veto, in order of date."""
        return msgspec.msgpack.decode(self._packed.vetoes, type=tuple[Veto, ...])

    @cached_property
    def regimes(self) -> tuple[Regime, ...]:
        """Every sanctions regime of the Council, in order of founding."""
        return msgspec.msgpack.decode(self._packed.regimes, type=tuple[Regime, ...])

    @cached_property
    def doctrines(self) -> Doctrines:
        """The doctrines on which the law divides, and the named views."""
        return msgspec.msgpack.decode(self._packed.doctrines, type=Doctrines)

    def doctrine(self, id: str) -> DisputedDoctrine:
        """The doctrine of that id."""
        return next(doctrine for doctrine in self.doctrines.doctrines if doctrine.id == id)

    @cached_property
    def holdings(self) -> tuple[Held, ...]:
        """What courts, the Council and the Assembly found of particular uses of force."""
        return msgspec.msgpack.decode(self._packed.holdings, type=tuple[Held, ...])

    @cached_property
    def state_number(self) -> dict[str, int]:
        """Position of each state id."""
        return {state.id: index for index, state in enumerate(self.states)}

    @cached_property
    def place_number(self) -> dict[str, int]:
        """Position of each place id among the places of the law; a state id is its home."""
        ids = (*(state.id for state in self.states), *(place.id for place in self.places))
        return {id: index for index, id in enumerate(ids)}

    @cached_property
    def things(self) -> dict[str, Thing]:
        """Every state, place, region and item by id."""
        things: tuple[Thing, ...] = (*self.items, *self.states, *self.regions, *self.places)
        return {thing.id: thing for thing in things}

    def said(self, id: str, lang: str) -> str:
        """A state, place or region by its name in running text; the id itself if it names none."""
        thing = self.things.get(id)
        return thing.said(lang) if thing else id

    def state_id(self, number: int) -> str | None:
        """The id of a state by its number in the law; None for everybody."""
        return self.states[number].id if number < len(self.states) else None

    @cached_property
    def ref(self) -> RegisterRef:
        """Version, digest and day: what every output carries."""
        return RegisterRef(version=self.version, digest=self.digest, as_of=iso(self.as_of))

    def __getitem__(self, id: str) -> Instrument:
        """The instrument of that id, decoded once. KeyError if there is none."""
        if id not in self._instruments:
            data = self._packed.instruments[self._instrument_number[id]]
            self._instruments[id] = msgspec.msgpack.decode(data, type=Instrument)
        return self._instruments[id]

    def __iter__(self) -> Iterator[Instrument]:
        return (self[id] for id in self.instrument_ids)

    def __len__(self) -> int:
        return len(self.instrument_ids)

    @cached_property
    def signed_days(self) -> np.ndarray[Any, np.dtype[np.int32]]:
        """Earliest day of signature of each instrument."""
        return np.array(self._packed.signed, np.int32)

    @cached_property
    def _norm_start(self) -> list[int]:
        counts = np.bincount(self.law.norm_instrument, minlength=len(self))
        starts: list[int] = np.concatenate([[0], np.cumsum(counts)]).tolist()
        return starts

    def norm(self, number: int) -> tuple[Instrument, Norm]:
        """The norm of that number in the law, with its instrument."""
        i = int(self.law.norm_instrument[number])
        instrument = self[self.instrument_ids[i]]
        return instrument, instrument.norms[number - self._norm_start[i]]

    def norm_of(self, id: str) -> Norm:
        """The norm of that id."""
        instrument = self[id.split("/", 1)[0]]
        return next(norm for norm in instrument.norms if norm.id == id)

    @cached_property
    def holders_by_norm(self) -> tuple[np.ndarray[Any, np.dtype[np.int32]], np.ndarray[Any, np.dtype[np.int32]]]:
        """The holder rows in order of norm, and where each norm's begin (norms + 1 offsets)."""
        law = self.law
        order = np.argsort(law.holder_norm, kind="stable").astype(np.int32)
        return order, np.searchsorted(law.holder_norm[order], np.arange(law.norms + 1)).astype(np.int32)

    @cached_property
    def licensed(self) -> frozenset[str]:
        """States against which a right to use force runs that does not run against all."""
        law = self.law
        norms = np.unique(law.bearer_norm[law.licence])
        targets = law.holder_state[np.isin(law.holder_norm, norms[~law.norm_general[norms]])]
        return frozenset(self.states[number].id for number in np.unique(targets).tolist())

    def norm_number(self, id: str, act: str) -> int | None:
        """The number of the first norm at a pinpoint with that act; None if there is none."""
        for number, name in enumerate(self.norm_ids):
            if name.startswith(id) and self.norm(number)[1].rule == id and self.norm(number)[1].act == act:
                return number
        return None

    # ------------------------------------------------------------------------------- looking up

    @cached_property
    def _state_names(self) -> dict[str, str]:
        names = {plain(name): state.id for state in self.states for name in state.names()}
        # The two lists agree on nearly every number. Where they do not (970 is Nauru to COW, Kiribati to
        # Gleditsch and Ward), COW's reading wins, and the other list's state answers to its own COW number.
        for code in (
            *((state.cow, state.id) for state in self.states),
            *((state.gw, state.id) for state in self.states),
        ):
            if code[0]:
                names.setdefault(str(code[0]), code[1])
        return names

    @cached_property
    def _place_names(self) -> dict[str, str]:
        """Names of places; a capital stands for the home territory of its state, if the state lives."""
        capitals = {
            plain(state.capital): state.id
            for state in self.states
            if state.capital and any(until == FAR for _, until in state.exists)
        }
        return capitals | {plain(name): place.id for place in self.places for name in place.names()}

    def state(self, name: str) -> State:
        """A state by id, COW or GW number, or name in English or Indonesian.

        Raises Unknown with a suggestion.
        """
        key = plain(name)
        id = self._state_names.get(key)
        if id is None:
            raise Unknown(f'"{name}" is not a state.{nearest(key, self._state_names)}')
        return self.states[self.state_number[id]]

    @cached_property
    def _towns(self) -> dict[str, list[tuple[int, str]]]:
        return msgspec.msgpack.decode(self._packed.towns, type=dict[str, list[tuple[int, str]]])

    def place(self, name: str) -> str:
        """The id of a place, or of a state meaning its home territory, by id or name. Raises Unknown.

        A town of GeoNames is not asked for here: see `town`.
        """
        key = plain(name)
        id = self._place_names.get(key) or self._state_names.get(key) or self._place_names.get(key.replace(" ", "-"))
        if id is None or key.isdigit():
            known = [*self._place_names, *self._state_names]
            raise Unknown(f'"{name}" is not a place.{nearest(key, known)}')
        return id

    def town(self, name: str, near: Sequence[str] = ()) -> str | None:
        """The state or place in which a town lies today, or None if no town of the list bears the name.

        Of several of that name, one in a state `near`, else the largest.
        """
        found = [where for _, where in self._towns.get(plain(name), ())]
        return next((where for state in near for where in found if where == state), found[0] if found else None)

    @cached_property
    def _item_names(self) -> dict[str, str]:
        return {
            " ".join(re.findall(r"\w+", plain(name.replace("_", " ")))): item.id
            for item in self.items
            for name in item.names()
        }

    def named_item(self, name: str) -> bool:
        """Is this, but for punctuation and number, the very name of an item?"""
        key = " ".join(re.findall(r"\w+", plain(name.replace("_", " "))))
        return any(form in self._item_names for form in (key, key + "s", key.removesuffix("s"), key.removesuffix("es")))

    def item(self, name: str) -> Item:
        """An item by id, or by name in English or Indonesian, singular or plural. Raises Unknown.

        A longer phrase is read as the longest item named in it: "152 mm artillery shells" are artillery shells.
        """
        key = " ".join(re.findall(r"\w+", plain(name.replace("_", " "))))
        names = self._item_names
        words = key.split()
        phrases = [
            " ".join(words[start:stop])
            for size in range(len(words), 0, -1)
            for start in range(len(words) - size + 1)
            for stop in (start + size,)
        ]
        for phrase in phrases[:MOST_PHRASES]:
            for form in (phrase, phrase + "s", phrase.removesuffix("s"), phrase.removesuffix("es")):
                if form in names:
                    return self.items[self.item_number[names[form]]]
        said = " ".join(name.split())
        raise Unknown(f'"{said}" is not an item of the register.{nearest(key, names)} See: foedus items')

    def instrument(self, name: str) -> Instrument:
        """An instrument by id, title or alias, or by words that fit only one. Raises Unknown."""
        key = name.strip().casefold()
        if key in self._instrument_number:
            return self[key]
        titles = {
            title.casefold(): instrument.id
            for instrument in self
            for title in (instrument.title, instrument.title_id, *instrument.aliases)
            if title
        }
        if key in titles:
            return self[titles[key]]
        fitting = sorted({id for title, id in titles.items() if key and key in title})
        if len(fitting) == 1:
            return self[fitting[0]]
        if fitting:
            raise Unknown(f'"{name}" fits several instruments: {", ".join(fitting[:6])}')
        hint = nearest(key, [*self.instrument_ids, *titles]) or " Try: foedus find WORDS"
        raise Unknown(f'"{name}" is not an instrument.{hint}')


class _Packed(msgspec.Struct):
    """What is decoded when first asked for is bytes of its own: opening the register steps over it at once."""

    version: str
    as_of: int
    complete: bool
    digest: str
    instrument_ids: tuple[str, ...]
    norm_ids: tuple[str, ...]
    signed: list[int]
    arrays: dict[str, tuple[str, list[int], memoryview]]
    states: memoryview
    regions: memoryview
    places: memoryview
    items: memoryview
    council: memoryview
    vetoes: memoryview
    regimes: memoryview
    doctrines: memoryview
    holdings: memoryview
    towns: memoryview
    instruments: list[memoryview]


# ----------------------------------------------------------------------------- reading, compiling


def files_of(directory: Path) -> list[Path]:
    """Every TOML file that belongs to a register, in a fixed order."""
    top = [directory / name for name in TOP_FILES]
    top += [path for name in OPTIONAL_FILES if (path := directory / name).exists()]
    law = [path for folder in (*LAW_FOLDERS, *LIST_FOLDERS) for path in sorted((directory / folder).glob("*.toml"))]
    return top + law


def read_contents(directory: Path) -> Contents:
    """Read and check a register, faults included."""
    # What a warm cache never needs is not imported for it.
    from foedus.register.check import check
    from foedus.register.institutions import (
        check_institutions,
        read_council,
        read_doctrines,
        read_regime,
        read_vetoes,
    )

    faults: list[Fault] = []
    digest = hashlib.sha256()
    parsed: dict[str, Any] = {}
    for path in files_of(directory):
        name = path.relative_to(directory).as_posix()
        with contextlib.suppress(OSError):
            digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
        if path.suffix == ".toml":
            parsed[name] = parse_file(path, name, faults)
    head = Table(parsed.pop("register.toml") or {}, "register.toml", "", faults)
    version, as_of = head.get("version", str), head.date("as_of").earliest
    complete = head.get("complete", bool, False)
    for key in ("title", "licence"):
        head.get(key, str, "")
    head.close()
    states_data, places_data = parsed.pop("states.toml"), parsed.pop("places.toml")
    states = read_states(states_data, "states.toml", faults) if states_data is not None else ()
    regions, places = read_places(places_data, "places.toml", faults) if places_data is not None else ((), ())
    gaps_data = parsed.pop("gaps.toml")
    gaps = read_gaps(gaps_data, "gaps.toml", faults) if gaps_data is not None else ()
    items = read_items(parsed.pop("items.toml", None) or {}, "items.toml", faults)
    council = read_council(parsed.pop("council.toml", None) or {}, "council.toml", faults)
    doctrines = read_doctrines(parsed.pop("doctrines.toml", None) or {}, "doctrines.toml", faults)
    lists: dict[str, dict[str, Any]] = {"vetoes": {}, "regimes": {}}
    for name in [name for name in parsed if name.split("/")[0] in lists]:
        data = parsed.pop(name)
        if data is not None:
            lists[name.split("/")[0]][name] = data
    vetoes = tuple(veto for name, data in lists["vetoes"].items() for veto in read_vetoes(data, name, faults))
    vetoes = tuple(sorted(vetoes, key=lambda veto: (veto.on, veto.draft)))
    regimes = tuple(read_regime(data, name, faults) for name, data in lists["regimes"].items())
    regimes = tuple(sorted(regimes, key=lambda regime: (regime.since, regime.id)))
    states = tuple(sorted(states, key=lambda state: state.id))
    known = {thing.id for thing in (*states, *places)}
    towns = read_towns(directory / "towns.tsv", known, faults)
    instruments = tuple(
        sorted(
            (read_instrument(data, name, faults) for name, data in parsed.items() if data is not None),
            key=lambda instrument: instrument.id,
        )
    )
    faults += _twice("states.toml", [state.id for state in states])
    faults += _twice("places.toml", [*(region.id for region in regions), *(place.id for place in places)])
    faults += _twice("instruments", [instrument.id for instrument in instruments])
    faults += _twice("items.toml", [item.id for item in items])
    faults += check(states, regions, places, items, instruments, [d.id for d in doctrines.doctrines])
    faults += check_institutions(states, [one.id for one in instruments], council, vetoes, regimes, doctrines)
    return Contents(
        version=version,
        as_of=as_of,
        complete=complete,
        digest=digest.hexdigest()[:16],
        states=states,
        regions=regions,
        places=places,
        items=items,
        instruments=instruments,
        council=council,
        vetoes=vetoes,
        regimes=regimes,
        doctrines=doctrines,
        gaps=gaps,
        towns=towns,
        faults=tuple(sorted(set(faults))),
    )


def _by_name(towns: Iterable[Town]) -> dict[str, list[tuple[int, str]]]:
    """For each name, the towns that bear it: people and whereabouts, the largest first."""
    made: dict[str, list[tuple[int, str]]] = {}
    for town in towns:
        for name in (town.name, *town.others):
            made.setdefault(name, []).append((town.people, town.where))
    return {name: sorted(rows, key=lambda row: (-row[0], row[1])) for name, rows in made.items()}


def _twice(file: str, ids: Sequence[str]) -> Iterator[Fault]:
    for id in sorted({id for id in ids if ids.count(id) > 1}):
        yield Fault(file, id, "stands twice")


def build(directory: Path) -> bytes:
    """Compile a register directory to the bytes of one file. Raises RegisterError with every fault."""
    contents = read_contents(directory)
    if contents.faults:
        raise RegisterError(contents.faults)
    return pack(contents)


def pack(contents: Contents) -> bytes:
    """The compiled file of checked contents."""
    law = compile_law(
        contents.states,
        contents.regions,
        contents.places,
        contents.instruments,
        contents.items,
        contents.council.seats,
        [doctrine.id for doctrine in contents.doctrines.doctrines],
    )
    holdings = [
        Held(instrument=instrument.id, holding=holding)
        for instrument in contents.instruments
        for holding in instrument.holdings
    ]
    arrays = {
        name: (column.dtype.str, list(column.shape), column.tobytes())
        for name, column in ((name, getattr(law, name)) for name in Law.__struct_fields__)
    }
    encode = msgspec.msgpack.encode
    return encode(
        {
            "version": contents.version,
            "as_of": contents.as_of,
            "complete": contents.complete,
            "digest": contents.digest,
            "instrument_ids": [instrument.id for instrument in contents.instruments],
            "norm_ids": [norm.id for instrument in contents.instruments for norm in instrument.norms],
            "signed": [instrument.signed.on.earliest for instrument in contents.instruments],
            "arrays": arrays,
            "states": encode(contents.states),
            "regions": encode(contents.regions),
            "places": encode(contents.places),
            "items": encode(contents.items),
            "council": encode(contents.council),
            "vetoes": encode(contents.vetoes),
            "regimes": encode(contents.regimes),
            "doctrines": encode(contents.doctrines),
            "holdings": encode(holdings),
            "towns": encode(_by_name(contents.towns)),
            "instruments": [encode(instrument) for instrument in contents.instruments],
        }
    )


# ---------------------------------------------------------------------------------------- opening


def open_register(directory: Path | str | None = None) -> Register:
    """Open a register, compiling it if its files changed. Raises RegisterError, or OSError if absent."""
    chosen = directory or os.environ.get("FOEDUS_REGISTER") or None
    if chosen is None and CHECKOUT.joinpath("register.toml").exists():
        chosen = CHECKOUT
    if chosen is None:
        return Register(PACKAGED.read_bytes())
    path = Path(chosen)
    if not path.is_dir():
        raise RegisterError([Fault(str(path), "", "is not a register directory")])
    return Register(_cached(path.resolve()))


@lru_cache(maxsize=1)
def default_register() -> Register:
    """The register every question is asked of unless another is given; opened once."""
    return open_register()


def _cached(directory: Path) -> bytes:
    """The compiled bytes of a directory, from the cache if nothing changed since."""
    stamp = _stamp(directory)
    key = hashlib.sha256(str(directory).encode()).hexdigest()[:16]
    cache = _cache_directory() / f"{key}.bin"
    with contextlib.suppress(OSError):
        data = cache.read_bytes()
        if data.startswith(stamp):
            return data[len(stamp) :]
    blob = build(directory)
    with contextlib.suppress(OSError, BadInput):  # a read-only home costs time, never an answer
        cache.parent.mkdir(parents=True, exist_ok=True)
        with whole(cache) as file:
            file.write_bytes(stamp + blob)
    return blob


def _stamp(directory: Path) -> bytes:
    """Size and time of every file the compiled bytes depend on: the law, and the code that reads it."""
    seen = hashlib.sha256()
    code = sorted(Path(__file__).parent.glob("*.py")) + sorted(Path(__file__).parents[1].glob("model/*.py"))
    for path in [*files_of(directory), *code]:
        try:
            status = path.stat()
        except OSError:
            continue
        seen.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return seen.digest()


def _cache_directory() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "foedus"


def source_directory(directory: Path | str | None = None) -> Path:
    """The directory of TOML behind the register that would be opened. Raises RegisterError if there is none."""
    chosen = directory or os.environ.get("FOEDUS_REGISTER")
    path = Path(chosen) if chosen else CHECKOUT
    if not path.is_dir():
        raise BadInput(
            f"{path} is not a register directory. The register inside an installed package was audited when it was "
            "built; to audit the files, name their directory: foedus --register DIR audit"
        )
    return path
