"""What reading changed: told of invented reports that come in batches, by the whole real road without a model."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dragoman.answer.desk import Desk
from dragoman.answer.news_item import Change, NewsItem
from dragoman.answer.query import Asked
from dragoman.answer.wording import BADGES, names_text
from dragoman.config import Config
from dragoman.errors import QueryError
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.run.read import read_paths
from dragoman.types.claim import Role
from dragoman.types.store import Store
from tests.run.texts import make_texts

LEXICON = load_lexicon()
FIRST_DAY = datetime(2022, 3, 1, 9, tzinfo=UTC)
SIGNED = "Norway and Chile signed the Fjord Fisheries Agreement in Oslo on 3 May 2021."
BATCHES = (  # file name → text, one dict a batch; a batch a day
    {
        "plan.txt": "OSLO, 3 May 2021 - Norwegian Prime Minister Erna Solberg will visit Chile on 9 June 2021.\n",
        "signed.txt": f"OSLO, 4 May 2021 - {SIGNED} The ministry gave the text of the treaty to the press at noon.\n",
    },
    {"again.txt": f"SANTIAGO, 5 May 2021 - {SIGNED}\n"},
    {
        "done.txt": "SANTIAGO, 10 June 2021 - Norwegian Prime Minister Erna Solberg visited Chile on 9 June 2021.\n",
        "other-day.txt": f"LIMA, 6 May 2021 - {SIGNED.replace('3 May', '2 May')}\n",
        "new.txt": "ACCRA, 6 May 2021 - Ghana signed an agreement with Togo in Accra on 6 May 2021.\n",
    },
)


def read_batches(store: Store, folder: Path, batches: list[dict[str, str]]) -> None:
    """Read each batch on a day of its own."""
    for number, texts in enumerate(batches):
        part = folder / str(number)
        part.mkdir(parents=True)
        for name, text in texts.items():
            (part / name).write_text(text, encoding="utf-8")
        day = FIRST_DAY + timedelta(days=number)
        config = Config(model="none")
        read_paths([part], store=store, load_lexicon=lambda: LEXICON, config=config, read_at=day)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    store = open_register("sqlite://")
    read_batches(store, tmp_path_factory.mktemp("batches"), list(BATCHES))
    with Desk(store, LEXICON) as opened:
        yield opened


def told(items: tuple[NewsItem, ...], change: Change) -> list[tuple[str, str, str, str]]:
    return [(item.kind, item.field, item.before, item.after) for item in items if item.change is change]


def documents(items: tuple[NewsItem, ...], change: Change) -> list[tuple[set[str], set[str]]]:
    return [
        ({note.document for note in item.notes}, {note.document for note in item.earlier})
        for item in items
        if item.change is change
    ]


def test_the_last_batch_moved_contradicted_and_added(desk: Desk) -> None:
    items = desk.news()
    assert told(items, Change.MOVED)[0] == ("visit", "status", "planned", "happened")
    assert documents(items, Change.MOVED)[0] == ({"done.txt"}, {"plan.txt"})
    assert told(items, Change.CONTRADICTED) == [("agreement_signed", "time", "2021-05-03", "2021-05-02")]
    assert documents(items, Change.CONTRADICTED) == [({"other-day.txt"}, {"signed.txt", "again.txt"})]
    assert documents(items, Change.ADDED) == [({"new.txt"}, set())]
    assert [item.change for item in items] == sorted((i.change for i in items), key=list(Change).index)


def test_a_batch_is_named_by_number_or_day(desk: Desk) -> None:
    assert [(b.number, b.documents) for b in desk.batches()] == [(3, 3), (2, 1), (1, 2)]
    assert desk.news(Asked(since="batch:3")) == desk.news(Asked(since="2022-03-03")) == desk.news()
    assert {n for item in desk.news(Asked(since="2022-03-02")) for n in item.batches} == {2, 3}
    assert desk.news(Asked(since="2023")) == ()
    assert {item.change for item in desk.news(Asked(since="2022"))} == {Change.ADDED, Change.CONTRADICTED}


@pytest.mark.parametrize("since", ["batch:9", "batch:", "yesterday"])
def test_what_is_no_batch_and_no_day_is_an_error(desk: Desk, since: str) -> None:
    with pytest.raises(QueryError, match=r"batch:3|2023-11-27"):
        desk.news(Asked(since=since))


def test_filters_restrict_news(desk: Desk) -> None:
    assert {item.kind for item in desk.news(Asked(kinds=("visit",)))} == {"visit"}
    assert documents(desk.news(Asked(actor="Ghana")), Change.ADDED) == [({"new.txt"}, set())]
    assert not documents(desk.news(Asked(actor="Ghana")), Change.CONTRADICTED)


def test_a_further_independent_source_confirms_and_a_copy_only_repeats(tmp_path: Path) -> None:
    store = open_register("sqlite://")
    rest = " ".join(f"The text of the treaty has {n} articles on the harbours of both." for n in range(40, 48))
    wire = f"OSLO, 4 May 2021 - {SIGNED} {rest}\n"
    batches = [{"wire.txt": wire}, {"reprint.txt": f"From our files\n\n{wire}"}, dict(BATCHES[1])]
    read_batches(store, tmp_path / "texts", batches)
    with Desk(store, LEXICON) as desk:
        last, before = desk.news(), desk.news(Asked(since="2022-03-02"))
        (confirmed,) = (item for item in last if item.change is Change.CONFIRMED)
        assert (confirmed.sources, confirmed.sources_before) == (2, 1)
        assert documents(before, Change.CONFIRMED) == [({"reprint.txt", "again.txt"}, {"wire.txt"})]
        assert not [item for item in last if item.change is Change.REPEATED]


def test_documents_of_no_batch_were_there_before(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(BATCHES[0]["plan.txt"], encoding="utf-8")
    with closing(open_register("sqlite://")) as store:
        read_paths([tmp_path / "plan.txt"], store=store, load_lexicon=lambda: LEXICON, config=Config(model="none"))
        assert (Desk(store, LEXICON).batches(), Desk(store, LEXICON).news()) == ((), ())
        read_batches(store, tmp_path / "later", [{"done.txt": BATCHES[2]["done.txt"]}])
        assert told(Desk(store, LEXICON).news(), Change.MOVED)[0] == ("visit", "status", "planned", "happened")


def test_what_stood_before_is_what_the_earlier_documents_say_by_themselves(tmp_path: Path) -> None:
    invented = list(make_texts(9).items())
    parts = [{**texts, **dict(invented[n * 3 : n * 3 + 3])} for n, texts in enumerate(BATCHES)]
    with closing(open_register("sqlite://")) as store, closing(open_register("sqlite://")) as earlier:
        read_batches(store, tmp_path / "all", parts)
        read_batches(earlier, tmp_path / "earlier", parts[:2])
        before = {claim_id: fact for fact in earlier.facts() for claim_id in fact.claim_ids}
        items = [item for item in Desk(store, LEXICON).news() if item.change is not Change.CONTRADICTED]
    assert {item.change for item in items} == {Change.ADDED, Change.MOVED, Change.CONFIRMED, Change.REPEATED}
    for item in items:
        there = {before[note.claim_id].id: before[note.claim_id] for note in item.earlier}
        assert bool(there) == (item.change is not Change.ADDED)
        if item.field == "status":
            assert item.before in {BADGES[fact.status] for fact in there.values()}
        if item.field == "parties":
            (fact,) = there.values()
            assert item.before == names_text([a.name for a in fact.arguments if a.role is not Role.SPEAKER])
