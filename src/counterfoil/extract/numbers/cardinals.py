"""Cardinal numbers: digits with their scale, and number words in a row."""

from __future__ import annotations

from counterfoil.extract.numbers.expression import Expression, scaled
from counterfoil.extract.numbers.scan import Atom
from counterfoil.model import NumberForm

_JOINTS = (" ", "-")
_SMALL_DENOMINATORS = (2, 3, 4, 5, 8, 16)
_LARGEST = 10**15
_PAIR, _TEN, _DOZEN, _HUNDRED = 2, 10, 12, 100
_SEVERAL = ("several ", "a few ", "many ", "couple ")


def cardinal(text: str, found: tuple[Atom, ...], at: int) -> tuple[Expression | None, int]:
    """The cardinal that begins with atom `at` (None where there is none), and the index of the first atom after it."""
    first = found[at]
    if first.kind == "digits":
        return _of_digits(text, found, at)
    if first.kind == "group" and first.value == _PAIR:
        return _pair(text, first), at + 1
    if first.kind in ("scale", "group") and text[max(0, first.start - 9) : first.start].lower().endswith(_SEVERAL):
        return Expression(first.start, first.end, None, "vague", "number.several"), at + 1
    return _of_words(text, found, at)


def _pair(text: str, atom: Atom) -> Expression | None:
    """`a pair of` counts two; `the pair` tells who."""
    if text.startswith(" of ", atom.end):
        return Expression(atom.start, atom.end, 2, "words", "number.words")
    return None


def _of_words(text: str, found: tuple[Atom, ...], at: int) -> tuple[Expression, int]:
    total, current, after = 0, 0, at
    last: Atom | None = None
    while after < len(found) and (last is None or _continues(text, last, found[after], current)):
        last = found[after]
        size = int(last.value or 0)
        if last.kind in ("unit", "ten"):
            current += size
        elif size <= _HUNDRED:  # hundreds and dozens multiply what stands before them, and may be added to
            current = max(current, 1) * size
        else:
            total, current = total + max(current, 1) * size, 0
        after += 1
    end = found[after - 1].end
    scale = int(found[after - 1].value or 1) if found[after - 1].kind == "scale" else 1
    return Expression(found[at].start, end, total + current, "words", "number.words", scale=scale), after


def _continues(text: str, last: Atom, atom: Atom, current: int) -> bool:
    """Whether `atom` is the next word of the cardinal that `last` ends ("twenty" and "one", "hundred" and "five")."""
    gap, value, before = text[last.end : atom.start], int(atom.value or 0), int(last.value or 0)
    if atom.kind == "scale":
        whole = value == _HUNDRED and current >= _HUNDRED  # "one hundred one" has its hundred
        return gap in _JOINTS and last.kind != "group" and not whole and (last.kind != "scale" or value > before)
    if atom.kind == "group":
        return gap in _JOINTS and value == _DOZEN and last.kind == "unit"
    if atom.kind not in ("unit", "ten") or value == 0:
        return False
    if last.kind == "ten":
        return gap in _JOINTS and value < _TEN
    has_room = before != _HUNDRED or current % _HUNDRED == 0
    return last.kind == "scale" and gap in (*_JOINTS, " and ", "-and-") and has_room


def _of_digits(text: str, found: tuple[Atom, ...], at: int) -> tuple[Expression, int]:
    """Digits with their suffix or the scale words after them: $1.3 million, 5 hundred, 3+ million, two dozen, 1/2."""
    first = found[at]
    value, end, after, scale = first.value or 0, first.end, at + 1, first.scale
    plus = text[end : end + 1] == "+" and not text[end + 1 : end + 2].isdigit()
    reach = end + 1 if plus else end
    if after < len(found) and _is_vulgar(text, end, found[after]):  # 1½
        value, end, after = value + (found[after].value or 0), found[after].end, after + 1
        reach = end
    while after < len(found) and scale < _LARGEST and _scales(text, reach, found[after]):
        scale *= int(found[after].value or 1)
        end = reach = found[after].end
        after += 1
    if after < len(found) and _is_denominator(text, first, found[after]):
        share = round(value / (found[after].value or 1), 4)
        return Expression(first.start, found[after].end, share, "fraction", "number.slash"), after + 1
    form: NumberForm = "money" if first.sign else "digits"
    amount = Expression(
        first.start, end, scaled(value, scale), form, f"number.{form}", scale=scale, plus=plus, signed=first.sign
    )
    return amount, after


def _is_vulgar(text: str, end: int, atom: Atom) -> bool:
    return atom.end - atom.start == 1 and not text[atom.start].isdecimal() and text[end : atom.start] in ("", " ")


def _scales(text: str, reach: int, atom: Atom) -> bool:
    is_scale = atom.kind == "scale" or (atom.kind == "group" and atom.value == _DOZEN)
    return is_scale and text[reach : atom.start] in _JOINTS


def _is_denominator(text: str, top: Atom, bottom: Atom) -> bool:
    """Small whole numbers with a stroke between them, as in 1/2 or 3/16."""
    return (
        text[top.end : bottom.start] == "/"
        and bottom.kind == "digits"
        and bottom.value in _SMALL_DENOMINATORS
        and isinstance(top.value, int)
        and top.value < bottom.value
    )
