"""The Danube line: its signs on the bank, its ticket machine, its timetable. All in German."""
from draw import circle, fade, grain, group, line, lines, paint, path, rect, ridge, svg, text
from papers import bound, ship

DEEP, BLUE, SAND, RED, OCHRE = "#12303f", "#2d6e8e", "#f3ecdf", "#d0532f", "#d9a13b"


def bank(name, number, towards, minutes):
    """A landing stage with its sign, the boat on its way."""
    w, h = 1600, 1200
    defs = fade("sky", [(0, "#bcd8e0"), (1, "#f5e6cf")]) + fade("river", [(0, "#7fb0bf"), (1, "#2d6e8e")]) + fade("board", [(0, "#173d4d"), (1, DEEP)])
    body = rect(0, 0, w, h, "url(#sky)") + circle(1340, 190, 70, "#fff6e0") + ridge(311 + number, -60, w + 60, 560, 200, 190, 640, "#8fb09a", "#7d9f89")
    body += ridge(317 + number, -60, w + 60, 620, 110, 120, 660, "#5f8a72", "#527b65") + rect(0, 640, w, 560, "url(#river)")
    for i in range(17):
        y, step = 664 + i * 25, 40 + i * 8
        body += path(f"M{-60 + (i * 53) % 120},{y}" + f"q{step / 2},-{6 + i * 0.5:.1f} {step},0t{step},0t{step},0", "none", f'stroke="#e4f1f3" stroke-width="{2 + i * 0.25:.1f}" opacity=".5"')
        body += path(f"M{760 + (i * 97) % 300},{y + 8}" + f"q{step / 2},-{6 + i * 0.5:.1f} {step},0t{step},0t{step},0t{step},0", "none", f'stroke="#e4f1f3" stroke-width="{2 + i * 0.25:.1f}" opacity=".5"')
    body += group(ship(0, 0), "translate(1120,690) scale(.46)") + path("M0,1040L1600,980L1600,1200L0,1200Z", "#6b5743") + path("M0,1040L1600,980L1600,998L0,1060Z", "#8d7459")
    for i in range(13):
        body += line(60 + i * 130, 1058 - i * 5, 20 + i * 134, 1200, "#4d3d2e", 4)
    body += rect(250, 900, 26, 240, "#3a4348") + rect(934, 900, 26, 220, "#3a4348") + rect(150, 210, 910, 710, "#0a1d27", 18, 'opacity=".25" transform="translate(12,16)"')
    body += rect(150, 210, 910, 710, "url(#board)", 18) + rect(166, 226, 878, 678, "none", 10, f'stroke="{SAND}" stroke-width="4"')
    size = min(104, round(1480 / len(name)))
    body += text(212, 350, name, size, SAND, weight=600, spacing=-1) + text(212, 412, f"Anlegestelle {number}", 34, "#a9c9d4") + line(212, 456, 998, 456, SAND, 3)
    body += text(212, 540, towards, 60, SAND, weight=500) + path("M930,520h60m0,0l-24,-24m24,24l-24,24", "none", f'stroke="{SAND}" stroke-width="9" stroke-linecap="round"')
    body += text(212, 640, "Nächstes Schiff", 34, "#a9c9d4") + text(212, 726, f"{minutes} Minuten", 84, OCHRE, weight=600)
    body += rect(166, 770, 878, 134, OCHRE) + text(212, 828, "Niedrigwasser", 46, DEEP, weight=600) + text(212, 876, "Das Schiff hält am unteren Steg.", 34, DEEP)
    body += path("M900,850q20,-16 40,0t40,0M900,872q20,-16 40,0t40,0M940,834V790m0,44l-14,-16m14,16l14,-16", "none", f'stroke="{DEEP}" stroke-width="7" stroke-linecap="round"')
    return grain(paint(svg(w, h, body, defs), w, h), 2, number)


def vilshofen():
    """The sample sign."""
    return bank("Vilshofen an der Donau", 14, "Richtung Passau", 12)


def schloegen():
    """The sign on the Austrian side."""
    return bank("Schlögener Schlinge", 23, "Richtung Linz", 34)


def machine():
    """The ticket machine's screen after the test with older passengers."""
    w, h = 1600, 1200
    body = rect(0, 0, w, h, "#c9c4b8") + rect(110, 90, 1380, 1020, "#2a3338", 40) + rect(150, 130, 1300, 940, SAND, 12) + rect(150, 130, 1300, 120, DEEP)
    body += text(200, 206, "Wohin möchten Sie?", 54, SAND, weight=600) + text(1400, 206, "Passau, Innkai", 34, "#a9c9d4", anchor="end")
    for i, (place, price, when) in enumerate((("Engelhartszell", "14,50 €", "ab 10.15 Uhr"), ("Schlögen", "19,00 €", "ab 10.15 Uhr"), ("Aschach", "24,50 €", "ab 13.40 Uhr"), ("Linz", "29,00 €", "ab 13.40 Uhr"))):
        x, y = 200 + (i % 2) * 610, 296 + (i // 2) * 210
        body += rect(x, y, 580, 180, "#fff", 18, f'stroke="{BLUE}" stroke-width="4"') + text(x + 36, y + 80, place, 54, DEEP, weight=600)
        body += text(x + 36, y + 138, when, 34, "#55666e") + text(x + 544, y + 138, price, 44, DEEP, anchor="end")
    body += text(200, 770, "Dazu", 40, DEEP, weight=600)
    for i, (what, chosen) in enumerate((("Mit Fahrrad", True), ("Mit Hund", False), ("Kinderwagen", False))):
        x = 200 + i * 406
        body += rect(x, 800, 378, 96, DEEP if chosen else "#fff", 48, f'stroke="{DEEP}" stroke-width="4"') + text(x + 189, 862, what, 38, SAND if chosen else DEEP, weight=500, anchor="middle")
    body += rect(200, 936, 390, 100, "none", 16, f'stroke="{DEEP}" stroke-width="4"') + text(395, 1000, "Zurück", 40, DEEP, weight=500, anchor="middle")
    body += rect(620, 936, 780, 100, RED, 16) + text(1010, 1000, "Ermäßigung wählen", 42, "#fff", weight=600, anchor="middle")
    return paint(svg(w, h, body), w, h)


STOPS = ["Passau, Dreiflüsseeck", "Passau, Innkai", "Obernzell", "Engelhartszell", "Niederranna", "Schlögener Schlinge", "Obermühl", "Aschach an der Donau", "Ottensheim", "Linz, Lände"]
MINUTES = [0, 10, 62, 96, 124, 152, 181, 248, 291, 330]


def timetable():
    """The summer timetable, one page of A4, landscape."""
    w, h = 1684, 1190
    body = rect(0, 0, w, h, SAND) + rect(0, 0, w, 190, DEEP) + text(90, 120, "Passau nach Linz", 76, SAND, weight=600, spacing=-1) + text(1594, 120, "Sommerhalbjahr", 40, "#a9c9d4", anchor="end")
    starts = [(8, 0, "täglich"), (10, 5, "täglich"), (13, 30, "täglich"), (15, 0, "Sa, So"), (17, 20, "Fr bis So")]
    for k, (_, _, days) in enumerate(starts):
        body += text(830 + k * 180, 252, days, 24, RED, anchor="middle", weight=500)
    for i, stop in enumerate(STOPS):
        y = 320 + i * 70
        body += (rect(90, y - 44, 1504, 66, "#fffaf0") if i % 2 == 0 else "") + circle(122, y - 10, 9, BLUE) + text(160, y, stop, 32, DEEP, weight=600 if i in (0, 9) else 400)
        for k, (hour, minute, _) in enumerate(starts):
            at = hour * 60 + minute + MINUTES[i]
            body += text(830 + k * 180, y, f"{at // 60}.{at % 60:02d}", 32, DEEP, weight=600 if i in (0, 9) else 400, anchor="middle", more='font-feature-settings="tnum"')
    body += line(122, 310, 122, 940, BLUE, 4) + line(90, 1010, 1594, 1010, DEEP, 2)
    body += lines(90, 1060, ["Bei Niedrigwasser hält das Schiff in Obermühl am unteren Steg. Fahrräder bitte bis 30 Minuten vorher anmelden.", "In Passau und Linz erreichen Sie die Bahn in zwölf Minuten zu Fuß, mit dem Aufzug ohne Stufen."], 26, 1.5, fill="#2a3a42")
    return bound("Fahrplan Passau nach Linz, Sommerhalbjahr", "Northlight Studio", [svg(w, h, body)], w / 2, h / 2)
