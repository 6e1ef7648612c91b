"""What people ask the service: calls, pages and feeds, each in several variants over one register.

Takes the address of a running service; gives addresses below it, by the name of the question.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from itertools import pairwise
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

VARIANTS = 40


def questions(address: str) -> dict[str, list[str]]:
    """Return the calls and pages to measure, each in several variants, by name."""
    with urlopen(f"{address}api/v1/timeline?limit=500") as answer:  # noqa: S310 - our own service
        first = json.load(answer)
    with urlopen(f"{address}api/v1/documents?limit=20") as answer:  # noqa: S310 - our own service
        documents = json.load(answer)["items"]
    with urlopen(f"{address}api/v1/conflicts?limit={VARIANTS}") as answer:  # noqa: S310 - our own service
        conflicts = json.load(answer)["items"]
    items = first["items"]
    called = {name: [f"api/v1/{call}" for call in variants] for name, variants in calls(items).items()}
    asked = {**called, **pages(items), **lists(items, documents), **feeds(items), **deep(items, first["next"])}
    return {**asked, **records(items, documents, conflicts), **narrowed(items), **whole()}


def states_of(items: list[Any]) -> list[str]:
    """Return the states that stand in these entries of a chronology, each once."""
    ids = (p["entity"].split("-")[0].replace("person", "state") for i in items for p in i["participants"])
    return [quote(state) for state in dict.fromkeys(ids)][:VARIANTS]


def pairs_of(items: list[Any]) -> list[tuple[str, str]]:
    """Return pairs of states."""
    return list(pairwise(states_of(items)))


def calls(items: list[Any]) -> dict[str, list[str]]:
    """Return the calls, with parties and ids of these entries of the chronology."""
    named = [[p["name"] for p in item["participants"]] for item in items if len(item["participants"]) == 2]
    sides = [(quote(a), quote(b)) for a, b in named][:VARIANTS]
    states, pairs = states_of(items), pairs_of(items)
    words = [item["quote"].split()[0] for item in items][:VARIANTS]
    months = [f"{year}-{month:02}" for year in (2016, 2019) for month in range(1, 13)]
    return {
        "timeline": ["timeline"],
        "timeline of a state": [f"timeline?actor={a}" for a in states],
        "timeline of a pair": [f"timeline?actor={a}&with={b}" for a, b in pairs],
        "timeline of two people": [f"timeline?actor={a}&with={b}" for a, b in sides],
        "timeline of a month": [f"timeline?since={month}&until={month}" for month in months],
        "visits of a state since 2020": [f"timeline?actor={a}&kind=visit&since=2020" for a in states],
        "commitments": ["commitments"],
        "commitments of a state": [f"commitments?actor={a}" for a in states],
        "overdue": ["commitments?status=overdue"],
        "encounters of a state": [f"encounters?actor={a}" for a in states],
        "positions of a pair": [f"positions?actor={a}&with={b}" for a, b in pairs],
        "relation": [f"relation?a={a}&b={b}" for a, b in pairs],
        "conflicts": ["conflicts"],
        "conflicts of a state": [f"conflicts?actor={a}" for a in states],
        "sources of two people": [f"sources?actor={a}&with={b}" for a, b in sides],
        "sources of a pair": [f"sources?actor={a}&with={b}" for a, b in pairs],
        "documents": ["documents"],
        "news": ["news"],
        "search for a name": [f"search?q={quote(word)}" for word in words],
        "search for common words": [f"search?q={words}" for words in ("visit", "talks", "agreement", "grant")],
        "show a fact": [f"show/{item['fact_id']}" for item in items[:VARIANTS]],
        "show a state": [f"show/{a}" for a in states],
        "events": ["events"],
        "events of a pair": [f"events?actor={a}&with={b}" for a, b in sides],
        "events of two states": [f"events?actor={a}&with={b}" for a, b in pairs],
    }


def pages(items: list[Any]) -> dict[str, list[str]]:
    """Return the pages of parties, facts and words."""
    people = dict.fromkeys(quote(p["entity"], safe="") for i in items for p in i["participants"])
    states, pairs = states_of(items), pairs_of(items)
    return {
        "page: overview": [""],
        "page: chronology": [f"timeline?page={n}" for n in range(1, VARIANTS)],
        "page: chronology of a state": [f"timeline?actor={a}" for a in states],
        "page: chronology of a pair": [f"timeline?actor={a}&with={b}" for a, b in pairs],
        "page: chart of a pair": [f"timeline?actor={a}&with={b}&view=chart" for a, b in pairs],
        "page: dossier of a pair": [f"relation?actor={a}&with={b}" for a, b in pairs],
        "page: a state": [f"entities/{a}" for a in states],
        "page: a person": [f"entities/{a}" for a in list(people)[:VARIANTS]],
        "page: a fact": [f"facts/{item['fact_id']}" for item in items[:VARIANTS]],
        "page: a text": [f"claims/{note['claim_id']}" for item in items[:VARIANTS] for note in item["notes"][:1]],
        "page: search for a common word": [f"search?q={word}" for word in ("visited", "treaty", "signed", "met")],
    }


def lists(items: list[Any], documents: list[Any]) -> dict[str, list[str]]:
    """Return the pages of lists."""
    states, pairs = states_of(items), pairs_of(items)
    return {
        "page: commitments": ["commitments"],
        "page: commitments of a state": [f"commitments?actor={a}" for a in states],
        "page: encounters of a state": [f"encounters?actor={a}" for a in states],
        "page: positions of a pair": [f"positions?actor={a}&with={b}" for a, b in pairs],
        "page: conflicts": ["conflicts"],
        "page: conflicts of a state": [f"conflicts?actor={a}" for a in states],
        "page: sources": ["sources"],
        "page: sources of a state": [f"sources?actor={a}" for a in states],
        "page: publishers": ["sources?view=publishers"],
        "page: who copied whom": ["sources?view=copies"],
        "page: one group of copies": [f"sources/{quote(doc['source_group'], safe='')}" for doc in documents],
        "page: network": ["network"],
        "page: network of a state": [f"network?actor={a}" for a in states],
        "page: map": ["map"],
        "page: news": ["news"],
        "page: judgements": ["judgements"],
    }


def records(items: list[Any], documents: list[Any], conflicts: list[Any]) -> dict[str, list[str]]:
    """Return single records, as calls and as pages."""
    notes = [item["notes"][0]["claim_id"] for item in items[:VARIANTS]]
    return {
        "show a claim": [f"api/v1/show/{claim_id}" for claim_id in notes],
        "show a document": [f"api/v1/show/{doc['id']}" for doc in documents],
        "show a conflict": [f"api/v1/show/{row['conflict_id']}" for row in conflicts],
        "page: a document": [f"documents/{doc['id']}" for doc in documents],
        "page: a conflict": [f"conflicts/{row['conflict_id']}" for row in conflicts],
        "page: who": [f"who?name={name}" for name in ("Kishida", "Rouhani", "PM%20Chinh", "President%20Ruto")],
    }


def narrowed(items: list[Any]) -> dict[str, list[str]]:
    """Return questions about a state, or of all, that something else narrows: a field, a time, words, a view."""
    states, pairs = states_of(items), pairs_of(items)
    fields, words = ("economy", "security", "maritime", "politics"), ("grant", "agreement", "visit")
    return {
        "positions of a state": [f"api/v1/positions?actor={a}" for a in states],
        "search in a state": [f"api/v1/search?q=visit&actor={a}" for a in states],
        "timeline of a state with a word": [f"api/v1/timeline?actor={a}&text={word}" for a in states for word in words],
        "page: chronology of a field": [f"timeline?actor={a}&area={field}" for a in states for field in fields],
        "page: chronology of two years": [f"timeline?actor={a}&since=2019&until=2020" for a in states],
        "page: chronology with a word": [f"timeline?text={word}" for word in words],
        "page: overdue of a state": [f"commitments?actor={a}&status=overdue" for a in states],
        "page: positions of a state": [f"positions?actor={a}" for a in states],
        "page: publishers of a state": [f"sources?actor={a}&view=publishers" for a in states],
        "page: who copied whom of a state": [f"sources?actor={a}&view=copies" for a in states],
        "page: dates of a state's sources": [f"sources?actor={a}&view=dates" for a in states],
        "page: map of a state": [f"map?actor={a}" for a in states],
        "page: network of a pair": [f"network?actor={a}&with={b}" for a, b in pairs],
        "page: review of a state": [f"review?actor={a}" for a in states],
    }


def whole() -> dict[str, list[str]]:
    """Return questions about all that is held, beside those of the other lists."""
    return {
        "encounters": ["api/v1/encounters"],
        "positions": ["api/v1/positions"],
        "sources": ["api/v1/sources"],
        "batches": ["api/v1/batches"],
        "page: encounters": ["encounters"],
        "page: positions": ["positions"],
        "page: dates of sources": ["sources?view=dates"],
        "page: what was not read": ["sources?view=doubts"],
        "page: network of all parties": ["network?between=parties"],
        "page: review": ["review"],
        "page: keys": ["keys"],
        "feed": ["feeds/timeline.atom"],
        "feed of news": ["feeds/news.atom"],
        "calendar": ["calendar.ics"],
        "names that begin so": [f"reconcile/suggest/entity?prefix={begin}" for begin in ("To", "Ab", "Ka", "Mi")],
    }


def deep(items: list[Any], cursor: str) -> dict[str, list[str]]:
    """Return parts far down in long answers; `cursor` is that of the second part of the chronology."""
    states, parts = states_of(items), range(20, 20 + VARIANTS)
    return {
        "far down: timeline": [f"api/v1/timeline?cursor={moved(cursor, 2000 * n)}" for n in parts],
        "far down: timeline of a state": [
            f"api/v1/timeline?actor={a}&cursor={moved(cursor, 100 * n)}" for a, n in zip(states, parts, strict=False)
        ],
        "far down: page of the chronology": [f"timeline?page={40 * n}" for n in parts],
        "far down: page of a state's chronology": [
            f"timeline?actor={a}&page={2 * n}" for a, n in zip(states, parts, strict=False)
        ],
        "far down: page of commitments": [f"commitments?page={10 * n}" for n in parts],
        "far down: page of a state's encounters": [
            f"encounters?actor={a}&page={n}" for a, n in zip(states, parts, strict=False)
        ],
        "far down: page of a state's sources": [
            f"sources?actor={a}&page={4 * n}" for a, n in zip(states, parts, strict=False)
        ],
        "far down: page of conflicts": [f"conflicts?page={n % 24 + 1}" for n in parts],
        "far down: page of a state": [f"entities/{a}?page={n % 9 + 2}" for a, n in zip(states, parts, strict=False)],
    }


def moved(cursor: str, offset: int) -> str:
    """Return a cursor of the same state of the register that leads to another part."""
    _, *words = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    return urlsafe_b64encode(json.dumps([offset, *words], separators=(",", ":")).encode()).decode().rstrip("=")


def feeds(items: list[Any]) -> dict[str, list[str]]:
    """Return feeds, calendars and names to reconcile."""
    states = states_of(items)
    return {
        "feed of a state": [f"feeds/timeline.atom?actor={a}" for a in states],
        "feed of a fact": [f"feeds/facts/{item['fact_id']}.atom" for item in items[:VARIANTS]],
        "calendar of a state": [f"calendar.ics?actor={a}" for a in states],
        "reconcile ten names": [f"reconcile?queries={quote(json.dumps(batch(items, n)))}" for n in range(0, 400, 10)],
    }


def batch(items: list[Any], first: int) -> dict[str, dict[str, str]]:
    """Return ten names to reconcile, half of them spelt wrongly."""
    names = [item["participants"][0]["name"] for item in items[first : first + 10]]
    return {f"q{n}": {"query": name if n % 2 else name[1:]} for n, name in enumerate(names)}
