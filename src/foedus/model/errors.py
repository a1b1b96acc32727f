"""The one kind of error a user can cause."""

from __future__ import annotations


class BadInput(Exception):
    """The input cannot be used. The message is one line and, where it can, suggests what to do."""
