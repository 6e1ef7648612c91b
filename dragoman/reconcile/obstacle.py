"""Why two sets of claims cannot be one act: a name for each reason, and the sentence that says it to people."""

from enum import StrEnum


class Obstacle(StrEnum):
    """What speaks against one act, in the order in which it is looked for."""

    KIND = "kind"
    SIDES = "sides"
    SERIES = "series"
    FRAMEWORK = "framework"
    PEOPLE = "people"
    WAY = "way"
    ADDED = "added"
    DAYS = "days"
    NEWS = "news"
    OVER = "over"
    WORDS = "words"

    @property
    def sentence(self) -> str:
        """The reason as people read it."""
        return SENTENCES[self]


SENTENCES = {
    Obstacle.KIND: "they are acts of different kinds",
    Obstacle.SIDES: "each names a side that the other does not",
    Obstacle.SERIES: "they have different numbers in their series",
    Obstacle.FRAMEWORK: "they sign different texts",
    Obstacle.PEOPLE: "they name different people on one side",
    Obstacle.WAY: "the traveller of one is the host of the other",
    Obstacle.ADDED: "one is presented as a further act beside the other",
    Obstacle.DAYS: "their days lie apart",
    Obstacle.NEWS: "one of them has no day, and they were reported weeks apart",
    Obstacle.OVER: "one was over weeks before the other was reported as still to come",
    Obstacle.WORDS: "nothing but words tells such acts apart, and theirs differ",
}
