"""Whatever is stored comes back equal, to the last code point."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.types.entity import Entity
from dragoman.types.issue import Issue
from dragoman.types.judgement import Judgement
from dragoman.types.record import DocumentRecord
from tests.register.conftest import OpenStore
from tests.register.strategies import ENTITIES, ISSUES, JUDGEMENTS, outcomes, records

examples = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@examples
@given(record=records())
def test_record_comes_back_exactly(open_store: OpenStore, record: DocumentRecord) -> None:
    doc = record.document
    with open_store() as store:
        store.save_record(record)
        assert repr(list(store.documents())) == repr([doc])
        assert repr(store.document(doc.id)) == repr(doc)
        assert repr(store.annotations(doc.id)) == repr(record.annotations)
        assert store.datings() == {doc.id: record.annotations.dating}
        assert repr(list(store.claims())) == repr(list(record.claims))
        assert repr(list(store.claims([c.id for c in record.claims]))) == repr(list(record.claims))
        assert repr(list(store.events())) == repr(list(record.events))
        assert {repr(e) for e in store.entities()} == {repr(e) for e in record.entities}
        assert set(store.issues()) == set(record.issues)


@examples
@given(data=st.data(), record=records())
def test_facts_and_conflicts_come_back_exactly(
    open_store: OpenStore, data: st.DataObject, record: DocumentRecord
) -> None:
    facts, conflicts = data.draw(outcomes(record))
    groups = [(record.document.id, "group \x00")]
    with open_store() as store:
        store.save_record(record)
        for _ in range(2):  # the second set stands in place of the first
            store.replace_facts(facts, conflicts, groups)
        assert repr(list(store.facts())) == repr(facts)
        assert repr(list(store.facts([f.id for f in facts]))) == repr(facts)
        assert repr(list(store.conflicts())) == repr(conflicts)
        assert store.source_groups() == dict(groups)


@examples
@given(issues=st.lists(ISSUES, max_size=4), notes=st.dictionaries(st.text(), st.text()))
def test_issues_and_notes_come_back_exactly(open_store: OpenStore, issues: list[Issue], notes: dict[str, str]) -> None:
    by_key = {(i.code, i.detail, i.doc_id, i.span, i.fatal, i.name): i for i in issues}
    with open_store() as store:
        store.save_issues(issues)
        store.save_issues(issues)
        assert set(store.issues()) <= set(by_key.values())
        assert len(list(store.issues())) == len({(*k[:5], k[5] if k[4] or k[2] is None else "") for k in by_key})
        for key, value in notes.items():
            store.save_meta(f"note {key}", value)
        assert {key: store.meta(f"note {key}") for key in notes} == notes


@examples
@given(log=st.lists(JUDGEMENTS, max_size=4, unique_by=lambda j: j.id))
def test_judgements_come_back_in_the_order_they_were_made(open_store: OpenStore, log: list[Judgement]) -> None:
    with open_store() as store:
        for judgement in log:
            store.save_judgement(judgement)
        assert list(store.judgements()) == log


@examples
@given(data=st.data(), variants=st.lists(ENTITIES, min_size=1, max_size=4))
def test_entities_merge_the_same_in_any_order(
    open_store: OpenStore, data: st.DataObject, variants: list[Entity]
) -> None:
    found = []
    for order in (variants, data.draw(st.permutations(variants))):
        with open_store() as store:
            for number, entity in enumerate(order):
                record = data.draw(records(f"doc_{number}"))
                store.save_record(
                    DocumentRecord(
                        document=record.document,
                        annotations=record.annotations,
                        claims=record.claims,
                        entities=(entity,),
                        issues=(),
                    )
                )
            found.append(repr(list(store.entities())))
    assert found[0] == found[1]
