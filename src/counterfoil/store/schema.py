"""The tables of the record, each column with what it means. docs/store.md is written from these words."""

from __future__ import annotations

from typing import Literal

from counterfoil.store.columns import Column, Table, View
from counterfoil.store.schema_links import LINK_TABLES, LINK_VIEWS

SCHEMA: Literal["counterfoil.record/3"] = "counterfoil.record/3"
LATE_DAYS = 30
"""A page is corrected within days; a stamp a month after the event says that something else moved it."""

_DOCUMENT = Column("document", "VARCHAR", "The document, by its key in `documents`.")
_CLAIM = Column("claim", "VARCHAR", "The claim, by its id within the document.")
_OF_DOCUMENT = (("document", "documents.document"),)
_OF_CLAIM = (*_OF_DOCUMENT, ("claim", "claims.claim"))

_DOCUMENTS = Table(
    "documents",
    "Statements: the bytes that stood at one address, as this version of the program reads them.",
    ("document",),
    (
        Column("document", "VARCHAR", "Key: a hash of the source's bytes, its address and the date it was given."),
        Column("page", "VARCHAR?", "A hash of the address in its plain form: captures of one page share it."),
        Column("sha256", "VARCHAR", "SHA-256 of the bytes that were read."),
        Column("text_sha256", "VARCHAR", "SHA-256 of the text that offsets point into, in UTF-8."),
        Column("name", "VARCHAR", "The name it was read under: a file's stem, or the id in its corpus."),
        Column("title", "VARCHAR?", "The title, with private names masked."),
        Column("issuer", "VARCHAR?", "Whose statement it is, as far as the source says."),
        Column("url", "VARCHAR?", "The address, with private names masked."),
        Column("source", "VARCHAR?", "Where the text was taken from, as its metadata says."),
        Column("media_type", "VARCHAR", "The kind of bytes."),
        Column("characters", "INTEGER", "Length of the text in Unicode code points."),
        Column("published", "DATE?", "The day of publication; null where it is not known."),
        Column("published_rule", "VARCHAR?", "How the day of publication is known: `counterfoil explain RULE`."),
        Column("modified", "DATE?", "The day on which the page says it was last changed."),
        Column("event_start", "DATE?", "The first day of what it tells of, where that is known."),
        Column("event_end", "DATE?", "The last day of what it tells of, where that is known."),
        Column("masked_names", "INTEGER", "Stretches of the text hidden as private names."),
        Column("masked_ages", "INTEGER", "Stretches hidden as ages of named private persons."),
        Column("masked_births", "INTEGER", "Stretches hidden as birth dates of named private persons."),
        Column("notes", "VARCHAR[]", "What the reader should know of how it was read."),
        Column("shown_text", "VARCHAR", "The text with private names masked; offsets do not point into it."),
        Column("software", "VARCHAR", "The software that audited it: `runs.software`."),
        Column("run", "INTEGER", "The run that audited it last."),
    ),
    (("run", "runs.run"),),
)  # fmt: skip

_CAPTURES = Table(
    "captures",
    "Each time a document was fetched, to the day or to the moment; a row without either for what was read from files "
    "that do not say.",
    ("capture",),
    (
        Column("capture", "VARCHAR", "Key: a hash of the document and the moment, or else the day, it was retrieved."),
        _DOCUMENT,
        Column("retrieved", "DATE?", "The day on which it was fetched, where the source says so."),
        Column("retrieved_at", "TIMESTAMP?", "The moment, in UTC, where the source says so: a web archive does."),
        Column("run", "INTEGER", "The run that first saw it."),
    ),
    (*_OF_DOCUMENT, ("run", "runs.run")),
    of_document=False,
)  # fmt: skip

_ABSENCES = Table(
    "absences",
    "Pages that were found gone after they had been captured. What they said stays in the record.",
    ("page", "since"),
    (
        Column("page", "VARCHAR", "The page, as in `documents`."),
        Column("since", "TIMESTAMP", "When it was first found gone, in UTC."),
        Column("until", "TIMESTAMP?", "When it was first found there again, in UTC; null while it is gone."),
        Column("status", "INTEGER", "What the server answered: 404, 410, or the redirect that led away from the page."),
        Column("document", "VARCHAR", "The last document that was captured there."),
    ),
    (("document", "documents.document"),),
    of_document=False,
)  # fmt: skip

_CLAIMS = Table(
    "claims",
    "Figures: each with what it counts, when, where, by whom, and the exact words that state it.",
    ("document", "claim"),
    (
        _DOCUMENT,
        Column("claim", "VARCHAR", "The claim's id within the document."),
        Column("sha256", "VARCHAR", "SHA-256 of the bytes of the source, so that a row can be cited alone."),
        Column("span_start", "INTEGER", "Where the figure begins: Unicode code points into the text as read."),
        Column("span_end", "INTEGER", "Where the figure ends; the character there is no longer part of it."),
        Column("words", "VARCHAR", "The words of the figure."),
        Column("quote", "VARCHAR", "The sentence that states it, with private names masked."),
        Column("quote_start", "INTEGER", "Where the sentence begins."),
        Column("quote_end", "INTEGER", "Where the sentence ends."),
        Column("value", "DOUBLE?", "The number as written, after words such as “million”; null where it is vague."),
        Column("high", "DOUBLE?", "The upper end of a stated range."),
        Column("hedge", "VARCHAR", "How the figure is hedged: exact, over, about, nearly; docs/hedges.md."),
        Column("unit", "VARCHAR", "What one of it is: person, event, money, percent and so on."),
        Column("low_bound", "DOUBLE?", "The least number that the words allow; null where there is none."),
        Column("high_bound", "DOUBLE?", "The greatest number that the words allow; null where there is none."),
        Column("low_open", "BOOLEAN", "Whether the least number itself is left out."),
        Column("high_open", "BOOLEAN", "Whether the greatest number itself is left out."),
        Column("plausible_low", "DOUBLE?", "The least number that a writer who rounds as this one does would mean."),
        Column("plausible_high", "DOUBLE?", "The greatest such number."),
        Column("noun", "VARCHAR?", "The noun counted."),
        Column("measure", "VARCHAR", "What is counted: `counterfoil measures` lists them."),
        Column("share_of", "VARCHAR?", "For a share: what it is a share of."),
        Column("is_change", "BOOLEAN", "Whether it is a change (up 40 percent) and not a count."),
        Column("period_status", "VARCHAR?", "resolved, ambiguous or unresolved; null where the text gives no period."),
        Column("period_start", "DATE?", "The first day counted, where resolved."),
        Column("period_end", "DATE?", "The last day counted, where resolved."),
        Column("period_rule", "VARCHAR?", "The rule that placed it on the calendar."),
        Column("period_words", "VARCHAR[]", "The words that state the period."),
        Column("agency", "VARCHAR?", "Whose count it is."),
        Column("speaker", "VARCHAR", "Who says it: `narrator`, or a role or name in office."),
        Column("basis", "JSON", "Every inferred part: its field, rule, words, and confidence where learned."),
    ),
    _OF_DOCUMENT,
)  # fmt: skip

_FILTERS = Table(
    "filters",
    "What narrows the population that a claim counts: an offence, a nationality, a criminal record.",
    ("document", "claim", "kind", "value"),
    (
        _DOCUMENT,
        _CLAIM,
        Column("kind", "VARCHAR", "offence, criminality, nationality, gang, status, sex, minor or other."),
        Column("value", "VARCHAR", "The value, in the closed vocabulary of its kind where there is one."),
    ),
    _OF_CLAIM,
)  # fmt: skip

_PLACES = Table(
    "places",
    "Where what a claim counts happened.",
    ("document", "claim", "place"),
    (
        _DOCUMENT,
        _CLAIM,
        Column("place", "VARCHAR", "The place."),
        Column("position", "INTEGER", "Its place among the claim's places, from 1."),
    ),
    _OF_CLAIM,
)  # fmt: skip

_OPERATIONS = Table(
    "operations",
    "The enforcement effort that a document tells of; at most one a document. Cases of single persons are not kept.",
    ("document",),
    (
        _DOCUMENT,
        Column("name", "VARCHAR?", "Its name, where it has one."),
        Column("period_start", "DATE?", "Its first day, where known."),
        Column("period_end", "DATE?", "Its last day, where known."),
        Column("period_status", "VARCHAR?", "resolved, ambiguous or unresolved."),
        Column("places", "VARCHAR[]", "Its places."),
        Column("agencies", "VARCHAR[]", "Who took part."),
        Column("claims", "VARCHAR[]", "Ids of the claims that describe it."),
        Column("totals", "JSON", "The document's own total for each measure: its claim and its value."),
        Column("rule", "VARCHAR", "How it was recognised."),
    ),
    _OF_DOCUMENT,
)  # fmt: skip

_RELATIONS = Table(
    "relations",
    "Arithmetic ties between the claims of a document, with both sides.",
    ("document", "relation"),
    (
        _DOCUMENT,
        Column("relation", "INTEGER", "Its place among the document's relations, from 0."),
        Column("kind", "VARCHAR", "same, part, rest, sum, share, average, duration or change."),
        Column("claims", "VARCHAR[]", "Ids of the claims tied; for a sum the parts and then the whole."),
        Column("verdict", "VARCHAR", "consistent, inconsistent, not comparable, not checkable or note."),
        Column("stated", "VARCHAR", "What is stated."),
        Column("computed", "VARCHAR", "What the arithmetic comes to."),
        Column("rule", "VARCHAR", "How the tie was found."),
        Column("steps", "JSON", "The arithmetic, line by line."),
        Column("basis", "JSON", "The words that it rests on, with their offsets."),
    ),
    _OF_DOCUMENT,
)  # fmt: skip

_FINDINGS = Table(
    "findings",
    "What a reader should know of a document's figures. No verdict says true or false.",
    ("document", "finding"),
    (
        _DOCUMENT,
        Column("finding", "VARCHAR", "Its id within the document, and its anchor in the report."),
        Column("code", "VARCHAR", "What it is: `counterfoil explain CODE`."),
        Column("verdict", "VARCHAR", "consistent, inconsistent, not comparable, not checkable or note."),
        Column("claims", "VARCHAR[]", "Ids of the claims concerned."),
        Column("stated", "VARCHAR", "What is stated."),
        Column("computed", "VARCHAR", "What it was held against."),
        Column("says", "VARCHAR", "The finding in words that stand alone."),
        Column("basis", "JSON", "The words that it rests on, with their offsets."),
        Column("relation", "INTEGER?", "The relation that it rests on, where one."),
    ),
    (*_OF_DOCUMENT, ("relation", "relations.relation")),
)  # fmt: skip

_LEFTOVERS = Table(
    "leftovers",
    "Every number of a document that is in no claim, and why.",
    ("document", "leftover"),
    (
        _DOCUMENT,
        Column("leftover", "INTEGER", "Its place among the document's leftovers, from 0."),
        Column("span_start", "INTEGER", "Where it begins: Unicode code points into the text as read."),
        Column("span_end", "INTEGER", "Where it ends."),
        Column("words", "VARCHAR", "Its words, masked where they are a private person's age or birth date."),
        Column("value", "DOUBLE?", "Its number, where it has one that is not masked."),
        Column("reason", "VARCHAR", "date, age, statute, phone, address and so on."),
        Column("rule", "VARCHAR", "The rule that set it aside."),
    ),
    _OF_DOCUMENT,
)  # fmt: skip

_DIFFERENCE = (
    Column("kind", "VARCHAR", "figure: another number. reading: same figure, other meaning. added. removed."),
    Column("fields", "VARCHAR[]", "The fields that differ; empty for a claim that was added or removed."),
    Column("claim_before", "VARCHAR?", "The claim's id before; null for one that was added."),
    Column("claim_after", "VARCHAR?", "The claim's id after; null for one that was removed."),
    Column("words_before", "VARCHAR?", "The words of the figure before."),
    Column("words_after", "VARCHAR?", "The words of the figure after."),
    Column("quote_before", "VARCHAR?", "The sentence before, with private names masked."),
    Column("quote_after", "VARCHAR?", "The sentence after, with private names masked."),
    Column("before", "JSON?", "The fields that differ, as they were."),
    Column("after", "JSON?", "The fields that differ, as they are."),
)  # fmt: skip

_REVISIONS = Table(
    "revisions",
    "Figures that differ between one capture of a page and the next: changed, added or removed by its publisher.",
    ("page", "earlier", "later", "revision"),
    (
        Column("page", "VARCHAR", "The page, as in `documents`."),
        Column("earlier", "VARCHAR", "The document that stood there before."),
        Column("later", "VARCHAR", "The document that stood there after."),
        Column("order_known", "BOOLEAN", "Whether dates say which was first; else the order is arbitrary."),
        Column("revision", "INTEGER", "Its place among the differences of these two, from 0."),
        *_DIFFERENCE,
    ),
    (("earlier", "documents.document"), ("later", "documents.document")),
    of_document=False,
)  # fmt: skip

_CHANGES = Table(
    "changes",
    "Claims that came out differently when a new version of the software audited the same document again.",
    ("run", "document", "change"),
    (
        Column("run", "INTEGER", "The run that audited it again."),
        _DOCUMENT,
        Column("change", "INTEGER", "Its place among the differences of this document, from 0."),
        *_DIFFERENCE,
    ),
    (("run", "runs.run"), *_OF_DOCUMENT),
    of_document=False,
)  # fmt: skip

_FAILURES = Table(
    "failures",
    "What could not be read or audited, and why. A later run that succeeds removes the row.",
    ("failure",),
    (
        Column("failure", "VARCHAR", "Key: a hash of the source, the place in it and the reason."),
        Column("source", "VARCHAR", "A hash of the source as it was named on the command line."),
        Column("place", "VARCHAR", "The source and the place in it, with what may be a person's name masked."),
        Column("stage", "VARCHAR", "read: no document came of it. audit: a document did, and its audit failed."),
        Column("sha256", "VARCHAR?", "SHA-256 of the bytes, where they were read."),
        Column("reason", "VARCHAR", "What happened."),
        Column("means", "VARCHAR", "What that means."),
        Column("remedy", "VARCHAR", "What to do."),
        Column("software", "VARCHAR", "The software that first failed: `runs.software`."),
        Column("run", "INTEGER", "The run that first met it."),
    ),
    (("run", "runs.run"),),
    of_document=False,
)  # fmt: skip

_RUNS = Table(
    "runs",
    "Builds that wrote something, each with the software that ran. A build that finds nothing new leaves no row.",
    ("run",),
    (
        Column("run", "INTEGER", "Number of the run, from 1."),
        Column("version", "VARCHAR", "Version of Counterfoil."),
        Column("software", "VARCHAR", "Version, hash of the code and data that decide claims, and the method."),
        Column("encoder", "BOOLEAN", "Whether the learned encoder was asked; else written rules alone."),
        Column("started", "TIMESTAMP", "When it first wrote, in UTC."),
        Column("ended", "TIMESTAMP?", "When it came to its end, in UTC; null while it runs, or where it was stopped."),
        Column("added", "INTEGER", "Documents added."),
        Column("again", "INTEGER", "Documents audited again because the software is another."),
        Column("failed", "INTEGER", "Failures that were not known before."),
        Column("claims_changed", "INTEGER", "Claims that differ from those of the software before; see `changes`."),
    ),
    of_document=False,
)  # fmt: skip

TABLES: tuple[Table, ...] = (
    _DOCUMENTS, _CAPTURES, _ABSENCES, _CLAIMS, _FILTERS, _PLACES, _OPERATIONS, _RELATIONS, _FINDINGS, _LEFTOVERS,
    _REVISIONS, _CHANGES, *LINK_TABLES, _FAILURES, _RUNS,
)  # fmt: skip  # one long line of names reads better than one name a line

VIEWS: tuple[View, ...] = (
    View(
        "last_seen",
        "Each document with the first and last day it was seen, and whether it is the last known state of its page.",
        "SELECT d.document, d.page, min(c.retrieved) AS first_retrieved, max(c.retrieved) AS last_retrieved, "
        "d.page IS NULL OR row_number() OVER (PARTITION BY d.page ORDER BY max(c.retrieved) DESC NULLS LAST, "
        "max(c.retrieved_at) DESC NULLS LAST, "
        "d.modified DESC NULLS LAST, d.published DESC NULLS LAST, d.document) = 1 AS is_last "
        "FROM documents d LEFT JOIN captures c USING (document) GROUP BY d.document, d.page, d.modified, d.published",
    ),
    View(
        "current_claims",
        "The claims of the last known state of every page: what to count, so that a page captured twice counts once.",
        "SELECT claims.* FROM claims JOIN last_seen USING (document) WHERE is_last",
    ),
    View(
        "late_stamps",
        f"Pages whose last change is stamped more than {LATE_DAYS} days after what they tell of, or after publication "
        "where the days of the event are not known. A stamp does not say what was changed.",
        "SELECT document, title, published, event_end, modified, "
        "modified - coalesce(event_end, published) AS days_after "
        f"FROM documents WHERE modified - coalesce(event_end, published) > {LATE_DAYS}",
    ),
    *LINK_VIEWS,
)


def table(name: str) -> Table:
    """The table of that name."""
    return next(one for one in TABLES if one.name == name)


def ddl() -> tuple[str, ...]:
    """Every statement that makes an empty record."""
    made = [statement for one in TABLES for statement in one.ddl()]
    made += [statement for one in VIEWS for statement in one.ddl()]
    return (
        "CREATE TABLE about (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)",
        "COMMENT ON TABLE about IS 'What this file is: `schema` names the shape of its tables.'",
        f"INSERT INTO about VALUES ('schema', '{SCHEMA}')",
        *made,
    )
