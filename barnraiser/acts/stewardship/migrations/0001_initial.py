import barnraiser.ground.clock
import barnraiser.ground.models
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
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('about', models.CharField(max_length=80)),
                ('opened_at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                ('concerned', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['opened_at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('about'), condition=models.Q(('answered_at', None)), name='one_open_case_a_thing')],
            },
        ),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(blank=True, max_length=1000)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='appeal', to='stewardship.case')),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('turn', models.CharField(choices=[('first', 'The answer'), ('appeal', 'The answer after another look')], default='first', max_length=10)),
                ('is_upheld', models.BooleanField()),
                ('reason', models.TextField(max_length=1000)),
                ('measure', models.CharField(choices=[('nothing', 'Nothing more'), ('word', 'A word with the person, in private'), ('hide', 'The message is taken down, with a trace'), ('end', 'The membership ends')], default='nothing', max_length=10)),
                ('word', models.TextField(blank=True, max_length=1000)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('rule', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communities.rule')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='stewardship.case')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('case'), models.F('turn'), name='one_answer_a_turn'), models.CheckConstraint(condition=models.Q(('is_upheld', True), ('measure__in', ['nothing', 'word']), _connector='OR'), name='no_measure_without_a_finding')],
            },
        ),
        migrations.CreateModel(
            name='Handling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='handlings', to='stewardship.case')),
            ],
            options={
                'ordering': ['since', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('case'), condition=models.Q(('until', None)), name='one_keeper_looks_into_a_case')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(max_length=80)),
                ('words', models.TextField(blank=True, max_length=2000)),
                ('wanted', models.TextField(blank=True, max_length=600)),
                ('may_name', models.BooleanField(default=False)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='stewardship.case')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                ('rule', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communities.rule')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('about'), models.F('by'), name='one_report_a_person_and_thing')],
            },
        ),
    ]
