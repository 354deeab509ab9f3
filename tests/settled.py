"""A click of a test is over when the page it leads to has been read in, not when the button came up again."""

from collections.abc import Callable
from functools import wraps

MARK_LEAVING = """
(() => {
  const leave = () => { window.leaving = true; setTimeout(() => { window.leaving = false }, 3000) }
  addEventListener('click', event => {
    const link = event.target.closest && event.target.closest('a[href]')
    if (!link || event.defaultPrevented || link.target || link.hasAttribute('download')) return
    const here = location.href.split('#')[0]
    if (link.href.split('#')[0] !== here || !link.href.includes('#')) leave()
  })
  addEventListener('submit', event => { if (!event.defaultPrevented && !event.target.target) leave() })
})()
"""


def settle(page) -> None:
    """Wait until a page that was being left is left, and the next one is there to be read; a download leaves nothing."""
    from playwright.sync_api import Error

    for _ in range(1000):
        try:
            if not page.evaluate("() => window.leaving === true"):
                break
            page.wait_for_timeout(5)
        except Error as error:  # the page went away under the question: that is what we wait for
            if page.is_closed() or "context" not in str(error):
                raise
    page.wait_for_load_state("domcontentloaded")


def settle_clicks() -> None:
    """Let every click of this run wait so; a context without scripts is not helped and says what it expects itself."""
    from playwright.sync_api import Locator, Page

    if hasattr(Page.click, "__wrapped__"):
        return
    Page.click = _settling(Page.click, lambda page: page)  # type: ignore[method-assign]
    Locator.click = _settling(Locator.click, lambda locator: locator.page)  # type: ignore[method-assign]


def _settling(click: Callable[..., None], page_of: Callable[..., object]) -> Callable[..., None]:
    @wraps(click)
    def clicked(self, *args: object, **more: object) -> None:
        click(self, *args, **more)
        settle(page_of(self))

    return clicked
