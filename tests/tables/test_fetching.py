"""Downloads: only the pinned file is taken, and every failure says how to go on without the internet."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from counterfoil.model import SourceError
from counterfoil.reference.tables import Download, table_profiles
from counterfoil.tables.fetching import fetch
from tests.tables.invented import profile

CONTENT = b"Seen On;District;Way\n01.10.2020;Denver District;jail\n"
PINNED = Download("https://tables.example/a.csv", "a.csv", hashlib.sha256(CONTENT).hexdigest())


def _client(answer: Callable[[httpx.Request], httpx.Response]) -> Callable[[], httpx.Client]:
    return lambda: httpx.Client(transport=httpx.MockTransport(answer))


def _offline(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("no route to host", request=request)


def test_the_pinned_file_is_taken(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int | None]] = []
    made = replace(profile(), downloads=(PINNED,))
    client = _client(lambda _: httpx.Response(200, content=CONTENT))
    (path,) = fetch(made, tmp_path, lambda *told: seen.append(told), client)
    assert path.read_bytes() == CONTENT
    assert seen[-1] == ("a.csv", len(CONTENT), len(CONTENT))


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (lambda _: httpx.Response(200, content=CONTENT + b"x"), "is not the file"),
        (lambda _: httpx.Response(404), "could not be downloaded"),
        (_offline, "no route to host"),
    ],
)
def test_anything_else_is_refused_and_says_how_to_go_on(
    tmp_path: Path, answer: Callable[[httpx.Request], httpx.Response], says: str
) -> None:
    made = replace(profile(), downloads=(PINNED,))
    with pytest.raises(SourceError) as caught:
        fetch(made, tmp_path, client=_client(answer))
    assert says in str(caught.value)
    assert "counterfoil tables add us-ice-ero-arrests a.csv" in str(caught.value)


def test_a_table_without_an_address_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"tables\.example.*tables add"):
        fetch(profile(), tmp_path)


def test_every_pin_is_a_sha256_and_every_name_has_a_kind() -> None:
    pins = [one for made in table_profiles().values() for one in made.downloads]
    assert pins
    for one in pins:
        assert one.url.startswith("https://")
        assert len(one.sha256) == 64
        assert one.url.endswith(one.name)
