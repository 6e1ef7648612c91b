"""Read what lines of a page are made of, by id: claims, facts and their parts, headings of documents.

Takes a connection inside a read transaction, and ids; gives records. Every statement is made once, and what many rows
hold alike is made once too: a page asks for hundreds of these.
"""

import json
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, Connection, Table, and_, func, select

from dragoman.register import document_rows, rows
from dragoman.register.conditions import given, of_party
from dragoman.register.key_tables import cards, dealings, document_keys, party_pledges, pledges
from dragoman.register.prepared import Prepared, Row, plain_rows
from dragoman.register.reading import get_texts
from dragoman.register.tables import (
    annotations,
    claim_evidence,
    claims,
    conflict_evidence,
    conflicts,
    documents,
    facts,
    source_groups,
)
from dragoman.register.texts import TextCache
from dragoman.types.choice import Choice
from dragoman.types.claim import Claim, Evidence
from dragoman.types.fact import Conflict, Dealing, Fact, Pledge
from dragoman.types.holding import Heading, Imprint
from dragoman.types.span import Span

_doc, _fact, _pledge = documents.c, facts.c, pledges.c


def _with_words(owners: Table, words: Table, *place: Column[Any]) -> Prepared:
    """Return what reads the owners of quotes: id, body, each quote with its document and span, then some columns more.

    That a quote stands in its text is told by the database, so that no text has to be read for it.
    """
    told = words.c
    stands_there = and_(
        _doc.repairs.is_(None),
        func.substr(_doc.text, told.start_char + 1, told.end_char - told.start_char) == told.quote,
        told.sentence_start_char <= told.start_char,
        told.end_char <= told.sentence_end_char,
    )
    quoted = (told.sentence_start_char, told.sentence_end_char, told.start_char, told.end_char, told.quote)
    columns = (owners.c.id, told.seq, owners.c.body, told.doc_id, told.text_sha256, stands_there, *quoted, *place)
    cited = owners.outerjoin(words, told[f"{owners.name[:-1]}_id"] == owners.c.id)  # a conflict may cite nothing
    joined = cited.outerjoin(documents, _doc.id == told.doc_id)
    return Prepared(select(*columns).select_from(joined).where(owners.c.id.in_(given("ids"))))


_CLAIMS = _with_words(claims, claim_evidence, _doc.name, claims.c.start_char, claims.c.end_char)
_CONFLICTS = _with_words(conflicts, conflict_evidence)
_FACTS = Prepared(select(_fact.id, _fact.body).where(_fact.id.in_(given("ids"))))
_PLEDGES = Prepared(
    select(_pledge.fact_id, _pledge.body).where(_pledge.fact_id.in_(given("ids"))).order_by(_pledge.fact_id)
)
_deal = dealings.c
_DEALINGS = Prepared(
    select(_deal.fact_id, _deal.kind, _deal.earliest, _deal.latest, _deal.precision, _deal.parties)
    .where(_deal.fact_id.in_(given("ids")))
    .order_by(_deal.fact_id)
)
_key = document_keys.c
_IMPRINTS = Prepared(
    select(_key.doc_id, _key.name, _key.publisher, _key.group_id, cards.c.body)
    .select_from(document_keys.join(cards, cards.c.doc_id == _key.doc_id))
    .where(_key.doc_id.in_(given("ids")))
)
_HEADINGS = Prepared(
    select(
        *(_doc.id, _doc.name, _doc.text_sha256, _doc.body, annotations.c.dating),
        *(document_keys.c.publisher, source_groups.c.group_id),
    )
    .select_from(
        documents.outerjoin(annotations)
        .outerjoin(source_groups)
        .outerjoin(document_keys, document_keys.c.doc_id == _doc.id)
    )
    .where(_doc.id.in_(given("ids")))
)


def get_claims(connection: Connection, claim_ids: Sequence[str], texts: TextCache) -> list[Claim]:
    """Return these claims, in document and text order."""
    found = sorted(_CLAIMS.of(connection, claim_ids), key=itemgetter(11, 3, 12, 13, 0, 1))
    return [
        rows.to_claim(body, tuple([_evidence(connection, row, texts) for row in told]))
        for (_, body), told in groupby(found, key=itemgetter(0, 2))
    ]


def get_conflicts(connection: Connection, conflict_ids: Sequence[str], texts: TextCache) -> list[Conflict]:
    """Return these conflicts, by id."""
    found = sorted(_CONFLICTS.of(connection, conflict_ids), key=itemgetter(0, 1))
    return [
        rows.to_conflict(body, tuple([_evidence(connection, row, texts) for row in told if row[3] is not None]))
        for (_, body), told in groupby(found, key=itemgetter(0, 2))
    ]


def _evidence(connection: Connection, row: Row, texts: TextCache) -> Evidence:
    """Return the evidence of a row; what the database does not find in the text is looked at in the text itself."""
    doc_id, text_sha256, stands_there, sentence_start, sentence_end, start, end, quote = row[3:11]
    sentence, span = Span(sentence_start, sentence_end), Span(start, end)
    if stands_there:
        return Evidence.found(doc_id, text_sha256, sentence, span, quote)
    stored = get_texts(connection, [doc_id], texts)[doc_id]
    return rows.cited(doc_id, stored, sentence, span, quote)


def get_facts(connection: Connection, fact_ids: Sequence[str]) -> list[Fact]:
    """Return these facts, by id."""
    return [rows.to_fact(body) for _, body in sorted(_FACTS.of(connection, fact_ids))]


def get_pledges(connection: Connection, wanted: Choice | Sequence[str]) -> list[Pledge]:
    """Return what those of these facts, or of those of a side, that name a sum in a currency say of money, by id."""
    if isinstance(wanted, Choice):
        of = party_pledges.c
        statement = select(of.fact_id, of.body).where(of_party(of.party, wanted.sides[0]))
        told = plain_rows(connection, statement.where(of.kind.in_(wanted.kinds)) if wanted.kinds else statement)
        found: Sequence[Row] = sorted({row[0]: row for row in told}.values())  # a fact has a row a participant
    else:
        found = _PLEDGES.of(connection, wanted)
    bodies = json.loads(f"[{','.join([body for _, body in found])}]")  # read together: they are short, and many
    return [rows.to_pledge(fact_id, body) for (fact_id, _), body in zip(found, bodies, strict=True)]


def get_dealings(connection: Connection, fact_ids: Sequence[str]) -> list[Dealing]:
    """Return who had to do with whom in these facts, by id."""
    return [rows.to_dealing(row) for row in _DEALINGS.of(connection, fact_ids)]


def get_imprints(connection: Connection, doc_ids: Sequence[str]) -> dict[str, Imprint]:
    """Return what lines show of these documents, by id."""
    return {row[0]: document_rows.to_imprint(*row) for row in _IMPRINTS.of(connection, doc_ids)}


def get_headings(connection: Connection, doc_ids: Sequence[str]) -> dict[str, Heading]:
    """Return what is told of these documents without their texts, by id."""
    return {row[0]: document_rows.to_heading(row) for row in _HEADINGS.of(connection, doc_ids)}
