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
        # the rest of a title's part stands in another sentence
        (
            (
                "Wardens find 200 people, including 61 children\n\nTODD, Ohio - Wardens found 200 people, including 38 "
                "children. Twenty-three children were with their aunts.\n"
            ),
            (
                "Wardens find 200 people, including 61 children\n\nTODD, Ohio - Wardens found 200 people, including 38 "
                "children. Eleven aunts were with them.\n"
            ),
        ),
        # "and a warden" is one more, and what is left is left of the body's
        (
            (
                "Nine charged, including 4 officers\n\nTODD, Ohio - Nine people were charged, including three officers "
                "of the jail and a border officer.\n\nThe other five are inmates.\n"
            ),
            (
                "Nine charged, including 5 officers\n\nTODD, Ohio - Nine people were charged, including three officers "
                "of the jail.\n\nThe other six are inmates.\n"
            ),
        ),
        # four times, and twice
        (
            (
                "Man deported six times is charged\n\nTODD, Ohio - A man was charged. He was deported four times under "
                "his own name and twice under another.\n"
            ),
            (
                "Man deported six times is charged\n\nTODD, Ohio - A man was charged. He was deported four times under "
                "his own name.\n"
            ),
        ),
        # what stands below the title is of others than the title
        (
            (
                "Six of 10 rearrested\nFour remain at large\n\nTODD, Ohio - Six of the 10 detainees whom a judge freed "
                "were arrested again.\n"
            ),
            (
                "Four of 10 rearrested\nSeven remain at large\n\nTODD, Ohio - Six of the 10 detainees whom a judge "
                "freed were arrested again.\n"
            ),
        ),
        # what was before is not what is now
        (
            (
                "Court cuts theft sentence to 5 years\n\nThe court cut the prison sentence of a thief from "
                "180 months to 60.\n"
            ),
            (
                "Court imposes theft sentence of 5 years\n\nThe court imposed on a thief a prison sentence "
                "of 180 months.\n"
            ),
        ),
        # ten years, of 121 months
        (
            (
                "Last of Tarn ring sentenced; leader got 10 years\n\nA driver was sentenced to 42 months in "
                "prison. The leader of the ring was sentenced last year to 121 months.\n"
            ),
            (
                "Last of Tarn ring sentenced; leader got 10 years\n\nA driver was sentenced to 42 months in "
                "prison. The leader of the ring was sentenced last year to 211 months.\n"
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
