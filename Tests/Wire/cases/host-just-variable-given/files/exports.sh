#!/bin/sh
just kind=exports get
