"""Atom feeds (RFC 4287): what was reported last, and the stages of one fact.

Takes holdings and what is asked; gives one XML document. Nothing in it comes from the clock: an entry was updated on
the day of its last dated report, and the feed with its latest entry. Ids follow from those of the register and do not
depend on where the feed is served. A title says by itself what has not happened, is denied or disputed; the content is
escaped HTML. What no dated report tells cannot stand in a feed; its subtitle says so.
"""

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import Note
from dragoman.answer.query import Query
from dragoman.answer.reported import Report, Stage, latest, stages
from dragoman.present.export.fragments import fragment_link, is_web_address
from dragoman.present.export.plain import printable
from dragoman.present.export.quoted import body_html
from dragoman.present.export.report import standing, told
from dragoman.types.choice import Window
from dragoman.types.fact import Fact

ATOM = "http://www.w3.org/2005/Atom"
SUBTITLE = "By the day of the last report; what no dated report tells is not shown."
NO_DAY = date(1970, 1, 1)  # Atom demands one; this is the day of a feed without entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Where a feed is served: its own address, that of the page with the same entries, and how to make an entry's."""

    feed: str
    page: str
    entry: Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a feed; `name` is what its id follows from."""

    name: str
    fact_id: str
    title: str
    updated: date
    published: date | None
    categories: tuple[str, ...]
    body: str
    notes: tuple[Note, ...]


def write_atom(
    holdings: Holdings, query: Query, limit: int | None = None, *, served: Served | None = None
) -> Iterator[str]:
    """Write the feed of the facts that match, those reported last first."""
    items = [_of_report(report) for report in latest(holdings, query, Window(limit=limit))]
    parties = " – ".join(party.name for party in (query.actor, query.with_) if party)
    yield _document(_name(query), parties or "The register", items, served)


def write_stages(holdings: Holdings, fact: Fact, *, served: Served | None = None) -> Iterator[str]:
    """Write the feed of one fact: an entry for each stage it has come to, the last first."""
    found = stages(holdings, fact)
    title = found[0].headline if found else fact.headline or fact.id
    yield _document(f"stages {fact.id}", title, [_of_stage(stage) for stage in found], served)


def _of_report(report: Report) -> Item:
    line = report.line
    return Item(
        name=line.fact_id,
        fact_id=line.fact_id,
        title=told(line.headline, line.status, line.badge, disputed=line.disputed),
        updated=report.last,
        published=report.first,
        categories=(line.kind, *line.areas),
        body=body_html(standing(line.badge, line.sources, disputed=line.disputed, judged=line.judged), line.notes),
        notes=line.notes,
    )


def _of_stage(stage: Stage) -> Item:
    return Item(
        name=f"{stage.fact_id} {stage.since} {stage.status}",
        fact_id=stage.fact_id,
        title=told(stage.headline, stage.status, stage.badge, disputed=stage.disputed),
        updated=stage.since,
        published=None,
        categories=(stage.status.value,),
        body=body_html(stage.badge, stage.notes),
        notes=stage.notes,
    )


def _name(query: Query) -> str:
    """Name a question by what it was understood to mean, the same for every wording of it."""
    parties = (query.actor.id if query.actor else "", query.with_.id if query.with_ else "")
    words = (query.kinds, query.areas, query.statuses, query.framework, query.since, query.until, query.text)
    return "facts " + " ".join([*parties, *(",".join(w) if isinstance(w, tuple) else str(w or "") for w in words)])


def _document(name: str, title: str, items: Iterable[Item], served: Served | None) -> str:
    entries = list(items)
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _put(feed, "id", urn(name))
    _put(feed, "title", f"{title} · Dragoman")
    _put(feed, "subtitle", SUBTITLE)
    _put(feed, "updated", _instant(max((item.updated for item in entries), default=NO_DAY)))
    _put(feed, "generator", "Dragoman")
    _put(ET.SubElement(feed, "author"), "name", "Dragoman")
    if served:
        _link(feed, "self", served.feed, "application/atom+xml")
        _link(feed, "alternate", served.page, "text/html")
    for item in entries:
        _entry(ET.SubElement(feed, "entry"), item, served)
    ET.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _entry(entry: ET.Element, item: Item, served: Served | None) -> None:
    _put(entry, "id", urn(item.name))
    _put(entry, "title", item.title)
    _put(entry, "updated", _instant(item.updated))
    if item.published:
        _put(entry, "published", _instant(item.published))
    if served:
        _link(entry, "alternate", served.entry(item.fact_id), "text/html")
    for note in item.notes:
        if note.address and is_web_address(note.address):
            _link(entry, "via", fragment_link(note.address, note.quote))
    for term in item.categories:
        ET.SubElement(entry, "category", {"term": term})
    _put(entry, "content", item.body, type="html")


def urn(name: str) -> str:
    """Return the id of what has this name, the same everywhere and always.

    >>> urn("fct_9f86d081")
    'urn:uuid:8aa316a1-ca77-544c-a80d-338346978b3d'
    """
    return uuid.uuid5(uuid.NAMESPACE_URL, f"dragoman:{name}").urn


def _put(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = printable(text)


def _link(parent: ET.Element, rel: str, href: str, kind: str | None = None) -> None:
    ET.SubElement(parent, "link", {"rel": rel, **({"type": kind} if kind else {}), "href": printable(href)})


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
