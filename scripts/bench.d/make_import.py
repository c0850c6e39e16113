"""Writes the bench agency with N clients in the import format: make_import.py N FILE"""

import json
import sys

import agency


def rows(clients, make):
    for number in range(1, clients + 1):
        made = make(number)
        yield from made if isinstance(made, list) else [made]


def write(clients, path):
    """A section at a time and a row at a time, so that memory stays flat."""
    sections = {
        "companies": agency.company, "projects": agency.projects, "clients": agency.client,
        "invoices": agency.invoices, "payments": agency.payment,
    }
    with open(path, "w", encoding="utf-8") as file:
        head = {"format": "portico/1", "workspace": agency.WORKSPACE, "members": agency.MEMBERS}
        file.write(json.dumps(head, ensure_ascii=False)[:-1])
        for name, make in sections.items():
            file.write(f',\n"{name}": [')
            separator = "\n"
            for row in rows(clients, make):
                file.write(separator + json.dumps(row, ensure_ascii=False, separators=(",", ":")))
                separator = ",\n"
            file.write("]")
        file.write("}\n")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    write(int(sys.argv[1]), sys.argv[2])
