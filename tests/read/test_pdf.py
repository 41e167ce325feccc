"""PDF: lines with page and box, and clear words for what cannot be read."""

from __future__ import annotations

import pytest

from counterfoil.model import Document, SourceError
from counterfoil.read.documents import Raw, from_bytes

LINES = (
    (
        "Forty held in harbor sweep",
        "",
        "HARBORVILLE - Officers of the Harbor Patrol arrested more than 40",
        "people on Monday and found 12 stolen boats, officials said.",
        "",
        "Nobody was hurt, and the boats are back with the owners who had",
    ),
    ("lost them. The county has 3 other cases (all of them before courts).",),
)


def pdf(pages: tuple[tuple[str, ...], ...], title: str = "") -> bytes:
    """A PDF written by hand: each line of each page 14 points below the last; an empty line leaves room."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, page in enumerate(pages):
        shown = []
        for row, line in enumerate(page):
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            if line:
                shown.append(f"BT /F1 11 Tf 72 {720 - 14 * row} Td ({escaped}) Tj ET")
        stream = "\n".join(shown)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< /Title ({title}) >>")
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = len(out)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    out += f"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n".encode()
    return out


def made(data: bytes) -> Document:
    return from_bytes(Raw(data, "sweep", "application/pdf"))


def test_every_line_has_its_page_and_box() -> None:
    page = made(pdf(LINES))
    assert [page.quote(anchor.span) for anchor in page.anchors] == [line for lines in LINES for line in lines if line]
    assert [anchor.page for anchor in page.anchors] == [1, 1, 1, 1, 2]
    for anchor in page.anchors:
        assert anchor.box is not None
        left, bottom, right, top = anchor.box
        assert 71 < left < right < 612
        assert 0 < bottom < top < 792
    tops = [anchor.box[3] for anchor in page.anchors[:4] if anchor.box]
    assert tops == sorted(tops, reverse=True)


def test_room_between_lines_parts_paragraphs_and_a_page_s_end_does_not() -> None:
    page = made(pdf(LINES))
    told = [page.quote(part.span).splitlines() for part in page.segments]
    assert told == [["Forty held in harbor sweep"], list(LINES[0][2:4]), [LINES[0][5], "", LINES[1][0]]]


def test_a_typeset_paragraph_goes_on_over_the_page_s_end() -> None:
    line = "The patrol and the county found boats in all of the ports of the bay"
    first = tuple(f"{line} {word}" for word in ("and", "all", "six", "of", "the", "old", "new", "big", "wet"))
    page = made(pdf((first, ("boats were brought back to the owners, who number more than 40.",))))
    assert len(page.segments) == 1


def test_the_title_of_the_file_is_the_document_s() -> None:
    assert made(pdf(LINES, "Harbor sweep")).title == "Harbor sweep"
    assert made(pdf(LINES)).title == "Forty held in harbor sweep"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (pdf(((),)), "ocrmypdf"),
        (b"%PDF-1.4 and then nothing", "print it to a new PDF"),
        (b"not a PDF at all", "print it to a new PDF"),
        (b"", "print it to a new PDF"),
    ],
    ids=["no text", "cut off", "not a PDF", "empty"],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(SourceError) as error:
        made(data)
    assert says in error.value.do
