"""Imported, this loads all that an audit by rules needs; the process that workers are copied from imports it.

An invented statement is audited, since lexicons, patterns and the parser are loaded when first asked for. The encoder
is not loaded here: its library starts a thread, and a process with threads must not be copied.
"""

from __future__ import annotations

import atexit
import contextlib
import gc

from counterfoil.pipeline import audit_document
from counterfoil.read import document
from counterfoil.store.rows import rows_of

_STATEMENT = """\
Tollgate Bureau arrests 41 in Quill Bay operation

QUILL BAY, Ohio — U.S. Immigration and Customs Enforcement officers arrested 41 people during Operation Paper Lantern, \
a weeklong effort from March 4 to March 11, 2024, with the Harrow County Sheriff's Office. Of the 41, more than 30 had \
prior convictions for assault, burglary or driving under the influence, and the remaining 11 face pending charges.

Those arrested are from Mexico (20), Honduras (15) and Guatemala (6). About 73% were men. Officers also seized 12 \
firearms, $4,500 in cash and nearly 2.5 kilograms of fentanyl.

“In fiscal year 2023, ICE removed 142,580 noncitizens, nearly twice the 72,177 removed the year before,” said Field \
Office Director Rowan Tollgate.

Among those arrested is a 37-year-old citizen of Honduras who was convicted of robbery on June 3, 2019, and sentenced \
to five years in prison.
"""

with contextlib.suppress(Exception):  # where something is wrong, it is said of each document that it keeps out
    rows_of(audit_document(document(_STATEMENT, published="2024-03-28"), use_model=False), "", 0)
gc.collect()
gc.freeze()  # what is loaded stays: the collector need not go through it again in every worker
atexit.register(gc.unfreeze)  # else it is taken for a leak
