"""How far the worker has read the archive."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("hints", "0002_same_and_scans"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReadTo",
            fields=[
                ("purpose", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("newest", models.BigIntegerField(default=0)),
                ("oldest", models.BigIntegerField(default=0)),
            ],
            options={
                "db_table": "read_to",
            },
        ),
    ]
