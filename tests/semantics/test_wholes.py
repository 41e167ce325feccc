"""Which figure is a part of which, in plain statements."""

from __future__ import annotations

import pytest

from counterfoil import audit_document
from counterfoil.pipeline import Audit
from counterfoil.read import document

SWEEP = (
    "Officers arrest 300 in Kenmore\n\nKENMORE - Officers arrested 300 people in Kenmore from May 3 to May 7, 2021.\n\n"
)
YEARS = (
    "Office tells of its year\n\nThe Kenmore Clerk closed 6,240 cases in 2019, 8 percent more than the 5,778 cases of "
    "2018.\n\nOf the cases closed, 1,872 were felonies.\n"
)


def _audit(text: str) -> Audit:
    return audit_document(document(text), use_model=False)


def _whole(audit: Audit, words: str) -> str | None:
    part = next(c for c in audit.claims if audit.document.quote(c.span) == words)
    return next((audit.document.quote(c.span) for c in audit.claims if c.id == part.share_of), None)


@pytest.mark.parametrize(
    "opening", ["Among those with convictions were", "Of those, the records show,", "Among these were"]
)
def test_the_first_of_a_list_is_no_whole_of_the_others(opening: str) -> None:
    audit = _audit(f"{SWEEP}{opening} 46 for robbery, 29 for assault, 17 for burglary and 4 for homicide.\n")
    assert [_whole(audit, words) for words in ("29", "17", "4")].count("46") == 0
    assert not [f for f in audit.findings if f.verdict == "inconsistent"]


def test_the_number_in_the_opening_is_the_whole() -> None:
    audit = _audit(f"{SWEEP}Of the 46 convicted, 29 had a record of assault.\n")
    assert _whole(audit, "29") == "46"


def test_what_a_figure_is_compared_with_is_no_whole() -> None:
    assert _whole(_audit(YEARS), "1,872") == "6,240"


def test_events_of_another_kind_are_no_part_of_so_many_events() -> None:
    audit = _audit(
        "Officers arrest men in Kenmore\n\n"
        "KENMORE - One of them has entered the country at least 10 times, including:\n\n"
        "- Ansel Quarry-Voss, who has been convicted three times for assault.\n"
    )
    assert _whole(audit, "three") is None


@pytest.mark.parametrize(
    ("when", "whole"), [("in May 2024", None), ("on May 4, 2025", "300")], ids=["another year", "the same year"]
)
def test_arrests_of_another_year_are_no_part(when: str, whole: str | None) -> None:
    text = "Officers arrested 300 people in Kenmore in May 2025.\n\n"
    assert _whole(_audit(f"Kenmore arrests\n\n{text}They arrested 40 people {when}.\n"), "40") == whole
