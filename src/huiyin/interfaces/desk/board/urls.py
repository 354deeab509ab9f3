"""The addresses of the board, within the desk."""

from django.urls import path

from huiyin.interfaces.desk.board import copies, doing, opening, page, wall

BOARD = "board/<int:matter_id>/<int:visit>/"

urlpatterns = [
    path("board/open/", opening.together, name="board_open"),
    path(BOARD, page.board, name="board"),
    path(f"{BOARD}state/", page.state, name="board_state"),
    path(f"{BOARD}wall/", wall.wall, name="board_wall"),
    path(f"{BOARD}copy/", copies.copy, name="board_copy"),
    path(f"{BOARD}do/<slug:what>/", doing.do, name="board_do"),
]
