r"""Patterns over untrusted text: always linear-time, because the engine (RE2) cannot backtrack.

`re` is imported nowhere else in the package (an architecture test), so no statement can make a pattern run away.
RE2 has no look-around and no back-references; `\b` and `\w` are ASCII there, `\\pL` and `\\pN` are Unicode.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import re2


class Match(Protocol):
    """The part of a match object that the package uses."""

    def group(self, key: int | str = 0, /) -> str | None:
        """The words of a group; None where it took no part."""

    def start(self, key: int | str = 0, /) -> int:
        """Where a group starts."""

    def end(self, key: int | str = 0, /) -> int:
        """Where a group ends."""

    def groupdict(self) -> dict[str, str | None]:
        """The named groups."""

    @property
    def lastindex(self) -> int | None:
        """The number of the last group that took part: quicker to ask than its name."""

    @property
    def lastgroup(self) -> str | None:
        """The name of the last group that took part."""


class Pattern(Protocol):
    """The part of a compiled pattern that the package uses."""

    @property
    def groups(self) -> int:
        """How many groups the expression has."""
        ...

    def search(self, text: str, pos: int = ..., endpos: int = ..., /) -> Match | None:
        """The first match in `text[pos:endpos]`."""

    def match(self, text: str, pos: int = ..., endpos: int = ..., /) -> Match | None:
        """The match that starts at `pos`."""

    def fullmatch(self, text: str, pos: int = ..., endpos: int = ..., /) -> Match | None:
        """The match that is the whole of `text[pos:endpos]`."""

    def finditer(self, text: str, pos: int = ..., endpos: int = ..., /) -> Iterator[Match]:
        """Every match, left to right."""
        ...

    def sub(self, repl: str, text: str, count: int = ..., /) -> str:
        """The text with every match replaced."""
        ...

    def split(self, text: str, maxsplit: int = ..., /) -> list[str]:
        """The text between the matches."""
        ...


def pattern(expression: str, *, ignore_case: bool = False, verbose: bool = False) -> Pattern:
    r"""Compile an expression for RE2.

    verbose: white space and `#` comments in the expression are dropped first (RE2 has no such flag); write a space as
    `[ ]` or `\s` there.
    """
    if verbose:
        lines = (line.split(" #")[0] for line in expression.splitlines())
        expression = "".join("".join(line.split()) if "[ ]" not in line else _squeeze(line) for line in lines)
    options = re2.Options()
    options.case_sensitive = not ignore_case
    options.max_mem = 64 << 20
    compiled: Pattern = re2.compile(expression, options)  # type: ignore[no-untyped-call]  # re2 ships no types
    return compiled


def _squeeze(line: str) -> str:
    return "[ ]".join("".join(part.split()) for part in line.split("[ ]"))


def escape(words: str) -> str:
    """The expression that matches `words` and nothing else."""
    escaped: str = re2.escape(words)  # type: ignore[no-untyped-call]  # re2 ships no types
    return escaped
