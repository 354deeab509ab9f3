"""How many database queries each page makes, counted in this process on the base in use."""

import os


def queries_of() -> dict[str, int]:
    """Pages by name and their queries, as a clerk of the benchmark sees them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.config.settings")
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from huiyin.matters.models import Matter

    client = Client()
    client.post("/desk/sign-in/", {"login": "bench_clerk", "password": "bench bench bench"})
    newest = Matter.objects.order_by("-id").values_list("id", flat=True).first()
    counted = {}
    pages = {
        "inbox": "/desk/",
        "matter page": f"/desk/matters/{newest}/",
        "search": "/desk/search/?q=电梯",
        "filing step": "/file/what/",
    }
    for name, path in pages.items():
        client.get(path)
        with CaptureQueriesContext(connection) as caught:
            answer = client.get(path)
        counted[name] = len(caught) if answer.status_code == 200 else -answer.status_code
    return counted
