"""Two amounts that are one figure: ranges and ratios."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from counterfoil.extract.numbers.expression import Expression, percent, scaled
from counterfoil.model import Number, NumberForm
from counterfoil.reference.patterns import Pattern, pattern

_NEAR = 14
_LEAD = 60
_TIES = (" to ", " or ", "-", " - ", "-to-", " through ", "-or-")
_RATIOS = (" in ", " out of ", " out of every ", " in every ", " of every ")
_FEW, _HUNDRED, _LARGEST_OF_ONE = 10, 100, 1000
_ALONE: tuple[NumberForm, ...] = ("ratio", "frequency", "multiple", "vague")


def tied(text: str, amounts: list[Expression]) -> tuple[Expression, ...]:
    """`amounts` with neighbours joined where the words between them make a range or a ratio."""
    found: list[Expression] = []
    at = 0
    while at < len(amounts):
        one = amounts[at]
        both = None
        if at + 1 < len(amounts) and amounts[at + 1].start - one.end <= _NEAR:
            two = amounts[at + 1]
            gap = text[one.end : two.start].lower()
            both = _ratio(text, one, two, gap) or _range(text, one, two, gap)
        found.append(both or one)
        at += 2 if both else 1
    return tuple(found)


def _ratio(text: str, part: Expression, whole: Expression, gap: str) -> Expression | None:
    """One in four; nine out of 10: a share, and not two counts."""
    is_plain = whole.form == "money" and not whole.signed  # "one in five dollars"
    if gap not in _RATIOS or not {part.form, "digits" if is_plain else whole.form} <= {"digits", "words"}:
        return None
    top, bottom = part.value, whole.value
    if part.form != whole.form and gap == " in " and top != 1 and not _opens(text, part.start, bottom):
        return None
    if not isinstance(top, int) or not isinstance(bottom, int) or not 0 < top < bottom:
        return None
    is_usual = bottom <= _FEW or bottom == _HUNDRED or (top == 1 and bottom <= _LARGEST_OF_ONE)
    if not is_usual or _where_or_when().match(text[whole.end : whole.end + _LEAD]):
        return None
    return Expression(part.start, whole.end, percent(top, bottom), "ratio", "number.ratio")


def _opens(text: str, start: int, bottom: Number | None) -> bool:
    """Whether "seven in 10", its numbers written in two ways by the rule of style, opens a clause as shares do."""
    return bottom in (_FEW, _HUNDRED) and _clause().search(text[max(0, start - _LEAD) : start]) is not None


@cache
def _clause() -> Pattern:
    return pattern(r"(?i)(?:^|[,.;:\n(\"] ?|\b(?:that|and|than|about|nearly|almost|roughly|some|for|least) )$")


@cache
def _where_or_when() -> Pattern:
    """What follows the second number where "six in 10" tells of places or times, and is no share."""
    return pattern(
        r"[ -](?:different|separate|seconds?|minutes?|hours?|days?|weeks?|months?|years?|counties|states|countries"
        r"|cities|districts|locations|jurisdictions|sites|places|areas|raids|operations|cases|counts|vehicles|homes"
        r"|incidents|instances)\b",
        ignore_case=True,
    )


def _range(text: str, low: Expression, high: Expression, gap: str) -> Expression | None:
    """10 to 15; two or three; between $5 and $10 million."""
    if low.value is None or high.value is None or low.form in _ALONE or high.form in _ALONE:
        return None
    if not _ties(text, low, gap) or not _alike(low, high):
        return None
    value = low.value
    if low.scale == 1 and high.scale > 1 and value < high.value / high.scale:
        value = scaled(value, high.scale)
    is_guess = gap in (" or ", "-or-")  # "two or three" is; "10 or 500" names two cases
    if value >= high.value or (is_guess and high.value > 3 * value):
        return None
    return replace(
        low, end=high.end, value=value, high=high.value, rule="number.range", scale=high.scale,
        form=low.form if low.form == "money" else high.form, signed=low.signed or high.signed,
    )  # fmt: skip  # the fields that a range takes from its upper end


def _ties(text: str, low: Expression, gap: str) -> bool:
    lead = text[max(0, low.start - _LEAD) : low.start].lower()
    if gap == " and ":
        return _between().search(lead) is not None
    return not low.plus and gap in _TIES and not (gap in (" to ", "-to-") and _change_from().search(lead))


def _alike(low: Expression, high: Expression) -> bool:
    """Ends of one kind; the sign, the scale or the percent word may be said once, at either end."""
    if "fraction" in (low.form, high.form):
        return low.form == high.form
    if low.form == high.form:
        return True
    is_bare = low.form in ("digits", "words")
    return is_bare or (low.form == "money" and high.form in ("digits", "words"))


@cache
def _between() -> Pattern:
    return pattern(
        r"\b(?:between|anywhere from|from)(?: (?:about|approximately|roughly|around|an estimated|nearly|an?))* $"
    )


@cache
def _change_from() -> Pattern:
    """What stands before "from 10,000 to 22,000" where it is a change from one figure to another, and no range."""
    return pattern(
        r"\b(?:increas|ris|rose|grew|grow|jump|doubl|tripl|quadrupl|fell|fall|drop|declin|decreas|climb|soar|surg|went"
        r"|expand|cut|reduc|down|up|chang)\w*\b[^.;]*\bfrom (?:just |about |nearly |more than |some |over )?(?:an? )?$"
    )
