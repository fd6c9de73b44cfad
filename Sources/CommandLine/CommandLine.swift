// The room `CommandLine`.
