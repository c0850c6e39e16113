"""Places: the boathouse at dusk, the floor plan of the Kulturhaus, its pictograms."""
import random

from draw import blur, circle, fade, glow, grain, group, line, paint, path, rect, svg, text

NAVY, CORAL, SUN, MINT, CHALK = "#1a1446", "#ff5a3c", "#ffe86b", "#8be0c8", "#f6f0e4"


def spruces(seed, x0, x1, base, high, colour, step):
    """A forest's edge as a silhouette."""
    dice, d, x = random.Random(seed), f"M{x0},{base + 60}L{x0},{base}", x0
    while x < x1:
        wide, tall = dice.uniform(0.7, 1.4) * step, dice.uniform(0.5, 1) * high
        for k in range(5):
            d += f"L{x + wide * (0.1 * k):.1f},{base - tall * (k / 5) :.1f}L{x + wide * (0.1 * k + 0.05):.1f},{base - tall * (k + 0.7) / 5:.1f}"
        d += f"L{x + wide * 0.5:.1f},{base - tall:.1f}"
        for k in range(4, -1, -1):
            d += f"L{x + wide * (1 - 0.1 * k - 0.05):.1f},{base - tall * (k + 0.7) / 5:.1f}L{x + wide * (1 - 0.1 * k):.1f},{base - tall * (k / 5):.1f}"
        x += wide * dice.uniform(0.5, 0.9)
    return path(d + f"L{x1 + step},{base + 60}Z", colour)


def boathouse_scene():
    """The scene (2400 × 1350) and its definitions: larch, slate, light on still water."""
    defs = fade("dusk", [(0, "#2b3f5c"), (0.35, "#6a6f8c"), (0.62, "#d59a86"), (0.8, "#f3c79b")]) + fade("lake", [(0, "#c98f7d"), (0.25, "#6b6a82"), (1, "#182638")])
    defs += fade("larch", [(0, "#7b4a2c"), (1, "#54301d")]) + fade("slate", [(0, "#46505a"), (1, "#262d35")]) + fade("warm", [(0, "#ffe2a3"), (1, "#f6ab52")])
    defs += glow("spill", [(0, "#ffcf7d", 0.6), (0.5, "#ffcf7d", 0.18), (1, "#ffcf7d", 0)]) + blur("soft", 9) + blur("haze", 26)
    out = rect(0, 0, 2400, 840, "url(#dusk)")
    for x, y, wide in ((300, 250, 620), (1200, 180, 900), (1750, 330, 500), (700, 390, 420)):
        out += f'<ellipse cx="{x}" cy="{y}" rx="{wide}" ry="20" fill="#f2b8a0" opacity=".28" filter="url(#haze)"/>'
    out += path("M0,700C300,610 640,640 900,660C1300,600 1700,590 2400,670L2400,800L0,800Z", "#6d6a86") + spruces(5, -40, 2440, 770, 170, "#3d4a5e", 58)
    out += f'<rect y="690" width="2400" height="120" fill="#f0c3a4" opacity=".22" filter="url(#haze)"/>' + spruces(9, -40, 760, 806, 300, "#1d2c38", 84) + spruces(12, 1820, 2440, 806, 360, "#1d2c38", 92)
    house = house_front()
    out += rect(0, 800, 2400, 550, "url(#lake)") + group(spruces(9, -40, 760, 806, 300, "#16222d", 84) + spruces(12, 1820, 2440, 806, 360, "#16222d", 92)
                                                         + house, "translate(0,1606) scale(1,-1)", 'opacity=".55" filter="url(#soft)"')
    out += '<clipPath id="above"><rect width="2400" height="812"/></clipPath>' + circle(1230, 700, 640, "url(#spill)", 'clip-path="url(#above)"') + house
    out += path("M0,800L2400,800L2400,812L0,812Z", "#141c25", 'opacity=".7"')
    dice = random.Random(6)
    for i in range(120):
        y = 826 + 510 * (i / 120) ** 1.5
        x, wide = dice.uniform(-100, 2300), dice.uniform(60, 260) * (0.5 + i / 120)
        tone = "#ffcf7d" if 820 < x < 1560 and i % 2 else "#dfe6ee"
        out += rect(round(x, 1), round(y, 1), round(wide, 1), round(1.2 + 3 * i / 120, 1), tone, 1, 'opacity=".16"')
    out += path("M1010,830L1120,1350L1560,1350L1200,830Z", "#3a261b")
    for i in range(18):
        y = 834 + 516 * (i / 18) ** 1.6
        out += line(1010 + (y - 830) * 0.21, y, 1200 + (y - 830) * 0.69, y, "#1d120c", 1 + i * 0.3)
    return out + person(1330, 1040), defs


def house_front():
    """The boathouse from the water, standing on the line y = 806."""
    out = path("M760,806L760,520L1230,300L1700,520L1700,806Z", "url(#larch)")
    for x in range(772, 1700, 22):
        top = 520 - (x - 760) * 0.468 if x < 1230 else 300 + (x - 1230) * 0.468
        out += line(x, round(top, 1), x, 806, "#2d190f", 2, 'opacity=".45"')
    out += path("M716,536L1230,290L1744,536L1744,508L1230,250L716,508Z", "url(#slate)") + rect(1440, 262, 56, 110, "#2a3138")
    out += rect(850, 566, 760, 216, "#1d120c") + rect(862, 578, 736, 192, "url(#warm)")
    out += rect(900, 700, 200, 16, "#7b4a2c") + rect(912, 716, 10, 54, "#7b4a2c") + rect(1078, 716, 10, 54, "#7b4a2c")
    out += path("M1180,742Q1290,776 1420,742L1400,770L1200,770Z", "#a4552a") + line(1300, 746, 1300, 600, "#a4552a", 6)
    out += circle(1000, 632, 20, "#fff6dc") + line(1000, 578, 1000, 614, "#54301d", 3) + circle(1500, 632, 20, "#fff6dc") + line(1500, 578, 1500, 614, "#54301d", 3)
    for x in (1046, 1230, 1414):
        out += rect(x - 4, 566, 8, 216, "#1d120c")
    return out + rect(740, 782, 980, 26, "#2d190f") + circle(1230, 420, 44, "#1d120c") + circle(1230, 420, 36, "url(#warm)")


def person(x, y):
    """Somebody who sits at the edge of the jetty and looks at the house."""
    return path(f"M{x - 34},{y + 60}Q{x - 40},{y - 20} {x},{y - 30}Q{x + 40},{y - 20} {x + 34},{y + 60}Z", "#1a222b") + circle(x, y - 52, 22, "#120e0c") + path(
        f"M{x - 22},{y - 58}Q{x},{y - 92} {x + 22},{y - 58}Z", "#b4552d")


def boathouse():
    """The photograph of the boathouse."""
    scene, defs = boathouse_scene()
    return grain(paint(svg(2400, 1350, scene, defs), 2400, 1350), 4, 8)
