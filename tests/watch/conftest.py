"""A newsroom to watch, and a watch of it."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from counterfoil.watch import Round, Watching, load, watch_once
from counterfoil.watch.fetching import Limits
from tests.watch.copies import Copies
from tests.watch.press import OPTIONS, Press, newsroom_file, serving

Watch = Callable[..., Round]


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> Iterator[None]:
    """Let Ctrl-C reach the watches of these tests: a shell that runs the suite in the background has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def press() -> Iterator[Press]:
    """A newsroom of its own for each test."""
    with serving() as one:
        yield one


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the record stands."""
    return tmp_path / "record.duckdb"


@pytest.fixture
def watch(press: Press, store: Path) -> Watch:
    """`watch(hours=24)` waits so long and does one round; `more` are lines of the newsroom's file."""

    def go(more: str = "", hours: float = 25, step_seconds: float = 5.0, host: str = "127.0.0.1") -> Round:
        press.clock.at += timedelta(hours=hours)
        newsroom = load(newsroom_file(store.parent, press, more, host))
        limits = Limits(step_seconds=step_seconds, size=200_000)
        dice = random.Random(1)  # noqa: S311 - the same pauses each time
        return watch_once(newsroom, store, Watching(OPTIONS, limits, press.clock, dice))

    return go


@pytest.fixture(scope="session")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copies]:
    """Processes of their own."""
    made = Copies(tmp_path_factory.mktemp("copies"))
    yield made
    made.close()
