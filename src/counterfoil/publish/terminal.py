"""An audit on the terminal: the findings, then the figures, readable at 80 columns."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from counterfoil.model import AuditRecord, Claim, Verdict
from counterfoil.publish import phrases
from counterfoil.publish.convert import by_gravity
from counterfoil.publish.held_views import reading_words
from counterfoil.publish.masking import Mask, mask_of
from counterfoil.reference.words import words

# Shape and word carry the verdict; colour only repeats it.
MARKS: dict[Verdict, str] = {
    "inconsistent": "✗", "not comparable": "≠", "not checkable": "?", "note": "·", "consistent": "✓",
}  # fmt: skip
STYLES: dict[Verdict, str] = {
    "inconsistent": "bold red", "not comparable": "yellow", "not checkable": "dim", "note": "blue",
    "consistent": "green",
}  # fmt: skip


def to_table(record: AuditRecord) -> RenderableType:
    """What `counterfoil audit` prints: title and dates, findings most serious first, a line or two for each figure."""
    hide = mask_of(record)
    document = record.document
    head = Text(_plain(hide.words(document.title or document.id)), style="bold")
    published = (
        "publication date unknown" if document.published is None else f"published {phrases.day(document.published)}"
    )
    issuer = [] if document.issuer is None else [hide.words(document.issuer)]
    under = Text(_plain(" · ".join([*issuer, published])), style="dim")
    parts: list[RenderableType] = [head, under, Text()]
    parts += [_findings(record, hide), Text()] if record.findings else [Text("No findings."), Text()]
    if any(one.readings for one in record.comparisons):
        parts += [_readings(record), Text()]
    if record.claims:
        parts += [_claims(record, hide), Text()]
    figures, others = len(record.claims), len(record.leftovers)
    counts = f"{figures} figure{'s'[: figures != 1]}, {others} other number{'s'[: others != 1]} set aside"
    parts.append(Text(f"{counts} · sha256 {document.sha256[:16]}", style="dim"))
    return Group(*parts)


def _findings(record: AuditRecord, hide: Mask) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True, width=16)
    table.add_column(overflow="fold")
    for _, finding in by_gravity(record.findings):
        style = STYLES[finding.verdict]
        says = Text(_plain(hide.words(phrases.sentence(phrases.apart(finding.says, finding.verdict)))))
        says.append(_plain(f"  {finding.code} {' '.join(finding.claims)}"), style="dim")
        table.add_row(Text(f"{MARKS[finding.verdict]} {finding.verdict}", style=style), says)
    return table


def _readings(record: AuditRecord) -> Table:
    """Every reading of the records, under the claim that it answers."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("", no_wrap=True, justify="right", style="dim")
    table.add_column("readings of the records", overflow="fold", ratio=5)
    table.add_column("value", no_wrap=True, justify="right")
    table.add_column("", overflow="fold", ratio=2)
    for one in record.comparisons:
        for place, item in enumerate(one.readings):
            label, value, agrees = reading_words(item)
            table.add_row("" if place else one.question.claims[0], Text(_plain(label)), value, agrees)
    return table


def _claims(record: AuditRecord, hide: Mask) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("", no_wrap=True, justify="right", style="dim")
    table.add_column("figure", overflow="fold", ratio=5)
    table.add_column("measure", no_wrap=True)
    table.add_column("who, where, when, who says so", overflow="fold", ratio=7)
    for claim in record.claims:
        figure = phrases.counted(claim, record.document.text)
        table.add_row(claim.id, Text(_plain(figure)), words().measure(claim.measure).label, _about(claim, hide))
    return table


def _about(claim: Claim, hide: Mask) -> Text:
    parts = [
        "" if claim.share_of is None else f"of {claim.share_of}",
        phrases.listing([hide.label(phrases.narrowing(item)) for item in claim.filters]),
        hide.label(claim.agency or ""),
        phrases.listing([hide.label(place) for place in claim.places], 3),
        hide.words(phrases.when(claim.period, hide.stated(claim.period))),
        "" if claim.speaker == "narrator" else f"said by {hide.label(claim.speaker)}",
    ]
    return Text(_plain(" · ".join(part for part in parts if part)))


def _plain(written: str) -> str:
    """Without control characters, so that a statement cannot drive the terminal, and on one line."""
    return "".join(c if c.isprintable() else " " for c in written)
