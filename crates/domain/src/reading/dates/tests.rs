use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;

const TODAY: Date = date(2026, 11, 21);

/// `1989-01-08 heisei 1`, or the name of the refusal.
fn told(read: Result<Understood, Refusal>) -> String {
    match read {
        Ok(Understood { date, era }) => {
            let era = era.map(|(era, year)| format!(" {} {year}", era.as_str()));
            format!("{date}{}", era.unwrap_or_default())
        }
        Err(Refusal::Unreadable) => "unreadable".into(),
        Err(Refusal::CenturyMissing) => "century".into(),
        Err(Refusal::EraYearZero(_)) => "year zero".into(),
        Err(Refusal::BeforeCalendar) => "before the calendar".into(),
        Err(Refusal::NoMonth) => "no month".into(),
        Err(Refusal::NoDay { days }) => format!("{days} days"),
        Err(Refusal::OutsideEra { era, meant }) => {
            let meant = told(Ok(Understood {
                date: meant,
                era: Era::of(meant),
            }));
            format!("not {}: {meant}", era.as_str())
        }
    }
}

#[test]
fn one_day_in_every_spelling() {
    for typed in [
        "1999/09/09",
        "1999-9-9",
        "1999.9.9",
        "1999 9 9",
        "1999, 9, 9",
        "19990909",
        "1999年9月9日",
        "1999年 9月 9日",
        "西暦1999年9月9日",
        "１９９９／９／９",
        "１９９９年０９月０９日",
        "一九九九年九月九日",
        "千九百九十九年九月九日",
        "1999ー9ー9",
        "平成11年9月9日",
        "平成１１年９月９日生",
        "平成 11 年 9 月 9 日",
        "平成十一年九月九日",
        "平成一一年九月九日",
        "平成拾壱年九月九日生まれ",
        "平11.9.9",
        "㍻11年9月9日",
        "H11.9.9",
        "H.11.9.9",
        "h11/9/9",
        "Ｈ１１．９．９",
        "H11-09-09",
        "H110909",
        "Heisei 11/9/9",
        "9 September 1999",
        "09 SEP 1999",
        "09-Sep-1999",
        "September 9, 1999",
        "Sept. 9 1999",
        " 1999/9/9　",
    ] {
        assert_eq!(told(day(typed)), "1999-09-09 heisei 11", "{typed}");
    }
}

#[test]
fn days_of_every_era() {
    for (typed, read) in [
        ("M45.7.30", "1912-07-30 meiji 45"),
        ("T1.7.30", "1912-07-30 taisho 1"),
        ("1912-07-29", "1912-07-29 meiji 45"),
        ("1912-07-30", "1912-07-30 taisho 1"),
        ("T15.12.24", "1926-12-24 taisho 15"),
        ("T15.12.25", "1926-12-25 taisho 15"),
        ("S1.12.25", "1926-12-25 showa 1"),
        ("1926-12-25", "1926-12-25 showa 1"),
        ("昭和64年1月7日", "1989-01-07 showa 64"),
        ("S64.1.7", "1989-01-07 showa 64"),
        ("平成元年1月8日", "1989-01-08 heisei 1"),
        ("H1.1.8", "1989-01-08 heisei 1"),
        ("H10108", "1989-01-08 heisei 1"),
        ("1989/1/7", "1989-01-07 showa 64"),
        ("H31.4.30", "2019-04-30 heisei 31"),
        ("令和元年5月1日", "2019-05-01 reiwa 1"),
        ("R元.5.1", "2019-05-01 reiwa 1"),
        ("㋿元年五月一日", "2019-05-01 reiwa 1"),
        ("昭和六十三年十二月三十一日", "1988-12-31 showa 63"),
        ("March 1, 1989", "1989-03-01 heisei 1"),
        ("H12.2.29", "2000-02-29 heisei 12"),
        ("1870-01-01", "1870-01-01"),
    ] {
        assert_eq!(told(day(typed)), read, "{typed}");
    }
}

#[test]
fn days_that_are_refused() {
    for (typed, refusal) in [
        ("H31.5.1", "not heisei: 2019-05-01 reiwa 1"),
        ("平成32年3月1日", "not heisei: 2020-03-01 reiwa 2"),
        ("S64.1.8", "not showa: 1989-01-08 heisei 1"),
        ("H1.1.7", "not heisei: 1989-01-07 showa 64"),
        ("S1.12.24", "not showa: 1926-12-24 taisho 15"),
        ("T15.12.26", "not taisho: 1926-12-26 showa 1"),
        ("M45.7.31", "not meiji: 1912-07-31 taisho 1"),
        ("R1.4.30", "not reiwa: 2019-04-30 heisei 31"),
        ("H0.1.8", "year zero"),
        ("平成〇年一月八日", "year zero"),
        ("M5.1.1", "before the calendar"),
        ("1989-02-29", "28 days"),
        ("2000/2/30", "29 days"),
        ("H1.4.31", "30 days"),
        ("1999-1-0", "31 days"),
        ("1999-13-1", "no month"),
        ("1999-0-1", "no month"),
        ("99/9/9", "century"),
        ("11年9月9日", "century"),
        ("990909", "century"),
        ("9/9/1999", "unreadable"),
        ("09091999", "unreadable"),
        ("8 January 89", "unreadable"),
        ("199/9/9", "unreadable"),
        ("H1999.9.9", "unreadable"),
        ("1999/9", "unreadable"),
        ("1999年9月", "unreadable"),
        ("平成11年", "unreadable"),
        ("平成1十年9月9日", "unreadable"),
        ("平成十十年9月9日", "unreadable"),
        ("1999/9/9/9", "unreadable"),
        ("1999/009/9", "unreadable"),
        ("きのう", "unreadable"),
        ("平成", "unreadable"),
        ("H", "unreadable"),
        ("", "unreadable"),
        ("99999999999999999999", "unreadable"),
        ("九九九九九九九九九九九九", "unreadable"),
    ] {
        assert_eq!(told(day(typed)), refusal, "{typed}");
    }
}

#[test]
fn months() {
    for (typed, read) in [
        ("2015-03", "2015-03-01 heisei 27"),
        ("2015/3", "2015-03-01 heisei 27"),
        ("201503", "2015-03-01 heisei 27"),
        ("２０１５年３月", "2015-03-01 heisei 27"),
        ("平成27年3月", "2015-03-01 heisei 27"),
        ("平成二十七年三月", "2015-03-01 heisei 27"),
        ("H27.3", "2015-03-01 heisei 27"),
        ("H2703", "2015-03-01 heisei 27"),
        ("Mar 2015", "2015-03-01 heisei 27"),
        ("平成27年3月25日", "2015-03-01 heisei 27"),
        ("20150325", "2015-03-01 heisei 27"),
        ("S64.1", "1989-01-01 showa 64"),
        ("H1.1", "1989-01-01 heisei 1"),
        ("1989-01", "1989-01-01 heisei 1"),
        ("T15.12", "1926-12-01 taisho 15"),
        ("S1.12", "1926-12-01 showa 1"),
        ("H31.4", "2019-04-01 heisei 31"),
        ("R1.5", "2019-05-01 reiwa 1"),
        ("H31.5", "not heisei: 2019-05-01 reiwa 1"),
        ("S64.2", "not showa: 1989-02-01 heisei 1"),
        ("平成27年2月30日", "28 days"),
        ("2015-13", "no month"),
        ("27.3", "century"),
        ("3/2015", "unreadable"),
        ("2015", "unreadable"),
        ("平成27年", "unreadable"),
    ] {
        assert_eq!(told(month(typed)), read, "{typed}");
    }
}

#[test]
fn eras_follow_each_other_without_a_gap() {
    for era in Era::ALL {
        let (Some(last), Some(next)) = (era.last_day(), era.next()) else {
            assert_eq!(era, Era::Reiwa);
            continue;
        };
        let first = next.first_day().unwrap();
        let shared = era < Era::Showa;
        let expected = if shared {
            first
        } else {
            first.yesterday().unwrap()
        };
        assert_eq!(last, expected, "{era:?}");
    }
    assert_eq!(Era::Heisei.first_day(), Some(date(1989, 1, 8)));
    assert_eq!(Era::Heisei.last_day(), Some(date(2019, 4, 30)));
}

#[test]
fn every_day_comes_back_through_both_calendars() {
    let mut days = 0;
    for date in date(1868, 10, 23)
        .series(1.day())
        .take_while(|day| *day <= TODAY)
    {
        let western = read(FieldId::BirthDate, &date.to_string(), TODAY);
        assert_eq!(western.answer.expose(), &date.to_string());
        days += 1;
        let Some(gloss) = western.gloss else {
            assert!(date.year() < 1873, "{date}");
            continue;
        };
        assert_eq!(gloss.western.expose(), &date.to_string());
        let (era, year) = (&gloss.era, gloss.era_year);
        let [letter, _] = era.split_at_checked(1).map(<[&str; 2]>::from).unwrap();
        for typed in [
            format!("{era} {year}.{}.{}", date.month(), date.day()),
            format!("{letter}{year}/{:02}/{:02}", date.month(), date.day()),
        ] {
            let back = read(FieldId::BirthDate, &typed, TODAY);
            assert_eq!(back.answer.expose(), &date.to_string(), "{typed}");
            assert_eq!(back.gloss.as_ref(), Some(&gloss), "{typed}");
        }
    }
    assert_eq!(days, 57_738);
}

#[test]
fn what_is_kept_is_the_day_and_what_is_not_understood_stays() {
    let birth = |typed| read(FieldId::BirthDate, typed, TODAY);
    let understood = birth("平成元年1月8日");
    assert_eq!(understood.answer.expose(), "1989-01-08");
    assert_eq!(understood.gloss.unwrap().western.expose(), "1989-01-08");
    let outside = birth("H31.5.1");
    assert_eq!(outside.answer.expose(), "H31.5.1");
    let meant = outside.gloss.unwrap();
    assert_eq!((meant.era.as_str(), meant.era_year), ("reiwa", 1));
    assert_eq!(meant.western.expose(), "2019-05-01");
    for typed in ["H99.1.1", "1989-02-30", "99/9/9", " きのう "] {
        assert_eq!(birth(typed), Reading::plain(typed), "{typed}");
    }
    let leaving = read(FieldId::LeavingMonth, "H31.5", TODAY).gloss.unwrap();
    assert_eq!(leaving.western.expose(), "2019-05");
    assert_eq!(
        read(FieldId::LeavingMonth, "H27.3", TODAY).answer.expose(),
        "2015-03"
    );
}

#[test]
fn whoever_looks_at_answers_sees_days_as_they_are_kept() {
    use FieldId as F;
    let sent: Answers = [
        (F::FamilyNameKanji, "H1.1.8"),
        (F::BirthDate, "平成元年1月8日"),
        (F::AdmissionMonth, "ずっと前"),
        (F::LeavingMonth, "平成２３年３月"),
    ]
    .into_iter()
    .collect();
    let seen = in_kept_form(sent);
    assert_eq!(seen.get(F::FamilyNameKanji), "H1.1.8");
    assert_eq!(seen.get(F::BirthDate), "1989-01-08");
    assert_eq!(seen.get(F::AdmissionMonth), "ずっと前");
    assert_eq!(seen.get(F::LeavingMonth), "2011-03");
    assert_eq!(seen.iter().count(), 4);
}

proptest! {
    #[test]
    fn no_text_is_too_strange(typed in "\\PC{0,24}") {
        let _ = (day(&typed), month(&typed));
    }

    #[test]
    fn no_mixture_of_the_parts_of_dates_is_too_strange(
        parts in proptest::collection::vec(prop_oneof![
            Just("平成".to_owned()), Just("H".to_owned()), Just("㍻".to_owned()), Just("元".to_owned()),
            Just("年".to_owned()), Just("月".to_owned()), Just("日".to_owned()), Just("/".to_owned()),
            Just(" ".to_owned()), Just("十".to_owned()), Just("千".to_owned()), Just("may".to_owned()),
            "[0-9]{1,9}", "[０-９〇一二九]{1,5}", "\\PC",
        ], 0..10),
    ) {
        let typed = parts.concat();
        for field in [FieldId::BirthDate, FieldId::LeavingMonth] {
            let kept = read(field, &typed, TODAY).answer;
            let again = read(field, kept.expose(), TODAY).answer;
            // What is kept is read as itself.
            prop_assert_eq!(kept.expose(), again.expose());
        }
    }
}
