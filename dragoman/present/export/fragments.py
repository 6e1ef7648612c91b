"""Addresses that open a page at a quote.

Takes the address of a page and words that stand on it; gives a text-fragment link (URL Fragment Text Directives, WICG
draft community group report, 2023). Never makes a link of what is no web address.
"""

from urllib.parse import quote as percent

MAX_WHOLE = 12  # words given whole; a longer quote is given by its beginning and its end
ENDS = 5  # words of each


def is_web_address(address: str | None) -> bool:
    """Whether an address is one of the web that can stand in a text as it is."""
    if address is None:
        return False
    return address.startswith(("https://", "http://")) and not set(address) & set("<> \t\r\n\"'")


def fragment_link(address: str, words: str) -> str:
    """Return the address of the page with the words lit.

    >>> fragment_link("https://example.org/a", "a two-day visit, his first")
    'https://example.org/a#:~:text=a%20two%2Dday%20visit%2C%20his%20first'
    """
    found = words.split()
    if not found:
        return address
    whole = len(found) <= MAX_WHOLE
    parts = (found,) if whole else (found[:ENDS], found[-ENDS:])
    directive = ",".join(_escape(" ".join(part)) for part in parts)
    return f"{address}{'' if '#' in address else '#'}:~:text={directive}"


def _escape(text: str) -> str:
    """Escape all that has a meaning in a directive, the hyphen too."""
    return percent(text.encode("utf-8", "replace"), safe="").replace("-", "%2D")
