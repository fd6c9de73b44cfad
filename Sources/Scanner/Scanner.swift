// The room `Scanner`.
