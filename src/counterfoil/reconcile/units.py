"""One length, weight or stretch told in two units beside one another: "45 pounds (20.4 kilograms)"."""

from __future__ import annotations

from counterfoil.model import Claim
from counterfoil.reconcile.likeness import dimension
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

_DIMENSIONS = ("mass", "time", "length", "volume")
_BRACKET = pattern(rf"^[\s-]*[\pL]+\.?(?: (?:of )?[\pL]+){{0,2}}\s*\({HEDGED}$")
_OR = pattern(
    r"^[\s-]*[\pL]+\.?(?: (?:long|deep|wide|high|tall|away))?,?\s(?:or|that is|which is|equal to|the equivalent of)"
    rf"\s{HEDGED}$"
)
_ENDED = pattern(r"^[\s-]*[\pL]+\.?(?:[,.;:)”\"]|$|\s(?:of|in|from|with|long|deep|wide|high|tall|away|and|on|at)\b)")
_BESIDES = pattern(r"^[^.;]{0,40}\bor (?:more|less|fewer)\b")
_JOINED = pattern(r"^[\s-]*[\pL]+\.?,?(?: and)? $")
_AMERICAN = frozenset({"pound", "ounce", "mile", "foot", "yard", "inch", "gallon", "ton"})


def converted(setting: Setting, first: Claim, later: Claim) -> bool:
    """True for one measure in two units, the second in brackets or behind "or"."""
    if first.sentence != later.sentence or first.noun == later.noun or dimension(first) not in _DIMENSIONS:
        return False
    if dimension(later) != dimension(first):
        return False
    if any(_compound(setting, c, first) for c in setting.claims):
        return False
    between = setting.between(first, later)
    tail = setting.after(later, 20)
    if _BRACKET.match(between) is not None:
        return ")" in tail and tail.split(")")[0].count(" ") <= 1
    # "five kilograms, or 280 grams" may be of two drugs; no law and no clerk counts one in pounds and another in grams
    across = (first.noun in _AMERICAN) != (later.noun in _AMERICAN) and dimension(first) != "time"
    told = _OR.match(between) is not None and _ENDED.match(tail) is not None
    return across and told and _BESIDES.match(setting.after(later, 60)) is None


def _compound(setting: Setting, larger: Claim, first: Claim) -> bool:
    """True for "six feet, two inches (188 centimeters)": the inches alone are not told again."""
    beside = larger.sentence == first.sentence and larger.span.end < first.span.start
    return (
        beside and dimension(larger) == dimension(first) and _JOINED.match(setting.between(larger, first)) is not None
    )
