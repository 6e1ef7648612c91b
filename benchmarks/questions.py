"""What people ask the service: calls, pages and feeds, each in several variants over one register.

Takes the address of a running service; gives addresses below it, by the name of the question.
"""

import json
from itertools import pairwise
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

VARIANTS = 40


def questions(address: str) -> dict[str, list[str]]:
    """Return the calls and pages to measure, each in several variants, by name."""
    with urlopen(f"{address}api/v1/timeline?limit=500") as answer:  # noqa: S310 - our own service
        items = json.load(answer)["items"]
    with urlopen(f"{address}api/v1/documents?limit=20") as answer:  # noqa: S310 - our own service
        documents = json.load(answer)["items"]
    called = {name: [f"api/v1/{call}" for call in variants] for name, variants in calls(items).items()}
    return {**called, **pages(items), **lists(items, documents), **feeds(items)}


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
