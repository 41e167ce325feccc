"""Captures as WARC: each record whole and on the disk before anything refers to it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from counterfoil.model import CounterfoilError
from counterfoil.read.archives import IDENTIFIED, PUBLISHED
from counterfoil.watch.fetching import Answer

_UNPACKED = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""What these say was true on the way. The body is kept as it is read, so they are kept under another name."""


class Archive:
    """One .warc.gz file that grows by whole records."""

    def __init__(self, path: Path, about: Mapping[str, str]) -> None:
        self.path, self.pages = path, 0
        try:
            self._handle = path.open("xb")
        except OSError as error:
            raise CounterfoilError(
                f"{path.name} cannot be written: {error.strerror or error}.",
                "Captures are kept in a folder beside the record.",
                "Give a record in a folder that you may write to, on a disk with room.",
            ) from error
        self._writer = WARCWriter(self._handle, gzip=True)  # type: ignore[no-untyped-call]  # warcio has no types
        made: Any = self._writer
        self._add(made.create_warcinfo_record(path.name, dict(about)))

    def add(self, answer: Answer, published: str | None = None, identified: str | None = None) -> int:
        """Keep an answer; the bytes of the file that are whole now, on the disk.

        published: the day that the page states where only the newsroom's file knows to look. identified: the type of
        the body where the server did not say it.
        """
        fields = {
            "WARC-Date": f"{answer.at:%Y-%m-%dT%H:%M:%SZ}",
            "WARC-Payload-Digest": f"sha256:{hashlib.sha256(answer.data).hexdigest()}",
            "WARC-IP-Address": answer.address,
            IDENTIFIED: identified,
            PUBLISHED: published,
        }
        headers = [(f"X-Archive-Orig-{k}" if k.casefold() in _UNPACKED else k, v) for k, v in answer.headers]
        headers.append(("Content-Length", str(len(answer.data))))
        status = f"{answer.status} {answer.reason}".rstrip()
        made: Any = self._writer
        record = made.create_warc_record(
            answer.url,
            "response",
            payload=BytesIO(answer.data),
            length=len(answer.data),
            warc_headers_dict={name: value for name, value in fields.items() if value},
            http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),  # type: ignore[no-untyped-call]  # the same
        )
        return self._add(record)

    def _add(self, record: Any) -> int:  # noqa: ANN401 - warcio has no types
        made: Any = self._writer
        made.write_record(record)
        self._handle.flush()
        os.fsync(self._handle.fileno())
        return self._handle.tell()

    def close(self) -> None:
        """Close the file."""
        self._handle.close()


def cut(path: Path, length: int) -> None:
    """Take off what was half written when the watch was killed: what stands after the first `length` bytes."""
    if path.exists() and path.stat().st_size > length:
        with path.open("r+b") as handle:
            handle.truncate(length)
            os.fsync(handle.fileno())
