"""Sound made of sines: the film's track and the festival's ident."""
import io
import wave

import numpy

RATE = 44100


def bell(pitch, seconds, loud, shine=1.0):
    """A struck note with a few partials that die at their own speed."""
    t = numpy.arange(int(RATE * seconds)) / RATE
    tone = sum(a * numpy.sin(2 * numpy.pi * pitch * r * t) * numpy.exp(-t * d)
               for r, a, d in ((1, 1, 2.2), (2, 0.42 * shine, 3.4), (3.01, 0.2 * shine, 5.5), (5.4, 0.1 * shine, 9)))
    return loud * tone * numpy.minimum(1, t / 0.004)


def pad(pitches, seconds, loud):
    """A soft chord that swells and goes, each voice twice and a little apart."""
    t = numpy.arange(int(RATE * seconds)) / RATE
    shape = numpy.sin(numpy.pi * numpy.minimum(1, t / seconds)) ** 0.7
    tone = sum(numpy.sin(2 * numpy.pi * p * d * t + i) + 0.25 * numpy.sin(4 * numpy.pi * p * d * t)
               for i, p in enumerate(pitches) for d in (0.9985, 1.0015))
    return loud * shape * tone / len(pitches)


def wind(seconds, loud, seed):
    """Noise with the edges taken off, coming and going."""
    noise = numpy.random.Generator(numpy.random.PCG64(seed)).normal(0, 1, int(RATE * seconds))
    soft = numpy.convolve(noise, numpy.hanning(220) / 110, "same")
    t = numpy.arange(len(soft)) / RATE
    return loud * soft * (0.6 + 0.4 * numpy.sin(2 * numpy.pi * t / 4.7))


def put(track, sound, at):
    """Adds a sound to a track from a second on."""
    start = int(at * RATE)
    end = min(len(track), start + len(sound))
    track[start:end] += sound[:end - start]


def room(track, seconds, wet, seed):
    """The track in a room: folded with noise that dies away, left and right a little different."""
    out = []
    for side in (0, 1):
        t = numpy.arange(int(RATE * seconds)) / RATE
        echo = numpy.random.Generator(numpy.random.PCG64(seed + side)).normal(0, 1, len(t)) * numpy.exp(-t * 4 / seconds)
        size = 1 << (len(track) + len(echo)).bit_length()
        tail = numpy.fft.irfft(numpy.fft.rfft(track, size) * numpy.fft.rfft(echo / numpy.sqrt((echo ** 2).sum()), size))[:len(track)]
        out.append(track + wet * tail)
    both = numpy.stack(out, 1)
    fades = numpy.minimum(1, numpy.minimum(numpy.arange(len(track)), numpy.arange(len(track))[::-1]) / (RATE * 0.25))
    both = both * fades[:, None]
    return both / numpy.abs(both).max()


def as_wave(samples, loud):
    """The bytes of a WAV file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((samples * loud * 32767).astype("<i2").tobytes())
    return out.getvalue()


def film_track(seconds):
    """Wind, four chords, a note on every cut."""
    track = wind(seconds, 0.22, 5)
    for at, chord in ((0, (110, 164.8, 220, 277.2)), (2.4, (92.5, 138.6, 220, 277.2)), (4.8, (146.8, 220, 277.2, 329.6)), (6.6, (123.5, 185, 246.9, 293.7)), (8.3, (110, 164.8, 246.9, 277.2))):
        put(track, pad(chord, 3.4, 0.12), at)
    for at, pitch in ((0.5, 440), (1.1, 554.4), (2.1, 659.3), (2.7, 554.4), (3.5, 493.9), (4.1, 440), (5.0, 659.3), (5.3, 740), (5.9, 880), (6.7, 587.3), (7.3, 493.9), (7.9, 370), (8.4, 440), (8.7, 554.4), (9.0, 659.3), (9.4, 880)):
        put(track, bell(pitch, 2.2, 0.13, 0.6), at)
    return as_wave(room(track, 2.0, 0.5, 11), 0.5)


def ident(seconds):
    """Lichtwechsel: six notes that open like the beam, and the chord they leave behind."""
    track = numpy.zeros(int(RATE * seconds))
    for i, pitch in enumerate((293.7, 440, 493.9, 659.3, 740, 987.8)):
        put(track, bell(pitch, 3.5, 0.26 - i * 0.015, 1.2), 0.25 + i * 0.21)
        put(track, bell(pitch / 2, 2.5, 0.08, 0.3), 0.25 + i * 0.21)
    put(track, bell(1174.7, 4, 0.2, 0.9), 1.72)
    put(track, bell(146.8, 4.5, 0.34, 0.4), 1.72)
    put(track, pad((146.8, 220, 293.7, 370, 493.9), 4.8, 0.2), 1.3)
    for at, pitch in ((3.0, 740), (3.32, 987.8)):
        put(track, bell(pitch, 3, 0.12, 0.8), at)
    return as_wave(room(track, 2.6, 0.6, 21), 0.7)
