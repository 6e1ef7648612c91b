"""What needs an extra is loaded when it is asked for, and its absence is told with the remedy.

Takes the place of a function ("module:function") and the name of its extra; gives the function.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from dragoman.errors import BackendError


@dataclass(frozen=True, slots=True)
class Extra:
    """A function that only runs where an extra is installed."""

    target: str
    name: str

    def load(self) -> Callable[..., Any]:
        """Return the function.

        Raises:
            BackendError: what it needs is not installed.
        """
        module, _, function = self.target.partition(":")
        try:
            found: Callable[..., Any] = getattr(import_module(module), function)
        except ModuleNotFoundError as err:
            raise BackendError(f"{err.name} is not installed; run: pip install 'dragoman[{self.name}]'") from err
        return found
