"""All settings of an installation, read from HUIYIN_* variables."""

import os
from pathlib import Path

from django.contrib.messages import constants as messages
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from huiyin.config import environment

PACKAGE = Path(__file__).resolve().parent.parent

HUIYIN_DEMO = environment.flag("HUIYIN_DEMO")
HUIYIN_DATA = Path(environment.text("HUIYIN_DATA", "var/demo" if HUIYIN_DEMO else "var/data")).absolute()
HUIYIN_DATA.mkdir(parents=True, exist_ok=True)
HUIYIN_URL = environment.text("HUIYIN_URL", "http://127.0.0.1:8000").rstrip("/")
HUIYIN_PACK = environment.text("HUIYIN_PACK", "cn_xinfang_2022")
HUIYIN_PLACE = environment.text("HUIYIN_PLACE") or None
HUIYIN_TEMPLATES = environment.text("HUIYIN_TEMPLATES") or None
HUIYIN_KEYS_FILE = Path(environment.text("HUIYIN_KEYS_FILE", str(HUIYIN_DATA / "keys.json")))
# What matters are about, in two levels; an office puts its own list in a file of the same form.
HUIYIN_CATEGORIES = environment.text(
    "HUIYIN_CATEGORIES", str(PACKAGE / "interfaces/console/county/categories.yaml")
)
# Lawyers and experts whom units may ask for an opinion; a YAML list of name, field and contact. Without one, names are typed.
HUIYIN_PANEL = environment.text(
    "HUIYIN_PANEL", str(PACKAGE / "interfaces/console/county/panel.yaml") if HUIYIN_DEMO else ""
)
HUIYIN_PROXIES = environment.number(
    "HUIYIN_PROXIES", 0
)  # how many proxies of our own stand before the server
HUIYIN_NUMBER_PREFIX = environment.text("HUIYIN_NUMBER_PREFIX", "XF")
HUIYIN_CIPHER = environment.text("HUIYIN_CIPHER", "aes-256-gcm")

DEBUG = environment.flag("HUIYIN_DEBUG")
SECRET_KEY = environment.text("HUIYIN_SECRET_KEY") or (environment.DEMO_SECRET if HUIYIN_DEMO else "")
if not SECRET_KEY:
    if not os.environ.get("HUIYIN_TOOLING"):
        raise ImproperlyConfigured(
            "HUIYIN_SECRET_KEY is not set: sessions and codes could be forged. "
            "Put 50 random characters in HUIYIN_SECRET_KEY or in a file named by HUIYIN_SECRET_KEY_FILE."
        )
    SECRET_KEY = environment.DEMO_SECRET
HTTPS = HUIYIN_URL.startswith("https://")
ALLOWED_HOSTS = [h for h in environment.text("HUIYIN_HOSTS").split(",") if h] or [
    "127.0.0.1",
    "localhost",
    "[::1]",
    "testserver",
]
CSRF_TRUSTED_ORIGINS = [HUIYIN_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "huiyin.interfaces.desk",  # before allauth: its pages of signing in are ours
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "huiyin.foundation.ledger",
    "huiyin.foundation.units",
    "huiyin.foundation.people",
    "huiyin.foundation.files",
    "huiyin.matters",
    "huiyin.services.notices",
    "huiyin.services.analytics",
    "huiyin.services.hints",
    "huiyin.interfaces.ui",
    "huiyin.interfaces.portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "huiyin.interfaces.ui.headers.SafeHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "huiyin.interfaces.ui.language.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "huiyin.interfaces.ui.second_factor.SecondFactor",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "huiyin.config.urls"
WSGI_APPLICATION = "huiyin.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "huiyin.interfaces.ui.context.house",
            ],
        },
    }
]

FORM_RENDERER = "huiyin.interfaces.ui.controls.renderer.Controls"
DATABASES = {"default": environment.database(environment.text("HUIYIN_DATABASE_URL"), HUIYIN_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",  # shared by the server's processes
        "LOCATION": str(HUIYIN_DATA / "cache"),
    }
}

AUTH_USER_MODEL = "people.Account"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesBackend", "django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "/desk/sign-in/"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/desk/sign-in/"
ACCOUNT_ADAPTER = "huiyin.interfaces.ui.accounts.StaffOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login_failed": "20/5m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Huiyin"
MFA_ADAPTER = "huiyin.interfaces.ui.accounts.SecondFactors"
MFA_FORMS = {
    "authenticate": "huiyin.interfaces.desk.signing_in.forms.Code",
    "reauthenticate": "huiyin.interfaces.desk.signing_in.forms.ConfirmByCode",
    "activate_totp": "huiyin.interfaces.desk.signing_in.forms.SetUp",
}
ACCOUNT_FORMS = {
    "login": "huiyin.interfaces.desk.signing_in.forms.SignIn",
    "change_password": "huiyin.interfaces.desk.signing_in.forms.NewPassword",
    "reauthenticate": "huiyin.interfaces.desk.signing_in.forms.ConfirmByPassword",
}
ACCOUNT_SESSION_REMEMBER = False  # a shared window computer forgets who sat there
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = (
    "username"  # how allauth names it to the backends; failure and lock then speak of one name
)
AXES_RESET_ON_SUCCESS = True  # five failures in a row
AXES_LOCKOUT_TEMPLATE = "ui/locked_out.html"
AXES_ENABLE_ADMIN = False
HUIYIN_SECOND_FACTOR = not HUIYIN_DEMO

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "huiyin.interfaces.ui.refusals.csrf_failed"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = environment.text("HUIYIN_LANGUAGE", "zh-hans")
LANGUAGES = [
    ("zh-hans", _("Simplified Chinese")),
    ("zh-hant", _("Traditional Chinese")),
    ("en", _("English")),
]
TIME_ZONE = environment.text("HUIYIN_TIME_ZONE", "Asia/Shanghai")
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = tuple(sorted(PACKAGE.glob("**/locale")))  # a catalogue for each room

STATIC_URL = "/static/"
MESSAGE_TAGS = {messages.ERROR: "danger"}  # an error's box has the style sheet's name for it
STATIC_ROOT = HUIYIN_DATA / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_HANDLERS = [
    "huiyin.foundation.files.limits.MaxSizeUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Where notices go; a demo sends nothing to anybody and writes everything down in its own folder.
SENT = HUIYIN_DATA / "sent"
EMAIL_URL = environment.text("HUIYIN_EMAIL_URL", f"file://{SENT}/mail" if HUIYIN_DEMO else "")
HUIYIN_SMS_URL = environment.text("HUIYIN_SMS_URL", f"recorded://{SENT}/sms.jsonl" if HUIYIN_DEMO else "")
HUIYIN_WECOM_URL = environment.text(
    "HUIYIN_WECOM_URL", f"recorded://{SENT}/wecom.jsonl" if HUIYIN_DEMO else ""
)
HUIYIN_NEAR_DAYS = environment.number(
    "HUIYIN_NEAR_DAYS", 3
)  # how many days ahead an office is told of a date
HUIYIN_UNTAKEN_DAYS = environment.number(
    "HUIYIN_UNTAKEN_DAYS", 3
)  # after how many an unassigned matter is named
HUIYIN_STALE_DAYS = environment.number("HUIYIN_STALE_DAYS", 30)  # older news is not sent out of the house
HUIYIN_SENDING_SECONDS = environment.number(
    "HUIYIN_SENDING_SECONDS", 90
)  # then an interrupted sending is repeated
DEFAULT_FROM_EMAIL = environment.text("HUIYIN_EMAIL_FROM", "huiyin@localhost")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
