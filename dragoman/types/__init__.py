"""The records every room shares: frozen, slotted, standard library only."""
