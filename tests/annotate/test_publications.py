"""White papers and yearbooks by what they are and whose, and who "the paper" then speaks for."""

import pytest

from tests.annotate.scenes import mentions_of

# text, [(quote, owner)]
PUBLICATIONS = [
    ("Kenya's new defence white paper 2021 came out.", [("defence white paper 2021", "state:ken")]),
    ("The Norwegian foreign policy white paper came out.", [("foreign policy white paper", "state:nor")]),
    ("NATO's annual report came out.", [("annual report", "igo:nato")]),
    ("A white paper came out.", []),
    ("The white paper pulp of Chile sold well.", []),
]

# text, what "the paper" and its like refer to
ISSUERS = [
    ("Kenya's yearbook came out. The paper praised Chad and Togo.", "Kenya"),
    ("The white paper praised Togo. Chile's white paper came out on Monday.", "Chile"),
    ("The white paper praised Togo.", None),
]


@pytest.mark.parametrize(("text", "expected"), PUBLICATIONS)
def test_publications(text, expected):
    found = [d for d in mentions_of(text)[0] if d.origin == "publication of owner"]
    assert [(" ".join(d.span.of(text).removeprefix("new ").split()), d.of) for d in found] == expected


@pytest.mark.parametrize(("text", "issuer"), ISSUERS)
def test_the_paper_speaks_for_who_put_it_out(text, issuer):
    groups = [d for d in mentions_of(text)[0] if d.origin == "group: issuer"]
    assert [s.of(text) for d in groups for s in d.refers] == ([issuer] if issuer else [])
