//! Words that make no cue; a table of its own, for the rules beside it to be read without it.

use crate::compare::text::WordSet;
use std::sync::LazyLock;

/// English words that carry no meaning of their own, folded: function words, verbs and adverbs of
/// news prose that stand beside anything, offices, days and months, number words, words of paying.
pub(super) static STOP_WORDS: LazyLock<WordSet<&str>> = LazyLock::new(|| WORDS.split(' ').collect());

const WORDS: &str = "a able about above according across actually added after again against agency ago all almost along \
    already also although always am ambassador amid among amount an and another any anyone april are \
    around article as ask asked asks at august available away back be became because become becomes been \
    before began begin begun behind being below between big billion billions both bought but buy buys by \
    called came can cannot capt cent certain certainly chairman chairwoman chancellor chief clear col \
    come comes coming conference cost costs could countries country currently day days december deputy \
    despite did different director do does doing dollar dollars don't down dozen dozens dr during each \
    earlier early eight either else end especially euro euros even evening eventually ever every \
    february few finally first five for former formerly four friday from further gave gen get give given \
    gives giving go going good got gov government governments governor great had half has have having he \
    held help her here high him himself his how however hundred hundreds i if important in include \
    included includes including indeed initially instead interview into involve involved involves is it \
    its itself january july june just keep keeps kept king knew know known knows lady large last late \
    later latest leader leaders least less let lets like likely long look looked looking looks lord low \
    lt made major make many march may maybe me meanwhile media member members might million millions \
    minister ministers monday month months more morning most move mr mrs ms much must my nation nations \
    near nearly need needed needs never new news next night nine no nor not nothing november now number \
    october of off official officials often old on once one only onto or other others our out over own \
    paid part particularly parts past pay paying pays people per percent perhaps person place possible \
    pounds premier president presidents press previously prime probably put puts quarter queen quite \
    rather really recent recently rep report reported reportedly reporter reporters reports \
    representative representatives rev right said same saturday saw say saying says second secretary see \
    seem seemed seems seen sees sen senator senators september seven several sgt she should show showed \
    shown shows significant similar simply since sir six so some soon speaking spend spending spends \
    spent spokesman spokesmen spokesperson spokeswoman start started starts state statement statements \
    states still such sum sunday take taken ten than that the their them then there these they thing \
    things think third this those though thousand thousands three through thursday thus time times to \
    today together told tomorrow too took total toward towards tried tries trillion try trying tuesday \
    two under until up upon us use used uses using very via want wanted wants was way ways we wednesday \
    week weekend weeks well went were what when where whether which while who whole whom whose why will \
    with within without work worked working works worth would year years yes yesterday yet you young \
    your jan feb apr aug sept nov dec";
