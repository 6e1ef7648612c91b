from datetime import date

from dragoman.evaluate.gold import Place
from dragoman.evaluate.readings import read_folder
from dragoman.types.annotation import Annotations, Dating
from dragoman.types.claim import Argument, Role
from dragoman.types.doubt import ConflictKind
from dragoman.types.fact import Conflict, Fact, Reading, Status
from dragoman.types.record import DocumentRecord
from dragoman.types.span import Span
from dragoman.types.value import Precision, TimeSpan

TEXT = "Alba visited Estria. She met its king."


def test_a_folder_is_read_to_what_is_scored(tmp_path, make_document, make_claim):
    doc, bare = make_document("n", TEXT), make_document("bare", "Nothing here.")
    claim = make_claim(doc, "Alba visited Estria")
    days = TimeSpan(date(2021, 5, 1), date(2021, 5, 31), Precision.MONTH)

    def read(folder, store):
        assert folder == tmp_path
        for document, claims, dating in ((doc, (claim,), Dating(days, "dateline")), (bare, (), Dating(None))):
            notes = Annotations(doc_id=document.id, dating=dating)
            store.save_record(
                DocumentRecord(document=document, annotations=notes, claims=claims, entities=(), issues=())
            )
        store.replace_facts(facts=[fact], conflicts=[conflict], sources=[])

    fact = Fact(
        id="fct_1", kind="visit", arguments=(Argument(Role.ACTOR, "Norland"),), claim_ids=(claim.id,),
        source_groups=("a",), status=Status.HAPPENED, history=(),
    )  # fmt: skip
    conflict = Conflict(
        id="cfl_1", kind=ConflictKind.DATE, field="time", readings=(Reading("a", (claim.id,)), Reading("b")),
        evidence=claim.evidence, explanation="They differ.",
    )  # fmt: skip
    readings = read_folder(tmp_path, read)
    assert readings.claims == {"n": (claim,), "bare": ()}
    assert readings.facts == {"fct_1": (Place("n", Span(0, 19)),)}
    assert readings.conflicts == {"cfl_1": (Place("n", Span(0, 19)),)}
    assert readings.published == {"n": ("2021-05-01", "2021-05-31"), "bare": None}
