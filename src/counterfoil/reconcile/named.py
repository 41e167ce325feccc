"""People listed by name, against the number that the text gives for them: "four others — A, 29, B, 41, and C, 22"."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.model import Claim, Interval, Relation, Span, Step
from counterfoil.reconcile.likeness import dimension
from counterfoil.reconcile.of_some import aside, named_of_some
from counterfoil.reconcile.phrasing import measured
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.arithmetic import any_of, arithmetic
from counterfoil.reference.patterns import pattern

_PERSON = r"[\p{Lu}][\pL’'.-]+(?: (?:(?:de|la|del|los|las|dos|da|van|von|der|al|el|bin|y) )*[\p{Lu}][\pL’'.-]*){1,5}"
_ALIAS = (
    r"(?:,? (?:aka|a\.k\.a\.?|also known as|alias) [‘“\"'][^’”\"]{1,30}[’”\"'],?"
    r"|,? (?:aka|a\.k\.a\.?) [\p{Lu}][\pL]+(?: [\pL]+)?)"
)
_AGED = pattern(rf"(?:^|[\s(—:])({_PERSON})(?:{_ALIAS})*(?:, | \()(\d\d)\b(?:,|\)|;|\.|\s–|\s-|$)")
_BARE = pattern(
    rf"^({_PERSON})((?:, {_PERSON}){{0,12}}),? and ({_PERSON})"
    rf"(?:[,;.]|\s?—| (?:was|were|are|have|had|all|both|each)\b|$)"
)
_PLAIN_LEAD = pattern(r"^ ?(?:[\pL’'-]+ ){1,6}?$")
_DASHED = pattern(r"^ [^.;:—–\pN]{2,170}?(?:\s[—–-]\s|: |\s[—–-])$")
_COMMA = pattern(r"^(?: [\pL’'-]+){1,7}?, $")
_TO_OTHERS = pattern(r"\b(?:with|by|between|against|from|to)\b")
_MORE_SAID = pattern(r"\b(?:was|were|is|are|had|have|has|in|at|from|of|with|by|near|on|to|for|and)\b")
"""Words behind a number that tell more than what it counts: what follows a comma may be places."""
_NATION = pattern(r"^[\p{Lu}][\pL]+ (?:national|citizen)s? ")
_LEAVES_OUT = pattern(
    r"\b(?:including|include[sd]?|among|such as|others?|another|unnamed|unidentified|juveniles?|minors?|plus|along with"
    r"|as well as|additional(?:ly)?|and (?:his|her|their|an?|the)\b|each of|relatives?|led by|victims?|of whom)\b"
)
_SOME = pattern(r"\b(?:including|include[sd]?|among|such as|led by|victims?|of whom|some|headed)\b")
"""Words before the first name that make it one of several, or somebody else."""
GOES_ON = pattern(
    r"(?:[.;”\"]\s*also\b)"
    r"|\b(?:others|other (?:\pL+ )?(?:people|persons|individuals|men|women|suspects|defendants|members)"
    r"|another (?:\pL+ )?(?:man|woman|person|suspect|defendant|individual|was|is)|remaining|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth|in addition|additional (?:\pL+ )?(?:people|persons|individuals|men|women|suspects"
    r"|defendants|members)|unnamed|unidentified|juveniles?|minors?|not (?:been )?(?:named|identified))\b"
)
"""Words behind a list that is not all of them yet."""
_FOLLOWS = pattern(
    r"\b(?:(?:the )?following|as follows|(?:are|were|is|was|arrested|charged|identified as|identified|named|removed"
    r"|indicted|sentenced|convicted|summaries of|they are|those are))\b"
)
_ITEM = pattern(rf"^[•*·–—\-\s\d.)]*({_PERSON})(?:,| \(|{_ALIAS}| was\b| is\b)")
_TWO_IN_ONE = pattern(rf"^[^,]*? and {_PERSON}")
_PARAGRAPH = 150
"""Characters from which on what stands behind the last item is no item."""
_FEWEST, _MOST, _BEHIND = 2, 40, 300


@dataclass(frozen=True, slots=True)
class _List:
    """People named one behind another: how many, and the words that name them."""

    size: int
    span: Span


def opens_with_name(words: str) -> bool:
    """True for a paragraph or an item that is of one person, by name: "John Doe, 29, of Lakeport"."""
    return _ITEM.match(words) is not None


def named(setting: Setting) -> tuple[Relation, ...]:
    """Numbers of people that the list of their names, or the number they take up, does not bear out."""
    found: list[Relation] = []
    for claim in setting.claims:
        if not _counts(claim):
            continue
        listed = _inline(setting, claim) or _below(setting, claim)
        if listed is None or listed.size == claim.quantity.value or _nearer(setting, claim, listed):
            continue
        if named_of_some(setting, claim) or aside(setting, listed.span.end):
            continue
        behind = setting.lower[listed.span.end : listed.span.end + _BEHIND]
        if listed.size > (claim.quantity.value or 0) or GOES_ON.search(behind) is None:
            found.append(_made(setting, claim, listed))
    return tuple(found)


def _nearer(setting: Setting, claim: Claim, listed: _List) -> bool:
    """True where another number stands between: "three men were charged by two prosecutors — A B and C D"."""
    between = Span(claim.span.end, listed.span.start)
    return any(between.contains(c.span) and c.sentence == claim.sentence for c in setting.claims)


def _counts(claim: Claim) -> bool:
    value = claim.quantity.value
    plain = dimension(claim) == "people" and claim.quantity.unit == "person" and not claim.change
    return plain and value is not None and claim.quantity.hedge == "exact" and _FEWEST <= value <= _MOST


def _inline(setting: Setting, claim: Claim) -> _List | None:
    """The names behind a dash, a colon or a comma in the claim's own sentence."""
    text, end = setting.document.text, claim.sentence.end
    words = text[claim.span.end : end]
    first = _AGED.search(words)
    if first is not None:
        start = first.start(1)
        lead = words[:start]
        people = list(_AGED.finditer(words))
        opened = _DASHED.match(lead.rstrip() + " ") or _DASHED.match(_without_nation(lead)) or _apposed(lead)
        tail = words[start : people[-1].end()]
        joined = " and " in words[people[-2].end() - 1 : people[-1].start(1)] if len(people) > 1 else False
        if not opened or not joined or _SOME.search(lead.lower()) is not None:
            return None
        behind = words[people[-1].end() :]
        counted = [Span(claim.span.end + m.start(1), claim.span.end + m.end()) for m in people]
        if _LEAVES_OUT.search(tail.lower()) or _AGED.search(behind) or _more_names(setting, counted):
            return None
        return _List(len(people), Span(claim.span.end + start, claim.span.end + people[-1].end(2)))
    return _unaged(claim, words)


def _apposed(lead: str) -> bool:
    """True where a comma alone sets the names off from the noun that they are of."""
    return _COMMA.match(lead) is not None and _TO_OTHERS.search(lead) is None


def _without_nation(lead: str) -> str:
    """The words before the first name, without "Mexican national" right before it."""
    at = max(lead.rfind("— "), lead.rfind("– "), lead.rfind(": "))
    return lead[: at + 2] if at >= 0 and _NATION.match(lead[at + 2 :]) is not None else lead


def _more_names(setting: Setting, counted: list[Span]) -> bool:
    """True where the stretch names somebody whom the ages do not count."""
    stretch = Span(counted[0].start, counted[-1].end)
    people = [n.span for n in setting.extraction.names if n.kind == "person" and stretch.contains(n.span)]
    return any(not any(one.overlaps(span) for one in counted) for span in people)


def _unaged(claim: Claim, words: str) -> _List | None:
    """Names without ages between the noun and the verb: "three men, A B, C D and E F, were"."""
    for opened in (" — ", ": ", ", "):
        at = words.find(opened)
        if at < 0 or at > 60 or _PLAIN_LEAD.match(words[:at].lower() + " ") is None:
            continue
        match = _BARE.match(words[at + len(opened) :])
        lead = words[:at].lower()
        if match is None or _SOME.search(lead) is not None or _MORE_SAID.search(lead) is not None:
            return None
        size = 2 + (match.group(2) or "").count(", ")
        start = claim.span.end + at + len(opened)
        return _List(size, Span(start, start + match.end(3)))
    return None


def _below(setting: Setting, claim: Claim) -> _List | None:
    """The list whose lead gives the number and ends with a colon, one name an item."""
    at = setting.segment_index(claim)
    lead = setting.segment(claim)
    if lead is None or at < 0:
        return None
    words = setting.lower[lead.span.start : lead.span.end].rstrip()
    last = setting.lower[claim.sentence.start : lead.span.end].rstrip()
    own = claim.sentence.end >= lead.span.start + len(words) and last.endswith(":")
    people = [c for c in setting.claims if lead.span.contains(c.span) and dimension(c) == "people"]
    if not own or len(people) != 1 or any_of(arithmetic().partial).search(last) or _FOLLOWS.search(last) is None:
        return None
    if setting.lower[claim.sentence.start : claim.span.start].rstrip().endswith((" of", "the first", "the last")):
        return None
    items = [s for s in setting.document.segments if s.kind == "list_item" and s.lead == at]
    while items and _ITEM.match(setting.document.quote(items[-1].span)) is None and len(items[-1].span) > _PARAGRAPH:
        items.pop()  # the paragraph behind a list, taken for its last item
    names = [_ITEM.match(setting.document.quote(s.span)) for s in items]
    if len(items) < _FEWEST or any(m is None for m in names):
        return None
    if any(_TWO_IN_ONE.match(setting.document.quote(s.span)[:80]) for s in items):
        return None
    aged = [len(list(_AGED.finditer(setting.document.quote(s.span)))) for s in items]  # "A, 24, and B, 27, time served"
    return _List(sum(max(1, size) for size in aged), Span(items[0].span.start, items[-1].span.end))


def _made(setting: Setting, claim: Claim, listed: _List) -> Relation:
    said, size = measured(setting, claim), str(listed.size)
    return Relation(
        kind="same",
        claims=(claim.id,),
        verdict="inconsistent",
        stated=said,
        computed=size,
        rule="differ.named",
        steps=(Step(f"{size} are named"),),
        stated_interval=claim.quantity.interval,
        computed_interval=Interval.point(listed.size),
        basis=(claim.span, listed.span),
    )
