#!/usr/bin/env bash
# Puts what is small and our own from a comparison into a folder here: the page, charts, tables,
# provenance. Pictures stay in the page only if the video was the built-in scene; the licences of
# others are not ours to give.
#
#   docs/results/collect.sh COMPARISON [NAME]       default name: field
set -euo pipefail
here=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)
from=${1:?"name the folder that measure.sh made"}
to=$here/${2:-field}
most_table=$((64 * 1024))
most_page=$((6 * 1024 * 1024))
[[ -f $from/runs.csv ]] || { echo "$from holds no runs.csv; is it a comparison?" >&2; exit 2; }

query() { "$here/../../testbed" query "$1" "$from/runs" --csv; }

rm -rf -- "$to"
mkdir -p "$to/charts"
cp "$from/runs.csv" "$from"/table-*.tex "$to/"
for kind in headline utilisation fate delay-cdf ssim-cdf buffer; do
  for chart in "$from"/charts/*"$kind".svg; do
    [[ -f $chart ]] || continue
    cp "$chart" "$to/charts/"
    table=${chart%.svg}.csv
    (($(stat -c %s "$table") > most_table)) || cp "$table" "$to/charts/"
  done
done
others=$(query "select count(*) from runs where video <> 'scene'" | tail -n 1)
if ((others > 0)); then
  echo "the page is left out: $others runs show a video that is not ours to give" >&2
else
  python3 "$here/slim.py" "$from/report.html" "$to/report.html"
  if (($(stat -c %s "$to/report.html") > most_page)); then
    echo "the page is left out: more than $most_page bytes" >&2
    rm "$to/report.html"
  fi
fi

markdown() { awk -F, 'NR==1 {s=$0; gsub(/,/," | ",s); print "| " s " |"; r="|"; for(i=1;i<=NF;i++) r=r (i<3 ? "---|" : "---:|"); print r; next} {gsub(/,/," | "); print "| " $0 " |"}'; }

{
  echo "# $(basename "$to"): what was measured"
  echo
  echo "Made by \`docs/results/collect.sh\`. Mean over the valid runs of each cell, ± one standard deviation where there are several."
  echo
  query "with m as (select metrics.*, runs.valid from metrics join runs using (run, system, trace) where valid)
    select trace, system, count(distinct run) as valid_runs,
      printf('%.0f', avg(value) filter (name = 'signal_delay_p95_ms')) || coalesce(printf(' ± %.0f', stddev_samp(value) filter (name = 'signal_delay_p95_ms')), '') as \"p95 delay (ms)\",
      printf('%.0f', avg(value) filter (name = 'signal_delay_mean_ms')) as \"mean delay (ms)\",
      printf('%.2f', avg(value) filter (name = 'ssim_daala_mean_db')) || coalesce(printf(' ± %.2f', stddev_samp(value) filter (name = 'ssim_daala_mean_db')), '') as \"mean SSIM (dB)\",
      printf('%.2f', avg(value) filter (name = 'ssim_daala_p25_db')) as \"p25 SSIM (dB)\",
      printf('%.0f', 100 * avg(value) filter (name = 'link_utilisation_ratio')) as \"link used (%)\",
      printf('%.0f', avg(value) filter (name = 'link_self_delay_p95_ms')) as \"self-inflicted delay p95 (ms)\",
      printf('%.1f', avg(value) filter (name = 'displayed_fps')) as \"pictures/s\"
    from m group by all order by trace, system" | markdown
  echo
  if [[ -f $to/report.html ]]; then
    echo "[report.html](report.html) holds these charts, the tables and the same frames of all systems side by side"
    echo "(download it; it needs nothing from outside)."
    echo
  fi
  for chart in "$to"/charts/*.svg; do
    [[ -f $chart ]] && echo "![${chart##*/}](charts/${chart##*/})"
    echo
  done
  echo "## Runs"
  echo
  query "select system, trace, count(*) as runs, sum(valid::int) as valid, min(started_utc) as first,
    max(started_utc) as last, string_agg(distinct commit, ' ') as commit, string_agg(distinct seed::text, ' ' order by seed::text) as seeds
    from runs group by all order by trace, system" | markdown
} >"$to/README.md"
du -sb "$to"
