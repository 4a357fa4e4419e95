#!/usr/bin/env python3
"""Verifies a certificate of sanitization by spec/certificate.md alone.

Nothing here comes from Vedette: Python's own library, and openssl for Ed25519.

    verify.py CERTIFICATE.jws CERTIFICATE.tlog-proof KEYS            prints a JSON verdict
    verify.py CERTIFICATE.jws CERTIFICATE.tlog-proof KEYS --flips    the same of every single changed byte
"""
import base64
import binascii
import concurrent.futures
import hashlib
import json
import os
import subprocess
import sys
import tempfile

SPKI = bytes.fromhex("302a300506032b6570032100")


class Refused(Exception):
    pass


def demand(holds, reason):
    if not holds:
        raise Refused(reason)


def b64(text, url=False):
    """The bytes of a base64 text that is written in the one way there is."""
    try:
        if url:
            demand("=" not in text and "+" not in text and "/" not in text, "base64url")
            raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
            demand(base64.urlsafe_b64encode(raw).decode().rstrip("=") == text, "base64url")
        else:
            raw = base64.b64decode(text, validate=True)
            demand(base64.b64encode(raw).decode() == text, "base64")
        return raw
    except (binascii.Error, ValueError):
        raise Refused("base64")


def signed_by(public, signature, message):
    """Ed25519, by openssl."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: os.path.join(folder, name) for name in ("key", "signature", "message")}
        for name, content in (("key", SPKI + public), ("signature", signature), ("message", message)):
            with open(paths[name], "wb") as file:
                file.write(content)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-rawin"]
        command += ["-inkey", paths["key"], "-sigfile", paths["signature"], "-in", paths["message"]]
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def verifier_key(text):
    name, key_id, encoded = text.split("+", 2)
    typed = b64(encoded)
    expected = hashlib.sha256(name.encode() + b"\n" + typed).digest()[:4]
    demand(expected.hex() == key_id and len(typed) == 33, "key")
    return {"name": name, "id": expected, "algorithm": typed[0], "public": typed[1:]}


def trusted(path):
    keys = {"issuer": [], "log": [], "witness": []}
    quorum = None
    with open(path, encoding="utf-8") as file:
        for line in file:
            word, _, rest = line.split("#")[0].strip().partition(" ")
            if word == "quorum":
                quorum = int(rest)
            elif word:
                keys[word].append(verifier_key(rest.strip()))
    return keys, min(1, len(keys["witness"])) if quorum is None else quorum


def canonical(value):
    """RFC 8785, for the whole numbers and texts that a certificate is made of."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def entry_of(jws, payload):
    """The entry in the log follows from the certificate alone."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(jws.encode()).digest()).decode().rstrip("=")
    return canonical({
        "v": 1,
        "kind": "FAILED" if payload["profile"] == "FAILED" else "CERTIFIED",
        "at": payload["issuedAt"],
        "organisation": payload["organisation"]["logged"]["hash"],
        "subject": payload["device"]["logged"]["hash"],
        "detail": {
            "certificate": payload["id"],
            "profile": payload["profile"].lower(),
            "sha256": digest,
        },
    }).encode()


def parse_proof(proof):
    """index, hashes, checkpoint text, signatures: C2SP tlog-proof and signed-note."""
    head, _, note = proof.partition("\n\n")
    lines = head.split("\n")
    demand(lines[0] == "c2sp.org/tlog-proof@v1" and lines[1].startswith("index "), "proof")
    index = lines[1][6:]
    demand(index.isdigit() and str(int(index)) == index, "index")
    hashes = [b64(line) for line in lines[2:]]
    demand(all(len(one) == 32 for one in hashes), "hash")
    text, separator, signatures = note.rpartition("\n\n")
    demand(separator and note.endswith("\n"), "note")
    found = []
    for line in signatures[:-1].split("\n"):
        dash, name, encoded = line.split(" ")
        demand(dash == "\u2014", "signature line")
        raw = b64(encoded)
        found.append((name, raw[:4], raw[4:]))
    return int(index), hashes, text + "\n", found


def root_over(index, size, leaf, hashes):
    """RFC 9162, 2.1.3.2."""
    node, last, value = index, size - 1, leaf
    for sibling in hashes:
        demand(last > 0, "proof too long")
        if node % 2 == 1 or node == last:
            value = hashlib.sha256(b"\x01" + sibling + value).digest()
            while node % 2 == 0 and node != 0:
                node, last = node // 2, last // 2
        else:
            value = hashlib.sha256(b"\x01" + value + sibling).digest()
        node, last = node // 2, last // 2
    demand(last == 0, "proof too short")
    return value


def check_names(payload):
    """The certificate carries the salts of its own names."""
    for kind in ("organisation", "device"):
        logged = payload[kind]["logged"]
        named = b64(logged["salt"], url=True) + kind.encode() + b"\x00" + payload[kind]["id"].encode()
        demand(hashlib.sha256(named).digest() == b64(logged["hash"], url=True), "name")


def check_inclusion(jws, payload, index, hashes, checkpoint):
    lines = checkpoint.split("\n")
    size, root = lines[1], b64(lines[2])
    demand(lines[0] == payload["issuer"]["log"], "other log")
    demand(size.isdigit() and str(int(size)) == size and index < int(size), "size")
    leaf = hashlib.sha256(b"\x00" + entry_of(jws, payload)).digest()
    demand(root_over(index, int(size), leaf, hashes) == root, "not included")


def check_notes(payload, checkpoint, signatures, keys, quorum):
    of = lambda key: [raw for name, key_id, raw in signatures if (name, key_id) == (key["name"], key["id"])]
    logs = [key for key in keys["log"] if key["name"] == payload["issuer"]["log"] and key["algorithm"] == 1]
    demand(any(all_good(key, of(key), checkpoint) for key in logs), "log signature")
    witnessed = [key for key in keys["witness"] if key["algorithm"] == 4 and cosigned(key, of(key), checkpoint)]
    demand(len(witnessed) >= quorum, "witnesses")


def all_good(key, raws, checkpoint):
    return raws and all(signed_by(key["public"], raw, checkpoint.encode()) for raw in raws)


def cosigned(key, raws, checkpoint):
    def good(raw):
        at = int.from_bytes(raw[:8], "big")
        return signed_by(key["public"], raw[8:], f"cosignature/v1\ntime {at}\n{checkpoint}".encode())
    return raws and all(good(raw) for raw in raws)


def check_signature(jws, header, keys):
    issuer = next((key for key in keys["issuer"] if f"{key['name']}+{key['id'].hex()}" == header["kid"]), None)
    demand(issuer, "issuer unknown")
    signed, _, signature = jws.rpartition(".")
    demand(signed_by(issuer["public"], b64(signature, url=True), signed.encode()), "signature")


def verify(jws, proof, keys, quorum):
    """The cheap half first: what is not in the log needs no signature to be refused."""
    try:
        jws, proof = jws.decode("utf-8").strip(), proof.decode("utf-8")
        parts = [b64(part, url=True) for part in jws.split(".")]
        demand(len(parts) == 3, "three parts")
        header, text = json.loads(parts[0]), parts[1].decode("utf-8")
        demand(header.get("alg") == "EdDSA" and set(header) == {"alg", "kid", "typ"}, "header")
        payload = json.loads(text)
        demand(canonical(payload) == text, "not canonical")
        check_names(payload)
        index, hashes, checkpoint, signatures = parse_proof(proof)
        check_inclusion(jws, payload, index, hashes, checkpoint)
        check_notes(payload, checkpoint, signatures, keys, quorum)
        check_signature(jws, header, keys)
        return {"accepted": True, "id": payload["id"], "profile": payload["profile"], "index": index}
    except Refused as refusal:
        return {"accepted": False, "reason": str(refusal)}
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, UnicodeError):
        return {"accepted": False, "reason": "malformed"}


def variants(content):
    for at in range(len(content)):
        yield at, content[:at] + bytes([content[at] ^ 1]) + content[at + 1:]


def flips(jws, proof, keys, quorum):
    """Every single changed byte of both files; and of the JWS its signature alone, for some of them."""
    cases = [(f"jws {at}", changed, proof) for at, changed in variants(jws)]
    cases += [(f"proof {at}", jws, changed) for at, changed in variants(proof)]
    judge = lambda case: case[0] if verify(case[1], case[2], keys, quorum)["accepted"] else None
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        accepted = [name for name in pool.map(judge, cases) if name]
    header = json.loads(b64(jws.decode().split(".")[0], url=True))
    demand(signature_holds(jws, header, keys), "control")
    alone = [at for at, changed in list(variants(jws))[::40] if signature_holds(changed, header, keys)]
    return {"jws": len(jws), "proof": len(proof), "accepted": accepted, "signatureAccepted": alone}


def signature_holds(jws, header, keys):
    try:
        check_signature(jws.decode("utf-8"), header, keys)
        return True
    except (Refused, UnicodeError, ValueError):
        return False


def main():
    jws, proof = (open(path, "rb").read() for path in sys.argv[1:3])
    keys, quorum = trusted(sys.argv[3])
    jws = jws.strip()
    found = verify(jws, proof, keys, quorum)
    if "--flips" in sys.argv:
        found["flips"] = flips(jws, proof, keys, quorum)
    print(json.dumps(found))
    sys.exit(0 if found["accepted"] else 1)


main()
