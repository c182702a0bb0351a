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
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('attendance', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='absence', to='gatherings.attendance')),
            ],
        ),
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('token_digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('since', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Gathering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('title', models.CharField(max_length=160)),
                ('words', models.TextField(blank=True, max_length=8000)),
                ('html', models.TextField(blank=True, editable=False)),
                ('way', models.CharField(choices=[('in_person', 'In person'), ('online', 'Online')], max_length=10)),
                ('place', models.CharField(blank=True, max_length=120)),
                ('directions', models.CharField(blank=True, max_length=300)),
                ('access', models.CharField(blank=True, max_length=300)),
                ('link', models.URLField(blank=True, max_length=500)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('capacity', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('words_to_say', models.CharField(editable=False, max_length=60)),
                ('called_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gatherings', to='communities.community')),
            ],
            options={
                'ordering': ['starts_at', 'pk'],
                'indexes': [models.Index(fields=['community', 'starts_at'], name='gatherings_by_time')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('capacity', None), ('capacity__gte', 1), _connector='OR'), name='room_for_one'), models.CheckConstraint(condition=models.Q(models.Q(('way', 'in_person'), models.Q(('place', ''), _negated=True), ('link', '')), models.Q(('way', 'online'), models.Q(('link', ''), _negated=True), ('place', '')), _connector='OR'), name='a_place_or_a_link')],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('conversation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.conversation')),
                ('gathering', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='follow_up', to='gatherings.gathering')),
            ],
        ),
        migrations.CreateModel(
            name='Conclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('turns', models.PositiveIntegerField(default=0)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('gathering', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='conclusion', to='gatherings.gathering')),
            ],
        ),
        migrations.CreateModel(
            name='CallingOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=500)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('gathering', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='calling_off', to='gatherings.gathering')),
            ],
        ),
        migrations.AddField(
            model_name='attendance',
            name='gathering',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='gatherings.gathering'),
        ),
        migrations.CreateModel(
            name='Host',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hosts', to='gatherings.gathering')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['since', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('gathering'), models.F('person'), name='once_a_host')],
            },
        ),
        migrations.CreateModel(
            name='Intention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('words', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='gatherings.gathering')),
                ('toward', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('gathering'), models.F('by'), models.F('toward'), name='one_intention_per_pair'), models.CheckConstraint(condition=models.Q(('by', models.F('toward')), _negated=True), name='intends_another')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('day', models.DateField()),
                ('minutes', models.PositiveIntegerField()),
                ('place', models.CharField(blank=True, max_length=120)),
                ('said_at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                ('gathering', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='gatherings.gathering')),
                ('one', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('other', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['-day', '-pk'],
                'constraints': [models.UniqueConstraint(models.F('gathering'), models.F('one'), models.F('other'), name='a_pair_meets_once_at_a_gathering'), models.UniqueConstraint(models.F('one'), models.F('other'), models.F('day'), condition=models.Q(('gathering', None)), name='a_pair_meets_once_a_day'), models.CheckConstraint(condition=models.Q(('one', None), ('other', None), ('one__lt', models.F('other')), _connector='OR'), name='a_pair_in_one_order')],
            },
        ),
        migrations.CreateModel(
            name='Miss',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'at'], name='misses_of_a_person')],
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='gatherings.gathering')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(models.F('gathering'), models.F('number'), name='places_are_numbered')],
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('met', models.BooleanField()),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reply', to='gatherings.meeting')),
            ],
            options={
                'verbose_name_plural': 'replies',
            },
        ),
        migrations.CreateModel(
            name='Rsvp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said', models.CharField(choices=[('coming', 'Coming'), ('waiting', 'Waiting for a place'), ('not', 'Not this time')], max_length=10)),
                ('queue', models.PositiveIntegerField(null=True)),
                ('brings', models.CharField(blank=True, max_length=120)),
                ('turns', models.PositiveIntegerField(default=0)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='gatherings.gathering')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('place', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='gatherings.place')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('gathering'), models.F('person'), name='one_rsvp_per_person'), models.UniqueConstraint(models.F('gathering'), models.F('queue'), name='one_queue_in_one_order'), models.CheckConstraint(condition=models.Q(models.Q(('place__isnull', False), ('queue', None), ('said', 'coming')), models.Q(('place', None), ('queue__isnull', False), ('said', 'waiting')), models.Q(('place', None), ('queue', None), ('said', 'not')), _connector='OR'), name='who_comes_has_a_place')],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('words', models.CharField(max_length=240)),
                ('due', models.DateField(blank=True, null=True)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='gatherings.gathering')),
                ('who', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Completion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('step', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='completion', to='gatherings.step')),
            ],
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(models.F('gathering'), models.F('person'), name='there_once'),
        ),
    ]
