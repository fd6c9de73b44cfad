#!/bin/bash
set -eu
cd "$(dirname "$0")"
. ./config.sh
c=$1; shift
. "./commands/$c.sh"
