"""Atom (RFC 4287): a feed as XML.

Takes entries; gives one document. Ids follow from names and do not depend on where the feed is served; the content is
escaped HTML. Nothing comes from the clock: a feed was updated with its latest entry.
"""

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dragoman.answer.notes import Note
from dragoman.present.export.fragments import fragment_link, is_web_address
from dragoman.present.export.plain import printable

ATOM = "http://www.w3.org/2005/Atom"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # Atom demands an instant; this is that of a feed without entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Where a feed is served: its own address, that of the page with the same entries, and how to make an entry's."""

    feed: str
    page: str
    entry: Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry; its id follows from `name`, `about` is the id of the fact or conflict whose page it leads to."""

    name: str
    about: str | None
    title: str
    updated: datetime
    published: datetime | None = None
    categories: tuple[str, ...]
    body: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; its id follows from `name`."""

    name: str
    title: str
    subtitle: str
    items: Sequence[Item]


def atom_text(feed: Feed, served: Served | None) -> str:
    """Return the feed as XML; without a place where it is served it has no links to pages."""
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _put(root, "id", urn(feed.name))
    _put(root, "title", f"{feed.title} · Dragoman")
    _put(root, "subtitle", feed.subtitle)
    _put(root, "updated", _instant(max((item.updated for item in feed.items), default=NEVER)))
    _put(root, "generator", "Dragoman")
    _put(ET.SubElement(root, "author"), "name", "Dragoman")
    if served:
        _link(root, "self", served.feed, "application/atom+xml")
        _link(root, "alternate", served.page, "text/html")
    for item in feed.items:
        _entry(ET.SubElement(root, "entry"), item, served)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _entry(entry: ET.Element, item: Item, served: Served | None) -> None:
    _put(entry, "id", urn(item.name))
    _put(entry, "title", item.title)
    _put(entry, "updated", _instant(item.updated))
    if item.published:
        _put(entry, "published", _instant(item.published))
    if served and item.about:
        _link(entry, "alternate", served.entry(item.about), "text/html")
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


def _instant(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"
