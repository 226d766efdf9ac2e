#!/bin/sh
# The page: one file that needs nothing else, well-formed drawings, nothing of a plugin's taken for tags.
. "$(dirname "$0")/functions.sh"
[ -n "${2-}" ] || { echo "no plugin to play with"; exit 77; }

cat >page.yaml <<'YAML'
schema: 1
name: <b>bold</b> & "quoted"
resources: {r1: {type: Wrong}}
steps:
  - online: r1
  - advance: 3m
  - check: r1
    expect: {state: Failed}
YAML
run 1 run --report html=page.html "$2" page.yaml
says out "1 failed"
cp page.html out
says out '&lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot;'
! grep -q '<b>' out || fault "a name became a tag"
says out '<details class="scenario bad" open>'
says out '>steps</text>'
says out '>Online</text>'
says out 'class="s online"'
says out 'class="pin"'
says out '1 run: 0 passed, 1 failed'
says out '</html>'
! grep -qE 'https?:|<script|<link|<img|url\(' out || fault "it needs something else"
if command -v python3 >/dev/null; then
    python3 - page.html <<'PYTHON' || fault "a drawing is not well-formed, or something stands outside of it"
import re, sys, xml.etree.ElementTree as tree
drawings = re.findall(r'<svg.*?</svg>', open(sys.argv[1], encoding='utf-8').read(), re.S)
assert len(drawings) == 2
assert 'Online' in [text.text for text in tree.fromstring(drawings[0]).iter('text')]
drawing = tree.fromstring(drawings[1])
assert len(list(drawing.iter('rect'))) > 10
for box in drawing.iter('rect'):
    assert float(box.get('width')) > 0
    assert float(box.get('x')) + float(box.get('width')) <= float(drawing.get('width'))
    assert float(box.get('y')) + float(box.get('height')) <= float(drawing.get('height'))
PYTHON
fi
finish
