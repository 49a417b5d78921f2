"""A login that slows down whoever guesses, and then locks the door for a while.

Jupyter's own login checks as many passwords as it is sent. Here an address that was
wrong must wait, each time twice as long, before its next password is looked at; after
ten wrong ones it is locked out for 15 minutes. A password that comes too early is not
checked at all, so that guessing costs this machine nothing either.
"""

import math
import time
from collections import OrderedDict
from typing import NamedTuple

from jupyter_server.auth.identity import PasswordIdentityProvider
from tornado.web import Finish

FREE = 3  # wrong passwords without a wait: fingers slip
LOCK_AFTER = 10
LOCK_SECONDS = 900
REMEMBERED = 10_000  # addresses; the one heard of longest ago is forgotten


class Failures(NamedTuple):
    """What is known of one address."""

    count: int
    open_again: float  # seconds on the clock given to Doorkeeper


class Doorkeeper:
    """Say how long an address must wait before its next password.

    Examples
    --------
    >>> door = Doorkeeper(clock=lambda: 0.0)
    >>> for attempt in range(5):
    ...     door.failed("203.0.113.7")
    >>> door.wait("203.0.113.7"), door.wait("203.0.113.8")
    (2.0, 0.0)
    """

    def __init__(self, clock=time.monotonic):
        self._clock = clock
        self._failures: OrderedDict[str, Failures] = OrderedDict()

    def wait(self, address: str) -> float:
        """Return the seconds until `address` may try again: 0 if it may now."""
        known = self._failures.get(address)
        return max(0.0, known.open_again - self._clock()) if known else 0.0

    def failed(self, address: str) -> None:
        """Note a wrong password."""
        known = self._failures.pop(address, Failures(0, 0.0))
        count = 1 if known.count >= LOCK_AFTER else known.count + 1
        self._failures[address] = Failures(count, self._clock() + _pause(count))
        while len(self._failures) > REMEMBERED:
            self._failures.popitem(last=False)

    def passed(self, address: str) -> None:
        """Forget the wrong passwords of an address that knew the right one."""
        self._failures.pop(address, None)


def _pause(count: int) -> float:
    """Return the seconds to wait after that many wrong passwords."""
    if count >= LOCK_AFTER:
        return LOCK_SECONDS
    return 0.0 if count <= FREE else float(2 ** (count - FREE - 1))


class GuardedLogin(PasswordIdentityProvider):
    """Jupyter's password login behind a `Doorkeeper`."""

    def __init__(self, **options):
        super().__init__(**options)
        self._door = Doorkeeper()

    def process_login_form(self, handler):
        """Check the password, unless this address must wait: then answer 429."""
        address = handler.request.remote_ip
        seconds = math.ceil(self._door.wait(address))
        if seconds:
            self._send_away(handler, seconds)
        user = super().process_login_form(handler)
        if user is None:
            self._door.failed(address)
            self.log.warning("Wrong password from %s", address)
        else:
            self._door.passed(address)
        return user

    def _send_away(self, handler, seconds: int):
        """Show the form again, with how long to wait, and end the request."""
        handler.set_status(429)
        handler.set_header("Retry-After", str(seconds))
        message = f"Too many wrong passwords: wait {seconds} s and try again."
        form = handler.render_template(
            "login.html", next=handler.base_url, message={"error": message}
        )
        handler.finish(form)
        raise Finish
