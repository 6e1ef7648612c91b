"""The desk: an open register and the questions one can put to it, as one object.

Takes the file of a register (or an open store) and a lexicon; gives frozen answers. What names mean, which words are
known and how answers are ordered is decided in the modules it calls. Never changes the register.
"""

from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman.answer.batches import batches
from dragoman.answer.commitments import Commitment, commitments
from dragoman.answer.conflicts import ConflictRow, conflicts
from dragoman.answer.encounters import Encounter, encounters
from dragoman.answer.events import EventRow, events
from dragoman.answer.facets import ANY, Found, Narrowed, search_by_facets
from dragoman.answer.holdings import Holdings
from dragoman.answer.news import is_soon_told, news, soon_news
from dragoman.answer.news_item import NewsItem
from dragoman.answer.passages import Holding, Passage, holding, search
from dragoman.answer.positions import Position, positions, soon_positions
from dragoman.answer.positions import is_soon_told as positions_soon_told
from dragoman.answer.query import Asked, Query, count_undated, parse_query
from dragoman.answer.reference import Reference
from dragoman.answer.relation import Relation, relation
from dragoman.answer.show import Sheet, show
from dragoman.answer.sources import SourceRow, sources
from dragoman.answer.statements import Changes, compare, statements
from dragoman.answer.timeline import Line, timeline
from dragoman.errors import QueryError
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.records import Lexicon
from dragoman.register.store import open_register
from dragoman.types.batch import Batch
from dragoman.types.choice import WHOLE, Window
from dragoman.types.store import Store

ANYTHING = Asked()


def open_desk(target: str | Path, *, lexicon: Path | None = None) -> "Desk":
    """Open an existing register to ask it; `lexicon` is a folder of tables laid over the packaged ones.

    Raises:
        RegisterError: there is no register at `target`, or it cannot be read.
    """
    store = open_register(target, create=False)
    return Desk(store, load_lexicon(lexicon))


class Desk:
    """Answers from one register. Use it as a context manager, or close it.

    A `window` gives a part of a long answer, and costs no more than that part.
    """

    def __init__(self, store: Store, lexicon: Lexicon, reference: Reference | None = None) -> None:
        """Take an open store; the desk closes it. `reference` is that of the register as it is, if it is at hand."""
        self.holdings = Holdings(store, lexicon, reference)

    def __enter__(self) -> Self:
        """Return the desk."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the register."""
        self.close()

    def close(self) -> None:
        """Let go of the register."""
        self.holdings.store.close()

    def query(self, asked: Asked) -> Query:
        """Check a question; raises QueryError with the nearest known word."""
        return parse_query(asked, self.holdings)

    def timeline(self, asked: Asked = ANYTHING, window: Window = WHOLE) -> tuple[Line, ...]:
        """What happened, one dated sentence a line."""
        return timeline(self.holdings, self.query(asked), window)

    def commitments(self, asked: Asked = ANYTHING, window: Window = WHOLE) -> tuple[Commitment, ...]:
        """Who promised what to whom, and where it stands."""
        return commitments(self.holdings, self.query(asked), window)

    def relation(self, a: str, b: str, asked: Asked = ANYTHING) -> Relation:
        """Levels, mechanisms and fields of the relation of two parties."""
        return relation(self.holdings, self.query(replace(asked, actor=a, with_=b)))

    def encounters(self, asked: Asked = ANYTHING, window: Window = WHOLE) -> tuple[Encounter, ...]:
        """Who met or visited whom."""
        return encounters(self.holdings, self.query(asked), window)

    def positions(self, asked: Asked = ANYTHING) -> tuple[Position, ...]:
        """What was said, by speaker, field and time."""
        return positions(self.holdings, self.query(asked))

    def soon_positions(self, asked: Asked = ANYTHING) -> tuple[Position, ...]:
        """The same for somebody who waits: an error where so much is to be read that it takes long to tell."""
        return soon_positions(self.holdings, self.query(asked))

    def are_positions_soon_told(self, asked: Asked) -> bool:
        """Whether so little is to be read that positions can be told while somebody waits."""
        return positions_soon_told(self.holdings, self.query(asked))

    def changes(self, asked: Asked, *, before: str = "", after: str = "") -> Changes | None:
        """What changed between two statements of one party, named by their documents; None where there are not two."""
        return compare(statements(self.holdings, self.query(asked)), before=before, after=after)

    def sources(self, asked: Asked = ANYTHING, window: Window = WHOLE) -> tuple[SourceRow, ...]:
        """Who says so, and who depends on whom."""
        return sources(self.holdings, self.query(asked), window)

    def conflicts(self, asked: Asked = ANYTHING, window: Window = WHOLE) -> tuple[ConflictRow, ...]:
        """Where sources disagree."""
        return conflicts(self.holdings, self.query(asked), window)

    def news(self, asked: Asked = ANYTHING) -> tuple[NewsItem, ...]:
        """What documents changed that were read since `asked.since`: a day or "batch:3"; the last batch for None."""
        return news(self.holdings, self._news_query(asked), asked.since)

    def soon_news(self, asked: Asked = ANYTHING) -> tuple[NewsItem, ...]:
        """The same for somebody who waits: an error where so much changed that it takes long to tell."""
        return soon_news(self.holdings, self._news_query(asked), asked.since)

    def is_soon_told(self, asked: Asked) -> bool:
        """Whether so little changed that the news can be told while somebody waits."""
        return is_soon_told(self.holdings, self._news_query(asked), asked.since)

    def _news_query(self, asked: Asked) -> Query:
        if asked.until:
            raise QueryError("news runs to the present; it takes no --until")
        return self.query(replace(asked, since=None))

    def batches(self) -> tuple[Batch, ...]:
        """The batches of reading that brought documents, the latest first."""
        return batches(self.holdings.store)

    def search(self, words: str, asked: Asked = ANYTHING, *, limit: int = 50) -> tuple[Passage, ...]:
        """Passages that hold the words."""
        return search(self.holdings, words, self.query(asked), limit=limit)

    def holding(self, words: str) -> Holding:
        """How many passages hold the words, whatever the filters."""
        return holding(self.holdings, words)

    def search_by_facets(self, words: str, narrowed: Narrowed = ANY, window: Window = WHOLE) -> Found:
        """Passages that hold the words, and how many there are of each kind, party, field, publisher and year."""
        return search_by_facets(self.holdings, words, narrowed, window)

    def events(self, asked: Asked = ANYTHING, window: Window = WHOLE) -> tuple[EventRow, ...]:
        """Coded events, and claims that code as one, in the terms of PLOVER."""
        return events(self.holdings, self.query(asked), window)

    def show(self, id_: str) -> Sheet:
        """One thing by its id or the unique beginning of it."""
        return show(self.holdings, id_)

    def undated(self, asked: Asked) -> int:
        """How many facts match but for a date that nobody knows, where the question gives a time."""
        return count_undated(self.holdings, self.query(asked))
