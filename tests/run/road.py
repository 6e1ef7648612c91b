"""A tiny road for tests of running: pure, at module level so that it pickles, and able to fail in every way.

Takes raw documents whose text may hold a command word; gives records as tests/register/samples.py makes them.
"""

import os
from collections.abc import Callable, Iterator

from dragoman.errors import AcquireError
from dragoman.run.batch import Road
from dragoman.run.intake import Plan, Summary, take_in
from dragoman.types.document import Document, RawDocument
from dragoman.types.issue import Issue
from dragoman.types.record import DocumentRecord
from dragoman.types.store import Store
from tests.register.samples import make_document, make_facts, make_record


def read(raw: RawDocument) -> DocumentRecord:
    """Read a document, or do what its text commands."""
    text = raw.data.decode()
    if "KILL" in text:
        os._exit(137)
    if "REFUSE" in text:
        raise AcquireError("empty", "it holds no text")
    return analyse(make_document(raw.name, text, uri=raw.uri))


def analyse(doc: Document) -> DocumentRecord:
    """Take a stored document down the road."""
    if "RAISE" in doc.text:
        raise ValueError("a fault\nin our own code")
    return make_record(doc)


def analyse_first_sentence(doc: Document) -> DocumentRecord:
    """Do as another lexicon might: find less."""
    record = make_record(doc)
    return DocumentRecord(
        document=doc, annotations=record.annotations, claims=record.claims[:1], entities=(), issues=record.issues
    )


def build_road() -> Road:
    """Return the road, as each process does."""
    return Road(read=read, analyse=analyse)


def build_other_road() -> Road:
    """Return the road of another lexicon."""
    return Road(read=lambda raw: analyse_first_sentence(read(raw).document), analyse=analyse_first_sentence)


def weigh(store: Store) -> None:
    """Make facts of all claims."""
    store.replace_facts(make_facts(list(store.claims())), [], [(d.id, d.id) for d in store.documents()])


def make_plan(workers: int, *, lexicon: str = "lexicon-1", road: Callable[[], Road] = build_road) -> Plan:
    """Return the plan of a run on this road."""
    return Plan(build_road=road, version=lexicon, weigh=weigh, workers=workers)


def make_raw(name: str, text: str) -> RawDocument:
    """Return a document as the walk would find it."""
    return RawDocument(name=name, uri=f"file:///{name}", data=text.encode())


def take(inputs: list[RawDocument | Issue], store: Store, plan: Plan) -> Summary:
    """Read these inputs, reporting to nobody."""
    return take_in(inputs, store=store, plan=plan, report=lambda _progress: None)


def dump(store: Store) -> Iterator[str]:
    """Yield all that a register holds, line by line: equal registers give equal lines."""
    for doc in store.documents():
        yield repr(doc)
        yield repr(store.annotations(doc.id))
    for records in (store.claims(), store.facts(), store.conflicts(), store.entities(), store.issues()):
        yield from map(repr, records)
    yield repr(store.source_groups())
    yield repr(store.search("japan"))
