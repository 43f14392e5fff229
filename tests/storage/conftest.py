from collections.abc import Iterator

import pytest

from tests.fakes.s3 import serving_s3


@pytest.fixture(scope="session")
def s3_address() -> Iterator[str]:
    with serving_s3() as address:
        yield address
