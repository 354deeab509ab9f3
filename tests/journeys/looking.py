"""What a look at a page in a browser finds: no fault of accessibility, nothing wider than the screen."""

import hashlib
import json
import os
from pathlib import Path

RUN = """axe.run(document, {resultTypes: ['violations'], preload: false}).then(found => JSON.stringify(
  found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 150)).join(' | '))))"""
# What a page is made of, as axe sees it: each kind of element within its parent, with its classes, the attributes it has, the
# values that say its role and state, and whether it says anything; the headings in order; how many landmarks; ids twice.
MADE_OF = """() => {
  const told = new Set(['type', 'role', 'lang', 'tabindex', 'scope', 'autocomplete', 'hidden', 'disabled', 'readonly'])
  const kind = e => {
    const attributes = [...e.attributes].map(a =>
      told.has(a.name) || (a.name.startsWith('aria-') && a.value.length < 12) ? a.name + '=' + a.value : a.name)
    const says = e.textContent.trim() || e.getAttribute('alt') || e.getAttribute('aria-label') ? '' : '-'
    return e.tagName + '.' + (e.getAttribute('class') || '') + '[' + attributes.sort() + ']' + says
  }
  const every = [...document.body.querySelectorAll('*')]
  const kinds = new Set(every.map(e => kind(e.parentElement) + '>' + kind(e)))
  const headings = every.filter(e => /^H[1-6]$/.test(e.tagName)).map(e => e.tagName)
  const landmarks = every.filter(e => /^(MAIN|NAV|HEADER|FOOTER|ASIDE|SECTION|FORM)$/.test(e.tagName)).length
  const ids = every.map(e => e.id).filter(id => id)
  return JSON.stringify([[...kinds].sort(), headings, landmarks, new Set(ids).size === ids.length, document.title !== ''])
}"""


def faults(page, axe: str) -> list[str]:
    """What axe finds wrong, with the place; run outside the page's own policy, which stays in force."""
    page.wait_for_load_state("load")
    session = page.context.new_cdp_session(page)
    asked = {"expression": f"{axe};{RUN}", "awaitPromise": True, "returnByValue": True}
    found = session.send("Runtime.evaluate", asked)
    session.detach()
    return list(json.loads(found["result"]["value"]))


def look(page, axe: str) -> None:
    """No fault of accessibility, and nothing wider than the screen.

    A page made of just what another page of this run was made of, on a screen of the same size, is not put to axe again:
    the other one passed, or its test failed.
    """
    page.wait_for_load_state("load")
    made_of = page.evaluate(MADE_OF)
    mark = _mark(f"{page.viewport_size['width']} {made_of}")
    if not mark.exists():
        assert not faults(page, axe), page.url
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
    wide, screen = page.evaluate("() => [document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= screen, f"{page.url} is {wide} px wide on a screen of {screen}"


def _mark(text: str) -> Path:
    """Where the processes of one run tell one another that such a page has passed."""
    name = hashlib.sha256(text.encode()).hexdigest()
    return Path(os.environ["HUIYIN_TEST_FOLDER"]) / "looked_at" / name
