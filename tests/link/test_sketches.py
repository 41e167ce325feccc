"""Sketches tell how alike two texts are, and like texts meet in a band."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.link import Likeness, Sketch, alike, sketch
from counterfoil.link.sketches import FEWEST, HASHES, RUN
from counterfoil.reference.patterns import pattern


def _words(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - invented words, no secret
    return ["".join(chance.choice("abcdefghij") for _ in range(5)) for _ in range(count)]


def _share(one: list[str], other: list[str]) -> float:
    a, b = ({tuple(each[i : i + RUN]) for i in range(len(each) - RUN + 1)} for each in (one, other))
    return len(a & b) / len(a | b)


@pytest.mark.parametrize("changed", [0, 6, 15, 30, 90])
def test_the_share_in_common_is_estimated(changed: int) -> None:
    one = _words(1, 500)
    other = list(one)
    for place, word in zip(range(0, 500, 500 // changed) if changed else (), _words(2, 500), strict=False):
        other[place] = word
    found = sketch([" ".join(one)]).likeness(sketch([" ".join(other)]))
    assert abs(found - _share(one, other)) < 0.13


def _alike(*texts: list[str]) -> list[Likeness]:
    """The pairs of texts that are alike, each text named by its place."""
    sketches = [sketch([" ".join(each)]) for each in texts]
    runs = np.array([one.runs for one in sketches], np.int64)
    least = np.array([one.least or (0,) * HASHES for one in sketches], np.uint32).reshape(-1, HASHES)
    return list(alike([str(place) for place in range(len(texts))], runs, least))


def test_like_texts_are_found_and_others_are_not() -> None:
    one = _words(3, 400)
    other = [*one[:150], "northmark", *one[150:390]]
    found = _alike(_words(4, 400), one, other)
    assert [(each.earlier, each.later, each.rule) for each in found] == [("1", "2", "copy.alike")]
    assert found[0].share == sketch([" ".join(one)]).likeness(sketch([" ".join(other)]))
    assert _alike() == []


def test_an_excerpt_is_found() -> None:
    one = _words(3, 400)
    found = _alike(one, one[100:300])
    assert [(each.earlier, each.later, each.rule) for each in found] == [("0", "1", "copy.excerpt")]


def test_a_text_that_all_share_is_held_against_the_first_ones_alone() -> None:
    one = _words(3, 100)
    found = _alike(*[one] * 40)
    assert [(each.earlier, each.later) for each in found if each.later == "39"] == [
        ("0", "39"),
        ("1", "39"),
        ("2", "39"),
    ]
    assert len(found) < 3 * 40


def test_a_short_text_is_nobodys_copy() -> None:
    short = sketch([" ".join(_words(5, FEWEST + RUN - 2))])
    assert short == Sketch(FEWEST - 1, ())
    assert short.likeness(short) == 0.0
    assert _alike(_words(5, FEWEST + RUN - 2), _words(5, FEWEST + RUN - 2)) == []


def test_a_sketch_is_the_same_on_every_machine() -> None:
    assert sketch([" ".join(_words(6, 60))]).least[:3] == (190156192, 7063556, 4065144)


@given(st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta", "12"]), max_size=80))
def test_spaces_and_capitals_say_nothing(words: list[str]) -> None:
    assert sketch([" ".join(words)]) == sketch(["\n ".join(words).upper()])


@given(st.text(st.sampled_from("aßÉÖ1²٣.,’-\n 　éʼn٫")))
def test_words_and_numbers_stand_apart_as_they_are_told_apart(text: str) -> None:
    plain = pattern(r"[\pL]+|\pN[\pN.,]*")
    apart = " ".join((match.group() or "").casefold() for match in plain.finditer(f"{text} {text}"))
    assert sketch([f"{text} {text}"]) == sketch([apart])
