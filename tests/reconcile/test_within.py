"""What one text says against itself or the lexicon, over short reports of our own words."""

import pytest

from dragoman.config import Config
from dragoman.reconcile.within.people import is_one_letter_off, respelt
from dragoman.run.backends import find_analyser
from dragoman.run.pipeline import read_record
from dragoman.types.document import RawDocument
from dragoman.types.doubt import ConflictKind
from tests.reconcile.reports import LEXICON

HEAD = "LISBON, 4 May 2022 - "
NAME, OFFICE, FRAMEWORK, INFERRED, ATTRIBUTION = (
    ConflictKind.NAME, ConflictKind.OFFICE, ConflictKind.FRAMEWORK, ConflictKind.INFERRED, ConflictKind.ATTRIBUTION,
)  # fmt: skip


def discrepancies(text: str):
    """Read a report down the road, without the model."""
    raw = RawDocument(name="a.txt", uri="", data=text.encode())
    return read_record(raw, lexicon=LEXICON, config=Config()).discrepancies


@pytest.mark.parametrize(
    ("text", "kind", "printed", "known"),
    [
        (
            f"{HEAD}German Chancellor Olaf Schultze will visit Japan, and Japan and Germany will sign a treaty.",
            NAME, "Olaf Schultze", "Olaf Scholz",
        ),
        (
            (f"{HEAD}French Foreign Minister Jean-Yves Le Drian is visiting Japan. "
            "French Foreign Minister Jean-Yves Le Drian met Japanese officials.\n"),
            None, "", "",
        ),
        (
            f"{HEAD}French Foreign Minister Jean Yves Le Drian arrived in Lisbon for talks with Japan.",
            None, "", "",
        ),
        (
            f"{HEAD}French Foreign Minister Jean-Yves Marc Le Drian arrived in Lisbon for talks with Japan.",
            None, "", "",
        ),
        (
            "LISBON, 15 January 1994 - Portuguese Foreign Minister Ana Lund met Syrian President Assad in Lisbon.",
            None, "", "",
        ),
        (
            "LISBON, 1 June 1997 - Portuguese Foreign Minister Ana Lund met Bosnian Serb President Tavic in Lisbon.",
            None, "", "",
        ),
        (
            f"{HEAD}Portuguese Foreign Minister Ana Lund met King Salman bin Abd al-Aziz Al Saud in Lisbon.",
            None, "", "",
        ),
        (
            f"{HEAD}France's interim president Paul Dubois met officials of Japan in Lisbon.",
            None, "", "",
        ),
        (
            f"{HEAD}Vietnamese Foreign Minister Bùi Thanh Sơn arrived in Lisbon for talks with Japan.",
            None, "", "",
        ),
        (
            "LISBON, 4 May 2023 - French Foreign Minister Jean-Yves Le Drian has met officials of Japan in Lisbon.",
            OFFICE, "French Foreign Minister Jean-Yves Le Drian", "Catherine Colonna held the office",
        ),
        (
            f"{HEAD}Portugal and China signed a plan for rail links under the Belt and Road Strategy in Lisbon.",
            FRAMEWORK, "Belt and Road Strategy", "Belt and Road Initiative",
        ),
        (
            f"{HEAD}Japan's Vice Defence Minister Taro Oka will visit Portugal.",
            OFFICE, "Vice Defence Minister", "State Minister of Defense",
        ),
        (
            f"{HEAD}Fiji's Vice Defence Minister Taro Oka will visit Portugal.",
            None, "", "",
        ),
        (
            "LISBON, 4 May 2023 - The G7 told Portugal at the Karuizawa Summit that aid to Japan will go on.",
            FRAMEWORK, "Karuizawa Summit", "G7 foreign ministers",
        ),
        (
            "LISBON, 4 May 2016 - The G7 told Portugal at the Karuizawa Summit that aid to Japan will go on.",
            None, "", "",
        ),
        (
            f"{HEAD}Portugal and Israel welcomed the third Abraham Accord at talks in Lisbon.",
            None, "", "",
        ),
        (
            f"{HEAD}Kenya and China signed a railway loan at the China-Africa Cooperation Forum in Lisbon.",
            FRAMEWORK, "China-Africa Cooperation Forum", "Forum on China-Africa Cooperation",
        ),
        (
            "LISBON, 4 May 2017 - Australia and Japan signed a pact on ports under Build Back Better World in Lisbon.",
            FRAMEWORK, "Build Back Better World", "not named so before 2021-06-12",
        ),
        (
            f"{HEAD}Australia and Japan signed a pact on ports under Build Back Better World in Lisbon.",
            None, "", "",
        ),
        (
            f"{HEAD}Portugal and Japan discussed work with the North Atlantic Treaties Organisation (NATO) in Lisbon.",
            FRAMEWORK, "North Atlantic Treaties Organisation", "North Atlantic Treaty Organization",
        ),
        (
            f"{HEAD}Portugal and Japan discussed work with the North Atlantic Treaty Organisation (NATO) in Lisbon.",
            None, "", "",
        ),
        (
            f"{HEAD}Japan protested to China about ships near the Diaoyu Islands, and China protested to Japan.",
            NAME, "Diaoyu Islands", "Senkaku Islands",
        ),
        (
            f"{HEAD}French President Emmanuel Macron and Japan's envoy met. Mr. Macronheld talks with Japan later.",
            NAME, "Macronheld", "Macron held",
        ),
        (
            (f"{HEAD}France and Japan signed a treaty on ports, Reuters reported. France and Japan will build a quay, "
            "according to Reuters."),
            ATTRIBUTION, "2 citations", "one source, Reuters",
        ),
        (
            f"{HEAD}France and Japan signed a treaty on ports, Reuters reported. France and Japan will build a quay.",
            None, "", "",
        ),
        (
            f"{HEAD}At the NATO Summit in June, Japan signed a treaty with Kenya on ships.",
            None, "", "",
        ),
        (
            f"{HEAD}At the ASEAN Summit in June, Japan announced a plan to help ASEAN.",
            FRAMEWORK, "ASEAN Summit", "ASEAN-Japan Summit",
        ),
        (
            f"{HEAD}Fiji and Japan signed a treaty on ports and agreed to draft a code of conducct for their fleets.",
            FRAMEWORK, "code of conducct", "code of conduct",
        ),
        (
            f"{HEAD}Fiji and Japan signed a treaty on ports and agreed to draft a code of contact for their fleets.",
            None, "", "",
        ),
        (
            f"{HEAD}France and Japan signed a so-called treaty of friendship on Tuesday.",
            ATTRIBUTION, "so-called", "what happened without these words",
        ),
        (
            f"{HEAD}France and Japan signed a treaty on the so-called \"blue line\" on Tuesday.",
            None, "", "",
        ),
    ],
)  # fmt: skip
def test_a_text_is_held_against_the_lexicon_and_itself(text, kind, printed, known):
    found = [(d.doubt.kind, d.doubt.printed, d.doubt.known) for d in discrepancies(text)]
    assert found == ([(kind, printed, known)] if kind else [])


def test_two_spellings_in_one_text_are_one_conflict_with_both_places():
    text = (
        f"{HEAD}Envoy Mario Torrez of Portugal met ministers of Japan. He praised Japan.\n\n"
        "Portugal and Japan signed a treaty. Envoy Mario Torres of Portugal thanked Japan."
    )
    (found,) = discrepancies(text)
    assert {found.doubt.printed, found.doubt.known} == {"Mario Torrez", "Mario Torres"}
    assert [e.quote for e in found.evidence] == ["Mario Torrez", "Mario Torres"]


INTRODUCED = [  # text, the names that may be of one person
    ("Fiji's Trade Minister Vu Thi Nam will visit Japan. Vu Thi Nga will meet the Prime Minister of Japan in Tokyo.",
     {("Vu Thi Nga", "Vu Thi Nam")}),
    ("Fiji's Trade Minister Vu Thi Nam met Vu Thi Nga in Tokyo. Vu Thi Nga will visit Japan.", set()),
    ("Fiji's Trade Minister Vu Thi Nam will visit Japan. Vu Thi Nga, a scholar, will meet the Prime Minister of Japan.",
     set()),
    ("Fiji's Trade Minister Vu Thi Nam will visit Japan. Envoy Vu Thi Nga will meet the Prime Minister of Japan.",
     set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), INTRODUCED)
def test_a_name_introduced_nowhere_may_be_that_of_whom_it_resembles(text, names):
    raw = RawDocument(name="a.txt", uri="", data=f"{HEAD}{text}".encode())
    found = read_record(raw, lexicon=LEXICON, config=Config(), analyser=find_analyser("auto")).discrepancies
    assert {(d.doubt.printed, d.doubt.known) for d in found if "introduced" in d.doubt.reason} == names


def test_names_in_one_sentence_are_two_people():
    text = f"{HEAD}Envoys Mario Torrez and Mario Torres of Portugal met ministers of Japan."
    assert not [d for d in discrepancies(text) if d.doubt.kind is NAME]


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("Ana Torrez", "Torres", {"torres", "torrez"}),
        ("Lin Chao", "Lyn Chao", {"lin", "lyn"}),
        ("Kim", "Kin", set()),  # three letters: two families
        ("Ana Torres", "Ana Torres", set()),
        ("Ana Torres", "Eva Torrez", set()),
    ],
)
def test_a_name_respelt_has_one_letter_changed_in_one_word(left, right, words):
    assert respelt(left, right) == respelt(right, left) == frozenset(words)


@pytest.mark.parametrize(
    ("left", "right", "is_off"),
    [("torres", "torrez", True), ("tores", "torres", True), ("torres", "torres", False), ("a", "abc", False)],
)
def test_one_letter_off(left, right, is_off):
    assert is_one_letter_off(left, right) is is_one_letter_off(right, left) is is_off


def test_a_word_of_judgement_is_doubted_once_whoever_uses_it():
    text = (
        f"{HEAD}Chinese Foreign Minister Wang Yi said China rejects the so-called award of Japan. "
        "German Chancellor Olaf Scholz said Germany rejects the so-called award of Japan."
    )
    assert [(d.doubt.kind, d.doubt.printed) for d in discrepancies(text)] == [(ATTRIBUTION, "so-called")]
