"""Begins an application as a graduate's computer would, leaves its credential for the next client, and uploads with
tuspy. usage: tus_clients.py BASE IMAGE CREDENTIAL"""

import hashlib
import io
import json
import re
import secrets
import sys
import time
import urllib.error
import urllib.request
import uuid

from tusclient.client import TusClient

base, image, credential_file = sys.argv[1:]


def ask(method, path, body=None, token=None):
    headers = {"content-type": "application/json"}
    if token:
        headers["authorization"] = "Bearer " + token
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(base + path, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read()


def until(what, look):
    deadline = time.monotonic() + 30
    while True:
        try:
            found = look()
        except (urllib.error.URLError, OSError):
            found = None
        if found:
            return found
        if time.monotonic() > deadline:
            sys.exit("never came: " + what)
        time.sleep(0.1)


def code_of_the_mail():
    name = re.search(r"/dev/mail/([0-9a-f-]+\.eml)", ask("GET", "/dev/mail").decode())
    if not name:
        return None
    mail = ask("GET", "/dev/mail/" + name.group(1)).decode()
    found = re.search(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b", mail)
    return found and found.group(0)


def credential():
    until("the server", lambda: ask("GET", "/healthz"))
    secret = secrets.token_hex(32)
    flow = {
        "id": str(uuid.uuid4()),
        "secret": secret,
        "purpose": {"kind": "registration"},
        "email": "ichiro@graduates.example",
        "language": "ja",
    }
    ask("POST", "/v1/flows", flow)
    code = until("the mail", code_of_the_mail)
    redeem = {"by": "code", "code": code}
    return json.loads(ask("POST", "/v1/flows/" + flow["id"] + "/redeem", redeem, secret))


def another(number):
    """The image with something behind its end: another file, the same picture."""
    with open(image, "rb") as file:
        return file.read() + b"py%d" % number


def given_back(application, token, sha256):
    path = "/v1/applications/%s/documents/%s" % (application, sha256)
    seen = until("the image encoded anew", lambda: ask("GET", path, token=token))
    assert seen[:3] == b"\xff\xd8\xff", "no JPEG came back"


got = credential()
with open(credential_file, "w") as file:
    json.dump({"application": got["application"], "token": got["token"]}, file)
documents = base + "/v1/applications/%s/documents" % got["application"]
client = TusClient(documents, headers={"Authorization": "Bearer " + got["token"]})


def uploader(content, size, **options):
    sha256 = hashlib.sha256(content).hexdigest()
    made = client.uploader(
        file_stream=io.BytesIO(content), chunk_size=size, metadata={"sha256": sha256}, **options
    )
    return made, sha256


content = another(1)
whole, sha256 = uploader(content, len(content))
whole.upload()
given_back(got["application"], got["token"], sha256)
print("tuspy: whole")

content = another(2)
first, sha256 = uploader(content, 100_000)
first.upload_chunk()
first.upload_chunk()
assert first.offset == 200_000
# As after a cut: only the address is known, and where it stands is asked.
second, _ = uploader(content, 100_000, url=first.url)
assert second.offset == 200_000, second.offset
second.upload()
assert second.offset == len(content)
given_back(got["application"], got["token"], sha256)
print("tuspy: in pieces, and resumed")

content = another(3)
named = hashlib.sha256(b"another file").hexdigest()
wrong = client.uploader(
    file_stream=io.BytesIO(content), chunk_size=len(content), metadata={"sha256": named}
)
try:
    wrong.upload()
except Exception as error:
    assert getattr(error, "status_code", None) == 400, error
    assert b"body_digest_mismatch" in error.response_content, error.response_content
else:
    sys.exit("bytes that are not those of the digest were taken")
print("tuspy: refused what is not what was announced")
