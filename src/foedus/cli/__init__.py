"""The command. Parse, call, print: everything else is the library's work."""

from __future__ import annotations

import io
import os
import sys

# One thread is enough to answer one question, and a pool of them costs start-up time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main() -> None:
    """Entry point of the `foedus` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter gets a question mark
    from foedus.cli.commands import foedus
    from foedus.cli.refusal import run

    sys.exit(run(foedus))
