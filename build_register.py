"""Build hook: compile the register into the wheel, so that an installed command starts at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRegister(BuildHookInterface[Any]):
    """Compile `register/` to `foedus/register/compiled.bin`, or refuse to build a faulty one."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled file. An editable install reads the TOML beside it instead."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from foedus.register.store import build

        compiled = Path(self.directory) / "compiled.bin"
        compiled.parent.mkdir(parents=True, exist_ok=True)
        compiled.write_bytes(build(root / "register"))
        build_data["force_include"][str(compiled)] = "foedus/register/compiled.bin"
