#!/usr/bin/env bash
# Clients that others have written upload to a running server: tuspy, and tus-js-client in Node. What they bring must
# be stored, encoded anew and given back, however it came: whole, in pieces, cut and resumed, with the first request.
#
# usage: crates/server/tests/tus_clients.sh [path of akashi-server]   (default: target/debug/akashi-server)
# The image worker has to lie beside the server, and the packages of ui/ have to be installed.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
target=${CARGO_TARGET_DIR:-$repository/target}
server=${1:-$target/debug/akashi-server}
venv=$target/tuspy
version=1.1.0

for needed in "$server" "$(dirname "$server")/akashi-image-worker"; do
    if [[ ! -x $needed ]]; then
        echo "missing: $needed (cargo build --workspace --bins)" >&2
        exit 2
    fi
done
if [[ ! -x $venv/bin/python ]] || ! "$venv/bin/pip" show tuspy 2>/dev/null | grep -qxF "Version: $version"; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet "tuspy==$version"
fi

work=$(mktemp -d)
server_pid=
finish() {
    if [[ -n $server_pid ]]; then
        kill "$server_pid" 2>/dev/null || true
        wait "$server_pid" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap finish EXIT

port=$("$venv/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
base=http://127.0.0.1:$port
"$server" init --dir "$work/university" >"$work/init.log"
"$server" serve --demo --least-free-percent 0 --dir "$work/university" --listen "127.0.0.1:$port" >"$work/serve.log" 2>&1 &
server_pid=$!

status=0
here=$(dirname "${BASH_SOURCE[0]}")
image=$repository/crates/documents/fixtures/photos/licence.jpg
timeout 120 "$venv/bin/python" "$here/tus_clients.py" "$base" "$image" "$work/credential" || status=1
if [[ -s $work/credential ]]; then
    AKASHI_UI=$repository/ui timeout 120 node "$here/tus_clients.mjs" "$base" "$image" "$work/credential" || status=1
fi
if ! kill -0 "$server_pid" 2>/dev/null || grep -qi panicked "$work/serve.log"; then
    tail -n 40 "$work/serve.log" >&2
    status=1
fi
exit "$status"
