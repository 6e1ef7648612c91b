"""Examples at the foot of a command's help, one a line.

Takes command lines; gives the epilog of a click command.
"""


def examples(*lines: str) -> str:
    """Set examples below each other; the backspace keeps click from joining the lines."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
