"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from foedus.model.errors import BadInput


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A temporary path beside the one wanted, renamed to it if the block ends well, removed if it does not.

    Raises BadInput where the directory is missing or the path names one.
    """
    import tempfile  # slow to import, and seldom needed

    if not path.parent.is_dir():
        raise BadInput(f"{path.parent} is not a directory: nothing can be written there")
    if path.is_dir():
        raise BadInput(f"{path} is a directory, not a file to write")
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
