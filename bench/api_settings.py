"""The settings of the pages, with the addresses of the benchmark."""

from unspasm.web.settings import *  # noqa: F403

ROOT_URLCONF = "bench.api_urls"
