"""The hardest cases of who is meant: garbled, shortened, turned round and shared names, with office and day."""

from datetime import date

import pytest

from dragoman.lexicon.load import load_lexicon
from dragoman.resolve.identity import Question, choose, decide
from dragoman.resolve.people import know_people
from dragoman.resolve.spelling import know_spelling
from dragoman.types.value import Precision, TimeSpan

LEXICON = load_lexicon()
PEOPLE, SPELLING = know_people(LEXICON), know_spelling(LEXICON)


def ask(name, office="", of="", day=""):
    on = date.fromisoformat(day) if day else None
    return Question(
        name=name,
        office=office or None,
        of=f"{'igo' if of in ('un', 'asean', 'eu') else 'state'}:{of}" if of else None,
        time=TimeSpan(on, on, Precision.DAY) if on else None,
    )


HARD = [  # name, office, owner, day, the person ("" nobody known)
    # garbled, but office and day leave one
    ("Nguyen Sun Phuc", "prime_minister", "vnm", "2018-03-05", "nguyen-xuan-phuc"),
    ("Truong Tan Sanh", "president", "vnm", "2013-07-25", "truong-tan-sang"),
    ("Shinso Abe", "prime_minister", "jpn", "2015-04-29", "shinzo-abe"),
    ("Yoshihide Sugar", "prime_minister", "jpn", "2021-04-16", "yoshihide-suga"),
    ("Malkolm Turnbull", "prime_minister", "aus", "2017-01-14", "malcolm-turnbull"),
    ("Jacinta Arden", "prime_minister", "nzl", "2019-09-19", "jacinda-ardern"),
    ("Anibal Merkel", "chancellor", "deu", "2016-06-13", "angela-merkel"),
    ("Mun Jein", "president", "kor", "2018-04-27", "moon-jae-in"),
    ("Wolodimir Selenski", "president", "ukr", "2023-05-21", "volodymyr-zelensky"),
    ("Faysal ben Ferhan", "foreign_minister", "sau", "2022-07-15", "faisal-bin-farhan"),
    # one family name, several holders: the day decides
    ("Park", "president", "kor", "2014-04-25", "park-geun-hye"),
    ("Park", "president", "kor", "1972-07-04", "park-chung-hee"),
    ("Trudeau", "prime_minister", "can", "2016-03-10", "justin-trudeau"),
    ("Bush", "president", "usa", "1991-01-16", "george-h-w-bush"),
    ("Bush", "president", "usa", "2003-03-20", "george-w-bush"),
    ("Lee", "prime_minister", "sgp", "1985-10-08", "lee-kuan-yew"),
    ("Lee", "prime_minister", "sgp", "2015-03-23", "lee-hsien-loong"),
    ("Wang", "foreign_minister", "chn", "2017-03-20", "wang-yi"),
    ("Fukuda", "prime_minister", "jpn", "2008-05-07", "yasuo-fukuda"),
    # turned round, other letters, other romanisation
    ("Jae-in Moon", "president", "kor", "2019-06-30", "moon-jae-in"),
    ("Сергей Лавров", "foreign_minister", "rus", "2012-09-05", "sergey-lavrov"),
    ("Teng Hsiao-p'ing", "", "chn", "", "deng-xiaoping"),
    ("Abe Shinzō", "prime_minister", "jpn", "2014-02-09", "shinzo-abe"),
    ("Phạm Minh Chính", "prime_minister", "vnm", "2023-12-16", "pham-minh-chinh"),
    ("U Thant", "secretary_general", "un", "1968-03-01", "u-thant"),
    ("Banki Moon", "secretary_general", "un", "2012-03-26", "ban-ki-moon"),
    # two of three parts shared: another man
    ("Nguyen Xuan Tho", "", "", "2022-03-01", ""),
    ("Nguyen Xuan Tho", "ambassador", "vnm", "2022-03-01", ""),
    ("Kim Jong-nam", "", "", "2012-01-01", ""),
    ("Vo Van Lam", "general_secretary", "vnm", "2023-11-27", ""),
    # famous namesakes of elsewhere, and nobody at all
    ("Emmanuel Macron", "president", "zmb", "2020-02-02", ""),
    ("Olaf Schulze", "", "", "2022-05-01", ""),
    ("Boris Yeltsin", "president", "blr", "1995-01-01", ""),
    ("Obadiah Quillfeather", "president", "ken", "2023-01-01", ""),
    ("Rudolphus F. M.", "prime_minister", "", "1994-05-08", ""),  # of nobody but Mario Frick's are these initials
    ("Konstandinos Karamanlis", "prime_minister", "grc", "2005-05-20", "kostas-karamanlis"),
    ("Konstandinos Karamanlis", "prime_minister", "grc", "1975-05-20", "constantine-karamanlis"),
]


@pytest.mark.parametrize(("name", "office", "of", "day", "person"), HARD, ids=[f"{r[0]} {r[3]}" for r in HARD])
def test_a_hard_case_is_right(name, office, of, day, person):
    chosen = choose(ask(name, office, of, day), PEOPLE, SPELLING).chosen
    assert (chosen.person if chosen else "") == (f"person:{person}" if person else "")


@pytest.mark.parametrize("row", HARD[:10], ids=[r[0] for r in HARD[:10]])
def test_a_garbled_name_is_marked_unusual_or_a_known_spelling(row):
    decision = choose(ask(*row[:4]), PEOPLE, SPELLING)
    assert decision.chosen
    assert decision.is_unusual or decision.chosen.likeness.is_exact


@pytest.mark.parametrize("name", ["Cyrus R. Vance", "Eduard A. Shevardnadze", "H. Tony Blair"])
def test_an_initial_makes_no_spelling_unusual(name):
    decision = choose(ask(name), PEOPLE, SPELLING)
    assert decision.chosen
    assert not decision.is_unusual


def test_a_decision_says_what_would_have_changed_it():
    garbled = decide(ask("Nguyen Sun Phut", "prime_minister", "vnm", "2018-03-05"), PEOPLE, SPELLING)
    assert garbled.chosen
    assert any(change.startswith("without the") for change in garbled.changes)
    alone = decide(ask("Kishida"), PEOPLE, SPELLING)
    assert alone.chosen is None
    assert any("prime minister" in change for change in alone.changes)


def test_every_known_person_is_found_by_name_and_office():
    missed = []
    for term in LEXICON.terms:
        day = term.start or term.end
        if day is None:
            continue
        question = Question(
            name=LEXICON.entities[term.person].name,
            office=term.office,
            of=term.of,
            time=TimeSpan(day, day, Precision.DAY),
        )
        chosen = choose(question, PEOPLE, SPELLING).chosen
        if chosen is None or chosen.person != term.person:
            missed.append((term.person, term.office, term.of, chosen and chosen.person))
    assert missed == []
