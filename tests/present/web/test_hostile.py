"""Documents that would do harm show as text, whole, on pages of bounded size."""

import html
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from dragoman.present.app import create_app
from dragoman.register.store import open_register
from dragoman.types.annotation import Annotations
from dragoman.types.claim import Argument, Claim, Modality, Role, cite
from dragoman.types.entity import Entity, EntityKind
from dragoman.types.fact import Fact, Status
from dragoman.types.record import DocumentRecord
from dragoman.types.span import Span
from tests.answer.samples import make_document, sentences

MAX_BYTES = 300_000
SCRIPT = "<script>alert(1)</script>"
TITLE = f"{SCRIPT} Report \u202egnp.exe and \u05e9\u05dc\u05d5\u05dd"
LONG_NAME = "Excellency " * 1_000
SENTENCE = f'The {SCRIPT} of {LONG_NAME}& \u202eothers\u202c met the "guests". '
TEXT = SENTENCE + "<&'> & so on. " * 6_000
DOC = replace(
    make_document("\u202egnp.txt", TEXT, publisher=f"{SCRIPT} News", address="javascript:alert(1)"), title=TITLE
)
HOST = Entity(id="person:excellency", kind=EntityKind.PERSON, name=LONG_NAME)
QUOTE = Span(0, len(SENTENCE) - 1)
CLAIM = Claim(
    id="clm_hostile", kind="meeting", arguments=(Argument(Role.ACTOR, LONG_NAME, HOST.id),), origin="test", score=0.9,
    evidence=(cite(DOC, QUOTE, QUOTE),), modality=Modality.HAPPENED, place=SCRIPT, framework="\u202eforum",
)  # fmt: skip
FACT = Fact(
    id="fct_hostile", kind="meeting", arguments=CLAIM.arguments, status=Status.HAPPENED, claim_ids=(CLAIM.id,),
    history=(), source_groups=(DOC.id,), place=SCRIPT, framework=CLAIM.framework,
)  # fmt: skip
PAGES = (
    "/", "/timeline", "/timeline?view=chart", "/encounters", "/sources", "/search?q=met", f"/documents/{DOC.id}",
    f"/documents/{DOC.id}?claim={CLAIM.id}", f"/documents/{DOC.id}?part=2", f"/facts/{FACT.id}", f"/entities/{HOST.id}",
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    notes = Annotations(doc_id=DOC.id, segments=sentences(DOC))
    with closing(open_register(path)) as store:
        store.save_record(DocumentRecord(document=DOC, annotations=notes, claims=(CLAIM,), entities=(HOST,), issues=()))
        store.replace_facts([FACT], [], [(DOC.id, DOC.id)])
    with TestClient(create_app(str(path)), base_url="http://127.0.0.1", headers={"accept": "text/html"}) as client:
        yield client


@pytest.mark.parametrize("address", PAGES)
def test_nothing_of_a_hostile_document_acts(hostile, address):
    answer = hostile.get(address)
    assert answer.status_code == 200
    assert len(answer.content) <= MAX_BYTES
    assert "<script>" not in answer.text
    assert 'href="javascript' not in answer.text
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", answer.text)


def test_its_words_are_shown_to_the_last_letter(hostile):
    page = html.unescape(hostile.get(f"/documents/{DOC.id}?claim={CLAIM.id}").text)
    shown = "".join(re.findall(r'<mark class="lit">(.*?)</mark>', page, re.DOTALL))
    assert shown.replace("⟨RIGHT-TO-LEFT OVERRIDE⟩", "\u202e").replace("⟨POP DIRECTIONAL FORMATTING⟩", "\u202c") == (
        QUOTE.of(TEXT)
    )


def test_all_parts_together_are_the_text(hostile):
    parts, number = [], 1
    while (answer := hostile.get(f"/documents/{DOC.id}?part={number}")).status_code == 200:
        number += 1
        body = answer.text.partition('<div class="text" dir="auto">')[2].partition("</div>")[0]
        parts.append(html.unescape(re.sub(r'<a class="ref".*?</a>|<[^>]+>', "", body)))
    assert answer.status_code == 404
    assert len(parts) > 2
    assert sum(map(len, parts)) == len(
        TEXT.replace("\u202e", "⟨RIGHT-TO-LEFT OVERRIDE⟩").replace("\u202c", "⟨POP DIRECTIONAL FORMATTING⟩")
    )
