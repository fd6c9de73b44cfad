#!/bin/sh
sh -c "$(jq -r .scripts.list package.json)"
