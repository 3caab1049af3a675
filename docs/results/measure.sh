#!/usr/bin/env bash
# Runs every system that comes with the testbed and carries a call over three recorded networks, and
# reports. Ten systems, three networks, three repetitions of 20 s: 90 runs, about an hour on two cores
# with nothing else to do. The same command goes on where an earlier one was ended (Ctrl-C); what is
# done is not done again. A system that this machine cannot run (a browser without AV1) is told, and
# does not keep the others from running.
#
#   docs/results/measure.sh [FOLDER]            default: measured
#   SYSTEMS=salsify,webrtc REPEAT=1 DURATION=10s docs/results/measure.sh quick
set -euo pipefail
here=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)
out=${1:-measured}
systems=salsify,salsify-conventional-codec,salsify-conventional
systems+=,webrtc,webrtc-vp9,webrtc-vp9-svc,webrtc-h264,webrtc-av1
systems+=,ffmpeg-h264,ffmpeg-vp8
exec "$here/../../testbed" compare --systems "${SYSTEMS:-$systems}" \
  --traces "${TRACES:-verizon-lte,att-lte,tmobile-umts}" \
  --repeat "${REPEAT:-3}" --duration "${DURATION:-20s}" --out "$out"
