"""What a machine at AWS costs in a month: you pay for what exists."""

from typing import NamedTuple

PRICES = {
    "m7i-flex.large": 0.096,
    "m7i.xlarge": 0.202,
    "g4dn.xlarge": 0.526,
}
"""List prices of running machines, $ an hour, in us-east-1, as the guide has them."""

ADDRESS = 0.005
"""Of a public address, $ an hour while the machine runs."""

DISK = 0.08
"""$ a month for each GB, whether the machine runs or not."""

HOURS_A_DAY = 24


class Bill(NamedTuple):
    """The bill of a month, in $."""

    work: float
    """For the hours in which somebody worked."""
    forgotten: float
    """For the hours in which the machine ran for nobody."""
    disk: float
    address: float

    @property
    def total(self) -> float:
        """All four together."""
        return sum(self)


def monthly_bill(
    price: float, hours: float, days_forgotten: float = 0.0, gigabytes: float = 0.0
) -> Bill:
    """Return what one month costs.

    Parameters
    ----------
    price : float, in $ an hour
        Of the machine while it runs.
    hours : float
        In which somebody works with it.
    days_forgotten : float
        For which it runs on with nobody there.
    gigabytes : float
        Of its disk, kept all month.

    Raises
    ------
    ValueError
        If one of them is below 0.

    Examples
    --------
    >>> bill = monthly_bill(0.526, hours=40, gigabytes=100)
    >>> round(bill.work, 2), round(bill.disk, 2), round(bill.address, 2)
    (21.04, 8.0, 0.2)
    """
    given = {"price": price, "hours": hours, "days_forgotten": days_forgotten}
    for name, value in {**given, "gigabytes": gigabytes}.items():
        if not value >= 0:
            raise ValueError(f"{name} must be 0 or more, not {value}")
    idle = days_forgotten * HOURS_A_DAY
    return Bill(
        work=price * hours,
        forgotten=price * idle,
        disk=DISK * gigabytes,
        address=ADDRESS * (hours + idle),
    )
