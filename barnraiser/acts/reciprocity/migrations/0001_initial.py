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
            name='Favour',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('side', models.CharField(choices=[('ask', 'Ask'), ('offer', 'Offer')], max_length=5)),
                ('gift', models.CharField(choices=[('attention', 'Attention'), ('knowledge', 'Knowledge'), ('skills', 'Skills'), ('connections', 'Connections'), ('resources', 'Resources')], max_length=11)),
                ('title', models.CharField(max_length=160)),
                ('words', models.TextField(blank=True, max_length=4000)),
                ('audience', models.CharField(choices=[('all', 'Everybody in the community'), ('one', 'One person')], default='all', max_length=3)),
                ('until', models.DateField(blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='favours', to='people.person')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='favours', to='communities.community')),
                ('to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'indexes': [models.Index(fields=['community', 'side', '-at'], name='favours_newest_first')],
                'constraints': [models.CheckConstraint(condition=models.Q(('to', None), ('audience', 'one'), _connector='OR'), name='only_to_one_names_a_person')],
            },
        ),
        migrations.CreateModel(
            name='Closure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('favour', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='closure', to='reciprocity.favour')),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('words', models.TextField(blank=True, max_length=2000)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('favour', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='reciprocity.favour')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('favour'), models.F('by'), name='one_answer_per_favour_and_person')],
            },
        ),
        migrations.CreateModel(
            name='Introduction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('words', models.TextField(max_length=1000)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='introductions', to='people.person')),
                ('community', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='introductions', to='communities.community')),
                ('one', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('two', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'constraints': [models.UniqueConstraint(models.F('by'), models.F('one'), models.F('two'), name='one_introduction_per_pair_and_introducer'), models.CheckConstraint(condition=models.Q(('one__lt', models.F('two'))), name='an_introduction_is_of_two')],
            },
        ),
        migrations.CreateModel(
            name='Acquaintance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('introduction', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='acquaintances', to='reciprocity.introduction')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('introduction'), models.F('person'), name='acquainted_once_per_introduction')],
            },
        ),
        migrations.CreateModel(
            name='Promise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('answer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='promise', to='reciprocity.answer')),
            ],
        ),
        migrations.CreateModel(
            name='Miss',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('promise', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='miss', to='reciprocity.promise')),
            ],
            options={
                'verbose_name_plural': 'misses',
            },
        ),
        migrations.CreateModel(
            name='Doing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('promise', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='doing', to='reciprocity.promise')),
            ],
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('promise', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='confirmation', to='reciprocity.promise')),
            ],
        ),
        migrations.CreateModel(
            name='Rejoinder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agrees', models.BooleanField()),
                ('words', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('miss', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='rejoinder', to='reciprocity.miss')),
            ],
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_yes', models.BooleanField()),
                ('at', models.DateTimeField()),
                ('introduction', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responses', to='reciprocity.introduction')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('introduction'), models.F('person'), name='one_response_per_introduction_and_person')],
            },
        ),
        migrations.CreateModel(
            name='StepBack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('answer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='step_back', to='reciprocity.answer')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Thanks',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(blank=True, max_length=500)),
                ('is_public', models.BooleanField()),
                ('at', models.DateTimeField()),
                ('confirmation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='thanks', to='reciprocity.confirmation')),
            ],
            options={
                'verbose_name_plural': 'thanks',
            },
        ),
    ]
