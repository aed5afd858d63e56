#!/usr/bin/env bash
# Holds a running server against its own OpenAPI document: no request may make it answer 5xx, and no answer may look
# other than the document says. Three rounds: nobody, an unknown token, a member of staff.
#
# usage: crates/server/tests/schemathesis.sh [path of akashi-server]   (default: target/debug/akashi-server)
# The number of examples is bounded (AKASHI_SCHEMATHESIS_EXAMPLES, default 25 an operation), and so is the time.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
target=${CARGO_TARGET_DIR:-$repository/target}
server=${1:-$target/debug/akashi-server}
examples=${AKASHI_SCHEMATHESIS_EXAMPLES:-25}
venv=$target/schemathesis
version=4.32.5

if [[ ! -x $server ]]; then
    echo "missing: $server (cargo build -p akashi-server)" >&2
    exit 2
fi
if [[ ! -x $venv/bin/schemathesis ]] || ! "$venv/bin/schemathesis" --version | grep -qF "$version"; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet "schemathesis==$version"
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

# A free port, asked from the system.
port=$("$venv/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
base=http://127.0.0.1:$port

"$server" init --dir "$work/university" >"$work/init.log"
password=Matrix7Hikari2Kawa
printf '%s\n' "$password" | "$server" staff add --dir "$work/university" --name matrix --password-stdin >"$work/staff.log"
"$server" serve --demo --least-free-percent 0 --dir "$work/university" --listen "127.0.0.1:$port" >"$work/serve.log" 2>&1 &
server_pid=$!

token=$("$venv/bin/python" - "$base" "$password" <<'PYTHON'
import json, sys, time, urllib.error, urllib.request

base, password = sys.argv[1:]
deadline = time.monotonic() + 30
while True:
    try:
        urllib.request.urlopen(base + "/healthz", timeout=2)
        break
    except (urllib.error.URLError, OSError):
        if time.monotonic() > deadline:
            raise
        time.sleep(0.1)
body = json.dumps({"name": "matrix", "password": password, "totp": ""}).encode()
request = urllib.request.Request(base + "/v1/staff/sessions", body, {"content-type": "application/json"})
print(json.load(urllib.request.urlopen(request, timeout=30))["token"])
PYTHON
)

# Bytes of an upload are bytes like others; and without its version nothing of a request is looked at.
cat >"$work/hooks.py" <<'PYTHON'
import schemathesis

schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")
PYTHON
export SCHEMATHESIS_HOOKS=$work/hooks.py

# Signing out would end the round; every other operation is called with every credential. One worker: with two, Python
# 3.11 now and then trips over its own parser, which is not made for two threads.
round() {
    echo "== $1"
    shift
    (cd "$work" && timeout 120 "$venv/bin/schemathesis" run "$base/v1/openapi.json" \
        --phases examples,coverage,fuzzing \
        --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
        --exclude-path-regex '/sessions/current$' -H 'Tus-Resumable: 1.0.0' \
        --max-examples "$examples" --seed 20260401 --workers 1 \
        --request-timeout 20 --suppress-health-check all --warnings off --continue-on-failure "$@")
}

status=0
round nobody || status=1
round unknown-token -H "Authorization: Bearer $(printf 'ab%.0s' {1..32})" || status=1
round staff -H "Authorization: Bearer $token" || status=1

if ! kill -0 "$server_pid" 2>/dev/null; then
    echo "the server ended during the run" >&2
    tail -n 40 "$work/serve.log" >&2
    status=1
fi
if grep -qi panicked "$work/serve.log"; then
    grep -i -A5 panicked "$work/serve.log" >&2
    status=1
fi
exit "$status"
