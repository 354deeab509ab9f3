"""Open data: the files of a release as they lie, and the dictionary of its tables."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.http import require_safe

from huiyin.services.analytics.releasing.files import FORMS, Release, release_named, releases

A_YEAR, AN_HOUR = 31_536_000, 3_600  # a release never changes; which one is the newest does


@require_safe
def newest(request: HttpRequest, table: str, form: str) -> HttpResponseBase:
    """A table of the newest release."""
    found = next(iter(releases()), None)
    return _file(request, found, table, form, AN_HOUR)


@require_safe
def table(request: HttpRequest, span: str, table: str, form: str) -> HttpResponseBase:
    """A table of one release."""
    return _file(request, release_named(span), table, form, A_YEAR)


@require_safe
def dictionary(request: HttpRequest) -> HttpResponse:
    """What each table and each of its columns means, and where its files are."""
    context = {"release": next(iter(releases()), None), "forms": tuple(FORMS)}
    return render(request, "portal/statistics/data.html", context)


def _file(
    request: HttpRequest, release: Release | None, name: str, form: str, fresh: int
) -> HttpResponseBase:
    said = release.table(name) if release else None
    path = release.file(name, form) if release else None
    if release is None or said is None or path is None:
        raise Http404
    tag = quote_etag(said["sha256"][form])
    wanted = parse_etags(request.headers.get("If-None-Match", ""))
    answer: HttpResponseBase
    if tag in wanted or "*" in wanted:
        answer = HttpResponseNotModified()
    else:
        answer = FileResponse(
            path.open("rb"),
            content_type=FORMS[form],
            as_attachment=True,
            filename=f"{name}_{release.name}.{form}",
        )
    answer["ETag"] = tag
    answer["Cache-Control"] = f"public, max-age={fresh}"
    answer["Access-Control-Allow-Origin"] = "*"  # public data, for any page to read
    return answer
