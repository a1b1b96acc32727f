"""Bad input gets one clear line on standard error and exit status 2, never a traceback."""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches
from typing import Any

import click

from foedus.model.errors import BadInput
from foedus.register.read import RegisterError

BAD_INPUT = 2
OWN_FAULT = 70


def run(command: click.Command) -> int:
    """Run the command and return its exit status."""
    try:
        status = command.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as usage:
        click.echo(usage.format_message())
        return BAD_INPUT
    except click.ClickException as error:
        return _refuse(error.format_message())
    except click.Abort:
        return 130
    except RegisterError as error:
        more = f" (and {len(error.faults) - 1} more: foedus audit)" if len(error.faults) > 1 else ""
        return _refuse(f"the register cannot be used: {error.faults[0]}{more}")
    except BadInput as error:
        return _refuse(str(error))
    except BrokenPipeError:
        # The reader went away (`foedus find | head`): nothing to say, and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _refuse(f"{error.filename or 'file'}: {error.strerror or error}")
    except Exception as error:
        if os.environ.get("FOEDUS_DEBUG"):
            raise
        click.echo(
            f"foedus: a fault of Foedus itself, not of your input ({type(error).__name__}: {error}). "
            "Set FOEDUS_DEBUG=1 to see where, and please report it.",
            err=True,
        )
        return OWN_FAULT
    return status if isinstance(status, int) else 0


def _refuse(message: str) -> int:
    line = " ".join(message.split())
    click.echo(f"foedus: {line}", err=True)
    return BAD_INPUT


class Group(click.Group):
    """A group of commands that suggests the one that was meant."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command; a near miss is named in the refusal."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            close = get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f'Did you mean "{close[0]}"?' if close else f"Known: {', '.join(self.list_commands(ctx))}."
            ctx.fail(f'"{args[0]}" is not a command. {hint}')
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Commands in the order they were written, which is the order of the manual."""
        return list(self.commands)
