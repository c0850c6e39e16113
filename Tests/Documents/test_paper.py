"""What people read: the PDF as QPDF, Poppler and a colour library see it."""

import base64
import hashlib
import io
import time

import pytest
from lxml import etree
from PIL import ImageCms

import judges
from office import line
from test_einvoice import CASES

SIXTY = [line(f"Work of day {n}", 12_345, 75_000, "h", detail="What was done on it") for n in range(1, 61)]


@pytest.mark.parametrize("name", CASES)
def test_it_is_a_whole_file_with_its_fonts_and_the_same_e_invoice(office, name):
    made = office.invoice(**CASES[name])
    paper = judges.Paper(office.pdf(made))
    paper.check()
    assert paper.fonts and all(row == ("yes", "yes", "yes") for row in paper.fonts.values()), paper.fonts
    assert paper.attachment == office.xml(made)
    assert paper.bytes == office.pdf(made), "the same invoice is the same file"


def test_its_text_can_be_read(office):
    made = office.invoice(
        [line("Packaging design", 320_000, detail="Three bags"), line("Illustration", 8_500, 180_000, "h")],
        number="NL-2026-9118", notes="Thank you for the *work*.", footer="Registered in Helsinki",
        reference="RF18 5390 0754 7034")
    answer = office.get(made, "invoice.pdf")
    assert 'filename="NL-2026-9118.pdf"' in answer["content-disposition"]
    assert answer["cache-control"] == "no-store"
    paper = judges.Paper(answer.body)
    assert paper.information["Title"] == "Invoice NL-2026-9118"
    assert paper.information["Author"] == "Northlight Studio Oy"
    for words in ("Northlight Studio Oy", "Fjell Kaffe & Söhne GmbH", "NL-2026-9118", "9 November 2026",
                  "30 November 2026", "Packaging design", "Three bags", "18 h", "3,200.00", "1,530.00", "VAT 25.5%",
                  "€5,936.15", "Thank you for the work.", "Registered in Helsinki", "FI21 1234 5600 0007 85",
                  "Page 1 of 1"):
        assert words in paper.text, words


def test_sixty_lines_stand_on_several_sheets_below_the_same_head(office):
    paper = judges.Paper(office.pdf(office.invoice(SIXTY)))
    assert paper.sheets >= 3
    for number in range(1, paper.sheets):
        sheet = paper.sheet(str(number))
        assert "Quantity" in sheet and f"Page {number} of {paper.sheets}" in sheet
    text = paper.text
    assert all(f"Work of day {n}\n" in text or f"Work of day {n} " in text for n in range(1, 61))
    last = paper.sheet(str(paper.sheets))
    assert "Total to pay" in last and "Work of day 60" in last, "sums never stand alone"


@pytest.mark.parametrize("locale, name, words, language", [
    ("de", "Müller & Töchter KG", "Seite 1 von 1", "de"), ("fr", "Café Noir", "Page 1 sur 1", "fr"),
    ("es", "Año Nuevo", "Página 1 de 1", "es"), ("en", "株式会社 日本橋", "株式会社 日本橋", "en"),
    ("en", "Ωμέγα Ελλάς", "Ωμέγα Ελλάς", "en"), ("en", "Київська друкарня", "Київська друкарня", "en"),
    ("en", "हिन्दी प्रकाशन", "हिन्दी", "en"), ("en", "ไทยการพิมพ์", "ไทยการ", "en"), ("en", "한국 인쇄", "한국", "en"),
])
def test_every_language_and_script(office, locale, name, words, language):
    paper = judges.Paper(office.pdf(office.invoice([line()], to=office.company(name=name, locale=locale))))
    paper.check()
    assert words in paper.text
    assert all(row == ("yes", "yes", "yes") for row in paper.fonts.values()), paper.fonts
    assert root(paper)["/Lang"] == f"u:{language}"


def test_from_right_to_left(office):
    made = office.invoice([line("تصميم العبوات", detail="ثلاثة أكياس")], to=office.company(name="دار النور", locale="ar"))
    paper = judges.Paper(office.pdf(made))
    assert root(paper)["/ViewerPreferences"]["/Direction"] == "/R2L"
    assert root(paper)["/Lang"] == "u:ar"
    for words in ("فاتورة", "تصميم العبوات", "دار النور"):
        assert words in paper.text, words


def root(paper):
    objects = paper.objects()
    return objects["obj:" + objects["trailer"]["value"]["/Root"]]["value"]


def stream(objects, reference):
    return base64.b64decode(objects["obj:" + reference]["stream"]["data"])


def test_it_is_what_an_archive_asks_for(office):
    """ISO 19005-3, as far as it can be seen here: no validator of it exists among what is installed."""
    made = office.invoice([line("Kaffee und 見積書 und قهوة")])
    paper = judges.Paper(office.pdf(made))
    objects = paper.objects()
    top = root(paper)

    xmp = etree.fromstring(stream(objects, top["/Metadata"]))
    found = {one.tag: (one.text or "").strip() for one in xmp.iter()}
    assert found["{http://www.aiim.org/pdfa/ns/id/}part"] == "3"
    assert found["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "B"
    factur = "{urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#}"
    assert [found[factur + name] for name in ("DocumentType", "DocumentFileName", "Version", "ConformanceLevel")] == [
        "INVOICE", "factur-x.xml", "1.0", "EN 16931"]
    described = {one.text for one in xmp.iter("{http://www.aiim.org/pdfa/ns/property#}name")}
    assert described == {"DocumentType", "DocumentFileName", "Version", "ConformanceLevel"}
    assert paper.information["Title"] in etree.tostring(xmp, encoding="unicode"), "both say the same title"

    intent = objects["obj:" + top["/OutputIntents"][0]]["value"]
    assert intent["/S"] == "/GTS_PDFA1"
    profile = ImageCms.ImageCmsProfile(io.BytesIO(stream(objects, intent["/DestOutputProfile"])))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB IEC61966-2.1"
    straight = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    from PIL import Image
    ramp = Image.new("RGB", (256, 1))
    ramp.putdata([(n, 255 - n, n // 2) for n in range(256)])
    shown = ImageCms.applyTransform(ramp, straight)
    worst = max(abs(a - b) for a, b in zip(ramp.tobytes(), shown.tobytes()))
    assert worst <= 2, "our sRGB is sRGB"

    file = objects["obj:" + top["/AF"][0]]["value"]
    assert file["/AFRelationship"] == "/Alternative" and file["/UF"] == "u:factur-x.xml"
    embedded = objects["obj:" + file["/EF"]["/F"]]["stream"]
    assert embedded["dict"]["/Subtype"] == "/text/xml"
    assert stream(objects, file["/EF"]["/F"]) == office.xml(made)

    assert paper.bytes.startswith(b"%PDF-1.7\n%") and len(objects["trailer"]["value"]["/ID"]) == 2
    assert "/Encrypt" not in objects["trailer"]["value"]
    for name, one in objects.items():
        for entries in (one.get("value"), one.get("stream", {}).get("dict")):
            if not isinstance(entries, dict) or name == "trailer":
                continue
            assert entries.get("/S") not in ("/JavaScript", "/Launch", "/URI")
            assert entries.get("/Interpolate") is not True, "no reader smooths pictures"
            if entries.get("/Subtype") == "/CIDFontType2":
                assert entries["/CIDToGIDMap"] == "/Identity"
            if entries.get("/Type") == "/FontDescriptor":
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(entries)
            assert entries.get("/Filter") != "/LZWDecode" and "/F" not in entries or entries.get("/Type") in (
                "/Filespec", None)


def test_a_code_that_banking_apps_read_is_on_it(office):
    made = office.invoice([line()], reference="RF18 5390 0754 7034")
    paper = judges.Paper(office.pdf(made))
    assert "Scan with a banking app" in paper.text
    picture = office.get(made, "transfer.svg")
    assert picture.status == 200 and picture["content-type"] == "image/svg+xml" and b"<path" in picture.body
    assert "script" not in picture["content-security-policy"]
    assert office.get(office.invoice([line()], currency="USD"), "transfer.svg").status == 404
    dollars = judges.Paper(office.pdf(office.invoice([line()], currency="USD")))
    assert "Scan with a banking app" not in dollars.text and "FI21 1234" in dollars.text


def test_what_was_voided_keeps_the_document_that_was_sent(office):
    made = office.invoice([line()])
    sent = office.pdf(made), office.xml(made)
    office.portal.sql("UPDATE invoice SET stage = 'void', voided_at = sent_at WHERE id = ?", made[0])
    assert (office.pdf(made), office.xml(made)) == sent
    # Voided before anybody asked for it: the same, but for its number.
    paper = judges.Paper(office.pdf(office.invoice([line()], stage="void")))
    assert "Void" not in judges.run("pdftotext", "-raw", paper.path, "-").decode()


def test_two_hundred_lines_take_less_than_a_second(office):
    lines = [line(f"Work {n}", 1_000 + n, detail="On a day in November") for n in range(200)]
    office.pdf(office.invoice(lines))
    made = office.invoice(lines)
    start = time.monotonic()
    paper = judges.Paper(office.pdf(made))
    assert paper.sheets > 5
    assert time.monotonic() - start < 1


@pytest.mark.parametrize("text", [
    "x" * 10_000, "\u0301" * 5_000, "\u202e" * 2_000 + "abc", "a\u0000b".replace("\u0000", "\u0001") * 100,
    "\n" * 5_000, "אבגד " * 1_500, "👩‍👩‍👧‍👦" * 300, "*" * 5_000, "> " * 60 + "deep", "| a | b |\n|---|---|\n| 1 | 2 |",
], ids=range(10))
def test_no_text_hangs_it(office, text):
    made = office.invoice(
        [line(title=text[:500] if text.strip() else "x", detail=text[:2_000])], notes=text[:10_000], footer=text[:4_000])
    start = time.monotonic()
    paper = judges.Paper(office.pdf(made))
    assert time.monotonic() - start < 5
    paper.check()


def test_the_agencys_own_document_is_the_one(office):
    own = office.pdf(office.invoice([line("Made elsewhere")])) + b"\n"
    digest = hashlib.sha256(own).hexdigest()
    folder = office.portal.folder / "data" / "vault" / digest[:2] / digest[2:4]
    folder.mkdir(parents=True)
    (folder / digest).write_bytes(own)
    office.insert("blob", workspace=office.workspace, sha256=digest, size=len(own), media_type="application/pdf",
                  stored_at="2026-11-24T08:00:00.000Z")
    made = office.invoice([line()], document=digest)
    assert office.pdf(made) == own
    assert office.get(made, "invoice.xml").status == 404, "one invoice, one document"
    office.portal.sql("UPDATE blob SET purged_at = '2026-11-25T08:00:00.000Z' WHERE sha256 = ?", digest)
    assert office.get(made, "invoice.pdf").status == 404
