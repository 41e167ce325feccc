"""Links in a record: copies count once, reasons are kept, rulings win, and nothing is done twice."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import duckdb
import pytest

from counterfoil.model import CounterfoilError
from counterfoil.store import Options, build
from counterfoil.store.building import Listening
from counterfoil.store.linking import LinkTally
from counterfoil.store.opening import Connection
from counterfoil.store.rulings import beside
from counterfoil.store.spool import Spool
from tests.store.statements import HARROW, Row, asked, corpus

_BODY = (
    "LAKEPORT, Vt. — The Northmark Compliance Service (NCS) arrested 216 people during Operation Blue Lantern, which "
    "ran from March 11, 2024 to March 22, 2024 in Lakeport. Officers removed 131 of them within a week of the last "
    "day. The operation was planned for three months by the offices of the service in Lakeport and was carried out "
    "with the help of the harbor police, who closed two bridges on the first morning. Nobody was hurt, the director "
    "of the service said on Monday, and the bridges were opened again at noon."
)
RELEASE: Row = {
    "id": "lantern",
    "url": "https://ncs.example/news/lantern",
    "title": "NCS arrests 216 in Operation Blue Lantern",
    "published": "2024-03-28",
    "paragraphs": [_BODY],
}
REPRINT: Row = {
    **RELEASE,
    "id": "reprint",
    "url": "https://gazette.example/lantern",
    "title": "Sweep in Lakeport ends with 216 arrests",
    "published": "2024-03-29",
}
SLIP: Row = {
    **REPRINT,
    "id": "slip",
    "url": "https://post.example/lantern",
    "published": "2024-03-30",
    "title": "Bridges closed in Lakeport",
    "paragraphs": [_BODY.replace("removed 131", "removed 113")],
}
REPORT: Row = {
    "id": "report",
    "url": "https://herald.example/lantern",
    "title": "What came of Blue Lantern",
    "published": "2024-04-02",
    "paragraphs": [
        "In Operation Blue Lantern, which ran from March 11, 2024 to March 22, 2024, officers arrested more than \
200 people in Lakeport. All 216 people arrested in Operation Blue Lantern were taken to Salem."
    ],
}


def built(tmp_path: Path, *rows: Row, rulings: Path | None = None) -> tuple[Path, list[LinkTally]]:
    store, told = tmp_path / "record.duckdb", list[LinkTally]()
    source = corpus(tmp_path / "some.jsonl", rows)
    options = Options(workers=0, use_model=False, rulings=rulings)
    build([source], store, options, Listening(linked=told.append))
    return store, told


def test_a_copy_is_found_and_its_claims_count_once(tmp_path: Path) -> None:
    store, told = built(tmp_path, RELEASE, REPRINT, HARROW)
    names = dict(asked(store, "SELECT document, name FROM documents"))
    copies = asked(store, "SELECT document, original FROM copies ORDER BY likeness DESC, document = original DESC")
    assert [(names[a], names[b]) for a, b in copies] == [("lantern", "lantern"), ("reprint", "lantern")]
    counted = asked(store, "SELECT count(*) FROM distinct_claims WHERE value = 131")
    assert (asked(store, "SELECT count(*) FROM claims WHERE value = 131"), counted) == ([(2,)], [(1,)])
    assert told[0].links == {"copy": 1}


def test_a_slip_in_a_copy_is_found(tmp_path: Path) -> None:
    store, _ = built(tmp_path, RELEASE, SLIP)
    found = asked(
        store, "SELECT code, verdict, stated_earlier, stated_later FROM cross_findings WHERE code <> 'across-agree'"
    )
    assert found == [("across-slip", "inconsistent", "131 people", "113 people")]


def _distinct(store: Path) -> list[tuple[str, float]]:
    query = "SELECT name, value FROM distinct_claims JOIN documents USING (document) WHERE measure = 'removal'"
    return sorted(asked(store, query))


def test_a_figure_that_a_copy_changed_is_one_of_its_own_and_counts_once(tmp_path: Path) -> None:
    second: Row = {**SLIP, "id": "slip-again", "url": "https://news.example/lantern", "published": "2024-03-31"}
    store, _ = built(tmp_path, RELEASE, REPRINT, SLIP, second)
    assert asked(store, "SELECT count(*) FROM copies") == [(4,)]
    assert _distinct(store) == [("lantern", 131), ("slip", 113)]
    # A title may say "216 arrests" of "216 people"; that is no figure of its own either.
    query = "SELECT DISTINCT name FROM distinct_claims JOIN documents USING (document) WHERE value = 216"
    assert asked(store, query) == [("lantern",)]


@pytest.mark.parametrize(
    "edit", [("in Lakeport. Officers", "in Salem. Officers"), ("March 11, 2024 to", "March 12, 2024 to")]
)
def test_a_copy_that_changed_a_place_or_a_day_has_a_claim_of_its_own(tmp_path: Path, edit: tuple[str, str]) -> None:
    edited: Row = {
        **REPRINT,
        "id": "edited",
        "title": "Bridges closed in Vermont",
        "paragraphs": [_BODY.replace(*edit)],
    }
    store, _ = built(tmp_path, RELEASE, edited)
    found = asked(store, "SELECT name FROM distinct_claims JOIN documents USING (document) WHERE value = 216")
    assert ("edited",) in found


def test_an_older_record_gets_the_views_of_this_version_with_the_next_links(tmp_path: Path) -> None:
    store, _ = built(tmp_path, RELEASE)
    with duckdb.connect(str(store)) as connection:
        connection.execute("CREATE OR REPLACE VIEW distinct_claims AS SELECT * FROM current_claims WHERE false")
    built(tmp_path, RELEASE, SLIP)
    assert _distinct(store) == [("lantern", 131), ("slip", 113)]


def test_a_link_keeps_its_reasons_and_ties(tmp_path: Path) -> None:
    store, _ = built(tmp_path, RELEASE, REPORT, HARROW)
    ((kind, rule, reasons),) = asked(store, "SELECT kind, rule, reasons FROM links")
    assert (kind, rule) == ("event", "link.event")
    assert {reason["rule"] for reason in json.loads(reasons)} >= {"link.name", "link.days", "link.place"}
    assert asked(store, "SELECT agree FROM ties")
    assert asked(store, "SELECT count(*) FROM distinct_claims") < asked(store, "SELECT count(*) FROM claims")


def test_a_figure_that_is_told_of_other_days_is_one_of_its_own(tmp_path: Path) -> None:
    longer: Row = {**REPORT, "paragraphs": [REPORT["paragraphs"][0].replace("March 22, 2024", "April 1, 2024")]}
    store, _ = built(tmp_path, RELEASE, longer, HARROW)
    tied = asked(store, "SELECT later, claim_later FROM ties WHERE list_contains(drifted, 'period')")
    assert tied
    assert set(tied) <= set(asked(store, "SELECT document, claim FROM distinct_claims"))


def test_linking_twice_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    store, told = built(tmp_path, RELEASE, REPRINT, REPORT)
    before = hashlib.sha256(store.read_bytes()).hexdigest()
    _, again = built(tmp_path, RELEASE, REPRINT, REPORT)
    assert (len(told), again) == (1, [])
    assert hashlib.sha256(store.read_bytes()).hexdigest() == before


def test_the_order_of_sources_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, _ = built(tmp_path / "a", RELEASE, SLIP, REPORT)
    other, _ = built(tmp_path / "b", REPORT, SLIP, RELEASE)
    for table in ("copies", "links", "ties", "cross_findings"):
        assert asked(one, f"FROM {table} ORDER BY ALL") == asked(other, f"FROM {table} ORDER BY ALL")


def _ruled(tmp_path: Path, *entries: str) -> Path:
    path = tmp_path / "record.rulings.yml"
    lines = "".join(f"  - {entry}\n    author: A. Reader\n    reason: They are two operations.\n" for entry in entries)
    path.write_text(f"rulings:\n{lines}")
    return path


def test_a_ruling_takes_a_link_away_and_the_link_is_kept(tmp_path: Path) -> None:
    _ruled(tmp_path, "unlink: [lantern, report]")
    store, _ = built(tmp_path, RELEASE, REPORT)
    assert beside(store).is_file()
    assert asked(store, "SELECT stands, ruling IS NOT NULL FROM links") == [(False, True)]
    assert asked(store, "SELECT count(*) FROM cross_findings WHERE stands") == [(0,)]
    assert asked(store, "SELECT act, author, reason, met, len(documents) FROM rulings") == [
        ("unlink", "A. Reader", "They are two operations.", True, 2)
    ]


def test_a_ruling_makes_a_link(tmp_path: Path) -> None:
    _ruled(tmp_path, "link: [https://ncs.example/news/lantern, old-harrow]")
    store, _ = built(tmp_path, RELEASE, HARROW)
    assert asked(store, "SELECT rule, certain, ruling IS NOT NULL FROM links") == [("link.ruling", True, True)]


def test_a_ruling_overrules_a_finding(tmp_path: Path) -> None:
    store, _ = built(tmp_path, RELEASE, SLIP)
    ((key,),) = asked(store, "SELECT cross_finding FROM cross_findings WHERE verdict = 'inconsistent'")
    inside = asked(store, "SELECT name, finding FROM findings JOIN documents USING (document)")
    entries = [f"overrule: {key}", *(f"overrule: {finding}\n    of: {name}" for name, finding in inside[:1])]
    _ruled(tmp_path, *entries)
    built(tmp_path, RELEASE, SLIP)
    rows = asked(store, "SELECT cross_finding, stands FROM cross_findings WHERE verdict = 'inconsistent'")
    assert rows == [(key, False)]
    standing = {row[0] for row in asked(store, "SELECT finding FROM standing_findings")}
    assert key not in standing
    assert asked(store, "SELECT count(*) FROM rulings WHERE met") == [(len(entries),)]


def test_a_ruling_on_nothing_is_kept_and_counted(tmp_path: Path) -> None:
    _ruled(tmp_path, "unlink: [lantern, nowhere]", "overrule: nothing")
    store, told = built(tmp_path, RELEASE, REPORT)
    assert told[0].unmet == 2
    assert asked(store, "SELECT stands FROM links") == [(True,)]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("rulings: [{link: [a, b]}]", "author"),
        ("rulings: [{author: A, reason: B}]", "each ruling is one of"),
        ("rulings: [{link: [a, b], unlink: [a, b], author: A, reason: B}]", "each ruling is one of"),
        ("rulings: [{link: [a], author: A, reason: B}]", "length 2"),
        ("rulings: [{lnik: [a, b], author: A, reason: B}]", "lnik"),
        ("rulings: [{link: [a, b], author: ' ', reason: B}]", "neither may be empty"),
        ("rulings: {", "while parsing"),
        ("rules: []", "rul"),
    ],
)
def test_a_file_that_is_no_list_of_rulings_is_refused_before_anything_is_read(
    tmp_path: Path, written: str, said: str
) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(written)
    with pytest.raises(CounterfoilError, match=r"mine\.yml cannot be read") as caught:
        built(tmp_path, RELEASE, rulings=path)
    assert said in caught.value.happened
    assert not (tmp_path / "record.duckdb").exists()


def test_captures_of_one_page_are_not_linked_with_each_other(tmp_path: Path) -> None:
    edited = {**RELEASE, "modified": "2024-06-01", "paragraphs": [_BODY.replace("removed 131", "removed 113")]}
    store, _ = built(tmp_path, RELEASE, edited)
    assert asked(store, "SELECT count(*) FROM links") == [(0,)]
    assert asked(store, "SELECT words_before, words_after FROM revisions WHERE kind = 'figure'") == [("131", "113")]


def test_figures_of_a_year_in_statements_on_one_event_are_spoken_of_once(tmp_path: Path) -> None:
    year = "In fiscal year 2023 the service removed {} people from the country, more than in any of the years before."
    one = {**RELEASE, "paragraphs": [_BODY, year.format("142,580")]}
    other = {**REPORT, "paragraphs": [*REPORT["paragraphs"], year.format("142,850")]}
    store, told = built(tmp_path, one, other)
    assert told[0].links == {"event": 1, "statistic": 1}
    found = asked(
        store,
        "SELECT l.kind, f.verdict FROM cross_findings f JOIN links l USING (link) WHERE stated_earlier LIKE '%142,%'",
    )
    assert found == [("statistic", "inconsistent")]


_YEAR = "In fiscal year 2023 the service removed {} people from the country, more than in any of the years before."


def _of_a_year(store: Path) -> list[tuple[object, ...]]:
    return asked(
        store,
        "SELECT l.kind, f.verdict FROM cross_findings f JOIN links l USING (link) WHERE stated_earlier LIKE '%142,%'",
    )


def test_what_two_reports_of_one_event_are_sure_of_is_not_hidden_by_a_weaker_reading(tmp_path: Path) -> None:
    shorter = _YEAR.replace("from the country, ", "from the country ").replace("any of the years", "any year")
    one = {**RELEASE, "paragraphs": [_BODY, _YEAR.format("142,580")]}
    other = {**REPORT, "paragraphs": [*REPORT["paragraphs"], shorter.format("142,850")]}
    store, told = built(tmp_path, one, other)
    assert told[0].links == {"event": 1, "statistic": 1}
    assert _of_a_year(store) == [("event", "inconsistent")]


def test_the_same_figure_of_a_year_in_two_reports_of_one_event_is_no_finding(tmp_path: Path) -> None:
    one = {**RELEASE, "paragraphs": [_BODY, _YEAR.format("142,580")]}
    other = {**REPORT, "paragraphs": [*REPORT["paragraphs"], _YEAR.format("142,580")]}
    store, _ = built(tmp_path, one, other)
    assert {verdict for _, verdict in _of_a_year(store)} <= {"consistent"}


def test_a_count_that_runs_on_may_be_larger_in_the_second_report_of_an_event(tmp_path: Path) -> None:
    count = "To date, officers of the Northmark task force in Lakeport have made {} arrests of leaders of gangs."
    one = {**RELEASE, "paragraphs": [_BODY, count.format("355")]}
    other = {**REPORT, "paragraphs": [*REPORT["paragraphs"], count.format("367")]}
    store, _ = built(tmp_path, one, other)
    assert asked(store, "SELECT code FROM cross_findings WHERE stated_earlier LIKE '355%' AND verdict <> 'note'") == []


def _case(name: str, published: str, sentence: str) -> Row:
    text = f"A man of Salem was charged on Monday, the office said. {sentence}"
    return {"id": name, "title": f"Charge in Salem: {name}", "published": published, "paragraphs": [text]}


_FORCE = "To date, the Northmark task force has made more than {} arrests of leaders and organizers of smuggling."
_OTHERS = (
    "Since 2019 the county police of Salem, helped by the harbor patrol and by two sheriffs, has made more than 40 "
    "arrests of leaders and members of gangs that sold stolen cars across the river."
)


@pytest.mark.parametrize("between", [0, 1, 3])
def test_a_count_is_held_against_the_nearest_statement_that_gives_it(tmp_path: Path, between: int) -> None:
    rows = [_case("first", "2024-01-10", _FORCE.format("355"))]
    rows += [_case(f"other-{number}", f"2024-02-{number + 10}", _OTHERS) for number in range(between)]
    rows += [_case("last", "2024-03-10", _FORCE.format("345"))]
    store, _ = built(tmp_path, *rows)
    names = dict(asked(store, "SELECT document, name FROM documents"))
    found = asked(store, "SELECT earlier, later FROM cross_findings WHERE code = 'running-falls'")
    assert [(names[one], names[other]) for one, other in found] == [("first", "last")]


def test_a_count_is_not_held_against_a_farther_statement_where_a_nearer_one_gives_it(tmp_path: Path) -> None:
    days = ["2024-01-10", "2024-02-10", "2024-03-10"]
    counts = ["375", "355", "365"]
    rows = [_case(day, day, _FORCE.format(count)) for day, count in zip(days, counts, strict=True)]
    store, _ = built(tmp_path, *rows)
    assert asked(store, "SELECT count(*) FROM cross_findings WHERE code = 'running-falls'") == [(1,)]


def _everything(store: Path) -> list[list[tuple[object, ...]]]:
    return [asked(store, f"FROM {table} ORDER BY ALL") for table in ("copies", "links", "ties", "cross_findings")]


@pytest.mark.parametrize("after", [0, 1, 2])
def test_what_ends_while_links_are_written_leaves_those_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    store, _ = built(tmp_path, RELEASE, REPORT)
    before, insert, count = _everything(store), Spool.insert, 0

    def broken(spool: Spool, connection: Connection) -> None:
        insert(spool, connection)
        nonlocal count
        count += 1
        if count <= after:
            raise duckdb.OutOfMemoryException("no more")
        raise OSError("the disk is full")

    monkeypatch.setattr(Spool, "insert", broken)
    with pytest.raises((OSError, duckdb.OutOfMemoryException)):
        built(tmp_path, RELEASE, REPORT, SLIP)
    assert _everything(store) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record.duckdb", "some.jsonl"]
    monkeypatch.undo()
    built(tmp_path, RELEASE, REPORT, SLIP)
    (tmp_path / "whole").mkdir()
    whole, _ = built(tmp_path / "whole", RELEASE, REPORT, SLIP)
    assert _everything(store) == _everything(whole)


def test_a_record_that_needs_more_memory_is_linked_with_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    insert, limits = Spool.insert, list[str]()

    def limited(spool: Spool, connection: Connection) -> None:
        limits.append(connection.execute("SELECT current_setting('memory_limit')").fetchall()[0][0])
        if len(limits) == 1:
            raise duckdb.OutOfMemoryException("no more")
        insert(spool, connection)

    monkeypatch.setattr(Spool, "insert", limited)
    store, told = built(tmp_path, RELEASE, REPORT)
    assert told[0].links == {"event": 1}
    assert len(asked(store, "FROM links")) == 1
    assert len(set(limits)) == 2
