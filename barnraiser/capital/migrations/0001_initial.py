import barnraiser.ground.clock
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('communities', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Map',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_of', models.DateTimeField()),
                ('spots', models.JSONField()),
                ('ties', models.JSONField()),
                ('strands', models.JSONField()),
                ('said', models.JSONField()),
                ('svg', models.TextField()),
                ('community', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
            ],
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_of', models.DateTimeField()),
                ('said', models.JSONField()),
                ('community', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
            ],
        ),
        migrations.CreateModel(
            name='Refresh',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('community', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
            ],
        ),
        migrations.CreateModel(
            name='Sounding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_of', models.DateTimeField()),
                ('inputs', models.CharField(max_length=64)),
                ('ledger_mark', models.PositiveBigIntegerField(default=0)),
                ('taken_back_mark', models.PositiveBigIntegerField(default=0)),
                ('policy', models.CharField(max_length=16)),
                ('half_life_days', models.FloatField()),
                ('engine_version', models.CharField(max_length=20)),
                ('replicates', models.PositiveIntegerField()),
                ('members', models.PositiveIntegerField()),
                ('left_out', models.PositiveIntegerField()),
                ('never_asked', models.PositiveIntegerField()),
                ('act_count', models.PositiveIntegerField()),
                ('made_at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='soundings', to='communities.community')),
            ],
            options={
                'ordering': ['as_of'],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('as_of'), name='one_sounding_per_moment')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40)),
                ('value', models.FloatField(null=True)),
                ('low', models.FloatField(null=True)),
                ('high', models.FloatField(null=True)),
                ('unit', models.CharField(max_length=40)),
                ('n', models.PositiveIntegerField()),
                ('n_of', models.CharField(max_length=20)),
                ('n_undefined', models.PositiveIntegerField()),
                ('interval_kind', models.CharField(max_length=120)),
                ('at_half', models.FloatField(null=True)),
                ('at_double', models.FloatField(null=True)),
                ('expected', models.FloatField(null=True)),
                ('p_value', models.FloatField(null=True)),
                ('grouping', models.CharField(blank=True, max_length=10)),
                ('refusal', models.CharField(blank=True, max_length=4)),
                ('reason', models.CharField(blank=True, max_length=200)),
                ('enough', models.CharField(blank=True, max_length=200)),
                ('sounding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='capital.sounding')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('sounding'), models.F('key'), name='one_reading_per_figure'), models.CheckConstraint(condition=models.Q(('value', None), ('refusal', ''), _connector='XOR'), name='a_figure_or_a_refusal')],
            },
        ),
        migrations.CreateModel(
            name='OwnReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_of', models.DateTimeField()),
                ('figures', models.JSONField()),
                ('refusals', models.JSONField(default=dict)),
                ('grouping', models.CharField(max_length=10)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('person'), name='one_own_reading_each')],
            },
        ),
    ]
