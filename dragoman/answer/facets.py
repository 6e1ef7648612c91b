"""Search with facets: passages that hold given words, told apart by what rests on them and by their documents.

Takes words and values chosen of facets; gives passages, best first, and how many there are of each value. A facet is
counted among the passages that answer to all other facets, so that each of its values says what choosing it would give.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.answer.holdings import Holdings
from dragoman.answer.passages import Passage, passage_of, resting_on
from dragoman.types.choice import WHOLE, Window
from dragoman.types.fact import Fact
from dragoman.types.holding import Hit

MAX_HITS = 400
"""Passages that are looked at, the best: their facts are read, at some 0.1 ms a passage."""

MAX_COUNTED = 1000
"""Passages that are counted; beyond there are "more than 1,000"."""

UNKNOWN = "unknown"
"""Value of a document without a publisher or a year."""

Values = Mapping[str, Mapping[str, str]]
"""Label of each value by facet: {"kind": {"visit": "Visit"}}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """Values that are wanted, None where a facet does not restrict. `actor` is the id or the name of a party."""

    kind: str | None = None
    actor: str | None = None
    area: str | None = None
    publisher: str | None = None
    year: str | None = None

    def wanted(self) -> dict[str, str]:
        """Return the facets that restrict, with the value wanted of each."""
        named = {facet: getattr(self, facet) for facet in FACETS}
        return {facet: value for facet, value in named.items() if value}


FACETS = ("kind", "actor", "area", "publisher", "year")
ANY = Narrowed()


@dataclass(frozen=True, slots=True)
class Tally:
    """A value, its label, and how many passages have it."""

    value: str
    label: str
    passages: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to tell passages apart: the value chosen, then the others by how many have them (years by themselves)."""

    name: str
    tallies: tuple[Tally, ...]
    chosen: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A window of the passages that answer; `total` counts all of them, among the best MAX_HITS where `is_cut`.

    `holding` says how many passages hold the words, whatever is chosen: "743", "more than 1,000".
    """

    passages: tuple[Passage, ...]
    total: int
    is_cut: bool
    holding: str
    facets: tuple[Facet, ...]


def search_by_facets(holdings: Holdings, words: str, narrowed: Narrowed = ANY, window: Window = WHOLE) -> Found:
    """Return a window of the passages that hold `words` and have every value chosen, best first, and their facets."""
    hits = holdings.store.search(words, limit=MAX_HITS)
    resting = resting_on(hits, holdings)
    holdings.take_cards(hit.doc_id for hit in hits)
    facts = {fact.id: fact for fact in holdings.facts_of({id_ for _, ids in resting for id_ in ids})}
    of_fact = {id_: _fact_values(fact, holdings) for id_, fact in facts.items()}
    valued = [(hit, ids, _values(hit, (of_fact[i] for i in ids if i in of_fact), holdings)) for hit, ids in resting]
    wanted = narrowed.wanted()
    kept = [(hit, ids) for hit, ids, values in valued if _answers(values, wanted)]
    end = None if window.limit is None else window.offset + window.limit
    return Found(
        passages=tuple(passage_of(hit, ids, holdings) for hit, ids in kept[window.offset : end]),
        total=len(kept),
        is_cut=len(hits) == MAX_HITS,
        holding=_holding(holdings.store.count_hits(words, at_most=MAX_COUNTED + 1)),
        facets=tuple(_facet(name, [values for _, _, values in valued], wanted) for name in FACETS),
    )


def _holding(count: int) -> str:
    return f"more than {MAX_COUNTED:,}" if count > MAX_COUNTED else f"{count:,}"


def _facet(name: str, valued: Sequence[Values], wanted: Mapping[str, str]) -> Facet:
    others = {facet: value for facet, value in wanted.items() if facet != name}
    counts: Counter[tuple[str, str]] = Counter()
    for values in valued:
        if _answers(values, others):
            counts.update(values[name].items())
    tallies = [Tally(value, label, count) for (value, label), count in counts.items()]
    tallies.sort(key=_newest if name == "year" else _most)
    chosen = wanted.get(name)
    tallies.sort(key=lambda tally: chosen not in (tally.value, tally.label))
    return Facet(name, tuple(tallies), chosen)


def _answers(values: Values, wanted: Mapping[str, str]) -> bool:
    return all(value in values[facet] or value in values[facet].values() for facet, value in wanted.items())


def _values(hit: Hit, of_facts: Iterable[Values], holdings: Holdings) -> Values:
    """Return what a passage has: the values of its document, and those of all facts that rest on it."""
    card = holdings.card(hit.doc_id)
    years = range(card.published.earliest.year, card.published.latest.year + 1) if card.published else ()
    values: dict[str, dict[str, str]] = {
        "kind": {},
        "actor": {},
        "area": {},
        "publisher": {card.publisher or UNKNOWN: card.publisher or UNKNOWN},
        "year": {str(year): str(year) for year in years} or {UNKNOWN: UNKNOWN},
    }
    for of_fact in of_facts:
        for facet, labels in of_fact.items():
            values[facet].update(labels)
    return values


def _fact_values(fact: Fact, holdings: Holdings) -> Values:
    """Return what a fact has; those who act for a state count as that state too."""
    lexicon = holdings.lexicon
    areas = {area.id: area.label for area in lexicon.areas if area.id in fact.areas}
    ids = [argument.entity_id or argument.name for argument in fact.arguments]
    states = filter(None, map(holdings.state_of, ids))
    kind = lexicon.kinds[fact.kind].label if fact.kind in lexicon.kinds else fact.kind
    return {
        "kind": {fact.kind: kind},
        "actor": {id_: holdings.name_of(id_) for id_ in (*ids, *states)},
        "area": areas,
    }


def _most(tally: Tally) -> tuple[int, str, str]:
    return -tally.passages, tally.label, tally.value


def _newest(tally: Tally) -> tuple[bool, int]:
    return tally.value == UNKNOWN, -int(tally.value) if tally.value.isdigit() else 0
