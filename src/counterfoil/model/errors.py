"""Errors that a user can act on: what happened, what it means, what to do."""

from __future__ import annotations


class CounterfoilError(Exception):
    """Base of every error that Counterfoil raises on purpose. The command line prints it and exits with 2."""

    def __init__(self, happened: str, means: str, do: str) -> None:
        super().__init__(f"{happened} {means} {do}")
        self.happened, self.means, self.do = happened, means, do


class SourceError(CounterfoilError):
    """A source could not be read as a statement. The other sources of a run go on."""


class DataError(CounterfoilError):
    """A data file of the package, or one the user gave, does not fit its schema."""
