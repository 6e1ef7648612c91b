"""Documents that date each other: found whatever the order, the pieces and the workers; nothing from circles.

The whole real road is taken by invented reports of real offices; no two of them were ever written.
"""

import random
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.config import Config
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.run.read import read_paths
from dragoman.types.annotation import Dating
from tests.run.road import dump

FILLER = (
    "Farm ministers, port authorities, customs officers and the chambers of commerce of the region had waited for years"
    " for word on tolls, cold stores, plant checks, truck weights and the new bridge, and all of them said they would"
    " read the small print before they praised anybody for it."
)
REPORTS = {
    "a dated.txt": (
        "Presidents hold talks\n\nLIMA, 14 March 2011 (AFP) - Chilean President Sebastian Pinera met Peruvian President"
        " Alan Garcia in Lima on Monday for talks on the border dispute and customs cooperation.\n"
    ),
    "b from a.txt": (
        "Pinera and Garcia meet\n\nPeruvian President Alan Garcia met Chilean President Sebastian Pinera in Lima"
        " yesterday for talks on customs cooperation and the border dispute.\n\nPeruvian President Alan Garcia will"
        " meet Bolivian President Evo Morales in La Paz on Wednesday to discuss harbour access and trade.\n"
    ),
    "c from b.txt": (
        "Garcia in La Paz\n\nPeruvian President Alan Garcia met Bolivian President Evo Morales in La Paz today to"
        " discuss harbour access and trade, officials said.\n\nBrazilian President Dilma Rousseff will visit Peru"
        " tomorrow.\n"
    ),
    "d preview.txt": (
        "Talks ahead\n\nChilean President Sebastian Pinera will meet Peruvian President Alan Garcia in Lima for talks"
        " on the border dispute and customs cooperation.\n"
    ),
    "e circle.txt": (
        "A meeting\n\nKenyan President Mwai Kibaki met Ugandan President Yoweri Museveni in Kampala yesterday to"
        " discuss port fees and the railway line.\n"
    ),
    "f circle.txt": (
        "Railway\n\nUgandan President Yoweri Museveni met Kenyan President Mwai Kibaki in Kampala on Tuesday to discuss"
        " the railway line and port fees.\n"
    ),
    "g wire.txt": f"Bridge\n\nQUITO, 3 June 2009 (AFP) - Ecuador and Colombia signed an accord on Tuesday. {FILLER}\n",
    "h reprint.txt": f"Accord on a bridge\n\nEcuador and Colombia signed an accord on Tuesday. {FILLER}\n",
    "i other week.txt": (
        "Presidents hold talks\n\nLIMA, 21 March 2011 (AFP) - Ecuadorean President Rafael Correa met Peruvian President"
        " Alan Garcia in Lima on Monday for talks on the border dispute and customs cooperation.\n"
    ),
    "j names only.txt": "A call\n\nChilean President Sebastian Pinera met Peruvian President Alan Garcia on Monday.\n",
}
DATES = {
    "a dated.txt": ("2011-03-14", "2011-03-14", "dateline"),
    "b from a.txt": ("2011-03-15", "2011-03-15", "other documents"),
    "c from b.txt": ("2011-03-16", "2011-03-16", "other documents"),
    "d preview.txt": None,
    "e circle.txt": None,
    "f circle.txt": None,
    "g wire.txt": ("2009-06-03", "2009-06-03", "dateline"),
    "h reprint.txt": ("2009-06-03", "2009-06-03", "other documents"),
    "i other week.txt": ("2011-03-21", "2011-03-21", "dateline"),
    "j names only.txt": None,
}


def write_reports(folder: Path) -> list[Path]:
    """Write the reports; return their paths in order."""
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


def read(paths: list[Path], register: str | Path, workers: int = 1) -> list[str]:
    """Return all that a register holds once these paths were read into it."""
    with closing(open_register(register)) as store:
        read_paths(paths, store=store, load_lexicon=load_lexicon, config=Config(workers=workers))
        return list(dump(store))


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the paths of the reports."""
    return write_reports(tmp_path_factory.mktemp("collection") / "texts")


@pytest.fixture(scope="module")
def expected(paths: list[Path]) -> list[str]:
    """Return what the register holds after one run over all."""
    return read(paths, "sqlite://")


def datings(paths: list[Path]) -> dict[str, Dating]:
    """Return the datings by document name."""
    with closing(open_register("sqlite://")) as store:
        read_paths(paths, store=store, load_lexicon=load_lexicon, config=Config())
        return {doc.name: store.datings()[doc.id] for doc in store.documents()}


def test_documents_take_dates_from_others_and_from_no_circle(paths: list[Path]) -> None:
    found = {}
    for name, dating in datings(paths).items():
        time = dating.time
        found[name] = (time.earliest.isoformat(), time.latest.isoformat(), dating.basis) if time else None
    assert found == DATES


def test_the_reasons_name_the_document_they_rest_on(paths: list[Path]) -> None:
    found = datings(paths)
    assert any("a dated.txt" in reason for reason in found["b from a.txt"].reasons)
    assert any("b from a.txt" in reason for reason in found["c from b.txt"].reasons)
    assert any("g wire.txt" in reason for reason in found["h reprint.txt"].reasons)


def test_claims_are_read_again_by_the_date_and_keep_their_ids(paths: list[Path]) -> None:
    chain = [path for path in paths if path.name[0] in "bc"]
    times, ids = [], []
    for read_with in (chain, paths):
        with closing(open_register("sqlite://")) as store:
            read_paths(read_with, store=store, load_lexicon=load_lexicon, config=Config())
            named = {doc.id for doc in store.documents() if doc.name[0] in "bc"}
            claims = [c for c in store.claims() if c.doc_id in named]
            times.append([str(c.time.earliest) if c.time else None for c in claims])
            ids.append([c.id for c in claims])
            assert ("no_date" in {i.code for i in store.issues() if i.doc_id in named}) == (read_with is chain)
    assert ids[0] == ids[1]
    assert times == [[None] * 4, ["2011-03-14", "2011-03-16", "2011-03-16", "2011-03-17"]]


def test_pieces_leave_no_trace(paths: list[Path], expected: list[str], tmp_path: Path) -> None:
    for number, piece in enumerate((paths[2:5], paths[7:], paths[1:2], paths)):
        found = read(piece, tmp_path / "r.db", workers=1)
        assert (found == expected) == (number == 3)


@settings(max_examples=4, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 9))
def test_order_and_cuts_leave_no_trace(paths: list[Path], expected: list[str], chance: random.Random, cut: int) -> None:
    shuffled = chance.sample(paths, len(paths))
    with closing(open_register("sqlite://")) as store:
        for piece in (shuffled[:cut], shuffled[cut:]):
            read_paths(piece, store=store, load_lexicon=load_lexicon, config=Config())
        assert list(dump(store)) == expected


@pytest.mark.slow
def test_workers_leave_no_trace(paths: list[Path], expected: list[str]) -> None:
    assert read(paths[::-1], "sqlite://", workers=2) == expected
