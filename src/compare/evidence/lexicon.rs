//! General word lists that several rules share. Nothing in them is of one story.

use std::sync::OnceLock;

pub(super) use crate::compare::text::{WordMap, WordSet};

/// A list of folded words, made a set when first asked.
pub(super) struct Lexicon {
    words: &'static str,
    set: OnceLock<WordSet<&'static str>>,
}

/// How many bytes the longest listed stem has at most.
const LONGEST_STEM: usize = 16;

impl Lexicon {
    /// The folded words of `words`, parted by white space.
    pub(super) const fn of(words: &'static str) -> Self {
        Self { words, set: OnceLock::new() }
    }

    /// Whether the list has this folded word.
    pub(super) fn has(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.words().collect()).contains(word)
    }

    /// Whether a folded word begins with one of the list's words, taken as stems.
    pub(super) fn begins(&self, word: &str) -> bool {
        (1..=word.len().min(LONGEST_STEM)).any(|end| word.get(..end).is_some_and(|stem| self.has(stem)))
    }

    /// The words as listed.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.words.split_whitespace()
    }
}

/// Words that can neither be nor describe what is counted, nor be a name.
pub(super) static FUNCTION_WORDS: Lexicon = Lexicon::of(
    "a an the this that these those his her its their our my your he she it they we i you them him us who \
     whom whose which what when where while if as than because although though since until unless whether and \
     or but nor so yet of in on at to from by for with about into over under near along across around after \
     before between through during against toward towards within without per via off out up down inside \
     outside is are was were be been being has have had do does did will would can could may might must shall \
     should not no there here then now also only just still already more said says including according back \
     away ago left that’s even both each every some any all such too",
);

/// Words that have a capital only where a sentence begins.
pub(super) static OPENERS: Lexicon = Lexicon::of(
    "beside alongside early late however meanwhile moreover furthermore despite earlier later last next once perhaps \
     previously today tonight tomorrow yesterday while analysts officials experts critics other others many most much several \
     few one two three four five six seven eight nine ten dozens hundreds thousands tens millions asked told \
     let like unlike instead indeed yes well thus hence therefore thank thanks please how why fears reports \
     police troops talks people women men former new old under given among amid amidst another again ahead \
     almost along always anyone as based because behind beyond born even ever everyone everything first \
     second third fourth finally half lawmakers less maybe more nearly never nobody none nothing nor now \
     often okay ok only or over rather researchers residents scientists sign share since someone something \
     soon still supporters sources than then though titled until upon voters whoever whatever whenever \
     wherever whether yet too authorities prosecutors investigators witnesses opponents support that’s it’s \
     he’s she’s there’s we’re they’re i’m don’t",
);

/// Words before a weekday with which it is a name of its own: "Black Friday".
pub(super) static NAMED_DAYS: Lexicon =
    Lexicon::of("black good super bloody ash cyber giving palm easter holy fat whit");

/// States as datelines and labels of party shorten them, without their dots.
pub(super) static SHORT_STATES: Lexicon = Lexicon::of(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass me mich minn miss mo mont neb nev \
     n.h n.j n.m n.y n.c n.d okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo d.c ont que",
);

/// What is joined by "and" to another word of its kind before a noun: "current and former officials".
pub(super) static PAIRED: Lexicon = Lexicon::of(
    "current former past present active retired local state federal city county national regional military \
     political civilian senior junior public private domestic foreign",
);

/// Participles after which stands only how a text came to light: "a report *published* on Monday".
pub(super) static PUBLISHED: Lexicon = Lexicon::of(
    "published released issued obtained posted filed reviewed seen conducted compiled provided sent made \
     unsealed leaked circulated commissioned",
);

/// What a thing is whose name may have a party’s in it without being that party’s: "Washington Post".
pub(super) static NAMESAKES: Lexicon = Lexicon::of(
    "bank post times journal herald tribune gazette chronicle examiner observer telegraph guardian mail \
     today news magazine weekly daily review bridge street avenue road square park plaza boulevard \
     university college school institute institution academy hospital clinic church cathedral museum \
     theatre theater hotel inn airport airlines airways stadium arena hall gallery library bay beach gulf \
     canal lake river cup league olympics open festival orchestra club county township city island \
     islands mountains broadcasting radio television company corporation inc heights monument",
);

/// Titles and offices that stand before a person’s name.
pub(super) static TITLES: Lexicon = Lexicon::of(
    "mr mrs ms miss dr sir lord lady dame prof professor president premier chancellor minister secretary \
     general gen lt lieutenant col colonel maj major capt captain sgt sergeant adm admiral marshal commander \
     brig brigadier cmdr cpl pvt sen senator rep representative gov governor mayor judge justice king queen \
     prince princess pope cardinal archbishop bishop rev reverend father imam ayatollah sheikh sheik \
     ambassador envoy consul spokesman spokeswoman spokesperson chairman chairwoman chair chief director \
     deputy leader speaker sheriff officer detective attorney analyst expert economist historian strategist \
     adviser advisor aide candidate nominee commissioner coach ceo founder co-founder author actor actress \
     singer journalist reporter correspondent photographer editor lawyer mp congressman congresswoman \
     councillor councilman councilwoman superintendent pm taoiseach emperor sultan emir",
);

/// First names of men, as the English-language press most often has them.
pub(super) static MENS_NAMES: Lexicon = Lexicon::of(
    "aaron abdul adam ahmed alan albert alejandro aleksandr alex alexander alexei alfred ali andre \
     andreas andrei andrew andriy angel anthony antonio antony arthur barry ben benjamin bernard bernie \
     bill billy bob boris brad brandon brett brian bruce bryan carl carlos charles charlie chris christian \
     christopher chuck claude cory craig dan daniel dave david dean denis dennis derek dick diego dmitri \
     dmitry dmytro don donald doug douglas dylan ed eddie edward edwin elijah emmanuel enrique eric erik ernest \
     eugene evan felipe felix fernando francis francisco francois frank franklin fred frederick gary gavin \
     george gerald gerard giovanni giuseppe glenn gordon graham greg gregory guy hamid hank hans harold harry \
     harvey hassan henri henry herbert hugo howard hussein ian ibrahim igor isaac ivan jack jacob jacques jake \
     james jared jason javier jay jeff jeffrey jens jeremy jerome jerry jesse jim jimmy joe joel joachim \
     johan john johnny jon jonathan jorge jose joseph josh joshua juan julian justin karl keith ken kenneth \
     kevin khalid konstantin kyle larry lars laurence lawrence lee leo leon leonard lewis lloyd louis luc \
     lucas luis luke malcolm manuel marc marco marcus mario mark martin marvin matt matteo matthew \
     max maxim michael michel miguel mike mikhail mitch mitt mohamed mohammad mohammed muhammad nathan neil \
     nicholas nick nicolas nigel nikolai norman oleg oleksandr oleksiy oliver olaf omar oscar owen pablo \
     patrick paul pavel pedro pete peter petro phil philip philippe pierre rafael ralph ramon randy ray \
     raymond ricardo rich richard rick rob robert roberto rodrigo roger roland ron ronald ross roy \
     russell ryan salman sam samuel scott sean sebastian serge sergei sergey sergio seth shane simon stanley \
     stefan stephen steve steven stuart sylvester ted terry theodore thomas tim timothy tobias todd tom tommy \
     tony travis trevor vadim victor viktor vincent vitali vitaliy vladimir volodymyr walter warren wayne \
     wendell will william winston wolfgang xavier yuri yuriy yusuf zachary",
);

/// First names of women, as the English-language press most often has them.
pub(super) static WOMENS_NAMES: Lexicon = Lexicon::of(
    "abigail alexandra alexandria alice alicia alison allison amanda amber amelia amy ana \
     anastasia angela angelina anita ann anna anne annette annie april barbara beatrice \
     bernadette beth betsy betty beverly bonnie brenda caitlin camila carla carmen carol carole caroline \
     carolyn cassandra catherine cathy cecilia charlotte chelsea cheryl christina christine cindy claire \
     clara claudia connie courtney cristina crystal cynthia daniela danielle dawn deborah debbie \
     debra denise diana diane dianne donna doris dorothy edith eileen elaine eleanor elena elise elizabeth \
     ella ellen emily emma erica erin esther eva evelyn fatima fiona florence frances gabriela gail gina \
     gladys gloria grace greta gwen hannah hazel heather heidi helen helena ida ines ingrid \
     irene irina isabel isabella jacqueline jane janet janice jasmine jeanne jen jenna jennifer \
     jenny jessica jill joan joanna joanne jodi josephine joy joyce juanita judith judy julia julie juliet \
     kamala karen kate katherine kathleen kathryn kathy katie katrina kay kelly \
     kimberly kirsten kristen kristin laura lauren laurie leah leila lena liliana lily linda \
     lindsay lisa liz liza lois loretta lori louise lucia lucy lydia madeleine margaret margarita maria \
     marie marilyn marina marine marion marjorie martha mary maureen maya megan melanie melissa \
     mercedes meredith mia michele michelle mildred miriam molly monica nadia nancy naomi natalia natalie \
     natasha nicola nicole nina nora oksana olga olivia pam pamela patricia patty paula pauline peggy penny \
     phyllis priscilla rachel rebecca regina renee rita roberta rosa rose rosemary roxana ruth \
     sally samantha sandra sara sarah sharon sheila shirley silvia simone sofia sonia sophia sophie stacey \
     stacy stella stephanie sue susan susana susie suzanne svetlana sylvia tamara tanya tara tatiana teresa \
     theresa tiffany tina tracy ursula valentina valerie vanessa vera veronica victoria viola violet \
     virginia vivian wanda wendy yolanda yulia yvette yvonne zoe",
);

/// Words that make a capitalised run an organisation or a place.
pub(super) static ORGANISATIONS: Lexicon = Lexicon::of(
    "ministry department office university college institute institution council committee commission party \
     agency bank company corp corporation inc ltd llc group association union federation organization \
     organisation league court house street senate parliament assembly congress board bureau center centre \
     foundation fund forum club team army navy force forces guard corps command police service services times \
     post journal news press radio tv television network media magazine herald tribune guardian telegraph \
     hospital school church museum theatre theater hotel airport airlines airways games olympics cup world \
     war act treaty agreement accord accords plan project program programme initiative island islands sea \
     ocean river mountains valley county city state states republic kingdom peninsula region province \
     district square park avenue road bridge international national american united day year week foreign \
     defense defence security affairs intelligence front movement alliance coalition campaign conference \
     summit society trust authority administration government beach bay gulf cape tower palace castle stadium \
     arena hall gallery library energy oil gas motors air space democrats republicans democratic republican \
     labour conservative christmas easter ramadan tank review today newsletter",
);

/// Cues that are nouns just as often.
pub(super) static NOUN_CUES: Lexicon = Lexicon::of(
    "claim claims report reports estimate estimates demand demands call calls comment comments note notes \
     promise promises warning question questions charge charges charged pledge pledges post posts \
     tweet tweets state states answer answers reply replies show shows argument mean means meaning put posted \
     labels label forecast forecasts hope hopes fear fears found find finds showed continued began \
     read reads offered",
);

/// Nouns that may be credited without a name, without their plural s.
pub(super) static SPEAKING_NOUNS: Lexicon = Lexicon::of(
    "source report statement ministry ministrie government authoritie authority study studie survey poll \
     letter article paper newspaper campaign company companie critic court document memo agency agencie \
     department office organization organisation group committee commission council party bank union team \
     embassy post message note website outlet media network hacker opponent ally allie observer economist \
     historian author editorial columnist lawsuit complaint indictment filing order ruling data estimate \
     figure record piece release email tweet administration military intelligence prosecutor investigator \
     aide adviser advisor insider colleague relative neighbor neighbour chant sign narrator institute firm \
     university book caption headline blog ad advert advertisement banner poster slogan transcript text \
     summary manifesto slide analysi magazine journal channel broadcaster affidavit testimony program \
     programme chapter questioner caller tweeter user reader listener viewer bystander passenger resident \
     owner worker customer patient jury panel tribunal",
);

/// Stems of regular cue verbs ("announc", "warn").
pub(super) static CUE_STEMS: Lexicon = Lexicon::of(
    "add admit advis affirm alleg announc answer argu ask assert assur blast boast brand call caution charg \
     claim comment complain conced conclud condemn confess confirm contend counter criticiz criticis declar declin \
     defend demand denounc deni describ disclos dismiss dubb emphasiz emphasis estimat exclaim explain express forecast \
     fear hint hope impl indicat inform insist joke jok label lament maintain mention muse mus not observ \
     offer opin pledg point post predict press proclaim promis propos question quipp reaffirm recall recount \
     reiterat relat remark remember repeat repli report respond retort reveal slamm stat stress suggest \
     summariz summaris testifi thank threaten tout tweet urg voic liken blam hail identif identifi chant shout yell \
     characteriz characteris referenc compar scold encourag cri plead mutter marvel theori vow warn whisper wonder continu \
     accus mock prais acknowledg believ laud specif",
);

/// How participles begin that go on with what is said: "adding that", "saying it rained".
pub(super) static SAYING: Lexicon = Lexicon::of(
    "say add not warn claim argu insist suggest tell writ stat admit announc declar acknowledg explain \
     promis vow pledg accus describ call urg predict believ stress alleg deny assert indicat conced reveal",
);

/// How verbs begin that take a thing or a person, not a clause: what they credit is marked, or
/// completed ("accused of").
pub(super) static THING_CUES: Lexicon = Lexicon::of(
    "accus blam blast brand call cit compar condemn critici defend denounc describ dismiss dubb identif label \
     liken mock laud prais rated rates scold slam thank encourag urg hail tout liken character referenc voic \
     summari quot",
);

/// How verbs begin after which whoever is told may stand.
pub(super) static HEARER_CUES: Lexicon =
    Lexicon::of("told tell inform remind assur advis warn ask caution promis");

/// How verbs begin that go on with "of", "for", "about", "against" or "to" and what they credit.
pub(super) static OF_CUES: Lexicon =
    Lexicon::of("warn complain hint vow pledg promis threaten caution offer boast testif muse wonder plead");

/// How verbs begin that a clause may follow without "that".
pub(super) static STATING_CUES: Lexicon = Lexicon::of(
    "said say claim believ argu insist suggest noted notes noting add announc warn acknowledg confirm deni deny \
     alleg predict estimat conclud conced explain indicat stress assert contend declar disclos emphasi \
     maintain reiterat reveal admit demand propos writ wrote think thought joke hope fear promis vow pledg \
     complain testif assum report signaled signalled",
);

/// Nouns of what somebody says, before "that".
pub(super) static CLAIMS: Lexicon = Lexicon::of(
    "claim claims assertion assertions statement statements warning warnings argument allegation allegations \
     announcement promise promises vow pledge belief suggestion insistence contention view prediction \
     admission remark remarks comment comments conclusion denial denials demand demands complaint complaints \
     accusation accusations charge suspicion acknowledgement acknowledgment assurance assurances estimate \
     declaration opinion",
);

/// Nouns of what people say things in or at: "in a statement", "at a news conference".
pub(super) static STATEMENT_NOUNS: Lexicon = Lexicon::of(
    "statement statements interview interviews conference briefing speech address remarks report reports letter \
     memo email tweet tweets post message note release article column book documents court filing hearing \
     testimony meeting call rally event debate appearance twitter facebook television radio tv week month \
     year morning afternoon evening night broadcast video essay editorial blog press",
);

/// Forms of cue verbs that no stem gives.
pub(super) static CUE_FORMS: Lexicon = Lexicon::of(
    "sings sang rated laughed identifies said says say saying told tells tell telling wrote writes write \
     writing thinks think thought believe argue warn insist suggest urge note deny denies read reads put \
     found finds show shows showed knows means calls stating noting denying replies reply implies \
     dubbed slammed quipped testifies began quoted feels felt joked feel replied denied testified implied \
     recalled agree agrees agreed agreeing signaled signalled",
);

/// Forms that a stem of [`CUE_STEMS`] would give and that credit nobody.
pub(super) static NO_CUES: Lexicon = Lexicon::of(
    "emphasis not post press point offer relat stat related relates relate points offers presses posts mus muse hope \
     thank thanks fear urg add answer label advis impl opin repeat mock defending pressing pressed express voice remark \
     declining declined decline declines",
);

/// Words that make the number after them a label ("Article 5").
pub(super) static LABELS: Lexicon = Lexicon::of(
    "no nos number article articles section chapter page pages paragraph figure table flight route highway \
     interstate room resolution channel type unit bus level phase class grade apollo title act part volume \
     version line gate platform pier building apartment suite box lot district ward precinct sector camp \
     track episode season round week day game stage tier category proposition amendment question item step \
     verse psalm ps pp vol fig formula mark mk windows ios super top area studio",
);
