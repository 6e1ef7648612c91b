"""The rows by which facts are found by words: those of their headlines, and of the quotes they rest on.

Takes a connection inside a write transaction, and ids of stored facts; gives nothing back. Words are folded as those of
names are, and parted by blanks; triggers put them into the index, and take them out with their facts. Nothing here is
told only here.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, func, select

from dragoman.register.conditions import given
from dragoman.register.inserting import insert_rows
from dragoman.register.key_tables import fact_passages
from dragoman.register.prepared import Prepared
from dragoman.register.reading import batches
from dragoman.register.rows import Values
from dragoman.register.tables import claim_evidence, fact_claims, facts
from dragoman.text.folding import words_of

BATCH = 5_000
_HEADLINES = Prepared(
    select(facts.c.id, func.json_extract(facts.c.body, "$.headline")).where(facts.c.id.in_(given("ids")))
)
_QUOTES = Prepared(
    select(fact_claims.c.fact_id, claim_evidence.c.quote)
    .select_from(fact_claims.join(claim_evidence, claim_evidence.c.claim_id == fact_claims.c.claim_id))
    .where(fact_claims.c.fact_id.in_(given("ids")))
)


def put_passages(connection: Connection, fact_ids: Iterable[str]) -> None:
    """Note the words of these facts, which are stored with their claims."""
    for part in batches(sorted(fact_ids), BATCH):
        insert_rows(connection, fact_passages, _passages(connection, part))


def put_all_passages(connection: Connection) -> None:
    """Note the words of all facts of an older register."""
    put_passages(connection, connection.scalars(select(facts.c.id)).all())


def _passages(connection: Connection, fact_ids: Sequence[str]) -> Iterator[Values]:
    """Yield a row for every headline and quote, those of the same words once."""
    told = [*_HEADLINES.of(connection, fact_ids), *_QUOTES.of(connection, fact_ids)]
    for fact_id, words in sorted({(fact_id, " ".join(sorted(words_of(text or "")))) for fact_id, text in told}):
        if words:
            yield {"fact_id": fact_id, "words": words}
