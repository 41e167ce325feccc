"""The file that describes a newsroom: what it may say, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterfoil.model import DataError
from counterfoil.watch import load
from tests.conftest import ROOT

LEAST = """schema: counterfoil.newsroom/1
name: tollgate
listing: https://www.tollgate.example/news
contact: mailto:desk@reader.example
"""


def _file(folder: Path, words: str) -> Path:
    path = folder / "newsroom.yml"
    path.write_text(words, encoding="utf-8")
    return path


def test_the_example_is_one(tmp_path: Path) -> None:
    newsroom = load(ROOT / "samples" / "newsroom.yml")
    assert newsroom.own_hosts() == {"tollgate.example", "www.tollgate.example"}
    assert newsroom.published is not None
    least = load(_file(tmp_path, LEAST))
    assert (least.delay_seconds, least.pagination.depth, least.private_hosts) == (5.0, 1, ())


MISTAKES = [
    ("delay: 3\n", "unknown field `delay`"),
    ("links: {patern: x}\n", "unknown field `patern`"),
    ("published: {attribute: datetime}\n", "missing required field `selector`"),
    ("delay_seconds: 0\n", "delay_seconds"),
    ("delay_seconds: soon\n", "delay_seconds"),
    ("interval_minutes: .nan\n", "interval_minutes"),
    ("pagination: {depth: 0}\n", "depth"),
    ('links: {pattern: "("}\n', "no regular expression"),
    ('links: {pattern: "(a)\\\\1"}\n', "no regular expression"),
    ('links: {selector: "a["}\n', "no CSS selector"),
    ("hosts: [http://x.example/]\n", "hosts"),
    ("private_hosts: ['*']\n", "private_hosts"),
    ("a: [1\n", "no YAML"),
    ("a: !!python/object/apply:os.system [x]\n", "no YAML"),
    ("#" + "x" * 200_000, "longer than"),
]


@pytest.mark.parametrize(("more", "says"), MISTAKES, ids=[row[0][:30].strip() for row in MISTAKES])
def test_a_mistake_is_named(tmp_path: Path, more: str, says: str) -> None:
    with pytest.raises(DataError, match="does not describe a newsroom") as error:
        load(_file(tmp_path, LEAST + more))
    assert says in error.value.happened


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("schema", "counterfoil.newsroom/9"),
        ("name", "../elsewhere"),
        ("name", "Tollgate"),
        ("listing", "ftp://tollgate.example/"),
        ("listing", "/news"),
        ("listing", "https://a:b@tollgate.example/"),
        ("contact", "nobody"),
        ("contact", '"mailto:a@b.example\\r\\nX-More: 1"'),
    ],
)
def test_a_field_that_cannot_be_is_refused(tmp_path: Path, field: str, value: str) -> None:
    lines = [f"{field}: {value}" if line.startswith(f"{field}:") else line for line in LEAST.splitlines()]
    with pytest.raises(DataError):
        load(_file(tmp_path, "\n".join(lines)))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be opened"):
        load(tmp_path / "none.yml")
