"""What every test may ask for."""

import pytest
from hypothesis import settings

from unspasm.library.edition import Edition, load

settings.register_profile("steady", derandomize=True, max_examples=100, deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load()
