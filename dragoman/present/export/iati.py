"""Promised and given sums as activities of the IATI Standard 2.03.

Takes holdings and a query; gives one XML document, an activity a promise or aid that names a sum of money. Nothing goes
further than the sources do: a pledge is a pledge and no disbursement, what is only considered has no transaction, what
is denied is left out, and a sum that is "up to" or "at least" says so in words, as the standard has no field for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice
from xml.etree.ElementTree import Comment, Element, SubElement, indent, tostring

from dragoman.answer.commitments import Commitment, commitment_of
from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query, select
from dragoman.answer.wording import amount_text
from dragoman.present.export.plain import printable
from dragoman.present.export.report import footnote, standing, told
from dragoman.types.choice import Order
from dragoman.types.claim import PROMISES, Argument, Role
from dragoman.types.fact import Fact, Status
from dragoman.types.value import Amount, Precision

REPORTER = "DRAGOMAN"
"""Stands where the identifier of the reporting organisation belongs until who publishes the file puts in their own."""

ACTIVITY_STATUS: Mapping[Status, str] = {
    Status.UNDER_WAY: "2", Status.IN_FORCE: "2", Status.DELIVERED: "4", Status.HAPPENED: "4", Status.DROPPED: "5",
}  # fmt: skip
"""Code list ActivityStatus: 2 implementation, 4 closed, 5 cancelled; all else is 1, "being scoped or planned"."""

TRANSACTION: Mapping[Status, str] = {
    Status.ANNOUNCED: "12", Status.AGREED: "2", Status.SIGNED: "2", Status.IN_FORCE: "2", Status.UNDER_WAY: "2",
    Status.DELIVERED: "3", Status.HAPPENED: "3",
}  # fmt: skip
"""Code list TransactionType: 12 outgoing pledge, 2 outgoing commitment, 3 disbursement; what is in no status of these
has no transaction."""

PLANNED_START, ACTUAL_START, PLANNED_END = "1", "2", "3"  # code list ActivityDateType
FUNDING = "1"  # code list OrganisationRole
GOVERNMENT, OTHER = "10", "90"  # code list OrganisationType
OWN_VOCABULARY = "99"  # code list SectorVocabulary: that of the reporting organisation


def write_iati(holdings: Holdings, query: Query, limit: int | None = None) -> Iterator[str]:
    """Write the activities, nearest deadline first.

    The standard wants a day for each; sums of which no day is known at all are counted in a comment and left out.
    """
    wanted = replace(query, kinds=query.kinds or PROMISES)
    facts = [f for f in select(holdings, wanted, order=Order.DUE) if _sums(f) and f.status is not Status.DENIED]
    holdings.gather(facts)
    dated = [fact for fact in facts if _day(fact) or fact.deadline]
    root = Element("iati-activities", version="2.03")
    if left_out := len(facts) - len(dated):
        root.append(Comment(f" left out, as no day is known: {left_out} "))
    root.extend(_activity(fact, holdings, query.as_of or holdings.last_day) for fact in islice(dated, limit))
    indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _activity(fact: Fact, holdings: Holdings, as_of: date | None) -> Element:
    entry = commitment_of(fact, holdings, as_of)
    activity = Element("iati-activity", {"xml:lang": "en"})
    _leaf(activity, "iati-identifier", f"{REPORTER}-{fact.id}")
    reporter = SubElement(activity, "reporting-org", {"ref": REPORTER, "type": OTHER, "secondary-reporter": "1"})
    _leaf(reporter, "narrative", "A register of published reports, kept with Dragoman")
    _told(activity, "title", told(entry.headline, entry.status, entry.badge, disputed=entry.disputed))
    _told(activity, "description", _description(entry), type="1")
    for argument in _givers(fact):
        _told(activity, "participating-org", argument.name, role=FUNDING, **_government(argument, holdings))
    SubElement(activity, "activity-status", code=ACTIVITY_STATUS.get(fact.status, "1"))
    activity.extend(_dates(fact))
    for code in _recipients(fact, holdings):
        SubElement(activity, "recipient-country", code=code)
    for area in fact.areas:
        _told(activity, "sector", area, vocabulary=OWN_VOCABULARY, code=area)
    activity.extend(_transactions(fact))
    return activity


def _description(entry: Commitment) -> str:
    """Say how far it has come, by when it is due, and each source with its words."""
    due = f" Deadline: {entry.deadline_text}." if entry.deadline_text else ""
    quotes = " ".join(footnote(note)[0] for note in entry.notes)
    stand = standing(entry.badge, entry.sources, disputed=entry.disputed, judged=entry.judged)
    return f"{stand.capitalize()}.{due} {quotes}"


def _dates(fact: Fact) -> Iterator[Element]:
    """Yield the days the standard asks for: of a promise it is not known when what was promised begins."""
    day = _day(fact)
    if day and TRANSACTION.get(fact.status) == "3":
        yield _date(day, ACTUAL_START, "Day of what was given" if _has_day(fact) else "Day of the first report")
    elif day:
        what = "Day of the promise" if _has_day(fact) else "Day of the first report of the promise"
        yield _date(day, PLANNED_START, f"{what}; when what was promised begins is not known")
    if fact.deadline:
        yield _date(fact.deadline.latest, PLANNED_END, "Last day of the deadline")


def _date(day: date, type_: str, told_as: str) -> Element:
    made = Element("activity-date", {"type": type_, "iso-date": day.isoformat()})
    _leaf(made, "narrative", told_as)
    return made


def _transactions(fact: Fact) -> Iterator[Element]:
    type_, day = TRANSACTION.get(fact.status), _day(fact)
    if type_ is None or day is None:
        return
    of = "of the act" if _has_day(fact) else "of the first report"
    for amount in _sums(fact):
        made = Element("transaction")
        SubElement(made, "transaction-type", code=type_)
        SubElement(made, "transaction-date", {"iso-date": day.isoformat()})
        _leaf(made, "value", f"{amount.value:f}", {"currency": amount.currency or "", "value-date": day.isoformat()})
        _told(made, "description", f"{amount_text(amount)}; the day is that {of}")
        yield made


def _sums(fact: Fact) -> tuple[Amount, ...]:
    return tuple(amount for amount in fact.amounts if amount.currency)


def _has_day(fact: Fact) -> bool:
    return fact.time is not None and fact.time.precision is Precision.DAY


def _day(fact: Fact) -> date | None:
    """Return the day of the act, else the day it was first reported."""
    return fact.time.earliest if fact.time and _has_day(fact) else fact.first_reported


def _givers(fact: Fact) -> tuple[Argument, ...]:
    """Return who gives; where no source names them, whoever speaks."""
    return _in(fact, Role.ACTOR) or _in(fact, Role.SPEAKER) or (Argument(Role.ACTOR, "not named"),)


def _recipients(fact: Fact, holdings: Holdings) -> tuple[str, ...]:
    """Return the states it goes to, by their codes of ISO 3166-1 alpha-2, each once."""
    codes = {row["id"]: row["iso2"] for row in holdings.lexicon.tables.get("states", ())}
    states = (holdings.state_of(a.entity_id) for a in _in(fact, Role.BENEFICIARY, Role.COUNTERPART))
    return tuple(dict.fromkeys(codes[state] for state in states if state and codes.get(state)))


def _in(fact: Fact, *roles: Role) -> tuple[Argument, ...]:
    return tuple(argument for argument in fact.arguments if argument.role in roles)


def _government(argument: Argument, holdings: Holdings) -> dict[str, str]:
    return {"type": GOVERNMENT} if holdings.state_of(argument.entity_id) == argument.entity_id is not None else {}


def _told(parent: Element, tag: str, text: str, **attributes: str) -> None:
    """Add an element that says something, in a narrative of its own."""
    _leaf(SubElement(parent, tag, attributes), "narrative", text)


def _leaf(parent: Element, tag: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
    SubElement(parent, tag, dict(attributes or {})).text = printable(text)
