"""Points of made-up maps."""

from __future__ import annotations

from pathlib import Path

from engine.api import MapPoint

HOME = Path("/home/reader/Notes")


def make_point(
    number: int, x: float, y: float, *, cluster: int, folder: str = "sea", date: str = "2021-03-04"
) -> MapPoint:
    path = HOME / folder / f"note {number}.md"
    return MapPoint(100 + number, path, f"Note {number}", "markdown", date, True, x, y, cluster)


def make_many(count: int) -> tuple[MapPoint, ...]:
    folders = ("sea", "garden", "tax")
    return tuple(
        make_point(n, n / count, -n / count, cluster=0, folder=folders[n % 3], date=f"{2000 + n % 2}-01-01")
        for n in range(count)
    )
