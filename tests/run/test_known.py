"""The register as it was known on a past day is that of a reader who then had these documents and no others."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from dragoman.answer.desk import Desk
from dragoman.answer.judging import Judge, judge_one
from dragoman.answer.query import Asked
from dragoman.config import Config
from dragoman.errors import QueryError
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.run.judging import record
from dragoman.run.known import as_known, extent_of, known_documents
from dragoman.run.read import read_paths
from dragoman.types.judgement import Decision
from dragoman.types.known import Known, KnownBy
from dragoman.types.store import Store
from tests.run.road import dump
from tests.run.texts import make_texts

LEXICON = load_lexicon()
DAY = datetime(2024, 5, 1, 12, tzinfo=UTC)
PROMISE = "OSLO, 3 May 2021 - Norway will provide Chile with $5 million by June 2021, the ministry said.\n"
PAID = "OSLO, 9 July 2021 - Norway provided Chile with $5 million, the ministry said.\n"
UNDATED = "Norway and Chile signed an agreement on fisheries.\n"


def read(store: Store, folder: Path, texts: dict[str, str], read_at: datetime | None = DAY) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    config = Config(model="none")
    read_paths([folder], store=store, load_lexicon=lambda: LEXICON, config=config, read_at=read_at)


def test_it_is_the_register_of_the_documents_read_by_then(tmp_path: Path) -> None:
    texts = list(make_texts(6).items())
    with closing(open_register("sqlite://")) as store, closing(open_register("sqlite://")) as then:
        for number in range(3):
            part = dict(texts[number * 2 : number * 2 + 2])
            read(store, tmp_path / f"{number}", part, DAY + timedelta(days=number))
            if number < 2:
                read(then, tmp_path / f"{number}", part, DAY + timedelta(days=number))
        before = list(dump(store))
        day = (DAY + timedelta(days=1)).date()
        with closing(as_known(store, Known(day), lexicon=LEXICON)) as known:
            assert list(dump(then)) == list(dump(known))
            assert known.batches() == then.batches()
            assert known.meta("dirty") is None
        assert list(dump(store)) == before
        with closing(as_known(store, Known(date(2999, 1, 1)), lexicon=LEXICON)) as whole:
            assert list(dump(whole)) == before


def test_by_publication_what_is_not_surely_printed_by_then_is_left_out(tmp_path: Path) -> None:
    with closing(open_register("sqlite://")) as store:
        read(store, tmp_path / "texts", {"a.txt": PROMISE, "b.txt": PAID, "c.txt": UNDATED})
        names = {doc.id: doc.name for doc in store.documents()}

        def known(day: str) -> list[str]:
            return sorted(names[i] for i in known_documents(store, Known(date.fromisoformat(day), KnownBy.PUBLISHED)))

        assert (known("2021-05-02"), known("2021-05-03"), known("2999-01-01")) == ([], ["a.txt"], ["a.txt", "b.txt"])


def test_a_promise_is_overdue_as_it_then_was(tmp_path: Path) -> None:
    with closing(open_register("sqlite://")) as store:
        read(store, tmp_path / "texts", {"a.txt": PROMISE, "b.txt": PAID})
        known = Known(date(2021, 6, 1), KnownBy.PUBLISHED)
        with Desk(as_known(store, known, lexicon=LEXICON), LEXICON) as desk:
            (promise,) = desk.commitments()
            assert (promise.overdue, promise.as_of) == (False, date(2021, 5, 3))
            (late,) = desk.commitments(Asked(statuses=("overdue",), as_of="2021-08"))
            assert late.overdue


def test_documents_of_no_batch_were_known_first(tmp_path: Path) -> None:
    with closing(open_register("sqlite://")) as store:
        read(store, tmp_path / "old", {"a.txt": PROMISE}, None)
        read(store, tmp_path / "new", {"b.txt": PAID})
        assert len(known_documents(store, Known((DAY - timedelta(days=1)).date()))) == 1
        assert len(known_documents(store, Known(DAY.date()))) == 2


def test_judgements_of_later_days_are_not_known_by_reading(tmp_path: Path) -> None:
    with closing(open_register("sqlite://")) as store:
        read(store, tmp_path / "texts", {"a.txt": PROMISE})
        (fact,) = store.facts()
        judge = Judge(by="ana", at=DAY + timedelta(days=5), reason="a slip")
        line = judge_one(Desk(store, LEXICON).holdings, Decision.REJECT, fact.id, judge)
        record(store, [line], lexicon=LEXICON)
        counts = []
        for known in (
            Known(DAY.date()),
            Known((DAY + timedelta(days=5)).date()),
            Known(date(2021, 5, 3), KnownBy.PUBLISHED),
        ):
            with closing(as_known(store, known, lexicon=LEXICON)) as part:
                counts.append((part.counts().documents, part.counts().facts))
        assert counts == [(1, 1), (1, 0), (1, 0)]


def test_too_many_documents_are_refused_with_the_number(tmp_path: Path) -> None:
    with closing(open_register("sqlite://")) as store:
        read(store, tmp_path / "texts", {"a.txt": PROMISE, "b.txt": PAID})
        with pytest.raises(QueryError, match=r"2 documents .* at most 1 "):
            extent_of(store, Known(DAY.date()), max_documents=1)
