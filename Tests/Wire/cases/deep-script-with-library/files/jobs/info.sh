#!/bin/bash
. "$(dirname "$0")/../lib/common.sh"
call "/clusters/$1" | jq -r .name
