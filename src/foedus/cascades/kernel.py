"""Cascades drawn by the hundreds: one bit a draw, 512 draws side by side.

For every state a block keeps eight words of 64 bits that say in which draws it fights on which side. A promise whose
beneficiary newly fights is drawn once for the whole block (`_coin`), by a generator that counts instead of stepping:
the words depend on the seed, the block and the promise's own key alone. So a draw comes out the same whatever the
number of workers, and dropping one pact leaves the luck of all others untouched.

Compiled by numba on first use and cached.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numba as nb
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORDS = 8
"""Words a state and block: 512 draws."""

DRAWS = 64 * WORDS
"""Draws a block."""

PRECISION = 16
"""Bits of a probability: it is rounded to a multiple of 1/65536."""

ROUNDS = 16
"""Rounds counted one by one; entries in later rounds count in the last."""

_one = np.uint64(1)
_all = np.uint64(0xFFFFFFFFFFFFFFFF)


@nb.njit(cache=True, inline="always")
def _mixed(x: Any) -> Any:
    """One output of SplitMix64 at this position of its sequence (Steele, Lea and Flood 2014)."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


@nb.njit(cache=True)
def _coin(out: Any, chance: int, key: Any, seed: Any, block: int) -> None:
    """Eight words whose bits are set with a chance of `chance` / 65536 each.

    A bit of the chance is taken from the lowest up: each random word halves what is there, from below or above.
    """
    if chance >= 1 << PRECISION:
        out[:] = _all
        return
    out[:] = np.uint64(0)
    start = _mixed(key ^ _mixed(seed + np.uint64(0x9E3779B97F4A7C15) * np.uint64(block + 1)))
    low = 0
    while low < PRECISION and not (chance >> low) & 1:
        low += 1
    for bit in range(low, PRECISION):
        up = (chance >> bit) & 1
        for w in range(WORDS):
            word = _mixed(start + np.uint64(0x9E3779B97F4A7C15) * np.uint64(bit * WORDS + w + 1))
            out[w] = (out[w] | word) if up else (out[w] & word)


@nb.njit(cache=True, inline="always")
def _ones(x: Any) -> Any:
    """How many bits are set."""
    x = x - ((x >> np.uint64(1)) & np.uint64(0x5555555555555555))
    x = (x & np.uint64(0x3333333333333333)) + ((x >> np.uint64(2)) & np.uint64(0x3333333333333333))
    x = (x + (x >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((x * np.uint64(0x0101010101010101)) >> np.uint64(56))


@nb.njit(cache=True, nogil=True)
def run(
    attackers: NDArray[np.int32],
    victims: NDArray[np.int32],
    bearer: NDArray[np.int32],
    chance: NDArray[np.int32],
    keys: NDArray[np.uint64],
    tie_start: NDArray[np.int32],
    tie_promise: NDArray[np.int32],
    tie_warring: NDArray[np.bool_],
    tie_foes: NDArray[np.int32],
    foes: NDArray[np.bool_],
    literal: bool,
    seed: int,
    first: int,
    last: int,
    entered: NDArray[np.int64],
    torn: NDArray[np.int64],
    sizes: NDArray[np.int64],
) -> None:
    """Run the blocks from `first` to `last` and add what happened to the counts.

    entered  (2, ROUNDS, states): draws in which a state enters on a side (0 attackers, 1 victims) in a round
    torn     (states,): draws in which it is called to both sides at once
    sizes    (states + 1,): draws by the number of states that fight
    """
    states = len(tie_start) - 1
    side = np.zeros((2, states, WORDS), np.uint64)
    fresh = np.zeros((2, states, WORDS), np.uint64)
    calls = np.zeros((2, states, WORDS), np.uint64)
    out = np.zeros((states, WORDS), np.uint64)  # in, or torn: no longer to be called
    coins = np.zeros((len(bearer), WORDS), np.uint64)
    drawn = np.zeros(len(bearer), np.bool_)
    active = np.zeros((2, states), np.bool_)
    called = np.zeros(states, np.bool_)
    victim = np.zeros(states, np.bool_)
    planes = np.zeros((8, WORDS), np.uint64)
    against = np.zeros(WORDS, np.uint64)
    wide = np.uint64(seed)
    for v in victims:
        victim[v] = True
    has_foes = (tie_foes >= 0).any()

    for block in range(first, last):
        side[:] = 0
        out[:] = 0
        drawn[:] = False
        planes[:] = 0
        active[:] = False
        fresh[:] = 0
        for k in range(len(attackers)):
            side[0, attackers[k], :] = _all
            fresh[0, attackers[k], :] = _all
            out[attackers[k], :] = _all
            active[0, attackers[k]] = True
        for v in victims:
            side[1, v, :] = _all
            fresh[1, v, :] = _all
            out[v, :] = _all
            active[1, v] = True
        number = 0
        going = True
        while going:
            calls[:] = 0
            called[:] = False
            for s in range(2):
                for x in range(states):
                    if not active[s, x] and not has_foes:
                        continue
                    for t in range(tie_start[x], tie_start[x + 1]):
                        if not (literal or tie_warring[t] or (s == 1 and victim[x])):
                            continue
                        p = tie_promise[t]
                        y = bearer[p]
                        if chance[p] == 0:
                            continue
                        f = tie_foes[t]
                        if f < 0:
                            if not active[s, x]:
                                continue
                        else:  # a named foe may enter after the friend did: asked anew each round
                            against[:] = 0
                            for z in range(states):
                                if foes[f, z]:
                                    for w in range(WORDS):
                                        against[w] |= side[1 - s, z, w]
                        if not drawn[p]:
                            _coin(coins[p], chance[p], keys[p], wide, block)
                            drawn[p] = True
                        if f < 0:
                            for w in range(WORDS):
                                calls[s, y, w] |= fresh[s, x, w] & coins[p, w] & ~out[y, w]
                        else:
                            for w in range(WORDS):
                                calls[s, y, w] |= side[s, x, w] & against[w] & coins[p, w] & ~out[y, w]
                        called[y] = True
            going = False
            active[:] = False
            fresh[:] = 0
            r = min(number, ROUNDS - 1)
            for y in range(states):
                if not called[y]:
                    continue
                for w in range(WORDS):
                    a, d = calls[0, y, w], calls[1, y, w]
                    if not (a | d):
                        continue
                    both = a & d
                    out[y, w] |= a | d
                    if both:
                        torn[y] += _ones(both)
                    for s in range(2):
                        new = calls[s, y, w] & ~both
                        if new:
                            fresh[s, y, w] = new
                            side[s, y, w] |= new
                            entered[s, r, y] += _ones(new)
                            active[s, y] = True
                            going = True
                            carry = new
                            for k in range(8):
                                kept = planes[k, w]
                                planes[k, w] = kept ^ carry
                                carry = kept & carry
                                if not carry:
                                    break
            number += 1
        for w in range(WORDS):
            for lane in range(64):
                size = np.int64(0)
                for k in range(8):
                    size |= np.int64((planes[k, w] >> np.uint64(lane)) & _one) << k
                sizes[size] += 1
