"""Forms of the house: they check and carry, never save; failures of acts return to the fields they are about."""

from django import forms

from huiyin.interfaces.ui.refusals import refusal_words
from huiyin.matters.failures import Invalid, Refused


class HouseForm(forms.Form):
    """A form without browser-side `required`, so that every problem is said in our words and nothing typed is lost."""

    use_required_attribute = False
    elsewhere: dict[str, str] = {}
    """Names of an act's fields that this form calls otherwise."""

    def take(self, failure: Invalid | Refused) -> None:
        """Put an act's failure where it belongs: a problem at its field, a refusal by the law at the head."""
        if isinstance(failure, Refused):
            for words in refusal_words(failure.refusal):
                self.add_error(None, words)
            return
        for problem in failure.problems:
            name = self.elsewhere.get(problem.field, problem.field)
            self.add_error(name if name in self.fields else None, str(problem.message))
