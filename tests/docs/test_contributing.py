"""The worked examples of CONTRIBUTING.md work: laid over the packaged tables, they load, and rules fire."""

import re
from pathlib import Path

import pytest

from dragoman.extract.rules import compile_rules
from dragoman.lexicon.load import load_lexicon
from dragoman.text.tokens import find_tokens
from dragoman.types.span import Span

TEXT = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"<!-- row: ([\w.]+) -->\n```\w+\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL))


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    for name, table in EXAMPLES.items():
        (folder / name).write_text(table, encoding="utf-8")
    return load_lexicon(folder)


def test_every_sort_of_row_has_an_example(lexicon):
    assert set(EXAMPLES) == {"frames.tsv", "cues.tsv", "programmes.tsv", "claims.yaml"}
    assert "sanction" in lexicon.kinds
    assert lexicon.entities["programme:three-rivers-compact"].name == "Three Rivers Compact"


@pytest.mark.parametrize("table", ["frames", "cues"])
def test_the_rules_fire_and_stay_silent(lexicon, table):
    row = lexicon.tables[table][-1]
    rules = compile_rules(lexicon)
    for column, expected in (("example", True), ("not", False)):
        text = row[column]
        ids = {hit.rule.id for hit in rules.find(find_tokens(text, Span(0, len(text))))}
        assert (row["id"] in ids) is expected, text
