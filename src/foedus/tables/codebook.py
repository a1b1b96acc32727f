"""What every column of every table means: docs/panel.md, and the page that lands beside each file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from foedus.model.dates import iso
from foedus.model.vocabulary import STRENGTHS
from foedus.tables.grid import FIRST_COVERED, SYSTEMS

if TYPE_CHECKING:
    import polars as pl

    from foedus.register.store import Register
    from foedus.tables.panel import Choice


class Column(NamedTuple):
    """A column: its label, at most 80 characters, and what more there is to know."""

    label: str
    more: str = ""

    @property
    def said(self) -> str:
        """Label and more, as sentences.

        >>> Column("Is it so?", "It is.").said
        'Is it so? It is.'
        """
        return " ".join(filter(None, (self.label if self.label.endswith("?") else f"{self.label}.", self.more)))


_STATE: Final = {
    key: Column(f"{role}: {system.label}", f"{system.means}.")
    for system in SYSTEMS.values()
    for key, role in ((system.one, "State"), (system.pair[0], "State that owes"), (system.pair[1], "State owed to"))
}

_TYPES: Final = {
    "defense": "to help an attacked state",
    "offense": "to join in attack",
    "neutral": "to stay neutral or give no help to the other side",
    "nonagg": "not to attack or threaten",
    "consul": "to consult in case of attack or threat",
}

OBLIGED: Final = {name: Column(f"Obligation {means}") for name, means in _TYPES.items()}

COLUMNS: Final[dict[str, Column]] = {
    **_STATE,
    "year": Column("Calendar year"),
    "covered": Column(
        "Does the register claim to be complete for this year?",
        "Only then is the lack of an obligation 0. With assume_complete: every year from 1945 on, on your word.",
    ),
    "extended": Column(
        "Is the year past the last day that the list of states covers?",
        "Members of the list's last day are taken to be members still.",
    ),
    **OBLIGED,
    **{
        f"{name}_partners": Column(
            f"Number of states with which there is an obligation {means}"[:80], "Null where the number is not known."
        )
        for name, means in _TYPES.items()
    },
    "pacts": Column("Number of instruments by which any of these obligations certainly ran"),
    "strength": Column("Firmest strength among them", "Firmest first: " + ", ".join(s.id for s in STRENGTHS) + "."),
    "conditional": Column("1 if every one of them has conditions, 0 if any has none"),
    "instruments": Column("Ids of those instruments", "Separated by semicolons; foedus show ID tells of each."),
    "s": Column(
        "Signorino and Ritter's S: likeness of the two states' portfolios, -1 to 1",
        "Over all states of the list; 3 for defence, 2 for neutrality or non-aggression, 1 for consultation, either "
        "way, 3 towards oneself; by what is certain. Null where the year is not covered.",
    ),
    "s_unknown": Column("Values in the two portfolios that could be higher than what is certain"),
    "instrument": Column("Id of the instrument in the register"),
    "pinpoint": Column("Article or paragraph"),
    "obligation": Column("Type of obligation: " + ", ".join(_TYPES)),
    "since": Column("Earliest day on which it may have begun"),
    "since_latest": Column("Latest such day; the same where the day is certain"),
    "until": Column("Earliest day on which it may have ended (that day not counted); empty: it runs"),
    "until_latest": Column("Latest such day; empty: it runs, or nobody knows when it ended"),
    "binding": Column("1 if binding in law, 0 for assurances"),
    "basis": Column("On what it was coded: text, report or unverified"),
    "title": Column("Title of the instrument"),
    "kind": Column("Kind of instrument"),
    "signed": Column("Earliest day of signature"),
    "signed_latest": Column("Latest day of signature; the same where it is certain"),
    "in_force": Column("Earliest day of entry into force; empty: not known to be in force"),
    "in_force_latest": Column("Latest such day"),
    "ended": Column("Earliest day on which it may have ended; empty: it runs"),
    "ended_latest": Column("Latest such day"),
    "ended_how": Column("How it ended"),
    "parties": Column("Number of states ever party to it"),
    "how": Column("How the spell of membership ended"),
    "by": Column("Act by which the state became or ceased to be bound"),
}

KEYS: Final = {
    "dyad-year": "One row a pair of states and year in which both were members on a common day.",
    "state-year": "One row a state and year in which it was a member.",
    "spell": "One row an obligation of one state to another: a norm, its two states, since when until when.",
    "instrument": "One row an instrument with an obligation between states.",
    "member": "One row a spell during which a state was party to such an instrument.",
}


def codebook(register: Register, choice: Choice, frame: pl.DataFrame) -> str:
    """The page for one table: what it is of, how it was made, its columns, how to cite it."""
    lines = [
        f"# {choice.table}",
        "",
        KEYS[choice.table],
        "",
        *(f"- {line}" for line in method(register, choice)),
        f"- rows: {len(frame)}",
        "",
        *described(frame.columns, [str(kind) for kind in frame.dtypes]),
        "",
        "Cite as: The Foedus authors. Foedus: a register of security commitments, version "
        f"{register.version} ({register.digest}), kept through {iso(register.as_of)}. CC BY 4.0.",
    ]
    return "\n".join(lines) + "\n"


def method(register: Register, choice: Choice) -> list[str]:
    """The options, as sentences."""
    lines = [
        f"register {register.version} ({register.digest}), kept through {iso(register.as_of)}",
        f"states: {choice.system.means}",
        f"years: {choice.years[0]} to {choice.years[1]}",
    ]
    if choice.system.through is not None:
        lines.append(
            f"the list of states ends on {iso(choice.system.through)}; "
            + ("later years are extended, and say so" if choice.extend else "so does the table")
        )
    if choice.table in ("dyad-year", "state-year"):
        rules = {
            "any": "an obligation counts for a year if it ran on any day of it on which both states were members",
            "01-01": "an obligation counts for a year if it ran on its first day",
            "12-31": "an obligation counts for a year if it ran on its last day",
            "share": "an obligation counts by the share of the year's days on which it ran",
        }
        lines.append(rules[choice.rule])
        lines.append(
            "the register's gaps are assumed not to matter from 1945 on: what it lacks is 0"
            if choice.assume_complete
            else "what the register lacks is 0 where it claims to be complete, else null"
        )
    if choice.table == "dyad-year":
        lines.append(
            "directed: the first state owes the second"
            if choice.directed
            else "undirected: the lower code first; 1 if either owes the other"
        )
    lines.append(
        "binding in law, and political assurances" if choice.assurances else "binding in law only, no assurances"
    )
    for name, value in (("region", choice.region), ("microstates", "with" if choice.micro else "")):
        if value:
            lines.append(f"{name}: {value}")
    return lines


def described(columns: list[str], kinds: list[str]) -> list[str]:
    """The columns as a Markdown table."""
    rows = [(name, kind.split("(")[0], COLUMNS[name].said) for name, kind in zip(columns, kinds, strict=True)]
    return ["| column | type | meaning |", "| --- | --- | --- |", *(f"| {a} | {b} | {c} |" for a, b, c in rows)]


def manual() -> str:
    """docs/panel.md: how the tables are made, and every column there is."""
    return f"""# Research tables

    foedus panel dyad-year --from 1946 --system cow --extend -o panel.parquet

The same in Python, as a polars frame (`.to_pandas()`, `.to_arrow()`): `foedus.panel("dyad-year", since=1946)`.
Tables need polars: `pip install 'foedus[panel]'`; Stata files also pandas: `'foedus[stata]'`. The ending of FILE says
how it is written: `.csv`, `.parquet`, `.feather` or `.arrow`, `.dta`. Beside it lands its codebook, `NAME.codebook.md`.

| table | rows |
| --- | --- |
{chr(10).join(f"| `{table}` | {means} |" for table, means in KEYS.items())}

## How they are made

- **Obligations** run between two states, by the register's norms: who owes, who is owed, since when until when. A
  norm that one state owes any state at all, as under the Charter, is no obligation between two. Duties and bans count,
  rights and powers do not. Instruments binding in law only, unless `--assurances`.
- **1, 0, null.** 1: it certainly ran. 0: the register claims to be complete for that year and has none. Null: nobody
  knows, because a date is uncertain or because the register does not claim to cover the year. The register does not
  claim to be complete yet (docs/coverage.md), so today a table has no 0 at all, unless you take that on yourself with
  `--assume-complete`: then what it lacks is 0 from {FIRST_COVERED} on, and `covered` says for which rows. Years
  before {FIRST_COVERED} have no 0 in either case.
- **Years.** Any day of a year counts. `--on 01-01` and `--on 12-31` ask of one day; `--on share` gives the share of the
  year's days, null in a year in which it may have run on more. The days after the register's own last day count as
  days on which nothing ran.
- **States.** `--system cow` and `gw` use those lists' own spells and codes and end with them:
  {_ends()}. `--extend` takes the members of the last day to be members still, and marks the rows. `--system iso` and
  `register` use legal existence.
- **Pairs.** Two states that shared a year but no day are no pair. Directed rows: the first state owes the second.
  Undirected rows: the lower code first, 1 if either owes the other.

## Columns

{chr(10).join(_manual_rows())}
"""


def _ends() -> str:
    return " and ".join(f"{iso(system.through)} ({system.id})" for system in SYSTEMS.values() if system.through)


def _manual_rows() -> list[str]:
    rows = [f"| `{name}` | {column.said} |" for name, column in COLUMNS.items()]
    return ["| column | meaning |", "| --- | --- |", *rows]
