"""What the program makes of the sample statement, stage by stage, for docs/tour.md."""

from __future__ import annotations

from pathlib import Path

from counterfoil.model import Claim
from counterfoil.pipeline import Audit, audit


def _block(lines: list[str]) -> str:
    body = "\n".join(lines)
    return f"\n```\n{body}\n```\n\n"


def _cut(words: str, width: int = 76) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"


def _read(one: Audit) -> str:
    document = one.document
    lines = [f"published {document.published} ({document.published_rule})", f"sha256    {document.sha256}", ""]
    lines += [f"{s.kind:12s}{_cut(document.quote(s.span), 64)}" for s in document.segments]
    return _block(lines)


def _claim(one: Audit) -> str:
    claim: Claim = next(c for c in one.claims if c.period and c.quantity.unit == "person")
    period = claim.period and claim.period.period
    fields = [
        ("text", f"{one.document.quote(claim.span)!r} at [{claim.span.start}, {claim.span.end})"),
        ("value, hedge", f"{claim.quantity.value}, {claim.quantity.hedge}"),
        ("unit, noun", f"{claim.quantity.unit}, {claim.noun}"),
        ("measure", claim.measure),
        ("period", f"{period.start} to {period.end}" if period else "none"),
        ("agency", str(claim.agency)),
        ("speaker", claim.speaker),
    ]
    lines = [f"{name:14s}{value}" for name, value in fields] + ["", "basis"]
    for item in claim.basis:
        words = ", ".join(repr(_cut(one.document.quote(span), 24)) for span in item.basis[:2])
        lines.append(f"  {item.field:10s}{item.rule:24s}{words}".rstrip())
    return _block(lines)


def _leftovers(one: Audit) -> str:
    return _block([f"{one.document.quote(x.span)!r:34}{x.reason:14s}{x.rule}" for x in one.leftovers])


def _operation(one: Audit) -> str:
    operation = one.operation
    if operation is None:
        return _block(["no operation"])
    period = operation.period and operation.period.period
    figures = {c.id: one.document.quote(c.span) for c in one.claims}
    return _block(
        [
            f"name      {operation.name}",
            f"period    {period.start} to {period.end}, {period.days} days" if period else "period    unresolved",
            f"places    {', '.join(operation.places)}",
            f"agencies  {', '.join(operation.agencies)}",
            f"totals    {', '.join(f'{measure} {figures[claim]}' for measure, claim in operation.totals)}",
        ]
    )


def _relations(one: Audit) -> str:
    lines = []
    for relation in one.relations:
        steps = "; ".join(step.words for step in relation.steps) or relation.computed
        lines.append(f"{relation.kind:10s}{relation.verdict:14s}{_cut(steps, 70)}")
    return _block(lines)


def _findings(one: Audit) -> str:
    return _block([f"{f.verdict:14s}{_cut(f.says, 84)}" for f in one.findings])


def tour(root: Path) -> str:
    """docs/tour.md with its blocks written anew."""
    one = audit(root / "samples" / "lantern.txt")
    text = (root / "docs" / "tour.md").read_text(encoding="utf-8")
    for name, block in (
        ("read", _read(one)), ("claim", _claim(one)), ("leftovers", _leftovers(one)),
        ("operation", _operation(one)), ("relations", _relations(one)), ("findings", _findings(one)),
    ):  # fmt: skip  # name and block side by side
        start, end = f"<!-- tour: {name} -->", "<!-- end of tour -->"
        head, rest = text.split(start, 1)
        text = head + start + "\n" + block + end + rest.split(end, 1)[1]
    return text
