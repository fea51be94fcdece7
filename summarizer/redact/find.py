"""Letter -> what identifies someone in it: by labels, by titles, and by the shape of a value.

All patterns run on plain letters (words.unaccented). They only collect: every further place of what
they find, in other spellings, is found by hiding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarizer.facts.cover import cover_facts
from summarizer.facts.dates import date_at
from summarizer.facts.person import birth_dates
from summarizer.letter import Letter

from .identifiers import CREDENTIAL, INITIAL, PARTICLE, WORD, Identifiers, Person, Value, merged, person
from .places import addresses
from .words import composed, letter_words, says, sort_of, unaccented

_FURTHER = rf"(?:{INITIAL} ?)?(?:{PARTICLE} )?{WORD}"
_NAME = rf"(?:{INITIAL} ?){{0,2}}(?:{PARTICLE} )?{WORD}(?: {_FURTHER}){{0,2}}"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Drs|Prof)\b\.?|(?:MR|MRS|MS|DR)\.|Doctor|Professor|Dear)"
# "Drs. Sample and Other noted": the second has no title of its own.
_AND_MORE = rf"(?:, | and | & |, and ){WORD}(?= (?:{'|'.join(sorted(says()))})\b)"
_TITLED = re.compile(rf"(?<![A-Za-z]){_TITLE} ?(?P<name>{_NAME})(?P<more>{_AND_MORE})?")
_CREDENTIALED = re.compile(
    rf"(?P<name>(?:(?:{INITIAL}|(?:{PARTICLE} )?{WORD}) ?){{1,4}})"
    rf"(?:, ?{CREDENTIAL}|(?<= )(?:M\.?D|D\.?O|D\.?P\.?M)\b)"
)
_ROLE = (
    "Employee|Injured (?:Worker|Employee)|IW|Applicant|Claimant|Patient|Worker|Member|Provider|PTP|Physician|"
    "(?:Primary )?(?:Treating|Requesting|Attending|Referring|Secondary) (?:Physician|Provider|Doctor)|"
    "Surgeon|Doctor|Reviewer|(?:Applicant |Defense )?Attorney|Adjuster|(?:Claims )?Examiner|Representative|"
    "Guardian|Parent|Spouse|Interpreter"
)
_SHOUTED_ROLE = "EMPLOYEE|INJURED WORKER|APPLICANT|CLAIMANT|PATIENT|PROVIDER|PHYSICIAN"
_WEAK = "Name|NAME|RE|Re|Attn|Attention|cc|Signed(?: by)?"
"""Behind these stands any subject."""
_PERSON_LABEL = re.compile(
    rf"(?<![A-Za-z])(?:(?:{_ROLE})(?:'s)?(?: Full)?(?: Name)?|(?:{_SHOUTED_ROLE})(?:'S)?(?: NAME)?"
    rf"|(?P<weak>{_WEAK})) ?: ?"
)
_COMPANY_LABEL = re.compile(
    r"(?<![A-Za-z])(?:Employer|EMPLOYER|Insurer|(?:Insurance )?Carrier|Insurance Company|"
    r"Third[- ]Party Administrator|TPA|Claims Administrator)(?:'s)?(?: [Nn]ame| NAME)? ?: ?"
)
_EMPLOYED_BY = re.compile(
    r"\b(?:employed (?:by|at|with)|work(?:s|ed|ing) (?:for|at)|employee of) (?:the )?"
    rf"(?P<name>{WORD}(?: (?:of |and |& )?{WORD}){{0,4}})"
)
_ANY_LABEL = re.compile(
    r"[\n\v]|(?<= )(?:\(?[A-Z][\w()/'#.]* ?){1,6}(?:\([^)]{0,20}\) ?)?(?:#|:)"
    r"|(?<= )(?:DOB|D\.O\.B|SSN|MRN|Claim|Date of|Phone|Tel|Fax)\b"
)
_NAMED_NUMBER = re.compile(
    r"""(?<![A-Za-z])(?i:
        (?:claims?|WCAB|ADJ|EAMS|WCIS|medical\ record|record|member|patient|subscriber|policy|account|chart
          |file|license|case|employee|identification|tax|reference|tracking|control|NPI|DEA|IMR\ case|UR)
        (?:'s)?(?:\ case|\ ID|\ identification)? [ ]?(?:numbers?|no\b\.?|nos\b\.?|ID\b|[#]|(?=:))(?:\(s\))?
      | MRN | SSN? | social\ security(?:\ number|\ no\b\.?)? | NPI | EIN | TIN | ADJ )
    [ ]?[#:]*[ ]? (?:is\ |was\ )?
    (?P<value>(?=[A-Z0-9/.-]{0,14}\d)[A-Za-z0-9]+(?:[-/.][A-Za-z0-9*]+)*)""",
    re.VERBOSE,
)
_NUMBERS = re.compile(
    r"(?<![\w-])(?:\d{3}-\d{2}-\d{4}|[Xx*]{3}-?[Xx*]{2}-?\d{4}|ADJ ?\d{5,9}|CM\d\d-? ?\d{5,8})(?![\w-])",
    re.IGNORECASE,
)
_PHONES = re.compile(
    r"(?<![\w-])(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)"
    r"|(?i:\b(?:tel|phone|telephone|fax|cell|mobile)(?: number| no\.?)?[.:]? ?)"
    r"(?P<value>[+\d(][\d(). -]{5,16}\d)"
)
_EMAILS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_BORN = re.compile(
    r"\b(?:D\. ?O\. ?B\b\.?|[Bb]orn(?: on)?|BORN(?: ON)?|[Bb]irthday|DOB)[ :,(]{0,3}(?:is |was |of )?"
)
_DATE_LIKE = re.compile(r"\d{1,4} ?[-/.] ?\d{1,2} ?[-/.] ?\d{2,4}")


# More of them is no letter, and each one costs a look at the whole text.
_MOST = 300


def find(letter: Letter) -> Identifiers:
    """The names, numbers, addresses and dates of birth of one letter."""
    lined = unaccented(composed(letter.clean.text))
    return find_in(lined)


def find_in(lined: str) -> Identifiers:
    """The same for a clean text in plain letters, its lines kept."""
    flat = lined.replace("\n", " ").replace("\v", " ")
    residents, places = addresses(lined)
    cover = cover_facts(flat)
    names = [cover[name].value for name in ("employee_name", "provider_name") if name in cover]
    named = (
        *_people(names),
        *_people(_labelled(_PERSON_LABEL, lined)),
        *residents,
        *_titled(flat),
        *_credentialed(flat),
    )
    people = list(dict.fromkeys(named))[:_MOST]
    births = {found.value for found in birth_dates(flat)}
    births |= {found.value for label in _BORN.finditer(flat) if (found := date_at(flat, label.end()))}
    values = [*_companies(lined, flat), *places, *_numbers(flat)]
    if claim := cover.get("claim_number"):
        values.append(Value("number", claim.value))
    values += _odd_births(flat)
    return Identifiers(
        merged(_with_first_names(people, flat)), tuple(dict.fromkeys(values))[:_MOST], frozenset(births)
    )


def _labelled(label: re.Pattern[str], lined: str) -> Iterator[str]:
    """What stands behind each label, up to the next one or the line's end; a name broken over two
    lines is put together."""
    for match in label.finditer(lined):
        start = match.end()
        while lined[start : start + 1] in ("\n", "\v"):
            start += 1
        end = _ANY_LABEL.search(lined, start, start + 90)
        value = lined[start : end.start() if end else start + 90].strip(" ,;")
        if end and end[0] == "\n" and re.fullmatch(rf"{WORD},?(?: {INITIAL})?", value):
            rest = re.match(rf"(?:{INITIAL} )?{WORD}(?=[\n\v]|\Z)", lined[end.end() :])
            value = f"{value} {rest[0]}" if rest else value
        if value and ("weak" not in match.groupdict() or not match["weak"] or _surely_a_name(value)):
            yield value


def _surely_a_name(value: str) -> bool:
    """Behind "Re:" stands any subject: only what is made of names alone is taken."""
    words = re.findall(r"[A-Za-z'-]{2,}", value)
    return 2 <= len(words) <= 4 and any(sort_of(word.lower()) == "name" for word in words)


def _people(names: Iterable[str]) -> Iterator[Person]:
    for name in names:
        words = re.match(rf"(?:(?:{INITIAL}|{PARTICLE}|{WORD})(?:, | |\Z)){{1,6}}", name + " ")
        if words and (found := person(words[0])):
            yield found


def _titled(flat: str) -> Iterator[Person]:
    for match in _TITLED.finditer(flat):
        shouted = match[0].split()[0].isupper()
        name = _cut(match["name"], shouted=shouted)
        if name and (found := person(name)):
            yield found
            if match["more"] and (other := person(match["more"].lstrip(" ,&").removeprefix("and "))):
                yield other


def _cut(name: str, *, shouted: bool) -> str:
    """A name behind a title, without the words of the sentence that goes on in capitals."""
    words = name.split()
    kept: list[str] = []
    for place, word in enumerate(words, start=1):
        plain = word.strip(".").lower()
        full = [one for one in kept if len(one.strip(".")) > 1]
        sort = sort_of(plain) if len(plain) > 1 else "name"
        goes_on = bool(full) and (
            plain in says()
            or (len(plain) > 1 and word.isupper() and not full[0].isupper())
            or (sort == "term" and place < len(words))
            or (sort != "name" and len(full) > 1)
        )
        if plain in letter_words() or goes_on or (shouted and not full and sort == "term"):
            break
        kept.append(word)
    return " ".join(kept)


def _credentialed(flat: str) -> Iterator[Person]:
    for match in _CREDENTIALED.finditer(flat):
        words = match["name"].split()
        kept = words[-1:]
        if sort_of(kept[0].lower()) == "term":
            continue
        for word in reversed(words[:-1]):
            plain = word.strip(".").lower()
            if plain in letter_words() or plain in says() or (len(plain) > 1 and sort_of(plain) == "term"):
                break
            kept.insert(0, word)
        named = len(kept) > 1 or sort_of(kept[0].lower()) == "name"
        if named and (found := person(" ".join(kept))):
            yield found


def _with_first_names(people: list[Person], flat: str) -> list[Person]:
    """The people, and who else bears one of their surnames: "Ann Sample" beside "Ms. Sample"."""
    found = list(people)
    for surname in {one.surname for one in people if sort_of(one.surname.lower()) == "name"}:
        for match in re.finditer(
            rf"(?<![\w.-])({WORD}) (?:{INITIAL} )?{re.escape(surname)}(?![A-Za-z])", flat
        ):
            if sort_of(match[1].lower()) == "name" and (other := person(match[0])):
                found.append(other)
    return found


def _companies(lined: str, flat: str) -> Iterator[Value]:
    named = [*_labelled(_COMPANY_LABEL, lined), *(match["name"] for match in _EMPLOYED_BY.finditer(flat))]
    for name in named:
        words = re.match(
            rf"(?:{WORD}|&|and|of|the|[A-Z]{{2,}}|\d+)(?:,? (?:{WORD}|&|and|of|the)(?:\.(?=,|\Z))?){{0,7}}",
            name,
        )
        if words and any(word.lower() not in letter_words() for word in words[0].split()):
            yield Value("company", words[0].rstrip(".,"))


def _numbers(flat: str) -> Iterator[Value]:
    for match in _NAMED_NUMBER.finditer(flat):
        if date_at(flat, match.start("value")) is None:
            yield Value("number", match["value"])
    yield from (Value("number", match[0]) for match in _NUMBERS.finditer(flat))
    yield from (Value("email", match[0]) for match in _EMAILS.finditer(flat))
    yield from (Value("phone", match["value"] or match[0]) for match in _PHONES.finditer(flat))


def _odd_births(flat: str) -> Iterator[Value]:
    """Dates of birth that are no day of the calendar, as printed."""
    for label in re.finditer(rf"{_BORN.pattern}|\b[Dd]ate of [Bb]irth ?:? ?", flat):
        odd = _DATE_LIKE.match(flat, label.end())
        if odd and date_at(flat, label.end()) is None:
            yield Value("birthdate", odd[0])
