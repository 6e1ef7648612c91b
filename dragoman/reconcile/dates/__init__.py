"""The date of a document through the other documents of the register: its reprints, and the acts they tell alike."""
