"""How to cite the register and its instruments."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from foedus.model.dates import iso, written
from foedus.model.nouns import Instrument, RegisterRef, Source, Struct
from foedus.reason.phrases import day_said
from foedus.register.store import Register


class CitationDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus cite --json` prints."""

    register: RegisterRef
    instrument: str | None
    style: str
    text: str


def cite(register: Register, instrument: Instrument | None, style: str = "bibtex") -> CitationDocument:
    """A reference to the register as it stands, or to an instrument as it was read."""
    return CitationDocument(
        register=register.ref,
        instrument=instrument.id if instrument else None,
        style=style,
        text=STYLES[style](register, instrument),
    )


def _year(register: Register) -> str:
    return iso(register.as_of)[:4]


def _bibtex(register: Register, instrument: Instrument | None) -> str:
    if instrument is None:
        fields = {
            "author": "{The Foedus authors}",
            "title": "Foedus: a register of security commitments",
            "year": _year(register),
            "version": f"{register.version} ({register.digest})",
            "note": f"Kept through {iso(register.as_of)}. CC BY 4.0",
        }
        return _entry("dataset", f"foedus-{register.version}", fields)
    source = _source_of(instrument)
    places = f", {instrument.signed.at}" if instrument.signed.at else ""
    fields = {
        "title": instrument.title,
        "date": written(instrument.signed.on),
        "howpublished": instrument.series or (f"{source.publisher}: {source.title}" if source else ""),
        "url": source.url if source else "",
        "note": f"Signed {written(instrument.signed.on)}{places}. As coded in Foedus register "
        f"{register.version} ({register.digest}), basis: {instrument.basis}",
    }
    return _entry("misc", instrument.id, fields)


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    width = max(map(len, fields))
    body = ",\n".join(f"  {name:<{width}} = {{{_escape(value)}}}" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{body}\n}}"


def _escape(value: str) -> str:
    return re.sub(r"(?<!\\)([&%#_$])", r"\\\1", value) if not value.startswith("http") else value


def _apa(register: Register, instrument: Instrument | None) -> str:
    ref = f"Version {register.version}, {register.digest}"
    if instrument is None:
        return (
            f"The Foedus authors. ({_year(register)}). Foedus: A register of security commitments ({ref}) [Data set]."
        )
    series = f", {instrument.series}" if instrument.series else ""
    source = _source_of(instrument)
    read = f" As read in {source.publisher or source.title}: {source.url}" if source else ""
    return (
        f"{instrument.title}, signed {day_said(instrument.signed.on.earliest, 'en')}{series}. "
        f"In The Foedus authors ({_year(register)}), Foedus: A register of security commitments ({ref})."
        f"{read}"
    )


def _source_of(instrument: Instrument) -> Source | None:
    """Where the instrument's articles were read: the source most of its norms cite."""
    cited = [norm.source for norm in instrument.norms] or [instrument.signed.source]
    return next((s for s in instrument.sources if s.id == max(cited, key=cited.count)), None)


STYLES: Final[dict[str, Callable[[Register, Instrument | None], str]]] = {"bibtex": _bibtex, "apa": _apa}
