"""Words that almost any ask or offer holds, in the forms people write them. That two texts share one says nothing."""

_WORDS = """
able about above across actual actually after afternoon again against ahead almost alone along already
also although always among amount another anybody anyhow anyone anything anyway anywhere apart april
around aside asked asking asks august autumn available away back based basic became because become
becomes been before began begin beginning begins behind being below beside besides best better between
beyond bigger both bring bringing brings brought call called calling calls came cannot care cares certain
certainly choose chose clear clearly close come comes coming common complete completely could couple
course days dear december decide decided different difficult does doing done down during each early
easier easily easy either else enough entire especially even evening evenings ever every everybody
everyone everything everywhere exact exactly example expect extra fairly february feel feeling feels felt
fewer field find finding finds fine first five follow following forward found four free friday fridays
from full fully further gave general generally gets getting give given gives giving glad gladly goes
going gone good great greatly half hand handle hands happen happened happens happily happy hard hardly
have having hear heard hello help helped helper helpful helping helps hence here hers herself himself
hold hope hoping hour hours however idea ideas important include included includes including indeed
inside instead interested into itself january july june just keen keep keeping keeps kept kind kindly
kinds knew know knowing known knows large largely last late lately later latest least leave leaves
leaving left less lets like liked likely likes little live lives long longer look looked looking looks
lots love made main mainly make makes making many matter maybe mean means meant meet mention might mind
mine minute minutes moment monday mondays month months more moreover morning mornings most mostly move
much must myself name nearby nearly necessary need needed needing needs neither never nevertheless newer
next nice nobody none noon note nothing november nowhere number obviously occasional occasionally october
offer offered offering offers often okay once ones only onto open other others otherwise ought ours
ourselves outside over part particular particularly parts past people perhaps person piece place places
plain please plenty point possible possibly prefer preferably present pretty probably problem provide
provided puts putting quick quickly quite rather reach read reading ready real really reason reasonable
recent recently regular regularly request right round said same saturday saturdays saying says second
seeing seem seemed seems seen seldom send sense sent september several shall share shared shares sharing
short should show showed showing shows side simple simply since small smaller some somebody someday
somehow someone something sometime sometimes somewhat somewhere soon sort sorts spare special spend spent
stand start started starting starts stay still stop stuff such suit suitable suits summer sunday sundays
sure take taken takes taking tell telling than thank thanks that their theirs them themselves then there
therefore these they thing things think thinking third this those though thought three through throughout
thursday thursdays thus till time times today together told tomorrow tonight took toward towards tried
tries true trying tuesday tuesdays turn twenty twice under understand unless until upon used useful uses
using usual usually various very wait want wanted wanting wants ways wednesday wednesdays week weekend
weekends weekly weeks welcome well went were what whatever when whenever where wherever whether which
while whoever whole whom whose wide will willing winter wish with within without wonder work worked
working works worth would write writes writing written wrong wrote year years yesterday young your yours
yourself yourselves
"""
SMALL_TALK = frozenset(_WORDS.split())
