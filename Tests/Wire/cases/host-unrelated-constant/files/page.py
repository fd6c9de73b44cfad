BASE = "https://example.com"
print({"BASE": BASE})
