#!/bin/sh
# Another program for `folio-bench diff --peers FOLDER`.
#
#   diff.sh FOLDER
#
# FOLDER, outside the repository, gets a virtual environment with DVC. The benchmark makes its own repository a DVC
# repository too, whose 24 plots are the same result tables. Nothing here is needed to build or test.
set -eu
folder=${1:?"diff.sh FOLDER"}
if [ ! -x "$folder/bin/python" ]; then python3 -m venv "$folder"; fi
"$folder/bin/pip" install --quiet dvc
