print(open("archive.json").read())
