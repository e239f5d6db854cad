//! The language of texts for people.

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    Chinese,
}

impl Language {
    /// That of the option `--lang` if it is among the arguments, else that of the locale.
    pub(crate) fn of(arguments: &[String]) -> Self {
        let mut given = None;
        for (index, argument) in arguments.iter().enumerate() {
            if argument == "--lang" {
                given = arguments.get(index + 1).cloned();
            } else if let Some(value) = argument.strip_prefix("--lang=") {
                given = Some(value.to_owned());
            }
        }
        Self::of_locale(&given.or_else(sys_locale::get_locale).unwrap_or_default())
    }

    fn of_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") { Self::Chinese } else { Self::English }
    }

    /// The text in this language.
    pub(crate) fn pick<T>(self, english: T, chinese: T) -> T {
        match self {
            Self::English => english,
            Self::Chinese => chinese,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_decides_before_the_locale_and_regions_of_chinese_count() {
        let arguments = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(Language::of(&arguments(&["--lang", "zh", "x"])), Language::Chinese);
        assert_eq!(Language::of(&arguments(&["x", "--lang=en"])), Language::English);
        assert_eq!(Language::of_locale("zh_CN.UTF-8"), Language::Chinese);
        assert_eq!(Language::of_locale("zh-Hans-SG"), Language::Chinese);
        assert_eq!(Language::of_locale("de_DE"), Language::English);
        assert_eq!(Language::of_locale(""), Language::English);
    }
}
