"""Every doubtful office and name of the labelled texts, case by case: the register flags it, with what is meant.

The cases stand in `gold/seeds/crossdoc.json` and `gold/dev/crossdoc.json` beside the project, with their places; here
stand their ids, the kind of conflict and the reading that must be beside the text's own. Without the folder all skip.
"""

import csv
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.config import Config
from dragoman.evaluate.gold import Place
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.run.pipeline import read_record
from dragoman.run.read import read_paths
from dragoman.types.annotation import Annotations
from dragoman.types.document import RawDocument
from dragoman.types.doubt import ConflictKind
from dragoman.types.fact import Conflict
from dragoman.types.span import Span

SHARED = Path(os.environ.get("DRAGOMAN_SHARED") or Path(__file__).parents[2] / ".." / "shared")
SETS = ("seeds", "dev")
NAME, OFFICE, FRAMEWORK, PARTY = (
    ConflictKind.NAME,
    ConflictKind.OFFICE,
    ConflictKind.FRAMEWORK,
    ConflictKind.PARTY,
)

pytestmark = [pytest.mark.gold, pytest.mark.slow]

FLAGGED = [  # case, kind of the conflict, a reading of it
    ("C01", OFFICE, "Yoko Kamikawa held the office"),
    ("C03", NAME, "Vo Van Thuong"),
    ("C03", NAME, "Vu Van Rieu"),
    ("C04", NAME, "Naruhito"),
    ("C05", NAME, "Hirokazu Matsuno"),
    ("C06", NAME, "Lu Chao"),
    ("C07", FRAMEWORK, "Official Security Assistance"),
    ("C08", OFFICE, "State Minister of Defense"),
    ("C08", FRAMEWORK, "ASEAN Defence Ministers' Meeting-Plus"),
    ("C09", FRAMEWORK, "Extensive Strategic Partnership for Peace and Prosperity in Asia"),
    ("C11", NAME, "Kishida held"),
    ("C22", NAME, "South China Sea"),
    ("C24", FRAMEWORK, "ASEAN-Japan Summit"),
    ("C25", FRAMEWORK, "Asia Zero Emission Community"),
    ("C25", FRAMEWORK, "code of conduct"),
    ("X01", NAME, "Kishida"),
    ("X07", PARTY, "an arbitral tribunal for which it keeps the registry"),
    ("X12", FRAMEWORK, "Association of Southeast Asian Nations"),
    ("X21", NAME, "Liz Truss"),
    ("X21", OFFICE, "High Representative"),
    ("X21", FRAMEWORK, "Normandy Format"),
    ("X22", FRAMEWORK, "G7 foreign ministers"),
    ("X27", FRAMEWORK, "special strategic partnership"),
    ("X29", NAME, "Vietnam"),
]
RESOLVED = [  # case, who is meant at each of its places
    ("C01", {"person:yoshimasa-hayashi"}),  # flagged, not taken for the holder of the day
    ("C11", {"person:fumio-kishida"}),  # behind a lost blank
    ("X16", {"person:xi-jinping", "person:li-keqiang"}),
    ("N11", {"person:xi-jinping", "person:li-keqiang"}),
    ("N01", {"person:john-kerry", "person:rodrigo-duterte"}),
]
ABOUT_NAMES = (
    "office-holder", "person", "programme name", "rank", "treaty-level name", "typing damage", "two names",
    "summit name", "misspelt", "which body", "organisation", "garbled", "counterpart", "level of the partnership",
    "spelling",
)  # fmt: skip
"""Words of the labels' kinds that say that an office or a name is in doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The labelled texts, read: conflicts and annotations, names of files by document, and the labels."""

    conflicts: Sequence[Conflict]
    notes: Mapping[str, Annotations]
    stems: Mapping[str, str]
    labels: Sequence[Mapping[str, Any]]

    def case(self, id_: str) -> list[Place]:
        """Return the places of a case."""
        groups = [g for d in self.labels for name in ("contradictions", "apart") for g in d.get(name, ())]
        (case,) = (group for group in groups if group["id"] == id_)
        marks = case.get("evidence") or case["mentions"]
        return [Place(m["document"], Span(m["start"], m["end"])) for m in marks]

    def places(self, conflict: Conflict) -> list[Place]:
        """Return the sentences a conflict rests on."""
        return [Place(self.stems[e.doc_id], e.sentence) for e in conflict.evidence]


@pytest.fixture(scope="module")
def gold() -> Read:
    folders = [SHARED / "gold" / name for name in SETS]
    if not all(folder.is_dir() for folder in folders):
        pytest.skip("needs gold/seeds and gold/dev of the labelled corpus beside the project (../shared)")
    store = open_register("sqlite://")
    read_paths([folder / "texts" for folder in folders], store=store, load_lexicon=load_lexicon, config=Config())
    ids = list(store.document_ids())
    notes = {id_: found for id_ in ids if (found := store.annotations(id_))}
    return Read(
        conflicts=tuple(store.conflicts()),
        notes=notes,
        stems={doc.id: Path(doc.name).stem for doc in store.documents(ids)},
        labels=[json.loads((folder / "crossdoc.json").read_text(encoding="utf-8")) for folder in folders],
    )


@pytest.mark.parametrize(("case", "kind", "reading"), FLAGGED, ids=lambda value: getattr(value, "value", value))
def test_the_register_flags(gold, case, kind, reading):
    touching = [
        c for c in gold.conflicts
        if c.kind is kind and any(a.touches(b) for a in gold.places(c) for b in gold.case(case))
    ]  # fmt: skip
    readings = {r.value for c in touching for r in c.readings}
    assert reading in readings, readings


@pytest.mark.parametrize(("case", "people"), RESOLVED, ids=lambda value: value if isinstance(value, str) else "")
def test_the_register_tells_who_is_meant(gold, case, people):
    found = {
        mention.candidates[0]
        for doc_id, notes in gold.notes.items()
        for mention in notes.mentions
        if mention.candidates and any(Place(gold.stems[doc_id], mention.span).touches(p) for p in gold.case(case))
    }
    assert people <= found


def test_no_case_of_an_office_or_name_is_left_out(gold):
    kinds = {c["id"]: c["kind"] for labels in gold.labels for c in labels["contradictions"]}
    about = {id_ for id_, kind in kinds.items() if any(words in kind for words in ABOUT_NAMES)}
    assert about <= {case for case, *_ in FLAGGED} | {case for case, _ in RESOLVED}


def test_no_office_is_doubted_where_the_labels_see_no_doubt(gold):
    cases = [p for labels in gold.labels for c in labels["contradictions"] for p in gold.case(c["id"])]
    alarms = [c for c in gold.conflicts if c.kind is OFFICE]
    assert alarms
    assert [c.explanation for c in alarms if not any(a.touches(b) for a in gold.places(c) for b in cases)] == []


def test_every_document_that_the_labels_date_is_dated_with_reasons(gold):
    for labels in gold.labels:
        for stem, days in labels["dates"].items():
            (doc_id,) = (id_ for id_, name in gold.stems.items() if name == stem)
            dating, (first, _, last) = gold.notes[doc_id].dating, days.partition("/")
            assert dating.time is not None, stem
            assert first <= dating.time.earliest.isoformat() <= dating.time.latest.isoformat() <= (last or first)
            assert dating.reasons, stem


MONTHS = "January February March April May June July August September October November December".split()


def test_of_visits_to_the_united_states_told_as_reports_only_the_titles_that_are_wrong_are_doubted():
    path = SHARED / "reference" / "visits.csv"
    if not path.is_file():
        pytest.skip("needs reference/visits.csv of the shared folder (../shared)")
    doubted = set()
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        if not row["start"].startswith("2022"):
            continue
        day = date.fromisoformat(row["start"])
        told = f"{row['visitor']} of {row['from']} arrived in Washington on {MONTHS[day.month - 1]} {day.day}"
        text = f"WASHINGTON, {day.day} {MONTHS[day.month - 1]} {day.year} - {told} for talks with the United States.\n"
        raw = RawDocument(name="visit.txt", uri="", data=text.encode())
        record = read_record(raw, lexicon=load_lexicon(), config=Config())
        doubts = [d for c in record.claims for d in c.doubts] + [d.doubt for d in record.discrepancies]
        doubted |= {row["visitor"] for d in doubts if d.kind is OFFICE}
    assert doubted == {"Prime Minister Nguyen Tan Dung", "President Choummaly Sayasone"}
