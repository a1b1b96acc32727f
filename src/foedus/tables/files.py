"""Tables as files: whole or not at all, with the codebook beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from foedus.model.errors import BadInput
from foedus.register.files import whole
from foedus.tables.codebook import COLUMNS, codebook

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

    from foedus.register.store import Register
    from foedus.tables.panel import Choice


def _csv(frame: pl.DataFrame, path: Path) -> None:
    frame.write_csv(path)


def _parquet(frame: pl.DataFrame, path: Path) -> None:
    frame.write_parquet(path, compression="lz4")


def _feather(frame: pl.DataFrame, path: Path) -> None:
    frame.write_ipc(path, compression="lz4")


def _stata(frame: pl.DataFrame, path: Path) -> None:
    """A Stata file of format 118: labels from the codebook, a missing value for null, 0 and 1 for no and yes."""
    try:
        import pandas as pd
    except ImportError:
        raise BadInput("Stata files need pandas: pip install 'foedus[stata]'") from None
    table = pd.DataFrame({name: _plain(frame[name]) for name in frame.columns})
    table.to_stata(
        path,
        write_index=False,
        version=118,
        variable_labels={name: COLUMNS[name].label for name in frame.columns},
        convert_dates={name: "td" for name, kind in frame.schema.items() if kind.is_temporal()},
    )


def _plain(series: pl.Series) -> np.ndarray[Any, Any]:
    """A column in the types that Stata has: numbers (with NaN for null), days, text."""
    import polars as pl

    if series.dtype == pl.Boolean:
        series = series.cast(pl.Int8)
    if series.dtype.is_integer() and series.null_count():
        return series.cast(pl.Float32).to_numpy()  # every number here is far below 2**24
    if series.dtype.is_numeric() or series.dtype.is_temporal():
        return series.to_numpy()
    return series.cast(pl.String).fill_null("").to_numpy()


WRITERS: Final[dict[str, Callable[[pl.DataFrame, Path], None]]] = {
    ".csv": _csv,
    ".parquet": _parquet,
    ".feather": _feather,
    ".arrow": _feather,
    ".dta": _stata,
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
