// The room `Text`.
