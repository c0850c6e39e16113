"""The autumn poster, the festival poster and the panorama for the shop window."""
import math
import random

from draw import SERIF, circle, fade, grain, group, line, lines, paint, path, rect, ridge, svg, text
from scenes import birds, tree


def autumn():
    """Fjell's autumn poster, A2 in proportion: a thermos on a stone, larches, one ridge."""
    w, h = 1600, 2263
    defs = fade("sky", [(0, "#f2d9a8"), (0.6, "#f7ead0")]) + fade("flask", [(0, "#163a3a"), (0.25, "#3f7570"), (0.5, "#23524f"), (1, "#0f2b2c")], 1, 0)
    defs += fade("cap", [(0, "#b23f22"), (0.3, "#ef7d52"), (1, "#9b341b")], 1, 0)
    body = rect(0, 0, w, h, "#f4ead6") + rect(90, 90, w - 180, 1600, "url(#sky)")
    body += f'<clipPath id="frame"><rect x="90" y="90" width="{w - 180}" height="1600"/></clipPath>'
    scene = circle(1080, 560, 190, "#e2572f") + ridge(101, 40, w, 1010, 420, 210, 1700, "#e3b06a", "#cf9650")
    scene += ridge(104, 40, w, 1180, 290, 180, 1700, "#c9793f", "#b0632f") + ridge(109, 40, w, 1330, 210, 160, 1700, "#8d4a2b", "#743a22")
    dice = random.Random(3)
    for i in range(26):
        x = dice.uniform(60, 1560)
        scene += tree(x, 1480 - 60 * math.sin(x / 500) + dice.uniform(-30, 30), dice.uniform(0.8, 1.7)).replace(
            "#2f5d4c", dice.choice(["#d98a2b", "#c46a1f", "#e0a23a", "#47563a"])).replace("#f4f7f1", "#f0c463")
    scene += path("M0,1500C300,1430 620,1440 900,1500C1200,1560 1400,1500 1700,1470L1700,1800L0,1800Z", "#3c2a22")
    scene += path("M980,1560L1080,1490L1310,1480L1430,1540L1500,1700L940,1700Z", "#6f6259") + path("M1310,1480L1430,1540L1500,1700L1340,1700L1280,1560Z", "#574b44")
    scene += flask(1200, 1490) + birds(300, 420, "#743a22", 0.3)
    body += group(scene, "", 'clip-path="url(#frame)"')
    body += text(90, 1966, "Ruska", 300, "#3c2a22", SERIF, 400, spacing=-6)
    body += lines(1010, 1800, ["The autumn blend.", "Short days, long pots."], 46, 1.3, fill="#3c2a22", font=SERIF)
    body += lines(1010, 1930, ["Guatemala and Rwanda,", "roasted in Turku."], 32, 1.45, fill="#8d4a2b")
    body += line(90, 2046, w - 90, 2046, "#3c2a22", 3)
    body += text(90, 2120, "FJELL", 44, "#3c2a22", weight=600, spacing=14) + text(90, 2166, "Coffee Roasters", 28, "#3c2a22")
    body += text(w - 90, 2120, "In our shops from the first", 28, "#3c2a22", anchor="end")
    body += text(w - 90, 2160, "of September until it is gone", 28, "#3c2a22", anchor="end")
    return grain(paint(svg(w, h, body, defs), w, h), 3.2)


def flask(x, foot):
    """A thermos that stands on its foot at (x, foot), and its cup."""
    out = path(f"M{x - 84},{foot}L{x - 84},{foot - 330}C{x - 84},{foot - 392} {x - 52},{foot - 400} {x - 52},{foot - 430}L{x + 52},{foot - 430}"
               f"C{x + 52},{foot - 400} {x + 84},{foot - 392} {x + 84},{foot - 330}L{x + 84},{foot}Q{x},{foot + 22} {x - 84},{foot}Z", "url(#flask)")
    out += rect(x - 62, foot - 530, 124, 104, "url(#cap)", 14) + rect(x - 84, foot - 250, 168, 130, "#f4ead6")
    out += text(x, foot - 190, "FJELL", 34, "#163a3a", weight=600, anchor="middle", spacing=6)
    out += path(f"M{x - 60},{foot - 160}l26,-16l20,12l24,-20l30,20l20,-10", "none", 'stroke="#e2572f" stroke-width="6"')
    cup = f"M{x + 110},{foot + 30}L{x + 98},{foot - 66}L{x + 206},{foot - 66}L{x + 194},{foot + 30}Q{x + 152},{foot + 44} {x + 110},{foot + 30}Z"
    out += path(cup, "url(#cap)") + f'<ellipse cx="{x + 152}" cy="{foot - 66}" rx="54" ry="14" fill="#f7a582"/>'
    return out + f'<ellipse cx="{x + 152}" cy="{foot - 64}" rx="44" ry="9" fill="#3a1d10"/>'


def festival():
    """Lichtwechsel, a festival for film and sound: a beam of light cut into the frequencies of a sound."""
    w, h = 1600, 2263
    defs = fade("beam", [(0, "#ffe86b", 0.95), (1, "#ffe86b", 0.12)], 1, 0)
    body = rect(0, 0, w, h, "#1a1446")
    colours = ["#ff5a3c", "#ff8f5a", "#ffe86b", "#8be0c8", "#5a8cff", "#b58bff"]
    for i in range(31):
        angle = math.radians(-25 + i * 1.86)
        long = 1120 + 290 * abs(math.sin(i * 0.63)) * (0.5 + 0.5 * math.cos(i * 0.21))
        spread = math.radians(0.64)
        a, b = (170 + long * math.cos(angle - spread), 1040 + long * math.sin(angle - spread))
        c, d = (170 + long * math.cos(angle + spread), 1040 + long * math.sin(angle + spread))
        body += path(f"M170,1040L{a:.1f},{b:.1f}L{c:.1f},{d:.1f}Z", colours[int(i / 31 * 6)])
    body += circle(170, 1040, 236, "#1a1446") + circle(170, 1040, 196, "#f6f0e4") + circle(170, 1040, 118, "#1a1446") + circle(170, 1040, 48, "#ff5a3c")
    body += text(84, 300, "Licht", 330, "#f6f0e4", "League Spartan", 700, spacing=-12)
    body += text(84, 560, "wechsel", 330, "#f6f0e4", "League Spartan", 700, spacing=-12)
    body += text(90, 1728, "Festival für Film und Klang", 70, "#f6f0e4", "League Spartan", 500, spacing=-1)
    body += line(90, 1790, w - 90, 1790, "#f6f0e4", 4)
    body += lines(90, 1870, ["5. bis 8. Februar", "Kulturhaus Lindenau"], 58, 1.25, fill="#ffe86b", font="League Spartan", weight=700)
    body += lines(90, 2040, ["Demmeringstraße 32", "04177 Leipzig"], 38, 1.35, fill="#f6f0e4", font="League Spartan")
    body += lines(860, 1866, ["18 Filme mit Livemusik", "Nachtkonzert im Heizhaus", "Werkstatt für Geräuschemacher"], 42, 1.4, fill="#f6f0e4", font="League Spartan")
    body += lines(860, 2064, ["Festivalpass 48 Euro, ermäßigt 30 Euro", "kulturhaus-lindenau.example"], 34, 1.45, fill="#8be0c8", font="League Spartan")
    return grain(paint(svg(w, h, body, defs), w, h), 2.6, 2)


def panorama():
    """One ridge from dawn to night, for the long window in Turku."""
    w, h = 3200, 900
    day = ["#f3c9a4", "#f6dcc0", "#eee6cf", "#d6e2d6", "#8fa9b4", "#2c4a66", "#101c2c"]
    sky = [(i / 6, c) for i, c in enumerate(day)]
    defs = fade("sky", sky, 1, 0)
    for name, tones in (("far", ["#d98f6a", "#a9bd9f", "#3c5d7a"]), ("mid", ["#a95f4c", "#6b957e", "#27435c"]), ("near", ["#6d3a3a", "#2f5d4c", "#13263a"])):
        defs += fade(name, [(0, tones[0]), (0.22, tones[0]), (0.5, tones[1]), (0.78, tones[2]), (1, tones[2])], 1, 0)
    body = rect(0, 0, w, h, "url(#sky)") + circle(470, 330, 104, "#e2572f") + circle(1620, 170, 84, "#e6a92d")
    dice = random.Random(2)
    for i in range(70):
        body += circle(round(dice.uniform(2250, w), 1), round(dice.uniform(0, 400), 1), round(dice.uniform(1, 2.8), 1), "#f6efdc", 'opacity=".8"')
    body += '<mask id="cut"><rect width="3200" height="900" fill="#fff"/><circle cx="2818" cy="176" r="74" fill="#000"/></mask>'
    body += circle(2780, 200, 84, "#f6efdc", 'mask="url(#cut)"')
    for seed, base, high, step, name in ((201, 560, 270, 190, "far"), (207, 700, 200, 150, "mid"), (213, 830, 140, 170, "near")):
        body += ridge(seed, 0, w, base, high, step, h, f"url(#{name})", "#1a1420").replace('fill="#1a1420"', 'fill="#1a1420" opacity=".16"')
    body += birds(760, 240, "#6d3a3a", 0.3)
    for word, x, y, colour in (("Gry", 180, 850, "#f6dcc0"), ("Dag", 1500, 850, "#f1ead6"), ("Natt", 2800, 850, "#dbe6f2")):
        body += text(x, y, word, 120, colour, SERIF)
    return grain(paint(svg(w, h, body, defs), w, h), 2, 3)


