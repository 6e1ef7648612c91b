"""Feeds: what was reported last, the stages of one fact, and what the last documents changed.

Takes holdings and what is asked; gives Atom. Nothing in a feed comes from the clock: an entry was updated on the day of
its last dated report, or when the documents that changed it were read. A title says by itself what has not happened, is
denied or disputed. What no dated report tells cannot stand in a feed of reports; its subtitle says so.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from dragoman.answer.holdings import Holdings
from dragoman.answer.news import news
from dragoman.answer.news_item import NewsItem
from dragoman.answer.query import Query
from dragoman.answer.reported import Report, Stage, latest, stages
from dragoman.answer.wording import BADGES
from dragoman.present.export.atom import Feed, Item, Served, atom_text
from dragoman.present.export.quoted import body_html
from dragoman.present.export.report import standing, told
from dragoman.types.choice import Window
from dragoman.types.fact import Fact

BY_REPORT = "By the day of the last report; what no dated report tells is not shown."
BY_READING = "What the documents read last changed in the register."


def write_atom(
    holdings: Holdings, query: Query, limit: int | None = None, *, served: Served | None = None
) -> Iterator[str]:
    """Write the feed of the facts that match, those reported last first."""
    items = [_of_report(report) for report in latest(holdings, query, Window(limit=limit))]
    yield atom_text(Feed(f"facts {_name(query)}", _title(query), BY_REPORT, items), served)


def write_stages(holdings: Holdings, fact: Fact, *, served: Served | None = None) -> Iterator[str]:
    """Write the feed of one fact: an entry for each stage it has come to, the last first."""
    found = stages(holdings, fact)
    title = found[0].headline if found else fact.headline or fact.id
    yield atom_text(Feed(f"stages {fact.id}", title, BY_REPORT, [_of_stage(stage) for stage in found]), served)


def write_news(
    holdings: Holdings, query: Query, since: str | None, limit: int, *, served: Served | None = None
) -> Iterator[str]:
    """Write the feed of what documents changed that were read since a day or batch (None: the last batch).

    Raises:
        QueryError: `since` is no day and no batch.
    """
    read_at = {batch.number: batch.read_at for batch in holdings.store.batches()}
    items = [
        _of_news(item, read_at[max(item.batches)]) for item in news(holdings, query, since)[:limit] if item.batches
    ]
    yield atom_text(Feed(f"news {_name(query)}", f"News: {_title(query)}", BY_READING, items), served)


def _of_report(report: Report) -> Item:
    line = report.line
    return Item(
        name=line.fact_id,
        about=line.fact_id,
        title=told(line.headline, line.status, line.badge, disputed=line.disputed),
        updated=_midnight(report.last),
        published=_midnight(report.first),
        categories=(line.kind, *line.areas),
        body=body_html(standing(line.badge, line.sources, disputed=line.disputed, judged=line.judged), line.notes),
        notes=line.notes,
    )


def _of_stage(stage: Stage) -> Item:
    return Item(
        name=f"{stage.fact_id} {stage.since} {stage.status}",
        about=stage.fact_id,
        title=told(stage.headline, stage.status, stage.badge, disputed=stage.disputed),
        updated=_midnight(stage.since),
        categories=(stage.status.value,),
        body=body_html(stage.badge, stage.notes),
        notes=stage.notes,
    )


def _of_news(item: NewsItem, read_at: datetime) -> Item:
    moved = f"; {item.field}: {item.before} → {item.after}" if item.field else ""
    about = item.fact_id or item.conflict_id
    marked = item.headline
    if item.status:
        marked = told(item.headline, item.status, BADGES[item.status], disputed=False)
    return Item(
        name=f"{item.change} {about} {item.conflict_id} {moved} {read_at.isoformat()}",
        about=about,
        title=f"{item.change.value.capitalize()}: {marked}{moved}",
        updated=read_at,
        categories=(item.change.value, item.kind),
        body=body_html(
            item.explanation or f"{item.sources} independent sources, before {item.sources_before}", item.notes
        ),
        notes=item.notes,
    )


def _title(query: Query) -> str:
    return " – ".join(party.name for party in (query.actor, query.with_) if party) or "The register"


def _name(query: Query) -> str:
    """Name a question by what it was understood to mean, the same for every wording of it."""
    parties = (query.actor.id if query.actor else "", query.with_.id if query.with_ else "")
    words = (query.kinds, query.areas, query.statuses, query.framework, query.since, query.until, query.text)
    return " ".join([*parties, *(",".join(w) if isinstance(w, tuple) else str(w or "") for w in words)])


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
