"""Logos as small SVG files."""
from draw import rect
from juniper import BERRY, BLUSH, CREAM, PINE, mark

SIZES = {"northlight.svg": (40, 40), "northlight-dark.svg": (40, 40), "fjell.svg": (320, 144), "juniper-lane.svg": (240, 240)}

HOUSE = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40"><title>Northlight Studio</title>'
         '<path d="M2.5 36.5V6.5L19 22V6.5L37.5 23.5V36.5Z" fill="none" stroke="{ink}" stroke-width="2.4"/>'
         '<path d="M8 36.5V25h8v11.5ZM24 36.5V25h8v11.5Z" fill="{light}"/></svg>\n')

FJELL = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 144" width="320" height="144"><title>Fjell</title>'
         '<path d="M4 78L44 56L66 70L108 28L138 56L166 42L204 12L244 52L272 36L316 78" fill="none" stroke="#e2572f" stroke-width="5"/>'
         '<path transform="translate(-528,-685) scale(2.725)" fill="#43242a" d="M195.2 302H198.8V294H206.9V291H198.8V285.7H207.9V282.6H195.2ZM226.8 302.3C230.6 302.3 232.9 300 232.9 296.2V282.6H229.4V296.2C229.4 298.1 228.5 299.2 226.8 299.2C225.1 299.2 224.1 298.2 224.1 296.3V295.5H220.6V296.3C220.6 300.1 223 302.3 226.8 302.3ZM246.4 302H259.5V298.9H250V293.6H258.3V290.7H250V285.7H259.3V282.6H246.4ZM272.7 302H284.7V298.9H276.3V282.6H272.7ZM297.7 302H309.7V298.9H301.3V282.6H297.7Z"/></svg>\n')


def all_of_them():
    """Each file with its drawing."""
    sprig = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240" width="240" height="240"><title>Juniper Lane</title>{rect(0, 0, 240, 240, PINE, 48)}'
             f'<g transform="translate(120,126) scale(.82)">{mark(CREAM, BLUSH)}</g></svg>\n')
    return {"northlight.svg": HOUSE.format(ink="#211d18", light="#2b4a9b"), "northlight-dark.svg": HOUSE.format(ink="#ece5d9", light="#a9bbff"), "fjell.svg": FJELL, "juniper-lane.svg": sprig}
