#!/usr/bin/env bash
# The floor of WebRTC: its delay over a link of 120 Mbit/s without propagation delay, with and without
# the receiver's smoothing, each restarted several times, because the phase of the receiver's free-running
# 60 Hz clock is fixed at its start. Beside it, the same ports with a plain RTP player: the method's error.
#
#   benchmarks/webrtc/floor.sh [OUT] [RESTARTS] [DURATION]      a quiet machine; 5 restarts of 20 s: about 8 min
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

for ((n = 1; n <= restarts; n++)); do
  for smooth in false true; do
    run=$out/webrtc-smooth-$smooth-$n
    [[ -e $run/metrics.json ]] || "$here/testbed" run --system webrtc --option smooth=$smooth \
      --trace "$link" --delay 0ms --duration "$duration" --out "$run" >"$run.txt" 2>&1 || tail -n 3 "$run.txt"
  done
done

printf '%-28s %8s %8s %8s %8s %10s  %s\n' run p50/ms p95/ms shown sent marks valid
for run in "$out"/*/; do
  python3 - "$run" <<'PYTHON'
import json, os, sys
run = sys.argv[1].rstrip('/')
metrics = json.load(open(run + '/metrics.json'))
values = {m['name']: m['value'] for m in metrics['metrics']}
valid = json.load(open(run + '/run.json'))['validity']['valid']
print('%-28s %8.1f %8.1f %8.0f %8.0f %10.4f  %s' % (
    os.path.basename(run), values['frame_delay_p50_ms'], values['frame_delay_p95_ms'],
    values['frames_displayed'], values['frames_injected'], values['marks_read_ratio'], valid))
PYTHON
done
