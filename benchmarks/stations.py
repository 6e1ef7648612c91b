"""Measure what each station of the road takes: python -m benchmarks.stations [FOLDER...]. Prints Markdown.

One process, cold and then again. The stations are called as in `dragoman/run/pipeline.py`, with a clock beside each,
and with the packaged model of English where it can run.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TypeVar

from dragoman.acquire.read import read_document
from dragoman.acquire.walk import find_inputs
from dragoman.annotate.layers import annotate
from dragoman.annotate.masthead import with_masthead
from dragoman.clean.segment import segment
from dragoman.config import Limits
from dragoman.errors import AcquireError
from dragoman.extract.claims import extract_claims
from dragoman.extract.coding.events import code_events
from dragoman.extract.grammar.growing import Trees
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.pause import paused_collection
from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.dates.told import with_occasions
from dragoman.reconcile.within.find import find_discrepancies
from dragoman.register.store import open_register
from dragoman.resolve.events import resolve_events
from dragoman.resolve.link import resolve_claims
from dragoman.run.backends import find_analyser
from dragoman.run.collection import date_collection
from dragoman.run.pipeline import analyse_again
from dragoman.run.weighing import Weighing
from dragoman.types.analysis import Analyser
from dragoman.types.document import RawDocument
from dragoman.types.record import DocumentRecord

T = TypeVar("T")
READING = ("acquire", "clean", "annotate", "extract", "resolve")
SAMPLES = Path(__file__).parents[1] / "samples" / "reports"


class Clock:
    """Adds up the seconds each station takes."""

    def __init__(self) -> None:
        self.spent_s: dict[str, float] = {}

    def time(self, station: str, call: Callable[[], T]) -> T:
        """Call, and count the time for `station`."""
        started = time.perf_counter()
        try:
            return call()
        finally:
            self.spent_s[station] = self.spent_s.get(station, 0.0) + time.perf_counter() - started


def time_stations(folders: Sequence[Path], clock: Clock) -> None:
    """Take the road in this process, into a register that is thrown away."""
    lexicon, analyser = clock.time("lexicon", load_lexicon), find_analyser("auto")
    with tempfile.TemporaryDirectory() as place, closing(open_register(Path(place) / "r.db")) as store:
        for raw in find_inputs(folders, limits=Limits()):
            if isinstance(raw, RawDocument):
                for record in read_timed(raw, lexicon, clock, analyser):
                    clock.time("store", lambda record=record: store.save_record(record))  # type: ignore[misc]
        again = partial(analyse_again, lexicon=lexicon, analyser=analyser)
        datings = clock.time("dates", lambda: date_collection(store, lexicon=lexicon, reread=again))
        with paused_collection():
            weighing = clock.time("reconcile", lambda: Weighing(store, lexicon=lexicon, datings=datings))
            pieces = clock.time("reconcile", lambda: list(weighing.pieces()))
            conflicts = clock.time("reconcile", weighing.conflicts)
        clock.time("store", lambda: store.put_pieces(pieces, conflicts, weighing.frame.sources.items()))
        weighing.note()


def read_timed(
    raw: RawDocument, lexicon: Lexicon, clock: Clock, analyser: Analyser | None = None
) -> Iterator[DocumentRecord]:
    """Yield the record of one document, nothing where it cannot be read."""
    try:
        doc = clock.time("acquire", lambda: read_document(raw, limits=Limits()))
    except AcquireError:
        return
    with paused_collection():
        segments = clock.time("clean", lambda: segment(doc, lexicon=lexicon))
        doc = clock.time("annotate", lambda doc=doc: with_masthead(doc, segments, lexicon=lexicon))  # type: ignore[misc]
        layers = clock.time("annotate", lambda: annotate(doc, segments, lexicon=lexicon, analyser=analyser))
        trees = Trees(layers.tokens)
        found = clock.time("extract", lambda: extract_claims(doc, layers, lexicon=lexicon, trees=trees))
        claims, entities = clock.time("resolve", lambda: resolve_claims(doc, layers, found, lexicon=lexicon))
        known = {**{e.id: e for e in entities}, **lexicon.entities}
        layers = clock.time("dates", lambda layers=layers: with_occasions(layers, claims, doc.text, known))  # type: ignore[misc]
        coded = clock.time("extract", lambda: code_events(doc, layers, lexicon=lexicon, trees=trees))
        events = clock.time("resolve", lambda: resolve_events(doc, layers, coded, claims, lexicon=lexicon))
        doubts = clock.time("reconcile", lambda: find_discrepancies(doc, layers, claims, lexicon=lexicon))
    yield DocumentRecord(
        document=doc, annotations=layers, claims=claims, entities=entities, issues=layers.issues, events=events,
        discrepancies=doubts,
    )  # fmt: skip


def main(folders: Sequence[Path]) -> None:
    """Take the road twice and print what each station took."""
    first, second = Clock(), Clock()
    time_stations(folders, first)
    time_stations(folders, second)
    total = sum(first.spent_s.values())
    print("| station | cold s | share | warm s |")
    print("| --- | ---: | ---: | ---: |")
    for station, spent in first.spent_s.items():
        print(f"| {station} | {spent:.2f} | {spent / total:.0%} | {second.spent_s[station]:.2f} |")
    print(f"| all | {total:.2f} | 100% | {sum(second.spent_s.values()):.2f} |")
    reading = sum(second.spent_s[station] for station in READING)
    print(f"\nresolving takes {second.spent_s['resolve'] / reading:.0%} of reading, warm")


if __name__ == "__main__":
    main([Path(word) for word in sys.argv[1:]] or [SAMPLES])
