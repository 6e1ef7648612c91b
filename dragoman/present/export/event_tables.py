"""Event rows in the layouts of other event data: POLECAT's weekly files and the Event table of GDELT 2.0.

Takes EventRows and holdings; gives one dict a pair of actor and recipient, with all columns of the layout in order. A
field we do not know stays empty and is never made up: coordinates, tone, numbers of articles, codes of Wikipedia.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product

from dragoman.answer.events import EventRow
from dragoman.answer.holdings import Holdings
from dragoman.present.export.plain import printable
from dragoman.types.event import EventParty
from dragoman.types.ids import make_id
from dragoman.types.value import TimeSpan

Row = dict[str, object]

POLECAT_COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
"""Header of the weekly files (Dataverse, doi:10.7910/DVN/AJGVIT)."""

_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
GDELT_COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{side}{part}" for side in (1, 2) for part in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{place}Geo_{part}" for place in ("Actor1", "Actor2", "Action") for part in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
"""The 61 columns of the Event table (GDELT Event Codebook V2.0, 19 February 2015); its files have no header."""

QUAD_NAMES = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
CAMEO_TYPES = {
    **{code: code for code in "COP GOV JUD MIL OPP REB SPY UAF AGR BUS CRM CVL EDU ELI LAB LEG REF".split()},
    "JRN": "MED",
    "MED": "HLH",
    "SOC": "NGO",
}
"""PLOVER sectors as type codes of CAMEO (Schrodt 2012, chapter 3); the others have none there."""
GROUPS = frozenset({"UNO"})
TYPES_OF_ACTOR = frozenset({"IGO", "NGO", "MNC"})
NOBODY = (None,)


def polecat_rows(rows: Iterable[EventRow], holdings: Holdings) -> Iterator[Row]:
    """Yield rows as POLECAT has them."""
    for row in rows:
        card = holdings.card(row.doc_id)
        known: Row = {
            "Event Date": _day(row.time),
            "Event Type": row.event_type,
            "Event Mode": row.mode,
            "Intensity": row.intensity,
            "Quad Code": QUAD_NAMES[row.quad],
            "Contexts": ";".join(row.contexts),
            "Raw Placename": row.place,
            "Source": card.publisher,
            "Publication Date": _day(card.published),
        }
        for id_, actor, recipient in _pairs(row):
            sides = {**_polecat_side("Actor", actor), **_polecat_side("Recipient", recipient)}
            yield _filled(POLECAT_COLUMNS, {"Event ID": id_, **known, **sides})


def gdelt_rows(rows: Iterable[EventRow], holdings: Holdings) -> Iterator[Row]:
    """Yield rows as the Event table of GDELT 2.0 has them."""
    for row in rows:
        known: Row = {
            **_gdelt_days(row.time),
            "EventRootCode": row.cameo_root,
            "QuadClass": _gdelt_quad(row.cameo_root),
            "ActionGeo_FullName": row.place,
            "SOURCEURL": holdings.card(row.doc_id).address or row.document,
        }
        for id_, actor, recipient in _pairs(row):
            number = int(id_.rpartition("_")[2][:15], 16)  # the column is an integer; 60 bits of our id
            sides = {**_gdelt_side(1, actor), **_gdelt_side(2, recipient)}
            yield _filled(GDELT_COLUMNS, {"GLOBALEVENTID": number, **known, **sides})


def _pairs(row: EventRow) -> Iterator[tuple[str, EventParty | None, EventParty | None]]:
    """Yield each actor with each recipient and an id; the first keeps the event's own."""
    for number, (actor, recipient) in enumerate(product(row.actors or NOBODY, row.recipients or NOBODY)):
        yield (make_id("evt", row.id, number) if number else row.id), actor, recipient


def _filled(columns: Iterable[str], known: Row) -> Row:
    return {column: known.get(column) for column in columns}


def _polecat_side(side: str, party: EventParty | None) -> Row:
    if party is None:
        return {}
    return {
        f"{side} Name": printable(party.name),
        f"{side} Country": party.country,
        f"Primary {side} Sector": party.sector,
        f"{side} Sectors": party.sector,
    }


def _gdelt_side(number: int, party: EventParty | None) -> Row:
    if party is None:
        return {}
    group = party.country if party.country in GROUPS else None
    kind = party.country if party.country in TYPES_OF_ACTOR else None
    country = None if group or kind else party.country
    type_ = CAMEO_TYPES.get(party.sector or "")
    types = [code for code in (kind, type_) if code]
    return {
        f"Actor{number}Code": "".join(filter(None, (country, group, *types))) or None,
        f"Actor{number}Name": printable(party.name).upper(),
        f"Actor{number}CountryCode": country,
        f"Actor{number}KnownGroupCode": group,
        **{f"Actor{number}Type{place}Code": code for place, code in enumerate(types, start=1)},
    }


def _gdelt_quad(root: str | None) -> int | None:
    """Return the quad class by CAMEO root, as GDELT draws the lines."""
    return next((quad for quad, last in ((1, "05"), (2, "08"), (3, "13"), (4, "20")) if root and root <= last), None)


def _day(time: TimeSpan | None) -> str | None:
    return time.earliest.isoformat() if time and time.days == 1 else None


def _gdelt_days(time: TimeSpan | None) -> Row:
    """Write the day, month and year that are known; the fraction of the year as the codebook counts it."""
    if time is None or time.earliest.year != time.latest.year:
        return {}
    first = time.earliest
    found: Row = {"Year": first.year}
    if first.month == time.latest.month:
        found["MonthYear"] = first.year * 100 + first.month
    if time.days == 1:
        found |= {
            "SQLDATE": _number(first),
            "FractionDate": round(first.year + (first.month * 30 + first.day) / 365, 4),
        }
    return found


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
