"""Formats: what each writes, and what a spreadsheet must not run."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.present.export.formats import WRITERS, safe_cell
from dragoman.present.export.plain import plain, printable

ROWS = [
    {
        "claim": "c1",
        "quote": "Việt | Nam",
        "time": {"earliest": "2023-11-27", "latest": "2023-11-27", "precision": "day"},
    },
    {"claim": "c2", "quote": "=1+1", "time": None},
]
KEYS = ("claim", "quote", "time")
GOLDEN = {
    "jsonl": '{"claim": "c1", "quote": "Việt | Nam", "time": {"earliest": "2023-11-27", "latest": "2023-11-27", '
    '"precision": "day"}}\n{"claim": "c2", "quote": "=1+1", "time": null}\n',
    "json": '[\n  {"claim": "c1", "quote": "Việt | Nam", "time": {"earliest": "2023-11-27", "latest": "2023-11-27", '
    '"precision": "day"}},\n  {"claim": "c2", "quote": "=1+1", "time": null}\n]\n',
    "csv": "claim,quote,time_earliest,time_latest,time_precision\nc1,Việt | Nam,2023-11-27,2023-11-27,day\n"
    "c2,'=1+1,,,\n",
    "markdown": "| claim | quote | time |\n| --- | --- | --- |\n| c1 | Việt \\| Nam | 2023-11-27/2023-11-27 |\n"
    "| c2 | =1+1 |  |\n",
}
EMPTY = {"jsonl": "", "json": "[]\n", "csv": "claim,quote,time_earliest,time_latest,time_precision\n"}


@pytest.mark.parametrize("name", GOLDEN)
def test_rows_are_written_so(name: str) -> None:
    assert "".join(WRITERS[name](ROWS, KEYS)) == GOLDEN[name]


@pytest.mark.parametrize("name", EMPTY)
def test_no_rows_are_written_so(name: str) -> None:
    assert "".join(WRITERS[name]([], KEYS)) == EMPTY[name]


CELLS = [
    ("=1+1", "'=1+1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("+1 800", "'+1 800"),
    ("-2+3", "'-2+3"),
    ("\t=1", "'\t=1"),
    ("-5", "-5"),  # a number stays one
    ("+1.5e3", "+1.5e3"),
    ("-nan", "'-nan"),
    ("Hanoi", "Hanoi"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), CELLS)
def test_a_spreadsheet_runs_no_cell(text: str, expected: str) -> None:
    assert safe_cell(text) == expected


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_comes_back_from_csv_and_jsonl(texts: list[str]) -> None:
    rows = [{"text": text} for text in texts]
    lines = list(WRITERS["jsonl"](rows, ("text",)))
    assert [json.loads(line)["text"] for line in lines] == texts
    (_, *cells) = csv.reader(io.StringIO("".join(WRITERS["csv"](rows, ("text",))), newline=""))
    assert [cell[0] if cell else "" for cell in cells] == [safe_cell(text) for text in texts]


def test_what_has_no_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        plain(object())


HOSTILE = [
    ("a\x1b[31mred\x1b[0m", "a[31mred[0m"),
    ("x\u202etxt.exe", "xtxt.exe"),
    ("two\nlines\t ", "two lines"),
    ("\x9b1m", "1m"),
]


@pytest.mark.parametrize(("text", "expected"), HOSTILE)
def test_a_document_cannot_command_the_terminal(text: str, expected: str) -> None:
    assert printable(text) == expected
