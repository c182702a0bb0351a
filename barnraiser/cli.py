"""`barnraiser up`, `barnraiser import mbox …`, and every other command of the house."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barnraiser.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["barnraiser", *sys.argv[1:]])


if __name__ == "__main__":
    main()
