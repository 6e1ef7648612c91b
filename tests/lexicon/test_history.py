"""The tables of dated public record lead to known sides, carry sources, and are refused where malformed."""

import itertools
from datetime import date

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.load import build_lexicon, load_lexicon
from dragoman.lexicon.tables import parse_table

TABLES = ("relations", "gatherings", "yearly_meetings", "numbered_meetings", "fiscal_years")

KNOWN = [  # one, two, level, first day it may have begun
    ("state:fra", "state:chn", "diplomatic_relations", date(1964, 1, 27)),
    ("state:usa", "state:cub", "diplomatic_relations", date(2015, 7, 20)),
    ("igo:asean", "state:ind", "strategic_partnership", date(2012, 12, 20)),
    ("state:jpn", "state:kor", "normalised", date(1965, 6, 22)),
]


@pytest.mark.parametrize(("one", "two", "level", "start"), KNOWN)
def test_a_level_of_relations_has_its_day(one, two, level, start):
    sides = tuple(sorted((one, two)))
    found = [r for r in load_lexicon().relations if (r.one, r.two) == sides and r.level == level]
    assert [r.start for r in found] == [start]


def test_relations_span_many_pairs_and_regions():
    pairs = {(r.one, r.two) for r in load_lexicon().relations}
    assert len(pairs) >= 120


def test_higher_levels_do_not_come_before_relations_began():
    rows = load_lexicon().relations
    began = {(r.one, r.two): r.start for r in rows if r.level == "diplomatic_relations"}
    partnerships = [r for r in rows if "partnership" in r.level and (r.one, r.two) in began]
    assert [r.id for r in partnerships if r.end < began[r.one, r.two]] == []


@pytest.mark.parametrize("table", TABLES)
def test_rows_carry_their_source_and_the_day_they_were_written(table):
    for row in load_lexicon().tables[table]:
        assert row["source"], row
        assert row["checked"], row


def test_the_meetings_of_one_body_do_not_share_their_days():
    held = sorted((g.start, g.end, g.id, g.body[0], g.meeting[0]) for g in load_lexicon().gatherings)
    for one, two in itertools.pairwise(held):
        assert one[3:] != two[3:] or one[1] < two[0], (one, two)


def test_numbered_meetings_of_a_series_follow_each_other():
    held = load_lexicon().numbered_meetings
    assert len(held) >= 130
    for one, two in itertools.pairwise(sorted(held, key=lambda m: (m.series, m.number))):
        assert one.series != two.series or (one.number < two.number and one.start <= two.start), (one, two)


def test_numbered_meetings_agree_with_the_years_of_their_series():
    lexicon = load_lexicon()
    years = {(y.words[0], number): y.base + number for y in lexicon.yearly_meetings for number in range(1, 90)}
    spans = {y.words[0]: (y.first, y.last) for y in lexicon.yearly_meetings}
    for meeting in lexicon.numbered_meetings:
        name = lexicon.entities[meeting.series].name
        if name in spans and spans[name][0] <= meeting.number <= spans[name][1]:
            assert meeting.start.year == years[name, meeting.number], meeting


STATES = (
    "id\tiso3\tname\taliases\tcapital\tcapital_metonym\nstate:nor\tNOR\tNorland\t\t\t\nstate:sud\tSUD\tSudmark\t\t\t\n"
)
LEVELS = "id\trank\tname\twords\tsource\npact\t3\tpact\tpact\tinvented\n"
RELATIONS = "id\tone\ttwo\tlevel\tname\tvalid_from\tsource\tchecked\n"
GATHERINGS = "id\tbody\tmeeting\tplace\tstart\tend\tsource\tchecked\n"
YEARLY = "id\twords\tbase\tfirst\tlast\tsource\tchecked\n"
FISCAL = "state\tstart\toffset\tsource\tchecked\n"


def build(**texts):
    pack = {"states": STATES, "levels": LEVELS} | texts
    return build_lexicon({name: parse_table(f"{name}.tsv", text) for name, text in pack.items()}, {})


def test_the_sides_of_a_row_may_stand_in_either_order():
    row = build(relations=RELATIONS + "r:1\tstate:sud\tstate:nor\tpact\t\t1999-05\tinvented\t2024\n").relations[0]
    assert (row.one, row.two, row.start, row.end) == ("state:nor", "state:sud", date(1999, 5, 1), date(1999, 5, 31))


BROKEN = [  # table, row, part of the message
    ("relations", RELATIONS + "r:1\tstate:nor\tstate:nor\tpact\t\t1999\tinvented\t2024\n", "both sides"),
    ("relations", RELATIONS + "r:1\tstate:nor\tstate:est\tpact\t\t1999\tinvented\t2024\n", "state:est"),
    ("relations", RELATIONS + "r:1\tstate:nor\tstate:sud\tlove\t\t1999\tinvented\t2024\n", "level 'love'"),
    ("relations", RELATIONS + "r:1\tstate:nor\tstate:sud\tpact\t\tonce\tinvented\t2024\n", "no date"),
    ("relations", RELATIONS + "r:1\tstate:nor\tstate:sud\tpact\t\t1999\t\t2024\n", "'source' is empty"),
    ("gatherings", GATHERINGS + "g:1\tCouncil\tsummit\tPort\t2001-05-03\t2001-05-01\tinvented\t2024\n", "later than"),
    ("gatherings", GATHERINGS + "g:1\tCouncil\tsummit\t\t2001-05-01\t2001-05-03\tinvented\t2024\n", "'place' is empty"),
    ("yearly_meetings", YEARLY + "y:1\tForum\t1990\t9\t2\tinvented\t2024\n", "above last"),
    ("yearly_meetings", YEARLY + "y:1\tForum\tlong ago\t1\t2\tinvented\t2024\n", "no number"),
    ("fiscal_years", FISCAL + "state:nor\t13\t0\tinvented\t2024\n", "start or offset"),
    ("fiscal_years", FISCAL + "state:est\t04\t0\tinvented\t2024\n", "state:est"),
]


@pytest.mark.parametrize(("table", "text", "said"), BROKEN)
def test_a_malformed_row_is_refused_by_name(table, text, said):
    with pytest.raises(LexiconError, match=said):
        build(**{table: text})


def test_a_row_in_a_users_folder_counts(tmp_path):
    (tmp_path / "fiscal_years.tsv").write_text(FISCAL + "state:vnm\t03\t0\tour desk\t2024\n", encoding="utf-8")
    (tmp_path / "relations.tsv").write_text(
        RELATIONS + "desk:1\tstate:ton\tstate:fji\tdiplomatic_relations\t\t1971\tour desk\t2024\n", encoding="utf-8"
    )
    lexicon = load_lexicon(tmp_path)
    assert [r.start.year for r in lexicon.relations if r.id == "desk:1"] == [1971]
    assert [r["start"] for r in lexicon.tables["fiscal_years"] if r["state"] == "state:vnm"] == ["03"]
