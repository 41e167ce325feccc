"""Statements named on the terminal: some of them, how many more there are, and the command that shows those."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:  # what opens a record is loaded when a command needs it, so that the others start fast
    from counterfoil.store.named import AtOdds, Named, Otherwise, Revised

SHOWN = 5
"""How many statements are named, if not all are asked for."""
_TOLD = 3
"""How many differences of one statement."""


def named(one: Named) -> str:
    """`2024-03-28 Tollgate Bureau arrests 41`, on one line and without what would steer a terminal."""
    words = f"{one.published or 'no date'} {one.title}"
    return " ".join("".join(char if char.isprintable() else " " for char in words).split())


def read_otherwise(found: Sequence[Otherwise], store: Path, *, every: bool = False) -> Iterator[str]:
    """Statements that another version reads otherwise."""
    if found:
        yield f"Read otherwise by the software of run {found[0].run}: {_count(len(found), 'statement')}; `changes`"
        yield from _some([f"  {named(one.statement)}: {_what(one.what, every=every)}" for one in found], store, every)


def changed_pages(found: Sequence[Revised], store: Path, *, every: bool = False) -> Iterator[str]:
    """Pages whose publisher changed a figure in them."""
    if found:
        yield f"Pages of which two captures differ: {len(found):,}; the table `revisions`"
        yield from _some([f"  {named(one.later)}: {_what(one.what, every=every)}" for one in found], store, every)


def at_odds(found: Sequence[AtOdds], store: Path, *, every: bool = False) -> Iterator[str]:
    """Pairs of statements, the inconsistent ones first; how to see a pair in full."""
    if found:
        yield f"Findings from one statement to another: {len(found):,}; the table `cross_findings`"
        yield from _some(
            [f"  {named(one.earlier)} | {named(one.later)}\n    {one.says}" for one in found], store, every
        )
        first = found[0]
        keys = " ".join(one.document[:_KEY] for one in (first.earlier, first.later))
        yield f"  Two statements in full: counterfoil compare --store {store} {keys}"


def print_lines(lines: Iterator[str]) -> None:
    """As they are: nothing in a statement is markup."""
    console = Console()
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


_KEY = 12
"""Letters of a key that are enough to name a statement in any record."""


def _some(lines: Sequence[str], store: Path, every: bool) -> Iterator[str]:  # noqa: FBT001 - private, and named so above
    shown = lines if every else lines[:SHOWN]
    yield from shown
    if len(lines) > len(shown):
        yield f"  and {len(lines) - len(shown):,} more: counterfoil status --store {store} --all"


def _what(differences: Sequence[str], *, every: bool) -> str:
    shown = differences if every else differences[:_TOLD]
    more = f"; and {len(differences) - len(shown):,} more" if len(differences) > len(shown) else ""
    return " ".join(f"{'; '.join(shown)}{more}".split())


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
