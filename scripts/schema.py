"""Write the JSON Schemas (of the output, of table profiles) anew, in the package and in the docs."""

from __future__ import annotations

from pathlib import Path

from counterfoil.publish import json_schema_bytes
from counterfoil.reference.tables import profile_schema

ROOT = Path(__file__).resolve().parents[1]
SCHEMAS = {"audit-1.schema.json": json_schema_bytes, "table-profile-1.schema.json": profile_schema}
FOLDERS = (ROOT / "src" / "counterfoil" / "data" / "schema", ROOT / "docs" / "reference" / "schema")


def main() -> None:
    """Write both copies of each."""
    for folder in FOLDERS:
        folder.mkdir(parents=True, exist_ok=True)
        for name, schema in SCHEMAS.items():
            (folder / name).write_bytes(schema())
            print((folder / name).relative_to(ROOT))


if __name__ == "__main__":
    main()
