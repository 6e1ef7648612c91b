"""The agenda as iCalendar (RFC 5545), for any program with a calendar: whole days, no hours and so no time zones.

Takes holdings and a query; gives one calendar. Nothing in it comes from the clock: an event was last changed on the day
of its last dated report. A summary says by itself what is planned, denied or disputed; a meeting is confirmed only
where it has happened. Events block no time. Their ids follow from those of the register.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, vText

from dragoman.answer.agenda import Agenda, Entry, Occasion, agenda
from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query
from dragoman.answer.wording import day_text, time_text
from dragoman.present.export.atom import urn
from dragoman.present.export.plain import printable
from dragoman.present.export.report import standing, told
from dragoman.types.fact import Status

PRODUCER = "-//Dragoman//Dragoman//EN"
NO_DAY = date(1970, 1, 1)  # RFC 5545 demands a day of the last change; this one stands where no report is dated
MAX_QUOTES = 10  # of an event
BLOCKS_NO_TIME = vText("TRANSPARENT")  # one for all events: it is only written
CANCELLED = frozenset({Status.DENIED, Status.DROPPED})


def write_ical(
    holdings: Holdings, query: Query, limit: int | None = None, *, link: Callable[[str], str] | None = None
) -> Iterator[str]:
    """Write the calendar: the next `limit` deadlines and as many meetings; `link` gives the page of a fact."""
    found = agenda(holdings, query, limit=limit)
    parties = " – ".join(party.name for party in (query.actor, query.with_) if party)
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", printable(f"{parties or 'The register'} · Dragoman"))
    calendar.add("x-wr-caldesc", _description(found))
    for entry in found.entries:
        calendar.add_component(_event(entry, link))
    yield calendar.to_ical().decode("utf-8")


def _description(found: Agenda) -> str:
    against = day_text(found.as_of) if found.as_of else "no day, since no document is dated"
    vague = f" {found.vague} meetings are known no better than to a season or a year and are not shown."
    return f"Deadlines and coming meetings, held against {against}.{vague if found.vague else ''}"


def _event(entry: Entry, link: Callable[[str], str] | None) -> Event:
    event = Event()  # texts are handed over ready: to let the library guess their type costs it a third more
    event["uid"] = vText(urn(f"{entry.occasion} {entry.fact_id}").removeprefix("urn:uuid:"))
    event.add("dtstamp", datetime.combine(entry.reported or NO_DAY, time(), UTC))
    event.add("dtstart", entry.first)
    if entry.last < date.max:
        event.add("dtend", entry.last + timedelta(days=1))  # the day after the last (RFC 5545, 3.6.1)
    event["summary"] = vText(_summary(entry))
    event["description"] = vText(_text(entry))
    event.add("categories", [entry.occasion.value, entry.kind])
    event["transp"] = BLOCKS_NO_TIME
    if entry.place:
        event["location"] = vText(printable(entry.place))
    if entry.occasion is Occasion.MEETING:
        event["status"] = vText(_status(entry.status))
    if link:
        event.add("url", link(entry.fact_id))
    return event


def _summary(entry: Entry) -> str:
    headline = told(entry.headline, entry.status, entry.badge, disputed=entry.disputed)
    lead = f"Due ({entry.when}): " if entry.occasion is Occasion.DEADLINE else ""
    return printable(f"{lead}{headline}")


def _text(entry: Entry) -> str:
    """Return the time in words, how the fact stands, and its quotes."""
    quotes = [
        f"“{printable(note.quote)}” ({printable(note.publisher or note.document)}, {time_text(note.published)})"
        for note in entry.notes[:MAX_QUOTES]
    ]
    more = [f"{len(entry.notes) - MAX_QUOTES} more reports"] if len(entry.notes) > MAX_QUOTES else []
    stand = standing(entry.badge, entry.sources, disputed=entry.disputed, judged=entry.judged)
    return "\n".join([f"{printable(entry.when)}; {stand}", *quotes, *more, entry.fact_id])


def _status(status: Status) -> str:
    if status in CANCELLED:
        return "CANCELLED"
    return "CONFIRMED" if status is Status.HAPPENED else "TENTATIVE"
