"""Whole audits of our own statements, to the byte. `python -m tests.golden.golden` writes them anew; read the diff."""

from __future__ import annotations

import json
from pathlib import Path

from counterfoil import __version__
from counterfoil.pipeline import audit
from tests.conftest import ROOT

FOLDER = Path(__file__).parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))


def shown(sample: Path) -> str:
    """The audit by written rules alone, as indented JSON: the encoder's last digits differ between processors.

    The version is left out, so that a release does not change every file.
    """
    whole = json.loads(audit(sample, use_model=False).to_json())
    whole["software"]["version"] = whole["software"]["version"].replace(__version__, "VERSION")
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write them anew."""
    for sample in SAMPLES:
        (FOLDER / f"{sample.stem}.json").write_text(shown(sample), encoding="utf-8")


if __name__ == "__main__":
    main()
