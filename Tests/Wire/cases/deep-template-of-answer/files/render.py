import json
from string import Template
d = json.load(open('data/restores.json'))
t = Template(open('row.tmpl').read())
for r in d['results']:
    print(t.safe_substitute(r).strip())
