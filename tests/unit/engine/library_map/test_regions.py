"""What lies together is a region, with the words that tell it from the rest."""

from __future__ import annotations

import numpy as np

from engine.library_map.region_words import name_regions
from engine.library_map.regions import MOST_REGIONS, find_regions


def scatter(centres: list[tuple[float, float]], sizes: list[int], width: float = 0.03) -> np.ndarray:
    random = np.random.default_rng(0)
    parts = [random.normal(centre, width, (size, 2)) for centre, size in zip(centres, sizes, strict=True)]
    return np.clip(np.concatenate(parts), -1, 1)


def test_each_heap_is_a_region_and_the_largest_comes_first() -> None:
    regions = find_regions(scatter([(-0.7, 0.1), (0.6, 0.7), (0.4, -0.8)], [40, 90, 60]))
    assert [set(regions[:40]), set(regions[40:130]), set(regions[130:])] == [{2}, {0}, {1}]


def test_there_are_never_more_regions_than_can_be_read() -> None:
    random = np.random.default_rng(2)
    regions = find_regions(random.uniform(-1, 1, (5000, 2)))
    assert 1 <= regions.max() + 1 <= MOST_REGIONS


def test_what_stands_alone_belongs_to_what_is_nearest() -> None:
    heaps = scatter([(-0.7, 0.0), (0.7, 0.0)], [8, 5], 0.001)
    regions = find_regions(np.concatenate([heaps, [[0.4, 0.1]]]))
    assert regions[-1] in set(regions[8:13])
    assert set(regions[:8]).isdisjoint(regions[8:])


def test_few_documents_are_a_region_too() -> None:
    assert find_regions(np.zeros((0, 2))).tolist() == []
    assert find_regions(np.zeros((1, 2))).tolist() == [0]
    assert find_regions(np.zeros((5, 2))).tolist() == [0] * 5


def test_a_region_has_the_words_that_are_rare_elsewhere() -> None:
    harbour = "The report tells of the Lighthouse and its keepers; lighthouses burn oil"
    garden = "The report tells of tomatoes and the hedge"
    texts = {number: harbour if number < 10 else garden for number in range(30)}
    words = name_regions(texts, {number: int(number >= 10) for number in texts})
    assert words[0][0] in ("Lighthouse", "keepers", "burn", "oil")
    assert sum(word.lower().startswith("light") for word in words[0]) <= 1
    assert set(words[1]) == {"tomatoes", "hedge", "report"} or {"tomatoes", "hedge"} <= set(words[1])
    assert "the" not in {word.lower() for word in words[0]}


def test_a_word_is_written_as_it_mostly_is_and_what_is_nowhere_else_counts() -> None:
    texts = {0: "Visby harbour", 1: "Visby harbour", 2: "VISBY harbour", 3: "elsewhere"}
    words = name_regions(texts, {0: 0, 1: 0, 2: 0, 3: 1})
    assert words[1] == ("elsewhere",)
    assert set(words[0]) == {"Visby", "harbour"}


def test_scripts_without_spaces_are_named_by_strings_of_their_signs() -> None:
    texts = dict.fromkeys(range(3), "灯塔守护人") | dict.fromkeys(range(3, 9), "花园番茄")
    words = name_regions(texts, {number: int(number >= 3) for number in texts})
    assert set(words[0]) <= {"灯塔", "塔守", "守护", "护人"}
    assert set(words[1]) <= {"花园", "园番", "番茄"}
    assert len(words[0]) == len(words[1]) == 3
