"""Settings of the dispatch board."""
import os

REGION = os.environ.get("AWS_REGION", "eu-west-1")
TILE_BUCKET = "kestrel-tiles"

# TODO(d.vik): move to the secret store before go-live
MAP_TILES = {
    "key_id": "AKIAWO645SY5KLTAT3SK",
    "secret": "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",
}
