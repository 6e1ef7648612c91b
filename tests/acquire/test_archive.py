"""Archives are read where they lie, and none can harm: each bad member is listed, its siblings are read."""

import gzip
import io
import stat
import struct
import tarfile
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.acquire.members import member_path
from dragoman.acquire.walk import find_inputs
from dragoman.config import Limits
from dragoman.types.document import RawDocument
from dragoman.types.issue import Issue

TEXT = b"The two ministers agreed to meet again in Tokyo."
BOMB = b"\x20" * 4_000_000  # packs about 1000 to 1


def make_zip(members, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def make_tar(members, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def walk(tmp_path, data, name="a.zip", limits=None):
    (tmp_path / name).write_bytes(data)
    found = list(find_inputs([tmp_path / name], limits=limits or Limits()))
    return [f for f in found if isinstance(f, RawDocument)], [f for f in found if isinstance(f, Issue)]


def names(docs):
    return [doc.name for doc in docs]


def codes(issues):
    return [(issue.name, issue.code) for issue in issues]


MEMBERS = {"b.txt": b"B " + TEXT, "inner/a.txt": b"A " + TEXT, "a.txt": b"C " + TEXT}
TARS = [("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.tgz", "w:gz"), ("a.tar.bz2", "w:bz2"), ("a.TAR.XZ", "w:xz")]


def test_zip_members_come_by_path_with_names_and_addresses(tmp_path):
    docs, issues = walk(tmp_path, make_zip(MEMBERS))
    assert names(docs) == ["a.zip!/a.txt", "a.zip!/b.txt", "a.zip!/inner/a.txt"]
    assert docs[2].uri == (tmp_path / "a.zip").as_uri() + "!/inner/a.txt"
    assert docs[2].data == b"A " + TEXT
    assert not issues


@pytest.mark.parametrize(("name", "mode"), TARS)
def test_tar_members_come_in_their_own_order(tmp_path, name, mode):
    docs, issues = walk(tmp_path, make_tar(MEMBERS, mode), name)
    assert names(docs) == [f"{name}!/b.txt", f"{name}!/inner/a.txt", f"{name}!/a.txt"]
    assert [doc.data for doc in docs] == list(MEMBERS.values())
    assert not issues


CARDS = {"x.json": b'{"title": "A"}', "d/x.txt": TEXT, "x.txt": TEXT, "lone.json": b"{}", "y.txt": TEXT, "y.json": b"["}


@pytest.mark.parametrize(("name", "data"), [("a.zip", make_zip(CARDS)), ("a.tar.gz", make_tar(CARDS, "w:gz"))])
def test_side_files_inside_archives(tmp_path, name, data):
    docs, issues = walk(tmp_path, data, name)
    assert {doc.name: dict(doc.sidecar) for doc in docs} == {
        f"{name}!/d/x.txt": {}, f"{name}!/x.txt": {"title": "A"}, f"{name}!/y.txt": {},
    }  # fmt: skip
    assert sorted(codes(issues)) == [(f"{name}!/lone.json", "orphan_sidecar"), (f"{name}!/y.json", "broken_sidecar")]


def test_archives_in_archives_are_read_to_the_limit(tmp_path):
    inner = make_zip({"deep.txt": TEXT})
    middle = make_tar({"in.zip": inner, "mid.txt": TEXT}, "w:gz")
    outer = make_zip({"mid.tar.gz": middle, "top.txt": TEXT})
    docs, issues = walk(tmp_path, outer)
    assert names(docs) == [
        "a.zip!/mid.tar.gz!/in.zip!/deep.txt", "a.zip!/mid.tar.gz!/mid.txt", "a.zip!/top.txt",
    ]  # fmt: skip
    assert not issues
    docs, issues = walk(tmp_path, outer, limits=Limits(max_depth=2))
    assert names(docs) == ["a.zip!/mid.tar.gz!/mid.txt", "a.zip!/top.txt"]
    assert codes(issues) == [("a.zip!/mid.tar.gz!/in.zip", "too_deep")]


OUTSIDE = ["../x.txt", "a/../../x.txt", "/etc/x.txt", "C:\\x.txt", "..\\x.txt"]


@pytest.mark.parametrize("path", OUTSIDE)
@pytest.mark.parametrize("name", ["a.zip", "a.tar"])
def test_a_path_outside_the_root_is_refused(tmp_path, name, path):
    make = make_zip if name == "a.zip" else make_tar
    docs, issues = walk(tmp_path, make({path: TEXT, "ok.txt": TEXT}), name)
    assert names(docs) == [f"{name}!/ok.txt"]
    assert [issue.code for issue in issues] == ["outside_root"]
    assert member_path(path) is None


SKIPPED = {"__MACOSX/x.txt": TEXT, ".hidden/x.txt": TEXT, "Thumbs.db": TEXT, "ok.txt": TEXT}


def test_hidden_members_are_skipped(tmp_path):
    docs, issues = walk(tmp_path, make_zip(SKIPPED))
    assert names(docs) == ["a.zip!/ok.txt"]
    assert not issues


BAD_MEMBERS = [  # name, data, code
    ("bad.txt", b"", "empty"),
    ("bad.txt", bytes(range(256)), "binary"),
    ("bad.png", b"\x89PNG", "unsupported_type"),
    ("bad.txt", TEXT * 100, "too_large"),
    ("bad.zip", b"no zip", "broken_archive"),
    ("bad.tar.gz", b"no tar", "broken_archive"),
]


@pytest.mark.parametrize(("name", "data", "code"), BAD_MEMBERS)
@pytest.mark.parametrize("archive", ["a.zip", "a.tar.gz"])
def test_a_bad_member_is_listed_and_its_siblings_are_read(tmp_path, archive, name, data, code):
    members = {"a.txt": TEXT, name: data, "z.txt": TEXT}
    packed = make_zip(members) if archive == "a.zip" else make_tar(members, "w:gz")
    docs, issues = walk(tmp_path, packed, archive, Limits(max_file_bytes=1000))
    assert names(docs) == [f"{archive}!/a.txt", f"{archive}!/z.txt"]
    assert codes(issues) == [(f"{archive}!/{name}", code)]
    assert issues[0].fatal


def test_a_bomb_is_stopped_and_its_siblings_are_read(tmp_path):
    docs, issues = walk(tmp_path, make_zip({"a.txt": TEXT, "bomb.txt": BOMB, "z.txt": TEXT}))
    assert names(docs) == ["a.zip!/a.txt", "a.zip!/z.txt"]
    assert codes(issues) == [("a.zip!/bomb.txt", "zip_bomb")]


def test_a_bomb_that_lies_about_its_size_is_stopped(tmp_path):
    data = bytearray(make_zip({"bomb.txt": BOMB, "z.txt": TEXT}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 100)  # the size its header states
    docs, issues = walk(tmp_path, bytes(data))
    assert names(docs) == ["a.zip!/z.txt"]
    assert codes(issues)[0][0] == "a.zip!/bomb.txt"
    assert codes(issues)[0][1] in {"zip_bomb", "broken_archive"}


def test_a_packed_tar_bomb_is_stopped_even_where_its_members_are_skipped(tmp_path):
    data = make_tar({"a.txt": TEXT, "bomb.png": BOMB * 4, "z.txt": TEXT}, "w:gz")
    docs, issues = walk(tmp_path, data, "a.tar.gz")
    assert names(docs) == ["a.tar.gz!/a.txt"]
    assert codes(issues)[-1] == ("a.tar.gz", "zip_bomb")


def test_nested_archives_share_one_budget(tmp_path):
    part = make_zip({f"{i}.txt": TEXT * 10 for i in range(10)}, zipfile.ZIP_STORED)
    limits = Limits(max_unpacked_bytes=len(part) * 2)
    docs, issues = walk(tmp_path, make_zip({"a.zip": part, "b.zip": part}, zipfile.ZIP_STORED), limits=limits)
    assert len(docs) < 20
    assert codes(issues) == [("a.zip", "archive_too_large")]


def test_too_many_members_end_the_archive_and_not_the_walk(tmp_path):
    folder = tmp_path / "f"
    folder.mkdir()
    (folder / "a.zip").write_bytes(make_zip({f"{i}.txt": TEXT for i in range(9)}))
    (folder / "b.txt").write_bytes(TEXT)
    found = list(find_inputs([folder], limits=Limits(max_members=5)))
    assert [f.name for f in found] == [*(f"a.zip!/{i}.txt" for i in range(5)), "a.zip", "b.txt"]
    assert isinstance(found[5], Issue)
    assert found[5].code == "too_many_members"


def test_an_encrypted_member_is_listed(tmp_path):
    data = bytearray(make_zip({"a.txt": TEXT, "b.txt": TEXT}))
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag of encryption, in the directory
    docs, issues = walk(tmp_path, bytes(data))
    assert names(docs) == ["a.zip!/b.txt"]
    assert codes(issues) == [("a.zip!/a.txt", "encrypted_archive")]


def test_a_damaged_member_is_listed(tmp_path):
    data = make_zip({"a.txt": b"A" + TEXT, "b.txt": b"B" + TEXT}, zipfile.ZIP_STORED)
    docs, issues = walk(tmp_path, data.replace(b"A" + TEXT, b"X" + TEXT))
    assert names(docs) == ["a.zip!/b.txt"]
    assert codes(issues) == [("a.zip!/a.txt", "broken_archive")]


def test_a_cut_tar_gives_what_comes_before_the_cut(tmp_path):
    plain = make_tar({"a.txt": TEXT, "b.txt": TEXT * 1000})
    docs, issues = walk(tmp_path, plain[:5000], "a.tar")
    assert names(docs) == ["a.tar!/a.txt"]
    assert {code for _, code in codes(issues)} == {"broken_archive"}
    packed = gzip.compress(plain)
    _, issues = walk(tmp_path, packed[: len(packed) // 2], "b.tar.gz")
    assert "broken_archive" in {code for _, code in codes(issues)}


def test_links_and_devices_in_archives_are_listed_and_not_followed(tmp_path):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind, name in ((tarfile.SYMTYPE, "link.txt"), (tarfile.FIFOTYPE, "pipe.txt"), (tarfile.DIRTYPE, "folder")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/hostname"
            archive.addfile(info)
        info = tarfile.TarInfo("ok.txt")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT))
    docs, issues = walk(tmp_path, out.getvalue(), "a.tar")
    assert names(docs) == ["a.tar!/ok.txt"]
    assert codes(issues) == [("a.tar!/link.txt", "archive_link"), ("a.tar!/pipe.txt", "unsupported_type")]

    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    docs, issues = walk(tmp_path, make_zip({link: b"/etc/hostname", "ok.txt": TEXT}))
    assert names(docs) == ["a.zip!/ok.txt"]
    assert codes(issues) == [("a.zip!/link.txt", "archive_link")]


def test_names_in_utf8_without_the_flag_are_understood(tmp_path):
    data = make_zip({"Hà Nội.txt": TEXT})
    flagged = struct.pack("<H", 0x800)
    assert data.count(flagged) >= 2
    docs, _ = walk(tmp_path, data.replace(flagged, b"\x00\x00"))
    assert names(docs) == ["a.zip!/Hà Nội.txt"]


def test_two_walks_give_the_same(tmp_path):
    data = make_zip({**CARDS, "in.tar.gz": make_tar(MEMBERS, "w:gz")})
    assert walk(tmp_path, data) == walk(tmp_path, data)


def test_side_files_beyond_the_limit_are_listed_and_the_texts_are_read(tmp_path):
    card = b'{"title": "' + b"a" * 500 + b'"}'
    members = {f"{i}.{suffix}": data for i in range(4) for suffix, data in (("txt", TEXT), ("json", card))}
    docs, issues = walk(tmp_path, make_zip(members, zipfile.ZIP_STORED), limits=Limits(max_file_bytes=1100))
    assert names(docs) == [f"a.zip!/{i}.txt" for i in range(4)]
    assert [len(doc.sidecar) for doc in docs] == [1, 1, 0, 0]
    assert codes(issues) == [("a.zip!/2.json", "too_large"), ("a.zip!/3.json", "too_large")]


def test_a_damaged_side_file_hides_no_other(tmp_path):
    members = {"a.json": b'{"x": "damaged"}', "a.txt": TEXT, "b.json": b'{"x": "1"}', "b.txt": TEXT}
    data = make_zip(members, zipfile.ZIP_STORED)
    docs, issues = walk(tmp_path, data.replace(b"damaged", b"DAMAGED", 1))
    assert {doc.name: dict(doc.sidecar) for doc in docs} == {"a.zip!/a.txt": {}, "a.zip!/b.txt": {"x": "1"}}
    assert codes(issues) == [("a.zip!/a.json", "broken_archive")]


WHOLE = {
    "a.zip": make_zip({**CARDS, "in.zip": make_zip(MEMBERS)}),
    "a.tar": make_tar({**CARDS, "in.zip": make_zip(MEMBERS)}),
    "a.tar.gz": make_tar(MEMBERS, "w:gz"),
    "a.tar.xz": make_tar(MEMBERS, "w:xz"),
    "a.tar.bz2": make_tar(MEMBERS, "w:bz2"),
}
DAMAGE = st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), min_size=1, max_size=8)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(WHOLE)), DAMAGE, st.integers(0, 20_000))
def test_any_damage_gives_inputs_and_issues_and_never_an_exception(tmp_path, name, damage, length):
    data = bytearray(WHOLE[name])
    for at, value in damage:
        data[at % len(data)] = value
    docs, issues = walk(tmp_path, bytes(data[: max(length, 1)]), name)
    assert all(issue.fatal and issue.code and issue.detail for issue in issues)
    assert all(doc.data for doc in docs)
