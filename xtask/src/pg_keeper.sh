# Starts a throw-away PostgreSQL and removes it when standard input closes.
# Arguments: the folder with PostgreSQL's programs, the port.
# Prints the folder of the cluster once the server is being started.
set -u
binaries=$1
port=$2
folder=$(mktemp -d "${TMPDIR:-/tmp}/brink-pg-XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT

if ! "$binaries/initdb" --pgdata="$folder/data" --username=postgres --auth=trust \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1; then
    cat "$folder/initdb.log" >&2
    exit 1
fi

"$binaries/postgres" -D "$folder/data" -k "$folder" -p "$port" \
    -c listen_addresses=127.0.0.1 -c max_connections=300 -c shared_buffers=128MB \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
    -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=2GB \
    >"$folder/server.log" 2>&1 &
server=$!
sleep 0.2
if ! kill -0 "$server" 2>/dev/null; then
    cat "$folder/server.log" >&2
    exit 1
fi

echo "$folder"
cat >/dev/null
kill -INT "$server" 2>/dev/null
wait "$server"
exit 0
