"""What the packaged rows say: names lead to the entity meant, terms do not overlap, facts carry a source."""

import re
from datetime import date

import pytest

from dragoman.lexicon.load import load_lexicon
from dragoman.types.entity import EntityKind, NameKind

NAMES = [  # name, entity
    ("Viet Nam", "state:vnm"),
    ("Vietnamese", "state:vnm"),
    ("Hanoi", "state:vnm"),
    ("ROK", "state:kor"),
    ("DPRK", "state:prk"),
    ("Filipino", "state:phl"),
    ("Malacañang", "state:phl"),
    ("Emirati", "state:are"),
    ("Burma", "state:mmr"),
    ("Türkiye", "state:tur"),
    ("Britons", "state:gbr"),
    ("Quai d'Orsay", "state:fra"),
    ("Kremlin", "state:rus"),
    ("USSR", "state:sun"),
    ("Swazi", "state:swz"),
    ("Ivorian", "state:civ"),
    ("Holy See", "state:vat"),
    ("Congolese", "state:cod"),
    ("Congolese", "state:cog"),
    ("EEC", "igo:ec"),
    ("Caricom", "igo:caricom"),
    ("V4", "igo:visegrad"),
    ("Foreign, Commonwealth and Development Office", "body:fcdo"),
    ("KOICA", "body:koica"),
    ("UN Security Council", "body:unsc"),
    ("Knesset", "body:knesset"),
    ("NPT", "instrument:npt"),
    ("Iran nuclear deal", "instrument:jcpoa"),
    ("Belfast Agreement", "instrument:good-friday"),
    ("TICAD", "series:ticad"),
    ("One Belt, One Road", "programme:bri"),
    ("Malvinas", "state:flk"),
    ("Dokdo", "place:takeshima"),
    ("East Sea", "place:south-china-sea"),
    ("East Sea", "place:sea-of-japan"),
    ("Diaoyu Islands", "place:senkakus"),
    ("Ayungin Shoal", "place:second-thomas"),
    ("Kharkov", "place:kharkiv"),
    ("AFP", "publisher:afp"),
    ("Anadolu Agency", "publisher:anadolu"),
    ("Angela Merkel", "person:angela-merkel"),
    ("Jokowi", "person:joko-widodo"),
]


@pytest.mark.parametrize(("name", "entity_id"), NAMES)
def test_a_name_leads_to_its_entity(name, entity_id):
    assert entity_id in {row.entity_id for row in load_lexicon().names if row.text == name}


def test_every_member_of_the_united_nations_is_there():
    lexicon = load_lexicon()
    assert len(lexicon.members["igo:un"]) == 193
    for state in lexicon.members["igo:un"]:
        kinds = {name.kind for name in lexicon.entities[state].names}
        assert NameKind.ADJECTIVE in kinds, state


EXACT = ["US", "Turkey", "Polish", "May", "OSA", "Chad"]


@pytest.mark.parametrize("name", EXACT)
def test_names_that_are_words_too_are_matched_as_written(name):
    assert all(row.exact_case for row in load_lexicon().names if row.text == name)


LEADING = frozenset({"head_of_state", "head_of_government"})
NATIVE = {  # language, letters of its script
    "ja": "぀-ヿ一-鿿", "zh": "一-鿿", "ko": "가-힣一-鿿", "ru": "Ѐ-ӿ", "uk": "Ѐ-ӿ", "ar": "؀-ۿ", "fa": "؀-ۿ",
    "he": "֐-׿", "th": "฀-๿", "el": "Ͱ-Ͽἀ-῿",
}  # fmt: skip
LED = "jpn chn twn kor prk rus ukr isr irn grc egy sau are jor lbn tha".split()


@pytest.mark.parametrize("lang", NATIVE)
def test_a_name_in_its_own_script_is_written_in_its_letters(lang):
    rows = [row for row in load_lexicon().tables["native_names"] if row["lang"] == lang]
    assert rows
    for row in rows:
        assert re.fullmatch(rf"[{NATIVE[lang]}\s|\u200c-]+", row["names"]), row


@pytest.mark.parametrize("state", LED)
def test_those_who_led_a_state_since_1990_have_a_name_in_its_script(state):
    lexicon = load_lexicon()
    offices = {o.id for o in lexicon.offices.values() if o.level in LEADING} | {"foreign_minister"}
    led = {t.person for t in lexicon.terms if t.of == f"state:{state}" and t.office in offices}
    led = {p for p in led if any(t.end is None or t.end.year >= 1990 for t in lexicon.terms if t.person == p)}
    named = {row["entity"] for row in lexicon.tables["native_names"]}
    assert sorted(led - named) == []


HELD = [  # office, of, day, person
    ("prime_minister", "state:jpn", date(2024, 7, 12), "person:fumio-kishida"),
    ("foreign_minister", "state:jpn", date(2024, 4, 16), "person:yoko-kamikawa"),
    ("president", "state:usa", date(1962, 10, 22), "person:john-f-kennedy"),
    ("foreign_minister", "state:aus", date(2023, 3, 1), "person:penny-wong"),
    ("chancellor", "state:deu", date(1990, 10, 3), "person:helmut-kohl"),
    ("secretary_general", "igo:un", date(2003, 3, 20), "person:kofi-annan"),
    ("president", "state:ken", date(2024, 5, 23), "person:william-ruto"),
]


@pytest.mark.parametrize(("office", "of", "day", "person"), HELD)
def test_an_office_has_its_holder(office, of, day, person):
    terms = [t for t in load_lexicon().terms if (t.office, t.of) == (office, of) and t.covers(day, day)]
    assert [term.person for term in terms] == [person]


FACTS = (
    "states",
    "groups",
    "bodies",
    "programmes",
    "instruments",
    "places",
    "publishers",
    "people",
    "terms",
    "native_names",
    "vacancies",
)


@pytest.mark.parametrize("table", FACTS)
def test_rows_of_facts_carry_source_and_date_of_check(table):
    for row in load_lexicon().tables[table]:
        assert row["source"], row
        assert row["checked"], row


def test_no_title_names_two_offices():
    titles = [title for office in load_lexicon().offices.values() for title in office.titles]
    assert len(titles) == len(set(titles))


KINDS = "visit meeting summit agreement_signed relation_upgraded commitment aid statement accusation consultation"


STATES_OF_THEIR_DAY = {date(1995, 1, 1): 185, date(2000, 1, 1): 188, date(2010, 1, 1): 192, date(2025, 6, 1): 193}
WITHOUT = {"state:som", "state:mne", "state:tls", "state:ssd"}  # without a government of its own in one of these years


@pytest.mark.parametrize("day", STATES_OF_THEIR_DAY)
def test_every_member_of_the_united_nations_has_a_leader_on_a_day(day):
    lexicon = load_lexicon()
    led = {t.of for t in lexicon.terms if lexicon.offices[t.office].level in LEADING and t.covers(day, day)}
    members = lexicon.members["igo:un"]
    assert len(led & members) >= STATES_OF_THEIR_DAY[day]
    missing = {m for m in members - led if (lexicon.entities[m].valid_from or day) <= day}
    assert missing <= WITHOUT


def test_the_fourteen_kinds_are_there():
    kinds = load_lexicon().kinds
    assert set(KINDS.split()) | {"publication", "exercise", "appointment", "other"} == set(kinds)
    for kind in kinds.values():
        assert kind.first in kind.roles


def test_bodies_titles_exist():
    lexicon = load_lexicon()
    titles = {row["id"] for row in lexicon.tables["body_titles"]}
    assert {row["title"] for row in lexicon.tables["bodies"]} <= titles | {""}


def test_a_place_in_dispute_belongs_to_nobody():
    lexicon = load_lexicon()
    for name in ("spratlys", "senkakus", "takeshima", "kashmir", "northern-territories"):
        entity = lexicon.entities[f"place:{name}"]
        assert (entity.kind, entity.state) == (EntityKind.PLACE, None)
