"""Claims from the figures of a document: what each counts, what happened, to whom, who says so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterfoil.extract.change import change
from counterfoil.extract.combining import Choice, Ruling, choose
from counterfoil.extract.elision import filled
from counterfoil.extract.encoder import FigurePrediction
from counterfoil.extract.filters import Narrowing, filters
from counterfoil.extract.hints import cues, hints, marked
from counterfoil.extract.measures import MeasureReading, measure
from counterfoil.extract.noun_phrases import Noun
from counterfoil.extract.nouns import noun
from counterfoil.extract.parse import parse
from counterfoil.extract.quotations import Quotation, quotations
from counterfoil.extract.rows import column_of, led, row_figures
from counterfoil.extract.screening import needs_parse
from counterfoil.extract.speakers import speaker
from counterfoil.extract.units import unit
from counterfoil.extract.wholes import Counted, settled
from counterfoil.extract.words import Figure, Sentence, Word, words
from counterfoil.model import Claim, Cue, DateMention, Document, Inference, NameMention, NumberMention, Span, Unit
from counterfoil.reference.hedges import quantity


@dataclass(frozen=True, slots=True)
class _Setting:
    """What all figures of a document share."""

    document: Document
    quoted: tuple[Quotation, ...]
    names: Sequence[NameMention]
    leads: Mapping[int | None, tuple[Word, ...]]
    named: frozenset[int | None]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What is known of one figure before the rules and the encoder are weighed."""

    figure: Figure
    noun: Noun
    unit: Choice[Unit]
    reading: MeasureReading
    hint: FigurePrediction | None


def claims(  # noqa: PLR0913 - what extraction found, each kind of it once
    document: Document,
    sentences: Sequence[Span],
    mentions: Sequence[NumberMention],
    names: Sequence[NameMention],
    dates: Sequence[DateMention] = (),
    *,
    use_model: bool = True,
) -> tuple[tuple[Claim, ...], tuple[Cue, ...]]:
    """One claim for each of `mentions`, in their order, and the hints that resolution may follow."""
    figures = _figures(document, sentences, mentions)
    setting = _Setting(document, quotations(document), names, _leads(document, figures), _named(document, names))
    nouns = filled([(figure, noun(figure)) for figure in figures])
    spans = [mention.span for mention in mentions]
    told = hints(document, sentences, marked(document, spans, dates, names)) if use_model else {}
    # The encoder reads sentences; what a row of a table means is said by its heads.
    hinted = {i: told[span] for i, span in enumerate(spans) if span in told and not figures[i].label}
    units = [_unit(figure, nouns[i], _lead(setting, figure), hinted.get(i)) for i, figure in enumerate(figures)]
    readings = _readings(setting, figures, nouns, [chosen.label for chosen in units])
    ids = [f"c{index + 1}" for index in range(len(figures))]
    made = tuple(
        _claim(ids[i], _Parts(figure, nouns[i], units[i], readings[i], hinted.get(i)), setting)
        for i, figure in enumerate(figures)
    )
    found = (cues(ids[i], hint) for i, hint in hinted.items())
    return made, tuple(cue for one in found for cue in one)


def _unit(figure: Figure, counted: Noun, lead: Sequence[Word], hint: FigurePrediction | None) -> Choice[Unit]:
    label, rule = unit(figure, counted, lead)
    cue = (counted.span,) if counted.span is not None else ()
    return choose("unit", Ruling(label, rule, figure.mention.form, cue), hint.unit if hint else ())


def _readings(
    setting: _Setting, figures: Sequence[Figure], nouns: Sequence[Noun], units: Sequence[Unit]
) -> tuple[MeasureReading, ...]:
    """What each figure measures by its own sentence and list, parts in line with their wholes."""
    alone = [
        Counted(figure, counted, label, measure(figure, counted, label, _lead(setting, figure)))
        for figure, counted, label in zip(figures, nouns, units, strict=True)
    ]
    segments = setting.document.segments
    leads = [None if at is None else segments[at].lead for at in (figure.sentence.segment for figure in figures)]
    return settled(alone, [column_of(figure, lead) for figure, lead in zip(figures, leads, strict=True)])


def _lead(setting: _Setting, figure: Figure) -> tuple[Word, ...]:
    """The words that introduce the list or the table that a figure stands in."""
    return led(setting.document, figure) if figure.label else setting.leads.get(figure.sentence.segment, ())


def _figures(document: Document, sentences: Sequence[Span], mentions: Sequence[NumberMention]) -> tuple[Figure, ...]:
    """The mentions with their parsed sentences, in text order."""
    starts = [sentence.start for sentence in sentences]
    spans: list[Span] = []
    for mention in mentions:
        at = bisect_right(starts, mention.span.start) - 1
        own = sentences[at] if at >= 0 and sentences[at].overlaps(mention.span) else mention.span
        # A figure that a splitter's mistake has cut in two keeps its whole span inside its sentence.
        spans.append(Span(min(own.start, mention.span.start), max(own.end, mention.span.end)))
    rowed = row_figures(document, mentions)
    held: dict[Span, list[NumberMention]] = {}
    for index, (span, mention) in enumerate(zip(spans, mentions, strict=True)):
        if index not in rowed:
            held.setdefault(span, []).append(mention)
    every = [Sentence(span, words(document, span), document.segment_at(span.start)) for span in held]
    parsed = {sentence.span: sentence for sentence in every}
    waiting = [sentence for sentence in every if needs_parse(sentence, held[sentence.span])]
    parsed.update((sentence.span, sentence) for sentence in parse(waiting))
    return tuple(
        rowed[index] if index in rowed else Figure(mention, parsed[span], *parsed[span].covering(mention.span))
        for index, (mention, span) in enumerate(zip(mentions, spans, strict=True))
    )


def _leads(document: Document, figures: Sequence[Figure]) -> dict[int | None, tuple[Word, ...]]:
    """For the segment of every figure that stands in a list, the words that introduce the list."""
    found: dict[int | None, tuple[Word, ...]] = {}
    for figure in figures:
        segment = figure.sentence.segment
        if segment is None or segment in found:
            continue
        lead = document.segments[segment].lead
        if lead is not None:
            found[segment] = words(document, document.segments[lead].span)
    return found


def _named(document: Document, names: Sequence[NameMention]) -> frozenset[int | None]:
    """The segments that name a private person."""
    return frozenset(document.segment_at(name.span.start) for name in names if name.kind == "person")


def _claim(name: str, parts: _Parts, setting: _Setting) -> Claim:
    figure, counted, chosen_unit, reading = parts.figure, parts.noun, parts.unit, parts.reading
    mention = figure.mention
    noun_cue = (counted.span,) if counted.span is not None else ()
    ruling = Ruling(reading.measure, reading.rule, f"{chosen_unit.label}-{reading.measure}", reading.cues)
    # A mean measures what its total does, and nobody at large is held, whatever else the sentence speaks of: there the
    # encoder is not asked.
    hint = None if reading.rule in ("measure.mean", "measure.at-large") else parts.hint
    chosen = choose("measure", ruling, hint.measure if hint else ())
    named = figure.sentence.segment in setting.named
    narrowed = filters(figure, counted, chosen_unit.label, chosen.label, named=named)
    is_change, change_rule, change_cues = change(figure)
    said = speaker(figure, setting.document, setting.quoted, setting.names)
    basis = [
        Inference("noun", counted.rule, noun_cue),
        chosen_unit.inference,
        chosen.inference,
        Inference("change", change_rule, change_cues),
        Inference("speaker", said.rule, said.cues),
        *(_filter_inference(one) for one in narrowed),
    ]
    return Claim(
        name,
        mention.span,
        quantity(mention.value, mention.high, mention.hedge, chosen_unit.label, setting.document.quote(mention.span)),
        figure.sentence.span,
        tuple(basis),
        noun=counted.lemma,
        measure=chosen.label,
        filters=tuple(dict.fromkeys(one.filter for one in narrowed)),
        change=is_change,
        speaker=said.speaker,
    )


def _filter_inference(narrowing: Narrowing) -> Inference:
    return Inference("filters", f"filter.{narrowing.filter.kind}", (narrowing.span,), narrowing.filter.value)
