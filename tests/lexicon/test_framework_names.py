"""Further names of frameworks: a malformed row is refused, a good one becomes a name of its framework."""

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.load import build_lexicon
from dragoman.lexicon.tables import parse_table

HEAD = "entity\tname\tuse\tlanguage\tvalid_from\tvalid_to\tsource\tchecked\n"
GROUPS = "id\tname\taliases\tacronyms\tmembers\tvalid_from\tvalid_to\tsource\tchecked\nigo:river\tRiver Compact\t\t\t\t\t\tinvented\t2024\n"  # noqa: E501
BROKEN = [
    ("igo:sea\tSea Compact\tliteral\tfr\t\t\tinvented\t2024\n", "igo:sea"),
    ("igo:river\tCompact of the Stream\tliteral\t\t\t\tinvented\t2024\n", "'language' is empty"),
    ("igo:river\tOld River Compact\tversion\t\t\t\tinvented\t2024\n", "without valid_from"),
    ("igo:river\tOld River Compact\tnickname\t\t\t\tinvented\t2024\n", "use 'nickname'"),
]


def build(row):
    texts = {"groups": GROUPS, "framework_names": HEAD + row}
    return build_lexicon({name: parse_table(f"{name}.tsv", text) for name, text in texts.items()}, {})


@pytest.mark.parametrize(("row", "said"), BROKEN)
def test_a_malformed_name_of_a_framework_is_refused(row, said):
    with pytest.raises(LexiconError, match=said):
        build(row)


def test_a_rendering_becomes_a_name_of_its_framework():
    lexicon = build("igo:river\tCompact of the Stream\tliteral\tfr\t\t\tinvented\t2024\n")
    assert "Compact of the Stream" in {n.text for n in lexicon.entities["igo:river"].names}
    assert [n.entity_id for n in lexicon.names if n.text == "Compact of the Stream"] == ["igo:river"]
