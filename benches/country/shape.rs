//! A target set as plain typed structs: what the generator writes, and what merely deserialising one costs, with strings
//! copied and numbers kept as printed (`String`, `Number`) or with strings borrowed and machine integers (`&str`, `usize`).

use serde::{Deserialize, Serialize};
use serde_json::Number;

#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "S: Deserialize<'de> + Default, N: Deserialize<'de>"))]
pub(crate) struct TargetSet<S = String, N = Number> {
    pub(crate) schema: S,
    pub(crate) plan: Head<S>,
    pub(crate) basis: Vec<Citation<S>>,
    pub(crate) mentions: Vec<Citation<S>>,
    pub(crate) targets: Vec<Target<S, N>>,
    pub(crate) task_targets: Vec<Target<S, N>>,
    pub(crate) baselines: Vec<Target<S, N>>,
    pub(crate) tasks: Vec<Task<S>>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Head<S = String> {
    pub(crate) number: Option<S>,
    pub(crate) issued: Option<S>,
    pub(crate) issuer: Option<S>,
    pub(crate) title: Option<S>,
    pub(crate) level: Option<S>,
    pub(crate) kind: Option<S>,
    pub(crate) commune: Option<S>,
    pub(crate) province: Option<S>,
    pub(crate) years: Vec<i16>,
}

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default, bound(deserialize = "S: Deserialize<'de> + Default"))]
pub(crate) struct Citation<S = String> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) raw: Option<S>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<S>,
    pub(crate) number: Option<S>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) issued: Option<S>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) issuer: Option<S>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<S>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) cites: Vec<Citation<S>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) lines: Option<[u32; 2]>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(
    default,
    bound(deserialize = "S: Deserialize<'de> + Default, N: Deserialize<'de>")
)]
pub(crate) struct Target<S = String, N = Number> {
    pub(crate) id: S,
    pub(crate) label: S,
    pub(crate) indicator: Option<S>,
    pub(crate) op: S,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<N>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) value_max: Option<N>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) unit: Option<S>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) year: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) text: Option<S>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) owner: Option<S>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) modality: Option<S>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) section: Option<S>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) row: Option<S>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) lines: Option<[u32; 2]>,
}

impl<S: Default, N> Default for Target<S, N> {
    fn default() -> Self {
        Self {
            id: S::default(),
            label: S::default(),
            indicator: None,
            op: S::default(),
            value: None,
            value_max: None,
            unit: None,
            year: None,
            text: None,
            owner: None,
            modality: None,
            section: None,
            row: None,
            lines: None,
        }
    }
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default, bound(deserialize = "S: Deserialize<'de> + Default"))]
pub(crate) struct Task<S = String> {
    pub(crate) row: Option<S>,
    pub(crate) name: S,
    pub(crate) owner: Option<S>,
    pub(crate) deadline: Option<S>,
    pub(crate) lines: Option<[u32; 2]>,
}
