"""What the commands share: going through many sources, saying what went wrong, writing files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import Progress

from counterfoil.model import CounterfoilError, Document, SourceError

T = TypeVar("T")
TablesFolder = Annotated[
    Path | None,
    typer.Option(
        "--tables",
        metavar="DIR",
        help="The folder of official tables; else COUNTERFOIL_TABLES, else your data folder.",
    ),
]
"""The option of every command that asks official tables."""


def report_error(error: CounterfoilError) -> None:
    """Print an error for a person: what happened, what it means, what to do."""
    for lead, words in (("counterfoil: ", error.happened), ("  ", error.means), ("  ", error.do)):
        # Names of files and answers of servers are repeated here: what would steer a terminal is left out.
        print(
            lead + "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in words),
            file=sys.stderr,
        )


class Run:
    """One pass over many sources: outcomes in input order, failures told and counted, none stopping the rest."""

    def __init__(self, sources: Sequence[str], published: str | None) -> None:
        self._sources, self._published = sources, published
        self.failures = 0

    def each(self, work: Callable[[Document], T]) -> Iterator[T]:
        """`work` done on every document that can be read; a bar on the terminal while it lasts."""
        from counterfoil.read import read_all

        console = Console(stderr=True)
        with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task("Reading", total=None)
            for item in read_all(self._sources, published=self._published):
                bar.advance(task)
                if isinstance(item, SourceError):
                    self._failed(item)
                    continue
                bar.update(task, description=item.id[:40])
                try:
                    yield work(item)
                except CounterfoilError as error:
                    self._failed(error)
                except Exception as error:  # noqa: BLE001 - a defect of ours in one document must not stop the others
                    self._failed(
                        CounterfoilError(
                            f"{item.id} could not be worked out: {type(error).__name__}: {error}.",
                            "This is a defect of Counterfoil, not of the statement; nothing is said of it.",
                            "Please report it with the statement's address and this line.",
                        )
                    )

    def _failed(self, error: CounterfoilError) -> None:
        self.failures += 1
        report_error(error)


def table_folder(folder: Path | None) -> Path | None:
    """The folder of `--tables`; raises CounterfoilError where there is none, since a slip would pass for no tables."""
    if folder is not None and not folder.is_dir():
        raise CounterfoilError(
            f"There is no folder {folder}.",
            "Figures would be held against no official table, and nothing would say so.",
            f"Check the path; or add a table: counterfoil tables --tables {folder} add NAME FILE...",
        )
    return folder


def day(words: str) -> date:
    """A day as options give it; raises BadParameter where it is none."""
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise typer.BadParameter(f"{words!r} is not a day of the calendar; write YYYY-MM-DD.") from error


def write(path: Path, content: str) -> None:
    """Write a file, with its folder; raises CounterfoilError where that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise CounterfoilError(
            f"{path} could not be written: {error.strerror or error}.",
            "Nothing was written there.",
            "Give a path in a folder that you may write to.",
        ) from error
