"""A click or a key of a test is over when the page it leads to has been read in, not when the button came up again."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from weakref import WeakSet

# A page that is being left says so from the click on until it is gone. What leads nowhere after all (a file that is saved
# and not shown) is reported by the browser; the time stands only against waiting for ever.
MARK_LEAVING = """
(() => {
  const leave = () => { window.leaving = true; setTimeout(() => { window.leaving = false }, 60000) }
  addEventListener('click', event => {
    const link = event.target.closest && event.target.closest('a[href]')
    if (!link || event.defaultPrevented || link.target || link.hasAttribute('download')) return
    const here = location.href.split('#')[0]
    if (link.href.split('#')[0] !== here || !link.href.includes('#')) leave()
  })
  addEventListener('submit', event => { if (!event.defaultPrevented && !event.target.target) leave() })
})()
"""
STAYS = {"Tab", "ArrowDown", "ArrowUp", "Space"}  # keys that lead nowhere on our pages

_saved: WeakSet[Any] = WeakSet()  # pages that were to be left, and got a file to save instead


def watch(context: Any) -> None:
    """Let every page of this context be waited for; a context without scripts is not helped: see `follow`."""
    context.set_default_timeout(120_000)  # a busy machine is no fault of a page
    context.add_init_script(MARK_LEAVING)
    context.on("page", _watch_page)


def _watch_page(page: Any) -> None:
    page.on("download", lambda _: _saved.add(page))
    page.keyboard.of = page


def settle(page: Any) -> None:
    """Wait until a page that was being left is left, and the next one is there to be read; a download leaves nothing."""
    from playwright.sync_api import Error

    while True:
        try:
            if not page.evaluate("() => window.leaving === true"):
                break
            if page in _saved:
                page.evaluate("() => { window.leaving = false }")
                break
            page.wait_for_timeout(5)
        except Error as error:  # the page went away under the question: that is what we wait for
            if page.is_closed() or "context" not in str(error):
                raise
    _saved.discard(page)
    page.wait_for_load_state("domcontentloaded")


def follow(page: Any, selector: str) -> None:
    """Click something that leads to another page, where no script of the page can say that it was left."""
    with page.expect_navigation():
        page.click(selector)


def settle_clicks() -> None:
    """Let every click and key press of this run wait so."""
    from playwright.sync_api import Keyboard, Locator, Page

    if hasattr(Page.click, "__wrapped__"):
        return
    for name in ("click", "press", "check", "uncheck", "select_option"):
        setattr(Page, name, _settling(getattr(Page, name), lambda page: page))
        setattr(Locator, name, _settling(getattr(Locator, name), lambda locator: locator.page))
    Keyboard.press = _settling(Keyboard.press, lambda keyboard: keyboard.of)  # type: ignore[method-assign]


def _settling(does: Callable[..., Any], page_of: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(does)
    def done(self: Any, *args: Any, **more: Any) -> Any:
        given = does(self, *args, **more)
        if not (args and args[0] in STAYS):
            settle(page_of(self))
        return given

    return done
