import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from counterfoil.model import Claim, Inference, Interval, Quantity, Relation, RelationKind, Span, Unit
from counterfoil.publish.drawings import Drawn, draw
from counterfoil.publish.svg import WIDTH, Scale, element, spread
from tests.publish.sample import CLAIMS, RELATIONS, TEXT

KNOWN = {claim.id: claim for claim in CLAIMS}


def _svg(drawn: Drawn | None) -> etree._Element:
    assert drawn is not None
    root: etree._Element = etree.fromstring(drawn.svg)
    return root


def _classes(root: etree._Element) -> list[str]:
    return [str(node.get("class")) for node in root.iter() if node.get("class")]


def _words(root: etree._Element) -> str:
    return " ".join(str(node.text) for node in root.iter("text"))


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.kind)
def test_every_kind_of_relation_is_drawn_and_said(relation: Relation) -> None:
    drawn = draw(relation, KNOWN, TEXT)
    root = _svg(drawn)
    assert drawn is not None
    assert root.get("role") == "img"
    assert root.get("aria-label") == drawn.caption
    assert drawn.caption.endswith(".")
    assert any(char.isdigit() for char in drawn.caption)


def test_a_length_is_ticked_day_by_day_and_the_missing_day_is_hollow() -> None:
    root = _svg(draw(RELATIONS[1], KNOWN, TEXT))
    classes = _classes(root)
    assert classes.count("day") == 8
    assert classes.count("day missing") == 1
    assert "4 March to 11 March: 8 days" in _words(root)


def test_the_unexplained_rest_is_hatched_and_named() -> None:
    root = _svg(draw(RELATIONS[3], KNOWN, TEXT))
    assert _classes(root).count("rest") == 1
    assert "35 not listed" in _words(root)
    widths = [float(str(node.get("width"))) for node in root.iter("rect") if str(node.get("class")).startswith("part")]
    assert widths[0] / widths[1] == pytest.approx(120 / 96, rel=0.02)


def test_parts_that_pass_the_whole_run_over_its_end() -> None:
    over = Relation("sum", ("c3", "c9", "c11"), "inconsistent", "", "", "sum.list")
    root = _svg(draw(over, KNOWN, TEXT))
    assert _classes(root).count("excess") == 1
    assert "371 over" in _words(root)


def test_where_a_hedged_figure_begins_and_where_the_other_falls() -> None:
    drawn = draw(RELATIONS[0], KNOWN, TEXT)
    assert drawn is not None
    assert drawn.caption == "312 falls within “more than 300”."
    classes = _classes(_svg(drawn))
    assert classes.count("row0 ring") == 1, "an end that is left out is a ring"
    assert classes.count("row0 tip") == 1, "an end without bound is an arrow"
    assert classes.count("row1 dot") == 1, "one number is a dot"


def test_an_average_is_measured_on_a_ruler() -> None:
    root = _svg(draw(RELATIONS[5], KNOWN, TEXT))
    assert "290,000 ÷ 73,000 = 3.97" in _words(root)
    assert "row0 stop" in _classes(root)


def test_a_share_says_what_it_means_in_people() -> None:
    drawn = draw(RELATIONS[4], KNOWN, TEXT)
    assert drawn is not None
    assert "222 to 246" in drawn.caption


@pytest.mark.parametrize("kind", ["same", "part", "rest", "sum", "share", "average", "duration", "change"])
def test_what_cannot_be_drawn_is_not(kind: RelationKind) -> None:
    assert draw(Relation(kind, ("c1", "c99"), "note", "", "", "r"), KNOWN, TEXT) is None
    assert draw(Relation(kind, (), "note", "", "", "r"), KNOWN, TEXT) is None
    lone = Relation(kind, ("c3",), "note", "", "", "r")
    assert draw(lone, KNOWN, TEXT) is None


NUMBERS = st.one_of(st.integers(0, 10**9), st.floats(0, 1e6, allow_nan=False))


@st.composite
def intervals(draw_: st.DrawFn) -> Interval:
    low, high = sorted((draw_(NUMBERS), draw_(NUMBERS)))
    return Interval(
        draw_(st.sampled_from([low, None])),
        draw_(st.sampled_from([high, None])),
        draw_(st.booleans()),
        draw_(st.booleans()),
    )


def _claim(place: int, given: Interval, unit: Unit) -> Claim:
    value = given.low if given.low is not None else given.high
    quantity = Quantity(value, None, "exact", unit, given, given, "hedge.exact")
    return Claim(f"c{place}", Span(0, 3), quantity, Span(0, 3), (Inference("unit", "r"),), noun="person")


def test_two_sides_that_are_one_mark_are_not_drawn() -> None:
    sides = Interval.point(216), Interval.point(216)
    assert draw(Relation("same", ("c3", "c6"), "consistent", "", "", "r", (), *sides), KNOWN, TEXT) is None


@given(
    st.sampled_from(["same", "part", "rest", "sum", "share", "average", "duration", "change"]),
    st.lists(intervals(), min_size=1, max_size=5),
    intervals(),
    intervals(),
    st.sampled_from(["person", "percent"]),
)
def test_every_mark_stands_inside_the_drawing(
    kind: RelationKind, given_: list[Interval], stated: Interval, computed: Interval, unit: Unit
) -> None:
    claims = {f"c{place}": _claim(place, each, unit if place == 0 else "person") for place, each in enumerate(given_)}
    relation = Relation(kind, tuple(claims), "note", "", "", "r", (), stated, computed)
    drawn = draw(relation, claims, "216 people")
    if drawn is None:
        return
    for node in _svg(drawn).iter():
        for key in ("x", "x1", "x2", "cx"):
            if node.get(key) is not None:
                place = float(str(node.get(key)))
                assert math.isfinite(place)
                assert -1 <= place <= WIDTH + 1


@given(st.floats(-1e9, 1e9), st.floats(1e-3, 1e9))
def test_ticks_are_few_and_inside(low: float, length: float) -> None:
    assume(low + length > low)
    assume(length > abs(low) * 1e-6)
    scale = Scale(low, low + length)
    ticks = scale.ticks()
    assert 1 <= len(ticks) <= 6
    assert all(low - length * 1e-6 <= tick <= low + length * (1 + 1e-6) for tick in ticks)


def test_a_scale_of_one_number_has_room_around_it() -> None:
    scale = spread([Interval.point(216)])
    assert scale.low < 216 < scale.high


def test_attributes_and_text_are_escaped() -> None:
    assert element("text", '<b>"', class_='"><script>') == '<text class="&#34;&gt;&lt;script&gt;">&lt;b&gt;&#34;</text>'
