"""A sentence → why it was read as it was: the same reading again, with a witness beside it."""
