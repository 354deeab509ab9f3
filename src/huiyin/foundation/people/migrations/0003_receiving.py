"""Roles that stand as they were first made may receive people; those an administrator edited keep what they say."""

from django.db import migrations

STARTED_AS = {
    "clerk": ["matter.take", "matter.register", "matter.route", "matter.handle", "matter.serve"],
    "handler": ["matter.handle", "matter.serve"],
    "head": ["paper.sign", "paper.sign_head", "office.staffing"],
    "supervisor": ["matter.supervise", "matter.route", "matter.register", "routing.rules", "statistics.read"],
    "leader": ["matter.supervise", "statistics.read"],
}


def receive(apps, schema_editor):
    for role in apps.get_model("people", "Role").objects.filter(code__in=STARTED_AS):
        if sorted(role.permissions) == sorted(STARTED_AS[role.code]):
            role.permissions = [*role.permissions, "people.receive"]
            role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("people", "0002_whole_chain")]
    operations = [migrations.RunPython(receive, migrations.RunPython.noop)]
