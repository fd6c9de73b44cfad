API := https://cloud.mongodb.com/api/atlas/v2
define get
curl -sS --fail --digest -u "$(PUBLIC_KEY):$(PRIVATE_KEY)" -H 'Accept: application/vnd.atlas.2023-01-01+json' $(API)/$(1)
endef
