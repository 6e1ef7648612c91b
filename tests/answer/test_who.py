"""Who is meant by a name, an office, an owner and a day; and what is said where nobody is."""

import json
import time

import pytest
from click.testing import CliRunner

import dragoman
from dragoman.answer.who import read_titled, who
from dragoman.errors import QueryError
from dragoman.lexicon.load import load_lexicon
from dragoman.present.cli.main import main

LEXICON = load_lexicon()

READ = [  # text, name, office, owner
    ("PM Chinh", "Chinh", "prime_minister", None),
    ("Kenyan President William Ruto", "William Ruto", "president", "state:ken"),
    ("the Prime Minister of Japan", "", "prime_minister", "state:jpn"),
    ("Penny Wong, Australian foreign minister", "Penny Wong", "foreign_minister", "state:aus"),
    ("UN Secretary-General Kofi Annan", "Kofi Annan", "secretary_general", "igo:un"),
    ("Ban Ki-moon", "Ban Ki-moon", None, None),
    ("Sabah Emir Salman", "Sabah Emir Salman", None, None),  # a part of a name, not the office
    ("Ernest Bai Koroma President of Sierra Leone", "Ernest Bai Koroma", "president", "state:sle"),
    ("Republic of Korea President Moon", "Moon", "president", "state:kor"),
]


@pytest.mark.parametrize(("text", "name", "office", "of"), READ)
def test_title_and_owner_are_taken_off_a_name(text, name, office, of):
    question = read_titled(text, LEXICON)
    assert (question.name, question.office, question.of) == (name, office, of)


VACANT = [  # office, of, day, why nobody is named
    ("president", "Austria", "2016-09-01", "the three presidents of the National Council"),
    ("prime minister", "Senegal", "2021", "there was no such office"),
    ("president", "Iraq", "2003-12", "the Coalition Provisional Authority"),
]


@pytest.mark.parametrize(("office", "of", "on", "why"), VACANT)
def test_why_nobody_held_an_office_on_a_day_is_told(office, of, on, why):
    answer = who("", office=office, of=of, on=on)
    assert answer.person is None
    assert why in answer.why


FOUND = [  # text, options, person
    ("PM Chinh", {"on": "2022-05-01"}, "person:pham-minh-chinh"),
    ("", {"office": "foreign minister", "of": "Japan", "on": "2024-02-01"}, "person:yoko-kamikawa"),
    ("Chancellor of Germany", {"on": "1990"}, "person:helmut-kohl"),
    ("Lavroff", {"of": "Russia"}, "person:sergey-lavrov"),
    ("Russian Foreign Minister Lavroff", {"on": "2015-06-01"}, "person:sergey-lavrov"),
    ("Moon Jae In", {}, "person:moon-jae-in"),
    ("Minister Kono", {"of": "Japan", "on": "2018"}, "person:taro-kono"),
    ("Minister Kono", {"of": "Japan", "on": "1995"}, "person:yohei-kono"),
    ("President Kaczynski", {"on": "2008"}, "person:lech-kaczynski"),
    ("Polish Prime Minister Kaczynski", {"on": "2007"}, "person:jaroslaw-kaczynski"),
    ("President Bush", {"of": "United States", "on": "1991"}, "person:george-h-w-bush"),
    ("", {"office": "president", "of": "Zambia", "on": "2010-01-01"}, "person:rupiah-banda"),
    ("", {"office": "prime minister", "of": "Papua New Guinea", "on": "2005-01-01"}, "person:michael-somare"),
    ("Jae-in Moon", {}, "person:moon-jae-in"),
    ("Park", {"office": "president", "of": "South Korea", "on": "2014"}, "person:park-geun-hye"),
    ("Park", {"office": "president", "of": "South Korea", "on": "1975"}, "person:park-chung-hee"),
    ("Владимир Зеленский", {"of": "Ukraine"}, "person:volodymyr-zelensky"),
    ("文在寅", {}, "person:moon-jae-in"),
    ("문재인", {}, "person:moon-jae-in"),
    ("President 문", {"of": "South Korea", "on": "2018"}, "person:moon-jae-in"),
    ("安倍晋三", {}, "person:shinzo-abe"),
    ("安倍 晋三", {}, "person:shinzo-abe"),
    ("岸田", {"on": "2022-05-01"}, "person:fumio-kishida"),
    ("習近平", {}, "person:xi-jinping"),
    ("Сергей Лавров", {}, "person:sergey-lavrov"),
    ("عبدالفتاح السيسي", {}, "person:abdel-fattah-el-sisi"),
    ("محمود احمدی‌نژاد", {}, "person:mahmoud-ahmadinejad"),
    ("בנימין נתניהו", {}, "person:benjamin-netanyahu"),
    ("ทักษิณ ชินวัตร", {}, "person:thaksin-shinawatra"),
    ("Αλέξης Τσίπρας", {}, "person:alexios-tsipras"),
    # father and son, told apart by the order of their names alone
    ("Hamad bin Khalifa Al Thani", {}, "person:hamad-bin-khalifa-al-thani"),
    ("Khalifa bin Hamad Al Thani", {}, "person:khalifa-bin-hamad-al-thani"),
]


@pytest.mark.parametrize(("text", "options", "person"), FOUND)
def test_somebody_known_is_found(text, options, person):
    answer = who(text, **options)
    assert answer.person
    assert answer.person.id == person
    assert answer.person.reasons


UNKNOWN = [
    ("Obadiah Quillfeather", {}),
    ("Park", {}),  # several bear it
    ("Kishida", {}),  # a bare name decides nothing
    ("Zambian Foreign Minister Kevin Quillfeather", {"on": "2020"}),
    ("Zambian President Emmanuel Macron", {"on": "2020"}),
    ("President of Japan", {}),
    ("Nguyen Xuan Tho", {"on": "2021-11"}),  # two parts of three are another man's
    ("Olaf Schulze", {}),
]


@pytest.mark.parametrize(("text", "options"), UNKNOWN)
def test_what_does_not_suffice_leaves_nobody(text, options):
    answer = who(text, **options)
    assert answer.person is None
    assert answer.why


def test_the_nearest_are_listed_where_nobody_is_told():
    assert [p.name for p in who("Kishida").near] == ["Fumio Kishida"]


def test_a_garbled_name_is_its_office_holder_and_unusual():
    answer = who("Australian Prime Minister Malkom Turnbal", on="2017-05")
    assert answer.person
    assert answer.person.name == "Malcolm Turnbull"
    assert answer.unusual
    assert answer.changes
    assert not who("Malcolm Turnbull").unusual


def test_an_office_another_held_is_objected_to():
    answer = who("Australian Prime Minister Kevin Rudd", on="2017-05")
    assert answer.person
    assert answer.person.name == "Kevin Rudd"
    assert "Malcolm Turnbull" in answer.objections[0]
    assert not who("Australian Prime Minister Kevin Rudd", on="2008-05").objections


ASKED_WRONGLY = [
    ("", {}, "nobody is asked for"),
    ("Rudd", {"of": "Atlantis"}, "Atlantis"),
    ("Rudd", {"office": "wizard"}, "wizard"),
    ("Rudd", {"on": "soon"}, "no date"),
]


@pytest.mark.parametrize(("text", "options", "said"), ASKED_WRONGLY)
def test_what_cannot_be_asked_is_said(text, options, said):
    with pytest.raises(QueryError, match=said):
        who(text, **options)


def test_an_answer_is_quick_once_the_lexicon_is_there():
    who("PM Chinh", on="2023-11-27")
    start = time.perf_counter()
    for _ in range(10):
        who("President of Vietnam Vo Thuong", on="2023-11-27")
    assert (time.perf_counter() - start) / 10 < 0.05


def test_the_command_prints_a_page_or_json():
    page = CliRunner().invoke(main, ["who", "PM Chinh", "--on", "2023-11-27"])
    assert page.exit_code == 0
    assert page.output.startswith("Pham Minh Chinh\n")
    told = CliRunner().invoke(main, ["who", "Quillfeather", "--format", "json"])
    (answer,) = json.loads(told.output)
    assert answer["person"] is None


def test_the_same_from_python():
    assert dragoman.who("PM Chinh", on="2023-11-27").person.name == "Pham Minh Chinh"


STOOD_IN = [  # office, of, on, person, acting, who keeps the title
    ("president", "South Korea", "2025-01-15", "person:choi-sang-mok", "person:yoon-suk-yeol"),
    ("president", "South Korea", "2004-04-01", "person:goh-kun", "person:roh-moo-hyun"),
    ("prime minister", "Thailand", "2022-09-10", "person:prawit-wongsuwan", "person:prayut-chan-o-cha"),
    ("prime minister", "Israel", "2006-02-01", "person:ehud-olmert", "person:ariel-sharon"),
    ("president", "Brazil", "2016-06-15", "person:michel-temer", "person:dilma-rousseff"),
    ("president", "Nigeria", "2010-03-01", "person:goodluck-jonathan", "person:umaru-yaradua"),
    ("president", "Romania", "2012-08-01", "person:crin-antonescu", "person:traian-basescu"),
]


@pytest.mark.parametrize(("office", "of", "on", "person", "kept"), STOOD_IN)
def test_who_acts_for_a_suspended_holder_is_told_and_the_title_fits_both(office, of, on, person, kept):
    answer = who(office=office, of=of, on=on)
    assert answer.person
    assert answer.person.id == person
    assert answer.person.offices[0].office.startswith("Acting ")
    assert kept in {p.id for p in answer.near}
    for id_ in (person, kept):
        named = who(f"{office} {LEXICON.entities[id_].name}", of=of, on=on)
        assert named.person
        assert (named.person.id, named.objections) == (id_, ())
        said = "was acting" if id_ == person else "was suspended or unable on that day"
        assert said in named.person.reasons


def test_a_third_one_is_objected_to_while_another_acts():
    (objection,) = who("South Korean President Moon Jae-in", on="2025-01-15").objections
    assert "Choi Sang-mok held the office" in objection
