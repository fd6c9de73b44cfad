#!/bin/bash
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT
cat > "$T/curl" <<'EOF'
#!/bin/bash
case "$*" in
  *clusters/Cluster0/backup/tenant/snapshots*) echo '{"results":[{"id":"abc"}]}' ;;
  *) echo "unexpected $*" >&2; exit 22 ;;
esac
EOF
chmod +x "$T/curl"
got=$(PATH="$T:$PATH" ./snap.sh)
[ "$got" = abc ] && echo ok || echo "not ok: $got"
