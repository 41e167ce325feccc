"""Lists that do not come to the number they were tied to, where the text shows that they are of another."""

from __future__ import annotations

import pytest

from counterfoil.pipeline import audit_document
from counterfoil.read import document

HEAD = "A week in Portwell\n\nPORTWELL, Nov. 10, 2025 - "
REST_OF_ALL = (
    f"{HEAD}The Coastal Bureau arrested 90 people in Portwell. Of the 90, 50 had prior convictions or pending charges. "
    "Among them were 20 people convicted of assault, 12 convicted of theft and 8 convicted of fraud. Another 10 had "
    "pending charges. The remaining %s had no criminal record.\n"
)
OTHER_TOTAL = (
    f"{HEAD}The bureau seized %s pounds of drugs in fiscal year 2025, and 41,204 pounds in fiscal year 2024.\n\n"
    "Of the drugs seized, 29,172 pounds were from cars and 19,448 pounds from ships.\n"
)
OTHER_SHARES = (
    f"{HEAD}The bureau seized %s pounds of drugs in fiscal year 2025, and 41,204 pounds in fiscal year 2024.\n\n"
    "Of the drugs seized, 29,172 pounds (60 percent) were from cars and 19,448 pounds (40 percent) from ships.\n"
)
PART_BEFORE = (
    f"{HEAD}The bureau arrested 1,500 people in 2025. Of these, %s were men. Another 450 were women, and the remaining "
    "150 were juveniles.\n"
)
PARTS_OF_PARTS = (
    f"{HEAD}Deputies made 143 arrests. Of those arrested, 87 had prior convictions. They included 31 convicted of "
    "drunken driving, 18 of assault and 20 of theft. The other %s had no criminal history.\n"
)


def _accused(text: str) -> list[str]:
    audit = audit_document(document(text, "portwell", "2025-11-10"), use_model=False)
    return [finding.says for finding in audit.findings if finding.verdict == "inconsistent"]


@pytest.mark.parametrize(
    ("form", "figure"),
    [
        (REST_OF_ALL, "40"),
        (OTHER_TOTAL, "48,620"),
        (OTHER_SHARES, "48,620"),
        (PART_BEFORE, "900"),
        (PARTS_OF_PARTS, "56"),
    ],
    ids=["the rest of all", "the other total", "its shares", "the part before", "parts of parts"],
)
def test_a_list_that_another_figure_explains_accuses_nobody(form: str, figure: str) -> None:
    """The text adds up, whatever the list was tied to."""
    assert _accused(form % figure) == []


def test_some_of_the_rest_are_no_part_of_the_list() -> None:
    """The 26 complete the 90; the two are of these."""
    text = (
        "Bureau arrests 90\n\nPORTWELL — The bureau arrested 90 people. Of these, 38 have been removed from the "
        "country and 22 have been released on bond. Four were turned over to the county. The remaining 26 are in "
        "custody awaiting a hearing; two of the remaining people are in hospital.\n"
    )
    assert _accused(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}Officers arrested 44 people: 20 men, 15 women and 11 minors.\n",
        f"{HEAD}Of the 44 people arrested, 20 were from Peru, 15 from Chile and the remaining 11 from Cuba.\n",
        f"{HEAD}Of the 44 people arrested, 20 were from Peru, 15 were from Chile and the remaining 11 from Cuba.\n",
    ],
)
def test_a_list_that_nothing_explains_is_seen(text: str) -> None:
    """Forty-six are not forty-four."""
    assert len(_accused(text)) == 1
