"""Claims held against claims: what was changed, added and removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.store.comparing import FIGURE, READING, Claim, differences

Claims = list[dict[str, Any]]


def claim(quote: str, words: str, **fields: object) -> dict[str, Any]:
    plain: dict[str, Any] = dict.fromkeys((*FIGURE, *READING))
    digits = "".join(char for char in words if char.isdigit())
    plain.update(value=float(digits) if digits else None, measure="arrest", unit="person", filters=[], places=[])
    return {**plain, "quote": quote, "words": words, **fields}


def told(before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]]) -> list[tuple[str, str | None, str | None]]:
    def words(one: Claim | None) -> str | None:
        return None if one is None else str(one["words"])

    return [(one.kind, words(one.before), words(one.after)) for one in differences(before, after)]


LOCKS = "Officers arrested 41 people at 3 locks."
BOTH: Claims = [claim(LOCKS, "41"), claim(LOCKS, "3", unit="place", measure="extent")]
REWRITTEN = "In the city, officers arrested more than 52 people at the locks."


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (BOTH, BOTH, []),
        (BOTH, list(reversed(BOTH)), []),
        (BOTH, [], [("removed", "41", None), ("removed", "3", None)]),
        ([], BOTH, [("added", None, "41"), ("added", None, "3")]),
        ([claim("They held 41.", "41")], [claim("They held 47.", "47")], [("figure", "41", "47")]),
        ([claim("They held 41.", "41")], [claim("They  held\n41.", "41")], []),
        ([claim("They held 41.", "41")], [claim("They held 41.", "41", agency="TB")], [("reading", "41", "41")]),
        ([claim("They held 41.", "41")], [claim("They held 41.", "41", hedge="over")], [("figure", "41", "41")]),
        ([claim(LOCKS, "41")], [claim(REWRITTEN, "52", hedge="over")], [("figure", "41", "52")]),
        (
            [claim(LOCKS, "41")],
            [claim("Boats worth $41 were seized at sea.", "41", unit="money")],
            [("added", None, "41"), ("removed", "41", None)],
        ),
        (
            [claim("They held 41 at noon.", "41")],
            [claim("They held 9 and 41 at noon.", "9"), claim("They held 9 and 41 at noon.", "41")],
            [("added", None, "9")],
        ),
    ],
    ids=[
        "same", "moved", "all gone", "all new", "figure", "line broken elsewhere", "agency", "hedge", "rewritten",
        "other thing", "one added beside it",
    ],
)  # fmt: skip  # one long line of names reads better than one name a line
def test_what_differs(before: Claims, after: Claims, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert told(before, after) == expected


CLAIMS = st.lists(
    st.builds(
        lambda sentence, number: claim(f"{sentence} {number} people.", str(number)),
        st.sampled_from(["They held", "Officers arrested", "Those arrested were"]),
        st.integers(1, 9),
    ),
    max_size=6,
)


@given(CLAIMS, CLAIMS)
def test_every_claim_is_accounted_for(before: Claims, after: Claims) -> None:
    found = differences(before, after)
    kinds = [one.kind for one in found]
    assert len(before) - kinds.count("removed") == len(after) - kinds.count("added")
    assert differences(before, before) == ()
    back = [one.kind for one in differences(after, before)]
    assert back.count("added") == kinds.count("removed")
