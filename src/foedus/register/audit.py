"""The register's own health: every fault, every concern, and what it holds on what basis."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

from foedus.model.nouns import Struct
from foedus.model.vocabulary import Basis, Obligation
from foedus.register.check import basis_counts, concerns
from foedus.register.read import KINDS, Fault
from foedus.register.store import read_contents


class FaultDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One line of the audit: file, path in it, what is wrong and what would do."""

    file: str
    path: str
    message: str


AUTHORITIES: Final = ("judgment", "advisory_opinion", "recommendation")
"""Kinds of text cited for what they say of the law, with or without a rule of their own."""


class AuditDocument(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `foedus audit --json` prints.

    faults    keep the register from loading
    concerns  deserve an editor's look
    kinds     instruments by kind
    held      how many of each other thing: holdings, vetoes, regimes, doctrines, items
    """

    version: str
    digest: str
    faults: tuple[FaultDocument, ...]
    concerns: tuple[FaultDocument, ...]
    states: int
    places: int
    instruments: int
    norms: int
    sources: int
    kinds: dict[str, int]
    held: dict[str, int]
    basis: dict[str, int]
    obligations: dict[str, int]
    without_norms: tuple[str, ...]
    gaps: tuple[str, ...]


def audit(directory: Path) -> AuditDocument:
    """Audit a register directory. Never raises for bad data."""
    contents = read_contents(directory)
    instruments = contents.instruments
    looks = [] if contents.faults else concerns(contents.states, instruments)
    kinds = [{norm.obligation for norm in instrument.norms} for instrument in instruments]
    return AuditDocument(
        version=contents.version,
        digest=contents.digest,
        faults=tuple(map(_document, contents.faults)),
        concerns=tuple(map(_document, sorted(looks))),
        states=len(contents.states),
        places=len(contents.places),
        instruments=len(instruments),
        norms=sum(len(instrument.norms) for instrument in instruments),
        sources=sum(len(instrument.sources) for instrument in instruments),
        kinds=dict(sorted(Counter(instrument.kind for instrument in instruments).items())),
        held={
            "holdings": sum(len(instrument.holdings) for instrument in instruments),
            "vetoes": len(contents.vetoes),
            "regimes": len(contents.regimes),
            "doctrines": len(contents.doctrines.doctrines),
            "items": len(contents.items),
        },
        basis=basis_counts(instruments),
        obligations={kind.value: sum(kind in have for have in kinds) for kind in Obligation},
        without_norms=tuple(
            one.id for one in instruments if not one.norms and not one.holdings and one.kind not in AUTHORITIES
        ),
        gaps=tuple(gap.title for gap in contents.gaps),
    )


def _document(fault: Fault) -> FaultDocument:
    return FaultDocument(file=fault.file, path=fault.path, message=fault.message)


def audited(document: AuditDocument) -> str:
    """The audit as text: faults first, then what the register holds."""
    rows = [*document.faults, *document.concerns]
    width = max((len(row.file) for row in rows), default=0)
    spot = max((len(row.path) for row in rows), default=0)
    lines = [f"{row.file:<{width}}  {row.path:<{min(spot, 28)}}  {row.message}" for row in rows]
    if rows:
        lines.append("")
    basis = ", ".join(f"{document.basis[basis.value]} {basis.value}" for basis in Basis)
    kinds = ", ".join(f"{count} {kind}" for kind, count in document.obligations.items())
    lines += [
        f"{len(document.faults)} faults, {len(document.concerns)} to look at.",
        f"{document.instruments} instruments with {document.norms} norms from {document.sources} sources; "
        f"{document.states} states, {document.places} places.",
        f"By kind: {', '.join(f'{count} {KINDS[kind].en}' for kind, count in document.kinds.items())}.",
        f"Beside them: {', '.join(f'{count} {what}' for what, count in document.held.items())}.",
        f"Basis: {basis}.",
        f"Instruments by obligation: {kinds}.",
    ]
    if document.without_norms:
        lines.append(f"Without norms: {', '.join(document.without_norms)}.")
    if document.gaps:
        lines.append(f"Known and not coded: {len(document.gaps)} (gaps.toml).")
    lines.append(f"Register {document.version} ({document.digest})")
    return "\n".join(lines)
