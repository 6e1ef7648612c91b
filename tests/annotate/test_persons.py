"""People and offices by their titles, of many states and decades."""

import pytest

from tests.annotate.scenes import LEXICON, mentions_of


def titled(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Return words, holder, office and owner of every person and office of a text."""
    drafts = [d for d in mentions_of(text)[0] if d.kind in {"person", "office"}]
    return [(d.span.of(text), d.holder.of(text) if d.holder else None, d.office, d.of) for d in drafts]


# text, (quote, holder, office, owner)
ONE = [
    ("Ghanaian President Nana Osei spoke.", ("Ghanaian President Nana Osei", "Nana Osei", "president", "state:gha")),
    ("Secretary Blinken spoke.", ("Secretary Blinken", "Blinken", "minister", None)),
    ("In Oslo, Secretary Ana Roy spoke.", ("Secretary Ana Roy", "Ana Roy", "minister", None)),
    ("Japan's Emperor spoke.", ("Japan's Emperor", None, "emperor", "state:jpn")),
    ("They met the Kenyan foreign minister.", ("Kenyan foreign minister", None, "foreign_minister", "state:ken")),
    ("Milo Obo, President of Uganda, left.", ("Milo Obo, President of Uganda", "Milo Obo", "president", "state:uga")),
    ("The president of the Republic of Korea came.",
     ("president of the Republic of Korea", None, "president", "state:kor")),
    ("The foreign minister of the Republic of Ghana came.",
     ("foreign minister of the Republic of Ghana", None, "foreign_minister", "state:gha")),
    ("Secretary-General of the United Nations Ana Lund spoke.",
     ("Secretary-General of the United Nations Ana Lund", "Ana Lund", "secretary_general", "igo:un")),
    ("UN Secretary-General Ana Lund spoke.",
     ("UN Secretary-General Ana Lund", "Ana Lund", "secretary_general", "igo:un")),
    ("The Peruvian ambassador to Oman left.", ("Peruvian ambassador to Oman", None, "ambassador", "state:per")),
    ("The ambassador to Oman left.", ("ambassador", None, "ambassador", None)),
    ("Chad recalled its ambassador from Oman.", ("ambassador", None, "ambassador", None)),
    ("Chad appointed an ambassador to Oman.", ("ambassador", None, "ambassador", None)),
    ("The ambassador from Oman left.", ("ambassador from Oman", None, "ambassador", "state:omn")),
    ("An adviser to the president of Oman left.", ("president of Oman", None, "president", "state:omn")),
    ("President Milo Obo of the People's Republic of Angola left.",
     ("President Milo Obo of the People's Republic of Angola", "Milo Obo", "president", "state:ago")),
    ("The Chairperson of the Commission of the Quell Union (QU), H.E. Kofi Mensah, spoke.",
     ("Chairperson of the Commission of the Quell Union (QU), H.E. Kofi Mensah", "Kofi Mensah", "chairman", None)),
    ("The Iraqi foreign minister, Tarik al-Hadi, left.",
     ("Iraqi foreign minister, Tarik al-Hadi", "Tarik al-Hadi", "foreign_minister", "state:irq")),
    ("Ghana's official creditors met.", None),
    ("Chinese official media wrote.", None),
    ("A Chinese official spoke.", ("Chinese official", None, "official", "state:chn")),
    ("The visit by Foreign Minister Sato to Peru ended.",
     ("Foreign Minister Sato", "Sato", "foreign_minister", None)),
    ("Mr Rao left.", ("Mr Rao", "Rao", None, None)),
    ("Prime Minister Shri K.R. Rao left.", ("Prime Minister Shri K.R. Rao", "K.R. Rao", "prime_minister", None)),
    ("The envoy, Robert J. Lund, left.", ("envoy, Robert J. Lund", "Robert J. Lund", "special_envoy", None)),
    ("Mrs. Golda Baum left.", ("Mrs. Golda Baum", "Golda Baum", None, None)),
    ("H.E. Dr. Kofi Mensah left.", ("H.E. Dr. Kofi Mensah", "Kofi Mensah", None, None)),
    ("King Harald V of Norway came.", ("King Harald V of Norway", "Harald V", "king", "state:nor")),
    ("Prime Minister Anna van der Berg’s visit ended.",
     ("Prime Minister Anna van der Berg", "Anna van der Berg", "prime_minister", None)),
    ("The president said no.", ("president", None, "president", None)),
    ("The envoys of Chile met.", ("envoys of Chile", None, "special_envoy", "state:chl")),
    ("President Monday Okoro", None),
    ("A president of the club resigned.", None),
    ("Presidents come and go.", None),
    ("Good Morning Friends said the paper.", None),
]  # fmt: skip


def test_a_list_behind_a_title_in_the_plural_gives_each_name_the_office():
    assert titled("Presidents Luis Paz of Peru, Ana Rojas and Juan Vidal of Chile met Queen Maud.")[:3] == [
        ("Presidents Luis Paz of Peru", "Luis Paz", "president", "state:per"),
        ("Ana Rojas", "Ana Rojas", "president", None),
        ("Juan Vidal of Chile", "Juan Vidal", "president", "state:chl"),
    ]
    assert [found[1] for found in titled("Presidents Paz and Queen Maud met.")] == ["Maud"]  # one name is no list


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_person_or_office(text, expected):
    assert titled(text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("The late Prime Minister Olav Lund was praised.", "late"),
        ("Then-President Lula Mendes flew.", "then"),
        ("Outgoing Peruvian President Luis Paz spoke.", None),
        ("Peru's former president Luis Paz spoke.", "former"),
        ("President Luis Paz spoke.", None),
    ],
)
def test_qualifier(text, qualifier):
    assert [d.qualifier for d in mentions_of(text)[0] if d.kind == "person"] == [qualifier]


def test_an_owner_far_off_is_no_owner():
    text = "Japan" + " " * 200 + "President Luis Paz spoke."
    assert [d.of for d in mentions_of(text)[0] if d.kind == "person"] == [None]


def test_titles_of_one_sentence_are_not_joined_to_names_of_the_next():
    text = "They praised the foreign minister. Luis Paz of Peru left."
    assert ("foreign minister", None, "foreign_minister", None) in titled(text)


@pytest.mark.parametrize("row", LEXICON.tables["title_adjectives"], ids=lambda row: row["title"])
def test_an_adjective_is_nobody(row):
    assert titled(row["example"] + " in May.") == []
    assert titled(row["not"] + " in May.") != []
