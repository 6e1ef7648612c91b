"""Join what side file, front matter and the document itself say about it, and read dates honestly.

Takes headers as given, by layer; gives the fields of a Document plus every header under its own key. Never
guesses: a date it cannot read is kept as it stands, `published` stays None, and today is never asked for.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from dragoman.types.value import Precision, TimeSpan

# Field of a Document → the keys that may carry it, best first. Keys are compared as `fold_key` gives them.
FIELD_KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "site_name", "sitename", "source", "outlet"),
    "author": ("author", "authors", "byline", "creator"),
    "address": ("address", "url", "uri", "link", "canonical", "permalink", "source_url"),
    "published": ("published", "date", "date_published", "datepublished", "published_at", "published_time",
                  "publication_date", "publish_date", "pubdate", "issued"),
    "lang": ("lang", "language"),
}  # fmt: skip

MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), start=1)
    for name in names.split()
}  # fmt: skip

_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
_ZONE = r"(?:Z|UTC|GMT|[A-Z]{3,4}|[+-][0-9]{2}:?[0-9]{2})?(?:\s?\([A-Za-z ]{1,40}\))?"
_NAMED = r"(?P<month>[A-Za-z]{3,9})\.?"
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?\s+)?"

# Pattern, one example that matches, one that must not. Only forms with one possible reading are listed:
# "04/05/2024" is the 4th of May to some and the 5th of April to others, so no all-number day-first form is.
DATE_FORMS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), example, counter)
    for pattern, example, counter in (
        (rf"(?P<y>[0-9]{{4}})-(?P<m>[0-9]{{2}})-(?P<d>[0-9]{{2}})(?:[T\s]{_CLOCK}\s?{_ZONE})?",
         "2024-04-17T08:30:00+07:00", "17-04-2024"),
        (rf"(?P<y>[0-9]{{4}})(?P<sep>[/.])(?P<m>[0-9]{{1,2}})(?P=sep)(?P<d>[0-9]{{1,2}})(?:\s{_CLOCK})?",
         "2024/4/17", "04/05/2024"),
        (r"(?P<y>(?:19|20)[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})(?:T[0-9]{4,6}Z?)?", "20240417", "17042024"),
        (rf"{_WEEKDAY}(?P<d>[0-9]{{1,2}})\s+{_NAMED},?\s+(?P<y>[0-9]{{4}})(?:,?\s+{_CLOCK}\s?{_ZONE})?",
         "Wed, 17 Apr 2024 10:00:00 +0700", "17 Avr 2024"),
        (rf"{_WEEKDAY}{_NAMED}\s+(?P<d>[0-9]{{1,2}}),?\s+(?P<y>[0-9]{{4}})(?:,?\s+{_CLOCK}\s?{_ZONE})?",
         "April 17, 2024", "April 2024, 17"),
        (rf"{_NAMED}\s+(?P<y>[0-9]{{4}})", "November 2023", "Autumn 2023"),
        (r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})", "2023-11", "2023-13"),
        (r"(?P<y>[0-9]{4})", "2023", "20234"),
    )
)  # fmt: skip

MAX_DATE_CHARS = 80  # the longest form above, zone comment included, is shorter


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The fields of a Document that come from metadata, and all headers as given.

    `extra` holds every header under its own key; where two layers give a key different values the stronger
    keeps the key and the weaker stands under "layer:key". `published_from` in it names the layer that gave
    `published`.
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    address: str | None = None
    published: TimeSpan | None = None
    lang: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


Layer = tuple[str, Mapping[str, str]]
"""A name ("side file", "front matter", "html") and the headers found there."""


def fold_key(key: str) -> str:
    """Fold a header's name for comparison.

    >>> fold_key("Date-Published "), fold_key("og:site name")
    ('date_published', 'og_site_name')
    """
    return re.sub(r"[\s\-.:]+", "_", key.strip().casefold())


def clean_value(value: str) -> str:
    """Return a header's value on one line, without what no register can store (NUL, half surrogate pairs)."""
    sound = value.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(sound.split())


def parse_published(value: str) -> TimeSpan | None:
    """Read a date of publication with the precision it has; None where it has no single reading.

    The day is the one printed, in the source's own calendar: a time zone never moves it.

    >>> parse_published("2023-11")
    TimeSpan(earliest=datetime.date(2023, 11, 1), latest=datetime.date(2023, 11, 30), precision=<Precision.MONTH: 'month'>)
    >>> parse_published("04/05/2024") is None
    True
    """  # noqa: E501 - a doctest line is what the interpreter prints
    text = " ".join(value.split())
    if len(text) > MAX_DATE_CHARS:
        return None
    for pattern, _, _ in DATE_FORMS:
        if match := pattern.fullmatch(text):
            return _to_time(match.groupdict())
    return None


def _to_time(parts: Mapping[str, str | None]) -> TimeSpan | None:
    year, day = int(parts["y"] or 0), parts.get("d")
    name, number = parts.get("month"), parts.get("m")
    month = MONTHS.get(name.casefold()) if name else int(number) if number else None
    if name and month is None:
        return None
    try:
        if month is None:
            return TimeSpan(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
        if day is None:
            return TimeSpan(date(year, month, 1), _last_of(year, month), Precision.MONTH)
        exact = date(year, month, int(day))
    except ValueError:  # 30 February, month 13, year 0
        return None
    return TimeSpan(exact, exact, Precision.DAY)


def _last_of(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else None
    return date.fromordinal(following.toordinal() - 1) if following else date.max


def parse_address(value: str) -> str | None:
    """Return a web address, or None: only http and https with a host count ("www.x.org" has no scheme)."""
    text = value.strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:  # "http://[::1"
        return None
    return text if parts.scheme in {"http", "https"} and host and not re.search(r"\s", text) else None


def parse_lang(value: str) -> str | None:
    """Return a BCP 47 tag in its usual case, or None for a language's name ("English").

    >>> parse_lang("en_us"), parse_lang("zh-Hant"), parse_lang("English")
    ('en-US', 'zh-Hant', None)
    """
    parts = value.strip().replace("_", "-").split("-")
    if not re.fullmatch(r"[A-Za-z]{2,3}", parts[0]) or not all(re.fullmatch(r"[A-Za-z0-9]{2,8}", p) for p in parts):
        return None
    cased = [p.upper() if len(p) == 2 else p.title() if len(p) == 4 else p.lower() for p in parts[1:]]
    return "-".join([parts[0].lower(), *cased])


def _values(name: str, layers: Sequence[Layer]) -> list[tuple[str, str]]:
    """Return (layer, value) of everything that may give the field, strongest layer and best key first."""
    found = []
    for layer, headers in layers:
        folded = {fold_key(key): value for key, value in sorted(headers.items(), reverse=True)}
        found += [(layer, folded[key]) for key in FIELD_KEYS[name] if folded.get(key, "").strip()]
    return found


def _extra(layers: Sequence[Layer]) -> dict[str, str]:
    extra: dict[str, str] = {}
    for layer, headers in layers:
        for key, value in sorted(headers.items()):
            name, text = clean_value(key), clean_value(value)
            if not name or not text or extra.get(name) == text:
                continue
            extra[f"{layer}:{name}" if name in extra else name] = text
    return dict(sorted(extra.items()))


def merge_metadata(layers: Sequence[Layer]) -> Merged:
    """Join the layers, strongest first: for each field the first value that can be read wins.

    A value that cannot be read ("last Tuesday" as a date) does not hide a readable one below it.
    """
    extra = _extra(layers)
    texts = {name: [clean_value(v) for _, v in _values(name, layers)] for name in ("title", "publisher", "author")}
    addresses = [parse_address(clean_value(v)) for _, v in _values("address", layers)]
    langs = [parse_lang(clean_value(v)) for _, v in _values("lang", layers)]
    dates = [(layer, parse_published(clean_value(v))) for layer, v in _values("published", layers)]
    layer, published = next(((where, time) for where, time in dates if time), ("", None))
    if published:
        extra["published_from"] = layer
    return Merged(
        title=next(filter(None, texts["title"]), None),
        publisher=next(filter(None, texts["publisher"]), None),
        author=next(filter(None, texts["author"]), None),
        address=next(filter(None, addresses), None),
        lang=next(filter(None, langs), None),
        published=published,
        extra=extra,
    )
