"""What new documents contradicted: conflicts of which some reading came with them.

Takes a query and the new documents; gives news. Conflicts that are explained are no contradiction and are left to the
list of conflicts, which has them all.
"""

from collections.abc import Iterator

from dragoman.answer.conflicts import Side, conflict_ids, conflict_row
from dragoman.answer.holdings import Holdings
from dragoman.answer.news_item import Change, Fresh, NewsItem
from dragoman.answer.query import Query
from dragoman.answer.wording import time_text
from dragoman.types.fact import Conflict, Verdict


def news_of_conflicts(holdings: Holdings, query: Query, fresh: Fresh) -> Iterator[NewsItem]:
    """Yield the conflicts of which some reading rests on new documents alone; explained ones are no contradiction."""
    ids = set(holdings.store.find_conflicts(read_in=fresh.batches))
    if query != Query():
        ids &= set(conflict_ids(holdings, query))
    found = [c for c in holdings.store.conflicts(sorted(ids)) if c.verdict is not Verdict.EXPLAINED]
    holdings.claims.take(claim_id for c in found for reading in c.readings for claim_id in reading.claim_ids)
    fresh.take(evidence.doc_id for c in found for evidence in c.evidence)
    brought = [conflict for conflict in found if _is_brought(conflict, holdings, fresh)]
    holdings.gather(holdings.facts_of(c.fact_id for c in brought if c.fact_id))
    for conflict in brought:
        yield _conflict_item(conflict, holdings, fresh)


def _is_brought(conflict: Conflict, holdings: Holdings, fresh: Fresh) -> bool:
    read = [holdings.claims_of(reading.claim_ids) for reading in conflict.readings if reading.claim_ids]
    if not read:
        return any(evidence.doc_id in fresh for evidence in conflict.evidence)
    return any(all(claim.doc_id in fresh for claim in claims) for claims in read)


def _conflict_item(conflict: Conflict, holdings: Holdings, fresh: Fresh) -> NewsItem:
    row = conflict_row(conflict, holdings)
    fact = holdings.fact_by_id.get(conflict.fact_id or "")
    new = [side for side in row.sides if _is_new(side, fresh)]
    old = [side for side in row.sides if not _is_new(side, fresh)]
    return NewsItem(
        change=Change.CONTRADICTED,
        fact_id=conflict.fact_id,
        conflict_id=conflict.id,
        kind=fact.kind if fact else conflict.kind.value,
        when=time_text(fact.time if fact else None),
        time=fact.time if fact else None,
        headline=row.headline,
        status=fact.status if fact else None,
        field=conflict.field,
        before="; ".join(side.value for side in old),
        after="; ".join(side.value for side in new),
        explanation=conflict.explanation,
        sources=fact.n_sources if fact else 0,
        sources_before=len({note.group for side in old for note in side.notes}),
        batches=tuple(sorted({fresh[e.doc_id] for e in conflict.evidence if e.doc_id in fresh})),
        notes=tuple(note for side in new for note in side.notes),
        earlier=tuple(note for side in old for note in side.notes),
    )


def _is_new(side: Side, fresh: Fresh) -> bool:
    return bool(side.notes) and all(note.doc_id in fresh for note in side.notes)
