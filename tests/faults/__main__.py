"""`python -m tests.faults --seed 7 --seconds 200`: ends with 1 when anything was lost, doubled or broken."""

import argparse
import os
import sys
import time

from tests.faults.ground import ROOT, VAR, Ground, apart


def run(seed: int, seconds: float) -> int:
    """The ground, then the run on it; nothing of it is left, whatever happened."""
    ground = Ground()
    try:
        os.environ |= {"DEMO": "1", "DATABASE_URL": ground.url, "VAR_DIR": str(VAR)}
        os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
        sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
        import django  # noqa: PLC0415  its settings need the database's address

        django.setup()
        from tests.faults.running import go  # noqa: PLC0415  it knows models

        return go(ground, seed, seconds)
    finally:
        ground.close()


if __name__ == "__main__":
    apart()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 10_000)
    parser.add_argument("--seconds", type=float, default=200)
    arguments = parser.parse_args()
    sys.exit(run(arguments.seed, arguments.seconds))
