"""The map in figures: how long it takes, how much of who is near whom it keeps, beside scikit-learn; and its frames.

scikit-learn comes with sentence-transformers here; the program does without (ARCHITECTURE.md).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from sklearn.manifold import TSNE, trustworthiness

from desktop.map_groups import Colouring, group_points
from desktop.map_view import MapView
from desktop.theme import LIGHT, wear_theme
from engine.api import LibraryMap, MapCluster, MapPoint
from engine.domain import LibraryMap as Drawn
from engine.evaluation.collection import read_collection  # noqa: F401
