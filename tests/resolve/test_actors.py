"""Actor strings of our own, from many regions and decades: whose they are, and what they are."""

import subprocess
import sys
from datetime import date

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.load import load_lexicon
from dragoman.resolve.atlas import load_atlas, name_key
from dragoman.resolve.sectors import read_sector
from dragoman.run.actors import read_actor
from dragoman.types.entity import EntityKind

LEXICON = load_lexicon()

COUNTRIES = [  # phrase, ISO alpha-3 or None
    ("five Ghanaian fishermen", "GHA"),
    ("a Norwegian frigate", "NOR"),
    ("Bolivian miners", "BOL"),
    ("the Laotian delegation", "LAO"),
    ("Frenchmen", "FRA"),
    ("two Irishmen", "IRL"),
    ("Kenyans", "KEN"),
    ("Malians", "MLI"),
    ("East Germany", "DDR"),
    ("U.S. Marines", "USA"),
    ("Peru's navy", "PER"),
    ("Peru’s fishermen", "PER"),
    ("the Burmese junta", "MMR"),
    ("Britons", "GBR"),
    ("Swiss bankers", "CHE"),
    ("Filipino nurses in Kuwait", "PHL"),
    ("Christian leaders in Lebanon", "LBN"),
    ("farmers from Malawi", "MWI"),
    ("the parliament of Finland", "FIN"),
    ("the People's Democratic Republic of Algeria", "DZA"),
    ("Angolan ambassador to Cuba", "AGO"),
    ("the Danish foreign minister", "DNK"),
    ("Spain's Guardia Civil", "ESP"),
    ("Field Marshal Tantawi", "EGY"),
    ("President Nyerere", "TZA"),
    ("Thatcher", "GBR"),
    ("Jacques Chirac", "FRA"),
    ("Colonel Muammar Gaddafi", "LBY"),
    ("Prime Minister Indira Gandhi", "IND"),
    ("Jair Bolsonaro", "BRA"),
    ("Deng Xiaoping", "CHN"),
    ("Leopoldo López", "VEN"),
    ("Haile Selassie", "ETH"),
    ("Ne Win", "MMR"),
    ("General Surovikin", "RUS"),
    ("Samora Machel", "MOZ"),
    ("Fiame Naomi Mata'afa", "WSM"),
    ("Sendero Luminoso", "PER"),
    ("Shining Path guerrillas", "PER"),
    ("the Tamil Tigers", "LKA"),
    ("Hezbollah fighters in Syria", "LBN"),
    ("Polisario fighters", "ESH"),
    ("Likud", "ISR"),
    ("members of the Carabinieri", "ITA"),
    ("the Zapatistas", "MEX"),
    ("Janjaweed", "SDN"),
    ("the Brazilian Workers' Party", "BRA"),
    ("Solidarność", "POL"),
    ("Le Monde", "FRA"),
    ("Xinhua news agency", "CHN"),
    ("Mossad agents", "ISR"),
    ("Gazprom", "RUS"),
    ("Darfur rebels", "SDN"),
    ("Chechen separatists", "RUS"),
    ("Catalan separatists", "ESP"),
    ("the governor of Chiapas", "MEX"),
    ("Quebec nationalists", "CAN"),
    ("villagers in Cabo Delgado", "MOZ"),
    ("Tigrayan forces", "ETH"),
    ("the mayor of Rotterdam", "NLD"),
    ("Osaka", "JPN"),
    ("shopkeepers in Guayaquil", "ECU"),
    ("students in Lahore", "PAK"),
    ("Marseille police", "FRA"),
    ("protesters at Novosibirsk", "RUS"),
    ("dockworkers of Valparaíso", "CHL"),
    ("police in Nice", "FRA"),
    ("Texas lawmakers", "USA"),
    ("Iran-backed militias in Iraq", "IRQ"),
    ("anti-Chinese rioters in Honiara", "SLB"),
    ("pro-Russian separatists in Donetsk", "UKR"),
    ("US-backed Syrian fighters", "SYR"),
    ("Michael Jordan", None),
    ("Paris, Texas", "USA"),
    ("Jane Quill-Smith", None),
    ("Pablo P. Garcia", None),
    ("Córdoba in Spain", "ESP"),
    ("Toledo, Ohio", "USA"),
    ("He", None),
    ("occupiers", None),
    ("they", None),
    ("the peasants", None),
    ("unidentified gunmen", None),
    ("the United Nations", None),
    ("three nurses", None),
    ("the rebels", None),
    ("Reading", "GBR"),
    ("the reading public", None),
    ("yesterday", None),
]

SECTORS = [  # phrase, PLOVER sector or None
    ("five Ghanaian fishermen", "AGR"),
    ("a Norwegian frigate", "MIL"),
    ("Lima riot police", "COP"),
    ("the Danish foreign minister", "GOV"),
    ("a former Danish foreign minister", "ELI"),
    ("Texas lawmakers", "LEG"),
    ("Darfur rebels", "REB"),
    ("unidentified gunmen", "UAF"),
    ("shopkeepers in Guayaquil", "BUS"),
    ("students in Lahore", "EDU"),
    ("Mossad agents", "SPY"),
    ("Likud", "PTY"),
    ("a Manila judge", "JUD"),
    ("Coptic priests", "REL"),
    ("Janjaweed", "PRM"),
    ("Le Monde", "JRN"),
    ("the Gulf Cartel", "CRM"),
    ("Japan", None),
    ("Osaka", None),
]


@pytest.mark.parametrize(("text", "country"), COUNTRIES)
def test_the_country_of_an_actor(text, country):
    actor = read_actor(text, lexicon=LEXICON)
    assert actor.country == country, actor.reasons


@pytest.mark.parametrize(("text", "sector"), SECTORS)
def test_the_sector_of_an_actor(text, sector):
    assert read_actor(text, lexicon=LEXICON).sector == sector


SECTOR_ROWS = LEXICON.tables["sectors"]


@pytest.mark.parametrize("row", [r for r in SECTOR_ROWS if r["sector"] != "ELI"], ids=lambda r: r["example"])
def test_each_row_of_sectors_reads_its_example_and_not_the_other(row):
    assert read_sector(row["example"], LEXICON, named="") == row["sector"]
    assert read_sector(row["not"], LEXICON, named="") != row["sector"]


def test_the_day_tells_office_holders_apart():
    then = read_actor("the British prime minister", lexicon=LEXICON, day=date(2018, 5, 1))
    assert (then.country, then.entity) == ("GBR", "person:theresa-may")


def test_one_who_left_office_is_of_the_elite_on_a_later_day():
    assert read_actor("Jacques Chirac", lexicon=LEXICON, day=date(2000, 1, 1)).sector == "GOV"
    assert read_actor("Alberto Fujimori", lexicon=LEXICON, day=date(2010, 1, 1)).sector == "ELI"


@pytest.mark.parametrize(
    ("text", "code"), [("UNICEF", "UNO"), ("the European Commission", "EUR"), ("African Union troops", "IGO")]
)
def test_organisations_of_no_state_have_their_code(text, code):
    actor = read_actor(text, lexicon=LEXICON)
    assert (actor.country, actor.code) == (None, code)


def test_every_answer_says_why():
    assert read_actor("Tampere", lexicon=LEXICON).reasons == ("'Tampere' stands in cities.tsv for state:fin",)
    assert read_actor(" ", lexicon=LEXICON).reasons == ("the phrase is empty",)


def test_every_row_of_the_atlas_belongs_to_a_state():
    atlas = load_atlas()
    states = {n.state for rows in (*atlas.names.values(), *atlas.families.values()) for n in rows}
    states |= {line.split("\t")[2] for lines in atlas.towns.values() for line in lines.splitlines()}
    assert states <= set(LEXICON.entities)


TERRITORIES = frozenset(f"state:{t}" for t in "asm gum mnp pri ncl pyf wlf fro grl".split())
SUCCESSORS = {
    "state:sun": {"state:rus", "state:geo"}, "state:rvn": {"state:vnm"}, "state:cze": {"state:csk"},
    "state:srb": {"state:yug"}, "state:geo": {"state:ukr"},  # Saakashvili held office in both
}  # fmt: skip
NAMESAKES = {("David Johnston", "state:aus"), ("Mohammed Ali", "state:pak"), ("Albert Ii", "state:mco")}


def test_a_state_where_somebody_was_met_is_not_taken_for_his_own():
    people = [e for e in LEXICON.entities.values() if e.kind is EntityKind.PERSON and e.state]
    own = {name_key(name): e.state for e in people for name in (e.name, *(n.text for n in e.names)) if " " in name}
    rows = [n for names in load_atlas().names.values() for n in names if n.table == "figures"]
    apart = {(r.text, r.state, own[key]) for r in rows if (key := name_key(r.text)) in own and r.state != own[key]}
    wrong = {(name, state) for name, state, home in apart if state not in TERRITORIES | SUCCESSORS.get(home, set())}
    assert wrong == NAMESAKES


def test_sector_codes_of_the_atlas_stand_in_the_table_of_sectors():
    known = {r["sector"] for r in SECTOR_ROWS} | {"PRE"}
    assert {n.sector for rows in load_atlas().names.values() for n in rows} <= known | {""}


def test_a_user_adds_rows_of_the_atlas(tmp_path):
    folder = tmp_path / "atlas"
    folder.mkdir()
    rows = "name\taliases\tstate\tsector\tsource\tchecked\nFront of Ten Rivers\tFTR\tstate:tcd\tREB\tdesk\t2026-11\n"
    (folder / "movements.tsv").write_text(rows, encoding="utf-8")
    atlas = load_atlas(tmp_path)
    actor = read_actor("FTR commanders", lexicon=LEXICON, atlas=atlas)
    assert (actor.country, actor.sector) == ("TCD", "REB")


def test_a_malformed_row_is_named(tmp_path):
    folder = tmp_path / "atlas"
    folder.mkdir()
    (folder / "regions.tsv").write_text("name\taliases\tstate\tsource\tchecked\nUpland\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"regions\.tsv, line 2"):
        load_atlas(tmp_path)


def test_reports_are_read_without_the_atlas():
    program = (
        "from dragoman.run.pipeline import analyse; from dragoman.resolve.atlas import load_atlas; "
        "from dragoman.lexicon.load import load_lexicon; from dragoman.types.document import lone_sentence; "
        "analyse(lone_sentence('Chile and Peru signed a pact.', name='x')[0], lexicon=load_lexicon()); "
        "print(load_atlas.cache_info().currsize > 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"
