"""How much is read at most, and why."""

from __future__ import annotations

from counterfoil.model import SourceError

FILE_BYTES = 20_000_000
"""A statement is a few kilobytes, a page with its scripts a few megabytes; beyond this a file is something else."""
RECORD_BYTES = 5_000_000
"""One line of a corpus."""
CORPUS_BYTES = 2_000_000_000
"""A corpus is read line by line, so its size costs time and not memory; this bounds what a packed file unpacks to."""
TEXT_CHARACTERS = 500_000
"""Some two hundred printed pages. Later stages are linear in this, and take seconds for it at the worst."""
PAGE_TAGS = 500_000
"""Tags of a web page; long ones have some ten thousand."""
PDF_PAGES = 1_000
"""More than the longest report of the offices we know."""
FETCH_SECONDS = 30.0
"""For the whole of a download, redirects included: a stream that never ends is cut here."""
FETCH_REDIRECTS = 5
"""A press page moves once or twice (http to https, then to its canonical address)."""


def check_size(size: int, name: str, limit: int = FILE_BYTES) -> None:
    """Raise SourceError where `size` bytes are over the limit."""
    if size > limit:
        raise SourceError(
            f"{name} is {size / 1e6:,.1f} MB; the limit is {limit / 1e6:,.0f} MB.",
            "A statement is far smaller, so this is probably another kind of file.",
            "Give the statement alone, or split a corpus into one JSON object a line (.jsonl).",
        )


def check_text(text: str, name: str) -> None:
    """Raise SourceError where `text` is empty, longer than TEXT_CHARACTERS, or cannot be written as UTF-8."""
    if not text.strip():
        raise SourceError(
            f"{name} holds no text.", "There is nothing to audit.", "Check that the right file was given."
        )
    if len(text) > TEXT_CHARACTERS:
        raise too_long(name)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError(
            f"{name} holds half a character at position {error.start:,}.",
            "Its text was cut or wrongly converted, and could not be written out again.",
            "Save it again as UTF-8.",
        ) from error


def too_long(name: str) -> SourceError:
    """What to say of a text of more than TEXT_CHARACTERS characters, or a page of more than PAGE_TAGS tags."""
    return SourceError(
        f"{name} is longer than {TEXT_CHARACTERS:,} characters or {PAGE_TAGS:,} tags.",
        "That is some two hundred printed pages, so it is probably not one statement.",
        "Split it into statements, one file each.",
    )
