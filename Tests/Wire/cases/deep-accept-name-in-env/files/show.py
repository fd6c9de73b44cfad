import os

print(os.environ["ATLAS_ACCEPT"])
