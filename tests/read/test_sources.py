"""Files, folders, corpora and standard input, and what is said of those that cannot be read."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
from datetime import date
from pathlib import Path

import pytest

from counterfoil.model import Document, SourceError
from counterfoil.read import document, read, read_all
from counterfoil.read.limits import FILE_BYTES, RECORD_BYTES, TEXT_CHARACTERS
from tests.read.parts import STORY
from tests.read.test_pdf import LINES, pdf

TEXT = "Forty held in harbor sweep\n\n" + "\n\n".join(STORY) + "\n"
RECORD = {
    "title": "Forty held",
    "subtitle": None,
    "published": "2025-06-10",
    "url": "https://harbor.example/a",
    "paragraphs": list(STORY),
}


def ids(outcomes: list[Document | SourceError]) -> list[str]:
    return [outcome.id if isinstance(outcome, Document) else "error" for outcome in outcomes]


@pytest.mark.parametrize("name", ["sweep.txt", "sweep.md", "sweep.TXT", "sweep.markdown"])
def test_a_text_file_is_its_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    made = read(path)
    assert made.text == TEXT
    assert made.id == "sweep"
    assert made.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert made.title == "Forty held in harbor sweep"
    assert (made.published, made.anchors, made.notes) == (None, (), ())


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("a.html", b"<p>40 boats were found in the port.</p>", "text/html"),
        ("a.htm", b"40 boats", "text/html"),
        ("a.pdf", pdf(LINES), "application/pdf"),
        ("a.json", json.dumps(RECORD).encode(), "application/json"),
        ("a.jsonl", json.dumps(RECORD).encode(), "application/json"),
        ("a.jsonl.gz", gzip.compress(json.dumps(RECORD).encode()), "application/json"),
        ("a.txt", b"40 boats", "text/plain"),
    ],
)
def test_every_type_is_read(tmp_path: Path, name: str, data: bytes, media: str) -> None:
    (tmp_path / name).write_bytes(data)
    made = read(tmp_path / name)
    assert made.media_type == media
    assert "40" in made.text


def test_metadata_beside_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("June 12, 2025\n\n" + TEXT, encoding="utf-8")
    (tmp_path / "a.meta.json").write_text(
        json.dumps({"published": "2025-06-10", "url": "https://harbor.example/a", "source": "Harbor County"})
    )
    made = read(tmp_path / "a.txt")
    assert (made.published, made.published_rule) == (date(2025, 6, 10), "date.metadata")
    assert (made.url, made.source, made.modified, made.retrieved) == (
        "https://harbor.example/a",
        "Harbor County",
        None,
        None,
    )
    assert read(tmp_path / "a.txt", published="2025-06-09").published_rule == "date.given"


@pytest.mark.parametrize("words", ["{", "[]", '{"published": "soon"}', "\x00"])
def test_broken_metadata_is_no_secret(tmp_path: Path, words: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.meta.json").write_text(words)
    with pytest.raises(SourceError, match=r"a\.meta\.json"):
        read(tmp_path / "a.txt")


def test_a_corpus_record_is_title_subtitle_and_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    records = [RECORD, RECORD | {"id": "own", "subtitle": "Half had boats"}, {"text": "40 boats\r\nand 3"}]
    path.write_text("\n\n".join(json.dumps(record) for record in records), encoding="utf-8")
    found = [outcome for outcome in read_all([path]) if isinstance(outcome, Document)]
    assert [made.id for made in found] == ["corpus-1", "own", "corpus-5"]
    assert found[0].text == "\n\n".join(("Forty held", *STORY))
    assert found[1].text.startswith("Forty held\n\nHalf had boats\n\n")
    assert found[2].text == "40 boats\nand 3"
    assert (found[0].published, found[0].published_rule, found[0].url) == (
        date(2025, 6, 10),
        "date.metadata",
        RECORD["url"],
    )


def test_one_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    good = json.dumps(RECORD).encode()
    bad = [b"{", b"40", b'{"title": "no text"}', b'{"text": ""}', b'{"text": "\\ud800"}', b"\xff\xfe", b"[" * 100_000]
    path.write_bytes(b"\n".join([good, *bad, b"x" * (RECORD_BYTES + 10), good]))
    found = list(read_all([path]))
    assert ids(found) == ["c-1", *["error"] * 8, "c-10"]
    for number, one in enumerate(found[1:-1], 2):
        assert isinstance(one, SourceError)
        assert one.happened.startswith(f"Line {number} of c.jsonl ")


def test_a_packed_corpus_that_was_cut_gives_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl.gz"
    lines = b"".join(json.dumps(RECORD | {"text": os.urandom(2000).hex()}).encode() + b"\n" for _ in range(50))
    path.write_bytes(gzip.compress(lines)[:-2000])
    found = list(read_all([path]))
    assert isinstance(found[0], Document)
    assert isinstance(found[-1], SourceError)
    assert "gzip" in str(found[-1])


def test_a_list_of_records_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([RECORD, 40, RECORD]))
    assert ids(list(read_all([tmp_path / "a.json"]))) == ["a-1", "error", "a-3"]
    with pytest.raises(SourceError, match="several"):
        read(tmp_path / "a.json")


def test_a_folder_is_read_in_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "a.md", "sub/c.html", ".git/d.txt", "e.docx", ".f.txt"):
        (tmp_path / name).write_text("40 boats were found", encoding="utf-8")
    (tmp_path / "b.meta.json").write_text('{"published": "2025-06-10"}')
    (tmp_path / "b.json").write_text('{"claims": []}')  # describes b.txt
    (tmp_path / "g.txt").write_bytes(b"")
    found = list(read_all([tmp_path]))
    assert ids(found) == ["a", "b", "error", "c"]


def test_several_sources_go_on_after_a_fault(tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text(TEXT, encoding="utf-8")
    sources: list[str | Path] = [tmp_path / "none.txt", good, "ftp://harbor.example/a", tmp_path / "a.xyz", good]
    (tmp_path / "a.xyz").write_bytes(b"40")
    assert ids(list(read_all(sources))) == ["error", "a", "error", "error", "a"]


FAULTS = [
    ("missing.txt", None, "no file"),
    ("a.docx", b"PK\x03\x04", "unknown type"),
    ("noname", b"40", "unknown type"),
    ("empty.txt", b" \n", "holds no text"),
    ("empty.jsonl", b"\n\n", "holds no statement"),
    ("zip.txt", b"PK\x03\x04" + bytes(100), "zip archive"),
    ("junk.txt", bytes(range(256)) * 10, "control bytes"),
    ("cut.txt", b"\xff\xfe4\x00\x00\xd8", "not valid UTF-16"),
    ("a.json", b"{", "not valid JSON"),
    ("deep.json", b"[" * 100_000, "not valid JSON"),
    ("b.json", b'{"claims": []}', "not a statement"),
    ("scan.pdf", pdf(((),)), "without text"),
    ("a.jsonl.gz", b"not packed", "gzip"),
]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(SourceError, match="a pipe or a device"):
        read(tmp_path / "a.txt")


@pytest.mark.parametrize(("name", "data", "says"), FAULTS, ids=[row[0] for row in FAULTS])
def test_each_fault_has_its_words(tmp_path: Path, name: str, data: bytes | None, says: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError, match=says) as error:
        read(tmp_path / name)
    assert error.value.happened.endswith(".")
    assert name in error.value.happened
    assert error.value.means
    assert error.value.do


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as handle:
        handle.truncate(50_000_000)
    with pytest.raises(SourceError, match=r"50\.0 MB"):
        read(path)


def test_limits_of_a_text_and_of_a_stream() -> None:
    with pytest.raises(SourceError, match="longer than"):
        document("boat " * (TEXT_CHARACTERS // 5 + 1))
    with pytest.raises(SourceError, match="Standard input is"):
        read("-", stdin=io.BytesIO(b"x" * (FILE_BYTES + 1)))
    with pytest.raises(SourceError, match="half a character"):
        document("40 boats \ud800")


def test_a_folder_without_statements_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no statement in the folder"):
        read(tmp_path)


def test_a_folder_with_the_name_of_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(SourceError, match="no statement in the folder"):
        read(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["a\x00b.txt", "x" * 5000 + ".txt"])
def test_impossible_paths(name: str) -> None:
    with pytest.raises(SourceError):
        read(name)


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (TEXT.encode(), "text/plain"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>40 boats", "text/html"),
        (pdf(LINES), "application/pdf"),
        (json.dumps(RECORD).encode(), "application/json"),
        (json.dumps(RECORD, indent=1).encode(), "application/json"),
        (b'{"text": "40 boats"}\n', "application/json"),
    ],
)
def test_standard_input_is_told_apart_by_its_beginning(data: bytes, media: str) -> None:
    made = read("-", stdin=io.BytesIO(data), published="2025-06-10")
    assert (made.id, made.media_type, made.published_rule) == ("stdin", media, "date.given")


def test_standard_input_may_be_a_corpus() -> None:
    data = b"\n".join([json.dumps(RECORD).encode(), b"{", json.dumps(RECORD).encode()])
    assert ids(list(read_all(["-"], stdin=io.BytesIO(data)))) == ["stdin-1", "error", "stdin-3"]


def test_windows_text_is_read_and_noted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("“More than 40” boats – Monday".encode("cp1252"))
    made = read(tmp_path / "a.txt")
    assert made.text == "“More than 40” boats – Monday"
    assert "cp1252" in made.notes[0]
