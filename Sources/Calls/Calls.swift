// The room `Calls`.
