#!/usr/bin/env bash
# Many WebRTC runs in a row, and what they leave behind: processes, profiles, mounts, displays, namespaces.
# Nothing may be left.
#
#   benchmarks/webrtc/twenty-runs.sh [RUNS] [DURATION]      20 runs of 3 s: about 5 min; nothing else of testbed may run
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
runs=${1:-20}
duration=${2:-3s}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

users=$(id -u)
[[ $users != 0 ]] || users+=,65534 # whom the programs of root run as

traces_of_runs() {
  ps -u "$users" -o comm= | grep -cE '^(chromium|chrome|Xvfb)$' | sed 's/^/processes /' || true
  find /tmp -maxdepth 1 -user "$(id -u)" -name 'testbed-run-*' | wc -l | sed 's/^/folders /'
  grep -c testbed-run- /proc/mounts | sed 's/^/mounts /' || true
  find /tmp/.X11-unix -type s -user "$(id -u)" 2>/dev/null | wc -l | sed 's/^/displays /'
  lsns -t net -n -o NS 2>/dev/null | wc -l | sed 's/^/namespaces /'
}

before=$(traces_of_runs)
for ((n = 1; n <= runs; n++)); do
  status=0
  "$here/testbed" run --system webrtc --duration "$duration" --out "$out/$n" >"$out/$n.txt" 2>&1 || status=$?
  # 5 = the machine was too busy for a valid run; anything else but 0 is a failure
  [[ $status == 0 || $status == 5 ]] || { echo "run $n ended with $status"; tail -n 3 "$out/$n.txt"; exit 1; }
done
after=$(traces_of_runs)
if [[ $before != "$after" ]]; then
  printf 'left behind:\n--- before\n%s\n--- after\n%s\n' "$before" "$after"
  exit 1
fi
echo "$runs runs, nothing left behind"
