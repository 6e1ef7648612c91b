"""Measured against gold: scores, gains and losses, floors that must hold."""
