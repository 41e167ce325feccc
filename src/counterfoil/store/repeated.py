"""Which claims only repeat what another statement of the record states: asked by the views and by series."""

from __future__ import annotations

_SAME = """
SELECT document, relation, unnest(claims) AS claim
FROM relations JOIN members USING (document) WHERE kind = 'same' AND verdict = 'consistent'
"""
"""Claims that a statement's own arithmetic found to state one figure."""

_FORMS = """
SELECT document, claim, unit FROM claims JOIN members USING (document)
UNION SELECT c.document, c.claim, o.unit
FROM same a
JOIN same b USING (document, relation)
JOIN claims c ON c.document = a.document AND c.claim = a.claim
JOIN claims o ON o.document = b.document AND o.claim = b.claim
WHERE c.value = o.value AND c.measure = o.measure
"""
"""Each claim with its unit, and with that of a claim that its statement makes of one figure with it: a title of a copy
may say "216 arrests", and the body "216 people" as that of the original does."""

_FIGURES = """
SELECT c.document, c.claim, c.measure, u.unit, c.is_change, c.share_of, c.value, c.high,
    CASE WHEN c.value IS NULL THEN lower(c.words) END AS vague, c.period_start, c.period_end, p.places, f.filters
FROM claims c JOIN forms u USING (document, claim)
LEFT JOIN (SELECT document, claim, list(place ORDER BY place) AS places FROM places GROUP BY ALL) p
    USING (document, claim)
LEFT JOIN (
    SELECT document, claim, list(kind || ': ' || value ORDER BY kind, value) AS filters FROM filters GROUP BY ALL
) f USING (document, claim)
"""
"""What has to be the same in two claims of one text for them to be one figure."""

IN_COPIES = f"""
WITH members AS (
    SELECT p.document, p.original, row_number() OVER (ORDER BY d.published NULLS FIRST, d.document) AS place, s.is_last
    FROM copies p JOIN documents d USING (document) JOIN last_seen s USING (document)
), same AS ({_SAME}), forms AS ({_FORMS}), figures AS ({_FIGURES})
SELECT c.document, c.claim, k.document AS earlier, list(DISTINCT k.claim) AS claims_earlier
FROM members m JOIN members o ON o.original = m.original AND o.place < m.place AND o.is_last
JOIN figures c ON c.document = m.document
JOIN figures k ON k.document = o.document AND k.measure = c.measure AND k.unit = c.unit AND k.is_change = c.is_change
    AND k.value IS NOT DISTINCT FROM c.value AND k.high IS NOT DISTINCT FROM c.high
    AND k.vague IS NOT DISTINCT FROM c.vague AND k.share_of IS NOT DISTINCT FROM c.share_of
    AND k.filters IS NOT DISTINCT FROM c.filters
GROUP BY c.document, c.claim, k.document
HAVING bool_or((c.period_start IS NULL OR k.period_start IS NULL
        OR (c.period_start, c.period_end) = (k.period_start, k.period_end))
    AND (c.places IS NULL OR k.places IS NULL OR c.places = k.places))
AND (any_value(c.period_start) IS NULL OR bool_and(k.period_start IS NULL)
    OR bool_or(k.period_start IS NOT NULL AND (c.period_start, c.period_end) = (k.period_start, k.period_end)))
AND (any_value(c.places) IS NULL OR bool_and(k.places IS NULL) OR bool_or(k.places IS NOT NULL AND c.places = k.places))
"""
"""Claims of a copy that an earlier member of its group states, too: the same number of the same, and of the same days
and places wherever both say. Where one mention of the earlier statement says days or places, one that does not say them
is no ground to pass over others: a copy that was put right is a claim of its own."""

IN_LINKED = """
SELECT t.later AS document, t.claim_later AS claim, t.earlier, [t.claim_earlier] AS claims_earlier
FROM ties t JOIN links l ON l.link = t.link WHERE l.stands AND l.kind NOT IN ('formula', 'copy') AND t.agree
AND NOT list_has_any(t.drifted, ['unit', 'population', 'place', 'period'])
"""
"""Claims of other statements that are tied to an earlier one which counts the same of the same days."""

REPEATED = f"SELECT * FROM ({IN_COPIES}) UNION ALL SELECT * FROM ({IN_LINKED})"
"""Every claim that repeats one of an earlier statement, with that: document, claim, earlier, claims_earlier."""
