#!/usr/bin/env python3
"""Prints the tables of docs/results/salsify.md from the folder that 'testbed compare' filled."""

import collections
import csv
import gzip
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


def utilisation(run):
    """Bytes that the video's direction carried, as a share of what it could have."""
    carried = possible = 0
    with gzip.open(run / "packets.log.gz", "rt") as log:
        for line in log:
            words = line.split()
            if not words[0].isdigit():
                continue
            if words[1] == "#":
                possible += int(words[2])
            elif words[1] == "-":
                carried += int(words[2])
    return carried / possible


def by_quantizer(run):
    """Linear SSIM of the displayed frames, by tens of the quantizer they were encoded with."""
    with open(run / "system" / "sender.jsonl") as lines:
        sent = {p["picture"]: p["quantizer"] for p in map(json.loads, lines) if p.get("frame")}
    with open(run / "frames.csv") as lines:
        frames = csv.DictReader(line for line in lines if not line.startswith("#"))
        bins = collections.defaultdict(list)
        for frame in frames:
            if frame["ssim_y_db"] and int(frame["frame_id"]) in sent:
                ssim = 1 - 10 ** (-float(frame["ssim_y_db"]) / 10)
                bins[sent[int(frame["frame_id"])] // 10 * 10].append(ssim)
    return bins


def interval(values):
    """Lower end, middle and upper end of the 95 % interval of the mean."""
    middle = statistics.mean(values)
    if len(values) < 2:
        return middle, middle, middle
    half = STUDENT[len(values)] * statistics.stdev(values) / math.sqrt(len(values))
    return middle - half, middle, middle + half


def spread(low, middle, high, digits):
    return f"{middle:.{digits}f} ({low:.{digits}f} to {high:.{digits}f})"


def log_interval(values):
    """The same for what is compared by its ratio."""
    return [math.exp(x) for x in interval([math.log(v) for v in values])]


def each_system(folders, figures):
    print("| trace | system | runs | p95 ms (95 %) | p50 ms | SSIM dB (95 %) | shown | link used |")
    print("|---|---|---|---|---|---|---|---|")
    for (trace, system), runs in figures.items():
        delay = log_interval([r["signal_delay_p95_ms"] for r in runs])
        ssim = interval([r["ssim_daala_mean_db"] for r in runs])
        shown = statistics.mean(r["frames_displayed"] for r in runs)
        used = statistics.mean(utilisation(run) for run in folders[trace, system])
        print(
            f"| {trace} | {system} | {len(runs)} | {spread(*delay, 0)}"
            f" | {statistics.mean(r['signal_delay_p50_ms'] for r in runs):.0f}"
            f" | {spread(*ssim, 2)} | {shown:.0f} | {100 * used:.0f} % |"
        )
    print()


def against_salsify(figures):
    """Each repetition beside Salsify's repetition of the same picture."""
    print("| trace | system | p95, times Salsify's | SSIM less Salsify's, dB | by time on screen, dB |")
    print("|---|---|---|---|---|")
    for (trace, system), runs in figures.items():
        pairs = list(zip(runs, figures.get((trace, SYSTEMS[0]), [])))
        if system == SYSTEMS[0] or len(pairs) < len(runs):
            continue
        delay = log_interval([r["signal_delay_p95_ms"] / s["signal_delay_p95_ms"] for r, s in pairs])
        columns = [spread(*delay, 2)]
        for name in ("ssim_daala_mean_db", "ssim_daala_screen_time_db"):
            columns.append(spread(*interval([r[name] - s[name] for r, s in pairs]), 2))
        print(f"| {trace} | {system} | " + " | ".join(columns) + " |")
    print()


def main(folder):
    folders = {}
    for trace in TRACES:
        for system in SYSTEMS:
            runs = [folder / "runs" / f"{system}-{trace}-{n}" for n in range(1, 6)]
            runs = [run for run in runs if metrics(run)]
            if runs:
                folders[trace, system] = runs
    figures = {key: [metrics(run) for run in runs] for key, runs in folders.items()}
    each_system(folders, figures)
    against_salsify(figures)
    print("| quantizer | " + " | ".join(f"{s}, {t}" for t in TRACES for s in SYSTEMS[:2]) + " |")
    print("|---|" + "---|" * 6)
    columns = [
        by_quantizer(folder / "runs" / f"{s}-{t}-1") for t in TRACES for s in SYSTEMS[:2]
    ]
    for low in range(0, 130, 10):
        cells = []
        for column in columns:
            values = column.get(low)
            decibels = f"{-10 * math.log10(1 - statistics.mean(values)):.1f}" if values else ""
            cells.append(f"{len(values)}: {decibels}" if values else "")
        print(f"| {low} to {low + 9} | " + " | ".join(cells) + " |")


main(pathlib.Path(sys.argv[1]))
