"""How allauth treats our accounts: staff only, made by an administrator, second factors sealed in the database."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils import timezone

from huiyin.foundation.vault.seal import seal, unseal

SECRET = "second-factor"
FRESH_SECONDS = 300


class StaffOnly(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """No sign-up, no mail: accounts and lost passwords are an administrator's business."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: a person with a matter needs no account, staff are entered by an administrator."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing about accounts is ever mailed."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing about accounts is ever mailed."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The page that follows shows what was done; a message on top would only be in the way."""

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within five minutes of signing in: who is led to set up a second factor has just given the password."""
        session = getattr(self.request, "session", {})
        proofs = [proof.get("at", 0) for proof in session.get("account_authentication_methods", ())]
        return timezone.now().timestamp() - max(proofs, default=0) > FRESH_SECONDS


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Authenticator secrets are sealed like everything that could be used against somebody."""

    def encrypt(self, text: str) -> str:
        """The secret, sealed."""
        return seal(text, SECRET)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret in clear, to check a code."""
        return unseal(encrypted_text, SECRET)

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """The sign-in name; the e-mail address has no business in somebody's telephone."""
        return str(user.get_username())

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Only where the installation asks for no second factor; else an administrator takes it off."""
        return not settings.HUIYIN_SECOND_FACTOR
