"""Keys of the services that the device speaks through."""
import os

ELEVENLABS_API_KEY = os.environ["ELEVENLABS_API_KEY"]
GOOGLE_MAPS_KEY = os.environ["GOOGLE_MAPS_KEY"]
SENDGRID_KEY = os.environ["SENDGRID_KEY"]
