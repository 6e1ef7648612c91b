"""Read the article of a web page, and what the page says about itself.

Takes bytes; gives the article's text with title, publisher, author, date and canonical address. Never runs a
script, never follows a link, and takes a date only from where a page states it (meta tags, JSON-LD, <time>):
dates in the visible text are for later stations, which can cite them.

Loaded by `readers.py` on the first web page: trafilatura alone takes half a second to import.
"""

import json
import re
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction
from trafilatura.metadata import examine_meta, extract_author, extract_meta_json, extract_sitename, extract_title

from dragoman.acquire.detect import HEAD_BYTES, decode_text
from dragoman.acquire.reading import Reading
from dragoman.config import Limits
from dragoman.errors import AcquireError

CLEANER = "html@1"
MIN_ARTICLE_CHARS = 40  # shorter is a button or an error line; the shortest real notice tried has 90
MAX_JSON_DEPTH = 8

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:\-]{2,40})""", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:\-]{2,40})""", re.IGNORECASE)

# Where a page states its day of publication, best first: XPath of the value. Dates of change are no such place.
DATE_PATHS: tuple[str, ...] = (
    "//meta[translate(@property, 'P', 'p')='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='DC.date.issued' or @name='dcterms.issued' or @name='DC.date' or @name='dcterms.date']/@content",
    "//meta[@name='pubdate' or @name='publishdate' or @name='publish_date' or @name='publication_date']/@content",
    "//meta[@name='parsely-pub-date' or @name='sailthru.date' or @name='citation_publication_date']/@content",
    "//meta[@name='date' or @property='og:published_time' or @property='og:pubdate']/@content",
    "//time[@pubdate]/@datetime",
)
ADDRESS_PATHS = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")


def read_html(data: bytes, name: str, limits: Limits) -> Reading:  # noqa: ARG001 - the Reader contract
    """Extract the article and its headers.

    Raises:
        AcquireError: "unknown_charset", "broken_html", or "html_without_article" for a page of links or nothing.
    """
    declared = [m[1].decode("ascii") for p in (_DECLARED, _DECLARED_XML) if (m := p.search(data[:HEAD_BYTES]))]
    decoded = decode_text(data, name, declared=declared)
    headers = _find_headers(_parse(decoded.text, name))
    text = _find_article(_parse(decoded.text, name), name)
    template_lang = headers.pop("html_lang", None)
    return Reading(
        text=text, cleaner=CLEANER, charset=decoded.charset, layer="html", headers=headers, template_lang=template_lang
    )


def _parse(text: str, name: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as err:  # "Document is empty"
        raise AcquireError("html_without_article", f"{name}: a page without content; fetch it again") from err
    except (etree.LxmlError, ValueError, RecursionError) as err:
        raise AcquireError("broken_html", f"{name}: no page can be built from it ({err}); save it again") from err


def _find_article(tree: HtmlElement, name: str) -> str:
    try:
        found = bare_extraction(tree, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, IndexError, RecursionError) as err:
        raise AcquireError("broken_html", f"{name}: the article cannot be extracted ({err}); save it as text") from err
    text = ("" if found is None or isinstance(found, dict) else found.text or "").strip()
    if len(text) < MIN_ARTICLE_CHARS:
        raise AcquireError(
            "html_without_article",
            f"{name}: no article, {len(text)} characters beside its menus; save it with its text",
        )
    return text


def _find_headers(tree: HtmlElement) -> dict[str, str]:
    stated = _stated(tree)
    address = next(_values(tree, ADDRESS_PATHS), None)
    published = next(_values(tree, DATE_PATHS), None) or _date_in_json(tree)
    lang = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    found = {**stated, "address": address, "published": published, "html_lang": lang}
    return {key: value for key, value in found.items() if value}


def _stated(tree: HtmlElement) -> Mapping[str, str | None]:
    """Return title, publisher and author as trafilatura finds them in meta tags, JSON-LD and mark-up.

    Its own date search is left out: it falls back on any date of the page and drops dates after today.
    """
    try:
        meta = extract_meta_json(tree, examine_meta(tree))
        title = meta.title or extract_title(tree)
        author = meta.author or extract_author(tree)
        publisher = meta.sitename or extract_sitename(tree)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        return {}  # bad metadata does not make the article unreadable
    return {"title": title, "author": author, "publisher": publisher.lstrip("@") if publisher else None}


def _values(tree: HtmlElement, paths: tuple[str, ...]) -> Iterator[str]:
    for path in paths:
        found = tree.xpath(path)
        for value in found if isinstance(found, list) else ():
            if isinstance(value, str) and value.strip():
                yield value.strip()


def _date_in_json(tree: HtmlElement) -> str | None:
    """Return the first "datePublished" of the page's JSON-LD, in the order of the page."""
    for script in _values(tree, ("//script[@type='application/ld+json']/text()",)):
        try:
            loaded = json.loads(script)
        except (ValueError, RecursionError):
            continue
        if found := next(_published_in(loaded, 0), None):
            return found
    return None


def _published_in(node: object, depth: int) -> Iterator[str]:
    if depth > MAX_JSON_DEPTH:
        return
    if isinstance(node, dict):
        value = node.get("datePublished")
        if isinstance(value, str) and value.strip():
            yield value.strip()
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from _published_in(inner, depth + 1)
