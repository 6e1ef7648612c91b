"""Every row of the tables of event coding does what it says, and a user's row works without code."""

from pathlib import Path

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.event_frames import compile_events
from dragoman.lexicon.load import load_lexicon
from dragoman.types.event import QUADS
from tests.extract.coding.reading import BOOK, code, fired, tree_of

LEXICON = load_lexicon()
FRAMES = LEXICON.tables["event_frames"]
MODES = {  # PLOVER manual 2.0
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}


@pytest.mark.parametrize("row", FRAMES, ids=lambda row: row["id"])
def test_a_row_fires_on_its_example_and_not_on_its_counterexample(row):
    assert row["id"] in fired(row["example"])
    assert row["id"] not in fired(row["not"])


@pytest.mark.parametrize("row", LEXICON.tables["event_contexts"], ids=lambda row: row["id"])
def test_a_context_is_shown_by_its_example(row):
    def contexts(sentence):
        return BOOK.contexts_of(frozenset(lemma.lower() for lemma in tree_of(sentence).lemmas))

    assert row["id"] in contexts(row["example"])
    assert row["id"] not in contexts(row["not"])


def test_all_sixteen_types_have_frames_and_codes():
    assert {row["type"] for row in FRAMES} == set(QUADS)
    assert all(BOOK.grade_of(type_, None).cameo_root for type_ in QUADS)


@pytest.mark.parametrize("table", ["event_frames", "event_modes", "event_shifts", "event_types"])
def test_every_mode_is_one_of_the_manual(table):
    for row in LEXICON.tables[table]:
        assert not row["mode"] or row["mode"] in MODES.get(row["type"], "").split(), row


def test_every_context_is_one_of_the_manual():
    assert len(LEXICON.tables["event_contexts"]) == 37


def test_a_row_of_a_user_codes_without_code(tmp_path: Path):
    row = "ghost\tverb\tghost obj=*\tREJECT\t\t\tobj\tChad ghosted Niger.\tA ghost."
    head = "id\tclass\tpredicate\ttype\tmode\tactor\trecipient\texample\tnot"
    (tmp_path / "event_frames.tsv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    book = compile_events(load_lexicon(tmp_path))
    assert [f.id for f in book.by_head["ghost"]] == ["ghost"]
    assert len(book.by_head) > len(BOOK.by_head)


@pytest.mark.parametrize(
    ("predicate", "type_"), [("ghost", "GHOST"), ("ghost obj", "REJECT"), ("ghost obj=", "REJECT"), ("@none", "REJECT")]
)
def test_a_malformed_row_is_refused_by_name(tmp_path: Path, predicate: str, type_: str):
    head = "id\tclass\tpredicate\ttype\tmode\tactor\trecipient\texample\tnot"
    row = f"bad_row\tverb\t{predicate}\t{type_}\t\t\tobj\tx\ty"
    (tmp_path / "event_frames.tsv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="bad_row"):
        compile_events(load_lexicon(tmp_path))


def test_no_sentence_is_deep_enough_to_hang_the_coder():
    assert isinstance(code("Chad agreed " + "to agree " * 150 + "to help Niger."), list)
    assert isinstance(code("Chad and " * 150 + "Niger met."), list)
