"""The chronology for TimelineJS (Knight Lab): one slide a dated fact.

Takes holdings and a query; gives one JSON document. Undated facts cannot stand on an axis and are left out; the title
counts them. A slide's headline says what has not happened, is denied or disputed, and its text is escaped HTML.
"""

import json
from collections.abc import Iterator

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query
from dragoman.answer.timeline import Line, timeline
from dragoman.present.export.days import Parts, date_parts
from dragoman.present.export.quoted import body_html, html_text
from dragoman.present.export.report import standing, told
from dragoman.types.choice import Window
from dragoman.types.value import TimeSpan


def write_timelinejs(holdings: Holdings, query: Query, limit: int | None = None) -> Iterator[str]:
    """Write the document."""
    lines = timeline(holdings, query, Window(limit=limit))
    slides = [_slide(line, line.time) for line in lines if line.time]
    parties = " – ".join(party.name for party in (query.actor, query.with_) if party) or "The register"
    left_out = len(lines) - len(slides)
    missing = f"{left_out} without a known date are not shown." if left_out else ""
    title = {"headline": html_text(parties), "text": missing}
    made = {"scale": "human", "title": {"text": title}, "events": slides}
    yield json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _slide(line: Line, time: TimeSpan) -> dict[str, object]:
    start, *end = (_date(parts) for parts in date_parts(time))
    slide: dict[str, object] = {"unique_id": line.fact_id, "group": line.kind.replace("_", " "), "start_date": start}
    if end:
        slide["end_date"] = end[0]
    headline = told(line.headline, line.status, line.badge, disputed=line.disputed)
    body = body_html(standing(line.badge, line.sources, disputed=line.disputed, judged=line.judged), line.notes)
    return {**slide, "display_date": line.when, "text": {"headline": html_text(headline), "text": body}}


def _date(parts: Parts) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), parts, strict=False))
