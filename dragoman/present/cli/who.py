"""The command `who`: who a name means, or who held an office, with the reasons.

Takes words and options; prints one answer. Needs no register.
"""

from collections.abc import Iterator
from pathlib import Path

import click

from dragoman.answer.who import Answer, Holding, Person
from dragoman.answer.who import who as find_who
from dragoman.lexicon.load import load_lexicon
from dragoman.present.cli.help import examples
from dragoman.present.cli.options import lexicon_option
from dragoman.present.cli.terminal import print_fields, print_line, print_table, write_texts
from dragoman.present.export.formats import WRITERS
from dragoman.present.export.plain import plain_row

SHOWN_OFFICES = 3


@click.command(
    epilog=examples(
        'dragoman who "PM Chinh" --on 2023-11-27',
        'dragoman who --office "foreign minister" --of Japan --on 2024-04-16',
        'dragoman who "Xavier Bettel" --format json',
    )
)
@click.argument("name", nargs=-1)
@click.option("--office", metavar="TITLE", help="The office held: 'foreign minister', 'PM'.")
@click.option("--of", metavar="NAME", help="Whose office it is: a state or an organisation.")
@click.option("--on", metavar="DATE", help="The day, month or year meant: 2023, 2023-11 or 2023-11-27.")
@click.option(
    "--format", "format_", type=click.Choice(("table", "json")), default="table", show_default=True, help="Layout."
)
@lexicon_option
def who(
    name: tuple[str, ...], office: str | None, of: str | None, on: str | None, format_: str, lexicon: Path | None
) -> None:
    """Who a name means, or who held an office, on a day: with the score, the reasons, and what would change it.

    Answered from the lexicon; no register is needed. Unknown people stay unknown: near misses are listed, not taken.
    """
    answer = find_who(" ".join(name), office=office, of=of, on=on, lexicon=load_lexicon(lexicon))
    if format_ == "json":
        write_texts(WRITERS["json"]([plain_row(answer)], tuple(plain_row(answer))))
    else:
        _print_answer(answer)


def _print_answer(answer: Answer) -> None:
    print_line(answer.person.name if answer.person else "unknown", "bold")
    print_fields(_fields(answer))
    if answer.near:
        print_line("Near misses" if answer.person else "Nearest", "bold underline")
        rows = ((p.name, f"{p.score:.2f}", "; ".join(map(_office_text, p.offices[:1])), p.id) for p in answer.near)
        print_table(("name", "score", "office", "id"), rows, right=(1,))


def _fields(answer: Answer) -> Iterator[tuple[str, str | None]]:
    asked = " ".join(filter(None, (answer.office, f"of {answer.of}" if answer.of else None)))
    yield "read as", ", ".join(filter(None, (answer.name, asked, f"on {answer.on}" if answer.on else None)))
    if answer.person:
        yield from _person_fields(answer.person)
    yield "spelling", "unusual: no name of this person is spelt so" if answer.unusual else None
    yield "why", answer.why
    for objection in answer.objections:
        yield "does not fit", objection
    for change in answer.changes:
        yield "otherwise", change


def _person_fields(person: Person) -> Iterator[tuple[str, str]]:
    yield "id", person.id
    yield "score", f"{person.score:.2f}"
    for holding in person.offices[:SHOWN_OFFICES]:
        yield "office", f"{_office_text(holding)}; {holding.source}"
    for reason in person.reasons:
        yield "reason", reason


def _office_text(holding: Holding) -> str:
    return f"{holding.office}, {holding.start or '...'} to {holding.end or 'now'}"
