"""The command `review`: what is doubtful, one question after the other, answered with one key.

Takes keys from the terminal, or characters from standard input where that is none; shows the texts side by side and
changes the register. Every answer is kept at once; facts are made anew when the review ends.
"""

import getpass
import sys
from collections.abc import Callable, Mapping, Sequence

import click
from rich.table import Table
from rich.text import Text

from dragoman.answer.desk import Desk
from dragoman.answer.judging import Judge, judge_conflict, judge_pair, judge_undo
from dragoman.answer.review import Question, Side, Topic
from dragoman.answer.review import review as queue_of
from dragoman.present.cli.help import examples
from dragoman.present.cli.judge import judge_options
from dragoman.present.cli.listing import desk_of
from dragoman.present.cli.moments import parse_moment
from dragoman.present.cli.options import Asking, asking
from dragoman.present.cli.pages import source_line
from dragoman.present.cli.terminal import print_line, print_renderable
from dragoman.present.export.plain import printable
from dragoman.run.judging import sitting
from dragoman.types.judgement import Decision, Judgement

DECISIONS: Mapping[str, Decision] = {"y": Decision.SAME, "n": Decision.DIFFERENT, "h": Decision.UNSURE}
UNDO, QUIT = "u", "q"
PAIR_KEYS = "y same · n different · h unsure · u undo · q quit"


@click.command(epilog=examples("dragoman review", "dragoman review --actor Japan --kind visit --by ana"))
@asking("table")
@judge_options
def review(asking: Asking, by: str | None, on: str | None, reason: str) -> None:
    """Go through what is doubtful: facts that may be one, one fact that may be two, conflicts nobody has settled.

    The two texts stand side by side. Keys: y same, n different, h unsure, u undo the last answer, q quit; in a conflict
    the number of the reading that holds, or h. Facts are made anew at the end.
    """
    who = by or getpass.getuser()
    with desk_of(asking) as desk:
        questions = queue_of(desk.holdings, desk.query(asking.asked))
        questions = questions[: asking.limit] if asking.limit else questions
        with sitting(desk.holdings.store, lexicon=desk.holdings.lexicon) as write:
            answered = _go_through(questions, desk, lambda: Judge(by=who, at=parse_moment(on), reason=reason), write)
    print_line(f"{answered} of {len(questions)} questions answered.")


def _go_through(
    questions: Sequence[Question], desk: Desk, judge: Callable[[], Judge], write: Callable[[Judgement], bool]
) -> int:
    """Ask one question after the other until they or the keys end; return how many are answered."""
    answers: list[Judgement | None] = []  # None: passed over
    while questions:
        question = questions[len(answers)] if len(answers) < len(questions) else None
        if question:
            _show(question, len(answers) + 1, len(questions))
        else:
            print_line("That was all · u undo · q quit", "dim")
        key = _read_key()
        if key in {"", QUIT}:
            break
        if key == UNDO:
            if answers and (last := answers.pop()):
                write(judge_undo(desk.holdings, last.id, judge()))
            continue
        if question is None or not _is_answer(key, question):
            continue
        line = _judged(question, key, desk, judge())
        if line:
            write(line)
        answers.append(line)
    return sum(line is not None for line in answers)


def _is_answer(key: str, question: Question) -> bool:
    if question.topic is not Topic.CONFLICT:
        return key in DECISIONS
    return key == "h" or (key.isdigit() and 1 <= int(key) <= len(question.readings))


def _judged(question: Question, key: str, desk: Desk, judge: Judge) -> Judgement | None:
    """Return the judgement a key stands for; None where a conflict is left open."""
    if question.topic is not Topic.CONFLICT:
        left, right = question.ids
        return judge_pair(desk.holdings, DECISIONS[key], left, right, judge)
    if key == "h":
        return None
    return judge_conflict(desk.holdings, question.ids[0], question.readings[int(key) - 1], judge)


def _read_key() -> str:
    """Return the next key in lower case, "" where there is none; white space between typed answers does not count."""
    while True:
        key = click.getchar() if sys.stdin.isatty() else sys.stdin.read(1)
        if not key or not key.isspace():
            return key.lower()


def _show(question: Question, number: int, of: int) -> None:
    """Print a question with its texts side by side."""
    print_line(f"{number} of {of}: {question.text}", "bold")
    print_line(question.reason, "dim")
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for _ in question.sides:
        grid.add_column(ratio=1, overflow="fold")
    grid.add_row(*(_text(side) for side in question.sides))
    print_renderable(grid)
    if question.topic is Topic.CONFLICT:
        keys = [f"{n} {value}" for n, value in enumerate(question.readings, start=1)]
        print_line(" · ".join([*keys, "h unsure", "u undo", "q quit"]), "dim")
    else:
        print_line(PAIR_KEYS, "dim")
    print_line()


def _text(side: Side) -> Text:
    """Return one text: where it stands, then the quote set off between the words around it."""
    label = f"{side.label} · " if side.label else ""
    text = Text(printable(f"{label}{source_line(side.note)}"), style="dim")
    text.append("\n")
    text.append(printable(side.before) + " ", style="default")
    text.append(printable(side.note.quote), style="bold reverse")
    return text.append(" " + printable(side.after), style="default")
