"""The benchmark of joining claims: its collection is the same each time, and the truth in it is found."""

from benchmarks.reconcile import generate, measure, score
from dragoman.lexicon.load import load_lexicon
from dragoman.reconcile.facts import reconcile

LEXICON = load_lexicon()


def test_the_collection_is_the_same_each_time():
    first, second = generate(50), generate(50)
    assert (first.documents, first.claims, first.truth) == (second.documents, second.claims, second.truth)


def test_acts_of_the_same_states_are_told_apart():
    held = generate(600, n_states=4)
    outcome = reconcile(held.documents, held.claims, held.datings, held.entities, lexicon=LEXICON)
    precision, recall = score(outcome, held.truth)
    assert precision >= 0.97
    assert recall >= 0.95


def test_each_size_is_a_row():
    rows = list(measure([20, 40], LEXICON))
    assert [row.split(" | ")[0] for row in rows] == ["| 20", "| 40"]
