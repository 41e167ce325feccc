"""The report: one self-contained page for one statement, and an index for several."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from counterfoil.model import AuditRecord
from counterfoil.model.version import __version__
from counterfoil.publish import citing, phrases, summary, views
from counterfoil.publish.convert import by_gravity
from counterfoil.publish.drawings import Drawn
from counterfoil.publish.held_views import beside
from counterfoil.publish.masking import NAME, mask_of
from counterfoil.publish.statement import Row, rows


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands beside a sentence that calls a figure usual: a finding, and charts where they stand first."""

    finding: views.FindingView
    charts: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement in the index. grave: its findings beyond consistent ones and notes."""

    link: str
    title: str
    issuer: str | None
    published: str
    figures: str
    lede: str
    findings: tuple[views.FindingView, ...]
    grave: tuple[views.FindingView, ...]
    tally: str


def to_html(record: AuditRecord) -> str:
    """The report on one statement: one file, no network, whole with scripts off. Private names are masked.

    Whatever comes from the source is escaped, and the page's own policy lets nothing run but its own script.
    """
    hide = mask_of(record)
    document = record.document
    findings = views.finding_views(record, hide)
    notes = views.note_views(record, hide, findings)
    statement = rows(record, hide)
    url, url_links = citing.shown_url(record, hide)
    hidden = {item.shown for item in hide.hidden}
    style, script = asset("report.css"), asset("report.js")
    return environment().get_template("report.html.j2").render(
        policy=policy(style, script),
        style=Markup(style),  # noqa: S704 - the package's own style sheet
        script=Markup(script),  # noqa: S704 - the package's own script
        version=__version__,
        id=hide.address(document.id),
        title=citing.title(record, hide),
        issuer=hide.maybe(document.issuer),
        published=phrases.day(document.published) if document.published else "",
        modified=_modified(record),
        retrieved=phrases.day(document.retrieved) if document.retrieved else "",
        event=summary.event(record, hide),
        lede=summary.lede(record, hide),
        tally=summary.tally(findings),
        findings=findings,
        rows=statement,
        asides=_asides(record, findings, statement),
        notes=notes,
        masked=NAME in hidden,
        ages=bool(hidden - {NAME}),
        operation=summary.operation_view(record, hide),
        leftovers=views.leftover_views(record, hide),
        placed={
            f"l{run.ref}" for row in statement for block in row.blocks for run in block.runs if run.kind == "leftover"
        },
        example=f"#{record.claims[0].id}" if record.claims else "#findings",
        cite=citing.document_citation(record, hide),
        url=url,
        url_links=url_links,
        sha256=document.sha256,
        document_notes=tuple(hide.words(note) for note in document.notes),
        key=summary.verdict_key(),
    )  # fmt: skip


def _asides(
    record: AuditRecord, shown: tuple[views.FindingView, ...], statement: tuple[Row, ...]
) -> dict[int, tuple[Aside, ...]]:
    """For rows, by place from 0: findings on context whose sentences stand in them."""
    found: dict[int, tuple[Aside, ...]] = {}
    own = {claim.span for claim in record.claims}
    for view, (_, finding) in zip(shown, by_gravity(record.findings), strict=True):
        charts = beside(record, finding)
        for span in finding.basis if finding.code == "records-context" else ():
            place = next(
                (at for at, row in enumerate(statement) if any(b.span.overlaps(span) for b in row.blocks)), None
            )
            if span not in own and place is not None and view not in [one.finding for one in found.get(place, ())]:
                found[place] = (*found.get(place, ()), Aside(view, charts))
                charts = ()  # drawn once; further sentences have the link
    return found


def to_index(records: Iterable[AuditRecord], links: Sequence[str]) -> str:
    """A page that lists several statements, each with its findings and a link to its report, in the order given."""
    entries = tuple(_entry(record, link) for record, link in zip(records, links, strict=True))
    style = asset("report.css")
    return environment().get_template("index.html.j2").render(
        policy=policy(style, ""),
        style=Markup(style),  # noqa: S704 - the package's own style sheet
        version=__version__,
        entries=entries,
        findings=summary.counts([view for entry in entries for view in entry.findings]),
    )  # fmt: skip


def _entry(record: AuditRecord, link: str) -> Entry:
    hide = mask_of(record)
    findings = views.finding_views(record, hide)
    count = len(record.claims)
    return Entry(
        link=link,
        title=citing.title(record, hide),
        issuer=hide.maybe(record.document.issuer),
        published=phrases.day(record.document.published) if record.document.published else "",
        figures="1 figure" if count == 1 else f"{count} figures",
        lede=summary.lede(record, hide),
        findings=findings,
        grave=tuple(view for view in findings if view.verdict not in ("consistent", "note")),
        tally=summary.tally(findings),
    )


def _modified(record: AuditRecord) -> str:
    document = record.document
    if document.modified is None or document.modified == document.published:
        return ""
    return phrases.day(document.modified)


def policy(style: str, script: str) -> str:
    """Nothing may load and nothing may run but this page's own style and script, known by their hashes."""
    run = f"'{_hash(script)}'" if script else "'none'"
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src {run}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


@cache
def asset(name: str) -> str:
    """A file of templates/, as text."""
    return resources.files("counterfoil.publish").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """What fills templates in: every value is escaped, and one that is missing is an error."""
    return Environment(
        loader=FunctionLoader(asset), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
