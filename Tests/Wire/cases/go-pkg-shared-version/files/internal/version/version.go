package version

// AcceptHeader is sent with every request.
const AcceptHeader = "application/vnd.atlas.2023-01-01+json"
