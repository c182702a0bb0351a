import barnraiser.ground.clock
import barnraiser.ground.models
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Community',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('purpose', models.CharField(max_length=300)),
                ('line', models.CharField(blank=True, max_length=120)),
                ('about', models.CharField(blank=True, max_length=160)),
                ('door', models.CharField(choices=[('open', 'Everyone in the network sees its front page and may join'), ('invited', 'Only members see it, and people join when a member invites them')], default='invited', max_length=10)),
                ('paint', models.CharField(choices=[('falu', 'Falu red'), ('spruce', 'Spruce'), ('indigo', 'Indigo'), ('umber', 'Umber'), ('plum', 'Plum')], default='falu', max_length=10)),
                ('founded_at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='communities.community')),
            ],
            options={
                'verbose_name_plural': 'communities',
                'ordering': ['name', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='a_community_is_not_its_own_parent')],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('said', models.CharField(max_length=200)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('decided_by', models.CharField(blank=True, max_length=80)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='editions', to='communities.community')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('number'), name='one_edition_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('since', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('edition', models.PositiveSmallIntegerField(default=1)),
                ('ended_in', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('decided_by', models.CharField(blank=True, max_length=80)),
                ('ended_by', models.CharField(blank=True, max_length=80)),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('text', models.CharField(max_length=160)),
                ('measured', models.CharField(blank=True, max_length=200)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
            ],
            options={
                'ordering': ['number', 'version'],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('number'), models.F('version'), name='one_version_of_a_goal')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='communities.community')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='people.person')),
            ],
            options={
                'ordering': ['since', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('person'), condition=models.Q(('until', None)), name='one_current_membership')],
            },
        ),
        migrations.CreateModel(
            name='Affirmation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.PositiveSmallIntegerField(default=1)),
                ('purpose', models.CharField(max_length=300)),
                ('rules', models.JSONField(default=list)),
                ('method', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='affirmations', to='communities.membership')),
            ],
            options={
                'ordering': ['edition'],
                'constraints': [models.UniqueConstraint(models.F('membership'), models.F('edition'), name='one_yes_an_edition')],
            },
        ),
        migrations.CreateModel(
            name='Method',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('since', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('edition', models.PositiveSmallIntegerField(default=1)),
                ('ended_in', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('decided_by', models.CharField(blank=True, max_length=80)),
                ('ended_by', models.CharField(blank=True, max_length=80)),
                ('days', models.PositiveSmallIntegerField(default=7)),
                ('quorum', models.FloatField(default=0.5)),
                ('needs', models.CharField(choices=[('consent', 'nobody objects'), ('two_thirds', 'two thirds of those who took a side agree'), ('half', 'more than half of those who took a side agree')], default='consent', max_length=10)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
            ],
            options={
                'ordering': ['version'],
                'constraints': [models.UniqueConstraint(models.F('community'), condition=models.Q(('until', None)), name='one_standing_method'), models.UniqueConstraint(models.F('community'), models.F('version'), name='one_version_of_the_method'), models.CheckConstraint(condition=models.Q(('quorum__gt', 0), ('quorum__lte', 1)), name='a_quorum_is_a_share_of_the_members'), models.CheckConstraint(condition=models.Q(('days__gte', 1)), name='a_decision_takes_a_day_at_least')],
            },
        ),
        migrations.CreateModel(
            name='PowerAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=300)),
                ('is_signed', models.BooleanField(default=True)),
                ('about', models.CharField(blank=True, max_length=80)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='power_acts', to='communities.community')),
                ('toward', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'indexes': [models.Index(fields=['community', '-at'], name='power_newest_first')],
            },
        ),
        migrations.CreateModel(
            name='Purpose',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('since', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('edition', models.PositiveSmallIntegerField(default=1)),
                ('ended_in', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('decided_by', models.CharField(blank=True, max_length=80)),
                ('ended_by', models.CharField(blank=True, max_length=80)),
                ('text', models.CharField(max_length=300)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
            ],
            options={
                'ordering': ['version'],
                'constraints': [models.UniqueConstraint(models.F('community'), condition=models.Q(('until', None)), name='one_standing_purpose'), models.UniqueConstraint(models.F('community'), models.F('version'), name='one_version_of_the_purpose')],
            },
        ),
        migrations.CreateModel(
            name='Removal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(blank=True, max_length=80)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('membership', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='removal', to='communities.membership')),
            ],
        ),
        migrations.CreateModel(
            name='RoleGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('steward', 'Steward'), ('host', 'Host'), ('weaver', 'Weaver')], max_length=10)),
                ('since', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('granted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grants', to='communities.membership')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('membership'), models.F('role'), condition=models.Q(('until', None)), name='one_current_grant')],
            },
        ),
        migrations.CreateModel(
            name='Rule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('since', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('edition', models.PositiveSmallIntegerField(default=1)),
                ('ended_in', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('decided_by', models.CharField(blank=True, max_length=80)),
                ('ended_by', models.CharField(blank=True, max_length=80)),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('text', models.CharField(max_length=300)),
                ('ground', models.CharField(choices=[('ours', 'Our own rule'), ('law', 'The law asks it of us')], default='ours', max_length=5)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
            ],
            options={
                'ordering': ['number', 'version'],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('number'), condition=models.Q(('until', None)), name='one_standing_rule_a_number'), models.UniqueConstraint(models.F('community'), models.F('number'), models.F('version'), name='one_version_of_a_rule')],
            },
        ),
    ]
