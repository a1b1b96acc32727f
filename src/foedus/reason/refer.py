"""An instrument in short, as every answer names it."""

from __future__ import annotations

from foedus.model.dates import FAR, written
from foedus.model.nouns import Instrument, InstrumentRef
from foedus.register.read import KINDS


def refer(instrument: Instrument, lang: str = "en") -> InstrumentRef:
    """An instrument in short."""
    return InstrumentRef(
        id=instrument.id,
        title=instrument.called(lang),
        kind=instrument.kind,
        binding=KINDS[instrument.kind].binding,
        signed=written(instrument.signed.on),
        in_force=written(instrument.in_force.on)
        if instrument.in_force and instrument.in_force.on.earliest != FAR
        else None,
        ended=written(instrument.ended.on) if instrument.ended else None,
        basis=instrument.basis,
    )
