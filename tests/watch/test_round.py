"""A newsroom that writes, edits, re-dates, deletes and brings back."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from counterfoil.model import CounterfoilError
from counterfoil.store import status
from counterfoil.watch import capturing
from counterfoil.watch.archive import Archive
from tests.store.statements import asked
from tests.watch.conftest import Watch
from tests.watch.press import Press, Reply, statement


def test_a_first_round_captures_what_the_listing_points_to(press: Press, watch: Watch, store: Path) -> None:
    press.listing("/news/quill-bay", "/news/old-harrow")
    press.release("/news/quill-bay", 41)
    press.release("/news/old-harrow", 216)
    done = watch()
    assert done.counts() == {"new": 2}
    assert (done.listed, done.added, done.revisions, done.troubled) == (2, 2, [], False)
    assert press.paths() == ["/robots.txt", "/news", "/news/quill-bay", "/news/old-harrow"]
    rows = asked(store, "SELECT url, sha256, retrieved_at FROM documents JOIN captures USING (document) ORDER BY url")
    assert [row[0] for row in rows] == [f"{press.root}/news/old-harrow", f"{press.root}/news/quill-bay"]
    assert rows[1][1] == hashlib.sha256(statement(41)).hexdigest()


def test_a_page_that_is_the_same_adds_nothing(press: Press, watch: Watch, store: Path) -> None:
    press.listing("/news/a", "/news/b")
    press.release("/news/a", 41, tag='"one"')
    press.release("/news/b", 52)
    watch()
    before = store.read_bytes()
    press.asked.clear()
    done = watch()
    assert done.counts() == {"unchanged": 2}
    assert store.read_bytes() == before
    conditional = {path: headers.get("if-none-match") for path, _, headers in press.asked}
    assert (conditional["/news/a"], conditional["/news/b"]) == ('"one"', None)


def test_a_figure_that_is_silently_changed_added_and_removed_shows(press: Press, watch: Watch, store: Path) -> None:
    press.listing("/news/a")
    press.release("/news/a", 41, more="<p>Officers seized 30 radios in the harbor.</p>")
    watch()
    press.release("/news/a", 47, more="<p>Nine people were charged with smuggling.</p>")
    done = watch()
    assert done.counts() == {"changed": 1}
    kinds = {(one.kind, one.words_before, one.words_after) for one in done.revisions}
    assert ("figure", "41", "47") in {(kind, (a or "")[:2], (b or "")[:2]) for kind, a, b in kinds}
    assert {"added", "removed"} <= {kind for kind, _, _ in kinds}
    assert status(store).revisions["figure"] >= 1
    assert all(row == (True,) for row in asked(store, "SELECT order_known FROM revisions"))


def test_two_edits_on_one_day_keep_their_order_and_a_page_may_go_back(press: Press, watch: Watch, store: Path) -> None:
    press.listing("/news/a")
    figures = []
    for figure in (41, 47, 41):
        press.release("/news/a", figure)
        figures += [(one.words_before, one.words_after) for one in watch("recheck_hours: 1", hours=2).revisions]
    assert [tuple((words or "")[:2] for words in pair) for pair in dict.fromkeys(figures)] == [
        ("41", "47"),
        ("47", "41"),
    ]
    last = asked(store, "SELECT c.words FROM current_claims c WHERE c.measure = 'arrest'")
    assert {words[:2] for (words,) in last} == {"41"}


def test_a_page_that_is_only_dated_anew_is_a_capture(press: Press, watch: Watch, store: Path) -> None:
    press.listing("/news/a")
    press.put("/news/a", Reply(statement(41)))
    watch()
    press.put("/news/a", Reply(statement(41, stamp="June 9, 2025")))
    assert watch().counts() == {"changed": 1}
    days = asked(store, "SELECT published FROM documents ORDER BY published")
    assert [str(day) for (day,) in days] == ["2025-06-05", "2025-06-09"]


def test_bytes_that_differ_and_say_the_same_are_no_capture(press: Press, watch: Watch, store: Path) -> None:
    press.listing("/news/a")
    press.put("/news/a", *(Reply(statement(41, f"<script>key = {n}</script>")) for n in range(3)))
    watch()
    assert watch().counts() == {"unchanged": 1}
    assert asked(store, "SELECT count(*) FROM documents") == [(1,)]


def test_a_deleted_page_is_recorded_and_so_is_its_return(press: Press, watch: Watch, store: Path) -> None:
    press.listing("/news/a", "/news/b")
    press.release("/news/a", 41)
    press.release("/news/b", 52)
    watch()
    press.put("/news/a", Reply(b"gone", 410))
    done = watch()
    assert done.counts() == {"gone": 1, "unchanged": 1}
    assert not done.troubled
    assert status(store).absent == 1
    assert watch().counts() == {"still gone": 1, "unchanged": 1}
    assert asked(store, "SELECT status, until FROM absences") == [(410, None)]
    press.release("/news/a", 41)
    assert watch().counts() == {"back": 1, "unchanged": 1}
    assert status(store).absent == 0
    assert asked(store, "SELECT count(*), count(until) FROM absences") == [(1, 1)]
    assert status(store).failures == ()


def test_a_deleted_page_that_leads_to_the_front_is_no_statement(press: Press, watch: Watch, store: Path) -> None:
    press.listing("/news/a")
    press.release("/news/a", 41)
    watch()
    press.put("/news/a", Reply(b"", 302, headers={"Location": "/"}))
    press.put("/", Reply(b"<h1>Tollgate Bureau</h1><p>Welcome, all 12 of you.</p>"))
    assert watch().counts() == {"moved away": 1}
    assert asked(store, "SELECT status FROM absences") == [(302,)]
    assert asked(store, "SELECT count(*) FROM documents") == [(1,)]


def test_a_defect_of_ours_in_one_page_stops_nothing(
    press: Press, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> object:
        raise ZeroDivisionError("words of the page")

    press.listing("/news/a")
    press.release("/news/a", 41)
    monkeypatch.setattr(capturing, "_held", held)
    done = watch()
    assert done.counts() == {"failed": 1}
    assert "ZeroDivisionError" in (done.pages[0].why or "")
    assert "words of the page" not in (done.pages[0].why or "")
    monkeypatch.undo()
    assert watch(hours=1).counts() == {"new": 1}


def test_a_disk_without_room_says_so_and_leaves_things_whole(
    press: Press, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    press.listing("/news/a")
    press.release("/news/a", 41)
    monkeypatch.setattr(Archive, "_add", full)
    with pytest.raises(CounterfoilError, match="could not write"):
        watch()
    monkeypatch.undo()
    assert watch(hours=1).counts() == {"new": 1}


def test_a_page_that_was_never_there_is_not_gone(press: Press, watch: Watch, store: Path) -> None:
    press.listing("/news/a", "/news/b")
    press.release("/news/a", 41)
    watch()
    assert asked(store, "SELECT count(*) FROM absences") == [(0,)]
    assert watch().counts() == {"still gone": 1, "unchanged": 1}
