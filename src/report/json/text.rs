//! Views as JSON, written into one string: nothing in it is obeyed or hidden wherever it goes.

use super::number::DIGITS;
use crate::text::push_escaped;
use serde::Serialize;
use serde::ser::{self, Error as _, Impossible, Serializer};
use serde_json::Error;

/// JSON of a view. The views hold nothing that JSON cannot say.
pub(in crate::report) fn text(view: &impl Serialize) -> String {
    let mut out = String::with_capacity(256);
    match view.serialize(Json(&mut out)) {
        Ok(()) => out,
        Err(error) => format!("{{\"error\":\"{error}\"}}"),
    }
}

/// Writes what it is given at the end of a string.
struct Json<'o>(&'o mut String);

/// A list or an object on its way.
struct Many<'o> {
    out: &'o mut String,
    is_first: bool,
    close: &'static str,
}

impl<'o> Json<'o> {
    /// A whole number, its digits from the last.
    fn whole(self, is_negative: bool, number: u64) {
        let (mut digits, mut left) = ([0; 20], number);
        let mut first = digits.len();
        for (at, digit) in digits.iter_mut().enumerate().rev() {
            *digit = b'0' + u8::try_from(left % 10).unwrap_or_default();
            left /= 10;
            first = at;
            if left == 0 {
                break;
            }
        }
        if is_negative {
            self.0.push('-');
        }
        let digits = digits.iter().skip(first);
        self.0.extend(digits.map(|digit| char::from(*digit)));
    }

    fn many(self, open: char, close: &'static str) -> Many<'o> {
        self.0.push(open);
        Many {
            out: self.0,
            is_first: true,
            close,
        }
    }
}

impl Many<'_> {
    fn part(&mut self) -> &mut String {
        if !std::mem::take(&mut self.is_first) {
            self.out.push(',');
        }
        self.out
    }

    /// What a field of a struct is called needs no escape.
    fn field<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), Error> {
        let out = self.part();
        out.push('"');
        out.push_str(key);
        out.push_str("\":");
        value.serialize(Json(out))
    }

    fn close(self) {
        self.out.push_str(self.close);
    }
}

/// What a view holds none of.
fn unsayable<T>() -> Result<T, Error> {
    Err(Error::custom("not said in JSON"))
}

/// Whole numbers of all lengths.
macro_rules! numbers {
    ($($signed:ident $kind:ty)+; $($unsigned:ident $of:ty)+) => {
        $(fn $signed(self, value: $kind) -> Result<(), Error> {
            self.whole(value < 0, value.unsigned_abs().into());
            Ok(())
        })+
        $(fn $unsigned(self, value: $of) -> Result<(), Error> {
            self.whole(false, value.into());
            Ok(())
        })+
    };
}

impl<'o> Serializer for Json<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Many<'o>;
    type SerializeTuple = Many<'o>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Many<'o>;
    type SerializeStruct = Many<'o>;
    type SerializeStructVariant = Impossible<(), Error>;

    numbers! {
        serialize_i8 i8 serialize_i16 i16 serialize_i32 i32 serialize_i64 i64;
        serialize_u8 u8 serialize_u16 u16 serialize_u32 u32 serialize_u64 u64
    }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    #[expect(clippy::disallowed_types, reason = "serde asks for it")]
    fn serialize_f32(self, _: f32) -> Result<(), Error> {
        unsayable()
    }

    #[expect(clippy::disallowed_types, reason = "serde asks for it")]
    fn serialize_f64(self, _: f64) -> Result<(), Error> {
        unsayable()
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.0.push('"');
        push_escaped(value, self.0);
        self.0.push('"');
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        unsayable()
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &str) -> Result<(), Error> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        if name != DIGITS {
            return value.serialize(self);
        }
        // Written as a string, of which the marks are taken away.
        let start = self.0.len();
        value.serialize(Json(self.0))?;
        self.0.pop();
        self.0.remove(start);
        Ok(())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        unsayable()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Many<'o>, Error> {
        Ok(self.many('[', "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Many<'o>, Error> {
        Ok(self.many('[', "]"))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Error>, Error> {
        unsayable()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Error>, Error> {
        unsayable()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Many<'o>, Error> {
        Ok(self.many('{', "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Many<'o>, Error> {
        Ok(self.many('{', "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Error>, Error> {
        unsayable()
    }
}

impl ser::SerializeSeq for Many<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(Json(self.part()))
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeTuple for Many<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Error> {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeMap for Many<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        key.serialize(Json(self.part()))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.out.push(':');
        value.serialize(Json(self.out))
    }

    fn end(self) -> Result<(), Error> {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeStruct for Many<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.field(key, value)
    }

    fn end(self) -> Result<(), Error> {
        ser::SerializeSeq::end(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::escaped;
    use proptest::prelude::*;
    use serde_json::json;

    proptest! {
        #[test]
        fn a_view_is_what_serde_json_writes_of_it(
            words in any::<String>(), n in any::<i64>(), m in any::<u64>()
        ) {
            let view = json!({ "words": [words, null, true, []], "n": { &words: [n, m, 0, {}] } });
            let other = serde_json::to_string(&view).unwrap();
            prop_assert_eq!(text(&view), escaped(&other));
        }

        #[test]
        fn long_words_too(words in "([a-zạ-ỹ “–≥]{0,40}[\u{0}-\u{2fff}#\"\\\\]{0,3}){0,6}") {
            let other = serde_json::to_string(&words).unwrap();
            prop_assert_eq!(text(&words), escaped(&other));
        }
    }
}
