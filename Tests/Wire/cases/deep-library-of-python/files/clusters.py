import subprocess
print(subprocess.check_output(["bash", "-c", ". ./lib.sh; api /clusters | jq .totalCount"], text=True), end="")
