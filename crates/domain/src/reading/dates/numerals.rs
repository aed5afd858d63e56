//! Numbers in a date: digits, and the kanji digits in both ways of writing them (二〇一五, 十一).

/// A number and how many digits it was written with: `09` is not `9`, a year of two digits is not one of four.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub value: u32,
    pub digits: u8,
}

impl Number {
    /// 元
    pub(super) const ONE: Self = Self {
        value: 1,
        digits: 1,
    };

    /// A month or day: one or two digits.
    pub(super) fn short(self) -> Option<u16> {
        (self.digits <= 2).then(|| u16::try_from(self.value).ok())?
    }
}

/// The longest number in a date is `19990909`.
const MOST_DIGITS: usize = 8;

/// The number at the start of a text, and what follows it. Digits and kanji digits are not mixed.
pub(super) fn number(text: &str) -> Option<(Number, &str)> {
    let read = |is: fn(char) -> bool, value: fn(&str) -> Option<u32>| {
        let end = text.find(|c| !is(c)).unwrap_or(text.len());
        let (run, rest) = text.split_at_checked(end)?;
        let value = (!run.is_empty()).then(|| value(run))??;
        let written = if run.chars().any(|c| unit(c).is_some()) {
            value.to_string().len()
        } else {
            run.chars().count()
        };
        let digits = u8::try_from(written).ok()?;
        Some((Number { value, digits }, rest))
    };
    let (number, rest) =
        read(|c| c.is_ascii_digit(), in_digits).or_else(|| read(is_kanji, in_kanji))?;
    let mixed = rest.starts_with(|c: char| c.is_ascii_digit() || is_kanji(c));
    (!mixed).then_some((number, rest))
}

fn in_digits(run: &str) -> Option<u32> {
    (run.len() <= MOST_DIGITS).then(|| run.parse().ok())?
}

fn is_kanji(c: char) -> bool {
    digit(c).is_some() || unit(c).is_some()
}

/// 一九九九 place by place, 千九百九十九 by units.
fn in_kanji(run: &str) -> Option<u32> {
    if run.chars().count() > MOST_DIGITS {
        return None;
    }
    if run.chars().all(|c| digit(c).is_some()) {
        return run
            .chars()
            .try_fold(0, |value, c| Some(value * 10 + digit(c)?));
    }
    let (mut sum, mut pending, mut below) = (0, None, u32::MAX);
    for c in run.chars() {
        match (digit(c), unit(c)) {
            (Some(digit), _) if pending.is_none() && digit > 0 => pending = Some(digit),
            (_, Some(unit)) if unit < below => {
                sum += pending.take().unwrap_or(1) * unit;
                below = unit;
            }
            _ => return None,
        }
    }
    Some(sum + pending.unwrap_or(0))
}

/// Digits, those of registers and contracts (壱, 弐, 参) too.
fn digit(c: char) -> Option<u32> {
    match c {
        '〇' | '○' | '零' => Some(0),
        '一' | '壱' => Some(1),
        '二' | '弐' => Some(2),
        '三' | '参' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

fn unit(c: char) -> Option<u32> {
    match c {
        '十' | '拾' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}
