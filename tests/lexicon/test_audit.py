"""All faults of a user's folder at once; a row is added only where the whole is right with it; rows are looked up."""

import pytest
from click.testing import CliRunner

from dragoman.answer.lexical import find_near, look_up
from dragoman.errors import LexiconError, QueryError
from dragoman.lexicon.audit import FaultKind, find_faults
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.own_rows import add_row
from dragoman.present.cli.main import main

PEOPLE = "id\tname\tfamily\tgiven\torder\tstate\n"
TERMS = "person\toffice\tof\tstart\tend\tsource\n"
ADA = {"id": "person:ada-alba", "name": "Ada Alba", "order": "given_first", "state": "state:aus", "source": "desk"}


def test_the_packaged_tables_have_no_error_and_no_overlap():
    assert {fault.kind for fault in find_faults({})} <= {FaultKind.GAP}


def test_every_fault_of_a_folder_is_told_with_its_line():
    faults = find_faults(
        {
            "people.tsv": PEOPLE
            + "person:a\tA\tB\tA\tbackwards\tstate:aus\nperson:b\tB\nperson:c\tC\t\t\tgiven_first\tstate:x\n",
            "terms.tsv": f"{TERMS}person:penny-wong\twizard\tstate:aus\tonce\t\tx\n",
            "offices.tsv": "id\tname\ttitles\tlevel\nwali\tWali\tWali\tofficial\n",
        }
    )
    told = [f.text for f in faults if f.kind is FaultKind.ERROR]
    for part in ("line 2: order 'backwards'", "line 3: 2 cells", "'state:x'", "'wizard'", "'once'", "capitals"):
        assert any(part in text for text in told), part
    assert all("(user's folder)" in text for text in told)


def test_two_holders_of_one_office_are_an_overlap_and_a_long_vacancy_a_gap():
    row = "person:kevin-rudd\tforeign_minister\tstate:aus\t{}\t{}\tdesk\n"
    over = find_faults({"terms.tsv": TERMS + row.format("2023", "2024")})
    assert [f.own for f in over if f.kind is FaultKind.OVERLAP] == [True]
    gap = find_faults({"terms.tsv": TERMS + row.format("1901", "1902")})
    assert any(f.own for f in gap if f.kind is FaultKind.GAP)


VACANT = "office\tof\tstart\tend\twhy\tsource\n"


def test_a_vacancy_with_a_reason_is_no_gap():
    terms = (
        TERMS + "person:kevin-rudd\tspeaker\tstate:aus\t1901\t1902\tdesk\n"
        "person:penny-wong\tspeaker\tstate:aus\t1905\t1906\tdesk\n"
    )
    row = "speaker\tstate:aus\t1903-01-01\t{}\tnobody was elected\tdesk\n"
    for end, gaps in (("1903-06-30", [True]), ("1904-12-31", []), ("1904-12-10", [])):
        faults = find_faults({"terms.tsv": terms, "vacancies.tsv": VACANT + row.format(end)})
        assert [f.own for f in faults if f.own] == gaps, end
    (wrong,) = (f for f in find_faults({"vacancies.tsv": VACANT + row.format("1902")}) if f.own)
    assert "later than end" in wrong.text


def test_few_gaps_of_the_packaged_terms_are_without_a_reason():
    assert sum(fault.kind is FaultKind.GAP for fault in find_faults({})) <= 17


def test_nobody_held_an_office_while_it_was_vacant():
    lexicon = load_lexicon()
    for v in lexicon.vacancies:
        held = [t.person for t in lexicon.terms if (t.office, t.of) == (v.office, v.of) and t.covers(v.start, v.end)]
        assert held == [], v


def test_a_right_row_is_added_and_counts(tmp_path):
    add_row(tmp_path / "desk", "people", ADA)
    add_row(tmp_path / "desk", "people", {**ADA, "id": "person:eva-alba", "name": "Eva Alba"})
    assert load_lexicon(tmp_path / "desk").entities["person:eva-alba"].name == "Eva Alba"


WRONG = [
    ("persons", ADA, "no table"),
    ("people", {**ADA, "colour": "red"}, "unknown column 'colour'"),
    ("people", {**ADA, "state": "state:x"}, "state:x"),
    ("people", {**ADA, "name": "Ada\tAlba"}, "tab"),
    ("terms", {"person": "person:nobody", "office": "president", "of": "state:aus", "source": "desk"}, "person:nobody"),
]


@pytest.mark.parametrize(("table", "values", "said"), WRONG)
def test_a_wrong_row_is_refused_and_nothing_written(tmp_path, table, values, said):
    with pytest.raises(LexiconError, match=said):
        add_row(tmp_path / "desk", table, values)
    assert not (tmp_path / "desk").exists()


def test_a_name_leads_to_its_row_and_its_terms():
    found = look_up(load_lexicon(), "penny wong")
    assert [entry.table for entry in found] == ["people", "terms"]
    assert found[0].where.startswith("people.tsv, line ")
    assert look_up(load_lexicon(), "person:penny-wong") == found
    assert {entry.table for entry in look_up(load_lexicon(), "offices")} == {"offices"}
    with pytest.raises(QueryError, match="Penny Wong"):
        look_up(load_lexicon(), "Peny Wong")


def test_a_framework_is_shown_with_all_its_names_also_by_a_near_miss():
    lexicon = load_lexicon()
    found = look_up(lexicon, "programme:foip")
    assert [entry.table for entry in found] == ["programmes", *["framework_names"] * 3]
    assert look_up(lexicon, "Free and Open Indo-Pacific Strategy") == found
    assert look_up(lexicon, "Free and Open Indo-Pacific Scheme") == found
    assert find_near(lexicon, "Free and Open Indo-Pacific Strategy") is None
    near = find_near(lexicon, "Free and Open Indo-Pacific Scheme")
    assert near
    assert near.official == "Free and Open Indo-Pacific Strategy"


def test_the_commands(tmp_path):
    run = CliRunner().invoke
    folder = str(tmp_path / "desk")
    cells = [f"{column}={value}" for column, value in ADA.items()]
    assert run(main, ["lexicon", "add", "people", *cells, "--lexicon", folder]).exit_code == 0
    assert run(main, ["lexicon", "check", "--lexicon", folder]).exit_code == 0
    assert "Ada Alba" in run(main, ["lexicon", "show", "Ada Alba", "--lexicon", folder]).output
    assert "comes near 'Belt and Road Initiative'" in run(main, ["lexicon", "show", "Belt and Road Strategy"]).stderr
    (tmp_path / "desk" / "people.tsv").write_text("id\tname\nperson:x\tX\n", encoding="utf-8")
    wrong = run(main, ["lexicon", "check", "--lexicon", folder])
    assert wrong.exit_code == 1
    assert "person:x" in wrong.output or "order" in wrong.output
    assert run(main, ["lexicon", "add", "people", "bare", "--lexicon", folder]).exit_code == 2


STANDING = "person\toffice\tof\tstart\tend\tacting\tsuspended\tsource\n"
HOLDER = "person:penny-wong\tpresident\tstate:tuv\t2001-01-01\t2005-01-01\t\t{}\tdesk\n"
STANDS_IN = "person:kevin-rudd\tpresident\tstate:tuv\t2003-03-01\t2003-06-01\tyes\t\tdesk\n"


def faults_of(*rows):
    return [f for f in find_faults({"terms.tsv": STANDING + "".join(rows)}) if f.own]


def test_one_may_act_while_the_holder_is_suspended_and_only_then():
    assert faults_of(HOLDER.format("2003-03-01/2003-06-01"), STANDS_IN) == []
    assert [f.kind for f in faults_of(HOLDER.format(""), STANDS_IN)] == [FaultKind.OVERLAP]
    assert [f.kind for f in faults_of(HOLDER.format("2003-04-01/2003-06-01"), STANDS_IN)] == [FaultKind.OVERLAP]
    full = STANDS_IN.replace("\tyes\t", "\t\t")
    assert [f.kind for f in faults_of(HOLDER.format("2003-03-01/2003-06-01"), full)] == [FaultKind.OVERLAP]


WRONG_DAYS = ["2003-06-01/2003-03-01", "2003-03-01", "soon/later", "2000-01-01/2001-06-01", "2004-12-01/2005-02-01"]


@pytest.mark.parametrize("days", WRONG_DAYS)
def test_days_of_suspension_are_a_stretch_within_the_term(days):
    assert [f.kind for f in faults_of(HOLDER.format(days))] == [FaultKind.ERROR]
