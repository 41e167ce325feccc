"""The atoms of number expressions: runs of digits with their signs, and number words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from counterfoil.extract.numbers.plain import THIN
from counterfoil.model import Number
from counterfoil.reference.numbers import NumberWords, number_words
from counterfoil.reference.patterns import Pattern, escape, pattern

AtomKind = Literal[
    "digits", "unit", "ten", "scale", "vague", "group", "portion", "frequency", "multiple", "ordinal", "glued"
]


@dataclass(frozen=True, slots=True)
class Atom:
    """One word or run of digits.

    kind "glued": digits that are part of a longer word, and so no number of their own. sign: a currency sign stands
    before the digits, inside the span. scale: what a suffix written against the digits multiplies by ("1.3M").
    """

    start: int
    end: int
    kind: AtomKind
    value: Number | None
    sign: bool = False
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Separators:
    """How a jurisdiction writes digits: what groups thousands, what begins decimals."""

    group: str
    decimal: str


COMMA_GROUPS = Separators(",", ".")
"""1,234.5, as in the United States and the United Kingdom."""
POINT_GROUPS = Separators(".", ",")
"""1.234,5, as in most of continental Europe and Latin America."""

_FEW, _GROUP = 10, 3
_LONGEST = 18
"""More digits than any figure has: an account number or a key."""
_VULGAR = {"½": 0.5, "⅓": 0.333, "⅔": 0.667, "¼": 0.25, "¾": 0.75, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}


@cache
def _words() -> dict[str, tuple[AtomKind, Number | None]]:
    table = number_words()
    found: dict[str, tuple[AtomKind, Number | None]] = dict.fromkeys(table.ordinals, ("ordinal", None))
    kinds: tuple[tuple[AtomKind, dict[str, int]], ...] = (
        ("unit", table.units), ("ten", table.tens), ("scale", table.scales), ("group", table.groups),
        ("frequency", table.frequencies), ("multiple", table.multiples), ("portion", table.portions),
    )  # fmt: skip  # a table of kinds
    for kind, values in kinds:
        found.update({word: (kind, value) for word, value in values.items()})
    found.update(dict.fromkeys(table.vague, ("vague", None)))
    return found


@cache
def _expression(separators: Separators) -> Pattern:
    table = number_words()
    group, decimal = f"[{escape(separators.group)}{THIN}]", escape(separators.decimal)
    digits = rf"[0-9]+(?:{group}[0-9]+)*(?:{decimal}[0-9]+)?|{decimal}[0-9]+"
    words = "|".join(escape(word) for word in sorted(_words(), key=len, reverse=True))
    return pattern(rf"({_sign(table)})?({digits})|\b({words})\b|([{''.join(_VULGAR)}])", ignore_case=True)


def _sign(table: NumberWords) -> str:
    prefixes = "|".join(escape(word) for word in table.currency_prefixes)
    return rf"(?:\b(?:{prefixes}))?[{escape(''.join(table.currency_signs))}] ?"


def atoms(text: str, separators: Separators = COMMA_GROUPS) -> tuple[Atom, ...]:
    """Every atom of the plain `text`, in order; together they cover each of its digits and number words."""
    found: list[Atom] = []
    for match in _expression(separators).finditer(text):
        start, end = match.start(), match.end()
        if match.start(3) >= 0:
            kind, value = _words()[text[start:end].lower()]
            found.append(Atom(start, end, kind, value))
        elif match.start(4) >= 0:
            found.append(Atom(start, end, "digits", _VULGAR[text[start]]))
        else:
            first = match.start(2)
            for low, high in _runs(text, first, end, separators):
                found.append(_digits(text, start if low == first else low, low, high, separators))
    return tuple(found)


def _runs(text: str, first: int, end: int, separators: Separators) -> list[tuple[int, int]]:
    """The digits as one number where they are grouped by threes, else as the runs that they are ("1,2,3")."""
    marks = [at for at in range(first, end) if text[at] in (separators.group, THIN)]
    edges = [first - 1, *marks, end]
    whole = text.find(separators.decimal, first, end)
    sizes = [high - low - 1 for low, high in pairwise((*edges[:-1], end if whole < 0 else whole))]
    if not marks or (0 < sizes[0] <= _GROUP and all(size == _GROUP for size in sizes[1:])):
        return [(first, end)]
    return [(low + 1, high) for low, high in pairwise(edges)]


def _digits(text: str, start: int, first: int, end: int, separators: Separators) -> Atom:
    """The digits at [first, end), with the sign from `start` and any suffix that belongs to them."""
    written = text[first:end].replace(separators.group, "").replace(THIN, "").replace(separators.decimal, ".")
    if len(written) > _LONGEST or _is_glued(text, start):
        return Atom(start, end, "glued", None)
    value: Number = float(written) if "." in written else int(written)
    signed = start < first
    suffix_end = end
    while suffix_end < len(text) and text[suffix_end].isalpha():
        suffix_end += 1
    suffix = text[end:suffix_end]
    if suffix == "s" and value >= _FEW and not signed:
        return Atom(start, suffix_end, "vague", None)
    scale = number_words().suffixes.get(suffix.lower())
    if scale and not _is_unit(suffix, signed=signed):
        return Atom(start, suffix_end, "digits", value, signed, scale)
    return Atom(start, end, "digits", value, signed)


def _is_glued(text: str, start: int) -> bool:
    """Whether what stands right before makes the digits part of a longer word: QX7, 9.9.9."""
    before = text[start - 1] if start else " "
    if text[start].isdigit():
        return before.isalnum() and not _times_sign(text, start)
    return text[start] in ".," and before.isdigit()


def _is_unit(suffix: str, *, signed: bool) -> bool:
    """True where letters against digits name a unit (9mm, 5m, 3t) and not a scale (9MM, $5m)."""
    return not signed and (suffix in ("m", "mm", "t", "b") or suffix.lower() in ("mm", "mil", "t", "tn", "b"))


def _times_sign(text: str, start: int) -> bool:
    """Whether the digits are a multiplicity, as in "assault x2"."""
    return start > 1 and text[start - 1] == "x" and text[start - 2] in " ("
