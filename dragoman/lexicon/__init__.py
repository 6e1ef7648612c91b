"""The knowledge pack: names, offices, kinds and rule tables as data that users extend."""
