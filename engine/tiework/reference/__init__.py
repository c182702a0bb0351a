"""The kernels in plain numpy and scipy: slow, obvious, the oracle of every test, and what serves without a compiler."""
