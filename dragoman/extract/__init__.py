"""Annotations → Claims: rule tables over clauses, with modality, attribution and evidence."""
