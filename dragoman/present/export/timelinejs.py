"""The chronology for TimelineJS (Knight Lab): one slide a dated fact.

Takes holdings and a query; gives one JSON document. Undated facts cannot stand on an axis and are left out; the title
counts them. A slide's headline says what has not happened, is denied or disputed, and its text is escaped HTML.
"""

import json
from collections.abc import Iterator
from html import escape

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query
from dragoman.answer.timeline import Line, timeline
from dragoman.answer.wording import time_text
from dragoman.present.export.days import Parts, date_parts
from dragoman.present.export.fragments import fragment_link, is_web_address
from dragoman.present.export.plain import printable
from dragoman.present.export.report import standing, told
from dragoman.types.choice import Window
from dragoman.types.value import TimeSpan


def write_timelinejs(holdings: Holdings, query: Query, limit: int | None = None) -> Iterator[str]:
    """Write the document."""
    lines = timeline(holdings, query, Window(limit=limit))
    slides = [_slide(line, line.time) for line in lines if line.time]
    parties = " – ".join(party.name for party in (query.actor, query.with_) if party) or "The register"
    left_out = len(lines) - len(slides)
    title = {"headline": _text(parties), "text": f"{left_out} without a known date are not shown." if left_out else ""}
    made = {"scale": "human", "title": {"text": title}, "events": slides}
    yield json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _slide(line: Line, time: TimeSpan) -> dict[str, object]:
    start, *end = (_date(parts) for parts in date_parts(time))
    slide: dict[str, object] = {"unique_id": line.fact_id, "group": line.kind.replace("_", " "), "start_date": start}
    if end:
        slide["end_date"] = end[0]
    headline = told(line.headline, line.status, line.badge, disputed=line.disputed)
    body = f"<p>{_text(standing(line.badge, line.sources, disputed=line.disputed))}</p>{''.join(_quotes(line))}"
    return {**slide, "display_date": line.when, "text": {"headline": _text(headline), "text": body}}


def _quotes(line: Line) -> Iterator[str]:
    for note in line.notes:
        source = _text(f"{note.publisher or note.document}, {time_text(note.published)}")
        if note.address and is_web_address(note.address):
            source = f'<a href="{escape(fragment_link(note.address, note.quote))}">{source}</a>'
        yield f"<p>“{_text(note.quote)}” ({source})</p>"


def _date(parts: Parts) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), parts, strict=False))


def _text(text: str) -> str:
    return escape(printable(text))
