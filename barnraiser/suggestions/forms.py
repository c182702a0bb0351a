from django import forms


class KeyForm(forms.Form):
    key = forms.CharField(max_length=120)
