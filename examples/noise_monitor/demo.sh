#!/usr/bin/env bash
# The demonstration: makes the street, runs the monitor on its simulated board, draws the chart.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../.." && pwd)"
out="$root/build/demo/noise_monitor"
mkdir -p "$out"
[ -s "$here/street.wav" ] || { echo "making street.wav"; /usr/bin/python3 "$here/street.py" "$here/street.wav"; }
cd "$out"
"$root/build/release/adder" run "$here" "$@"
/usr/bin/python3 "$here/chart.py" levels.csv levels.png
echo
echo "files in ${out#"$root"/}:"
echo "  levels.csv   the level of every 125 ms"
echo "  levels.png   chart of level over time"
echo "  display.png  what the node's display shows at the end"
