"""What a reader cites: the words, where they stand, and of which document."""

from __future__ import annotations

from counterfoil.model import AuditRecord
from counterfoil.model.version import __version__
from counterfoil.publish import phrases
from counterfoil.publish.masking import Mask

LONGEST_TITLE, LONGEST_OPENING = 240, 80  # characters


def citation(record: AuditRecord, hide: Mask, start: int, end: int, quote: str) -> str:
    """What to put in a footnote: words, place, document, dates, hash and version."""
    document = record.document
    parts = [
        f"“{' '.join(quote.split())}”",
        f"in “{' '.join(title(record, hide).split())}”",
        hide.words(document.issuer) if document.issuer else "issuer not stated",
        f"published {phrases.day(document.published)}" if document.published else "publication date not known",
        f"characters {start:,} to {end:,}",
        f"SHA-256 of the source {document.sha256}",
        f"read by Counterfoil {__version__}",
    ]
    if document.url:
        parts.append(hide.address(document.url))
    return ", ".join(parts) + "."


def title(record: AuditRecord, hide: Mask) -> str:
    """The title; the headline, or the first words, of a statement that was read without one."""
    document = record.document
    if document.title:
        return hide.words(document.title)
    for segment in document.segments[:1]:
        shown = " ".join(hide.quote(segment.span).split())
        if segment.kind == "headline" and len(shown) <= LONGEST_TITLE:
            return shown
        if len(shown) > LONGEST_OPENING:
            shown = shown[:LONGEST_OPENING].rsplit(" ", 1)[0].rstrip(",;:—– ") + " …"
        return f"Untitled statement, beginning “{shown}”"
    return f"Untitled statement {hide.address(document.id)}"


def shown_url(record: AuditRecord, hide: Mask) -> tuple[str, bool]:
    """The address as shown, and whether it is one to link to: http or https, and with nothing masked."""
    url = record.document.url or ""
    shown = hide.address(url)
    return shown, shown == url and url.startswith(("http://", "https://"))


def document_citation(record: AuditRecord, hide: Mask) -> str:
    """The statement as a whole, for a list of sources."""
    document = record.document
    parts = [
        hide.words(document.issuer) if document.issuer else "Issuer not stated",
        f"“{' '.join(title(record, hide).split())}”",
        phrases.day(document.published) if document.published else "publication date not known",
        *([hide.address(document.url)] if document.url else []),
        f"SHA-256 of the source {document.sha256}",
        f"figures read by Counterfoil {__version__}",
    ]
    return ", ".join(parts) + "."
