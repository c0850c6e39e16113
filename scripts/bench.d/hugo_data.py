"""Writes the bench agency with N clients as the JSON that the Hugo site reads: hugo_data.py N FILE

The same facts as in the import, nested as Hugo's templates want them, the names in lower case as Hugo makes them of
parameters anyway. The sums of an invoice stand ready in it, which spares Hugo arithmetic that Portico does while it
renders.
"""

import json
import sys

import agency

NAMES = {member["email"]: member["name"] for member in agency.MEMBERS}


def client(number):
    made = agency.client(number)
    projects = agency.projects(number)
    for project in projects:
        project["lead"] = NAMES[project["lead"]]
        for update in project["updates"]:
            update["author"] = NAMES[update["author"]]
    return {
        "id": made["id"], "name": made["name"], "email": made["email"], "company": agency.company(number), "projects": projects,
        "invoices": [invoice(number, index, projects[0]["name"]) for index in range(3)],
    }


def invoice(number, index, project):
    made = agency.invoice(number, index)
    made |= {"project": project} | agency.sums(made)
    if index == 2:
        made["paidOn"] = agency.payment(number)["paidOn"]
    return made


def lowered(value):
    if isinstance(value, dict):
        return {name.lower(): lowered(inner) for name, inner in value.items()}
    return [lowered(inner) for inner in value] if isinstance(value, list) else value


def write(clients, path):
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"workspace": ' + json.dumps(lowered(agency.WORKSPACE)) + ',\n"clients": [')
        for number in range(1, clients + 1):
            line = json.dumps(lowered(client(number)), separators=(",", ":"))
            file.write(("\n" if number == 1 else ",\n") + line)
        file.write("]}\n")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    write(int(sys.argv[1]), sys.argv[2])
