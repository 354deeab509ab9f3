"""Why a package or bundle is not taken: a code, what it is about, and a sentence for whoever brought it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

# code -> the sentence; %(what)s is the file, name or number it is about
WORDS = {
    "not_a_package": gettext_noop(
        "%(what)s is no package of Huiyin, or a part of it is missing: it cannot be read."
    ),
    "too_large": gettext_noop(
        "%(what)s holds more than is taken at once. Ask the sender for the file itself."
    ),
    "bomb": gettext_noop("%(what)s unpacks to far more than it is; it was not made by Huiyin."),
    "bad_name": gettext_noop("It holds a file called %(what)s, which leads out of the package."),
    "twice": gettext_noop("It holds two files called %(what)s."),
    "altered": gettext_noop("%(what)s was altered after the package was made."),
    "missing": gettext_noop("%(what)s is missing from the package."),
    "added": gettext_noop("%(what)s was added after the package was made."),
    "unknown_sender": gettext_noop(
        "It is signed by %(what)s, whom this installation does not trust. Ask for their card, compare its fingerprint by "
        "telephone, and enter it with `huiyin handover trust`."
    ),
    "bad_signature": gettext_noop("The signature of %(what)s does not fit: the package was altered."),
    "not_for_us": gettext_noop("It was sealed for %(what)s and only they can open it."),
    "cannot_open": gettext_noop("%(what)s cannot be opened with the keys of this installation."),
    "bad_content": gettext_noop("What it says of the matter cannot be read: %(what)s."),
    "taken_already": gettext_noop("It was taken over before, as %(what)s. Nothing was written."),
    "hand_over_first": gettext_noop(
        "The matter was not handed over to %(what)s. Do that at the desk first; the package is made after it."
    ),
    "other_matter": gettext_noop("The receipt belongs to another matter than %(what)s."),
    "no_keys": gettext_noop(
        "This installation has no keys to hand matters over. Make them with `huiyin handover keys`."
    ),
    "unknown_receiver": gettext_noop(
        "No receiver called %(what)s is known. Enter their card with `huiyin handover trust`."
    ),
    "bad_card": gettext_noop("%(what)s is no card of a Huiyin installation, or it was altered."),
    "other_card": gettext_noop(
        "%(what)s is known with another fingerprint. If their keys are new, compare the fingerprint by telephone and use "
        "--replace."
    ),
}


class PackageRefused(Exception):
    """It is not taken, and nothing was written. `code` is one of WORDS, `what` is what it is about."""

    def __init__(self, code: str, what: str = "") -> None:
        self.code, self.what = code, what
        super().__init__(WORDS[code] % {"what": what})

    @property
    def words(self) -> str:
        """The sentence in the reader's language."""
        return _(WORDS[self.code]) % {"what": self.what}
