//! A line after the header: an object with one key, its kind.

use super::super::error::Flaw;
use super::super::exact;
use super::catalog::{PrincipalLine, SalespersonLine, SettingLine};
use super::client::ClientLine;
use super::commitment::CommitmentLine;
use super::frame::EndLine;
use super::improvement::{ActionLine, GoalLine, ReasonLine};
use super::month_closing::MonthClosingLine;
use super::object;
use super::segment::{MailAnswerLine, MailingLine, SegmentLine};
use super::template::TemplateLine;
use super::value::Text;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use std::fmt;

#[derive(Debug)]
pub(in super::super) enum Line<'a> {
    Client(Box<ClientLine<'a>>),
    Salesperson(Box<SalespersonLine<'a>>),
    Principal(Box<PrincipalLine<'a>>),
    Setting(Box<SettingLine<'a>>),
    Template(Box<TemplateLine<'a>>),
    Goal(Box<GoalLine<'a>>),
    Reason(Box<ReasonLine<'a>>),
    Action(Box<ActionLine<'a>>),
    Commitment(Box<CommitmentLine<'a>>),
    MonthClosing(Box<MonthClosingLine<'a>>),
    Segment(Box<SegmentLine<'a>>),
    Mailing(Box<MailingLine<'a>>),
    MailAnswer(Box<MailAnswerLine<'a>>),
    End(Box<EndLine<'a>>),
    /// Of a kind this version does not know.
    Foreign {
        kind: String,
        value: Value,
    },
}

impl<'a> Line<'a> {
    pub(in super::super) fn parse(text: &'a str) -> Result<Line<'a>, Flaw> {
        let line: Line<'a> = serde_json::from_str(text).map_err(Flaw::of_json)?;
        Ok(match line {
            // Checked as a whole, as it will be written as a whole.
            Line::Foreign { kind, value: _ } => Line::Foreign { kind, value: exact::value(text)? },
            known => known,
        })
    }

    /// Whether `kind` is one of this format: such a line is never kept as foreign.
    fn read_kind<'de: 'a, A: MapAccess<'de>>(kind: &str, map: &mut A) -> Result<Line<'a>, A::Error> {
        Ok(match kind {
            "client" => Line::Client(map.next_value()?),
            "salesperson" => Line::Salesperson(map.next_value()?),
            "principal" => Line::Principal(map.next_value()?),
            "setting" => Line::Setting(map.next_value()?),
            "template" => Line::Template(map.next_value()?),
            "goal" => Line::Goal(map.next_value()?),
            "reason" => Line::Reason(map.next_value()?),
            "action" => Line::Action(map.next_value()?),
            "commitment" => Line::Commitment(map.next_value()?),
            "month_closing" => Line::MonthClosing(map.next_value()?),
            "segment" => Line::Segment(map.next_value()?),
            "mailing" => Line::Mailing(map.next_value()?),
            "mail_answer" => Line::MailAnswer(map.next_value()?),
            "end" => Line::End(map.next_value()?),
            other => {
                map.next_value::<IgnoredAny>()?;
                Line::Foreign { kind: other.to_owned(), value: Value::Null }
            }
        })
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Line<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneKey<'a>(std::marker::PhantomData<&'a ()>);
        impl<'de: 'a, 'a> Visitor<'de> for OneKey<'a> {
            type Value = Line<'a>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with one key")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Line<'a>, A::Error> {
                use serde::de::Error;
                let Some(kind) = map.next_key::<Text<'de>>()? else {
                    return Err(A::Error::custom("an empty object"));
                };
                let line = Line::read_kind(&kind.0, &mut map)?;
                match map.next_key::<Text<'de>>()? {
                    None => Ok(line),
                    Some(second) if second == kind => Err(object::repeated(&kind.0)),
                    Some(_) => Err(A::Error::custom("more than one key")),
                }
            }
        }
        deserializer.deserialize_map(OneKey(std::marker::PhantomData))
    }
}
