"""`clock.py DAYS PROGRAM …`: a program of ours whose clock is so many days off and goes on from there."""

import datetime
import runpy
import sys

import time_machine

if __name__ == "__main__":
    days, program = int(sys.argv[1]), sys.argv[2]
    sys.argv = sys.argv[2:]
    moment = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=days)
    with time_machine.travel(moment, tick=True):
        runpy.run_path(program, run_name="__main__")
