"""PDFs with real text: fonts embedded, a title, pages drawn as SVG."""
import io

import cairo

from draw import SERIF, circle, group, line, lines, path, place, rect, ridge, svg, text
from juniper import BERRY, BLUSH, CREAM, FACE, LIME, PINE, SKY, can, mark, van, word


def bound(title, author, pages, width, height):
    """Pages as one PDF, width and height in points. The date is fixed, so that the bytes are."""
    out = io.BytesIO()
    surface = cairo.PDFSurface(out, width, height)
    surface.set_metadata(cairo.PDFMetadata.TITLE, title)
    surface.set_metadata(cairo.PDFMetadata.AUTHOR, author)
    surface.set_metadata(cairo.PDFMetadata.CREATE_DATE, "2025-09-01T08:00:00Z")
    context = cairo.Context(surface)
    for page in pages:
        place(page, context, width, height)
        context.show_page()
    surface.finish()
    return out.getvalue()


def guide():
    """Juniper Lane's brand guidelines: six pages of A4, landscape."""
    w, h = 1684, 1190

    def page(number, title, body, ground=CREAM, ink=PINE):
        foot = text(80, 1120, "Juniper Lane, brand guidelines", 20, ink, FACE) + text(1604, 1120, str(number), 20, ink, FACE, anchor="end")
        head = text(80, 190, title, 92, ink, FACE, 600, spacing=-2) if title else ""
        return svg(w, h, rect(0, 0, w, h, ground) + head + body + foot, ROUND)

    first = group(mark(CREAM, BLUSH), "translate(1250,560) scale(3.2)") + word(80, 560, 150, CREAM) + lines(84, 650, ["Brand guidelines", "Second edition"], 44, 1.4, fill=CREAM, font=FACE)
    second = group(mark(PINE, BERRY), "translate(420,690) scale(2.6)") + line(140, 352, 700, 352, BERRY, 2, 'stroke-dasharray="8 8"') + line(140, 994, 700, 994, BERRY, 2, 'stroke-dasharray="8 8"')
    second += lines(860, 330, ["The sprig has five pairs of needles and three", "berries. It grows upwards, never sideways, and", "it is never drawn without its berries.", "", "Leave one berry of space on every side. On", "anything smaller than 12 mm use the word mark", "alone: the needles would close up."], 36, 1.5, fill=PINE, font=FACE)
    second += group(mark(PINE, BERRY), "translate(930,880) scale(.8)") + group(mark(PINE, BERRY), "translate(1120,900) scale(.5)") + word(1240, 950, 66, PINE)
    third = ""
    for i, (colour, name, code, cmyk, ink) in enumerate(((PINE, "Pine", "#123D35", "88 48 70 55", CREAM), (BERRY, "Berry", "#3C3F8F", "89 83 5 1", CREAM), (SKY, "Rain", "#BCD6E6", "26 7 5 0", PINE), (BLUSH, "Peach", "#F2B8A0", "2 33 35 0", PINE), (LIME, "Verbena", "#CFE08A", "23 0 57 0", PINE))):
        third += rect(80 + i * 306, 290, 284, 560, colour) + text(106 + i * 306, 720, name, 40, ink, FACE, 600) + lines(106 + i * 306, 766, [code, f"CMYK {cmyk}"], 24, 1.5, fill=ink, font=FACE)
    third += lines(80, 930, ["Pine and cream carry two thirds of every surface. One of the other four says which", "flavour it is. Two flavours never meet on one can."], 34, 1.5, fill=PINE, font=FACE)
    fourth = text(80, 560, "Aa", 380, PINE, FACE, 600, spacing=-12) + text(80, 700, "League Spartan, semi-bold for names", 34, PINE, FACE, 600) + text(80, 756, "League Spartan, regular for everything else", 34, PINE, FACE)
    fourth += lines(880, 330, ["Names are set tight, with 3 % taken out", "between the letters. Sentences are set as they", "come. We do not shout: no line is in capitals.", "", "Sizes follow one step: 12, 16, 24, 36, 54, 81.", "If two lines are close in size, they should be", "the same size."], 36, 1.5, fill=PINE, font=FACE)
    fourth += line(80, 850, 1604, 850, PINE, 2) + text(80, 940, "Shaken by the road, not by us.", 81, PINE, FACE, 600, spacing=-2) + text(80, 1020, "Please turn the can over once, then open it slowly.", 36, PINE, FACE)
    fifth = ""
    for i, (colour, ink, berry, name) in enumerate(((LIME, PINE, BERRY, "Verbena"), (BLUSH, PINE, BERRY, "Peach"), (BERRY, CREAM, BLUSH, "Berry"), (PINE, CREAM, BLUSH, "Pine"))):
        fifth += can(200 + i * 230, 1010, colour, ink, berry, name, 1.12)
    fifth += lines(1040, 480, ["The sprig stands in the upper third,", "the name below it, both centred on", "the seam's far side.", "", "Legal text keeps to the back. The", "rim stays bare metal, so that four", "cans in a row read as one fence."], 34, 1.5, fill=PINE, font=FACE)
    sixth = group(van(0, 0), "translate(80,330) scale(1.05)") + lines(1240, 400, ["The line in Verbena", "runs at axle height", "on every vehicle."], 36, 1.5, fill=PINE, font=FACE)
    sixth += line(80, 900, 1604, 900, PINE, 2) + lines(80, 970, ["Questions? Jonas Ek at Northlight Studio has drawn all of this and", "answers the same day: jonas@northlight.example"], 34, 1.5, fill=PINE, font=FACE)
    pages = [page(1, "", first, PINE, CREAM), page(2, "The sprig", second), page(3, "Five colours", third), page(4, "One typeface", fourth), page(5, "Cans", fifth, SKY), page(6, "On the road", sixth)]
    return bound("Juniper Lane, brand guidelines", "Northlight Studio", pages, w / 2, h / 2)


ROUND = '<linearGradient id="round" x2="1" y2="0"><stop stop-color="#000" stop-opacity=".3"/><stop offset=".14" stop-color="#000" stop-opacity="0"/><stop offset=".26" stop-color="#fff" stop-opacity=".3"/><stop offset=".4" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".35"/></linearGradient>'


def annual_report():
    """Two spreads of the shipping company's annual report, in German, A3 landscape."""
    w, h = 2380, 1684
    blue, deep, sand, red = "#2d6e8e", "#12303f", "#f3ecdf", "#d0532f"
    left = rect(0, 0, 1190, h, deep) + circle(880, 660, 140, "#f0b35a") + ridge(301, -40, 1200, 900, 260, 190, h, "#1d4a5c", "#173d4d") + ridge(305, -40, 1200, 1040, 170, 140, h, "#27617a", "#20536a")
    for i in range(16):
        left += path(f"M{-60 + (i % 2) * 60},{1080 + i * 40}" + "q75,-26 150,0t150,0t150,0t150,0t150,0t150,0t150,0t150,0", "none", f'stroke="#8fc3d3" stroke-width="{2 + i * 0.4:.1f}" opacity=".6"')
    left = group(left, "", 'clip-path="url(#half)"') + ship(300, 1090)
    left += lines(110, 220, ["Der Fluss", "als Fahrplan"], 150, 1.05, fill=sand, font=SERIF)
    right = text(1300, 220, "Geschäftsbericht", 34, red, weight=600) + lines(1300, 330, ["Ein Jahr mit niedrigem Wasser", "und vollen Schiffen"], 76, 1.15, fill=deep, font=SERIF)
    right += lines(1300, 560, ["Sechs Wochen lang fehlten der Donau achtzig Zentimeter. Wir fuhren", "mit halber Ladung und doppelter Sorgfalt, und kein Anleger fiel aus.", "", "Dass trotzdem mehr Menschen an Bord kamen als je zuvor, liegt an den", "neuen Fahrgastinformationstafeln: Wer weiß, wann das Schiff kommt,", "wartet gern. Die durchschnittliche Wartezeit sank um neun Minuten.", "", "Im kommenden Jahr bauen wir den Anleger in Engelhartszell um und", "nehmen das erste Schiff mit Hybridantrieb in Betrieb."], 28, 1.6, fill="#2a3a42")
    for i, (figure, what) in enumerate((("412.300", "Fahrgäste"), ("98,2 %", "pünktlich"), ("31", "Anlegestellen"))):
        right += text(1300 + i * 330, 1280, figure, 72, red, SERIF) + text(1300 + i * 330, 1330, what, 30, deep)
    right += line(1300, 1420, 2280, 1420, "#b9b09e", 2) + text(1300, 1480, "Donauschifffahrtsgesellschaft Niederbayern-Oberösterreich", 28, deep) + text(2280, 1480, "3", 28, deep, anchor="end")
    first = svg(w, h, rect(0, 0, w, h, sand) + left + right, '<clipPath id="half"><rect width="1190" height="1684"/></clipPath>')
    body = rect(0, 0, w, h, sand) + text(110, 220, "Fahrgäste je Monat", 76, deep, SERIF) + text(110, 280, "in Tausend, Vorjahr hell", 32, deep)
    months = ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"]
    for i, (now, before) in enumerate(((4, 4), (5, 4), (14, 12), (31, 28), (47, 41), (58, 55), (71, 66), (74, 72), (52, 47), (34, 31), (11, 9), (11, 10))):
        x = 110 + i * 92
        body += rect(x, 1300 - before * 12, 34, before * 12, "#b7d0d8") + rect(x + 36, 1300 - now * 12, 34, now * 12, blue)
        body += text(x + 53, 1284 - now * 12, str(now), 24, deep, anchor="middle") + text(x + 36, 1346, months[i], 26, deep, anchor="middle")
    body += line(110, 1300, 1200, 1300, deep, 3) + text(1400, 220, "Ertragslage", 76, deep, SERIF) + text(1400, 280, "in Tausend Euro", 32, deep)
    for i, (what, now, before) in enumerate((("Umsatzerlöse", "18.640", "17.210"), ("Personalaufwand", "−7.120", "−6.880"), ("Treibstoff und Energie", "−3.050", "−3.390"), ("Anlegergebühren", "−1.480", "−1.460"), ("Abschreibungen", "−2.210", "−2.190"), ("Sonstiges", "−2.905", "−2.610"), ("Jahresüberschuss", "1.875", "680"))):
        y, bold = 400 + i * 110, 600 if i in (0, 6) else 400
        body += text(1400, y, what, 36, deep, weight=bold) + text(2060, y, now, 36, red if i == 6 else deep, weight=bold, anchor="end") + text(2280, y, before, 36, "#7d8a8f", anchor="end") + line(1400, y + 36, 2280, y + 36, "#cfc5b2", 2)
    body += lines(1400, 1290, ["Die Energiekosten sanken trotz höherer Fahrleistung, weil", "seit Juni Landstrom an allen Liegeplätzen verfügbar ist."], 32, 1.5, fill="#2a3a42")
    return bound("Geschäftsbericht, Doppelseiten", "Northlight Studio", [first, svg(w, h, body)], w / 2, h / 2)


def ship(x, y):
    """A river boat from its side."""
    out = path("M-180,0L760,0L700,96L-130,96Z", "#f3ecdf") + rect(-120, -84, 760, 84, "#fffaf0") + rect(-40, -152, 520, 68, "#fffaf0") + rect(420, -196, 110, 44, "#d0532f") + rect(-150, 40, 860, 14, "#d0532f")
    for i in range(12):
        out += rect(-96 + i * 60, -62, 42, 40, "#12303f", 4)
    for i in range(8):
        out += rect(-20 + i * 60, -134, 42, 34, "#12303f", 4)
    return group(out, f"translate({x},{y})")


def letter(title, author, head, rows):
    """Plain paper, A4: a title and paragraphs. A row that starts with # is a heading; None starts a page."""
    w, h, pages, body, y = 1190, 1684, [], "", 380
    body += text(130, 170, "Northlight Studio", 34, "#211d18", SERIF) + text(130, 300, head, 58, "#211d18", SERIF)
    for row in rows + [None]:
        if row is None:
            body += text(130, 1600, f"Page {len(pages) + 1}", 22, "#6b6459") + text(1060, 1600, "Northlight Studio Oy, Kalevankatu 18, 00100 Helsinki", 22, "#6b6459", anchor="end")
            pages.append(svg(w, h, rect(0, 0, w, h, "#fff") + body))
            body, y = "", 180
        elif row.startswith("#"):
            y += 26
            body += text(130, y, row[1:].strip(), 23, "#211d18", weight=600)
            y += 40
        else:
            body += text(130, y, row, 19.5, "#211d18")
            y += 33
    return bound(title, author, pages, w / 2, h / 2)
