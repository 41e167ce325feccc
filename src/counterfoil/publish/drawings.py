"""The arithmetic of a relation, drawn: each kind has its own drawing, and none is without its sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from counterfoil.model import Claim, Interval, Number, Relation
from counterfoil.publish.phrases import counted, hedged, interval, sentence
from counterfoil.publish.svg import LETTER, MARGIN, WIDTH, Scale, box, drawing, element, label, line, spread
from counterfoil.reference.printing import MONTHS, number

MOST_DAYS = 62  # ticks closer than five units run together
MOST_ROWS = 8


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing and the sentence that says the same."""

    svg: Markup
    caption: str


def draw(relation: Relation, claims: Mapping[str, Claim], text: str) -> Drawn | None:
    """The drawing for a relation; None where its claims give nothing that can be drawn."""
    found = [claims[id_] for id_ in relation.claims if id_ in claims]
    if not found or len(found) < len(relation.claims):
        return None
    maker = _MAKERS.get(relation.kind, _sides)
    return maker(relation, found, text) or _sides(relation, found, text)


def _same(relation: Relation, claims: list[Claim], text: str) -> Drawn | None:
    """An interval bar for each way the figure is stated: where "more than 680" begins, and where 699 falls."""
    del relation
    rows: dict[Interval, Claim] = {}
    for claim in claims:
        rows.setdefault(claim.quantity.interval, claim)
    if len(rows) < 2:
        return None
    labels = [(counted(claim, text), given) for given, claim in rows.items()]
    return _rows(labels[:MOST_ROWS], _agreement({given: hedged(claim, text) for given, claim in rows.items()}))


def _agreement(rows: Mapping[Interval, str]) -> str:
    """Where the narrowest way of stating the figure falls in each of the others."""
    inner = min(rows, key=lambda given: float("inf") if None in (given.low, given.high) else _width(given))
    said = []
    for given, words in rows.items():
        if given != inner:
            how = "falls within" if inner.within(given) else "can agree with" if inner.meets(given) else "falls outside"
            meaning = "" if interval(given) in words else f", which is {interval(given)}"
            said.append(f"{rows[inner]} {how} “{words}”{meaning}")
    return sentence("; ".join(said))


def _width(given: Interval) -> float:
    return float((given.high or 0) - (given.low or 0))


def _sides(relation: Relation, claims: list[Claim], text: str) -> Drawn | None:
    """What was stated above what was computed, as intervals on one scale."""
    del claims, text
    if relation.stated_interval is None or relation.computed_interval in (None, relation.stated_interval):
        return None  # two sides that are the same mark would show nothing
    rows = {"stated": relation.stated_interval, "computed": relation.computed_interval}
    listed = [(f"{side}: {interval(given)}", given) for side, given in rows.items()]
    return _rows(listed, sentence("; ".join(words for words, _ in listed)))


def _rows(rows: list[tuple[str, Interval]], said: str) -> Drawn | None:
    if all(given.low is None and given.high is None for _, given in rows):
        return None
    scale = spread([given for _, given in rows])
    parts: list[Markup] = []
    for place, (words, given) in enumerate(rows):
        y = 34 + place * 38
        mark = scale.x(given.low if given.low is not None else given.high or 0)
        parts += [
            label(max(mark - 6, 0), y - 13, _cut(words, WIDTH), anchor="start"),
            *scale.bar(given, y, f"row{place % 2}"),
        ]
    height = 34 + (len(rows) - 1) * 38 + 16
    return Drawn(drawing(height + 20, [*parts, *scale.axis(height)], said), said)


def _duration(relation: Relation, claims: list[Claim], text: str) -> Drawn | None:
    """A tick for each day, counted, under the length that the text states."""
    stated, given, computed = claims[0].quantity.value, relation.stated_interval, relation.computed_interval
    if given is not None and given.low is not None:
        stated = given.low
    if stated is None or computed is None or computed.low is None or computed.low != computed.high:
        return None
    days = int(computed.low)
    found = next((claim.period.period for claim in claims if claim.period and claim.period.period), None)
    if found is not None and found.days == days:
        dates = f"{_date(found.start)} to {_date(found.end)}"
    elif claims[0].noun == "day":
        dates = "the dates"  # March 11 to 22 is twelve days in any year: the year need not be known
    else:
        return None
    if not 1 <= max(days, int(stated)) <= MOST_DAYS or not days:
        return None
    return _days(dates, days, int(stated), counted(claims[0], text))


def _days(dates: str, found: int, stated: int, words: str) -> Drawn:
    days = max(found, stated)
    cell = min((WIDTH - 2 * MARGIN) / days, 34)
    left = (WIDTH - cell * days) / 2
    parts = [
        label(left + cell * stated / 2, 14, f"stated: {_cut(words, 34)}", "strong"),
        *_bracket(left, left + cell * stated, 22, 1),
    ]
    for place in range(days):
        x = left + place * cell
        inside = place < found
        parts.append(box(x + 1, 32, cell - 2, 24, "day" if inside else "day missing"))
        if cell >= 14:
            parts.append(label(x + cell / 2, 48, str(place + 1), "on" if inside else "soft"))
    parts += _bracket(left, left + cell * found, 66, -1)
    parts.append(label(left + cell * found / 2, 84, f"{dates}: {found} days", "strong"))
    said = sentence(f"{dates}, both ends counted: {found} days; the text says {words}")
    return Drawn(drawing(92, parts, said), said)


def _date(given: date) -> str:
    return f"{given.day} {MONTHS[given.month - 1]}"


def _bracket(x1: float, x2: float, y: float, way: int) -> list[Markup]:
    return [
        line(x1 + 1, y, x2 - 1, y, "axis"),
        line(x1 + 1, y, x1 + 1, y + 5 * way, "axis"),
        line(x2 - 1, y, x2 - 1, y + 5 * way, "axis"),
    ]


def _parts(relation: Relation, claims: list[Claim], text: str) -> Drawn | None:
    """A bar of parts, the unexplained rest hatched; parts that pass the whole run out beyond its end."""
    if relation.rule == "sum.hundred":
        return None  # percentages, of which no figure of the text is the sum
    whole, parts = claims[-1], claims[:-1]
    values = [claim.quantity.value for claim in parts]
    total = whole.quantity.value
    numbers = [value for value in values if value is not None]
    if not total or not numbers or len(numbers) < len(values) or len({claim.quantity.unit for claim in claims}) > 1:
        return None
    shown = [number(value) for value in numbers]
    added = sum(numbers)
    rest = total - added
    if relation.kind == "sum":
        words = f"{' + '.join(shown)} = {number(added)}"
        stated = f"the text states {counted(whole, text)}"
        gap = "nothing is left over" if not rest else f"{number(abs(rest))} {'more' if rest < 0 else 'unaccounted for'}"
        said = f"{words}; {stated}: {gap}."
    else:
        about = "" if all(claim.quantity.hedge == "exact" for claim in claims) else "about "
        said = f"{number(total)} − {' − '.join(shown)} = {number(rest)}: {about}the rest of {counted(whole, text)}."
    word = "not listed" if relation.kind == "sum" else "left"
    return Drawn(_part_bar(numbers, total, word, said), said)


def _part_bar(values: list[Number], total: Number, word: str, said: str) -> Markup:
    added = sum(values)
    scale = Scale(0, float(max(added, total)))
    parts: list[Markup] = []
    labels: list[Markup] = []  # over everything else
    at = 0.0
    for place, value in enumerate(values):
        x, end = scale.x(at), scale.x(at + value)
        parts.append(box(x, 30, max(end - x - 1, 1), 26, f"part{place % 2}"))
        if end - x > len(number(value)) * LETTER + 4:
            labels.append(label((x + end) / 2, 47, number(value), "on"))
        at += value
    edge = scale.x(total)
    if added < total:
        x = scale.x(added)
        parts.append(box(x, 30, edge - x, 26, "rest"))
        words = f"{number(total - added)} {word}"
        fits = edge - x > len(words) * LETTER + 10
        # Type on hatching is hard to read, so it stands on a plate, or above where there is no room.
        if fits:
            middle = (x + edge) / 2
            width = len(words) * LETTER + 8
            parts.append(box(middle - width / 2, 35, width, 16, "plate"))
            parts.append(label(middle, 47, words))
        else:
            parts.append(label((x + edge) / 2, 22, words))
    elif added > total:
        parts += [box(edge, 30, scale.x(added) - edge, 26, "excess"), line(edge, 24, edge, 62, "mark")]
        parts.append(label((edge + scale.x(added)) / 2, 22, f"{number(added - total)} over", "strong"))
    parts += [
        *_bracket(scale.left, edge, 68, -1),
        label((scale.left + edge) / 2, 84, f"whole: {number(total)}", "strong"),
    ]
    return drawing(92, [*parts, *labels], said)


def _share(relation: Relation, claims: list[Claim], text: str) -> Drawn | None:
    """The whole as 100 percent, the part filled where the text gives it, the stated share as a band over it."""
    share, whole = claims[0], claims[-1]
    total, band = whole.quantity.value, relation.stated_interval or share.quantity.interval
    if share.quantity.unit != "percent" or not total or band.low is None or (band.high or 100) > 100:
        return None
    part = claims[1].quantity.value if len(claims) == 3 else None
    scale = Scale(0, 100)
    low, high = scale.x(band.low), scale.x(100 if band.high is None else band.high)
    words = counted(share, text)
    marks = [box(scale.left, 36, scale.right - scale.left, 22, "rest")]
    if part is not None and 0 <= part <= total:
        end = scale.x(100 * part / total)
        marks.append(box(scale.left, 36, end - scale.left, 22, "part0"))
        said = f"{number(part)} of {number(total)} is {number(100 * part / total)} percent; the text says {words}."
        marks.append(label(end, 76, f"{number(part)} of {number(total)} = {number(100 * part / total)}%", "strong"))
    else:
        bounds = band.times(total / 100)
        said = f"Of {counted(whole, text)}, {words} means {_rounded(bounds)}."
        marks.append(label((low + high) / 2, 76, f"{_rounded(bounds)} of {number(total)}", "strong"))
    if high - low < 3:
        marks.append(line(low, 28, low, 64, "mark"))
    else:
        marks.append(box(low, 30, high - low, 34, "band"))
    marks.append(label((low + high) / 2, 20, f"stated: {_cut(words, 40)}", "strong"))
    return Drawn(drawing(84, marks, said), said)


def _rounded(given: Interval) -> str:
    """Shares of people come in whole people: the bounds go to the nearest whole number."""
    low = None if given.low is None else round(given.low)
    high = None if given.high is None else round(given.high)
    if low is not None and low == high:
        return f"about {number(low)}"
    return interval(Interval(low, high, given.low_open, given.high_open))


def _average(relation: Relation, claims: list[Claim], text: str) -> Drawn | None:
    """A ruler: the quotient with its interval under the interval that the stated average means."""
    stated, computed = relation.stated_interval, relation.computed_interval
    if len(claims) != 3 or stated is None or computed is None:
        return None
    total, count = claims[0].quantity.value, claims[1].quantity.value
    if total is None or not count:
        return None
    both = spread([stated, computed])
    scale = Scale(float(int(both.low)), both.high, both.left, both.right)
    words = text[claims[2].span.start : claims[2].span.end]
    quotient = f"{number(total)} ÷ {number(count)} = {number(total / count)}"
    parts = [
        label(scale.x(stated.low or 0), 16, f"stated: {_cut(words, 20)}, {interval(stated)}", anchor="start"),
        *scale.bar(stated, 30, "row0"),
        label(scale.x(computed.low or 0), 56, quotient, "strong", anchor="start"),
        *scale.bar(computed, 70, "row1"),
        element("circle", cx=scale.x(total / count), cy=70, r=3.5, class_="row1 dot"),
        *scale.axis(86),
    ]
    said = f"{quotient}, and {interval(computed)} as the figures are stated; “{words}” is {interval(stated)}."
    return Drawn(drawing(106, parts, said), said)


def _cut(words: str, most: int) -> str:
    most = min(most, int(WIDTH / LETTER))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


_MAKERS: dict[str, Callable[[Relation, list[Claim], str], Drawn | None]] = {
    "same": _same,
    "duration": _duration,
    "part": _parts,
    "rest": _parts,
    "sum": _parts,
    "share": _share,
    "average": _average,
    "change": _sides,
}
