#!/bin/bash
export TIER=tenant
./list.sh
