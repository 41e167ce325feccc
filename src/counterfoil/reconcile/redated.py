"""What happens once, told with two dates that differ in the year alone: one visa that expired in 2016 and in 2018."""

from __future__ import annotations

from itertools import combinations

from counterfoil.model import DateMention, Interval, Relation, Step
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.reference.printing import number

_ONCE = (
    ("expired", pattern(r"\bvisas?\b[^.;]{0,30}\bexpired(?: on)?,? $")),
    ("died", pattern(r"\b(?:died|passed away|pronounced (?:dead|deceased))\b[^.;]{0,40}? ?(?:on )?$")),
    (
        "became a citizen",
        pattern(r"\b(?:naturalized|became a (?:naturalized )?(?:u\.s\. )?citizen)\b[^.;,]{0,30} on $"),
    ),
    ("pleaded guilty", pattern(r"\b(?:pleaded|pled) guilty(?: on)?,? $")),
    ("was extradited", pattern(r"\bwas extradited\b[^.;,]{0,30}? ?(?:on )?$")),
)
_SCREEN = ("expired", "died", "passed away", "pronounced", "citizen", "guilty", "extradited")
_MORE = pattern(
    r"\b(?:another|second|new|renew\w+|extend\w+|extension|again|third|first|both|respectively|other|co-?defendants?"
    r"|brothers?|sisters?|wife|husband|sons?|daughters?|child|children|victims?|twins?|accomplices?|anniversary"
    r"|originally|until)\b"
)
"""Words of a second such deed, or of somebody else to whom it may belong."""


def redated(setting: Setting) -> tuple[Relation, ...]:
    """Every deed done once that is told with the same day and month of two years, of one man."""
    if not any(word in setting.lower for word in _SCREEN):
        return ()
    days = [m for m in setting.extraction.dates if m.form == "day" and m.first is not None and m.first.year]
    found: list[Relation] = []
    for one, two in combinations(days, 2):
        a, b = one.first, two.first
        if a is None or b is None or (a.month, a.day) != (b.month, b.day) or a.year == b.year:
            continue
        deed = next((name for name, words in _ONCE if _led(setting, one, words) and _led(setting, two, words)), None)
        if deed is not None and not _of_two(setting, one, two):
            found.append(_made(setting, one, two, deed))
    return tuple(found[:1])


def _led(setting: Setting, mention: DateMention, words: Pattern) -> bool:
    led = setting.lower[max(0, mention.span.start - 70) : mention.span.start].rpartition("\n")[2]
    return words.search(led) is not None


def _of_two(setting: Setting, one: DateMention, two: DateMention) -> bool:
    """True where the words beside the dates tell of another deed, or somebody else is named between them."""
    around = [s for s in setting.extraction.sentences if s.contains(one.span) or s.contains(two.span)]
    if len(around) < 2 or any(_MORE.search(setting.lower[s.start : s.end]) for s in around):
        return True
    people = [n for n in setting.extraction.names if n.kind == "person"]
    said = [
        set(setting.words(n.span).lower().split()) for n in people if around[0].start <= n.span.start < around[1].end
    ]
    return any(not a & b for a, b in combinations(said, 2))


def _made(setting: Setting, one: DateMention, two: DateMention, deed: str) -> Relation:
    years = [p.year or 0 for p in (one.first, two.first) if p is not None]
    apart = abs(years[0] - years[1])
    first, second = setting.words(one.span), setting.words(two.span)
    words = f"{first} and {second} are {number(apart)} year{'' if apart == 1 else 's'} apart"
    return Relation(
        kind="duration",
        claims=(),
        verdict="inconsistent",
        stated=f"that the same one {deed} on {first} and on {second}",
        computed=words,
        rule="duration.once",
        steps=(Step(words, Interval.point(apart)),),
        basis=(one.span, two.span),
    )
