"""What is made, under which name, and how it is written."""
import io
import json
import os
import zipfile

from PIL import Image

import books
import film
import juniper
import logos
import papers
import places
import posters
import river
import scenes
import texts
import wayfinding
import web
from draw import DEMO, encoded, grain, paint

TYPES = {"svg": "image/svg+xml", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "avif": "image/avif", "pdf": "application/pdf",
         "mp4": "video/mp4", "m4a": "audio/mp4", "vtt": "text/vtt", "zip": "application/zip", "csv": "text/csv", "indd": "application/octet-stream"}

PICTURES = [
    ("autumn-poster.webp", posters.autumn, 76, "Ruska, the autumn poster, A2"),
    ("festival-poster.webp", posters.festival, 62, "Lichtwechsel, festival poster, German"),
    ("ridge-panorama.jpg", posters.panorama, 78, "One ridge from dawn to night, for the shop window"),
    ("brand-board.webp", juniper.board, 76, "Juniper Lane, brand board"),
    ("shop-subscription.webp", web.subscription, 78, "Fjell shop, subscription page for phones, whole length"),
    ("shop-phones.webp", web.phones, 74, "Fjell shop, two screens"),
    ("practice-start.webp", web.practice, 76, "Harbour & Pine, start page on a desk"),
    ("boathouse.jpg", places.boathouse, 54, "Boathouse at Lake Saimaa, at dusk"),
    ("floor-plan.png", wayfinding.floor_plan, 48, "Kulturhaus Lindenau, ground floor with signs, German"),
    ("pictograms.png", wayfinding.pictograms, 32, "Kulturhaus Lindenau, twelve pictograms, German"),
    ("book-covers.webp", books.covers, 72, "Three book covers, Arabic"),
    ("book-covers-v2.webp", books.covers_without_boat, 62, "Three book covers, the round before: the sea has no boat"),
    ("landing-vilshofen.webp", river.vilshofen, 72, "Landing stage at Vilshofen, German"),
    ("landing-schloegen.webp", river.schloegen, 72, "Landing stage at Schlögen, German"),
    ("ticket-machine.webp", river.machine, 80, "Screen of the ticket machine, German"),
]


def write(name, data):
    """A file among the results."""
    with open(os.path.join(DEMO, name), "wb") as out:
        out.write(data)


def pictures():
    """All still pictures."""
    for name, make, quality, _ in PICTURES:
        kind = {"jpg": "jpeg"}.get(name.rsplit(".", 1)[1], name.rsplit(".", 1)[1])
        write(name, encoded(make(), kind, quality))
    film.still_in_avif(books.catalogue(), os.path.join(DEMO, "catalogue-spread.avif"))
    for number, (name, scene) in enumerate(scenes.SCENES, 1):
        write(f"still-{number}-{name}.webp", encoded(grain(paint(scene(0.6), 1600, 900), 1.6, number), "webp", 74))
    frames, out = juniper.growing(), io.BytesIO()
    frames[-1].save(out, "GIF", save_all=True, append_images=frames[:-1], duration=[1600] + [70] * 23, loop=0, optimize=True)
    write("mark-growing.gif", out.getvalue())
    with open(os.path.join(DEMO, "shelf-set-v2.svg"), encoding="utf-8") as second:
        suns = second.read().replace('fill="#e2572f"', 'fill="#f6e3a1"').replace('fill="#e8a92f"', 'fill="#e2572f"')
    write("shelf-set-v1.svg", suns.encode())
    for name, drawing in logos.all_of_them().items():
        write(name, drawing.encode())


def bundle():
    """The print-ready files as a ZIP whose times are fixed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        with open(os.path.join(DEMO, "shelf-set.svg"), "rb") as drawing:
            parts = {"Read me first.txt": texts.HANDOVER.encode(), "colours.csv": texts.COLOURS.encode(), "shelf-set.svg": drawing.read()}
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 9, 1, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def documents():
    """Everything that is not a picture, a film or a sound."""
    write("brand-guidelines.pdf", papers.guide())
    write("annual-report.pdf", papers.annual_report())
    write("framework-agreement.pdf", papers.letter("Framework agreement", "Northlight Studio", "Framework agreement", texts.AGREEMENT))
    write("print-specification.pdf", papers.letter("Print specification, winter range", "Northlight Studio", "Print specification, winter range", texts.SPECIFICATION))
    write("timetable.pdf", river.timetable())
    write("notices.csv", texts.NOTICES.encode())
    write("column-formats.csv", texts.FORMATS.encode())
    write("stamp-sizes.csv", texts.STAMPS.encode())
    write("print-ready.zip", bundle())
    write("products.csv", texts.PRODUCTS.encode())
    write("winter-film.vtt", texts.CAPTIONS.encode())
    signature = bytes.fromhex("0606edf5d81d46e5bd31efe7fe74b71d")
    write("back-labels.indd", signature + b"DOCUMENT\x01" + bytes(15) + bytes((i * 167 + (i >> 5)) & 255 for i in range(12288)))


OTHERS = [
    ("shelf-set.svg", "Three coffee bags, third version, drawn by hand", 1600, 1200, None), ("shelf-set-v2.svg", "Three coffee bags, second version, drawn by hand", 1600, 1200, None),
    ("shelf-set-v1.svg", "Three coffee bags, first version: the suns are the wrong way round", 1600, 1200, None),
    ("catalogue-spread.avif", "Spread of the catalogue of a Kyoto workshop", 2000, 1400, None), ("mark-growing.gif", "Juniper Lane, the mark grows", 600, 450, 23 * 70 + 1600),
    ("winter-film.mp4", "Teaser of the winter film", film.WIDTH, film.HEIGHT, int(film.LENGTH * 1000)), ("winter-film.vtt", "Captions of the teaser, English", None, None, int(film.LENGTH * 1000)),
    ("festival-ident.m4a", "Lichtwechsel, audio ident", None, None, 6500), ("brand-guidelines.pdf", "Juniper Lane, brand guidelines, 6 pages", 842, 595, None),
    ("annual-report.pdf", "Annual report, two spreads, German", 1190, 842, None), ("framework-agreement.pdf", "Framework agreement with Fjell, 2 pages", 595, 842, None),
    ("print-specification.pdf", "Print specification, 1 page", 595, 842, None), ("print-ready.zip", "Print-ready files", None, None, None), ("products.csv", "Product data of the shop", None, None, None),
    ("timetable.pdf", "Timetable, one page, German", 842, 595, None), ("notices.csv", "Notices of the boats, German", None, None, None),
    ("column-formats.csv", "Formats of advertising columns, German", None, None, None), ("stamp-sizes.csv", "Sizes of a date stamp", None, None, None),
    ("back-labels.indd", "Back labels, a type that no browser shows", None, None, None),
]


def manifest():
    """What there is, for whoever loads it."""
    entries = []
    stills = [(f"still-{i}-{n}.webp", f"Still {i} of the winter film") for i, (n, _) in enumerate(scenes.SCENES, 1)]
    for name, what in [(p[0], p[3]) for p in PICTURES] + stills:
        with Image.open(os.path.join(DEMO, name)) as picture:
            entries.append((name, what, picture.width, picture.height, None))
    entries += OTHERS + [(name, "Logo", *logos.SIZES[name], None) for name in logos.SIZES]
    keys = ("file", "what", "width", "height", "duration")
    rows = []
    for entry in sorted(entries):
        row = {k: v for k, v in zip(keys, entry) if v is not None}
        row["mediaType"] = TYPES[entry[0].rsplit(".", 1)[1]]
        row["size"] = os.path.getsize(os.path.join(DEMO, entry[0]))
        rows.append("  " + json.dumps(row, ensure_ascii=False))
    write("media.json", ("[\n" + ",\n".join(rows) + "\n]\n").encode())


def main(only):
    """Makes everything, or the parts named: pictures, documents, film, sound."""
    makers = {"pictures": pictures, "documents": documents, "film": lambda: film.film(os.path.join(DEMO, "winter-film.mp4")),
              "sound": lambda: film.jingle(os.path.join(DEMO, "festival-ident.m4a"))}
    for name in only or makers:
        makers[name]()
    manifest()
