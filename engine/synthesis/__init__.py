"""From passages to a cited answer that fits the context window."""
