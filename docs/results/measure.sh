#!/usr/bin/env bash
# Runs every installed system over three recorded networks, and reports.
# On a machine with nothing else to do: about 55 minutes for nine systems. The same command goes on
# where an earlier one was ended.
#
#   docs/results/measure.sh [FOLDER]            default: measured
#   SYSTEMS=salsify,webrtc REPEAT=1 DURATION=10s docs/results/measure.sh quick
set -euo pipefail
here=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)
out=${1:-measured}
systems=${SYSTEMS:-salsify,salsify-conventional-codec,salsify-conventional,webrtc,webrtc-vp9,webrtc-vp9-svc,webrtc-h264,ffmpeg-h264,ffmpeg-vp8}
exec "$here/../../testbed" compare --systems "$systems" \
  --traces "${TRACES:-verizon-lte,att-lte,tmobile-umts}" \
  --repeat "${REPEAT:-3}" --duration "${DURATION:-30s}" --out "$out"
