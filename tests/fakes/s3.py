"""A store that speaks S3 on loopback (moto), with an empty bucket."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import boto3
from moto.server import ThreadedMotoServer

from interview_coach.storage.blobs_s3 import Bucket

BUCKET = "coach-recordings"


@contextmanager
def serving_s3() -> Iterator[str]:
    """The address of the running store."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        address = f"http://{host}:{port}"
        client = boto3.client(
            "s3", endpoint_url=address, aws_access_key_id="key", aws_secret_access_key="secret", region_name="us-east-1"
        )
        client.create_bucket(Bucket=BUCKET)
        client.close()
        yield address
    finally:
        server.stop()


def empty_place(address: str) -> Bucket:
    """A place in the bucket where nothing lies yet."""
    return Bucket(BUCKET, f"tests/{uuid4().hex}", address, "key", "secret")
