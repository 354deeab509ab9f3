"""Every address of the installation, by room."""

from django.urls import include, path

from huiyin.interfaces.ui.health import healthz

handler400 = "huiyin.interfaces.ui.refusals.bad_request"
handler403 = "huiyin.interfaces.ui.refusals.forbidden"
handler404 = "huiyin.interfaces.ui.refusals.not_found"
handler500 = "huiyin.interfaces.ui.refusals.server_error"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("desk/", include("huiyin.interfaces.desk.urls")),
    path("desk/", include("huiyin.interfaces.desk.signing_in.urls")),
    path("", include("huiyin.interfaces.portal.urls")),
]
