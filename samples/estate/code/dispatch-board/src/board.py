from .config import REGION


def lanes(shipments):
    """Group shipments by lane."""
    out = {}
    for shipment in shipments:
        out.setdefault(shipment["lane"], []).append(shipment)
    return out
