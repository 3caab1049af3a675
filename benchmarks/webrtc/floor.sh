#!/usr/bin/env bash
# The floor of WebRTC: its delay over a link of 120 Mbit/s without propagation delay, with and without
# the receiver's smoothing, each restarted several times, because the phase of the receiver's free-running
# 60 Hz clock is fixed at its start; with the camera that is a page; and that of Firefox. Beside it, between the same ports, a program that only paints its
# camera's pictures (Viewer.java): the error of the method.
#
#   benchmarks/webrtc/floor.sh [OUT] [RESTARTS] [DURATION]      a quiet machine; 5 restarts of 20 s: about 14 min
#
# Runs that are in OUT already are not made again: call it with 1, 2, 3 restarts to have it in pieces.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
out=${1:-floor}
restarts=${2:-5}
duration=${3:-20s}
mkdir -p "$out"
link=$out/fast.trace
for ((ms = 1; ms <= 1000; ms++)); do
  for ((packet = 0; packet < 10; packet++)); do echo "$ms"; done
done >"$link"

# run NAME WORDS...: one run, unless it is there.
run() {
  local folder=$out/$1
  shift
  [[ -e $folder/metrics.json ]] || "$here/testbed" run "$@" --duration "$duration" --out "$folder" \
    >"$folder.txt" 2>&1 || tail -n 3 "$folder.txt"
}

for ((n = 1; n <= restarts; n++)); do
  ((n > 2)) || run "viewer-$n" --system "$here/benchmarks/webrtc/viewer.yaml" \
    --option source="$here/benchmarks/webrtc/Viewer.java"
  for smooth in false true; do
    run "webrtc-smooth-$smooth-$n" --system webrtc --option smooth=$smooth --trace "$link" --delay 0ms
  done
  run "webrtc-page-$n" --system webrtc --option camera=page --trace "$link" --delay 0ms
  run "firefox-$n" --system firefox --trace "$link" --delay 0ms
done

# unread: painted pictures whose marks could not be read; wrong: those that do not look like the picture of
# their number (SSIM below 5 dB); hand: when the pictures had reached the system after their ticks, p99;
# cpu: of the instrument (injector, capture, waiting for both), of one core.
printf '%-24s %7s %7s %6s %6s %7s %6s %8s %7s  %s\n' \
  run p50/ms p95/ms sent shown unread wrong hand/ms cpu/% valid
for run in "$out"/*/; do
  python3 - "$run" <<'PYTHON'
import csv, json, os, sys
run = sys.argv[1].rstrip('/')
value = {m['name']: m['value'] for m in json.load(open(run + '/metrics.json'))['metrics']}
said = json.load(open(run + '/run.json'))
rows = lambda name: csv.DictReader(line for line in open(run + '/' + name) if line[0] != '#')
unread = sum(row['reading'] == 'unreadable' for row in rows('captures.csv'))
wrong = sum(row['outcome'] == 'displayed' and (float(row['ssim_y_db']) < 5 or float(row['delay_ms']) <= 0) for row in rows('frames.csv'))
print('%-24s %7.1f %7.1f %6.0f %6.0f %7d %6d %8.2f %7.1f  %s' % (
    os.path.basename(run), value['frame_delay_p50_ms'], value['frame_delay_p95_ms'],
    value['frames_injected'], value['frames_displayed'], unread, wrong,
    said['watch']['camera_handover_p99_ms'], said['watch']['instrument_cpu'] * 100,
    said['validity']['valid']))
PYTHON
done
