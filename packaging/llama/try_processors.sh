#!/usr/bin/env bash
# Lets llama.cpp of the packaging environment write on processors that are not here, as QEMU plays them: each must get
# code that it understands, for an illegal instruction would end the process. (LanceDB's own code wants AVX2 in any case.)
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v qemu-x86_64 >/dev/null || { echo "qemu-x86_64 is not installed (Debian: qemu-user)." >&2; exit 1; }
export OMP_WAIT_POLICY=passive
python="$(.venv-package/bin/python -c 'import os, sys; print(os.path.realpath(sys.executable))')"
packages="$(.venv-package/bin/python -c 'import sysconfig; print(sysconfig.get_path("platlib"))')"
export PYTHONPATH=".:$packages"
for processor in Nehalem SandyBridge Haswell; do
    printf '%-12s ' "$processor"
    qemu-x86_64 -cpu "$processor" "$python" packaging/llama/write_words.py
done
printf '%-12s ' "this one"
"$python" packaging/llama/write_words.py
