"""What new documents did to facts: added them, confirmed or repeated them, moved their status or values.

Takes a query and the new documents; gives news. A fact is confirmed where a source speaks that depends on none of the
earlier ones, and moved where it differs from what the earlier claims make by themselves.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.answer.headlines import headline_of
from dragoman.answer.holdings import Holdings
from dragoman.answer.moves import Move, moves
from dragoman.answer.news_item import Change, Fresh, NewsItem, batches_of
from dragoman.answer.notes import notes_of
from dragoman.answer.query import Query, choice_of
from dragoman.answer.wording import time_text
from dragoman.reconcile.facts import source_group
from dragoman.reconcile.independence import publisher_names
from dragoman.reconcile.judging.weigh import Material, weigh_judged
from dragoman.types.claim import Claim
from dragoman.types.fact import Fact


@dataclass(frozen=True, slots=True)
class _Told:
    """One fact, the claims that are new, and those that were there."""

    fact: Fact
    new: tuple[Claim, ...]
    old: tuple[Claim, ...]


def news_of_facts(holdings: Holdings, query: Query, fresh: Fresh) -> Iterator[NewsItem]:
    """Yield what new documents did to the facts that answer to a query."""
    found = _touched(holdings, query, fresh)
    holdings.gather(told.fact for told in found)
    before = _facts_before(holdings, [claim for told in found for claim in told.old])
    titles = publisher_names(holdings.lexicon)
    for told in found:
        held = {source_group(claim, holdings.groups, holdings.lexicon, titles) for claim in told.old}
        said = {claim.polarity for claim in told.old}
        brought = {
            source_group(claim, holdings.groups, holdings.lexicon, titles)
            for claim in told.new
            if claim.polarity in said  # a denial confirms nothing that was affirmed
        }
        for change, move in _changes(told, before, is_confirmed=bool(brought - held)):
            yield _entry_item(holdings, told, change, move, fresh=fresh, sources_before=len(held))


def _changes(told: _Told, before: Mapping[str, Fact], *, is_confirmed: bool) -> Iterator[tuple[Change, Move | None]]:
    """Yield what became of a fact; it is repeated only where nothing else happened to it."""
    if not told.old:
        yield Change.ADDED, None
        return
    moved = list(_moves(told, before))
    if is_confirmed:
        yield Change.CONFIRMED, None
    elif not moved:
        yield Change.REPEATED, None
    yield from ((Change.MOVED, move) for move in moved)


def _touched(holdings: Holdings, query: Query, fresh: Fresh) -> list[_Told]:
    """Return the facts that rest on new claims and answer to the query, by id."""
    facts = holdings.facts_of(touched(holdings, query, fresh.batches))
    claims = holdings.claims_of(claim_id for fact in facts for claim_id in fact.claim_ids)
    fresh.take(claim.doc_id for claim in claims)
    found = []
    for fact in facts:
        claims = holdings.claims_of(fact.claim_ids)
        new = tuple(claim for claim in claims if claim.doc_id in fresh)
        found.append(_Told(fact, new, tuple(claim for claim in claims if claim.doc_id not in fresh)))
    return found


def touched(holdings: Holdings, query: Query, batches: Collection[int], *, limit: int | None = None) -> Sequence[str]:
    """Return the ids of the facts that rest on documents of these batches and answer to the query, in order.

    With `limit`, no more than so many of them, whichever.
    """
    wanted = None if query == Query() else choice_of(query, holdings)
    return holdings.store.touched(batches, wanted, limit=limit)


def _facts_before(holdings: Holdings, claims: Sequence[Claim]) -> dict[str, Fact]:
    """Return the facts that these claims make by themselves, under all judgements, by the ids of their claims."""
    if not claims:
        return {}
    store, doc_ids = holdings.store, {claim.doc_id for claim in claims}
    material = Material(
        documents=[doc for doc_id in sorted(doc_ids) if (doc := store.document(doc_id))],
        claims=claims,
        datings=holdings.datings,
        entities=list(holdings.entities.values()),
        discrepancies=[found for found in store.discrepancies() if found.evidence[0].doc_id in doc_ids],
        judgements=list(store.judgements()),
    )
    facts = weigh_judged(material, lexicon=holdings.lexicon).facts
    return {claim_id: fact for fact in facts for claim_id in fact.claim_ids}


def _moves(told: _Told, before: Mapping[str, Fact]) -> Iterator[Move]:
    """Yield in what the fact differs from the earlier one with most of its claims, and that it was several.

    `before` are the earlier facts, by the ids of their claims.
    """
    earlier = {before[claim.id].id: before[claim.id] for claim in told.old if claim.id in before}
    if not earlier:  # all of its earlier claims are rejected
        return
    shared = Counter(before[claim.id].id for claim in told.old if claim.id in before)
    yield from moves(earlier[max(shared, key=lambda fact_id: (shared[fact_id], fact_id))], told.fact)
    if len(earlier) > 1:
        yield Move("entries", str(len(earlier)), "1")


def _entry_item(
    holdings: Holdings, told: _Told, change: Change, move: Move | None, *, fresh: Fresh, sources_before: int
) -> NewsItem:
    fact = told.fact
    return NewsItem(
        change=change,
        fact_id=fact.id,
        conflict_id=None,
        kind=fact.kind,
        when=time_text(fact.time),
        time=fact.time,
        headline=headline_of(fact, holdings),
        status=fact.status,
        field=move.field if move else "",
        before=move.before if move else "",
        after=move.after if move else "",
        explanation="",
        sources=fact.n_sources,
        sources_before=sources_before,
        batches=batches_of(told.new, fresh),
        notes=notes_of(told.new, holdings),
        earlier=notes_of(told.old, holdings),
    )
