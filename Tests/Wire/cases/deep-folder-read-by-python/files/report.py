import glob
import json

for f in glob.glob('data/*.json'):
    print([r['clusterName'] for r in json.load(open(f))['results']])
