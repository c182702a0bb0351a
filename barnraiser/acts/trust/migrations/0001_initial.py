import barnraiser.ground.clock
import barnraiser.ground.models
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('communities', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('why', models.CharField(max_length=120)),
                ('since', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['since', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('by'), models.F('person'), name='once_on_a_list'), models.CheckConstraint(condition=models.Q(('by', models.F('person')), _negated=True), name='nobody_on_their_own_list')],
            },
        ),
        migrations.CreateModel(
            name='Outside',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reached', models.CharField(choices=[('found', 'Found'), ('aligned', 'Aligned'), ('connected', 'Connected'), ('helped', 'Helped'), ('talked', 'Talked'), ('met', 'Met'), ('acting', 'Acting together')], max_length=10)),
                ('words', models.CharField(max_length=160)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outside', to='trust.target')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('target'), models.F('reached'), name='one_note_per_step')],
            },
        ),
        migrations.CreateModel(
            name='Care',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('thing', models.CharField(max_length=120)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                ('toward', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('by'), models.F('toward'), name='one_care_toward_a_person'), models.CheckConstraint(condition=models.Q(('by', models.F('toward')), _negated=True), name='a_care_is_toward_another')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('spark', models.CharField(blank=True, choices=[('', 'I cannot say yet'), ('clicked', 'We get on'), ('not_for_me', 'Not for me')], max_length=10)),
                ('words', models.TextField(blank=True, max_length=1000)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('by'), models.F('person'), name='one_note_about_a_person')],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('quality', models.CharField(choices=[('trust', 'Trust'), ('respect', 'Respect'), ('affection', 'Affection')], max_length=9)),
                ('matter', models.CharField(blank=True, choices=[('question', 'A question'), ('word', 'A promise'), ('confidence', 'A failure I have told nobody'), ('people', 'An introduction to somebody I value'), ('keys', 'The keys to the barn')], max_length=10)),
                ('scope', models.CharField(blank=True, max_length=80)),
                ('reason', models.CharField(max_length=500)),
                ('since', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                ('toward', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['since', 'pk'],
                'indexes': [models.Index(fields=['toward', 'until'], name='statements_toward')],
                'constraints': [models.UniqueConstraint(models.F('by'), models.F('toward'), models.F('quality'), models.F('matter'), django.db.models.functions.text.Lower('scope'), condition=models.Q(('until', None)), name='one_standing_statement'), models.CheckConstraint(condition=models.Q(('by', models.F('toward')), _negated=True), name='a_statement_is_of_another'), models.CheckConstraint(condition=models.Q(models.Q(('quality', 'trust'), models.Q(('matter', ''), _negated=True)), models.Q(models.Q(('quality', 'trust'), _negated=True), ('matter', '')), _connector='OR'), name='trust_names_its_matter')],
            },
        ),
    ]
