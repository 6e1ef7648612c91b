"""Pages as the register was known on a past day: every link and form of such a page leads to the same day.

Takes the query of a page, and its HTML; gives what to tell of the day, and HTML. A page about the present stays as it
is.
"""

import html
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from dragoman.answer.wording import day_text
from dragoman.errors import QueryError
from dragoman.present.past import read_known
from dragoman.types.known import KnownBy

FIELDS = ("known_on", "known_by")
# A link to a page of this service or to another state of this one; not to a file, nor back to the present.
_LINK = re.compile(r'(?<!class="now" )href="(?P<path>[/?](?!/|static/)[^"#?]*)(?P<query>\?[^"#]*)?(?P<place>#[^"]*)?"')
_FORM = re.compile(r"<form(?![^>]*(?:method=\"post\"|class=\"past\"))[^>]*>")


@dataclass(frozen=True, slots=True)
class PastDay:
    """The day a page is asked for; `others` are the other fields of its address, for a form that changes the day."""

    known_on: str
    known_by: str
    others: tuple[tuple[str, str], ...]

    @property
    def told(self) -> str:
        """The day and what counts, in words; "" for the present or a day that is none."""
        try:
            known = read_known(self.known_on, self.known_by)
        except QueryError:
            return ""
        return f"{day_text(known.on)}, by the documents {known.by.value} by then" if known else ""


def past_day(query: str) -> PastDay:
    """Read the day from the query of a page; a global of templates."""
    fields = parse_qsl(query)
    given = dict(fields)
    others = tuple(field for field in fields if field[0] not in FIELDS)
    return PastDay(given.get("known_on", ""), given.get("known_by") or KnownBy.READ.value, others)


def keep_day(page: str, query: str) -> str:
    """Return a page whose links and forms lead to pages of the same past day."""
    kept = [field for field in parse_qsl(query) if field[0] in FIELDS]
    if not any(name == "known_on" for name, _ in kept):
        return page
    added = html.escape(urlencode(kept))
    hidden = "".join(f'<input type="hidden" name="{name}" value="{html.escape(value)}">' for name, value in kept)

    def link(match: re.Match[str]) -> str:
        path, asked, place = match["path"], match["query"] or "", match["place"] or ""
        if path.startswith("?"):  # the path of this page, with a query of its own
            path, asked = "", path
        if "known_on=" in asked:
            return match[0]
        joined = f"{asked}&amp;{added}" if asked.strip("?") else f"?{added}"
        return f'href="{path}{joined}{place}"'

    return _FORM.sub(lambda match: match[0] + hidden, _LINK.sub(link, page))
