import base64
import hashlib
import itertools
from collections.abc import Callable

import pytest
from lxml import html

from counterfoil.model import (
    AuditRecord,
    Claim,
    Document,
    Inference,
    Leftover,
    Measure,
    Segment,
    SegmentKind,
    Span,
)
from counterfoil.publish import to_html, to_index
from counterfoil.publish.masking import mask_of
from counterfoil.publish.summary import told
from counterfoil.reference.hedges import quantity
from tests.publish.sample import CLAIMS, FINDINGS, LINES, TEXT, audited, hostile, sound

Page = html.HtmlElement


def _empty() -> AuditRecord:
    return AuditRecord(Document("nothing", "Nothing.", "0" * 64), (), None, (), (), ())


MAKERS: dict[str, Callable[[], AuditRecord]] = {"audited": audited, "sound": sound, "hostile": hostile, "empty": _empty}


@pytest.fixture(params=MAKERS)
def page(request: pytest.FixtureRequest) -> Page:
    return html.document_fromstring(to_html(MAKERS[request.param]()))


def _text(node: Page) -> str:
    return " ".join(node.text_content().split())


def _one(page: Page, path: str) -> Page:
    found = page.xpath(path)
    assert isinstance(found, list)
    assert len(found) == 1, path
    node = found[0]
    assert isinstance(node, html.HtmlElement)
    return node


def _all(page: Page, path: str) -> list[Page]:
    found = page.xpath(path)
    assert isinstance(found, list)
    return [node for node in found if isinstance(node, html.HtmlElement)]


def test_ids_are_unique_and_every_anchor_resolves(page: Page) -> None:
    ids = [str(node.get("id")) for node in _all(page, "//*[@id]")]
    assert len(ids) == len(set(ids))
    for link in _all(page, "//a[starts-with(@href, '#')]"):
        assert str(link.get("href"))[1:] in ids
    for label in _all(page, "//label"):
        assert label.get("for") in ids


def test_language_landmarks_and_headings_in_order(page: Page) -> None:
    assert page.get("lang") == "en"
    for landmark in ("header", "main", "footer", "h1"):
        _one(page, f"//{landmark}")
    levels = [int(str(node.tag)[1]) for node in _all(page, "//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_page_asks_nobody_for_anything(page: Page) -> None:
    for node in _all(page, "//*[@src]|//link|//*[@srcset]"):
        assert node.get("href", "").startswith("data:")
        assert node.get("src") is None
    assert not _all(page, "//iframe|//object|//embed|//base|//form|//*[@style]")
    for node in _all(page, "//*"):
        assert not [key for key in node.attrib if str(key).startswith("on")]


def test_the_policy_lets_only_the_pages_own_style_and_script_run(page: Page) -> None:
    policy = str(_one(page, "//meta[@http-equiv='Content-Security-Policy']").get("content"))
    assert policy.startswith("default-src 'none'")
    for name in ("style", "script"):
        content = _one(page, f"//{name}").text or ""
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


def test_the_whole_statement_stands_in_its_own_words() -> None:
    page = html.document_fromstring(to_html(audited()))
    for mark in _all(page, "//sup"):
        mark.drop_tree()
    shown = [_text(node) for node in _all(page, "//*[contains(concat(' ', @class, ' '), ' words ')]")]
    hide = mask_of(audited())
    start = 0
    for _, words in LINES:
        expected = hide.quote(Span(start, start + len(words)))
        assert " ".join(expected.split()) in shown
        start += len(words) + 2
    assert len(shown) == len(LINES)


def test_text_that_no_segment_holds_is_shown_all_the_same() -> None:
    text = "First line.\nLost line.\nLast line."
    parts = (Segment(Span(0, 11), "headline", "s"), Segment(Span(23, 33), "body", "s"))
    record = AuditRecord(Document("x", text, "0" * 64, segments=parts), (), None, (), (), ())
    page = html.document_fromstring(to_html(record))
    assert "Lost line." in _text(_one(page, "//section[@class='statement']"))


def test_a_long_run_of_page_furniture_is_folded_and_not_lost() -> None:
    lines = ["Bureau arrests 5", *(f"Menu {place}" for place in range(9)), "The bureau arrested 5 people."]
    parts, start = [], 0
    for place, words in enumerate(lines):
        kind: SegmentKind = "headline" if place == 0 else "boilerplate" if words.startswith("Menu") else "body"
        parts.append(Segment(Span(start, start + len(words)), kind, "s"))
        start += len(words) + 1
    record = AuditRecord(Document("x", "\n".join(lines), "0" * 64, segments=tuple(parts)), (), None, (), (), ())
    fold = _one(html.document_fromstring(to_html(record)), "//details[@class='furniture']")
    assert _text(_one(fold, "./summary")).startswith("9 lines")
    assert [_text(node) for node in _all(fold, "./p")] == lines[1:-1]


def test_every_figure_is_marked_and_has_its_note() -> None:
    page = html.document_fromstring(to_html(audited()))
    for claim in CLAIMS:
        mark = _one(page, f"//a[@id='{claim.id}']")
        assert mark.text_content().startswith(TEXT[claim.span.start : claim.span.end])
        note = _one(page, f"//li[@id='n-{claim.id}']")
        assert _all(note, ".//a[@href='#" + claim.id + "']")
        assert f"measure.{claim.measure}" in _text(note)


def test_no_line_ends_between_a_figure_and_what_a_hyphen_joins_to_it() -> None:
    page = html.document_fromstring(to_html(audited()))
    joined = _one(page, "//span[@class='whole'][a[@id='c4']]")
    assert _text(joined).endswith("-day")


def test_a_verdict_has_a_word_a_shape_and_a_tone() -> None:
    page = html.document_fromstring(to_html(audited()))
    items = _all(page, "//ol[@class='findings']/li")
    assert len(items) == len(FINDINGS)
    for item in items:
        word = _text(_one(item, ".//span[contains(@class, 'verdict')]"))
        slug = word.replace(" ", "-")
        assert item.get("class") == f"v-{slug}"
        assert _one(item, ".//use").get("href") == f"#g-{slug}"
    assert _text(_one(page, "//a[@id='c4']//sup")) == "(figure 4, inconsistent)"


def test_findings_stand_most_serious_first() -> None:
    page = html.document_fromstring(to_html(audited()))
    verdicts = [_text(node) for node in _all(page, "//ol[@class='findings']//span[contains(@class, 'verdict ')]")]
    order = ["inconsistent", "not comparable", "not checkable", "note", "consistent"]
    assert verdicts == sorted(verdicts, key=order.index)


def test_first_screen() -> None:
    page = html.document_fromstring(to_html(audited()))
    assert _text(_one(page, "//p[@class='lede']")) == (
        "Tollgate Bureau reports 312 people arrested and 41 people removed in 14 districts, 4–11 March 2024."
    )
    dates = _text(_one(page, "//dl[@class='dates']"))
    for words in ("Tollgate Bureau (an invented agency)", "20 March 2024", "22 March 2024", "4–11 March 2024"):
        assert words in dates


@pytest.mark.parametrize(
    ("words", "noun", "measure", "said"),
    [
        ("Nineteen", "person", "removal", "nineteen people removed"),
        ("Nineteen", None, "removal", "nineteen removals"),
        ("Nineteen", "arrest", "arrest", "nineteen arrests"),
        ("Nineteen", "firearm", "seizure", "nineteen firearms seized"),
        ("Nineteen", "victim", "victim", "nineteen victims"),
    ],
)
def test_a_total_is_told_as_a_reader_would_say_it(words: str, noun: str | None, measure: Measure, said: str) -> None:
    basis = (Inference("measure", "r"),)
    figure = quantity(19, None, "exact", "person", words)
    claim = Claim("c1", Span(0, len(words)), figure, Span(0, len(words)), basis, noun=noun, measure=measure)
    assert told(claim, words) == said


def test_a_period_that_cannot_be_placed_says_why_and_what_would_place_it() -> None:
    note = _text(_one(html.document_fromstring(to_html(audited())), "//li[@id='n-c17']"))
    assert "“last year”, unresolved" in note
    assert "may be the calendar year or the fiscal year. Needed: the tables of the office." in note


def test_a_sound_statement_makes_a_calm_page() -> None:
    page = html.document_fromstring(to_html(sound()))
    tally = _text(_one(page, "//p[@class='tally']"))
    assert tally == "3 findings: every comparison that was made is consistent."
    main = _one(page, "//main")
    assert not _all(main, ".//section[@class='statement']//*[contains(@class, 'v-inconsistent')]")


def test_every_citation_has_words_place_hash_date_and_version() -> None:
    record = audited()
    page = html.document_fromstring(to_html(record))
    for claim in record.claims:
        cited = _text(_one(page, f"//*[@id='cite-{claim.id}']"))
        assert f"characters {claim.span.start:,} to {claim.span.end:,}" in cited
        for words in (record.document.sha256, "20 March 2024", "Counterfoil "):
            assert words in cited
    assert len(_all(page, "//button[@class='copy']")) == len(record.claims) + len(FINDINGS) + 1


def test_the_operation_is_summed_up_with_its_cases() -> None:
    page = html.document_fromstring(to_html(audited()))
    summary = _text(_one(page, "//dl[@class='operation']"))
    assert "Operation Paper Lantern" in summary
    assert "312 people arrested; 41 people removed" in summary
    assert [_text(node) for node in _all(page, "//ul[@class='cases']/li")] == [
        "A Ruritanian citizen in Quill Bay: coin clipping.",
        "A Graustarkian citizen in Old Harrow: arson.",
    ]


def test_what_comes_from_the_source_is_text() -> None:
    page = html.document_fromstring(to_html(hostile()))
    assert len(_all(page, "//script")) == 1
    assert len(_all(page, "//style")) == 1
    assert not _all(page, "//img|//i|//a[starts-with(@href, 'javascript:')]")
    assert "<script>document.title='run'</script>" in _text(_one(page, "//h1"))
    assert "{{ 7*7 }}" in _text(_one(page, "//section[@class='statement']"))


def test_an_address_is_a_link_only_where_it_is_safe_and_unmasked() -> None:
    def linked(url: str) -> bool:
        record = AuditRecord(Document("x", "Words.", "0" * 64, url=url), (), None, (), (), ())
        return bool(_all(html.document_fromstring(to_html(record)), "//dl[@class='colophon']//a"))

    assert linked("https://tollgate.example/a")
    assert not linked("javascript:alert(1)")
    assert not linked("file:///etc/passwd")


def test_a_long_statement_stays_under_300_kb() -> None:
    # A thousand words with a figure in every ten of them is denser than any statement.
    sentence = "The bureau arrested 312 people in Fernmouth and Quill Bay. "
    text = sentence * 100
    where = [text.index("312", place * len(sentence)) for place in range(100)]
    claims = tuple(
        type(CLAIMS[2])(
            f"c{place}", Span(start, start + 3), CLAIMS[2].quantity, Span(start - 20, start + 30), CLAIMS[2].basis,
            noun="people", measure="arrest", places=("Fernmouth", "Quill Bay"), agency="TB",
        )
        for place, start in enumerate(where, 1)
    )  # fmt: skip
    document = Document("long", text, "0" * 64, segments=(Segment(Span(0, len(text)), "body", "s"),))
    assert len(to_html(AuditRecord(document, claims, None, (), (), ())).encode()) < 300_000


def test_the_same_record_gives_the_same_page() -> None:
    assert to_html(audited()) == to_html(audited())


def test_leftovers_are_marked_where_they_stand_with_their_reason() -> None:
    page = html.document_fromstring(to_html(audited()))
    mark = _one(page, "//a[@id='t-l4']")
    assert (mark.text, mark.get("title"), mark.get("href")) == ("2023", "part of a date", "#l4")
    assert _text(_one(page, "//tr[@id='l8']")).startswith("To report a broken gate, call 1-555-010-0199.")


def test_a_leftover_that_overlaps_a_figure_is_listed_without_a_link() -> None:
    record = audited()
    again = Leftover(CLAIMS[0].span, 300, "exact", "name", "leftover.name")
    page = html.document_fromstring(
        to_html(AuditRecord(record.document, record.claims, None, (), (), (again,), record.names))
    )
    assert not _all(page, "//a[@href='#t-l1']")
    _one(page, "//tr[@id='l1']")


def test_an_index_lists_every_statement_in_order_with_its_findings() -> None:
    page = html.document_fromstring(to_index([audited(), sound(), hostile()], ["a.html", "b.html", "c.html"]))
    assert [node.get("href") for node in _all(page, "//h2/a")] == ["a.html", "b.html", "c.html"]
    first, second, _ = _all(page, "//ol[@class='index']/li")
    assert _one(first, ".//li[1]/a").get("href", "").startswith("a.html#f-duration-dates")
    assert not _all(second, ".//ul")
    assert "every comparison" in _text(second)


def test_an_index_needs_a_link_for_each_statement() -> None:
    with pytest.raises(ValueError, match="zip"):
        to_index([audited()], [])
