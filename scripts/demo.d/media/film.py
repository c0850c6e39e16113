"""The teaser of the winter film: 11 seconds, 960 × 540."""
import os
import subprocess
import tempfile

from PIL import Image

import scenes
from draw import SERIF, paint, path, rect, svg, text
from sound import film_track, ident

FRAMES, WIDTH, HEIGHT = 24, 960, 540
CUTS = [(scenes.dawn, 2.3, None), (scenes.kitchen, 1.4, "The morning belongs to Gry."), (scenes.pour, 1.4, "The morning belongs to Gry."),
        (scenes.noon, 1.6, "The day to Dag."), (scenes.night, 1.8, "The dark to Natt."), (scenes.shelf, 1.0, None)]
LENGTH = 11.0


def title(frame, words, t):
    """A line of the story, low in the picture, that comes and goes."""
    if words is None:
        return frame
    shown = max(0.0, min(1.0, t * 5, (1 - t) * 8)) if words != "The morning belongs to Gry." else max(0.0, min(1.0, t * 5))
    body = rect(0, 420, WIDTH, 120, "url(#low)", 0, f'opacity="{shown:.2f}"') + text(WIDTH / 2, 496, words, 34, "#fff8ea", SERIF, 400, "middle", more=f'opacity="{shown:.2f}"')
    return frame.replace("</svg>", "") + f'<linearGradient id="low" x2="0" y2="1"><stop stop-opacity="0"/><stop offset="1" stop-opacity=".62"/></linearGradient><g transform="scale({1600 / WIDTH:.5f})">{body}</g></svg>'


def end_card(t):
    """The name, the ridge drawn under it, the promise."""
    long = max(0.0, 1 - t * 1.9) * 620
    ridge = path("M170,300L250,262L300,284L372,214L430,262L490,236L560,190L640,250L700,220L790,300", "none",
                 f'stroke="#e2572f" stroke-width="5" stroke-dasharray="760" stroke-dashoffset="{long * 1.23:.1f}" stroke-linejoin="round"')
    shown = max(0.0, min(1.0, t * 3 - 0.7))
    body = rect(0, 0, WIDTH, HEIGHT, "#17273a") + ridge + text(487, 168, "FJELL", 76, "#f6efdc", weight=600, anchor="middle", spacing=22)
    body += text(480, 376, "Three bags for the dark months.", 32, "#f6efdc", SERIF, 400, "middle", more=f'opacity="{shown:.2f}"')
    return svg(WIDTH, HEIGHT, body + text(480, 420, "In our shops from January", 20, "#b8c6d6", anchor="middle", more=f'opacity="{shown:.2f}"'))


def frames():
    """Every picture of the film, with cuts that melt over six of them."""
    last, count = None, 0
    for scene, seconds, words in CUTS + [(end_card, LENGTH - sum(c[1] for c in CUTS), None)]:
        wanted = round(seconds * FRAMES)
        for i in range(wanted):
            now = paint(title(scene(i / wanted), words, i / wanted) if scene is not end_card else end_card(i / wanted), WIDTH, HEIGHT)
            if last is not None and i < 6:
                now = Image.blend(last, now, (i + 1) / 7)
            yield now
            count += 1
        last = now


def run(arguments, data=None):
    """A tool that must succeed."""
    return subprocess.run(arguments, input=data, check=True, stdout=subprocess.PIPE).stdout


EXACT = ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact", "-map_metadata", "-1"]


def film(target):
    """Writes the MP4. One thread, so that the bytes are the same on every machine with the same encoder."""
    with tempfile.TemporaryDirectory() as folder:
        track = os.path.join(folder, "track.wav")
        with open(track, "wb") as file:
            file.write(film_track(LENGTH))
        pixels = b"".join(frame.tobytes() for frame in frames())
        run(["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(FRAMES), "-i", "-", "-i", track,
             "-c:v", "libx264", "-threads", "1", "-preset", "slow", "-crf", "25", "-pix_fmt", "yuv420p", "-profile:v", "high", "-c:a", "aac", "-b:a", "80k",
             "-shortest", "-movflags", "+faststart", *EXACT, target], pixels)


def jingle(target):
    """Writes the ident as M4A."""
    run(["ffmpeg", "-v", "error", "-y", "-f", "wav", "-i", "-", "-c:a", "aac", "-b:a", "112k", "-movflags", "+faststart", *EXACT, target], ident(6.5))


def still_in_avif(image, target):
    """Writes a picture as AVIF."""
    run(["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{image.width}x{image.height}", "-i", "-", "-c:v", "libaom-av1", "-still-picture", "1",
         "-crf", "30", "-cpu-used", "4", "-threads", "1", "-pix_fmt", "yuv420p", "-color_range", "pc", *EXACT, "-f", "avif", target], image.tobytes())
