"""`counterfoil watch`: ask a newsroom for its statements, keep each capture, say what was changed."""

from __future__ import annotations

import signal
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from counterfoil.cli.build import StorePath
from counterfoil.cli.running import report_error
from counterfoil.model import CounterfoilError

if TYPE_CHECKING:  # what reaches the network is loaded when a command needs it, so that the others start fast
    from counterfoil.watch import Newsroom, Revision, Round, Watching

_SHOWN = 40


class WatchFormat(StrEnum):
    """What is printed."""

    TABLE = "table"
    JSON = "json"


def watch(  # noqa: PLR0913, PLR0917 - each argument is an option of the command line
    newsroom: Annotated[Path, typer.Argument(metavar="NEWSROOM.yml", help="What is watched; docs/watch.md.")],
    store: StorePath,
    once: Annotated[bool, typer.Option("--once", help="One round; else one after another until stopped.")] = False,  # noqa: FBT002 - a flag of the command line
    form: Annotated[WatchFormat, typer.Option("--format", help="For a person, or one JSON object a round.")] = (
        WatchFormat.TABLE
    ),
    workers: Annotated[
        int | None, typer.Option(min=0, help="Processes that audit; one a processor if not given, 0 for none.")
    ] = None,
    no_model: Annotated[bool, typer.Option("--no-model", help="Written rules alone, without the encoder.")] = False,  # noqa: FBT002 - a flag of the command line
) -> None:
    """Watch a newsroom: fetch what its listing points to, keep each capture, record what its publisher changed.

    It may be stopped at any moment, even killed; the next round goes on. Exit codes: 0 done, or stopped between rounds;
    2 something could not be had or read (a page that is gone is none of that); 130 stopped within `--once`.
    """
    from counterfoil.store import Options
    from counterfoil.watch import Watching, load

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # both end a round the same way
    described = load(newsroom)
    console = Console(stderr=True)
    with console.status("Opening") as status:

        def say(words: str) -> None:
            status.update(f"{described.name}: {words}")

        watching = Watching(options=Options(workers=workers, use_model=not no_model), said=say)
        try:
            trouble = _rounds(described, store, watching, form, once=once)
        except KeyboardInterrupt:
            if once:
                raise
            print("Stopped. What was captured is kept.", file=sys.stderr)
            return
    if trouble:
        raise typer.Exit(2)


def _rounds(newsroom: Newsroom, store: Path, watching: Watching, form: WatchFormat, *, once: bool) -> bool:
    from counterfoil.watch import watch_once

    begun = False
    while True:
        try:
            done = watch_once(newsroom, store, watching)
            begun = True
            _print(done, store, form)
            if once:
                return done.troubled
        except CounterfoilError as error:
            if once or not begun:
                raise
            report_error(error)  # a record that somebody has open now is free again by the next round
        watching.said(f"The next round is in {newsroom.interval_minutes:g} minutes")
        watching.clock.sleep(newsroom.interval_minutes * 60)


def _print(done: Round, store: Path, form: WatchFormat) -> None:
    if form is WatchFormat.JSON:
        print(msgspec.json.encode({**msgspec.to_builtins(done), "counts": done.counts()}).decode("utf-8"), flush=True)
        return
    console = Console()
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for title in ("pages", "number"):
        table.add_column(title, justify="right" if title == "number" else "left")
    rows = {"listed": done.listed, **done.counts(), "left for the next round": done.put_off, "requests": done.requests}
    for what, number in rows.items():
        table.add_row(what, f"{number:,}")
    console.print(table)
    for line in _lines(done, store):
        console.print(
            "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line),
            markup=False,
            highlight=False,
            soft_wrap=True,
        )
    sys.stdout.flush()


def _lines(done: Round, store: Path) -> list[str]:
    ordinary = ("new", "unchanged", "still gone")
    notes = [note for note in done.pages if note.what not in ordinary or (note.why and note.what == "new")]
    lines = [f"{note.what}: {note.url}{f' - {note.why}' if note.why else ''}" for note in notes[:_SHOWN]]
    if len(notes) > _SHOWN:
        lines.append(f"{len(notes) - _SHOWN:,} more; --format json lists them.")
    lines += [f"taken off the listing: {url}" for url in done.unlisted[:_SHOWN]]
    lines += [_revision(one) for one in done.revisions[:_SHOWN]]
    if len(done.revisions) > _SHOWN:
        lines.append(f"{len(done.revisions) - _SHOWN:,} more figures differ: the table `revisions` in {store.name}.")
    if done.not_read:
        lines.append(f"{done.not_read:,} captures could not be read: counterfoil status --store {store}")
    return lines + [f"! {words}" for words in done.warnings]


def _revision(one: Revision) -> str:
    place = one.title or one.url or one.later
    if one.kind == "added":
        return f"figure added in “{place}”: {one.words_after} ({one.quote_after})"
    if one.kind == "removed":
        return f"figure removed from “{place}”: {one.words_before} ({one.quote_before})"
    if one.kind == "reading":
        return f"same figure, other {', '.join(one.fields)} in “{place}”: {one.words_after} ({one.quote_after})"
    return f"figure changed in “{place}”: {one.words_before} -> {one.words_after} ({one.quote_after})"
