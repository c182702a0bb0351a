"""Loaded before Django reads its settings: a test run has its own data folder and none of the host's settings.

Passwords are hashed quickly, mail stays in memory, and SQLite is a file with the pragmas of production.
"""

import atexit
import os
import shutil
import tempfile

import hypothesis

RUN = "BARNRAISER_TEST_RUN"
KEPT = {"BARNRAISER_DATABASE_URL", "BARNRAISER_CHROMIUM", "BARNRAISER_TEST_MEMBERS", RUN}

for name in [name for name in os.environ if name.startswith("BARNRAISER_") and name not in KEPT]:
    del os.environ[name]
if RUN not in os.environ:
    # One folder for the whole run, removed by the process that began it: the others may end without a goodbye.
    os.environ[RUN] = tempfile.mkdtemp(prefix="barnraiser-tests-")
    atexit.register(shutil.rmtree, os.environ[RUN], ignore_errors=True)
folder = tempfile.mkdtemp(dir=os.environ[RUN])
os.mkdir(os.path.join(folder, "static"))
os.environ["BARNRAISER_DATA"] = folder
os.environ["BARNRAISER_TESTING"] = "1"
os.environ["BARNRAISER_ADDRESS"] = "http://localhost"

# A busy machine is no reason to fail: an example may take as long as it takes.
hypothesis.settings.register_profile(
    "house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("house")
