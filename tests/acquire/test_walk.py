"""Every input is given or listed, in one order, and no bad one hides its siblings."""

import os
import pickle
import socket
from pathlib import Path

import pytest

from dragoman.acquire.read import read_document
from dragoman.acquire.walk import find_inputs
from dragoman.config import Limits
from dragoman.types.document import RawDocument
from dragoman.types.issue import Issue

LIMITS = Limits()


@pytest.fixture
def folder(tmp_path):
    """Return a function that writes {name: bytes} into an empty folder and gives the folder."""

    def write(files):
        root = tmp_path / "reports"
        root.mkdir(exist_ok=True)
        for name, data in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return root

    return write


def walk(*paths, limits=LIMITS):
    found = list(find_inputs(paths, limits=limits))
    return [f for f in found if isinstance(f, RawDocument)], [f for f in found if isinstance(f, Issue)]


def names(inputs):
    return [i.name for i in inputs]


def codes(issues):
    return {issue.name: issue.code for issue in issues}


def test_a_folder_is_read_in_one_order_with_names_relative_to_it(folder):
    files = dict.fromkeys(("b/2.txt", "a.txt", "B.txt", "b/10.txt", "Ä.txt", "b.txt", "b/c/x.md"), b"Text")
    docs, issues = walk(folder(files))
    assert names(docs) == ["B.txt", "a.txt", "b/10.txt", "b/2.txt", "b/c/x.md", "b.txt", "Ä.txt"]
    assert not issues


def test_a_single_file_has_its_own_name_and_address(folder):
    root = folder({"sub/a b.txt": b"Text"})
    docs, _ = walk(root / "sub" / "a b.txt")
    assert names(docs) == ["a b.txt"]
    assert docs[0].uri.startswith("file:///")
    assert docs[0].uri.endswith("/reports/sub/a%20b.txt")


def test_a_relative_path_gives_an_absolute_address(folder, monkeypatch):
    root = folder({"a.txt": b"Text"})
    monkeypatch.chdir(root.parent)
    docs, _ = walk(Path("reports"), Path("reports/../reports/a.txt"))
    assert [doc.uri for doc in docs] == [(root / "a.txt").as_uri()] * 2


def test_side_files_are_metadata_and_not_documents(folder):
    root = folder({"x.txt": b"Text", "x.json": b'{"title": "A"}', "y.txt": b"Text", "lone.json": b"{}"})
    docs, issues = walk(root)
    assert {doc.name: dict(doc.sidecar) for doc in docs} == {"x.txt": {"title": "A"}, "y.txt": {}}
    assert codes(issues) == {"lone.json": "orphan_sidecar"}


def test_a_named_file_brings_its_side_file_which_is_then_no_input(folder):
    root = folder({"x.txt": b"Text", "x.json": b'{"title": "A"}', "lone.json": b"{}"})
    docs, issues = walk(root / "x.json", root / "x.txt", root / "lone.json")
    assert [(doc.name, dict(doc.sidecar)) for doc in docs] == [("x.txt", {"title": "A"})]
    assert codes(issues) == {"lone.json": "orphan_sidecar"}


def test_a_side_file_named_without_its_text_does_not_vanish(folder):
    root = folder({"x.txt": b"Text", "x.json": b"{}"})
    docs, issues = walk(root / "x.json")
    assert not docs
    assert codes(issues) == {"x.json": "orphan_sidecar"}


def test_a_broken_side_file_is_listed_and_its_text_is_read(folder):
    docs, issues = walk(folder({"s/x.txt": b"Text", "s/x.json": b"{"}))
    assert names(docs) == ["s/x.txt"]
    assert codes(issues) == {"s/x.json": "broken_sidecar"}


def test_hidden_and_left_behind_files_are_skipped_unless_named(folder):
    root = folder({".git/x.txt": b"T", ".x.txt": b"T", "Thumbs.db": b"T", "~$a.docx": b"T", "a.txt": b"T"})
    docs, issues = walk(root)
    assert names(docs) == ["a.txt"]
    assert not issues
    assert names(walk(root / ".x.txt")[0]) == [".x.txt"]


BAD_FILES = [  # name, data, code, word of the detail
    ("bad.txt", b"", "empty", "0 bytes"),
    ("bad.txt", bytes(range(256)), "binary", "256 bytes"),
    ("bad.png", b"\x89PNG", "unsupported_type", "image"),
    ("bad.xlsx", b"PK\x03\x04", "unsupported_type", "table"),
    ("bad", b"\x7fELF....", "unsupported_type", "program"),
    ("bad.txt", b"a" * 1001, "too_large", "1001 bytes"),
    ("bad.zip", b"no zip", "broken_archive", "fetch it again"),
    ("bad.tar.gz", b"\x1f\x8b no gzip", "broken_archive", "fetch it again"),
]


@pytest.mark.parametrize(("name", "data", "code", "word"), BAD_FILES)
def test_a_bad_file_is_listed_and_its_siblings_are_read(folder, name, data, code, word):
    docs, issues = walk(folder({"a.txt": b"Text", name: data, "z.txt": b"Text"}), limits=Limits(max_file_bytes=1000))
    assert names(docs) == ["a.txt", "z.txt"]
    assert codes(issues) == {name: code}
    assert issues[0].fatal
    assert name in issues[0].detail
    assert word in issues[0].detail


def test_a_path_that_does_not_exist_is_listed(folder, tmp_path):
    root = folder({"a.txt": b"Text"})
    docs, issues = walk(tmp_path / "nowhere", root)
    assert names(docs) == ["a.txt"]
    assert [issue.code for issue in issues] == ["not_found"]
    assert "nowhere" in issues[0].detail


def test_a_file_that_vanishes_is_listed(folder):
    root = folder({"a.txt": b"Text", "b.txt": b"Text", "c.txt": b"Text"})
    found = find_inputs([root], limits=LIMITS)
    first = next(found)
    (root / "b.txt").unlink()
    rest = list(found)
    assert [first.name, *names(rest)] == ["a.txt", "b.txt", "c.txt"]
    assert rest[0].code == "vanished"


def test_a_file_without_permission_is_listed(folder, monkeypatch):
    root = folder({"a.txt": b"Text", "b.txt": b"Text", "c.txt": b"Text"})
    really_open = Path.open

    def refuse(path, *arguments, **options):
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return really_open(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)  # chmod does not stop the superuser many tests run as
    docs, issues = walk(root)
    assert names(docs) == ["a.txt", "c.txt"]
    assert codes(issues) == {"b.txt": "permission_denied"}


def test_a_folder_without_permission_is_listed(folder, monkeypatch):
    root = folder({"a.txt": b"Text", "locked/b.txt": b"Text"})
    really_scan = os.scandir

    def refuse(path):
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return really_scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    docs, issues = walk(root)
    assert names(docs) == ["a.txt"]
    assert codes(issues) == {"locked": "permission_denied"}


def test_links_are_followed_once_and_bad_ones_listed(folder):
    root = folder({"a/x.txt": b"Text", "z.txt": b"Text"})
    (root / "b-broken.txt").symlink_to(root / "nothing")
    (root / "c-self").symlink_to(root / "c-self")
    (root / "a" / "up").symlink_to(root)
    (root / "d-again").symlink_to(root / "a")
    (root / "e.txt").symlink_to(root / "a" / "x.txt")
    docs, issues = walk(root)
    assert names(docs) == ["a/x.txt", "e.txt", "z.txt"]
    assert codes(issues) == {"a/up": "link_loop", "b-broken.txt": "broken_link", "c-self": "link_loop"}


def test_a_socket_is_listed_and_not_opened(folder, monkeypatch):
    root = folder({"a.txt": b"Text"})
    monkeypatch.chdir(root)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("b.sock")
        docs, issues = walk(root)
    assert names(docs) == ["a.txt"]
    assert codes(issues) == {"b.sock": "unsupported_type"}


def test_a_name_that_is_no_utf8_can_be_printed(folder):
    root = folder({"a.txt": b"Text"})
    (root / os.fsdecode(b"b\xff.txt")).write_bytes(b"Text")
    docs, _ = walk(root)
    assert names(docs) == ["a.txt", "b\ufffd.txt"]
    assert docs[1].uri.endswith("b%FF.txt")


@pytest.fixture
def deep_folder(tmp_path, monkeypatch):
    """Return a folder with a file 1,020 folders down; taken apart again, since pytest's own cleaning cannot."""
    monkeypatch.chdir(tmp_path)
    for _ in range(1020):
        Path("d").mkdir()
        os.chdir("d")
    Path("x.txt").write_bytes(b"Text")
    yield tmp_path
    Path("x.txt").unlink()
    for _ in range(1020):
        os.chdir("..")
        Path("d").rmdir()


def test_folders_may_nest_deeper_than_python_calls(deep_folder):
    docs, issues = walk(deep_folder)
    assert len(docs) + len(issues) == 1  # read, or refused by the system for its long path


def test_documents_come_one_at_a_time_and_can_be_sent_to_another_process(folder):
    found = find_inputs([folder({"a.txt": b"Text", "b.txt": b"Text"})], limits=LIMITS)
    first = next(found)
    assert pickle.loads(pickle.dumps(first)) == first  # noqa: S301 - our own bytes


def test_an_exact_re_read_gives_the_same_ids(folder):
    root = folder({"a.txt": b"Text", "a.json": b'{"title": "A", "n": 1}', "b.md": b"# Text"})
    ids = [[read_document(doc, limits=LIMITS).id for doc in walk(root)[0]] for _ in range(2)]
    assert ids[0] == ids[1]
