"""An invented statement of an invented agency, audited by hand: every kind of relation and every verdict."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from counterfoil.model import (
    AuditRecord,
    CaseExample,
    Claim,
    Document,
    Filter,
    Finding,
    Hedge,
    Inference,
    Interval,
    Leftover,
    LeftoverReason,
    Measure,
    NameKind,
    NameMention,
    Number,
    Operation,
    Period,
    PeriodReading,
    Relation,
    Segment,
    SegmentKind,
    Span,
    Step,
    Unit,
)
from counterfoil.reference.hedges import quantity

LINES: tuple[tuple[SegmentKind, str], ...] = (
    ("headline", "Tollgate Bureau arrests more than 300 in 9-day Operation Paper Lantern"),
    ("dateline", "FERNMOUTH, March 20 —"),
    (
        "body",
        "Officers of the Tollgate Bureau (TB) arrested 312 people during Operation Paper Lantern, a 9-day operation \
that ran from March 4 to March 11 in 14 districts, including Fernmouth, Quill Bay and Old Harrow. Of the 312, 41 were \
removed within the week and the rest remain in custody.",
    ),
    ("body", "The 312 people arrested included:"),
    ("list_item", "• 120 convicted of smuggling;"),
    ("list_item", "• 96 convicted of fraud; and"),
    ("list_item", "• 61 with pending charges."),
    (
        "body",
        "About 75 percent of those arrested had a conviction, said Director Odalys Brandt. “In fiscal year 2023 this \
bureau arrested over 73,000 people who faced over 290,000 charges and convictions, an average of seven per person,” \
Brandt said.",
    ),
    (
        "body",
        "Among those arrested was Temperance Quillfeather-Moss, 83, a Ruritanian citizen born on May 3, 1987 who was \
convicted of coin clipping in Quill Bay under 12 T.B.C. 440. Quillfeather-Moss was sentenced to five years in prison. \
Another case was a Graustarkian citizen in Old Harrow convicted of arson. Nearly 110,000 tolls went unpaid last year, \
according to the Ruritanian Road Office, and fewer than 20 of the bureau’s own gates were shut.",
    ),
    ("boilerplate", "To report a broken gate, call 1-555-010-0199."),
)  # fmt: skip
TEXT = "\n\n".join(words for _, words in LINES)
PERSON = "Temperance Quillfeather-Moss"
LEAKS = ("Temperance", "Quillfeather", "Moss", "1987", "May 3", ", 83,", ">83<", '"83"')
OFFICIAL = "Odalys Brandt"


def at(words: str, nth: int = 1, text: str = TEXT) -> Span:
    """The span of the `nth` place where `words` stand."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def segments() -> tuple[Segment, ...]:
    found: list[Segment] = []
    start = 0
    for kind, words in LINES:
        lead = 3 if kind == "list_item" else None
        found.append(Segment(Span(start, start + len(words)), kind, f"segment.{kind}", lead))
        start += len(words) + 2
    return tuple(found)


def document(text: str = TEXT, parts: tuple[Segment, ...] | None = None) -> Document:
    return Document(
        "paper-lantern",
        text,
        hashlib.sha256(text.encode()).hexdigest(),
        title="Tollgate Bureau arrests more than 300 in 9-day Operation Paper Lantern",
        issuer="Tollgate Bureau (an invented agency)",
        url="https://tollgate.example/news/temperance-quillfeather-moss-and-311-others",
        published=date(2024, 3, 20),
        published_rule="date.metadata",
        modified=date(2024, 3, 22),
        segments=segments() if parts is None else parts,
    )


SPRING = PeriodReading(
    "resolved", "period.year-of-publication", (at("March 4 to March 11"),), Period(date(2024, 3, 4), date(2024, 3, 11))
)
FISCAL = PeriodReading(
    "resolved", "period.fiscal-year", (at("fiscal year 2023"),), Period(date(2022, 10, 1), date(2023, 9, 30))
)
LOST = PeriodReading(
    "unresolved",
    "period.last-year",
    (at("last year"),),
    reason="“last year” may be the calendar year or the fiscal year",
    needs="the tables of the office",
)


def claim(
    number: int,
    words: str,
    value: Number | None,
    noun: str | None,
    unit: Unit = "person",
    measure: Measure = "arrest",
    *,
    nth: int = 1,
    hedge: Hedge = "exact",
    period: PeriodReading | None = SPRING,
    agency: str | None = "TB",
    places: tuple[str, ...] = (),
    speaker: str = "narrator",
    share_of: str | None = None,
    filters: Iterable[Filter] = (),
) -> Claim:
    span = at(words, nth)
    home = next(part.span for part in segments() if part.span.contains(span))
    return Claim(
        f"c{number}",
        span,
        quantity(value, None, hedge, unit, words),
        home,
        (
            Inference("measure", f"measure.{measure}", (home,), "the verb of the sentence"),
            Inference("unit", "unit.encoder", (span,), None, 0.97),
        ),
        noun=noun,
        measure=measure,
        share_of=share_of,
        filters=tuple(filters),
        period=period,
        places=places,
        agency=agency,
        speaker=speaker,
    )


DISTRICTS = ("Fernmouth", "Quill Bay", "Old Harrow")
CLAIMS = (
    claim(1, "300", 300, "people", hedge="over"),
    claim(2, "9", 9, "day", "duration", "extent"),
    claim(3, "312", 312, "people", places=DISTRICTS),
    claim(4, "9", 9, "day", "duration", "extent", nth=2),
    claim(5, "14", 14, "district", "place", "extent", places=DISTRICTS),
    claim(6, "312", 312, None, nth=2),
    claim(7, "41", 41, "people", measure="removal", share_of="c6"),
    claim(8, "312", 312, "people", nth=3),
    claim(9, "120", 120, "people", share_of="c8", filters=[Filter("offence", "smuggling")]),
    claim(10, "96", 96, "people", share_of="c8", filters=[Filter("offence", "fraud")]),
    claim(11, "61", 61, "people", share_of="c8", filters=[Filter("criminality", "pending")]),
    claim(12, "75 percent", 75, "person", "percent", hedge="about", share_of="c8", speaker="Director"),
    claim(13, "73,000", 73000, "people", hedge="over", period=FISCAL, speaker="Director"),
    claim(14, "290,000", 290000, "charge", "charge", "charge", hedge="over", period=FISCAL, speaker="Director"),
    claim(15, "seven", 7, "charge", "charge", "charge", period=FISCAL, speaker="Director"),
    claim(16, "five", 5, "year", "duration", "sentence", period=None, agency=None),
    claim(17, "110,000", 110000, "toll", "item", "other", hedge="nearly", period=LOST, agency=None, speaker="Road"),
    claim(18, "20", 20, "gate", "item", "other", nth=4, hedge="under", period=LOST),
)  # fmt: skip
RELATIONS = (
    Relation(
        "same",
        ("c1", "c3", "c6", "c8"),
        "consistent",
        "more than 300 people, 312, 312 and 312",
        "312 lies in more than 300",
        "same.one-count",
        (Step("312 is more than 300", Interval.point(312)),),
    ),
    Relation(
        "duration",
        ("c4",),
        "inconsistent",
        "9 days",
        "March 4 to March 11, both ends counted, is 8 days",
        "duration.both-ends",
        (Step("11 − 4 + 1 = 8", Interval.point(8)),),
        Interval.point(9),
        Interval.point(8),
        (at("March 4 to March 11"),),
    ),
    Relation(
        "rest",
        ("c7", "c6"),
        "consistent",
        "41 of 312, and the rest",
        "312 − 41 = 271",
        "rest.of-whole",
        (Step("312 − 41 = 271", Interval.point(271)),),
    ),
    Relation(
        "sum",
        ("c9", "c10", "c11", "c8"),
        "consistent",
        "120, 96 and 61 of 312",
        "120 + 96 + 61 = 277, which is 35 fewer than 312; the text says “included”",
        "sum.list",
        (Step("120 + 96 + 61 = 277", Interval.point(277)), Step("312 − 277 = 35", Interval.point(35))),
    ),
    Relation(
        "share",
        ("c12", "c8"),
        "consistent",
        "about 75 percent of 312",
        "between 222.3 and 245.7 people",
        "share.of-whole",
        (Step("312 × 71.25% = 222.3, 312 × 78.75% = 245.7", Interval(222.3, 245.7)),),
        Interval(71.25, 78.75),
        Interval(69.2, 69.2),
    ),
    Relation(
        "average",
        ("c14", "c13", "c15"),
        "inconsistent",
        "an average of seven",
        "290,000 ÷ 73,000 = 3.97, and between 3.91 and 4.12 as the figures are rounded",
        "average.quotient",
        (Step("290,000 ÷ 73,000 = 3.97", Interval(3.9189, 4.1096)),),
        Interval(6.5, 7.5, high_open=True),
        Interval(3.9189, 4.1096, low_open=True, high_open=True),
    ),
)
FINDINGS = (
    Finding("same.count", "consistent", ("c1", "c3", "c6", "c8"), RELATIONS[0].stated, RELATIONS[0].computed,
            "“More than 300” in the headline and 312 in the text are one count and agree.", (at("300"), at("312")), 0),
    Finding("duration.dates", "inconsistent", ("c4",), RELATIONS[1].stated, RELATIONS[1].computed,
            "The operation is called 9 days long; March 4 to March 11 is 8 days, both ends counted.",
            (at("9-day", 2), at("March 4 to March 11")), 1),
    Finding("part.rest", "consistent", ("c7", "c6"), RELATIONS[2].stated, RELATIONS[2].computed,
            "Of 312 people 41 were removed, so “the rest” is 271.", (at("Of the 312, 41"),), 2),
    Finding("sum.parts", "consistent", ("c9", "c10", "c11", "c8"), RELATIONS[3].stated, RELATIONS[3].computed,
            "The parts listed add up to 277 of the 312 stated; the text says “included”, so the list may be partial.",
            (at("The 312 people arrested included"),), 3),
    Finding("share.means", "note", ("c12", "c8"), RELATIONS[4].stated, RELATIONS[4].computed,
            "About 75 percent of 312 means 222 to 246 people.", (at("75 percent"),), 4),
    Finding("average.quotient", "inconsistent", ("c14", "c13", "c15"), RELATIONS[5].stated, RELATIONS[5].computed,
            "290,000 charges among 73,000 people is about four each; the statement says seven.",
            (at("an average of seven per person"),), 5),
    Finding("measure.mixed", "not comparable", ("c14", "c13"), "290,000 charges and convictions", "73,000 people",
            "The 290,000 counts charges and convictions, not people.", (at("290,000 charges and convictions"),)),
    Finding("period.unresolved", "not checkable", ("c17",), "nearly 110,000 tolls last year",
            "no calendar year is given",
            f"When the “nearly 110,000” were counted is not certain: the text and {PERSON} do not say.",
            (at("last year"),)),
)  # fmt: skip


def leftover(words: str, value: Number | None, reason: LeftoverReason, nth: int = 1) -> Leftover:
    return Leftover(at(words, nth), value, "exact", reason, f"leftover.{reason}")


LEFTOVERS = (
    leftover("20", 20, "date"),
    leftover("4", 4, "date"),
    leftover("11", 11, "date"),
    leftover("2023", 2023, "date"),
    leftover("83", 83, "age"),
    leftover("1987", 1987, "date"),
    leftover("12 T.B.C. 440", 12, "statute"),
    leftover("1-555-010-0199", None, "phone"),
)


def name(words: str, kind: NameKind, nth: int = 1) -> NameMention:
    return NameMention(at(words, nth), kind, f"name.{kind}")


NAMES = (
    name("Tollgate Bureau", "agency"),
    name("Fernmouth", "place"),
    name("Quill Bay", "place"),
    name(OFFICIAL, "official"),
    name(PERSON, "person"),
)
OPERATION = Operation(
    "Operation Paper Lantern",
    SPRING,
    DISTRICTS,
    ("TB",),
    (("arrest", "c3"), ("removal", "c7")),
    tuple(f"c{number}" for number in range(1, 12)),
    "operation.named",
    (
        CaseExample(at("a Ruritanian citizen"), "Ruritanian", "Quill Bay", ("coin clipping",)),
        CaseExample(at("a Graustarkian citizen"), "Graustarkian", "Old Harrow", ("arson",)),
    ),
)


def audited() -> AuditRecord:
    """The statement with its planted faults."""
    return AuditRecord(document(), CLAIMS, OPERATION, RELATIONS, FINDINGS, LEFTOVERS, NAMES)


def sound() -> AuditRecord:
    """The same statement with the consistent findings alone."""
    kept = tuple(finding for finding in FINDINGS if finding.verdict == "consistent")
    return AuditRecord(document(), CLAIMS, OPERATION, RELATIONS, kept, LEFTOVERS, NAMES)


def hostile() -> AuditRecord:
    """A statement made of markup and script, with a hostile title, agency and finding."""
    text = (
        "<script>document.title='run'</script> arrests 5\n\n"
        '"><img src=x onerror="document.title=\'run\'"> 7 people </p></main><style>*{display:none}</style> '
        "{{ 7*7 }} {% raw %} =cmd()|' /C calc'!A0 \x1b[31m &amp; &#x3c;b&#x3e; javascript:alert(1) \u202e"
    )
    cut = text.index("\n\n")
    parts = (
        Segment(Span(0, cut), "headline", "segment.headline"),
        Segment(Span(cut + 2, len(text)), "body", "segment.body"),
    )
    bad = "<script>document.title='run'</script>"
    spans = (at("5", 1, text), at("7", 1, text))
    claims = tuple(
        Claim(
            f"c{number}",
            span,
            quantity(value, None, "exact", "person", "5"),
            part.span,
            (Inference("measure", "measure.arrest", (part.span,), bad),),
            noun="</svg><b>people",
            measure="arrest",
            agency="=HYPERLINK(1)",
            places=("@place", bad),
            speaker='"><i>speaker',
        )
        for number, (span, value, part) in enumerate(zip(spans, (5, 7), parts, strict=True), 1)
    )
    relation = Relation("sum", ("c1", "c2"), "inconsistent", bad, bad, "sum.list", (Step(bad),))
    finding = Finding('co"de><script>', "inconsistent", ("c1", "c2"), bad, bad, bad, (parts[1].span,), 0)
    page = Document(
        "hostile",
        text,
        "0" * 64,
        title=bad,
        issuer='"><script>document.title="run"</script>',
        url="javascript:document.title='run'",
        segments=parts,
        notes=(bad,),
    )
    return AuditRecord(page, claims, None, (relation,), (finding,), ())
