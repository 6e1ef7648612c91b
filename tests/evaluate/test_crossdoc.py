from dragoman.evaluate.crossdoc import score_crossdoc
from dragoman.evaluate.gold import Crossdoc, GoldGroup, Place
from dragoman.evaluate.score import Accuracy
from dragoman.types.span import Span


def at(stem, start=0):
    return Place(stem, Span(start, start + 10))


def score(gold, facts=None, conflicts=None, published=None):
    return score_crossdoc(gold, facts=facts or {}, conflicts=conflicts or {}, published=published or {})


VISIT = GoldGroup("visit", (at("a"), at("b"), at("c")))
TREATY = GoldGroup("treaty", (at("a", 50), at("b", 50)))


def test_pairs_inside_a_group_are_wanted():
    got = score(Crossdoc(merge=(VISIT,), dates={}), {"f": (at("a", 5), at("b", 5))})
    assert (got.merging.hits, got.merging.gold, got.mentions) == (1, 3, Accuracy(2, 3))


def test_pairs_across_groups_are_wrong():
    got = score(Crossdoc(merge=(VISIT, TREATY), dates={}), {"f": (at("a"), at("b", 50))})
    assert (got.merging.hits, got.wrong, got.merging.precision) == (0, 1, 0)


def test_groups_that_share_a_sentence_are_not_held_against_each_other():
    nested = GoldGroup("pledge", (at("a", 5), at("d")))
    assert score(Crossdoc(merge=(VISIT, nested), dates={}), {"f": (at("b"), at("d"))}).wrong == 0


def test_what_must_stay_apart_is_wrong_when_joined():
    gold = Crossdoc(merge=(VISIT,), apart=(GoldGroup("two talks", (at("a"), at("x"))),), dates={})
    assert score(gold, {"f": (at("a"), at("x"))}).wrong == 1


def test_a_conflict_counts_when_it_cites_one_of_the_quotes():
    gold = Crossdoc(contradictions=(VISIT, TREATY), dates={})
    assert score(gold, conflicts={"c": (at("c", 9),)}).conflicts == Accuracy(1, 2)


def test_a_date_is_right_inside_the_days_that_are_labelled():
    gold = Crossdoc(dates={"a": ("2021-05-01", "2021-05-31"), "b": ("2021-01-01", "2021-01-01"), "c": ("x", "y")})
    published = {"a": ("2021-05-03", "2021-05-04"), "b": ("2021-01-01", "2021-01-02"), "c": None}
    assert score(gold, published=published).dates == Accuracy(1, 3)
