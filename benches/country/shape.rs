//! A target set as plain typed structs: what the generator writes, and what merely
//! deserialising one costs.

use serde::{Deserialize, Serialize};
use serde_json::Number;

#[derive(Serialize, Deserialize)]
pub(crate) struct TargetSet {
    pub(crate) schema: String,
    pub(crate) plan: Head,
    pub(crate) basis: Vec<Citation>,
    pub(crate) mentions: Vec<Citation>,
    pub(crate) targets: Vec<Target>,
    pub(crate) task_targets: Vec<Target>,
    pub(crate) baselines: Vec<Target>,
    pub(crate) tasks: Vec<Task>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Head {
    pub(crate) number: Option<String>,
    pub(crate) issued: Option<String>,
    pub(crate) issuer: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) level: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) commune: Option<String>,
    pub(crate) province: Option<String>,
    pub(crate) years: Vec<i16>,
}

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Citation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) raw: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<String>,
    pub(crate) number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) issued: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) issuer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) cites: Vec<Citation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) lines: Option<[u32; 2]>,
}

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Target {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) indicator: Option<String>,
    pub(crate) op: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) value_max: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) year: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) owner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) modality: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) section: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) row: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) lines: Option<[u32; 2]>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Task {
    pub(crate) row: Option<String>,
    pub(crate) name: String,
    pub(crate) owner: Option<String>,
    pub(crate) deadline: Option<String>,
    pub(crate) lines: Option<[u32; 2]>,
}
