//! Numbers as texts.

/// A number with a fraction in decimal digits, never with an exponent, and with a fraction even when it is zero:
/// `1.0`, `16.5`.
pub(crate) fn double_text(value: f64) -> String {
    if value.is_finite() && value.fract() == 0.0 { format!("{value:.1}") } else { value.to_string() }
}
