"""Statements kept as JSON: one object, a list of objects, or one object a line; and the metadata beside a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, BinaryIO

from counterfoil.model import Document, SourceError
from counterfoil.read.documents import Known, document
from counterfoil.read.encodings import decode
from counterfoil.read.feeds import documents as from_items
from counterfoil.read.feeds import listed
from counterfoil.read.limits import CORPUS_BYTES, RECORD_BYTES, check_text
from counterfoil.read.publication import parse_iso

_FIELDS = "an object with `text`, or with `title` and `paragraphs`"


def known_from(record: dict[str, Any]) -> Known:
    """What a metadata file or a corpus record knows: published, modified, url, source, title, issuer."""
    return Known(
        published=_day(record.get("published")),
        modified=_day(record.get("modified")),
        url=_words(record.get("url")),
        source=_words(record.get("source")),
        title=_words(record.get("title")),
        issuer=_words(record.get("issuer")),
    )


def metadata(data: bytes, name: str) -> Known:
    """The contents of an X.meta.json.

    Raises SourceError where it is no JSON object.
    """
    try:
        record = json.loads(decode(data, name).text)
    except (ValueError, RecursionError) as error:
        raise _broken(name, error) from error
    if not isinstance(record, dict):
        raise SourceError(
            f"{name} is not a JSON object.",
            "The date and the address beside the text cannot be read.",
            'Write it as {"published": "2025-06-10", "url": …, "source": …}, or remove it.',
        )
    if record.get("published") is not None and _day(record["published"]) is None:
        raise SourceError(
            f"{name} gives {record['published']!r} as the publication date, which is not a day of the calendar.",
            "Dates such as “last week” would be placed wrongly.",
            "Write it as YYYY-MM-DD, or remove it.",
        )
    return known_from(record)


def records(
    data: bytes, stem: str, published: date | str | None = None, file: str | None = None
) -> Iterator[Document | SourceError]:
    """The documents of a .json file: an object, a list of them, or a feed. file: what errors name, if not `stem`."""
    file = file or stem
    try:
        found = json.loads(decode(data, file).text)
    except (ValueError, RecursionError) as error:
        yield _broken(file, error)
        return
    items = listed(found)
    if items is not None:
        yield from from_items(items, stem, published, file)
        return
    many = isinstance(found, list)
    for number, record in enumerate(found if many else [found], 1):
        name, called = (f"{stem}-{number}", f"Item {number} of {file}") if many else (stem, file)
        yield from_record(record, name, published, data if not many else None, called)


def lines(
    handle: BinaryIO, stem: str, published: date | str | None = None, file: str | None = None
) -> Iterator[Document | SourceError]:
    """The documents of a .jsonl corpus, one at a time; a bad line gives an error in its place.

    file: what errors name, if not `stem`.
    """
    file = file or stem
    total = 0
    number = 0
    while True:
        line = handle.readline(RECORD_BYTES + 1)
        if not line:
            return
        number += 1
        total += len(line)
        if total > CORPUS_BYTES:
            yield SourceError(
                f"{file} is longer than {CORPUS_BYTES / 1e9:.0f} GB when unpacked.",
                "The lines after that are not read.",
                "Split the corpus.",
            )
            return
        if len(line) > RECORD_BYTES:
            _skip_line(handle, line)
            yield SourceError(
                f"Line {number} of {file} is longer than {RECORD_BYTES / 1e6:.0f} MB.",
                "It is skipped; the other lines are read.",
                "Check that the file has one JSON object a line.",
            )
        elif line.strip():
            yield _line(line.rstrip(b"\r\n"), f"{stem}-{number}", published, f"Line {number} of {file}")


def _skip_line(handle: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = handle.readline(RECORD_BYTES)


def _line(line: bytes, name: str, published: date | str | None, called: str) -> Document | SourceError:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return _broken(called, error, one_line=True)
    return from_record(record, name, published, line, called)


def from_record(
    record: object, name: str, published: date | str | None, data: bytes | None, called: str
) -> Document | SourceError:
    """The document of one record. data: its bytes, where it has some of its own. called: what errors name."""
    text = _text(record)
    if not isinstance(record, dict) or text is None:
        return SourceError(
            f"{called} is not a statement: expected {_FIELDS}.",
            "There is no text to audit in it.",
            "Name the text field `text`, or give `title` and a list of `paragraphs`.",
        )
    known = known_from(record)
    # A field of that name means the same as a file's stem; a number would not name the statement to anyone.
    id = record["id"] if isinstance(record.get("id"), str) and record["id"].strip() else name  # noqa: A001 - as above
    source = (
        data if data is not None else json.dumps(record, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    )
    try:
        check_text(text, called)
        made = document(text, id, published, known=known, data=source)
    except SourceError as error:
        return error
    return replace(made, media_type="application/json")


def _text(record: object) -> str | None:
    """The text of a record: its `text`, or title, subtitle and paragraphs with an empty line between."""
    if not isinstance(record, dict):
        return None
    text = record.get("text")
    if isinstance(text, str):
        return text.replace("\r\n", "\n").replace("\r", "\n")
    paragraphs = record.get("paragraphs")
    if not isinstance(paragraphs, list) or not all(isinstance(part, str) for part in paragraphs):
        return None
    head = [record.get("title"), record.get("subtitle")]
    return "\n\n".join([part.strip() for part in [*head, *paragraphs] if isinstance(part, str) and part.strip()])


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _day(value: object) -> date | None:
    return parse_iso(value) if isinstance(value, str) else None


def _broken(name: str, error: Exception, *, one_line: bool = False) -> SourceError:
    where = ""
    if isinstance(error, json.JSONDecodeError):
        where = f" (column {error.colno})" if one_line else f" (line {error.lineno}, column {error.colno})"
    return SourceError(
        f"{name} is not valid JSON{where}.",
        "Nothing in it can be read.",
        "Check the file; a corpus has one complete JSON object a line.",
    )
