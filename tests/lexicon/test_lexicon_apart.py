"""Medical words that people mix up, and that no row of the concept tables may tie."""

from __future__ import annotations

import pytest

from summarizer.checks import CHECKS
from summarizer.checks.types import ClaimInContext
from summarizer.letter.types import Sentence, Span

# What a claim says | what the evidence says: the second does not carry the first.
_APART = """
mri | x-ray
x-ray | mri
mri | ct scan
mri | imaging
mri | scan
ct scan | scan
emg | nerve conduction study
nerve conduction study | emg
urine test | blood test
blood test | laboratory test
tear | strain
strain | tear
sprain | strain
strain | sprain
rupture | tear
fracture | sprain
dislocation | fracture
bulging disc | herniated disc
slipped disc | degenerative disc disease
osteoarthritis | arthritis
rheumatoid arthritis | osteoarthritis
tendonitis | bursitis
tendonitis | tendon
tendon tear | tendonitis
tennis elbow | golfer's elbow
trigger finger | trigger point
frozen shoulder | shoulder pain
carpal tunnel syndrome | pinched nerve
carpal tunnel syndrome | median neuropathy
radiculopathy | neuropathy
neuropathy | pain
spondylolisthesis | spondylosis
numb | weak
weak | numb
numb | tingling
stiff | weak
swollen | tender
tender | swollen
spasm | strain
dizzy | drowsy
fainted | dizzy
seizure | faint
chronic | acute
acute | chronic
sudden | chronic
flare-up | improvement
relapse | remission
constant | intermittent
mild | severe
severe | mild
hypertension | hypotension
high blood pressure | high blood sugar
diabetes | high blood sugar
depression | anxiety
anxiety | depression
depression | low mood
ptsd | anxiety
addiction | tolerance
heart attack | stroke
surgery | injection
arthroscopy | surgery
fusion | discectomy
arthroplasty | arthroscopy
repair | replacement
injection | surgery
epidural steroid injection | injection
cortisone shot | injection
trigger point injection | epidural steroid injection
nerve block | epidural steroid injection
intramuscular | intravenous
intra-articular | intramuscular
physical therapy | occupational therapy
physical therapy | therapy
chiropractor | physical therapist
acupuncture | chiropractic
acupuncture | needle
massage | manipulation
aquatic therapy | physical therapy
home exercise program | gym exercise program
cognitive behavioral therapy | psychotherapy
functional restoration program | rehabilitation
tens | ultrasound
hot pack | cold pack
brace | sling
splint | cast
orthotic | brace
cane | walker
wheelchair | scooter
hospital bed | bed
custom | prefabricated
purchase | rental
hired | purchase
opioid | nsaid
opioid | painkiller
muscle relaxant | opioid
antidepressant | anticonvulsant
sleep aid | antidepressant
tranquilizer | antidepressant
acid reducer | antacid
cream | patch
patch | cream
oral | topical
topical | oral
prescription | over-the-counter
over-the-counter | prescription
taper | refill
refill | taper
discontinued | tapered
started | stopped
extended-release | immediate-release
contraindicated | indicated
psychiatrist | psychologist
psychologist | therapist
neurologist | psychologist
audiologist | otolaryngologist
orthopedist | podiatrist
surgeon | doctor
nurse | doctor
employer | insurer
inpatient | outpatient
preoperative | postoperative
resolved | improved
cured | improved
modified duty | full duty
off work | modified duty
lifting restriction | restriction
range of motion | strength
strength | range of motion
flexion | extension
gait | posture
frequency | duration
how often | how long
medial | lateral
anterior | posterior
unilateral | bilateral
"""


@pytest.mark.parametrize("pair", [line.split(" | ") for line in _APART.strip().splitlines()], ids=" / ".join)
def test_words_that_differ_in_fact_are_not_tied(pair):
    said, told = (f"The file lists {words} now." for words in pair)
    cited = (Sentence(1, told, Span(0, len(told)), 1),)
    context = ClaimInContext(claim=said, evidence=cited, scope=cited)
    assert CHECKS["nothing_added"](context) or CHECKS["negation"](context)
