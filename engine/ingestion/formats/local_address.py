"""Tells addresses of this computer from those of other places."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit


def find_local_path(address: str) -> str:
    """The path that the address of a link names, without what follows it; "" where it leads elsewhere or nowhere."""
    try:
        parts = urlsplit(address)
    except ValueError:  # such as an unfinished IPv6 address
        return ""
    return "" if parts.scheme or parts.netloc else unquote(parts.path)
