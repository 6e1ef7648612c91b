"""Exports other programs read: keys, order, bytes."""

import csv
import io
import json

import pytest

from dragoman.present.export import contracts
from dragoman.present.export.schema import RECORD_FIELDS
from tests.answer.samples import CLAIMS, DOCS
from tests.present.conftest import Run

KEYS = {
    "claims": contracts.CLAIM_KEYS,
    "facts": contracts.FACT_KEYS,
    "conflicts": contracts.CONFLICT_KEYS,
    "documents": contracts.DOCUMENT_KEYS,
    "events": contracts.EVENT_KEYS,
}


def rows(run: Run, *words: str) -> list[dict[str, object]]:
    result = run("export", *words, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("name", KEYS)
def test_every_row_has_the_keys_of_its_contract_in_order(name: str, run: Run) -> None:
    found = rows(run, name)
    assert found
    assert all(tuple(row) == KEYS[name] for row in found)


@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize("format_", ["jsonl", "json", "csv", "markdown"])
def test_two_runs_give_the_same_bytes(name: str, format_: str, run: Run) -> None:
    first, second = (run("export", name, "--format", format_).stdout_bytes for _ in range(2))
    assert first == second
    assert first.endswith(b"\n")
    assert b"/home/" not in first  # no path of the machine it was read on


def test_claims_stand_at_their_places(run: Run) -> None:
    texts = {doc.name: doc.text for doc in DOCS.values()}
    found = rows(run, "claims")
    assert len(found) == len(CLAIMS)
    for row in found:
        assert texts[row["document"]][row["start"] : row["end"]] == row["quote"]  # type: ignore[index, misc]
    order = [(row["document"], row["start"], row["kind"], row["claim"]) for row in found]
    assert order == sorted(order)  # type: ignore[type-var]


def test_a_claim_row(run: Run) -> None:
    (row,) = [row for row in rows(run, "claims", "--kind", "aid") if row["deadline"] and row["document"] == "wire.txt"]
    assert row["participants"] == [
        {"role": "actor", "name": "Norland", "entity": "state:xno"},
        {"role": "beneficiary", "name": "Sudmark", "entity": "state:xsu"},
    ]
    assert row["amount"] == [{"value": 2800000000, "currency": "JPY", "bound": "at_most"}]
    assert row["deadline"] == {
        "earliest": "2024-03-01", "latest": "2024-03-31", "precision": "month", "text": "March 2024",
    }  # fmt: skip
    assert (row["time"], row["place"], row["modality"]) == (None, None, "planned")


def test_a_fact_row_counts_independent_sources(run: Run) -> None:
    (row,) = rows(run, "facts", "--kind", "relation_upgraded")
    assert row["sources"] == 1
    assert [claim["document"] for claim in row["claims"]] == ["wire.txt", "reprint.txt"]  # type: ignore[union-attr, index]


def test_a_fact_row_says_which_claims_give_allow_and_contradict_its_values(run: Run) -> None:
    (row,) = [row for row in rows(run, "facts", "--kind", "aid") if row["amount"] and len(row["claims"]) > 1]  # type: ignore[arg-type]
    found: dict[str, list[tuple[object, object]]] = {}
    for told in row["values"]:  # type: ignore[attr-defined]
        assert tuple(told) == tuple(RECORD_FIELDS["values"])
        found.setdefault(told["field"], []).append((told["fit"], told["reading"]))
    assert found["amount"] == [("allows", "JPY 3 billion"), ("allows", "up to JPY 2.8 billion")]
    cited = {claim for told in row["values"] for claim in told["claims"]}  # type: ignore[attr-defined]
    assert cited <= {claim["claim"] for claim in row["claims"]}  # type: ignore[attr-defined]


def test_documents_list_what_could_not_be_read(run: Run) -> None:
    found = {row["document"]: row for row in rows(run, "documents")}
    assert found["blank.txt"]["issues"] == [{"code": "empty", "detail": "the file is empty", "fatal": True}]
    assert found["note.txt"]["published"] is None
    assert found["wire.txt"]["published"]["basis"] == "metadata"  # type: ignore[index]


def test_events_name_countries_alone_in_a_list_or_not_at_all(run: Run) -> None:
    found = rows(run, "events")
    denial = next(row for row in found if row["event_type"] == "REJECT")
    assert (denial["actor_country"], denial["recipient_country"], denial["quad"]) == ("XNO", None, 3)
    assert run("export", "events", "--format", "plover").stdout == run("export", "events").stdout


def test_csv_runs_no_formula(run: Run) -> None:
    result = run("export", "claims", "--format", "csv")
    cells = [cell for line in csv.reader(io.StringIO(result.stdout)) for cell in line]
    assert "'=HYPERLINK(1) Sudmark says Norland will lend 3 billion yen" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))]
