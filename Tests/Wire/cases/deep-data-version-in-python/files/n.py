import os, subprocess
e = os.environ; v = open("VERSION").read().strip()
subprocess.run(["curl","-s","--digest","-u",e["PUBLIC_KEY"]+":"+e["PRIVATE_KEY"],"-H",f"Accept: application/vnd.atlas.{v}+json","-o","n.json","https://cloud.mongodb.com/api/atlas/v2/groups/"+e["GROUP_ID"]+"/clusters"])
