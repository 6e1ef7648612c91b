"""Facts as FollowTheMoney entities, for Aleph, OpenSanctions and the programs around them.

Takes holdings and a query; gives JSON Lines: the documents, the parties, then an Event for each fact. An Event has no
field for how far a thing has come, so its name says it ("... [planned] [disputed]"), and its summary and keywords do.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import Note
from dragoman.answer.query import Query
from dragoman.answer.timeline import Line, timeline
from dragoman.present.export.days import iso_dates
from dragoman.present.export.fragments import is_web_address
from dragoman.present.export.plain import printable
from dragoman.present.export.report import footnote, standing, told
from dragoman.types.choice import Window
from dragoman.types.claim import Argument
from dragoman.types.entity import EntityKind
from dragoman.types.ids import make_id

SCHEMATA: Mapping[EntityKind, str] = {
    EntityKind.STATE: "PublicBody",
    EntityKind.IGO: "Organization",
    EntityKind.BODY: "Organization",
    EntityKind.PERSON: "Person",
}
"""Schema by kind of entity; every other party is a LegalEntity, which says least."""

Properties = Mapping[str, Iterable[str | None]]


def _marks(line: Line) -> tuple[str, ...]:
    return (*(("disputed",) if line.disputed else ()), *(("judged",) if line.judged else ()))


def write_ftm(holdings: Holdings, query: Query, limit: int | None = None) -> Iterator[str]:
    """Write the entities, each once, in a stable order."""
    lines = timeline(holdings, query, Window(limit=limit))
    countries = {row["id"]: row["iso2"].lower() for row in holdings.lexicon.tables.get("states", ())}
    documents = {note.doc_id: note for line in lines for note in line.notes}
    parties = {_party_id(argument): argument for line in lines for argument in line.participants}
    for _, note in sorted(documents.items()):
        yield _document(note, holdings.card(note.doc_id).title)
    for id_, argument in sorted(parties.items()):
        yield _party(id_, argument, holdings, countries)
    for line in lines:
        yield _event(line)


def ftm_id(id_: str) -> str:
    """Return an id as FollowTheMoney allows it: letters, digits and hyphens.

    >>> ftm_id("state:vnm"), ftm_id("fct_9f86")
    ('dragoman-state-vnm', 'dragoman-fct-9f86')
    """
    return "dragoman-" + "".join(c if c.isascii() and c.isalnum() else "-" for c in id_).strip("-")


def _party_id(argument: Argument) -> str:
    return ftm_id(argument.entity_id or make_id("party", argument.name))


def _document(note: Note, title: str | None) -> str:
    address = note.address if is_web_address(note.address) else None
    return _entity(
        ftm_id(note.doc_id),
        "Document",
        {
            "fileName": [note.document],
            "title": [title or note.document],
            "publisher": [note.publisher],
            "publishedAt": iso_dates(note.published) if note.published else [],
            "sourceUrl": [address],
        },
    )


def _party(id_: str, argument: Argument, holdings: Holdings, countries: Mapping[str, str]) -> str:
    entity = holdings.entities.get(argument.entity_id or "")
    state = holdings.state_of(argument.entity_id) if argument.entity_id else None
    name = entity.name if entity else argument.name
    return _entity(
        id_,
        SCHEMATA.get(entity.kind, "LegalEntity") if entity else "LegalEntity",
        {"name": [name], "alias": {argument.name} - {name}, "country": [countries.get(state or "")]},
    )


def _event(line: Line) -> str:
    dates = iso_dates(line.time) if line.time else ()
    return _entity(
        ftm_id(line.fact_id),
        "Event",
        {
            "name": [told(line.headline, line.status, line.badge, disputed=line.disputed)],
            "startDate": dates[:1],
            "endDate": dates[1:],
            "location": [line.place],
            "summary": [standing(line.badge, line.sources, disputed=line.disputed, judged=line.judged)],
            "description": [footnote(note)[0] for note in line.notes],
            "keywords": [line.kind, line.status.value, *line.areas, *_marks(line)],
            "program": [line.framework],
            "involved": dict.fromkeys(map(_party_id, line.participants)),
            "proof": dict.fromkeys(ftm_id(note.doc_id) for note in line.notes),
            "recordId": [line.fact_id],
        },
    )


def _entity(id_: str, schema: str, properties: Properties) -> str:
    filled = {name: [printable(v) for v in values if v] for name, values in properties.items()}
    row = {"id": id_, "schema": schema, "properties": {name: values for name, values in filled.items() if values}}
    return json.dumps(row, ensure_ascii=False) + "\n"
