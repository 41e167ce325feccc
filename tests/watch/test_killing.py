"""A watch that is killed at any point leaves whole archives and a readable record, and the next round goes on."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from counterfoil.store import status
from counterfoil.watch import load
from counterfoil.watch.round import folder
from counterfoil.watch.state import remembering
from tests.store.statements import asked
from tests.watch.conftest import Watch
from tests.watch.copies import Copies
from tests.watch.press import Press, Reply, newsroom_file, statement

POINTS = [
    ("host asked", 1),
    ("host asked", 4),
    ("archive named", 1),
    ("archive named", 4),
    ("record half written", 1),
    ("record half written", 4),
    ("record written", 2),
    ("record written", 4),
    ("page known", 1),
    ("page known", 2),
    ("record committed", 1),
    ("build done", 1),
]


def captures(store: Path, press: Press) -> list[tuple[str, str, str]]:
    """Address, status and digest of every record of every archive, read to the end and held against its digest."""
    found = []
    place = folder(store, load(newsroom_file(store.parent, press))) / "captures"
    for path in sorted(place.glob("*.warc.gz")):
        with path.open("rb") as handle:
            for record in ArchiveIterator(handle, check_digests="raise"):  # type: ignore[no-untyped-call]  # warcio
                record.content_stream().read()
                if record.rec_type == "response":
                    field = record.rec_headers.get_header
                    code = record.http_headers.get_statuscode()
                    found.append((field("WARC-Target-URI"), code, field("WARC-Payload-Digest")))
    return found


@pytest.mark.parametrize(("point", "number"), POINTS)
def test_a_killed_watch_goes_on(
    press: Press, watch: Watch, store: Path, copies: Copies, point: str, number: int
) -> None:
    press.listing("/news/a", "/news/b")
    press.release("/news/a", 41)
    press.release("/news/b", 52)
    path = newsroom_file(store.parent, press)
    killed = copies.start("killed", path, store, point, number)
    assert killed.wait(timeout=300) == -signal.SIGKILL, copies.err.read_text()
    if store.exists():
        status(store)
    done = watch(hours=1)
    assert not done.troubled
    assert asked(store, "SELECT count(*) FROM documents") == [(2,)]
    pages = [one for one in captures(store, press) if "/news/" in one[0]]
    assert len({url for url, _, _ in pages}) == 2
    with remembering(folder(store, load(path)) / "state.sqlite") as state:
        assert state.unfiled() == ()
        assert all(
            (folder(store, load(path)) / "captures" / name).stat().st_size == size
            for name, size in state.archives().items()
        )


def test_archives_hold_what_the_server_sent_and_what_was_gone(press: Press, watch: Watch, store: Path) -> None:
    press.listing("/news/a")
    press.put("/news/a", Reply(statement(41), headers={"X-Note": "caf\xe9"}))
    watch()
    press.put("/news/a", Reply(b"gone", 404))
    watch()
    found = captures(store, press)
    sha256 = asked(store, "SELECT sha256 FROM documents")[0][0]
    assert (f"{press.root}/news/a", "200", f"sha256:{sha256}") in found
    assert [code for url, code, _ in found if url.endswith("/news/a")] == ["404", "200"] or [
        code for url, code, _ in found if url.endswith("/news/a")
    ] == ["200", "404"]


def test_a_record_can_be_built_anew_from_the_archives(press: Press, watch: Watch, store: Path, tmp_path: Path) -> None:
    from counterfoil.store import build
    from tests.watch.press import OPTIONS

    press.listing("/news/a")
    for figure in (41, 47):
        press.put("/news/a", Reply(statement(figure, '<p><span class="day">3 June 2025</span></p>')))
        watch("published: {selector: .day}")
    again = tmp_path / "again.duckdb"
    place = folder(store, load(newsroom_file(tmp_path, press))) / "captures"
    build([str(path) for path in sorted(place.glob("*-pages-*.warc.gz"))], again, OPTIONS)
    for query in (
        "SELECT document, published, published_rule FROM documents ORDER BY ALL",
        "SELECT capture, retrieved_at FROM captures ORDER BY ALL",
        "SELECT * FROM revisions ORDER BY ALL",
    ):
        assert asked(again, query) == asked(store, query)
    assert asked(store, "SELECT DISTINCT published::VARCHAR, published_rule FROM documents") == [
        ("2025-06-03", "date.metadata")
    ]


def test_two_watches_of_one_newsroom_do_not_run_at_once(press: Press, watch: Watch, store: Path) -> None:
    from counterfoil.model import CounterfoilError

    press.listing()
    watch()
    with (
        remembering(folder(store, load(newsroom_file(store.parent, press))) / "state.sqlite"),
        pytest.raises(CounterfoilError, match="Another watch of tollgate"),
    ):
        watch()


def test_a_memory_that_is_damaged_says_so(press: Press, watch: Watch, store: Path) -> None:
    from counterfoil.model import CounterfoilError

    press.listing()
    watch()
    place = folder(store, load(newsroom_file(store.parent, press))) / "state.sqlite"
    place.write_bytes(b"no database at all" * 100)
    with pytest.raises(CounterfoilError, match="not the memory of a watch"):
        watch()
