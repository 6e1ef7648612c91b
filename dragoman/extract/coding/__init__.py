"""Event coding: predicates of a parsed sentence to PLOVER events with actor and recipient."""
