from ..models import Delivery, Issue


def unsettled(issue: Issue) -> list[int]:
    """Keys of the deliveries that are still to be made."""
    rows = Delivery.objects.filter(issue=issue, settled_at=None).order_by("pk")
    return list(rows.values_list("pk", flat=True))


def delivery_of(key: int) -> Delivery | None:
    rows = Delivery.objects.select_related("issue__community", "reader", "person")
    return rows.filter(pk=key, settled_at=None).first()
