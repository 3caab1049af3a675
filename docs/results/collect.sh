#!/usr/bin/env bash
# Puts what is small and our own from a comparison into a folder here: charts, tables, provenance.
# No pictures of videos: their licences are not ours to give.
#
#   docs/results/collect.sh COMPARISON [NAME]       default name: field
set -euo pipefail
here=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)
from=${1:?"name the folder that measure.sh made"}
to=$here/${2:-field}
limit=$((300 * 1024))
[[ -f $from/runs.csv ]] || { echo "$from holds no runs.csv; is it a comparison?" >&2; exit 2; }
rm -rf -- "$to"
mkdir -p "$to"
cp "$from/runs.csv" "$from"/table-*.tex "$to/"

# Charts in the order of their worth, while there is room.
room=$limit
for kind in headline fate utilisation delay-cdf ssim-cdf buffer; do
  for chart in "$from"/charts/*"$kind".svg; do
    [[ -f $chart ]] || continue
    size=$(stat -c %s "$chart")
    ((size <= room)) || { echo "no room for ${chart##*/} ($size bytes)" >&2; continue; }
    room=$((room - size))
    cp "$chart" "$to/"
  done
done

query() { "$here/../../testbed" query "$1" "$from/runs" --csv; }
markdown() { awk -F, 'NR==1 {s=$0; gsub(/,/," | ",s); print "| " s " |"; r="|"; for(i=1;i<=NF;i++) r=r (i<3 ? "---|" : "---:|"); print r; next} {gsub(/,/," | "); print "| " $0 " |"}'; }

{
  echo "# $(basename "$to"): what was measured"
  echo
  echo "Made by \`docs/results/collect.sh\`. Mean over the valid runs of each cell, ± one standard deviation."
  echo
  query "with m as (select metrics.*, runs.valid from metrics join runs using (run, system, trace) where valid)
    select trace, system, count(distinct run) as valid_runs,
      printf('%.0f ± %.0f', avg(value) filter (name = 'signal_delay_p95_ms'), coalesce(stddev_samp(value) filter (name = 'signal_delay_p95_ms'), 0)) as \"p95 delay (ms)\",
      printf('%.0f', avg(value) filter (name = 'signal_delay_mean_ms')) as \"mean delay (ms)\",
      printf('%.2f ± %.2f', avg(value) filter (name = 'ssim_daala_mean_db'), coalesce(stddev_samp(value) filter (name = 'ssim_daala_mean_db'), 0)) as \"mean SSIM (dB)\",
      printf('%.2f', avg(value) filter (name = 'ssim_daala_p25_db')) as \"p25 SSIM (dB)\",
      printf('%.0f', 100 * avg(value) filter (name = 'link_utilisation_ratio')) as \"link used (%)\",
      printf('%.0f', avg(value) filter (name = 'link_self_delay_p95_ms')) as \"self-inflicted delay p95 (ms)\",
      printf('%.1f', avg(value) filter (name = 'displayed_fps')) as \"pictures/s\"
    from m group by all order by trace, system" | markdown
  echo
  for chart in "$to"/*.svg; do
    [[ -f $chart ]] && echo "![${chart##*/}](${chart##*/})"
    echo
  done
  echo "## Runs"
  echo
  query "select system, trace, count(*) as runs, sum(valid::int) as valid, min(started_utc) as first,
    max(started_utc) as last, string_agg(distinct commit, ' ') as commit, string_agg(distinct seed::text, ' ' order by seed::text) as seeds
    from runs group by all order by trace, system" | markdown
} >"$to/README.md"
du -cb "$to"/* | tail -n 1
