from hypothesis import given
from hypothesis import strategies as st

from counterfoil.model import AuditRecord, Claim, Document, Inference, Leftover, NameMention, Segment, Span
from counterfoil.publish.masking import mask_of
from counterfoil.publish.statement import blocks, rows
from counterfoil.reference.hedges import quantity
from tests.publish.sample import audited

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted), max_size=6)


def _spans(pairs: list[list[int]], text: str) -> list[Span]:
    return [Span(min(start, len(text)), min(end, len(text))) for start, end in pairs]


def _record(text: str, figures: list[Span], others: list[Span], names: list[Span], cuts: list[Span]) -> AuditRecord:
    whole = quantity(5, None, "exact", "person", "5")
    claims = tuple(
        Claim(f"c{place}", span, whole, span, (Inference("unit", "r"),)) for place, span in enumerate(figures, 1)
    )
    leftovers = tuple(Leftover(span, None, "exact", "date", "r") for span in others)
    parts: list[Segment] = []
    for cut in sorted(cuts):
        if len(cut) and (not parts or parts[-1].span.end <= cut.start):
            parts.append(Segment(cut, "body", "s"))
    mentions = tuple(NameMention(span, "person", "r") for span in names)
    return AuditRecord(Document("x", text, "0" * 64, segments=tuple(parts)), claims, None, (), (), leftovers, mentions)


@given(st.text(alphabet="ab 1-,\n", max_size=40), SPANS, SPANS, SPANS)
def test_the_runs_are_the_whole_text_in_order(
    text: str, figures: list[list[int]], others: list[list[int]], cuts: list[list[int]]
) -> None:
    record = _record(text, _spans(figures, text), _spans(others, text), [], _spans(cuts, text))
    shown = "".join(run.words + run.tail for block in blocks(record, mask_of(record)) for run in block.runs)
    assert "".join(shown.split()) == "".join(text.split())


@given(st.text(alphabet="ab 1-,", min_size=1, max_size=40), SPANS, SPANS)
def test_no_letter_of_a_hidden_name_is_shown_beside_figures(
    text: str, figures: list[list[int]], others: list[list[int]]
) -> None:
    text = text + "Zoë"
    name = Span(len(text) - 3, len(text))
    spans = [span for span in _spans(figures, text) if not span.overlaps(name)]
    record = _record(text, spans, _spans(others, text), [name], [Span(0, len(text))])
    shown = "".join(run.words + run.tail for block in blocks(record, mask_of(record)) for run in block.runs)
    assert "Zoë" not in shown
    assert "ë" not in shown


def test_figures_of_a_row_are_those_of_its_blocks_in_order() -> None:
    record = audited()
    listed = [id_ for row in rows(record, mask_of(record)) for id_ in row.figures]
    assert listed == [claim.id for claim in record.claims]


def test_a_list_and_the_paragraph_that_leads_to_it_are_one_row() -> None:
    record = audited()
    kinds = [[block.kind for block in row.blocks] for row in rows(record, mask_of(record))]
    assert ["body", "list_item", "list_item", "list_item"] in kinds
    assert ["dateline", "body"] in kinds
