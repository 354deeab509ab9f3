"""What a look at a page in a browser finds: no fault of accessibility, nothing wider than the screen."""

import json

RUN = """axe.run(document, {resultTypes: ['violations'], preload: false}).then(found => JSON.stringify(
  found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 150)).join(' | '))))"""


def faults(page, axe: str) -> list[str]:
    """What axe finds wrong, with the place; run outside the page's own policy, which stays in force."""
    page.wait_for_load_state("load")
    session = page.context.new_cdp_session(page)
    asked = {"expression": f"{axe};{RUN}", "awaitPromise": True, "returnByValue": True}
    found = session.send("Runtime.evaluate", asked)
    session.detach()
    return list(json.loads(found["result"]["value"]))


def look(page, axe: str) -> None:
    """No fault of accessibility, and nothing wider than the screen."""
    assert not faults(page, axe), page.url
    wide, screen = page.evaluate("() => [document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= screen, f"{page.url} is {wide} px wide on a screen of {screen}"
