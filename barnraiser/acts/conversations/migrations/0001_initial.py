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
            name='Conversation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('kind', models.CharField(choices=[('question', 'Question'), ('failure', 'Failure'), ('frustration', 'Frustration'), ('success', 'Success'), ('resource', 'Resource'), ('announcement', 'Announcement')], max_length=15)),
                ('title', models.CharField(max_length=200)),
                ('started_at', models.DateTimeField()),
                ('last_at', models.DateTimeField()),
                ('reply_count', models.PositiveIntegerField(default=0)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='conversations', to='people.person')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conversations', to='communities.community')),
            ],
            options={
                'ordering': ['-last_at', '-pk'],
                'indexes': [models.Index(fields=['community', '-last_at'], name='conversations_newest_first')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=barnraiser.ground.models.new_code, editable=False, max_length=12, unique=True)),
                ('words', models.TextField(max_length=60000)),
                ('html', models.TextField(editable=False)),
                ('at', models.DateTimeField()),
                ('source', models.CharField(blank=True, max_length=64)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='messages', to='people.person')),
                ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='conversations.conversation')),
                ('reply_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='replies', to='conversations.message')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'indexes': [models.Index(fields=['conversation', 'at'], name='messages_in_order')],
                'constraints': [models.UniqueConstraint(models.F('source'), condition=models.Q(('source', ''), _negated=True), name='once_a_message_per_source'), models.UniqueConstraint(models.F('conversation'), condition=models.Q(('reply_to', None)), name='one_opening_per_conversation')],
            },
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='conversations.message')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('message'), models.F('person'), name='one_mention_per_message')],
            },
        ),
        migrations.CreateModel(
            name='Hiding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(blank=True, max_length=200)),
                ('words', models.TextField(max_length=60000)),
                ('html', models.TextField(editable=False)),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('message', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='hiding', to='conversations.message')),
            ],
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=barnraiser.ground.clock.now)),
                ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='conversations.conversation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('conversation'), models.F('person'), name='one_reading_per_person')],
            },
        ),
        migrations.CreateModel(
            name='Thanks',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='thanks', to='conversations.message')),
            ],
            options={
                'verbose_name_plural': 'thanks',
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(models.F('message'), models.F('by'), name='one_thanks_per_person')],
            },
        ),
    ]
