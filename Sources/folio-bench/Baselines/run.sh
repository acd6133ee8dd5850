#!/bin/sh
# The simulation workloads in Python, and how their results agree with the engine's.
#
#   run.sh FOLDER [ENGINE.json] [s1 … s6]
#
# FOLDER, outside the repository, gets a virtual environment with NumPy, SciPy and, where a wheel for the
# processor alone can be had, PyTorch; without it s1 and s2 run in NumPy, s3 to s5 not at all. ENGINE.json is what
# `folio-bench sim --json ENGINE.json` wrote. Nothing here is needed to build or test.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?"run.sh FOLDER [ENGINE.json] [s1 … s6]"}
shift
engine=""
case ${1:-} in *.json) engine=$1; shift ;; esac
if [ ! -x "$folder/bin/python" ]; then
  python3 -m venv "$folder"
  "$folder/bin/pip" install --quiet numpy scipy
  "$folder/bin/pip" install --quiet --extra-index-url https://download.pytorch.org/whl/cpu \
    "torch==2.13.0+cpu" || echo "no PyTorch for the processor alone: NumPy only" >&2
fi
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
"$folder/bin/python" "$here/run.py" "$folder/results.json" "$@"
if [ -n "$engine" ]; then "$folder/bin/python" "$here/compare.py" "$engine" "$folder/results.json"; fi
