KIND = exports
