"""An assistant asks the register through the official client: in one process, and once as a command over pipes."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import anyio
import pytest
from click.testing import CliRunner
from mcp import Client, MCPError, StdioServerParameters
from mcp.types import CallToolResult

from dragoman.present.cli.main import main
from dragoman.present.desks import Desks
from dragoman.present.mcp import tools as table
from dragoman.present.mcp.server import INSTRUCTIONS, make_server
from dragoman.present.past_desks import PastDesks
from dragoman.register.store import open_register
from tests.answer.samples import CONFLICT, DOCS, F_LOAN, F_SHIPS, F_UPGRADE, LOAN, fill

Call = Callable[..., CallToolResult]
NAMES = "timeline commitments relation encounters positions conflicts sources news search who show".split()


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    path = tmp_path_factory.mktemp("assistant") / "desk.db"
    with closing(open_register(path)) as store:
        fill(store)
    desks = Desks(str(path))
    yield desks
    desks.close()


@pytest.fixture(scope="module")
def past(desks: Desks) -> Iterator[PastDesks]:
    past = PastDesks(desks.lexicon)
    yield past
    past.close()


@pytest.fixture
def call(desks: Desks, past: PastDesks) -> Call:
    """Call one tool through the client, which holds the answer against the schema it was told."""

    def call_tool(name: str, /, **arguments: object) -> CallToolResult:
        async def ask() -> CallToolResult:
            async with Client(make_server(desks, past, version="1"), raise_exceptions=True) as client:
                await client.list_tools()
                return await client.call_tool(name, arguments)

        return anyio.run(ask)

    return call_tool


def given(result: CallToolResult) -> dict[str, Any]:
    """Return the structured answer, which the text for older clients repeats."""
    assert not result.is_error, result.content
    found: dict[str, Any] = result.structured_content
    assert json.loads(result.content[0].text) == found  # type: ignore[union-attr]
    return found


def test_the_tools_are_listed_and_only_read(desks: Desks, past: PastDesks) -> None:
    async def look() -> None:
        async with Client(make_server(desks, past, version="1")) as client:
            assert client.instructions == INSTRUCTIONS
            listed = (await client.list_tools()).tools
            assert [tool.name for tool in listed] == NAMES
            for tool in listed:
                assert tool.annotations
                assert tool.annotations.read_only_hint
                assert tool.description
                assert tool.input_schema["additionalProperties"] is False
                assert tool.output_schema
                assert tool.output_schema["type"] == "object"

    anyio.run(look)


def test_every_tool_is_explained() -> None:
    page = (Path(__file__).parents[2] / "docs" / "assistants.md").read_text("utf-8")
    assert all(f"| `{name}` |" in page for name in NAMES)


def test_a_chronology_is_told_with_status_sources_and_quotes(call: Call) -> None:
    found = given(call("timeline", actor="Norland", **{"with": "Sudmark"}))
    upgrade = next(entry for entry in found["entries"] if entry["id"] == F_UPGRADE.id)
    assert upgrade["sentence"] == "Norland and Sudmark: strategic partnership"
    assert (upgrade["when"], upgrade["earliest"], upgrade["status"]) == ("27 November 2023", "2023-11-27", "happened")
    assert (upgrade["independent_sources"], upgrade["reports"]) == (1, 2)
    assert {cited["source"] for cited in upgrade["citations"]} == {1}, "a reprint is no second source"
    ships = next(entry for entry in found["entries"] if entry["id"] == F_SHIPS.id)
    assert ships["status"] == "under consideration"
    assert ships["citations"][0]["says"] == "under consideration"
    assert "earliest" not in ships
    assert [party["name"] for party in found["understood"]] == ["Norland", "Sudmark"]


def test_every_quote_of_every_listing_stands_in_its_document(call: Call) -> None:
    texts = {doc.name: doc.text for doc in DOCS.values()}
    for name in ("timeline", "commitments", "encounters", "positions", "conflicts"):
        cited = list(find_citations(given(call(name))))
        assert cited, name
        for citation in cited:
            assert texts[citation["document"]][citation["start"] : citation["end"]] == citation["quote"]


def find_citations(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield from value.get("citations", ())
        for part in value.values():
            yield from find_citations(part)
    elif isinstance(value, list):
        for part in value:
            yield from find_citations(part)


def test_a_citation_has_its_page_opened_at_the_quote(call: Call) -> None:
    loan = given(call("show", id=F_LOAN.id))["fact"]
    cited = {citation["document"]: citation for citation in loan["citations"]}
    assert cited["wire.txt"]["publisher"] == "Nor News Agency"
    assert cited["wire.txt"]["published"] == "28 November 2023"
    assert cited["wire.txt"]["address"] == "https://example.org/wire"
    assert cited["wire.txt"]["link"].startswith("https://example.org/wire#:~:text=Norland%20will")
    assert not {"address", "link"} & set(cited["paper.txt"])


def test_a_promise_shows_its_history_and_is_overdue_against_a_day(call: Call) -> None:
    found = given(call("commitments", overdue=True, as_of="2024-06-01"))["entries"]
    assert [entry["id"] for entry in found] == [F_LOAN.id]
    assert (found[0]["due"], found[0]["due_latest"], found[0]["overdue"]) == ("March 2024", "2024-03-31", True)
    assert [step["status"] for step in found[0]["history"]] == ["under consideration", "planned"]
    assert found[0]["amounts"] == ["up to JPY 2.8 billion", "JPY 3 billion"]
    assert found[0]["disputed"] is True


def test_both_sides_of_a_conflict_are_told(call: Call) -> None:
    (found,) = given(call("conflicts"))["entries"]
    assert found["id"] == CONFLICT.id
    assert [side["value"] for side in found["sides"]] == ["up to JPY 2.8 billion", "JPY 3 billion"]
    assert all(side["citations"] for side in found["sides"])


def test_a_relation_an_encounter_a_person_and_words(call: Call) -> None:
    relation = given(call("relation", a="Norland", b="Sudmark"))
    assert relation["current"]["level"] == "strategic partnership"
    meeting = given(call("encounters", kinds=["meeting"]))["entries"][0]
    assert (meeting["who"][0]["name"], meeting["place"]) == ("Ana Alba", "Port Nor")
    assert given(call("who", name="PM Chinh", on="2023-11-27"))["person"]["name"] == "Pham Minh Chinh"
    (passage,) = given(call("search", words="fishing"))["entries"]
    assert passage["quote"] == "Norland is gravely concerned about the fishing ban."


def test_news_tell_what_changed_with_new_and_earlier_words(call: Call) -> None:
    found = given(call("news"))["entries"]
    assert {entry["change"] for entry in found} >= {"contradicted", "moved", "added"}
    moved = next(entry for entry in found if entry["change"] == "moved")
    assert moved["field"]
    assert moved["citations"]
    assert moved["earlier"]
    assert len(given(call("news", since="batch:1"))["entries"]) > len(found)
    assert given(call("news", actor="Norland", limit=1))["entries"][0] in found
    wrong = call("news", since="batch:9")
    assert wrong.is_error
    assert "batch:9" in wrong.content[0].text  # type: ignore[union-attr]


def test_any_question_can_be_put_to_the_register_of_a_past_day(call: Call) -> None:
    now = given(call("sources"))["entries"]
    then = given(call("sources", known_on="2023-12-01"))["entries"]
    assert {entry["document"] for entry in then} < {entry["document"] for entry in now}
    printed = given(call("sources", known_on="2023-11-28", known_by="published"))["entries"]
    assert {entry["document"] for entry in printed} < {entry["document"] for entry in now}
    assert given(call("relation", a="Norland", b="Sudmark", known_on="2023-12-01"))["entries"] <= len(
        given(call("timeline", actor="Norland", **{"with": "Sudmark"}))["entries"]
    )
    assert call("timeline", known_on="soon").is_error
    assert call("who", name="PM Chinh", known_on="2023-12-01").is_error, "offices are the lexicon's, of any day"


@pytest.mark.parametrize(
    ("id_", "member"),
    [(F_LOAN.id, "fact"), (LOAN.id, "claim"), (DOCS["wire"].id, "document"), (CONFLICT.id, "conflict")],
)
def test_one_entry_of_every_sort_is_shown(id_: str, member: str, call: Call) -> None:
    found = given(call("show", id=id_))
    assert list(found) == [member]
    assert found[member]["id"] == id_


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("timeline", {"actor": "Norlnad"}, "Norland"),
        ("timeline", {"kinds": ["visits"]}, "visit"),
        ("timeline", {"since": "last week"}, "2023-11-27"),
        ("timeline", {"actr": "Norland"}, "actr"),
        ("timeline", {"limit": 0}, "limit"),
        ("timeline", {"limit": 10_000}, "limit"),
        ("timeline", {"cursor": "nonsense"}, "cursor"),
        ("relation", {"a": "Norland"}, "b: "),
        ("relation", {"a": "Norland", "b": "Norland"}, "two"),
        ("show", {"id": "fct_zzzz"}, "no fact"),
        ("who", {}, "nobody"),
        ("search", {"words": ""}, "words"),
    ],
)
def test_a_wrong_question_is_an_error_the_assistant_can_mend(
    name: str, arguments: dict[str, Any], said: str, call: Call
) -> None:
    result = call(name, **arguments)
    assert result.is_error
    assert said in result.content[0].text  # type: ignore[union-attr]


def test_an_unknown_tool_is_refused(desks: Desks, past: PastDesks) -> None:
    async def ask() -> None:
        async with Client(make_server(desks, past, version="1")) as client:
            with pytest.raises(MCPError, match="timeline"):
                await client.call_tool("read", {})

    anyio.run(ask)


@pytest.mark.parametrize("name", ["timeline", "commitments", "encounters", "positions", "sources"])
def test_parts_put_together_are_the_whole(name: str, call: Call) -> None:
    whole = given(call(name))["entries"]
    found, cursor = [], ""
    for _ in range(len(whole)):
        part = given(call(name, limit=1, **({"cursor": cursor} if cursor else {})))
        found += part["entries"]
        cursor = part.get("next", "")
    assert found == whole
    assert cursor == ""


def test_the_citations_of_an_entry_come_in_parts(call: Call) -> None:
    first = given(call("show", id=F_LOAN.id, limit=1))
    second = given(call("show", id=F_LOAN.id, limit=1, cursor=first["next"]))
    assert "next" not in second
    documents = [part["fact"]["citations"][0]["document"] for part in (first, second)]
    assert sorted(documents) == ["paper.txt", "wire.txt"]


def test_an_answer_stays_small_whatever_the_limit(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = given(call("timeline"))["entries"]
    monkeypatch.setattr(table, "MAX_ANSWER", 1)
    part = given(call("timeline", limit=100))
    assert part["entries"] == whole[:1], "one entry is given however long it is"
    assert given(call("timeline", limit=1, cursor=part["next"]))["entries"] == whole[1:2]


def test_the_command_speaks_over_pipes(desks: Desks) -> None:
    command = StdioServerParameters(command=sys.executable, args=["-m", "dragoman", "mcp", "-r", desks.register])

    async def ask() -> CallToolResult:
        async with Client(command) as client:
            return await client.call_tool("timeline", {"actor": "Norland", "limit": 1})

    before = Path(desks.register).read_bytes()
    assert len(given(anyio.run(ask))["entries"]) == 1
    assert Path(desks.register).read_bytes() == before


def test_without_a_register_the_command_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["mcp", "--register", str(tmp_path / "none.db")])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "none.db" in result.stderr


def test_without_the_extra_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch, desks: Desks) -> None:
    monkeypatch.delitem(sys.modules, "dragoman.present.mcp.server", raising=False)
    monkeypatch.setitem(sys.modules, "mcp", None)
    result = CliRunner().invoke(main, ["mcp", "--register", desks.register])
    assert result.exit_code == 1
    assert "pip install 'dragoman[mcp]'" in result.stderr
