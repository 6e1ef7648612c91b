"""The tables of the register: one schema, meant for SQLite now and PostgreSQL later.

Takes nothing; gives SQLAlchemy Core tables. Never runs a statement and never creates a table: the numbered scripts in
`schema/` do, and a test holds the two equal.

How the tables are cut:

* `body` is the record as JSON (codec.py). Other columns repeat what is filtered, ordered or joined on, written from the
  same record by the same statement (rows.py); nothing reads a value from a column that the body also has.
* Evidence is no part of any body. It has tables of its own, so that the database can refuse a quote that does not stand
  in the text, and a claim that has no evidence (`claims.first_evidence` is a deferred foreign key to it).
* Dates are ISO 8601 text, days; offsets count code points; truth values are Boolean. No type needs one database.
* Ids are content (`make_id`), so nothing here depends on the order in which documents were read.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.sql.schema import SchemaItem

metadata = MetaData()


def days(prefix: str) -> tuple[Column[str], Column[str]]:
    """Return the two columns of a TimeSpan: the first and last day it may cover."""
    return Column(f"{prefix}_earliest", String(10)), Column(f"{prefix}_latest", String(10))


def _span(prefix: str = "") -> tuple[Column[int], Column[int]]:
    """Return the two columns of a Span, in code points, half open."""
    return Column(f"{prefix}start_char", Integer, nullable=False), Column(f"{prefix}end_char", Integer, nullable=False)


def owned_by(column: str, target: str, *, primary_key: bool = False) -> Column[str]:
    """Return a column that goes when the row it points to goes."""
    return Column(column, String, ForeignKey(target, ondelete="CASCADE"), primary_key=primary_key, nullable=False)


def _arguments(owner: str) -> tuple[SchemaItem, ...]:
    """Return the columns of a table of participants."""
    return (
        owned_by(f"{owner}_id", f"{owner}s.id", primary_key=True),
        Column("seq", Integer, primary_key=True),
        Column("role", String, nullable=False),
        Column("entity_id", String),
        Column("name", Text, nullable=False),
        Index(f"ix_{owner}_arguments_entity", "entity_id", "role"),
        Index(f"ix_{owner}_arguments_party", "entity_id", f"{owner}_id", "seq"),
    )


def _evidence(owner: str) -> tuple[SchemaItem, ...]:
    """Return the columns of a table of quotes; the text cited must be the text stored."""
    return (
        owned_by(f"{owner}_id", f"{owner}s.id", primary_key=True),
        Column("seq", Integer, primary_key=True),
        Column("doc_id", String, nullable=False),
        Column("text_sha256", String(64), nullable=False),
        *_span("sentence_"),
        *_span(),
        Column("quote", Text, nullable=False),
        ForeignKeyConstraint(["doc_id", "text_sha256"], ["documents.id", "documents.text_sha256"]),
        Index(f"ix_{owner}_evidence_document", "doc_id"),
    )


migrations = Table(
    "migrations",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
)

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),  # the smallest of its locations, kept so by writing.py
    Column("uri", Text, nullable=False),
    Column("lang", String),
    Column("publisher", Text),
    *days("published"),
    Column("text_sha256", String(64), nullable=False),
    Column("text", Text, nullable=False),  # masked: see texts.py
    Column("repairs", Text),  # what the mask hides, NULL where it hides nothing
    Column("body", Text, nullable=False),
    UniqueConstraint("id", "text_sha256"),
    Index("ix_documents_name", "name", "id"),
)

locations = Table(
    "locations",
    metadata,
    owned_by("doc_id", "documents.id", primary_key=True),
    Column("name", Text, primary_key=True),
    Column("uri", Text, primary_key=True),
)

batches = Table(  # runs of reading; one that brought no document says nothing
    "batches",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("read_at", String(32), nullable=False),  # ISO 8601, UTC
)

document_batches = Table(  # a document stays with the run that first brought it
    "document_batches",
    metadata,
    owned_by("doc_id", "documents.id", primary_key=True),
    Column("batch", Integer, ForeignKey("batches.number"), nullable=False),
    Index("ix_document_batches_batch", "batch"),
)

annotations = Table(
    "annotations",
    metadata,
    owned_by("doc_id", "documents.id", primary_key=True),
    *days("dated"),
    Column("dating", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_annotations_dated", "dated_latest"),
)

passages = Table(  # what full-text search finds: `id` is the row of the index
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    owned_by("doc_id", "documents.id"),
    *_span(),
    Index("ix_passages_document", "doc_id"),
)

entity_variants = Table(  # an entity as some documents gave it; `entities()` merges the variants of one id
    "entity_variants",
    metadata,
    Column("id", String, primary_key=True),
    Column("entity_id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_entity_variants_entity", "entity_id"),
)

document_entities = Table(
    "document_entities",
    metadata,
    owned_by("doc_id", "documents.id", primary_key=True),
    owned_by("variant_id", "entity_variants.id", primary_key=True),
    Index("ix_document_entities_variant", "variant_id"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String, primary_key=True),
    owned_by("doc_id", "documents.id"),
    *_span(),  # of the first evidence: text order
    Column("kind", String, nullable=False),
    Column("modality", String, nullable=False),
    Column("polarity", String, nullable=False),
    *days("time"),
    *days("deadline"),
    Column("framework_id", String),
    Column("body", Text, nullable=False),
    Column("first_evidence", Integer, nullable=False, default=0),
    CheckConstraint("first_evidence = 0", name="ck_claims_first_evidence"),
    ForeignKeyConstraint(
        ["id", "first_evidence"],
        ["claim_evidence.claim_id", "claim_evidence.seq"],
        name="fk_claims_first_evidence",
        deferrable=True,
        initially="DEFERRED",
        use_alter=True,
    ),
    Index("ix_claims_document", "doc_id", "start_char", "end_char", "id"),
    Index("ix_claims_kind", "kind", "modality"),
    Index("ix_claims_time", "time_earliest", "time_latest"),
    Index("ix_claims_framework", "framework_id"),
)

claim_arguments = Table("claim_arguments", metadata, *_arguments("claim"))
claim_evidence = Table("claim_evidence", metadata, *_evidence("claim"))
claim_areas = Table(
    "claim_areas",
    metadata,
    owned_by("claim_id", "claims.id", primary_key=True),
    Column("area", String, primary_key=True),
    Index("ix_claim_areas_area", "area"),
)

facts = Table(
    "facts",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    *days("time"),
    *days("deadline"),
    Column("framework_id", String),
    Column("body", Text, nullable=False),
    Column("last_reported", String(10), Computed("json_extract(body, '$.last_reported')", persisted=False)),
    Index("ix_facts_reported", "last_reported", "id"),
    Index("ix_facts_kind", "kind", "status"),
    Index("ix_facts_time", "time_earliest", "time_latest"),
    Index("ix_facts_deadline", "deadline_latest"),
    Index("ix_facts_framework", "framework_id"),
)

fact_arguments = Table("fact_arguments", metadata, *_arguments("fact"))
fact_areas = Table(
    "fact_areas",
    metadata,
    owned_by("fact_id", "facts.id", primary_key=True),
    Column("area", String, primary_key=True),
    Index("ix_fact_areas_area", "area"),
)
fact_claims = Table(
    "fact_claims",
    metadata,
    owned_by("fact_id", "facts.id", primary_key=True),
    Column("seq", Integer, primary_key=True),
    owned_by("claim_id", "claims.id"),
    Index("ix_fact_claims_claim", "claim_id"),
)

former_facts = Table(  # ids that facts went by before they merged, split or grew, with the claims they then had
    "former_facts",
    metadata,
    Column("fact_id", String, primary_key=True),
    owned_by("claim_id", "claims.id", primary_key=True),
    Index("ix_former_facts_claim", "claim_id"),
)

_CONFLICT_ORDER = (  # open ones first, then by kind, field and id
    "CASE verdict WHEN 'open' THEN 0 WHEN 'explained' THEN 1 ELSE 2 END"
    " || ' ' || kind || ' ' || json_extract(body, '$.field') || ' ' || id"
)
conflicts = Table(
    "conflicts",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("fact_id", String, ForeignKey("facts.id", ondelete="CASCADE")),
    Column("body", Text, nullable=False),
    Column("listing", Text, Computed(_CONFLICT_ORDER, persisted=False)),
    Index("ix_conflicts_fact", "fact_id"),
    Index("ix_conflicts_listing", "listing"),
    Index("ix_conflicts_kind", "kind", "fact_id"),
)

conflict_evidence = Table("conflict_evidence", metadata, *_evidence("conflict"))

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    owned_by("doc_id", "documents.id"),
    *_span(),  # of the evidence: text order
    Column("type", String, nullable=False),
    Column("claim_id", String),  # no foreign key: a claim and its events go with their document
    *days("time"),
    Column("body", Text, nullable=False),
    Index("ix_events_document", "doc_id", "start_char", "end_char", "id"),
    Index("ix_events_type", "type"),
    Index("ix_events_claim", "claim_id"),
)

event_evidence = Table("event_evidence", metadata, *_evidence("event"))

doubts = Table(  # what a text says against itself or the lexicon
    "doubts",
    metadata,
    Column("id", String, primary_key=True),
    owned_by("doc_id", "documents.id"),
    Column("body", Text, nullable=False),
    Index("ix_doubts_document", "doc_id"),
)

doubt_evidence = Table("doubt_evidence", metadata, *_evidence("doubt"))

source_groups = Table(
    "source_groups",
    metadata,
    owned_by("doc_id", "documents.id", primary_key=True),
    Column("group_id", String, nullable=False),
    Index("ix_source_groups_group", "group_id"),
)

document_prints = Table(  # what finds the copies of a text without reading it
    "document_prints",
    metadata,
    owned_by("doc_id", "documents.id", primary_key=True),
    Column("print", LargeBinary, nullable=False),
)

copies = Table(  # pairs of documents of which one repeats the other; enough to link all copies
    "copies",
    metadata,
    owned_by("left_id", "documents.id", primary_key=True),
    owned_by("right_id", "documents.id", primary_key=True),
    Index("ix_copies_right", "right_id"),
)

issues = Table(  # `doc_id` is no foreign key: a document that was refused has an id and no row
    "issues",
    metadata,
    Column("id", String, primary_key=True),
    Column("doc_id", String),
    Column("name", Text, nullable=False),
    Column("code", String, nullable=False),
    Column("detail", Text, nullable=False),
    Column("fatal", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_issues_document", "doc_id"),
)

tokens = Table(  # of the service; secrets are kept nowhere
    "tokens",
    metadata,
    Column("id", String, primary_key=True),
    Column("revoked", Boolean, nullable=False),
    Column("body", Text, nullable=False),
)

judgements = Table(  # append-only: triggers refuse UPDATE and DELETE
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("decision", String, nullable=False),
    Column("undoes", String),
    Column("body", Text, nullable=False),
)
