"""The narrow tables that listings filter, order and count by: nothing in them is told only there.

Takes the tables of records; gives SQLAlchemy Core tables of the same schema. keys.py fills them, each row in the
transaction that stores what it follows from, so that no question has to read bodies to find what it wants.
"""

from sqlalchemy import Column, Computed, Index, Integer, String, Table, Text

from dragoman.register.tables import days, metadata, owned_by

fact_keys = Table(  # what listings filter and order by, in one narrow row; keys.py fills it from the tables above
    "fact_keys",
    metadata,
    owned_by("fact_id", "facts.id", primary_key=True),
    Column("chronology", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    *days("time"),
    Column("deadline_latest", String(10)),
    Column("framework_id", String),
    Column("framework", Text),  # as printed, packed
    Column("n_sources", Integer, nullable=False),
    Index("ix_fact_keys_chronology", "chronology", "kind", "status", "time_earliest", "time_latest"),
    Index("ix_fact_keys_due", "due", "kind", "status", "time_earliest", "time_latest", "deadline_latest"),
    Index("ix_fact_keys_framework", "framework", "framework_id"),
    sqlite_with_rowid=False,
)

conflict_claims = Table(  # the claims whose readings a conflict sets against each other
    "conflict_claims",
    metadata,
    owned_by("conflict_id", "conflicts.id", primary_key=True),
    Column("claim_id", String, primary_key=True),
    Index("ix_conflict_claims_claim", "claim_id"),
    sqlite_with_rowid=False,
)

event_parties = Table(  # who takes part in which coded event; follows from `events.body`
    "event_parties",
    metadata,
    owned_by("event_id", "events.id", primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("doc_id", String, nullable=False),
    Column("entity_id", String),
    Column("country", String),  # as events code it: ISO 3166-1 alpha-3, or an organisation's code
    Index("ix_event_parties_entity", "entity_id", "doc_id"),
    Index("ix_event_parties_country", "country", "doc_id"),
    sqlite_with_rowid=False,
)

fact_documents = Table(  # which documents carry a fact: how many claims, and 1 where no other source does
    "fact_documents",
    metadata,
    owned_by("fact_id", "facts.id", primary_key=True),
    owned_by("doc_id", "documents.id", primary_key=True),
    Column("claims", Integer, nullable=False),
    Column("alone", Integer, nullable=False),
    Index("ix_fact_documents_document", "doc_id"),
    sqlite_with_rowid=False,
)

_PLACE = (
    "coalesce(earliest, '9999-12-31') || ' ' || coalesce(latest, '9999-12-31') || ' ' || name || char(31) || doc_id"
)
document_keys = Table(  # what listings of sources order documents by
    "document_keys",
    metadata,
    owned_by("doc_id", "documents.id", primary_key=True),
    Column("name", Text, nullable=False),
    Column("publisher", Text),  # stated, else as the text names it, packed
    Column("earliest", String(10)),  # day of publication as it was read or inferred, else as it is stated
    Column("latest", String(10)),
    Column("group_id", String, nullable=False),  # the documents it depends on; its own id where there are none
    Column("place", Text, Computed(_PLACE, persisted=False)),  # by it they stand in order of publication
    Index("ix_document_keys_group", "group_id", "doc_id"),
    Index("ix_document_keys_place", "place"),
    sqlite_with_rowid=False,
)

# A party is an entity, or "=" and the printed name of whoever is no entity known: party_keys.py fills these.

party_facts = Table(  # the facts of a party in order of time, with all that listings filter by: one row a participant
    "party_facts",
    metadata,
    Column("party", String, primary_key=True),
    Column("chronology", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),
    owned_by("fact_id", "facts.id"),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    *days("time"),
    *days("deadline"),
    Column("last_reported", String(10)),
    Index("ix_party_facts_fact", "fact_id"),
    Index("ix_party_facts_reported", "party", "last_reported", "fact_id", "kind"),
    sqlite_with_rowid=False,
)

party_documents = Table(  # the documents that carry facts of a party, in order of publication
    "party_documents",
    metadata,
    Column("party", String, primary_key=True),
    Column("place", Text, primary_key=True),  # days of publication, name and id
    owned_by("fact_id", "facts.id", primary_key=True),
    Column("doc_id", String, nullable=False),
    Column("latest", String(10)),
    Column("group_id", String, nullable=False),
    Index("ix_party_documents_fact", "fact_id"),
    Index("ix_party_documents_latest", "party", "latest", "doc_id"),
    sqlite_with_rowid=False,
)

party_conflicts = Table(  # the conflicts about facts of a party, or that read claims of it, as they are listed
    "party_conflicts",
    metadata,
    Column("party", String, primary_key=True),
    Column("listing", Text, primary_key=True),
    owned_by("conflict_id", "conflicts.id"),
    Index("ix_party_conflicts_conflict", "conflict_id"),
    sqlite_with_rowid=False,
)

pledges = Table(  # what a fact says of money, in short; of facts that name a sum in a currency
    "pledges",
    metadata,
    owned_by("fact_id", "facts.id", primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)

party_pledges = Table(  # the same of the facts of a party, so that its sums are one stretch of a table
    "party_pledges",
    metadata,
    Column("party", String, primary_key=True),
    owned_by("fact_id", "facts.id", primary_key=True),
    Column("kind", String, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_party_pledges_fact", "fact_id"),
    sqlite_with_rowid=False,
)

cards = Table(  # what lines show of a document beside its name, publisher and group, in short
    "cards",
    metadata,
    owned_by("doc_id", "documents.id", primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)

fact_sources = (
    Table(  # what `fact_documents` and `document_keys` tell, beside each other: of facts that are shown together
        "fact_sources",
        metadata,
        owned_by("fact_id", "facts.id", primary_key=True),
        Column("doc_id", String, primary_key=True),
        Column("claims", Integer, nullable=False),
        Column("alone", Integer, nullable=False),
        Column("name", Text, nullable=False),
        Column("publisher", Text),
        Column("earliest", String(10)),
        Column("latest", String(10)),
        Column("group_id", String, nullable=False),
        sqlite_with_rowid=False,
    )
)

dealings = Table(  # who had to do with whom in a fact, in what and when
    "dealings",
    metadata,
    owned_by("fact_id", "facts.id", primary_key=True),
    Column("kind", String, nullable=False),
    Column("earliest", String(10)),
    Column("latest", String(10)),
    Column("precision", String),
    Column("parties", Text),  # entities, parted by U+001F; NULL where none is known
    sqlite_with_rowid=False,
)

fact_passages = Table(  # the words of a fact's headline, and of each of its quotes; triggers index them in `fact_words`
    "fact_passages",
    metadata,
    Column("id", Integer, primary_key=True),
    owned_by("fact_id", "facts.id"),
    Column("words", Text, nullable=False),
    Index("ix_fact_passages_fact", "fact_id"),
)

fact_totals = Table(  # how many facts there are of each sort; triggers keep it, none of a sort has no row
    "fact_totals",
    metadata,
    Column("kind", String, primary_key=True),
    Column("status", String, primary_key=True),
    Column("is_dated", Integer, primary_key=True),
    Column("facts", Integer, nullable=False),
    sqlite_with_rowid=False,
)
