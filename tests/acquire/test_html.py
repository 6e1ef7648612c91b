"""The article of a page, its headers, and no date the page does not state."""

import contextlib

import pytest

from dragoman.acquire.read import read_document
from dragoman.config import Limits
from dragoman.errors import AcquireError
from dragoman.types.document import RawDocument

ARTICLE = """
<p>HANOI, 12 July - The Minister for Foreign Affairs held talks with his Japanese counterpart in Hanoi on Friday, and
the two sides agreed to step up their cooperation in the coming year.</p>
<p>They agreed that the next round of the dialogue would be held in Tokyo before the end of the year.</p>
<table><tr><td>Loan</td><td>10 billion yen</td></tr></table>
"""
HEAD = """<meta charset="utf-8"><title>Talks in Hanoi | Daily</title>
<meta property="og:title" content="Ministers hold talks in Hanoi"><meta property="og:site_name" content="The Daily">
<meta name="author" content="Nguyen Van An">
<link rel="canonical" href="https://daily.example.org/talks">"""
NAVIGATION = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"


def page(head=HEAD, body=ARTICLE, lang="en"):
    inside = f"{NAVIGATION}<article>{body}</article>"
    return f"<!DOCTYPE html><html lang='{lang}'><head>{head}</head><body>{inside}</body></html>"


def read(html, name="a.html"):
    data = html if isinstance(html, bytes) else html.encode()
    return read_document(RawDocument(name=name, uri="file:///a", data=data, sidecar={}), limits=Limits())


def test_article_and_headers():
    doc = read(page())
    assert doc.text.startswith("HANOI, 12 July - The Minister")
    assert "10 billion yen" in doc.text
    assert "Home" not in doc.text
    assert (doc.title, doc.publisher, doc.author) == ("Ministers hold talks in Hanoi", "The Daily", "Nguyen Van An")
    assert doc.address == "https://daily.example.org/talks"
    assert (doc.cleaner, doc.charset, doc.lang) == ("html@1", "utf-8", "en")


DATES = [  # head, published
    ('<meta property="article:published_time" content="2024-07-12T09:00:00+07:00">', "2024-07-12"),
    ('<meta name="DC.date.issued" content="2024-07-12">', "2024-07-12"),
    ('<meta name="pubdate" content="12 July 2024">', "2024-07-12"),
    ('<script type="application/ld+json">{"@graph":[{"datePublished":"2024-07-12"}]}</script>', "2024-07-12"),
    ('<script type="application/ld+json">{broken</script>', None),
    ('<meta property="article:modified_time" content="2024-07-12">', None),  # changed is not published
    ('<meta name="date" content="yesterday">', None),
    ("", None),  # "12 July" in the text is for later stations
]


@pytest.mark.parametrize(("head", "expected"), DATES)
def test_published_only_where_the_page_states_it(head, expected):
    published = read(page(HEAD + head)).published
    assert (published.earliest.isoformat() if published else None) == expected


def test_a_date_after_today_is_still_what_the_page_states():
    doc = read(page(HEAD + '<meta property="article:published_time" content="2093-01-02">'))
    assert doc.published is not None


def test_a_declared_charset_is_used():
    html = page(
        HEAD.replace("utf-8", "shift_jis"), ARTICLE + "<p>外務大臣は東京で会談し、両国の協力について話した。</p>"
    )
    doc = read(html.encode("cp932"))
    assert "外務大臣" in doc.text
    assert doc.charset == "cp932"


def test_the_text_tells_its_language_and_not_the_template():
    body = "<p>Le ministre des Affaires étrangères a reçu son homologue à Paris pour évoquer la coopération.</p>" * 3
    doc = read(page(body=body, lang="en"))
    assert doc.lang == "fr"
    assert doc.metadata["template_lang"] == "en"


def test_a_txt_that_is_a_page_is_read_as_one():
    assert read(page(), "a.txt").cleaner == "html@1"


BAD = [  # html, code
    (f"<html><body>{NAVIGATION}</body></html>", "html_without_article"),
    ("<html></html>", "html_without_article"),
    ("<!DOCTYPE html>", "html_without_article"),
    ("<html><body><script>var a = 1;</script></body></html>", "html_without_article"),
]


@pytest.mark.parametrize(("html", "code"), BAD)
def test_a_page_without_article_is_refused(html, code):
    with pytest.raises(AcquireError) as caught:
        read(html)
    assert caught.value.code == code


def test_deep_nesting_is_refused_or_read_and_never_a_crash():
    deep = page(body="<div>" * 3000 + ARTICLE + "</div>" * 3000)
    with contextlib.suppress(AcquireError):
        assert read(deep).text


def test_control_characters_and_half_surrogates_do_no_harm():
    doc = read(page(body=ARTICLE.replace("agreed", "agreed\x00&#xD800;")))
    assert "agreed" in doc.text
    doc.text.encode("utf-8")
