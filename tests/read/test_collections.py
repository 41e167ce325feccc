"""Statements in tables, web archives, feeds and listings saved as files."""

from __future__ import annotations

import gzip
import json
from datetime import date
from io import BytesIO
from pathlib import Path

import duckdb
import pytest

from counterfoil.model import Document, SourceError
from counterfoil.read import read_all

TEXT = "The Tollgate Bureau arrested 41 people in Quill Bay in March."


def documents(path: Path) -> list[Document]:
    found = list(read_all([path]))
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


def error(path: Path) -> SourceError:
    found = list(read_all([path]))
    assert len(found) == 1
    assert isinstance(found[0], SourceError)
    return found[0]


CSV = f'id,Text,date,link,extra\nquill,"{TEXT}\nIt was ""swift"".",2024-04-02,https://tollgate.example/quill,7\n,Ärzte,,,\n'


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_csv_file_holds_a_statement_a_row(tmp_path: Path, delimiter: str, encoding: str, *, packed: bool) -> None:
    data = CSV.replace(",", delimiter).encode(encoding)
    path = tmp_path / ("some.csv.gz" if packed else "some.csv")
    path.write_bytes(gzip.compress(data) if packed else data)
    first, second = documents(path)
    assert first.text == f'{TEXT}\nIt was "swift".'
    assert (first.id, second.id) == ("quill", "some-2")
    assert first.published == date(2024, 4, 2)
    assert first.url == "https://tollgate.example/quill"
    assert (second.text, second.published, second.url) == ("Ärzte", None, None)


def test_a_parquet_file_holds_a_statement_a_row(tmp_path: Path) -> None:
    path = tmp_path / "a*b.parquet"
    target = tmp_path / "plain.parquet"
    rows = "('Tolls', ['" + TEXT + "', 'More.'], DATE '2024-04-02', 3), ('Locks', ['None.'], NULL, 4)"
    query = f"FROM (VALUES {rows}) AS t(title, paragraphs, published, other)"
    duckdb.execute(f"COPY ({query}) TO '{target}' (FORMAT parquet)")
    target.rename(path)
    first, second = documents(path)
    assert first.text == f"Tolls\n\n{TEXT}\n\nMore."
    assert (first.published, second.published) == (date(2024, 4, 2), None)
    assert first.sha256 != second.sha256


def test_a_table_without_a_column_of_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "counts.csv").write_text("day,arrests\n2024-04-02,7\n")
    assert "day, arrests" in error(tmp_path / "counts.csv").happened
    duckdb.execute(f"COPY (SELECT 1 AS arrests) TO '{tmp_path}/counts.parquet' (FORMAT parquet)")
    assert "arrests" in error(tmp_path / "counts.parquet").happened


@pytest.mark.parametrize("name", ["broken.parquet", "broken.warc.gz", "broken.rss", "broken.csv.gz"])
def test_a_broken_file_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x00\x01 no such thing")
    assert "broken" in error(tmp_path / name).happened


def _warc(path: Path, pages: list[tuple[str, str, str, bytes]]) -> Path:
    """A web archive, as ISO 28500 has it: each record packed by itself where the file is."""
    packed = path.suffix == ".gz"
    records = []
    for url, status, media, body in pages:
        block = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + body
        head = [
            "WARC/1.0",
            "WARC-Type: response",
            f"WARC-Target-URI: {url}",
            "WARC-Date: 2024-05-06T07:08:09Z",
            "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>",
            "Content-Type: application/http; msgtype=response",
            f"Content-Length: {len(block)}",
        ]
        record = "\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n"
        records.append(gzip.compress(record) if packed else record)
    path.write_bytes(b"".join(records))
    return path


_NOISE = bytes((number * 167 + 13) % 256 for number in range(4_000))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.json", b"[]", "a.json holds no statement"),
        ("a.json", b" [\n]\n", "a.json holds no statement"),
        ("feed.json", b'{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": []}', "no statement"),
        ("a.csv", b"id,text\n", "a.csv holds no statement"),
        ("a.csv", _NOISE, "a.csv is not text: it is full of control bytes"),
        ("a.csv", b"id,text\n1,caf\x81\n", "a.csv holds bytes that are no text"),
        ("a.csv.gz", gzip.compress(_NOISE), "a.csv.gz is not text"),
        ("a.csv.gz", _NOISE, "a.csv.gz is not a complete gzip file"),
        ("a.csv.gz", gzip.compress(CSV.encode() * 99)[:-20], "a.csv.gz is not a complete gzip file"),
        ("a.jsonl", _NOISE, "a.jsonl is not text"),
        ("a.jsonl.gz", _NOISE, "a.jsonl.gz is not a complete gzip file"),
        ("a.parquet", _NOISE, "a.parquet is no Parquet file"),
    ],
)
def test_a_file_without_statements_is_told_once_and_in_plain_words(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    told = error(tmp_path / name)
    assert words in told.happened
    assert told.means
    assert told.do
    for word in ("codec", "charmap", "magic", "0x81"):
        assert word not in f"{told.happened} {told.means} {told.do}"


def test_an_empty_list_on_standard_input_is_no_silence() -> None:
    (told,) = read_all(["-"], stdin=BytesIO(b"[]"))
    assert isinstance(told, SourceError)
    assert "holds no statement" in told.happened


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
def test_a_web_archive_gives_its_pages_with_address_and_day(tmp_path: Path, name: str) -> None:
    page = f"<html><body><h1>Tolls</h1><p>{TEXT} Caf\xe9.</p></body></html>"
    pages = [
        ("https://tollgate.example/news/quill-bay", "200 OK", "text/html; charset=windows-1252", page.encode("cp1252")),
        ("https://tollgate.example/logo.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://tollgate.example/gone", "404 Not Found", "text/html", b"<p>Gone: 12 pages</p>"),
        ("https://tollgate.example/empty", "200 OK", "text/html", b""),
    ]
    found = list(read_all([_warc(tmp_path / name, pages)]))
    assert len(found) == 2
    first, second = found
    assert isinstance(first, Document)
    assert isinstance(second, SourceError)
    assert (first.id, first.url) == ("quill-bay", "https://tollgate.example/news/quill-bay")
    assert first.retrieved == date(2024, 5, 6)
    assert "Café" in first.text


RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Tollgate Bureau</title>
<item><title>Tolls &amp; locks</title><link>https://tollgate.example/news/tolls</link>
<pubDate>Tue, 02 Apr 2024 23:30:00 -0400</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{TEXT}</p><p>More.</p>]]></content:encoded></item>
<item><title>Locks</title><link>https://tollgate.example/news/locks</link>
<description>Nine locks &lt; ten.</description>
</item><item><title>Bare</title><link>https://tollgate.example/news/bare</link></item></channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Tollgate Bureau</title><entry><title>Tolls</title>
<link rel="alternate" href="https://tollgate.example/news/tolls"/><published>2024-04-02T23:30:00-04:00</published>
<updated>2024-06-01T00:00:00Z</updated><content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>"""


def test_an_rss_file_gives_its_items(tmp_path: Path) -> None:
    (tmp_path / "news.rss").write_text(RSS, encoding="utf-8")
    whole, summary, bare = list(read_all([tmp_path / "news.rss"]))
    assert isinstance(whole, Document)
    assert isinstance(summary, Document)
    assert (whole.id, whole.title, whole.issuer) == ("tolls", "Tolls & locks", "Tollgate Bureau")
    assert whole.published == date(2024, 4, 2)  # in the writer's zone, not in ours
    assert TEXT in whole.text
    assert not any("summary" in note for note in whole.notes)
    assert "Nine locks < ten." in summary.text
    assert any("summary" in note for note in summary.notes)
    assert isinstance(bare, SourceError)
    assert "https://tollgate.example/news/bare" in bare.do


def test_an_atom_file_gives_its_entries(tmp_path: Path) -> None:
    (tmp_path / "news.xml").write_text(ATOM, encoding="utf-8")
    (only,) = documents(tmp_path / "news.xml")
    assert (only.published, only.modified) == (date(2024, 4, 2), date(2024, 6, 1))
    assert only.url == "https://tollgate.example/news/tolls"
    assert TEXT in only.text


def test_a_listing_as_json_gives_its_posts(tmp_path: Path) -> None:
    post = {
        "id": 7,
        "date": "2024-04-02T10:00:00",
        "modified": "2024-04-09T10:00:00",
        "link": "https://tollgate.example/2024/tolls/",
        "title": {"rendered": "Tolls &#038; locks"},
        "content": {"rendered": f"<p>{TEXT}</p>", "protected": False},
    }
    (tmp_path / "posts.json").write_text(json.dumps([post, post]))
    first, _ = documents(tmp_path / "posts.json")
    assert (first.published, first.modified) == (date(2024, 4, 2), date(2024, 4, 9))
    assert (first.id, first.title) == ("tolls", "Tolls & locks")
    assert TEXT in first.text
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "T",
        "items": [{"title": "A", "content_text": TEXT}],
    }
    (tmp_path / "feed.json").write_text(json.dumps(feed))
    (only,) = documents(tmp_path / "feed.json")
    assert (only.issuer, only.id) == ("T", "feed-1")


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    (tmp_path / "bomb.xml").write_text(f"{bomb}<rss><channel><item><title>&b;</title></item></channel></rss>")
    assert "entities" in error(tmp_path / "bomb.xml").means


def test_a_sitemap_is_no_feed(tmp_path: Path) -> None:
    (tmp_path / "map.xml").write_text("<urlset><url><loc>https://tollgate.example/</loc></url></urlset>")
    assert "neither RSS nor Atom" in error(tmp_path / "map.xml").happened


def test_the_same_item_has_the_same_hash_in_another_file(tmp_path: Path) -> None:
    (tmp_path / "one.xml").write_text(ATOM, encoding="utf-8")
    (tmp_path / "two.xml").write_text(ATOM.replace("<title>Tollgate Bureau", "\n <title>Tollgate Bureau"))
    assert documents(tmp_path / "one.xml")[0].sha256 == documents(tmp_path / "two.xml")[0].sha256
