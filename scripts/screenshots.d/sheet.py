"""One sheet with all pictures of a width: an HTML page whose pictures open, and the same as one PNG."""

# Pictures in a row, and how wide each is drawn.
COLUMNS = {390: (12, 220), 768: (8, 330), 1440: (6, 440)}
# Of a long page, its top: what a client sees first.
HIGHEST = 900

STYLE = """
body { margin: 24px; font: 14px/1.4 system-ui, sans-serif; background: #777; color: #fff; }
main { display: grid; grid-template-columns: repeat(%(columns)d, %(width)dpx); gap: 24px 12px; }
figure { margin: 0; }
img { display: block; width: 100%%; max-height: %(highest)dpx; object-fit: cover; object-position: top; }
a { color: inherit; }
"""


def sheet(browser, out, names, width, schemes):
    columns, drawn = COLUMNS[width]
    style = STYLE % {"columns": columns, "width": drawn, "highest": HIGHEST}
    figures = "\n".join(
        f'<figure><a href="{name}-{width}-{scheme}.png"><img src="{name}-{width}-{scheme}.png" alt=""></a>'
        f"<figcaption>{name} {scheme}</figcaption></figure>"
        for name in names for scheme in schemes)
    html = out / f"sheet-{width}.html"
    html.write_text(
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{width} px</title>\n'
        f"<style>{style}</style></head>\n<body><h1>{width} px</h1><main>\n{figures}\n</main></body></html>\n")
    page = browser.new_page(viewport={"width": columns * (drawn + 12) + 48, "height": 900})
    page.goto(html.resolve().as_uri())
    page.screenshot(path=out / f"sheet-{width}.png", full_page=True)
    page.close()
    return html
