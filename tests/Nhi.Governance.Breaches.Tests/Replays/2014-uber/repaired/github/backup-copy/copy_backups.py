"""Copies the nightly database backups to another bucket."""
import os

import boto

source = boto.connect_s3(os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]).get_bucket("prod-backups")
target = boto.connect_s3(os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]).get_bucket("prod-backups-copy")

for key in source.list():
    target.copy_key(key.name, source.name, key.name)
