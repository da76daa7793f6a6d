//! Parties: countries and alliances, with what stands for them in the news.
//!
//! One uniform table, general by construction: for every state its name, demonyms and capital, and
//! the seats and ministries that writers use in its place. The first form is the canonical name.

use super::lexicon::WordMap;
use super::line::Line;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Canonical name, then what stands for it; each form begins with a capital in running text.
const PARTIES: &[&str] = &[
    "Afghanistan|Afghan|Afghans|Kabul",
    "Albania|Albanian|Albanians|Tirana",
    "Algeria|Algerian|Algerians|Algiers",
    "Andorra|Andorran",
    "Angola|Angolan|Angolans|Luanda",
    "Argentina|Argentine|Argentinian|Argentines|Buenos Aires|Casa Rosada",
    "Armenia|Armenian|Armenians|Yerevan",
    "Australia|Australian|Australians|Canberra",
    "Austria|Austrian|Austrians|Vienna",
    "Azerbaijan|Azerbaijani|Azerbaijanis|Azeri|Baku",
    "Bahamas|Bahamian|Nassau",
    "Bahrain|Bahraini|Bahrainis|Manama",
    "Bangladesh|Bangladeshi|Bangladeshis|Dhaka",
    "Barbados|Barbadian|Bridgetown",
    "Belarus|Belarusian|Belarusians|Belorussian|Byelorussian|Minsk",
    "Belgium|Belgian|Belgians",
    "Belize|Belizean|Belmopan",
    "Benin|Beninese|Porto-Novo",
    "Bhutan|Bhutanese|Thimphu",
    "Bolivia|Bolivian|Bolivians|La Paz",
    "Bosnia|Bosnian|Bosnians|Bosnia and Herzegovina|Sarajevo",
    "Botswana|Gaborone",
    "Brazil|Brazilian|Brazilians|Brasilia",
    "Brunei|Bruneian",
    "Bulgaria|Bulgarian|Bulgarians|Sofia",
    "Burkina Faso|Burkinabe|Ouagadougou",
    "Burundi|Burundian|Bujumbura",
    "Cambodia|Cambodian|Cambodians|Phnom Penh",
    "Cameroon|Cameroonian|Yaounde",
    "Canada|Canadian|Canadians|Ottawa",
    "Central African Republic|Bangui",
    "Chad|Chadian|N’Djamena",
    "Chile|Chilean|Chileans|Santiago",
    "China|Chinese|Beijing|PRC|People’s Republic of China|Zhongnanhai",
    "Colombia|Colombian|Colombians|Bogota",
    "Comoros|Comorian",
    "DR Congo|Democratic Republic of Congo|Democratic Republic of the Congo|DRC|Kinshasa",
    "Congo|Congolese|Brazzaville",
    "Costa Rica|Costa Rican",
    "Croatia|Croatian|Croatians|Croat|Croats|Zagreb",
    "Cuba|Cuban|Cubans|Havana",
    "Cyprus|Cypriot|Cypriots|Nicosia",
    "Czech Republic|Czech|Czechs|Czechia|Prague",
    "Denmark|Danish|Danes|Copenhagen",
    "Djibouti|Djiboutian",
    "Dominica|Roseau",
    "Dominican Republic|Dominican|Dominicans|Santo Domingo",
    "East Timor|Timorese|Timor-Leste|Dili",
    "Ecuador|Ecuadorian|Ecuadorean|Quito",
    "Egypt|Egyptian|Egyptians|Cairo",
    "El Salvador|Salvadoran|Salvadorans|San Salvador",
    "Equatorial Guinea|Malabo",
    "Eritrea|Eritrean|Eritreans|Asmara",
    "Estonia|Estonian|Estonians|Tallinn",
    "Eswatini|Swaziland|Swazi",
    "Ethiopia|Ethiopian|Ethiopians|Addis Ababa",
    "Fiji|Fijian|Suva",
    "Finland|Finnish|Finns|Helsinki",
    "France|French|Frenchman|Paris|Elysee|Élysée|Quai d’Orsay",
    "Gabon|Gabonese|Libreville",
    "Gambia|Gambian|Banjul",
    "Georgia|Georgian|Georgians|Tbilisi",
    "Germany|German|Germans|Berlin|Bundestag|Bundeswehr",
    "Ghana|Ghanaian|Accra",
    "Greece|Greek|Greeks|Athens",
    "Greenland|Greenlandic|Nuuk",
    "Grenada|Grenadian",
    "Guatemala|Guatemalan|Guatemalans",
    "Guinea|Guinean|Conakry",
    "Guinea-Bissau|Bissau",
    "Guyana|Guyanese",
    "Haiti|Haitian|Haitians|Port-au-Prince",
    "Honduras|Honduran|Hondurans|Tegucigalpa",
    "Hong Kong|Hongkonger|Hongkongers",
    "Hungary|Hungarian|Hungarians|Budapest",
    "Iceland|Icelandic|Icelanders|Reykjavik",
    "India|Indian|Indians|New Delhi|Delhi",
    "Indonesia|Indonesian|Indonesians|Jakarta",
    "Iran|Iranian|Iranians|Tehran|Teheran|Islamic Republic",
    "Iraq|Iraqi|Iraqis|Baghdad",
    "Ireland|Irish|Dublin",
    "Israel|Israeli|Israelis|IDF|Knesset|Tel Aviv",
    "Italy|Italian|Italians|Rome|Quirinale",
    "Ivory Coast|Ivorian|Cote d’Ivoire|Côte d’Ivoire|Abidjan",
    "Jamaica|Jamaican|Jamaicans",
    "Japan|Japanese|Tokyo",
    "Jordan|Jordanian|Jordanians|Amman",
    "Kazakhstan|Kazakh|Kazakhs|Kazakhstani|Astana|Nur-Sultan",
    "Kenya|Kenyan|Kenyans|Nairobi",
    "Kiribati",
    "Kosovo|Kosovar|Kosovars|Pristina",
    "Kuwait|Kuwaiti|Kuwaitis",
    "Kyrgyzstan|Kyrgyz|Bishkek",
    "Laos|Laotian|Vientiane",
    "Latvia|Latvian|Latvians|Riga",
    "Lebanon|Lebanese|Beirut",
    "Lesotho|Maseru",
    "Liberia|Liberian|Monrovia",
    "Libya|Libyan|Libyans|Tripoli",
    "Liechtenstein|Vaduz",
    "Lithuania|Lithuanian|Lithuanians|Vilnius",
    "Luxembourg|Luxembourgish",
    "Madagascar|Malagasy|Antananarivo",
    "Malawi|Malawian|Lilongwe",
    "Malaysia|Malaysian|Malaysians|Kuala Lumpur",
    "Maldives|Maldivian",
    "Mali|Malian|Malians|Bamako",
    "Malta|Maltese|Valletta",
    "Marshall Islands|Marshallese",
    "Mauritania|Mauritanian|Nouakchott",
    "Mauritius|Mauritian",
    "Mexico|Mexican|Mexicans|Mexico City",
    "Micronesia|Micronesian",
    "Moldova|Moldovan|Moldovans|Chisinau|Chişinău",
    "Monaco|Monegasque",
    "Mongolia|Mongolian|Ulaanbaatar",
    "Montenegro|Montenegrin|Podgorica",
    "Morocco|Moroccan|Moroccans|Rabat",
    "Mozambique|Mozambican|Maputo",
    "Myanmar|Burma|Burmese|Naypyidaw|Tatmadaw",
    "Namibia|Namibian|Windhoek",
    "Nauru",
    "Nepal|Nepali|Nepalese|Kathmandu",
    "Netherlands|Dutch|The Hague|Amsterdam|Holland",
    "New Zealand|New Zealander|New Zealanders|Wellington",
    "Nicaragua|Nicaraguan|Managua",
    "Niger|Nigerien|Niamey",
    "Nigeria|Nigerian|Nigerians|Abuja",
    "North Korea|North Korean|North Koreans|Pyongyang|DPRK",
    "North Macedonia|Macedonia|Macedonian|Skopje",
    "Norway|Norwegian|Norwegians|Oslo",
    "Oman|Omani|Muscat",
    "Pakistan|Pakistani|Pakistanis|Islamabad|Rawalpindi",
    "Palau",
    "Palestinians|Palestinian|Palestine|Ramallah|Palestinian Authority",
    "Panama|Panamanian",
    "Papua New Guinea|Port Moresby",
    "Paraguay|Paraguayan|Asuncion",
    "Peru|Peruvian|Peruvians|Lima",
    "Philippines|Philippine|Filipino|Filipinos|Manila|Malacanang",
    "Poland|Polish|Poles|Warsaw",
    "Portugal|Portuguese|Lisbon",
    "Puerto Rico|Puerto Rican|Puerto Ricans|San Juan",
    "Qatar|Qatari|Qataris|Doha",
    "Romania|Romanian|Romanians|Bucharest",
    "Russia|Russian|Russians|Moscow|Kremlin|Russian Federation|Duma",
    "Rwanda|Rwandan|Rwandans|Kigali",
    "Saint Lucia|St Lucia",
    "Samoa|Samoan",
    "San Marino",
    "Saudi Arabia|Saudi|Saudis|Saudi Arabian|Riyadh",
    "Senegal|Senegalese|Dakar",
    "Serbia|Serbian|Serbians|Serb|Serbs|Belgrade",
    "Seychelles",
    "Sierra Leone|Freetown",
    "Singapore|Singaporean|Singaporeans",
    "Slovakia|Slovak|Slovaks|Bratislava",
    "Slovenia|Slovenian|Slovene|Slovenes|Ljubljana",
    "Solomon Islands|Honiara",
    "Somalia|Somali|Somalis|Mogadishu",
    "Somaliland|Hargeisa",
    "South Africa|South African|South Africans|Pretoria",
    "South Korea|South Korean|South Koreans|Seoul|Blue House",
    "South Sudan|South Sudanese|Juba",
    "Soviet Union|Soviet|Soviets|USSR|Red Army",
    "Spain|Spanish|Spaniards|Madrid|Moncloa",
    "Sri Lanka|Sri Lankan|Sri Lankans|Colombo",
    "Sudan|Sudanese|Khartoum",
    "Suriname|Surinamese|Paramaribo",
    "Sweden|Swedish|Swedes|Stockholm",
    "Switzerland|Swiss|Bern|Berne",
    "Syria|Syrian|Syrians|Damascus",
    "Taiwan|Taiwanese|Taipei",
    "Tajikistan|Tajik|Dushanbe",
    "Tanzania|Tanzanian|Dodoma",
    "Thailand|Thai|Thais|Bangkok",
    "Tibet|Tibetan|Tibetans|Lhasa",
    "Togo|Togolese|Lome",
    "Tonga|Tongan",
    "Transnistria|Tiraspol",
    "Trinidad|Trinidad and Tobago|Trinidadian",
    "Tunisia|Tunisian|Tunisians|Tunis",
    "Turkey|Türkiye|Turkish|Turks|Ankara",
    "Turkmenistan|Turkmen|Ashgabat",
    "Tuvalu",
    "Uganda|Ugandan|Ugandans|Kampala",
    "Ukraine|Ukrainian|Ukrainians|Kyiv|Kiev|Verkhovna Rada|Rada|Bankova",
    "United Arab Emirates|UAE|Emirati|Emiratis|Abu Dhabi|Emirates",
    "UK|United Kingdom|Britain|Great Britain|British|Briton|Britons|London|Downing Street|Whitehall|Westminster|Foreign Office|Royal Navy|Royal Air Force|RAF",
    "US|United States|United States of America|USA|America|American|Americans|Washington|White House|Pentagon|State Department|Capitol Hill|Congress|Oval Office|CIA|FBI",
    "Uruguay|Uruguayan|Montevideo",
    "Uzbekistan|Uzbek|Uzbeks|Tashkent",
    "Vanuatu",
    "Vatican|Holy See|Vatican City",
    "Venezuela|Venezuelan|Venezuelans|Caracas|Miraflores",
    "Vietnam|Vietnamese|Hanoi",
    "Western Sahara|Sahrawi",
    "Yemen|Yemeni|Yemenis|Sanaa|Sana’a",
    "Zambia|Zambian|Lusaka",
    "Zimbabwe|Zimbabwean|Harare",
    "European Union|EU|European Commission|European Council|European Parliament|Brussels",
    "NATO|Nato|North Atlantic Treaty Organization|Atlantic Alliance",
    "United Nations|UN|Security Council|General Assembly",
    "OSCE|Organization for Security and Cooperation in Europe|Organisation for Security and Co-operation in Europe",
    "African Union|AU",
    "Arab League",
    "ASEAN|Asean",
    "OPEC|Opec",
    "CSTO|Collective Security Treaty Organization",
    "G7|Group of Seven",
    "G20|Group of 20",
    "England|English",
    "Scotland|Scottish|Scots|Holyrood",
    "Wales|Welsh",
    "Northern Ireland|Stormont",
    "Catalonia|Catalan|Catalans",
    "Kurds|Kurdish|Kurdistan|Kurd",
    "Hamas",
    "Hezbollah|Hizbollah|Hizbullah",
    "Taliban",
    "Houthis|Houthi",
    "Islamic State|ISIS|ISIL|Daesh|Isis",
    "Al Qaeda|al-Qaida|al-Qaeda|Al Qaida",
    "Boko Haram",
    "West|Western",
];

/// From this many letters on, a form is known with one letter left out, a frequent slip in names.
const LONG: usize = 9;

static FORMS: LazyLock<WordMap<String, &'static str>> = LazyLock::new(|| {
    let rows = || PARTIES.iter().map(|row| (row.split('|').next().unwrap_or(row), row.split('|')));
    let mut forms: WordMap<String, &'static str> =
        rows().flat_map(|(name, forms)| forms.map(move |form| (key(form).into_owned(), name))).collect();
    for (name, long) in rows().flat_map(|(name, forms)| forms.map(move |form| (name, form))) {
        if long.len() >= LONG && long.bytes().all(|b| b.is_ascii_alphabetic()) {
            for at in 1..long.len() {
                forms.entry(format!("{}{}", &long[..at], &long[at + 1..])).or_insert(name);
            }
        }
    }
    forms
});

/// The first words of forms, each with the length in words of the longest form that it begins.
static FIRST_WORDS: LazyLock<WordMap<&'static str, usize>> = LazyLock::new(|| {
    let mut longest = WordMap::default();
    for form in FORMS.keys() {
        let length: &mut usize = longest.entry(form.split(' ').next().unwrap_or(form)).or_default();
        *length = form.split(' ').count().max(*length);
    }
    longest
});

/// A form without dots, its hyphens as spaces; capitals kept, since "US" is no "us".
fn key(form: &str) -> Cow<'_, str> {
    if !form.contains(['-', '.', '\'']) {
        return Cow::Borrowed(form);
    }
    Cow::Owned(form.replace('-', " ").replace('.', "").replace('\'', "’"))
}

/// The party that the words from `index` on name, and one past the last of them.
pub(super) fn party_at(line: &Line<'_>, index: usize) -> Option<(usize, &'static str)> {
    let first = line.words.get(index)?;
    if !first.is_capital() && !first.text.starts_with("al") {
        return None;
    }
    let first = key(first.text);
    let longest = *FIRST_WORDS.get(&*first)?;
    let mut found = FORMS.get(&*first).map(|name| (index + 1, *name));
    let mut form = first;
    for end in index + 1..index + longest {
        let Some(word) =
            line.words.get(end).filter(|_| line.is_joined(end) && !line.words[end - 1].possessive)
        else {
            break;
        };
        form = Cow::Owned(format!("{form} {}", key(word.text)));
        found = FORMS.get(&*form).map(|name| (end + 1, *name)).or(found);
    }
    found
}

/// Whether the word at `index` begins a party's name.
pub(super) fn is_party(line: &Line<'_>, index: usize) -> bool {
    party_at(line, index).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_form_stands_for_two_parties() {
        let mut seen = BTreeMap::new();
        for row in PARTIES {
            for form in row.split('|') {
                assert_eq!(seen.insert(key(form), row), None, "{form}");
            }
        }
        assert!(PARTIES.len() > 200);
    }

    #[test]
    fn a_letter_left_out_of_a_long_name_is_forgiven() {
        let check =
            |word: &str, expected: Option<&str>| assert_eq!(FORMS.get(word).copied(), expected, "{word}");
        check("Argentinan", Some("Argentina"));
        check("Austrian", Some("Austria"));
        check("Australan", Some("Australia"));
        check("Iran", Some("Iran"));
        check("Dominica", Some("Dominica"));
        check("Irn", None);
    }
}
