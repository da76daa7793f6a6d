//! What is counted: general nouns by class, and measures.

use super::figures::UnitClass;
use super::lexicon::WordMap;
use std::sync::LazyLock;

const UNDER_ARMS: &str = "troop soldier serviceman servicemen servicewoman servicewomen servicemember force army military \
    personnel fighter combatant conscript reservist recruit marine sailor airman airmen paratrooper commando mercenary guardsman \
    guardsmen militiaman militiamen officer infantryman infantrymen gunman gunmen insurgent rebel militant guerrilla \
    peacekeeper battalion brigade regiment division squadron garrison navy legionnaire veteran separatist unit warrior \
    contingent platoon reserve trooper bodyguard sniper";

const PEOPLE: &str = "people person man men woman women child children resident civilian citizen refugee migrant worker \
    employee student protester demonstrator voter passenger patient prisoner inmate hostage family household member \
    official lawmaker senator deputy delegate candidate journalist teacher doctor nurse adult boy girl kid baby \
    national immigrant evacuee survivor participant player team-mate user customer fan supporter \
    follower subscriber viewer reader visitor tourist guest attendee volunteer expert analyst scientist researcher \
    politician leader president minister diplomat ambassador spy agent suspect defendant criminal detainee \
    activist native inhabitant villager pupil teen teenager minor parent mother father sister brother son daughter \
    friend victim witness juror judge lawyer attorney police policeman policemen cop firefighter fireman firemen \
    crew staff congressman congressmen republican democrat driver pilot farmer miner owner individual human \
    respondent american briton russian ukrainian german european jew muslim christian democrats mp lawbreaker \
    millionaire billionaire asylum-seeker staffer engineer boss executive investor shareholder borrower head \
    colleague classmate stranger bystander onlooker spectator actor singer author writer";

const KILLED: &str =
    "dead death casualty fatality killed wounded injured injury corpse body victim toll loss";

const EQUIPMENT: &str = "tank ship warship aircraft plane jet helicopter missile rocket drone vehicle gun howitzer submarine \
    destroyer frigate corvette cruiser bomber warhead bomb shell mortar launcher battery boat vessel carrier truck car \
    bus train airliner airplane rifle weapon warplane munition round bullet torpedo satellite system gunship tanker \
    armoured armored artillery fleet flotilla interceptor minesweeper ferry van motorcycle bicycle bike suv minivan automobile \
    pistol handgun firearm grenade mine javelin";

const TIME: &str = "second minute hour day week month year decade century night weekend morning evening fortnight \
    generation season quarter semester";

const OTHER: &str = "vote seat job point country nation state city town village home house building school company \
    business firm case time mile kilometer kilometre meter metre foot feet inch yard acre hectare ton tonne pound ounce \
    gram kilogram liter litre gallon barrel degree watt megawatt gigawatt kilowatt page word copy item product unit game \
    match goal win loss medal match run hit title episode film movie book song album album photo image video tweet post \
    message email letter call question answer attack strike explosion blast raid incident crash accident fire flight trip \
    visit meeting round talk step stage phase level floor story storey room bed hospital bank website site page account \
    computer phone device server network station plant factory mine field farm animal dog cat horse bird fish cow whale \
    tree plant island mountain river lake bridge road street park court trial charge count lawsuit suit complaint \
    sanction law bill rule treaty deal contract agreement order poll survey study report document file record test dose \
    shot vaccine infection virus disease cancer hole part piece share stock bond loan mortgage tax percent fraction \
    group team party organization organisation agency department office branch store shop restaurant hotel church mosque \
    area region province district zone sector side way reason thing factor option kind type form version model series \
    example set pair species planet star galaxy calorie serving bottle glass cup ticket prize award degree language \
    border post outpost base camp village apartment property unit square cubic bag box package pill gene cell egg mouse \
    mice rat lion elephant bear shark snake wolf tiger member-state capital embassy ally partner outlet newspaper channel \
    magnitude light-year knot volt amp byte kilobyte megabyte gigabyte terabyte exabyte hertz joule newton litre pint quart mph kph";

const MEASURES: &[&str] = &[
    "km", "m", "cm", "mm", "kg", "g", "mg", "lb", "lbs", "oz", "ft", "in", "mi", "mph", "kph", "kmh", "kmph",
    "mw", "gw", "kw", "kwh", "gb", "mb", "tb", "kb", "hz", "khz", "mhz", "ghz", "l", "ml", "v", "w", "t",
    "bbl", "ha", "sq", "mm", "kt", "psi", "bpd", "hp", "cc",
];

static CLASSES: LazyLock<WordMap<&'static str, UnitClass>> = LazyLock::new(|| {
    let lists = [
        (OTHER, UnitClass::Other),
        (TIME, UnitClass::Time),
        (EQUIPMENT, UnitClass::Equipment),
        (KILLED, UnitClass::KilledAndWounded),
        (PEOPLE, UnitClass::People),
        (UNDER_ARMS, UnitClass::UnderArms),
    ];
    let entries =
        lists.iter().flat_map(|(list, class)| list.split_whitespace().map(move |word| (word, *class)));
    entries.collect()
});

/// The class of a folded noun, singular or plural; none if no list has it.
pub(super) fn class_of(word: &str) -> Option<UnitClass> {
    let known = |form: &str| CLASSES.get(form).copied();
    known(word)
        .or_else(|| known(word.strip_suffix('s')?))
        .or_else(|| known(word.strip_suffix("es")?))
        .or_else(|| known(&format!("{}y", word.strip_suffix("ies")?)))
}

/// Whether letters glued to digits are a measure ("km").
pub(super) fn is_measure(suffix: &str) -> bool {
    MEASURES.contains(&suffix)
}

/// Whether a word says that people were killed or wounded.
pub(super) fn is_killing(word: &str) -> bool {
    matches!(
        word,
        "killed"
            | "kill"
            | "kills"
            | "killing"
            | "died"
            | "dead"
            | "die"
            | "dies"
            | "wounded"
            | "wounding"
            | "wound"
            | "injured"
            | "injuring"
            | "injure"
            | "slain"
            | "perished"
            | "drowned"
            | "murdered"
            | "slaughtered"
            | "massacred"
            | "executed"
            | "deaths"
            | "fatalities"
            | "casualties"
            | "hurt"
            | "maimed"
    )
}
