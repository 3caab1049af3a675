#!/usr/bin/env python3
"""Prints the table of docs/results/salsify.md from the folder that 'testbed compare' filled."""

import json
import math
import pathlib
import statistics
import sys

SYSTEMS = ("salsify", "salsify-conventional-codec", "salsify-conventional")
TRACES = ("verizon-lte", "att-lte", "tmobile-umts")
STUDENT = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776}


def metrics(run):
    """The figures of a completed run by name, or None."""
    try:
        if json.loads((run / "run.json").read_text())["outcome"]["kind"].lower() != "completed":
            return None
        listed = json.loads((run / "metrics.json").read_text())["metrics"]
    except (OSError, KeyError):
        return None
    return {metric["name"]: metric["value"] for metric in listed}


def interval(values):
    """Lower end, middle and upper end of the 95 % interval of the mean."""
    middle = statistics.mean(values)
    if len(values) < 2:
        return middle, middle, middle
    half = STUDENT[len(values)] * statistics.stdev(values) / math.sqrt(len(values))
    return middle - half, middle, middle + half


def main(folder):
    print("| trace | system | runs | p95 ms (95 %) | SSIM dB (95 %) | shown |")
    print("|---|---|---|---|---|---|")
    for trace in TRACES:
        for system in SYSTEMS:
            found = [metrics(folder / "runs" / f"{system}-{trace}-{n}") for n in range(1, 6)]
            runs = [run for run in found if run]
            if not runs:
                continue
            delay = [math.exp(x) for x in interval([math.log(r["signal_delay_p95_ms"]) for r in runs])]
            ssim = interval([r["ssim_daala_mean_db"] for r in runs])
            shown = statistics.mean(r["frames_displayed"] for r in runs)
            print(
                f"| {trace} | {system} | {len(runs)} | {delay[1]:.0f} ({delay[0]:.0f} to {delay[2]:.0f})"
                f" | {ssim[1]:.2f} ({ssim[0]:.2f} to {ssim[2]:.2f}) | {shown:.0f} |"
            )


main(pathlib.Path(sys.argv[1]))
