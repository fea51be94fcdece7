"""Words that carry no fact of their own: a claim may use them whatever the letter says.

The list is closed and versioned: each further word is one more thing that is not looked up in the
letter, so it must be a function word, part of the frame ("the reviewer wrote that"), or a word
that another check answers for (decision, negation, conditions, numbers).
"""

from __future__ import annotations

from ._words import lemmas

GLUE_VERSION = "2"

_FUNCTION = """a an the this that these those it its they them their he him his she her hers we our i you
    who whom whose which what where how there here such same other another each every both
    either be have do will would shall can could may might should must not no nor never none
    neither and or but if then than so as at by for from in into of off on onto out over to
    toward with within about against between through under up upon per via like also too very
    just yet still because since when while whereas although though however therefore thus hence
    due any some all most more less least only even unless until except before after during once
    without despite ago now one ones way thing anything nothing something itself regarding based
    according"""
_FRAME = """reviewer review letter imr say said state write wrote note explain conclude conclusion find
    found decide decision determine case fact request ask asked record document documentation
    report show indicate mention reveal demonstrate describe evidence information prove
    available submitted patient worker claimant applicant employee person individual people
    earlier prior previous previously already yet currently current specific specifically item
    appear seem become get make made way time give given provide provided number total whether
    bring brought so either many much few along addition additionally furthermore moreover"""
# The decision check answers for these when they speak of the result.
OUTCOME = lemmas(
    """approve approved grant granted deny denied refuse refused reject rejected decline declined authorize
    authorized certify certified necessary medically medical overturn overturned uphold upheld
    unnecessary disapprove disapproved"""
)
_EVERYDAY = """why someone anyone everyone nobody somebody else kind type sort sense course matter place
    around rather instead plus alone far well quite apart away outside ever simply plainly merely
    really indeed anywhere nowhere altogether somehow come go put turn call see look mean bring
    hold tell speak think believe play set concern regard involve happen judge view word phrase
    point present exist include contain file paper paperwork application ground basis opinion
    doubt question answer mind step piece bit lot deal fact way manner instance example
    account depend hinge lie behind among amid remark entry account matter"""
# Light words: they tell little, but not nothing. A statement of which the letter carries all else may
# have one of them.
LIGHT = lemmas(
    """follow put forward come go make let stand spread tie date thank help suit work sign reason condition
    situation circumstance professional independent independently further over take give keep leave set
    reach bring turn run hold move carry deal handle manage offer receive want wish expect need seek mean
    mark count base call add apply serve act face allow permit part course stretch round process approach
    step stage area thing trouble problem issue concern difficulty detail word view thought sense purpose
    aim effort action option choice expert staff team clear plain justify reasonable proper simply actually
    together directly properly along earlier later newly next past held pass share own whole entire
    extra sit lie open close fit match meet join link relate suggest point concern cover fall"""
)
FRAME = lemmas(f"{_FUNCTION} {_FRAME}")
GLUE = FRAME | lemmas(_EVERYDAY)
