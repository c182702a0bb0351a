"""The job, the same for everybody: what acts are worth, at which moment, and where the log lies."""

from pathlib import Path

SEED = 11
AT = 1_700_000_000 + 720 * 86_400
HALF_LIFE = 90
WEIGHTS = {"message": 1.0, "reply": 1.5, "mention": 0.5, "help": 3.0}


def parquet(folder):
    """The log."""
    return Path(folder) / "acts.parquet"


def csv(folder):
    """The same log, as text."""
    return Path(folder) / "acts.csv"


def people(folder):
    """Who is there, and of which sector."""
    return Path(folder) / "people.csv"


def make(folder, count):
    """Make the log."""
    from tiework.worlds import planted_log

    made = planted_log(int(count), seed=SEED)
    made.write(folder)
    return {"people": int(count), "acts": made.acts, "ties": len(made.one)}
