"""What proposes steps, one subject a file. A rule is not trusted: the kernel decides what it offers."""
