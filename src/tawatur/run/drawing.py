"""Where the nodes of a network are drawn: forces pull neighbours together and push all apart, until they rest.

After Fruchterman and Reingold (1991), from a fixed start on a spiral: the same network is drawn the same every time.
"""

import math
from typing import Final

import msgspec

from tawatur.core.registry import Edge, Network

_ROUNDS: Final = 160
_SIZE: Final = 1000.0
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A node: its value, where its middle is, and its radius, by how many claims it stands in."""

    value: str
    claims: int
    x: float
    y: float
    radius: float


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An edge: where it begins and ends (at the rims of its nodes), and how wide it is."""

    edge: Edge
    x1: float
    y1: float
    x2: float
    y2: float
    width: float


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """A network as it is drawn, within 0 to ``size`` in both directions."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    size: float = _SIZE


def laid_out(network: Network) -> Drawn:
    """Return a network with places for its nodes."""
    names = [name for name, _ in network.nodes]
    at = {name: n for n, name in enumerate(names)}
    many = len(names)
    places = [_start(n) for n in range(many)]
    edges = [(at[one.left], at[one.right], math.log1p(one.claims)) for one in network.edges]
    ideal = math.sqrt(1.0 / max(1, many))
    for step in range(_ROUNDS if many > 1 else 0):
        places = _moved(places, edges, ideal, 0.12 * (1 - step / _ROUNDS) + 0.002)
    places = _scaled(places)
    most = max((claims for _, claims in network.nodes), default=1)
    nodes = tuple(
        Node(value=name, claims=claims, x=places[n][0], y=places[n][1], radius=7 + 17 * math.sqrt(claims / most))
        for n, (name, claims) in enumerate(network.nodes)
    )
    strongest = max((one.claims for one in network.edges), default=1)
    lines = tuple(_line(one, nodes[at[one.left]], nodes[at[one.right]], strongest) for one in network.edges)
    return Drawn(nodes=nodes, lines=lines)


def _start(number: int) -> tuple[float, float]:
    far, turn = 0.05 * math.sqrt(number + 0.5), number * _GOLDEN
    return 0.5 + far * math.cos(turn), 0.5 + far * math.sin(turn)


def _moved(
    places: list[tuple[float, float]], edges: list[tuple[int, int, float]], ideal: float, most: float
) -> list[tuple[float, float]]:
    pushed = [[(0.5 - x) * 0.35, (0.5 - y) * 0.35] for x, y in places]  # all are drawn to the middle a little
    for i, (x, y) in enumerate(places):
        for j in range(i + 1, len(places)):
            dx, dy = x - places[j][0], y - places[j][1]
            far = max(1e-4, math.hypot(dx, dy))
            force = ideal * ideal / (far * far)
            pushed[i][0] += dx * force
            pushed[i][1] += dy * force
            pushed[j][0] -= dx * force
            pushed[j][1] -= dy * force
    for a, b, weight in edges:
        dx, dy = places[a][0] - places[b][0], places[a][1] - places[b][1]
        force = math.hypot(dx, dy) / ideal * min(2.0, 0.5 + weight / 2)
        pushed[a][0] -= dx * force
        pushed[a][1] -= dy * force
        pushed[b][0] += dx * force
        pushed[b][1] += dy * force
    moved = []
    for (x, y), (dx, dy) in zip(places, pushed, strict=True):
        far = max(1e-9, math.hypot(dx, dy))
        step = min(far, most)
        moved.append((x + dx / far * step, y + dy / far * step))
    return moved


def _scaled(places: list[tuple[float, float]]) -> list[tuple[float, float]]:
    if not places:
        return []
    xs, ys = [x for x, _ in places], [y for _, y in places]
    wide, high = max(1e-6, max(xs) - min(xs)), max(1e-6, max(ys) - min(ys))
    inner, rim = _SIZE * 0.86, _SIZE * 0.07
    if len(places) == 1:
        return [(_SIZE / 2, _SIZE / 2)]
    return [
        (round(rim + (x - min(xs)) / wide * inner, 1), round(rim + (y - min(ys)) / high * inner, 1)) for x, y in places
    ]


def _line(edge: Edge, left: Node, right: Node, strongest: int) -> Line:
    dx, dy = right.x - left.x, right.y - left.y
    far = max(1.0, math.hypot(dx, dy))
    return Line(
        edge=edge,
        x1=round(left.x + dx / far * left.radius, 1),
        y1=round(left.y + dy / far * left.radius, 1),
        x2=round(right.x - dx / far * (right.radius + 4), 1),
        y2=round(right.y - dy / far * (right.radius + 4), 1),
        width=round(1 + 5 * edge.claims / strongest, 1),
    )
