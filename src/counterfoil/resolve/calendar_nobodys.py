"""Whose date is nobody's: that of an announcement of results, and what a figure is compared with or lies before."""

from __future__ import annotations

from functools import cache

from counterfoil.model import DateMention, Span
from counterfoil.reference.patterns import Pattern, escape, pattern
from counterfoil.reference.periods import period_words

_CHANGED = pattern(
    r"(?i)\b(?:(?:increase|decrease|rise|drop|decline|jump|surge|growth|reduction)\b[^.;]{0,40}"
    r"|(?:up|down) [^.;]{0,30}(?:%|percent) )\b(?:over|from) "
    r"(?:the |calendar year |(?:this|the same) (?:time |period ){1,2}(?:of |in )?)*$"
)
_MOST = pattern(
    r"(?i)\b(?:most|fewest|highest|lowest|largest|biggest|smallest|busiest|deadliest|longest)\b[^.;,:\d]{0,60} $"
)
"""What "since 2017" only bounds: "the most in one day since 2017" is of that day."""
_DEED = ("ed", "made", "taken", "seen")
"""Ends of verbs: "the most violent gangs dismantled since May" tells what was done since."""
_WHOLE_YEARS = ("year", "fiscal_year", "relative")


def nobodys(text: str, sentence: Span, start: int, mention: DateMention, event: str | None) -> str | None:
    """`outcome` or `baseline` where a date of `sentence` governs no figure before it; None where it may.

    start: from where on the words before the date are read. event: the kind of event named beside the date.
    """
    told = _outcome().search(text, sentence.start, sentence.end)
    if told is not None and (event == "announcement" or mention.span.start < told.end()):
        return "outcome"
    return "baseline" if _compared(text[start : mention.span.start], mention) else None


@cache
def _outcome() -> Pattern:
    """Finds the announcement of what an effort came to, which is later than the effort."""
    ends = "|".join(escape(each) for each in period_words().outcomes)
    return pattern(rf"\bannounc\pL*[^.]{{0,60}}?\b(?:{ends})", ignore_case=True)


def _compared(before: str, mention: DateMention) -> bool:
    """Whether a date is what figures before it are compared with: "12 percent more than in 2023"."""
    if _baseline().search(before) is not None:
        return True
    if mention.rule in ("date.since", "date.within-window"):
        superlative = _MOST.search(before)
        return superlative is not None and not any(word.endswith(_DEED) for word in (superlative.group() or "").split())
    return mention.form in _WHOLE_YEARS and _CHANGED.search(before) is not None


@cache
def _baseline() -> Pattern:
    phrases = "|".join(escape(each) for each in period_words().baselines)
    return pattern(rf"\b(?:{phrases}) (?:(?:the|that of|all of|calendar year|fiscal year) )*$", ignore_case=True)
