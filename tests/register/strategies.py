"""Random records that keep every promise of `types`, for property tests.

Takes nothing; gives Hypothesis strategies. They follow from the fields' types, so a new field is covered on the day it
is added.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from dragoman.types.analysis import Tokens
from dragoman.types.annotation import Annotations
from dragoman.types.claim import Claim, Evidence, cite
from dragoman.types.document import Document
from dragoman.types.entity import Entity
from dragoman.types.event import QUADS, CodedEvent, EventParty
from dragoman.types.fact import Conflict, Fact
from dragoman.types.ids import checksum
from dragoman.types.issue import Issue
from dragoman.types.judgement import Judgement
from dragoman.types.record import DocumentRecord
from dragoman.types.span import Span
from dragoman.types.value import Amount, Precision, TimeSpan

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=8)  # NUL and lone surrogates among them
WORDS = st.text("abcdefgh", min_size=1, max_size=6)
NAMED_BY_US = frozenset(
    {"id", "doc_id", "fact_id", "claim_id", "undoes", "kind", "code"}
)  # ids and lexicon words: plain ASCII

SPANS = st.builds(lambda a, n: Span(a, a + n), st.integers(0, 50), st.integers(1, 50))
TIMES = st.builds(
    lambda days, precision: TimeSpan(min(days), max(days), precision),
    st.tuples(st.dates(), st.dates()),
    st.sampled_from(Precision),
)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)
AMOUNTS = st.builds(Amount, NUMBERS, currency=ANY_TEXT) | st.builds(Amount, NUMBERS, unit=ANY_TEXT)
SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "str": ANY_TEXT,
    "int": st.integers(-(2**70), 2**70),
    "float": st.floats(allow_nan=False),
    "bool": st.booleans(),
    "date": st.dates(),
    "datetime": st.datetimes(timezones=st.just(UTC)),
    "Span": SPANS,
    "TimeSpan": TIMES,
    "Amount": AMOUNTS,
}


def of(kind: Any) -> st.SearchStrategy[Any]:
    """Return any value of a type."""
    if get_origin(kind) is tuple:
        return st.lists(of(get_args(kind)[0]), max_size=2).map(tuple)
    if get_origin(kind) is Mapping:
        return st.dictionaries(ANY_TEXT, ANY_TEXT, max_size=2)
    if NoneType in get_args(kind):
        return st.none() | of(get_args(kind)[0])
    if kind.__name__ in SCALARS:
        return SCALARS[kind.__name__]
    if issubclass(kind, StrEnum):
        return st.sampled_from(kind)
    assert is_dataclass(kind)
    return build(kind)


def build(kind: Any, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return any record of a dataclass; `given` supplies fields that must fit together."""
    hints = {f.name: get_type_hints(kind)[f.name] for f in fields(kind) if f.name not in given}
    for name in [n for n, hint in hints.items() if kind in get_args(hint)]:  # a dating may hold another one
        del hints[name]
        given[name] = st.none() | build(kind, **given, **{name: st.none()})
    plain = {name: WORDS for name, hint in hints.items() if name in NAMED_BY_US and hint is str}
    maybe = {name: st.none() | WORDS for name, hint in hints.items() if name in NAMED_BY_US and hint == (str | None)}
    listed = {name: st.lists(WORDS, max_size=2).map(tuple) for name in hints if name.endswith("_ids")}
    known = plain | maybe | listed
    rest = {name: of(hint) for name, hint in hints.items() if name not in known}
    return st.builds(kind, **known, **rest, **given)


@st.composite
def documents(draw: st.DrawFn, doc_id: str = "doc_1") -> Document:
    """Return a document with text."""
    text = draw(st.text(st.characters(exclude_categories=()), min_size=1, max_size=30))
    given = {"id": doc_id, "text": text, "text_sha256": checksum(text)}
    return draw(build(Document, **{name: st.just(value) for name, value in given.items()}))


@st.composite
def quotes(draw: st.DrawFn, doc: Document) -> Evidence:
    """Return evidence that stands in a document."""
    start = draw(st.integers(0, len(doc.text) - 1))
    end = draw(st.integers(start + 1, len(doc.text)))
    first, last = draw(st.integers(0, start)), draw(st.integers(end, len(doc.text)))
    return cite(doc, Span(start, end), Span(first, last))


@st.composite
def records(draw: st.DrawFn, doc_id: str = "doc_1") -> DocumentRecord:
    """Return a document with all that it might yield."""
    doc = draw(documents(doc_id))
    evidence = st.lists(quotes(doc), min_size=1, max_size=3).map(tuple)
    found = draw(st.lists(build(Claim, evidence=evidence), max_size=3))
    claims = [replace(claim, id=f"clm_{doc_id}_{number}") for number, claim in enumerate(found)]
    issues = build(Issue, doc_id=st.just(doc_id), name=st.just(doc.name), fatal=st.just(False))
    # tokens are not stored: a text gives them again
    layers = build(
        Annotations, doc_id=st.just(doc_id), issues=st.lists(issues, max_size=2).map(tuple), tokens=st.just(Tokens())
    )
    kinds = {"type": st.sampled_from(sorted(QUADS)), "evidence": quotes(doc)}
    coded = draw(st.lists(build(CodedEvent, **kinds, actors=st.tuples(build(EventParty))), max_size=2))
    events = [replace(event, id=f"evt_{doc_id}_{number}") for number, event in enumerate(coded)]
    entities = draw(st.lists(build(Entity), max_size=2, unique_by=lambda e: e.id))
    annotations = draw(layers)
    return DocumentRecord(
        document=doc,
        annotations=annotations,
        claims=tuple(sorted(claims, key=lambda c: (c.span, c.id))),
        entities=tuple(entities),
        issues=annotations.issues,
        events=tuple(sorted(events, key=lambda e: (e.evidence.span, e.id))),
    )


@st.composite
def outcomes(draw: st.DrawFn, record: DocumentRecord) -> tuple[list[Fact], list[Conflict]]:
    """Return facts and conflicts that rest on a record."""
    if not record.claims:
        return [], []
    ids = tuple(claim.id for claim in record.claims)
    facts = [draw(build(Fact, id=st.just(f"fct_{n}"), claim_ids=st.just(ids))) for n in range(draw(st.integers(0, 2)))]
    of_fact = st.sampled_from([None, *(fact.id for fact in facts)])
    readings = get_type_hints(Conflict)["readings"]
    conflict = build(
        Conflict,
        id=st.just("cfl_1"),
        fact_id=of_fact,
        readings=st.tuples(of(get_args(readings)[0]), of(get_args(readings)[0])),
        evidence=st.lists(quotes(record.document), max_size=2).map(tuple),
    )
    return facts, [draw(conflict)] if draw(st.booleans()) else []


JUDGEMENTS: st.SearchStrategy[Judgement] = build(Judgement)
ISSUES: st.SearchStrategy[Issue] = build(Issue)
ENTITIES: st.SearchStrategy[Entity] = build(Entity, id=st.just("person:x"))
