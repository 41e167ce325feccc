"""Figures that the text itself adds up: "8 rifles and five pistols, 13 firearms in all", or rows above "Total"."""

from __future__ import annotations

from counterfoil.model import Claim, Interval, Relation, Span, Step, Verdict
from counterfoil.reconcile.division import is_overlapping
from counterfoil.reconcile.holders import total_meant
from counterfoil.reconcile.likeness import allowed, base_noun, dimension, in_base
from counterfoil.reconcile.lists import total_of
from counterfoil.reconcile.phrasing import added, measured
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting
from counterfoil.reconcile.terms import compounds
from counterfoil.reference.patterns import pattern

_TOTAL_BEFORE = pattern(
    rf"(?:,? for a|, an?) (?:grand |combined )?(?:total(?: of)?|combined|collective) {HEDGED}$|,? totall?ing {HEDGED}$"
    rf"|(?:,|\s[–—-]|\() ?(?:together|altogether|combined|in all),?"
    rf"(?: (?:served|got|received|make|made|came to|come to|totall?ing))? {HEDGED}$"
)
_TOTAL_BEHIND = pattern(r"^(?: [\pL’'-]+){0,4} (?:in all|altogether|all told|in total)\b")
_LISTED = pattern(r"(?:,|;|\band\b)")
_APART = pattern(
    r"\b(?:each|per|apiece|times|every|including|of whom|of which|of them|respectively|compared|than)\b|:\s"
)
_EACH = pattern(r"\beach\b")
"""Before a list: "each sentenced to seven years in prison and three of release, a combined 30 years"."""
_TOTAL_ROW = pattern(r"^[\s•·*–—-]*(?:grand |overall )?totals?\b")
_LONGER = pattern(
    r"^[^.;:]{0,25}\b(?:with|including|counting|plus)\b"
    r"|^[^.;:]{0,40}\b(?:since|so far|to date|overall|this (?:year|month|week|season|fall|spring|summer|winter)"
    r"|(?:in|during|over|throughout) the (?:\pL+[ -]){0,2}"
    r"(?:operation|effort|sweep|surge|campaign|week|month|year|period))\b"
)
"""Behind a total: it counts from an earlier day than the figures before it."""
_BESIDES = pattern(r"\b(?:with|plus|counting|added to|including)\b[^,;]*,")
"""Before a total: something is added that has no number of its kind."""
_A_PERSON = pattern(
    r"(?:^|[\s“\"])(?:an?|another) (?:[\pL-]+ ){0,2}[\pL-]+,?(?: and)? (?:(?:his|her|their|the|its) )?$"
)
"""Right before a list: "a woman, her two brothers and four neighbors"."""
_IN_ORDER = pattern(r",? respectively,")
_IN_BRACKETS = pattern(r"\([^()]*\)")
_THINGS = frozenset({"person", "event", "item", "other"})
_RUNS_ON = 5
"""So many times what was listed, a total of people or deeds is of more than that."""
_LONGEST_ROW, _FEWEST_ROWS, _EDGE = 80, 3, 3


def totals(setting: Setting) -> tuple[Relation, ...]:
    """Every total that follows the figures it is of, in one sentence or in rows."""
    found: list[Relation] = []
    inside = {c.id for pair in compounds(setting) for c in pair}  # one length told in two units is no list
    for sentence in dict.fromkeys(c.sentence for c in setting.claims):
        own = [c for c in setting.claims if c.sentence == sentence]
        for index, total in enumerate(own):
            run = _run(setting, own[:index], total)
            run = [] if inside & {c.id for c in run} and len({c.noun for c in run}) > 1 else run
            if len(run) > 1 and _is_total(setting, total) and _EACH.search(setting.before(run[0], 60)) is None:
                found.extend(_added(setting, run, total, "sum.in-all"))
    found.extend(_tables(setting))
    return tuple(found)


def _is_total(setting: Setting, claim: Claim) -> bool:
    after = setting.after(claim, 60)
    return _TOTAL_BEHIND.search(after) is not None or _TOTAL_BEFORE.search(setting.before(claim, 60)) is not None


def _run(setting: Setting, before: list[Claim], total: Claim) -> list[Claim]:
    """The figures of the total's kind that stand right before it, joined as a list."""
    run: list[Claim] = []
    following = total
    for claim in reversed(before):
        if claim.quantity.unit in ("place", "country", "organisation") and not _alike(claim, total):
            continue  # "$48,000 from one residence and $27,500 from another"
        between = _IN_ORDER.sub(",", setting.between(claim, following)).replace("more than", "")
        if not _alike(claim, total) or _APART.search(between) or not _LISTED.search(between):
            break
        run.insert(0, claim)
        following = claim
    return run


def _alike(part: Claim, total: Claim) -> bool:
    if part.quantity.value is None or part.change or part.quantity.hedge == "vague":
        return False
    if total.noun is None and total.quantity.unit == "other":  # "for a total of 60" counts what the parts count
        return part.quantity.unit in _THINGS
    measured_alike = part.noun == total.noun or part.quantity.unit not in ("mass", "duration")
    # "87 months and 30 months in prison, together nearly 10 years"
    measured_alike = measured_alike or part.measure == total.measure == "sentence"
    return dimension(part) == dimension(total) and measured_alike and part.quantity.unit != "percent"


def _in_column(part: Claim, total: Claim) -> bool:
    """A row that names nothing it counts is counted as its total is: "Removal ordered: 610"."""
    labelled = part.noun is None and total.noun is None
    units = {part.quantity.unit, total.quantity.unit}
    return _alike(part, total) or (
        labelled and units <= _THINGS and part.quantity.value is not None and not part.change
    )


def _tables(setting: Setting) -> list[Relation]:
    """Rows of one figure each, and the row "Total" below or above them."""
    rows = _rows(setting)
    found: list[Relation] = []
    for index, row in enumerate(rows):
        if row is None or not _TOTAL_ROW.search(setting.lower[row[0].start : row[0].end]):
            continue
        for step in (-1, 1):
            run, at = list[Claim](), index + step
            while 0 <= at < len(rows) and (beside := rows[at]) is not None and _in_column(beside[1], row[1]):
                run.append(beside[1])
                at += step
            if len(run) >= _FEWEST_ROWS:
                ordered = sorted(run, key=lambda c: c.span)
                found.extend(_added(setting, ordered, row[1], "sum.table"))
                break
    return found


def _rows(setting: Setting) -> list[tuple[Span, Claim] | None]:
    """Each line that is not blank: its one figure where that opens or ends a short line, or None."""
    rows: list[tuple[Span, Claim] | None] = []
    at = 0
    for line in setting.document.text.split("\n"):
        span = Span(at, at + len(line))
        at += len(line) + 1
        if not line.strip():
            continue
        # "Assault: 26 (14 of them at home)" is a row of 26
        inside = [Span(span.start + m.start(), span.start + m.end()) for m in _IN_BRACKETS.finditer(line)]
        own = [c for c in setting.claims if span.contains(c.span) and not any(i.contains(c.span) for i in inside)]
        edge = len(own) == 1 and len(line.strip()) <= _LONGEST_ROW and _at_edge(setting, own[0], span)
        rows.append((span, own[0]) if edge else None)
    return rows


def _at_edge(setting: Setting, claim: Claim, line: Span) -> bool:
    before = setting.lower[line.start : claim.span.start].strip(" •·*–—-\t")
    behind = _IN_BRACKETS.sub("", setting.lower[claim.span.end : line.end]).strip(" .,;\t")
    return not before or len(behind) <= _EDGE


def _added(setting: Setting, run: list[Claim], total: Claim, rule: str) -> list[Relation]:
    """The sum; nothing where the figures miss the total and a part of them, or one alone, is the total."""
    parts = total_of([in_base(c, c.quantity.interval) for c in run])
    stated = in_base(total, total.quantity.interval)
    wide, most = total_of([allowed(c) for c in run]), allowed(total)
    if total.quantity.unit == "duration" and total.measure == "sentence":
        stated = most = total_meant(total, finer=any(c.noun != total.noun for c in run))
    verdict: Verdict = "consistent"
    if not parts.meets(stated) and not wide.meets(most):
        if _explained(run, stated) or any(c.quantity.hedge != "exact" for c in run):
            return []
        if (wide.low or 0) > (most.high or 0) and is_overlapping(setting, run[0].sentence.start, total.sentence.end):
            return []
        goes_on = total.quantity.unit in ("person", "event") and (most.low or 0) > _RUNS_ON * (wide.high or 0)
        above = (most.low or 0) > (wide.high or 0)
        goes_on = goes_on or _BESIDES.search(setting.between(run[-1], total)) is not None
        goes_on = goes_on or (above and _LONGER.search(setting.after(total, 60)) is not None)
        one_more = above and total.quantity.unit == "person" and (most.low or 0) - (wide.high or 0) == 1
        goes_on = goes_on or (one_more and _A_PERSON.search(setting.before(run[0], 60)) is not None)
        if rule == "sum.in-all" and goes_on:
            return []  # "48 arrests on Thursday and 61 on Friday, for a total of 1,042" counts from an earlier day
        verdict = "inconsistent"
    elif not parts.meets(stated):
        return []
    step, shown = added(setting, run, parts, base_noun(total))
    return [
        Relation(
            kind="sum",
            claims=(*(c.id for c in run), total.id),
            verdict=verdict,
            stated=measured(setting, total),
            computed=shown,
            rule=rule,
            steps=(Step(step, parts),),
            stated_interval=stated,
            computed_interval=parts,
            basis=(*(c.span for c in run), total.span),
        )
    ]


def _explained(run: list[Claim], stated: Interval) -> bool:
    """True where one of the figures, or the last ones of them, already are the total."""
    values = [in_base(c, c.quantity.interval) for c in run]
    tails = [total_of(values[i:]) for i in range(1, len(values) - 1)]
    heads = [total_of(values[:i]) for i in range(2, len(values))]
    return any(v.meets(stated) for v in (*values, *tails, *heads))
