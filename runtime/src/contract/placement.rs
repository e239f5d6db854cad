//! Structures that stand for several parameters of a request, each member for one of them.

use crate::contract::structure::{SetText, Structure, Value, ValueMut};

/// The parameter that a member stands for.
#[derive(Clone, Copy, Debug)]
pub struct Placement {
    /// The member of the structure.
    pub member: &'static str,
    /// The parameter, through the structures of the request; nothing where only implied values are taken.
    pub parameter: &'static [&'static str],
    /// Values of the member that the parameter spells otherwise.
    pub values: &'static [(&'static str, &'static str)],
    /// Values that other members imply, so that they are omitted.
    pub implied: &'static [&'static str],
}

/// Members that were given to a request and have no parameter there, or a value that the parameter can't hold.
#[derive(Clone, Debug, Default)]
pub struct Unplaced(Vec<UnplacedMember>);

/// One of them.
#[derive(Clone, Debug)]
pub(crate) struct UnplacedMember {
    setter: &'static str,
    pub(crate) member: &'static str,
    pub(crate) rule: &'static str,
}

impl Unplaced {
    pub(crate) fn members(&self) -> &[UnplacedMember] {
        &self.0
    }
}

impl UnplacedMember {
    /// What a message calls it: the setter and the member.
    pub(crate) fn name(&self) -> String {
        format!("{}.{}", self.setter, self.member)
    }
}

const NO_PARAMETER: &str = "this operation has no parameter for it";

/// Puts the members of `from` that are present into their parameters, and notes in `unplaced` those that have none. What
/// an earlier call of the same setter has noted is forgotten.
pub fn place(
    request: &mut dyn Structure,
    setter: &'static str,
    from: &dyn Structure,
    placements: &[Placement],
    unplaced: &mut Unplaced,
) {
    unplaced.0.retain(|earlier| earlier.setter != setter);
    for (field, value) in from.present() {
        let placement = placements.iter().find(|placement| placement.member == field.name);
        let rule = match placement {
            Some(placement) if is_implied(value, placement.implied) => continue,
            Some(placement) if placement.parameter.is_empty() => NO_PARAMETER,
            Some(placement) => {
                if put_at(request, placement.parameter, respelled(value, placement.values)) {
                    continue;
                }
                "the parameter can't hold this value"
            }
            None => NO_PARAMETER,
        };
        unplaced.0.push(UnplacedMember { setter, member: field.name, rule });
    }
}

fn is_implied(value: Value<'_>, implied: &[&str]) -> bool {
    matches!(value, Value::Text(text) if implied.iter().any(|known| known.eq_ignore_ascii_case(text)))
}

fn respelled<'v>(value: Value<'v>, values: &'static [(&'static str, &'static str)]) -> Value<'v> {
    let Value::Text(text) = value else { return value };
    let other = values.iter().find(|(from, _)| from.eq_ignore_ascii_case(text));
    other.map_or(value, |(_, to)| Value::Text(to))
}

fn put_at(structure: &mut dyn Structure, path: &[&str], value: Value<'_>) -> bool {
    let Some((name, rest)) = path.split_first() else { return false };
    let index = structure.shape().fields.iter().position(|field| field.name == *name);
    let Some(member) = index.and_then(|index| structure.member_mut(index)) else { return false };
    match member.value_mut() {
        ValueMut::Structure(inner) if !rest.is_empty() => put_at(inner.fill(), rest, value),
        place if rest.is_empty() => put(place, value),
        _ => false,
    }
}

fn put(place: ValueMut<'_>, value: Value<'_>) -> bool {
    let set = |place: &mut dyn SetText, text: &str| place.set(text).is_ok();
    match (place, value) {
        (ValueMut::Text(place), Value::Text(text)) => *place = Some(text.to_owned()),
        (ValueMut::Text(place), Value::Integer(number)) => *place = Some(number.to_string()),
        (ValueMut::Secret(place), Value::Secret(secret)) => *place = Some(secret.clone()),
        (ValueMut::Boolean(place), Value::Boolean(value)) => *place = Some(value),
        (ValueMut::Int64(place), Value::Integer(number)) => *place = Some(number),
        (ValueMut::Int32(place), Value::Integer(number)) => match i32::try_from(number) {
            Ok(number) => *place = Some(number),
            Err(_) => return false,
        },
        (ValueMut::Port(place), Value::Integer(number)) => match u16::try_from(number) {
            Ok(number) => *place = Some(number),
            Err(_) => return false,
        },
        (ValueMut::Time(place), Value::Time(time, _)) => *place = Some(time.clone()),
        (ValueMut::Duration(place, _), Value::Duration(period, _)) => *place = Some(period),
        (ValueMut::OpenEnum(place), Value::Text(text)) => return set(place, text),
        (ValueMut::OpenEnum(place), Value::Integer(number)) => return set(place, &number.to_string()),
        _ => return false,
    }
    true
}
