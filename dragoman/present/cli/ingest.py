"""The command `read`: documents into the register, with a progress bar and a closing summary.

Takes paths and limits; changes the register. The bar and the summary go to standard error and output; what could not
be read is listed with the reason.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dragoman.config import MEBIBYTE, Config, Limits
from dragoman.lexicon.load import load_lexicon
from dragoman.present.cli.help import examples
from dragoman.present.cli.moments import parse_moment
from dragoman.present.cli.options import lexicon_option, model_option, register_option
from dragoman.present.export.plain import printable
from dragoman.register.store import open_register
from dragoman.run.backends import WITHOUT_MODEL, find_analyser
from dragoman.run.intake import Progress as Step
from dragoman.run.intake import Summary
from dragoman.run.read import read_paths
from dragoman.types.issue import Issue

REFUSED = 3
SHOWN_ISSUES = 20
DEFAULTS = Limits()
Reporter = Callable[[Step], None]
Decorator = Callable[[Callable[..., None]], Callable[..., None]]


def _limit(flag: str, default: int, text: str) -> Decorator:
    return click.option(flag, type=click.IntRange(min=1), default=default, show_default=True, metavar="N", help=text)


LIMITS: tuple[Decorator, ...] = (
    _limit("--max-mib", DEFAULTS.max_file_bytes // MEBIBYTE, "Largest file read, in MiB."),
    _limit("--max-chars", DEFAULTS.max_chars, "Longest text read, in code points."),
    _limit("--max-members", DEFAULTS.max_members, "Most members of one archive."),
    _limit("--max-unpacked-mib", DEFAULTS.max_unpacked_bytes // MEBIBYTE, "Most an archive may unpack to, in MiB."),
    _limit("--max-ratio", DEFAULTS.max_ratio, "Highest compression of an archive member."),
    _limit("--max-depth", DEFAULTS.max_depth, "How deep archives may lie in archives."),
    _limit("--max-pages", DEFAULTS.max_pages, "Most pages of a PDF."),
)


def _limits(function: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(LIMITS):
        function = option(function)
    return function


@click.command(
    epilog=examples(
        "dragoman read samples/reports", "dragoman read reports.zip news/ --register desk.db --workers 4 --strict"
    )
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that read.")
@click.option("--strict", is_flag=True, help="Exit with 3 if a document was refused.")
@click.option("--on", metavar="TIME", help="When, in UTC: 2024-05-01 or 2024-05-01T10:30. Now, if not given.")
@register_option
@lexicon_option
@model_option
@_limits
def read(paths: tuple[str, ...], workers: int, strict: bool, **given: Any) -> None:
    """Read reports into the register: files, folders, zip and tar archives.

    Text, Markdown, HTML, PDF, DOCX and mail are read; a JSON file beside a text adds title, publisher, date and
    address. What the register holds already is not read again. A document that cannot be read never stops the run:
    it is listed with the reason. Interrupted, the run keeps what was finished; the same command goes on from there.
    What a run brings is a batch, which `dragoman news` tells of; when it was read changes no other answer.
    """
    lexicon: Path | None = given.pop("lexicon")
    read_at = parse_moment(given.pop("on"))
    store = open_register(given.pop("register"))
    model: str = given.pop("model")
    config = Config(limits=_limits_of(**given), workers=workers, model=model, strict=strict)
    try:
        with _progress() as report:
            summary = read_paths(
                paths,
                store=store,
                load_lexicon=partial(load_lexicon, lexicon),
                config=config,
                progress=report,
                read_at=read_at,
            )
        _print_summary(summary, list(store.issues()), model)
    finally:
        store.close()
    if config.strict and summary.refused:
        sys.exit(REFUSED)


def _limits_of(*, max_mib: int, max_unpacked_mib: int, **others: int) -> Limits:
    return Limits(max_file_bytes=max_mib * MEBIBYTE, max_unpacked_bytes=max_unpacked_mib * MEBIBYTE, **others)


@contextmanager
def _progress() -> Iterator[Reporter | None]:
    """Show a bar on standard error while a run lasts; nothing where that is no terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("read", total=None, name="")

        def report(step: Step) -> None:
            bar.update(task, completed=step.done, total=step.total, name=printable(step.name)[-40:].replace("[", "\\["))

        yield report


def _print_summary(summary: Summary, issues: list[Issue], model: str) -> None:
    again = f", {summary.reread} read again by another lexicon or model" if summary.reread else ""
    click.echo(f"Read {summary.read} new documents ({summary.known} known, {summary.refused} refused{again}).")
    click.echo(
        f"The register holds {summary.documents} documents, {summary.claims} claims, {summary.facts} facts, "
        f"{summary.conflicts} conflicts, {summary.issues} issues."
    )
    if find_analyser(model) is None:
        click.echo(f"  note: {WITHOUT_MODEL}")
    ordered = sorted(issues, key=lambda issue: not issue.fatal)  # stable: refused first, else as the store gives them
    for issue in ordered[:SHOWN_ISSUES]:
        mark = "refused" if issue.fatal else "note"
        name = "" if issue.detail.startswith(issue.name) else f"{issue.name}: "
        click.echo("  " + printable(f"{mark}: {name}{issue.detail} [{issue.code}]"))
    if len(ordered) > SHOWN_ISSUES:
        click.echo(f"  and {len(ordered) - SHOWN_ISSUES} more; `dragoman export documents` lists all")
