"""Copies the nightly database backups to another bucket."""
import boto

source = boto.connect_s3("AKIAJK{|}LFYY{|}LBEG3RHDSV", "xf57Y6{|}yUPzEfqplro6Xd{|}cG7go/SY1sxcNOyvLq4G").get_bucket("prod-backups")
target = boto.connect_s3("AKIAJK{|}LFYY{|}LBEG3RHDSV", "xf57Y6{|}yUPzEfqplro6Xd{|}cG7go/SY1sxcNOyvLq4G").get_bucket("prod-backups-copy")

for key in source.list():
    target.copy_key(key.name, source.name, key.name)
