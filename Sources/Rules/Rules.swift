// The room `Rules`.
