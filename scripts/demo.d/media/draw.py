"""Drawing: SVG text in, pixels out. Everything here is deterministic: no clock, every random number has a seed."""
import io
import os
import random

import cairo
import gi
import numpy
from PIL import Image

gi.require_version("Rsvg", "2.0")
from gi.repository import Rsvg  # noqa: E402

DEMO = os.path.join(os.path.dirname(__file__), "../../../site-templates/demo")
SERIF = "Charis SIL"
SANS = "Inter"


def svg(width, height, body, defs=""):
    """A whole picture. Its coordinates are pixels."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"><defs>{defs}</defs>{body}</svg>'
    )


def paint(source, width, height):
    """The pixels of an SVG, scaled to the given size."""
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, width, height)
    place(source, cairo.Context(surface), width, height)
    rows = numpy.ndarray((height, surface.get_stride() // 4, 4), numpy.uint8, surface.get_data())[:, :width]
    return Image.fromarray(numpy.ascontiguousarray(rows[:, :, [2, 1, 0]]))


def place(source, context, width, height):
    """Draws an SVG into the area of a context, keeping text as text where the surface is a PDF."""
    handle = Rsvg.Handle.new_from_data(source.encode())
    box = Rsvg.Rectangle()
    box.x, box.y, box.width, box.height = 0, 0, width, height
    handle.render_document(context, box)


def grain(image, strength, seed=1):
    """The fine noise that a photograph or an uncoated paper has; without it large areas look like plastic."""
    noise = numpy.random.Generator(numpy.random.PCG64(seed)).normal(0, strength, (image.height, image.width, 1))
    pixels = numpy.asarray(image, numpy.float32) + noise
    return Image.fromarray(numpy.clip(pixels, 0, 255).astype(numpy.uint8))


def text(x, y, words, size, fill="#211d18", font=SANS, weight=400, anchor="start", spacing=0, more=""):
    """One line of text on its baseline."""
    words = words.replace("&", "&amp;").replace("<", "&lt;")
    gap = f' letter-spacing="{spacing}"' if spacing else ""
    return (
        f'<text x="{x}" y="{y}" font-family="{font}" font-size="{size}" font-weight="{weight}" '
        f'text-anchor="{anchor}" fill="{fill}"{gap} {more}>{words}</text>'
    )


def lines(x, y, rows, size, leading=1.45, **how):
    """Several lines, one below the other."""
    return "".join(text(x, round(y + i * size * leading, 1), row, size, **how) for i, row in enumerate(rows))


def rect(x, y, width, height, fill, radius=0, more=""):
    """A rectangle."""
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}" fill="{fill}" {more}/>'


def circle(x, y, radius, fill, more=""):
    """A disc."""
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}" {more}/>'


def path(d, fill="none", more=""):
    """A path as it is written in SVG."""
    return f'<path d="{d}" fill="{fill}" {more}/>'


def line(x1, y1, x2, y2, colour, width=1, more=""):
    """A straight stroke."""
    return f'<path d="M{x1},{y1}L{x2},{y2}" fill="none" stroke="{colour}" stroke-width="{width}" {more}/>'


def group(body, move="", more=""):
    """A group, moved or scaled."""
    return f'<g transform="{move}" {more}>{body}</g>' if move else f"<g {more}>{body}</g>"


def fade(name, stops, x2=0, y2=1):
    """A linear gradient from (position, colour, opacity) or (position, colour)."""
    marks = "".join(
        f'<stop offset="{s[0]}" stop-color="{s[1]}" stop-opacity="{s[2] if len(s) > 2 else 1}"/>' for s in stops)
    return f'<linearGradient id="{name}" x1="0" y1="0" x2="{x2}" y2="{y2}">{marks}</linearGradient>'


def glow(name, stops, cx=0.5, cy=0.5, r=0.5):
    """A radial gradient."""
    marks = "".join(
        f'<stop offset="{s[0]}" stop-color="{s[1]}" stop-opacity="{s[2] if len(s) > 2 else 1}"/>' for s in stops)
    return f'<radialGradient id="{name}" cx="{cx}" cy="{cy}" r="{r}">{marks}</radialGradient>'


def blur(name, amount):
    """A soft edge, for shadows and light."""
    return (
        f'<filter id="{name}" filterUnits="userSpaceOnUse" x="-200" y="-200" width="4000" height="4600">'
        f'<feGaussianBlur stdDeviation="{amount}"/></filter>')


def ridge(seed, x0, x1, base, height, step, floor, light, dark):
    """A mountain ridge cut like paper, with the shaded side of each peak. One seed is one ridge, always."""
    dice = random.Random(seed)
    points, x, up = [], x0, dice.random() < 0.5
    while x < x1 + step:
        y = base - (height * dice.uniform(0.45, 1.0) if up else height * dice.uniform(0, 0.3))
        points.append((round(x, 1), round(y, 1), up))
        up = not up
        x += step * dice.uniform(0.55, 1.25)
    body = "L".join(f"{p[0]},{p[1]}" for p in points)
    out = path(f"M{x0},{floor}L{body}L{points[-1][0]},{floor}Z", light)
    for (ax, ay, peak), (bx, by, _) in zip(points, points[1:]):
        if not peak:
            continue
        wide, deep = bx - ax, max(by - ay, height * 0.2)
        shade = [(ax, ay), (bx, by), (ax + wide * 0.78, by + deep * 0.34), (ax + wide * 0.42, by + deep * 0.05),
                 (ax + wide * 0.3, by + deep * 0.3), (ax - wide * 0.04, ay + deep * 0.62), (ax + wide * 0.1, ay + deep * 0.4)]
        out += path("M" + "L".join(f"{round(u, 1)},{round(v, 1)}" for u, v in shade) + "Z", dark)
    return out


def inner(name):
    """The content of an SVG file among the results (the shelf sets were drawn by hand), to be placed in a picture."""
    with open(os.path.join(DEMO, name), encoding="utf-8") as file:
        whole = file.read()
    return whole[whole.index(">") + 1:whole.rindex("</svg>")]


def encoded(image, kind, quality):
    """The bytes of a picture file."""
    out = io.BytesIO()
    options = {"webp": {"method": 6}, "jpeg": {"optimize": True, "progressive": True}, "png": {"optimize": True}}[kind]
    if kind == "png":
        image.quantize(quality, dither=Image.Dither.NONE).save(out, "PNG", **options)
    else:
        image.save(out, kind.upper(), quality=quality, **options)
    return out.getvalue()
