"""The table of tools: what each takes and gives, and how it is answered. A tool is a row here.

Takes a desk and a question; gives a model. Every answer is bounded: by the limit asked for, and by its size.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from dragoman.answer.desk import Desk
from dragoman.answer.query import Asked
from dragoman.answer.who import who
from dragoman.present.cursors import PageWindow, page_window
from dragoman.present.mcp import questions, relations, shapes, sheets, showing, telling
from dragoman.present.questions import QUESTIONS
from dragoman.types.choice import Window

MAX_ANSWER = 60_000  # code points of the entries of one answer, about 15,000 tokens; at least one entry is given

Ask = Callable[[Desk, Any, Window], Sequence[Any]]
Tell = Callable[[Any, Desk], BaseModel]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One tool: its name and purpose for the assistant, the models of its question and answer, and the way there."""

    name: str
    purpose: str
    takes: type[BaseModel]
    gives: type[BaseModel]
    answer: Callable[[Desk, Any], BaseModel]


def _list(name: str, tell: Tell, *, gives: type, takes: type = questions.Filters) -> Tool:
    """Make the tool of a question of the table."""
    asked = QUESTIONS[name]
    return listing(
        name,
        asked.summary,
        lambda desk, question, window: asked.ask(desk, question.put, window),
        tell,
        gives=gives,
        takes=takes,
    )


def listing(name: str, purpose: str, ask: Ask, tell: Tell, *, gives: type, takes: type = questions.Filters) -> Tool:
    """Make a tool that answers with a list, part by part."""
    part: type[BaseModel] = shapes.Part[gives]  # type: ignore[valid-type]

    def answer(desk: Desk, question: questions.Filters) -> BaseModel:
        window = page_window(desk.holdings.store.state(), limit=question.limit, cursor=question.cursor)
        entries, cursor = _fill(ask(desk, question, window.and_one), window, lambda record: tell(record, desk))
        query = desk.query(question.asked)
        return part(
            entries=entries,
            next=cursor,
            understood=[relations.party(party) for party in (query.actor, query.with_) if party],
            undated_left_out=desk.undated(question.asked) if query.is_dated else 0,
        )

    return Tool(name=name, purpose=purpose, takes=takes, gives=part, answer=answer)


def _fill(
    found: Sequence[Any], window: PageWindow, tell: Callable[[Any], BaseModel]
) -> tuple[list[BaseModel], str | None]:
    """Tell as many records as fit; return them, and the cursor of the next that was not told."""
    entries: list[BaseModel] = []
    size = 0
    for record in found[: window.limit]:
        entry = tell(record)
        size += len(entry.model_dump_json(exclude_defaults=True))
        if entries and size > MAX_ANSWER:
            break
        entries.append(entry)
    return entries, replace(window, limit=len(entries)).next if len(entries) < len(found) else None


def _search(desk: Desk, question: questions.Search, window: Window) -> Sequence[Any]:
    found = desk.search(question.words, question.asked, limit=window.offset + (window.limit or 0))
    return found[window.offset :]


def _relation(desk: Desk, question: questions.Pair) -> BaseModel:
    asked = Asked(since=question.since, until=question.until)
    return relations.relation(desk.relation(question.a, question.b, asked))


def _who(desk: Desk, question: questions.Whom) -> BaseModel:
    found = who(question.name, office=question.office, of=question.of, on=question.on, lexicon=desk.holdings.lexicon)
    return relations.who(found)


def _show(desk: Desk, question: questions.Entry) -> BaseModel:
    window = page_window(desk.holdings.store.state(), limit=question.limit, cursor=question.cursor)
    return showing.shown(desk.show(question.id), desk, window)


TOOLS = (
    _list("timeline", telling.event, gives=shapes.Event),
    _list("commitments", telling.promise, gives=shapes.Promise, takes=questions.Promises),
    Tool(
        name="relation",
        purpose="The relation of two parties: its formal levels over time, mechanisms, fields, number of entries.",
        takes=questions.Pair,
        gives=shapes.Relation,
        answer=_relation,
    ),
    _list("encounters", telling.encounter, gives=shapes.Encounter),
    _list("positions", telling.position, gives=shapes.Position),
    _list("conflicts", telling.conflict, gives=shapes.Conflict),
    _list("sources", telling.source, gives=shapes.Source),
    _list("news", telling.news, gives=shapes.News, takes=questions.News),
    listing(
        "search",
        "Passages that hold all the words given, best first, and the facts that rest on them. For what the other "
        "tools have no filter for.",
        _search,
        telling.passage,
        gives=shapes.Passage,
        takes=questions.Search,
    ),
    Tool(
        name="who",
        purpose="Who a name means, or who held an office on a day, with the reasons. Needs a name, or office and of.",
        takes=questions.Whom,
        gives=shapes.Who,
        answer=_who,
    ),
    Tool(
        name="show",
        purpose="One fact, claim, document, conflict or entity by its id, with all its citations, the history of its "
        "status, conflicts, and what people decided about it.",
        takes=questions.Entry,
        gives=sheets.Shown,
        answer=_show,
    ),
)
