"""PDF to text: one line of text for each printed line, with its page and box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, cast

from counterfoil.model import Anchor, SourceError, Span
from counterfoil.read.limits import PDF_PAGES, TEXT_CHARACTERS, too_long

Box = tuple[float, float, float, float]


class _TextPage(Protocol):
    """The part of a page's text that is used here; the library ships no types."""

    def count_chars(self) -> int: ...
    def get_charbox(self, index: int) -> Box: ...
    def close(self) -> None: ...


class _Page(Protocol):
    def get_textpage(self) -> _TextPage: ...
    def close(self) -> None: ...


class _Pdf(Protocol):
    def __len__(self) -> int: ...
    def __getitem__(self, number: int) -> _Page: ...
    def get_metadata_dict(self, *, skip_empty: bool) -> dict[str, str]: ...
    def close(self) -> None: ...


class _Raw(Protocol):
    def FPDFText_GetUnicode(self, page: _TextPage, index: int) -> int: ...  # noqa: N802 - the library's name


@dataclass(frozen=True, slots=True)
class PrintedText:
    """The text of a PDF. Lines are separated by a line break, pages and spaced paragraphs by an empty line."""

    text: str
    anchors: tuple[Anchor, ...]
    title: str | None


@dataclass(frozen=True, slots=True)
class _PrintedLine:
    words: str
    page: int
    box: Box


def read_pdf(data: bytes, name: str) -> PrintedText:
    """The text of the PDF in `data`.

    Raises SourceError where it is damaged, locked, too long, or holds pictures of text only.
    """
    import pypdfium2

    try:
        document = cast("_Pdf", pypdfium2.PdfDocument(data))  # type: ignore[no-untyped-call]
    except pypdfium2.PdfiumError as error:
        raise _unreadable(name, str(error)) from error
    try:
        if len(document) > PDF_PAGES:
            raise SourceError(
                f"{name} has {len(document):,} pages; the limit is {PDF_PAGES:,}.",
                "It is probably not one statement.",
                "Give the pages of the statement alone.",
            )
        title = str(document.get_metadata_dict(skip_empty=True).get("Title", "")).strip() or None
        text, anchors = _joined(_lines(document, name))
    except pypdfium2.PdfiumError as error:
        raise _unreadable(name, str(error)) from error
    finally:
        document.close()
    if not text.strip():
        raise SourceError(
            f"{name} is a PDF without text: its pages are pictures, as a scanner makes them.",
            "There are no words to read in it.",
            "Add a text layer first, for example with `ocrmypdf in.pdf out.pdf`, check it by eye, and give the result.",
        )
    return PrintedText(text, anchors, title)


def _unreadable(name: str, reason: str) -> SourceError:
    if "password" in reason.casefold():
        return SourceError(
            f"{name} is locked with a password.",
            "Its text cannot be read.",
            "Save a copy without the password (print it to PDF) and give that.",
        )
    return SourceError(
        f"{name} is not a readable PDF.",
        "It is damaged, cut off, or another kind of file with that name.",
        "Open it in a PDF viewer; if it opens there, print it to a new PDF and give that.",
    )


def _lines(document: _Pdf, name: str) -> Iterator[_PrintedLine]:
    size = 0
    for number in range(len(document)):
        page = document[number]
        textpage = page.get_textpage()
        try:
            for line in _page_lines(textpage, number + 1):
                size += len(line.words) + 1
                if size > TEXT_CHARACTERS:
                    raise too_long(name)
                yield line
        finally:
            textpage.close()
            page.close()


def _page_lines(textpage: _TextPage, number: int) -> Iterator[_PrintedLine]:
    """Lines of one page. Characters are asked for one by one, so that each keeps its own box."""
    import pypdfium2.raw

    raw = cast("_Raw", pypdfium2.raw)
    words: list[str] = []
    boxes: list[Box] = []
    for index in range(textpage.count_chars()):
        char = _character(raw.FPDFText_GetUnicode(textpage, index))
        if char in "\r\n":
            if line := _line(words, boxes, number):
                yield line
            words, boxes = [], []
        elif char:
            words.append(char)
            if not char.isspace():
                boxes.append(textpage.get_charbox(index))
    if line := _line(words, boxes, number):
        yield line


def _character(code: int) -> str:
    if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xDFFF:
        return "\N{REPLACEMENT CHARACTER}" if code else ""
    # PDFium writes a hyphen at the end of a broken line as U+0002.
    return "-" if code == 2 else chr(code)


def _line(words: list[str], boxes: list[Box], number: int) -> _PrintedLine | None:
    line = "".join(words).rstrip()
    if not line.strip() or not boxes:
        return None
    left, bottom, right, top = zip(*boxes, strict=True)
    box = (round(min(left), 2), round(min(bottom), 2), round(max(right), 2), round(max(top), 2))
    return _PrintedLine(line, number, box)


def _joined(lines: Iterator[_PrintedLine]) -> tuple[str, tuple[Anchor, ...]]:
    """The lines as one text: an empty line where a page ends or more than a line's height is left free."""
    found = list(lines)
    pitch = _pitch(found)
    text: list[str] = []
    anchors: list[Anchor] = []
    at = 0
    for index, line in enumerate(found):
        if index:
            last = found[index - 1]
            gap = last.box[1] - line.box[1]
            apart = line.page != last.page or (pitch is not None and gap > 1.45 * pitch)
            separator = "\n\n" if apart else "\n"
            text.append(separator)
            at += len(separator)
        lead = len(line.words) - len(line.words.lstrip())
        anchors.append(Anchor(Span(at + lead, at + len(line.words)), page=line.page, box=line.box))
        text.append(line.words)
        at += len(line.words)
    return "".join(text), tuple(anchors)


def _pitch(lines: list[_PrintedLine]) -> float | None:
    """The usual distance from one line to the next on a page."""
    steps = sorted(
        step for one, two in pairwise(lines) if one.page == two.page and (step := one.box[1] - two.box[1]) > 2
    )
    return steps[len(steps) // 4] if steps else None
