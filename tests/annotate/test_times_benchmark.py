"""The benchmark of times counts as it says, and passes by where the labelled texts are not."""

import json

from benchmarks import times

TEXT = (
    "Norland signs\nMay 3, 2021\nIt was signed on Monday.\nIt lasts.\nIt holds.\nIt stays.\nIn 1999 and 2001 it failed."
)


def gold(tmp_path):
    labels = [(14, 25, "2021-05-03"), (43, 49, "2021-05-10")]
    record = {
        "id": "a",
        "text": TEXT,
        "published": "2021-05-03",
        "times": [{"start": s, "end": e, "type": "DATE", "value": v} for s, e, v in labels],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return path


def test_what_lies_beyond_the_labelled_stretch_is_not_counted_there(tmp_path):
    (text,) = times.load_texts(gold(tmp_path))
    assert times.score([text])["strict"][:2] == (0.5, 1.0)
    assert times.score([text.until(text.stretch)])["strict"] == (1.0, 1.0, 1.0)
    assert times.score([text.until(text.stretch)])["value"][0] == 0.5


def test_every_difference_has_a_cause_and_a_kind(tmp_path, capsys):
    times.main(gold(tmp_path))
    printed = capsys.readouterr().out
    assert "| wrong value | counted from another day | 1 | 'Monday' 2021-05-10, read 2021-05-03 |" in printed


def test_without_the_labelled_texts_it_says_so(tmp_path, capsys):
    times.main(tmp_path / "none.jsonl")
    assert "skipped: none.jsonl is not here" in capsys.readouterr().err
