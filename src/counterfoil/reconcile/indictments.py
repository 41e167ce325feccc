"""The counts of an indictment against those that the text lists of it: "a four-count indictment", two and one."""

from __future__ import annotations

from counterfoil.model import Claim, Interval, Relation, Span, Step
from counterfoil.reconcile.company import persons
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_N_COUNT = pattern(r"^-count (?:[\pL-]+ ){0,4}(?:indictment|complaint|information|charging)\b")
_CHARGED = pattern(
    r"\b(?:charged (?:\pL+ )?with|charging (?:[\pL-]+ ){0,8}with|accused of|faces|facing|indicted (?:on|for))\b"
)
_HIS = pattern(r"(?:[’']s|\bhis|\bher) $")
_COUNTS = pattern(r"^ (?:[\pL-]+ )?(?:counts?|charges?) of\b")
_ITEMS = pattern(r"(?:,|;|, and| and|; and) $")
_CONSPIRACY = pattern(r"(?:\bwith |, |; |\band )conspiracy (?:to|against)\b")
_PAST_CHARGES = pattern(
    r"\b(?:previous(?:ly)?|prior|earlier|superseding|superseded|separate(?:ly)?|another|dismissed"
    r"|dropped|state|additional counts?|other (?:counts?|charges?)|remaining|complaints|indictments|related|conviction"
    r"|convicted|pleaded|pled|guilty|sentenced)\b"
)
_PLURAL = pattern(r"\b(?:co-?defendants?|co-?conspirators?|accomplices?|(?:the|both|two|three|these) defendants)\b")
_OTHERS = pattern(
    r"\b(?:respectively|each|both|others|among|including|as well as|such as|conspired with|along with|together with"
    r"|their|were|are|other)\b"
)
_ALSO = pattern(r"^(?:in addition|additionally|further|moreover|besides),? ")
_MOST = 60


def indictments(setting: Setting) -> tuple[Relation, ...]:
    """The one such indictment of the text, where the counts listed are more, or are all and fewer."""
    wholes = [c for c in setting.claims if _is_whole(setting, c)]
    if not wholes or len({c.quantity.value for c in wholes}) > 1:
        return ()
    whole = wholes[0]
    value = whole.quantity.value or 0
    lists = [s for s in setting.extraction.sentences if _lists_charges(setting.lower[s.start : s.end])]
    if _PAST_CHARGES.search(" ".join(setting.lower[s.start : s.end] for s in lists)) is not None:
        return ()
    for at, sentence in enumerate(lists):
        parts = _parts(setting, sentence)
        extra = _conspiracies(setting, sentence)
        row = [sentence]
        behind = lists[at + 1] if at + 1 < len(lists) else None
        if behind is not None and _ALSO.match(setting.lower[behind.start : behind.end]) is not None:
            parts, extra, row = (
                parts + _parts(setting, behind),
                extra + _conspiracies(setting, behind),
                [sentence, behind],
            )
        size = sum(c.quantity.value or 0 for c in parts) + extra
        over = bool(parts) and size > value and size <= _MOST and (len(parts) + extra) > 1
        short = not extra and len(row) == 1 and size < value and _is_all(setting, sentence, parts)
        short = short and _is_his(setting, wholes, parts)
        if (over or short) and not _borne_out(setting, whole, parts, size):
            return (_made(whole, parts, extra, size),)
    return ()


def _lists_charges(words: str) -> bool:
    return ("count" in words or "conspiracy" in words) and _CHARGED.search(words) is not None


def _is_whole(setting: Setting, claim: Claim) -> bool:
    value = claim.quantity.value
    told = claim.quantity.unit == "charge" and claim.quantity.hedge == "exact" and value is not None and value > 1
    return told and _N_COUNT.match(setting.after(claim, 60)) is not None


def _parts(setting: Setting, sentence: Span) -> list[Claim]:
    own = [c for c in setting.claims if c.sentence == sentence and c.quantity.unit == "charge"]
    return [c for c in own if c.quantity.hedge == "exact" and c.quantity.value and _COUNTS.match(setting.after(c, 40))]


def _conspiracies(setting: Setting, sentence: Span) -> int:
    """Conspiracies listed without a number, each of which is a count of its own."""
    return sum(1 for _ in _CONSPIRACY.finditer(setting.lower[sentence.start : sentence.end]))


def _is_all(setting: Setting, sentence: Span, parts: list[Claim]) -> bool:
    """True where every item of the list has its number, and one man alone is charged."""
    words = setting.lower[sentence.start : sentence.end]
    charged = _CHARGED.search(words)
    if len(parts) < 2 or charged is None or parts[0].span.start - sentence.start - charged.end() > 2:
        return False
    if _PLURAL.search(setting.lower) or _OTHERS.search(words) or persons(setting, Span(0, len(setting.lower))) > 1:
        return False  # another man's counts may be the rest
    starts = [c.span.start for c in parts] + [sentence.end]
    items = [setting.lower[c.span.end : end] for c, end in zip(parts, starts[1:], strict=True)]
    joined = all(_ITEMS.search(item) is not None for item in items[:-1])
    plain = all("," not in item.rstrip().removesuffix(",").removesuffix(", and") for item in items)
    return joined and plain and " and " not in items[-1] and all(item.count(" and ") < 2 for item in items)


def _is_his(setting: Setting, wholes: list[Claim], parts: list[Claim]) -> bool:
    """True for "Doe’s four-count indictment", and where he is charged with four crimes: others may be named in any."""
    own = {c.id for c in (*wholes, *parts)}
    charges = [c for c in setting.claims if c.id not in own and c.quantity.unit == "charge"]
    again = any(c.quantity.value == wholes[0].quantity.value and setting.in_headline(c) for c in charges)
    return again or any(_HIS.search(setting.before(c, 6)) is not None for c in wholes)


def _borne_out(setting: Setting, whole: Claim, parts: list[Claim], size: float) -> bool:
    """True where another figure of charges is what the list comes to, or an indictment of others is told of."""
    own = {whole.id, *(c.id for c in parts)}
    others = [c for c in setting.claims if c.id not in own and c.quantity.unit == "charge"]
    return any(c.quantity.value == size or setting.is_further(c) for c in others)


def _made(whole: Claim, parts: list[Claim], extra: int, size: float) -> Relation:
    terms = [number(c.quantity.value or 0) for c in parts] + ["1"] * extra
    return Relation(
        kind="sum",
        claims=(*(c.id for c in parts), whole.id),
        verdict="inconsistent",
        stated=number(whole.quantity.value or 0),
        computed=number(size),
        rule="sum.indictment",
        steps=(Step(f"{' + '.join(terms)} = {number(size)}", Interval.point(size)),),
        stated_interval=whole.quantity.interval,
        computed_interval=Interval.point(size),
        basis=(*(c.span for c in parts), whole.span),
    )
