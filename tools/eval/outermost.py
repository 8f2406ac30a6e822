#!/usr/bin/env python3
"""Leaves nested attributions out of the lines of `allegedly attributions`: outermost.py < in.jsonl > out.jsonl"""
import json
import sys

for line in sys.stdin:
    row = json.loads(line)
    row["attributions"] = [a for a in row["attributions"] if not a["nested"]]
    print(json.dumps(row))
