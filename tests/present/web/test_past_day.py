"""Pages about a past day tell it, and lead to pages of the same day until the present is chosen."""

import html
import re

import pytest

from dragoman.present.web.past_day import keep_day, past_day

THEN = "known_on=2023-12&known_by=published"
KEPT = "known_on=2023-12&amp;known_by=published"


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ('href="/facts/fct_0"', f'href="/facts/fct_0?{KEPT}"'),
        ('href="/documents/d?claim=c#c"', f'href="/documents/d?claim=c&amp;{KEPT}#c"'),
        ('href="?part=2"', f'href="?part=2&amp;{KEPT}"'),
        ('href="?"', f'href="?{KEPT}"'),
        ('href="?known_on=2022"', 'href="?known_on=2022"'),
        ('class="now" href="/timeline"', 'class="now" href="/timeline"'),
        ('href="/static/desk.css?v=1"', 'href="/static/desk.css?v=1"'),
        ('href="#facets"', 'href="#facets"'),
        ('href="https://example.org/?a=b"', 'href="https://example.org/?a=b"'),
        ('href="//example.org/"', 'href="//example.org/"'),
    ],
)
def test_links_inside_keep_the_day_and_no_others_do(link, kept):
    assert keep_day(f"<a {link}>x</a>", f"actor=Japan&{THEN}") == f"<a {kept}>x</a>"
    assert keep_day(f"<a {link}>x</a>", "actor=Japan") == f"<a {link}>x</a>"


def test_forms_that_ask_keep_the_day_and_those_that_change_something_do_not():
    asking, changing = '<form action="/search">', '<form method="post" action="/judge">'
    made = keep_day(asking + changing, 'known_on="><script>')
    assert made == f'{asking}<input type="hidden" name="known_on" value="&quot;&gt;&lt;script&gt;">{changing}'


def test_the_day_is_told_with_what_counts():
    assert past_day(THEN).told == "31 December 2023, by the documents published by then"
    assert past_day("known_on=soon").told == past_day("").told == ""
    assert past_day(f"actor=Japan&{THEN}").others == (("actor", "Japan"),)


def test_a_page_of_a_past_day_shows_what_was_known_then(browser):
    page = browser.get(f"/timeline?{THEN}").text
    assert "31 December 2023" in page
    assert "denied a ban" not in page  # a report of 2024 tells it
    assert "denied a ban" in browser.get("/timeline").text
    inside = [html.unescape(link) for link in re.findall(r'href="([/?][^"]*)"', page) if "/static/" not in link]
    assert [link for link in inside if "known_on" not in link] == ["?"]  # the way back
    fact = next(link for link in inside if link.startswith("/facts/"))
    assert "by the documents published by then" in browser.get(fact).text
