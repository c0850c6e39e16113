"""Websites: Fjell's shop for phones, the practice's start page on a desk."""
from draw import SERIF, blur, circle, fade, grain, group, inner, line, lines, paint, path, rect, ridge, svg, text
from places import boathouse_scene

INK, SOFT, PAPER, RED = "#2b1d1a", "#7c6a60", "#faf5ea", "#c94a26"
BAG = ("M163,168L561,168L561,226C561,252 568,272 568,308L568,1038Q568,1052 552,1052L172,1052"
       "Q156,1052 156,1038L156,308C156,272 163,252 163,226Z")


def button(x, y, width, words, fill=INK, ink=PAPER, height=104, size=34):
    """A button as wide as a thumb likes it."""
    return rect(x, y, width, height, fill, 52) + text(x + width / 2, y + height / 2 + size * 0.36, words, size, ink, weight=600, anchor="middle")


def bags(x, y, scale, which=None):
    """The shelf set, or one bag of it."""
    if which is None:
        return group(inner("shelf-set.svg"), f"translate({x},{y}) scale({scale})")
    move = f"translate({438 * which},0)"
    clip = f'<clipPath id="bag{which}"><path transform="{move}" d="{BAG}"/></clipPath>'
    return clip + group(group(inner("shelf-set.svg"), "", f'clip-path="url(#bag{which})"'), f"translate({x - (362 + 438 * which) * scale:.1f},{y - 168 * scale:.1f}) scale({scale})")


def shop_head():
    """Status bar, logo, menu and basket."""
    out = rect(0, 0, 900, 190, PAPER) + text(54, 66, "9:41", 32, INK, weight=600) + rect(790, 42, 58, 28, "none", 8, f'stroke="{INK}" stroke-width="3"') + rect(795, 47, 42, 18, INK, 4)
    out += text(450, 148, "FJELL", 46, INK, weight=600, anchor="middle", spacing=14)
    out += line(54, 122, 104, 122, INK, 5) + line(54, 142, 104, 142, INK, 5)
    return out + path("M798,118h50l-6,48h-38ZM810,118c0,-26 26,-26 26,0", "none", f'stroke="{INK}" stroke-width="5" stroke-linejoin="round"')


def subscription():
    """The subscription page, 900 × 4200: everything between the first look and the order."""
    w, h = 900, 4200
    body = rect(0, 0, w, h, PAPER) + rect(0, 190, w, 860, "#f0c9a3")
    body += ridge(61, -40, 960, 900, 220, 120, 1050, "#d98f6a", "#c67a58") + ridge(66, -40, 960, 990, 150, 110, 1050, "#a95f4c", "#944d40")
    body += circle(700, 420, 92, "#e2572f") + lines(54, 330, ["Coffee before", "you run out."], 92, 1.06, fill=INK, font=SERIF)
    body += bags(300, 560, 0.52, 0) + bags(570, 620, 0.46, 2) + shop_head()
    body += lines(54, 1150, ["Tell us how much you drink. We roast on", "Tuesday, it is with you by Friday. Pause or", "stop with one tap, no questions."], 37, 1.5, fill=INK)
    body += button(54, 1350, 792, "Start with three bags, 42 euro")
    body += text(450, 1510, "Delivery is free in Finland and Sweden", 30, SOFT, anchor="middle")
    body += text(54, 1660, "How much?", 60, INK, SERIF)
    for i, (name, detail, price, chosen) in enumerate((("One cup a day", "250 g every two weeks", "14 €", False), ("Two people, mornings", "750 g every two weeks", "42 €", True), ("A small office", "2 kg every week", "96 €", False))):
        y = 1710 + i * 170
        body += rect(54, y, 792, 146, "#fff" if chosen else "none", 20, f'stroke="{RED if chosen else "#cdbfae"}" stroke-width="{5 if chosen else 2}"')
        body += circle(112, y + 73, 20, "none", f'stroke="{RED if chosen else SOFT}" stroke-width="4"') + (circle(112, y + 73, 11, RED) if chosen else "")
        body += text(164, y + 64, name, 38, INK, weight=600) + text(164, y + 112, detail, 30, SOFT) + text(812, y + 88, price, 44, INK, SERIF, anchor="end")
    body += text(54, 2340, "Which ones?", 60, INK, SERIF) + text(54, 2396, "Change your mind every time.", 32, SOFT)
    for i, (name, notes, ground) in enumerate((("Gry", "Apricot, jasmine, honey", "#f7e3cb"), ("Dag", "Hazelnut, plum, cocoa", "#ece6d0"), ("Natt", "Black cherry, cedar, smoke", "#dbe2e8"))):
        y = 2440 + i * 330
        body += rect(54, y, 792, 300, ground, 20) + bags(180, y + 26, 0.27, i)
        body += text(330, y + 112, name, 64, INK, SERIF) + text(330, y + 168, notes, 30, INK)
        body += text(330, y + 236, "Light roast" if i == 0 else "Medium roast" if i == 1 else "Dark roast", 28, SOFT)
        body += circle(770, y + 220, 42, INK) + line(752, y + 220, 788, y + 220, PAPER, 5) + line(770, y + 202, 770, y + 238, PAPER, 5)
    body += rect(0, 3450, w, 420, "#17273a") + ridge(91, -40, 960, 3850, 150, 120, 3870, "#27435c", "#1e3750")
    body += lines(54, 3560, ["“It arrives while the last", "cup is still in the pot.”"], 56, 1.25, fill="#f6efdc", font=SERIF) + text(54, 3700, "Henrik, Tampere, since 2021", 30, "#b8c6d6")
    body += text(54, 3960, "Questions?", 46, INK, SERIF) + text(54, 4020, "Mara answers: mara@fjell.example", 34, RED, weight=500)
    body += line(54, 4080, 846, 4080, "#cdbfae", 2) + text(54, 4140, "Fjell Coffee Roasters, Linnankatu 41, Turku", 26, SOFT)
    return paint(svg(w, h, body), w, h)


def phone(x, y, tilt, screen):
    """A phone with a screen of 900 × 1900 units in it."""
    out = rect(26, 40, 500, 1040, "#3a2a18", 70, 'opacity=".4" filter="url(#soft)"') + rect(0, 0, 500, 1040, "#15130f", 72)
    out += f'<clipPath id="s{x}"><rect x="16" y="16" width="468" height="1008" rx="56"/></clipPath>'
    out += group(group(screen, "translate(16,16) scale(.52)"), "", f'clip-path="url(#s{x})"') + rect(186, 32, 128, 30, "#15130f", 15)
    return group(out, f"translate({x},{y}) rotate({tilt}) scale(1.27)")


def phones():
    """Two screens of the shop on a linen ground."""
    w, h = 2000, 1500
    defs = fade("ground", [(0, "#e7d9c2"), (1, "#d1bb98")]) + blur("soft", 30)
    first = rect(0, 0, 900, 1960, PAPER) + rect(0, 190, 900, 900, "#f0c9a3") + ridge(61, -40, 960, 940, 220, 120, 1090, "#d98f6a", "#c67a58")
    first += ridge(66, -40, 960, 1030, 150, 110, 1090, "#a95f4c", "#944d40") + circle(700, 440, 92, "#e2572f") + bags(300, 580, 0.52, 0) + bags(570, 650, 0.46, 2)
    first += lines(54, 350, ["Coffee before", "you run out."], 96, 1.06, fill=INK, font=SERIF) + shop_head()
    first += lines(54, 1200, ["Tell us how much you drink. We", "roast on Tuesday, it is with you", "by Friday."], 44, 1.4, fill=INK)
    first += button(54, 1440, 792, "Start with three bags, 42 €", height=120, size=40) + text(450, 1640, "Free delivery in Finland and Sweden", 34, SOFT, anchor="middle")
    second = rect(0, 0, 900, 1960, PAPER) + shop_head() + text(54, 310, "Your box", 92, INK, SERIF) + text(54, 374, "Roasted on Tuesday, with you by Friday", 36, SOFT)
    for i, (name, detail, price) in enumerate((("Gry", "250 g, whole beans", "14 €"), ("Dag", "250 g, whole beans", "14 €"), ("Natt", "250 g, ground for the pot", "14 €"))):
        y = 440 + i * 290
        second += rect(54, y, 220, 250, ("#f7e3cb", "#ece6d0", "#dbe2e8")[i], 18) + bags(164, y + 22, 0.23, i)
        second += text(312, y + 90, name, 60, INK, SERIF) + text(312, y + 144, detail, 34, SOFT) + text(846, y + 90, price, 46, INK, SERIF, anchor="end")
        second += text(312, y + 214, "Swap", 34, RED, weight=600)
    second += line(54, 1330, 846, 1330, "#cdbfae", 3) + text(54, 1410, "Every two weeks", 42, INK) + text(846, 1410, "42 €", 60, INK, SERIF, anchor="end")
    second += button(54, 1480, 792, "Order and pay", RED, "#fff", 120, 40) + text(450, 1680, "Pause or stop with one tap", 34, SOFT, anchor="middle")
    body = rect(0, 0, w, h, "url(#ground)") + path("M0,1180L2000,900L2000,1500L0,1500Z", "#c2a982", 'opacity=".5"')
    body += phone(270, 120, -5, first) + phone(1080, 62, 4, second)
    return grain(paint(svg(w, h, body, defs), w, h), 2, 6)


def practice():
    """Harbour & Pine's start page in a browser on a desk screen."""
    w, h = 2000, 1250
    scene, defs = boathouse_scene()
    defs += '<clipPath id="hero"><rect x="80" y="230" width="1840" height="700"/></clipPath>'
    body = rect(0, 0, w, h, "#f7f6f2") + rect(0, 0, w, 64, "#dfddd6")
    for i, colour in enumerate(("#d9715f", "#e0b04d", "#7fa96b")):
        body += circle(40 + i * 32, 32, 10, colour)
    body += rect(560, 14, 880, 36, "#f7f6f2", 18) + text(1000, 39, "harbourpine.example", 18, "#55524b", anchor="middle")
    body += text(80, 158, "Harbour & Pine", 46, "#1c2a2b", "EB Garamond", 500) + text(372, 158, "Architects", 46, "#8a8578", "EB Garamond", 400)
    for i, item in enumerate(("Buildings", "People", "How we work", "Begin a brief")):
        body += text(1250 + (0, 150, 270, 445)[i], 154, item, 23, "#1c2a2b", weight=500 if i == 3 else 400)
    body += line(1695, 164, 1838, 164, "#b4552d", 2)
    body += group(group(scene, "translate(80,84) scale(.767)"), "", 'clip-path="url(#hero)"')
    body += text(80, 1040, "Twelve buildings by the water.", 78, "#1c2a2b", "EB Garamond", 400)
    body += lines(1180, 1004, ["No. 7, the boathouse at Lake Saimaa, 2024. Larch,", "slate and one long window that opens to the jetty.", "Built in five months by two carpenters and a crane."], 25, 1.5, fill="#55524b")
    body += text(1180, 1150, "See the boathouse", 25, "#b4552d", weight=600) + line(1180, 1160, 1404, 1160, "#b4552d", 2)
    for i in range(12):
        body += rect(80 + i * 70, 1130, 54, 4, "#b4552d" if i == 6 else "#cbc7bc")
    body += text(80, 1188, "7 of 12", 22, "#8a8578")
    return paint(svg(w, h, body, defs), w, h)
