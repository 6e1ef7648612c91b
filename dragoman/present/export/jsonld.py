"""Facts as JSON-LD with PROV-O (W3C Recommendation, 30 April 2013): what each fact was derived from.

Takes holdings and a query; gives one document whose context stands in it, so that reading it reaches no network. A fact
was derived from claims, a claim was quoted from a document, a document is attributed to its publisher. A status is
always said; a fact is never typed as an activity, since it may not have happened.
"""

import json
from collections.abc import Iterator

from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import Note
from dragoman.answer.query import Query
from dragoman.answer.timeline import Line, timeline
from dragoman.present.export.fragments import is_web_address
from dragoman.types.choice import Window
from dragoman.types.claim import Argument
from dragoman.types.ids import make_id
from dragoman.types.value import TimeSpan

VOCABULARY = "urn:dragoman:terms:"
OWN_TERMS = (
    "kind status disputed judged independentSources place framework area modality polarity start end fileName".split()
)
CONTEXT: dict[str, object] = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dragoman": VOCABULARY,
    "id": "@id",
    "type": "@type",
    **{
        name: {"@id": term, "@type": "@id"}
        for name, term in {
            "wasDerivedFrom": "prov:wasDerivedFrom",
            "wasQuotedFrom": "prov:wasQuotedFrom",
            "wasAttributedTo": "prov:wasAttributedTo",
            "url": "schema:url",
            **{role: f"dragoman:{role}" for role in ("actor", "counterpart", "host", "beneficiary", "speaker")},
        }.items()
    },
    **{
        name: {"@id": f"dragoman:{name}", "@type": "xsd:date"}
        for name in ("earliest", "latest", "publishedEarliest", "publishedLatest")
    },
    "label": "rdfs:label",
    "value": "prov:value",
    **{name: f"dragoman:{name}" for name in OWN_TERMS},
}


def write_jsonld(holdings: Holdings, query: Query, limit: int | None = None) -> Iterator[str]:
    """Write the document: facts, then claims, documents and agents by id."""
    lines = timeline(holdings, query, Window(limit=limit))
    notes = {note.claim_id: note for line in lines for note in line.notes}
    documents = {note.doc_id: note for note in notes.values()}
    publishers = {note.publisher for note in documents.values() if note.publisher}
    parties = {_party(argument): argument.name for line in lines for argument in line.participants}
    graph = [
        *map(_fact, lines),
        *(_claim(notes[id_]) for id_ in sorted(notes)),
        *(_document(documents[id_], holdings.card(id_).title) for id_ in sorted(documents)),
        *(_agent(_publisher(name), name) for name in sorted(publishers)),
        *(_agent(id_, name) for id_, name in sorted(parties.items())),
    ]
    yield json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _fact(line: Line) -> dict[str, object]:
    node: dict[str, object] = {
        "id": f"urn:dragoman:fact:{line.fact_id}",
        "type": ["prov:Entity", "dragoman:Fact"],
        "label": line.headline,
        "kind": line.kind,
        "status": line.status.value,
        "modality": line.modality.value if line.modality else None,
        "disputed": line.disputed,
        "judged": line.judged,
        "independentSources": line.sources,
        **_days(line.time, "earliest", "latest"),
        "place": line.place,
        "framework": line.framework,
        "area": list(line.areas),
        "wasDerivedFrom": [f"urn:dragoman:claim:{note.claim_id}" for note in line.notes],
    }
    for argument in line.participants:
        held = node.setdefault(argument.role.value, [])
        if isinstance(held, list):
            held.append(_party(argument))
    return _known(node)


def _claim(note: Note) -> dict[str, object]:
    return {
        "id": f"urn:dragoman:claim:{note.claim_id}",
        "type": ["prov:Entity", "dragoman:Claim"],
        "value": note.quote,
        "modality": note.modality.value,
        "polarity": note.polarity.value,
        "start": note.start,
        "end": note.end,
        "wasQuotedFrom": f"urn:dragoman:document:{note.doc_id}",
    }


def _document(note: Note, title: str | None) -> dict[str, object]:
    return _known(
        {
            "id": f"urn:dragoman:document:{note.doc_id}",
            "type": ["prov:Entity", "prov:PrimarySource", "dragoman:Document"],
            "label": title or note.document,
            "fileName": note.document,
            "url": note.address if is_web_address(note.address) else None,
            **_days(note.published, "publishedEarliest", "publishedLatest"),
            "wasAttributedTo": _publisher(note.publisher) if note.publisher else None,
        }
    )


def _agent(id_: str, name: str) -> dict[str, object]:
    return {"id": id_, "type": "prov:Agent", "label": name}


def _publisher(name: str) -> str:
    return f"urn:dragoman:publisher:{make_id('pub', name)}"


def _party(argument: Argument) -> str:
    return f"urn:dragoman:entity:{argument.entity_id or make_id('party', argument.name)}"


def _days(time: TimeSpan | None, first: str, last: str) -> dict[str, object]:
    return {first: time.earliest.isoformat(), last: time.latest.isoformat()} if time else {}


def _known(node: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in node.items() if value is not None and value != []}
