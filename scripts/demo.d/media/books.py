"""Three book covers in Arabic, and a spread of the catalogue of a Kyoto workshop."""
import math

from draw import blur, circle, fade, glow, grain, group, line, lines, paint, path, rect, svg, text

MINCHO = "IPAexMincho"


def arabic(x, y, words, size, fill, weight=700, anchor="middle"):
    """A line of Arabic, from right to left."""
    return text(x, y, words, size, fill, "Amiri", weight, anchor, 0, 'direction="rtl"')


def star(x, y, radius, colour, width=5, points=8):
    """A star of two turned squares, drawn as one line."""
    out = ""
    for turn in (0, 180 / points * 2):
        side = radius * 1.414
        out += f'<rect x="{-side / 2:.1f}" y="{-side / 2:.1f}" width="{side:.1f}" height="{side:.1f}" fill="none" stroke="{colour}" stroke-width="{width}" transform="translate({x:.1f},{y:.1f}) rotate({turn})"/>'
    return out


def cover(x, y, ground, ink, title, number, scene):
    """A cover of 520 × 800 with its spine's shadow."""
    out = rect(14, 22, 520, 800, "#2a1d12", 4, 'opacity=".45" filter="url(#soft)"') + f'<clipPath id="c{x}"><rect width="520" height="800" rx="4"/></clipPath>'
    face = rect(0, 0, 520, 800, ground) + scene + arabic(260, 150, title[0], 84, ink) + arabic(260, 244, title[1], 84, ink)
    face += arabic(260, 728, "ليلى الخطيب", 38, ink, 400) + arabic(260, 774, number, 26, ink, 400) + rect(496, 0, 24, 800, "#000", 0, 'opacity=".14"')
    return group(out + group(face, "", f'clip-path="url(#c{x})"'), f"translate({x},{y})")


def covers(boat=True):
    """The series, side by side on stone."""
    w, h = 2000, 1300
    defs = blur("soft", 20) + fade("stone", [(0, "#d9cdb8"), (1, "#bfae92")])
    arches = ""
    for row in range(3):
        for column in range(5):
            a, b = 30 + column * 115 - (row % 2) * 57, 352 + row * 108
            arches += path(f"M{a},{b + 90}V{b + 34}Q{a},{b} {a + 50},{b - 22}Q{a + 100},{b} {a + 100},{b + 34}V{b + 90}Z", ("#e9c46a", "#f4ede0", "#d9714e")[(row + column) % 3], f'opacity="{0.95 - row * 0.08:.2f}"')
    sea = circle(260, 450, 120, "#f4ede0")
    for i in range(9):
        d = f"M-20,{440 + i * 26}"
        for k in range(8):
            d += f"q36,{-16 if (k + i) % 2 else 16} 72,0"
        sea += path(d, "none", f'stroke="#f4ede0" stroke-width="{4 + i * 0.9:.1f}"')
    if boat:
        sea += path("M150,470L330,470L296,520L186,520ZM238,460V330L330,452ZM228,460V350L170,452Z", "#d9714e")
    stars = ""
    for row in range(4):
        for column in range(5):
            stars += star(20 + column * 120, 330 + row * 104, 42, "#e9c46a", 4) + circle(20 + column * 120, 330 + row * 104, 9, "#d9714e")
    body = rect(0, 0, w, h, "url(#stone)") + path("M0,0L900,0L0,1300Z", "#fff", 'opacity=".10"')
    body += cover(1340, 250, "#1f4e5f", "#f4ede0", ("حكايات", "البحر"), "الكتاب الأول", sea)
    body += cover(740, 250, "#7a2e3a", "#f4ede0", ("حكايات", "المدينة"), "الكتاب الثاني", arches)
    body += cover(140, 250, "#22314f", "#f4ede0", ("حكايات", "الليل"), "الكتاب الثالث", stars)
    body += arabic(1860, 1180, "دار النخيل للنشر", 54, "#3a2a1c", anchor="start") + text(140, 1180, "Three tales, one grid, format 130 × 200 mm", 34, "#3a2a1c", "EB Garamond")
    return grain(paint(svg(w, h, body, defs), w, h), 2.4, 11)


def covers_without_boat():
    """The round before, in which the sea had lost its boat."""
    return covers(boat=False)


def bowl(x, y, wide, high, glaze, inside):
    """A tea bowl in side view with the run of its glaze."""
    lip, foot = wide / 2, wide * 0.2
    d = f"M{-lip},0C{-lip},{high * 0.62} {-foot * 1.5},{high * 0.86} {-foot},{high}H{foot}C{foot * 1.5},{high * 0.86} {lip},{high * 0.62} {lip},0Z"
    run = f"M{-lip},0"
    for i in range(9):
        a = -lip + wide * i / 8
        run += f"Q{a - wide / 20:.1f},{high * (0.56 + 0.16 * math.sin(i * 2.1)):.1f} {a:.1f},{high * (0.40 + 0.1 * math.cos(i * 1.7)):.1f}"
    out = f'<ellipse cx="{wide * 0.14}" cy="{high}" rx="{lip * 1.1}" ry="{high * 0.11}" fill="#241a12" opacity=".5" filter="url(#soft)"/>' + path(d, "url(#clay)")
    out += f'<clipPath id="b{x}">{path(d, "#000")}</clipPath>' + group(path(run + f"L{lip},0Z", glaze), "", f'clip-path="url(#b{x})"')
    out += path(d, "url(#turn)") + f'<ellipse cx="0" cy="0" rx="{lip}" ry="{high * 0.13}" fill="{glaze}"/><ellipse cx="0" cy="{high * 0.015}" rx="{lip * 0.95}" ry="{high * 0.105}" fill="{inside}"/>'
    return group(out, f"translate({x},{y})")


def catalogue():
    """A spread of the exhibition catalogue: the photograph on the left, the words on the right."""
    w, h = 2000, 1400
    defs = blur("soft", 20) + fade("wall", [(0, "#b9b2a4"), (0.6, "#cfc8b9"), (1, "#a59c8b")]) + fade("table", [(0, "#5b4a3b"), (1, "#382c23")])
    defs += fade("clay", [(0, "#7d5f49"), (1, "#4b372a")]) + fade("turn", [(0, "#000", 0.45), (0.22, "#fff", 0.22), (0.4, "#fff", 0), (1, "#000", 0.5)], 1, 0) + fade("fold", [(0, "#000", 0), (0.5, "#000", 0.22), (1, "#000", 0)], 1, 0)
    body = rect(0, 0, w, h, "#8b857a") + rect(84, 104, 1832, 1212, "#2a2620", 6, 'opacity=".5" filter="url(#soft)"') + rect(80, 90, 1840, 1210, "#f8f5ee")
    scene = rect(80, 90, 920, 1210, "url(#wall)") + path("M80,90L560,90L1000,760L1000,1000L80,300Z", "#fff", 'opacity=".13"') + rect(80, 880, 920, 420, "url(#table)")
    scene += bowl(640, 640, 420, 300, "#2f4a4d", "#16282a") + bowl(320, 800, 300, 200, "#c9bfa8", "#8e836c") + bowl(800, 930, 240, 160, "#8f3b2a", "#4a1c14")
    scene += path("M205,880C215,640 250,470 300,330C340,240 380,210 420,170", "none", 'stroke="#3c3a2c" stroke-width="7"')
    for i, (a, b) in enumerate(((228, 640), (258, 500), (300, 340), (352, 250), (420, 170))):
        scene += circle(a + 14, b, 17, "#f3d9d6") + circle(a - 10, b + 10, 14, "#e9bdb9") + circle(a + 2, b - 14, 13, "#f8ebe6")
    body += '<clipPath id="left"><rect x="80" y="90" width="920" height="1210"/></clipPath>' + group(scene, "", 'clip-path="url(#left)"')
    body += text(1140, 300, "器は、", 96, "#25211b", MINCHO) + text(1140, 420, "手を待つ。", 96, "#25211b", MINCHO)
    body += text(1140, 520, "A bowl waits for hands.", 44, "#25211b", "EB Garamond", more='font-style="italic"')
    body += lines(1140, 640, ["Haruka Kawabe throws forty bowls a week and keeps", "three. The others go back to the clay. What stays has", "a lip that turns a little towards the drinker, and a", "foot that sits flat on any table.", "", "The blue is wood ash and iron, fired for nineteen hours", "on the hill behind the house. It is never the same blue", "twice, and nobody in the workshop wishes it were."], 31, 1.5, fill="#3b352c", font="EB Garamond")
    body += line(1140, 1090, 1220, 1090, "#8f3b2a", 3) + text(1140, 1140, "川辺窯、京都", 30, "#25211b", MINCHO) + text(1140, 1184, "Tea bowls 12, 31 and 44, stoneware, 2025", 26, "#6b6456", "EB Garamond")
    body += text(1860, 1250, "19", 26, "#6b6456", "EB Garamond", anchor="end") + rect(920, 90, 160, 1210, "url(#fold)")
    return grain(paint(svg(w, h, body, defs), w, h), 2.2, 12)
