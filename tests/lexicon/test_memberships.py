"""Who was in a group, or party of a treaty, on a day: totals of the public record, entries and exits."""

from datetime import date
from itertools import pairwise

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.entities import read_members, side_codes
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.tables import Row

TOTALS = [  # group, day, how many were in it
    # the United Nations give these for the end of each year
    *(
        ("igo:un", date(year, 12, 31), total)
        for year, total in (
            (1945, 51), (1946, 55), (1947, 57), (1948, 58), (1949, 59), (1950, 60), (1955, 76), (1956, 80), (1957, 82),
            (1958, 82), (1960, 99), (1961, 104), (1962, 110), (1963, 113), (1964, 115), (1965, 117), (1966, 122),
            (1967, 123), (1968, 126), (1970, 127), (1971, 132), (1973, 135), (1974, 138), (1975, 144), (1976, 147),
            (1977, 149), (1978, 151), (1979, 152), (1980, 154), (1981, 157), (1983, 158), (1984, 159), (1990, 159),
            (1991, 166), (1992, 179), (1993, 184), (1994, 185), (1999, 188), (2000, 189), (2002, 191), (2006, 192),
            (2011, 193), (2019, 193), (2025, 193),
        )
    ),
    ("igo:nato", date(1949, 4, 3), 0),
    ("igo:nato", date(1949, 12, 31), 12),
    ("igo:nato", date(1955, 12, 31), 15),
    ("igo:nato", date(1982, 12, 31), 16),
    ("igo:nato", date(2000, 1, 1), 19),
    ("igo:nato", date(2004, 12, 31), 26),
    ("igo:nato", date(2024, 12, 31), 32),
    ("igo:ec", date(1972, 6, 1), 6),
    ("igo:ec", date(1975, 6, 1), 9),
    ("igo:ec", date(1990, 6, 1), 12),
    ("igo:ec", date(2015, 6, 1), 0),
    ("igo:eu", date(1994, 6, 1), 12),
    ("igo:eu", date(2000, 6, 1), 15),
    ("igo:eu", date(2004, 6, 1), 25),
    ("igo:eu", date(2007, 6, 1), 27),
    ("igo:eu", date(2013, 12, 1), 28),
    ("igo:eu", date(2021, 1, 1), 27),
    ("igo:eurozone", date(2000, 1, 1), 11),
    ("igo:eurozone", date(2015, 1, 1), 19),
    ("igo:eurozone", date(2026, 1, 1), 21),
    ("igo:efta", date(1961, 1, 1), 7),
    ("igo:efta", date(2020, 1, 1), 4),
    ("igo:asean", date(1990, 1, 1), 6),
    ("igo:asean", date(1999, 12, 31), 10),
    ("igo:asean", date(2025, 12, 31), 11),
    ("igo:eas", date(2006, 1, 1), 16),
    ("igo:eas", date(2012, 1, 1), 18),
    ("igo:oau", date(1963, 12, 1), 32),
    ("igo:oau", date(2001, 1, 1), 53),
    ("igo:au", date(2003, 1, 1), 53),
    ("igo:au", date(2012, 1, 1), 54),
    ("igo:au", date(2018, 1, 1), 55),
    ("igo:g7", date(1980, 1, 1), 7),
    ("igo:g8", date(2005, 7, 6), 8),
    ("igo:g8", date(2015, 1, 1), 0),
    ("igo:g20", date(2008, 11, 15), 19),
    ("igo:brics", date(2010, 1, 1), 4),
    ("igo:brics", date(2012, 1, 1), 5),
    ("igo:brics", date(2025, 6, 1), 10),
    ("igo:sco", date(2002, 1, 1), 6),
    ("igo:sco", date(2018, 1, 1), 8),
    ("igo:sco", date(2025, 1, 1), 10),
    ("igo:apec", date(1989, 12, 1), 12),
    ("igo:apec", date(1999, 1, 1), 21),
    ("igo:opec", date(1960, 12, 1), 5),
    ("igo:opec", date(1976, 1, 1), 13),
    ("igo:opec", date(2024, 6, 1), 12),
    ("igo:oecd", date(1963, 1, 1), 20),
    ("igo:oecd", date(1974, 1, 1), 24),
    ("igo:oecd", date(2000, 12, 31), 30),
    ("igo:oecd", date(2022, 1, 1), 38),
    ("igo:commonwealth", date(1965, 12, 31), 22),
    ("igo:commonwealth", date(2010, 1, 1), 54),
    ("igo:commonwealth", date(2023, 1, 1), 56),
    ("igo:arab-league", date(1946, 1, 1), 7),
    ("igo:arab-league", date(1994, 1, 1), 22),
    ("igo:oic", date(2010, 1, 1), 57),
    ("igo:gcc", date(1990, 8, 2), 6),
    ("igo:ecowas", date(1976, 12, 31), 16),
    ("igo:ecowas", date(2024, 12, 31), 15),
    ("igo:ecowas", date(2025, 6, 1), 12),
    ("igo:sadc", date(1993, 1, 1), 10),
    ("igo:sadc", date(2018, 1, 1), 16),
    ("igo:eac", date(2001, 1, 1), 3),
    ("igo:eac", date(2024, 6, 1), 8),
    ("igo:caricom", date(1973, 12, 31), 4),
    ("igo:caricom", date(2003, 1, 1), 15),
    ("igo:mercosur", date(1995, 1, 1), 4),
    ("igo:mercosur", date(2014, 1, 1), 5),
    ("igo:pif", date(1971, 12, 31), 7),
    ("igo:pif", date(2000, 1, 1), 16),
    ("igo:pif", date(2024, 1, 1), 18),
    ("igo:csce", date(1975, 8, 1), 35),
    ("igo:osce", date(2013, 1, 1), 57),
    ("igo:coe", date(1949, 5, 5), 11),
    ("igo:coe", date(2010, 1, 1), 47),
    ("igo:coe", date(2023, 1, 1), 46),
    ("igo:cis", date(1995, 1, 1), 12),
    ("igo:aukus", date(2022, 1, 1), 3),
    ("igo:quad", date(2022, 1, 1), 4),
    ("instrument:cptpp", date(2020, 1, 1), 11),
    ("instrument:cptpp", date(2025, 1, 1), 12),
    ("instrument:rcep", date(2022, 1, 1), 15),
    ("instrument:jcpoa", date(2016, 1, 1), 8),
    ("instrument:jcpoa", date(2019, 1, 1), 7),
]  # fmt: skip


@pytest.mark.parametrize(("group", "day", "total"), TOTALS)
def test_as_many_were_in_a_group_as_it_says_itself(group, day, total):
    found = load_lexicon().members_on(group, day)
    assert len(found) == total, sorted(found)


CHANGES = [  # group, member, a day on which it was in, a day on which it was not
    ("igo:eu", "state:gbr", date(2020, 1, 31), date(2020, 2, 1)),
    ("igo:coe", "state:rus", date(2022, 3, 16), date(2022, 3, 17)),
    ("igo:un", "state:idn", date(1964, 6, 1), date(1965, 6, 1)),
    ("igo:un", "state:idn", date(1967, 6, 1), date(1965, 6, 1)),
    ("igo:commonwealth", "state:zaf", date(1994, 6, 1), date(1970, 1, 1)),
    ("igo:ecowas", "state:mli", date(2024, 7, 1), date(2025, 7, 1)),
    ("igo:nato", "state:fin", date(2023, 4, 4), date(2023, 4, 3)),
    ("igo:opec", "state:idn", date(2016, 6, 1), date(2017, 6, 1)),
    ("igo:un", "state:ddr", date(1990, 10, 2), date(1990, 10, 3)),
    ("igo:oau", "state:mar", date(1980, 1, 1), date(1990, 1, 1)),
    ("igo:au", "state:mar", date(2018, 1, 1), date(2010, 1, 1)),
]


@pytest.mark.parametrize(("group", "member", "inside", "outside"), CHANGES)
def test_members_enter_and_leave(group, member, inside, outside):
    lexicon = load_lexicon()
    assert member in lexicon.members_on(group, inside)
    assert member not in lexicon.members_on(group, outside)


MOST_NAMED = (
    "un eu ec nato asean au oau g7 g8 g20 opec oecd commonwealth gcc mercosur sadc ecowas eac sco brics apec "
    "quad aukus arab-league pif caricom osce csce "
    "eurozone efta cis csto saarc bimstec igad andean-community eas asean-plus-three"
).split()


@pytest.mark.parametrize("group", MOST_NAMED)
def test_every_membership_of_the_groups_named_most_has_its_first_day(group):
    rows = [m for m in load_lexicon().memberships if m.group == f"igo:{group}"]
    assert rows
    assert [m.member for m in rows if m.start is None] == []


def test_nobody_is_in_a_group_twice_on_one_day_and_nobody_outside_its_time():
    lexicon = load_lexicon()
    by_member: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for m in lexicon.memberships:
        group = lexicon.entities[m.group]
        start, end = m.start or group.valid_from or date.min, m.end or date.max
        assert start <= end, m
        assert group.valid_from is None or start >= group.valid_from, m
        by_member.setdefault((m.group, m.member), []).append((start, end))
    for who, stretches in by_member.items():
        stretches.sort()
        assert all(a[1] < b[0] for a, b in pairwise(stretches)), who


def test_a_state_that_ended_is_no_member_afterwards():
    lexicon = load_lexicon()
    for m in lexicon.memberships:
        until = lexicon.entities[m.member].valid_to
        assert until is None or m.end is None or m.end <= until, m
        assert until is None or m.end is not None or m.group.startswith("instrument:"), m


def test_a_code_may_be_that_of_a_state_without_one_or_of_a_group():
    states = [
        Row("states.tsv", 2, {"id": "state:nor", "iso3": "NOR"}),
        Row("states.tsv", 3, {"id": "state:old", "iso3": ""}),
    ]
    codes = side_codes(states, [Row("groups.tsv", 2, {"id": "igo:band"})])
    row = Row("instruments.tsv", 2, {"id": "instrument:x", "parties": "NOR|OLD:1990:1991|BAND"})
    assert [m.member for m in read_members(row, codes, "parties")] == ["state:nor", "state:old", "igo:band"]
    with pytest.raises(LexiconError, match="member 'XYZ'"):
        list(read_members(Row("groups.tsv", 2, {"id": "igo:x", "members": "XYZ"}), codes))
