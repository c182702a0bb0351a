"""Loaded before Django reads its settings: tests run with quick password hashes and mail kept in memory."""

import os

os.environ["BARNRAISER_TESTING"] = "1"
os.environ["BARNRAISER_ADDRESS"] = "http://localhost"
