import barnraiser.ground.clock
import barnraiser.ground.models
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('communities', '0001_initial'),
        ('conversations', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('way', models.CharField(choices=[('consent', 'Decision by consent'), ('ranked', 'Ranked choice')], max_length=10)),
                ('needs', models.CharField(choices=[('consent', 'nobody objects'), ('two_thirds', 'two thirds of those who took a side agree'), ('half', 'more than half of those who took a side agree')], default='consent', max_length=10)),
                ('needed', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('effect', models.CharField(blank=True, max_length=60)),
                ('opened_at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('closes_at', models.DateTimeField()),
                ('again_on', models.DateField(blank=True, null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposals', to='people.person')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='communities.community')),
                ('talk', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='conversations.conversation')),
            ],
            options={
                'ordering': ['closes_at', 'pk'],
                'indexes': [models.Index(fields=['community', 'closes_at'], name='proposals_nearest_first')],
                'constraints': [models.CheckConstraint(condition=models.Q(('needed__gte', 1)), name='a_decision_needs_a_voice'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opened_at'))), name='a_decision_closes_after_it_opens')],
            },
        ),
        migrations.CreateModel(
            name='Option',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=120)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='decisions.proposal')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(models.F('proposal'), models.F('position'), name='one_option_a_position')],
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ranking', models.JSONField(default=list)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='decisions.proposal')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(models.F('proposal'), models.F('person'), name='one_ballot_per_person')],
            },
        ),
        migrations.CreateModel(
            name='Stance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('stance', models.CharField(choices=[('consents', 'I consent'), ('concern', 'I consent, with a concern'), ('aside', 'I stand aside'), ('objects', 'I object')], max_length=10)),
                ('reason', models.TextField(blank=True, max_length=2000)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stances', to='decisions.proposal')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('proposal'), models.F('person'), condition=models.Q(('until', None)), name='one_stance_per_person')],
            },
        ),
        migrations.CreateModel(
            name='Settlement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('stance', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='settlement', to='decisions.stance')),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(max_length=1000)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('stance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='decisions.stance')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('words', models.TextField(max_length=20000)),
                ('html', models.TextField(editable=False)),
                ('why', models.TextField(max_length=2000)),
                ('values', models.JSONField(default=dict)),
                ('changed', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='decisions.proposal')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(models.F('proposal'), models.F('number'), name='one_wording_a_number')],
            },
        ),
        migrations.AddField(
            model_name='stance',
            name='wording',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='decisions.wording'),
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('passed', 'Passed'), ('not_passed', 'Did not pass'), ('no_quorum', 'Too few spoke'), ('withdrawn', 'Withdrawn')], max_length=10)),
                ('voices', models.PositiveIntegerField(default=0)),
                ('needed', models.PositiveIntegerField(default=0)),
                ('electorate', models.PositiveIntegerField(default=0)),
                ('counts', models.JSONField(default=dict)),
                ('rankings', models.JSONField(default=list)),
                ('chosen', models.CharField(blank=True, max_length=120)),
                ('carried', models.BooleanField(null=True)),
                ('said', models.TextField(blank=True)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='outcome', to='decisions.proposal')),
                ('wording', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.wording')),
            ],
        ),
    ]
