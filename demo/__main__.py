"""`python -m demo`: a year in the life of Alder Valley, in the data folder of the environment."""

import argparse
import os
import sys
import time

os.environ.setdefault("BARNRAISER_NETWORK_NAME", "Alder Valley")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barnraiser.config.settings")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    parser.add_argument("--reset", action="store_true", help="delete the demo in the data folder first")
    parser.add_argument("--sign-in", action="store_true", help="only say how to sign in")
    chosen = parser.parse_args()
    if chosen.sign_in:
        from .sign_in import how_to_sign_in

        sys.stdout.write(f"{how_to_sign_in()}\n")
        return
    from .folder import NotADemo

    try:
        _stand(reset=chosen.reset)
    except NotADemo as refusal:
        sys.exit(str(refusal))


def _stand(*, reset: bool) -> None:
    import django

    django.setup()
    from . import standing
    from .progress import Progress
    from .sign_in import how_to_sign_in

    began, progress = time.monotonic(), Progress()
    is_new = standing.stand(progress, reset=reset)
    if is_new:
        progress.say(f"The demo stands, after {time.monotonic() - began:.0f} seconds.")
    else:
        progress.say("The demo stands already. bin/demo --reset starts over.")
    progress.say(f"\n{how_to_sign_in()}")


if __name__ == "__main__":
    main()
