"""The pack loads whole, resolves every reference, takes a user's folder, and says clearly what is wrong."""

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.load import build_lexicon, load_lexicon
from dragoman.lexicon.tables import parse_table
from dragoman.types.entity import EntityKind

OFFICES = "id\tname\ttitles\tlevel\tdignity\nprime_minister\tPrime Minister\tpm\thead_of_government\tno\n"
STATES = "id\tiso3\tname\taliases\tcapital\tcapital_metonym\nstate:nor\tNOR\tNorland\t\tPort Nor\tyes\n"
PEOPLE = "id\tname\tfamily\tgiven\torder\tstate\nperson:alba\tAda Alba\tAlba\tAda\tgiven_first\tstate:nor\n"
TERMS = "person\toffice\tof\tstart\tend\tsource\nperson:alba\tprime_minister\tstate:nor\t2020\t2021\tinvented\n"
GROUPS = "id\tname\tmembers\nigo:nc\tNor Council\tNOR:1990\n"


def build(**texts):
    pack = {"offices": OFFICES, "states": STATES, "people": PEOPLE, "terms": TERMS, "groups": GROUPS} | texts
    return build_lexicon({name: parse_table(f"{name}.tsv", text) for name, text in pack.items()}, {})


def test_a_small_pack_is_read():
    lexicon = build()
    assert lexicon.entities["place:port-nor"].state == "state:nor"
    assert lexicon.members == {"igo:nc": frozenset({"state:nor"})}
    assert lexicon.people["person:alba"].family == "Alba"
    assert (lexicon.terms[0].start.isoformat(), lexicon.terms[0].end.isoformat()) == ("2020-01-01", "2021-12-31")


BROKEN = [  # table, text, parts of the message
    ("states", "# nothing\n", ["states.tsv", "no header"]),
    ("states", "id\tname\tname\n", ["line 1", "header"]),
    ("states", STATES + "state:sud\tSUD\n", ["states.tsv, line 3", "2 cells", "state:sud", "tabs"]),
    ("states", STATES + "state:nor\tSUD\tSudmark\t\t\t\n", ["line 3", "state:nor", "line 2"]),
    ("states", STATES + "\tSUD\tSudmark\t\t\t\n", ["line 3", "'id' is empty"]),
    ("states", STATES + "state:sud\tSUD\t\t\t\t\n", ["line 3", "'name' is empty"]),
    ("states", STATES + "state:sud\tSUD\tSudmark\tA||B\t\t\n", ["line 3", "empty value", "A||B"]),
    ("states", STATES + "state:sud\tSUD\tSudmark\t=?\t\t\n", ["line 3", "marks but no name"]),
    ("states", STATES + "state:sud\tSUD\tSudmark\t\t\tperhaps\n", ["line 3", "perhaps", '"yes" or "no"']),
    ("states", STATES + "igo:sud\tSUD\tSudmark\t\t\t\n", ["line 3", "igo:sud", "state:"]),
    ("people", PEOPLE.replace("state:nor", "state:xyz"), ["people.tsv, line 2", "state:xyz", "states.tsv"]),
    ("people", PEOPLE.replace("given_first", "upside_down"), ["upside_down", "family_first"]),
    ("terms", TERMS.replace("person:alba", "person:nobody"), ["terms.tsv, line 2", "person:nobody", "people.tsv"]),
    ("terms", TERMS.replace("prime_minister", "wizard"), ["wizard", "offices.tsv"]),
    ("terms", TERMS.replace("state:nor", "state:xyz"), ["terms.tsv, line 2", "state:xyz"]),
    ("terms", TERMS.replace("2020", "2020-02-31"), ["line 2", "2020-02-31", "YYYY"]),
    ("terms", TERMS.replace("2020", "last year"), ["line 2", "last year"]),
    ("terms", TERMS.replace("2021", "2019"), ["line 2", "later than end"]),
    ("groups", GROUPS.replace("NOR:1990", "ZZZ"), ["groups.tsv, line 2", "ZZZ", "iso3"]),
    ("offices", OFFICES.replace("\tpm\t", "\tPM\t"), ["offices.tsv, line 2", "'PM'", "lower case"]),
    ("offices", OFFICES.replace("head_of_government", "boss"), ["boss", "head_of_state"]),
    ("areas", "id\tlabel\twords\nsea\tSea\t\n", ["areas.tsv, line 2", "words"]),
]


@pytest.mark.parametrize(("table", "text", "parts"), BROKEN)
def test_an_error_names_file_line_value_and_remedy(table, text, parts):
    with pytest.raises(LexiconError) as caught:
        build(**{table: text})
    assert [part for part in parts if part not in str(caught.value)] == []


def test_the_packaged_lexicon_loads_once_and_is_frozen():
    lexicon = load_lexicon()
    assert lexicon is load_lexicon()
    with pytest.raises(TypeError):
        lexicon.entities["state:new"] = None
    with pytest.raises(TypeError):
        lexicon.tables["states"][0]["name"] = "New"


def test_a_users_folder_lies_on_top(tmp_path):
    base = load_lexicon()
    (tmp_path / "states.tsv").write_text("id\tname\tiso3\nstate:fra\tGaul\tFRA\nstate:nld2\tNorland\tNLX\n", "utf-8")
    (tmp_path / "areas.tsv").write_text("id\tlabel\twords\npolar\tPolar affairs\ticebreaker|icebreakers\n", "utf-8")
    lexicon = load_lexicon(tmp_path)
    assert lexicon.entities["state:fra"].name == "Gaul"
    assert lexicon.entities["state:nld2"].country == "NLX"
    assert lexicon.areas[-1].id == "polar"
    assert len(lexicon.entities) <= len(base.entities) + 1
    assert lexicon.version != base.version


USERS = [  # file name, text, parts of the message
    ("stats.tsv", "id\n", ["stats.tsv", "no table of this name", "states.tsv"]),
    ("states.tsv", "id\tnom\nstate:fra\tGaul\n", ["unknown column 'nom'", "aliases"]),
    ("claims.yaml", "visit: [", ["claims.yaml", "YAML"]),
    ("claims.yaml", "visit: {label: Visit}", ["visit", "roles"]),
    ("terms.tsv", "person\toffice\tof\tsource\nperson:x\tpresident\tstate:fra\tmine\n", ["line 2", "person:x", "user"]),
]


@pytest.mark.parametrize(("name", "text", "parts"), USERS)
def test_a_users_mistake_is_explained(tmp_path, name, text, parts):
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(LexiconError) as caught:
        load_lexicon(tmp_path)
    assert [part for part in parts if part not in str(caught.value)] == []


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(LexiconError, match="no such folder"):
        load_lexicon(tmp_path / "nowhere")


def test_ids_begin_with_their_kind_and_names_are_not_empty():
    for entity in load_lexicon().entities.values():
        assert entity.name
        assert entity.id.partition(":")[0] in {kind.value for kind in EntityKind}
