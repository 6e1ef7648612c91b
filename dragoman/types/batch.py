"""When documents were read: a run that brought some into the register is one batch."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Batch:
    """One run of reading: its number from 1 in the order of reading, when it began (UTC), and how many it brought."""

    number: int
    read_at: datetime
    documents: int
