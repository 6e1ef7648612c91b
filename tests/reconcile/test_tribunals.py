"""An award told as that of who keeps the registry is explained; the tribunal itself is told rightly."""

import pytest

from tests.reconcile.reports import LEXICON
from tests.reconcile.test_within import discrepancies

HEAD = "LISBON, 4 May 2022 - Portugal condemned the attack on Angola. "
PCA, ICSID = "Permanent Court of Arbitration", "ICSID"


def flagged(text):
    return [
        (d.doubt.printed, d.doubt.is_explained) for d in discrepancies(HEAD + text) if "award is told" in d.doubt.reason
    ]


TOLD = [
    ("In 2017, the Permanent Court of Arbitration in The Hague ruled on the border of Estria.", PCA),
    ("The award handed down by the Permanent Court of Arbitration (PCA) binds Norland and Estria.", PCA),
    ("The Permanent Court of Arbitration has rejected the claim of Norland.", PCA),
    ("The Permanent Court of Arbitration on Monday issued its award on fishing.", PCA),
    ("The decision of the ICSID obliges Norland to pay.", ICSID),
    ("Norland accepted that a tribunal at the Permanent Court of Arbitration ruled for Estria.", None),
    ("Norland went to the Permanent Court of Arbitration and rejected an offer of talks.", None),
    ("The Permanent Court of Arbitration is host to talks of Norland and Estria.", None),
    ("The award of the tribunal at the Permanent Court of Arbitration binds Norland and Estria.", None),
    ("The International Court of Justice ruled on the border of Norland and Estria.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed"), TOLD)
def test_an_award_is_not_that_of_the_registry(text, printed):
    assert flagged(text) == ([(printed, True)] if printed else [])


@pytest.mark.parametrize("row", LEXICON.tables["tribunals"], ids=lambda row: row["entity"])
def test_a_row_fires_on_its_example_and_not_on_the_other(row):
    assert len(flagged(row["example"])) == 1
    assert flagged(row["not"]) == []
