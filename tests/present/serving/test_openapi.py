"""Whatever the description of the calls allows is answered as it says, and is no fault of the service.

schemathesis makes requests of each call from /api/openapi.json. They bear an admin's token, so that all of them get as
far as they can, and most of the words it makes up are exchanged for names and ids of the register, so that they find
something.
"""

import shutil
from contextlib import closing
from datetime import date
from zlib import crc32

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dragoman.present.api.changes import router as changes
from dragoman.present.api.feeds import router as feeds
from dragoman.present.api.reconciliation import router as reconciliation
from dragoman.present.api.routes import router as calls
from dragoman.present.app import create_app
from dragoman.present.serving.secrets import make_token
from dragoman.present.serving.settings import ServeOptions
from dragoman.register.store import open_register
from dragoman.types.access import Access
from tests.answer.samples import ALBA, CONFLICT, DOCS, FACTS, FORUM

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
ROUTES = (*calls.routes, *changes.routes, *feeds.routes, *reconciliation.routes)
OPERATIONS = [(method, route.path) for route in ROUTES for method in sorted(route.methods)]
FUZZING = settings(
    max_examples=6,  # of each call; with 150 none is a fault either
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
IDS = [FACTS[0].id, FACTS[2].id, *FACTS[2].claim_ids, CONFLICT.id, *(doc.id for doc in DOCS.values()), ALBA, "fct_"]
REAL = {  # names of parameters and members, and what stands there in place of most that was made up
    "actor": ["Norland", "state:xsu", "Ana Alba"],
    "with": ["Sudmark", "Norland"],
    "a": ["Norland"],
    "b": ["Sudmark", "Norland"],
    "kind": [["visit"], ["aid", "commitment"]],
    "area": [["maritime"]],
    "framework": ["Norland-Sudmark Forum", FORUM],
    "status": [["overdue"], ["announced", "happened"]],
    "since": ["2023", "2023-11"],
    "until": ["2024-05-31", "2024"],
    "as_of": ["2024", "2024-04-01"],
    "q": ["ban", '"strategic partnership" Norland', "the"],
    "cursor": [""],
    "entry": IDS,
    "id_": IDS,
    "id": [ALBA, "state:xno"],
    "queries": ['{"q0": {"query": "Norland"}, "q1": {"query": "Alba", "type": "person"}}', "{}", "[1]"],
    "prefix": ["nor", "p"],
    "other": IDS,
    "field": ["time", "place", "kind", "amounts"],
    "value": [None, "2023-11-27", "Norland", "5 yen"],
}


def make_real(given):
    """Exchange most of what was made up, the same each time; a thing that is left out stays out."""
    for name, value in given.items():
        mark = crc32(repr((name, value)).encode())
        if name in REAL and mark % 5:
            given[name] = REAL[name][mark % len(REAL[name])]


@pytest.fixture(scope="module")
def service(register, tmp_path_factory):
    """The description of a service that never has the time to read a document, and an admin's headers."""
    path = tmp_path_factory.mktemp("openapi") / "desk.db"
    shutil.copy(register, path)
    token, secret = make_token("the admin", Access.ADMIN, today=date(2024, 1, 1))
    with closing(open_register(path)) as store:
        store.save_token(token)
    app = create_app(str(path), options=ServeOptions(read_timeout_s=0.001))
    headers = {"host": "127.0.0.1", "authorization": f"Bearer {secret}"}
    yield schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=headers), headers
    app.state.past.close()


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_no_request_that_the_description_allows_is_a_fault(service, method, path):
    description, headers = service

    @FUZZING
    @given(case=description[path][method].as_strategy())
    def answer(case):
        for values in (case.path_parameters, case.query, case.body):
            if isinstance(values, dict):
                make_real(values)
        case.call_and_validate(headers=headers, checks=CHECKS)

    answer()


@pytest.mark.parametrize(("method", "path"), [each for each in OPERATIONS if each != ("GET", "/api/v1/tokens")])
def test_no_request_that_the_description_forbids_is_a_fault(service, method, path):
    description, headers = service

    @FUZZING
    @given(case=description[path][method].as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def answer(case):
        assert case.call(headers=headers).status_code < 500

    answer()
