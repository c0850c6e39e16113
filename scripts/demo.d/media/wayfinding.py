"""Kulturhaus Lindenau: the floor plan with its routes, and the pictograms."""
from draw import circle, group, line, lines, paint, path, rect, svg, text
from places import CHALK, CORAL, MINT, NAVY, SUN

FACE = "League Spartan"

PICTOGRAMS = {
    "Kasse": "M-60,-34H60V34H-60ZM-60,-10H-44M60,-10H44M-60,12H-44M60,12H44M0,-20V20M-14,-12Q0,-22 14,-12M-14,12Q0,22 14,12",
    "Kino": "M-62,-30H30V44H-62ZM30,-2L62,-22V36L30,16M-36,-30A22,22 0 1 1 -35,-30M8,-30A18,18 0 1 1 9,-30",
    "Saal": "M-60,50V-40Q-30,-54 0,-40Q30,-54 60,-40V50M-60,-40Q-44,10 -60,50M60,-40Q44,10 60,50M-66,52H66",
    "Heizhaus": "M-56,50V-6L-18,-30V-6L20,-30V-6L56,-30V50ZM-40,-14V-58H-28V-20M-30,24H-10M12,24H32",
    "Werkstatt": "M-50,50L10,-10M10,-10A30,30 0 0 1 46,-50L26,-30L32,-16L46,-10L62,-30A30,30 0 0 1 22,6L-36,62Z",
    "Garderobe": "M0,-20L64,30Q66,40 56,40H-56Q-66,40 -64,30L0,-20V-34A16,16 0 1 1 16,-50",
    "Café": "M-50,-16H34V16Q34,50 0,50H-16Q-50,50 -50,16ZM34,-6Q62,-6 58,14Q54,32 32,30M-26,-34Q-34,-48 -24,-60M6,-34Q-2,-48 8,-60",
    "Aufzug": "M-48,-58H48V58H-48ZM0,-58V58M-34,6L-24,-10L-14,6M14,-8L24,8L34,-8",
    "Treppe": "M-62,52H-30V22H2V-8H34V-38H64M-62,20L30,-66M30,-66H8M30,-66V-44",
    "Toiletten": "M-30,-42A14,14 0 1 1 -29,-42M-46,50V-10Q-46,-22 -30,-22Q-14,-22 -14,-10V50M0,-60V60M30,-42A14,14 0 1 1 31,-42M14,50L30,-22L46,50Z",
    "Ruhe": "M-54,6A54,54 0 1 0 20,-52A44,44 0 1 1 -54,6ZM24,-40H50L24,-8H50M52,6H66L52,24H66",
    "Ausgang": "M10,-58H-56V58H10M-16,0H60M60,0L34,-26M60,0L34,26",
}


def pictograms():
    """Twelve signs on one grid, as they go to the sign maker."""
    w, h = 1600, 1300
    body = rect(0, 0, w, h, CHALK) + text(80, 118, "Zwölf Zeichen, ein Raster", 58, NAVY, FACE, 700, spacing=-1)
    body += text(1520, 118, "Kulturhaus Lindenau, Stand 3", 28, NAVY, FACE, anchor="end") + line(80, 156, 1520, 156, NAVY, 3)
    grounds = [NAVY, CORAL, NAVY, SUN, NAVY, MINT, CORAL, NAVY, SUN, NAVY, MINT, NAVY]
    for i, (name, d) in enumerate(PICTOGRAMS.items()):
        x, y = 80 + (i % 4) * 370, 210 + (i // 4) * 356
        ink = CHALK if grounds[i] == NAVY else NAVY
        body += rect(x, y, 330, 250, grounds[i], 24)
        body += group(path(d, "none", f'stroke="{ink}" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"'), f"translate({x + 165},{y + 125}) scale(1.28)")
        body += text(x, y + 302, name, 34, NAVY, FACE, 600)
    return paint(svg(w, h, body), w, h)


def room(x, y, w, h, fill, name, number, ink=NAVY, size=40):
    """A room with its walls, name and number."""
    out = rect(x, y, w, h, fill, 0, f'stroke="{NAVY}" stroke-width="12"')
    return out + text(x + 30, y + 62, name, size, ink, FACE, 700) + text(x + 30, y + 102, number, 26, ink, FACE)


def door(x, y, size, wall):
    """A gap in a wall and the leaf that swings in it."""
    if wall == "h":
        return rect(x, y - 7, size, 14, CHALK) + path(f"M{x},{y}V{y - size}A{size},{size} 0 0 1 {x + size},{y}", "none", f'stroke="{NAVY}" stroke-width="3"')
    return rect(x - 7, y, 14, size, CHALK) + path(f"M{x},{y}H{x + size}A{size},{size} 0 0 1 {x},{y + size}", "none", f'stroke="{NAVY}" stroke-width="3"')


def sign(x, y, key, ground=NAVY):
    """A round sign with its pictogram."""
    ink = CHALK if ground == NAVY else NAVY
    return circle(x, y, 38, ground) + group(path(PICTOGRAMS[key], "none", f'stroke="{ink}" stroke-width="11" stroke-linecap="round" stroke-linejoin="round"'), f"translate({x},{y}) scale(.36)")


def floor_plan():
    """The ground floor with three routes and the place of every sign."""
    w, h = 2000, 1414
    body = rect(0, 0, w, h, CHALK) + text(80, 120, "Erdgeschoss", 76, NAVY, FACE, 700, spacing=-2) + text(80, 168, "Standorte der Schilder, Maßstab 1:200", 30, NAVY, FACE)
    body += room(80, 240, 620, 460, "#fff", "Großer Saal", "E 01, 320 Plätze") + room(700, 240, 400, 300, "#fff", "Kino", "E 02, 84 Plätze")
    body += room(1100, 240, 300, 300, "#fff", "Werkstatt", "E 03") + room(80, 900, 420, 340, "#fff", "Heizhaus", "E 06, Nachtkonzerte")
    body += room(500, 900, 300, 340, "#fff", "Garderobe", "E 05") + room(1100, 740, 300, 500, "#fff", "Café", "E 04")
    body += rect(80, 700, 1020, 200, CHALK) + rect(700, 540, 700, 200, CHALK) + rect(800, 740, 300, 500, CHALK)
    body += path("M700,546V540H1400V740H1100V1240H800V900H80V700H700Z", CHALK) + path("M1400,534V746M80,694V906M794,1240H1106", "none", f'stroke="{NAVY}" stroke-width="12"')
    body += path("M80,700H706M700,540H1406M1100,740H1406M80,900H806M800,894V1240M1100,734V1240", "none", f'stroke="{NAVY}" stroke-width="12"')
    body += room(860, 886, 180, 164, "#e8e2d4", "Aufzug", "", size=28)
    for i in range(6):
        for k in range(12):
            body += rect(150 + k * 40, 400 + i * 42, 26, 26, "#dcd6ea", 6)
    for i in range(4):
        for k in range(8):
            body += rect(760 + k * 38, 376 + i * 36, 24, 22, "#dcd6ea", 6)
    for a, b in ((1180, 900), (1310, 900), (1180, 1040), (1310, 1040), (1180, 1160), (1310, 1160)):
        body += circle(a, b, 32, "#ece6d6") + circle(a, b, 32, "none", f'stroke="{NAVY}" stroke-width="2"')
    body += door(360, 700, 90, "h") + door(860, 540, 80, "h") + door(1200, 540, 80, "h") + door(250, 900, 90, "h") + door(600, 900, 80, "h") + rect(890, 1233, 120, 14, CHALK)
    body += door(1100, 1080, 80, "v")
    route = 'stroke-width="16" stroke-linecap="round" stroke-linejoin="round" stroke-dasharray="1 30"'
    body += path("M935,1330V1110H836V800H405V660", "none", f'stroke="{CORAL}" {route}') + path("M965,1330V1085H1070V640H900V500", "none", f'stroke="#2f6fe0" {route}')
    body += path("M950,1330V1140H820V840H295V950", "none", f'stroke="#1f9a78" {route}')
    for x, y, key, ground in ((630, 310, "Saal", CORAL), (1040, 300, "Kino", NAVY), (1340, 480, "Werkstatt", SUN), (440, 1180, "Heizhaus", MINT),
                              (740, 1180, "Garderobe", NAVY), (1340, 800, "Café", CORAL), (950, 1004, "Aufzug", NAVY), (1220, 640, "Toiletten", NAVY), (1320, 640, "Ruhe", MINT)):
        body += sign(x, y, key, ground)
    body += text(950, 1384, "Eingang Demmeringstraße", 32, NAVY, FACE, 700, "middle")
    body += rect(1480, 240, 440, 1000, NAVY) + text(1520, 316, "Wege", 48, CHALK, FACE, 700)
    for i, (colour, name, detail) in enumerate(((CORAL, "Zum Großen Saal", "46 m, ohne Stufen"), ("#5a8cff", "Zum Kino", "38 m, ohne Stufen"), (MINT, "Zum Heizhaus", "62 m, Rampe 6 %"))):
        y = 384 + i * 128
        body += rect(1520, y, 14, 84, colour) + text(1560, y + 36, name, 36, CHALK, FACE, 600) + text(1560, y + 76, detail, 27, "#c9c3e6", FACE)
    body += line(1520, 790, 1880, 790, "#5a549a", 2) + text(1520, 856, "Schilder", 48, CHALK, FACE, 700)
    body += lines(1520, 914, ["9 runde Schilder, 300 mm,", "Stahl, pulverbeschichtet", "1 Stele am Eingang, 2,40 m", "14 Türschilder, tastbar"], 30, 1.5, fill=CHALK, font=FACE)
    body += lines(1520, 1150, ["Vorbehaltlich der Zustimmung", "des Denkmalamts"], 26, 1.4, fill=SUN, font=FACE)
    return paint(svg(w, h, body), w, h)
