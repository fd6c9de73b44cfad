#!/bin/bash
cd "$(dirname "$0")/.."
d=$(mktemp -d)
cat > $d/curl <<'EOS'
#!/bin/bash
echo '{"results":[{"clusterName":"abc","status":"OK"}]}'
EOS
chmod +x $d/curl
out=$(PATH="$d:$PATH" bash jobs.sh); rm -r $d
[ "$out" = "abc OK" ] && echo ok || { echo "not ok $out"; exit 1; }
