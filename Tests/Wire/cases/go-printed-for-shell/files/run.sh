#!/bin/bash
go run . | jq -r .clusterName
