"""Records out of the register, in formats other programs read."""
