"""Two statements on one event, side by side: what agrees, what drifted, what only one of them has.

What comes in is masked already: a Statement is made of the record's rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import msgspec
from markupsafe import Markup
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from counterfoil.model import VERDICTS, Compared, CrossFinding, Drift, Figure, LinkKind, Number, Statement, Verdict
from counterfoil.model.version import __version__
from counterfoil.publish import phrases
from counterfoil.publish.page import asset, environment, policy
from counterfoil.publish.terminal import MARKS, STYLES
from counterfoil.reference.words import words

SCHEMA: Literal["counterfoil.compare/1"] = "counterfoil.compare/1"
_CHANGED: dict[Drift, str] = {
    "figure": "another number", "hedge": "another hedge", "unit": "another kind of thing",
    "population": "another group", "place": "another place", "period": "other days", "part": "part or whole",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SideRecord:
    """One of the two statements."""

    name: str
    title: str | None
    issuer: str | None
    url: str | None
    published: date | None
    modified: date | None
    operation: str | None
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class ReasonRecord:
    """Something that speaks for one event."""

    rule: str
    says: str
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """A figure with its sentence. start, end: code points into the text as it was read."""

    claim: str
    start: int
    end: int
    words: str
    value: Number | None
    stated: str
    measure: str
    period: str
    places: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class RowRecord:
    """A figure of both, or of one. drifted: what differs, in the terms of docs/links.md."""

    earlier: FigureRecord | None
    later: FigureRecord | None
    agrees: bool
    drifted: tuple[Drift, ...]
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class CompareOut:
    """What `counterfoil compare --format json` prints."""

    schema: Literal["counterfoil.compare/1"]
    software: str
    earlier: SideRecord
    later: SideRecord
    order_known: bool
    kind: LinkKind
    rule: str
    linked: bool
    certain: bool
    reasons: tuple[ReasonRecord, ...]
    findings: tuple[CrossFinding, ...]
    rows: tuple[RowRecord, ...]


def compare_record(given: Compared) -> CompareOut:
    """The comparison as it is published: findings most serious first, figures in the order of the later statement."""
    link = given.linked.link
    return CompareOut(
        schema=SCHEMA,
        software=__version__,
        earlier=_side(given.earlier),
        later=_side(given.later),
        order_known=link.order_known,
        kind=link.kind,
        rule=link.rule,
        linked=link.rule != "link.none",
        certain=link.certain,
        reasons=tuple(ReasonRecord(one.rule, one.says, one.earlier, one.later) for one in link.reasons),
        findings=tuple(sorted(given.linked.findings, key=lambda one: VERDICTS.index(one.verdict))),
        rows=_rows(given),
    )


def to_compare_json(given: Compared) -> bytes:
    """The comparison as UTF-8 JSON on one line."""
    return msgspec.json.encode(compare_record(given))


def to_compare_html(given: Compared) -> str:
    """The report: one file, no network, no script."""
    made = compare_record(given)
    style = asset("report.css") + asset("compare.css")
    return environment().get_template("compare.html.j2").render(
        policy=policy(style, ""),
        style=Markup(style),  # noqa: S704 - the package's own style sheets
        version=__version__,
        made=made,
        lede=_lede(made),
        sides=(("Earlier", made.earlier), ("Later", made.later)) if made.order_known else (
            ("One", made.earlier), ("The other", made.later)),
        findings=[(one.verdict, phrases.apart(one.says, one.verdict)) for one in made.findings],
        parts=_parts(made),
        day=lambda given: phrases.day(given) if given else "not known",
        split=_split,
        changed=lambda row: phrases.listing([_CHANGED[drift] for drift in row.drifted]),
    )  # fmt: skip


def to_compare_table(given: Compared) -> RenderableType:
    """What `counterfoil compare` prints: what ties the two, the findings, then the figures side by side."""
    made = compare_record(given)
    parts: list[RenderableType] = [Text(_plain(_lede(made)), style="bold"), Text()]
    heads = ("earlier", "later") if made.order_known else ("one", "the other")
    for head, side in zip(heads, (made.earlier, made.later), strict=True):
        published = phrases.day(side.published) if side.published else "publication date unknown"
        parts.append(Text(_plain(f"{head}: {side.title or side.name} · {published}"), style="dim"))
    parts += [Text(), _reasons(made), Text(), _findings(made)]
    for title, rows in _parts(made):
        parts += [Text(), _figures(title, rows, heads)]
    return Group(*parts)


def _lede(made: CompareOut) -> str:
    if not made.linked:
        return "Too little ties these two statements to call them reports of one event; here they are, side by side."
    both = [row for row in made.rows if row.earlier and row.later]
    drifted = sum(bool(row.drifted) for row in both)
    added = sum(row.earlier is None for row in made.rows)
    gone = sum(row.later is None for row in made.rows)
    new, old = ("the later", "the earlier") if made.order_known else ("the other", "the one")
    agree = len(both) - drifted
    counts = (
        f"{agree or 'no'} {'figure agrees' if agree == 1 else 'figures agree'}, {drifted or 'none'} drifted, "
        f"{added or 'none'} in {new} alone, {gone or 'none'} in {old} alone"
    )
    sure = "One event" if made.certain else "Most likely one event"
    return f"{sure}: {counts}."


def _side(one: Statement) -> SideRecord:
    period = one.period
    return SideRecord(
        one.name, one.title, one.issuer, one.url, one.published, one.modified,
        one.operation.name if one.operation else None, period.start if period else None, period.end if period else None,
    )  # fmt: skip  # one long line of names reads better than one name a line


def _rows(given: Compared) -> tuple[RowRecord, ...]:
    ties = {tie.later: tie for tie in given.linked.ties}
    tied = {tie.earlier for tie in given.linked.ties}
    verdicts: dict[str, Verdict] = {}
    for finding in sorted(given.linked.findings, key=lambda one: VERDICTS.index(one.verdict), reverse=True):
        verdicts.update(dict.fromkeys(finding.claims_later, finding.verdict))
    rows = []
    again = {*_restated(given.later, set(ties)), *_restated(given.earlier, tied)}
    for figure in given.later.figures:
        tie = ties.get(figure.claim.id)
        if figure in again:
            continue
        earlier = _figure(given.earlier.figure(tie.earlier)) if tie else None
        verdict = verdicts.get(figure.claim.id) if tie else None
        rows.append(
            RowRecord(earlier, _figure(figure), tie is not None and tie.agree, tie.drifted if tie else (), verdict)
        )
    rows += [
        RowRecord(_figure(figure), None, agrees=False, drifted=(), verdict=None)
        for figure in given.earlier.figures
        if figure.claim.id not in tied and figure not in again
    ]
    return tuple(rows)


def _restated(statement: Statement, tied: set[str]) -> list[Figure]:
    """Figures without a partner that only say once more, as a title does, what a figure with a partner says."""
    known = {_kind(one) for one in statement.figures if one.claim.id in tied}
    return [one for one in statement.figures if one.claim.id not in tied and _kind(one) in known]


def _kind(one: Figure) -> tuple[object, ...]:
    return one.claim.measure, one.claim.quantity.unit, one.claim.quantity.value


def _figure(one: Figure) -> FigureRecord:
    claim, quantity = one.claim, one.claim.quantity
    said = words().counted(
        hedge=quantity.hedge, words=one.words, value=quantity.value, noun=claim.noun, unit=quantity.unit
    )
    when = phrases.period(one.period) if one.period else ""
    return FigureRecord(
        claim.id, claim.span.start, claim.span.end, one.words, quantity.value, said,
        words().measure(claim.measure).many, when, claim.places, one.quote,
    )  # fmt: skip  # one long line of names reads better than one name a line


def _parts(made: CompareOut) -> list[tuple[str, list[RowRecord]]]:
    """The figures by what became of them; parts without any are left out."""
    both = [row for row in made.rows if row.earlier and row.later]
    new, old = (
        ("Only in the later", "Only in the earlier") if made.order_known else ("Only in the other", "Only in one")
    )
    parts = [
        ("Drifted" if made.linked else "Alike in kind", [row for row in both if row.drifted]),
        ("Agree", [row for row in both if not row.drifted]),
        (new, [row for row in made.rows if row.earlier is None]),
        (old, [row for row in made.rows if row.later is None]),
    ]
    return [(title, rows) for title, rows in parts if rows]


def _split(figure: FigureRecord) -> tuple[str, str, str]:
    """The sentence before the figure, the figure, and the sentence behind it."""
    before, found, after = figure.quote.partition(figure.words)
    return (before, found, after) if found else ("", figure.words, f" — {figure.quote}")


def _reasons(made: CompareOut) -> RenderableType:
    if not made.reasons:
        return Text("Nothing ties them.", style="dim")
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for one in made.reasons:
        shown = one.earlier if one.earlier == one.later else f"{one.earlier} / {one.later}"
        table.add_row(_plain(one.says), Text(_plain(shown), style="dim"))
    return table


def _findings(made: CompareOut) -> RenderableType:
    if not made.findings:
        return Text("No findings.")
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True, width=16)
    table.add_column(overflow="fold")
    for one in made.findings:
        says = Text(_plain(phrases.sentence(phrases.apart(one.says, one.verdict))))
        says.append(f"  {one.code}", style="dim")
        table.add_row(Text(f"{MARKS[one.verdict]} {one.verdict}", style=STYLES[one.verdict]), says)
    return table


def _figures(title: str, rows: list[RowRecord], heads: tuple[str, str]) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    both = any(row.earlier and row.later for row in rows)
    for head in heads if both else ("figure",):
        table.add_column(head, ratio=2, overflow="fold")
    table.add_column("what differs" if both else "when", ratio=1, overflow="fold")
    for row in rows:
        one = row.earlier or row.later
        if both and row.earlier and row.later:
            changed = ", ".join(_CHANGED[drift] for drift in row.drifted) or "nothing"
            table.add_row(_shown(row.earlier), _shown(row.later), changed)
        elif one:
            table.add_row(_shown(one), one.period)
    return table


def _shown(figure: FigureRecord) -> Text:
    return Text(_plain(figure.stated)).append(f" ({figure.measure})", style="dim")


def _plain(written: str) -> str:
    """Without what would steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in written)
