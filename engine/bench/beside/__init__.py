"""tiework and its peers at the same job, each in its own words: see `engine/bench/peers.py`."""
