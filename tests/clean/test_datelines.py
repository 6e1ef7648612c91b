"""Datelines of agencies of many countries, and openings that only look like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.clean import datelines
from dragoman.clean.datelines import SHAPES, read_dateline

# text, (what is cut off, place, day, agency)
DATELINES = [
    ("BREMEN, Germany, April 1 (dpa) - Ghana said", ("BREMEN, Germany, April 1 (dpa) - ", "BREMEN", "April 1", "dpa")),
    ("OSH, June 29 (24.kg) - Ghana said", ("OSH, June 29 (24.kg) - ", "OSH", "June 29", "24.kg")),
    ("ACCRA, July 12 (GNA) - Ghana said", ("ACCRA, July 12 (GNA) - ", "ACCRA", "July 12", "GNA")),
    ("BONN, May 6, 1974 (Reuter) -- The", ("BONN, May 6, 1974 (Reuter) -- ", "BONN", "May 6, 1974", "Reuter")),
    ("Oslo, 3 May 2019 (NTB) – Norway", ("Oslo, 3 May 2019 (NTB) – ", "Oslo", "3 May 2019", "NTB")),
    ("BUENOS AIRES, Sept. 9 — Officials", ("BUENOS AIRES, Sept. 9 — ", "BUENOS AIRES", "Sept. 9", None)),
    ("Hà Nội (VNS) — The ministry", ("Hà Nội (VNS) — ", "Hà Nội", None, "VNS")),
    ("NEW DELHI (PTI): India said", ("NEW DELHI (PTI): ", "NEW DELHI", None, "PTI")),
    ("SUVA, Fiji (AP) — Leaders", ("SUVA, Fiji (AP) — ", "SUVA", None, "AP")),
    ("(Yonhap) -- The two", ("(Yonhap) -- ", None, None, "Yonhap")),
    ("QUITO — Envoys met", ("QUITO — ", "QUITO", None, None)),
    ("GENEVA/BERN Switzerland said", ("GENEVA/BERN ", "GENEVA/BERN", None, None)),
    ("MINSK, May 3. /BelTA/. Belarus", ("MINSK, May 3. /BelTA/. ", "MINSK", "May 3", "BelTA")),
    ("YEREVAN. May 3 (Interfax) - The", ("YEREVAN. May 3 (Interfax) - ", "YEREVAN", "May 3", "Interfax")),
    ("Baghdad, May 3, INA – Iraq", ("Baghdad, May 3, INA – ", "Baghdad", "May 3", "INA")),
    ("Lima, 3 May (Andina).- Peru", ("Lima, 3 May (Andina).- ", "Lima", "3 May", "Andina")),
    ("Kathmandu, May 3 (RSS) Nepal said", ("Kathmandu, May 3 (RSS) ", "Kathmandu", "May 3", "RSS")),
    ("TIRANA, Albania, 3 May 2005. The king", ("TIRANA, Albania, 3 May 2005. ", "TIRANA", "3 May 2005", None)),
    ("Abuja, 3rd May 2012: Nigeria", ("Abuja, 3rd May 2012: ", "Abuja", "3rd May 2012", None)),
    ("[Vientiane, May 3] Laos", ("[Vientiane, May 3] ", "Vientiane", "May 3", None)),
    ("MANILA (May 3) - The", ("MANILA (May 3) - ", "MANILA", "May 3", None)),
]  # fmt: skip
OTHERS = [
    "Mr Rao (India): We welcome the visit.",
    "Ambassador Lee (Korea): Thank you.",
    "ASEAN-Japan ties grew.",
    "Ghana on July 12 - a Friday - said no.",
    "The Oslo (formerly Christiania) talks ended.",
    "Q: Will there be a summit?",
    "US/EU ties are strained.",
    "QUITO — ",
    "Nepal, May 3 (Monday) went by.",
    "Moscow and Minsk agreed on May 3. The talks go on.",
    "Lusaka (May 3) was quiet.",
    "",
]


@pytest.mark.parametrize(("text", "expected"), DATELINES)
def test_read_dateline(text, expected):
    found = read_dateline(text)
    assert found is not None
    assert (text[: found.length], found.place, found.day, found.agency) == expected


@pytest.mark.parametrize("text", OTHERS)
def test_no_dateline(text):
    assert read_dateline(text) is None


TOWNS = frozenset({"accra", "kuala lumpur", "são paulo"})
BARE = [
    ("ACCRA: Ghana has sent aid.", "ACCRA"),
    ("KUALA LUMPUR: “We agree,” he said.", "KUALA LUMPUR"),
    ("SÃO PAULO: Ministers met.", "SÃO PAULO"),
    ("Kuala Lumpur: Malaysia and Brunei met.", "Kuala Lumpur"),
    ("MODERATOR: We welcome Ghana.", None),
    ("Moderator: We welcome Ghana.", None),
    ("Accra: a city of the coast.", None),
    ("ACCRA:", None),
    ("ACCRA: where it began", None),
]


@pytest.mark.parametrize(("text", "place"), BARE)
def test_a_place_and_a_colon_open_a_report_only_where_it_is_a_town(text, place):
    found = read_dateline(text, TOWNS)
    assert (found.place if found else None) == place
    assert read_dateline(text) is None


@pytest.mark.parametrize("row", range(len(SHAPES)))
def test_every_shape_matches_its_example_and_not_its_counterexample(row):
    pattern = datelines._COMPILED[row]
    _, example, other = SHAPES[row]
    assert pattern.match(example)
    assert not pattern.match(other)


@given(st.text(alphabet="AZaz ,-–:()/É1M\n", max_size=120))
def test_a_dateline_leaves_something_to_report(text):
    found = read_dateline(text)
    assert found is None or 0 < found.length < len(text)
