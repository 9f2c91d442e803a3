"""Zip archives: what is unpacked, what is refused."""

from __future__ import annotations

import io
import json
import stat
import zipfile

from tellings import intake
from tellings.config import Settings

STORY = "Two dock workers died in a fire at the port of Vell on Tuesday.\nNobody else was hurt."


def packed(members: dict[str, str | bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return whole.getvalue()


def read(tmp_path, data, **limits):
    (tmp_path / "a.zip").write_bytes(data)
    found, problems = intake.read([tmp_path / "a.zip"], metadata=None, settings=Settings(**limits))
    return found, [p.code for p in problems]


def test_members_are_read_with_the_meta_json_beside_them(tmp_path):
    found, problems = read(tmp_path, packed({"x/a.txt": STORY, "x/meta.json": json.dumps({"a.txt": {"outlet": "Vell Post"}})}))
    assert problems == []
    assert found[0].file.endswith("a.zip/x/a.txt")
    assert found[0].given == {"outlet": "Vell Post"}


def test_a_bomb_is_not_unpacked(tmp_path):
    found, problems = read(tmp_path, packed({"bomb.txt": b"0" * 20_000_000, "a.txt": STORY}))
    assert problems == ["archive_ratio"]
    assert len(found) == 1


def test_members_that_lead_out_are_refused(tmp_path):
    found, problems = read(tmp_path, packed({"../a.txt": STORY, "/b.txt": STORY, "x/../../c.txt": STORY, "d.txt": STORY}))
    assert problems == ["unsafe_member"] * 3
    assert len(found) == 1


def test_a_link_in_an_archive_is_refused(tmp_path):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/hostname")
    assert read(tmp_path, whole.getvalue())[1] == ["not_regular"]


def test_an_archive_three_deep_is_not_opened(tmp_path):
    inner = packed({"a.txt": STORY})
    assert len(read(tmp_path, packed({"in.zip": inner}))[0]) == 1
    assert read(tmp_path, packed({"mid.zip": packed({"in.zip": inner})})) == ([], ["archive_too_deep"])


def test_the_number_of_members_and_their_size_are_bounded(tmp_path):
    data = packed({f"{n}.txt": STORY + str(n) for n in range(5)})
    found, problems = read(tmp_path, data, max_archive_members=3)
    assert (len(found), problems) == (3, ["archive_too_large"])
    found, problems = read(tmp_path, data, max_archive_bytes=200)
    assert problems
    assert set(problems) == {"archive_too_large"}
    assert len(found) == 2


def test_a_damaged_archive(tmp_path):
    data = packed({"a.txt": STORY})
    assert read(tmp_path, data[:40])[1] == ["bad_archive"]
    broken = bytearray(data)
    broken[45] ^= 0xFF
    assert read(tmp_path, bytes(broken))[1] == ["bad_archive"]
