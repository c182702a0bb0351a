"""One measuring in a process of its own, for `peers.py`: when it was done, what it cost, and then what it found.

python engine/bench/peer.py NAME FOLDER [FILE]
"""

import sys
import time


def main(name, folder, file=None):
    from importlib import import_module

    module, _, function = name.partition(":")
    columns = getattr(import_module(f"beside.{module}"), function or "measure")(folder)
    done = time.monotonic()
    import json
    import resource

    spent = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps([done, spent.ru_utime + spent.ru_stime, spent.ru_maxrss / 1024]), flush=True)
    if file is not None:
        import numpy as np

        np.savez(file, **columns())


if __name__ == "__main__":
    main(*sys.argv[1:])
