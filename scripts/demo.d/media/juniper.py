"""Juniper Lane, botanical sodas from Portland: mark, board, animated mark."""

from PIL import Image

from draw import circle, fade, grain, group, line, paint, path, rect, svg, text

PINE, CREAM, BERRY, SKY, BLUSH, LIME = "#123d35", "#f6f1e4", "#3c3f8f", "#bcd6e6", "#f2b8a0", "#cfe08a"
FACE = "League Spartan"


def mark(colour, berry, grown=1.0):
    """A sprig: one stem, needles in pairs, three berries. `grown` from 0 to 1 is how far it is out."""
    out = path(f"M0,{100}L0,{100 - 190 * min(1, grown * 1.6):.1f}", "none", f'stroke="{colour}" stroke-width="11" stroke-linecap="round"')
    for i in range(5):
        size = max(0, min(1, grown * 2.6 - 0.25 - i * 0.28))
        y, long = 66 - i * 34, (78 - i * 9) * size
        if size > 0:
            for side in (-1, 1):
                out += path(f"M0,{y}Q{side * long * 0.5:.1f},{y - 4} {side * long:.1f},{y - long * 0.72:.1f}", "none",
                            f'stroke="{colour}" stroke-width="11" stroke-linecap="round"')
    for i, (x, y) in enumerate(((-56, 62), (58, 48), (30, 92))):
        size = max(0, min(1, grown * 4 - 2.6 - i * 0.4))
        if size > 0:
            out += circle(x, y, round(18 * size, 1), berry)
    return out


def word(x, y, size, colour, anchor="start"):
    """The word mark."""
    return text(x, y, "Juniper Lane", size, colour, FACE, 600, anchor, round(-size * 0.03, 2))


def can(x, y, body, ink, berry, name, scale=1.0):
    """A slim can with its sprig, standing with its foot at (x, y)."""
    shape = "M-92,-12L-92,-430Q-92,-462 -70,-482L70,-482Q92,-462 92,-430L92,-12Q80,8 62,8L-62,8Q-80,8 -92,-12Z"
    out = f'<ellipse cx="14" cy="8" rx="130" ry="16" fill="#000" opacity=".22"/>' + path(shape, body)
    out += f'<ellipse cx="0" cy="-482" rx="70" ry="9" fill="#d9dcd8"/><ellipse cx="0" cy="-482" rx="60" ry="6" fill="#b4b9b5"/>'
    out += group(mark(ink, berry), "translate(0,-290) scale(.62)") + text(0, -150, name, 36, ink, FACE, 600, "middle", -1)
    out += text(0, -112, "Juniper Lane", 20, ink, FACE, 500, "middle") + text(0, -40, "330 ml, 11 fl oz", 14, ink, FACE, 400, "middle")
    return group(out + path(shape, "url(#round)"), f"translate({x},{y}) scale({scale})")


def board():
    """The brand board: what a van, a can and a card have in common."""
    w, h = 2400, 1600
    defs = fade("round", [(0, "#000", 0.34), (0.12, "#000", 0.04), (0.24, "#fff", 0.34), (0.36, "#fff", 0.02), (0.8, "#000", 0.05), (1, "#000", 0.4)], 1, 0)
    body = rect(0, 0, w, h, CREAM) + rect(0, 0, 800, 900, PINE) + group(mark(CREAM, BLUSH), "translate(400,420) scale(2.2)")
    body += text(60, 84, "Brand board, version 2", 24, CREAM, FACE)
    body += word(900, 330, 190, PINE) + text(906, 420, "Botanical sodas, grown in the Willamette Valley", 38, PINE, FACE)
    body += line(900, 500, 2340, 500, PINE, 3)
    for i, (colour, name, code, ink) in enumerate(((PINE, "Pine", "#123D35", CREAM), (BERRY, "Berry", "#3C3F8F", CREAM), (SKY, "Rain", "#BCD6E6", PINE),
                                                  (BLUSH, "Peach", "#F2B8A0", PINE), (LIME, "Verbena", "#CFE08A", PINE))):
        x = 900 + i * 288
        body += rect(x, 540, 264, 320, colour) + text(x + 22, 800, name, 32, ink, FACE, 600) + text(x + 22, 836, code, 22, ink, FACE)
    body += rect(0, 900, 1240, 700, SKY) + rect(0, 1440, 1240, 160, "#9fbfd3")
    for i, (colour, ink, berry, name) in enumerate(((LIME, PINE, BERRY, "Verbena"), (BLUSH, PINE, BERRY, "Peach"), (BERRY, CREAM, BLUSH, "Berry"), (PINE, CREAM, BLUSH, "Pine"))):
        body += can(206 + i * 276, 1506, colour, ink, berry, name, 1.08)
    body += rect(1240, 900, 1160, 700, CREAM) + van(1300, 1000)
    body += text(1300, 1540, "One typeface, League Spartan. One sprig. Five colours.", 34, PINE, FACE, 500)
    return grain(paint(svg(w, h, body, defs), w, h), 1.6, 4)


def van(x, y):
    """The delivery van from its side."""
    out = f'<ellipse cx="520" cy="444" rx="560" ry="18" fill="#000" opacity=".18"/>'
    out += path("M20,400L20,70Q20,20 70,20L720,20Q760,20 790,52L900,190L1000,222Q1040,236 1040,280L1040,400Q1040,420 1020,420L40,420Q20,420 20,400Z", PINE)
    out += path("M738,66L772,92L856,196L738,196Z", SKY) + rect(20, 336, 1020, 14, LIME) + rect(1006, 270, 30, 34, "#fff3c4", 8)
    out += line(720, 40, 720, 410, "#0c2c26", 3) + line(876, 210, 876, 330, "#0c2c26", 3) + rect(742, 228, 44, 10, "#0c2c26", 5)
    out += group(mark(CREAM, BLUSH), "translate(150,196) scale(.9)") + word(256, 218, 78, CREAM)
    out += text(258, 268, "Shaken by the road, not by us.", 26, CREAM, FACE)
    for a in (240, 850):
        out += circle(a, 416, 84, CREAM) + circle(a, 416, 66, "#1c2321") + circle(a, 416, 34, "#c8cdc9") + circle(a, 416, 10, "#1c2321")
    return group(out, f"translate({x},{y})")


def growing():
    """The animated mark, 24 pictures of 600 × 450, for a loop."""
    pictures = []
    for i in range(24):
        grown = min(1.0, i / 15)
        slide = 1 - (1 - min(1.0, max(0.0, (i - 9) / 7))) ** 3
        body = rect(0, 0, 600, 450, PINE) + group(mark(CREAM, BLUSH, grown), "translate(300,176) scale(1.05)")
        body += '<clipPath id="slot"><rect x="0" y="312" width="600" height="84"/></clipPath>'
        body += group(word(300, round(376 + 76 * (1 - slide), 1), 66, CREAM, "middle"), "", 'clip-path="url(#slot)"')
        pictures.append(paint(svg(600, 450, body), 600, 450).quantize(12, dither=Image.Dither.NONE))
    return pictures
