//! Packs the Chinese texts of the metadata for the program: all texts in one, and a table of where each ends, sorted by the
//! fingerprints of the English texts. The English texts themselves are in the metadata.

#[path = "src/texts/fingerprint.rs"]
mod fingerprint;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::Path;

const TEXTS: &str = "../generated/dts/texts/zh-CN.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={TEXTS}");
    let pairs: BTreeMap<String, String> = serde_json::from_str(&std::fs::read_to_string(TEXTS)?)?;
    let mut sorted: Vec<(u64, &String)> =
        pairs.iter().map(|(english, chinese)| (fingerprint::of(english), chinese)).collect();
    sorted.sort_unstable();
    if let Some([(_, one), (_, other)]) = sorted.windows(2).find_map(|pair| match pair {
        [one, other] if one.0 == other.0 => Some([one, other]),
        _ => None,
    }) {
        return Err(format!("two texts have one fingerprint: {one} and {other}").into());
    }
    let (mut texts, mut index) = (String::new(), String::from("&["));
    for (fingerprint, text) in sorted {
        texts.push_str(text);
        write!(index, "({fingerprint}, {}),", texts.len())?;
    }
    index.push(']');
    let folder = std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    std::fs::write(Path::new(&folder).join("zh-CN.txt"), texts)?;
    std::fs::write(Path::new(&folder).join("zh-CN.rs"), index)?;
    Ok(())
}
