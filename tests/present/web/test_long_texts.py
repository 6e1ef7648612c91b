"""A long text comes in parts of bounded size, and all parts together are the text."""

import html
import re
from collections.abc import Iterator
from contextlib import closing

import pytest
from fastapi.testclient import TestClient

from dragoman.present.app import create_app
from dragoman.register.store import open_register
from dragoman.types.annotation import Annotations
from dragoman.types.record import DocumentRecord
from tests.answer.samples import make_document, sentences

TEXT = "<&'\"> & so on. " * 5_000  # every character of it takes several bytes of a page
DOC = make_document("long.txt", TEXT)
MAX_BYTES = 300_000


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("long") / "long.db"
    layers = Annotations(doc_id=DOC.id, segments=sentences(DOC))
    with closing(open_register(path)) as store:
        store.save_record(DocumentRecord(document=DOC, annotations=layers, claims=(), entities=(), issues=()))
        store.replace_facts([], [], [(DOC.id, DOC.id)])
    with TestClient(create_app(str(path)), base_url="http://127.0.0.1", headers={"accept": "text/html"}) as client:
        yield client


def test_all_parts_together_are_the_text(reader):
    parts, number = [], 1
    while (answer := reader.get(f"/documents/{DOC.id}?part={number}")).status_code == 200:
        assert len(answer.content) <= MAX_BYTES
        body = re.search(r'<div class="text"[^>]*>(.*?)</div>', answer.text, re.DOTALL)
        assert body is not None
        parts.append(html.unescape(re.sub(r"<[^>]+>", "", body[1])))
        number += 1
    assert answer.status_code == 404
    assert len(parts) > 2
    assert "".join(parts) == TEXT


def test_a_place_leads_to_its_part(reader):
    page = reader.get(f"/documents/{DOC.id}?at=50000-50010").text
    assert "part 3 of" in page
    assert html.unescape("".join(re.findall(r'<mark class="lit">(.*?)</mark>', page))) == TEXT[50_000:50_010]
