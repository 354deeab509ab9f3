"""The addresses of joint matters at the desk, taken in by those of the desk."""

from django.urls import path

from huiyin.interfaces.desk.joint import adding, doing, linking, listing, speaking

SIGNERS = "matters/<int:matter_id>/signers/"

urlpatterns = [
    path(SIGNERS, listing.listed, name="signers"),
    path(f"{SIGNERS}print/", listing.printed, name="signers_print"),
    path(f"{SIGNERS}typed/", adding.typed, name="signers_typed"),
    path(f"{SIGNERS}sheet/", adding.sheet, name="signers_sheet"),
    path(f"{SIGNERS}sheet/take/", adding.take, name="signers_take"),
    path(f"{SIGNERS}link/", linking.open_link, name="signers_link"),
    path(f"{SIGNERS}link/close/", linking.close_link, name="signers_link_close"),
    path(f"{SIGNERS}speaking/", speaking.choose, name="signers_choose"),
    path(f"{SIGNERS}speaking/<int:no>/end/", speaking.end, name="signers_end"),
    path(f"{SIGNERS}speaking/<int:no>/told/", speaking.passed_on, name="signers_told"),
    path(f"{SIGNERS}<int:no>/<slug:name>/", doing.signer, name="signer"),
]
