// The room `Migration`.
