"""The tables of the record that tie statements to one another, each column with what it means."""

from __future__ import annotations

from counterfoil.store.columns import Column, Table, View
from counterfoil.store.repeated import REPEATED

_EARLIER = Column("earlier", "VARCHAR", "The earlier statement, by its key in `documents`.")
_LATER = Column("later", "VARCHAR", "The later statement, by its key in `documents`.")
_LINK = Column("link", "VARCHAR", "The link that it rests on.")
_RULING = Column("ruling", "VARCHAR?", "The ruling of a person that decided otherwise, or confirmed it.")
_BOTH = (("earlier", "documents.document"), ("later", "documents.document"))

_SKETCHES = Table(
    "sketches",
    "What statements that belong together are found by: hashes of words and figures. Nothing to read for a person.",
    ("document",),
    (
        Column("document", "VARCHAR", "The document, by its key in `documents`."),
        Column("runs", "INTEGER", "How many different runs of five words its text has, boilerplate left out."),
        Column("least", "UINTEGER[]", "For each hash function the least hash of any run; empty for a short text."),
        Column("events", "UBIGINT[]", "Hashes of what it tells of: statements that share one may tell of one event."),
        Column("figures", "UBIGINT[]", "Hashes of the words around figures that other statements may restate."),
    ),
    (("document", "documents.document"),),
)  # fmt: skip

_COPIES = Table(
    "copies",
    "Statements that repeat another one almost word for word: near-duplicates and syndicated copies.",
    ("document",),
    (
        Column("document", "VARCHAR", "The document, by its key in `documents`."),
        Column("original", "VARCHAR", "The earliest document of the same text; for that one itself, its own key."),
        Column("likeness", "DOUBLE", "Share of the runs of five words that both have, as far as sketches tell."),
        Column("rule", "VARCHAR", "How it was found: `counterfoil explain RULE`."),
    ),
    (("document", "documents.document"), ("original", "documents.document")),
    of_document=False,
)  # fmt: skip

_LINKS = Table(
    "links",
    "Pairs of statements that tell of one thing, with the reasons. A link that a ruling took away is kept.",
    ("link",),
    (
        Column("link", "VARCHAR", "Key: a hash of the kind and of both documents."),
        Column("kind", "VARCHAR", "copy: one text. event: one operation. statistic, formula: figures restated."),
        _EARLIER,
        _LATER,
        Column("order_known", "BOOLEAN", "Whether days of publication say which was first; else arbitrary."),
        Column("certain", "BOOLEAN", "Whether the reasons leave no room for two different things."),
        Column("rule", "VARCHAR", "How it was made: `counterfoil explain RULE`."),
        Column("reasons", "JSON", "What speaks for it: the rule, what agrees, and the words on both sides."),
        Column("stands", "BOOLEAN", "False where a ruling says that the two do not belong together."),
        _RULING,
    ),
    (*_BOTH, ("ruling", "rulings.ruling")),
    of_document=False,
)  # fmt: skip

_TIES = Table(
    "ties",
    "Claims of linked statements that state one and the same figure, whether the numbers agree or not.",
    ("link", "claim_earlier", "claim_later"),
    (
        _LINK,
        _EARLIER,
        Column("claim_earlier", "VARCHAR", "The claim of the earlier statement."),
        _LATER,
        Column("claim_later", "VARCHAR", "The claim of the later statement."),
        Column("agree", "BOOLEAN", "Whether one number can be what both mean."),
        Column("drifted", "VARCHAR[]", "What differs: figure, hedge, unit, population, place, period."),
        Column("rule", "VARCHAR", "How the two were paired: `counterfoil explain RULE`."),
    ),
    (*_BOTH, ("claim_earlier", "claims.claim"), ("claim_later", "claims.claim"), ("link", "links.link")),
    of_document=False,
)  # fmt: skip

_CROSS_FINDINGS = Table(
    "cross_findings",
    "What a reader should know of figures that several statements give. No verdict says true or false.",
    ("cross_finding",),
    (
        Column("cross_finding", "VARCHAR", "Key: a hash of the code, of both documents and of what each states."),
        Column("code", "VARCHAR", "What it is: `counterfoil explain CODE`."),
        Column("verdict", "VARCHAR", "consistent, inconsistent, not comparable, not checkable or note."),
        _LINK,
        _EARLIER,
        _LATER,
        Column("claims_earlier", "VARCHAR[]", "Ids of the claims concerned in the earlier statement."),
        Column("claims_later", "VARCHAR[]", "Ids of the claims concerned in the later statement."),
        Column("stated_earlier", "VARCHAR", "What the earlier one states."),
        Column("stated_later", "VARCHAR", "What the later one states."),
        Column("quote_earlier", "VARCHAR", "The sentence of the earlier one, with private names masked."),
        Column("quote_later", "VARCHAR", "The sentence of the later one, with private names masked."),
        Column("says", "VARCHAR", "The finding in words that stand alone."),
        Column("stands", "BOOLEAN", "False where a ruling has overruled it, or has taken its link away."),
        _RULING,
    ),
    (*_BOTH, ("link", "links.link"), ("ruling", "rulings.ruling")),
    of_document=False,
)  # fmt: skip

_RULINGS = Table(
    "rulings",
    "What persons decided otherwise than the program, from the file of rulings; the program's own word is kept.",
    ("ruling",),
    (
        Column("ruling", "VARCHAR", "Key: a hash of what it decides and about what."),
        Column("act", "VARCHAR", "link, unlink or overrule."),
        Column("documents", "VARCHAR[]", "The statements concerned, by their keys in `documents`; [] where not known."),
        Column("finding", "VARCHAR?", "For a finding of one statement: its id in `findings`; across two: its key."),
        Column("code", "VARCHAR?", "The code of the finding that is overruled."),
        Column("author", "VARCHAR", "Who decided."),
        Column("decided", "DATE?", "On which day."),
        Column("reason", "VARCHAR", "Why."),
        Column("met", "BOOLEAN", "Whether what it decides about is in the record."),
    ),
    of_document=False,
)  # fmt: skip

LINK_TABLES: tuple[Table, ...] = (_SKETCHES, _COPIES, _LINKS, _TIES, _CROSS_FINDINGS, _RULINGS)

LINK_VIEWS: tuple[View, ...] = (
    View(
        "distinct_claims",
        "Claims with nothing counted twice: no earlier state of a page, and of claims that copies or linked statements "
        "share the earliest; with another unit, population, place or period a figure is its own, and so is one that a "
        "copy changed.",
        f"SELECT * FROM current_claims c WHERE (document, claim) NOT IN (SELECT (document, claim) FROM ({REPEATED}))",
    ),
    View(
        "standing_findings",
        "Findings inside statements and across them that no ruling has overruled.",
        "SELECT f.document, NULL AS other, f.finding, f.code, f.verdict, f.says FROM findings f WHERE NOT EXISTS "
        "(SELECT 1 FROM rulings r WHERE r.act = 'overrule' AND r.met AND r.finding = f.finding "
        "AND list_contains(r.documents, f.document)) UNION ALL "
        "SELECT later, earlier, cross_finding, code, verdict, says FROM cross_findings WHERE stands",
    ),
)
