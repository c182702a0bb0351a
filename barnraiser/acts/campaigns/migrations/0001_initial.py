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
            name='Campaign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('title', models.CharField(max_length=120)),
                ('goal', models.CharField(max_length=400)),
                ('words', models.TextField(blank=True, max_length=20000)),
                ('asks_whom', models.CharField(max_length=120)),
                ('asks_what', models.CharField(max_length=300)),
                ('until', models.DateField()),
                ('until_what', models.CharField(blank=True, max_length=120)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='campaigns', to='communities.community')),
                ('conversation', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='conversations.conversation')),
            ],
            options={
                'ordering': ['until', 'pk'],
                'indexes': [models.Index(fields=['community', 'until'], name='campaigns_next_first')],
            },
        ),
        migrations.CreateModel(
            name='Closing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how', models.CharField(choices=[('reached', 'It came true'), ('ended', 'It is over, and did not come true'), ('called_off', 'It is called off, and nobody owes it anything')], max_length=10)),
                ('words', models.CharField(max_length=600)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('campaign', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='closing', to='campaigns.campaign')),
            ],
        ),
        migrations.CreateModel(
            name='Endorsement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(blank=True, max_length=300)),
                ('quiet', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='endorsements', to='campaigns.campaign')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('campaign'), models.F('by'), name='one_name_per_person')],
            },
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('was', models.DateField()),
                ('until', models.DateField()),
                ('why', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='extensions', to='campaigns.campaign')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Influence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('whom', models.CharField(max_length=120)),
                ('words', models.CharField(max_length=600)),
                ('on', models.DateField()),
                ('link', models.URLField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='influences', to='campaigns.campaign')),
            ],
            options={
                'ordering': ['-on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('title', models.CharField(max_length=120)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('due', models.DateField(blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='campaigns.campaign')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Completion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('milestone', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='completion', to='campaigns.milestone')),
            ],
        ),
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('kind', models.CharField(choices=[('money', 'Money'), ('hours', 'Hours'), ('skills', 'Skills'), ('things', 'Things'), ('signatures', 'Signatures')], max_length=10)),
                ('title', models.CharField(max_length=120)),
                ('words', models.CharField(blank=True, max_length=400)),
                ('target', models.PositiveBigIntegerField()),
                ('currency', models.CharField(blank=True, choices=[('EUR', 'Euro (€)'), ('GBP', 'Pound (£)'), ('USD', 'Dollar ($)'), ('CHF', 'Swiss franc (CHF)'), ('SEK', 'Swedish krona (SEK)')], max_length=3)),
                ('bounded', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='campaigns.campaign')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('target__gte', 1)), name='a_need_asks_for_something'), models.CheckConstraint(condition=models.Q(('kind', 'money'), ('currency', ''), _connector='XOR'), name='money_has_a_currency_and_nothing_else_has'), models.UniqueConstraint(models.F('campaign'), condition=models.Q(('kind', 'signatures')), name='one_list_of_signatures_per_campaign')],
            },
        ),
        migrations.CreateModel(
            name='Challenge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', models.PositiveBigIntegerField()),
                ('words', models.CharField(blank=True, max_length=160)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('against', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='campaigns.need')),
                ('need', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='challenge', to='campaigns.need')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gte', 1)), name='a_challenge_names_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Owner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(max_length=120)),
                ('asked_at', models.DateTimeField()),
                ('since', models.DateTimeField(blank=True, null=True)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='owners', to='campaigns.campaign')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['asked_at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('campaign'), models.F('person'), condition=models.Q(('until', None)), name='one_part_per_owner')],
            },
        ),
        migrations.CreateModel(
            name='Pledge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('amount', models.PositiveBigIntegerField(default=1)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('due', models.DateField(blank=True, null=True)),
                ('quiet', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pledges', to='campaigns.need')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('need'), models.F('by'), name='one_pledge_per_person_and_need'), models.CheckConstraint(condition=models.Q(('amount__gte', 1)), name='a_pledge_gives_something')],
            },
        ),
        migrations.CreateModel(
            name='Point',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('words', models.CharField(max_length=240)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='campaigns.campaign')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Result',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('words', models.TextField(max_length=4000)),
                ('evidence', models.TextField(max_length=2000)),
                ('links', models.JSONField(default=list)),
                ('civic', models.CharField(blank=True, max_length=300)),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='campaigns.campaign')),
            ],
            options={
                'ordering': ['-on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Settlement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agreed', models.BooleanField()),
                ('behind', models.PositiveIntegerField()),
                ('spoke', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('point', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='settlement', to='campaigns.point')),
            ],
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('confirmed', 'Counted on'), ('delivered', 'Said to be done'), ('received', 'Received'), ('asked', 'Asked after'), ('answered', 'Answered'), ('let_go', 'Let go'), ('not_kept', 'Not kept')], max_length=10)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('pledge', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='campaigns.pledge')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('pledge'), models.F('kind'), name='each_step_of_a_pledge_once'), models.UniqueConstraint(models.F('pledge'), condition=models.Q(('kind__in', ['received', 'let_go', 'not_kept'])), name='a_pledge_ends_once')],
            },
        ),
        migrations.CreateModel(
            name='Voice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stance', models.CharField(choices=[('behind', 'I stand behind it'), ('otherwise', 'I would word it otherwise')], max_length=10)),
                ('words', models.CharField(blank=True, max_length=240)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voices', to='campaigns.point')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('point'), models.F('by'), name='one_voice_per_person_and_point'), models.CheckConstraint(condition=models.Q(('stance', 'behind'), models.Q(('words', ''), _negated=True), _connector='OR'), name='otherwise_says_how')],
            },
        ),
        migrations.CreateModel(
            name='Witness',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(blank=True, max_length=240)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('result', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='witnesses', to='campaigns.result')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('result'), models.F('by'), name='one_witness_per_person')],
            },
        ),
    ]
