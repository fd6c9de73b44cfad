#!/bin/bash
sh a.sh
