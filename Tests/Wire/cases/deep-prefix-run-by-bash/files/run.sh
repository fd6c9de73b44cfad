#!/bin/bash
bash a.sh
