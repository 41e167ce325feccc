"""What makes a document, a capture or a page the same one again: keys that come from content alone."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from urllib.parse import parse_qsl, urlencode, urlsplit

from counterfoil.model import Document
from counterfoil.model.version import __version__

_LENGTH = 32
"""Hexadecimal digits of a key: 128 bits, so that no two of a billion documents meet by chance."""
_INPUTS = ("date.given", "date.metadata")
_TRACKING = ("utm_", "fbclid", "gclid")
_DECIDING = ("model", "reference", "data", "read", "extract", "resolve", "reconcile", "check", "publish", "tables")
"""The folders whose contents decide what a claim says and how it is shown."""
_LINKING = ("model", "reference", "data", "reconcile", "link", "store")


def _key(*parts: str | None) -> str:
    # JSON sets the parts off from one another, so that no two lists of parts give the same bytes.
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()[:_LENGTH]


def document_key(document: Document) -> str:
    """Key of a document: its bytes, its address, and the date it was given, which decides what "last week" means.

    What is read out of the bytes (title, text, a date that the page prints) is no part of it: a new version of the
    software may read it otherwise, and that is the same document still.
    """
    given = document.published if document.published_rule in _INPUTS else None
    return _key(document.sha256, document.url, given.isoformat() if given else None)


def capture_key(document: str, retrieved: date | datetime | None) -> str:
    """Key of a capture: the same bytes at the same address at the same moment, or on the same day, are one capture."""
    return _key(document, retrieved.isoformat() if retrieved else None)


def page_key(url: str | None) -> str | None:
    """Key of the page at an address, the same for every way of writing it; None where there is no address.

    The scheme, `www.`, a slash at the end, the fragment and what advertisers add are no part of it.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        asked = [(key, value) for key, value in parse_qsl(parts.query) if not key.startswith(_TRACKING)]
    except ValueError:
        return _key(url)
    return _key(host, parts.path.rstrip("/"), urlencode(sorted(asked)))


def source_key(source: str) -> str:
    """Key of a source as it was named on the command line."""
    return _key(source)


def failure_key(source: str, place: str, reason: str) -> str:
    """Key of a failure."""
    return _key(source, place, reason)


def software(*, use_model: bool) -> str:
    """The software that decides claims: version, a hash of its code and data, and whether the encoder is asked."""
    return f"{__version__}+{_contents()}{'' if use_model else '+rules-alone'}"


@cache
def _contents() -> str:
    """A hash over the code and data that decide claims: an edited rule makes another software, as a release does."""
    digest = hashlib.sha256()
    root = resources.files("counterfoil")
    for folder in _DECIDING:
        for path in sorted(_files(root.joinpath(folder), folder)):
            digest.update(path.encode() + b"\0" + _digest(path))
    digest.update(root.joinpath("pipeline.py").read_bytes())
    for name in ("sketches.py", "keys.py", "words.py"):  # what they make is kept with its document
        digest.update(root.joinpath("link", name).read_bytes())
    digest.update(root.joinpath("store", "from_rows.py").read_bytes())
    return digest.hexdigest()[:12]


@cache
def linking_software() -> str:
    """A hash over the code and data that tie statements to one another."""
    digest = hashlib.sha256()
    root = resources.files("counterfoil")
    for folder in _LINKING:
        for path in sorted(_files(root.joinpath(folder), folder)):
            digest.update(path.encode() + b"\0" + _digest(path))
    return digest.hexdigest()[:12]


@cache
def _digest(path: str) -> bytes:
    return hashlib.sha256(resources.files("counterfoil").joinpath(*path.split("/")).read_bytes()).digest()


def _files(folder: Traversable, name: str) -> list[str]:
    found: list[str] = []
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            found += [] if entry.name == "__pycache__" else _files(entry, path)
        else:
            found.append(path)
    return found
