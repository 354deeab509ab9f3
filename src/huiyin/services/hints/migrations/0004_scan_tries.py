"""How often a scan was tried."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("hints", "0003_read_to")]
    operations = [
        migrations.AddField("scanpage", "tries", models.SmallIntegerField(default=0)),
    ]
