BASE=http://127.0.0.1:1
ACCEPT=text/plain
get() { exit 1; }
