"""What sources say of the money they name, and which entries name the same."""

import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from dragoman.answer.holdings import Holdings
from dragoman.answer.money import PHRASES, Money, Phrase, linked_money, money_of, money_told
from dragoman.answer.query import Asked, parse_query
from dragoman.answer.sums import Stage, sums
from dragoman.config import Config
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.run.read import read_paths
from dragoman.types.fact import Fact

REPORTS = {
    "first.txt": "OSLO, 4 May 2021 - Norway will provide Chile with $150 million for hospitals.\n",
    "again.txt": "OSLO, 9 November 2023 - Norway builds clinics; it renewed its pledge to give Chile $150 million.\n",
    "part.txt": (
        "OSLO, 4 May 2021 - Norway will provide Kenya with $80 million for schools. Norway will provide Kenya with "
        "$30 million as part of the programme for water.\n"
    ),
    "new.txt": "OSLO, 6 May 2022 - Norway will provide Ghana with an additional $20 million for roads.\n",
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Holdings]:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with closing(open_register("sqlite://")) as store:
        read_paths([folder], store=store, load_lexicon=load_lexicon, config=Config(model="none"))
        yield Holdings(store, load_lexicon())


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda p: p.matches)
def test_each_phrase_says_so_and_no_more(phrase: Phrase) -> None:
    assert phrase.says in money_of([phrase.matches])
    assert money_of([phrase.refuses]) == ()


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda p: p.matches)
@pytest.mark.parametrize("hostile", ["1 " * 20_000, "further " * 5_000, "out of the " * 5_000, "1 including " * 5_000])
def test_no_text_takes_long(phrase: Phrase, hostile: str) -> None:
    started = time.process_time()
    phrase.words.search(f"{hostile} !")
    assert time.process_time() - started < 1


def naming(millions: int, holdings: Holdings) -> list[Fact]:
    """Return the facts that name so many millions."""
    return [fact for fact in holdings.facts if any(a.value == millions * 10**6 for a in fact.amounts)]


def test_entries_that_name_the_same_money_are_linked_and_stay_two(read: Holdings) -> None:
    first, second = naming(150, read)
    assert [(link.how, link.fact_id) for link in linked_money(first, read)] == [("named again in", second.id)]
    assert {money_told(fact, read) for fact in (first, second)} == {(), (Money.EARLIER,)}


def test_new_money_is_told_and_a_part_is_linked_with_its_whole(read: Holdings) -> None:
    (new,) = naming(20, read)
    assert (money_told(new, read), linked_money(new, read)) == ((Money.NEW,), ())
    (part,) = naming(30, read)
    (whole,) = linked_money(part, read)
    assert whole.how == "part of"
    assert [(link.how, link.fact_id) for link in linked_money(read.fact_by_id[whole.fact_id], read)] == [
        ("has the part", part.id)
    ]


def test_what_is_named_again_or_a_part_is_not_added(read: Holdings) -> None:
    found = sums(read, parse_query(Asked(actor="Norway"), read)) or ()
    (promised,) = (row for row in found if row.stage is Stage.PROMISED)
    assert promised.together == 250 * 10**6
    assert (len(promised.fact_ids), len(promised.parts)) == (3, 1)
