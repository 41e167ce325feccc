"""Where statements come from: files, folders, corpora, addresses and standard input."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast
from urllib.parse import unquote, urlsplit

from counterfoil.model import Document, SourceError
from counterfoil.read import records
from counterfoil.read.corpora import from_csv, from_parquet, packed_in_part
from counterfoil.read.documents import NOTHING_KNOWN, Known, Raw, from_bytes
from counterfoil.read.encodings import refuse_binary
from counterfoil.read.feeds import documents as from_items
from counterfoil.read.feeds import from_feed
from counterfoil.read.limits import FILE_BYTES, check_size
from counterfoil.read.listing import entries
from counterfoil.read.publication import given

Outcome = Document | SourceError

_TYPES = {
    ".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown",
    ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".pdf": "application/pdf",
    ".json": "application/json", ".jsonl": "application/x-ndjson", ".ndjson": "application/x-ndjson",
    ".csv": "text/csv", ".parquet": "application/vnd.apache.parquet", ".warc": "application/warc",
    ".xml": "application/xml", ".rss": "application/xml", ".atom": "application/xml",
}  # fmt: skip
_BEGINNING = 4_096
"""Bytes by which a file is known for no text."""
_PACKED = (".jsonl", ".ndjson", ".csv", ".warc")
_READ = "Read are .txt, .md, .html, .pdf, .json, .jsonl[.gz], .csv[.gz], .parquet, .warc[.gz], .xml, .rss and .atom."


def read(
    source: str | Path,
    *,
    published: date | str | None = None,
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
) -> Document:
    """The one statement at `source`: a path, an http(s) address, or `-` for standard input.

    published: the publication date, which wins over metadata, which wins over what the text prints. stdin: the stream
    that `-` reads. allow_private: fetch from private addresses too, for tests. Raises SourceError where the source
    cannot be read, or holds none or several statements.
    """
    found = iter(_outcomes(source, published, stdin, allow_private=allow_private))
    first = next(found, None)
    if first is None:
        raise _no_statement(str(source))
    if isinstance(first, SourceError):
        raise first
    if next(found, None) is not None:
        raise SourceError(
            f"{source} holds several statements.",
            "One was expected here.",
            "Give one of them, or use read_all.",
        )
    return first


def read_all(
    sources: Iterable[str | Path],
    *,
    published: date | str | None = None,
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
) -> Iterator[Outcome]:
    """Every statement of every source, in order; where one cannot be read, its SourceError stands in its place.

    Folders are read in order of their files' names, with the folders in them.
    """
    for source in sources:
        try:
            yield from _outcomes(source, published, stdin, allow_private=allow_private)
        except SourceError as error:
            yield error


def _outcomes(
    source: str | Path, published: date | str | None, stdin: BinaryIO | None, *, allow_private: bool
) -> Iterator[Outcome]:
    given(published)  # an impossible date is refused before anything is read
    name = str(source)
    if name == "-":
        stream = stdin if stdin is not None else sys.stdin.buffer
        yield from _from_stream(stream, published)
    elif "://" in name and not isinstance(source, Path):
        yield from _from_address(name, published, allow_private=allow_private)
    else:
        yield from _from_path(Path(source), published)


def _from_path(path: Path, published: date | str | None) -> Iterator[Outcome]:
    try:
        if path.is_dir():
            yield from _from_folder(path, published)
            return
        yield from _from_file(path, published)
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from error


def _from_folder(folder: Path, published: date | str | None) -> Iterator[Outcome]:
    files = [path for path in sorted(folder.rglob("*")) if _is_statement(path, folder)]
    if not files:
        raise SourceError(f"There is no statement in the folder {folder}.", _READ, "Check the path.")
    for path in files:
        try:
            yield from _from_file(path, published)
        except SourceError as error:
            yield error
        except (OSError, ValueError) as error:
            yield _unopened(path, error)


def _is_statement(path: Path, folder: Path) -> bool:
    """True for files of a type that is read; not for hidden ones, nor for what describes a text of the same name."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    if hidden or path.name.endswith(".meta.json") or _media_type(path) is None or not path.is_file():
        return False
    return path.suffix != ".json" or not any(path.with_suffix(other).exists() for other in _TYPES if other != ".json")


def _media_type(path: Path | PurePosixPath) -> str | None:
    suffixes = [suffix.casefold() for suffix in path.suffixes]
    if len(suffixes) > 1 and suffixes[-1] == ".gz" and suffixes[-2] in _PACKED:
        return _TYPES[suffixes[-2]]
    return _TYPES.get(suffixes[-1]) if suffixes else None


def _from_file(path: Path, published: date | str | None) -> Iterator[Outcome]:
    size = path.stat().st_size
    media = _media_type(path)
    if media is None:
        raise SourceError(
            f"{path.name} is of an unknown type.", _READ, "Save the statement as one of these, or rename it."
        )
    if not path.is_file():
        raise SourceError(
            f"{path.name} is a pipe or a device, not a file.",
            "It may never end, or never begin.",
            "Give - and send the text to standard input.",
        )
    if media in _MANY:
        yield from _some(_MANY[media](path, published), path.name)
        return
    check_size(size, path.name)
    with path.open("rb") as handle:
        data = handle.read(FILE_BYTES + 1)
    check_size(len(data), path.name)
    if media == "application/json":
        yield from _some(records.records(data, path.stem, published, path.name), path.name)
        return
    if media == "application/xml":
        yield from _some(from_feed(data, path.stem, published, path.name), path.name)
        return
    beside = _beside(path)
    listed = entries(data, path.name, beside) if media == "text/html" else None
    if listed is not None:
        yield from from_items(listed, path.stem, published, path.name, "listing")
        return
    yield from_bytes(Raw(data, path.stem, media, file=path.name), published, beside)


def _beside(path: Path) -> Known:
    """What X.meta.json says of X.txt."""
    file = path.with_name(f"{path.stem}.meta.json")
    if not file.is_file():
        return NOTHING_KNOWN
    check_size(file.stat().st_size, file.name)
    return records.metadata(file.read_bytes(), file.name)


def _from_corpus(path: Path, published: date | str | None) -> Iterator[Outcome]:
    stem = path.name.split(".jsonl")[0].split(".ndjson")[0]
    packed = path.suffix.casefold() == ".gz"
    with gzip.open(path, "rb") if packed else path.open("rb") as handle:
        try:
            # Else each of its lines would be told to be no JSON.
            refuse_binary(handle.peek(_BEGINNING)[:_BEGINNING], path.name, "Give a file with a JSON object a line.")
            yield from records.lines(cast("BinaryIO", handle), stem, published, path.name)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise packed_in_part(path.name) from error


def _from_csv(path: Path, published: date | str | None) -> Iterator[Outcome]:
    return from_csv(path, _stem(path), published)


def _from_parquet(path: Path, published: date | str | None) -> Iterator[Outcome]:
    return from_parquet(path, path.stem, published)


def _from_warc(path: Path, published: date | str | None) -> Iterator[Outcome]:
    from counterfoil.read.archives import from_warc

    return from_warc(path, published)


_MANY: dict[str, Callable[[Path, date | str | None], Iterator[Outcome]]] = {
    "application/x-ndjson": _from_corpus,
    "text/csv": _from_csv,
    "application/vnd.apache.parquet": _from_parquet,
    "application/warc": _from_warc,
}
"""Files that are read statement by statement, so that their size costs time and not memory."""


def _stem(path: Path) -> str:
    """The name without its endings: `releases` of `releases.csv.gz`."""
    return PurePosixPath(path.stem).stem if path.suffix.casefold() == ".gz" else path.stem


def _some(outcomes: Iterator[Outcome], name: str) -> Iterator[Outcome]:
    """The same; raises SourceError where there are none."""
    found = False
    for outcome in outcomes:
        found = True
        yield outcome
    if not found:
        raise _no_statement(name)


def _from_stream(stream: BinaryIO, published: date | str | None) -> Iterator[Outcome]:
    data = stream.read(FILE_BYTES + 1)
    check_size(len(data), "Standard input")
    yield from _sniffed(Raw(data, "stdin", ""), published, NOTHING_KNOWN)


def _from_address(url: str, published: date | str | None, *, allow_private: bool) -> Iterator[Outcome]:
    from counterfoil.read.web import fetch

    fetched = fetch(url, allow_private=allow_private)
    path = PurePosixPath(unquote(urlsplit(fetched.url).path))
    stem = path.stem if path.suffix.casefold() in _TYPES else path.name
    known = Known(url=fetched.url, retrieved=fetched.retrieved)
    media = fetched.media_type or _media_type(path) or ""
    name = stem or urlsplit(fetched.url).hostname or "page"
    if media in ("", "application/json", "application/x-ndjson"):
        yield from _sniffed(Raw(fetched.data, name, "", fetched.charset), published, known)
        return
    yield from_bytes(Raw(fetched.data, name, media, fetched.charset), published, known)


def _sniffed(raw: Raw, published: date | str | None, known: Known) -> Iterator[Outcome]:
    """The documents of bytes that nothing names the type of."""
    head = raw.data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] in (b"{", b"["):
        yield from _some(_json(raw, published, known), raw.called)
        return
    media = "application/pdf" if head.startswith(b"%PDF") else "text/html" if head[:1] == b"<" else "text/plain"
    yield from_bytes(replace(raw, media_type=media), published, known)


def _json(raw: Raw, published: date | str | None, known: Known) -> Iterator[Outcome]:
    """A statement, a list of them, or one a line: text that only looks like JSON is given back as an error."""
    whole = list(records.records(raw.data, raw.id, published))
    if len(whole) == 1 and isinstance(whole[0], SourceError) and b"\n" in raw.data.strip():
        whole = list(records.lines(BytesIO(raw.data), raw.id, published))
    for outcome in whole:
        if isinstance(outcome, Document):
            yield replace(outcome, url=outcome.url or known.url, retrieved=known.retrieved)
        else:
            yield outcome


def _no_statement(name: str) -> SourceError:
    return SourceError(
        f"{name} holds no statement.", "There is nothing to audit.", "Check that the right file was given."
    )


def _unopened(path: Path, error: Exception) -> SourceError:
    if isinstance(error, FileNotFoundError):
        return SourceError(f"There is no file {path}.", "Nothing was read.", "Check the path and the spelling.")
    reason = getattr(error, "strerror", None) or str(error)
    return SourceError(
        f"{path} cannot be opened: {reason}.",
        "Nothing was read from it.",
        "Check that the file may be read, or copy it to another place.",
    )
