#!/bin/bash
# runs run.sh with its default
echo "API_VERSION is left alone"
unset API_VERSION
bash run.sh
