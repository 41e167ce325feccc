"""Cells of a CSV file that a spreadsheet opens: nothing is run, nothing is taken for a date, and nothing is lost."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from counterfoil.model import Number
from counterfoil.reference.patterns import Pattern, pattern

APOSTROPHE = "'"
RULE = (
    "A text that a spreadsheet would run as a formula or turn into a date has one apostrophe before it, and so has one "
    "that begins with an apostrophe itself. Take one apostrophe away from each text that begins with one, and every "
    "text is as it was. Numbers are never marked."
)
"""How `cell` is undone, for those who read the file with a program."""

# A text that begins with one of these, spaces or not, is run as a formula; the wide forms are in East Asian versions.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@cache
def _date() -> Pattern:
    """What is shown as a day of the year: 3-4, 9/11, 2024-03. Nothing brings the text back after that."""
    return pattern(r"^\s*[0-9]{1,4}[-/][0-9]{1,4}(?:[-/][0-9]{1,4})?\s*$")


def cell(value: str | Number | date | None) -> str | Number:
    """The value as it is written: nothing as an empty cell, a day as 2024-03-28, a text marked where that is needed.

    A moment is in UTC and says so (2024-03-28T09:00:00Z). A number without a fraction has no decimal point.
    """
    if isinstance(value, str):
        return _marked(value)
    if value is None or isinstance(value, date | bool):
        return _plain(value)
    return int(value) if float(value).is_integer() else value


def _marked(words: str) -> str:
    if words.startswith(APOSTROPHE) or words.lstrip(" ").startswith(_FORMULA) or _date().search(words):
        return APOSTROPHE + words
    return words


def _plain(value: date | bool | None) -> str:  # noqa: FBT001 - a value of a column
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value.isoformat()}Z"
    return value.isoformat() if isinstance(value, date) else str(value).lower()


def text(written: str) -> str:
    """The text that `cell` was given, from what stands in the file."""
    return written.removeprefix(APOSTROPHE)
