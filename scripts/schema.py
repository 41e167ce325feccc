"""Write the JSON Schema of the output anew after a change to its records, in the package and in the docs."""

from __future__ import annotations

from pathlib import Path

from counterfoil.publish import json_schema_bytes

ROOT = Path(__file__).resolve().parents[1]
NAME = "audit-1.schema.json"
TARGETS = (ROOT / "src" / "counterfoil" / "data" / "schema" / NAME, ROOT / "docs" / "reference" / "schema" / NAME)


def main() -> None:
    """Write both copies."""
    for target in TARGETS:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(json_schema_bytes())
        print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
