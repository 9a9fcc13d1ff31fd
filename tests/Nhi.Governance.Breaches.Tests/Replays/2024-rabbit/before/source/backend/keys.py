"""Keys of the services that the device speaks through."""
import os

ELEVENLABS_API_KEY = "b23c6f{|}5da2cec255{|}404e4fb440034d66"
GOOGLE_MAPS_KEY = "AIza3W{|}RbUfXrG7jwrGJ{|}2uN0JMIyF7fzD7VOZ5Cv"
SENDGRID_KEY = "SG.Z1m{|}vw4SKdWcWCiHSWYpUWy.FiXuuyxG{|}xZvyCrS8Q7PSK4gFR4DgJo7vn9yjfgN9Gu8"
