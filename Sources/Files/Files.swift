// The room `Files`.
