"""Several short words on one line, with commas between them."""

from difflib import get_close_matches
from typing import Any

from django import forms

from barnraiser.ground.text import one_line

from .. import languages, names


class NameField(forms.CharField):
    """What somebody is called: any script, and nothing that hides or turns the words around it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=names.LONGEST, **options)

    def to_python(self, value: Any) -> str:
        said = str(super().to_python(value) or "")
        return names.tidy(said) if len(said) <= names.LONGEST * 2 else said

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not names.is_a_name(value):
            raise forms.ValidationError("Write a name with letters in it, as people call you.")


class WordsField(forms.CharField):
    """A few words or phrases, each once."""

    def __init__(self, most: int, longest: int = 40, **options: Any) -> None:
        super().__init__(max_length=most * (longest + 2), required=False, **options)
        self.most, self.longest = most, longest

    def clean(self, value: Any) -> Any:
        words: dict[str, str] = {}
        for piece in str(super().clean(value) or "").replace("\n", ",").split(","):
            if word := one_line(piece):
                words.setdefault(word.casefold(), word)
        if len(words) > self.most:
            raise forms.ValidationError(f"Keep to {self.most}, the ones you would talk about first.")
        if any(len(word) > self.longest for word in words.values()):
            raise forms.ValidationError(
                f"Each takes at most {self.longest} letters. Put commas between them."
            )
        return list(words.values())


class LanguagesField(WordsField):
    """Languages by their names, as codes of ISO 639."""

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        unknown = [word for word in said if not languages.code_of(word)]
        if unknown:
            raise forms.ValidationError(" ".join(map(_unknown, unknown)))
        return list(dict.fromkeys(map(languages.code_of, said)))


def _unknown(word: str) -> str:
    near = get_close_matches(word.title(), languages.names().values(), n=3, cutoff=0.75)
    meant = (
        f" Do you mean {' or '.join(near)}?" if near else " Write its English name, as in Welsh or Yoruba."
    )
    return f"We know no language called “{word}”.{meant}"
