#!/bin/bash
go run . "$1" | jq -r .status
