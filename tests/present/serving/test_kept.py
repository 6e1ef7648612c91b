"""Finished answers are kept, up to a size, and shared by processes that serve one register."""

from dragoman.present.serving.kept import Answer, KeptAnswers

PAGE = Answer(b"<p>a\nb</p>", "text/html; charset=utf-8", "/timeline?cursor=x")


def test_what_one_process_made_another_has(tmp_path):
    one, other = KeptAnswers(folder=tmp_path), KeptAnswers(folder=tmp_path)
    assert other.get("a") is None
    one.keep("a", PAGE)
    other.keep("a", PAGE)
    assert other.get("a") == PAGE
    assert KeptAnswers(folder=tmp_path).get("a") == PAGE
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_without_a_folder_each_keeps_its_own():
    one, other = KeptAnswers(), KeptAnswers()
    one.keep("a", PAGE)
    assert (one.get("a"), other.get("a")) == (PAGE, None)


def test_no_more_is_kept_than_may_be(tmp_path):
    kept = KeptAnswers(max_bytes=2 * len(PAGE.body), folder=tmp_path)
    for tag in "abc":
        kept.keep(tag, PAGE)
    assert kept.get("a") is None
    assert {path.name for path in tmp_path.iterdir()} == {"b", "c"}


def test_a_folder_that_is_gone_is_no_reason_not_to_answer(tmp_path):
    kept = KeptAnswers(folder=tmp_path / "gone")
    kept.keep("a", PAGE)
    assert kept.get("a") == PAGE
