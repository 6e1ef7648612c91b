"""Which JSON belongs to which text, and what it may hold."""

import pytest

from dragoman.acquire.sidecar import MAX_SIDECAR_BYTES, load_sidecar, match_sidecars
from dragoman.errors import AcquireError

MATCHES = [  # names, document → side file
    (["x.txt", "x.json"], {"x.txt": "x.json"}),
    (["x.pdf", "x.html", "x.json"], {"x.pdf": "x.json", "x.html": "x.json"}),
    (["x.html", "x.json", "x.html.json"], {"x.html": "x.html.json"}),
    (["x.TXT", "X.JSON"], {"x.TXT": "X.JSON"}),
    (["a/x.txt", "b/x.json"], {}),
    (["x", "x.json"], {"x": "x.json"}),
    (["x.png", "x.json"], {}),
    (["x.zip", "x.json"], {}),
    (["x.json"], {}),
]


@pytest.mark.parametrize(("names", "expected"), MATCHES)
def test_match_sidecars(names, expected):
    assert match_sidecars(names) == expected


def test_values_are_strings():
    data = b'{"title": "A", "n": 1, "tags": ["a", "b"], "none": null, "deep": {"b": 1, "a": [2]}, "flag": true}'
    assert load_sidecar(data, "x.json") == {
        "title": "A", "n": "1", "tags": "a; b", "deep": '{"a": [2], "b": 1}', "flag": "true",
    }  # fmt: skip


BAD = [
    b"",
    b"[]",
    b'"text"',
    b"{",
    b"\xff\xfe{}",
    b"[" * 100_000,
    b'{"n": ' + b"9" * 5000 + b"}",
    b" " * (MAX_SIDECAR_BYTES + 1),
]


@pytest.mark.parametrize("data", BAD, ids=lambda data: repr(data[:9]))
def test_what_is_no_object_is_refused(data):
    with pytest.raises(AcquireError) as caught:
        load_sidecar(data, "x.json")
    assert caught.value.code == "broken_sidecar"
