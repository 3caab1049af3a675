#!/usr/bin/env python3
"""Makes a comparison's page small enough to be kept: takes out the clouds of single frames, which
are two thirds of its charts, and all links to files that are not kept beside it.

    docs/results/slim.py COMPARISON/report.html KEPT/report.html
"""

import pathlib
import re
import sys
import urllib.parse


def main(page, kept):
    def cloud(figure):
        return "" if '-frames.svg"' in figure.group() else figure.group()

    def link(found):
        there = kept.parent / urllib.parse.unquote(found.group(1))
        return found.group() if there.is_file() else ""

    text = page.read_text(encoding="utf-8")
    text = re.sub(r"<figure>.*?</figure>\n?", cloud, text, flags=re.S)
    text = re.sub(r'<li><a href="([^"]+)">[^<]*</a>\s*</li>\n?', link, text)
    text = re.sub(r'<a href="([^"]+)">[^<]*</a>', link, text)
    kept.write_text(text, encoding="utf-8")


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
