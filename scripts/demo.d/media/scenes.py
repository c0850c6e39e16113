"""The six scenes of the winter film, 1600 × 900, each a function of the time from 0 to 1."""
import math
import random

from draw import blur, circle, fade, glow, group, inner, line, path, rect, ridge, svg

W, H = 1600, 900


def dawn(t):
    """Gry: the sun comes up behind three ridges."""
    sun = 560 - 150 * t
    defs = fade("sky", [(0, "#f3c9a4"), (0.55, "#f6dcc0"), (1, "#f0a878")]) + glow(
        "halo", [(0, "#fff3d8", 0.8), (0.3, "#ffe2b4", 0.4), (0.6, "#fbd6ac", 0.12), (1, "#f6dcc0", 0)])
    body = rect(0, 0, W, H, "url(#sky)") + circle(980, sun, 460, "url(#halo)") + circle(980, sun, 104, "#e2572f")
    for i, y in enumerate((170, 214, 250)):
        body += rect(-200 + i * 420 + 60 * t, y, 420 - i * 60, 9, "#fbeede", 5, 'opacity=".8"')
    body += group(ridge(11, -80, W + 80, 640, 230, 150, H, "#d98f6a", "#c67a58"), f"translate({-18 * t},0)")
    body += rect(0, 560, W, 200, "url(#mist)") + group(
        ridge(23, -80, W + 80, 740, 190, 130, H, "#a95f4c", "#944d40"), f"translate({-34 * t},0)")
    body += group(ridge(37, -80, W + 80, 850, 130, 150, H, "#6d3a3a", "#5d2f31"), f"translate({-60 * t},0)")
    body += birds(300 + 190 * t, 300 - 26 * t, "#6d3a3a", t)
    return svg(W, H, body, defs + fade("mist", [(0, "#ffe9cf", 0), (0.7, "#ffe9cf", 0.55), (1, "#ffe9cf", 0)]))


def birds(x, y, colour, t):
    """Five birds that beat their wings."""
    out = ""
    for i in range(5):
        beat = 9 * math.sin(t * 40 + i * 1.3)
        a, b = x + i * 44 - (i % 2) * 16, y + abs(i - 2) * 20
        out += path(f"M{a - 20:.1f},{b - 5 - beat:.1f}Q{a - 8:.1f},{b - 10:.1f} {a:.1f},{b:.1f}Q{a + 8:.1f},{b - 10:.1f} "
                    f"{a + 20:.1f},{b - 5 - beat:.1f}", "none", f'stroke="{colour}" stroke-width="3.4" stroke-linecap="round"')
    return out


def kitchen(t):
    """A kettle on the stove, the window behind it."""
    defs = fade("wall", [(0, "#3b2a2b"), (1, "#573a33")]) + fade("out", [(0, "#f0c49c"), (1, "#f6e2c8")]) + fade(
        "steel", [(0, "#2f4238"), (0.22, "#7d9c8b"), (0.36, "#4f7263"), (0.8, "#2d463c"), (1, "#1d2f29")], 1, 0)
    defs += fade("ray", [(0, "#ffe1b4", 0.42), (1, "#ffe1b4", 0)]) + blur("soft", 16) + blur("steam", 13)
    body = rect(0, 0, W, H, "url(#wall)") + rect(140, 90, 560, 560, "#2a1d1f") + rect(160, 110, 520, 520, "url(#out)")
    body += '<clipPath id="pane"><rect x="160" y="110" width="520" height="520"/></clipPath>'
    body += group(circle(470, 330 - 20 * t, 62, "#e2572f") + ridge(5, 120, 720, 520, 170, 110, 640, "#d98f6a", "#c67a58")
                  + ridge(9, 120, 720, 610, 110, 100, 640, "#a95f4c", "#944d40"), "", 'clip-path="url(#pane)"')
    body += rect(412, 110, 16, 520, "#2a1d1f") + rect(160, 352, 520, 16, "#2a1d1f") + rect(110, 640, 620, 26, "#7a5644")
    body += path("M160,630L680,630L1120,900L300,900Z", "url(#ray)")
    body += rect(0, 770, W, 130, "#7d5a45") + rect(0, 770, W, 8, "#a47b60")
    body += f'<ellipse cx="1090" cy="786" rx="250" ry="20" fill="#1d1213" opacity=".6" filter="url(#soft)"/>'
    body += path("M1236,640C1310,630 1318,540 1352,476L1400,462L1408,482C1370,520 1372,690 1262,716Z", "url(#steel)")
    body += path("M905,772C890,640 950,520 1090,520C1230,520 1290,640 1275,772Q1272,782 1260,782L920,782Q908,782 905,772Z", "url(#steel)")
    body += path("M960,560C940,380 1240,380 1220,560", "none", 'stroke="#1b2522" stroke-width="24" stroke-linecap="round"')
    body += path("M1000,522C1010,494 1170,494 1180,522Z", "#24382f") + circle(1090, 490, 17, "#d9a05f")
    body += path("M948,640C958,592 985,566 1010,552", "none", 'stroke="#dcebe1" stroke-width="12" stroke-linecap="round" opacity=".55"')
    body += steam(1396, 462, t, 6)
    return svg(W, H, body, defs)


def steam(x, y, t, strength=4):
    """Wisps that rise and thin out."""
    out = ""
    for i in range(strength):
        age = (t * 1.6 + i / strength) % 1
        a, b, lean = x + 34 * age + 20 * math.sin(6 * age + i), y - 330 * age, 26 * math.sin(9 * age + i * 2)
        out += path(f"M{a:.1f},{b:.1f}C{a + lean:.1f},{b - 50:.1f} {a - lean:.1f},{b - 90:.1f} {a + 8:.1f},{b - 140:.1f}", "none",
                    f'stroke="#fff" stroke-width="{16 + 50 * age:.1f}" stroke-linecap="round" '
                    f'opacity="{0.34 * math.sin(math.pi * age):.3f}" filter="url(#steam)"')
    return out


def pour(t):
    """The cup from above, with the coffee turning in it."""
    defs = fade("cloth", [(0, "#e9e0cd"), (1, "#d6c8ab")]) + blur("soft", 24) + blur("cream", 4) + glow(
        "coffee", [(0, "#7a4526"), (0.55, "#4a2615"), (1, "#2a130b")]) + glow("bowl", [(0.7, "#f7f1e4"), (0.9, "#fffaf0"), (1, "#d8ccb4")])
    body = rect(0, 0, W, H, "url(#cloth)")
    for i in range(0, 26):
        body += line(i * 70 - 120, 0, i * 70 - 220, H, "#b9a781", 1, 'opacity=".28"')
    body += f'<ellipse cx="850" cy="520" rx="370" ry="340" fill="#5b4630" opacity=".45" filter="url(#soft)"/>'
    body += circle(800, 450, 350, "#efe6d3") + circle(800, 450, 336, "#f8f1e3") + circle(800, 450, 246, "#e3d7bf")
    body += path("M1010,360C1160,300 1220,400 1046,470L1030,440C1120,400 1100,350 1016,392Z", "#efe6d3")
    body += circle(800, 450, 236, "url(#bowl)") + circle(800, 450, 206, "url(#coffee)")
    swirl = ""
    for i in range(3):
        turn = t * 150 + i * 120
        swirl += group(path("M0,-20C80,-60 150,10 120,90C100,140 30,160 -20,130", "none",
                            'stroke="#c08a5a" stroke-width="13" stroke-linecap="round" opacity=".4" filter="url(#cream)"'), f"translate(800,450) rotate({turn:.2f})")
    body += swirl + f'<ellipse cx="726" cy="374" rx="70" ry="36" fill="#fff" opacity=".20" transform="rotate(-38 726 374)"/>'
    dice = random.Random(4)
    for i in range(15):
        x, y = (dice.uniform(60, 330), dice.uniform(80, 840)) if i % 2 else (dice.uniform(1260, 1540), dice.uniform(80, 840))
        body += bean(x, y, dice.uniform(0, 180), dice.uniform(0.9, 1.2))
    return svg(W, H, body, defs)


def bean(x, y, turn, size):
    """A roasted bean with its crease and its shadow."""
    return group(
        '<ellipse cx="7" cy="11" rx="36" ry="25" fill="#5b4630" opacity=".4"/><ellipse rx="35" ry="24" fill="#4a2716"/>'
        '<ellipse cx="-7" cy="-7" rx="22" ry="11" fill="#7a4a2c" opacity=".75"/>'
        + path("M-33,4C-14,-10 12,13 33,-4", "none", 'stroke="#23110a" stroke-width="4.5" stroke-linecap="round"'),
        f"translate({x:.1f},{y:.1f}) rotate({turn:.1f}) scale({size:.2f})")


def noon(t):
    """Dag: someone crosses the slope on skis."""
    defs = fade("sky", [(0, "#cfe0d6"), (1, "#f1ead6")]) + fade("snow", [(0, "#ffffff"), (1, "#dfe8e0")])
    body = rect(0, 0, W, H, "url(#sky)") + circle(1240, 210, 84, "#e6a92d")
    body += group(ridge(51, -80, W + 80, 560, 270, 190, H, "#a9bd9f", "#93ab8a"), f"translate({-14 * t},0)")
    body += group(ridge(58, -80, W + 80, 660, 170, 130, H, "#6b957e", "#557f6a"), f"translate({-26 * t},0)")
    body += path("M0,560C260,600 560,640 900,730C1180,800 1400,826 1600,832L1600,900L0,900Z", "url(#snow)")
    dice = random.Random(8)
    for i in range(17):
        x = dice.uniform(-20, 620) if i < 9 else dice.uniform(1010, 1600)
        y = (570 + x * 0.19 if x < 900 else 690 + (x - 900) * 0.2) + dice.uniform(-8, 16)
        body += tree(x, y, dice.uniform(0.55, 1.15))
    x = 640 + 330 * t
    y = 652 + (x - 640) * 0.285
    body += path(f"M0,590C300,620 520,640 {x:.1f},{y + 3:.1f}", "none", 'stroke="#b7c8bf" stroke-width="4"')
    body += group(path("M-62,14L66,16L76,8", "none", 'stroke="#1f3a36" stroke-width="5" stroke-linecap="round"')
                  + path("M-8,12L14,-26L-10,-44L22,-82", "none", 'stroke="#1f3a36" stroke-width="15" stroke-linecap="round" stroke-linejoin="round"')
                  + path("M16,-76L46,-46L70,14M14,-70L-24,-40L-48,14", "none", 'stroke="#e2572f" stroke-width="7" stroke-linecap="round"')
                  + circle(32, -104, 16, "#e2572f"), f"translate({x:.1f},{y:.1f}) rotate(14)")
    return svg(W, H, body, defs)


def tree(x, y, size):
    """A spruce with snow on its sunny side."""
    out = rect(-5, -16, 10, 22, "#4a3a2e")
    for i, (wide, top) in enumerate(((54, -70), (44, -112), (32, -150))):
        out += path(f"M{-wide},{top + 56}L0,{top}L{wide},{top + 56}Z", "#2f5d4c")
        out += path(f"M0,{top}L{wide},{top + 56}L{wide * 0.35:.1f},{top + 48}Z", "#f4f7f1")
    return group(out, f"translate({x:.1f},{y:.1f}) scale({size:.2f})")


def night(t):
    """Natt: the hut with its lights, the moon over the ridge."""
    defs = fade("sky", [(0, "#101c2c"), (0.7, "#24405a"), (1, "#39587a")]) + glow(
        "lamp", [(0, "#ffd48a", 0.8), (0.4, "#ffd48a", 0.28), (0.7, "#ffd48a", 0.07), (1, "#ffd48a", 0)]) + glow("moon", [(0.2, "#f6efdc", 0.32), (0.5, "#f6efdc", 0.1), (1, "#f6efdc", 0)]) + blur("steam", 9)
    body = rect(0, 0, W, H, "url(#sky)")
    dice = random.Random(15)
    for i in range(90):
        light = 0.35 + 0.6 * abs(math.sin(i + t * 5))
        body += circle(round(dice.uniform(0, W), 1), round(dice.uniform(0, 430), 1), round(dice.uniform(0.9, 2.6), 2), "#f6efdc", f'opacity="{light:.2f}"')
    body += circle(1150, 220 - 30 * t, 260, "url(#moon)")
    body += f'<mask id="cut"><rect width="{W}" height="{H}" fill="#fff"/><circle cx="1188" cy="{196 - 30 * t}" r="74" fill="#000"/></mask>'
    body += circle(1150, 220 - 30 * t, 84, "#f6efdc", 'mask="url(#cut)"')
    body += group(ridge(71, -80, W + 80, 610, 240, 150, H, "#3c5d7a", "#2f4d68"), f"translate({-14 * t},0)")
    body += group(ridge(77, -80, W + 80, 720, 170, 140, H, "#27435c", "#1e3750"), f"translate({-28 * t},0)")
    body += path("M0,760C300,700 520,720 800,764C1100,810 1400,760 1600,740L1600,900L0,900Z", "#b8c6d6")
    body += path("M0,820C400,760 800,850 1600,790L1600,900L0,900Z", "#dde5ec")
    body += circle(492, 700, 250, "url(#lamp)") + path("M380,744L380,640L492,566L604,640L604,744Z", "#33241f")
    body += path("M352,650L492,548L632,650L618,668L492,578L366,668Z", "#e8eef3") + rect(556, 556, 30, 62, "#33241f")
    body += rect(414, 656, 56, 52, "#ffcf7d") + rect(510, 656, 56, 52, "#ffcf7d") + line(442, 656, 442, 708, "#33241f", 4)
    body += line(538, 656, 538, 708, "#33241f", 4) + path("M400,760L584,760L700,836L300,836Z", "#ffe0a6", 'opacity=".35"')
    body += steam(571, 552, t, 4)
    for x, y, size in ((140, 770, 1.25), (240, 756, 0.9), (720, 776, 1.0), (1320, 790, 1.3), (1430, 776, 0.95), (1540, 784, 1.2)):
        body += tree(x, y, size).replace("#2f5d4c", "#17304a").replace("#f4f7f1", "#c8d5e2")
    return svg(W, H, body, defs)


def shelf(t):
    """The three bags on their shelf, coming closer."""
    size = 0.78 + 0.03 * t
    x, y = 800 - 800 * size, 452 - 646 * size
    body = rect(0, y, W, 1200 * size, "url(#room)") + rect(0, y + 1046 * size, W, 70 * size, "url(#plank)") + rect(0, y + 1116 * size, W, 24 * size, "#826b50")
    body += rect(0, y + 1140 * size, W, H, "#cbc2b2") + rect(0, y + 1140 * size, W, 30 * size, "#bdb4a5")
    defs = fade("room", [(0, "#e9e3d8"), (1, "#dbd3c5")]) + fade("plank", [(0, "#b39a7c"), (1, "#9f8465")])
    return svg(W, H, body + group(inner("shelf-set.svg"), f"translate({x:.2f},{y:.2f}) scale({size:.4f})"), defs)


SCENES = [("gry", dawn), ("kitchen", kitchen), ("cup", pour), ("dag", noon), ("natt", night), ("shelf", shelf)]
