"""Number expressions: atoms joined into cardinals, cardinals into amounts, amounts into ranges and ratios.

One pass from left to right over the atoms; what may stand between two atoms is looked at, never searched for, so the time
is linear in the length of the text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from counterfoil.extract.numbers.scan import Atom
from counterfoil.model import Number, NumberForm
from counterfoil.reference.numbers import number_words
from counterfoil.reference.patterns import Pattern, escape, pattern

_AHEAD = 48


@dataclass(frozen=True, slots=True)
class Expression:
    """A number expression, its hedge not yet read.

    plus: written N+ or N-plus. scale: what its last scale word multiplies by, 1 where none. signed: it bears a currency
    sign. tie: the words that make a range of it ("between", "to"), else "".
    """

    start: int
    end: int
    value: Number | None
    form: NumberForm
    rule: str
    high: Number | None = None
    scale: int = 1
    plus: bool = False
    signed: bool = False
    tie: str = ""


def expressions(text: str, found: tuple[Atom, ...]) -> tuple[Expression, ...]:
    """The number expressions of the plain `text`, made of the atoms `found`; atoms that state no number are left out."""
    amounts: list[Expression] = []
    at = 0
    while at < len(found):
        amount, at = _amount(text, found, at)
        if amount is None:
            continue
        amounts.append(amount)
        while at < len(found) and found[at].start < amount.end:  # ".18 of 1%" holds a second run of digits
            at += 1
    return _tied(text, amounts)


def _amount(text: str, found: tuple[Atom, ...], at: int) -> tuple[Expression | None, int]:
    """The amount that begins with atom `at`, and the index of the first atom after it."""
    atom = found[at]
    if atom.kind == "vague":
        return _vague(text, found, at)
    if atom.kind in ("frequency", "multiple"):
        form: NumberForm = "frequency" if atom.kind == "frequency" else "multiple"
        return Expression(atom.start, atom.end, atom.value, form, f"number.{form}"), at + 1
    if atom.kind == "portion":
        return _portion(text, found, at)
    if atom.kind in ("ordinal", "glued"):
        return None, at + 1
    cardinal, after = _cardinal(text, found, at)
    if cardinal is None:
        return None, after
    if after < len(found) and found[after].kind == "portion":
        joined = _joined_portion(text, cardinal, found[after])
        if joined is not None:
            return _finished(text, joined), after + 1
    return _finished(text, cardinal), after


def _cardinal(text: str, found: tuple[Atom, ...], at: int) -> tuple[Expression | None, int]:
    """Digits, number words and scale words that make one cardinal number."""
    first = found[at]
    if first.kind == "digits":
        return _scaled_digits(text, found, at)
    if first.kind in ("scale", "group"):
        if first.kind == "group" and first.value == 2:
            return _pair(text, first), at + 1
        if _few_before(text, first.start):
            return Expression(first.start, first.end, None, "vague", "number.several"), at + 1
    total, current, end, after = 0, 0, first.end, at
    last: Atom | None = None
    while after < len(found) and _continues(text, last, found[after], current):
        atom = found[after]
        size = int(atom.value or 0)
        if atom.kind in ("scale", "group"):
            if size == 100 or atom.kind == "group":
                current = max(current, 1) * size
            else:
                total, current = total + max(current, 1) * size, 0
        else:
            current += size
        last, end, after = atom, atom.end, after + 1
    scale = int(last.value or 1) if last is not None and last.kind == "scale" else 1
    return Expression(first.start, end, total + current, "words", "number.words", scale=scale), after


def _continues(text: str, last: Atom | None, atom: Atom, current: int) -> bool:
    """Whether `atom` is the next word of the cardinal that `last` ends ("twenty" and "one", "hundred" and "five")."""
    if last is None:
        return True
    gap = text[last.end : atom.start]
    if atom.kind == "scale":
        bigger = last.kind != "scale" or (atom.value or 0) > (last.value or 0)
        return gap in (" ", "-") and bigger and last.kind != "group"
    if atom.kind == "group":
        return gap in (" ", "-") and atom.value == 12 and last.kind == "unit"
    if atom.kind not in ("unit", "ten"):
        return False
    if last.kind == "ten":
        return gap in (" ", "-") and atom.kind == "unit" and 0 < (atom.value or 0) < 10
    if last.kind == "scale":
        room = atom.kind == "ten" or (atom.value or 0) > 0
        return gap in (" ", "-", " and ", "-and-") and room and (last.value != 100 or current % 100 == 0)
    return False


def _scaled_digits(text: str, found: tuple[Atom, ...], at: int) -> tuple[Expression, int]:
    """Digits with their suffix or the scale words after them: $1.3 million, 5 hundred, 3+ million, 1 1/2."""
    first = found[at]
    value, end, after, scale = first.value or 0, first.end, at + 1, first.scale
    form: NumberForm = "money" if first.sign else "digits"
    plus = text[end : end + 1] == "+" and text[end + 1 : end + 2] not in tuple("0123456789")
    reach = end + 1 if plus else end
    while after < len(found) and found[after].kind == "scale" and text[reach : found[after].start] in (" ", "-"):
        scale *= int(found[after].value or 1)
        end = reach = found[after].end
        after += 1
    if after < len(found) and found[after].kind == "group" and text[reach : found[after].start] == " ":
        if found[after].value == 12:
            scale, end = 12, found[after].end
            after += 1
    if scale == 1 and after < len(found) and _is_slash(text, first, found, after):
        bottom = found[after].value or 1
        return Expression(
            first.start, found[after].end, round(value / bottom, 4), "fraction", "number.slash"
        ), after + 1
    return Expression(
        first.start, end, _scaled(value, scale), form, f"number.{form}", scale=scale, plus=plus, signed=first.sign
    ), after


def _is_slash(text: str, first: Atom, found: tuple[Atom, ...], after: int) -> bool:
    bottom = found[after]
    return (
        text[first.end : bottom.start] == "/"
        and bottom.kind == "digits"
        and isinstance(first.value, int)
        and bottom.value in (2, 3, 4, 5, 8, 16)
        and first.value < bottom.value
    )


def _scaled(value: Number, scale: int) -> Number:
    """`value` times `scale`, whole where it is whole in decimal notation: 1.3 million is 1300000."""
    if scale == 1:
        return value
    product = round(value * scale, 6)
    return int(product) if product == int(product) else product


def _pair(text: str, atom: Atom) -> Expression | None:
    """`a pair of` counts two; `the pair` tells who."""
    if text.startswith(" of ", atom.end):
        return Expression(atom.start, atom.end, 2, "words", "number.words")
    return None


def _few_before(text: str, start: int) -> bool:
    lead = text[max(0, start - 9) : start].lower()
    return lead.endswith(("several ", "a few ", "many ", "couple "))


def _vague(text: str, found: tuple[Atom, ...], at: int) -> tuple[Expression | None, int]:
    """Dozens; tens of thousands; hundreds or thousands; hundreds of millions."""
    end, after = found[at].end, at + 1
    while (
        after < len(found)
        and found[after].kind == "vague"
        and text[end : found[after].start] in (" of ", " or ", " and ")
    ):
        end, after = found[after].end, after + 1
    if text[found[at].start : end].lower() in ("tens", "scores") and not text.startswith(" of ", end):
        return None, after
    return Expression(found[at].start, end, None, "vague", "number.vague"), after


def _portion(text: str, found: tuple[Atom, ...], at: int) -> tuple[Expression | None, int]:
    """Half; half a million; a third of; a quarter mile."""
    atom = found[at]
    is_half = atom.value == 2
    lead = text[max(0, atom.start - 12) : atom.start].lower()
    if not is_half and not lead.endswith(("a ", "-a-")):
        return None, at + 1
    if is_half and lead.endswith((" and a ", " and one-")):
        return Expression(atom.start, atom.end, 1.5, "digits", "number.one-and-a-half"), at + 1
    after = at + 1
    if is_half and after < len(found) and found[after].kind in ("scale", "group"):
        if text[atom.end : found[after].start].lower() in (" a ", "-a-", "-", " "):
            size = found[after].value or 0
            return Expression(
                atom.start, found[after].end, _scaled(0.5, int(size)), "words", "number.half-of-scale"
            ), after + 1
    if _measure().match(text[atom.end : atom.end + _AHEAD]):
        return Expression(atom.start, atom.end, 1 / (atom.value or 1), "fraction", "number.part-of-measure"), after
    if is_half or text.startswith((" of ", "-of-"), atom.end):
        return Expression(atom.start, atom.end, _percent(1, atom.value or 1), "fraction", "number.fraction"), after
    return None, after


def _joined_portion(text: str, cardinal: Expression, portion: Atom) -> Expression | None:
    """Two-thirds; three quarters; two and a half."""
    gap = text[cardinal.end : portion.start].lower()
    if gap in (" and a ", "-and-a-", " and one-", " and one "):
        value = (cardinal.value or 0) + 1 / (portion.value or 1)
        return replace(cardinal, end=portion.end, value=value, rule="number.and-a-half")
    plural = text[portion.start : portion.end].lower().endswith(("s", "ves"))
    if gap in (" ", "-") and plural == (cardinal.value != 1) and isinstance(cardinal.value, int):
        if 0 < cardinal.value < (portion.value or 0):
            share = _percent(cardinal.value, portion.value or 1)
            if _measure().match(text[portion.end : portion.end + _AHEAD]):
                share = cardinal.value / (portion.value or 1)
            return replace(cardinal, end=portion.end, value=share, form="fraction", rule="number.fraction")
    return None


def _percent(part: Number, whole: Number) -> Number:
    share = round(100 * part / whole, 2)
    return int(share) if share == int(share) else share


@cache
def _measure() -> Pattern:
    words = "|".join(escape(word) for word in number_words().measures)
    return pattern(rf"(?:[ -](?:an? )?)(?:{words})s?\b", ignore_case=True)


@cache
def _percent_sign() -> Pattern:
    words = "|".join(
        escape(word) for word in sorted(number_words().percent_words, key=len, reverse=True) if word != "%"
    )
    return pattern(rf"\+? ?%|\+?[ -](?:{words})\b|[ ]of[ ](?:1|one)(?: ?%| percent\b)", ignore_case=True)


@cache
def _currency_word() -> Pattern:
    words = "|".join(escape(word) for word in number_words().currency_words)
    return pattern(rf" (?:U\.?S\.? |in )?(?:{words})\b", ignore_case=True)


def _finished(text: str, amount: Expression) -> Expression:
    """`amount` with the percent sign that belongs to its span, or the knowledge that it is money; N+ and N-plus."""
    ahead = text[amount.end : amount.end + _AHEAD]
    percent = _percent_sign().match(ahead) if not amount.signed else None
    if percent is not None:
        end = amount.end + percent.end()
        return replace(
            amount, end=end, form="percent", rule="number.percent", plus=amount.plus or "+" in ahead[: percent.end()]
        )
    if ahead.lower().startswith("-plus") or (ahead.startswith("+") and not ahead[1:2].isdigit()):
        amount = replace(amount, plus=True)
    if not amount.signed and _currency_word().match(ahead):
        return replace(amount, form="money", rule="number.money")
    if ahead.lower().startswith("-fold"):
        return replace(amount, end=amount.end + 5, form="multiple", rule="number.multiple")
    return amount


_TIES = (" to ", " or ", "-", " - ", "-to-", " through ", "-or-")
_RATIO = (" in ", " out of ", " out of every ", " in every ", " of every ")


def _tied(text: str, amounts: list[Expression]) -> tuple[Expression, ...]:
    """`amounts` with neighbours joined where the words between them make a range or a ratio."""
    found: list[Expression] = []
    at = 0
    while at < len(amounts):
        amount = amounts[at]
        joined = None
        if at + 1 < len(amounts) and amounts[at + 1].start - amount.end <= 14:
            following = amounts[at + 1]
            gap = text[amount.end : following.start].lower()
            joined = _ratio(text, amount, following, gap) or _range(text, amount, following, gap)
        found.append(joined or amount)
        at += 2 if joined else 1
    return tuple(found)


def _ratio(text: str, part: Expression, whole: Expression, gap: str) -> Expression | None:
    """One in four; nine out of 10: a share, and not two counts."""
    if gap not in _RATIO or part.form != whole.form or part.form not in ("digits", "words"):
        return None
    top, bottom = part.value, whole.value
    if not isinstance(top, int) or not isinstance(bottom, int) or not 0 < top < bottom:
        return None
    usual = (top == 1 and bottom <= 1000) or bottom in (5, 10, 100) or bottom <= 10
    if not usual or _next_is_time(text, whole.end):
        return None
    return Expression(part.start, whole.end, _percent(top, bottom), "ratio", "number.ratio")


@cache
def _time_unit() -> Pattern:
    return pattern(
        r"[ -](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|different|counties|states|countries|cities|districts"
        r"|locations|jurisdictions|sites|places|areas|raids|operations|cases|counts|separate)\b",
        ignore_case=True,
    )


def _next_is_time(text: str, end: int) -> bool:
    return _time_unit().match(text[end : end + _AHEAD]) is not None


def _range(text: str, low: Expression, high: Expression, gap: str) -> Expression | None:
    """10 to 15; two or three; between $5 and $10 million."""
    if low.value is None or high.value is None or low.form in ("ratio", "frequency", "multiple") or low.plus:
        return None
    if high.form in ("ratio", "frequency", "multiple", "vague"):
        return None
    lead = text[max(0, low.start - 60) : low.start].lower()
    between = gap == " and " and _between().search(lead) is not None
    if not between and gap not in _TIES:
        return None
    if gap in (" to ", "-to-") and _from_to().search(lead):
        return None
    low_value = low.value
    if low.scale == 1 and high.scale > 1 and high.value / high.scale > low.value and low.form == _bare(low, high):
        low_value = _scaled(low.value, high.scale)
    same = low.form == high.form or low.form == _bare(low, high) or (not low.signed and high.form == "money")
    if not same or low_value >= high.value or (low.form == "fraction") != (high.form == "fraction"):
        return None
    if gap in (" or ", "-or-") and high.value > 3 * low_value + 2:
        return None
    tie = "between" if between else gap.strip()
    return replace(
        low, end=high.end, value=low_value, high=high.value, form=high.form, rule="number.range", tie=tie,
        scale=high.scale, plus=high.plus, signed=low.signed or high.signed,
    )  # fmt: skip  # one field after another


def _bare(low: Expression, high: Expression) -> NumberForm:
    """The form that the lower end has where the sign, scale or percent word is said once, at the upper end."""
    return (
        low.form
        if low.form in ("digits", "words") and high.form in ("percent", "money", "digits", "words")
        else high.form
    )


@cache
def _between() -> Pattern:
    return pattern(
        r"\b(?:between|anywhere from|from)(?: (?:about|approximately|roughly|around|an estimated|nearly|a))* $"
    )


@cache
def _from_to() -> Pattern:
    """A change from one figure to another, and not a range."""
    return pattern(
        r"\b(?:increas|ris|rose|grew|grow|jump|doubl|tripl|quadrupl|fell|fall|drop|declin|decreas|climb|soar|surg|went"
        r"|expand|cut|reduc|down|up|chang)\w*\b[^.;]*\bfrom (?:just |about |nearly |more than |some |over )?(?:an? )?$"
    )
