"""The commands `judge`: write decisions of people into the log, take them back, list them.

Takes ids as listings show them; changes the register: a line of the log is appended, and facts and conflicts are made
anew under it. Who judges and when are data. By default they are the user of this machine and the present moment; the
moment decides only which of two judgements that contradict each other is the later.
"""

import functools
import getpass
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import click

from dragoman.answer.desk import Desk, open_desk
from dragoman.answer.judging import (
    Judge,
    judge_conflict,
    judge_one,
    judge_pair,
    judge_split,
    judge_undo,
    judge_value,
)
from dragoman.answer.verdicts import LogRow, log
from dragoman.lexicon.load import load_lexicon
from dragoman.present.cli.help import examples
from dragoman.present.cli.moments import parse_moment
from dragoman.present.cli.options import LISTING_FORMATS, lexicon_option, register_option
from dragoman.present.cli.pages import short
from dragoman.present.cli.terminal import Block, Quote, print_blocks, print_line, write_texts
from dragoman.present.export.formats import WRITERS
from dragoman.present.export.judgements import read_log, write_log
from dragoman.present.export.plain import plain_row
from dragoman.register.store import open_register
from dragoman.run.judging import record
from dragoman.types.judgement import Decision, Judgement

Command = Callable[..., None]
LOG_KEYS = (
    "judgement_id", "decision", "by", "at", "reason", "state", "why", "field", "value", "undoes", "quotes", "documents",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sitting:
    """Which register is judged, and by whom."""

    register: str
    lexicon: Path | None
    judge: Judge


@click.group(
    epilog=examples(
        'dragoman judge same fct_9f86d081 fct_b5bb9d80 --reason "one visit, told twice"',
        "dragoman judge correct fct_9f86d081 time 2023-11-27",
        "dragoman judge undo jdg_7d865e95",
    )
)
def judge() -> None:
    """Decide what the program cannot: which facts are one, what is wrong, which reading holds.

    Decisions are lines of a log that is only ever added to. They hold for words, not for ids, so they stay when
    documents are read anew, and each can be taken back exactly.
    """


def sitting(function: Command) -> Command:
    """Give a command --by, --on, --reason, --register and --lexicon, as one Sitting in first place."""

    @functools.wraps(function)
    def command(**given: Any) -> None:
        by, on, reason = given.pop("by"), given.pop("on"), given.pop("reason")
        judge = Judge(by=by or getpass.getuser(), at=parse_moment(on), reason=reason)
        function(Sitting(given.pop("register"), given.pop("lexicon"), judge), **given)

    return judge_options(register_option(lexicon_option(command)))


def judge_options(function: Command) -> Command:
    """Add --by, --on and --reason."""
    decorated: Command = function
    for option in (
        click.option("--reason", default="", metavar="WORDS", help="Why; kept with the judgement."),
        click.option("--on", metavar="TIME", help="When, in UTC: 2024-05-01 or 2024-05-01T10:30. Now, if not given."),
        click.option("--by", envvar="DRAGOMAN_BY", metavar="NAME", help="Who judges; else the user. Also DRAGOMAN_BY."),
    ):
        decorated = option(decorated)
    return decorated


def decide(sitting: Sitting, make: Callable[[Desk], Judgement]) -> None:
    """Make one judgement over the register, write it down, and say what it did."""
    with open_desk(sitting.register, lexicon=sitting.lexicon) as desk:
        line = make(desk)
        new = record(desk.holdings.store, [line], lexicon=desk.holdings.lexicon)
        told = "written" if new else "in the log already"
        counts = desk.holdings.store.counts()
        print_line(f"{line.id} {line.decision.value}: {told}.")
        print_line(f"The register holds {counts.facts} facts, {counts.conflicts} conflicts.")


def _pair_command(decision: Decision, text: str) -> click.Command:
    @click.argument("left", metavar="A")
    @click.argument("right", metavar="B")
    @sitting
    def command(sitting: Sitting, left: str, right: str) -> None:
        decide(sitting, lambda desk: judge_pair(desk.holdings, decision, left, right, sitting.judge))

    shown = examples(f"dragoman judge {decision.value} fct_9f86d081 fct_b5bb9d80")
    return click.command(decision.value, help=text, epilog=shown)(command)


def _one_command(decision: Decision, text: str) -> click.Command:
    @click.argument("id_", metavar="ID")
    @sitting
    def command(sitting: Sitting, id_: str) -> None:
        decide(sitting, lambda desk: judge_one(desk.holdings, decision, id_, sitting.judge))

    shown = examples(f'dragoman judge {decision.value} fct_9f86d081 --reason "as the minutes have it"')
    return click.command(decision.value, help=text, epilog=shown)(command)


PAIRS = {
    Decision.SAME: "A and B (facts or claims) tell one act: they become one fact.",
    Decision.DIFFERENT: "A and B (facts or claims) are two acts: they are never one fact.",
    Decision.UNSURE: "Nobody can tell whether A and B are one act; review does not ask again.",
}
ONES = {
    Decision.ACCEPT: "A fact or claim is right as it was read.",
    Decision.REJECT: "A claim, or all claims of a fact, is wrong: in no fact, and visible as rejected.",
    Decision.NOTE: "Keep words (--reason) beside a fact or claim; nothing else changes.",
}
for _decision, _text in PAIRS.items():
    judge.add_command(_pair_command(_decision, _text))
for _decision, _text in ONES.items():
    judge.add_command(_one_command(_decision, _text))


@judge.command(epilog=examples("dragoman judge correct fct_9f86d081 time 2023-11-27"))
@click.argument("id_", metavar="ID")
@click.argument("field")
@click.argument("value")
@sitting
def correct(sitting: Sitting, id_: str, field: str, value: str) -> None:
    """Put a value of a fact or claim right; what is printed stays visible beside it.

    FIELD is time, deadline, amount, place, framework, modality or polarity. VALUE is written 2023-11-27 or
    2023-11-27/2023-11-30, 2800000000 JPY, a name, planned, denied; unknown takes a value away.
    """
    decide(sitting, lambda desk: judge_value(desk.holdings, id_, field, value, sitting.judge))


@judge.command(epilog=examples("dragoman judge split fct_9f86d081 clm_5feceb66"))
@click.argument("fact")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@sitting
def split(sitting: Sitting, fact: str, claims: tuple[str, ...]) -> None:
    """Take some claims out of a fact: they tell another act, and make a fact of their own."""
    decide(sitting, lambda desk: judge_split(desk.holdings, fact, claims, sitting.judge))


@judge.command(epilog=examples("dragoman judge settle cnf_6b86b273 --reading 2023-11-27"))
@click.argument("conflict")
@click.option("--reading", metavar="VALUE", help="The reading that holds, as the conflict prints it.")
@sitting
def settle(sitting: Sitting, conflict: str, reading: str | None) -> None:
    """Settle a conflict; both sides stay visible."""
    decide(sitting, lambda desk: judge_conflict(desk.holdings, conflict, reading, sitting.judge))


@judge.command(epilog=examples("dragoman judge undo jdg_7d865e95"))
@click.argument("judgement")
@sitting
def undo(sitting: Sitting, judgement: str) -> None:
    """Take a judgement back, exactly; an undoing can itself be undone."""
    decide(sitting, lambda desk: judge_undo(desk.holdings, judgement, sitting.judge))


@judge.command("list", epilog=examples("dragoman judge list", "dragoman judge list --format jsonl"))
@click.option("--format", "format_", type=click.Choice(LISTING_FORMATS[:4]), default="table", help="Layout.")
@register_option
@lexicon_option
def list_log(format_: str, register: str, lexicon: Path | None) -> None:
    """Every judgement, and whether it stands, was undone or overruled, or has lost the words it holds for."""
    with open_desk(register, lexicon=lexicon) as desk:
        rows = log(desk.holdings)
    if format_ == "table":
        print_blocks(_blocks(rows))
    else:
        write_texts(WRITERS[format_](map(_flat if format_ == "csv" else plain_row, rows), LOG_KEYS))


@judge.command("export", epilog=examples("dragoman judge export > judgements.jsonl"))
@register_option
def export_log(register: str) -> None:
    """Write the log as JSON Lines, for others to import."""
    with closing(open_register(register, create=False)) as store:
        write_texts(write_log(store.judgements()))


@judge.command("import", epilog=examples("dragoman judge import judgements.jsonl"))
@click.argument("file", type=click.File(encoding="utf-8"))
@register_option
@lexicon_option
def import_log(file: TextIO, register: str, lexicon: Path | None) -> None:
    """Add the lines of an exported log that this register lacks, - for standard input; doing it twice changes nothing.

    Judgements on documents that are not read yet wait as orphans.
    """
    lines = list(read_log(file))
    with closing(open_register(register, create=False)) as store:
        new = record(store, lines, lexicon=load_lexicon(lexicon))
    print_line(f"{new} of {len(lines)} judgements are new.")


def _flat(row: LogRow) -> dict[str, object]:
    return {**plain_row(row), "quotes": " | ".join(row.quotes), "documents": "; ".join(row.documents)}


def _blocks(rows: Sequence[LogRow]) -> Iterable[Block]:
    for row in rows:
        said = " ".join(filter(None, (row.field, f"→ {row.value}" if row.value else "", row.undoes)))
        yield Block(
            left=f"{row.decision.value}",
            title=f"{row.by}, {row.at:%Y-%m-%d %H:%M} UTC{': ' + row.reason if row.reason else ''}",
            badges=(row.state,),
            details=tuple(filter(None, (" · ".join(filter(None, (said, short(row.judgement_id)))), row.why))),
            quotes=tuple(Quote(words, ", ".join(row.documents)) for words in row.quotes[:2]),
        )
