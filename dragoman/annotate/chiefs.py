"""Whose secretary-general is meant where no organisation stands beside him: of the only one named that has one.

Takes the settled drafts of a document; gives them with the organisation such offices belong to. Where the text names
two organisations that have the office, or none, nobody can tell whose holder is meant, and nothing is added.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from dragoman.annotate.drafts import Draft
from dragoman.lexicon.records import Lexicon
from dragoman.types.entity import EntityKind

LEVEL = "organisation"  # of offices.tsv
ARTICLE = "the "


def with_organisations(text: str, drafts: Iterable[Draft], lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the drafts, in order, "the Secretary-General" with the organisation that the text is about."""
    listed = list(drafts)
    having = _organisations(lexicon)
    named = {org for draft in listed if (org := _organisation(draft, lexicon)) is not None}
    for draft in listed:
        meant = named & having.get(draft.office or "", frozenset())
        alone = draft.kind is EntityKind.OFFICE and draft.of is None and not draft.plural and not draft.candidates
        definite = text[: draft.span.start][-len(ARTICLE) :].lower() == ARTICLE
        yield replace(draft, of=min(meant)) if alone and definite and len(meant) == 1 else draft


def _organisation(draft: Draft, lexicon: Lexicon) -> str | None:
    """Return the organisation a draft names, or whose organ it is ("the Security Council")."""
    if not draft.candidates:
        return draft.of
    if draft.kind is EntityKind.IGO:
        return draft.candidates[0]
    known = lexicon.entities.get(draft.candidates[0])
    return known.state if known and draft.kind is EntityKind.BODY else None


@lru_cache(maxsize=4)
def _organisations(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """Return, by office of an organisation, the organisations that have had a holder of it."""
    having: dict[str, set[str]] = {}
    for term in lexicon.terms:
        office = lexicon.offices.get(term.office)
        if office and office.level == LEVEL:
            having.setdefault(term.office, set()).add(term.of)
    return {office: frozenset(orgs) for office, orgs in having.items()}
