#!/bin/sh
# Other programs for `folio-bench plots --peers FOLDER`.
#
#   plots.sh FOLDER
#
# FOLDER, outside the repository, gets a virtual environment with matplotlib and vl-convert, and the script that
# runs them. gnuplot is used where the system has it. Nothing here is needed to build or test.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?"plots.sh FOLDER"}
if [ ! -x "$folder/bin/python" ]; then python3 -m venv "$folder"; fi
"$folder/bin/pip" install --quiet matplotlib vl-convert-python
cp "$here/plots.py" "$folder/plots.py"
