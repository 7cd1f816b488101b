"""The process boundary: typed messages, the client that stands in the window, the process that stands behind it."""
