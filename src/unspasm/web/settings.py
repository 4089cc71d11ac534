"""Django's settings, from the environment. No database, no accounts, no log of what people type.

`UNSPASM_MODE`: `personal` (default) answers this machine only, over plain http on a loopback name. `served` is for an
operator behind TLS; it needs `UNSPASM_SECRET_KEY` and `UNSPASM_HOSTS` (names with commas between).
`UNSPASM_TRIAGE=off` leaves *help me now* and the evidence, and takes the assessment, plan and medicine check away.
`UNSPASM_API_A_MINUTE`: how many requests of the API one address may send in a minute to one process; 0 is no limit.
"""

import os
import re
import secrets
from pathlib import Path
from typing import Any

from unspasm import language, where
from unspasm.language import catalogues
from unspasm.problems import Problem, ProblemsFound

MODE = os.environ.get("UNSPASM_MODE", "personal")
SERVED = MODE == "served"
_LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]


def _refuse(what: str, why: str, fix: str) -> ProblemsFound:
    return ProblemsFound([Problem("environment", what, why, fix)])


def _secret_key() -> str:
    if key := os.environ.get("UNSPASM_SECRET_KEY"):
        return key
    if SERVED:
        raise _refuse(
            "UNSPASM_SECRET_KEY is not set",
            "answers could not be read again after a restart, nor by a second worker",
            "set it to 50 random letters and keep it secret",
        )
    return _kept_key(where.cache_dir() / "web-secret")


def _kept_key(file: Path) -> str:
    """One key for this machine, so that answers survive a restart; a new one where nothing may be written."""
    try:
        if file.is_file():
            return file.read_text(encoding="ascii")
        file.parent.mkdir(parents=True, exist_ok=True)
        key = secrets.token_urlsafe(50)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as kept:
            kept.write(key)
    except OSError:
        return secrets.token_urlsafe(50)
    return key


def _hosts() -> list[str]:
    if not SERVED:
        return _LOOPBACK
    named = [name.strip() for name in os.environ.get("UNSPASM_HOSTS", "").split(",") if name.strip()]
    if not named:
        raise _refuse(
            "UNSPASM_HOSTS is not set",
            "the pages would answer under any name, which lets others pose as us",
            "name the hosts that people type, such as back.example.org",
        )
    return named


def _api_a_minute() -> int:
    written = os.environ.get("UNSPASM_API_A_MINUTE", "60" if SERVED else "0")
    if not re.fullmatch("[0-9]{1,6}", written):
        what, why = f"UNSPASM_API_A_MINUTE is `{written[:40]}`", "nobody knows how many requests may be answered"
        raise _refuse(what, why, "write a whole number; 0 is no limit")
    return int(written)


def _triage() -> bool:
    written = os.environ.get("UNSPASM_TRIAGE", "on")
    if written not in ("on", "off"):
        raise _refuse(f"UNSPASM_TRIAGE is `{written[:40]}`", "nobody knows whether people may be assessed", "on or off")
    return written == "on"


if MODE not in ("personal", "served"):
    raise _refuse(f"UNSPASM_MODE is `{MODE}`", "nobody knows whom the pages may answer", "personal or served")

SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = _hosts()
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS] if SERVED else []
ROOT_URLCONF = "unspasm.web.urls"
WSGI_APPLICATION = "unspasm.web.wsgi.application"
INSTALLED_APPS = ["django.contrib.staticfiles", "unspasm.web.ui"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "unspasm.web.middleware.safe_headers",
    "unspasm.web.api.door.door",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "unspasm.web.speaking.by_address",
    "unspasm.web.triage.triage_may_be_off",
    "unspasm.web.middleware.own_origin_only",
    "django.middleware.csrf.CsrfViewMiddleware",
]
API_A_MINUTE = _api_a_minute()
TRIAGE = _triage()
DATABASES: dict[str, Any] = {}
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "unspasm.web.context.everywhere"],
            "builtins": ["unspasm.web.ui.templatetags.ui"],
        },
    }
]
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = language.SOURCE
LANGUAGES = [(code, code) for code in catalogues.known()]
LOCALE_PATHS = [catalogues.compiled_dir()]
USE_I18N = True
APPEND_SLASH = False

# Answers live in one cookie; a body larger than this holds no answers of a person.
DATA_UPLOAD_MAX_MEMORY_SIZE = 128 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
FILE_UPLOAD_MAX_MEMORY_SIZE = 128 * 1024
# Answers in a file are read in memory; nothing of them touches a disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = SERVED
SECURE_REDIRECT_EXEMPT = [r"^api/"]  # the API refuses plain http: a redirect would make programs send answers twice
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SERVED else None
SECURE_HSTS_SECONDS = 31_536_000 if SERVED else 0
CSRF_COOKIE_SECURE = SERVED
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "unspasm.web.errors.page_too_old"

# What people type must never reach a log, and an address may hold it; so nothing is logged at all.
_NEVER = 100  # above every level there is
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "handlers": {"null": {"class": "logging.NullHandler"}},
    "root": {"handlers": ["null"], "level": _NEVER},
    "loggers": {"django": {"handlers": ["null"], "level": _NEVER, "propagate": False}},
}
