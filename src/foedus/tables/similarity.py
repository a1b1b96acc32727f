"""How alike the commitments of two states are: Signorino and Ritter's S, for all pairs and years at once.

Each state's portfolio of a year is a row of values, one for each state of the system: 3 for a defence obligation
either way, 2 for neutrality or non-aggression, 1 for consultation, 0 for none, and 3 towards itself. With d the sum of
absolute differences of two rows of n values, S = 1 - 2 d / (3 n): 1 for equal portfolios, -1 for opposite ones.
(Signorino and Ritter, "Tau-b or Not Tau-b", International Studies Quarterly 43, 1999.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from foedus.tables.grid import Grid, Int, Members

    Floats = NDArray[np.float32]

VALUES: Final = {"defense": 3, "neutrality": 2, "nonaggression": 2, "consultation": 1}
"""What each obligation is worth in a portfolio; a promise to join in attack has no value of its own in the scale."""

MOST: Final = max(VALUES.values())


def similarity(members: Members, grid: Grid, truths: dict[str, Int]) -> tuple[Floats, Int]:
    """S for each row of a directed grid of all pairs, by what is certain; and how many values are not.

    truths  for each obligation, 1, 0 or (not known) -1 in every row

    The second array counts, in the two portfolios of a row, the values that could be higher than what is certain.
    """
    worth = np.zeros(grid.rows, np.int8)
    for obligation, value in VALUES.items():
        np.maximum(worth, value * (truths[obligation] > 0), out=worth)
    unsure = np.zeros(grid.rows, np.bool_)
    for obligation, value in VALUES.items():
        unsure |= (truths[obligation] < 0) & (worth < value)
    year = grid.years()
    one, two = (np.repeat(members.unit[side], grid.length) for side in (grid.a, grid.b))
    order = np.argsort(year, kind="stable")
    starts = np.flatnonzero(np.diff(year[order], prepend=-1))
    alike, unknown = np.zeros(grid.rows, np.float32), np.zeros(grid.rows, np.int16)
    for rows in np.split(order, starts[1:]) if len(order) else []:
        units, place = np.unique(np.concatenate([one[rows], two[rows]]), return_inverse=True)
        row, column = place[: len(rows)], place[len(rows) :]
        matrix, doubt = np.zeros((2, len(units), len(units)), np.int8)
        matrix[row, column], doubt[row, column] = worth[rows], unsure[rows]
        matrix, doubt = np.maximum(matrix, matrix.T), np.maximum(doubt, doubt.T)
        np.fill_diagonal(matrix, MOST)
        alike[rows] = (1 - 2 * distances(matrix) / (MOST * len(units)))[row, column]
        doubts = doubt.sum(axis=1, dtype=np.int16)
        unknown[rows] = doubts[row] + doubts[column]
    return alike, unknown


def distances(matrix: Int) -> Floats:
    """The sum of absolute differences of each two rows of values from 0 to MOST.

    A difference counts the thresholds that lie between two values, so that three products of matrices do.

    >>> distances(np.array([[3, 0], [1, 3]], np.int8)).tolist()
    [[0.0, 5.0], [5.0, 0.0]]
    """
    total: Floats = np.zeros((len(matrix), len(matrix)), np.float32)
    for threshold in range(1, MOST + 1):
        above = (matrix >= threshold).astype(np.float32)
        size = above.sum(axis=1)
        total += size[:, None] + size[None, :] - 2 * (above @ above.T)
    return total
