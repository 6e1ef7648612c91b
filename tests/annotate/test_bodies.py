"""Governments and ministries by what they are and whose."""

import pytest

from tests.annotate.scenes import mentions_of

# text, [(quote, kind, body, owner or candidate)]
BODIES = [
    ("The Kenyan government agreed.", [("Kenyan government", "state", None, "state:ken")]),
    ("The Government of the Netherlands paid.", [("Government of the Netherlands", "state", None, "state:nld")]),
    ("The Government of the Kingdom of Norway paid.",
     [("Government of the Kingdom of Norway", "state", None, "state:nor")]),
    ("Argentina's Foreign Ministry protested.",
     [("Argentina's Foreign Ministry", "body", "foreign_ministry", "state:arg")]),
    ("The Ministry of Defence of Ghana denied it.",
     [("Ministry of Defence of Ghana", "body", "defence_ministry", "state:gha")]),
    ("The Foreign Ministry denied it.", [("Foreign Ministry", "body", "foreign_ministry", None)]),
    ("The government agreed.", []),
    ("The foreign ministry in Lima denied it.",
     [("foreign ministry in Lima", "body", "foreign_ministry", "state:per")]),
    ("The government in Bamako denied it.", [("government in Bamako", "state", None, "state:mli")]),
    ("Chad sent troops to Haiti.", [("Chad", "state", None, "state:tcd"), ("Haiti", "state", None, "state:hti")]),
    ("A ministry is a large thing.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_bodies(text, expected):
    found = mentions_of(text)[0]
    assert [(d.span.of(text), d.kind, d.office, d.of or next(iter(d.candidates), None)) for d in found] == expected
