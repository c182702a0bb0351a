"""Yes or no, for each purpose."""

from django import forms

from barnraiser.ground.web.inputs import YesNoField


class ConsentForm(forms.Form):
    """Yes or no. The answer that stands is shown; where there is none, neither is filled in beforehand."""

    counts_ties = YesNoField(
        "Yes, count them", "No, leave them out", label="May your ties count in a community’s figures?"
    )

    @staticmethod
    def standing(answer: bool | None) -> dict[str, str]:
        return {} if answer is None else {"counts_ties": "yes" if answer else "no"}
