"""The recipe for the English pipeline: prepare, augment, train, combine, evaluate. Not shipped with the package."""
