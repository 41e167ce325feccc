"""Write the JSON Schema anew after a change to the records: `python -m counterfoil.publish.schema_file`."""

from pathlib import Path

import counterfoil
from counterfoil.publish.output import json_schema_bytes

if __name__ == "__main__":
    target = Path(counterfoil.__file__).parent / "data" / "schema" / "audit-1.schema.json"
    target.write_bytes(json_schema_bytes())
