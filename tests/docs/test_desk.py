"""The page of the desk shows each picture that its script takes, and no other."""

import re
from pathlib import Path

from docs.screenshots import FOLDER, PICTURES

PAGE = (Path(__file__).parents[2] / "docs" / "desk.md").read_text("utf-8")
MAX_BYTES = 100_000


def test_every_picture_is_taken_kept_small_and_shown():
    shown = re.findall(r"desk/([a-z-]+)\.webp", PAGE)
    assert sorted(shown) == sorted(picture.name for picture in PICTURES)
    assert {path.stem for path in FOLDER.iterdir()} == set(shown)
    assert all(path.read_bytes()[8:12] == b"WEBP" and path.stat().st_size < MAX_BYTES for path in FOLDER.iterdir())


def test_every_picture_is_described_in_words():
    assert len(re.findall(r"!\[[^\]]{20,}\]|alt=\"[^\"]{20,}\"", PAGE)) == len(PICTURES)
