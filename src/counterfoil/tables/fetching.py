"""Download the files of a profile from their official place: only with the sha256 that the profile pins.

The one module of the package, with the reader of addresses, that reaches the network. The import contract keeps the
stages from importing it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx

from counterfoil.model import SourceError
from counterfoil.reference.tables import Download, TableProfile

_CHUNK = 1 << 16
_TIMEOUT = 30.0

Progress = Callable[[str, int, int | None], None]
"""Called with the file's name, the bytes so far, and how many there are in all, where the server says so."""

Client = Callable[[], httpx.Client]


def _client() -> httpx.Client:
    return httpx.Client(follow_redirects=True, timeout=_TIMEOUT)


def fetch(
    profile: TableProfile, folder: Path, progress: Progress | None = None, client: Client = _client
) -> tuple[Path, ...]:
    """Download every pinned file of a profile into `folder`.

    Raises SourceError where there is none, where the network cannot be reached, or where a file is not the pinned one;
    the error says how to add a file that was downloaded by hand.
    """
    if not profile.downloads:
        raise SourceError(
            f"No address is known from which {profile.id} can be downloaded and checked.",
            "Nothing was downloaded.",
            f"Get the files from {profile.address}, then: counterfoil tables add {profile.id} FILE...",
        )
    return tuple(_download(profile, one, folder, progress or (lambda *_: None), client) for one in profile.downloads)


def _download(profile: TableProfile, one: Download, folder: Path, progress: Progress, client: Client) -> Path:
    target = folder / one.name
    seen = hashlib.sha256()
    try:
        with client() as http, http.stream("GET", one.url) as response, target.open("wb") as handle:
            response.raise_for_status()
            size = response.headers.get("content-length", "")
            for done, chunk in _chunks(response):
                handle.write(chunk)
                seen.update(chunk)
                progress(one.name, done, int(size) if size.isdigit() else None)
    except (httpx.HTTPError, OSError) as error:
        raise SourceError(
            f"{one.url} could not be downloaded: {str(error) or type(error).__name__}.",
            "Nothing was added; `tables fetch` needs the internet.",
            f"Try again, or get {one.name} from {profile.address} in another way, then: "
            f"counterfoil tables add {profile.id} {one.name}",
        ) from error
    if seen.hexdigest() != one.sha256:
        raise SourceError(
            f"{one.url} is not the file that this version of Counterfoil was checked against (its sha256 is "
            f"{seen.hexdigest()[:16]}..., not {one.sha256[:16]}...).",
            "It may be a newer issue; nothing was added.",
            f"Look at the file, then add it knowingly: counterfoil tables add {profile.id} {one.name}",
        )
    return target


def _chunks(response: httpx.Response) -> Iterator[tuple[int, bytes]]:
    done = 0
    for chunk in response.iter_bytes(_CHUNK):
        done += len(chunk)
        yield done, chunk
