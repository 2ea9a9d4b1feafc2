"""What a handler is given, by type: the workbench and whoever asks (parameters are called ``bench`` and ``who``).

Parameters of the address are ``FromPath[str]`` and ``FromQuery[…]``, a JSON body is ``data: JSONBody[…]``; all three
are of ``litestar.params``.
"""

from typing import TypeAlias

from litestar.di import NamedDependency

from tawatur.core.people import Person
from tawatur.run.workbench import Workbench

Bench: TypeAlias = NamedDependency[Workbench]
Who: TypeAlias = NamedDependency[Person]
