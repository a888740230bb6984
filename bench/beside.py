#!/usr/bin/env python3
"""beside: two commands, in turn, and the medians of both.

    beside.py process WHAT NEIGHBOUR OURS THEIRS      wall time and peak memory of whole processes
    beside.py start   WHAT NEIGHBOUR OURS THEIRS      from exec to the last byte of the first screen (ttylat)
    beside.py keys    WHAT NEIGHBOUR OURS THEIRS KEYS [KEYS-BEFORE-OURS]   key to last byte, bytes per key, memory (ttylat)

Commands are shell words. Prints lines of bench/run.sh: what|unit|ours|neighbour|theirs.
"""
import json
import os
import shlex
import statistics
import subprocess
import sys

RUNS = int(os.environ.get("RUNS", "21"))


def fail(text):
    sys.exit("beside: " + text)


def process(words):
    """Runs WORDS to their end; {name: (unit, figure)}. A program that cannot do its work is no measurement."""
    done = subprocess.run([os.environ["once"], *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        fail("%s: exit %d: %s" % (" ".join(words), done.returncode, done.stderr.strip()[-300:]))
    took_us, peak_kib = map(int, done.stdout.split())
    return {"": ("ms", took_us / 1e3), ", peak memory": ("MiB", peak_kib / 1024)}


def ttylat(words, *options):
    command = [sys.executable, os.environ["ttylat"], "--json", "--runs", "1", *options, "--", *words]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        fail("%s: %s" % (" ".join(words), done.stderr.strip()[-300:]))
    return json.loads(done.stdout)


def start(words):
    seen = ttylat(words, "--keys", "")
    return {"": ("ms", seen["start_full_ms"]["median"]), ", bytes": ("B", seen["start_bytes"]["median"]),
            ", peak memory": ("MiB", seen["rss_kib"]["median"] / 1024)}


def keys(words, typed, before=""):
    seen = ttylat(words, "--keys", typed, "--keys-before", before)
    if seen["died"] or seen["silent"]:
        fail("%s: %d keys painted nothing, %d runs ended early" % (" ".join(words), seen["silent"], seen["died"]))
    return {", key to paint": ("us", seen["key_last_us"]["median"]), ", bytes per key": ("B", seen["key_bytes"]["median"]),
            ", peak memory": ("MiB", seen["rss_kib"]["median"] / 1024)}


def main():
    if len(sys.argv) < 6 or sys.argv[1] not in ("process", "start", "keys"):
        sys.exit(__doc__)
    kind, what, neighbour, ours, theirs = sys.argv[1:6]
    measure = {"process": process, "start": start, "keys": keys}[kind]
    sides = ((shlex.split(ours), sys.argv[6:]), (shlex.split(theirs), sys.argv[6:7]))
    figures = ({}, {})
    for turn in range(RUNS + 1):
        for side, (words, more) in enumerate(sides):
            for name, (unit, figure) in measure(words, *more).items():
                if turn > 0:  # the first turn fills caches
                    figures[side].setdefault((name, unit), []).append(figure)
    for (name, unit), values in figures[0].items():
        print("%s%s|%s|%.2f|%s|%.2f" % (what, name, unit, statistics.median(values), neighbour,
                                        statistics.median(figures[1][name, unit])))


main()
