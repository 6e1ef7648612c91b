"""Read plain text and Markdown: the text is the file's own, code point for code point.

Takes bytes; gives a Reading whose offsets are those of the decoded file. Never changes a line end, a space or
a heading mark; front matter is read into headers and stays in the text.
"""

import re
from collections.abc import Mapping

import yaml

from dragoman.acquire.detect import decode_text
from dragoman.acquire.reading import Reading
from dragoman.config import Limits

CLEANER = "txt@1"
MARKDOWN_CLEANER = "markdown@1"
MAX_FRONT_MATTER_CHARS = 8_192  # front matter is a card, not a document
MAX_BRACKETS = 200  # opening ones; 5,000 in a row keep the YAML parser busy for a second before it gives up
MAX_TITLE_CHARS = 300

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<card>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_LOOSE_LINE = re.compile(r"(?P<key>[A-Za-z][\w \-.]{0,40}?)[ \t]*:[ \t]+(?P<value>\S.*)")
_MARKDOWN_TITLE = re.compile(r"^#[ \t]+(?P<title>\S.*?)[ \t#]*$", re.MULTILINE)


def read_txt(data: bytes, name: str, limits: Limits) -> Reading:  # noqa: ARG001 - the Reader contract
    """Decode a text file exactly; a byte order mark is the only thing left out.

    Raises:
        AcquireError: "unknown_charset".
    """
    decoded = decode_text(data, name)
    headers = find_front_matter(decoded.text)
    return Reading(
        text=decoded.text, cleaner=CLEANER, charset=decoded.charset, layer="front matter", headers=headers or {}
    )


def read_markdown(data: bytes, name: str, limits: Limits) -> Reading:  # noqa: ARG001 - the Reader contract
    """Decode a Markdown file exactly; its first level-one heading is the title where front matter gives none.

    Raises:
        AcquireError: "unknown_charset".
    """
    decoded = decode_text(data, name)
    headers = dict(find_front_matter(decoded.text) or {})
    card = _FRONT_MATTER.match(decoded.text[:MAX_FRONT_MATTER_CHARS])
    heading = _MARKDOWN_TITLE.search(decoded.text, card.end() if card else 0)  # "#" in the card is a comment
    if heading and "title" not in headers and len(heading["title"]) <= MAX_TITLE_CHARS:
        headers["title"] = heading["title"]
    return Reading(
        text=decoded.text, cleaner=MARKDOWN_CLEANER, charset=decoded.charset, layer="front matter", headers=headers
    )


def find_front_matter(text: str) -> Mapping[str, str] | None:
    r"""Return the headers of a YAML card between "---" lines at the very start, None where there is no card.

    Values are kept as printed (a date is not parsed here). A card YAML cannot parse is read line by line, as
    "key: value": one colon in a headline must not cost the date below it.

    >>> find_front_matter("---\ntitle: Talks: day two\ndate: 2024-04-17\n---\nText")
    {'title': 'Talks: day two', 'date': '2024-04-17'}
    """
    match = _FRONT_MATTER.match(text[:MAX_FRONT_MATTER_CHARS])
    if match is None:
        return None
    card = _load_card(match["card"])
    return card if card is not None else _read_lines(match["card"])


def _load_card(card: str) -> dict[str, str] | None:
    if card.count("[") + card.count("{") > MAX_BRACKETS:
        return None
    try:
        loaded = yaml.load(card, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader builds only str, list and dict
    except (yaml.YAMLError, RecursionError, ValueError, TypeError):  # TypeError: a list as a key
        return None
    return _flatten(loaded) if isinstance(loaded, dict) else None


def _flatten(card: Mapping[object, object]) -> dict[str, str]:
    """Keep scalars, lists of scalars ("; " between) and one level of mapping ("source.name")."""
    flat: dict[str, str] = {}
    for key, value in card.items():
        if isinstance(value, dict):
            flat |= {f"{key}.{inner}": text for inner, text in value.items() if isinstance(text, str) and text}
        elif isinstance(value, list):
            flat[str(key)] = "; ".join(item for item in value if isinstance(item, str))
        else:
            flat[str(key)] = str(value)
    return {key: value for key, value in flat.items() if value}


def _read_lines(card: str) -> dict[str, str]:
    matches = (_LOOSE_LINE.fullmatch(line.rstrip()) for line in card.splitlines())
    return {m["key"]: m["value"].strip("\"' ") for m in matches if m}
