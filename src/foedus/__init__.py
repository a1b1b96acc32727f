"""Foedus: a computable register of the world's security commitments, and an engine that reads it.

>>> import foedus
>>> answer = foedus.assess("attack", by=["USA"], on=["North Korea"], date="2024-12-10")
>>> answer.finding("ru-kp-2024", "art. 4", bearer="RUS").status
'engaged'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from foedus.cascades.cascade import cascade
    from foedus.cascades.simulate import simulate
    from foedus.model.errors import BadInput
    from foedus.model.nouns import Case, Finding, Instrument
    from foedus.reason.assess import Assessment, as_findings, assess, assess_many, assess_stream
    from foedus.reason.case import make_case, read_case
    from foedus.reason.evaluate import names_of
    from foedus.register.store import Register, open_register
    from foedus.tables.panel import panel

_HOMES = {
    "Assessment": "foedus.reason.assess",
    "BadInput": "foedus.model.errors",
    "Case": "foedus.model.nouns",
    "Finding": "foedus.model.nouns",
    "Instrument": "foedus.model.nouns",
    "Register": "foedus.register.store",
    "as_findings": "foedus.reason.assess",
    "assess": "foedus.reason.assess",
    "assess_many": "foedus.reason.assess",
    "assess_stream": "foedus.reason.assess",
    "cascade": "foedus.cascades.cascade",
    "make_case": "foedus.reason.case",
    "names_of": "foedus.reason.evaluate",
    "open_register": "foedus.register.store",
    "panel": "foedus.tables.panel",
    "read_case": "foedus.reason.case",
    "simulate": "foedus.cascades.simulate",
}

__all__ = [
    "Assessment",
    "BadInput",
    "Case",
    "Finding",
    "Instrument",
    "Register",
    "as_findings",
    "assess",
    "assess_many",
    "assess_stream",
    "cascade",
    "make_case",
    "names_of",
    "open_register",
    "panel",
    "read_case",
    "simulate",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that `import foedus` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'foedus' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """The public names, whether imported yet or not."""
    return sorted({*globals(), *__all__})
