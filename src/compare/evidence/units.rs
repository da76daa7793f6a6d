//! What is counted: general nouns by class, and measures.

use super::figures::UnitClass;
use super::lexicon::WordMap;
use std::sync::LazyLock;

const UNDER_ARMS: &str = "troop soldier serviceman servicemen servicewoman servicewomen servicemember force army military \
    personnel fighter combatant conscript reservist recruit marine sailor airman airmen paratrooper commando \
    mercenary guardsman guardsmen militiaman militiamen officer infantryman infantrymen gunman gunmen \
    insurgent rebel militant guerrilla peacekeeper battalion brigade regiment division squadron garrison \
    navy legionnaire veteran separatist unit warrior contingent platoon reserve trooper bodyguard sniper";

const PEOPLE: &str = "people displaced homeless missing unemployed person man men woman women child children resident civilian citizen refugee migrant worker \
    employee student protester demonstrator voter passenger patient prisoner inmate hostage family household \
    member official lawmaker senator deputy delegate candidate journalist teacher doctor nurse adult boy \
    girl kid baby national immigrant evacuee survivor participant player team-mate user customer fan \
    supporter follower subscriber viewer reader visitor tourist guest attendee volunteer expert analyst \
    scientist researcher politician leader president minister diplomat ambassador spy agent suspect \
    defendant criminal detainee activist native inhabitant villager pupil teen teenager minor parent mother \
    father sister brother son daughter friend victim witness juror judge lawyer attorney police policeman \
    policemen cop firefighter fireman firemen crew staff congressman congressmen republican democrat driver \
    pilot farmer miner owner individual human respondent \
    jew muslim christian democrats mp lawbreaker millionaire billionaire asylum-seeker staffer engineer boss \
    executive investor shareholder borrower head colleague classmate stranger bystander onlooker hijacker \
    aide dissident detective commissioner prosecutor adviser advisor relative sibling cousin grandchild \
    grandchildren freshman freshmen alumnus alumni nominee correspondent reporter editor producer pensioner \
    tenant homeowner taxpayer donor elector foreigner newcomer settler believer worshipper pilgrim commuter \
    motorist cyclist pedestrian hiker climber skier swimmer surfer athlete runner golfer wrestler boxer \
    contestant finalist winner bidder vendor shopper buyer seller trader broker manager director chief clerk \
    cashier waiter chef baker spectator actor singer author writer";

const KILLED: &str =
    "dead death casualty fatality killed wounded injured injury corpse body victim toll loss";

const EQUIPMENT: &str = "tank ship warship aircraft plane jet helicopter missile rocket drone vehicle gun howitzer submarine \
    destroyer frigate corvette cruiser bomber warhead bomb shell mortar launcher battery boat vessel carrier \
    truck car bus train airliner airplane rifle weapon warplane munition round bullet torpedo satellite \
    system gunship tanker armoured armored artillery fleet flotilla interceptor minesweeper ferry van \
    motorcycle bicycle bike suv minivan automobile pistol handgun firearm grenade mine javelin";

const TIME: &str = "second minute hour day week month year decade century night weekend morning evening fortnight generation \
    season quarter semester hr min";

const OTHER: &str = "vote seat job point country nation state city town village home house building school company business \
    firm case time mile kilometer kilometre meter metre foot feet inch yard acre hectare ton tonne pound \
    ounce gram kilogram liter litre gallon barrel degree watt megawatt gigawatt kilowatt page word copy item \
    product unit game match goal win loss medal run hit title episode film movie book song album photo image \
    video tweet post message email letter call question answer attack strike explosion blast raid incident \
    crash accident fire flight trip visit meeting round talk step stage phase level floor story storey room \
    bed hospital bank website site account computer phone device server network station plant factory mine \
    field farm animal dog cat horse bird fish cow whale tree island mountain river lake bridge road street \
    park court trial charge count lawsuit suit complaint sanction law bill rule treaty deal contract \
    agreement order poll survey study report document file record test dose shot vaccine infection virus \
    disease cancer hole part piece share stock bond loan mortgage tax percent fraction group team party \
    organization organisation agency department office branch store shop restaurant hotel church mosque area \
    region province district zone sector side way reason thing factor option kind type form version model \
    series example set pair species planet star galaxy calorie serving bottle glass cup ticket prize award \
    language border outpost base camp apartment property square cubic metric nautical bag box package pill gene cell egg \
    mouse mice rat lion elephant bear shark snake wolf tiger member-state capital embassy ally partner \
    outlet newspaper channel magnitude light-year knot volt amp bit byte kilobyte megabyte gigabyte terabyte \
    exabyte hertz joule newton pint quart mph kph teaspoon tablespoon millimetre millimeter centimetre \
    centimeter dime signature ballot precinct spot chapter verse column row block lane gate window door \
    chair table inning lap";

const MEASURES: &[&str] = &[
    "km", "m", "cm", "mm", "kg", "g", "mg", "lb", "lbs", "oz", "ft", "in", "mi", "mph", "kph", "kmh", "kmph",
    "mw", "gw", "kw", "kwh", "gb", "mb", "tb", "kb", "hz", "khz", "mhz", "ghz", "l", "ml", "v", "w", "t",
    "bbl", "ha", "sq", "kt", "psi", "bpd", "hp", "pc", "p", "cc", "km2", "m2", "m3", "ft2", "sqm", "sqft",
    "hr", "hrs", "min", "mins", "tbsp", "tsp", "yd", "yds", "kmhr", "c", "f",
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
