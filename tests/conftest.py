"""What the tests share: the register as it stands in this checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from foedus.register.store import Contents, Register, open_register, read_contents

ROOT = Path(__file__).parents[1]

settings.register_profile(
    "foedus",
    deadline=None,  # the machine's speed is no property of the code
    max_examples=int(os.environ.get("FOEDUS_EXAMPLES", "100")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("foedus")


@pytest.fixture(scope="session")
def register() -> Register:
    return open_register(ROOT / "register")


@pytest.fixture(scope="session")
def contents() -> Contents:
    return read_contents(ROOT / "register")
