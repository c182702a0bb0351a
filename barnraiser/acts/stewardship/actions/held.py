from ..models import Case


def held(case: Case) -> Case:
    """The case's row, locked: of two who act on it at once, the second waits and sees what the first did."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("community", "concerned")
    return rows.get(pk=case.pk)
