"""Whose secretary-general is meant where no organisation stands beside him."""

import pytest

from tests.annotate.scenes import mentions_of


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The Secretary-General met the Kenyan minister. The United Nations will send observers.", "igo:un"),
        ("The Secretary-General met the Kenyan minister. NATO will send observers.", "igo:nato"),
        ("The Secretary-General met the Kenyan minister. The United Nations wrote to NATO.", None),
        ("The Secretary-General met the Kenyan minister. The rain went on all day.", None),
    ],
)
def test_the_only_organisation_with_the_office_is_meant(text, meant):
    assert [d.of for d in mentions_of(text)[0] if d.span.of(text) == "Secretary-General"] == [meant]
