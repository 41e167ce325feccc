"""Patterns find what the engine's own wrapper finds, place by place, in text of any alphabet."""

from __future__ import annotations

from typing import Any

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from counterfoil import audit
from counterfoil.reference import one_byte
from counterfoil.reference.patterns import Pattern, pattern
from tests.conftest import ROOT

_EXPRESSIONS = (
    r"\b\w+", "(a)(b)?|(c)", "x*", r"(?P<word>\pL+)\s(?P<tail>\d*)", "[“”]", "^a", "b$", "(?i)A.", "()", r"\b",
    r"(\s)|(é+)(b*)", "a|", "[^’—]+", "[a-’]+", r"[\x80-\xff]", r"\x{2019}", "(?i)[é—ÿ]+", "(?i)[ŸſK]", "(?i)[a-z]+",
    "[”-]+|[-“]", r"\p{Lu}+\b|\P{Ll}", r"\pP+", "漢|(a.b)", "[^漢]c",
    r"(?i)\p{Lu}", r"(?i)[^\pL]", "é(?i:é(x(?-i)é)|é)é", "(?i)aé+|[]é]", "(?i:[^é])", r"(?i)\[é", "((?i)é)é",
    "(?i)ß|µ", r"(?i)x\PL", r"(?i)[^\PL]", r"(?i)[\pN-]\p{N}?", r"(?i:\p{L})\pL",
)  # fmt: skip
_TEXTS = st.one_of(
    st.text("ab c1é“”x\n漢😀A", max_size=12),
    st.text("ab c1é“”’—…-x\nAÉÿkſK½", max_size=12),
    st.text("aéÉ €™\x80\x81\x8d\x92\x97\xa0Ššǅðª²٣\u200b\ufffd\ufffe", max_size=8),
)
_PLACES = st.integers(-2, 14)


def _shape(expression: Pattern, found: Any) -> object:
    if found is None:
        return None
    groups = [(found.start(n), found.end(n), found.group(n)) for n in range(expression.groups + 1)]
    return groups, found.lastindex, found.lastgroup


@pytest.mark.parametrize("expression", _EXPRESSIONS)
@given(text=_TEXTS, bounds=st.one_of(st.just(()), st.tuples(_PLACES), st.tuples(_PLACES, _PLACES)))
def test_finds_what_the_wrapper_finds(expression: str, text: str, bounds: tuple[int, ...]) -> None:
    """Every question, with and without bounds."""
    ours, theirs = pattern(expression), re2.compile(expression)  # type: ignore[no-untyped-call]
    for ask in ("search", "match", "fullmatch"):
        found, expected = getattr(ours, ask)(text, *bounds), getattr(theirs, ask)(text, *bounds)
        assert _shape(ours, found) == _shape(ours, expected)
    every, expected = ours.finditer(text, *bounds), theirs.finditer(text, *bounds)
    assert [_shape(ours, found) for found in every] == [_shape(ours, found) for found in expected]
    assert ours.sub("_", text) == theirs.sub("_", text)


def test_groups_are_called_by_name() -> None:
    """A group's words by its name; none where it took no part."""
    found = pattern(r"(?P<day>\d+) (?:(?P<month>May)|June)").search("on 4 June")
    assert found is not None
    assert (found.group("day"), found.group("month"), found.start(2)) == ("4", None, -1)


def test_a_text_has_one_byte_for_each_character_or_none_at_all() -> None:
    """Marks of typesetters have one; other letters have not, nor have control characters in the place of marks."""
    assert one_byte.encoded("‘Señor’ — 5 €", blind=False) == b"\x91Se\xf1or\x92 \x97 5 \x80"
    assert [one_byte.encoded(text, blind=False) for text in ("Škoda", "a\x92b", "漢")] == [None] * 3
    assert one_byte.encoded("漢" * 500, blind=False) is None
    assert one_byte.encoded("漢" * 500, blind=True) == "ª".encode("latin-1") * 500
    assert one_byte.encoded("漢" * 500, blind=False) is None  # as it was kept


def test_a_character_without_a_byte_is_another_of_its_class_to_who_cannot_tell() -> None:
    """Capitals, small letters, letters without case, numbers and the rest; not where the class may change."""
    assert one_byte.encoded("Šš漢٣\u200b\x92’", blind=True) == "Ððª²".encode("latin-1") + b"\x8d\x8d\x92"
    assert [one_byte.encoded(text, blind=True) for text in ("\U000e1000", "a\u0345")] == [None, None]
    assert [one_byte.is_blind(words) for words in (r"\pL+’é", "a", "漢", "ð")] == [True, True, False, False]


@pytest.mark.parametrize("words", ["[a-’]", "[–-—]", r"\x{2019}", r"\pP", r"\p{Sc}", "ſ", r"\Q—\E"])
def test_an_expression_whose_meaning_may_change_is_not_translated(words: str) -> None:
    """It is left to the engine for UTF-8."""
    assert one_byte.expression(words) is None


@pytest.mark.parametrize("name", ["harbor", "lantern"])
def test_both_engines_make_one_audit(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every pattern of the package, asked over a statement in one byte a character and in UTF-8."""
    path = ROOT / "samples" / f"{name}.txt"
    short = audit(path, use_model=False).to_json()
    monkeypatch.setattr(one_byte, "encoded", lambda _text, **_: None)
    assert audit(path, use_model=False).to_json() == short


def test_refuses_what_is_no_expression() -> None:
    """Look-around is not of RE2."""
    with pytest.raises(ValueError, match="not an expression"):
        pattern("a(?=b)")
