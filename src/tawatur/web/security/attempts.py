"""How often somebody may try: so many times within so many seconds, for each name and each address."""

import threading
import time
from collections import OrderedDict, deque
from typing import Final

_KEPT: Final = 10_000  # names and addresses that are remembered


class Attempts:
    """Counts attempts; what is older than the window is forgotten, and the least recent where there are too many."""

    def __init__(self, most: int, seconds: float) -> None:
        """Allow so many attempts in so many seconds."""
        self._most, self._seconds = most, seconds
        self._lock = threading.Lock()
        self._tried: OrderedDict[str, deque[float]] = OrderedDict()

    def wait(self, name: str) -> int:
        """Count an attempt and return 0, or return how many seconds to wait where there were too many."""
        now = time.monotonic()
        with self._lock:
            tried = self._tried.setdefault(name, deque())
            self._tried.move_to_end(name)
            while len(self._tried) > _KEPT:
                self._tried.popitem(last=False)
            while tried and tried[0] < now - self._seconds:
                tried.popleft()
            if len(tried) >= self._most:
                return int(tried[0] + self._seconds - now) + 1
            tried.append(now)
            return 0

    def forget(self, name: str) -> None:
        """Forget the attempts of a name: it was the right one."""
        with self._lock:
            self._tried.pop(name, None)
