"""Bytes to text: byte order marks, declared and guessed encodings, and refusal of what is not text."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from counterfoil.model import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LATIN = frozenset({"iso-8859-1", "latin-1", "latin1", "iso8859-1", "ascii", "us-ascii", "cp1252", "windows-1252"})
"""Names under which web pages declare what browsers read as Windows-1252."""
_SIGNATURES = (
    (b"PK\x03\x04", "a zip archive (a .docx or .xlsx file is one)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"%PDF", "a PDF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a rich-text file"),
)
_PROBE = 65_536
_CONTROL = frozenset(range(32)) - {9, 10, 12, 13, 27}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with its encoding. skipped: bytes of the byte order mark. guessed: nothing in the source named it."""

    text: str
    encoding: str
    skipped: int
    guessed: bool


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of `data`, every byte of it: a byte order mark wins over `declared`, which wins over a guess.

    Raises SourceError where the bytes are not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding)
            if text is None:
                raise _broken(name, encoding)
            return Decoded(text, encoding, len(mark), guessed=False)
    for candidate in (_wide(data), _known(declared), "utf-8"):
        text = _strictly(data, candidate) if candidate else None
        if candidate and text is not None and _readable(text):
            return Decoded(text, candidate, 0, guessed=candidate not in ("utf-8", _known(declared)))
    refuse_binary(data, name)
    guess = _guess(data)
    return Decoded(data.decode(guess), guess, 0, guessed=True)


def _known(declared: str | None) -> str | None:
    if declared is None:
        return None
    label = declared.strip().strip("\"'").casefold()
    if label in _LATIN:
        return "cp1252"
    try:
        codec = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    # Some registered codecs turn bytes into bytes (base64, zip); only encodings of text are believed.
    return codec.name if getattr(codec, "_is_text_encoding", True) else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _readable(text: str) -> bool:
    probe = text[:_PROBE]
    return sum(ord(char) in _CONTROL for char in probe) * 100 <= len(probe)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every second byte is zero."""
    probe = data[:_PROBE]
    if len(probe) < 8 or len(data) % 2:
        return None
    even, odd = probe[0::2].count(0), probe[1::2].count(0)
    half = len(probe) // 2
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> str:
    """The likeliest one-byte encoding, with Windows-1252 preferred: it is what Western office software writes."""
    if _strictly(data, "cp1252") is not None:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_PROBE]).best()
    if best is not None and _strictly(data, best.encoding) is not None:
        return str(best.encoding)
    return "latin-1"


def refuse_binary(
    data: bytes, name: str, save: str = "Save the statement as UTF-8 text (.txt), .html or .pdf."
) -> None:
    """Raise SourceError where `data`, a file or its beginning, is no text. save: what to do about it."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(
                f"{name} is {what}, not text.",
                "Its name or the server promised text, so it was read as text.",
                save,
            )
    probe = data[:_PROBE]
    if sum(byte in _CONTROL for byte in probe) * 100 > len(probe):
        raise SourceError(
            f"{name} is not text: it is full of control bytes.",
            "It is a binary file, or a text in an encoding that could not be recognised.",
            save,
        )


def _broken(name: str, encoding: str) -> SourceError:
    return SourceError(
        f"{name} starts with the mark of {encoding.upper()} but is not valid {encoding.upper()}.",
        "It was cut off or damaged on the way.",
        "Fetch or save it again.",
    )
