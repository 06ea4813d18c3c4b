use std::collections::BTreeSet;

use super::*;

/// Units per region, counted by hand from annex 1 to the joint order. In each line: department of police
/// (+ transport), directorates of cities or city districts, divisions of districts, line units, collegium
/// and department of justice, in the order of the annex.
const COUNTS: [(&str, usize); 17] = [
    // DP, DP on transport; Сарыарка, Алматы, Байконур, Есиль; station, airport; collegium, justice
    ("г. Нур-Султан", 2 + 4 + 2 + 2),
    // Тараз; Байзакский, Жамбылский, Жуалынский, Кордайский, Меркенский, Мойынкумский, Сарысуский, Таласский,
    // Шуский, Турара Рыскулова; Тараз, Шу, Луговая
    ("Жамбылская область", 1 + 1 + 10 + 3 + 2),
    // Актау, Жанаозен; Бейнеуский, Каракиянский, Мангистауский, Мунайлинский, Тупкараганский; Мангистау
    ("Мангистауская область", 1 + 2 + 5 + 1 + 2),
    // Алатауский, Алмалинский, Ауэзовский, Бостандыкский, Жетысуский, Медеуский, Наурызбайский, Турксибский;
    // station Алматы-1, airport
    ("г. Алматы", 1 + 8 + 2 + 2),
    // Абайский, Аль-Фарабийский, Енбекшинский, Каратауский; Шымкент
    ("г. Шымкент", 1 + 4 + 1 + 2),
    // Кокшетау, Степногорск; Аккольский, Аршалынский, Астраханский, Атбасарский, Буландынский,
    // Егиндыкольский, Ерейментауский, Есильский, Жаксынський, Жаркаинский, Зерендинский, Коргалжынский,
    // Биржан сал, Сандыктауский, Целиноградский, Шортандинский; Кокшетау
    ("Акмолинская область", 1 + 2 + 16 + 1 + 2),
    // Актобе; Айтекебийский, Алгинский, Байганинский, Иргизский, Каргалинский, Мартукский, Мугалжарский,
    // Темирский, Уилский, Хобдинский, Хромтауский, Шалкарский; Актобе, Кандыагаш
    ("Актюбинская область", 1 + 1 + 12 + 2 + 2),
    // Капчагай, Талдыкорган, Текели; Аксуский, Алакольский, Балхашский, Енбекшиказахский, Ескельдинский,
    // Жамбылский, Илийский, Карасайский, Каратальский, Кегенский, Кербулакский, Коксуский, Панфиловский,
    // Райымбекский, Саркандский, Талгарский, Уйгурский; Достык, Уштобе
    ("Алматинская область", 1 + 3 + 17 + 2 + 2),
    // Атырау; Жылыойский, Индерский, Исатайский, Кзылкогинский, Курмангазинский, Макатский, Махамбетский;
    // Атырау
    ("Атырауская область", 1 + 1 + 7 + 1 + 2),
    // Усть-Каменогорск, Семей, Риддер, Курчатов; Абайский, Аягоский, Бескарагайский, Бородулихинский,
    // Глубоковский, Жарминский, Зайсанский, Катон-Карагайский, Кокпектинский, Курчумский, Алтай,
    // Тарбагатайский, Уланский, Урджарский, Шемонаихинский; Оскемен-1, Семей
    ("Восточно-Казахстанская область", 1 + 4 + 15 + 2 + 2),
    // Уральск; Акжайкский, Бокейординский, Бурлинский, Жангалинский, Жанибекский, Зеленовский, Казталовский,
    // Каратобинский (no comma in the annex), Сырымский, Таскалинский, Теректинский, Чингирлауский; Уральск
    ("Западно-Казахстанская область", 1 + 1 + 12 + 1 + 2),
    // Караганда, Балхаш, Жезказган, Каражал, Приозерск, Сарань, Сатпаев, Темиртау, Шахтинск; Абайский,
    // Актогайский, Бухар-Жырауский, Жанаркинский, Каркаралинский, Нуринский, Осакаровский, Улытауский,
    // Шетский; Караганда – Сортировочная; the collegium alone, for the annex names no department of justice
    ("Карагандинская область", 1 + 9 + 9 + 1 + 1),
    // Костанай, Аркалык, Лисаковск, Рудный; Алтынсаринский, Амангельдинский, Аулиекольский, Денисовский,
    // Жангельдинский, Житикаринский, Камыстинский, Карабалыкский, Карасуский, Костанайский, Мендыгаринский,
    // Наурзумский, Сарыкольский, Б.Майлина, Туранский, Узынокольский, Федоровский; Костанай
    ("Костанайская область", 1 + 4 + 17 + 1 + 2),
    // Кызылорда, Байконыр; Аральский, Жалагашский, Жанакорганский, Казалинский, Кармакшинский, Сырдарьинский,
    // Чиилийский; Кызылорда
    ("Кызылординская область", 1 + 2 + 7 + 1 + 2),
    // Павлодар, Аксу, Экибастуз; Актогайский, Баянаульский, Железинский, Ертышский, Майский, Павлодарский,
    // Аккулы, Терекөл, Успенский, Щербактинский; Павлодар
    ("Павлодарская область", 1 + 3 + 10 + 1 + 2),
    // Петропавловск; Айыртауский, Акжарский, Аккайынский, Есильский, Жамбылский, Кызылжарский, Мамлютский,
    // Габита Мусирепова, Магжана Жумбаева, Шал акына, Тайыншынский, Тимирязевский, Уалихановский;
    // Петропавловск
    ("Северо-Казахстанская область", 1 + 1 + 13 + 1 + 2),
    // Туркестан, Арыс, Кентау; Жетисайский, Казыгуртский, Келесский, Мактыаральский, Ордабасынский,
    // Отырарский, Байдибек, Сайрамский, Сарыагашский, Сузакский, Толебийский, Тюлькубасский, Шардаринский;
    // Туркестан, Арыс-1
    ("Туркестанская область", 1 + 3 + 13 + 2 + 2),
];

fn units() -> Vec<Unit> {
    let (units, bad) = parse_units(UNITS_TSV);
    assert_eq!(bad, []);
    units
}

fn one(name: &str, region_2021: &str) -> Unit {
    let units = units();
    let mut found = units.into_iter().filter(|unit| unit.name_ru == name && unit.region_2021 == region_2021);
    let unit = found.next().unwrap_or_else(|| panic!("{name} is not in {region_2021}"));
    assert_eq!(found.next(), None);
    unit
}

fn reasons(bad: &[BadRow]) -> Vec<(usize, &str, &str)> {
    bad.iter().map(|row| (row.line, row.column, row.reason.code())).collect()
}

/// The good file with one field of one line replaced.
fn with_field(line: usize, column: &str, value: &str) -> String {
    let place = UNITS_TSV.lines().next().unwrap().split('\t').position(|name| name == column).unwrap();
    let changed = UNITS_TSV.lines().zip(1..).map(|(content, number)| {
        let mut fields: Vec<&str> = content.split('\t').collect();
        if number == line {
            fields[place] = value;
        }
        fields.join("\t") + "\n"
    });
    changed.collect()
}

#[test]
fn every_region_has_the_units_the_annex_names() {
    let units = units();
    let found: Vec<(&str, usize)> = COUNTS
        .iter()
        .map(|(region, _)| (*region, units.iter().filter(|unit| unit.region_2021 == *region).count()))
        .collect();
    assert_eq!(found, COUNTS);
    assert_eq!(units.len(), 292);
    assert_eq!(check_counts(&units, bundled_country()), []);
}

#[test]
fn regions_come_in_the_order_of_the_annex() {
    let country = bundled_country();
    let names: Vec<(&str, usize)> =
        country.regions_2021.iter().map(|region| (region.name_ru.as_str(), region.units)).collect();
    assert_eq!(names, COUNTS);
    assert!(country.regions_2021.iter().map(|region| region.number).eq(1..=17));
    assert_eq!(country.regions.len(), 20);
    let became: BTreeSet<&str> =
        country.regions_2021.iter().flat_map(|region| &region.regions).map(String::as_str).collect();
    assert_eq!(became.len(), 20);
}

#[test]
fn kinds_are_as_many_as_in_the_annex() {
    let units = units();
    let count = |kind| units.iter().filter(|unit| unit.kind == kind).count();
    // By hand, region after region in the order of the annex; cities have no divisions.
    let directorates = 4 + 1 + 2 + 8 + 4 + 2 + 1 + 3 + 1 + 4 + 1 + 9 + 4 + 2 + 3 + 1 + 3;
    let divisions = 10 + 5 + 16 + 12 + 17 + 7 + 15 + 12 + 9 + 17 + 7 + 10 + 13 + 13;
    // Stations Нур-Султан and Алматы-1 have directorates; the airports of both have divisions.
    let line_divisions = 1 + 3 + 1 + 1 + 1 + 1 + 2 + 2 + 1 + 2 + 1 + 1 + 1 + 1 + 1 + 1 + 2;
    assert_eq!(
        Kind::ALL.map(|kind| (kind.code(), count(kind))),
        [
            ("police_department", 17),
            ("transport_police_department", 1),
            ("police_directorate", directorates),
            ("police_division", divisions),
            ("line_police_directorate", 2),
            ("line_police_division", line_divisions),
            ("collegium", 17),
            ("justice_department", 16),
        ]
    );
}

#[test]
fn karagandy_alone_has_no_justice_department() {
    let units = units();
    let with: BTreeSet<&str> = units
        .iter()
        .filter(|unit| unit.kind == Kind::JusticeDepartment)
        .map(|unit| unit.region_2021.as_str())
        .collect();
    let without: Vec<&str> =
        COUNTS.iter().map(|(region, _)| *region).filter(|region| !with.contains(region)).collect();
    assert_eq!(without, ["Карагандинская область"]);
}

#[test]
fn names_follow_the_annex_where_it_is_hard_to_read() {
    for (name, region) in [
        ("Управление полиции района Сарыарка", "г. Нур-Султан"),
        ("Управление полиции города Тараза", "Жамбылская область"),
        ("Отдел внутренних дел района Турара Рыскулова", "Жамбылская область"),
        ("Отдел внутренних дел Жаксынського района", "Акмолинская область"),
        ("Отдел внутренних дел района Биржан сал", "Акмолинская область"),
        ("Отдел внутренних дел района Алтай", "Восточно-Казахстанская область"),
        ("Отдел внутренних дел Каратобинского района", "Западно-Казахстанская область"),
        ("Отдел внутренних дел Сырымского района", "Западно-Казахстанская область"),
        ("Линейный отдел полиции на станции Караганда – Сортировочная", "Карагандинская область"),
        ("Отдел внутренних дел района Б.Майлина", "Костанайская область"),
        ("Отдел внутренних дел Туранского района", "Костанайская область"),
        ("Отдел внутренних дел Карабалыкского района", "Костанайская область"),
        ("Отдел внутренних дел района Терекөл", "Павлодарская область"),
        ("Отдел внутренних дел района Шал акына", "Северо-Казахстанская область"),
        ("Отдел внутренних дел района Байдибек", "Туркестанская область"),
        ("Отдел внутренних дел Шардаринского района", "Туркестанская область"),
    ] {
        one(name, region);
    }
}

#[test]
fn bodies_belong_to_the_regions_of_today() {
    let units = units();
    let places = |region_2021: &str, region: &str| -> Vec<&str> {
        let police = units.iter().filter(|unit| unit.region_2021 == region_2021 && unit.region == region);
        police.map(|unit| unit.code.split_once('-').map_or("", |(_, rest)| rest)).collect()
    };
    assert_eq!(
        places("Восточно-Казахстанская область", "10"),
        [
            "UP-SEMEI",
            "UP-KURCHATOV",
            "OVD-ABAI",
            "OVD-AYAGOZ",
            "OVD-BESKARAGAI",
            "OVD-BORODULIKHA",
            "OVD-ZHARMA",
            "OVD-KOKPEKTI",
            "OVD-URZHAR",
            "LOP-SEMEI"
        ]
    );
    assert_eq!(
        places("Алматинская область", "33"),
        [
            "UP-TALDYKORGAN",
            "UP-TEKELI",
            "OVD-AKSU",
            "OVD-ALAKOL",
            "OVD-ESKELDI",
            "OVD-KARATAL",
            "OVD-KERBULAK",
            "OVD-KOKSU",
            "OVD-PANFILOV",
            "OVD-SARKAN",
            "LOP-DOSTYK",
            "LOP-USHTOBE"
        ]
    );
    assert_eq!(
        places("Карагандинская область", "62"),
        ["UP-ZHEZKAZGAN", "UP-KARAZHAL", "UP-SATBAEV", "OVD-ZHANAARKA", "OVD-ULYTAU"]
    );
}

#[test]
fn json_shows_what_the_list_promises() {
    let unit = one("Управление полиции города Тараза", "Жамбылская область");
    let expected = serde_json::json!({
        "code": "ZHAMBYL-UP-TARAZ",
        "region_2021": "Жамбылская область",
        "region": "31",
        "kind": "police_directorate",
        "name_ru": "Управление полиции города Тараза",
        "name_kk": "Тараз қаласының Полиция басқармасы",
    });
    assert_eq!(serde_json::to_value(&unit).unwrap(), expected);
    for kind in Kind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
        assert_eq!(Kind::from_code(kind.code()), Some(kind));
    }
}

#[test]
fn the_bundled_directory_is_whole() {
    let (directory, bad) = bundled_directory();
    assert_eq!(bad, []);
    let police = directory.units.iter().filter(|unit| unit.kind.is_police());
    assert_eq!(directory.zone_of.len(), police.count());
    for region in &bundled_country().regions {
        let urban =
            directory.zones.iter().any(|zone| zone.region == region.code && zone.kind == ZoneKind::Urban);
        assert!(urban, "{} has no urban zone", region.name_ru);
    }
}

#[test]
fn line_police_are_served_by_transport_zones_of_their_region() {
    let (directory, _) = bundled_directory();
    for unit in directory.units.iter().filter(|unit| unit.kind.is_police()) {
        let code = &directory.zone_of[&unit.code];
        let zone = directory.zones.iter().find(|zone| zone.code == *code).unwrap();
        assert_eq!(zone.region, unit.region, "{}", unit.code);
        let on_transport = matches!(
            unit.kind,
            Kind::TransportPoliceDepartment | Kind::LinePoliceDirectorate | Kind::LinePoliceDivision
        );
        assert_eq!(zone.kind == ZoneKind::Transport, on_transport, "{}", unit.code);
    }
}

#[test]
fn the_bundled_country_has_no_bad_row() {
    let regions = include_str!("../../../../../../data/regions/regions.tsv");
    let regions_2021 = include_str!("../../../../../../data/regions/regions-2021.tsv");
    assert_eq!(parse_country(regions, regions_2021).1, []);
    let (_, bad) = parse_country("", "code\tnumber\n");
    assert_eq!(bad.len(), 5);
    let (_, bad) = parse_country(regions, &regions_2021.replace("\t62\t", "\t").replace("35,62", "35,99"));
    assert_eq!(reasons(&bad), [(13, "regions", "unknown_region")]);
}

#[test]
fn a_bad_field_is_reported_with_line_column_and_reason() {
    for (column, value, reason) in [
        ("code", "", "empty"),
        ("code", "astana-dp", "code_form"),
        ("code", "ZHAMBYL-X", "code_prefix"),
        ("region", "99", "unknown_region"),
        ("region", "75", "region_mismatch"),
        ("region_2021", "Акмолинская область", "region_mismatch"),
        ("region_2021_code", "ATLANTIS", "unknown_region2021"),
        ("kind", "guild", "unknown_kind"),
        ("name_ru", " ", "empty"),
        ("name_ru", "Департамент  полиции", "white_space"),
        ("name_ru", "Дeпартамент", "foreign_letter"),
        ("name_kk", "", "empty"),
        ("name_kk", "Полиция", "kazakh_name_missing"),
        ("name_kk", "Нұр-Сұлтан департаментi", "foreign_letter"),
        ("place_kk", "Нұр-Сұлтан\u{200b}", "control_character"),
        ("name_ru", "Департамент поли\u{fffd}ии", "control_character"),
        ("rural", "maybe", "flag_form"),
    ] {
        let (units, bad) = parse_units(&with_field(2, column, value));
        assert_eq!(reasons(&bad), [(2, column, reason)], "{column} = {value:?}");
        assert_eq!(units.len(), 291);
        let names: Vec<String> =
            check_counts(&units, bundled_country()).iter().map(BadRow::to_string).collect();
        assert_eq!(names, ["units.tsv:0: region_2021_code: unit_count (ASTANA: 9 ≠ 10)"]);
    }
}

#[test]
fn all_bad_rows_are_reported_in_one_reading() {
    let text = with_field(2, "kind", "guild").replace("\t31\t", "\t13\t") + "short\trow\n\n";
    let (units, bad) = parse_units(&text);
    assert_eq!(bad.len(), 1 + 17 + 2);
    assert_eq!(units.len(), 292 - 1 - 17);
    assert_eq!(bad.last().map(|row| (row.line, row.reason)), Some((295, Reason::ColumnCount)));
}

#[test]
fn the_header_is_read_by_name() {
    let reversed: String =
        UNITS_TSV.lines().map(|line| line.rsplit('\t').collect::<Vec<_>>().join("\t") + "\r\n").collect();
    assert_eq!(parse_units(&format!("\u{feff}{reversed}")), (units(), vec![]));
    let (units, bad) = parse_units(&UNITS_TSV.replacen("name_kk", "kazakh", 1));
    assert_eq!(units, []);
    assert_eq!(reasons(&bad), [(1, "name_kk", "column_missing"), (1, "", "column_unknown")]);
    let (_, bad) = parse_units(&UNITS_TSV.replacen("name_kk", "name_ru", 1));
    assert_eq!(reasons(&bad)[..2], [(1, "name_ru", "column_repeated"), (1, "name_kk", "column_missing")]);
    assert_eq!(reasons(&parse_units("").1), [(1, "", "header_missing")]);
}

#[test]
fn a_repeated_or_missing_row_is_reported_wherever_it_stands() {
    let lines: Vec<&str> = UNITS_TSV.lines().collect();
    for place in 1..lines.len() {
        let mut repeated = lines.clone();
        repeated.push(lines[place]);
        let (kept, bad) = parse_units(&repeated.join("\n"));
        let line = lines.len() + 1;
        let expected = [
            (line, "code", "duplicate_code"),
            (line, "name_ru", "duplicate_name"),
            (line, "name_kk", "duplicate_name"),
        ];
        assert_eq!(reasons(&bad), expected);
        assert_eq!(kept.len(), 292);

        let mut removed = lines.clone();
        removed.remove(place);
        let (kept, bad) = parse_units(&removed.join("\n"));
        assert_eq!(bad, []);
        assert_eq!(reasons(&check_counts(&kept, bundled_country())), [(0, "region_2021_code", "unit_count")]);
    }
}

#[test]
fn a_hole_in_the_zones_is_reported() {
    let reasons_of = |zones: &str, pairs: &str| -> Vec<&'static str> {
        parse_directory(UNITS_TSV, zones, pairs).1.iter().map(|row| row.reason.code()).collect()
    };
    let without_first: String = ZONE_UNITS_TSV.replacen("ASTANA-DP\tZ-ASTANA-CITY\n", "", 1);
    assert_eq!(reasons_of(ZONES_TSV, &without_first), ["unit_without_zone"]);
    let wrong_zone = ZONE_UNITS_TSV.replacen("ASTANA-DP\tZ-ASTANA-CITY", "ASTANA-DP\tZ-NOWHERE", 1);
    assert_eq!(reasons_of(ZONES_TSV, &wrong_zone), ["unknown_zone", "unit_without_zone"]);
    let more = |row: &str| format!("{ZONE_UNITS_TSV}{row}\n");
    assert_eq!(reasons_of(ZONES_TSV, &more("ASTANA-KA\tZ-ASTANA-CITY")), ["not_police"]);
    assert_eq!(reasons_of(ZONES_TSV, &more("NOBODY-DP\tZ-ASTANA-CITY")), ["unknown_unit"]);
    assert_eq!(reasons_of(ZONES_TSV, &more("ASTANA-DP\tZ-ALMATY-CITY")), ["duplicate_code"]);
    let zone =
        |neighbours: &str| format!("{ZONES_TSV}Z-NEW\t71\tЖаңа аймақ\tНовая зона\turban\t{neighbours}\n");
    assert_eq!(reasons_of(&zone(""), ZONE_UNITS_TSV), ["zone_without_unit"]);
    assert_eq!(reasons_of(&zone("Z-NEW"), ZONE_UNITS_TSV)[0], "neighbour_self");
    assert_eq!(reasons_of(&zone("Z-ASTANA-CITY"), ZONE_UNITS_TSV)[0], "neighbour_not_mutual");
    assert_eq!(reasons_of(&zone("Z-NOWHERE"), ZONE_UNITS_TSV)[0], "unknown_zone");
}

#[test]
fn a_complaint_stays_short_and_printable() {
    let long = with_field(2, "kind", &"\u{1b}[2J".repeat(100_000));
    let (_, bad) = parse_units(&long);
    assert!(bad.iter().all(|row| row.value.chars().count() <= BadRow::LONGEST_VALUE));
    assert!(bad.iter().all(|row| !row.to_string().contains('\u{1b}')));
    for row in &bad {
        assert_eq!(serde_json::to_value(row.reason).unwrap(), row.reason.code());
    }
}
