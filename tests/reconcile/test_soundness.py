"""What must hold whatever the numbers: interval arithmetic loses nothing, and a sound statement is never accused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterfoil.model import DateMention, DatePart, Interval, Span
from counterfoil.reconcile.durations import day_counts
from counterfoil.reconcile.likeness import allowed, likely, looks_slipped
from counterfoil.reference.arithmetic import arithmetic
from counterfoil.reference.printing import number
from tests.reconcile.statement import statement, ties

NATIONS = ("peruvian", "polish", "ghanaian", "latvian", "tongan")
ends = st.integers(0, 10_000)
spread = st.integers(0, 500)
counts = st.integers(13, 5_000)


@st.composite
def held(draw: st.DrawFn) -> tuple[Interval, int]:
    """An interval and a number that lies in it."""
    low, width = draw(ends), draw(spread)
    return Interval(low, low + width), draw(st.integers(low, low + width))


@given(held(), held())
def test_arithmetic_of_members_stays_inside(one: tuple[Interval, int], two: tuple[Interval, int]) -> None:
    (a, x), (b, y) = one, two
    assert a.plus(b).holds(x + y)
    assert a.minus(b).holds(x - y)
    assert a.times(3).holds(3 * x)
    if y:
        assert a.over(b).holds(x / y) or abs((a.over(b).low or 0) - x / y) < 1e-9


@given(st.sampled_from(["exact", "over", "at_least", "about", "nearly", "under", "at_most"]), counts)
def test_what_a_hedge_allows_contains_what_it_means(hedge: str, value: int) -> None:
    (claim,) = statement(f"Officers arrested {{{number(value)}|P|hedge={hedge}}}.\n").claims
    assert claim.quantity.plausible.within(allowed(claim))
    assert allowed(claim).holds(value)
    assert likely(claim).within(allowed(claim))


def _listed(total: int, numbers: list[int]) -> str:
    items = [
        f"{{{number(n)}|person|national|arrest|of=c1|f=nationality:{nation}}} {nation} nationals"
        for n, nation in zip(numbers, NATIONS, strict=False)
    ]
    return f"Of the {{{number(total)}|P}} arrested, {', '.join(items[:-1])} and {items[-1]} were held.\n"


@settings(deadline=None)
@given(st.lists(st.integers(1, 900), min_size=2, max_size=5), st.integers(1, 50))
def test_parts_that_add_up_are_never_accused_and_parts_that_run_over_always_are(numbers: list[int], more: int) -> None:
    total = sum(numbers)
    assert {r.verdict for r in ties(_listed(total, numbers))} == {"consistent"}
    over = [*numbers[:-1], numbers[-1] + more + total // 5]
    if any(sum(over[start:]) == total for start in range(1, len(over) - 1)):
        return  # the last ones alone are the total: the first may be a part of a list of its own
    assert "inconsistent" in {r.verdict for r in ties(_listed(total, over))}


@settings(deadline=None)
@given(counts, st.sampled_from(["exact", "over", "at_least", "about", "nearly"]))
def test_a_title_that_hedges_its_own_body_is_never_accused(value: int, hedge: str) -> None:
    said = {"over": value - 1, "nearly": value + 1}.get(hedge, value)
    marked = "Officers arrest {%s|P|hedge=%s} in Lakeport\n\nOfficers arrested {%s|P} in Lakeport.\n"
    assert "inconsistent" not in {r.verdict for r in ties(marked % (number(said), hedge, number(value)))}


@settings(deadline=None)
@given(st.integers(2, 400), st.integers(1, 400))
def test_a_rounded_percentage_is_never_accused_and_one_far_off_always_is(whole: int, part: int) -> None:
    part = min(part, whole)
    marked = "Of the {%d|P} arrested, {%d|P|of=c1}, or {%d percent|%%|of=c1}, were convicted.\n"
    share = 100 * part / whole
    for rounded in {round(share), int(share)}:
        assert "inconsistent" not in {r.verdict for r in ties(marked % (whole, part, rounded))}
    off = round(share) + 10 if share < 60 else round(share) - 10
    found = {r.verdict for r in ties(marked % (whole, part, off)) if r.kind == "share"}
    assert found == {"inconsistent"}


@settings(deadline=None)
@given(st.dates(date(2019, 1, 1), date(2027, 1, 1)), st.integers(2, 60), st.sampled_from([-2, -1, 1, 2]))
def test_a_length_is_the_days_with_both_ends(first: date, days: int, off: int) -> None:
    last = first + timedelta(days=days - 1)
    when = f"{first:%B} {first.day} to {last:%B} {last.day}|{first.month}/{first.day}|{last.month}/{last.day}"
    marked = "The {%d|duration|day|extent}-day operation ran from [%s].\n"
    assert [r.verdict for r in ties(marked % (days, when))] == ["consistent"]
    if first.month <= 2 <= last.month and days + off > 1:
        return  # a 29 February may lie between, and the text names no year
    if days + off > 1 and not (first.year != last.year and last.month >= 3):
        assert [r.verdict for r in ties(marked % (days + off, when))] == ["inconsistent"]


def test_a_day_count_needs_no_year_but_uses_it() -> None:
    def mention(year: int | None) -> DateMention:
        return DateMention(Span(0, 1), "days", "test", DatePart(year, 2, 27), DatePart(year, 3, 2))

    assert day_counts(mention(None)) == (4, 5)
    assert day_counts(mention(2023)) == (4,)
    assert day_counts(mention(2024)) == (5,)


@pytest.mark.parametrize(("one", "two"), [("73,822", "73,882"), ("543", "534"), ("1,361", "1,631"), ("361", "861")])
def test_slips_of_the_keys(one: str, two: str) -> None:
    assert looks_slipped(one, two)


@pytest.mark.parametrize(("one", "two"), [("543", "5430"), ("54", "45"), ("1,361", "1,983"), ("216", "216")])
def test_other_differences_are_no_slips(one: str, two: str) -> None:
    assert not looks_slipped(one, two)


def _meet(first: str, second: str) -> bool:
    spans = []
    for words in (first, second):
        count, unit = words.split()
        (claim,) = statement(f"It took {{{count}|{_unit(unit)}|{unit}|extent}}.\n").claims
        spans.append(allowed(claim, rounded=True))
    return spans[0].meets(spans[1])


def _unit(noun: str) -> str:
    found = arithmetic().conversion(noun)
    assert found is not None, noun
    return "duration" if found.dimension == "time" else "mass"


def test_the_examples_of_the_table_hold() -> None:
    table = arithmetic()
    assert all(_meet(e.first, e.second) for e in table.examples)
    assert not any(_meet(e.first, e.second) for e in table.counter_examples)
