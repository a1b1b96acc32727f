"""Tables as files: whole or not at all, with the codebook beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from foedus.model.errors import BadInput
from foedus.register.files import whole
from foedus.tables.codebook import codebook

if TYPE_CHECKING:
    import polars as pl

    from foedus.register.store import Register
    from foedus.tables.panel import Choice


def _csv(frame: pl.DataFrame, path: Path) -> None:
    frame.write_csv(path)


def _parquet(frame: pl.DataFrame, path: Path) -> None:
    frame.write_parquet(path, compression="lz4")


def _feather(frame: pl.DataFrame, path: Path) -> None:
    frame.write_ipc(path, compression="lz4")


WRITERS: Final[dict[str, Callable[[pl.DataFrame, Path], None]]] = {
    ".csv": _csv,
    ".parquet": _parquet,
    ".feather": _feather,
    ".arrow": _feather,
}


def format_of(target: str) -> str:
    """The suffix that says how to write a file. Raises BadInput with those there are."""
    suffix = Path(target).suffix.lower()
    if suffix not in WRITERS:
        raise BadInput(f"{target} has no known ending: use {', '.join(WRITERS)}")
    return suffix


def save(register: Register, choice: Choice, frame: pl.DataFrame, target: str) -> Path:
    """Write a table, and `NAME.codebook.md` beside it. Each appears whole or not at all; the codebook's path."""
    path = Path(target)
    write = WRITERS[format_of(target)]
    page = path.with_suffix(".codebook.md")
    with whole(path) as file:
        write(frame, file)
    with whole(page) as file:
        file.write_text(codebook(register, choice, frame), encoding="utf-8")
    return page
