"""The command `dragoman`: a table of commands, each loaded when it is called.

Takes the words of the command line; gives an exit code: 0 done, 1 failed, 2 asked wrongly, 3 a document was refused and
`--strict` was given, 130 interrupted. Never imports a room before a command needs it, so that help comes at once.
"""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module

import click

from dragoman.errors import DragomanError, QueryError
from dragoman.present.cli.help import examples

# The root package, always loaded before its parts, keeps the version; nothing inside imports from it.
VERSION = str(vars(sys.modules["dragoman"])["__version__"])
FAILED, ASKED_WRONGLY, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command stands ("module:function"), and the line that help shows for it."""

    target: str
    help: str
    section: str = ""


READ, ASK, DECIDE, TAKE = "Read", "Ask", "Decide", "Take out and look inside"
HIDDEN = ""
COMMANDS: Mapping[str, Entry] = {
    "read": Entry("dragoman.present.cli.ingest:read", "Read reports into the register.", READ),
    "timeline": Entry("dragoman.present.cli.ask:timeline", "What happened, one dated and cited line each.", ASK),
    "commitments": Entry("dragoman.present.cli.ask:commitments", "Who promised what to whom, and by when.", ASK),
    "relation": Entry("dragoman.present.cli.ask:relation", "The level of two parties' relations over time.", ASK),
    "encounters": Entry("dragoman.present.cli.ask:encounters", "Who met or visited whom, where and when.", ASK),
    "positions": Entry("dragoman.present.cli.ask:positions", "What was said on an issue, in the words used.", ASK),
    "sources": Entry("dragoman.present.cli.ask:sources", "Who says so, and who copied whom.", ASK),
    "conflicts": Entry("dragoman.present.cli.ask:conflicts", "Where sources disagree.", ASK),
    "news": Entry("dragoman.present.cli.news:news", "What the latest reading changed.", ASK),
    "batches": Entry("dragoman.present.cli.news:batches", "When which documents were read.", ASK),
    "search": Entry("dragoman.present.cli.ask:search", "Find passages by their words.", ASK),
    "show": Entry("dragoman.present.cli.ask:show", "One entry with all its evidence, by its id.", ASK),
    "who": Entry("dragoman.present.cli.who:who", "Who a name means, or who held an office on a day.", ASK),
    "review": Entry(
        "dragoman.present.cli.review:review", "Go through what is doubtful, two texts side by side.", DECIDE
    ),
    "judge": Entry("dragoman.present.cli.judge:judge", "What people decide about facts, claims and conflicts.", DECIDE),
    "lexicon": Entry("dragoman.present.cli.lexicon:lexicon", "Check, look up and add what names are known by.", TAKE),
    "serve": Entry("dragoman.present.cli.serve:serve", "Pages and calls over the register, in a browser.", TAKE),
    "mcp": Entry("dragoman.present.cli.mcp:mcp", "The register for a language-model assistant, with citations.", TAKE),
    "token": Entry("dragoman.present.cli.token:token", "Who may use the service, and how far.", TAKE),
    "export": Entry("dragoman.present.cli.export:export", "Write records for other programs.", TAKE),
    "annotate": Entry("dragoman.present.cli.inspect:annotate", "What was found in a text, layer by layer.", TAKE),
    "explain": Entry("dragoman.present.cli.explain:explain", "How one sentence was read, and why not otherwise.", TAKE),
    "gate": Entry("dragoman.present.cli.gate:gate", "Hold the measured quality against its floors.", HIDDEN),
}


class LazyGroup(click.Group):
    """A group whose commands are loaded by name, and whose errors are one clear line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands that help shows, in the order of the table."""
        del ctx
        return [name for name, entry in COMMANDS.items() if entry.section != HIDDEN]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; None for a name that is not in the table."""
        del ctx
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        module, _, name = entry.target.partition(":")
        command = getattr(import_module(module), name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{entry.target} is no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands by section, from the table alone."""
        del ctx
        for section in (READ, ASK, DECIDE, TAKE):
            with formatter.section(section):
                formatter.write_dl([(name, e.help) for name, e in COMMANDS.items() if e.section == section])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn what a user can mend into one line and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()  # here a full disk or a closed pipe is still ours to tell
            return result
        except QueryError as err:
            click.echo(f"dragoman: {err}", err=True)
            ctx.exit(ASKED_WRONGLY)
        except DragomanError as err:
            click.echo(f"dragoman: {err}", err=True)
            ctx.exit(FAILED)
        except BrokenPipeError:
            # The reader of our output has gone (`| head`).
            _drop_output()
            ctx.exit(PIPE_CLOSED)
        except OSError as err:
            # A full disk or a folder that may not be written to; nothing here is for the user to read in a trace.
            _drop_output()
            click.echo(f"dragoman: {err.strerror or err}", err=True)
            ctx.exit(FAILED)
        except KeyboardInterrupt:
            click.echo("dragoman: interrupted; what was finished is kept", err=True)
            ctx.exit(INTERRUPTED)


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that it does not raise again when Python ends."""
    with suppress(OSError):  # a stream without a descriptor has nothing to drop
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples(
        "dragoman read samples/reports",
        "dragoman timeline Ethiopia Eritrea",
        "dragoman commitments --actor Japan --format csv > commitments.csv",
    ),
)
@click.version_option(VERSION)
def main() -> None:
    """Read reports on relations between states and keep a register of who did, said and promised what.

    Every entry carries the sentence it rests on, who printed it, how many independent sources there are, and what
    contradicts it.
    """
