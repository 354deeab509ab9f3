"""Accounts of staff and the roles that bundle their permissions."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from huiyin.foundation.units.models import Unit


class Role(models.Model):
    """A named bundle of permissions."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=60)
    permissions = models.JSONField(default=list)

    class Meta:
        db_table = "role"

    def __str__(self) -> str:
        return self.name


class Absence(models.Model):
    """Somebody is away from one day to another, and who of the same unit stands in for them meanwhile."""

    account = models.ForeignKey("Account", on_delete=models.PROTECT, related_name="+")
    deputy = models.ForeignKey("Account", on_delete=models.PROTECT, null=True, related_name="+")
    first = models.DateField()
    last = models.DateField(null=True, blank=True)  # open while nobody knows
    entered_by = models.CharField(max_length=60)
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "absence"


class Accounts(BaseUserManager["Account"]):
    """Creates accounts and finds them by their sign-in name."""

    def create_user(self, login: str, password: str | None = None, **fields: object) -> "Account":
        """A new account with a hashed password."""
        account = self.model(login=login, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """One member of staff; a person with a matter has no account, only a query code."""

    login = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    email = models.EmailField(blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    roles: "models.ManyToManyField[Role, models.Model]" = models.ManyToManyField(Role, related_name="+")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = Accounts()

    class Meta:
        db_table = "account"

    def __str__(self) -> str:
        return self.name
