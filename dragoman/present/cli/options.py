"""Options that commands share, gathered into one frozen record.

Takes a command function; gives it `asking`, an Asking, in place of a dozen parameters.
"""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from dragoman.answer.query import Asked
from dragoman.errors import QueryError
from dragoman.present.cli.terminal import printing_to
from dragoman.present.export.table_files import TABLE_FILES
from dragoman.present.past import read_known
from dragoman.types.known import Known, KnownBy

Command = Callable[..., None]
Decorator = Callable[[Command], Command]

DEFAULT_REGISTER = "dragoman.db"
LISTING_FORMATS = ("table", "json", "jsonl", "csv", "markdown")
FILE_FORMATS = tuple(TABLE_FILES)
ENDINGS: Mapping[str, str] = {
    ".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".md": "markdown", ".docx": "docx", ".xlsx": "xlsx",
    ".parquet": "parquet",
}  # fmt: skip
"""Format by the ending of a file's name, where a command offers it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a listing was told: where to look, what for, and how to print it."""

    register: str
    lexicon: Path | None
    format: str
    limit: int | None
    asked: Asked
    known: Known | None = None


def register_option(function: Command) -> Command:
    """Add --register."""
    return click.option(
        "-r",
        "--register",
        envvar="DRAGOMAN_REGISTER",
        default=DEFAULT_REGISTER,
        show_default=True,
        metavar="FILE",
        help="The register: a file, or an address. Also DRAGOMAN_REGISTER.",
    )(function)


def lexicon_option(function: Command) -> Command:
    """Add --lexicon."""
    return click.option(
        "--lexicon",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        envvar="DRAGOMAN_LEXICON",
        metavar="DIR",
        help="A folder of tables laid over the packaged ones. Also DRAGOMAN_LEXICON.",
    )(function)


def model_option(function: Command) -> Command:
    """Add --model."""
    return click.option(
        "--model",
        envvar="DRAGOMAN_MODEL",
        default="auto",
        show_default=True,
        metavar="NAME",
        help="A model of English: 'auto' (the packaged one, if spaCy is installed), 'none', or the package or folder "
        "of another spaCy pipeline. Also DRAGOMAN_MODEL.",
    )(function)


_WHAT: tuple[Decorator, ...] = (
    click.option("--actor", metavar="NAME", help="Whom it concerns: a state, organisation, ministry, office, person."),
    click.option("--with", "with_", metavar="NAME", help="The other side."),
    click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind (visit, aid ...); repeatable."),
    click.option("--area", "areas", multiple=True, metavar="AREA", help="Only this field of policy; repeatable."),
    click.option("--framework", metavar="NAME", help="Only under this programme, treaty or event."),
    click.option("--status", "statuses", multiple=True, metavar="STATUS", help="Only in this status; repeatable."),
)
_DAYS: tuple[Decorator, ...] = (
    click.option("--since", metavar="DATE", help="From 2023, 2023-11 or 2023-11-27 on."),
    click.option("--until", metavar="DATE", help="Up to and with 2023, 2023-11 or 2023-11-27."),
)
_WORDS: tuple[Decorator, ...] = (
    click.option("--text", metavar="WORDS", help="Only where headline or quote has all these words."),
)
_BATCHES: tuple[Decorator, ...] = (
    click.option(
        "--since",
        metavar="DATE|BATCH",
        help="What was read from this day (UTC) or batch on: 2024-05-01, batch:3. The last batch, if not given.",
    ),
)
FILTERS = (*_WHAT, *_DAYS, *_WORDS)
NEWS_FILTERS = (*_WHAT, *_BATCHES, *_WORDS)


KNOWN: tuple[Decorator, ...] = (
    click.option(
        "--known-on", metavar="DATE", help="As the register knew it on this day: by the documents it then had, alone."
    ),
    click.option(
        "--known-by",
        type=click.Choice([by.value for by in KnownBy]),
        default=KnownBy.READ.value,
        show_default=True,
        help="What --known-on counts by: when documents were read, or published.",
    ),
)


def asking(*formats: str, limit: int | None = None, filters: tuple[Decorator, ...] = FILTERS) -> Decorator:
    """Give a command the filters, --format, --out, --limit, --register and --lexicon, as one Asking in first place.

    What the command prints goes to the place that --out names; its ending chooses the format where none is given.
    """
    offered = formats or (*LISTING_FORMATS, *FILE_FORMATS)
    layout: Decorator = click.option(
        "--format", "format_", type=click.Choice(offered), metavar="FORMAT", help=_formats_help(offered)
    )
    out: Decorator = click.option(
        "-o", "--out", default="-", show_default=True, metavar="FILE", help="Where to write; - is standard output."
    )
    at_most: Decorator = click.option(
        "--limit", type=click.IntRange(min=1), default=limit, metavar="N", help="At most so many entries."
    )

    def decorate(function: Command) -> Command:
        @functools.wraps(function)
        def command(out: str = "-", format_: str | None = None, **given: Any) -> None:
            chosen = format_ or _format_of(out, offered) or offered[0]
            with printing_to(out):
                function(_gather(given, chosen), **given)

        decorated: Command = command
        # What is answered with keys goes to no file, and is about the present.
        listed = (*KNOWN, layout, out) if len(offered) > 1 else ()
        for option in reversed((*filters, *listed, at_most, register_option, lexicon_option)):
            decorated = option(decorated)
        return decorated

    return decorate


def known_options(function: Command) -> Command:
    """Add --known-on and --known-by, as one `known`."""

    @functools.wraps(function)
    def command(**given: Any) -> None:
        function(known=read_known(given.pop("known_on"), given.pop("known_by")), **given)

    decorated: Command = command
    for option in reversed(KNOWN):
        decorated = option(decorated)
    return decorated


def with_parties(asking: Asking, parties: tuple[str, ...]) -> Asking:
    """Read "A B" as --actor A --with B."""
    if len(parties) > 2:
        raise QueryError(f"{len(parties)} names given; put names of several words in quotes, and give at most two")
    asked = asking.asked
    actor = parties[0] if parties else asked.actor
    other = parties[1] if len(parties) == 2 else asked.with_
    if parties and asked.actor:
        raise QueryError("give the first party as a word or with --actor, not both")
    return replace(asking, asked=replace(asked, actor=actor, with_=other))


def _format_of(out: str, offered: Sequence[str]) -> str | None:
    """Return the format of those offered that the ending of a file name stands for."""
    named = ENDINGS.get(Path(out).suffix.lower())
    return named if named in offered else None


def _formats_help(offered: Sequence[str]) -> str:
    return f"Layout: {', '.join(offered)}. Else by the ending of --out, or {offered[0]}."


def _gather(given: dict[str, Any], format_: str) -> Asking:
    """Take the shared options out of what click hands over."""
    names = ("actor", "with_", "kinds", "areas", "framework", "statuses", "since", "until", "text")
    asked = Asked(**{name: given.pop(name) for name in names if name in given})
    return Asking(
        register=given.pop("register"),
        lexicon=given.pop("lexicon"),
        format=format_,
        limit=given.pop("limit"),
        asked=asked,
        known=read_known(given.pop("known_on", None), given.pop("known_by", KnownBy.READ.value)),
    )
