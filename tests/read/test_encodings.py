"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterfoil.model import SourceError
from counterfoil.read.encodings import decode

WORDS = "Officers in San José seized “more than 40” boats – worth €3 million – on Monday."

CASES = [
    ("utf-8", WORDS.encode(), None, "utf-8", False),
    ("utf-8 with a mark", codecs.BOM_UTF8 + WORDS.encode(), None, "utf-8", False),
    ("utf-16 little", codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), None, "utf-16-le", False),
    ("utf-16 big", codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), None, "utf-16-be", False),
    ("utf-16 without a mark", WORDS.encode("utf-16-le"), None, "utf-16-le", True),
    ("utf-32", codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"), None, "utf-32-le", False),
    ("windows", WORDS.encode("cp1252"), None, "cp1252", True),
    ("windows, declared as latin-1", WORDS.encode("cp1252"), "ISO-8859-1", "cp1252", False),
    ("cyrillic, declared", "Задержаны 40 человек".encode("cp1251"), "windows-1251", "cp1251", False),
    ("a declaration that is wrong", WORDS.encode(), "utf-16", "utf-8", False),
    ("a declaration that is no encoding", WORDS.encode(), "base64", "utf-8", False),
    ("a mark wins over a declaration", codecs.BOM_UTF8 + WORDS.encode(), "windows-1252", "utf-8", False),
]


@pytest.mark.parametrize(
    ("data", "declared", "encoding", "guessed"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_the_encoding_is_found(data: bytes, declared: str | None, encoding: str, guessed: bool) -> None:
    found = decode(data, "x.txt", declared)
    assert (found.encoding, found.guessed) == (encoding, guessed)
    assert found.text in (WORDS, "Задержаны 40 человек")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04" + bytes(100), "zip archive"),
        (b"%PDF-1.7 \xff\xfe\x00\x01\x02" + bytes(50), "PDF"),
        (bytes(range(256)) * 20, "control bytes"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41", "not valid UTF-16"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        decode(data, "x.txt")


@settings(deadline=None)  # the first guess loads the detector
@given(
    st.binary(max_size=300),
    st.sampled_from([None, "utf-8", "latin-1", "utf-7", "hz", "idna", "punycode", "undefined", "\x00"]),
)
def test_any_bytes_give_text_or_a_message(data: bytes, declared: str | None) -> None:
    try:
        found = decode(data, "x.txt", declared)
    except SourceError:
        return
    assert found.text == data[found.skipped :].decode(found.encoding)
