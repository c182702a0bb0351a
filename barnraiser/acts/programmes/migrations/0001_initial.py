import barnraiser.ground.clock
import barnraiser.ground.models
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('communities', '0001_initial'),
        ('conversations', '0001_initial'),
        ('organisations', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('role', models.CharField(max_length=60)),
                ('scope', models.CharField(max_length=300)),
                ('offered_at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('since', models.DateTimeField(blank=True, null=True)),
                ('expires_at', models.DateTimeField()),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('why', models.CharField(blank=True, max_length=200)),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='mandates', to='people.person')),
            ],
            options={
                'ordering': ['offered_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('offered_at'))), name='a_mandate_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('kind', models.CharField(blank=True, choices=[('question', 'Question'), ('failure', 'Failure'), ('frustration', 'Frustration'), ('success', 'Success'), ('resource', 'Resource'), ('announcement', 'Announcement')], max_length=15)),
                ('title', models.CharField(blank=True, max_length=200)),
                ('words', models.TextField(max_length=6000)),
                ('written_at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('waiting_since', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('answers', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.message')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                ('mandate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='programmes.mandate')),
            ],
            options={
                'ordering': ['written_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answers', None), models.Q(('title', ''), _negated=True), models.Q(('kind', ''), _negated=True)), models.Q(('answers__isnull', False), ('kind', ''), ('title', '')), _connector='OR'), name='a_draft_opens_or_answers')],
            },
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('goal', models.CharField(max_length=300)),
                ('audience', models.CharField(max_length=200)),
                ('begun_at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('begun_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='programmes', to='organisations.organisation')),
            ],
            options={
                'ordering': ['begun_at', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='mandate',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mandates', to='programmes.programme'),
        ),
        migrations.CreateModel(
            name='Guideline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('without_asking', models.JSONField(default=list)),
                ('ask_first', models.JSONField(default=list)),
                ('never', models.JSONField(default=list)),
                ('why', models.CharField(blank=True, max_length=200)),
                ('since', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guidelines', to='programmes.programme')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(models.F('programme'), models.F('number'), name='one_guideline_a_version')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('before', 'Approved before'), ('open', 'Open')], max_length=10)),
                ('reason', models.CharField(max_length=300)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('next_on', models.DateField(blank=True, null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('mandate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='programmes.mandate')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='programmes.programme')),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('mandate', None), ('next_on__isnull', False)), models.Q(('mandate__isnull', False), ('next_on', None)), _connector='OR'), name='a_programme_names_its_next_review')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=300)),
                ('asked_at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('since', models.DateTimeField(blank=True, null=True)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('why', models.CharField(blank=True, max_length=200)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='programmes.programme')),
            ],
            options={
                'ordering': ['asked_at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('programme'), models.F('community'), condition=models.Q(('until', None)), name='one_current_seat')],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('was_read_first', models.BooleanField()),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('draft', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='statement', to='programmes.draft')),
                ('guideline', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='programmes.guideline')),
                ('mandate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='programmes.mandate')),
                ('message', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.message')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('approved', 'Publish it'), ('change', 'Other words, please'), ('declined', 'No')], max_length=10)),
                ('marked', models.CharField(blank=True, max_length=600)),
                ('said', models.CharField(blank=True, max_length=600)),
                ('waited', models.DurationField()),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='programmes.draft')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('draft'), condition=models.Q(('verdict__in', ('approved', 'declined'))), name='one_last_answer_per_draft')],
            },
        ),
        migrations.AddConstraint(
            model_name='mandate',
            constraint=models.UniqueConstraint(models.F('programme'), models.F('person'), condition=models.Q(('until', None)), name='one_standing_mandate'),
        ),
    ]
