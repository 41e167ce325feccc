"""Figures that are of somebody or somewhere else than a like one: each sound statement beside a twin with a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterfoil import audit


@pytest.mark.parametrize(
    ("sound", "fault"),
    [
        # three years of release, and the 46 months of another
        (
            (
                "Carrier sentenced\n\nTODD, Ohio - Rafe Corlin must serve three years of supervised release. Bram "
                "Ottley received 46 months.\n"
            ),
            (
                "Carrier sentenced\n\nTODD, Ohio - Rafe Corlin was sentenced to three years in prison. Corlin "
                "received 46 months.\n"
            ),
        ),
        # the first name is that of the man told of, the second another's
        (
            (
                "Carrier sentenced\n\nTODD, Ohio - Judges sentenced Rafe Corlin to three years in prison.\n\nBram "
                "Ottley was sentenced to serve 46 months in prison.\n"
            ),
            (
                "Carrier sentenced\n\nTODD, Ohio - A man was sentenced to three years in prison.\n\nBram Ottley was "
                "sentenced to serve 46 months in prison.\n"
            ),
        ),
        # his cousin is somebody else
        (
            (
                "Carrier sentenced\n\nTODD, Ohio - A man was sentenced to three years in prison for carrying "
                "guns.\n\nHis cousin was sentenced to 46 months.\n"
            ),
            (
                "Carrier sentenced\n\nTODD, Ohio - A man was sentenced to three years in prison for carrying "
                "guns.\n\nHe was sentenced to 46 months.\n"
            ),
        ),
        # the rest of a title's total is "more", and names nothing
        (
            "Two sweeps lead to 61 arrests\n\nSweep Tarn resulted in 38 arrests. Sweep Fell led to 23 more.\n",
            "Two sweeps lead to 71 arrests\n\nSweep Tarn resulted in 38 arrests. Sweep Fell led to 23 more.\n",
        ),
        # eleven counts each, of two
        (
            (
                "Three charged with 41 counts\n\nThe county charged Ina Marl with 19 counts of theft. Her sons face "
                "11 counts each.\n"
            ),
            (
                "Three charged with 43 counts\n\nThe county charged Ina Marl with 19 counts of theft. Her sons face "
                "11 counts each.\n"
            ),
        ),
        # the region's, beside the nation's
        (
            (
                "Tarn office reports\n\nThe Tarn office made 3,912 arrests in May.\n\nNationwide, the bureau made "
                "41,208 arrests in May.\n\nOf those arrested in the region, 2,118 had convictions and 1,102 faced "
                "charges. The remaining 692 had neither.\n"
            ),
            (
                "Tarn office reports\n\nThe Tarn office made 3,912 arrests in May.\n\nOf those arrested in the "
                "region, 2,118 had convictions and 1,102 faced charges. The remaining 629 had neither.\n"
            ),
        ),
        # who faces charges is a person
        (
            (
                "Tarn office reports\n\nOf the 3,912 people arrested, 2,118 had convictions, 1,102 face charges and "
                "the remaining 692 had neither.\n"
            ),
            (
                "Tarn office reports\n\nOf the 3,912 people arrested, 2,118 had convictions, 1,102 face charges and "
                "the remaining 629 had neither.\n"
            ),
        ),
        # a county beside counties is no whole
        (
            (
                "Officers end sweep\n\nOfficers arrested 17 people in Rowan County during a sweep.\n\nThirteen people"
                " were arrested in Carver County and 10 in Dell County.\n"
            ),
            (
                "Officers end sweep\n\nOfficers arrested 17 people during a sweep of two counties.\n\nThirteen people"
                " were arrested in Carver County and 10 in Dell County.\n"
            ),
        ),
    ],
)
def test_the_like_figure_of_another_accuses_nobody(sound: str, fault: str, tmp_path: Path) -> None:
    """What the words give to somebody or somewhere else is not held against the first; what they do not, is."""
    found = []
    for text in (sound, fault):
        path = tmp_path / "statement.txt"
        path.write_text(text, encoding="utf-8")
        found.append([f.code for f in audit(str(path), use_model=False).findings if f.verdict == "inconsistent"])
    assert not found[0]
    assert found[1]
