"""A server of your own: its doors, its locks and its costs.

Sockets are opened on this machine alone, at ports that are free, and closed again.
"""

from helpers.machine.addresses import has_ipv6, network_address, own_addresses
from helpers.machine.calls import call, call_through_tunnel
from helpers.machine.costs import PRICES, Bill, monthly_bill
from helpers.machine.environment import makes_environment
from helpers.machine.guessing import count_passwords, guessing_seconds
from helpers.machine.guide import (
    guide_commands,
    machine_types,
    mentions,
    open_ports,
    read_template,
    template,
)
from helpers.machine.handshakes import CERTIFICATES, Handshake, fingerprint, handshake
from helpers.machine.interruptions import (
    Stints,
    billed_hours,
    interrupted_run,
    interrupted_runs,
)
from helpers.machine.passwords import (
    COMMON,
    Found,
    find_in_list,
    guesses_per_second,
    hash_password,
    is_password,
)
from helpers.machine.reach import BINDS, CALLERS, FIREWALLS, Reach, reach
from helpers.machine.settings import (
    NEW_NAME,
    NEW_SETTINGS,
    OLD_NAME,
    OLD_SETTINGS,
    jupyter_settings,
)

__all__ = [
    "BINDS",
    "CALLERS",
    "CERTIFICATES",
    "COMMON",
    "FIREWALLS",
    "NEW_NAME",
    "NEW_SETTINGS",
    "OLD_NAME",
    "OLD_SETTINGS",
    "PRICES",
    "Bill",
    "Found",
    "Handshake",
    "Reach",
    "Stints",
    "billed_hours",
    "call",
    "call_through_tunnel",
    "count_passwords",
    "find_in_list",
    "fingerprint",
    "guesses_per_second",
    "guessing_seconds",
    "guide_commands",
    "handshake",
    "has_ipv6",
    "hash_password",
    "interrupted_run",
    "interrupted_runs",
    "is_password",
    "jupyter_settings",
    "machine_types",
    "makes_environment",
    "mentions",
    "monthly_bill",
    "network_address",
    "open_ports",
    "own_addresses",
    "reach",
    "read_template",
    "template",
]
